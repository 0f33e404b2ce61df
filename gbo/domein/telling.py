"""Counts that name nobody: a small number could, so it is not shown (regelgeving 8)."""

from __future__ import annotations

# Fewer people than this in one cell are hidden [assumption, as in the overviews].
KLEINSTE = 5


def toonbaar(aantal: int) -> str:
    """The number as a page shows it: "0", "minder dan 5", or the number from five."""
    return f"minder dan {KLEINSTE}" if 0 < aantal < KLEINSTE else str(aantal)
