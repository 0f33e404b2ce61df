"""The shapes of a call, of opening it again and closing it, and of the questions to the lists of calls."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from mandaten.domein.oproepen import LICHTST, MEESTE_CRITERIA, ZWAARST, Criteriumgegevens, Oproepgegevens
from mandaten.soorten import SOORTEN
from werkzorg.handelen.oproephulp import Oproepcijfers
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import BedragVeld, DatumVeld, InvoerVeld, KeuzeVeld, TekstVeld

Keuzes = Sequence[tuple[str, str]]
_UUR = re.compile(r"([0-9]{1,2})(?:\s*(?:[:.]|u|uur|h)\s*([0-9]{2})?)?\s*(?:u|uur|h)?")
# The rows of criteria that stand open; the others unfold.
EERSTE_CRITERIA = 4
_LAATSTE_JAAR = date(2199, 12, 31)


class TijdstipVeld(InvoerVeld):
    """A moment of the day to the minute, typed as 12:00, 12u, 12u30 or 12; gives a time, or None when empty."""

    soort = time
    leeg = None
    hint = "uu:mm, bijvoorbeeld 12:00"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> time:
        """The moment; raises ValidationError for what is none."""
        gevonden = _UUR.fullmatch(" ".join(tekst.lower().split()))
        if gevonden is None or int(gevonden[1]) > 23 or int(gevonden[2] or 0) > 59:
            raise ValidationError("Vul een uur in van 00:00 tot 23:59, bijvoorbeeld 12:00.", code="vorm")
        return time(int(gevonden[1]), int(gevonden[2] or 0))

    def schrijf(self, waarde: time) -> str:
        """uu:mm."""
        return f"{waarde:%H:%M}"


class Looptijdvelden(WerkzorgForm):
    """From when until when a call is open, to the minute."""

    opent_dag = DatumVeld(
        label="Opent op",
        laatst=_LAATSTE_JAAR,
        required=False,
        help_text="dd/mm/jjjj; leeg: meteen",
    )
    opent_uur = TijdstipVeld(label="Opent om", required=False, help_text="uu:mm; leeg: 00:00")
    sluit_dag = DatumVeld(label="Sluit op", laatst=_LAATSTE_JAAR, help_text="dd/mm/jjjj")
    sluit_uur = TijdstipVeld(label="Sluit om", help_text="uu:mm; vanaf dan kan niemand meer indienen")

    # How the act calls a field, and where that stands on the screen.
    plaatsen: Mapping[str, str] = {"opent_op": "opent_dag", "sluit_op": "sluit_dag"}

    def clean(self) -> dict[str, Any]:
        """An hour needs its day."""
        gegevens: dict[str, Any] = super().clean() or {}
        if gegevens.get("opent_uur") and not gegevens.get("opent_dag") and "opent_dag" not in self.errors:
            self.add_error("opent_dag", "Vul ook de dag in, of laat het uur leeg om meteen te openen.")
        return gegevens

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """Puts the sentences of a refusal where the reader filled in what they are about."""
        super().zet_fouten(zin, {self.plaatsen.get(naam, naam): uitleg for naam, uitleg in velden.items()})

    @property
    def opent_op(self) -> datetime | None:
        """The first moment; None for at once."""
        dag = self.cleaned_data["opent_dag"]
        return _moment(dag, self.cleaned_data["opent_uur"] or time()) if dag else None

    @property
    def sluit_op(self) -> datetime:
        """The first moment at which nobody can submit any more."""
        return _moment(self.cleaned_data["sluit_dag"], self.cleaned_data["sluit_uur"])


def _moment(dag: date, uur: time) -> datetime:
    return timezone.make_aware(datetime.combine(dag, uur))


@dataclass(frozen=True)
class Criteriumrij:
    """The fields of one criterion, as they stand beside each other."""

    nummer: int
    omschrijving: BoundField
    gewicht: BoundField
    bewijs: BoundField
    is_uitsluitend: BoundField

    @property
    def velden(self) -> tuple[BoundField, ...]:
        """All four, in reading order."""
        return self.omschrijving, self.gewicht, self.bewijs, self.is_uitsluitend

    @property
    def is_leeg(self) -> bool:
        """Whether nothing is filled in and nothing is wrong."""
        return not any(veld.value() or veld.errors for veld in self.velden)


class OproepPublicerenForm(Looptijdvelden):
    """A new call; `soorten` and `regios` are what this person can choose."""

    soort = KeuzeVeld(label="Wat wordt toegekend?", widget=forms.RadioSelect)
    titel = TekstVeld(label="Titel", max_length=200, help_text="bijvoorbeeld: Mandaatoproep Midwest 2027")
    omschrijving = TekstVeld(
        label="Omschrijving",
        max_length=5000,
        regels=True,
        help_text="Wat je vraagt, aan wie, en hoe iemand aanvraagt. Iedereen kan dit lezen.",
    )
    regios = forms.MultipleChoiceField(label="Voor welke regio's?", widget=forms.CheckboxSelectMultiple)
    budget = BedragVeld(
        label="Budget",
        required=False,
        hoogstens=Decimal("9999999999.99"),
        help_text="in euro, voor alle regio's samen",
    )

    # The fingerprint of what was shown as everybody will read it; empty when it was not shown yet.
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    plaatsen = {**Looptijdvelden.plaatsen, "criteria": "criterium_1_omschrijving"}

    def __init__(self, *args: Any, soorten: Keuzes, regios: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("soort", soorten)
        if len(soorten) == 1:
            self.fields["soort"].widget = forms.HiddenInput()
            self.fields["soort"].initial = soorten[0][0]
        self.bied_aan("regios", regios)
        for nummer in range(1, MEESTE_CRITERIA + 1):
            for naam, veld in _criteriumvelden(nummer).items():
                self.fields[f"criterium_{nummer}_{naam}"] = veld

    @property
    def criteriumrijen(self) -> list[Criteriumrij]:
        """The rows of criteria, filled in or not."""
        return [
            Criteriumrij(
                nummer,
                *(
                    self[f"criterium_{nummer}_{naam}"]
                    for naam in ("omschrijving", "gewicht", "bewijs", "is_uitsluitend")
                ),
            )
            for nummer in range(1, MEESTE_CRITERIA + 1)
        ]

    @property
    def eerste_criteria(self) -> list[Criteriumrij]:
        """The rows that always stand open."""
        return self.criteriumrijen[:EERSTE_CRITERIA]

    @property
    def meer_criteria(self) -> list[Criteriumrij]:
        """The rows that unfold."""
        return self.criteriumrijen[EERSTE_CRITERIA:]

    @property
    def toont_meer_criteria(self) -> bool:
        """Whether something stands in the rows that unfold."""
        return not all(rij.is_leeg for rij in self.meer_criteria)

    def clean(self) -> dict[str, Any]:
        """A row of criteria is empty, or has its description and its weight."""
        gegevens = super().clean()
        for nummer in range(1, MEESTE_CRITERIA + 1):
            deel = f"criterium_{nummer}_"
            wat, gewicht = gegevens.get(deel + "omschrijving"), gegevens.get(deel + "gewicht")
            iets = (
                gewicht is not None or gegevens.get(deel + "bewijs") or gegevens.get(deel + "is_uitsluitend")
            )
            if wat and gewicht is None and deel + "gewicht" not in self.errors:
                self.add_error(
                    deel + "gewicht",
                    f"Geef criterium {nummer} een gewicht van {LICHTST} tot en met {ZWAARST}.",
                )
            if iets and not wat and deel + "omschrijving" not in self.errors:
                self.add_error(
                    deel + "omschrijving", f"Omschrijf criterium {nummer}, of maak de hele rij leeg."
                )
        return gegevens

    def oproepgegevens(self) -> Oproepgegevens:
        """What was filled in."""
        gegevens = self.cleaned_data
        return Oproepgegevens(
            soort=gegevens["soort"],
            titel=gegevens["titel"],
            omschrijving=gegevens["omschrijving"],
            regios=tuple(gegevens["regios"]),
            opent_op=self.opent_op,
            sluit_op=self.sluit_op,
            budget=gegevens["budget"],
            criteria=tuple(
                Criteriumgegevens(
                    gegevens[f"criterium_{nummer}_omschrijving"],
                    gegevens[f"criterium_{nummer}_gewicht"],
                    gegevens[f"criterium_{nummer}_bewijs"],
                    gegevens[f"criterium_{nummer}_is_uitsluitend"],
                )
                for nummer in range(1, MEESTE_CRITERIA + 1)
                if gegevens[f"criterium_{nummer}_omschrijving"]
            ),
        )


def _criteriumvelden(nummer: int) -> dict[str, forms.Field]:
    zin = f"Het gewicht van criterium {nummer} is een geheel getal van {LICHTST} tot en met {ZWAARST}."
    return {
        "omschrijving": TekstVeld(
            label=f"Criterium {nummer}", max_length=300, required=False, een_van_beide=nummer == 1
        ),
        "gewicht": forms.IntegerField(
            label=f"Gewicht van criterium {nummer}",
            min_value=LICHTST,
            max_value=ZWAARST,
            required=False,
            help_text=f"{LICHTST} tot en met {ZWAARST}",
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), zin),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        ),
        "bewijs": TekstVeld(
            label=f"Gevraagd bewijs bij criterium {nummer}",
            max_length=300,
            required=False,
            help_text="bijvoorbeeld: jaarverslag, samenwerkingsovereenkomst",
        ),
        "is_uitsluitend": forms.BooleanField(
            label=f"Wie niet aan criterium {nummer} voldoet, wordt uitgesloten", required=False
        ),
    }


def criteriavoorstel(cijfers: Oproepcijfers | None) -> dict[str, Any]:
    """The first rows of criteria filled in with what an offer proposes; nothing without figures."""
    uit: dict[str, Any] = {}
    for nummer, een in enumerate(cijfers.criteria if cijfers else (), 1):
        uit[f"criterium_{nummer}_omschrijving"] = een.omschrijving
        uit[f"criterium_{nummer}_gewicht"] = een.gewicht
    return uit


class OproepHeropenenForm(Looptijdvelden):
    """A closed call opened again for some of its regio's; `regios` are those that stayed empty."""

    regios = forms.MultipleChoiceField(
        label="Voor welke regio's?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen regio's die leeg bleven.",
    )
    titel = TekstVeld(label="Titel", max_length=200)
    omschrijving = TekstVeld(label="Omschrijving", max_length=5000, regels=True)

    veldgroepen = (
        ("Waar", "", ["regios"]),
        ("Wanneer", "", ["opent_dag", "opent_uur", "sluit_dag", "sluit_uur"]),
        ("Wat iedereen leest", "", ["titel", "omschrijving"]),
    )

    def __init__(self, *args: Any, regios: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regios", regios)


class OproepSluitenForm(WerkzorgForm):
    """Why a call closes before its last moment."""

    reden = TekstVeld(
        label="Waarom sluit de oproep nu?",
        max_length=500,
        regels=True,
        help_text="Iedereen kan dit lezen bij de oproep.",
    )


class OproepNakijkenForm(WerkzorgForm):
    """Only the key: there is nothing to fill in."""


class OproepFilterForm(ZoekForm):
    """Which calls to list for who is signed in."""

    soort = KeuzeVeld(
        label="Soort",
        required=False,
        choices=[
            ("", "Alle soorten"),
            *((soort.sleutel, soort.label) for soort in SOORTEN.values() if soort.via_oproep),
        ],
    )
    stand = KeuzeVeld(
        label="Toestand",
        required=False,
        choices=[("", "Alle"), ("open", "open"), ("aangekondigd", "aangekondigd"), ("gesloten", "gesloten")],
    )
