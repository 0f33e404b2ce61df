"""The act `lege_plaats_melden`: a seat that was not filled in time is told to the desk once."""

from __future__ import annotations

import pytest

from tests.mandaten.levenslopen import DAG, instemming, klok, lid, nieuwe, open_taken, vandaag, vertrek
from tests.mandaten.maken import beslisser, maak_toekenning

pytestmark = pytest.mark.django_db


def test_de_dag_na_de_termijn_een_keer() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    voor = lid(toekenning, "B").aan_te_vullen_voor
    assert voor is not None
    klok(voor)
    assert not open_taken("plaats_te_laat", toekenning)
    for _ in range(2):
        klok(voor + DAG)
    klok(voor + 9 * DAG)
    [taak] = open_taken("plaats_te_laat", toekenning)
    assert (taak.organisatie_id, taak.rol) == (desk.door.organisatie_id, "departement_zorg")


def test_niet_als_ze_gevuld_is() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning, nieuw=nieuwe("vaph").pk, vanaf=vandaag() + 50 * DAG)
    klok(vandaag() + 200 * DAG)
    assert not open_taken("plaats_te_laat", toekenning)


def test_wie_te_laat_toch_nog_komt_sluit_de_taak() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning, op=vandaag() - 200 * DAG)
    assert (lid(toekenning, "B").aan_te_vullen_voor or vandaag()) < vandaag()
    klok(vandaag())
    assert open_taken("plaats_te_laat", toekenning)
    toekenning.refresh_from_db()
    from mandaten.domein.samenstelling import Wijziging
    from mandaten.handelingen.samenstelling import samenstelling_wijzigen

    samenstelling_wijzigen(
        toekenning,
        wijziging=Wijziging(nieuw=nieuwe("vaph").pk, plaats="B", vanaf=vandaag()),
        versie=toekenning.versie,
        instemming=instemming(),
        door=desk.door,
    )
    assert not open_taken("plaats_te_laat", toekenning)
