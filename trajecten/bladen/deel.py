"""One part of the page of a traject, as each subject of the file hands it over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from trajecten.models import Traject
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Deel:
    """One part of the page: `lees` gives the context of `sjabloon`, or None when this reader has nothing there."""

    sleutel: str
    titel: str
    sjabloon: str
    lees: Callable[[Traject, Hoedanigheid], Mapping[str, Any] | None]
    is_zijkolom: bool = False
