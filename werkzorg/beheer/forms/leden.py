"""The shape of what is filled in about colleagues: inviting, another role, leaving, handing over, a lost factor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.models import HerstelReden, Identiteitscontrole
from werkzorg.beheer.statussen import LIDSTANDEN
from werkzorg.handelen.overdracht import Overdracht
from werkzorg.organisaties.rollen import ROL_KEUZES
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld

Keuzes = Iterable[tuple[str, str]]
Veldgroepen = Sequence[tuple[str, str, Sequence[str]]]
LEEG = ("", "Maak een keuze")
DAG, METEEN = "dag", "meteen"
NAAR_TEAM = "team"


class LidFilterForm(ZoekForm):
    """The question to the list of colleagues."""

    zoek = TekstVeld(label="Naam of e-mailadres", max_length=100, required=False)
    rol = KeuzeVeld(label="Rol", choices=[("", "Alle rollen"), *ROL_KEUZES], required=False)
    stand = KeuzeVeld(
        label="Wie",
        choices=[("", "Actief"), *LIDSTANDEN.items(), ("alle", "Iedereen")],
        required=False,
    )
    organisatie = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RolForm(WerkzorgForm):
    """A role, and from when to when; `rollen` are the choices."""

    rol = KeuzeVeld(label="Rol", error_messages={"required": "Kies een rol."})
    begin = DatumVeld(
        label="Eerste dag",
        initial=timezone.localdate,
        error_messages={"required": "Vul de eerste dag in."},
    )
    einde = DatumVeld(
        label="Laatste dag",
        required=False,
        help_text="dd/mm/jjjj, deze dag inbegrepen. Laat leeg als je het niet weet.",
    )
    veldgroepen: Veldgroepen = (("De rol", "", ("rol", "begin", "einde")),)

    def __init__(self, *args: Any, rollen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("rol", [LEEG, *rollen])

    def looptijd(self) -> Looptijd:
        """The days, once the form is valid."""
        return Looptijd(self.cleaned_data["begin"], self.cleaned_data["einde"])


class UitnodigenForm(RolForm):
    """Whom to invite, and for which role."""

    email = EmailVeld(
        label="E-mailadres van het werk",
        waarom="Naar dit adres sturen we de uitnodiging. Je collega meldt zich ermee aan.",
        error_messages={"required": "Vul het e-mailadres van het werk in."},
    )
    voornaam = TekstVeld(label="Voornaam", max_length=100, error_messages={"required": "Vul de voornaam in."})
    achternaam = TekstVeld(
        label="Achternaam", max_length=100, error_messages={"required": "Vul de achternaam in."}
    )
    field_order: Iterable[str] = ("voornaam", "achternaam", "email", "rol", "begin", "einde")
    veldgroepen: Veldgroepen = (
        ("Wie nodig je uit?", "", ("voornaam", "achternaam", "email")),
        ("Wat gaat je collega doen?", "", ("rol", "begin", "einde")),
    )


class _InOrganisatie(RolForm):
    """With a choice of organisation, for who may give roles everywhere."""

    organisatie = KeuzeVeld(label="Organisatie", error_messages={"required": "Kies een organisatie."})

    def __init__(self, *args: Any, organisaties: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("organisatie", [LEEG, *organisaties])


class RolOveralForm(_InOrganisatie):
    """A role in any organisation."""

    field_order = ("organisatie", "rol", "begin", "einde")
    veldgroepen: Veldgroepen = (("De rol", "", ("organisatie", "rol", "begin", "einde")),)


class UitnodigenOveralForm(_InOrganisatie, UitnodigenForm):
    """Whom to invite, for which role in which organisation."""

    field_order = ("voornaam", "achternaam", "email", "organisatie", "rol", "begin", "einde")
    veldgroepen: Veldgroepen = (
        ("Wie nodig je uit?", "", ("voornaam", "achternaam", "email")),
        ("Wat gaat je collega doen?", "", ("organisatie", "rol", "begin", "einde")),
    )


@dataclass(frozen=True)
class Werk:
    """How much of one kind of work stands on somebody's name."""

    soort: Overdracht
    aantal: int


