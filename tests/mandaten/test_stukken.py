"""The proofs beside a defence, beside findings and beside the answer to them: added, read, and only by who may."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import bevonden, meegedeeld, ronde, vandaag
from tests.mandaten.test_aanvraag_bewerken import PNG
from tests.rolverdeling import maak_organisatie
from werkzorg.documenten.models import Bijlage
from werkzorg.ui.formaten import datum

pytestmark = pytest.mark.django_db


def bestand(naam: str = "attest.png", inhoud: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, "image/png")


def stuur(client, adres: str, rij, **velden):
    return client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": str(rij.versie), **velden})


def eis_gelezen(soort: str, rij, lezers, als) -> None:
    """The file stands on the page and opens for each of these readers, and not for a neighbour."""
    stuk = Bijlage.objects.get(soort=soort)
    assert (stuk.object_id, stuk.naam) == (rij.pk, "attest.png")
    adres = reverse("bijlage_downloaden", args=[stuk.pk])
    for lezer in lezers:
        client = als(lezer)
        assert adres in client.get(rij.get_absolute_url()).content.decode()
        assert client.get(adres).status_code == 200
    assert als(beheerder_van(maak_organisatie("Buur", "caw"))).get(adres).status_code == 404


def test_een_verweer_met_bewijs(als):
    desk = beslisser()
    rij = meegedeeld(desk)
    houder = beheerder_van(rij.toekenning.houder)
    adres = reverse("verweer_indienen", args=[rij.pk])
    assert 'enctype="multipart/form-data"' in als(houder).get(adres).content.decode()
    antwoord = stuur(als(houder), adres, rij, tekst="Wij doen het anders.", stuk_0=bestand())
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    eis_gelezen("verweerstuk", rij, (houder, desk), als)


def test_bevindingen_met_bewijs(als):
    desk = beslisser("erkenning")
    dossier = ronde(desk).dossiers.get(volgnummer=1)
    velden = {"bezocht_op": datum(vandaag()), "stuk_1": bestand(), "oordeel_0": "nvt", "oordeel_1": "nvt"}
    antwoord = stuur(als(desk), reverse("bevindingen_vastleggen", args=[dossier.pk]), dossier, **velden)
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    eis_gelezen("bevindingstuk", dossier, (desk, beheerder_van(dossier.toekenning.houder)), als)


def test_een_antwoord_op_bevindingen_met_bewijs(als):
    desk = beslisser("erkenning")
    dossier = bevonden(desk)
    houder = beheerder_van(dossier.toekenning.houder)
    adres = reverse("bevindingen_beantwoorden", args=[dossier.pk])
    kapot = stuur(als(houder), adres, dossier, antwoord="Zie hierbij.", stuk_0=bestand("virus.exe", b"MZ"))
    assert kapot.status_code == 422
    assert "stuk_0" in kapot.context["formulier"].errors
    assert "Zie hierbij." in kapot.content.decode()
    antwoord = stuur(als(houder), adres, dossier, antwoord="Zie hierbij.", stuk_0=bestand())
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    eis_gelezen("controleantwoordstuk", dossier, (houder, desk), als)
