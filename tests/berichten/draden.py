"""Many at once: threads that start together, each with a database connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def tegelijk(hoeveel: int, doe: Callable[[int], T]) -> list[T]:
    """What `doe(0)` … `doe(hoeveel - 1)` returned, all started at the same moment; raises what any of them raised."""
    hek = threading.Barrier(hoeveel)

    def een(nummer: int) -> T:
        hek.wait(30)
        try:
            return doe(nummer)
        finally:
            connection.close()

    with ThreadPoolExecutor(hoeveel) as draden:
        return list(draden.map(een, range(hoeveel)))
