"""The shapes of what somebody lives from, and of a permission of a benefit body."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from ama.domein.statuut import ANDERE, Instantie
from ama.domein.toestemming import Uitkomst
from ama.soorten import INSTANTIES, STATUTEN, VAPH_STEUN
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld, UrenVeld

_VROEGST = date(2000, 1, 1)
_TOEKOMST = "Deze dag ligt in de toekomst: noteer het antwoord als het er is."
Keuzes = Iterable[tuple[str, str]]


class StatuutForm(WerkzorgForm):
    """From a day on: all that somebody lives from, and all support of the VAPH."""

    vanaf = DatumVeld(
        label="Vanaf welke dag?",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: noteer het als het zover is.",
        met_knoppen=True,
    )
    statuten = forms.MultipleChoiceField(
        label="Waarvan leeft de persoon dan?",
        help_text="Kies alles wat klopt. Wat je niet aankruist, stopt de dag voordien.",
        choices=STATUTEN,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    instantie_naam = TekstVeld(
        label="Wie betaalt de andere uitkering?",
        help_text="Alleen bij “een andere uitkering”: die instantie geeft toestemming.",
        max_length=200,
        required=False,
        een_van_beide=True,
    )
    steun = forms.MultipleChoiceField(
        label="Welke steun van het VAPH is er dan?",
        help_text="Dagondersteuning en begeleid werken gaan niet samen met AMA.",
        choices=VAPH_STEUN,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        """Another benefit has a name."""
        gegevens = super().clean()
        schoon = self.cleaned_data
        if ANDERE in schoon.get("statuten", ()) and not schoon.get("instantie_naam"):
            zin = "Schrijf op wie deze uitkering betaalt: die instantie geeft toestemming."
            self.add_error("instantie_naam", zin)
        return gegevens


class ToestemmingForm(WerkzorgForm):
    """A question to a body, or its answer; the proof itself is not added."""

    rij = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
    instantie = KeuzeVeld(label="Wie geeft toestemming?", widget=forms.RadioSelect, choices=INSTANTIES)
    uitkomst = KeuzeVeld(
        label="Wat is het antwoord?",
        widget=forms.RadioSelect,
        choices=[
            (Uitkomst.GEVRAAGD.value, "nog geen: gevraagd"),
            (Uitkomst.VERLEEND.value, "ja, toestemming gegeven"),
            (Uitkomst.GEWEIGERD.value, "neen, geweigerd"),
        ],
    )
    gegeven_op = DatumVeld(
        label="Gevraagd of geantwoord op",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )
    van = DatumVeld(
        label="Geldt van",
        help_text="dd/mm/jjjj. Laat leeg als het vanaf de dag van het antwoord is.",
        vroegst=_VROEGST,
        required=False,
    )
    tot = DatumVeld(
        label="Geldt tot en met",
        help_text="dd/mm/jjjj. Laat leeg als er geen einde is.",
        vroegst=_VROEGST,
        required=False,
    )
    ingetrokken_op = DatumVeld(
        label="Ingetrokken vanaf",
        help_text="dd/mm/jjjj. Alleen als de toestemming later ingetrokken is.",
        vroegst=_VROEGST,
        required=False,
    )
    uren_per_week = UrenVeld(
        label="Hoogstens per week", help_text="bijvoorbeeld 8 of 7u30. Leeg: geen grens.", required=False
    )
    werkposten = forms.MultipleChoiceField(
        label="Voor welke werkpost?",
        help_text="Kies er geen als het overal mag.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    bewijs = forms.BooleanField(
        label="Ik bewaar het bewijs in ons eigen dossier (je dient het niet in)", required=False
    )
    nota = TekstVeld(label="Nota", max_length=500, regels=True, required=False)

    def __init__(self, *args: Any, werkposten: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = list(werkposten)
        waarvoor = ["van", "tot", "uren_per_week"]
        if keuzes:
            self.bied_aan("werkposten", keuzes)
            waarvoor.append("werkposten")
        else:
            del self.fields["werkposten"]
        self.veldgroepen = (
            ("Het antwoord", "", ["instantie", "uitkomst", "gegeven_op"]),
            ("Waarvoor en hoelang", "", waarvoor),
            ("Bewijs en nota", "", ["bewijs", "ingetrokken_op", "nota"]),
        )

    def werkpost_ids(self) -> list[UUID]:
        """For which werkposten it holds; none: everywhere."""
        return [UUID(een) for een in self.cleaned_data.get("werkposten", ())]

    def uitslag(self) -> tuple[Instantie, Uitkomst]:
        """Which body, and what it answered."""
        return Instantie(self.cleaned_data["instantie"]), Uitkomst(self.cleaned_data["uitkomst"])
