"""What happens to a signed agreement: it is handed in, sent back, gets another end, or another person (10.4).

An agreement has no end fixed beforehand (Decreet 8/7/2022 art. 29), so nothing is extended but an end that was planned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import woorden
from ama.domein.beeindiging import REDENEN
from ama.domein.subsidiedagen import indienen_uiterlijk_op
from werkzorg.termijnen import Periode

# How long the begeleider still reads why a draft broke off: an assumption, the decree says nothing of it.
NALEESDAGEN = 30


@dataclass(frozen=True)
class Scan:
    """The files with version `nummer`, that somebody signed on paper: what the scanner said of them."""

    nummer: int
    is_schoon: bool = False
    wacht: bool = False

    @property
    def naam(self) -> str:
        """How a sentence calls it."""
        return "De scan" if self.nummer == 1 else f"De scan van wijziging {self.nummer}"


def ontbrekende_scans(scans: Iterable[Scan]) -> list[Scan]:
    """The versions without a file that was found clean, in their order; one clean file of a version is enough."""
    return sorted((een for een in scans if not een.is_schoon), key=lambda een: een.nummer)


def scan_bezwaar(scans: Iterable[Scan]) -> str:
    """Why what was signed on paper cannot be handed in, as a sentence; "" when it can (regelgeving 15, row 18)."""
    for een in ontbrekende_scans(scans):
        if een.wacht:
            return f"{een.naam} wordt nog nagekeken: probeer straks opnieuw."
        return f"{een.naam} is geweigerd of ontbreekt: voeg de scan opnieuw toe."
    return ""


def scan_toevoegen_bezwaren(
    scans: Iterable[Scan], nummer: int | None, *, inhoud_nagekeken: bool
) -> dict[str, str]:
    """Per field why a scan cannot be added to version `nummer`; empty when it can.

    What is still being looked at can be replaced: nobody has to wait for a file that was the wrong one.
    """
    nodig = {een.nummer for een in ontbrekende_scans(scans)}
    uit: dict[str, str] = {}
    if not nodig:
        uit[""] = "Er ontbreekt geen scan: je hoeft niets toe te voegen."
    elif nummer not in nodig:
        uit["nummer"] = "Kies een versie waarvan de scan ontbreekt."
    if not inhoud_nagekeken:
        uit["inhoud_nagekeken"] = "Kijk na of de scan dezelfde afspraken bevat, en bevestig dat."
    return uit


def terugstuur_bezwaren(reden: str) -> dict[str, str]:
    """Per field why the departement cannot send an agreement back like this; empty when it can."""
    if reden.strip():
        return {}
    return {"reden": "Schrijf op wat er niet klopt, en hoe de begeleider het verbetert."}


def verlengen_bezwaren(
    *,
    einde: date | None,
    reden: str,
    nieuw_einde: date | None,
    toelichting: str,
    vandaag: date,
    hoogstens_vooraf: int,
    is_overgedragen: bool = False,
) -> dict[str, str]:
    """Per field why a planned end cannot be moved to `nieuw_einde` (inclusive; None: no end); empty when it can.

    `einde` and `reden` are what was planned. Moving is possible up to and including the planned last day.
    """
    if einde is None:
        return {"": f"Deze overeenkomst heeft geen einddatum: er valt niets te verlengen ({woorden.DUUR})."}
    if einde < vandaag:
        return {
            "": f"De overeenkomst liep tot en met {woorden.datum(einde)}: maak een nieuwe overeenkomst op."
        }
    if is_overgedragen:
        return {"": "Een andere begeleider neemt over: die overeenkomst moet eerst afgebroken zijn."}
    if reden in REDENEN and REDENEN[reden].is_dwingend:
        return {"": f"Ze stopt omdat {REDENEN[reden].label}: dat einde kan je niet uitstellen."}
    uit: dict[str, str] = {}
    if nieuw_einde is not None and nieuw_einde <= einde:
        uit["einde"] = (
            f"Ze loopt al tot en met {woorden.datum(einde)}: kies een latere dag, of laat leeg voor geen einddatum."
        )
    elif nieuw_einde is not None and (nieuw_einde - vandaag).days > hoogstens_vooraf:
        uit["einde"] = (
            f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: laat leeg voor geen einddatum."
        )
    if not toelichting.strip():
        uit["toelichting"] = "Schrijf op met wie je dit afsprak."
    return uit


def later_einde_bezwaar(gepland: date | None, einde: date | None) -> str:
    """Why stopping cannot move a planned end to a later day, as a sentence; "" when it does not."""
    if gepland is None or einde is None or einde <= gepland:
        return ""
    return (
        f"Ze stopt al op {woorden.datum(gepland)}: kies die dag of een vroegere, of verleng de overeenkomst."
    )


def dimona_bezwaren(
    *, referentie: str, in_op: date | None, uit_op: date | None, vandaag: date
) -> dict[str, str]:
    """Per field why the declaration DWD cannot be written down like this; empty when it can."""
    uit: dict[str, str] = {}
    if in_op is not None and not referentie.strip():
        uit["dimona_referentie"] = "Vul het nummer van de aangifte in: dat kreeg je van de RSZ."
    if referentie.strip() and in_op is None:
        uit["dimona_in_op"] = "Vul de dag van de aangifte in."
    if in_op is not None and in_op > vandaag:
        uit["dimona_in_op"] = "Deze dag ligt in de toekomst: vul de dag in waarop je de aangifte deed."
    if uit_op is not None:
        if in_op is None:
            uit["dimona_uit_op"] = "Vul eerst de aangifte in dienst in."
        elif uit_op < in_op:
            uit["dimona_uit_op"] = "De aangifte uit dienst ligt vóór die in dienst: verbeter een van beide."
        elif uit_op > vandaag:
            uit["dimona_uit_op"] = "Deze dag ligt in de toekomst: vul de dag in waarop je de aangifte deed."
    return uit


def overdracht_dag_bezwaar(op: date, vandaag: date, hoogstens_vooraf: int) -> str:
    """Why nobody takes over on this day, as a sentence; "" when somebody can."""
    if (op - vandaag).days > hoogstens_vooraf:
        return f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: kies een vroegere dag."
    return ""


def is_te_laat_ingediend(start: date, dagen: int, op: date) -> bool:
    """Whether handing in on `op` costs subsidy: more than so many days after the start."""
    return op > indienen_uiterlijk_op(start, dagen)


def af_te_sluiten_op(periode: Periode, overleden_op: date, aanwezig: Collection[date]) -> date | None:
    """The last day of an agreement of somebody who died: that day, or an earlier planned end.

    None when it cannot end by itself: he died before it began, or somebody recorded a presence after it.
    """
    einde = overleden_op if periode.einde is None else min(overleden_op, periode.einde)
    if einde < periode.start or any(dag > einde for dag in aanwezig):
        return None
    return einde


def nalezen_tot(afgebroken_op: date) -> date:
    """The last day on which a draft that broke off makes its organisation involved with the person."""
    return afgebroken_op + timedelta(days=NALEESDAGEN)


def gedaan_zin(aantal: int, werkwoord: str) -> str:
    """On how many agreements an act was done, as a sentence: "2 overeenkomsten ingediend."."""
    wat = "1 overeenkomst" if aantal == 1 else f"{aantal} overeenkomsten"
    return f"{wat} {werkwoord}."


def niet_gedaan_zin(mislukt: Mapping[str, str]) -> str:
    """Where an act was not possible (name of the agreement -> why not), as a sentence; "" when it was everywhere."""
    if not mislukt:
        return ""
    redenen = [f"{naam}: {waarom.rstrip('.')}" for naam, waarom in sorted(mislukt.items())]
    return f"Niet gelukt bij {len(mislukt)}: {woorden.eerste_vijf(redenen)}."
