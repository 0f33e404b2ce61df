"""The shape of what people type about a deelnemer; no rules of law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from werkzorg.deelnemers.domein import WIJZIGBAAR, Persoonsgegevens, registratie_bezwaren
from werkzorg.deelnemers.models import Deelnemer, Grond, InszOntbreekt, Taal, Vervangreden
from werkzorg.plaatsen.velden import PlaatsMixin
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import (
    DatumVeld,
    EmailVeld,
    InszVeld,
    KeuzeVeld,
    TekstVeld,
    TelefoonVeld,
)


class PersoonForm(PlaatsMixin, WerkzorgForm):
    """The data about a person that two screens share: registering and correcting."""

    voornaam = TekstVeld(label="Voornaam", max_length=100, error_messages={"required": "Vul de voornaam in."})
    achternaam = TekstVeld(
        label="Achternaam", max_length=100, error_messages={"required": "Vul de achternaam in."}
    )
    geboortedatum = DatumVeld(
        label="Geboortedatum",
        help_text="dd/mm/jjjj, bijvoorbeeld 30/07/1985",
        laatst=timezone.localdate,
        te_laat="De geboortedatum ligt in de toekomst: controleer het jaar.",
        waarom="Met de geboortedatum houden we mensen met dezelfde naam uit elkaar.",
        error_messages={"required": "Vul de geboortedatum in."},
    )
    email = EmailVeld(label="E-mailadres", required=False)
    telefoon = TelefoonVeld(label="Telefoon of gsm", required=False)
    straat = TekstVeld(label="Straat", max_length=200, required=False)
    huisnummer = TekstVeld(label="Huisnummer", max_length=20, required=False)
    bus = TekstVeld(label="Bus", max_length=20, required=False)
    taal = forms.ChoiceField(
        label="Taal waarin je de persoon helpt",
        choices=Taal.choices,
        initial=Taal.NEDERLANDS,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies de taal waarin je de persoon helpt uit de lijst."
        ),
    )
    taal_andere = TekstVeld(label="Welke andere taal", max_length=60, required=False)
    tolk_nodig = forms.BooleanField(label="Er is een tolk nodig", required=False)


class DeelnemerRegistrerenForm(PersoonForm):
    """Everything that a new registration asks."""

    insz = InszVeld(
        label="Rijksregisternummer",
        required=False,
        een_van_beide=True,
        waarom="Met dit nummer vinden diensten elkaar. Alleen wie de persoon begeleidt, kan het opvragen.",
    )
    insz_ontbreekt = KeuzeVeld(
        label="Nog geen rijksregisternummer? Zeg waarom",
        choices=[("", "Het nummer staat hierboven"), *InszOntbreekt.choices],
        required=False,
        een_van_beide=True,
        error_messages={"invalid_choice": "Kies een reden uit de lijst."},
    )
    grond = forms.ChoiceField(
        label="Waarom registreer je deze persoon?",
        choices=Grond.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies waarom je deze persoon registreert."
        ),
    )
    geinformeerd_op = DatumVeld(
        label="Op welke dag legde je uit wat we met de gegevens doen?",
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: vul de dag in waarop je de persoon informeerde.",
        waarom="Je mag iemand pas registreren nadat je dat hebt uitgelegd.",
        met_knoppen=True,
        error_messages={"required": "Vul de dag in waarop je de persoon informeerde."},
    )

    veldgroepen = (
        ("Wie is het?", "", ("voornaam", "achternaam", "geboortedatum", "insz", "insz_ontbreekt")),
        ("Waarom volg je deze persoon op?", "", ("grond", "geinformeerd_op")),
        ("Hoe bereik je de persoon?", "", ("email", "telefoon")),
        ("Waar woont de persoon?", "", ("straat", "huisnummer", "bus", "postcode", "gemeente")),
        ("Taal", "", ("taal", "taal_andere", "tolk_nodig")),
    )

    def clean(self) -> dict[str, Any]:
        """Also what the law says of the fields that could be read, so that all errors show at once."""
        super().clean()
        velden = dict(self.cleaned_data)
        for veld, zin in registratie_bezwaren(velden, timezone.localdate()).items():
            self.add_error(veld, zin)
        return self.cleaned_data

    def persoonsgegevens(self) -> Persoonsgegevens:
        """The cleaned fields as the act wants them."""
        velden = {naam: self.cleaned_data[naam] for naam in (*WIJZIGBAAR, "insz", "insz_ontbreekt")}
        return Persoonsgegevens(**velden)


class DeelnemerWijzigenForm(PersoonForm):
    """The data of a known person, and the version the reader was looking at."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value"),
            "Dit formulier is onvolledig. Open het opnieuw vanuit het dossier.",
        ),
    )

    bewaar_naam = forms.BooleanField(
        label="De persoon heette vroeger echt zo: hou de vorige naam bij",
        help_text="Bijvoorbeeld na een huwelijk of een naamsverandering. Laat dit leeg als je een fout verbetert.",
        required=False,
    )

    veldgroepen = (
        ("Wie is het?", "", ("voornaam", "achternaam", "bewaar_naam", "geboortedatum")),
        ("Hoe bereik je de persoon?", "", ("email", "telefoon")),
        ("Waar woont de persoon?", "", ("straat", "huisnummer", "bus", "postcode", "gemeente")),
        ("Taal", "", ("taal", "taal_andere", "tolk_nodig")),
    )

    @classmethod
    def van(cls, deelnemer: Deelnemer) -> DeelnemerWijzigenForm:
        """An unbound form that shows the present values."""
        return cls(initial={naam: getattr(deelnemer, naam) for naam in (*WIJZIGBAAR, "versie")})

    def wijzigingen(self) -> dict[str, Any]:
        """The cleaned fields that the act may change."""
        return {naam: self.cleaned_data[naam] for naam in WIJZIGBAAR}


class InszToevoegenForm(WerkzorgForm):
    """The number of a person who was registered without one."""

    insz = InszVeld(
        label="Rijksregisternummer",
        waarom="Met dit nummer vinden diensten elkaar. Alleen wie de persoon begeleidt, kan het opvragen.",
        error_messages={"required": "Vul het rijksregisternummer in."},
    )


class InszVervangenForm(InszToevoegenForm):
    """Another number for a person who has one, and why."""

    reden = forms.ChoiceField(
        label="Waarom vervang je het nummer?",
        choices=Vervangreden.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies waarom je het nummer vervangt."),
    )
