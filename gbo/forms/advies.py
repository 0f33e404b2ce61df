"""The shapes of an advies Welzijn, of a refusal, and of what goes to a core partner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from gbo.domein.advies import Welzijnsvoorstel
from gbo.domein.overdracht import EMAIL, HULPVERLENER, TELEFOON, WEGLAATBAAR, Hulpverlener, Overdracht
from gbo.models.dekkinglezen import Kernpartner
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld, TelefoonVeld

# The decree of 2022 is in force since then (art. 42).
_VROEGST = date(2023, 7, 1)
_TOEKOMST = "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."


def _dag(**opties: Any) -> DatumVeld:
    return DatumVeld(
        vroegst=_VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, met_knoppen=True, **opties
    )


class WelzijnsadviesForm(WerkzorgForm):
    """The judgement of VDAB, and the talk about it."""

    motivering = TekstVeld(
        label="Waarom zijn de andere aanbiedingen (nog) niet haalbaar?",
        help_text="Denk aan bemiddeling, activeringstraject en arbeidsmatige activiteiten. Schrijf geen diagnose.",
        max_length=4000,
        regels=True,
    )
    geinformeerd_op = _dag(
        label="Besproken met de persoon op",
        help_text="Zeg dat een akkoord vrij is, welke gegevens kunnen vertrekken, en dat VDAB daarna niets hoort.",
    )
    veldgroepen = (("Het advies", "", ("motivering", "geinformeerd_op")),)

    def voorstel(self) -> Welzijnsvoorstel:
        """What was filled in."""
        schoon = self.cleaned_data
        return Welzijnsvoorstel(schoon["motivering"], schoon["geinformeerd_op"])


class WeigeringForm(Versieform):
    """Only the confirmation itself: a person who says no owes nobody a reason."""


class _EenKeer(forms.HiddenInput):
    """Is sent by the page that shows it first, and never comes back with the form: what changes is looked at anew."""

    def format_value(self, value: Any) -> str | None:
        return None


class OverdragenForm(Versieform):
    """To whom, and what the person agreed to; `gezien` when the preview was shown."""

    partner = KeuzeVeld(label="Naar welke kernpartner?", widget=forms.RadioSelect)
    akkoord_op = _dag(
        label="De persoon ging akkoord op", help_text="Zonder akkoord vertrekt er niets (art. 4)."
    )
    mee = forms.MultipleChoiceField(
        label="Wat mag nog mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Voornaam, naam, adres en geboortedatum gaan altijd mee. Vink uit wat de persoon voor zich houdt.",
        choices=[
            (EMAIL, "e-mailadres"),
            (TELEFOON, "telefoon of gsm"),
            (HULPVERLENER, "contact van de hulpverlener"),
        ],
        initial=list(WEGLAATBAAR),
    )
    hulpverlener_naam = TekstVeld(label="Naam", max_length=120, required=False)
    hulpverlener_organisatie = TekstVeld(label="Organisatie", max_length=120, required=False)
    hulpverlener_telefoon = TelefoonVeld(label="Telefoon", required=False)
    hulpverlener_email = EmailVeld(label="E-mailadres", required=False)
    gezien = forms.CharField(required=False, max_length=32, widget=_EenKeer)

    veldgroepen = (
        ("Naar wie?", "Precies één kernpartner krijgt de gegevens (art. 4).", ("partner", "akkoord_op")),
        ("Wat gaat mee?", "", ("mee",)),
        (
            "Hulpverlener die de kernpartner mag bellen",
            "Bijvoorbeeld de huisarts of een begeleider die de persoon vertrouwt.",
            ("hulpverlener_naam", "hulpverlener_organisatie", "hulpverlener_telefoon", "hulpverlener_email"),
        ),
    )

    def __init__(self, *args: Any, partners: Iterable[Kernpartner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("partner", [(str(een.organisatie_id), een.benaming) for een in partners])

    def partner_id(self) -> UUID:
        """The organisation that was chosen."""
        return UUID(self.cleaned_data["partner"])

    def overdracht(self) -> Overdracht:
        """What the person agreed to."""
        schoon = self.cleaned_data
        return Overdracht(
            akkoord_op=schoon["akkoord_op"],
            blijft_hier=frozenset(WEGLAATBAAR) - frozenset(schoon["mee"]),
            hulpverlener=Hulpverlener(
                naam=schoon["hulpverlener_naam"],
                organisatie=schoon["hulpverlener_organisatie"],
                telefoon=schoon["hulpverlener_telefoon"],
                email=schoon["hulpverlener_email"],
            ),
        )
