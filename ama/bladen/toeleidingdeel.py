"""The page of a toeleiding is a frame: each subject hands over its parts, as on the page of an agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ama.models import Toeleiding
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Toeleidingdeel:
    """One part of the page: `lees` gives the context of `sjabloon`, or None when this reader has nothing there."""

    sleutel: str
    titel: str
    sjabloon: str
    lees: Callable[[Toeleiding, Hoedanigheid], Mapping[str, Any] | None]
    is_zijkolom: bool = False
