"""How much the heavy tests do: `OMVANG=kort` (the default) or `OMVANG=lang` (all counts the issues name)."""

import os

OMVANG = os.environ.get("OMVANG", "kort")
if OMVANG not in {"kort", "lang"}:
    raise ValueError(f"OMVANG must be kort or lang, not {OMVANG!r}")


def aantal(kort: int, lang: int) -> int:
    """The count that belongs to this run."""
    return lang if OMVANG == "lang" else kort
