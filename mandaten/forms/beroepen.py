"""The shapes of a challenge and of its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from mandaten.forms.beslissen import versieveld
from mandaten.forms.handhaving import SanctieForm
from mandaten.models import Beroepssoort, Beroepsuitkomst
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld


class BeroepRegistrerenForm(WerkzorgForm):
    """A bezwaar or beroep that came in."""

    soort = KeuzeVeld(label="Wat kwam er binnen?", widget=forms.RadioSelect, choices=Beroepssoort.choices)
    ingediend_op = DatumVeld(
        label="Binnengekomen op",
        help_text="De dag op de postzegel of van de mail, dd/mm/jjjj.",
        met_knoppen=True,
    )
    inhoud = TekstVeld(
        label="Samenvatting",
        max_length=5000,
        regels=True,
        help_text="Wat wordt er gevraagd, en waarom? De organisatie leest dit, ook in de brief met het antwoord. "
        "Geen gegevens van deelnemers.",
    )


class HerzienForm(SanctieForm):
    """What is decided anew after a founded challenge, and why; its letter is read first."""

    uitkomst = KeuzeVeld(label="Wat beslis je?", widget=forms.RadioSelect)
    field_order = ("uitkomst", "motivering")

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A decision never changes, so it has no version.
        del self.fields["versie"]
        self.bied_aan("uitkomst", keuzes)


class BeroepAfhandelenForm(WerkzorgForm):
    """How a challenge ended."""

    versie = versieveld()
    uitkomst = KeuzeVeld(label="Hoe liep het af?", widget=forms.RadioSelect, choices=Beroepsuitkomst.choices)
    op = DatumVeld(label="Dag van de uitkomst", met_knoppen=True, help_text="dd/mm/jjjj")
    tekst = TekstVeld(
        label="Toelichting",
        max_length=5000,
        regels=True,
        help_text="Waarom deze uitkomst. De organisatie kan dit lezen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs["rows"] = 6
