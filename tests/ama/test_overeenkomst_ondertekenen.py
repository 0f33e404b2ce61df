"""Three parties sign what they read; then the agreement holds and its paper is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ama.documenten.overeenkomst import OVEREENKOMST
from ama.domein.ondertekening import Wijze
from ama.domein.overeenkomst import Partij
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.opmaken import overeenkomst_bewerken
from ama.models import Handtekening, Overeenkomstversie
from ama.models.persoonsbeeld import opmaak_van
from tests.ama.opmaken import INHOUD, maak_op, onderteken, over, tekening
from tests.documenten.proefbestanden import pdf
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.documenten.models import Bijlage, Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def test_wie_laatst_tekent_maakt_ze_geldig(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler, Partij.DEELNEMER)
    assert rij.status == "klaar"
    rij = onderteken(rij, speler, Partij.BEGELEIDER, Partij.WERKPOST)
    assert (rij.status, rij.ondertekend_op) == ("ondertekend", timezone.localdate())
    versie = Overeenkomstversie.objects.get(overeenkomst=rij)
    assert versie.geldt is not None
    assert (versie.geldt.lower, versie.geldt.upper) == (rij.start, None)
    assert Handtekening.objects.filter(versie=versie).exclude(vingerafdruk="").count() == 3
    assert Logregel.objects.filter(handeling="overeenkomst_ondertekenen").count() == 2


def test_daarna_wordt_het_papier_gemaakt_en_verzegeld(speler: Speler, uitgevoerd: Callable[[], int]) -> None:
    rij = onderteken(maak_op(speler), speler)
    document = Document.objects.get(soort=OVEREENKOMST)
    assert document.deelnemer_id == rij.deelnemer_id
    uitgevoerd()
    assert document.versies.count() == 1


def test_dezelfde_partij_tekent_geen_twee_keer(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler, Partij.DEELNEMER)
    with pytest.raises(Geweigerd) as nee:
        onderteken(rij, speler, Partij.DEELNEMER)
    assert "al" in nee.value.velden["naam_deelnemer"]


def test_wat_intussen_veranderde_wordt_opnieuw_gelezen(speler: Speler) -> None:
    rij = maak_op(speler)
    gelezen = tekening(rij)
    versie = Overeenkomstversie.objects.get(overeenkomst=rij)
    anders = replace(opmaak_van(rij, versie), inhoud=replace(INHOUD, hygiene="Handschoenen."))
    overeenkomst_bewerken(rij, opmaak=anders, versie=rij.versie, door=speler.door)
    with pytest.raises(Geweigerd, match="gewijzigd"):
        overeenkomst_ondertekenen(rij, tekening=gelezen, door=speler.door)
    assert not Handtekening.objects.exists()


def test_rood_op_de_lijst_houdt_tegen(speler: Speler) -> None:
    rij = maak_op(speler, betaald_werk_mogelijk=True)
    with pytest.raises(Geweigerd, match="Betaald werk is mogelijk"):
        onderteken(rij, speler)


def test_zonder_toestemming_tekent_niemand(speler: Speler) -> None:
    with pytest.raises(Geweigerd, match="wacht op toestemming"):
        onderteken(maak_op(speler, statuut="leefloon"), speler)


def test_een_scan_moet_er_zijn_en_nagekeken(speler: Speler) -> None:
    rij = maak_op(speler)
    wat = tekening(rij, wijze=Wijze.SCAN)
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_ondertekenen(rij, tekening=wat, door=speler.door)
    assert set(nee.value.velden) == {"scan", "inhoud_nagekeken"}


def test_niemand_tekent_in_de_toekomst(speler: Speler) -> None:
    rij = maak_op(speler)
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_ondertekenen(rij, tekening=tekening(rij, op=over(1)), door=speler.door)
    assert "op" in nee.value.velden


def _vul_in(client: Client, adres: str, **velden: object) -> dict[str, object]:
    formulier = client.get(adres).context["formulier"]
    begin = {naam: formulier[naam].value() or "" for naam in formulier.fields if naam != "scan"}
    begin["op"] = f"{timezone.localdate():%d/%m/%Y}"
    del begin["inhoud_nagekeken"]
    return {**begin, **velden}


def test_de_deur_toont_de_tekst_en_noteert_wie_tekent(speler: Speler, als: Als) -> None:
    rij, client = maak_op(speler), als(speler)
    adres = reverse("overeenkomst_ondertekenen", args=[rij.pk])
    blad = client.get(adres).content.decode()
    assert "Wat spreken we af?" in blad
    assert "Inpakken en sorteren" in blad
    antwoord = client.post(adres, _vul_in(client, adres, naam_werkpost="Jo Bakker"))
    assert antwoord.status_code == 302
    rij.refresh_from_db()
    assert rij.status == "ondertekend"


def test_een_scan_komt_in_quarantaine_of_is_nagekeken(speler: Speler, als: Als) -> None:
    rij, client = maak_op(speler), als(speler)
    adres = reverse("overeenkomst_ondertekenen", args=[rij.pk])
    scan = SimpleUploadedFile("overeenkomst.pdf", pdf(), content_type="application/pdf")
    velden = _vul_in(client, adres, naam_werkpost="Jo", wijze="scan", scan=scan, inhoud_nagekeken="on")
    assert client.post(adres, velden).status_code == 302
    bijlage = Bijlage.objects.get(soort="overeenkomst_ondertekend")
    assert bijlage.deelnemer_id == rij.deelnemer_id
    assert set(Handtekening.objects.values_list("wijze", flat=True)) == {"scan"}


def test_de_buur_en_het_departement_tekenen_niet(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    adres = reverse("overeenkomst_ondertekenen", args=[maak_op(speler).pk])
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(adres).status_code == 403


def test_de_pdf_voor_de_ondertekening(speler: Speler, als: Als) -> None:
    rij = maak_op(speler)
    antwoord = als(speler).get(reverse("overeenkomst_voorbeeld", args=[rij.pk]))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
