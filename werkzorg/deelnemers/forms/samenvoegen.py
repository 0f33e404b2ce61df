"""The shape of what people choose when two records become one, and when that is undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from werkzorg.deelnemers.domein import KEUZEBLOKKEN
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import TekstVeld

ONVOLLEDIG = "Dit formulier is onvolledig. Open het opnieuw vanuit het dossier."
BLIJFT, GAAT_OP = "blijft", "gaat_op"
_NUMMER = re.compile(r"D?(\d{4})(\d{4})", re.IGNORECASE)


class DossiernummerVeld(TekstVeld):
    """A dossier number in any usual form; gives "D-1234-5678"."""

    hint = "bijvoorbeeld D-1234-5678"

    def lees(self, tekst: str) -> str:
        """The number as it is stored; raises ValidationError."""
        gevonden = _NUMMER.fullmatch(re.sub(r"[\s.-]", "", super().lees(tekst)))
        if gevonden is None:
            raise ValidationError("Dit is geen dossiernummer: het heeft de vorm D-1234-5678.", code="vorm")
        return "D-{}-{}".format(*gevonden.groups())


class AnderDossierForm(ZoekForm):
    """Which record the one at hand is compared with."""

    ander = DossiernummerVeld(
        label="Dossiernummer van het andere dossier",
        max_length=40,
        error_messages={"required": "Vul het dossiernummer van het andere dossier in."},
    )


class SamenvoegenForm(WerkzorgForm):
    """What stays of each block in which two records differ, why they are one person, and what the reader saw."""

    ander = forms.CharField(widget=forms.HiddenInput, max_length=11, error_messages={"required": ONVOLLEDIG})
    versie_blijft = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), ONVOLLEDIG),
    )
    versie_gaat_op = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), ONVOLLEDIG),
    )
    reden = TekstVeld(
        label="Waaruit blijkt dat het dezelfde persoon is?",
        max_length=500,
        regels=True,
        waarom="Wie dit later nakijkt of ongedaan maakt, begrijpt dan waarom. Alleen jouw organisatie leest het.",
        error_messages={"required": "Schrijf waaruit blijkt dat het dezelfde persoon is."},
    )

    def __init__(self, *args: Any, verschillen: Mapping[str, str], **opties: Any) -> None:
        """`verschillen`: label per block in which the two differ."""
        super().__init__(*args, **opties)
        for blok, label in verschillen.items():
            zin = f"Kies bij “{label.lower()}” welke waarde blijft."
            self.fields[f"keuze_{blok}"] = forms.ChoiceField(
                label=label,
                choices=[(BLIJFT, BLIJFT), (GAAT_OP, GAAT_OP)],
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), zin),
            )

    def keuzes(self) -> list[str]:
        """The blocks of which the value of the other record stays."""
        return [blok for blok in KEUZEBLOKKEN if self.cleaned_data.get(f"keuze_{blok}") == GAAT_OP]

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """The act names blocks; where nothing differs the sentence stands above the form."""
        super().zet_fouten(zin, {f"keuze_{blok}": uitleg for blok, uitleg in velden.items()})


class BevestigForm(WerkzorgForm):
    """That a proposal of another organisation is right."""

    voorstel = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), ONVOLLEDIG)
    )


class OngedaanForm(WerkzorgForm):
    """Why a merge is undone, or a proposal withdrawn or refused."""

    welke = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), ONVOLLEDIG)
    )
    reden = TekstVeld(
        label="Waarom?",
        max_length=500,
        regels=True,
        error_messages={"required": "Schrijf waarom, zodat een collega het later begrijpt."},
    )


def blokken_met_fout(formulier: forms.Form, blokken: Collection[str]) -> dict[str, str]:
    """Per block the sentences that stand at it."""
    return {
        blok: " ".join(str(zin) for zin in formulier.errors[f"keuze_{blok}"])
        for blok in blokken
        if f"keuze_{blok}" in formulier.errors
    }
