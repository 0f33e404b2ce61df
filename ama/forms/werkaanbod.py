"""The shape of what is filled in about the offer of a werkpost, its closings, contacts and lost recognitions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from ama.domein.werkaanbod import (
    CONTACTSTANDEN,
    CONTACTVELDEN,
    GECONTACTEERD,
    IN_GESPREK,
    MEESTE_PLAATSEN,
    Aangeboden,
    Moment,
)
from ama.soorten import WEEKDAGEN
from werkzorg.organisaties.models.vestiging import Sector
from werkzorg.plaatsen.velden import GemeenteVeld, PlaatsMixin
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld, TelefoonVeld

Keuzes = Iterable[tuple[str, Any]]
ALLE = [("", "alle")]
_VROEGST, _LAATST = date(2022, 1, 1), date(2099, 12, 31)


# --- the offer -------------------------------------------------------------------------------------------------------
class WerkaanbodFilterForm(ZoekForm):
    """Where and what to look for; `is_eigen`: the reader keeps up werkposten himself."""

    zoek = TekstVeld(label="Activiteit of naam", max_length=100, required=False)
    sector = KeuzeVeld(label="Sector", required=False, choices=[*ALLE, *Sector.choices])
    regio = KeuzeVeld(label="Regio", required=False)
    provincie = KeuzeVeld(label="Provincie", required=False)
    vanuit = GemeenteVeld(label="Afstand vanuit", required=False, help_text="gemeente, dichtste eerst")
    hoogstens_km = GetalVeld(label="Hoogstens (km)", hoogstens=500, minstens=1, required=False, help_text="")
    vrij = forms.BooleanField(label="alleen met een vrije plaats", required=False)
    eigen = forms.BooleanField(label="alleen waar mijn organisatie werkt", required=False)

    def __init__(
        self, *args: Any, regios: Keuzes, provincies: Iterable[str], is_eigen: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [*ALLE, *regios])
        self.bied_aan("provincie", [*ALLE, *((een, een) for een in provincies)])
        if not is_eigen:
            del self.fields["eigen"]


class WerkaanbodForm(WerkzorgForm):
    """What a werkpost offers; `versie` is 0 while it offers nothing yet."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    activiteiten = TekstVeld(
        label="Welke activiteiten?",
        help_text="één per lijn, bijvoorbeeld “groenten snijden”",
        max_length=2000,
        regels=True,
    )
    plaatsen = GetalVeld(label="Hoeveel plaatsen tegelijk?", hoogstens=MEESTE_PLAATSEN, minstens=1)
    open_dagen = forms.TypedMultipleChoiceField(
        label="Open op", widget=forms.CheckboxSelectMultiple, choices=WEEKDAGEN, coerce=int
    )
    van = DatumVeld(
        label="Vanaf",
        vroegst=_VROEGST,
        laatst=_LAATST,
        help_text="dd/mm/jjjj; wat er vroeger gold, eindigt de dag ervoor",
    )
    toelichting = TekstVeld(
        label="Toelichting",
        help_text="bijvoorbeeld wat iemand moet kunnen; geen gegevens over deelnemers",
        max_length=2000,
        regels=True,
        required=False,
    )

    def gegevens(self) -> Aangeboden:
        """What was filled in, as the act takes it."""
        schoon = self.cleaned_data
        lijnen = (een.strip() for een in schoon["activiteiten"].splitlines())
        return Aangeboden(
            van=schoon["van"],
            activiteiten=tuple(een for een in lijnen if een),
            plaatsen=schoon["plaatsen"],
            open_dagen=frozenset(schoon["open_dagen"]),
            toelichting=schoon["toelichting"],
        )


# --- closings --------------------------------------------------------------------------------------------------------
DICHT, OPEN = "dicht", "open"
_WAT = ((DICHT, "De werkpost is gesloten"), (OPEN, "De werkpost blijft open op een feestdag"))


class _NooitVooraf(forms.HiddenInput):
    """Shows no value of its own: only the page that names whom it touches says that it was read."""

    def format_value(self, value: Any) -> None:
        return None


class SluitenForm(WerkzorgForm):
    """On which days; `gezien` is the key of what the reader saw that it touches."""

    wat = forms.ChoiceField(label="Wat is er?", choices=_WAT, widget=forms.RadioSelect)
    van = DatumVeld(label="Eerste dag", vroegst=_VROEGST, laatst=_LAATST)
    tot_en_met = DatumVeld(
        label="Laatste dag",
        help_text="dd/mm/jjjj; leeg als het één dag is",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
    )
    reden = TekstVeld(label="Reden", help_text="bijvoorbeeld “bouwverlof”", max_length=200, required=False)
    gezien = forms.CharField(widget=_NooitVooraf, max_length=100, required=False)

    @property
    def is_gesloten(self) -> bool:
        """Whether it is closed, and not open on a holiday."""
        return bool(self.cleaned_data["wat"] == DICHT)


