"""The shapes of what the desk types while it handles an application."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from mandaten.domein.aanvraagvelden import GEHEEL, criterium_van, voorwaarde_van
from mandaten.domein.ontvankelijkheid import Controlepunt
from mandaten.domein.scores import HOOGSTE
from mandaten.models import Oproep
from mandaten.models.behandeling import Adviesstrekking
from mandaten.querysets import beslist_over
from mandaten.soorten import SOORTEN
from mandaten.statussen import AANVRAAGSTATUSSEN, IN_BEHANDELING
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import SLEUTELVORM, InvoerVeld, KeuzeVeld, TekstVeld

LAAT, WEEK, LOOPT, STIL = "laat", "week", "loopt", "stil"
KLOKSTANDEN = {
    LAAT: "termijn voorbij",
    WEEK: "nog hoogstens 7 dagen",
    LOOPT: "klok loopt",
    STIL: "klok staat stil",
}
_ALLE = [("", "alle")]


class BehandelingFilterForm(ZoekForm):
    """Which applications to list."""

    zoek = TekstVeld(label="Aanvrager", max_length=100, required=False)
    soort = KeuzeVeld(label="Wat wordt gevraagd", required=False)
    status = KeuzeVeld(
        label="Stand",
        required=False,
        choices=_ALLE + [een for een in AANVRAAGSTATUSSEN if een[0] in IN_BEHANDELING],
    )
    regio = KeuzeVeld(label="Regio", required=False)
    klok = KeuzeVeld(label="Klok", required=False, choices=[*_ALLE, *KLOKSTANDEN.items()])

    def __init__(
        self, *args: Any, soorten: Iterable[str], regios: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        eigen = [(sleutel, soort.label) for sleutel, soort in SOORTEN.items() if sleutel in set(soorten)]
        self.bied_aan("soort", [*_ALLE, *eigen])
        self.bied_aan("regio", [*_ALLE, *regios])


class OproepRegioForm(ZoekForm):
    """In which regio to compare the applications of a call."""

    regio = KeuzeVeld(label="Regio", required=False)

    def __init__(self, *args: Any, regios: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [*_ALLE, *regios])


def filterformulier(door: Hoedanigheid, vraag: QueryDict) -> BehandelingFilterForm:
    """The filters of the worklist for this reader: his kinds, every regio; one query."""
    regios = Regio.objects.order_by("naam").values_list("sleutel", "naam")
    return BehandelingFilterForm(vraag, soorten=beslist_over(door), regios=list(regios))


def regioformulier(oproep: Oproep, vraag: QueryDict) -> OproepRegioForm:
    """The regio's of this call to choose from; one query."""
    regios = oproep.regios.order_by("regio__naam").values_list("regio_id", "regio__naam")
    return OproepRegioForm(vraag, regios=list(regios))


