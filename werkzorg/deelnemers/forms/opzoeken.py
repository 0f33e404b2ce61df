"""The shape of a number that is looked up, and of the question that comes before a registration."""

from __future__ import annotations

from typing import Any

from django import forms

from werkzorg.deelnemers.models import InszOntbreekt
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import InszVeld, KeuzeVeld


class InszOpzoekenForm(ZoekForm):
    """One number, in any usual form; sent in the body, so that it never stands in an address."""

    insz = InszVeld(
        label="Rijksregisternummer",
        error_messages={"required": "Vul het rijksregisternummer in."},
        waarom="We zoeken alleen in de dossiers die jij mag zien. Elke opzoeking wordt genoteerd, ook als ze niets "
        "oplevert.",
    )


class DeelnemerAansluitenForm(ZoekForm):
    """The first question about somebody who comes in: the number, or why there is none yet."""

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

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        velden = self.cleaned_data
        if "insz" in velden and "insz_ontbreekt" in velden:
            if velden["insz"] and velden["insz_ontbreekt"]:
                self.add_error(
                    "insz_ontbreekt", "Er is een rijksregisternummer ingevuld: laat de reden dan leeg."
                )
            elif not velden["insz"] and not velden["insz_ontbreekt"]:
                self.add_error("insz", "Vul het rijksregisternummer in, of zeg waarom het er nog niet is.")
        return self.cleaned_data


class GelijkenisForm(ZoekForm):
    """What somebody says after he compared the new person with those who look alike."""

    is_iemand_anders = forms.BooleanField(
        label="Ik keek het na: het is iemand anders",
        required=False,
        help_text="Daarna kun je gewoon registreren.",
    )


class DubbelUitsluitenForm(WerkzorgForm):
    """The other person of the pair."""

    ander = forms.UUIDField(widget=forms.HiddenInput)