class IntrekkenForm(WerkzorgForm):
    """Nothing to fill in: only whether it is meant."""


class BeeindigenForm(WerkzorgForm):
    """After which day the werkpost takes nobody in any more."""

    laatste_dag = DatumVeld(label="Laatste dag van de werkpost", vroegst=_VROEGST, laatst=_LAATST)


# --- contacts --------------------------------------------------------------------------------------------------------
OPVOLGEN = "opvolgen"


class ContactFilterForm(ZoekForm):
    """Which contacts to list."""

    zoek = TekstVeld(label="Naam of gemeente", max_length=100, required=False)
    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[*ALLE, (OPVOLGEN, "opnieuw contacteren"), *CONTACTSTANDEN.items()],
    )
    sector = KeuzeVeld(label="Sector", required=False, choices=[*ALLE, *Sector.choices])


class _Wie(PlaatsMixin, forms.Form):
    naam = TekstVeld(label="Naam van het bedrijf of de vereniging", max_length=200)
    sector = KeuzeVeld(label="Sector", choices=[("", "Kies een sector"), *Sector.choices])
    contactpersoon = TekstVeld(label="Contactpersoon", max_length=200, required=False)
    telefoon = TelefoonVeld(label="Telefoon", required=False)
    email = EmailVeld(label="E-mailadres", required=False)

    def velden(self) -> dict[str, Any]:
        """Who it is, as the act takes it."""
        return {naam: self.cleaned_data[naam] for naam in CONTACTVELDEN}


_WIE = ("Wie", "", ("naam", "sector", "postcode", "gemeente"))
_BEREIK = ("Bij wie", "", ("contactpersoon", "telefoon", "email"))


class _Gesprek(forms.Form):
    op = DatumVeld(label="Op welke dag?", met_knoppen=True, vroegst=_VROEGST)
    stand = KeuzeVeld(label="Hoe staat het nu?")
    nota = TekstVeld(
        label="Wat werd er gezegd?",
        help_text="bij een neen: waarom niet; geen gegevens over deelnemers",
        max_length=2000,
        regels=True,
        required=False,
    )


class ContactForm(_Wie, _Gesprek, WerkzorgForm):
    """A new contact and the first talk with it."""

    is_andere = forms.BooleanField(
        label="Het is geen van deze: bewaar het nieuwe contact", required=False, widget=forms.HiddenInput
    )
    veldgroepen: Sequence[tuple[str, str, Sequence[str]]] = (
        _WIE,
        _BEREIK,
        ("Het eerste contact", "", ("op", "stand", "nota")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())
        self.initial.setdefault("stand", GECONTACTEERD)
        self.bied_aan("stand", [(een, CONTACTSTANDEN[een]) for een in (GECONTACTEERD, IN_GESPREK)])

    def vraag_of_het_een_ander_is(self) -> None:
        """From now on the question stands above the other fields."""
        self.fields["is_andere"].widget = forms.CheckboxInput()
        self.fields["is_andere"].required = True
        self.veldgroepen = (("Is het een nieuw contact?", "", ("is_andere",)), *self.veldgroepen)

    def moment(self) -> Moment:
        """The first talk, as the act takes it."""
        schoon = self.cleaned_data
        return Moment(schoon["op"], schoon["stand"], schoon["nota"])


class ContactWijzigenForm(_Wie, Versieform):
    """Who the contact is and how he is reached."""

    veldgroepen = (_WIE, _BEREIK)


class ContactmomentForm(_Gesprek, Versieform):
    """One more talk; `standen` are the steps that can be from here."""

    werkpost = KeuzeVeld(
        label="Welke werkpost is het geworden?",
        required=False,
        help_text="alleen als het contact een werkpost is; registreer ze eerst",
    )

    def __init__(self, *args: Any, standen: Keuzes, werkposten: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())
        self.bied_aan("stand", standen)
        self.bied_aan("werkpost", [("", "geen"), *werkposten])

    def moment(self) -> Moment:
        """The talk, as the act takes it."""
        schoon = self.cleaned_data
        return Moment(schoon["op"], schoon["stand"], schoon["nota"], schoon["werkpost"] or None)


# --- lost recognitions -----------------------------------------------------------------------------------------------
VERLIESSTANDEN = (("", "nog te plannen"), ("afgehandeld", "afgehandeld"), ("alle", "alle"))


class VerliesFilterForm(ZoekForm):
    """Which hit agreements to list."""

    stand = KeuzeVeld(label="Stand", required=False, choices=VERLIESSTANDEN)
    begeleider = KeuzeVeld(label="Begeleider", required=False)

    def __init__(self, *args: Any, begeleiders: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("begeleider", [*ALLE, *begeleiders])


class VerliesAfhandelenForm(Versieform):
    """Why nothing has to be planned."""

    afhandeling = TekstVeld(
        label="Waarom hoeft er niets te gebeuren?",
        help_text="bijvoorbeeld: de deelnemer stopt zelf voor die dag",
        max_length=500,
        regels=True,
    )
