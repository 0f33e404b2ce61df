"""The shape of what people write at the end of a traject: report, advice, talk, correction, registration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import capfirst

from trajecten.documenten.verslaginhoud import bronzin
from trajecten.domein.bespreking import mag_onbesproken
from trajecten.domein.eindverslag import INHOUDEN, MERKZINNEN, Merk, Regel
from trajecten.domein.verslaginvoer import KEUZES, Keuze, Regelinvoer, Verslaginvoer, vingerafdruk
from trajecten.soorten import UITKOMSTEN
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_TOEKOMST = "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."
# A line on the screen: its content, and its key with signs that fit in a name.
_REGELVELD = re.compile(r"regel__(?P<inhoud>[a-z]+)__(?P<sleutel>[0-9a-z.:_-]{1,120})")


def _niet_besproken() -> TekstVeld:
    return TekstVeld(
        label="Of: waarom was er geen gesprek?",
        max_length=300,
        required=False,
        help_text="Alleen na een overlijden, of als de deelnemer afhaakte en niet te bereiken is. VDAB leest dit.",
    )


class MetVersie(WerkzorgForm):
    """A form on what exists from the first time it is saved: `versie` 0 while nobody did."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


@dataclass(frozen=True)
class Regelblok:
    """One line on the screen: its fields, where it comes from, and its mark in words ("" for none)."""

    regel: Regel
    tekst: BoundField
    verborgen: Sequence[BoundField]
    bron: str
    merk: str
    keuze: BoundField | None


@dataclass(frozen=True)
class Rubriekblok:
    """One of the five contents on the screen, with its lines and the room for a new one."""

    sleutel: str
    titel: str
    regels: Sequence[Regelblok]
    nieuw: BoundField


