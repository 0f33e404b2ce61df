"""The shapes of a proposal, of sending it back, and of the decision itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from mandaten.domein.beslissing import TOEKENNEN, WEIGEREN, Voorstel
from mandaten.domein.contingent import MEESTE_PLAATSEN
from mandaten.soorten import Toekenningssoort
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_UITERSTE = date(2199, 12, 31)


def versieveld() -> forms.IntegerField:
    """The version of the row that somebody was looking at."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class BeslissingVoorstellenForm(WerkzorgForm):
    """What somebody proposes to decide about one application."""

    versie = versieveld()
    uitkomst = KeuzeVeld(
        label="Wat stel je voor?",
        widget=forms.RadioSelect,
        choices=[(TOEKENNEN, "toekennen"), (WEIGEREN, "weigeren")],
    )
    van = DatumVeld(
        label="Eerste dag",
        required=False,
        laatst=_UITERSTE,
        een_van_beide=True,
        help_text="Nodig als je toekent.",
    )
    motivering = TekstVeld(
        label="Motivering",
        max_length=5000,
        regels=True,
        help_text="Staat letterlijk in de brief. Schrijf in de u-vorm: de feiten, de regel, en wat daaruit volgt.",
    )

    def __init__(self, *args: Any, soort: Toekenningssoort, duur: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivering"].widget.attrs["rows"] = 9
        namen = ["uitkomst", "van"]
        if soort.duur_is_hoogstens:
            self.fields["tot"] = DatumVeld(
                label="Laatste dag",
                required=False,
                laatst=_UITERSTE,
                een_van_beide=True,
                help_text=f"Leeg: {duur} vanaf de eerste dag. Vroeger mag, later niet.",
            )
            namen.append("tot")
        elif duur:
            self.fields["van"].help_text = f"Nodig als je toekent. De laatste dag volgt: na {duur}."
        if soort.telt_plaatsen:
            self.fields["plaatsen"] = GetalVeld(
                label="Plaatsen per jaar",
                required=False,
                minstens=1,
                hoogstens=MEESTE_PLAATSEN,
                een_van_beide=True,
                help_text="Nodig als je toekent; geldt voor het kalenderjaar van de eerste dag.",
            )
            namen.append("plaatsen")
        self.veldgroepen = (
            ("Het voorstel", "", namen),
            ("Waarom", "", ["motivering"]),
        )
        self.order_fields(namen)

    def voorstel(self) -> Voorstel:
        """What was filled in."""
        gegevens = self.cleaned_data
        return Voorstel(
            uitkomst=gegevens["uitkomst"],
            motivering=gegevens["motivering"],
            van=gegevens["van"],
            tot=gegevens.get("tot"),
            plaatsen=gegevens.get("plaatsen"),
        )


class VoorstelTerugsturenForm(WerkzorgForm):
    """Why a proposal goes back."""

    versie = versieveld()
    reden = TekstVeld(
        label="Wat moet er anders?",
        max_length=1000,
        regels=True,
        help_text="Je collega leest dit; de aanvrager niet.",
    )


class BeslisForm(WerkzorgForm):
    """The decision after reading the whole letter: nothing is typed."""

    versie = versieveld()
    # Not required: without it the act says that the letter must be read again.
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
