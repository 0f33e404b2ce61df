"""The shapes of a campaign, the findings of one file, the answer, and the conclusions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from mandaten.domein.controle import LANGSTE_CRITERIUM, MEESTE_CRITERIA, Vaststelling, start_bezwaren
from mandaten.domein.stukken import ANTWOORDSTUK, BEVINDINGSTUK
from mandaten.forms.stukken import MetStukken
from mandaten.models.controle import Oordeel
from mandaten.soorten import SOORTEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2000, 1, 1)
_LAATST = date(2199, 12, 31)
MEESTE_DOSSIERS = 500


class ControleStartenForm(WerkzorgForm):
    """What is inspected, by which criteria, and how large the sample is."""

    veldgroepen = (
        ("Wat controleer je?", "", ["titel", "soort", "criteria"]),
        (
            "De steekproef",
            "Het lot trekt; het zaad wordt bewaard, zodat iedereen de trekking kan nagaan.",
            ["peildag", "aantal"],
        ),
    )

    titel = TekstVeld(label="Titel", max_length=200, help_text="Bijvoorbeeld: verzekering en diploma’s 2026")
    soort = KeuzeVeld(label="Soort", widget=forms.RadioSelect)
    criteria = TekstVeld(
        label="Criteria",
        max_length=MEESTE_CRITERIA * (LANGSTE_CRITERIUM + 2),
        regels=True,
        help_text="Een per regel. Per criterium leg je later vast of het in orde is, en welk bewijs je zag.",
    )
    peildag = DatumVeld(
        label="Peildag",
        vroegst=_VROEGST,
        laatst=_LAATST,
        met_knoppen=True,
        help_text="dd/mm/jjjj. Getrokken wordt uit de toekenningen die op deze dag liepen.",
    )
    aantal = GetalVeld(minstens=1, hoogstens=MEESTE_DOSSIERS, label="Hoeveel dossiers?")

    def __init__(self, *args: Any, soorten: Sequence[str], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vandaag = vandaag
        self.bied_aan("soort", [(een, SOORTEN[een].label) for een in soorten])
        self.fields["criteria"].widget.attrs["rows"] = 8

    def clean_criteria(self) -> list[str]:
        """The lines that say something."""
        return [regel.strip() for regel in self.cleaned_data["criteria"].splitlines() if regel.strip()]

    def clean(self) -> dict[str, Any]:
        """Everything that the law says at once, also while a number cannot be read."""
        gegevens = self.cleaned_data
        nee = start_bezwaren(
            criteria=gegevens.get("criteria"), peildag=gegevens.get("peildag"), vandaag=self._vandaag
        )
        for veld, zin in nee.items():
            self.add_error(veld, zin)
        return gegevens


class BevindingenForm(MetStukken):
    """Per criterium what was found and which proof was seen."""

    stuksoort = BEVINDINGSTUK
    bezocht_op = DatumVeld(label="Nagekeken op", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)

    def __init__(self, *args: Any, criteria: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aantal = len(criteria)
        groepen: list[tuple[str, str, list[str]]] = [("De controle", "", ["bezocht_op"])]
        for nummer, criterium in enumerate(criteria):
            self.fields[f"oordeel_{nummer}"] = KeuzeVeld(
                label=f"Wat vond je voor criterium {nummer + 1}?",
                widget=forms.RadioSelect,
                choices=[(een.value, een.label) for een in Oordeel],
            )
            self.fields[f"bewijs_{nummer}"] = TekstVeld(
                label=f"Gezien bewijs voor criterium {nummer + 1}",
                max_length=1000,
                regels=True,
                required=False,
                een_van_beide=True,
                help_text="Welk stuk zag je, of wat ontbrak er?",
            )
            self.fields[f"bewijs_{nummer}"].widget.attrs["rows"] = 2
            groepen.append((f"{nummer + 1}. {criterium}", "", [f"oordeel_{nummer}", f"bewijs_{nummer}"]))
        groepen.append(("Bewijsstukken", "De organisatie leest ze mee.", self.stuknamen()))
        self.veldgroepen = groepen

    def vaststellingen(self) -> list[Vaststelling]:
        """What was filled in, in the order of the criteria."""
        gegevens = self.cleaned_data
        return [
            Vaststelling(nummer, gegevens[f"oordeel_{nummer}"], gegevens[f"bewijs_{nummer}"])
            for nummer in range(self.aantal)
        ]


class BeantwoordenForm(MetStukken):
    """What the holder answers to the findings."""

    stuksoort = ANTWOORDSTUK
    antwoord = TekstVeld(
        label="Je antwoord",
        max_length=5000,
        regels=True,
        help_text="Wat klopt er niet, wat heb je intussen in orde gebracht, en waaruit blijkt dat?",
    )


class DossierBesluitenForm(Versieform):
    """The conclusion about one file, and what must still be done."""

    veldgroepen = (
        ("De conclusie", "", ["is_in_orde", "conclusie"]),
        ("De opvolging", "Nodig als het dossier niet in orde is.", ["opvolging", "opvolgen_voor"]),
    )

    is_in_orde = KeuzeVeld(
        label="Is het dossier in orde?", widget=forms.RadioSelect, choices=[("ja", "ja"), ("nee", "nee")]
    )
    conclusie = TekstVeld(
        label="Conclusie", max_length=5000, regels=True, help_text="De organisatie leest dit."
    )
    opvolging = TekstVeld(label="Wat moet er nog gebeuren?", max_length=2000, regels=True, required=False)
    opvolgen_voor = DatumVeld(label="Je gaat dat na op", vroegst=_VROEGST, laatst=_LAATST, required=False)


class OpvolgingForm(Versieform):
    """What came of the follow-up."""

    op = DatumVeld(label="Nagegaan op", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    uitkomst = TekstVeld(label="Wat stelde je vast?", max_length=2000, regels=True)


class ControleAfsluitenForm(Versieform):
    """The conclusion about the whole campaign."""

    conclusie = TekstVeld(
        label="Conclusie van de hele controle",
        max_length=5000,
        regels=True,
        help_text="Wat leerde de steekproef over alle toekenningen van deze soort?",
    )
