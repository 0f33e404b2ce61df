"""The act `aanwezigheden_terugnemen`: what was just saved on a sheet goes away again, within ten minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ama.handelingen.aanwezigheden import aanwezigheden_registreren, aanwezigheden_terugnemen
from ama.models import Aanwezigheid
from tests.ama.dagbladen import MAANDAG, adres_van, gestuurd, maak_ploeg, regel
from tests.ama.levensloop import collega
from tests.ama.maken import maak_aanwezigheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_wat_samen_bewaard_werd_gaat_samen_weg(cast) -> None:
    werkpost, (an, bo, cas) = maak_ploeg(cast, 3)
    door = cast.spelers["begeleider_ama"].door
    with time_machine.travel(timezone.now() - timedelta(minutes=3)):
        aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an)], door=door)
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(bo), regel(cas, "O")], door=door)
    assert aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door) == 2
    assert list(Aanwezigheid.objects.values_list("overeenkomst", flat=True)) == [an.pk]
    assert Logregel.objects.get(handeling="aanwezigheden_terugnemen").gegevens == {
        "dag": "2026-02-02",
        "weg": 2,
    }
    # The history of what is gone stays.
    assert Aanwezigheid.pgh_event_model.objects.filter(overeenkomst_id=bo.pk).count() == 2


def test_na_tien_minuten_niet_meer_en_niet_van_een_ander(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    with pytest.raises(Geweigerd, match="niets om terug te nemen"):
        aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door)
    maak_aanwezigheid(an, MAANDAG, ingevuld_op=timezone.now() - timedelta(minutes=11))
    with pytest.raises(Geweigerd, match="10 minuten"):
        aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door)
    with pytest.raises(Geweigerd):
        aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=cast.buren["begeleider_ama"].door)
    assert Aanwezigheid.objects.count() == 1


def test_een_verbeterde_regel_blijft(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an)], door=door)
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an, "V", 1)], door=door)
    with pytest.raises(Geweigerd):
        aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door)


def test_wie_een_nota_bij_een_collega_zet_neemt_diens_regel_niet_mee(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast, 2)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an)], door=collega(cast).door)
    invoer = [regel(an, gezien=1, nota="Kwam later."), regel(bo)]
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=invoer, door=door)
    assert aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door) == 1
    assert Aanwezigheid.objects.get().overeenkomst_id == an.pk
    with pytest.raises(Geweigerd, match="niets om terug te nemen"):
        aanwezigheden_terugnemen(werkpost.pk, dag=MAANDAG, door=door)


def test_op_het_scherm(cast, als) -> None:
    werkpost, _ = maak_ploeg(cast)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    client.post(adres, gestuurd(client, adres))
    terug = adres.replace("/?", "/terug/?")
    assert terug in client.get(adres).content.decode()
    velden = gestuurd(client, terug)
    assert client.post(terug, velden).url == adres
    assert client.post(terug, velden).url == adres  # twice is once
    assert not Aanwezigheid.objects.exists()
    assert client.post(terug, gestuurd(client, terug)).status_code == 422
    assert als(cast.buren["begeleider_ama"]).get(terug).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(terug).status_code == 403
