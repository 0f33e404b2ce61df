"""The shapes of the subsidy: runs, lines, disputes and advances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from ama.domein import woorden
from ama.domein.afrekening import KWARTALEN
from ama.domein.subsidie import EERSTE_JAAR, in_cent
from ama.soorten import BETWISTGRONDEN, BETWISTUITKOMSTEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import BedragVeld, DatumVeld, KeuzeVeld, TekstVeld

_ALLE = ("", "alle")
LIJNSOORTEN = (
    ("met", "met getelde dagen"),
    ("correctie", "correcties van vroegere jaren"),
    ("gedeeld", "gedeeld met een andere begeleider"),
    ("zonder", "zonder getelde dagen"),
    ("gewijzigd", "gewijzigd sinds de vorige berekening"),
    ("betwist", "betwist en nog niet beantwoord"),
)
BETWISTSTANDEN = (("open", "nog te beantwoorden"), *BETWISTUITKOMSTEN)


def jaarkeuzes() -> list[tuple[str, str]]:
    """The years that can be asked, the latest first."""
    return [(str(jaar), str(jaar)) for jaar in range(timezone.localdate().year, EERSTE_JAAR - 1, -1)]


class BerekenForm(WerkzorgForm):
    """The year to compute, and the version of the run that was there ("" for none)."""

    jaar = forms.IntegerField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


class RunForm(Versieform):
    """A run that was looked at: nothing to fill in."""


class HuisFilterForm(ZoekForm):
    """Which organisations of a run to list."""

    zoek = TekstVeld(label="Organisatie", max_length=100, required=False)


class LijnFilterForm(ZoekForm):
    """Which lines of a run to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    organisatie = KeuzeVeld(label="Organisatie", required=False)
    soort = KeuzeVeld(label="Toon", required=False, choices=[_ALLE, *LIJNSOORTEN])

    def __init__(self, *args: Any, organisaties: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("organisatie", [_ALLE, *organisaties])


class JaarForm(ZoekForm):
    """Which year to look at."""

    jaar = KeuzeVeld(label="Jaar", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("jaar", jaarkeuzes())

    @property
    def gekozen(self) -> int:
        """The year that was asked; this year for a question that makes no sense."""
        vraag = self.cleaned_data.get("jaar") if self.is_valid() else ""
        return int(vraag) if vraag else timezone.localdate().year


class BetwistFilterForm(ZoekForm):
    """Which disputes to list."""

    stand = KeuzeVeld(label="Stand", required=False, choices=[_ALLE, *BETWISTSTANDEN])


class BetwistForm(WerkzorgForm):
    """What is wrong with a line, according to the organisation."""

    grond = KeuzeVeld(label="Wat klopt er niet?", widget=forms.RadioSelect, choices=BETWISTGRONDEN)
    toelichting = TekstVeld(
        label="Toelichting",
        max_length=4000,
        regels=True,
        help_text="Wat klopt er niet, en sinds wanneer? Het departement leest dit. Schrijf niets over gezondheid.",
    )


class BeantwoordForm(Versieform):
    """The answer of the departement."""

    uitkomst = KeuzeVeld(label="Wat beslis je?", widget=forms.RadioSelect, choices=BETWISTUITKOMSTEN)
    antwoord = TekstVeld(
        label="Waarom", max_length=4000, regels=True, help_text="De organisatie leest dit antwoord."
    )


@dataclass(frozen=True)
class Voorstel:
    """What is proposed as the advance of one organisation, in cents; `al_cent`: what was registered already."""

    sleutel: UUID
    naam: str
    verwacht_cent: int
    voorstel_cent: int
    al_cent: int | None = None

    @property
    def verwacht(self) -> str:
        """What is expected for the whole year."""
        return woorden.euro(self.verwacht_cent)


class VoorschotFilterForm(JaarForm):
    """Which advances to list."""

    kwartaal = KeuzeVeld(
        label="Kwartaal", required=False, choices=[_ALLE, *((str(een), str(een)) for een in KWARTALEN)]
    )


class VoorschotVerbeterForm(Versieform):
    """What an advance must have been."""

    bedrag = BedragVeld(
        label="Bedrag", help_text="in euro, bijvoorbeeld 1061,20; vul 0 in als er nooit betaald werd"
    )
    betaald_op = DatumVeld(label="Betaald op", met_knoppen=True, help_text="dd/mm/jjjj")
    kenmerk = TekstVeld(label="Kenmerk van de betaling", max_length=100, required=False)
    reden = TekstVeld(label="Wat klopte er niet?", max_length=500, regels=True)


class VoorschotForm(WerkzorgForm):
    """The payment of a quarter, and per organisation how much; an empty amount is no advance."""

    jaar = forms.IntegerField(widget=forms.HiddenInput)
    kwartaal = forms.IntegerField(widget=forms.HiddenInput)
    betaald_op = DatumVeld(label="Betaald op", met_knoppen=True, help_text="dd/mm/jjjj")
    kenmerk = TekstVeld(label="Kenmerk van de betaling", max_length=100, required=False)

    def __init__(self, *args: Any, voorstellen: Iterable[Voorstel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._velden = {f"bedrag_{een.sleutel}": een for een in voorstellen if een.al_cent is None}
        for naam, een in self._velden.items():
            self.fields[naam] = BedragVeld(
                label=een.naam, required=False, initial=Decimal(een.voorstel_cent) / 100, help_text=""
            )

    @property
    def rijen(self) -> list[tuple[Voorstel, Any]]:
        """Each organisation with its field."""
        return [(een, self[naam]) for naam, een in self._velden.items()]

    @property
    def bedragen(self) -> Mapping[UUID, int]:
        """What was filled in, in cents; without those that get nothing."""
        gevuld = {een.sleutel: self.cleaned_data[naam] for naam, een in self._velden.items()}
        return {sleutel: in_cent(bedrag) for sleutel, bedrag in gevuld.items() if bedrag}
