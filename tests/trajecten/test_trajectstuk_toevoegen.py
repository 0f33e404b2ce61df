"""The act `trajectstuk_toevoegen`: a document for the tandem, and for nobody else."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.documenten.proefbestanden import pdf
from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import stuur
from werkzorg.documenten.models import Bijlage


@pytest.mark.django_db
def test_de_tandem_voegt_toe_en_leest(cast, als) -> None:
    traject = maak_traject(cast)
    bestand = SimpleUploadedFile("verslag.pdf", pdf(), content_type="application/pdf")
    klaar = stuur(als(cast.casemanager_werk), "trajectstuk_toevoegen", traject.pk, stuk=bestand)
    assert klaar.status_code == 302
    bijlage = Bijlage.objects.get()
    assert (bijlage.deelnemer_id, bijlage.object_id) == (traject.deelnemer_id, traject.pk)
    url = reverse("bijlage_downloaden", args=[bijlage.pk])
    zorg = als(cast.casemanager_zorg)
    assert "verslag.pdf" in zorg.get(traject.get_absolute_url()).content.decode()
    assert zorg.get(url).status_code == 200
    for speler in (cast.spelers["vdab_beslisser"], cast.buur):
        assert als(speler).get(url).status_code == 404


@pytest.mark.django_db
def test_wat_geen_document_is_wordt_niet_bewaard(cast, als) -> None:
    traject = maak_traject(cast)
    bestand = SimpleUploadedFile("virus.exe", b"MZ", content_type="application/pdf")
    antwoord = stuur(als(cast.casemanager_werk), "trajectstuk_toevoegen", traject.pk, stuk=bestand)
    assert antwoord.status_code == 422
    assert not Bijlage.objects.exists()
