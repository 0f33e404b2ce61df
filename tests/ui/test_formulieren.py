"""The form under every screen: sentences, summary, groups and key."""

import uuid

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string

from werkzorg.ui.formulieren import Fout, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, InszVeld, TekstVeld


class Registratie(WerkzorgForm):
    """A form as the screens have them."""

    veldgroepen = (
        ("Wie", "Zoals op de identiteitskaart.", ("familienaam", "geboortedatum", "insz")),
        ("Hoe", "", ("taal", "akkoord")),
    )

    familienaam = TekstVeld(max_length=10)
    geboortedatum = DatumVeld(label="Geboortedatum", required=False)
    insz = InszVeld(label="Rijksregisternummer", required=False, waarom="Om dubbels te vermijden.")
    taal = forms.ChoiceField(
        label="Taal", choices=[("nl", "Nederlands"), ("fr", "Frans")], widget=forms.RadioSelect
    )
    akkoord = forms.BooleanField(label="De deelnemer is geïnformeerd")

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("familienaam") == "Niemand":
            raise forms.ValidationError("Deze persoon is al geregistreerd.")
        return self.cleaned_data


SLEUTEL = str(uuid.uuid4())
GOED = {"aanvraag_sleutel": SLEUTEL, "familienaam": "De Smet", "taal": "nl", "akkoord": "on"}


def test_een_goed_formulier() -> None:
    formulier = Registratie(GOED)
    assert formulier.is_valid(), formulier.errors
    assert formulier.foutenlijst() == []
    assert formulier.cleaned_data == {
        "aanvraag_sleutel": uuid.UUID(SLEUTEL),
        "familienaam": "De Smet",
        "geboortedatum": None,
        "insz": "",
        "taal": "nl",
        "akkoord": True,
    }


def test_wat_ontbreekt_wordt_genoemd_in_de_volgorde_van_de_bladzijde() -> None:
    formulier = Registratie({"aanvraag_sleutel": SLEUTEL})
    assert formulier.foutenlijst() == [
        Fout("Familienaam", "id_familienaam", "Familienaam ontbreekt: vul dit veld in."),
        Fout("Taal", "id_taal_0", "Taal ontbreekt: maak een keuze."),
        Fout(
            "De deelnemer is geïnformeerd",
            "id_akkoord",
            "Vink dit aan om verder te gaan.",
        ),
    ]


def test_fouten_van_het_geheel_staan_vooraan_zonder_veld() -> None:
    formulier = Registratie({**GOED, "familienaam": "Niemand", "geboortedatum": "5/3/25"})
    assert formulier.foutenlijst() == [
        Fout("", "", "Deze persoon is al geregistreerd."),
        Fout(
            "Geboortedatum", "id_geboortedatum", "Schrijf het jaartal met 4 cijfers, bijvoorbeeld 30/07/1985."
        ),
    ]


def test_een_vreemde_keuze_wordt_niet_herhaald() -> None:
    formulier = Registratie({**GOED, "taal": "<b>klingon</b>"})
    assert [fout.bericht for fout in formulier.foutenlijst()] == ["Maak bij “Taal” een keuze uit de lijst."]


def test_een_vraag_als_opschrift_geeft_een_gewone_zin() -> None:
    class Vragen(ZoekForm):
        dag = DatumVeld(label="Op welke dag?")
        reden = forms.ChoiceField(label="Waarom?", choices=[("a", "A")])
        bewijs = forms.FileField(label="Bewijs")

    assert [fout.bericht for fout in Vragen({}).foutenlijst()] == [
        "Vul een antwoord in bij “Op welke dag?”.",
        "Maak een keuze bij “Waarom?”.",
        "Bewijs ontbreekt: kies een bestand.",
    ]


def test_een_eigen_zin_wint() -> None:
    class Eigen(ZoekForm):
        naam = TekstVeld(error_messages={"required": "Zonder naam gaat het niet."})

    assert Eigen({}).foutenlijst()[0].bericht == "Zonder naam gaat het niet."
    assert TekstVeld().error_messages["required"] != "Naam ontbreekt: vul dit veld in."


def test_hint_en_fout_hangen_aan_het_vak() -> None:
    vak = str(Registratie({**GOED, "geboortedatum": "5/3/25"})["geboortedatum"])
    assert 'aria-describedby="id_geboortedatum_helptext id_geboortedatum_error"' in vak
    assert 'aria-invalid="true"' in vak
    assert 'value="5/3/25"' in vak


def test_zonder_sleutel_een_zin_en_een_nieuwe_sleutel() -> None:
    for kapot in ({}, {"aanvraag_sleutel": "kapot"}):
        formulier = Registratie({**GOED, "aanvraag_sleutel": "", **kapot})
        assert formulier.foutenlijst() == [
            Fout("", "", "Deze pagina is verlopen. Controleer je gegevens en verstuur het formulier opnieuw.")
        ]
        uuid.UUID(str(formulier["aanvraag_sleutel"].value()))


def test_de_sleutel_overleeft_een_fout_en_is_telkens_anders_op_een_nieuw_formulier() -> None:
    assert SLEUTEL in str(Registratie({**GOED, "familienaam": ""})["aanvraag_sleutel"])
    assert Registratie()["aanvraag_sleutel"].value() != Registratie()["aanvraag_sleutel"].value()
    assert "aanvraag_sleutel" not in ZoekForm().fields


def test_groepen() -> None:
    groepen = Registratie().groepen
    assert [(groep.titel, [veld.name for veld in groep.velden]) for groep in groepen] == [
        ("Wie", ["familienaam", "geboortedatum", "insz"]),
        ("Hoe", ["taal", "akkoord"]),
    ]
    assert ZoekForm().groepen == []


def test_een_veld_zonder_groep_is_een_fout_van_de_maker() -> None:
    class Vergeten(ZoekForm):
        veldgroepen = (("Wie", "", ("naam",)),)
        naam = TekstVeld()
        stad = TekstVeld()

    with pytest.raises(ValueError, match="exactly one group"):
        _ = Vergeten().groepen


def test_in_een_bladzijde_zonder_sterretje_en_met_niet_verplicht() -> None:
    html = render_to_string("onderdelen/veldgroepen.html", {"formulier": Registratie()})
    assert html.count("(niet verplicht)") == 2
    assert "*" not in html
    assert "Om dubbels te vermijden." in html
    crispy = render_crispy_form(Registratie())
    assert "<form" not in crispy
    assert "asteriskField" not in crispy
    assert 'name="aanvraag_sleutel"' in crispy


def test_het_foutenoverzicht_van_de_bladzijde_verwijst_naar_dezelfde_vakken() -> None:
    formulier = Registratie({"aanvraag_sleutel": SLEUTEL})
    html = render_to_string("onderdelen/foutenoverzicht.html", {"formulier": formulier})
    velden = "".join(str(veld) for veld in formulier)
    for fout in formulier.foutenlijst():
        assert f'href="#{fout.id}"' in html
        assert f'id="{fout.id}"' in velden
