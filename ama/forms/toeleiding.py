"""The shapes of a proposal for AMA sociale economie, of the decision about it, and of their lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from ama.domein.toeleiding import Voorstel
from ama.models.toeleidinglezen import Aanbieder
from ama.soorten import WEIGERADVIEZEN
from ama.statussen import TOELEIDINGSTATUSSEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld, UrenVeld

JA, NEE = "ja", "nee"
# AMA sociale economie did not exist before.
_VROEGST = date(2021, 4, 1)
_TOEKOMST = "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."
_SCHEIDING = "|"


def _dag(**opties: Any) -> DatumVeld:
    return DatumVeld(vroegst=_VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, **opties)


class ToeleidingVoorstellenForm(WerkzorgForm):
    """A proposal, as it came in."""

    brief = KeuzeVeld(label="Komt de vraag uit een brief?", required=False)
    ontvangen_op = _dag(label="Gevraagd op", met_knoppen=True)
    akkoord_op = _dag(label="De persoon ging akkoord op", met_knoppen=True)
    geinformeerd_op = _dag(
        label="De persoon is geïnformeerd op",
        help_text="Leg uit wie welke gegevens ziet: VDAB, en na een ja het maatwerkbedrijf.",
    )
    vdab = KeuzeVeld(label="Welk kantoor van VDAB beslist?")
    minuten_haalbaar = UrenVeld(
        label="Hoeveel uren per week lukken nu?",
    )
    opbouw_mogelijk = forms.BooleanField(label="De uren kunnen opgebouwd worden", required=False)
    stappen_haalbaar = KeuzeVeld(
        label="Zijn stappen naar betaald werk haalbaar?",
        widget=forms.RadioSelect,
        choices=[(JA, "ja"), (NEE, "nee, nu niet")],
    )
    motivering = TekstVeld(
        label="Waarom past AMA sociale economie?",
        help_text="VDAB beslist hierop. Schrijf geen diagnose.",
        max_length=4000,
        regels=True,
    )
    wens = TekstVeld(
        label="Wat wil de persoon zelf?",
        help_text="Liefst in de eigen woorden van de persoon.",
        max_length=2000,
        regels=True,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        kantoren: Iterable[tuple[UUID, str]] | None,
        brieven: Sequence[tuple[str, str]],
        urenzin: str,
        **kwargs: Any,
    ) -> None:
        """`kantoren`: the offices to choose from, None when the actor's own decides; `brieven`: (key, label).

        `urenzin`: how many hours are asked, as a sentence.
        """
        super().__init__(*args, **kwargs)
        self.fields["minuten_haalbaar"].help_text = urenzin
        eerst = ["ontvangen_op", "akkoord_op", "geinformeerd_op"]
        if kantoren is None:
            del self.fields["vdab"]
        else:
            keuzes = [(str(pk), naam) for pk, naam in kantoren]
            self.bied_aan("vdab", keuzes if len(keuzes) == 1 else [("", "kies een kantoor"), *keuzes])
            eerst.append("vdab")
        if brieven:
            self.bied_aan("brief", [*brieven, ("", "nee")])
            eerst.insert(0, "brief")
        else:
            del self.fields["brief"]
        self.veldgroepen = (
            ("De vraag", "", eerst),
            ("Wat lukt", "", ["minuten_haalbaar", "opbouw_mogelijk", "stappen_haalbaar"]),
            ("Waarom", "", ["motivering", "wens"]),
        )

    def voorstel(self) -> Voorstel:
        """What was filled in."""
        schoon = self.cleaned_data
        return Voorstel(
            ontvangen_op=schoon["ontvangen_op"],
            akkoord_op=schoon["akkoord_op"],
            geinformeerd_op=schoon["geinformeerd_op"],
            motivering=schoon["motivering"],
            wens=schoon["wens"],
            minuten_haalbaar=schoon["minuten_haalbaar"],
            opbouw_mogelijk=schoon["opbouw_mogelijk"],
            stappen_haalbaar=schoon["stappen_haalbaar"] == JA,
        )

    def vdab_id(self) -> UUID | None:
        """The office that was chosen; None for the actor's own."""
        return _sleutel(self.cleaned_data.get("vdab"))

    def brief_id(self) -> UUID | None:
        """The letter from which it comes; None for none."""
        return _sleutel(self.cleaned_data.get("brief"))


class ToeleidingToekennenForm(Versieform):
    """Where the person goes, and why."""

    aanbieder = KeuzeVeld(
        label="Naar welk maatwerkbedrijf?",
        help_text="Is er geen plaats vrij? Dan komt de persoon vanzelf op de wachtlijst.",
    )
    motivering = TekstVeld(
        label="Motivering",
        help_text="De aanbieder en wie het voorstel deed lezen dit.",
        max_length=4000,
        regels=True,
    )

    def __init__(self, *args: Any, aanbieders: Iterable[Aanbieder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan(
            "aanbieder",
            [("", "kies een maatwerkbedrijf"), *((_waarde(een), _label(een)) for een in aanbieders)],
        )

    def gekozen(self) -> tuple[UUID, UUID]:
        """Contingent and organisation of the choice."""
        contingent, _, organisatie = self.cleaned_data["aanbieder"].partition(_SCHEIDING)
        return UUID(contingent), UUID(organisatie)


class ToeleidingWeigerenForm(Versieform):
    """Why not, and what does fit."""

    weigeradvies = KeuzeVeld(label="Wat past wel?", widget=forms.RadioSelect, choices=list(WEIGERADVIEZEN))
    motivering = TekstVeld(
        label="Motivering", help_text="Wie het voorstel deed, leest dit.", max_length=4000, regels=True
    )


class ToeleidingIntrekkenForm(Versieform):
    """Why it does not go on."""

    reden = TekstVeld(
        label="Waarom gaat het niet door?",
        help_text="VDAB, de aanbieder en wie het voorstel deed lezen dit. Eén zin volstaat.",
        max_length=1000,
        regels=True,
    )


class ToeleidingFilterForm(ZoekForm):
    """Which toeleidingen to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(label="Stand", required=False, choices=[("", "alle"), *TOELEIDINGSTATUSSEN])
    aanbieder = KeuzeVeld(label="Aanbieder", required=False)

    def __init__(self, *args: Any, aanbieders: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("aanbieder", [("", "alle"), *aanbieders])


class WachtlijstFilterForm(ZoekForm):
    """Whose waiting list to show."""

    aanbieder = KeuzeVeld(label="Aanbieder", required=False)

    def __init__(self, *args: Any, aanbieders: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("aanbieder", [("", "alle"), *aanbieders])


def _sleutel(waarde: Any) -> UUID | None:
    return UUID(waarde) if waarde else None


def _waarde(een: Aanbieder) -> str:
    return f"{een.contingent_id}{_SCHEIDING}{een.organisatie_id}"


def _label(een: Aanbieder) -> str:
    """The choice as people read it: who, and how many places there are and who waits."""
    vrij = "geen plaats vrij" if not een.vrij else f"{een.vrij} vrij van {een.plaatsen}"
    wacht = f", {een.wachtend} met voorrang" if een.wachtend else ""
    return f"{een.naam} (contingent {een.nummer}: {vrij}{wacht})"
