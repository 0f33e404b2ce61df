"""The act of the clock `schorsing_laten_aflopen`: valid again after the last day, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mandaten.models import Toekenning
from mandaten.tasks.handhaving import handhaving_bewaken
from mandaten.tasks.levensloop import mandaten_bewaken
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import gehoord, schors, vandaag
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.hoedanigheid import Klok

KLOK = Klok("handhaving_bewaken")


@pytest.mark.django_db
def test_de_dag_na_de_laatste_en_maar_eenmaal() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    houder = beheerder_van(rij.toekenning.houder)
    tot = vandaag() + timedelta(days=9)
    schors(rij, desk, tot=tot)

    def status() -> str:
        return Toekenning.objects.get(pk=rij.toekenning_id).status

    assert handhaving_bewaken(tot, KLOK).gedaan == 0
    assert status() == "geschorst"
    # Days late does as well as in time.
    assert handhaving_bewaken(tot + timedelta(days=3), KLOK).gedaan == 1
    assert status() == "actief"
    assert handhaving_bewaken(tot + timedelta(days=4), KLOK).gedaan == 0
    assert Melding.objects.get(soort="toekenning_schorsing_opgeheven").gebruiker == houder.gebruiker


@pytest.mark.django_db
def test_zonder_einde_loopt_ze_niet_af() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    schors(rij, desk)
    assert handhaving_bewaken(vandaag() + timedelta(days=900), KLOK).gedaan == 0


@pytest.mark.django_db
def test_tot_op_de_laatste_dag_van_het_mandaat_wordt_niets_meer_geldig() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    beheerder_van(rij.toekenning.houder)
    tot = laatste_dag(rij.toekenning.periode)
    assert tot is not None
    schors(rij, desk, tot=tot)
    # Whichever job comes first: nobody hears that it is valid again, for it is over.
    assert handhaving_bewaken(tot + timedelta(days=1), KLOK).gedaan == 0
    assert not Melding.objects.filter(soort="toekenning_schorsing_opgeheven").exists()
    assert mandaten_bewaken(tot + timedelta(days=1), Klok("mandaten_bewaken")).fouten == 0
    assert Toekenning.objects.get(pk=rij.toekenning_id).status == "verlopen"
