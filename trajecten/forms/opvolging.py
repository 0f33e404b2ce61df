"""The shapes of a note, a care note, an appointment, an evaluation and a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from trajecten.soorten import CONTACTSOORTEN, TANDEM, TRAJECTSTUK, ZICHTBAARHEDEN
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.uurveld import UurVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2014, 1, 1)
_ANDERS = "anders"
_DUREN = (("15", "15 min"), ("30", "30 min"), ("60", "1 uur"), ("90", "1 u 30"), ("120", "2 uur"))
_TOEKOMST = "Deze dag ligt in de toekomst: plan een afspraak, of verbeter de datum."
_ANDERE_DUUR = "Vul in hoeveel minuten het duurde."


class _Chips(forms.RadioSelect):
    """Choices that stand beside each other as chips."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "keuzechip"})


def _hoofdletter(keuzes: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(sleutel, label[:1].upper() + label[1:]) for sleutel, label in keuzes]


class MetDuur(WerkzorgForm):
    """A form with how long it lasted: a chip, or otherwise a number of minutes."""

    def minuten(self) -> int | None:
        """What was chosen or typed; None for neither."""
        gekozen = self.cleaned_data["duur"]
        if gekozen == _ANDERS:
            getypt: int | None = self.cleaned_data["andere_duur"]
            return getypt
        return int(gekozen) if gekozen else None

    def clean(self) -> dict[str, Any]:
        """Another duration than the chips say how many minutes it was."""
        gegevens = super().clean() or self.cleaned_data
        anders = gegevens.get("duur") == _ANDERS and "andere_duur" not in self.errors
        if anders and gegevens.get("andere_duur") is None:
            self.add_error("andere_duur", ValidationError(_ANDERE_DUUR, code="required"))
        return gegevens


class NotitieForm(MetDuur):
    """A contact: what kind, when, how long, what was said, and who reads it."""

    soort = KeuzeVeld(label="Wat was het?", widget=_Chips(), choices=_hoofdletter(CONTACTSOORTEN))
    duur = KeuzeVeld(
        label="Hoe lang duurde het?", widget=_Chips(), choices=[*_DUREN, (_ANDERS, "Anders")], required=False
    )
    andere_duur = GetalVeld(
        label="Andere duur in minuten", minstens=1, hoogstens=1440, required=False, een_van_beide=True
    )
    dag = DatumVeld(
        label="Wanneer?", vroegst=_VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, met_knoppen=True
    )
    tekst = TekstVeld(
        label="Notitie",
        max_length=8000,
        regels=True,
        required=False,
        help_text="Wat gebeurde er? Wat spreken jullie af? Tegen wanneer?",
    )
    zichtbaarheid = KeuzeVeld(
        label="Wie leest dit?", widget=_Chips(), choices=_hoofdletter(ZICHTBAARHEDEN), initial=TANDEM
    )
    opvolgen = forms.BooleanField(label="Zet op mijn takenlijst om op te volgen", required=False)
    opvolgen_op = DatumVeld(label="Opvolgen tegen", required=False, een_van_beide=True)

    def clean(self) -> dict[str, Any]:
        """Whoever wants to follow it up says before when."""
        gegevens = super().clean()
        if gegevens.get("opvolgen") and not gegevens.get("opvolgen_op") and "opvolgen_op" not in self.errors:
            self.add_error("opvolgen_op", ValidationError("Vul in tegen wanneer.", code="required"))
        return gegevens

    def opvolgdag(self) -> date | None:
        """The day for the task; None when no follow-up was asked."""
        gekozen: date | None = self.cleaned_data["opvolgen_op"]
        return gekozen if self.cleaned_data["opvolgen"] else None


class ZorgnotitieForm(WerkzorgForm):
    """A care note: a day and a text; who reads it is no choice."""

    dag = DatumVeld(
        label="Wanneer?", vroegst=_VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, met_knoppen=True
    )
    tekst = TekstVeld(label="Zorgnotitie", max_length=8000, regels=True)


class BevestigForm(WerkzorgForm):
    """An act that asks nothing but a yes."""


class AfspraakForm(MetDuur):
    """An appointment: what kind, when, how long, where and about what."""

    soort = KeuzeVeld(label="Wat is het?", widget=_Chips(), choices=_hoofdletter(CONTACTSOORTEN))
    dag = DatumVeld(
        label="Dag",
        vroegst=timezone.localdate,
        te_vroeg="Deze dag is voorbij: schrijf een notitie, of verbeter de datum.",
    )
    van_uur = UurVeld(label="Uur")
    duur = KeuzeVeld(label="Hoe lang?", widget=_Chips(), choices=[*_DUREN, (_ANDERS, "Anders")], initial="60")
    andere_duur = GetalVeld(
        label="Andere duur in minuten", minstens=5, hoogstens=600, required=False, een_van_beide=True
    )
    waar = TekstVeld(label="Waar?", max_length=300, required=False)
    waarover = TekstVeld(
        label="Waarover?",
        max_length=300,
        required=False,
        help_text="De hele tandem leest dit. Zet hier geen zorggegevens in.",
    )


class AfzeggenForm(Versieform):
    """Why an appointment does not take place."""

    reden = TekstVeld(label="Waarom gaat ze niet door?", max_length=300)


class EvaluatieForm(WerkzorgForm):
    """What an evaluation found; the facts stand beside it."""

    op = DatumVeld(label="Geëvalueerd op", vroegst=_VROEGST, laatst=timezone.localdate, met_knoppen=True)
    vooruitgang = TekstVeld(label="Wat ging er vooruit, en wat niet?", max_length=6000, regels=True)
    woorden_deelnemer = TekstVeld(
        label="Wat vindt de deelnemer ervan?",
        max_length=4000,
        regels=True,
        required=False,
        help_text="In zijn of haar eigen woorden.",
    )
    afspraken = TekstVeld(label="Wat spreken jullie af?", max_length=4000, regels=True, required=False)
    plan_bijsturen = forms.BooleanField(label="We sturen het trajectplan bij", required=False)


class StukForm(WerkzorgForm):
    """One document of the file."""

    stuk = BijlageVeld(TRAJECTSTUK, label="Bestand")


class NotitieFilterForm(ZoekForm):
    """Which notes to list."""

    soort = KeuzeVeld(label="Soort", required=False, choices=[("", "alle"), *CONTACTSOORTEN])
    zichtbaarheid = KeuzeVeld(label="Wie leest dit", required=False, choices=[("", "alle"), *ZICHTBAARHEDEN])
    van = DatumVeld(label="Van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)


class AfspraakFilterForm(ZoekForm):
    """Which appointments to list."""

    van = DatumVeld(label="Van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)
