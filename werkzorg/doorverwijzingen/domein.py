"""Which offer may refer to which, who receives such a letter, and what is wrong with one; on plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzorg.parameters.domein import Momentopname
from werkzorg.termijnen.woorden import datum

VERWIJZER = "verwijzer"
ACTIVERINGSTRAJECT = "activeringstraject"
AMA_WVG = "ama_wvg"
AMA_WSE = "ama_wse"

AANBOD: Mapping[str, str] = {
    VERWIJZER: "welzijns- en zorgvoorziening",
    ACTIVERINGSTRAJECT: "activeringstraject",
    AMA_WVG: "arbeidsmatige activiteiten (AMA WVG)",
    AMA_WSE: "AMA sociale economie",
}

# What VDAB advises (VDAB-AMA): the adviezen exclude each other.
ADVIES_AMA_WSE, ADVIES_WELZIJN = "ama_wse", "welzijn"
ADVIEZEN: Mapping[str, str] = {
    ADVIES_AMA_WSE: "advies AMA sociale economie",
    ADVIES_WELZIJN: "advies Welzijn",
}

# (from offer, to offer) -> ground. The road to the onthaaltraject is not here: only VDAB gives an advies Welzijn,
# and then nothing but seven fields leave the house (art. 4-6; regelgeving 15, row 14).
RICHTINGEN: Mapping[tuple[str, str], str] = {
    (VERWIJZER, ACTIVERINGSTRAJECT): "Decreet 8/7/2022 art. 7",
    (VERWIJZER, AMA_WVG): "Decreet 8/7/2022 art. 28-29",
    (VERWIJZER, AMA_WSE): "Decreet 8/7/2022 art. 28-29",
    (ACTIVERINGSTRAJECT, AMA_WVG): "Decreet 8/7/2022 art. 22 en 28",
    (ACTIVERINGSTRAJECT, AMA_WSE): "Decreet 8/7/2022 art. 22 en 28",
    (AMA_WVG, ACTIVERINGSTRAJECT): "Decreet 8/7/2022 art. 7",
    (AMA_WVG, AMA_WSE): "infosessie 24/11/2022: AMA-doorverwijzing in beide richtingen",
    (AMA_WSE, AMA_WVG): "infosessie 24/11/2022: AMA-doorverwijzing in beide richtingen",
    (AMA_WSE, ACTIVERINGSTRAJECT): "Decreet 8/7/2022 art. 7",
}

# In which offer somebody with this role works, so from where he may refer.
VAN_ROL: Mapping[str, tuple[str, ...]] = {
    "casemanager_werk": (ACTIVERINGSTRAJECT,),
    "casemanager_zorg": (ACTIVERINGSTRAJECT,),
    # VDAB decides about both, and every year again about the second.
    "vdab_beslisser": (ACTIVERINGSTRAJECT, AMA_WSE),
    "verwijzer": (VERWIJZER,),
    "begeleider_ama": (AMA_WVG, AMA_WSE),
}

# Who opens the letters of an offer: VDAB for activeringstraject and AMA WSE, an AMA-begeleider for AMA WVG.
ONTVANGER: Mapping[str, str] = {
    ACTIVERINGSTRAJECT: "vdab_beslisser",
    AMA_WSE: "vdab_beslisser",
    AMA_WVG: "begeleider_ama",
}


@dataclass(frozen=True)
class Brief:
    """What the sender decided: from and to which offer, and the day on which the person agreed."""

    van_aanbod: str
    naar_aanbod: str
    akkoord_op: date


def bestemmingen(van_aanbod: str) -> tuple[str, ...]:
    """The offers to which this offer may refer, in the order of AANBOD; empty for an unknown offer."""
    return tuple(naar for naar in AANBOD if (van_aanbod, naar) in RICHTINGEN)


def richting_bezwaar(van_aanbod: str, naar_aanbod: str) -> str:
    """Why nobody is referred this way, as a Dutch sentence; "" when the decree knows the way."""
    if (van_aanbod, naar_aanbod) in RICHTINGEN:
        return ""
    van, naar = AANBOD.get(van_aanbod, van_aanbod), AANBOD.get(naar_aanbod, naar_aanbod)
    return f"Van {van} naar {naar} verwijs je niet rechtstreeks door: kies een andere bestemming."


def akkoord_bezwaar(akkoord_op: date, geboortedatum: date, vandaag: date) -> str:
    """Why nobody agreed on this day, as a Dutch sentence; "" from the day of birth up to and including today."""
    if akkoord_op > vandaag:
        return "Deze dag ligt in de toekomst: vul de dag in waarop de persoon akkoord ging."
    if akkoord_op < geboortedatum:
        return "Deze dag ligt vóór de geboortedatum: controleer de dag."
    return ""


def uiterste_antwoorddag(verstuurd_op: date, opname: Momentopname) -> date:
    """The last day, inclusive, to answer a letter sent on this day; the day itself does not count (15, row 2).

    `opname` is that of the same day. Raises ParameterOnbekend when the term is not known on it.
    """
    return opname.laatste_dag("doorverwijzing_antwoord_termijn", verstuurd_op)


def advies_bezwaar(nieuw: str, bestaand: str, sinds: date | None) -> str:
    """Why this advice cannot be given beside the one that holds since that day, as a Dutch sentence.

    "" when nothing holds (`bestaand` ""), or when this advice holds already.
    """
    if bestaand in ("", nieuw):
        return ""
    dag = f" sinds {datum(sinds)}" if sinds is not None else ""
    return (
        f"Deze persoon heeft{dag} een {ADVIEZEN[bestaand]}. De twee adviezen gaan niet samen: beëindig dat advies "
        "eerst (VDAB, arbeidsmatige activiteiten)."
    )
