"""The shapes of quarterly reports of AMA sociale economie and their advances."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from ama.domein.kwartaalverslag import EERSTE_JAAR, KWARTALEN
from ama.statussen import KWARTAALSTATUSSEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import BedragVeld, DatumVeld, KeuzeVeld, TekstVeld

_ALLE = ("", "alle")
# What waits for the departement: confirmed, or looked at by a first person.
WACHT = "wacht"
_KWARTALEN = [(str(een), f"kwartaal {een}") for een in KWARTALEN]


def jaarkeuzes() -> list[tuple[str, str]]:
    """The years that can be asked, the latest first."""
    return [(str(jaar), str(jaar)) for jaar in range(timezone.localdate().year, EERSTE_JAAR - 1, -1)]


class VerslagFilterForm(ZoekForm):
    """Which reports to list."""

    zoek = TekstVeld(label="Organisatie", max_length=100, required=False)
    jaar = KeuzeVeld(label="Jaar", required=False)
    kwartaal = KeuzeVeld(label="Kwartaal", required=False, choices=[_ALLE, *_KWARTALEN])
    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[_ALLE, (WACHT, "wacht op het departement"), *KWARTAALSTATUSSEN],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("jaar", [_ALLE, *jaarkeuzes()])


class VerslagForm(Versieform):
    """A report that was looked at: nothing to fill in."""


class OpmaakForm(WerkzorgForm):
    """Of which contingent and quarter, and the version of the report that was there (empty: none)."""

    contingent = KeuzeVeld(label="Contingent")
    jaar = KeuzeVeld(label="Jaar")
    kwartaal = KeuzeVeld(label="Kwartaal", choices=_KWARTALEN)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, contingenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("contingent", list(contingenten))
        self.bied_aan("jaar", jaarkeuzes())


class WseVoorschotForm(WerkzorgForm):
    """An advance on one contingent for one quarter."""

    contingent = KeuzeVeld(label="Contingent")
    jaar = KeuzeVeld(label="Jaar")
    kwartaal = KeuzeVeld(label="Kwartaal", choices=_KWARTALEN)
    bedrag = BedragVeld(label="Bedrag", help_text="in euro, bijvoorbeeld 6327,45")
    betaald_op = DatumVeld(label="Betaald op", met_knoppen=True, help_text="dd/mm/jjjj")
    kenmerk = TekstVeld(label="Kenmerk van de betaling", max_length=100, required=False)

    def __init__(self, *args: Any, contingenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("contingent", list(contingenten))
        self.bied_aan("jaar", jaarkeuzes())
