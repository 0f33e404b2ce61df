"""VDAB decides again at least once a year on AMA sociale economie (regelgeving 6, 10.5 and 15, rows 1 and 2).

The day of a decision does not count itself: decided on 9/3/2026 with twelve months, the next is due on 9/3/2027.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import beeindiging, woorden
from ama.domein.evaluatie import Evaluatieregels, Termijn, Tijd, dagen_te_laat, maanden_ervoor, tijd_op
from ama.domein.evaluatie import te_zeggen as zeg_van_evaluatie
from werkzorg.termijnen import einde_na_maanden

_EEN_DAG = timedelta(days=1)
GROND = "Vlaanderen.be, AMA sociale economie"
VERLENGD, DOORGESTROOMD, AMA_WVG = "verlengd", "doorgestroomd", "ama_wvg"
ACTIVERINGSTRAJECT, ADVIES_WELZIJN, GESTOPT = "activeringstraject", "welzijn", "gestopt"
# What no aanbieder reads: advies Welzijn is between VDAB and the person (regelgeving 11, 15 row 14).
ALLEEN_VDAB = frozenset({ADVIES_WELZIJN})
# The key of `te_zeggen` on which the manager of VDAB gets his task.
TE_LAAT = "te_laat"


@dataclass(frozen=True)
class Uitkomst:
    """One outcome: its name, the state that the toeleiding gets ("" for none), and the reason in the agreements.

    `wat_nu`: what VDAB still does.
    """

    label: str
    toestand: str
    reden: str
    wat_nu: str


UITKOMSTEN: Mapping[str, Uitkomst] = {
    VERLENGD: Uitkomst("verlengd", "", "", "De begeleiding loopt door."),
    DOORGESTROOMD: Uitkomst(
        "doorgestroomd naar werk of opleiding",
        "doorgestroomd",
        beeindiging.NAAR_WERK,
        "Vul in waar de persoon naartoe gaat.",
    ),
    AMA_WVG: Uitkomst(
        "naar AMA gezondheids- en welzijnsbeleid",
        "doorverwezen",
        beeindiging.NAAR_WVG,
        "Verwijs door naar een erkende begeleider.",
    ),
    ACTIVERINGSTRAJECT: Uitkomst(
        "naar een activeringstraject",
        "doorverwezen",
        beeindiging.NAAR_TRAJECT,
        "Begin een verzoek om een activeringstraject.",
    ),
    ADVIES_WELZIJN: Uitkomst(
        "naar advies Welzijn",
        # Whoever is told “gestopt” reads the state of that too.
        "stopgezet",
        beeindiging.BESLISSING,
        "Geef het advies Welzijn: de maatwerkonderneming leest dit niet.",
    ),
    GESTOPT: Uitkomst("gestopt", "stopgezet", beeindiging.BESLISSING, ""),
}
# What ends AMA sociale economie.
STOPPEND = tuple(sleutel for sleutel in UITKOMSTEN if sleutel != VERLENGD)


@dataclass(frozen=True)
class Beslisregels:
    """The parameters: months between two decisions, months before the last day that one opens, days of reminders
    before it, and whether presences are refused without a decision."""

    interval_maanden: int
    open_maanden: int
    herinner_dagen: tuple[int, ...] = ()
    weigert_zonder: bool = True


def volgende_uiterlijk_op(besloten_op: date, interval_maanden: int) -> date:
    """The latest day for the next decision: so many months after this one, which does not count itself."""
    return einde_na_maanden(besloten_op + _EEN_DAG, interval_maanden)


def termijn(uiterlijk_op: date, open_maanden: int) -> Termijn:
    """The decision that is due on `uiterlijk_op`, which opens `open_maanden` whole months before; the day after it is
    late, and the departement sees that."""
    return Termijn(maanden_ervoor(uiterlijk_op, open_maanden), uiterlijk_op, uiterlijk_op + _EEN_DAG)


def opent_hoogstens_op(dag: date, open_maanden: int) -> date:
    """The latest last day of a decision that is open on `dag`, or an earlier one: for a question to the database."""
    return dag + timedelta(days=31 * open_maanden)


def te_zeggen(
    wanneer: Termijn, regels: Beslisregels, al_gezegd: Collection[str], dag: date
) -> tuple[str, ...]:
    """What the clock has to say on `dag` and did not yet: open, over_N (days before the last one), te_laat.

    After an outage only the latest reminder is given; lateness is never skipped.
    """
    zelfde = Evaluatieregels(regels.interval_maanden, regels.open_maanden, 0, regels.herinner_dagen)
    return zeg_van_evaluatie(wanneer, zelfde, al_gezegd, dag)


def stand_zin(
    wanneer: Termijn,
    dag: date,
    *,
    weigert_aanwezigheden: bool = False,
    is_opening_aanname: bool = False,
) -> str:
    """Where the next decision stands on `dag`, as a sentence; what is assumed is named so."""
    tot = woorden.datum(wanneer.uiterlijk_op)
    match tijd_op(wanneer, dag):
        case Tijd.LATER:
            aanname = " (aanname)" if is_opening_aanname else ""
            return f"VDAB beslist opnieuw uiterlijk op {tot}. Dat kan vanaf {woorden.datum(wanneer.open_op)}{aanname}."
        case Tijd.OPEN:
            over = (wanneer.uiterlijk_op - dag).days
            rest = f"nog {woorden.dagen(over)}" if over else "vandaag is de laatste dag"
            return f"VDAB beslist opnieuw uiterlijk op {tot}: {rest} ({GROND})."
        case Tijd.TE_LAAT | Tijd.GEESCALEERD:
            laat = woorden.dagen(dagen_te_laat(wanneer.uiterlijk_op, dag))
            gevolg = " Aanwezigheden na die dag worden geweigerd (aanname)." if weigert_aanwezigheden else ""
            return f"VDAB moest opnieuw beslissen tegen {tot}: {laat} te laat. Het departement WSE ziet dit.{gevolg}"


def verleng_bezwaren(
    *, motivering: str, tot: date | None, start: date, besloten_op: date, interval_maanden: int
) -> dict[str, str]:
    """Per field why AMA cannot be extended to `tot`, the last day by which VDAB decides again; empty when it can.

    At least once a year: at most so many months after the day of this decision. It may be sooner, but not before the
    first day of AMA (`start`), which can still come.
    """
    uit: dict[str, str] = {}
    hoogstens = volgende_uiterlijk_op(besloten_op, interval_maanden)
    if tot is None:
        uit["tot"] = "Vul in tegen wanneer VDAB opnieuw beslist."
    elif tot > hoogstens:
        uit["tot"] = (
            f"VDAB beslist minstens om de {woorden.maanden(interval_maanden)} opnieuw: kies "
            f"{woorden.datum(hoogstens)} of vroeger ({GROND})."
        )
    elif tot <= besloten_op:
        uit["tot"] = f"Verlengen gaat vooruit: kies een dag na {woorden.datum(besloten_op)}."
    elif tot < start:
        uit["tot"] = f"AMA sociale economie begint op {woorden.datum(start)}: kies die dag of een latere."
    if not motivering.strip():
        uit["motivering"] = "Schrijf op waarom AMA sociale economie nog past, en welke stap volgt."
    return uit


def stop_bezwaren(
    *,
    uitkomst: str,
    motivering: str,
    einde: date | None,
    start: date,
    besloten_op: date,
    hoogstens_vooraf: int,
    laatste_aanwezig: date | None = None,
) -> dict[str, str]:
    """Per field why AMA cannot end by this decision with last day `einde` (inclusive); empty when it can."""
    uit: dict[str, str] = {}
    if uitkomst not in STOPPEND:
        uit["uitkomst"] = "Kies hoe het verder gaat."
    if not motivering.strip():
        uit["motivering"] = "Schrijf op waarom, zoals je het de persoon uitlegt."
    if zin := einde_bezwaar(
        einde,
        start=start,
        vandaag=besloten_op,
        hoogstens_vooraf=hoogstens_vooraf,
        laatste_aanwezig=laatste_aanwezig,
    ):
        uit["einde"] = zin
    return uit


def einde_bezwaar(
    einde: date | None,
    *,
    start: date,
    vandaag: date,
    hoogstens_vooraf: int,
    laatste_aanwezig: date | None,
) -> str:
    """Why `einde` cannot be the last day of AMA, as a sentence; "" when it can."""
    if einde is None:
        return "Vul de laatste dag in."
    if einde < start:
        return (
            f"AMA sociale economie begon op {woorden.datum(start)}: kies die dag of een latere laatste dag."
        )
    if (einde - vandaag).days > hoogstens_vooraf:
        return f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: kies een vroegere dag."
    if laatste_aanwezig is not None and laatste_aanwezig > einde:
        return (
            f"Er zijn aanwezigheden tot en met {woorden.datum(laatste_aanwezig)}: kies die dag of een latere, of "
            "verbeter ze eerst."
        )
    return ""


def aanwezigheid_bezwaar(
    dag: date, *, start: date | None, beslissing_tot: date | None, weigert_zonder_beslissing: bool
) -> str:
    """Why nobody's presence can be recorded on `dag` under AMA sociale economie, as a sentence; "" when it can.

    `start` None: it did not begin. `beslissing_tot`: the last day that the last decision of VDAB covers.
    """
    if start is None:
        return "AMA sociale economie is nog niet gestart: start de begeleiding eerst."
    if dag < start:
        return f"AMA sociale economie start op {woorden.datum(start)}: kies die dag of een latere dag."
    if weigert_zonder_beslissing and beslissing_tot is not None and dag > beslissing_tot:
        return (
            f"VDAB besliste tot en met {woorden.datum(beslissing_tot)} en nog niet opnieuw: vraag VDAB om de "
            f"jaarlijkse beslissing ({GROND})."
        )
    return ""


def voor_aanbieder(uitkomst: str) -> str:
    """The outcome in the words that a maatwerkbedrijf reads; what is between VDAB and the person says only it ends."""
    if uitkomst in ALLEEN_VDAB:
        return UITKOMSTEN[GESTOPT].label
    return UITKOMSTEN[uitkomst].label if uitkomst in UITKOMSTEN else ""
