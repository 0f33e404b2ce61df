"""The shapes of an interruption, an extension, an end, and the question "wat als"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from trajecten.domein.beeindiging import REDENEN
from trajecten.soorten import ONDERBREEKREDENEN
from werkzorg.ui.formulieren import Versieform, ZoekForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2014, 1, 1)
_MEESTE_MAANDEN = 99


class _NooitVooraf(forms.HiddenInput):
    """Shows no value of its own: only the page with the effect says that it was read."""

    def format_value(self, value: Any) -> None:
        return None


class OnderbrekingForm(Versieform):
    """From when to when the traject rests, and why; `gezien` is the end date that was shown."""

    van = DatumVeld(
        label="Eerste dag",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat="Deze dag moet nog komen: meld de onderbreking op de dag waarop ze begint.",
        met_knoppen=True,
    )
    tot = DatumVeld(
        label="Laatste dag",
        vroegst=_VROEGST,
        required=False,
        help_text="dd/mm/jjjj. Leeg als je die nog niet kent.",
    )
    reden = KeuzeVeld(label="Reden", widget=forms.RadioSelect, choices=ONDERBREEKREDENEN)
    toelichting = TekstVeld(
        label="Toelichting",
        max_length=500,
        required=False,
        help_text="Schrijf geen medische gegevens op: die horen in een zorgnotitie.",
    )
    gezien = forms.CharField(widget=_NooitVooraf, max_length=10, required=False)


class OnderbrekingEindeForm(Versieform):
    """The real last day of the interruption."""

    laatste = DatumVeld(
        label="Laatste dag van de onderbreking",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat="Deze dag moet nog komen: vul dit in als de onderbreking voorbij is.",
        met_knoppen=True,
    )


class VerlengingForm(Versieform):
    """How many months more, and what makes it exceptional."""

    maanden = GetalVeld(label="Hoeveel maanden langer?", minstens=1, hoogstens=_MEESTE_MAANDEN)
    motivering = TekstVeld(label="Wat maakt dit uitzonderlijk?", max_length=4000, regels=True)


class ToekennenForm(Versieform):
    """How many months are given, and why."""

    maanden = GetalVeld(label="Hoeveel maanden ken je toe?", minstens=1, hoogstens=_MEESTE_MAANDEN)
    motivering = TekstVeld(label="Motivering", max_length=4000, regels=True)


class WeigerenForm(Versieform):
    """Why there is no extension."""

    motivering = TekstVeld(label="Motivering", max_length=4000, regels=True)


class StopForm(Versieform):
    """On which day and why the traject ends; `inkorten` confirms what happens to what was planned after it."""

    einddatum = DatumVeld(
        label="Laatste dag",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat="Deze dag moet nog komen: vul de laatste dag in als die er is, of vandaag.",
        met_knoppen=True,
    )
    reden = KeuzeVeld(
        label="Reden",
        widget=forms.RadioSelect,
        choices=[
            (een.sleutel, een.label[:1].upper() + een.label[1:])
            for een in REDENEN.values()
            if een.is_te_kiezen
        ],
    )
    toelichting = TekstVeld(label="Toelichting", max_length=2000, regels=True, required=False)
    inkorten = forms.BooleanField(
        label="Kort in wat na deze dag loopt, schrap wat nog niet begon en zeg latere afspraken af",
        required=False,
    )

    def __init__(self, *args: Any, later: Sequence[object] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not later:
            self.fields["inkorten"].widget = forms.HiddenInput()


class WatAlsForm(ZoekForm):
    """What would happen to the end with an interruption or an extension."""

    van = DatumVeld(label="Onderbreking van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)
    maanden = GetalVeld(label="Verlenging in maanden", minstens=1, hoogstens=_MEESTE_MAANDEN, required=False)
