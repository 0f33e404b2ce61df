"""The filters of the inbox, and what goes on the paper that the person takes along."""

from __future__ import annotations

from django import forms

from gbo.statussen import AANVAARD, EINDES, GECONTACTEERD, GESTART, NIET_BEREIKT, ONTVANGEN, OPEN
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld

# Key -> how the screen calls it, and which states it holds.
STANDEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "nieuw": ("nieuw", (ONTVANGEN,)),
    "te_bereiken": ("te bereiken", (AANVAARD, NIET_BEREIKT)),
    "bereikt": ("bereikt", (GECONTACTEERD,)),
    "gestart": ("gestart", (GESTART,)),
    "beeindigd": ("beëindigd", EINDES),
}
ALLES_OPEN = OPEN
GEGEVENS, CONTACTEN, DOMEINEN, RECHTEN = "gegevens", "contacten", "domeinen", "rechten"
DELEN = (
    (GEGEVENS, "de eigen contactgegevens"),
    (CONTACTEN, "wanneer we elkaar spraken"),
    (DOMEINEN, "de levensdomeinen die we bespraken"),
    (RECHTEN, "de rechten die we nakeken"),
)


class OnthaalFilterForm(ZoekForm):
    """Which onthaaltrajecten to list; without a state all that are open."""

    zoek = TekstVeld(label="Naam", max_length=100, required=False)
    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[("", "alle open"), *((sleutel, label) for sleutel, (label, _) in STANDEN.items())],
    )
    laat = forms.BooleanField(label="Alleen te laat", required=False)
    mijn = forms.BooleanField(label="Alleen van mij", required=False)


class SamenvattingForm(ZoekForm):
    """Which parts the person wants on his paper; nothing that was typed stands in the address."""

    delen = forms.MultipleChoiceField(
        label="Wat komt op het blad?",
        help_text="Vraag het aan de persoon: die beslist.",
        widget=forms.CheckboxSelectMultiple,
        choices=DELEN,
        required=False,
    )
