"""The act `verlenging_toekennen`: up to and including the last day; the end moves at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import open_taken, stuur, vraag_verlenging
from trajecten.handelingen.verlengingen import verlenging_toekennen
from trajecten.models import Traject, Verlenging
from trajecten.statussen import LOPEND
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import einde_na_maanden


def ken_toe(traject, speler, maanden=3, motivering="Uitzonderlijk."):
    traject.refresh_from_db()
    return verlenging_toekennen(
        traject, maanden=maanden, motivering=motivering, versie=traject.versie, door=speler.door
    )


@pytest.mark.django_db
def test_het_einde_schuift_en_de_tandem_hoort_het(cast) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    ken_toe(traject, cast.spelers["vdab_beslisser"])
    traject.refresh_from_db()
    assert traject.status == LOPEND
    assert traject.uiterste_einddatum == einde_na_maanden(traject.startdatum, 21)
    assert open_taken("verlenging_beslissen", traject.pk) == []
    assert Melding.objects.filter(soort="verlenging_toegekend").count() == 2
    # One extension is the most (parameter).
    with pytest.raises(Geweigerd, match="hoogstens 1 keer"):
        vraag_verlenging(traject, cast.casemanager_werk)


@pytest.mark.django_db
def test_met_minder_maanden_dan_gevraagd_en_nooit_zonder_reden(cast) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk, 6)
    with pytest.raises(Geweigerd) as nee:
        ken_toe(traject, cast.spelers["vdab_beslisser"], maanden=9, motivering=" ")
    assert set(nee.value.velden) == {"maanden", "motivering"}
    ken_toe(traject, cast.spelers["vdab_beslisser"], maanden=2)
    assert Traject.objects.get().verlenging_maanden == 2
    assert Verlenging.objects.get().maanden == 2


@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (1, False)])
@pytest.mark.django_db
def test_nog_op_de_laatste_dag_en_niet_meer_erna(cast, monkeypatch, dagen, mag) -> None:
    traject = maak_traject(cast, maanden=4)
    vraag_verlenging(traject, cast.casemanager_werk)
    dag = traject.uiterste_einddatum + timedelta(days=dagen)
    monkeypatch.setattr("trajecten.handelingen.verlengingen.timezone.localdate", lambda: dag)
    if mag:
        ken_toe(traject, cast.spelers["vdab_beslisser"])
    else:
        with pytest.raises(Geweigerd, match="vervallen"):
            ken_toe(traject, cast.spelers["vdab_beslisser"])
    assert Traject.objects.get().verlenging_maanden == (3 if mag else 0)


@pytest.mark.django_db
def test_op_het_scherm_van_vdab_alleen(cast, als) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    versie = Traject.objects.get().versie
    velden = {"maanden": "3", "motivering": "Ja.", "versie": versie}
    assert stuur(als(cast.casemanager_werk), "verlenging_toekennen", traject.pk, **velden).status_code == 403
    assert (
        stuur(als(cast.buren["vdab_beslisser"]), "verlenging_toekennen", traject.pk, **velden).status_code
        == 404
    )
    client = als(cast.spelers["vdab_beslisser"])
    blad = client.get(reverse("verlenging_toekennen", args=[traject.pk])).content.decode()
    assert "Zijn opname." in blad
    assert f"{einde_na_maanden(traject.startdatum, 21):%d/%m/%Y}" in blad
    assert stuur(client, "verlenging_toekennen", traject.pk, **velden).status_code == 302
    assert Traject.objects.get().status == LOPEND
