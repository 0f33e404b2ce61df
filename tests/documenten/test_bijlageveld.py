"""The form field: what may be chosen stands under it, and a refused file gives its sentence at the field."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines

from tests.documenten import proefbestanden as proef
from werkzorg.documenten import soorten, velden
from werkzorg.documenten.bestandstypes import ONDERTEKEND
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.documenten.velden import BijlageVeld


@pytest.fixture(autouse=True)
def soort(monkeypatch: pytest.MonkeyPatch) -> None:
    wat = Bijlagesoort("proef", "Proefstuk", lambda _: None, ONDERTEKEND, 2 * 1024 * 1024)
    monkeypatch.setitem(soorten.BIJLAGESOORTEN, "proef", wat)


class ProefForm(forms.Form):
    stuk = BijlageVeld("proef", label="Overeenkomst", waarom="Zonder handtekening telt ze niet.")
    nog = BijlageVeld("proef", label="Nog een", required=False)


def ingevuld(naam: str, inhoud: bytes) -> ProefForm:
    # The type that the browser says is of no interest.
    bestand = SimpleUploadedFile(naam, inhoud, content_type="text/html")
    return ProefForm({}, {"stuk": bestand})


def test_een_goed_bestand_komt_nagelezen_uit_het_formulier() -> None:
    formulier = ingevuld("Mijn scan.PDF", proef.pdf())
    assert formulier.is_valid(), formulier.errors
    stuk = formulier.cleaned_data["stuk"]
    assert stuk == Aangenomen("Mijn scan.pdf", "application/pdf", proef.pdf())
    assert formulier.cleaned_data["nog"] is None


def test_zonder_of_met_een_verkeerd_bestand_staat_er_een_zin() -> None:
    assert ProefForm({}, {}).errors == {"stuk": ["Kies het bestand dat je wilt toevoegen."]}
    assert "leeg" in ingevuld("a.pdf", b"").errors["stuk"][0]
    assert "pdf, jpg, png of tiff" in ingevuld("a.docx", proef.docx()).errors["stuk"][0]
    assert ProefForm({"stuk": "a.pdf"}, {}).errors["stuk"]


def test_een_te_groot_bestand_wordt_niet_eens_gelezen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(velden, "neem_aan", lambda *_: pytest.fail("read anyway"))
    assert "hoogstens 2 MB" in ingevuld("a.pdf", b"%PDF-" + b"x" * (2 * 1024 * 1024)).errors["stuk"][0]


def test_onder_het_veld_staat_wat_mag_en_de_kiezer_weet_het() -> None:
    formulier = ProefForm()
    sjabloon = engines["django"].from_string('{% include "onderdelen/veld.html" %}')
    html = sjabloon.render({"veld": formulier["stuk"]})
    assert "Een pdf, jpg, png of tiff, hoogstens 2 MB." in html
    assert 'accept=".pdf,.jpg,.jpeg,.png,.tiff,.tif"' in html
    assert "Zonder handtekening telt ze niet." in html
