"""Postcode and municipality in a form: suggestions without a script, and a sentence that never stops anybody."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.ui.invoer import VREEMD
from werkzorg.plaatsen.velden import PlaatsMixin
from werkzorg.ui.formulieren import WerkzorgForm

pytestmark = pytest.mark.django_db


class Adresformulier(PlaatsMixin, WerkzorgForm):
    """Only the two fields."""


def ingevuld(postcode: str, gemeente: object) -> Adresformulier:
    """The form as somebody sent it."""
    return Adresformulier({"aanvraag_sleutel": str(uuid4()), "postcode": postcode, "gemeente": gemeente})


def test_de_lijst_staat_in_de_bladzijde_en_hoort_bij_het_veld():
    html = str(Adresformulier()["gemeente"])
    assert 'list="id_gemeente_lijst"' in html
    assert '<datalist id="id_gemeente_lijst">' in html
    assert html.count("<option ") == 304
    assert '<option value="Merelbeke-Melle">' in html
    assert "<script" not in html
    assert "Vul zelf in" in str(Adresformulier().fields["gemeente"].help_text)


def test_wat_getypt_was_blijft_staan_en_wordt_veilig_getoond():
    assert 'value="&lt;b&gt;&quot;"' in str(ingevuld("9000", '<b>"')["gemeente"])


@pytest.mark.parametrize(
    ("postcode", "gemeente", "stukje"),
    [
        ("9000", "Gent", ""),
        ("", "", ""),
        ("B-9000", "gent", ""),
        ("75001", "Parijs", ""),
        ("1000", "Brussel", "buiten het Vlaamse aanbod"),
        ("9000", "Antwerpen", "hoort bij Gent"),
        ("", "Elders", "geen gemeente Elders"),
    ],
)
def test_een_adres_wordt_nooit_geweigerd_om_de_tabel(postcode, gemeente, stukje):
    formulier = ingevuld(postcode, gemeente)
    # Only a postcode that is none is an error of shape; the table itself refuses nothing.
    assert formulier.is_valid() is (postcode != "75001")
    if formulier.is_valid():
        zin = formulier.plaats_opmerking()
        assert (zin == "") is (stukje == "")
        assert stukje in zin


@pytest.mark.parametrize("invoer", VREEMD)
def test_geen_invoer_breekt_de_velden(invoer):
    formulier = ingevuld("9000", invoer)
    formulier.is_valid()
    assert isinstance(formulier.plaats_opmerking(), str)
    assert "<datalist" in str(formulier["gemeente"])
