"""One part of the page of an agreement, as each subject hands it over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ama.models import Overeenkomst
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Deel:
    """One part of the page: `lees` gives the context of `sjabloon`, or None when this reader has nothing there."""

    sleutel: str
    titel: str
    sjabloon: str
    lees: Callable[[Overeenkomst, Hoedanigheid], Mapping[str, Any] | None]
    is_zijkolom: bool = False
