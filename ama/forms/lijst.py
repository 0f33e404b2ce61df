"""The filters of the list of agreements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from ama.statussen import (
    ACTIEF,
    AFGELOPEN,
    IN_BEGELEIDING,
    IN_OPMAAK,
    INGEDIEND,
    ONDERTEKEND,
    TERUGGESTUURD,
)
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld

# Key -> how the screen calls it, and which rows it holds.
STANDEN: dict[str, tuple[str, Q]] = {
    "in_te_dienen": ("in te dienen", Q(status=ONDERTEKEND)),
    "teruggestuurd": ("teruggestuurd", Q(status=TERUGGESTUURD)),
    "in_opmaak": ("in opmaak", Q(status__in=IN_OPMAAK)),
    "ingediend": ("ingediend", Q(status=INGEDIEND)),
    "actief": ("actief", Q(status=ACTIEF)),
    "eindigt": ("met een einddatum", Q(status__in=IN_BEGELEIDING, einde__isnull=False)),
    "afgelopen": ("afgelopen", Q(status__in=AFGELOPEN)),
}
# What a departement is asked; drafts it never sees.
STANDEN_DEPARTEMENT: dict[str, tuple[str, Q]] = {
    "ingediend": ("te aanvaarden", Q(status=INGEDIEND)),
    "teruggestuurd": ("teruggestuurd", Q(status=TERUGGESTUURD)),
    "actief": ("actief", Q(status=ACTIEF)),
    "afgelopen": ("beëindigd", Q(status__in=AFGELOPEN)),
}
_ALLE = ("", "alle")


class OvereenkomstFilterForm(ZoekForm):
    """Which agreements to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(label="Stand", required=False)
    werkpost = KeuzeVeld(label="Werkpost", required=False)
    begeleider = KeuzeVeld(label="Begeleider", required=False)
    laat = forms.BooleanField(label="Alleen te laat", required=False)

    def __init__(
        self,
        *args: Any,
        standen: dict[str, tuple[str, Q]],
        werkposten: Iterable[tuple[str, str]],
        begeleiders: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.standen = standen
        self.bied_aan("stand", [_ALLE, *((sleutel, label) for sleutel, (label, _) in standen.items())])
        self.bied_aan("werkpost", [_ALLE, *werkposten])
        self.bied_aan("begeleider", [_ALLE, *begeleiders])
