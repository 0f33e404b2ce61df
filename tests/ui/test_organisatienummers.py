"""Numbers of branches, public bodies, conventions and accounts: read as people type them, written in groups."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.invoer import VREEMD
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.nummers import iban
from werkzorg.ui.organisatienummers import (
    conventie,
    lees_conventie,
    lees_iban,
    lees_ovo,
    lees_vestigingsnummer,
    vestigingsnummer,
)
from werkzorg.ui.organisatievelden import (
    ConventieVeld,
    IbanVeld,
    OvoVeld,
    VestigingsnummerVeld,
    WebsiteVeld,
)


@pytest.mark.parametrize(
    ("lees", "getypt", "waarde"),
    [
        (lees_vestigingsnummer, "2.147.812.701", "2147812701"),
        (lees_vestigingsnummer, " 2147 812 701 ", "2147812701"),
        (lees_ovo, "ovo 001992", "OVO001992"),
        (lees_ovo, "OVO-001992", "OVO001992"),
        (lees_conventie, "7.72.123.45", "77212345"),
        (lees_iban, "be68 5390 0754 7034", "BE68539007547034"),
        (lees_iban, "NL91ABNA0417164300", "NL91ABNA0417164300"),
    ],
)
def test_zoals_mensen_het_typen(lees, getypt, waarde):
    assert lees(getypt) == waarde


@pytest.mark.parametrize(
    ("lees", "getypt", "stukje"),
    [
        (lees_vestigingsnummer, "2147812702", "laatste 2 cijfers"),
        (lees_vestigingsnummer, "0123456749", "eerste cijfer is 2 tot 8"),
        (lees_vestigingsnummer, "9123456789", "eerste cijfer is 2 tot 8"),
        (lees_vestigingsnummer, "214781270", "je vulde er 9 in"),
        (lees_vestigingsnummer, "2147812A01", "alleen uit de cijfers"),
        (lees_ovo, "OVO1992", "letters OVO en 6 cijfers"),
        (lees_ovo, "XVO001992", "letters OVO en 6 cijfers"),
        (lees_conventie, "7.72.12", "je vulde er 5 in"),
        (lees_iban, "BE68 5390 0754 7035", "controleer de cijfers"),
        (lees_iban, "539007547034", "begint met de landcode"),
        (lees_iban, "BE6", "begint met de landcode"),
        (lees_iban, "XX68539007547034", "klopt niet"),
        (lees_iban, "BE68 5390 0754 70345", "klopt niet"),
    ],
)
def test_wat_niet_klopt_zegt_wat_je_moet_doen_zonder_het_nummer(lees, getypt, stukje):
    with pytest.raises(ValidationError) as fout:
        lees(getypt)
    assert stukje in fout.value.messages[0]
    assert len(getypt) < 5 or getypt not in fout.value.messages[0]


@given(st.integers(20_000_000, 89_999_999))
def test_elk_vestigingsnummer_met_juist_controlegetal_kan_alleen_dat_hebben(begin):
    goed = f"{begin}{97 - begin % 97:02}"
    assert lees_vestigingsnummer(vestigingsnummer(goed)) == goed
    with pytest.raises(ValidationError):
        lees_vestigingsnummer(f"{begin}{(97 - begin % 97) % 97 + 1:02}")


@pytest.mark.parametrize(
    ("schrijf", "waarde", "geschreven"),
    [
        (vestigingsnummer, "2147812701", "2.147.812.701"),
        (vestigingsnummer, "x", "x"),
        (conventie, "77212345", "7.72.123.45"),
        (conventie, "", ""),
        (iban, "BE68539007547034", "BE68 5390 0754 7034"),
    ],
)
def test_geschreven_in_groepen(schrijf, waarde, geschreven):
    assert schrijf(waarde) == geschreven


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [
        ("www.voorbeeld.be", "https://www.voorbeeld.be"),
        ("http://voorbeeld.be/werken?x=1", "http://voorbeeld.be/werken?x=1"),
        ("", ""),
    ],
)
def test_een_website(getypt, waarde):
    assert WebsiteVeld(required=False).clean(getypt) == waarde


@pytest.mark.parametrize(
    "getypt",
    ["javascript://alert(1)", "ftp://voorbeeld.be", "voorbeeld", "https://a:b@voorbeeld.be", "x" * 300],
)
def test_geen_website(getypt):
    with pytest.raises(ValidationError):
        WebsiteVeld(required=False).clean(getypt)


@pytest.mark.parametrize("veld", [VestigingsnummerVeld, OvoVeld, ConventieVeld, IbanVeld, WebsiteVeld])
@pytest.mark.parametrize("invoer", VREEMD)
def test_geen_invoer_breekt_een_veld(veld, invoer):
    class Proefformulier(WerkzorgForm):
        """One field of this kind."""

        proef = veld(label="Proef", required=False)

    formulier = Proefformulier({"proef": invoer})
    formulier.is_valid()
    assert isinstance(formulier.cleaned_data.get("proef", ""), str)
    assert str(formulier["proef"])
