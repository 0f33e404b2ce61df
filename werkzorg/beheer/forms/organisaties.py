"""The shape of what is filled in about organisations, their branches and werkposten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from werkzorg.organisaties.gegevens import VESTIGING, Organisatiegegevens, Werkpostgegevens
from werkzorg.organisaties.models import KboOntbreekt, Sector, Sluitingsreden
from werkzorg.organisaties.regels import BEREIKBAAR, IDENTITEIT, KLEIN, conventie_bezwaar, kbo_bezwaar
from werkzorg.organisaties.rollen import Organisatiesoort
from werkzorg.plaatsen.velden import PlaatsMixin
from werkzorg.ui.formulieren import FoutenlijstMixin, WerkzorgForm, ZoekForm
from werkzorg.ui.organisatievelden import ConventieVeld, IbanVeld, OvoVeld, VestigingsnummerVeld, WebsiteVeld
from werkzorg.ui.velden import DatumVeld, EmailVeld, KboVeld, KeuzeVeld, TekstVeld, TelefoonVeld

Keuzes = Iterable[tuple[str, str]]
LEEG = ("", "Maak een keuze")
_ONVOLLEDIG = dict.fromkeys(
    ("required", "invalid", "min_value"),
    "Dit formulier is onvolledig. Open het opnieuw vanuit de organisatie.",
)


class OrganisatieFilterForm(ZoekForm):
    """The question to the list of organisations."""

    zoek = TekstVeld(
        label="Naam, nummer of gemeente",
        max_length=100,
        required=False,
        help_text="ook KBO- of vestigingsnummer, postcode",
    )
    soort = KeuzeVeld(
        label="Soort", choices=[("", "Alle soorten"), *Organisatiesoort.choices], required=False
    )
    gesloten = forms.BooleanField(label="Toon ook gesloten organisaties", required=False)


class Adresvelden(PlaatsMixin, WerkzorgForm):
    """Street to municipality, as every form with an address asks them."""

    straat = TekstVeld(label="Straat", max_length=200, required=False)
    huisnummer = TekstVeld(label="Huisnummer", max_length=20, required=False)
    bus = TekstVeld(label="Bus", max_length=20, required=False)


class Nummers(WerkzorgForm):
    """Forms that ask for a kind and its numbers say at once what the law objects to."""

    def clean(self) -> dict[str, Any]:
        """Also what the law says of the fields that could be read, so that all errors show at once."""
        super().clean()
        gegeven = self.cleaned_data
        if not gegeven.get("soort"):
            return gegeven
        if {"kbo_nummer", "kbo_ontbreekt"} <= gegeven.keys():
            ovo_code = gegeven.get("ovo_code", "")
            zin = kbo_bezwaar(gegeven["soort"], gegeven["kbo_nummer"], ovo_code, gegeven["kbo_ontbreekt"])
            if zin:
                self.add_error("kbo_nummer", zin)
        if "conventienummer" in gegeven and (
            zin := conventie_bezwaar(gegeven["soort"], gegeven["conventienummer"])
        ):
            self.add_error("conventienummer", zin)
        return self.cleaned_data


class Identiteitsvelden(Nummers):
    """Who an organisation is."""

    naam = TekstVeld(label="Naam", max_length=200, error_messages={"required": "Vul de naam in."})
    soort = KeuzeVeld(
        label="Soort organisatie",
        choices=[LEEG, *Organisatiesoort.choices],
        error_messages={"required": "Kies de soort organisatie."},
    )
    kbo_nummer = KboVeld(
        label="KBO-nummer",
        required=False,
        een_van_beide=True,
        waarom="Met dit nummer herkennen we dezelfde organisatie, ook als de naam anders geschreven is.",
    )
    kbo_ontbreekt = KeuzeVeld(
        label="Geen KBO-nummer? Zeg waarom",
        choices=[("", "Het nummer staat hierboven"), *KboOntbreekt.choices],
        required=False,
        een_van_beide=True,
    )
    ovo_code = OvoVeld(label="OVO-code", required=False)
    conventienummer = ConventieVeld(
        label="Conventienummer",
        required=False,
        help_text="alleen voor revalidatie: 8 cijfers, het begint met 7.72, 7.73, 9.53 of 9.65",
    )


class Bereikvelden(Adresvelden):
    """How an organisation is reached."""

    email = EmailVeld(label="Algemeen e-mailadres", required=False)
    telefoon = TelefoonVeld(label="Telefoon", required=False)
    website = WebsiteVeld(label="Website", required=False)


WIE = ("Wie is het?", "", IDENTITEIT)
BEREIK = ("Hoe bereik je de organisatie?", "", ("email", "telefoon", "website"))
ZETEL = (
    "Waar is de zetel?",
    "Vestigingen op andere plaatsen voeg je daarna toe.",
    ("straat", "huisnummer", "bus", "postcode", "gemeente"),
)


class GelijkendeMixin(FoutenlijstMixin, forms.Form):
    """The answer to "is it one of these?": only asked when organisations look like the new one."""

    is_andere = forms.BooleanField(
        label="Het is geen van deze organisaties", required=False, widget=forms.HiddenInput
    )

    def vraag_of_het_een_andere_is(self) -> None:
        """From now on the question stands above the other fields."""
        self.fields["is_andere"].widget = forms.CheckboxInput()
        self.fields["is_andere"].required = True
        self.veldgroepen = (("Is het een nieuwe organisatie?", "", ("is_andere",)), *self.veldgroepen)


class OrganisatieRegistrerenForm(GelijkendeMixin, Identiteitsvelden, Bereikvelden):
    """Everything that a new organisation is asked; `soorten` are the kinds that the reader registers."""

    def __init__(self, *args: Any, soorten: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("soort", [LEEG, *soorten])

    veldgroepen = (WIE, BEREIK, ZETEL)

    def organisatiegegevens(self) -> Organisatiegegevens:
        """The cleaned fields as the act wants them."""
        return Organisatiegegevens(**{naam: self.cleaned_data[naam] for naam in (*IDENTITEIT, *BEREIKBAAR)})


class OrganisatieWijzigenForm(Identiteitsvelden, Bereikvelden):
    """The data of a known organisation; only the fields in `velden` are asked, the others are not in the form."""

    gesloten_op = DatumVeld(
        label="Gesloten op",
        required=False,
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: sluit de organisatie op de dag zelf of later.",
        help_text="dd/mm/jjjj. Laat leeg zolang de organisatie werkt.",
    )
    sluitingsreden = KeuzeVeld(
        label="Waarom gesloten",
        choices=[("", "De organisatie werkt nog"), *Sluitingsreden.choices],
        required=False,
    )
    opvolger_kbo = KboVeld(
        label="KBO-nummer van de opvolger",
        required=False,
        help_text="bij een fusie of overname; de opvolger is al geregistreerd",
    )
    iban = IbanVeld(
        label="Rekeningnummer (IBAN)",
        required=False,
        waarom="Hierop betalen de departementen. Alleen zij en jullie beheerder zien het.",
    )
    iban_vanaf = DatumVeld(
        label="Geldt vanaf",
        required=False,
        help_text="dd/mm/jjjj. Laat leeg voor vandaag. De vorige rekening blijft bewaard.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, error_messages=_ONVOLLEDIG)

    _GROEPEN = (
        WIE,
        BEREIK,
        ZETEL,
        ("Rekening", "", ("iban", "iban_vanaf")),
        (
            "Is de organisatie gesloten?",
            "Wie hier werkt, verliest meteen de toegang. Open taken en dossiers blijven bij de organisatie.",
            ("gesloten_op", "sluitingsreden", "opvolger_kbo"),
        ),
    )

    def __init__(self, *args: Any, velden: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mag = {*velden, "versie", "aanvraag_sleutel"}
        for naam in [een for een in self.fields if een not in mag]:
            del self.fields[naam]
        self.veldgroepen = tuple(
            (titel, uitleg, tuple(naam for naam in namen if naam in mag))
            for titel, uitleg, namen in self._GROEPEN
            if mag & set(namen)
        )

    def wijzigingen(self) -> dict[str, Any]:
        """The cleaned fields that the act may change."""
        return {
            naam: self.cleaned_data[naam]
            for naam in self.fields
            if naam not in {"versie", "aanvraag_sleutel"}
        }


class VestigingForm(Adresvelden):
    """A branch or another location of an organisation."""

    naam = TekstVeld(
        label="Naam",
        max_length=200,
        help_text="waaraan je ze herkent, bijvoorbeeld “Kringwinkel Deinze”",
        error_messages={"required": "Vul een naam in waaraan je de vestiging herkent."},
    )
    nummer = VestigingsnummerVeld(
        label="Vestigingsnummer", required=False, help_text="10 cijfers. Laat leeg voor een gewone locatie."
    )
    gesloten_op = DatumVeld(
        label="Gesloten op", required=False, help_text="dd/mm/jjjj. Laat leeg zolang de vestiging open is."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=1, error_messages=_ONVOLLEDIG)
    veldgroepen = (
        ("Welke vestiging?", "", ("naam", "nummer")),
        ("Waar?", "", ("straat", "huisnummer", "bus", "postcode", "gemeente")),
        ("Is ze gesloten?", "", ("gesloten_op",)),
    )

    def gegevens(self) -> dict[str, Any]:
        """The cleaned fields as the act wants them."""
        return {naam: self.cleaned_data[naam] for naam in VESTIGING}


class WerkpostForm(Adresvelden):
    """Where people do AMA, from when, and whom to ask for."""

    sector = KeuzeVeld(
        label="Sector", choices=[LEEG, *Sector.choices], error_messages={"required": "Kies de sector."}
    )
    begin = DatumVeld(
        label="Eerste dag",
        initial=timezone.localdate,
        error_messages={"required": "Vul in vanaf wanneer er mensen terechtkunnen."},
    )
    einde = DatumVeld(
        label="Laatste dag", required=False, help_text="dd/mm/jjjj, deze dag inbegrepen. Leeg = loopt door."
    )
    contactpersoon = TekstVeld(label="Contactpersoon", max_length=200, required=False)
    contact_telefoon = TelefoonVeld(label="Telefoon van de contactpersoon", required=False)
    contact_email = EmailVeld(label="E-mailadres van de contactpersoon", required=False)

    _WERKPOST = ("Vanaf wanneer?", "", ("sector", "begin", "einde"))
    _CONTACT = (
        "Bij wie meld je je?",
        "",
        ("contactpersoon", "contact_telefoon", "contact_email"),
    )
    _ADRES = ("straat", "huisnummer", "bus", "postcode", "gemeente")

    def werkpostgegevens(self) -> Werkpostgegevens:
        """The cleaned fields as the act wants them."""
        velden = (*self._WERKPOST[2], *self._CONTACT[2])
        adres = {} if self.adres_is_zetel else {naam: self.cleaned_data[naam] for naam in self._ADRES}
        return Werkpostgegevens(**{naam: self.cleaned_data[naam] for naam in velden}, **adres)

    adres_is_zetel = False


class WerkpostBekendForm(WerkpostForm):
    """A werkpost of an organisation that is registered; `vestigingen` are the branches to choose from."""

    vestiging = KeuzeVeld(label="Welke vestiging", required=False)
    veldgroepen = (
        ("Waar precies?", "", ("vestiging",)),
        WerkpostForm._WERKPOST,
        WerkpostForm._CONTACT,
        (
            "Gebeurt het werk ergens anders?",
            "Vul dit alleen in als het adres niet dat van de vestiging of de zetel is.",
            WerkpostForm._ADRES,
        ),
    )

    def __init__(self, *args: Any, vestigingen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("vestiging", [("", "De hele organisatie"), *vestigingen])


class WerkpostNieuwForm(GelijkendeMixin, Nummers, WerkpostForm):
    """A werkpost of an organisation that is made in the same act: small, and often without a number."""

    adres_is_zetel = True
    naam = TekstVeld(label="Naam", max_length=200, error_messages={"required": "Vul de naam in."})
    soort = KeuzeVeld(
        label="Wat voor organisatie?",
        choices=[LEEG, *((soort.value, soort.label) for soort in Organisatiesoort if soort in KLEIN)],
        error_messages={"required": "Kies wat voor organisatie het is."},
    )
    kbo_nummer = KboVeld(
        label="KBO-nummer",
        required=False,
        een_van_beide=True,
        help_text="10 cijfers. Een feitelijke vereniging heeft er meestal geen.",
    )
    kbo_ontbreekt = KeuzeVeld(
        label="Geen KBO-nummer? Zeg waarom",
        choices=[("", "Het nummer staat hierboven"), *KboOntbreekt.choices],
        required=False,
        een_van_beide=True,
    )
    veldgroepen = (
        ("Wie is de werkpost?", "", ("naam", "soort", "kbo_nummer", "kbo_ontbreekt")),
        ("Waar is het?", "", WerkpostForm._ADRES),
        WerkpostForm._WERKPOST,
        WerkpostForm._CONTACT,
    )

    def organisatiegegevens(self) -> Organisatiegegevens:
        """The cleaned fields of the new organisation as the act wants them."""
        velden = ("naam", "soort", "kbo_nummer", "kbo_ontbreekt", *self._ADRES)
        return Organisatiegegevens(**{naam: self.cleaned_data[naam] for naam in velden})


class PlaatsZoekForm(ZoekForm):
    """The question to the page of the regio's."""

    zoek = TekstVeld(label="Postcode of gemeente", max_length=100, required=False)
