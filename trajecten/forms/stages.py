"""The shape of what is filled in about stages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from trajecten.domein.stage import COMPETENTIES, SCHAAL, STAGEVELDEN, Score, Stageplan
from trajecten.forms.netwerk import WEEKUREN, in_uren
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld, TelefoonVeld, UrenVeld

Keuzes = Iterable[tuple[str, Any]]
_VROEGST = date(2023, 7, 1)
_NIET_BEKEKEN = ("", "niet bekeken")
_SCHAAL = [_NIET_BEKEKEN, *((str(punt), label) for punt, label in SCHAAL.items())]
# Competences that the mentor names himself.
EIGEN = ("eigen_1", "eigen_2")


class StageStartenForm(WerkzorgForm):
    """Where, doing what, with which mentor, when, and insured by whom."""

    werkpost = KeuzeVeld(label="Bij welke werkpost?")
    functie = TekstVeld(label="Wat doet de deelnemer er?", max_length=300)
    actie = KeuzeVeld(label="Bij welke actie van het plan hoort de stage?", required=False)
    mentor = TekstVeld(label="Naam van de mentor", max_length=200)
    mentor_telefoon = TelefoonVeld(label="Telefoon van de mentor", required=False)
    mentor_email = EmailVeld(label="E-mailadres van de mentor", required=False)
    van = DatumVeld(label="Eerste dag", vroegst=_VROEGST)
    tot_en_met = DatumVeld(label="Laatste dag", vroegst=_VROEGST)
    uren_per_week = UrenVeld(label="Uren per week", hoogstens=WEEKUREN)
    uren_motivering = TekstVeld(
        label="Waarom meer uren dan de draagkracht?",
        help_text="alleen als de stage samen met het plan meer uren vraagt dan de deelnemer aankan",
        max_length=2000,
        regels=True,
        required=False,
    )
    verzekering = TekstVeld(
        label="Wie verzekert de deelnemer?",
        help_text="arbeidsongevallen en burgerlijke aansprakelijkheid: verzekeraar en polisnummer",
        max_length=300,
    )
    verzekerd_op = DatumVeld(
        label="Wanneer keek je de verzekering na?",
        help_text="dd/mm/jjjj; ten laatste op de eerste dag van de stage",
        met_knoppen=True,
        vroegst=_VROEGST,
    )
    veldgroepen = (
        ("Waar en wat", "", ("werkpost", "functie", "actie")),
        ("Mentor op de werkvloer", "", ("mentor", "mentor_telefoon", "mentor_email")),
        ("Wanneer", "", ("van", "tot_en_met", "uren_per_week", "uren_motivering")),
        ("Verzekering", "", ("verzekering", "verzekerd_op")),
    )

    def __init__(self, *args: Any, werkposten: Keuzes, acties: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("werkpost", [("", "Kies een werkpost"), *werkposten])
        self.bied_aan("actie", [("", "geen: naast het plan"), *acties])

    def clean(self) -> dict[str, Any] | None:
        """A mentor can be reached, and works some hours."""
        gegevens = super().clean()
        if self.cleaned_data.get("uren_per_week") == 0:
            self.add_error("uren_per_week", "Vul meer dan 0 uur per week in.")
        bereikbaar = {"mentor_telefoon", "mentor_email"}
        if not bereikbaar & self.errors.keys() and not any(self.cleaned_data.get(een) for een in bereikbaar):
            self.add_error("mentor_telefoon", "Vul een telefoonnummer of een e-mailadres van de mentor in.")
        return gegevens

    def plan(self) -> Stageplan:
        """When, and how insured."""
        schoon = self.cleaned_data
        return Stageplan(schoon["van"], schoon["tot_en_met"], schoon["verzekering"], schoon["verzekerd_op"])

    def velden(self) -> dict[str, Any]:
        """What the act takes as it stands; hours in hours."""
        schoon = self.cleaned_data
        return {naam: schoon[naam] for naam in STAGEVELDEN} | {
            "uren_per_week": in_uren(schoon["uren_per_week"])
        }


class StageEvaluerenForm(Versieform):
    """How each competence was seen, and the words about it."""

    op = DatumVeld(label="Datum van de evaluatie", met_knoppen=True, vroegst=_VROEGST)
    verslag = TekstVeld(label="Hoe loopt de stage?", max_length=6000, regels=True, required=False)
    woorden_deelnemer = TekstVeld(
        label="Wat vindt de deelnemer ervan, in eigen woorden?", max_length=4000, regels=True, required=False
    )
    stopt_op = DatumVeld(
        label="De stage stopt vroeger: laatste dag",
        help_text="dd/mm/jjjj; laat leeg als de stage verder loopt zoals gepland",
        vroegst=_VROEGST,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sleutel, naam in COMPETENTIES.items():
            self.fields[f"score_{sleutel}"] = KeuzeVeld(label=naam, required=False, choices=_SCHAAL)
            self.fields[f"woorden_{sleutel}"] = TekstVeld(
                label=f"Toelichting bij “{naam}”", max_length=300, required=False
            )
        for sleutel in EIGEN:
            self.fields[f"naam_{sleutel}"] = TekstVeld(
                label="Andere competentie", max_length=100, required=False
            )
            self.fields[f"score_{sleutel}"] = KeuzeVeld(label="Score", required=False, choices=_SCHAAL)

    @property
    def competentievelden(self) -> list[tuple[Any, Any]]:
        """Per known competence its score and its words."""
        return [(self[f"score_{sleutel}"], self[f"woorden_{sleutel}"]) for sleutel in COMPETENTIES]

    @property
    def eigen_velden(self) -> list[tuple[Any, Any]]:
        """Per competence of one's own its name and its score."""
        return [(self[f"naam_{sleutel}"], self[f"score_{sleutel}"]) for sleutel in EIGEN]

    def clean(self) -> dict[str, Any] | None:
        """Words go with a score, and a score with a name."""
        gegevens = super().clean()
        schoon = self.cleaned_data
        for sleutel in COMPETENTIES:
            if schoon.get(f"woorden_{sleutel}") and not schoon.get(f"score_{sleutel}"):
                self.add_error(f"score_{sleutel}", "Kies ook een score, of schrijf dit in het verslag.")
        for sleutel in EIGEN:
            naam, score = schoon.get(f"naam_{sleutel}"), schoon.get(f"score_{sleutel}")
            if naam and not score:
                self.add_error(f"score_{sleutel}", "Kies ook een score.")
            elif score and not naam:
                self.add_error(f"naam_{sleutel}", "Zeg om welke competentie het gaat.")
        return gegevens

    def scores(self) -> list[Score]:
        """The competences that were looked at."""
        schoon = self.cleaned_data
        gekend = [
            Score(naam, int(schoon[f"score_{sleutel}"]), schoon[f"woorden_{sleutel}"])
            for sleutel, naam in COMPETENTIES.items()
            if schoon[f"score_{sleutel}"]
        ]
        eigen = [
            Score(schoon[f"naam_{sleutel}"], int(schoon[f"score_{sleutel}"]))
            for sleutel in EIGEN
            if schoon[f"score_{sleutel}"]
        ]
        return gekend + eigen
