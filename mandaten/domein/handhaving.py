"""Enforcement: which measure can follow for whom, when the defence is over, and what a measure must say.

Decreet 8/7/2022 art. 26 (reduce or recover), art. 27 (suspend or withdraw); only after the party could present its
defence. A rule answers with a Dutch sentence or with nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from werkzorg.termijnen import Periode

VERMINDERING = "vermindering"
TERUGVORDERING = "terugvordering"
SCHORSING = "schorsing"
INTREKKING = "intrekking"
GEEN = "geen"
GELD = frozenset({VERMINDERING, TERUGVORDERING})
# A measure weighs at most what was announced: the party could only answer to that.
_GEWICHT: Mapping[str, int] = {VERMINDERING: 1, TERUGVORDERING: 1, SCHORSING: 2, INTREKKING: 3}
NAMEN: Mapping[str, str] = {
    VERMINDERING: "vermindering van de vergoeding",
    TERUGVORDERING: "terugvordering van de vergoeding",
    SCHORSING: "schorsing",
    INTREKKING: "intrekking",
}

HOORZITTING = "hoorzitting"
SCHRIFTELIJK = "schriftelijk"
AFSTAND = "afstand"
NIET_GEBRUIKT = "niet_gebruikt"

_MANDATEN = frozenset({"zorg", "netwerk", "werkactor"})
# So many days before the last day to decide the desk gets its task, when nobody decided.
WAARSCHUWING_DAGEN = 14
# A registered letter leaves today, or at most so many days later.
VERZENDEN_DAGEN = 7


def hoorgrond(soort: str) -> str:
    """By which rule who may lose something about this kind of grant is heard first; art. 26-27 are about mandates."""
    return (
        "Decreet 8/7/2022 art. 26-27" if soort in _MANDATEN else "hoorplicht, beginsel van behoorlijk bestuur"
    )


def maatregelen(soort: str) -> tuple[str, ...]:
    """What can follow for this kind of grant, lightest first.

    Art. 26-27 speak of the compensation and the mandate of partnership, network and casemanager Werk. A recognition
    (regelgeving 5.3) and a contingent (10.6) can only be withdrawn.
    """
    return (VERMINDERING, TERUGVORDERING, SCHORSING, INTREKKING) if soort in _MANDATEN else (INTREKKING,)


def maatregel_bezwaar(maatregel: str, *, soort: str, voornemen: str) -> str:
    """Why this measure cannot be taken after the notice of `voornemen`, as a sentence; "" when it can."""
    if maatregel not in maatregelen(soort):
        return (
            f"Een {NAMEN[maatregel]} bestaat niet voor deze toekenning: "
            "art. 26-27 van het decreet gaan over mandaten."
        )
    if voornemen not in _GEWICHT or _GEWICHT[maatregel] > _GEWICHT[voornemen]:
        aangekondigd = NAMEN.get(voornemen, "geen maatregel")
        return (
            f"Je kondigde {_met_lidwoord(aangekondigd)} aan, en een {NAMEN[maatregel]} weegt zwaarder: daartegen kon "
            f"de organisatie zich niet verdedigen ({hoorgrond(soort)}). Sluit deze procedure af en deel een nieuw "
            "voornemen mee."
        )
    return ""


def _met_lidwoord(naam: str) -> str:
    return naam if naam.startswith("geen") else f"een {naam}"


def tekortkoming_bezwaren(*, vastgesteld_op: date, begin: date, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with the day of a shortcoming: not before the grant began, not in the future."""
    if vastgesteld_op > vandaag:
        return {
            "vastgesteld_op": "Deze dag moet nog komen: vul de dag in waarop je de tekortkoming vaststelde."
        }
    if vastgesteld_op < begin:
        return {
            "vastgesteld_op": f"De toekenning begon op {begin:%d/%m/%Y}: vul die dag of een latere dag in."
        }
    return {}


def procedure_bezwaar(*, soort: str, begin: date, einde: date | None, is_lopend: bool, vandaag: date) -> str:
    """Why no procedure begins today about a grant from `begin` to `einde` (inclusive), as a sentence; "" when it can.

    `is_lopend`: its state says that it did not end.
    """
    if is_lopend and begin <= vandaag and (einde is None or vandaag <= einde):
        return ""
    return (
        f"Deze toekenning loopt vandaag niet: je kunt er geen procedure over beginnen ({hoorgrond(soort)})."
    )


