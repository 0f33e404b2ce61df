"""The question to the list of decisions."""

from __future__ import annotations

from mandaten.domein.beroep import GEGROND
from mandaten.models import Aard
from mandaten.soorten import SOORT_KEUZES
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld

ALLE = [("", "alle")]
STANDEN = [("", "alle"), ("aangevochten", "loopt"), (GEGROND, "gegrond")]


class BesluitFilterForm(ZoekForm):
    """Which decisions to list."""

    zoek = TekstVeld(label="Nummer of organisatie", max_length=100, required=False)
    soort = KeuzeVeld(label="Soort", required=False, choices=ALLE + SOORT_KEUZES)
    aard = KeuzeVeld(label="Besluit", required=False, choices=[*ALLE, *Aard.choices])
    stand = KeuzeVeld(label="Bezwaar of beroep", required=False, choices=STANDEN)
