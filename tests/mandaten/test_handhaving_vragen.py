"""The pages of enforcement and inspection ask at most ten questions, however many rows there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mandaten.models import Controledossier, Handhaving
from tests.mandaten.maken import beslisser, maak_toekenning
from tests.mandaten.procedures import bevonden, gehoord, meegedeeld, ronde, schors
from tests.rolverdeling import maak_organisatie, maak_speler

MEEST = 10


def vragen(client: Client, adres: str) -> int:
    """How many questions a GET asks, the second time; without what only bounds a transaction."""
    client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    niet = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "SET ")
    return len([een for een in gevangen.captured_queries if not een["sql"].startswith(niet)])


@pytest.mark.django_db
def test_de_lijsten_groeien_niet(als) -> None:
    desk = beslisser("erkenning")
    inspecteur = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    meegedeeld(desk, maak_toekenning("erkenning"))
    groot = ronde(desk, populatie=26, aantal=26)
    adressen = [reverse("handhaving_lijst"), reverse("controle_lijst"), groot.get_absolute_url()]
    gemeten = []
    for _ in range(2):
        rij = [vragen(als(wie), adres) for wie in (desk, inspecteur) for adres in adressen]
        gemeten.append(rij)
        for _ in range(8):
            meegedeeld(desk, maak_toekenning("erkenning"))
            ronde(desk, populatie=1, aantal=1)
    assert gemeten[0] == gemeten[1]
    assert max(gemeten[0]) <= MEEST


@pytest.mark.django_db
def test_een_procedure_en_een_dossier_blijven_onder_tien(als) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    assert vragen(als(desk), rij.get_absolute_url()) <= MEEST
    schors(rij, desk)
    for een in (rij, bevonden(beslisser("erkenning"))):
        assert isinstance(een, Handhaving | Controledossier)
        wie = desk if een is rij else beslisser("erkenning")
        assert vragen(als(wie), een.get_absolute_url()) <= MEEST