class OpvolgingForm(WerkzorgForm):
    """Per kind of work who takes it over; `werk` holds the kinds of which there is any, `collegas` the choices."""

    opvolger = KeuzeVeld(label="Wie neemt alles over?", required=False)

    def __init__(self, *args: Any, werk: Sequence[Werk], collegas: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.werk = list(werk)
        namen = list(collegas)
        for een in self.werk:
            self.fields[f"opvolger_{een.soort.sleutel}"] = KeuzeVeld(
                label=f"{een.soort.label} ({een.aantal})",
                required=False,
                choices=[*self.zonder(een.soort), *namen],
            )
        if len(self.werk) > 1 and namen:
            self.bied_aan("opvolger", [("", "Ik kies hieronder per soort"), *namen])
        else:
            del self.fields["opvolger"]

    def zonder(self, soort: Overdracht) -> list[tuple[str, str]]:
        """The choices without a successor."""
        return [("", soort.zonder)]

    def opvolging(self) -> Mapping[str, UUID | None]:
        """Per kind the chosen membership; None without one."""
        alles = self.cleaned_data.get("opvolger")
        uit = {}
        for een in self.werk:
            gekozen = self.cleaned_data.get(f"opvolger_{een.soort.sleutel}") or alles
            uit[een.soort.sleutel] = UUID(gekozen) if gekozen else None
        return uit


class BeeindigenForm(OpvolgingForm):
    """When somebody leaves, and who takes over."""

    wanneer = KeuzeVeld(
        label="Wanneer stopt de toegang?",
        choices=[(DAG, "Na een laatste werkdag"), (METEEN, "Meteen: bij de eerstvolgende klik")],
        widget=forms.RadioSelect,
        initial=DAG,
        error_messages={"required": "Kies wanneer de toegang stopt."},
    )
    laatste_dag = DatumVeld(
        label="Laatste werkdag",
        required=False,
        een_van_beide=True,
        help_text="dd/mm/jjjj, deze dag inbegrepen: je collega kan die dag nog werken.",
    )
    zonder_beheerder = forms.BooleanField(
        label="Ik weet dat deze organisatie dan geen beheerder meer heeft. Ik krijg een taak om er een aan te duiden.",
        required=False,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, vraagt_bevestiging: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraagt_bevestiging:
            del self.fields["zonder_beheerder"]
        soorten = [f"opvolger_{een.soort.sleutel}" for een in self.werk]
        self.order_fields(["wanneer", "laatste_dag", "opvolger", *soorten, "zonder_beheerder"])

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a last day that is missing or, beside "meteen", too much."""
        velden = super().clean() or self.cleaned_data
        if velden.get("wanneer") == DAG and velden.get("laatste_dag") is None and "laatste_dag" in velden:
            self.add_error("laatste_dag", "Vul de laatste werkdag in, of stop de toegang meteen.")
        return velden

    def laatste(self) -> date | None:
        """The last day; None: access stops now."""
        dag: date | None = self.cleaned_data["laatste_dag"]
        return None if self.cleaned_data["wanneer"] == METEEN else dag

    @property
    def gezien(self) -> int:
        """The version of the planned departure that the reader saw."""
        return self.cleaned_data.get("versie") or 0


class OverdragenForm(OpvolgingForm):
    """What goes to a colleague today; what is not chosen stays."""

    def zonder(self, soort: Overdracht) -> list[tuple[str, str]]:
        """Staying where it is, or what the kind does without a successor."""
        blijft = ("", "Niets veranderen")
        return [blijft] if soort.blijft_zonder else [blijft, (NAAR_TEAM, soort.zonder)]

    def opvolging(self) -> Mapping[str, UUID | None]:
        """Only the kinds for which something was chosen."""
        alles = self.cleaned_data.get("opvolger")
        uit: dict[str, UUID | None] = {}
        for een in self.werk:
            gekozen = self.cleaned_data.get(f"opvolger_{een.soort.sleutel}") or alles
            if gekozen:
                uit[een.soort.sleutel] = None if gekozen == NAAR_TEAM else UUID(gekozen)
        return uit


class BevestigForm(WerkzorgForm):
    """Nothing to fill in: only that it was asked once."""


class FactorherstelForm(WerkzorgForm):
    """Why a second factor must go, and how the proposer knows who asks it."""

    reden = KeuzeVeld(
        label="Wat is er gebeurd?",
        choices=HerstelReden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er gebeurd is."},
    )
    controle = KeuzeVeld(
        label="Hoe weet je dat je collega dit zelf vraagt?",
        choices=Identiteitscontrole.choices,
        widget=forms.RadioSelect,
        waarom="Een mail of sms bewijst niets: wie een account wil stelen, vraagt eerst de tweede stap te wissen.",
        error_messages={"required": "Kies hoe je dat nagekeken hebt."},
    )
