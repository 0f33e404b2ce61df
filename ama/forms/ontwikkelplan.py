"""The shape of a POP: goals with steps, the hours and their build-up, and the day it came in the VDAB file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from ama.domein.ontwikkelplan import (
    LANGSTE,
    MEESTE_DOELEN,
    MEESTE_OPBOUW,
    MEESTE_STAPPEN,
    Doel,
    Opbouwstap,
    Plan,
    Stap,
)
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, TekstVeld, UrenVeld

_VROEGST = date(2021, 4, 1)
_TOEKOMST = "Deze dag ligt in de toekomst: vul in wanneer het gebeurde."
# So many empty lines stand ready in a new plan, and beside what is filled in.
_NIEUW, _ERBIJ = 2, 1
MEER = "meer"


def _gebeurd(**opties: Any) -> DatumVeld:
    return DatumVeld(vroegst=_VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, **opties)


class PopForm(WerkzorgForm):
    """A first version of the plan."""

    besproken_op = _gebeurd(label="Besproken met de deelnemer op", met_knoppen=True)
    minuten_doel = UrenVeld(
        label="Naar hoeveel uren per week werken jullie toe?",
        help_text="Minstens 12 uur per week, meteen of met een opbouw.",
    )
    woorden_deelnemer = TekstVeld(
        label="Wat wil de deelnemer zelf?",
        help_text="Liefst in de eigen woorden van de deelnemer.",
        max_length=4000,
        regels=True,
        required=False,
    )
    in_vdab_op = _gebeurd(
        label="In het VDAB-dossier gezet op",
        help_text="dd/mm/jjjj. Nog niet gedaan? Laat leeg: na het bewaren staat de tekst klaar.",
        required=False,
    )
    # How many lines there are: a form that comes back has those that were typed in.
    doelen_n = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=99)

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        """`plan`: what the fields start with."""
        begin = {} if plan is None else _begin(plan)
        kwargs["initial"] = {**begin, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        bestaand = () if plan is None else plan.doelen
        langste = max((len(een.stappen) for een in bestaand), default=0)
        meer = _NIEUW if self.is_bound and self.data.get("wijzig") == MEER else 0
        eerder = _getal(self.data.get("doelen_n", "")) if self.is_bound else 0
        # One number for goals, steps and hours alike: more room is more of each.
        ruimte = max(_ERBIJ if bestaand else _NIEUW, eerder) + meer
        self.ruimte = ruimte
        self.doelen_aantal = min(MEESTE_DOELEN, len(bestaand) + ruimte)
        self.stappen_aantal = min(MEESTE_STAPPEN, langste + ruimte)
        self.opbouw_aantal = min(MEESTE_OPBOUW, (len(plan.opbouw) if plan else 0) + ruimte)
        for doel in range(1, self.doelen_aantal + 1):
            self.fields[f"doel_{doel}"] = TekstVeld(
                label=f"Doel {doel}", max_length=LANGSTE, required=False, een_van_beide=doel == 1
            )
            for stap in range(1, self.stappen_aantal + 1):
                self._voeg_stap_toe(doel, stap)
        for nummer in range(1, self.opbouw_aantal + 1):
            self.fields[f"opbouw_{nummer}_vanaf"] = DatumVeld(
                label=f"Opbouw {nummer}: vanaf", vroegst=_VROEGST, required=False
            )
            self.fields[f"opbouw_{nummer}_minuten"] = UrenVeld(
                label=f"Opbouw {nummer}: uren per week", required=False
            )

    def _voeg_stap_toe(self, doel: int, stap: int) -> None:
        naam, wat = f"doel_{doel}_stap_{stap}", f"Doel {doel}, stap {stap}"
        self.fields[f"{naam}_wat"] = TekstVeld(label=f"{wat}: wat", max_length=LANGSTE, required=False)
        self.fields[f"{naam}_wie"] = TekstVeld(label=f"{wat}: wie", max_length=LANGSTE, required=False)
        self.fields[f"{naam}_tegen"] = DatumVeld(label=f"{wat}: tegen", vroegst=_VROEGST, required=False)
        self.fields[f"{naam}_klaar"] = forms.BooleanField(label=f"{wat}: klaar", required=False)

    @property
    def doelrijen(self) -> Iterator[dict[str, Any]]:
        """Goals with their steps, as the page lays them out."""
        for doel in range(1, self.doelen_aantal + 1):
            stappen = [
                {veld: self[f"doel_{doel}_stap_{stap}_{veld}"] for veld in ("wat", "wie", "tegen", "klaar")}
                for stap in range(1, self.stappen_aantal + 1)
            ]
            yield {"nummer": doel, "doel": self[f"doel_{doel}"], "stappen": stappen}

    @property
    def opbouwrijen(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The steps of the build-up: from when, how much."""
        for nummer in range(1, self.opbouw_aantal + 1):
            yield self[f"opbouw_{nummer}_vanaf"], self[f"opbouw_{nummer}_minuten"]

    def plan(self) -> Plan:
        """What was filled in; lines without anything are left out."""
        schoon = self.cleaned_data
        doelen = []
        for doel in range(1, self.doelen_aantal + 1):
            stappen = []
            for stap in range(1, self.stappen_aantal + 1):
                naam = f"doel_{doel}_stap_{stap}"
                wat, wie = schoon.get(f"{naam}_wat", ""), schoon.get(f"{naam}_wie", "")
                if wat or wie:
                    stappen.append(
                        Stap(wat, wie, schoon.get(f"{naam}_tegen"), klaar=schoon.get(f"{naam}_klaar", False))
                    )
            tekst = schoon.get(f"doel_{doel}", "")
            if tekst or stappen:
                doelen.append(Doel(tekst, tuple(stappen)))
        opbouw = []
        for nummer in range(1, self.opbouw_aantal + 1):
            vanaf = schoon.get(f"opbouw_{nummer}_vanaf")
            if vanaf is not None:
                opbouw.append(Opbouwstap(vanaf, schoon.get(f"opbouw_{nummer}_minuten") or 0))
        return Plan(
            besproken_op=schoon.get("besproken_op"),
            doelen=tuple(doelen),
            minuten_doel=schoon.get("minuten_doel"),
            opbouw=tuple(opbouw),
            woorden_deelnemer=schoon.get("woorden_deelnemer", ""),
            in_vdab_op=schoon.get("in_vdab_op"),
        )

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """What the act refuses stands at the first line it is about."""
        waar = {"doelen": "doel_1", "opbouw": "opbouw_1_vanaf"}
        super().zet_fouten(zin, {waar.get(veld, veld): wat for veld, wat in velden.items()})


class PopBijsturenForm(PopForm):
    """A next version, and why."""

    nummer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)
    aanleiding = TekstVeld(label="Waarom verandert het plan?", max_length=1000)


class PopInVdabForm(WerkzorgForm):
    """When it came in the VDAB file."""

    nummer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)
    in_vdab_op = _gebeurd(label="In het VDAB-dossier gezet op", met_knoppen=True)


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= 2 else 0


def _begin(plan: Plan) -> dict[str, Any]:
    """What stands in the fields before anybody types."""
    uit: dict[str, Any] = {"minuten_doel": plan.minuten_doel, "woorden_deelnemer": plan.woorden_deelnemer}
    for doel, een in enumerate(plan.doelen, start=1):
        uit[f"doel_{doel}"] = een.doel
        for stap, rij in enumerate(een.stappen, start=1):
            for veld in ("wat", "wie", "tegen", "klaar"):
                uit[f"doel_{doel}_stap_{stap}_{veld}"] = getattr(rij, veld)
    for nummer, stap_ in enumerate(plan.opbouw, start=1):
        uit[f"opbouw_{nummer}_vanaf"], uit[f"opbouw_{nummer}_minuten"] = stap_.vanaf, stap_.minuten
    return uit
