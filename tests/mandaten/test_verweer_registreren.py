"""The act `verweer_registreren`: held, written, waived, or not used; only then a decision."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.handhaving import verweer_indienen, verweer_registreren
from mandaten.models import Handhaving
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling
from tests.mandaten.procedures import meegedeeld, schuif, sql, vandaag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def desk(db):
    return beslisser()


@pytest.fixture
def rij(desk) -> Handhaving:
    return meegedeeld(desk)


def registreer(rij: Handhaving, desk, wijze: str = "hoorzitting", **anders) -> Handhaving:
    waarden = {"op": vandaag(), "verslag": "De directeur was er.", "versie": rij.versie, **anders}
    return verweer_registreren(rij, wijze=wijze, door=desk.door, **waarden)


@pytest.mark.parametrize("wijze", ["hoorzitting", "schriftelijk", "afstand"])
def test_daarna_kan_het_loket_beslissen(desk, rij, wijze) -> None:
    registreer(rij, desk, wijze)
    rij.refresh_from_db()
    assert (rij.status, rij.verweerwijze) == ("gehoord", wijze)
    assert Taak.objects.get(soort="handhaving_verweren").klaar_op is not None
    taak = Taak.objects.get(soort="handhaving_beslissen")
    assert (taak.termijn, taak.klaar_op) == (rij.beslissen_uiterlijk_op, None)


def test_niet_gebruikt_pas_de_dag_na_de_termijn(desk, rij) -> None:
    for dagen in (0, 30):
        with pytest.raises(Geweigerd) as nee:
            registreer(schuif(rij, dagen), desk, "niet_gebruikt", verslag="")
        assert set(nee.value.velden) == {"verweerwijze"}
    registreer(schuif(rij, 1), desk, "niet_gebruikt", verslag="")
    rij.refresh_from_db()
    assert rij.status == "gehoord"


def test_de_database_weigert_niet_gebruikt_binnen_de_termijn(desk, rij) -> None:
    with pytest.raises(IntegrityError, match="niet_gebruikt_na_termijn"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'gehoord', verweerwijze = 'niet_gebruikt', "
            "verweer_op = meegedeeld_op WHERE id = %s",
            rij.pk,
        )
    with pytest.raises(IntegrityError, match="verweer_heel"), transaction.atomic():
        sql("UPDATE mandaten_handhaving SET status = 'gehoord' WHERE id = %s", rij.pk)


def test_wat_de_houder_indiende_telt(desk, rij) -> None:
    houder = beheerder_van(rij.toekenning.houder)
    oud = rij.versie
    rij = verweer_indienen(rij, tekst="", wil_gehoord_worden=True, versie=oud, door=houder.door)
    # Somebody at the desk was looking at it meanwhile.
    with pytest.raises(Versieconflict):
        registreer(rij, desk, "afstand", versie=oud)
    with pytest.raises(Geweigerd) as nee:
        registreer(rij, desk, "schriftelijk")
    assert set(nee.value.velden) == {"verweerwijze"}
    schuif(rij, 31)
    with pytest.raises(Geweigerd) as nee:
        registreer(rij, desk, "niet_gebruikt", verslag="")
    assert "diende wel" in nee.value.velden["verweerwijze"]
    registreer(rij, desk, "hoorzitting")


def test_zonder_verslag_of_op_een_onmogelijke_dag(desk, rij) -> None:
    for anders, veld in (
        ({"verslag": ""}, "verweer_verslag"),
        ({"op": vandaag() + timedelta(days=1)}, "verweer_op"),
        ({"op": vandaag() - timedelta(days=1)}, "verweer_op"),
    ):
        with pytest.raises(Geweigerd) as nee:
            registreer(rij, desk, **anders)
        assert set(nee.value.velden) == {veld}


def test_tweemaal_kan_niet(desk, rij) -> None:
    rij = registreer(rij, desk)
    with pytest.raises(Geweigerd, match="al geregistreerd"):
        registreer(rij, desk)


def test_via_het_scherm(desk, rij, als) -> None:
    adres = reverse("verweer_registreren", args=[rij.pk])
    client = als(desk)
    scherm = client.get(adres)
    assert scherm.status_code == 200
    # It must be filled in unless nothing was heard: so it is not called optional.
    assert 'Verslag <span class="niet-verplicht">' not in scherm.text
    assert "Alleen bij “niet gebruikt” laat je dit leeg." in scherm.text
    goed = {
        "verweerwijze": "hoorzitting",
        "verweer_op": f"{vandaag():%d/%m/%Y}",
        "verweer_verslag": "Ze waren er.",
        "versie": str(rij.versie),
    }
    for fout in ({}, {**goed, "verweerwijze": "geen idee"}, {**goed, "verweerwijze": "niet_gebruikt"}):
        antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **fout})
        assert antwoord.status_code == 422
    with in_handeling():
        Handhaving.objects.filter(pk=rij.pk).update(versie=50)
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **goed})
    assert antwoord.status_code == 409
    assert "Ze waren er." in antwoord.text
    assert 'value="50"' in antwoord.text
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **goed, "versie": "50"})
    assert antwoord.headers["Location"] == rij.get_absolute_url()
    tekst = client.get(rij.get_absolute_url()).text
    assert "Trek in" in tekst
    assert "Schors het mandaat" in tekst
    assert als(beheerder_van(rij.toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
