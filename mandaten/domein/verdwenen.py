"""An organisation that went into another one asks for nothing any more, and takes part in nothing (regelgeving 5.3)."""

from __future__ import annotations

from datetime import date


def is_verdwenen(verdwijnt_op: date | None, dag: date) -> bool:
    """Whether an organisation that went into another one on `verdwijnt_op` (None: it did not) is gone on `dag`."""
    return verdwijnt_op is not None and verdwijnt_op <= dag


def opgegaan_zin(verdwijnt_op: date) -> str:
    """What is wrong with granting something to it, or letting it join, for whoever decides."""
    return f"deze organisatie gaat op {verdwijnt_op:%d/%m/%Y} op in een andere: die vraagt zelf aan, of doet zelf mee."


def verdwenen_zin(naam: str, verdwijnt_op: date) -> str:
    """What is said of it, and what to do."""
    return (
        f"{naam} ging op {verdwijnt_op:%d/%m/%Y} op in een andere organisatie en kan dit niet meer krijgen: laat die "
        "andere organisatie zelf aanvragen of meedoen."
    )
