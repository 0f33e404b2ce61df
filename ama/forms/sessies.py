"""The shape of a session, of the question which ones to list, and of an act that only asks a yes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from ama.domein.sessie import DUREN, EIGEN_DIENST, MEESTE_MINUTEN, PROMPTS
from ama.domein.woorden import duur as in_woorden
from ama.soorten import SESSIESOORTEN, ZICHTBAARHEDEN
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

VROEGST = date(2014, 1, 1)
OVEREENKOMST, DEELNEMER, WERKPOST = "overeenkomst", "deelnemer", "werkpost"
_ANDERS = "anders"
_TOEKOMST = "Deze dag ligt in de toekomst: schrijf de sessie op als ze er geweest is."
_PLAATS = re.compile(rf"({OVEREENKOMST}|{DEELNEMER}|{WERKPOST}):([0-9a-f-]{{36}})")


def chips() -> forms.RadioSelect:
    """Choices that stand beside each other."""
    return forms.RadioSelect(attrs={"class": "keuzechip"})


def met_hoofdletter(keuzes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same choices as a sentence begins."""
    return [(sleutel, label[:1].upper() + label[1:]) for sleutel, label in keuzes]


# The choices of people: those who were chosen, those one looks for, and those one spoke last.
Zoeker = Callable[[Sequence[UUID], str], Iterable[tuple[str, str]]]


class BevestigForm(WerkzorgForm):
    """An act that asks nothing but a yes."""


class SessieForm(WerkzorgForm):
    """A session: with whom, what kind, how long, when, what was said, and who reads it.

    `zoeker` gives whom one can choose. `vaste`: the one person of the page on which the form stands; then nobody else
    is chosen there. `vanaf` says on which page it stood.
    """

    deelnemers = forms.MultipleChoiceField(
        label="Met wie?",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "keuzechip"}),
        error_messages={
            "required": "Kies met wie de sessie was.",
            "invalid_choice": "Iemand die je koos, staat niet meer in je lijst: kies opnieuw.",
        },
    )
    zoek = TekstVeld(label="Iemand anders? Zoek op naam of dossiernummer", max_length=100, required=False)
    soort = KeuzeVeld(
        label="Wat was het?", widget=chips(), choices=met_hoofdletter(SESSIESOORTEN), initial="contact"
    )
    duur = KeuzeVeld(
        label="Hoe lang duurde het?",
        widget=chips(),
        choices=[*((str(een), in_woorden(een)) for een in DUREN), (_ANDERS, "Anders")],
        required=False,
    )
    andere_duur = GetalVeld(
        label="Andere duur in minuten",
        minstens=1,
        hoogstens=MEESTE_MINUTEN,
        required=False,
        een_van_beide=True,
    )
    op = DatumVeld(
        label="Wanneer?", vroegst=VROEGST, laatst=timezone.localdate, te_laat=_TOEKOMST, met_knoppen=True
    )
    tekst = TekstVeld(
        label="Notitie", max_length=6000, regels=True, required=False, help_text=" ".join(PROMPTS)
    )
    zichtbaarheid = KeuzeVeld(
        label="Wie leest dit?",
        widget=chips(),
        choices=met_hoofdletter(ZICHTBAARHEDEN),
        initial=EIGEN_DIENST,
    )
    opvolgen = forms.BooleanField(label="Zet op mijn takenlijst om op te volgen", required=False)
    opvolging = TekstVeld(
        label="Wat moet er nog gebeuren?",
        max_length=300,
        required=False,
        help_text="Bij meer deelnemers komt er één taak, bij de eerste die je koos.",
    )
    opvolgen_op = DatumVeld(label="Tegen wanneer?", required=False, een_van_beide=True)
    vanaf = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        zoeker: Zoeker | None = None,
        vaste: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._zoeker = zoeker
        self._concept: QueryDict | None = None
        self.initial.setdefault("op", timezone.localdate())
        if vaste is not None:
            self.fields["deelnemers"].widget = forms.MultipleHiddenInput()
            self.initial["deelnemers"] = [str(vaste)]
            del self.fields["zoek"]
            self.bied_aan("deelnemers", [(str(vaste), "")])
        elif zoeker is not None and isinstance(self.data, QueryDict):
            self.bied_aan("deelnemers", zoeker(*_gezocht(self.data)))
        elif zoeker is not None:
            gekozen = [UUID(een) for een in self.initial.get("deelnemers", ())]
            self.bied_aan("deelnemers", zoeker(gekozen, ""))

    @property
    def concept(self) -> QueryDict | None:
        """What was typed before; whoever was chosen or looked for then stands among the choices again."""
        return self._concept

    @concept.setter
    def concept(self, getypt: QueryDict | None) -> None:
        self._concept = getypt
        if getypt is not None and self._zoeker is not None:
            self.bied_aan("deelnemers", self._zoeker(*_gezocht(getypt)))

    def clean(self) -> dict[str, Any]:
        """Another duration says how many minutes; whoever wants to follow it up says before when."""
        gegevens = super().clean() or self.cleaned_data
        anders = gegevens.get("duur") == _ANDERS and "andere_duur" not in self.errors
        if anders and gegevens.get("andere_duur") is None:
            self.add_error(
                "andere_duur", ValidationError("Vul in hoeveel minuten het duurde.", code="required")
            )
        if gegevens.get("opvolgen") and not gegevens.get("opvolgen_op") and "opvolgen_op" not in self.errors:
            self.add_error("opvolgen_op", ValidationError("Vul in tegen wanneer.", code="required"))
        return gegevens

    def minuten(self) -> int | None:
        """What was chosen or typed; None for neither."""
        gekozen = self.cleaned_data["duur"]
        if gekozen == _ANDERS:
            getypt: int | None = self.cleaned_data["andere_duur"]
            return getypt
        return int(gekozen) if gekozen else None

    def waarden(self) -> dict[str, Any]:
        """What was filled in, by the names of the act."""
        gegevens = self.cleaned_data
        volgt_op = gegevens["opvolgen"]
        return {
            "deelnemers": [UUID(een) for een in gegevens["deelnemers"]],
            "op": gegevens["op"],
            "soort": gegevens["soort"],
            "minuten": self.minuten(),
            "tekst": gegevens["tekst"],
            "zichtbaarheid": gegevens["zichtbaarheid"],
            "opvolging": gegevens["opvolging"] if volgt_op else "",
            "opvolgen_op": gegevens["opvolgen_op"] if volgt_op else None,
        }


def _gezocht(data: QueryDict) -> tuple[list[UUID], str]:
    """Who was chosen in what a browser sent, and what was looked for; nonsense is nobody."""
    gekozen = []
    for een in data.getlist("deelnemers"):
        try:
            gekozen.append(UUID(een))
        except ValueError:
            continue
    return gekozen, data.get("zoek", "")


def gelezen_plaats(tekst: str) -> tuple[str, UUID | None]:
    """Kind and key of the page from which somebody came; ("", None) for anything else."""
    gevonden = _PLAATS.fullmatch(tekst)
    try:
        return (gevonden[1], UUID(gevonden[2])) if gevonden else ("", None)
    except ValueError:
        return "", None


class SessieFilterForm(ZoekForm):
    """Which sessions to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    soort = KeuzeVeld(label="Soort", required=False, choices=[("", "alle"), *SESSIESOORTEN])
    van = DatumVeld(label="Van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)
    mijn = forms.BooleanField(label="Alleen van mij", required=False)
