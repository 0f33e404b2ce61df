"""The shapes of a shortcoming, a notice, a defence, a measure, and the question to the list of procedures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from mandaten.domein.handhaving import (
    NAMEN,
    VERZENDEN_DAGEN,
    Geldmaatregel,
    hoeveel_bezwaren,
    volgorde_bezwaren,
)
from mandaten.models import Verweerwijze
from mandaten.soorten import SOORTEN
from werkzorg.ui.formaten import getal
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.lezen import lees_bedrag
from werkzorg.ui.velden import BedragVeld, DatumVeld, InvoerVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2000, 1, 1)
_LAATST = date(2199, 12, 31)
_MOTIVERING = "Dit staat in de brief aan de organisatie, woord voor woord."
_NODIG = "Schrijf op waarom: een besluit zonder motivering houdt geen stand."


class PercentageVeld(InvoerVeld):
    """A percentage with at most two decimals; gives a Decimal, or None when empty. How much it may be says the law."""

    soort = Decimal
    leeg = None
    hint = "bijvoorbeeld 25 of 12,5"
    toetsenbord = "decimal"

    def lees(self, tekst: str) -> Decimal:
        """The number, with or without the sign behind it."""
        kaal = tekst.strip().removesuffix("%").strip()
        try:
            waarde = lees_bedrag(kaal)
        except ValidationError:
            raise ValidationError("Vul een percentage in, bijvoorbeeld 25 of 12,5.", code="vorm") from None
        return waarde

    def schrijf(self, waarde: Decimal) -> str:
        """12,50: without the sign, that stands in the label."""
        return getal(waarde)


class TekortkomingForm(WerkzorgForm):
    """What is wrong, since when it is known, and from what that follows."""

    vastgesteld_op = DatumVeld(label="Vastgesteld op", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    tekst = TekstVeld(
        label="Wat is de tekortkoming?",
        max_length=5000,
        regels=True,
        help_text="Noem de taak of de voorwaarde waaraan de organisatie niet voldoet, en de feiten.",
    )
    bron = TekstVeld(
        label="Waaruit blijkt dat?",
        max_length=500,
        help_text="Bijvoorbeeld een controle, een klacht of een verslag, met de datum.",
    )


class VoornemenForm(Versieform):
    """Which measure is intended, why, and when the registered letter leaves."""

    voornemen = KeuzeVeld(label="Welke maatregel overweeg je?", widget=forms.RadioSelect)
    motivering = TekstVeld(
        label="Waarom deze maatregel?", max_length=5000, regels=True, help_text=_MOTIVERING
    )
    op = DatumVeld(
        label="De aangetekende brief vertrekt op",
        vroegst=timezone.localdate,
        laatst=lambda: timezone.localdate() + timedelta(days=VERZENDEN_DAGEN),
        te_vroeg="Deze dag is voorbij: de brief vertrekt vandaag of later.",
        te_laat=f"De brief vertrekt hoogstens {VERZENDEN_DAGEN} dagen na vandaag.",
        help_text="dd/mm/jjjj. De termijn om zich te verweren telt vanaf de dag erna.",
    )

    def __init__(self, *args: Any, maatregelen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("voornemen", [(een, NAMEN[een]) for een in maatregelen])
        veld = self.fields["voornemen"]
        if len(maatregelen) == 1:
            # One possible measure is a fact and no choice: the page says which it is.
            veld.widget = forms.HiddenInput()
            veld.initial = maatregelen[0]


class VerweerRegistrerenForm(Versieform):
    """How the defence went, as the desk writes it down."""

    verweerwijze = KeuzeVeld(
        label="Hoe ging het verweer?",
        widget=forms.RadioSelect,
        choices=[(een.value, een.label) for een in Verweerwijze],
    )
    verweer_op = DatumVeld(label="Op welke dag?", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    verweer_verslag = TekstVeld(
        label="Verslag",
        max_length=5000,
        regels=True,
        required=False,
        # It depends on the choice above: the hint says of which one it may stay empty.
        een_van_beide=True,
        help_text="Hoorzitting: wie was er, en wat zei de organisatie? Schriftelijk: vat het verweer samen. Ziet ze "
        "ervan af: wie zei dat, en hoe? Alleen bij “niet gebruikt” laat je dit leeg.",
    )


class MotiveringForm(Versieform):
    """A decision that needs nothing but its reasons."""

    motivering = TekstVeld(label="Motivering", max_length=5000, regels=True, help_text=_MOTIVERING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivering"].error_messages["required"] = _NODIG


class _NooitVooraf(forms.HiddenInput):
    """Shows no value: only the page with the letter itself says that it was read."""

    def format_value(self, value: Any) -> None:
        return None


class SanctieForm(MotiveringForm):
    """A measure: its letter is read before it is decided; `gezien` is the fingerprint of that letter."""

    # Not required: without it the letter is shown first.
    gezien = forms.CharField(widget=_NooitVooraf, max_length=64, required=False)


class IntrekkenForm(SanctieForm):
    """The last day, and why."""

    laatste_dag = DatumVeld(
        label="Laatste dag",
        vroegst=_VROEGST,
        laatst=_LAATST,
        help_text="dd/mm/jjjj. Vandaag of later: geef de organisatie tijd om lopende begeleidingen over te dragen.",
    )
    field_order = ("laatste_dag", "motivering")


class AfsluitenForm(Versieform):
    """Why there is no measure."""

    motivering = TekstVeld(
        label="Waarom komt er geen maatregel?",
        max_length=5000,
        regels=True,
        help_text="De organisatie leest dit als ze van de procedure wist.",
    )


class VerminderenForm(SanctieForm):
    """How much of the compensation, over which days, and why."""

    veldgroepen = (
        ("Wat beslis je?", "", ["maatregel", "bedrag", "percentage"]),
        ("Over welke periode?", "", ["van", "tot"]),
        ("Waarom?", "", ["motivering"]),
    )

    maatregel = KeuzeVeld(label="Maatregel", widget=forms.RadioSelect)
    bedrag = BedragVeld(label="Bedrag", minstens=Decimal("0.01"), required=False, een_van_beide=True)
    percentage = PercentageVeld(label="Of percentage van de vergoeding", required=False, een_van_beide=True)
    van = DatumVeld(label="Eerste dag", vroegst=_VROEGST, laatst=_LAATST)
    tot = DatumVeld(label="Laatste dag", vroegst=_VROEGST, laatst=_LAATST)

    def __init__(self, *args: Any, maatregelen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("maatregel", [(een, NAMEN[een]) for een in maatregelen])

    def clean(self) -> dict[str, Any]:
        """Says everything at once, also when one field could not be read: how much, and the order of the days."""
        gegevens = super().clean() or self.cleaned_data
        nee: dict[str, str] = {}
        if not {"bedrag", "percentage"} & set(self.errors):
            nee |= hoeveel_bezwaren(gegevens.get("bedrag"), gegevens.get("percentage"))
        if gegevens.get("van") and gegevens.get("tot"):
            nee |= volgorde_bezwaren(gegevens["van"], gegevens["tot"])
        for veld, zin in nee.items():
            self.add_error(veld, zin)
        return gegevens

    def geld(self) -> Geldmaatregel:
        """What was filled in."""
        gegevens = self.cleaned_data
        return Geldmaatregel(
            gegevens["maatregel"],
            gegevens["bedrag"],
            gegevens["percentage"],
            gegevens["van"],
            gegevens["tot"],
        )


class SchorsenForm(SanctieForm):
    """From when until when, and why."""

    veldgroepen = (
        ("Wanneer?", "", ["van", "tot"]),
        ("Waarom?", "", ["motivering"]),
    )

    van = DatumVeld(label="Eerste dag van de schorsing", vroegst=_VROEGST, laatst=_LAATST)
    tot = DatumVeld(
        label="Laatste dag",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
        help_text="dd/mm/jjjj. Leeg: tot je de schorsing opheft.",
    )


class HandhavingFilterForm(ZoekForm):
    """Which procedures to list."""

    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[
            ("", "lopend"),
            ("te_laat", "te laat"),
            ("afgesloten", "afgesloten"),
            ("alle", "alle"),
        ],
    )
    soort = KeuzeVeld(
        label="Soort",
        required=False,
        choices=[("", "alle"), *((een.sleutel, een.label) for een in SOORTEN.values())],
    )
