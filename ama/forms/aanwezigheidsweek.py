"""The week grid: a letter per person and day; hours follow the schedule, or stay what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ama.domein import woorden
from ama.domein.aanwezigheid import Status
from ama.domein.bladinvoer import Invoer
from ama.forms.aanwezigheden import Bladrij
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import TekstVeld

_LETTERS = frozenset(een.value for een in Status)


class LetterVeld(TekstVeld):
    """One letter of A, V or O, in either case; "" when empty."""

    def __init__(self, **opties: Any) -> None:
        letter = forms.TextInput(attrs={"maxlength": 1, "size": 1, "data-wz-letter": ""})
        super().__init__(max_length=1, widget=letter, **opties)

    def lees(self, tekst: str) -> str:
        """The letter in capitals; raises ValidationError for another one."""
        letter = tekst.strip().upper()
        if letter not in _LETTERS:
            raise ValidationError("Typ A, V of O.", code="letter")
        return letter


@dataclass(frozen=True)
class Cel:
    """One person on one day: the field of the letter, or None when nothing can be recorded there."""

    rij: Bladrij | None
    veld: forms.BoundField | None
    versie: forms.BoundField | None


class WeekForm(WerkzorgForm):
    """All sheets of one week; a cell without a letter is left out, a cell that nobody expected is no cell."""

    week = forms.DateField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bladen: Mapping[date, Sequence[Bladrij]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bladen = bladen
        for dag, rijen in bladen.items():
            for een in rijen:
                code = _code(dag, een)
                self.initial = {**self.initial, f"l_{code}": een.status, f"w_{code}": een.versie}
                wie = f"{een.naam} op {woorden.WEEKDAGEN[dag.weekday()]}"
                self.fields[f"l_{code}"] = LetterVeld(label=wie, required=False, help_text="")
                self.fields[f"w_{code}"] = forms.IntegerField(
                    widget=forms.HiddenInput, min_value=0, max_value=32767, required=False
                )

    def cel(self, dag: date, rij: Bladrij | None) -> Cel:
        """The fields of this person on this day."""
        if rij is None or f"l_{_code(dag, rij)}" not in self.fields:
            return Cel(rij, None, None)
        return Cel(rij, self[f"l_{_code(dag, rij)}"], self[f"w_{_code(dag, rij)}"])

    def invoer(self, dag: date) -> list[Invoer]:
        """The lines of this day that have a letter."""
        uit = []
        for een in self.bladen[dag]:
            code = _code(dag, een)
            if letter := self.cleaned_data[f"l_{code}"]:
                uit.append(Invoer(een.overeenkomst, Status(letter), self.cleaned_data[f"w_{code}"] or 0))
        return uit

    def veldnaam(self, dag: date, overeenkomst: str) -> str:
        """The field of this agreement (hexadecimals of its key) on this day."""
        return f"l_{overeenkomst}_{dag.toordinal()}"


def _code(dag: date, rij: Bladrij) -> str:
    return f"{rij.code}_{dag.toordinal()}"
