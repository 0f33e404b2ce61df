"""What a begeleider must know where he needs it: costs, vouchers, meals, insurance, safety (regelgeving 5.8)."""

from __future__ import annotations

from dataclasses import dataclass

from ama.domein import woorden
from ama.domein.samenloop import WSE, WVG

_RSZ = "Departement Zorg, FAQ AMA (RSZ)"
_HERWIN = "Herwin, vragen over AMA sociale economie"


@dataclass(frozen=True)
class Wenk:
    """One hint: on which part of the screen it belongs, the sentence, and where it was read.

    `is_betwist`: the sources do not agree.
    """

    plek: str
    zin: str
    bron: str
    is_betwist: bool = False


def geschenkcheque_hoogstens(basis_cent: int, kinderen_ten_laste: int) -> int:
    """The highest value in cents of gift vouchers in a year: the base, and as much per dependent child."""
    if kinderen_ten_laste < 0:
        raise ValueError("nobody has fewer than no children")
    return basis_cent * (1 + kinderen_ten_laste)


def wenken(soort: str, *, geschenkcheque_cent: int | None = None) -> tuple[Wenk, ...]:
    """All hints for this kind of AMA, in the order of the screen; raises ValueError for another kind.

    `geschenkcheque_cent`: the base of gift vouchers; None: without the amount.
    """
    if soort not in {WVG, WSE}:
        raise ValueError(f"no such kind of AMA: {soort}")
    bedrag = "een vast bedrag" if geschenkcheque_cent is None else woorden.euro(geschenkcheque_cent)
    welzijn = (
        "De Codex Welzijn op het Werk geldt volgens de FOD WASO niet voor AMA van welzijn en gezondheid."
        if soort == WVG
        else "De Welzijnswet geldt volgens Herwin wel: kijk na of er gezondheidstoezicht nodig is."
    )
    return (
        Wenk(
            "onkosten",
            "Betaal alleen de echte vervoerskosten terug: op een vast bedrag komen RSZ-bijdragen.",
            _RSZ,
        ),
        Wenk(
            "onkosten",
            f"Geschenkcheques: hoogstens {bedrag} per jaar, en evenveel per kind ten laste. "
            "Alleen met Sinterklaas, Kerstmis of Nieuwjaar.",
            _RSZ,
        ),
        Wenk(
            "onkosten",
            "Een deelnemer krijgt geen loon. Ook een “één-eurobonus” heeft geen wettelijke basis.",
            _RSZ,
        ),
        Wenk("onkosten", "Soep mag. Een volledige gratis maaltijd telt als loon.", _RSZ),
        Wenk("werkkledij", "Verplichte werkkledij mag gratis zijn.", _RSZ),
        Wenk(
            "verzekering",
            "Je organisatie verzekert de deelnemer voor ongevallen, ook onderweg, en voor aansprakelijkheid.",
            woorden.FAQ,
        )
        if soort == WVG
        else Wenk(
            "verzekering",
            "De deelnemer staat in de arbeidsongevallen- en BA-verzekering van het maatwerkbedrijf.",
            _HERWIN,
        ),
        Wenk(
            "dimona",
            "Elke deelnemer heeft een Dimona van het type DWD, uiterlijk op de eerste dag.",
            woorden.FAQ,
        ),
        Wenk(
            "rooster",
            "Rusttijden, arbeidsduur en moederschapsbescherming gelden zoals voor het personeel van de sector.",
            woorden.ARBEIDSWET,
        ),
        Wenk("rooster", "Op een wettelijke feestdag wordt er niet gewerkt.", woorden.FEESTDAGENWET),
        Wenk("veiligheid", welzijn, woorden.FAQ if soort == WVG else _HERWIN, is_betwist=True),
    )
