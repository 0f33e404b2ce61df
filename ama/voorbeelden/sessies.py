"""What begeleiders wrote down in the past months: talks, visits and meetings, alone and with several people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ama.domein.sessie import BEGELEIDERS as ALLE_BEGELEIDERS
from ama.domein.sessie import EIGEN_DIENST
from ama.handelingen.sessies import sessie_opvolgen, sessie_registreren
from ama.models import Begeleidingssessie
from ama.voorbeelden.mensen import Verhaal
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.wie import door_van


class Tekst(NamedTuple):
    """One kind of session, how long it took, who may read it, with how many people it is, and what was written."""

    soort: str
    minuten: int
    wie: str
    mensen: int
    tekst: str


_TEKSTEN = (
    Tekst("contact", 30, EIGEN_DIENST, 1, "Langsgegaan op de werkpost. De nieuwe taak lukt, het tempo mag trager."),
    Tekst("telefonisch", 15, EIGEN_DIENST, 1, "Belde om te zeggen dat de bus niet reed. Morgen komt ze weer."),
    Tekst("overleg", 60, ALLE_BEGELEIDERS, 1, "Overleg met de werkpost. We houden de uren gelijk tot na de winter."),
    Tekst("contact", 90, EIGEN_DIENST, 4, "Koffie met de ochtendploeg. Er was spanning over de radio: om de beurt."),
    Tekst("huisbezoek", 45, EIGEN_DIENST, 1, "Thuis op bezoek na een week afwezigheid. Slaapt slecht, wil wel komen."),
    Tekst("contact", 30, ALLE_BEGELEIDERS, 1, "Gesprek over wat na dit jaar kan. Wil eerst een jaar rust."),
    Tekst("crisis", 60, EIGEN_DIENST, 1, "Ruzie in de refter. Samen naar buiten gegaan, daarna rustig naar huis."),
    Tekst("contact", 15, EIGEN_DIENST, 2, "Kort gezien bij het begin van de dag. Alles gaat goed."),
)  # fmt: skip
# From so many days back, once in so many days, Els writes; the others write less.
_SINDS, _OM_DE, _ANDEREN_OM_DE = 150, 3, 23


def gebeurtenissen(spel: Spel, mensen: Sequence[Verhaal]) -> Iterator[Gebeurtenis]:
    """One after the other of those who were there; two of the last ask for a follow-up, one of which was done."""
    van_els = [een for een in mensen if een.van_els and _is_er(een)]
    for beurt, dag in enumerate(range(-_SINDS, 0, _OM_DE)):
        tekst = _TEKSTEN[beurt % len(_TEKSTEN)]
        samen = [van_els[(beurt * 5 + plek) % len(van_els)] for plek in range(tekst.mensen)]
        yield spel.op(_werkdag(spel, dag), 15, 40), partial(_schrijf, spel, samen, tekst)
    anderen: dict[str, list[Verhaal]] = {}
    for een in mensen:
        if not een.van_els and _is_er(een):
            anderen.setdefault(een.huis, []).append(een)
    for volg, rijen in enumerate(anderen.values()):
        for beurt, dag in enumerate(range(-_SINDS + volg, 0, _ANDEREN_OM_DE)):
            tekst = _TEKSTEN[(beurt + volg) % len(_TEKSTEN)]
            samen = [rijen[(beurt + plek) % len(rijen)] for plek in range(tekst.mensen)]
            yield spel.op(_werkdag(spel, dag), 16, volg), partial(_schrijf, spel, samen, tekst)
    yield spel.op(-2, 14), partial(_schrijf, spel, van_els[:1], _TEKSTEN[4], "De huisarts bellen", 2)
    yield spel.op(-6, 14), partial(_schrijf, spel, van_els[1:2], _TEKSTEN[1], "De busregeling uitprinten", -4)
    yield spel.op(-5, 9), partial(_volg_op, spel, van_els[1])


def _werkdag(spel: Spel, dag: int) -> int:
    """This day, or the Friday before it."""
    return dag - max(spel.dag(dag).weekday() - 4, 0)


def _is_er(een: Verhaal) -> bool:
    """Whether he is guided all these months."""
    return (
        een.komt_tot("actief")
        and een.start < -_SINDS
        and een.stopt is None
        and "gestopt" not in een.bijzonder
    )


def _schrijf(
    spel: Spel, samen: Sequence[Verhaal], tekst: Tekst, opvolging: str = "", opvolgen: int | None = None
) -> None:
    sessie_registreren(
        deelnemers=[spel.mensen[een.sleutel].pk for een in samen],
        op=spel.vandaag,
        soort=tekst.soort,
        minuten=tekst.minuten,
        tekst=tekst.tekst,
        zichtbaarheid=tekst.wie,
        opvolging=opvolging,
        opvolgen_op=None if opvolgen is None else spel.dag(opvolgen),
        door=door_van(spel, samen[0]),
    )


def _volg_op(spel: Spel, een: Verhaal) -> None:
    rij = Begeleidingssessie.objects.get(deelnemer=spel.mensen[een.sleutel], opvolgen_op__isnull=False)
    sessie_opvolgen(rij, door=door_van(spel, een))
