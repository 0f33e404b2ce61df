"""The act `onderbreking_beeindigen`: the real last day, and nothing left after an earlier end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import maak_actie, onderbreek, open_taken, over, stop_de_klok, stuur
from trajecten.handelingen.onderbrekingen import onderbreking_beeindigen
from trajecten.models import Onderbreking, Traject
from trajecten.statussen import LOPEND
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd


def beeindig(traject, speler, laatste):
    traject.refresh_from_db()
    return onderbreking_beeindigen(traject, laatste=laatste, versie=traject.versie, door=speler.door)


@pytest.mark.django_db
def test_het_traject_loopt_weer_en_het_einde_klopt(cast, monkeypatch) -> None:
    stop_de_klok(monkeypatch)
    traject = maak_traject(cast)
    einde = traject.uiterste_einddatum
    onderbreek(traject, cast.casemanager_zorg, over(-9), over(30))
    beeindig(traject, cast.casemanager_zorg, over(0))
    traject.refresh_from_db()
    assert (traject.status, traject.uiterste_einddatum) == (LOPEND, einde + timedelta(days=10))
    assert laatste_dag(Onderbreking.objects.get().periode) == over(0)
    assert open_taken("onderbreking_nakijken", traject.pk) == []


@pytest.mark.django_db
def test_een_vroeger_einde_laat_niets_buiten_het_traject(cast, monkeypatch) -> None:
    stop_de_klok(monkeypatch)
    traject = maak_traject(cast)
    onderbreek(traject, cast.casemanager_zorg, over(-9), over(30))
    traject.refresh_from_db()
    maak_actie(traject, over(0), traject.uiterste_einddatum, omschrijving="Tot de laatste dag")
    with pytest.raises(Geweigerd, match="Tot de laatste dag"):
        beeindig(traject, cast.casemanager_zorg, over(0))
    assert laatste_dag(Onderbreking.objects.get().periode) == over(30)


@pytest.mark.parametrize("laatste", [over(1), over(-20)])
@pytest.mark.django_db
def test_niet_in_de_toekomst_en_niet_voor_ze_begon(cast, laatste) -> None:
    traject = maak_traject(cast)
    onderbreek(traject, cast.casemanager_zorg, over(-9), None)
    with pytest.raises(Geweigerd) as nee:
        beeindig(traject, cast.casemanager_zorg, laatste)
    assert set(nee.value.velden) == {"laatste"}


@pytest.mark.django_db
def test_op_het_scherm_en_maar_eenmaal(cast, als) -> None:
    traject = maak_traject(cast)
    onderbreek(traject, cast.casemanager_zorg, over(-9), None)
    client = als(cast.casemanager_werk)
    versie = Traject.objects.get().versie
    velden = {"laatste": f"{over(-1):%d/%m/%Y}", "versie": versie}
    assert stuur(als(cast.buur), "onderbreking_beeindigen", traject.pk, **velden).status_code == 404
    client = als(cast.casemanager_werk)
    assert stuur(client, "onderbreking_beeindigen", traject.pk, **velden).status_code == 302
    assert Traject.objects.get().status == LOPEND
    # Not possible in this state: led back to the page, nothing done.
    assert (
        stuur(client, "onderbreking_beeindigen", traject.pk, **velden)["Location"]
        == traject.get_absolute_url()
    )
