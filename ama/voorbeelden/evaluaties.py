"""The yearly evaluations of the examples: held by who guides, with an outcome each; some are open or too late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ama.domein.evaluatieinhoud import Doel, Evaluatie
from ama.domein.groei import PUNTEN, THEMAS, Meting
from ama.handelingen.evaluaties import evaluatie_afwerken, evaluatie_bewerken, evaluatie_openen
from ama.models.evaluatiefeiten import instanties_om_af_te_stemmen
from ama.voorbeelden.mensen import EVALUATIE_NA, Verhaal
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.wie import begeleiding_van, door_van

_DOELEN = (
    (Doel("Elke week komen, ook als het slecht gaat.", 3), Doel("Zelf zeggen wanneer het te druk wordt.", 2)),
    (Doel("Een hele voormiddag volhouden.", 4), Doel("Met de bus komen zonder begeleiding.", 3)),
    (Doel("Met twee collega's samenwerken.", 2), Doel("Een nieuwe taak aanleren.", 3)),
)
_WOORDEN = (
    "Ik kom graag. Het doet deugd om ergens verwacht te worden.",
    "In het begin was het zwaar. Nu ken ik iedereen, en slaap ik beter.",
    "Ik zou graag iets anders proberen, maar niet te snel.",
)
_AFSPRAKEN = (
    "We houden dezelfde dagen aan. In het voorjaar kijken we opnieuw naar de taken.",
    "De begeleider komt in de eerste maand elke week langs.",
    "De werkpost toont de nieuwe taak stap voor stap.",
)
# Per outcome whether a next step is possible, and why.
_WAAROM = {
    "verder": (False, "Betaald werk is nu nog te zwaar. De opkomst is goed, en dat is een grote stap."),
    "andere_uren": (False, "De ochtenden gaan vlot: een dag meer is haalbaar, een volgende stap nog niet."),
    "activeringstraject": (True, "Met werk en zorg samen is betaald werk binnen anderhalf jaar haalbaar."),
    "ama_wse": (True, "De persoon wil meer productief werk, in een maatwerkbedrijf met meer begeleiding."),
    "betaald_werk": (True, "De werkpost biedt een halftijds contract aan. Dat kan vanaf volgende maand."),
    "stop": (False, "De behandeling vraagt nu alle aandacht. Later opnieuw beginnen kan altijd."),
}


def gebeurtenissen(spel: Spel, mensen: Sequence[Verhaal]) -> Iterator[Gebeurtenis]:
    """Each evaluation some days before its last day; one at Els is written halfway."""
    for nummer, een in enumerate(mensen):
        if not een.komt_tot("actief") or een.bijzonder & {"zonder_evaluatie", "gestopt"}:
            continue
        laatste = -1 if een.stopt is None else een.stopt
        dag = een.start + EVALUATIE_NA
        if dag <= laatste:
            yield spel.op(dag, 13, nummer % 60), partial(_evalueer, spel, een, nummer)
    for een in mensen:
        if een.sleutel == "els_eval_laat":
            yield spel.op(-2, 15), partial(_begin, spel, een)


def _evalueer(spel: Spel, een: Verhaal, nummer: int) -> None:
    door, begeleiding = door_van(spel, een), begeleiding_van(spel, een)
    evaluatie = evaluatie_openen(begeleiding, door=door)
    kan, waarom = _WAAROM[een.uitkomst]
    evaluatie_afwerken(
        evaluatie,
        inhoud=Evaluatie(
            op=spel.vandaag,
            doelen=_DOELEN[nummer % len(_DOELEN)],
            woorden_deelnemer=_WOORDEN[nummer % len(_WOORDEN)],
            volgende_stap_mogelijk=kan,
            waarom=waarom,
            afspraken=_AFSPRAKEN[nummer % len(_AFSPRAKEN)],
            uitkomst=een.uitkomst,
            groei=_groei(nummer),
            afgestemd=frozenset(instanties_om_af_te_stemmen(begeleiding, spel.vandaag)),
        ),
        versie=evaluatie.versie,
        door=door,
    )


def _groei(nummer: int) -> tuple[Meting, ...]:
    """Some of the themes, with a view of the deelnemer that now and then differs."""
    return tuple(
        Meting(thema, 1 + (nummer + plek) % max(PUNTEN), 1 + (nummer + 2 * plek) % max(PUNTEN))
        for plek, thema in enumerate(THEMAS)
        if (nummer + plek) % 3
    )


def _begin(spel: Spel, een: Verhaal) -> None:
    """What was talked about so far; the outcome still has to be agreed."""
    door = door_van(spel, een)
    evaluatie = evaluatie_openen(begeleiding_van(spel, een), door=door)
    evaluatie_bewerken(
        evaluatie,
        inhoud=Evaluatie(doelen=_DOELEN[0], woorden_deelnemer=_WOORDEN[1]),
        versie=evaluatie.versie,
        door=door,
    )
