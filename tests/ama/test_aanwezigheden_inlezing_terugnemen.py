"""The act `aanwezigheden_inlezing_terugnemen`: what a file brought is gone again, but for what was corrected."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.aanwezigheidsinlezing import TERUG_BINNEN_DAGEN
from ama.handelingen.aanwezigheden import aanwezigheden_registreren, aanwezigheid_verbeteren
from ama.handelingen.inlezen import aanwezigheden_inlezing_terugnemen
from ama.models import Aanwezigheid, Aanwezigheidsinlezing
from tests.ama import dagbladen
from tests.ama.dagbladen import DINSDAG, MAANDAG, maak_ploeg
from tests.ama.inlezingen import bewaard, ingelezen, regel
from tests.rolverdeling import maak_speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_alleen_wat_dit_bestand_bracht_en_niemand_verbeterde_is_weg(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    eerste = ingelezen(door, regel(an, "09/02/2026"))
    aanwezigheden_registreren(werkpost.pk, dag=DINSDAG, invoer=[dagbladen.regel(an, minuten=60)], door=door)
    inlezing = ingelezen(door, regel(an), regel(an, "09/02/2026"), regel(bo), regel(bo, "09/02/2026"))
    aanwezigheid_verbeteren(
        Aanwezigheid.objects.get(overeenkomst=bo, dag=MAANDAG),
        waarde=Waarde(Status.VERWITTIGD),
        reden="Was ziek.",
        versie=1,
        door=door,
    )
    uit = aanwezigheden_inlezing_terugnemen(inlezing, door=door)
    assert (uit.toestand, uit.nieuw, uit.teruggenomen) == ("teruggenomen", 3, 2)
    assert set(Aanwezigheid.objects.values_list("overeenkomst", "dag", "status")) == {
        (an.pk, date(2026, 2, 9), "A"),
        (an.pk, DINSDAG, "A"),
        (bo.pk, MAANDAG, "V"),
    }
    assert Logregel.objects.get(handeling="aanwezigheden_inlezing_terugnemen").gegevens == {
        "weg": 2,
        "gebleven": 1,
    }
    # The history of what is gone stays; and the same file can be read in again.
    assert Aanwezigheid.pgh_event_model.objects.filter(overeenkomst_id=an.pk, dag=MAANDAG).count() == 2
    with pytest.raises(Geweigerd, match="niets om terug te nemen"):
        aanwezigheden_inlezing_terugnemen(inlezing, door=door)
    assert ingelezen(door, regel(an)).nieuw == 1
    assert Aanwezigheidsinlezing.objects.get(pk=eerste.pk).toestand == "ingelezen"


def test_na_veertien_dagen_niet_meer_en_niet_van_een_ander(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    wacht = bewaard(door, regel(an, "09/02/2026"))
    inlezing = ingelezen(door, regel(an))
    with pytest.raises(Geweigerd, match="niets om terug te nemen"):
        aanwezigheden_inlezing_terugnemen(wacht, door=door)
    with pytest.raises(Aanwezigheidsinlezing.DoesNotExist):
        aanwezigheden_inlezing_terugnemen(inlezing, door=cast.buren["begeleider_ama"].door)
    with (
        time_machine.travel(timezone.now() + timedelta(days=TERUG_BINNEN_DAGEN + 1)),
        pytest.raises(Geweigerd, match="14 dagen"),
    ):
        aanwezigheden_inlezing_terugnemen(inlezing, door=door)
    assert Aanwezigheid.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=TERUG_BINNEN_DAGEN)):
        aanwezigheden_inlezing_terugnemen(inlezing, door=door)
    assert not Aanwezigheid.objects.exists()


def test_op_het_scherm_ook_door_de_beheerder(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    speler = cast.spelers["begeleider_ama"]
    inlezing = ingelezen(speler.door, regel(an))
    adres = reverse("aanwezigheden_inlezing_terugnemen", args=[inlezing.pk])
    beheerder = als(
        maak_speler("organisatiebeheerder", speler.lidmaatschap.organisatie, email="beheer@test.be")
    )
    assert adres in beheerder.get(inlezing.get_absolute_url()).content.decode()
    assert beheerder.get(adres).status_code == 200
    sleutel = str(uuid4())
    assert beheerder.post(adres, {"aanvraag_sleutel": sleutel}).status_code == 422
    ja = {"aanvraag_sleutel": sleutel, "zeker": "on"}
    assert beheerder.post(adres, ja).url == inlezing.get_absolute_url()
    assert beheerder.post(adres, ja).url == inlezing.get_absolute_url()  # twice is once
    assert "1 aanwezigheid is weg" in beheerder.get(inlezing.get_absolute_url()).content.decode()
    assert not Aanwezigheid.objects.exists()
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(adres).status_code == 403
