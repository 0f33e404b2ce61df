"""The question to the list of contingents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld


class GebruikFilterForm(ZoekForm):
    """Which contingents to list."""

    zoek = TekstVeld(label="Organisatie", max_length=100, required=False)
    regio = KeuzeVeld(label="Regio", required=False)

    def __init__(self, *args: Any, regios: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [("", "alle"), *regios])
