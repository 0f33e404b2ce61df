"""The shapes of judging a request, deciding about it, and registering that decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from trajecten.domein.beslissing import Inschatting
from trajecten.domein.verzoek import Oordeel
from trajecten.forms.verzoek import (
    JA,
    NEE,
    VROEGST,
    antwoord_op,
    belemmeringenveld,
    gezegd,
    werk_later_veld,
    werk_nu_veld,
)
from trajecten.models import Beoordeling, Traject
from trajecten.models.verzoek import inschatting_van
from trajecten.soorten import ANDER_AANBOD
from werkzorg.ui.formulieren import Versieform
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_TOEKOMST = "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."


class DeelnameBeoordelenForm(Versieform):
    """What VDAB estimates (art. 9), and from when the request is complete."""

    volledig_op = DatumVeld(
        label="Verzoek volledig op",
        vroegst=VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
        help_text="Vanaf de dag erna loopt de termijn om te beslissen.",
    )
    belemmeringen = belemmeringenveld()
    gevraagde_expertise = TekstVeld(
        label="Welke expertise is nodig?",
        help_text="Het team van het werkingsgebied ziet dit voor het een tandem kiest.",
        max_length=300,
        required=False,
    )
    problematiek = TekstVeld(
        label="Problematiek en andere belemmerende factoren",
        help_text="Wat staat betaald werk nu in de weg?",
        max_length=6000,
        regels=True,
        required=False,
    )
    groei = TekstVeld(
        label="Groeimogelijkheden tijdens het traject",
        max_length=6000,
        regels=True,
        required=False,
    )
    indicering = TekstVeld(label="Resultaat van de indicering", max_length=4000, regels=True, required=False)
    werk_nu = werk_nu_veld()
    werk_later = werk_later_veld()
    veldgroepen = (
        ("Het verzoek", "", ["volledig_op", "belemmeringen", "gevraagde_expertise"]),
        (
            "De twee inschattingen en de indicering",
            "Je kunt ze later afwerken. Beslissen kan pas als alles er staat (art. 9).",
            ["problematiek", "groei", "indicering"],
        ),
        ("Besluit over betaald werk", "", ["werk_nu", "werk_later"]),
    )

    @staticmethod
    def begin(traject: Traject, beoordeling: Beoordeling | None) -> dict[str, Any]:
        """What the form starts with: what stands there now."""
        tot_nu = inschatting_van(beoordeling)
        return {
            "versie": traject.versie,
            "volledig_op": traject.volledig_op or timezone.localdate(),
            "belemmeringen": traject.belemmeringen,
            "gevraagde_expertise": traject.gevraagde_expertise,
            "problematiek": tot_nu.problematiek,
            "groei": tot_nu.groei,
            "indicering": tot_nu.indicering,
            "werk_nu": antwoord_op(tot_nu.werk_nu_niet_mogelijk, NEE),
            "werk_later": antwoord_op(tot_nu.werk_later_verwacht, JA),
        }

    def oordeel(self) -> Oordeel:
        """What was filled in."""
        schoon = self.cleaned_data
        return Oordeel(
            inschatting=Inschatting(
                problematiek=schoon["problematiek"],
                groei=schoon["groei"],
                indicering=schoon["indicering"],
                werk_nu_niet_mogelijk=gezegd(schoon["werk_nu"], NEE),
                werk_later_verwacht=gezegd(schoon["werk_later"], JA),
            ),
            volledig_op=schoon["volledig_op"],
            belemmeringen=tuple(schoon["belemmeringen"]),
            gevraagde_expertise=schoon["gevraagde_expertise"],
        )


class _BeslisForm(Versieform):
    """A decision; `gezien` is the fingerprint of the letter that was shown beforehand."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    motivering = TekstVeld(
        label="Motivering",
        max_length=6000,
        regels=True,
        help_text="Staat letterlijk in de brief. Schrijf in de u-vorm: de feiten, de regel, en wat daaruit volgt.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivering"].widget.attrs["rows"] = 9


class DeelnameToekennenForm(_BeslisForm):
    """Why the person can take part; where, when his gemeente lies in no regio."""

    regio = KeuzeVeld(
        label="In welke regio loopt het traject?",
        help_text="De gemeente van de persoon ligt in geen regio: kies er zelf een.",
    )
    field_order = ("motivering", "regio")

    def __init__(self, *args: Any, regios: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """`regios`: what can be chosen; empty when the regio is known."""
        super().__init__(*args, **kwargs)
        keuzes = list(regios)
        if keuzes:
            self.bied_aan("regio", [("", "kies een regio"), *keuzes])
        else:
            del self.fields["regio"]


class DeelnameWeigerenForm(_BeslisForm):
    """Why the person cannot take part now, and what VDAB proposes instead."""

    ander_aanbod = KeuzeVeld(
        label="Wat stel je in de plaats voor?",
        widget=forms.RadioSelect,
        choices=ANDER_AANBOD,
        help_text="Staat in de brief. Bij een ander aanbod schrijf je in de motivering welk.",
    )
    field_order = ("motivering", "ander_aanbod")


class BeslissingRegistrerenForm(Versieform):
    """Since when the decision stands in the persoonlijk dossier."""

    geregistreerd_op = DatumVeld(
        label="Geregistreerd in het persoonlijk dossier op",
        vroegst=VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )
