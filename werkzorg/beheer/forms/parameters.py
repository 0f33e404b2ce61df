"""The shapes of a question to the list of parameters, of a proposal, and of a decision about one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from werkzorg.parameters.domein import (
    Eigenaar,
    Groep,
    Parametersoort,
    Verwijzing,
    Voorstel,
    Waarde,
    Waardesoort,
    Zekerheid,
)
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.parameters.weergave import als_getypt, lees
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, InvoerVeld, KeuzeVeld, TekstVeld

ALLE = [("", "alle")]
ZEKERHEDEN = {
    Zekerheid.WET: "wet: ik las het in het decreet of het besluit",
    Zekerheid.TOELICHTING: "toelichting: uit een infosessie of een toelichting van de overheid",
    Zekerheid.WEBSITE: "website: van een openbare pagina",
    Zekerheid.STUDIE: "studie: uit een onderzoek",
    Zekerheid.AANNAME: "aanname: nergens gelezen, wij kozen dit",
}


class ParameterFilterForm(ZoekForm):
    """Which parameters to list, and on which day."""

    zoek = TekstVeld(label="Zoek", max_length=100, required=False)
    groep = KeuzeVeld(
        label="Onderwerp", required=False, choices=ALLE + [(een.name.lower(), een.value) for een in Groep]
    )
    eigenaar = KeuzeVeld(
        label="Eigenaar", required=False, choices=ALLE + [(een.value, een.label) for een in Eigenaar]
    )
    zekerheid = KeuzeVeld(
        label="Zekerheid",
        required=False,
        choices=[*ALLE, *((een.value, een.value) for een in Zekerheid), ("onbekend", "nog niet gekend")],
    )
    dag = DatumVeld(label="Op dag", required=False, help_text="")


class WaardeVeld(InvoerVeld):
    """A value of one kind of parameter, read and shown by `parameters.weergave`."""

    leeg = None

    def __init__(self, parameter: Parametersoort, **opties: Any) -> None:
        self.parameter = parameter
        super().__init__(**opties)

    @property
    def meeste_tekens(self) -> int:
        """The reader itself counts."""
        return 1 << 62

    def lees(self, tekst: str) -> Waarde:
        """See `parameters.weergave.lees`."""
        return lees(self.parameter, tekst)

    def prepare_value(self, value: Any) -> Any:
        """A real value as it is typed; typed text as it was typed."""
        return value if value is None or isinstance(value, str) else als_getypt(self.parameter, value)


_HINTS = {
    Waardesoort.BEDRAG: "in euro, bijvoorbeeld 1061,20",
    Waardesoort.DATUM: "dd/mm/jjjj, bijvoorbeeld 01/07/2023",
    Waardesoort.JAARDAG: "dag en maand, bijvoorbeeld 1 januari",
    Waardesoort.LIJST: "met een komma ertussen, bijvoorbeeld pdf, jpg",
    Waardesoort.GETALLEN: "met een komma ertussen, bijvoorbeeld 12, 15, 17",
}
_CIJFERS = {Waardesoort.GETAL, Waardesoort.DECIMAAL, Waardesoort.BEDRAG}


class ParameterVoorstellenForm(WerkzorgForm):
    """A new value of one parameter."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    van = DatumVeld(label="Geldt vanaf", vroegst=date(2000, 1, 1), laatst=date(2199, 12, 31))
    bron = TekstVeld(
        label="Bron", max_length=300, help_text="Het artikel of de pagina waar je de waarde las."
    )
    zekerheid = KeuzeVeld(
        label="Hoe zeker is deze waarde?",
        widget=forms.RadioSelect,
        choices=[(een.value, zin) for een, zin in ZEKERHEDEN.items()],
    )
    aanname = TekstVeld(
        label="Wat eraan is een aanname?",
        max_length=300,
        required=False,
        help_text="Alleen als een deel niet in de bron staat, bijvoorbeeld de eenheid.",
    )
    reden = TekstVeld(
        label="Waarom deze waarde?",
        max_length=1000,
        regels=True,
        required=False,
        help_text="Nodig als de waarde vandaag of vroeger begint.",
    )

    def __init__(self, *args: Any, parameter: Parametersoort, **kwargs: Any) -> None:
        self.parameter = parameter
        super().__init__(*args, **kwargs)
        self.fields["waarde"] = self._waardeveld()
        namen = ["waarde"]
        if parameter.mag_verwijzen_naar:
            self.fields["verwijst_naar"] = KeuzeVeld(
                label="Of neem over van",
                required=False,
                een_van_beide=True,
                choices=[
                    ("", "geen: ik vulde hierboven een waarde in"),
                    *((sleutel, PARAMETERS[sleutel].label) for sleutel in parameter.mag_verwijzen_naar),
                ],
            )
            namen.append("verwijst_naar")
        self.veldgroepen = (
            ("De nieuwe waarde", "", [*namen, "van"]),
            ("Waar ze vandaan komt", "", ["bron", "zekerheid", "aanname", "reden"]),
        )
        self.order_fields(["waarde", "verwijst_naar", "van", "bron", "zekerheid", "aanname", "reden"])

    def _waardeveld(self) -> forms.Field:
        soort, kan_leeg = self.parameter.soort, bool(self.parameter.mag_verwijzen_naar)
        if soort is Waardesoort.KEUZE:
            return KeuzeVeld(
                label="Nieuwe waarde", widget=forms.RadioSelect, choices=list(self.parameter.keuzes.items())
            )
        if soort is Waardesoort.JA_NEE:
            return KeuzeVeld(
                label="Nieuwe waarde", widget=forms.RadioSelect, choices=[("ja", "ja"), ("nee", "nee")]
            )
        veld = WaardeVeld(
            self.parameter,
            label="Nieuwe waarde",
            required=not kan_leeg,
            een_van_beide=kan_leeg,
            help_text=_HINTS.get(soort, f"in {self.parameter.eenheid.meervoud}")
            if soort in _HINTS or self.parameter.eenheid.meervoud
            else "",
        )
        if soort in _CIJFERS:
            veld.widget.attrs["inputmode"] = "decimal" if soort is not Waardesoort.GETAL else "numeric"
        return veld

    def clean(self) -> dict[str, Any]:
        """One value: typed, or taken over from another parameter."""
        gegevens: dict[str, Any] = super().clean() or {}
        naar = gegevens.get("verwijst_naar")
        if self.parameter.mag_verwijzen_naar and "waarde" not in self.errors:
            if bool(naar) == (gegevens.get("waarde") is not None):
                self.add_error(
                    "waarde",
                    "Vul een waarde in, of neem er een over van een andere parameter: één van beide.",
                )
            elif naar:
                gegevens["waarde"] = Verwijzing(naar)
        if self.parameter.soort is Waardesoort.JA_NEE and "waarde" in gegevens:
            gegevens["waarde"] = gegevens["waarde"] == "ja"
        return gegevens

    def voorstel(self) -> Voorstel:
        """What was filled in."""
        gegevens = self.cleaned_data
        return Voorstel(
            waarde=gegevens["waarde"],
            van=gegevens["van"],
            zekerheid=Zekerheid(gegevens["zekerheid"]),
            bron=gegevens["bron"],
            aanname=gegevens["aanname"],
            reden=gegevens["reden"],
        )


class ParameterBevestigenForm(WerkzorgForm):
    """The decision about one proposal; who made it can only withdraw it."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    besluit = KeuzeVeld(label="Wat beslis je?", widget=forms.RadioSelect)
    reden = TekstVeld(
        label="Waarom?",
        max_length=1000,
        regels=True,
        required=False,
        help_text="Nodig als je weigert.",
    )

    def __init__(self, *args: Any, is_eigen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_eigen:
            self.fields["besluit"] = forms.CharField(widget=forms.HiddenInput, initial="intrekken")
            self.fields["reden"].required = True
            self.fields["reden"].label = "Waarom trek je het voorstel in?"
            self.fields["reden"].help_text = ""
        else:
            self.bied_aan(
                "besluit",
                [
                    ("bevestigen", "Ik las de bron na: deze waarde klopt"),
                    ("weigeren", "Ik weiger dit voorstel"),
                ],
            )
        self.is_eigen = is_eigen

    def clean_besluit(self) -> str:
        """One of what this person can decide."""
        besluit: str = self.cleaned_data["besluit"]
        if self.is_eigen and besluit != "intrekken":
            raise ValidationError("Je stelde deze waarde zelf voor: je kunt ze alleen intrekken.")
        return besluit
