"""`mismatch_melden`: one signal per colleague, person and day, for the functionaris of the controller."""

from __future__ import annotations

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.deelnemers.domein import verwerkingsverantwoordelijke
from werkzorg.deelnemers.handelingen.opzoekmelding import mismatch_melden
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("mismatch_melden")


@pytest.fixture
def deelnemer(cast):
    """The neighbour's."""
    return registreer(cast.buur.door)


def meld(deelnemer, wie) -> None:
    mismatch_melden(deelnemer.pk, verschil=["achternaam"], wie=wie, door=KLOK)


def test_melding_taak_en_logregel_zonder_namen(cast, deelnemer):
    wie = cast.casemanager_zorg.door
    meld(deelnemer, wie)
    melding = Opzoekmelding.objects.get()
    assert (melding.gebruiker_id, melding.organisatie_id, melding.rol) == (
        wie.gebruiker_id,
        wie.organisatie_id,
        wie.rol,
    )
    assert melding.is_open
    taak = Taak.objects.get(soort="opzoekmelding_nakijken")
    assert (taak.organisatie_id, taak.rol, taak.deelnemer_id) == (
        melding.ontvanger_id,
        "functionaris_gegevensbescherming",
        None,
    )
    regel = Logregel.objects.get(handeling="mismatch_melden")
    assert regel.deelnemer_id is None
    assert regel.door == {"klok": "mismatch_melden"}


def test_een_melding_per_persoon_en_dag(cast, deelnemer):
    for _ in range(3):
        meld(deelnemer, cast.casemanager_zorg.door)
    meld(deelnemer, cast.casemanager_werk.door)
    meld(registreer(cast.buur.door), cast.casemanager_zorg.door)
    assert Opzoekmelding.objects.count() == Taak.objects.filter(soort="opzoekmelding_nakijken").count() == 3


def test_de_functionaris_van_de_verantwoordelijke_krijgt_ze(cast, deelnemer):
    vdab = maak_speler("functionaris_gegevensbescherming", maak_organisatie("Zz VDAB", "vdab"))
    meld(deelnemer, cast.casemanager_zorg.door)
    assert Opzoekmelding.objects.get().ontvanger_id == vdab.lidmaatschap.organisatie_id


def test_een_begeleider_ama_valt_onder_het_departement():
    verdeling = {rol: verwerkingsverantwoordelijke(rol) for rol in ROLLEN}
    assert verdeling["begeleider_ama"] == "departement_zorg"
    assert verdeling["casemanager_zorg"] == verdeling["casemanager_werk"] == verdeling["verwijzer"] == "vdab"


def test_zonder_functionaris_blijft_de_melding_staan_voor_wie_het_wordt(cast, deelnemer):
    with pghistory.context(handeling="test", door="commando:test"):
        Lidmaatschap.objects.filter(rol="functionaris_gegevensbescherming").update(
            ingetrokken_op=timezone.now()
        )
    meld(deelnemer, cast.casemanager_zorg.door)
    assert Opzoekmelding.objects.get().ontvanger_id is None
    assert not Taak.objects.filter(soort="opzoekmelding_nakijken").exists()
    nieuw = maak_speler(
        "functionaris_gegevensbescherming", maak_organisatie("Later", "vdab"), email="fg@test.be"
    )
    assert Opzoekmelding.objects.zichtbaar_voor(nieuw.door).count() == 1


def test_alleen_de_machine_meldt(cast, deelnemer):
    with pytest.raises(PermissionDenied):
        mismatch_melden(deelnemer.pk, verschil=[], wie=cast.buur.door, door=cast.buur.door)
