"""The filters of the list of trajecten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from trajecten.statussen import AFGELOPEN, AFRONDEND, GESTART, GOEDGEKEURD, TOEGEWEZEN, VERZOEK
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld

# Key -> how the screen calls it, and which states it holds.
STANDEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "te_beslissen": ("te beslissen", VERZOEK),
    "wacht": ("wacht op een tandem", (GOEDGEKEURD,)),
    "lopend": ("in begeleiding", (TOEGEWEZEN, *GESTART)),
    "af_te_ronden": ("af te ronden", (AFRONDEND,)),
    "afgelopen": ("afgelopen", AFGELOPEN),
}
_ALLE = ("", "alle")


class TrajectFilterForm(ZoekForm):
    """Which trajecten to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[_ALLE, *((sleutel, label) for sleutel, (label, _) in STANDEN.items())],
    )
    regio = KeuzeVeld(label="Regio", required=False)
    laat = forms.BooleanField(label="Alleen te laat", required=False)

    def __init__(self, *args: Any, regios: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [_ALLE, *regios])


def filterformulier(vraag: QueryDict) -> TrajectFilterForm:
    """The filters with every regio; one query."""
    return TrajectFilterForm(
        vraag, regios=list(Regio.objects.order_by("naam").values_list("sleutel", "naam"))
    )
