"""The act `toekenning_herinneren`: who holds it and the desk hear once, that many months before the last day."""

from __future__ import annotations

from datetime import date

import pytest

from mandaten.handelingen.levensloop import herinnerregels, toekenning_herinneren
from mandaten.models import Herinnering
from tests.mandaten.levenslopen import DAG, KLOK, beheerder_van, klok, open_taken
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db
EINDE = date(2028, 12, 31)


def gegeven(toekenning) -> list[int]:
    return list(toekenning.herinneringen.order_by("-maanden").values_list("maanden", flat=True))


def test_melding_mail_en_taak_voor_houder_en_loket() -> None:
    desk = beslisser()
    toekenning = maak_toekenning("zorg")
    beheerder = beheerder_van(toekenning.houder)
    dag = date(2027, 12, 31)
    assert klok(dag - DAG).gedaan == 0
    assert klok(dag).gedaan == 1
    assert gegeven(toekenning) == [12]
    meldingen = Melding.objects.filter(soort="toekenning_eindigt")
    assert {een.gebruiker for een in meldingen} == {beheerder.gebruiker, desk.gebruiker}
    mails = Opdracht.objects.filter(effect_sleutel__startswith="mail:toekenning_eindigt")
    assert mails.count() == 2
    [taak] = open_taken("toekenning_vernieuwen", toekenning)
    assert (taak.organisatie_id, taak.rol) == (toekenning.houder_id, "organisatiebeheerder")
    assert [een.organisatie_id for een in open_taken("toekenning_einde_opvolgen", toekenning)] == [
        desk.door.organisatie_id
    ]


def test_twee_keer_te_laat_en_na_weken_zonder_klok() -> None:
    beslisser()
    toekenning = maak_toekenning("zorg")
    regels = herinnerregels(date(2028, 1, 20))
    for _ in range(3):
        klok(date(2028, 1, 20))
        toekenning_herinneren(toekenning, regels=regels, dag=date(2028, 1, 20), door=KLOK)
    assert gegeven(toekenning) == [12]
    klok(date(2028, 9, 29))
    assert gegeven(toekenning) == [12]
    klok(EINDE)
    klok(EINDE)
    assert gegeven(toekenning) == [12, 3]
    # One task, however many reminders.
    assert len(open_taken("toekenning_vernieuwen", toekenning)) == 1


def test_na_een_storing_over_twee_herinneringen_komt_alleen_de_laatste() -> None:
    toekenning = maak_toekenning("zorg")
    klok(date(2028, 11, 1))
    assert gegeven(toekenning) == [3]
    klok(date(2028, 11, 2))
    assert gegeven(toekenning) == [3]


@pytest.mark.parametrize(("van", "maanden"), [(date(2023, 12, 31), 8), (date(2024, 1, 1), 6)])
def test_een_erkenning_volgt_haar_regime(van: date, maanden: int) -> None:
    toekenning = maak_toekenning("erkenning", van=van)
    dagen = {8: date(2028, 4, 30), 6: date(2028, 6, 30)}
    klok(date(2027, 12, 31))
    klok(dagen[maanden] - DAG)
    assert gegeven(toekenning) == [12]
    klok(dagen[maanden])
    assert gegeven(toekenning) == [12, maanden]
    klok(date(2028, 9, 30))
    assert gegeven(toekenning) == [12, maanden, 3]


def test_een_overgangserkenning_wordt_herinnerd_aan_haar_oude_einddatum() -> None:
    toekenning = maak_toekenning("erkenning", van=date(2022, 3, 1), tot=date(2027, 2, 28))
    with in_handeling():
        toekenning.is_overgang = True
        toekenning.save()
    klok(date(2026, 6, 28))
    assert Herinnering.objects.get().laatste_dag == date(2027, 2, 28)


def test_wat_vroeger_stopt_of_geen_einde_heeft_wordt_niet_herinnerd() -> None:
    gestopt, open_einde = maak_toekenning("zorg"), maak_toekenning("contingent", tot=None)
    with in_handeling():
        gestopt.einde_reden = "Stopt zelf."
        gestopt.save()
    klok(date(2027, 12, 31))
    assert not Herinnering.objects.filter(toekenning__in=[gestopt, open_einde]).exists()


def test_zonder_mensen_aan_het_loket_staat_de_taak_er_toch() -> None:
    departement = Organisatie.objects.filter(soort="departement_zorg")
    assert not departement.exists()
    from tests.rolverdeling import maak_organisatie

    wacht = maak_organisatie("Departement", "departement_zorg")
    toekenning = maak_toekenning("zorg")
    klok(date(2027, 12, 31))
    assert [een.organisatie for een in open_taken("toekenning_einde_opvolgen", toekenning)] == [wacht]