class EindverslagBewerkenForm(MetVersie):
    """All lines of the report at once, each with its source; beside it how the deelnemer sees it himself."""

    eigen_visie = TekstVeld(
        label="Hoe ziet de deelnemer het zelf?",
        max_length=6000,
        regels=True,
        required=False,
        help_text="In zijn eigen woorden. Dit staat apart in het verslag.",
    )
    besproken_op = DatumVeld(
        label="Besproken met de deelnemer op",
        required=False,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )

    niet_besproken = _niet_besproken()

    def __init__(
        self, *args: Any, verslag: Mapping[str, Sequence[Regel]], einde_reden: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._verslag = verslag
        if not mag_onbesproken(einde_reden):
            del self.fields["niet_besproken"]
        for inhoud in INHOUDEN:
            for regel in verslag.get(inhoud, ()):
                self._voeg_regel_toe(inhoud, regel)
            self.fields[f"nieuw__{inhoud}"] = TekstVeld(
                label="Voeg een eigen regel toe", max_length=8000, regels=True, required=False
            )
        # What was typed in a line whose source went meanwhile is not lost.
        for naam in self.data:
            if naam not in self.fields and (deel := _REGELVELD.fullmatch(naam)):
                self._voeg_velden_toe(naam, Regel(deel["sleutel"], "", "", "", ""), "Regel zonder bron")

    def _voeg_regel_toe(self, inhoud: str, regel: Regel) -> None:
        naam = f"regel__{inhoud}__{regel.sleutel}"
        self._voeg_velden_toe(naam, regel, "Tekst in het verslag")
        if regel.merk is not Merk.GEEN:
            self.fields[f"keuze__{naam}"] = forms.ChoiceField(
                label="Wat doe je met deze tekst?",
                choices=[(str(keuze), zin) for keuze, zin in KEUZES[regel.merk].items()],
                widget=forms.RadioSelect,
                required=False,
            )

    def _voeg_velden_toe(self, naam: str, regel: Regel, label: str) -> None:
        self.fields[naam] = TekstVeld(
            label=label, max_length=8000, regels=True, required=False, initial=regel.tekst
        )
        merken = {"getoond": vingerafdruk(regel.tekst), "bron": vingerafdruk(regel.bron_nu or "")}
        for wat, merk in merken.items():
            self.fields[f"{wat}__{naam}"] = forms.CharField(
                required=False, max_length=16, widget=forms.HiddenInput, initial=merk
            )

    def rubrieken(self) -> Iterator[Rubriekblok]:
        """The five contents with their lines, for the page."""
        for inhoud, titel in INHOUDEN.items():
            blokken = [
                self._blok(f"regel__{inhoud}__{regel.sleutel}", regel)
                for regel in self._verslag.get(inhoud, ())
            ]
            begin = f"regel__{inhoud}__"
            bekend = {f"{begin}{regel.sleutel}" for regel in self._verslag.get(inhoud, ())}
            blokken += [
                self._blok(naam, Regel(naam.removeprefix(begin), "", "", "", ""))
                for naam in self.fields
                if naam.startswith(begin) and naam not in bekend
            ]
            yield Rubriekblok(inhoud, titel, blokken, self[f"nieuw__{inhoud}"])

    def _blok(self, naam: str, regel: Regel) -> Regelblok:
        keuze = f"keuze__{naam}"
        return Regelblok(
            regel,
            self[naam],
            [self[f"getoond__{naam}"], self[f"bron__{naam}"]],
            capfirst(bronzin(regel)),
            MERKZINNEN.get(regel.merk, ""),
            self[keuze] if keuze in self.fields else None,
        )

    def over_de_deelnemer(self) -> list[BoundField]:
        """How he sees it, and the talk with him, for the page."""
        return [
            self[naam] for naam in ("eigen_visie", "besproken_op", "niet_besproken") if naam in self.fields
        ]

    def invoer(self) -> Verslaginvoer:
        """The cleaned fields as the act wants them."""
        schoon = self.cleaned_data
        regels = [
            Regelinvoer(
                deel["inhoud"],
                deel["sleutel"],
                schoon[naam],
                schoon[f"getoond__{naam}"],
                schoon[f"bron__{naam}"],
                Keuze(schoon.get(f"keuze__{naam}", "")),
            )
            for naam in self.fields
            if (deel := _REGELVELD.fullmatch(naam))
        ]
        nieuw = {inhoud: schoon[f"nieuw__{inhoud}"] for inhoud in INHOUDEN}
        return Verslaginvoer(
            regels,
            nieuw,
            schoon["eigen_visie"],
            schoon["besproken_op"],
            schoon.get("niet_besproken", ""),
        )


class EindverslagIndienenForm(MetVersie):
    """Nothing to fill in: what is sent stands above it."""


class EindadviesBewerkenForm(MetVersie):
    """What the casemanagers advise about paid work, why, and what comes next."""

    uitkomst = KeuzeVeld(
        label="Wat adviseren jullie?",
        choices=[("", "Kies een advies"), *((sleutel, capfirst(naam)) for sleutel, naam in UITKOMSTEN)],
    )
    motivering = TekstVeld(
        label="Waarom?",
        max_length=8000,
        regels=True,
        help_text="VDAB en de deelnemer lezen dit allebei. Noem geen diagnose.",
    )
    volgende_stap = TekstVeld(
        label="Welke volgende stap stellen jullie voor?",
        max_length=4000,
        regels=True,
        required=False,
        help_text="Laat leeg voor het voorstel dat bij het gekozen advies hoort.",
    )


class EindadviesBesprekenForm(MetVersie):
    """When the advice was discussed, and what the deelnemer says about it."""

    op = DatumVeld(
        label="Op welke dag bespraken jullie het advies?",
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )
    niet_besproken = _niet_besproken()
    woorden_deelnemer = TekstVeld(
        label="Wat vindt de deelnemer ervan?", max_length=4000, regels=True, required=False
    )

    def __init__(self, *args: Any, einde_reden: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without a reason to leave the talk out, its day is asked.
        self.fields["op"].required = not mag_onbesproken(einde_reden)
        if not mag_onbesproken(einde_reden):
            del self.fields["niet_besproken"]


class EindadviesAkkoordGevenForm(MetVersie):
    """Nothing to fill in: what somebody agrees with stands above it."""


class EindadviesIndienenForm(MetVersie):
    """Nothing to fill in: what is sent stands above it."""


class EindadviesVerbeterenForm(WerkzorgForm):
    """A next version of a sent advice, and what was wrong in the one before."""

    nummer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    uitkomst = KeuzeVeld(
        label="Wat adviseren jullie?",
        choices=[(sleutel, capfirst(naam)) for sleutel, naam in UITKOMSTEN],
    )
    motivering = TekstVeld(label="Waarom?", max_length=8000, regels=True)
    volgende_stap = TekstVeld(label="Welke volgende stap stellen jullie voor?", max_length=4000, regels=True)
    reden = TekstVeld(
        label="Wat was er fout?",
        max_length=500,
        regels=True,
        help_text="Deze zin staat op de eerste bladzijde van de nieuwe versie.",
    )


class EindeRegistrerenForm(WerkzorgForm):
    """On which day each document was put in the persoonlijk dossier."""

    eindverslag_op = DatumVeld(
        label="Eindverslag geregistreerd op",
        required=False,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )
    eindadvies_op = DatumVeld(
        label="Eindadvies geregistreerd op",
        required=False,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        met_knoppen=True,
    )
