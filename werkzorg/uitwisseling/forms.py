"""The shapes of a protocol, of a connection, and of what is done with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.regels import PERSOONLIJK
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld
from werkzorg.uitwisseling.domein.berichten import STATUSSEN
from werkzorg.uitwisseling.domein.scopes import AANBOD, SCOPES

# How many are named to choose from.
_MEESTE = 5


class OrganisatieVeld(TekstVeld):
    """What somebody types of an organisation; gives the key of the one that he means."""

    def __init__(self, *, label: str) -> None:
        """Whoever is a private person as well is not named to everybody who searches."""
        super().__init__(
            label=label, max_length=200, help_text="Een deel van de naam, het KBO-nummer of de OVO-code."
        )

    def clean(self, value: Any) -> UUID:
        """The key of an active organisation; raises ValidationError with what there is to choose from."""
        tekst = str(super().clean(value)).strip()
        alle = Organisatie.objects.filter(is_actief=True).exclude(soort__in=PERSOONLIJK)
        gevonden = list(alle.gezocht(tekst).order_by("naam", "pk")[: _MEESTE + 1])
        precies = [een for een in gevonden if een.naam.casefold() == tekst.casefold()]
        for keuze in (precies, gevonden):
            if len(keuze) == 1:
                return keuze[0].pk
        zin = "Deze organisatie vinden we niet: zoek op een deel van de naam, of op het KBO-nummer."
        if gevonden:
            namen = ", ".join(een.naam for een in gevonden[:_MEESTE])
            meer = " en nog andere" if len(gevonden) > _MEESTE else ""
            zin = f"Er zijn er verschillende: {namen}{meer}. Schrijf de hele naam, of het KBO-nummer."
        raise forms.ValidationError(zin)


class ProtocolRegistrerenForm(WerkzorgForm):
    """A protocol as it was signed."""

    kenmerk = TekstVeld(label="Kenmerk", max_length=60, help_text="Zoals het op het protocol staat.")
    organisatie = OrganisatieVeld(label="Met welke organisatie?")
    aanbod = KeuzeVeld(label="Waarover?", widget=forms.RadioSelect, choices=list(AANBOD.items()))
    doel = TekstVeld(label="Doel", max_length=500, regels=True)
    grondslag = TekstVeld(
        label="Grond in de wet", max_length=200, help_text="Bijvoorbeeld “Decreet 8/7/2022 art. 4-5”."
    )
    gegevens = TekstVeld(label="Welke gegevens?", max_length=1000, regels=True)
    van = DatumVeld(label="Geldt van")
    tot = DatumVeld(label="Tot en met", required=False, help_text="Leeg: zonder einde.")
    webadres = TekstVeld(
        label="Waar het gepubliceerd is", max_length=300, required=False, help_text="Begint met https://."
    )
    veldgroepen = (
        ("Het protocol", "", ["kenmerk", "organisatie", "aanbod", "van", "tot"]),
        ("Waarom en wat", "", ["doel", "grondslag", "gegevens", "webadres"]),
    )


class ProtocolBeeindigenForm(WerkzorgForm):
    """Until when a protocol holds instead, and why."""

    laatste_dag = DatumVeld(label="Geldt tot en met", help_text="Kies gisteren om meteen te stoppen.")
    reden = TekstVeld(label="Waarom?", max_length=300, regels=True)


class ClientRegistrerenForm(WerkzorgForm):
    """A machine that may ask for tokens."""

    naam = TekstVeld(label="Naam van de koppeling", max_length=100)
    organisatie = OrganisatieVeld(label="Van welke organisatie?")
    contact = EmailVeld(label="E-mailadres van wie de koppeling beheert")
    scopes = forms.MultipleChoiceField(
        label="Rechten",
        choices=[(scope.sleutel, scope.label) for scope in SCOPES.values()],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies zo weinig mogelijk.",
    )
    vervalt_op = DatumVeld(
        label="Werkt tot en met", vroegst=timezone.localdate, te_vroeg="Kies een dag in de toekomst."
    )


class BevestigForm(WerkzorgForm):
    """Nothing to fill in."""


class SleutelIntrekkenForm(WerkzorgForm):
    """Which secret must stop working."""

    begin = KeuzeVeld(label="Welke sleutel?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, sleutels: list[tuple[str, str]], **kwargs: Any) -> None:
        """`sleutels`: those that work, by how they begin."""
        super().__init__(*args, **kwargs)
        self.bied_aan("begin", sleutels)


class ClientIntrekkenForm(WerkzorgForm):
    """Why the machine is shut out."""

    reden = TekstVeld(label="Waarom?", max_length=300, regels=True)


class BerichtFilterForm(ZoekForm):
    """Which messages the desk shows."""

    status = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[("open", "nog open"), ("", "alle"), *STATUSSEN],
    )
