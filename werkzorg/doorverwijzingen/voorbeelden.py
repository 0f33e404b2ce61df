"""Example letters between offers, through the acts of this app."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import ONTVANGER, VAN_ROL, Brief, bestemmingen
from werkzorg.doorverwijzingen.handelingen import (
    doorverwijzing_aanvaarden,
    doorverwijzing_versturen,
    doorverwijzing_weigeren,
)
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.stukken import inhoud, vingerafdruk
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

_WAAROM = (
    "Wil graag enkele halve dagen per week iets omhanden hebben, in een kleine groep.",
    "Is klaar voor een volgende stap en vraagt begeleiding naar werk en zorg samen.",
    "Zoekt een vaste dagstructuur dicht bij huis; werkt graag met hout.",
)
_STUKKEN = ("contact", "adres", "taal")


def brieven(
    mensen: Mapping[int, Deelnemer],
    *,
    van: Mapping[int, tuple[Hoedanigheid, datetime]],
    ontvangers: Mapping[str, Sequence[Hoedanigheid]],
    nu: datetime,
) -> Iterator[tuple[datetime, Callable[[], object]]]:
    """A letter about each person in `van` (number -> sender, moment), answered in most cases.

    `ontvangers`: per role who opens letters; `nu` is the start of today. Of every four letters two are accepted, one
    is refused and one waits.
    """
    lot = random.Random("brieven")
    for volg, (nummer, (afzender, moment)) in enumerate(sorted(van.items())):
        van_aanbod = VAN_ROL[afzender.rol][0]
        keuze = [
            (naar, wie)
            for naar in bestemmingen(van_aanbod)
            for wie in ontvangers.get(ONTVANGER[naar], ())
            if (wie.organisatie_id, wie.rol) != (afzender.organisatie_id, afzender.rol)
        ]
        if not keuze:
            continue
        naar_aanbod, ontvanger = lot.choice(keuze)
        verstuurd: list[Doorverwijzing] = []
        brief = Brief(van_aanbod, naar_aanbod, moment.date())
        yield (
            moment,
            partial(_verstuur, mensen, nummer, brief, ontvanger, _WAAROM[volg % 3], afzender, verstuurd),
        )
        antwoord_op = min(moment + timedelta(days=lot.randint(1, 9)), nu - timedelta(hours=7))
        if volg % 4 in {0, 1}:
            yield antwoord_op, partial(_aanvaard, verstuurd, ontvanger)
        elif volg % 4 == 2:
            yield antwoord_op, partial(_weiger, verstuurd, ontvanger)


def _verstuur(
    mensen: Mapping[int, Deelnemer],
    nummer: int,
    brief: Brief,
    ontvanger: Hoedanigheid,
    toelichting: str,
    door: Hoedanigheid,
    verstuurd: list[Doorverwijzing],
) -> None:
    deelnemer = mensen[nummer]
    verstuurd.append(
        doorverwijzing_versturen(
            deelnemer,
            brief=brief,
            naar_organisatie_id=ontvanger.organisatie_id,
            toelichting=toelichting,
            stukken=_STUKKEN,
            gezien=vingerafdruk(inhoud(door, deelnemer, _STUKKEN)),
            door=door,
        )
    )


def _aanvaard(verstuurd: list[Doorverwijzing], door: Hoedanigheid) -> None:
    doorverwijzing_aanvaarden(verstuurd[0], door=door)


def _weiger(verstuurd: list[Doorverwijzing], door: Hoedanigheid) -> None:
    doorverwijzing_weigeren(
        verstuurd[0], reden="geen_plaats", reden_tekst="Vanaf maart is er weer plaats.", door=door
    )
