"""The act `eindadvies_bespreken`: the day of the talk, and what the deelnemer says about the advice."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import bespreek_en_akkoord, laatste, met_dossier, schrijf_advies, vandaag
from trajecten.handelingen.eindadvies import eindadvies_bespreken
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_de_woorden_van_de_deelnemer_laten_de_akkoorden_staan(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    bespreek_en_akkoord(traject, cast)
    eindadvies_bespreken(
        traject,
        op=vandaag(),
        woorden_deelnemer="Ik wil het proberen.",
        versie=laatste(traject).versie,
        door=cast.casemanager_werk.door,
    )
    assert laatste(traject).woorden_deelnemer == "Ik wil het proberen."
    assert all(laatste(traject).akkoorden.values())


@pytest.mark.parametrize(("dagen", "zin"), [(1, "toekomst"), (-2, "Het traject eindigde op")])
def test_de_dag_van_het_gesprek_kan(cast, dagen: int, zin: str) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd) as nee:
        eindadvies_bespreken(
            traject,
            op=vandaag() + timedelta(days=dagen),
            woorden_deelnemer="",
            versie=1,
            door=cast.casemanager_werk.door,
        )
    assert zin in nee.value.velden["op"]
    assert laatste(traject).besproken_op is None


def test_zonder_gesprek_alleen_als_het_niet_kan(cast) -> None:
    for reden, mag in (("afgehaakt", True), ("doel_bereikt", False)):
        traject = met_dossier(cast, reden=reden)
        schrijf_advies(traject, cast.casemanager_werk)
        zo = {"op": None, "woorden_deelnemer": "", "versie": 1, "door": cast.casemanager_werk.door}
        if not mag:
            with pytest.raises(Geweigerd) as nee:
                eindadvies_bespreken(traject, niet_besproken="Niet te bereiken.", **zo)
            assert "art. 22" in nee.value.velden["niet_besproken"]
            continue
        eindadvies_bespreken(traject, niet_besproken=" Niet te bereiken. ", **zo)
        assert laatste(traject).bespreking == "niet besproken: Niet te bereiken"
        # Found after all: the day takes the place of the reason.
        zo |= {"op": vandaag(), "versie": 2}
        eindadvies_bespreken(traject, **zo)
        assert (laatste(traject).besproken_op, laatste(traject).niet_besproken) == (vandaag(), "")


def test_het_scherm_vraagt_de_reden_alleen_waar_ze_kan(cast, als) -> None:
    client = als(cast.casemanager_werk)
    for reden, mag in (("overlijden", True), ("doel_bereikt", False)):
        traject = met_dossier(cast, reden=reden)
        schrijf_advies(traject, cast.casemanager_werk)
        adres = reverse("eindadvies_bespreken", args=[traject.pk])
        assert ("waarom was er geen gesprek" in client.get(adres).text) is mag
        gegevens = {"aanvraag_sleutel": uuid4(), "versie": "1", "op": "", "niet_besproken": "Overleden."}
        assert client.post(adres, gegevens).status_code == (302 if mag else 422)
        lees = client.get(reverse("eindadvies_detail", args=[traject.pk])).text
        assert ("niet besproken: Overleden" in lees) is mag


def test_er_is_eerst_een_advies(cast) -> None:
    with pytest.raises(Geweigerd, match="Schrijf het eindadvies eerst"):
        eindadvies_bespreken(
            met_dossier(cast), op=vandaag(), woorden_deelnemer="", versie=0, door=cast.casemanager_werk.door
        )


def test_via_het_scherm(cast, als) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    adres = reverse("eindadvies_bespreken", args=[traject.pk])
    client = als(cast.casemanager_werk)
    assert "na twee uur is ze op" in client.get(adres).text
    gegevens = {
        "aanvraag_sleutel": uuid4(),
        "versie": "1",
        "op": "",
        "woorden_deelnemer": "Dat past bij mij.",
    }
    assert client.post(adres, gegevens).status_code == 422
    assert client.post(adres, gegevens | {"op": f"{vandaag():%d/%m/%Y}"}).status_code == 302
    assert "Dat past bij mij." in client.get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert als(cast.spelers["dienstverlener"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_werk"]).get(adres).status_code == 404
