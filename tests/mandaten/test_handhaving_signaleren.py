"""The act of the clock `handhaving_signaleren`: each term is told once, in time or late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mandaten.handelingen.handhaving import verweer_indienen
from mandaten.tasks.handhaving import handhaving_bewaken
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import gehoord, meegedeeld, schuif, vandaag, vastgesteld
from werkzorg.handelen.klok import sla
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

KLOK = Klok("handhaving_bewaken")


def loop(dagen: int = 0) -> int:
    telling = handhaving_bewaken(vandaag() + timedelta(days=dagen), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def open_taken() -> list[str]:
    return sorted(Taak.objects.filter(klaar_op=None).values_list("soort", flat=True))


@pytest.mark.django_db
def test_de_dag_na_de_verweertermijn() -> None:
    rij = meegedeeld(beslisser())
    schuif(rij, 30)
    assert loop() == 0
    assert open_taken() == ["handhaving_verweren"]
    schuif(rij, 1)
    assert loop() == 1
    assert loop() == 0
    assert open_taken() == ["handhaving_verweer_verwerken"]


@pytest.mark.django_db
def test_bijna_te_laat_en_te_laat_elk_eenmaal() -> None:
    rij = gehoord(beslisser())
    schuif(rij, 45)
    assert loop() == 0
    assert open_taken() == ["handhaving_beslissen"]
    schuif(rij, 15)
    assert loop() == 0
    schuif(rij, 1)
    assert loop() == 1
    assert loop(5) == 0
    assert open_taken() == ["handhaving_te_laat"]
    taak = Taak.objects.get(klaar_op=None)
    assert taak.termijn == rij.beslissen_uiterlijk_op < vandaag()


@pytest.mark.django_db
def test_weken_te_laat_gelopen_zegt_alles_wat_nog_telt() -> None:
    schuif(meegedeeld(beslisser()), 90)
    assert loop() == 1
    assert open_taken() == ["handhaving_te_laat", "handhaving_verweer_verwerken"]


@pytest.mark.django_db
def test_veertien_dagen_voor_het_einde_zonder_verweer() -> None:
    rij = meegedeeld(beslisser())
    schuif(rij, 45)
    loop()
    assert open_taken() == ["handhaving_verweer_verwerken"]
    schuif(rij, 1)
    loop()
    assert open_taken() == ["handhaving_beslissen", "handhaving_verweer_verwerken"]


@pytest.mark.django_db
def test_wat_binnenkwam_is_al_gemeld() -> None:
    rij = meegedeeld(beslisser())
    houder = beheerder_van(rij.toekenning.houder)
    rij = verweer_indienen(
        rij, tekst="Niet akkoord.", wil_gehoord_worden=False, versie=rij.versie, door=houder.door
    )
    schuif(rij, 31)
    assert loop() == 0
    assert open_taken() == ["handhaving_verweer_verwerken"]


@pytest.mark.django_db
def test_wat_nog_niet_meegedeeld_is_heeft_geen_termijn_en_de_job_mag_tweemaal() -> None:
    vastgesteld(beslisser())
    assert loop(400) == 0
    assert sla("handhaving_bewaken") >= 1
    assert sla("handhaving_bewaken") == 0
