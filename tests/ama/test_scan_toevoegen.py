"""The act `scan_toevoegen`: what was signed on paper is handed in with a scan that was found clean, or not yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ama.documenten.overeenkomst import BIJLAGESOORT
from ama.domein.ondertekening import Wijze
from ama.domein.overeenkomst import Partij
from ama.handelingen.indienen import overeenkomsten_indienen
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.scans import scan_toevoegen
from ama.models import Overeenkomst
from ama.statussen import INGEDIEND
from tests.ama.levensloop import begeleider, departement, dien_in
from tests.ama.opmaken import maak_op, maak_wijziging, onderteken, tekening
from tests.documenten.proefbestanden import pdf
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.documenten.bijlagen import beoordeel
from werkzorg.documenten.intake import Aangenomen, neem_aan
from werkzorg.documenten.models import Bijlage
from werkzorg.documenten.scanner import Oordeel
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
DOOR = Klok("bijlage_nakijken")


@pytest.fixture(autouse=True)
def scanner(settings: Any) -> None:
    """There is one, and it did not answer yet."""
    settings.CLAMAV_ADRES = "tcp://127.0.0.1:1"


def bestand() -> Aangenomen:
    return neem_aan(BIJLAGESOORT, "overeenkomst.pdf", pdf())


def teken_op_papier(rij: Overeenkomst, speler: Speler) -> Overeenkomst:
    wat = tekening(rij, wijze=Wijze.SCAN, inhoud_nagekeken=True)
    overeenkomst_ondertekenen(rij, tekening=wat, scan=bestand(), door=speler.door)
    return Overeenkomst.objects.get(pk=rij.pk)


def zegt(*, schoon: bool) -> None:
    """The scanner gives its verdict on what it did not read yet."""
    with in_handeling():
        for een in Bijlage.objects.in_quarantaine():
            beoordeel(een, Oordeel(is_schoon=schoon, vondst="" if schoon else "Eicar"), door=DOOR)


def voeg_toe(rij: Overeenkomst, speler: Speler, nummer: int | None = 1, nagekeken: bool = True) -> Bijlage:
    return scan_toevoegen(rij, nummer=nummer, scan=bestand(), inhoud_nagekeken=nagekeken, door=speler.door)


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return begeleider(cast)


@pytest.fixture
def rij(speler: Speler) -> Overeenkomst:
    return teken_op_papier(maak_op(speler), speler)


def test_wat_nog_nagekeken_wordt_wacht(cast: Rolverdeling, rij: Overeenkomst) -> None:
    with pytest.raises(Geweigerd, match="wordt nog nagekeken: probeer straks opnieuw"):
        dien_in(cast, rij)
    zegt(schoon=True)
    assert dien_in(cast, rij).status == INGEDIEND


def test_wat_geweigerd_is_komt_opnieuw(cast: Rolverdeling, speler: Speler, rij: Overeenkomst) -> None:
    zegt(schoon=False)
    with pytest.raises(Geweigerd, match="voeg de scan opnieuw toe"):
        dien_in(cast, rij)
    nieuw = voeg_toe(rij, speler)
    assert (nieuw.status, nieuw.deelnemer_id) == ("quarantaine", rij.deelnemer_id)
    assert Logregel.objects.get(handeling="scan_toevoegen").gegevens == {"versie": 1}
    with pytest.raises(Geweigerd, match="wordt nog nagekeken"):
        dien_in(cast, rij)
    zegt(schoon=True)
    assert dien_in(cast, rij).status == INGEDIEND
    assert Bijlage.objects.count() == 2


def test_samen_indienen_laat_alleen_die_ene_achter(speler: Speler, rij: Overeenkomst) -> None:
    goed = onderteken(maak_op(speler), speler)
    bundel = overeenkomsten_indienen(overeenkomsten=[rij.pk, goed.pk], door=speler.door)
    assert bundel.gedaan == [goed.pk]
    (zin,) = bundel.geweigerd.values()
    assert zin == "De scan wordt nog nagekeken: probeer straks opnieuw."


def test_alleen_waar_er_een_ontbreekt(speler: Speler, rij: Overeenkomst) -> None:
    with pytest.raises(Geweigerd) as nee:
        voeg_toe(rij, speler, nagekeken=False)
    assert set(nee.value.velden) == {"inhoud_nagekeken"}
    with pytest.raises(Geweigerd) as nee:
        voeg_toe(rij, speler, nummer=2)
    assert set(nee.value.velden) == {"nummer"}
    zegt(schoon=True)
    with pytest.raises(Geweigerd, match="ontbreekt geen scan"):
        voeg_toe(rij, speler)
    with pytest.raises(Geweigerd, match="ontbreekt geen scan"):
        voeg_toe(onderteken(maak_op(speler), speler), speler)


def test_niet_voor_iedereen_ondertekende(speler: Speler) -> None:
    half = onderteken(maak_op(speler), speler, Partij.DEELNEMER)
    with pytest.raises(Geweigerd, match="klaar om te ondertekenen"):
        voeg_toe(half, speler)


def test_ook_een_wijziging_heeft_haar_scan(cast: Rolverdeling, speler: Speler, rij: Overeenkomst) -> None:
    zegt(schoon=True)
    maak_wijziging(rij, speler)
    # What waits for signatures keeps nothing back; what all signed does.
    rij = teken_op_papier(rij, speler)
    zegt(schoon=False)
    with pytest.raises(Geweigerd, match="De scan van wijziging 2 is geweigerd"):
        dien_in(cast, rij)
    voeg_toe(rij, speler, nummer=2)
    zegt(schoon=True)
    assert dien_in(cast, rij).status == INGEDIEND


def _formulier(**velden: Any) -> dict[str, Any]:
    scan = SimpleUploadedFile("nieuw.pdf", pdf(), content_type="application/pdf")
    return {"aanvraag_sleutel": str(uuid4()), "scan": scan, "inhoud_nagekeken": "on", **velden}


def test_op_het_scherm(cast: Rolverdeling, als: Als, speler: Speler, rij: Overeenkomst) -> None:
    adres, client = reverse("scan_toevoegen", args=[rij.pk]), als(speler)
    assert "Voeg de scan opnieuw toe" in client.get(rij.get_absolute_url()).content.decode()
    zegt(schoon=False)
    assert "De scan is geweigerd of ontbreekt" in client.get(adres).content.decode()
    indienen = reverse("overeenkomst_indienen", args=[rij.pk])
    assert "De scan is geweigerd of ontbreekt" in client.get(indienen).content.decode()
    assert client.post(adres, _formulier(inhoud_nagekeken="")).status_code == 422
    assert client.post(adres, _formulier()).status_code == 302
    assert Bijlage.objects.get(naam="nieuw.pdf").object_id == rij.versies.get().pk
    zegt(schoon=True)
    blad = client.get(rij.get_absolute_url()).content.decode()
    assert "nieuw.pdf" in blad
    assert "Voeg de scan opnieuw toe" not in blad
    nieuw = Bijlage.objects.get(naam="nieuw.pdf")
    download = client.get(reverse("bijlage_downloaden", args=[nieuw.pk]))
    assert download.status_code == 200
    assert download["Content-Disposition"].startswith("attachment")
    # Nothing lacks any more: the form says so, and a repeat does no harm.
    assert "Er ontbreekt geen scan" in client.get(adres).content.decode()
    assert client.post(adres, _formulier()).status_code == 422
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(departement(cast)).get(adres).status_code == 403


def test_van_welke_versie_wordt_alleen_gevraagd_als_het_moet(
    als: Als, speler: Speler, rij: Overeenkomst
) -> None:
    maak_wijziging(rij, speler)
    rij = teken_op_papier(rij, speler)
    adres, client = reverse("scan_toevoegen", args=[rij.pk]), als(speler)
    assert client.get(adres).content.decode().count('name="nummer"') == 2
    assert client.post(adres, _formulier()).status_code == 422
    assert client.post(adres, _formulier(nummer="2")).status_code == 302
    assert Bijlage.objects.get(naam="nieuw.pdf").object_id == rij.versies.get(nummer=2).pk
