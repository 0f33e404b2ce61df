"""The shapes of a request, of withdrawing it, and of the list of trajecten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from trajecten.domein.oude_regels import BELEMMERINGEN
from trajecten.domein.verzoek import Verzoek
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

EIGEN, ANDER = "eigen", "ander"
JA, NEE = "ja", "nee"
# Before the first decree there was no activeringstraject.
VROEGST = date(2014, 7, 1)


def werk_nu_veld() -> KeuzeVeld:
    """Whether paid work is possible now; nobody need say it yet."""
    return KeuzeVeld(
        label="Is betaald werk nu mogelijk?",
        widget=forms.RadioSelect,
        choices=[(NEE, "nee, nu niet"), (JA, "ja")],
        required=False,
    )


def werk_later_veld() -> KeuzeVeld:
    """Whether paid work is expected after the traject; nobody need say it yet."""
    return KeuzeVeld(
        label="Verwacht je betaald werk na het traject?",
        widget=forms.RadioSelect,
        choices=[(JA, "ja, met of zonder ondersteuning"), (NEE, "nee")],
        required=False,
    )


def belemmeringenveld() -> forms.MultipleChoiceField:
    """The kinds of problem of the new law (art. 3)."""
    return forms.MultipleChoiceField(
        label="Waarom lukt betaald werk niet?",
        help_text="Kies alles wat past (art. 3).",
        choices=list(BELEMMERINGEN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def gezegd(antwoord: str, ja: str) -> bool | None:
    """Whether the answer was `ja`; None when nobody gave one."""
    return antwoord == ja if antwoord else None


def antwoord_op(waarde: bool | None, ja: str) -> str:
    """The choice on screen for what is kept: the other way round from `gezegd`."""
    if waarde is None:
        return ""
    return ja if waarde else ({JA, NEE} - {ja}).pop()


class VerzoekRegistrerenForm(WerkzorgForm):
    """A request to take part, as it came in."""

    wie = KeuzeVeld(
        label="Wie vraagt de deelname?",
        widget=forms.RadioSelect,
        choices=[
            (EIGEN, "de persoon zelf"),
            (ANDER, "onze organisatie, met akkoord van de persoon"),
        ],
    )
    ontvangen_op = DatumVeld(
        label="Verzoek ontvangen op",
        vroegst=VROEGST,
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: kies vandaag of een vroegere dag.",
        met_knoppen=True,
        help_text="Op die dag kwam de vraag bij jou binnen. Ze bepaalt welke regels gelden.",
    )
    akkoord_op = DatumVeld(
        label="De persoon ging akkoord op",
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: kies vandaag of een vroegere dag.",
        een_van_beide=True,
        required=False,
        help_text="Nodig als je organisatie de deelname vraagt.",
    )
    vdab = KeuzeVeld(label="Welk kantoor van VDAB beslist?")
    belemmeringen = belemmeringenveld()
    werk_nu = werk_nu_veld()
    werk_later = werk_later_veld()
    vraag = TekstVeld(
        label="Wat vraagt de persoon?",
        help_text="Liefst in de eigen woorden van de persoon. Schrijf geen diagnose.",
        max_length=4000,
        regels=True,
        required=False,
    )
    gevraagde_expertise = TekstVeld(
        label="Welke expertise is nodig?",
        help_text="Bijvoorbeeld “autisme” of “tolk Arabisch”. Het team ziet dit voor het een tandem kiest.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, kantoren: Iterable[tuple[UUID, str]] | None, **kwargs: Any) -> None:
        """`kantoren`: the offices to choose from; None when the actor's own office decides."""
        super().__init__(*args, **kwargs)
        eerst = ["wie", "ontvangen_op", "akkoord_op"]
        if kantoren is None:
            del self.fields["vdab"]
        else:
            keuzes = [(str(pk), naam) for pk, naam in kantoren]
            self.bied_aan("vdab", keuzes if len(keuzes) == 1 else [("", "kies een kantoor"), *keuzes])
            eerst.append("vdab")
        self.veldgroepen = (
            ("Het verzoek", "", eerst),
            (
                "De doelgroep",
                "Weet je iets nog niet? Laat het leeg: VDAB vult het aan. De termijn loopt pas als alles er is.",
                ["belemmeringen", "werk_nu", "werk_later"],
            ),
            ("De vraag", "", ["vraag", "gevraagde_expertise"]),
        )

    def verzoek(self) -> Verzoek | None:
        """What was filled in; None while nobody said when it came in."""
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        ontvangen_op = schoon.get("ontvangen_op")
        if ontvangen_op is None:
            return None
        return Verzoek(
            ontvangen_op=ontvangen_op,
            is_eigen_vraag=schoon.get("wie") == EIGEN,
            akkoord_op=schoon.get("akkoord_op"),
            belemmeringen=tuple(schoon.get("belemmeringen", ())),
            werk_nu_niet_mogelijk=gezegd(schoon.get("werk_nu", ""), NEE),
            werk_later_verwacht=gezegd(schoon.get("werk_later", ""), JA),
            vraag=schoon.get("vraag", ""),
            gevraagde_expertise=schoon.get("gevraagde_expertise", ""),
        )

    def vdab_id(self) -> UUID | None:
        """The office that was chosen; None for the actor's own."""
        gekozen = self.cleaned_data.get("vdab")
        return UUID(gekozen) if gekozen else None


class VerzoekIntrekkenForm(Versieform):
    """Why the person steps back."""

    reden = TekstVeld(
        label="Waarom trekt de persoon het verzoek in?",
        help_text="VDAB leest dit. Eén zin volstaat.",
        max_length=500,
        regels=True,
    )
