"""How an agreement ends: the reasons, the last day, and what must be done after it (regelgeving 5.6, 5.8, 10.4).

There is no end fixed beforehand (Decreet 8/7/2022 art. 29): it ends when a party ends it, or when it must.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import woorden
from werkzorg.termijnen import werkdagen_erbij


@dataclass(frozen=True)
class Reden:
    """Why an agreement ends; `is_dwingend`: not by choice of a party. `vraagt_uitleg`: the label says too little."""

    label: str
    is_dwingend: bool = False
    vraagt_uitleg: bool = False


DEELNEMER, WERKPOST, BEGELEIDER = "deelnemer_stopt", "werkpost_stopt", "begeleider_stopt"
OVERLIJDEN, LEEFTIJD, ERKENNING = "overlijden", "leeftijd", "erkenning_verloren"
TOESTEMMING, EVALUATIE = "toestemming_weg", "evaluatie"
NAAR_WSE, NAAR_WERK, NAAR_TRAJECT = "naar_ama_wse", "naar_betaald_werk", "naar_activeringstraject"
NAAR_WVG, BESLISSING = "naar_ama_wvg", "beslissing_vdab"
VERHUISD, VAPH, ANDERE = "verhuisd", "vaph", "andere"
REDENEN: Mapping[str, Reden] = {
    DEELNEMER: Reden("de deelnemer stopt"),
    WERKPOST: Reden("de werkpost stopt"),
    BEGELEIDER: Reden("de begeleider stopt", vraagt_uitleg=True),
    EVALUATIE: Reden("de evaluatie zegt dat deelnemen niet meer nodig of gepast is"),
    NAAR_WERK: Reden("naar betaald werk"),
    NAAR_WSE: Reden("naar AMA sociale economie"),
    NAAR_WVG: Reden("naar AMA gezondheids- en welzijnsbeleid"),
    NAAR_TRAJECT: Reden("naar een activeringstraject"),
    BESLISSING: Reden("VDAB besliste dat AMA sociale economie stopt", is_dwingend=True),
    TOESTEMMING: Reden("de uitkeringsinstantie geeft geen toestemming meer", is_dwingend=True),
    VAPH: Reden("dagondersteuning of begeleid werken van het VAPH", is_dwingend=True),
    LEEFTIJD: Reden("de pensioenleeftijd is bereikt", is_dwingend=True),
    ERKENNING: Reden("de begeleider is niet meer erkend", is_dwingend=True),
    VERHUISD: Reden("verhuisd"),
    OVERLIJDEN: Reden("overlijden", is_dwingend=True),
    ANDERE: Reden("een andere reden", vraagt_uitleg=True),
}

# Only VDAB decides this: no party chooses it.
ZELF_TE_KIEZEN = tuple(sleutel for sleutel in REDENEN if sleutel != BESLISSING)


def bezwaren(
    *,
    einde: date | None,
    reden: str,
    toelichting: str,
    start: date,
    aanwezig: Sequence[date] = (),
    overleden_op: date | None = None,
    vandaag: date,
    hoogstens_vooraf: int,
) -> dict[str, str]:
    """Per field why the agreement cannot end like this; empty when it can.

    `einde` is the last day, inclusive. `aanwezig`: the days on which somebody recorded a presence. An end can be fixed
    at most `hoogstens_vooraf` days ahead.
    """
    uit: dict[str, str] = {}
    later = sorted({dag for dag in aanwezig if einde is not None and dag > einde})
    if einde is None:
        uit["einde"] = "Vul de laatste dag in."
    elif einde < start:
        uit["einde"] = f"De overeenkomst begon op {woorden.datum(start)}: kies die dag of een latere dag."
    elif (einde - vandaag).days > hoogstens_vooraf:
        uit["einde"] = (
            f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: stop ze als het zover is."
        )
    elif overleden_op is not None and einde > overleden_op:
        uit["einde"] = (
            f"De persoon overleed op {woorden.datum(overleden_op)}: kies die dag of een vroegere dag."
        )
    elif later:
        dagen = woorden.eerste_vijf([woorden.datum(dag) for dag in later])
        uit["einde"] = (
            f"Na deze dag staan er aanwezigheden: {dagen}. Kies een latere dag, of verbeter ze eerst."
        )
    if reden not in REDENEN:
        uit["reden"] = "Kies waarom de overeenkomst stopt."
    elif REDENEN[reden].vraagt_uitleg and not toelichting.strip():
        uit["toelichting"] = "Schrijf in één zin op waarom."
    elif reden == OVERLIJDEN and overleden_op is None:
        uit["reden"] = "Noteer het overlijden eerst bij de deelnemer: daarna stopt alles tegelijk."
    return uit


def gaat_niet_door(start: date, einde: date | None, vandaag: date) -> bool:
    """Whether this last day says that an agreement never begins: a day before a start that is still to come.

    The subsidy follows the guidance that was really given (regelgeving 5.7), so not one day of it counts.
    """
    return einde is not None and einde < start and start > vandaag


def dimona_in_uiterlijk_op(start: date) -> date:
    """The last day, inclusive, for the Dimona declaration in (DWD): the start itself (regelgeving 5.8)."""
    return start


def dimona_uit_uiterlijk_op(einde: date) -> date:
    """The last day, inclusive, for the declaration out: the first working day after the last day (regelgeving 5.8).

    For the type DWD that is an assumption.
    """
    return werkdagen_erbij(einde, 1)


def laatste_dag_erkenning(verloren_vanaf: date) -> date:
    """The last day of the agreements of a begeleider who is no longer recognised from `verloren_vanaf` on."""
    return verloren_vanaf - timedelta(days=1)


def na_te_doen(einde: date, dimona_uit_op: date | None) -> tuple[str, ...]:
    """What the begeleider still does after the end, as sentences."""
    uit = ["Meld het einde aan wie toestemming gaf. Het departement ziet het einde hier."]
    if dimona_uit_op is None:
        tot = woorden.datum(dimona_uit_uiterlijk_op(einde))
        uit.insert(0, f"Doe de Dimona-aangifte uit dienst uiterlijk op {tot}, en vul de datum in.")
    return tuple(uit)
