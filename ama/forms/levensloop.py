"""The shapes of what happens to a signed agreement: sent back, stopped, extended, handed over; one or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from ama.domein.beeindiging import REDENEN, ZELF_TE_KIEZEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

# AMA did not exist before.
_VROEGST = date(2018, 7, 1)
_LEEST_MEE = "Het departement leest dit mee: schrijf niets over gezondheid."
COLLEGA, ANDER = "collega", "begeleider"
# Values of `naar`, with a label; other begeleiders stand in a group of their own.
Keuzes = Sequence[tuple[str, Any]]


def _einde(**opties: Any) -> DatumVeld:
    return DatumVeld(vroegst=_VROEGST, **opties)


def _reden() -> KeuzeVeld:
    return KeuzeVeld(
        label="Waarom stopt ze?",
        choices=[("", "Kies een reden"), *((sleutel, REDENEN[sleutel].label) for sleutel in ZELF_TE_KIEZEN)],
    )


class BevestigForm(Versieform):
    """Nothing to fill in: only whether what was seen still stands there."""


class TerugsturenForm(Versieform):
    """What is wrong."""

    reden = TekstVeld(
        label="Wat klopt er niet?",
        max_length=1000,
        regels=True,
        help_text="De begeleider leest dit. Schrijf op hoe hij het verbetert.",
    )


class AfbreekForm(Versieform):
    """Why a draft goes no further."""

    toelichting = TekstVeld(label="Waarom gaat ze niet door?", max_length=500, regels=True)


class StopForm(Versieform):
    """The last day, why, and the declaration out when it is done already."""

    einde = _einde(label="Laatste dag", met_knoppen=True)
    reden = _reden()
    toelichting = TekstVeld(
        label="Toelichting", max_length=500, regels=True, required=False, help_text=_LEEST_MEE
    )
    dimona_uit_op = DatumVeld(
        label="Dimona-aangifte uit dienst gedaan op",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        required=False,
        help_text="dd/mm/jjjj. Nog niet gedaan? Laat leeg: dan krijg je een taak.",
    )


class VerlengForm(Versieform):
    """The new last day, or none."""

    einde = _einde(
        label="Nieuwe laatste dag",
        required=False,
        help_text="dd/mm/jjjj. Laat leeg: dan loopt ze verder zonder einddatum.",
    )
    toelichting = TekstVeld(
        label="Met wie sprak je dit af?", max_length=500, regels=True, help_text=_LEEST_MEE
    )


class DimonaForm(Versieform):
    """Reference and days of the declaration DWD."""

    dimona_referentie = TekstVeld(
        label="Nummer van de aangifte (DWD)", max_length=30, required=False, waarom="De RSZ geeft dit nummer."
    )
    dimona_in_op = DatumVeld(
        label="In dienst aangegeven op", vroegst=_VROEGST, laatst=timezone.localdate, required=False
    )
    dimona_uit_op = DatumVeld(
        label="Uit dienst aangegeven op", vroegst=_VROEGST, laatst=timezone.localdate, required=False
    )


class _Naar(WerkzorgForm):
    """To whom, and from when for another begeleider."""

    naar = KeuzeVeld(label="Aan wie?")
    op = DatumVeld(
        label="Vanaf",
        vroegst=_VROEGST,
        required=False,
        help_text="Alleen voor een andere begeleider: de eerste dag waarop die begeleidt.",
    )

    def __init__(self, *args: Any, naar: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("naar", [("", "Kies een persoon of organisatie"), *naar])

    @property
    def gekozen(self) -> dict[str, Any]:
        """The choice as the act wants it; only of a valid form."""
        soort, _, sleutel = self.cleaned_data["naar"].partition(":")
        return {soort: UUID(sleutel), "op": self.cleaned_data["op"]}


class OverdragenForm(_Naar, Versieform):
    """To whom this agreement goes."""


class BundelForm(WerkzorgForm):
    """Which agreements an act is about."""

    rij = forms.MultipleChoiceField(label="Welke overeenkomsten?", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, rijen: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("rij", rijen)

    @property
    def sleutels(self) -> list[UUID]:
        """The chosen agreements; only of a valid form."""
        return [UUID(een) for een in self.cleaned_data["rij"]]


class StopBundelForm(BundelForm):
    """The same last day and reason for all; a draft is broken off."""

    einde = _einde(label="Laatste dag", required=False, met_knoppen=True)
    reden = _reden()
    toelichting = TekstVeld(
        label="Toelichting", max_length=500, regels=True, required=False, help_text=_LEEST_MEE
    )


class VerlengBundelForm(BundelForm):
    """The same new last day for all, or none."""

    einde = _einde(
        label="Nieuwe laatste dag",
        required=False,
        help_text="dd/mm/jjjj. Laat leeg: dan lopen ze verder zonder einddatum.",
    )
    toelichting = TekstVeld(
        label="Met wie sprak je dit af?", max_length=500, regels=True, help_text=_LEEST_MEE
    )


class OverdraagBundelForm(_Naar, BundelForm):
    """To whom these agreements go."""
