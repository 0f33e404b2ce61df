"""The act `aanwezigheidsinlezing_laten_vervallen`: a file that nobody had read in is forgotten, and only such."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from ama.handelingen.inlezen import aanwezigheden_inlezen, aanwezigheidsinlezing_laten_vervallen
from ama.models import Aanwezigheid, Aanwezigheidsinlezing
from ama.tasks.inlezing import JOB, ama_inlezingen_laten_vervallen
from tests.ama.dagbladen import maak_ploeg
from tests.ama.inlezingen import bewaard, ingelezen, regel
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.klok import Telling
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
SLEUTEL = "aanwezigheidsinlezing_laten_vervallen"


def test_de_klok_vergeet_wat_te_lang_wacht_of_bleef_hangen(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    speler = cast.spelers["begeleider_ama"]
    oud, hangt, vers, bezig = (bewaard(speler.door, regel(an)) for _ in range(4))
    for een in (hangt, bezig):
        aanwezigheden_inlezen(een, door=speler.door)
    gisteren = timezone.now() - timedelta(hours=25)
    with in_handeling():
        Aanwezigheidsinlezing.objects.filter(pk=oud.pk).update(vervalt_op=gisteren)
        Aanwezigheidsinlezing.objects.filter(pk=hangt.pk).update(gestart_op=gisteren)
    klok = Klok(JOB)
    assert ama_inlezingen_laten_vervallen(timezone.localdate(), klok) == Telling(gedaan=2)
    assert ama_inlezingen_laten_vervallen(timezone.localdate(), klok) == Telling()
    standen = dict(Aanwezigheidsinlezing.objects.values_list("pk", "toestand"))
    assert standen == {oud.pk: "vervallen", hangt.pk: "vervallen", vers.pk: "nagekeken", bezig.pk: "bezig"}
    oud.refresh_from_db()
    assert (oud.rijen, oud.lees_rijen()) == (None, [])
    assert Logregel.objects.filter(handeling=SLEUTEL).count() == 2
    assert "vervallen" in als(speler).get(oud.get_absolute_url()).content.decode()


def test_wat_ingelezen_is_vervalt_niet(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    inlezing = ingelezen(cast.spelers["begeleider_ama"].door, regel(an))
    aanwezigheidsinlezing_laten_vervallen(inlezing, door=Klok(JOB))
    assert Aanwezigheidsinlezing.objects.get().toestand == "ingelezen"
    assert Aanwezigheid.objects.count() == 1
    assert not Logregel.objects.filter(handeling=SLEUTEL).exists()
