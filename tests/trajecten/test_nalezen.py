"""Who handed a traject over reads it for a while: every act in it refuses him, whatever it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject, stel_aan
from tests.trajecten.netwerk import maak_actie, maak_stage
from tests.trajecten.opvolgen import spreek_af
from tests.trajecten.tandems import collega, over, vandaag
from trajecten.domein.stage import Score
from trajecten.domein.uitvoering import Dagregel
from trajecten.handelingen.acties import actie_afwerken
from trajecten.handelingen.afspraken import afspraak_afzeggen
from trajecten.handelingen.gegeven_uren import uren_registreren, uren_terugnemen
from trajecten.handelingen.mandaatverlies import mandaatverlies_afhandelen
from trajecten.handelingen.stages import stage_evalueren
from trajecten.models import Aanstelling, Actie, Mandaatverlies, Stage, Traject, Uren
from trajecten.soorten import WERK
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd

Bouwer = Callable[[Rolverdeling, Traject], Callable[[], Any]]


def _afwerken(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    actie = maak_actie(traject)
    return lambda: actie_afwerken(
        Actie.objects.get(pk=actie.pk),
        afgewerkt_op=vandaag(),
        resultaat="Het lukt.",
        versie=1,
        door=cast.casemanager_werk.door,
    )


def _uren(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    actie = maak_actie(traject, dienstverlener=cast.casemanager_werk.lidmaatschap.organisatie)
    regels = [Dagregel(0, vandaag(), Decimal(2), "Samen gewerkt")]
    return lambda: uren_registreren(actie, regels=regels, door=cast.casemanager_werk.door)


def _uren_terug(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    _uren(cast, traject)()
    return lambda: uren_terugnemen(Uren.objects.get(), door=cast.casemanager_werk.door)


def _evalueren(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    stage = maak_stage(traject, cast.casemanager_werk)
    return lambda: stage_evalueren(
        Stage.objects.get(pk=stage.pk),
        op=vandaag(),
        scores=[Score("op tijd komen", 4)],
        verslag="Het gaat goed.",
        woorden_deelnemer="",
        stopt_op=None,
        versie=stage.versie,
        door=cast.casemanager_werk.door,
    )


def _afzeggen(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    afspraak = spreek_af(traject, cast.casemanager_werk)
    return lambda: afspraak_afzeggen(
        afspraak, reden="Ziek", versie=afspraak.versie, door=cast.casemanager_werk.door
    )


def _verlies(cast: Rolverdeling, traject: Traject) -> Callable[[], Any]:
    with in_handeling():
        verlies = Mandaatverlies.objects.create(
            traject=traject,
            organisatie=cast.casemanager_zorg.lidmaatschap.organisatie,
            functie="casemanager_zorg",
            laatste_dag=over(30),
            reden="verstreken",
        )
    return lambda: mandaatverlies_afhandelen(
        verlies, afhandeling="Stopt eerder.", versie=verlies.versie, door=cast.casemanager_werk.door
    )


BOUWERS: dict[str, Bouwer] = {
    "actie_afwerken": _afwerken,
    "uren_registreren": _uren,
    "uren_terugnemen": _uren_terug,
    "stage_evalueren": _evalueren,
    "afspraak_afzeggen": _afzeggen,
    "mandaatverlies_afhandelen": _verlies,
}


def draag_over(cast: Rolverdeling, traject: Traject, op: date) -> None:
    """A colleague guides on the side of Werk from this day; the one of the cast reads on."""
    with in_handeling():
        oud = Aanstelling.objects.get(traject=traject, kant=WERK)
        oud.periode = reeks(oud.periode.lower, op - timedelta(days=1))
        oud.save()
    stel_aan(traject, WERK, collega(cast.casemanager_werk), op)


@pytest.mark.django_db
@pytest.mark.parametrize("handeling", sorted(BOUWERS))
def test_wie_overdroeg_verandert_niets_meer(cast: Rolverdeling, handeling: str) -> None:
    traject = maak_traject(cast)
    doe = BOUWERS[handeling](cast, traject)
    draag_over(cast, traject, vandaag())
    with pytest.raises(Geweigerd, match="Je droeg dit traject over"):
        doe()


@pytest.mark.django_db
@pytest.mark.parametrize("handeling", sorted(BOUWERS))
def test_wie_begeleidt_kan_het_wel(cast: Rolverdeling, handeling: str) -> None:
    assert BOUWERS[handeling](cast, maak_traject(cast))() is not None