def voornemen_bezwaren(voornemen: str, *, soort: str, op: date, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with this notice: a measure that does not exist for this kind, a letter of another day.

    `op` is the day on which the registered letter leaves: both terms are counted from it.
    """
    nee: dict[str, str] = {}
    if voornemen not in maatregelen(soort):
        nee["voornemen"] = "Deze maatregel bestaat niet voor deze toekenning: kies een andere."
    if not vandaag <= op <= vandaag + timedelta(days=VERZENDEN_DAGEN):
        nee["op"] = f"De brief vertrekt vandaag, of hoogstens {VERZENDEN_DAGEN} dagen later: kies zo'n dag."
    return nee


def termijn_bezwaar(verweer_tot: date, beslissen_tot: date) -> str:
    """Why these two last days cannot both hold, as a sentence; "" when a decision is possible after the defence."""
    if beslissen_tot > verweer_tot:
        return ""
    return (
        "De termijn om te beslissen (sanctie_beslissing_termijn) is korter dan die voor het verweer "
        "(hoorrecht_termijn). Laat een van beide parameters eerst aanpassen."
    )


def verweer_bezwaren(
    wijze: str,
    *,
    soort: str,
    op: date,
    verslag: str,
    meegedeeld_op: date,
    verweer_tot: date,
    vandaag: date,
    heeft_ingediend: bool,
    wil_gehoord_worden: bool,
) -> dict[str, str]:
    """Per field what is wrong with this way in which the defence went (regelgeving 3.11, 10.2).

    "Niet gebruikt" holds from the day after the last day `verweer_tot` (inclusive), and only when nothing came in.
    """
    nee: dict[str, str] = {}
    if op > vandaag:
        nee["verweer_op"] = "Deze dag moet nog komen: registreer het verweer als het er is."
    elif op < meegedeeld_op:
        nee["verweer_op"] = f"Het voornemen vertrok pas op {meegedeeld_op:%d/%m/%Y}: vul een latere dag in."
    if wijze == NIET_GEBRUIKT:
        if vandaag <= verweer_tot:
            nee["verweerwijze"] = (
                f"De organisatie kan zich nog tot en met {verweer_tot:%d/%m/%Y} verweren ({hoorgrond(soort)}). "
                "Kies dit vanaf de dag erna."
            )
        elif heeft_ingediend or wil_gehoord_worden:
            nee["verweerwijze"] = "De organisatie diende wel een verweer in: kies hoe je haar hoorde."
        elif "verweer_op" not in nee and op <= verweer_tot:
            nee["verweer_op"] = f"De termijn liep tot en met {verweer_tot:%d/%m/%Y}: vul een dag erna in."
    elif not verslag:
        nee["verweer_verslag"] = {
            HOORZITTING: "Schrijf op wie er was en wat de organisatie zei.",
            SCHRIFTELIJK: "Vat het verweer samen: het staat in de motivering van wat je beslist.",
            AFSTAND: "Schrijf op wie van de organisatie afzag van verweer, en hoe.",
        }[wijze]
    if wijze == SCHRIFTELIJK and wil_gehoord_worden:
        nee["verweerwijze"] = (
            "De organisatie vroeg om gehoord te worden: hoor haar, of kies dat ze van verweer afziet als ze dat "
            "intussen meldde."
        )
    return nee


@dataclass(frozen=True)
class Geldmaatregel:
    """A reduction or recovery: an amount in euro or a percentage, over the days of a period (inclusive)."""

    maatregel: str
    bedrag: Decimal | None
    percentage: Decimal | None
    van: date
    tot: date


def hoeveel_bezwaren(bedrag: Decimal | None, percentage: Decimal | None) -> dict[str, str]:
    """Per field what is wrong with how much: an amount above nothing, or a percentage above 0 and at most 100."""
    nee: dict[str, str] = {}
    if (bedrag is None) == (percentage is None):
        nee["bedrag"] = "Vul een bedrag in of een percentage: één van beide."
    elif bedrag is not None and bedrag <= 0:
        nee["bedrag"] = "Vul een bedrag boven nul in."
    if percentage is not None and not 0 < percentage <= 100:
        nee["percentage"] = "Vul een percentage boven 0 in, hoogstens 100."
    return nee


def volgorde_bezwaren(van: date, tot: date | None) -> dict[str, str]:
    """That the last day does not lie before the first one; None: there is no last day yet."""
    return {} if tot is None or tot >= van else {"tot": "De laatste dag ligt voor de eerste: keer ze om."}


def geld_bezwaren(wat: Geldmaatregel, *, begin: date, einde: date | None, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with this reduction or recovery, for a grant from `begin` to `einde` (inclusive)."""
    nee = hoeveel_bezwaren(wat.bedrag, wat.percentage) | volgorde_bezwaren(wat.van, wat.tot)
    if wat.van < begin:
        nee["van"] = f"De toekenning begon op {begin:%d/%m/%Y}: vul die dag of een latere dag in."
    if "tot" in nee:
        return nee
    if einde is not None and wat.tot > einde:
        nee["tot"] = f"De toekenning loopt tot en met {einde:%d/%m/%Y}: vul die dag of een vroegere dag in."
    elif wat.maatregel == TERUGVORDERING and wat.tot > vandaag:
        nee["tot"] = "Terugvorderen kan over een periode die voorbij is: kies een vroegere dag, of verminder."
    return nee


def vier_ogen_bezwaar(meegedeeld_door: UUID | None, door: UUID) -> str:
    """Why this person does not decide about a measure that he announced himself, as a sentence; "" when he may."""
    if meegedeeld_door != door:
        return ""
    return (
        "Jij deelde dit voornemen mee. Over een maatregel beslist een tweede persoon, die het verweer met nieuwe ogen "
        "leest (vier ogen): vraag het aan een collega."
    )


# Which measure an act takes; reduction and recovery are chosen on the form.
MAATREGEL_VAN: Mapping[str, str] = {
    "mandaat_schorsen": SCHORSING,
    "mandaat_intrekken": INTREKKING,
    "erkenning_intrekken": INTREKKING,
}


def handeling_bezwaar(
    sleutel: str, *, soort: str, voornemen: str, meegedeeld_door: UUID | None, door: UUID, maatregel: str = ""
) -> str:
    """Why the act `sleutel` of a measure is not for this procedure, or not for this person; "" when it is.

    `maatregel` only where the act leaves a choice. Says nothing about the state of the procedure.
    """
    if sleutel == "erkenning_intrekken" and soort != "erkenning":
        return "Dit is geen erkenning: trek het mandaat of het contingent in."
    if sleutel == "mandaat_intrekken" and soort == "erkenning":
        return "Dit is een erkenning: trek ze in als erkenning."
    maatregel = maatregel or MAATREGEL_VAN.get(sleutel, "")
    zin = maatregel_bezwaar(maatregel, soort=soort, voornemen=voornemen) if maatregel else ""
    return zin or vier_ogen_bezwaar(meegedeeld_door, door)


def intrekking_bezwaren(laatste: date, *, geldig: Periode, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with `laatste` as the last day (inclusive) of a grant that is withdrawn today."""
    if laatste < vandaag:
        return {"laatste_dag": "Een intrekking werkt niet terug: kies vandaag of een latere dag."}
    if laatste < geldig.start:
        return {"laatste_dag": f"De eerste dag is {geldig.start:%d/%m/%Y}: kies die dag of een latere dag."}
    if geldig.einde is not None and laatste > geldig.einde:
        return {
            "laatste_dag": f"De toekenning loopt al tot en met {geldig.einde:%d/%m/%Y}: kies die dag of een vroegere."
        }
    return {}


def schorsing_bezwaren(van: date, tot: date | None, *, geldig: Periode, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with a suspension from `van` to `tot` (inclusive; None: until it is lifted)."""
    if van < vandaag:
        return {"van": "Een schorsing begint vandaag of later: ze werkt niet terug."}
    if not geldig.bevat(van):
        return {"van": f"De toekenning geldt dan niet meer: kies een dag tot en met {geldig.einde:%d/%m/%Y}."}
    if tot is not None and tot < van:
        return {"tot": "De laatste dag ligt voor de eerste: keer ze om."}
    if tot is not None and geldig.einde is not None and tot > geldig.einde:
        return {
            "tot": f"De toekenning loopt tot en met {geldig.einde:%d/%m/%Y}: kies die dag of een vroegere dag, "
            "of laat het veld leeg."
        }
    return {}


def ingekort(periode: Periode, laatste: date) -> Periode | None:
    """What is left of a period when all ends after `laatste`; None when nothing is."""
    if periode.start > laatste:
        return None
    if periode.einde is not None and periode.einde <= laatste:
        return periode
    return Periode(periode.start, laatste)
