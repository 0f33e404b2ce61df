"""The act `import_laten_vervallen`: a file that nobody carried out is forgotten, and only such a file."""

from __future__ import annotations

import pytest

from tests.deelnemers.importbestanden import rij
from tests.deelnemers.test_deelnemers_importeren import nagekeken, start
from werkzorg.deelnemers.handelingen.importeren import import_laten_vervallen, lees_rijen
from werkzorg.deelnemers.models import Deelnemer, Import
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("imports_laten_vervallen")


def test_het_bestand_is_weg_en_het_staat_in_het_logboek(cast, als):
    invoer = nagekeken(als(cast.casemanager_zorg), rij())
    import_laten_vervallen(invoer, door=KLOK)
    invoer = Import.objects.get(pk=invoer.pk)
    assert (invoer.toestand, invoer.rijen, lees_rijen(invoer)) == ("vervallen", None, [])
    assert Logregel.objects.filter(handeling="import_laten_vervallen", object_id=invoer.pk).count() == 1


def test_wat_uitgevoerd_is_vervalt_niet(cast, als, uitgevoerd):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    start(client, invoer)
    uitgevoerd()
    import_laten_vervallen(invoer, door=KLOK)
    assert Import.objects.get(pk=invoer.pk).toestand == "uitgevoerd"
    assert Deelnemer.objects.count() == 1
    assert not Logregel.objects.filter(handeling="import_laten_vervallen").exists()
