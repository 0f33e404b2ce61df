"""The act `erkenningverlies_afhandelen`, and what handing over or stopping does with an open loss."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ama.handelingen.erkenningverlies import erkenningverlies_afhandelen
from ama.models import Erkenningverlies
from tests.ama.levensloop import stop
from tests.ama.maken import maak_overeenkomst
from tests.ama.test_erkenningverlies_verwerken import erken, loop
from tests.ama.werkposten import over, sleutel_van
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def verliezen(cast, els) -> list[Erkenningverlies]:
    erken(els, over(20))
    for _ in range(2):
        maak_overeenkomst(cast)
    loop()
    return list(Erkenningverlies.objects.all())


def open_taken() -> int:
    return Taak.objects.filter(soort="erkenningverlies_opvolgen", klaar_op__isnull=True).count()


def test_met_een_reden_en_de_taak_gaat_met_de_laatste(cast, els, verliezen) -> None:
    een, ander = verliezen
    with pytest.raises(Geweigerd):
        erkenningverlies_afhandelen(een, afhandeling=" ", versie=1, door=els.door)
    with pytest.raises(Versieconflict):
        erkenningverlies_afhandelen(een, afhandeling="Stopt zelf.", versie=2, door=els.door)
    rij = erkenningverlies_afhandelen(een, afhandeling="Stopt zelf.", versie=1, door=els.door)
    assert (rij.afhandeling, rij.toestand) == ("Stopt zelf.", "afgehandeld")
    assert open_taken() > 0
    with pytest.raises(Geweigerd, match="intussen"):
        erkenningverlies_afhandelen(een, afhandeling="Nog eens.", versie=2, door=els.door)
    # Who stops later than the last recognised day is still without a begeleider for a while.
    stop(cast, ander.overeenkomst, ander.laatste_dag + timedelta(days=1))
    assert Erkenningverlies.objects.get(pk=ander.pk).toestand == "open"
    stop(cast, ander.overeenkomst, ander.laatste_dag)
    assert Erkenningverlies.objects.get(pk=ander.pk).toestand == "afgehandeld"
    assert open_taken() == 0
    assert loop() == 0


def test_door_het_scherm(cast, als, els, verliezen) -> None:
    client, adres = als(els), f"/ama/verloren-erkenningen/{verliezen[0].pk}/handel-af/"
    goed = client.post(adres, {**sleutel_van(client, adres), "afhandeling": "Stopt zelf."}, follow=True)
    assert goed.status_code == 200
    assert Erkenningverlies.objects.open().count() == 1
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(adres).status_code == 403
    # Once more: it is done, so back to the list.
    assert als(els).get(adres).status_code == 302
