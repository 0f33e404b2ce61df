"""Form fields: never an exception, the right sentence, and what was typed stays."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given, settings

from tests.omvang import aantal
from tests.ui.invoer import VREEMD, geen_tekst, willekeurig
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import (
    AanvraagSleutelVeld,
    BedragVeld,
    DatumVeld,
    EmailVeld,
    InszVeld,
    KboVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
    UrenVeld,
)

VELDEN = [
    AanvraagSleutelVeld,
    BedragVeld,
    DatumVeld,
    EmailVeld,
    InszVeld,
    KboVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
    UrenVeld,
]


class Alles(ZoekForm):
    """One of each."""

    datum = DatumVeld(required=False)
    insz = InszVeld(required=False)
    kbo = KboVeld(required=False)
    telefoon = TelefoonVeld(required=False)
    postcode = PostcodeVeld(required=False)
    bedrag = BedragVeld(required=False)
    uren = UrenVeld(required=False)
    naam = TekstVeld(required=False)
    nota = TekstVeld(required=False, regels=True, max_length=2000)
    email = EmailVeld(required=False)
    soort = forms.ChoiceField(required=False, choices=[("a", "Een"), ("b", "Twee")])
    vrij = forms.CharField(required=False)


def zin_of_niets(veld: forms.Field, waarde: Any) -> str:
    """The sentence of a refusal, and "" otherwise; anything else that is raised is a fault."""
    try:
        veld.clean(waarde)
    except ValidationError as geweigerd:
        return " ".join(geweigerd.messages)
    return ""


@pytest.mark.parametrize("soort", VELDEN, ids=lambda soort: soort.__name__)
@given(waarde=willekeurig)
@settings(max_examples=aantal(100, 2_000), deadline=None)
def test_elke_tekst_geeft_een_waarde_of_een_zin(soort: type[forms.Field], waarde: str) -> None:
    zin = zin_of_niets(soort(), waarde)
    assert zin == "" or zin.endswith(".")
    zin.encode()
    assert len(zin) < 250
    soort().has_changed(None, waarde)


@pytest.mark.parametrize("soort", VELDEN, ids=lambda soort: soort.__name__)
@given(waarde=geen_tekst)
@settings(max_examples=aantal(50, 1_000))
def test_wat_geen_tekst_is_evenmin(soort: type[forms.Field], waarde: Any) -> None:
    zin = zin_of_niets(soort(required=False), waarde)
    assert zin == "" or zin.endswith(".")


def toon_opnieuw(waarde: str) -> None:
    """Fills every field with the value and shows the form again, as a view does after a refusal."""
    formulier = Alles(dict.fromkeys(Alles.base_fields, waarde))
    formulier.is_valid()
    for veld in formulier:
        str(veld).encode()
        str(veld.errors).encode()
    for fout in formulier.foutenlijst():
        fout.bericht.encode()


@pytest.mark.parametrize("waarde", VREEMD, ids=range(len(VREEMD)))
def test_een_formulier_vol_vreemde_tekens_wordt_weer_getoond(waarde: str) -> None:
    toon_opnieuw(waarde)


@given(waarde=willekeurig)
@settings(max_examples=aantal(40, 1_000), deadline=None)
def test_elk_formulier_wordt_weer_getoond(waarde: str) -> None:
    toon_opnieuw(waarde)


@pytest.mark.parametrize(
    ("veld", "getypt", "waarde"),
    [
        (DatumVeld(), "5/3/2025", date(2025, 3, 5)),
        (InszVeld(), "85.07.30-033.28", "85073003328"),
        (KboVeld(), "BE 0403.019.261", "0403019261"),
        (TelefoonVeld(), "0470/12.34.56", "+32470123456"),
        (PostcodeVeld(), "9000", "9000"),
        (BedragVeld(), "1061,2", Decimal("1061.20")),
        (UrenVeld(), "3u30", 210),
        (TekstVeld(), "  Rene\u0301e ", "Renée"),
        (EmailVeld(), " Jan@VOORBEELD.be ", "Jan@voorbeeld.be"),
    ],
)
def test_goede_invoer(veld: forms.Field, getypt: str, waarde: object) -> None:
    assert veld.clean(getypt) == waarde
    assert not veld.has_changed(waarde, getypt)
    assert veld.has_changed(None, getypt)


@pytest.mark.parametrize(
    ("veld", "waarde", "getoond"),
    [
        (DatumVeld(), date(2025, 3, 5), "05/03/2025"),
        (InszVeld(), "85073003328", "85.07.30-033.28"),
        (KboVeld(), "0403019261", "0403.019.261"),
        (TelefoonVeld(), "+32470123456", "+32 470 12 34 56"),
        (BedragVeld(), Decimal("1061.2"), "1.061,20"),
        (UrenVeld(), 210, "3\u00a0u\u00a030"),
        (UrenVeld(), 0, "0\u00a0u"),
        (TekstVeld(), "Renée", "Renée"),
    ],
)
def test_een_bewaarde_waarde_wordt_getoond_en_is_weer_leesbaar(
    veld: forms.Field, waarde: object, getoond: str
) -> None:
    assert veld.prepare_value(waarde) == getoond
    assert veld.clean(getoond) == waarde
    assert veld.clean(waarde) == waarde


@pytest.mark.parametrize(
    "veld", [DatumVeld(required=False), BedragVeld(required=False), UrenVeld(required=False)]
)
def test_leeg_is_niets(veld: forms.Field) -> None:
    for leeg in ("", "  ", "\u00a0", None):
        assert veld.clean(leeg) is None


@pytest.mark.parametrize(
    "veld",
    [
        InszVeld(required=False),
        TekstVeld(required=False),
        TelefoonVeld(required=False),
        EmailVeld(required=False),
    ],
)
def test_lege_tekst_is_lege_tekst(veld: forms.Field) -> None:
    for leeg in ("", "  ", "\u00a0", None):
        assert veld.clean(leeg) == ""


def test_een_onzichtbaar_teken_is_geen_naam() -> None:
    assert zin_of_niets(TekstVeld(), "\u200b\ufeff") != ""


def test_een_tijdstip_is_geen_datum() -> None:
    assert zin_of_niets(DatumVeld(), datetime(2025, 3, 5, tzinfo=UTC)) != ""


def test_grenzen_van_een_datum() -> None:
    veld = DatumVeld(vroegst=date(2025, 1, 1), laatst=lambda: date(2025, 12, 31))
    assert veld.clean("1/1/2025") == date(2025, 1, 1)
    assert veld.clean("31/12/2025") == date(2025, 12, 31)
    assert zin_of_niets(veld, "31/12/2024") == "Deze datum is te vroeg: vul 01/01/2025 of later in."
    assert zin_of_niets(veld, "1/1/2026") == "Deze datum is te laat: vul 31/12/2025 of vroeger in."
    eigen = DatumVeld(laatst=date(2025, 1, 1), te_laat="Een geboortedatum ligt niet in de toekomst.")
    assert zin_of_niets(eigen, "2/1/2025") == "Een geboortedatum ligt niet in de toekomst."


def test_grenzen_van_een_bedrag_en_van_uren() -> None:
    assert zin_of_niets(BedragVeld(), "-0,01") == "Dit bedrag is te klein: vul €\u00a00,00 of meer in."
    assert zin_of_niets(BedragVeld(hoogstens=Decimal(10)), "10,01") == (
        "Dit bedrag is te groot: vul hoogstens €\u00a010,00 in."
    )
    assert BedragVeld(minstens=Decimal(-5)).clean("-5") == Decimal(-5)
    assert zin_of_niets(UrenVeld(hoogstens=38 * 60), "38u01") == (
        "Dit zijn te veel uren: vul hoogstens 38\u00a0u in."
    )


def test_het_insz_staat_niet_in_de_foutzin_maar_wel_nog_in_het_vak() -> None:
    formulier = Alles({"insz": "85.07.30-033.29"})
    assert "85" not in str(formulier.errors["insz"])
    assert 'value="85.07.30-033.29"' in str(formulier["insz"])


def test_attributen_van_de_vakken() -> None:
    formulier = Alles()
    assert 'inputmode="numeric"' in str(formulier["datum"])
    assert 'inputmode="tel"' in str(formulier["telefoon"])
    assert 'autocomplete="off"' in str(formulier["naam"])
    assert "placeholder" not in "".join(str(veld) for veld in formulier)
    assert "maxlength" not in "".join(str(veld) for veld in formulier)
    assert "<textarea" in str(formulier["nota"])
    assert "data-wz-datumknoppen" not in str(formulier["datum"])
    assert "data-wz-datumknoppen" in DatumVeld(met_knoppen=True).widget.render("d", "")
    assert DatumVeld(waarom="Om je leeftijd te kennen.").waarom == "Om je leeftijd te kennen."


@pytest.mark.parametrize(
    "adres", ["jan", "jan@", "@voorbeeld.be", "jan@voorbeeld", "ja n@voorbeeld.be", "j@\ud800.be"]
)
def test_een_fout_adres(adres: str) -> None:
    assert zin_of_niets(EmailVeld(), adres) != ""


def test_de_sleutel_blijft_dezelfde_en_een_kapotte_wordt_vernieuwd() -> None:
    veld = AanvraagSleutelVeld()
    sleutel = uuid.uuid4()
    assert veld.clean(str(sleutel)) == sleutel
    assert veld.bound_data(str(sleutel), None) == sleutel
    for kapot in ("", None, "x", "0" * 31, [1], b"x"):
        assert "verlopen" in zin_of_niets(veld, kapot)
        assert isinstance(veld.bound_data(kapot, None), uuid.UUID)
