"""What an evaluation says, what must be in it, and what its outcome sets going (regelgeving 5.4 and 10.4; ux S6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ama.domein import beeindiging, groei, woorden
from ama.domein.samenloop import WSE, WVG
from ama.domein.statuut import INSTANTIES, Instantie

# Four steps, in the words of the screen.
VOORUITGANG: Mapping[int, str] = {
    1: "nog niet",
    2: "een begin",
    3: "al een heel stuk",
    4: "bereikt",
}
VERDER, ANDERE_UREN = "verder", "andere_uren"
ACTIVERINGSTRAJECT, AMA_WSE, AMA_WVG = "activeringstraject", "ama_wse", "ama_wvg"
BETAALD_WERK, STOP = "betaald_werk", "stop"


@dataclass(frozen=True)
class Uitkomst:
    """One outcome: its name, the act that comes next ("" for none), and whether the guidance ends by it.

    `wat_nu` is for who guides, `voor_deelnemer` for the person himself. `reden`: why the agreement stops, when it does
    (`beeindiging.REDENEN`). `soorten`: under which kinds of AMA it can be chosen; where the words differ under AMA
    sociale economie, because VDAB decides there, they stand in `wat_nu_wse` and `voor_deelnemer_wse`.
    """

    label: str
    volgende_handeling: str
    stopt: bool
    wat_nu: str
    voor_deelnemer: str
    reden: str = ""
    soorten: frozenset[str] = frozenset({WVG, WSE})
    wat_nu_wse: str = ""
    voor_deelnemer_wse: str = ""

    def wat_nu_onder(self, soort: str) -> str:
        """What who guides does next under this kind of AMA."""
        return self.wat_nu_wse if soort == WSE and self.wat_nu_wse else self.wat_nu

    def voor_deelnemer_onder(self, soort: str) -> str:
        """What it means for the person himself under this kind of AMA."""
        return self.voor_deelnemer_wse if soort == WSE and self.voor_deelnemer_wse else self.voor_deelnemer


UITKOMSTEN: Mapping[str, Uitkomst] = {
    VERDER: Uitkomst(
        "verder zoals nu",
        "",
        False,
        "De overeenkomst loopt door. Je hoeft niets te ondertekenen.",
        "Uw overeenkomst loopt door. U hoeft niets te ondertekenen.",
        wat_nu_wse="De overeenkomst loopt door. VDAB beslist elk jaar opnieuw, en leest dit resultaat mee.",
        voor_deelnemer_wse="Uw overeenkomst loopt door. VDAB beslist elk jaar opnieuw of u verder gaat.",
    ),
    ANDERE_UREN: Uitkomst(
        "verder met andere uren of activiteiten",
        "overeenkomst_wijzigen",
        False,
        "Wijzig de overeenkomst. Meer uren vragen vaak een nieuwe toestemming.",
        "We passen uw overeenkomst aan. U leest en ondertekent wat verandert.",
        wat_nu_wse="Wijzig de overeenkomst, en stuur het POP bij als het doel verandert.",
    ),
    ACTIVERINGSTRAJECT: Uitkomst(
        "naar een activeringstraject",
        "doorverwijzing_versturen",
        False,
        "Verwijs door naar VDAB. De overeenkomst loopt door tot het traject begint.",
        "We verwijzen u door naar VDAB. Uw overeenkomst loopt door tot het traject begint.",
    ),
    AMA_WSE: Uitkomst(
        "naar AMA sociale economie",
        "doorverwijzing_versturen",
        True,
        "Verwijs door naar VDAB. Stop deze overeenkomst op de dag voor de andere begint.",
        "We verwijzen u door naar VDAB. Uw overeenkomst stopt op de dag voor u daar begint.",
        beeindiging.NAAR_WSE,
        frozenset({WVG}),
    ),
    AMA_WVG: Uitkomst(
        "naar AMA welzijn",
        "doorverwijzing_versturen",
        False,
        "Verwijs door naar een erkende begeleider. De overeenkomst loopt door tot de andere begint.",
        "We verwijzen u door naar een andere begeleider. Uw overeenkomst loopt door tot u daar begint.",
        soorten=frozenset({WSE}),
    ),
    BETAALD_WERK: Uitkomst(
        "naar betaald werk",
        "overeenkomst_stopzetten",
        True,
        "Stop de overeenkomst op de laatste dag voor het werk, en meld de Dimona uit.",
        "Uw overeenkomst stopt op de laatste dag voor u begint te werken.",
        beeindiging.NAAR_WERK,
        wat_nu_wse="Registreer de doorstroom met de eerste werkdag: de overeenkomst stopt de dag ervoor.",
    ),
    STOP: Uitkomst(
        "stoppen",
        "overeenkomst_stopzetten",
        True,
        "Deelnemen is niet meer nodig of niet meer gepast. Stop de overeenkomst.",
        "Uw overeenkomst stopt. We spreken samen af op welke dag.",
        beeindiging.EVALUATIE,
        wat_nu_wse="Deelnemen is niet meer nodig of niet meer gepast. Stop de overeenkomst; VDAB ziet dat.",
    ),
}


def uitkomsten_onder(soort: str) -> dict[str, Uitkomst]:
    """The outcomes that an evaluation under this kind of AMA can have, in order."""
    return {naam: een for naam, een in UITKOMSTEN.items() if soort in een.soorten}


def uitkomsten_met(handeling: str) -> frozenset[str]:
    """The outcomes that ask for this act: once it is done, so is what they set going."""
    return frozenset(naam for naam, een in UITKOMSTEN.items() if een.volgende_handeling == handeling)


@dataclass(frozen=True)
class Doel:
    """One goal with its progress: 1 to 4, None when nobody filled it in."""

    tekst: str
    vooruitgang: int | None = None


@dataclass(frozen=True)
class Evaluatie:
    """What was written: on which day, the goals, whether a next step is possible and why, and what is agreed.

    `afgestemd`: the bodies with which it was talked through.
    """

    op: date | None = None
    doelen: tuple[Doel, ...] = ()
    woorden_deelnemer: str = ""
    volgende_stap_mogelijk: bool | None = None
    waarom: str = ""
    afspraken: str = ""
    uitkomst: str = ""
    afgestemd: frozenset[Instantie] = frozenset()
    groei: tuple[groei.Meting, ...] = ()


def bezwaren(
    evaluatie: Evaluatie,
    *,
    sinds: date,
    vorige: date | None,
    vandaag: date,
    laatste_dag: date | None,
    af_te_stemmen: Sequence[Instantie] = (),
    soort: str = WVG,
) -> dict[str, str]:
    """Per field why this evaluation cannot be finished; empty when it can.

    `sinds`: the first day of the guidance; `laatste_dag` its last one, inclusive (None: it runs). `af_te_stemmen`: the
    bodies that take part in the dialogue. `soort`: the kind of AMA on that day.
    """
    uit = {f"groei-{veld}": zin for veld, zin in groei.bezwaren(evaluatie.groei).items()}
    if (zin := _dag(evaluatie.op, sinds, vorige, vandaag, laatste_dag)) != "":
        uit["op"] = zin
    if not any(doel.tekst.strip() for doel in evaluatie.doelen):
        uit["doelen"] = "Noem minstens één doel, en zeg hoever het staat."
    for nummer, doel in enumerate(evaluatie.doelen):
        if doel.tekst.strip() and doel.vooruitgang not in VOORUITGANG:
            uit[f"doelen-{nummer}"] = (
                f"Zeg hoever dit doel staat: {woorden.opsomming(list(VOORUITGANG.values()), 'of')}."
            )
    if evaluatie.volgende_stap_mogelijk is None:
        uit["volgende_stap_mogelijk"] = "Zeg of een volgende stap mogelijk is: ja of nee."
    elif not evaluatie.waarom.strip():
        uit["waarom"] = "Schrijf op waarom een volgende stap wel of niet mogelijk is."
    if evaluatie.uitkomst not in uitkomsten_onder(soort):
        uit["uitkomst"] = "Kies hoe het verder gaat."
    if not evaluatie.woorden_deelnemer.strip():
        uit["woorden_deelnemer"] = "Schrijf op wat de deelnemer er zelf van vindt: de evaluatie is samen."
    open_ = [een for een in af_te_stemmen if een not in evaluatie.afgestemd]
    if open_:
        wie = woorden.opsomming([INSTANTIES[een] for een in open_])
        uit["afgestemd"] = f"Stem de evaluatie af met {wie}, en vink dat aan ({woorden.FAQ})."
    return uit


def beeld_departement(evaluatie: Evaluatie) -> dict[str, str]:
    """All the departement sees of a finished evaluation: its day and its result (regelgeving 11)."""
    if evaluatie.op is None or evaluatie.uitkomst not in UITKOMSTEN:
        return {}
    return {"gehouden op": woorden.datum(evaluatie.op), "resultaat": UITKOMSTEN[evaluatie.uitkomst].label}


def kort(evaluatie: Evaluatie, soort: str = WVG) -> tuple[str, ...]:
    """A finished evaluation under this kind of AMA in a few plain sentences to the deelnemer."""
    bereikt = sum(een.vooruitgang == max(VOORUITGANG) for een in evaluatie.doelen)
    uitkomst = UITKOMSTEN[evaluatie.uitkomst]
    doelen = f"U haalde {bereikt} van de {len(evaluatie.doelen)} doelen."
    if len(evaluatie.doelen) == 1:
        doelen = "U haalde uw doel." if bereikt else "Uw doel is nog niet helemaal gehaald."
    stap = "wel" if evaluatie.volgende_stap_mogelijk else "nog niet"
    return (
        doelen,
        f"Een volgende stap is nu {stap} mogelijk.",
        f"Hoe het verder gaat: {uitkomst.label}. {uitkomst.voor_deelnemer_onder(soort)}",
    )


def volgende_doelen(vorige: Evaluatie | None) -> tuple[Doel, ...]:
    """The goals that a new evaluation starts with: those of the last one that were not reached, without progress."""
    if vorige is None:
        return ()
    bereikt = max(VOORUITGANG)
    return tuple(
        Doel(doel.tekst) for doel in vorige.doelen if doel.tekst.strip() and doel.vooruitgang != bereikt
    )


def _dag(op: date | None, sinds: date, vorige: date | None, vandaag: date, laatste_dag: date | None) -> str:
    if op is None:
        return "Vul in op welke dag de evaluatie was."
    if op > vandaag:
        return "Deze dag ligt in de toekomst: rond de evaluatie af als ze er geweest is."
    if op < sinds:
        return f"De begeleiding begon op {woorden.datum(sinds)}: kies die dag of een latere dag."
    if vorige is not None and op <= vorige:
        return f"De vorige evaluatie was op {woorden.datum(vorige)}: kies een latere dag."
    if laatste_dag is not None and op > laatste_dag:
        return (
            f"De begeleiding liep tot en met {woorden.datum(laatste_dag)}: kies die dag of een vroegere dag."
        )
    return ""
