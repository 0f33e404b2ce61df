"""The form of a day sheet: per person a letter, hours and a note; and of one presence that is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ama.domein.aanwezigheid import AFWEZIG, MEESTE_MINUTEN, STATUSSEN, Status, Waarde, in_woorden
from ama.domein.bladinvoer import Invoer
from werkzorg.ui.formaten import MAANDEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld, UrenVeld

KEUZES = tuple((een.value, naam) for een, naam in STATUSSEN.items())
NOTA = 300


@dataclass(frozen=True)
class Bladrij:
    """One person on the sheet: what stands there, or what it starts from."""

    overeenkomst: UUID
    naam: str
    url: str
    gepland: int
    status: str
    minuten: int
    nota: str
    versie: int
    is_toe_te_voegen: bool = False
    eerste: str = ""
    verbeter_url: str = ""
    botsing: str = ""

    @property
    def in_woorden(self) -> str:
        """What stands there as people say it; "" for nothing."""
        if not self.status:
            return ""
        status = Status(self.status)
        return in_woorden(Waarde(status, 0 if status in AFWEZIG else self.minuten))

    @property
    def code(self) -> str:
        """How its fields are called; the key of the agreement, which says nothing to who finds it on a device."""
        return self.overeenkomst.hex


@dataclass(frozen=True)
class Schermrij:
    """One line with its fields, as the template shows it."""

    rij: Bladrij
    status: forms.BoundField
    uren: forms.BoundField
    nota: forms.BoundField
    versie: forms.BoundField

    @property
    def fouten(self) -> list[str]:
        """What is wrong on this line."""
        return [str(een) for veld in (self.status, self.uren, self.nota) for een in veld.errors]


class DagbladForm(WerkzorgForm):
    """The sheet of one day. A line without a letter is left out; hours count only for who is aanwezig.

    `wie` is the mark of the account and role that opened the sheet, `getikt_op` the moment at which lines that waited
    for a connection were chosen; a sheet that waited sends no hours and notes, and those stay what they are.
    """

    dag = forms.DateField(widget=forms.HiddenInput)
    wie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    getikt_op = forms.DateTimeField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, rijen: Sequence[Bladrij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rijen = rijen
        for een in rijen:
            begin = {
                f"s_{een.code}": een.status,
                f"u_{een.code}": een.minuten or None,
                f"n_{een.code}": een.nota,
                f"v_{een.code}": een.versie,
            }
            self.initial = {**self.initial, **begin}
            self.fields[f"s_{een.code}"] = forms.ChoiceField(
                label=een.naam, choices=KEUZES, widget=forms.RadioSelect, required=False
            )
            self.fields[f"u_{een.code}"] = UrenVeld(
                label=f"Uren van {een.naam}", required=False, hoogstens=MEESTE_MINUTEN, help_text=""
            )
            self.fields[f"n_{een.code}"] = TekstVeld(
                label=f"Nota bij {een.naam}", required=False, max_length=NOTA
            )
            self.fields[f"v_{een.code}"] = forms.IntegerField(
                widget=forms.HiddenInput, min_value=0, max_value=32767, required=False
            )

    @property
    def gepland(self) -> list[Schermrij]:
        """The people of this day."""
        return [self._rij(een) for een in self.rijen if not een.is_toe_te_voegen]

    @property
    def toe_te_voegen(self) -> list[Schermrij]:
        """The people who were not expected."""
        return [self._rij(een) for een in self.rijen if een.is_toe_te_voegen]

    @property
    def moment(self) -> datetime | None:
        """When the lines were chosen, when they waited for a connection."""
        gekozen: datetime | None = self.cleaned_data.get("getikt_op")
        return gekozen

    def invoer(self) -> list[Invoer]:
        """The lines with a letter."""
        uit = []
        for een in self.rijen:
            if not (gekozen := self.cleaned_data[f"s_{een.code}"]):
                continue
            status = Status(gekozen)
            # Fields that did not come along stay what they are: a queue on a device keeps letters only.
            minuten = self.cleaned_data[f"u_{een.code}"] if status not in AFWEZIG else 0
            nota = self.cleaned_data[f"n_{een.code}"] if f"n_{een.code}" in self.data else None
            uit.append(
                Invoer(een.overeenkomst, status, self.cleaned_data[f"v_{een.code}"] or 0, minuten, nota)
            )
        return uit

    def _rij(self, een: Bladrij) -> Schermrij:
        return Schermrij(
            een, self[f"s_{een.code}"], self[f"u_{een.code}"], self[f"n_{een.code}"], self[f"v_{een.code}"]
        )


class TerugnemenForm(WerkzorgForm):
    """Taking a sheet back: the day is all there is to say."""

    dag = forms.DateField(widget=forms.HiddenInput)


class VerbeterForm(Versieform):
    """What really happened, and why it is corrected."""

    status = forms.ChoiceField(label="Wat was het", choices=KEUZES, widget=forms.RadioSelect)
    uren = UrenVeld(label="Uren", required=False, hoogstens=MEESTE_MINUTEN)
    nota = TekstVeld(label="Nota", required=False, max_length=NOTA)
    reden = TekstVeld(label="Waarom verbeter je dit?", max_length=NOTA)

    def minuten(self) -> int:
        """The hours that were typed, in minutes; who was absent has none."""
        if Status(self.cleaned_data["status"]) in AFWEZIG:
            return 0
        return self.cleaned_data["uren"] or 0


def lees_dag(ruw: str | None, vandaag: date) -> date:
    """The day in an address; today for nonsense, and for a day outside every agreement."""
    try:
        dag = forms.DateField(input_formats=["%Y-%m-%d"]).clean(ruw)
    except ValidationError:
        return vandaag
    return dag if isinstance(dag, date) and 2018 <= dag.year <= vandaag.year + 1 else vandaag


_MAANDEN = (("", "het hele jaar"), *((str(nummer), naam) for nummer, naam in enumerate(MAANDEN, 1)))


def jaren() -> list[tuple[str, str]]:
    """The years that the list can show, this one first."""
    return [(str(jaar), str(jaar)) for jaar in range(timezone.localdate().year, 2017, -1)]


class AanwezigheidFilterForm(ZoekForm):
    """Which presences to list, within one year."""

    jaar = KeuzeVeld(label="Jaar", choices=jaren)
    maand = KeuzeVeld(label="Maand", required=False, choices=_MAANDEN)
    status = KeuzeVeld(label="Aanwezigheid", required=False, choices=(("", "alle"), *KEUZES))
    zoek = TekstVeld(label="Naam of dossiernummer", required=False, max_length=100)
    overeenkomst = forms.UUIDField(widget=forms.HiddenInput, required=False)
