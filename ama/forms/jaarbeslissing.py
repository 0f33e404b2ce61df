"""The shapes of a yearly decision, of a step to work, and of moving on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from ama.domein import doorstroom, werkstap
from ama.domein.jaarbeslissing import DOORGESTROOMD, STOPPEND, UITKOMSTEN
from ama.forms.sessies import met_hoofdletter
from ama.soorten import DOORSTROOMSOORTEN, WERKSTAPPEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld, UrenVeld

# A training may have begun long before AMA did.
_VROEGST = date(2014, 1, 1)
_EERSTE = date(2021, 4, 1)


class JaarbeslissingVerlengenForm(Versieform):
    """Why it goes on, and by when VDAB decides again."""

    tot = DatumVeld(
        label="VDAB beslist opnieuw uiterlijk op",
        vroegst=_EERSTE,
        help_text="Ten laatste een jaar na vandaag; vroeger mag.",
    )
    motivering = TekstVeld(
        label="Waarom past AMA sociale economie nog?",
        help_text="De aanbieder leest dit mee. Leg het ook uit aan de persoon.",
        max_length=4000,
        regels=True,
    )


class DoorstroomForm(Versieform):
    """Where somebody moves on to, from when."""

    soort = KeuzeVeld(label="Waarheen?", choices=[("", "kies"), *met_hoofdletter(DOORSTROOMSOORTEN)])
    eerste_dag = DatumVeld(label="Eerste dag daar", vroegst=_EERSTE, help_text="AMA stopt op de dag ervoor.")
    minuten_per_week = UrenVeld(
        label="Uren per week",
        help_text="Vul de uren van het werk in, bijvoorbeeld 19 of 19u30. Bij een opleiding mag dit leeg blijven.",
        required=False,
        een_van_beide=True,
    )
    werkgever = TekstVeld(label="Werkgever of opleiding", max_length=200, required=False)
    toelichting = TekstVeld(label="Toelichting", max_length=2000, regels=True, required=False)

    def stap(self) -> doorstroom.Stap:
        """What was filled in."""
        schoon = self.cleaned_data
        return doorstroom.Stap(
            schoon["soort"],
            schoon["eerste_dag"],
            schoon["minuten_per_week"] or None,
            schoon["werkgever"],
            schoon["toelichting"],
        )


class JaarbeslissingStopzettenForm(DoorstroomForm):
    """How it goes on elsewhere, and why; where to only for who moves on."""

    uitkomst = KeuzeVeld(
        label="Hoe gaat het verder?",
        widget=forms.RadioSelect,
        choices=met_hoofdletter((sleutel, UITKOMSTEN[sleutel].label) for sleutel in STOPPEND),
    )
    motivering = TekstVeld(
        label="Waarom?",
        help_text="De aanbieder leest dit mee, behalve bij advies Welzijn. Leg het ook uit aan de persoon.",
        max_length=4000,
        regels=True,
    )
    einde = DatumVeld(
        label="Laatste dag van AMA",
        vroegst=_EERSTE,
        required=False,
        een_van_beide=True,
        help_text="Bij doorstroom volgt die dag uit de eerste dag elders.",
    )
    veldgroepen = (
        ("De beslissing", "", ["uitkomst", "motivering", "einde"]),
        (
            "Bij doorstroom naar werk of opleiding",
            "Vul dit in als je hierboven doorstroom koos.",
            ["soort", "eerste_dag", "minuten_per_week", "werkgever", "toelichting"],
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("soort", "eerste_dag"):
            self.fields[naam].required = False

    def gekozen_stap(self) -> doorstroom.Stap | None:
        """Where somebody moves on to; None for another outcome."""
        return self.stap() if self.cleaned_data["uitkomst"] == DOORGESTROOMD else None


class WerkstapForm(WerkzorgForm):
    """One step to work."""

    soort = KeuzeVeld(label="Welke stap?", choices=[("", "kies een stap"), *met_hoofdletter(WERKSTAPPEN)])
    van = DatumVeld(label="Op, of vanaf", vroegst=_VROEGST, met_knoppen=True)
    tot = DatumVeld(
        label="Tot en met", vroegst=_VROEGST, required=False, help_text="Eén dag, of nog bezig? Laat leeg."
    )
    minuten_per_week = UrenVeld(label="Uren per week", required=False)
    met_wie = TekstVeld(label="Bij of met wie?", max_length=200, required=False)
    resultaat = TekstVeld(label="Wat leverde het op?", max_length=2000, regels=True, required=False)

    def stap(self) -> werkstap.Stap:
        """What was filled in."""
        schoon = self.cleaned_data
        return werkstap.Stap(
            schoon["soort"],
            schoon["van"],
            schoon["tot"],
            schoon["minuten_per_week"] or None,
            schoon["met_wie"],
            schoon["resultaat"],
        )


class JaarbeslissingFilterForm(ZoekForm):
    """Which yearly decisions to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[("", "alle"), ("te_laat", "te laat"), ("open", "te beslissen"), ("beslist", "beslist")],
    )
