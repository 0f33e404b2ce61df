"""Merging two records of one person: his trajecten move along, and two that run are refused beforehand."""

from __future__ import annotations

import pytest

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import maak_traject, zonder_stukken
from tests.trajecten.tandems import opnieuw
from trajecten.models import Traject
from trajecten.statussen import AANGEVRAAGD, AFGEROND, AFRONDEND, LOPEND
from werkzorg.deelnemers.handelingen.samenvoegen import deelnemers_samenvoegen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def voeg_samen(cast: Rolverdeling, blijft: Deelnemer, gaat_op: Deelnemer) -> None:
    deelnemers_samenvoegen(
        Deelnemer.objects.get(pk=blijft.pk),
        Deelnemer.objects.get(pk=gaat_op.pk),
        keuzes=[],
        versies={},
        reden="dezelfde persoon",
        door=cast.casemanager_zorg.door,
    )


def test_een_traject_verhuist_mee_met_zijn_tandem(cast: Rolverdeling) -> None:
    rij, blijft = maak_traject(cast, status=LOPEND), registreer(cast.casemanager_zorg.door)
    voeg_samen(cast, blijft, rij.deelnemer)
    assert opnieuw(rij).deelnemer_id == blijft.pk
    assert Traject.objects.zichtbaar_voor(cast.casemanager_werk.door).filter(pk=rij.pk).exists()


def test_twee_lopende_worden_vooraf_geweigerd_en_niets_verhuist(cast: Rolverdeling) -> None:
    een, ander = maak_traject(cast, status=LOPEND), maak_traject(cast, status=AANGEVRAAGD)
    with pytest.raises(Geweigerd) as nee:
        voeg_samen(cast, een.deelnemer, ander.deelnemer)
    assert "activeringstrajecten" in nee.value.zin
    assert "Rond in een van beide eerst af" in nee.value.zin
    assert nee.value.__cause__ is None  # asked beforehand, not learnt from the database
    assert opnieuw(ander).deelnemer_id == ander.deelnemer_id
    assert Deelnemer.objects.get(pk=ander.deelnemer_id).samengevoegd_met_id is None


def test_een_afgelopen_en_een_lopend_gaan_wel_samen(cast: Rolverdeling) -> None:
    een, ander = maak_traject(cast, status=LOPEND), maak_traject(cast, status=LOPEND)
    with zonder_stukken():
        Traject.objects.filter(pk=ander.pk).update(
            status=AFRONDEND, einddatum=ander.startdatum, einde_reden="verhuis"
        )
        Traject.objects.filter(pk=ander.pk).update(status=AFGEROND)
    voeg_samen(cast, een.deelnemer, ander.deelnemer)
    assert opnieuw(ander).deelnemer_id == een.deelnemer_id
