"""The shape of the registration over life domains and rights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from gbo.domein.levensdomeinen import DOMEINEN, RECHTEN, RECHTSTANDEN, STAPPEN, STELSELS
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import KeuzeVeld

_LEEG = ("", "niet besproken")
_LEEG_RECHT = ("", "niet bekeken")


def _keuzes(leeg: tuple[str, str], namen: Mapping[str, str]) -> list[tuple[str, str]]:
    return [leeg, *namen.items()]


class LevensregistratieForm(WerkzorgForm):
    """One choice per life domain and per right; nothing must be filled in."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    veldgroepen = (
        ("Levensdomeinen", "Wat bespraken jullie, en wat kwam eruit?", [f"domein_{een}" for een in DOMEINEN]),
        ("Rechten en voordelen", "Welke rechten keken jullie na?", [f"recht_{een}" for een in RECHTEN]),
        ("Uitkering", "", ["stelsels"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sleutel, naam in DOMEINEN.items():
            self.fields[f"domein_{sleutel}"] = KeuzeVeld(
                label=naam, required=False, choices=_keuzes(_LEEG, STAPPEN)
            )
        for sleutel, naam in RECHTEN.items():
            self.fields[f"recht_{sleutel}"] = KeuzeVeld(
                label=naam, required=False, choices=_keuzes(_LEEG_RECHT, RECHTSTANDEN)
            )
        self.fields["stelsels"] = forms.MultipleChoiceField(
            label="Welke uitkering heeft de persoon?",
            widget=forms.CheckboxSelectMultiple,
            choices=list(STELSELS.items()),
            required=False,
        )

    def domeinen(self) -> dict[str, str]:
        """Key of a domain -> how far it got; without those that were not talked about."""
        return self._gekozen("domein_", DOMEINEN)

    def rechten(self) -> dict[str, str]:
        """Key of a right -> where it stands; without those that were not looked at."""
        return self._gekozen("recht_", RECHTEN)

    def _gekozen(self, begin: str, namen: Mapping[str, str]) -> dict[str, str]:
        schoon = self.cleaned_data
        return {sleutel: schoon[begin + sleutel] for sleutel in namen if schoon[begin + sleutel]}


def beginwaarden(
    domeinen: Mapping[str, str], rechten: Mapping[str, str], stelsels: list[str], versie: int
) -> dict[str, Any]:
    """What stands there now, as the form shows it."""
    return {
        **{f"domein_{sleutel}": waarde for sleutel, waarde in domeinen.items()},
        **{f"recht_{sleutel}": waarde for sleutel, waarde in rechten.items()},
        "stelsels": stelsels,
        "versie": versie,
    }