class _MetVersie(WerkzorgForm):
    """A form over an application as it was read."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class AanvullingVragenForm(_MetVersie):
    """A question at every part of the application where something is missing, and why the clock stands still."""

    reden = TekstVeld(
        label="Waarom vraag je dit?",
        max_length=500,
        regels=True,
        help_text="De aanvrager leest dit in de brief, en het staat bij de berekening van de termijn.",
    )

    def __init__(self, *args: Any, velden: Mapping[str, str], **kwargs: Any) -> None:
        """`velden`: key -> name of what can be asked about (`vraagvelden`)."""
        super().__init__(*args, **kwargs)
        self.velden = velden
        for veld, label in self.velden.items():
            self.fields[_vraag(veld)] = TekstVeld(
                label=label.removeprefix("Voorwaarde: ").removeprefix("Criterium: "),
                max_length=1000,
                regels=True,
                required=False,
            )
            self.fields[_vraag(veld)].widget.attrs["rows"] = 1
        voorwaarden = [_vraag(veld) for veld in self.velden if voorwaarde_van(veld)]
        criteria = [_vraag(veld) for veld in self.velden if criterium_van(veld)]
        overige = [
            _vraag(veld)
            for veld in self.velden
            if veld != GEHEEL and not voorwaarde_van(veld) and not criterium_van(veld)
        ]
        self.veldgroepen = (
            ("Voor alle vragen samen", "", ["reden"]),
            ("Vragen over de voorwaarden", "Laat leeg waar je niets te vragen hebt.", voorwaarden),
            *(
                [("Vragen over de criteria", "Laat leeg waar je niets te vragen hebt.", criteria)]
                if criteria
                else []
            ),
            ("Vragen over de gegevens", "Laat leeg waar je niets te vragen hebt.", overige),
            ("Een vraag over het geheel", "Alleen wat nergens anders past.", [_vraag(GEHEEL)]),
        )

    def vragen(self) -> dict[str, str]:
        """The questions by name of the field they are about; the empty ones are left out."""
        gesteld = {veld: self.cleaned_data[_vraag(veld)] for veld in self.velden}
        return {veld: vraag for veld, vraag in gesteld.items() if vraag}


def _vraag(veld: str) -> str:
    return f"vraag_{veld or 'geheel'}"


class _Vragenveld(forms.MultipleChoiceField):
    """Keys of questions; whether one is still open, knows the act: what was sent twice is no other choice."""

    def valid_value(self, value: str) -> bool:
        return bool(SLEUTELVORM.fullmatch(value))


class AanvullingIntrekkenForm(_MetVersie):
    """Which open questions are taken back, and why; the only one there is, is not asked again."""

    vragen = _Vragenveld(label="Welke vragen neem je terug?", widget=forms.CheckboxSelectMultiple)
    reden = TekstVeld(
        label="Waarom neem je dit terug?",
        max_length=500,
        regels=True,
        help_text="Wie de vraag kreeg, leest dit.",
    )

    def __init__(self, *args: Any, vragen: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        """`vragen`: key and text of each question that waits for an answer."""
        super().__init__(*args, **kwargs)
        self._open = list(vragen)
        self.bied_aan("vragen", [(str(pk), tekst) for pk, tekst in self._open])
        if len(self._open) < 2:
            del self.fields["vragen"]

    def gekozen(self) -> list[UUID]:
        """The keys of the questions that are taken back."""
        if "vragen" in self.fields:
            return [UUID(pk) for pk in self.cleaned_data["vragen"]]
        return [pk for pk, _ in self._open]


class OntvankelijkVerklarenForm(_MetVersie):
    """A tick for each thing that must be in order; `feiten`: what the application knows about it, per key."""

    def __init__(
        self, *args: Any, punten: Iterable[Controlepunt], feiten: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.punten = list(punten)
        for punt in self.punten:
            # Whether all must be ticked is for the act to say: then it can say what to do otherwise.
            self.fields[f"punt_{punt.sleutel}"] = forms.BooleanField(
                label=punt.tekst, required=False, help_text=feiten.get(punt.sleutel, "")
            )

    def nagekeken(self) -> list[str]:
        """The keys that were ticked."""
        return [punt.sleutel for punt in self.punten if self.cleaned_data[f"punt_{punt.sleutel}"]]


class OnontvankelijkVerklarenForm(_MetVersie):
    """Why the application is not admissible."""

    motivering = TekstVeld(
        label="Motivering",
        max_length=5000,
        regels=True,
        help_text="Schrijf in de u-vorm: deze tekst staat letterlijk in het besluit. "
        "Zeg wat ontbreekt of niet klopt, en in welk artikel dat staat.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivering"].widget.attrs["rows"] = 10


class PuntenVeld(InvoerVeld):
    """Whole points from 0 to 10, or None when empty."""

    soort = int
    leeg = None
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> int:
        """The points; raises ValidationError for anything else."""
        kaal = tekst.strip()
        if not (kaal.isascii() and kaal.isdigit() and len(kaal) < 3 and int(kaal) <= HOOGSTE):
            raise ValidationError(f"Geef een geheel getal van 0 tot en met {HOOGSTE}.", code="geen_punten")
        return int(kaal)


class AdviesGevenForm(WerkzorgForm):
    """What an expert advises, with points for every criterium (`criteria`: key, description, weight, excluding)."""

    adviseur = TekstVeld(
        label="Wie adviseert?", max_length=150, help_text="Naam en functie van de deskundige."
    )
    strekking = KeuzeVeld(
        label="Wat is het advies?", widget=forms.RadioSelect, choices=Adviesstrekking.choices
    )
    tekst = TekstVeld(label="Advies", max_length=5000, regels=True)

    def __init__(self, *args: Any, criteria: Iterable[tuple[UUID, str, int, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs["rows"] = 8
        self.criteria = list(criteria)
        for sleutel, omschrijving, gewicht, is_uitsluitend in self.criteria:
            uitsluitend = " Zonder dit geen toekenning." if is_uitsluitend else ""
            self.fields[f"punten_{sleutel}"] = PuntenVeld(
                label=omschrijving, help_text=f"0 tot en met 10, gewicht {gewicht}.{uitsluitend}"
            )
        namen = [f"punten_{sleutel}" for sleutel, *_ in self.criteria]
        punten = (("Punten per criterium", "", namen),) if namen else ()
        self.veldgroepen = (("Het advies", "", ["adviseur", "strekking", "tekst"]), *punten)

    def punten(self) -> dict[UUID, int]:
        """The points per criterion."""
        return {sleutel: self.cleaned_data[f"punten_{sleutel}"] for sleutel, *_ in self.criteria}
