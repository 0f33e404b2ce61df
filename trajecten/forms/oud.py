"""The shape of a closed file of the decree of 2014."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from trajecten.domein.oude_regels import BELEMMERINGEN_OUD
from trajecten.forms.verzoek import VROEGST
from trajecten.models import Traject
from trajecten.soorten import EINDEREDENEN
from werkzorg.ui.formulieren import Versieform
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld


class OudTrajectForm(Versieform):
    """What a closed file of 2014 says, to mend it."""

    ontvangen_op = DatumVeld(label="Verzoek ontvangen op", vroegst=VROEGST, laatst=timezone.localdate)
    belemmeringen = forms.MultipleChoiceField(
        label="Belemmeringen (MMPPS)",
        choices=list(BELEMMERINGEN_OUD.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    vraag = TekstVeld(label="Wat vroeg de persoon?", max_length=4000, regels=True, required=False)
    startdatum = DatumVeld(label="Eerste gesprek op", vroegst=VROEGST, laatst=timezone.localdate)
    einddatum = DatumVeld(label="Geëindigd op", vroegst=VROEGST, laatst=timezone.localdate)
    einde_reden = KeuzeVeld(label="Waarom eindigde het?", choices=[("", "kies een reden"), *EINDEREDENEN])
    einde_toelichting = TekstVeld(
        label="Toelichting bij het einde", max_length=2000, regels=True, required=False
    )
    veldgroepen = (
        ("Het verzoek", "", ["ontvangen_op", "belemmeringen", "vraag"]),
        ("Verloop", "", ["startdatum", "einddatum", "einde_reden", "einde_toelichting"]),
    )

    @classmethod
    def begin(cls, traject: Traject) -> dict[str, Any]:
        """What the form starts with: what the file says now."""
        velden = [veld for _, _, namen in cls.veldgroepen for veld in namen]
        return {"versie": traject.versie, **{veld: getattr(traject, veld) for veld in velden}}

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, by field."""
        return {
            naam: waarde
            for naam, waarde in self.cleaned_data.items()
            if naam not in {"versie", "aanvraag_sleutel"}
        }
