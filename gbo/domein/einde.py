"""How an onthaaltraject ends, and until when its data may stay (Decreet 2022 art. 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from gbo.domein.lijsten import AFBREEKREDENEN, TERUGSTUURREDENEN
from werkzorg.termijnen import dagen_erbij, einde_na_maanden
from werkzorg.termijnen.woorden import dagen, datum

_AFBREEKREDENEN = frozenset(sleutel for sleutel, _ in AFBREEKREDENEN)
_TERUGSTUURREDENEN = frozenset(sleutel for sleutel, _ in TERUGSTUURREDENEN)
ANDERE = "andere"


def weg_op(einde: date, maanden: int) -> date:
    """The day on which everything is gone: ended on 31/1/2025 with 12 months, gone on 31/1/2026 (art. 6).

    Twelve months are the most: where the ways of counting differ by a day (28/2 before a leap year) it is the first.
    """
    dag = timedelta(days=1)
    return min(einde_na_maanden(einde + dag, maanden), einde_na_maanden(einde, maanden) + dag)


def einde_bezwaar(einde: date | None, *, niet_voor: date, wat: str, vandaag: date) -> str:
    """Why this cannot be the last day, as a sentence; "" from `niet_voor` (`wat` happened then) to today, inclusive."""
    if einde is None:
        return "Vul de dag in waarop het onthaaltraject eindigde: daarna loopt de bewaartermijn (art. 6)."
    if einde > vandaag:
        return "Deze dag moet nog komen: kies vandaag of een vroegere dag."
    if einde < niet_voor:
        return f"{wat} op {datum(niet_voor)}: het einde ligt op die dag of later."
    return ""


def afbreek_bezwaren(reden: str, toelichting: str) -> dict[str, str]:
    """Sentences by field when the reason to break off is not one of the list, or says nothing."""
    if reden not in _AFBREEKREDENEN:
        return {"reden": "Kies waarom het onthaaltraject stopt."}
    if reden == ANDERE and not toelichting.strip():
        return {"toelichting": "Leg kort uit waarom het onthaaltraject stopt."}
    return {}


def terugstuur_bezwaren(reden: str, toelichting: str) -> dict[str, str]:
    """Sentences by field when the reason to send somebody back is not one of the list, or says nothing."""
    if reden not in _TERUGSTUURREDENEN:
        return {"reden": "Kies waarom je deze persoon niet opneemt."}
    if reden == ANDERE and not toelichting.strip():
        return {"toelichting": "Leg kort uit waarom je deze persoon niet opneemt."}
    return {}


def onbereikbaar_bezwaar(
    pogingen: Sequence[date], *, pogingen_minstens: int, dagen_minstens: int, dag: date
) -> str:
    """Why nobody may give up on `dag` yet, as a sentence; "" after enough failed tries over enough days (assumption).

    `pogingen` are the days of the failed tries; the days count from the first one, which is not counted itself.
    """
    if len(pogingen) < pogingen_minstens:
        over = pogingen_minstens - len(pogingen)
        keer = "nog 1 keer" if over == 1 else f"nog {over} keer"
        return f"Probeer deze persoon eerst {keer} te bereiken: {pogingen_minstens} pogingen zijn nodig."
    vroegst = dagen_erbij(min(pogingen), dagen_minstens)
    if dag < vroegst:
        return (
            f"De eerste poging was op {datum(min(pogingen))}: sluit ten vroegste op {datum(vroegst)} af, "
            f"{dagen(dagen_minstens)} later."
        )
    return ""


def stop_bezwaren(reden: str, nakijken_op: date | None, vandaag: date) -> dict[str, str]:
    """Sentences by field when an erasure cannot be held back like this: it has a reason and a day to look again."""
    nee = {}
    if not reden.strip():
        nee["reden"] = "Schrijf waarom de gegevens langer nodig zijn, bijvoorbeeld voor een rechtszaak."
    if nakijken_op is None:
        nee["nakijken_op"] = "Vul in wanneer jullie dit opnieuw nakijken."
    elif nakijken_op <= vandaag:
        nee["nakijken_op"] = "Deze dag is al voorbij: kies een latere dag."
    elif nakijken_op > einde_na_maanden(vandaag, 12):
        nee["nakijken_op"] = "Kijk dit minstens elk jaar na: kies een vroegere dag."
    return nee
