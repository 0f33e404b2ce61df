"""What somebody typed in a search box, taken apart: names, a dossier number, a birth date, or a rijksregisternummer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from werkzorg.ui.lezen import lees_datum

# A dossier number has 8 digits and a date too: more of them can only be meant as a rijksregisternummer.
CIJFERS_VAN_EEN_DOSSIER = 8
# The same marks as in the database function zoeksleutel: they stand between the parts of a name, or not.
_TUSSEN = re.compile(r"[\s'’‘ʼ`´.,/()·\"“”_‐‑–—-]+")
_NUMMER = re.compile(r"[dD]?[\s‐‑–-]*[0-9][0-9\s‐‑–-]*")
_DATUM = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}|[0-9]{8}")
_INSZ = re.compile(
    r"(?<![0-9])[0-9]{2}[\s./-]?[0-9]{2}[\s./-]?[0-9]{2}[\s./-]?[0-9]{3}[\s./-]?[0-9]{2}(?![0-9])"
)
_ALLEEN_CIJFERS = re.compile(r"[0-9\s./‐‑–-]+")


@dataclass(frozen=True)
class Zoekvraag:
    """What to look for: all `woorden` and the `geboortedatum`, or a dossier number that begins with `nummer`."""

    woorden: tuple[str, ...] = ()
    geboortedatum: date | None = None
    nummer: str = ""

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was typed that a person can be found by."""
        return not (self.woorden or self.geboortedatum or self.nummer)


def lees_zoekvraag(tekst: str) -> Zoekvraag:
    """Any text as a question: "hondt jan", "D-1234", "d1234 5678", "hermans 14/03/1991" or "14031991"."""
    woorden: list[str] = []
    geboren: date | None = None
    for deel in tekst.split():
        dag = _dag(deel)
        if dag is not None and geboren is None:
            geboren = dag
        elif kaal := _TUSSEN.sub("", deel):
            woorden.append(kaal)
    return Zoekvraag(tuple(woorden), geboren, _dossiernummer(tekst.strip()))


def bevat_insz(tekst: str) -> bool:
    """Whether a rijksregisternummer, or too many digits for anything else, stands in this text."""
    if _INSZ.search(tekst):
        return True
    cijfers = sum(teken.isdigit() for teken in tekst)
    return cijfers > CIJFERS_VAN_EEN_DOSSIER and _ALLEEN_CIJFERS.fullmatch(tekst) is not None


def _dag(deel: str) -> date | None:
    if not _DATUM.fullmatch(deel):
        return None
    try:
        return lees_datum(deel)
    except ValidationError:
        return None


def _dossiernummer(tekst: str) -> str:
    """The dossier number, or its beginning, in the form in which it is stored; "" when this is none."""
    if not _NUMMER.fullmatch(tekst):
        return ""
    cijfers = "".join(teken for teken in tekst if teken in "0123456789")
    if len(cijfers) > CIJFERS_VAN_EEN_DOSSIER:
        return ""
    return f"D-{cijfers[:4]}" + (f"-{cijfers[4:]}" if len(cijfers) > 4 else "")
