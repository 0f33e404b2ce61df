"""The shape of giving a colleague access to a person, of taking it back, and of a death."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from werkzorg.deelnemers.models import InterneGrond, Omvang, Overlijdensbron, Sluitreden
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

LEEFT = "leeft"


class BetrokkenheidOpenenForm(WerkzorgForm):
    """Who of the own organisation gets access, how much, why, and from when to when."""

    voor = KeuzeVeld(
        label="Wie krijgt toegang?",
        waarom="Alleen wie de persoon begeleidt of een collega vervangt, heeft toegang nodig.",
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies een collega of een rol uit de lijst."
        ),
    )
    omvang = forms.ChoiceField(
        label="Wat mag die zien?",
        choices=Omvang.choices,
        initial=Omvang.VOLLEDIG,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wat je collega mag zien."),
    )
    grond = forms.ChoiceField(
        label="Waarom?",
        choices=InterneGrond.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies waarom je toegang geeft."),
    )
    van = DatumVeld(
        label="Vanaf",
        vroegst=timezone.localdate,
        te_vroeg="Toegang begint ten vroegste vandaag: kies vandaag of een latere dag.",
        error_messages={"required": "Vul in vanaf welke dag de toegang geldt."},
    )
    tot_en_met = DatumVeld(label="Tot en met", required=False)

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, Any]], **opties: Any) -> None:
        """`keuzes`: the colleagues and roles, in groups, as a select wants them."""
        super().__init__(*args, **opties)
        self.bied_aan("voor", [("", "Kies een collega of een rol"), *keuzes])

    def voor_wie(self) -> UUID | str:
        """The id of a membership, or the key of a role."""
        soort, _, waarde = self.cleaned_data["voor"].partition(":")
        return UUID(waarde) if soort == "lid" else waarde

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        van: date | None = schoon.get("van")
        if van and schoon.get("tot_en_met") and schoon["tot_en_met"] < van:
            self.add_error("tot_en_met", "De laatste dag ligt vóór de eerste dag: controleer beide.")
        return schoon


class BetrokkenheidSluitenForm(WerkzorgForm):
    """Which access ends, why, and that one knows what that means."""

    welke = KeuzeVeld(
        label="Welke toegang sluit je?",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies welke toegang je sluit."),
    )
    reden = forms.ChoiceField(
        label="Waarom sluit je die?",
        choices=Sluitreden.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies waarom je de toegang sluit."),
    )
    dossier_verlaten = forms.BooleanField(
        label="Ja: niemand van mijn organisatie ziet dit dossier daarna nog", required=False
    )

    def __init__(
        self, *args: Any, keuzes: Sequence[tuple[str, str]], is_laatste: bool, **opties: Any
    ) -> None:
        """`keuzes`: the running access of the own organisation; `is_laatste`: closing can lose the dossier."""
        super().__init__(*args, **opties)
        self.bied_aan("welke", keuzes)
        if not is_laatste:
            del self.fields["dossier_verlaten"]


class OverlijdenForm(WerkzorgForm):
    """On which day somebody died, as whom said."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Dit formulier is onvolledig. Open het opnieuw vanuit het dossier."
        ),
    )
    overleden_op = DatumVeld(
        label="Op welke dag overleed de persoon?",
        laatst=timezone.localdate,
        te_laat="De dag van overlijden ligt in de toekomst: controleer de datum.",
        met_knoppen=True,
        error_messages={"required": "Vul de dag van overlijden in."},
    )
    bron = forms.ChoiceField(
        label="Van wie weet je het?",
        choices=Overlijdensbron.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies van wie je het weet."),
    )

    def gegevens(self) -> dict[str, Any]:
        """What the act wants."""
        return {
            "overleden_op": self.cleaned_data["overleden_op"],
            "bron": self.cleaned_data["bron"],
            "reden": self.cleaned_data.get("reden", ""),
            "versie": self.cleaned_data["versie"],
        }


class OverlijdenVerbeterenForm(OverlijdenForm):
    """What was registered about a death is corrected, or was a mistake altogether."""

    wat = forms.ChoiceField(
        label="Wat verbeter je?",
        choices=[
            ("verbeter", "De dag of de bron was verkeerd"),
            (LEEFT, "De persoon leeft: dit was een vergissing"),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wat je verbetert."),
    )
    reden = TekstVeld(
        label="Waarom verbeter je dit?",
        max_length=500,
        regels=True,
        error_messages={"required": "Schrijf waarom je verbetert wat geregistreerd was."},
    )

    field_order = ("wat", "overleden_op", "bron", "reden")

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Who lives needs no day of death."""
        super().__init__(*args, **opties)
        if self.is_bound and self.data.get("wat") == LEEFT:
            self.fields["overleden_op"].required = self.fields["bron"].required = False

    def gegevens(self) -> dict[str, Any]:
        """What the act wants; no day when the person lives."""
        velden = super().gegevens()
        return velden | {"overleden_op": None, "bron": ""} if self.cleaned_data["wat"] == LEEFT else velden
