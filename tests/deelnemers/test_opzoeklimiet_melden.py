"""`opzoeklimiet_melden`: one signal per colleague or organisation and day; the door calls it after the refusal."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.rolverdeling import maak_speler
from werkzorg.deelnemers.handelingen.opzoekmelding import opzoeklimiet_melden
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("opzoeklimiet_melden")


def test_een_keer_per_dag_per_persoon(cast):
    for speler in (cast.casemanager_zorg, cast.casemanager_zorg, cast.buur):
        opzoeklimiet_melden("persoon", wie=speler.door, door=KLOK)
    assert set(Opzoekmelding.objects.values_list("soort", "gebruiker_id", "deelnemer_id")) == {
        ("limiet_persoon", cast.casemanager_zorg.door.gebruiker_id, None),
        ("limiet_persoon", cast.buur.door.gebruiker_id, None),
    }
    assert Logregel.objects.filter(handeling="opzoeklimiet_melden").count() == 2


def test_een_keer_per_dag_per_organisatie_wie_er_ook_het_laatst_zocht(cast):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    for speler in (cast.casemanager_zorg, collega):
        opzoeklimiet_melden("organisatie", wie=speler.door, door=KLOK)
    assert Opzoekmelding.objects.get().soort == "limiet_organisatie"


def test_alleen_de_machine_meldt(cast):
    with pytest.raises(PermissionDenied):
        opzoeklimiet_melden("persoon", wie=cast.buur.door, door=cast.buur.door)
