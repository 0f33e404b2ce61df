"""The shape of giving a task away and of putting one off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld
from werkzorg.werklijst.uitstel import Uitstelreden

NIEMAND = "niemand"
_EEN_TAAK = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9]{1,9})")
_ONVOLLEDIG = "Dit formulier is onvolledig. Kies de taken opnieuw op Vandaag."


def uuids(waarden: Iterable[str]) -> list[UUID]:
    """The keys among these texts, without what is none."""
    gevonden = []
    for waarde in waarden:
        try:
            gevonden.append(UUID(waarde))
        except ValueError:
            continue
    return gevonden


class TaakToewijzenForm(WerkzorgForm):
    """To whom; and which tasks, each with the version that was on the screen."""

    taken = forms.CharField(
        widget=forms.HiddenInput,
        max_length=10_000,
        error_messages=dict.fromkeys(("required", "max_length", "null_characters_not_allowed"), _ONVOLLEDIG),
    )
    aan = forms.ChoiceField(
        label="Wie doet dit?",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een collega uit de lijst."),
    )

    def __init__(self, *args: Any, collegas: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(pk), naam) for pk, naam in collegas]
        self.bied_aan("aan", [*keuzes, (NIEMAND, "Niemand in het bijzonder: het hele team")])

    def clean_taken(self) -> dict[UUID, int]:
        taken: dict[UUID, int] = {}
        for deel in self.cleaned_data["taken"].split(","):
            if (vorm := _EEN_TAAK.fullmatch(deel)) is None:
                raise forms.ValidationError(_ONVOLLEDIG)
            taken[UUID(vorm[1])] = int(vorm[2])
        return taken

    def clean_aan(self) -> UUID | None:
        waarde: str = self.cleaned_data["aan"]
        return None if waarde == NIEMAND else UUID(waarde)


class TaakUitstellenForm(WerkzorgForm):
    """Until when, and why."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), _ONVOLLEDIG),
    )
    tot = DatumVeld(
        label="Tot welke dag?",
        vroegst=timezone.localdate,
        te_vroeg="Deze dag is al voorbij: kies vandaag of een latere dag.",
        error_messages={"required": "Vul de dag in waarop je deze taak weer wilt zien."},
    )
    reden = forms.ChoiceField(
        label="Waarom stel je uit?",
        choices=Uitstelreden.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een reden uit de lijst."),
    )
