"""The act `verlenging_vragen`: in time, once, and only exceptionally (Decreet 2022 art. 11)."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import open_taken, over, stuur, vraag_verlenging
from trajecten.models import Traject, Verlenging
from trajecten.statussen import VERLENGING_GEVRAAGD
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.django_db
def test_vdab_moet_beslissen_uiterlijk_op_de_laatste_dag(cast) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    traject.refresh_from_db()
    assert traject.status == VERLENGING_GEVRAAGD
    (taak,) = open_taken("verlenging_beslissen", traject.pk)
    assert (taak.rol, taak.organisatie_id, taak.termijn) == (
        "vdab_beslisser",
        traject.vdab_id,
        traject.uiterste_einddatum,
    )


@pytest.mark.parametrize("maanden", [0, 7])
@pytest.mark.django_db
def test_hoogstens_wat_de_parameter_zegt(cast, maanden) -> None:
    with pytest.raises(Geweigerd) as nee:
        vraag_verlenging(maak_traject(cast), cast.casemanager_werk, maanden)
    assert set(nee.value.velden) == {"maanden"}
    assert "art. 11" in nee.value.velden["maanden"]


@pytest.mark.django_db
def test_te_laat_is_te_laat(cast) -> None:
    traject = maak_traject(cast, start=over(-60), maanden=2)
    with pytest.raises(Geweigerd, match="30 dagen voor het einde"):
        vraag_verlenging(traject, cast.casemanager_werk)
    assert not Verlenging.objects.exists()


@pytest.mark.django_db
def test_op_het_scherm(cast, als) -> None:
    traject = maak_traject(cast)
    velden = {"maanden": "3", "motivering": "Door de opname.", "versie": traject.versie}
    assert stuur(als(cast.buur), "verlenging_vragen", traject.pk, **velden).status_code == 404
    assert (
        stuur(als(cast.spelers["vdab_beslisser"]), "verlenging_vragen", traject.pk, **velden).status_code
        == 403
    )
    client = als(cast.casemanager_zorg)
    assert stuur(client, "verlenging_vragen", traject.pk, **velden).status_code == 302
    assert Traject.objects.get().status == VERLENGING_GEVRAAGD
