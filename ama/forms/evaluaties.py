"""The shape of a yearly evaluation: dated goals with four steps, the words of the deelnemer, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from ama.domein.evaluatieinhoud import VOORUITGANG, Doel, Evaluatie, uitkomsten_onder
from ama.domein.groei import PUNTEN, THEMAS, Meting
from ama.domein.samenloop import WVG
from ama.domein.statuut import INSTANTIES, Instantie
from ama.forms.sessies import chips, met_hoofdletter
from werkzorg.ui.formulieren import Versieform, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

VROEGST = date(2014, 1, 1)
MINSTE_DOELEN, MEESTE_DOELEN = 3, 8
JA, NEE = "ja", "nee"
_PUNTEN = [("", "niet ingevuld"), *((str(punt), naam) for punt, naam in PUNTEN.items())]
_STAPPEN = met_hoofdletter([(str(punt), naam) for punt, naam in VOORUITGANG.items()])


class AfgestemdVeld(forms.MultipleChoiceField):
    """With whom was talked; whether one may be left out is law, so that the label does not say that it may."""

    een_van_beide = True


class EvaluatieForm(Versieform):
    """One evaluation; nothing is required here, what must be there is law.

    `afstemmen`: the bodies to talk with; `soort`: the kind of AMA; `vorige`: the points of the last time, by theme.
    """

    def __init__(
        self,
        *args: Any,
        doelen: int = 0,
        afstemmen: Sequence[Instantie] = (),
        soort: str = WVG,
        vorige: Mapping[str, Meting] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.aantal = min(MEESTE_DOELEN, max(MINSTE_DOELEN, doelen + 1))
        namen = []
        for nummer in range(self.aantal):
            self.fields[f"doel_{nummer}"] = TekstVeld(
                label=f"Doel {nummer + 1}", max_length=300, required=False, een_van_beide=True
            )
            self.fields[f"stand_{nummer}"] = _keuze(f"Hoever staat doel {nummer + 1}?", _STAPPEN)
            namen += [f"doel_{nummer}", f"stand_{nummer}"]
        self.fields["op"] = DatumVeld(
            label="Evaluatie gehouden op",
            vroegst=VROEGST,
            laatst=timezone.localdate,
            te_laat="Deze dag ligt in de toekomst: rond de evaluatie af als ze er geweest is.",
            required=False,
            een_van_beide=True,
            met_knoppen=True,
        )
        self.fields["woorden_deelnemer"] = _tekst(
            "Wat vindt de deelnemer ervan?", "In zijn of haar eigen woorden."
        )
        self.fields["volgende_stap"] = _keuze("Is een volgende stap mogelijk?", [(JA, "Ja"), (NEE, "Nee")])
        self.fields["waarom"] = _tekst("Waarom wel of niet?")
        self.fields["afspraken"] = _tekst("Wat spreken jullie af?", verplicht=False)
        self.fields["uitkomst"] = _keuze(
            "Hoe gaat het verder?",
            met_hoofdletter([(sleutel, een.label) for sleutel, een in uitkomsten_onder(soort).items()]),
        )
        punten = []
        for thema, naam in THEMAS.items():
            toen = (vorige or {}).get(thema, Meting(thema))
            self.fields[f"groei_{thema}"] = _punt(naam, toen.begeleider)
            self.fields[f"eigen_{thema}"] = _punt(f"{naam}: en de deelnemer zelf?", toen.deelnemer)
            punten += [f"groei_{thema}", f"eigen_{thema}"]
        verder = ["volgende_stap", "waarom", "afspraken", "uitkomst"]
        if afstemmen:
            self.fields["afgestemd"] = AfgestemdVeld(
                label="Afgestemd met",
                help_text="Wie toestemming gaf, praat mee. Een vergadering is niet nodig.",
                choices=[(een.value, INSTANTIES[een]) for een in afstemmen],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            verder.append("afgestemd")
        self.veldgroepen = (
            ("Het gesprek", "", ["op", "woorden_deelnemer"]),
            ("Doelen", "Zeg bij elk doel hoever het staat. Laat leeg wat je niet gebruikt.", namen),
            (
                "Groei",
                "Wat zie jij, en wat vindt de deelnemer er zelf van? Het mag leeg blijven.",
                punten,
            ),
            ("En nu?", "", verder),
        )

    def inhoud(self) -> Evaluatie:
        """What was filled in, as the law reads it; empty goals keep their place."""
        gegevens = self.cleaned_data
        stap = gegevens["volgende_stap"]
        return Evaluatie(
            op=gegevens["op"],
            doelen=tuple(
                Doel(gegevens[f"doel_{een}"], int(gegevens[f"stand_{een}"] or 0) or None)
                for een in range(self.aantal)
            ),
            woorden_deelnemer=gegevens["woorden_deelnemer"],
            volgende_stap_mogelijk=stap == JA if stap else None,
            waarom=gegevens["waarom"],
            afspraken=gegevens["afspraken"],
            uitkomst=gegevens["uitkomst"],
            afgestemd=frozenset(Instantie(een) for een in gegevens.get("afgestemd", ())),
            groei=tuple(
                Meting(
                    thema,
                    int(gegevens[f"groei_{thema}"] or 0) or None,
                    int(gegevens[f"eigen_{thema}"] or 0) or None,
                )
                for thema in THEMAS
            ),
        )

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """Puts the sentences of the law at the fields of this form, which stand per goal."""
        namen = {"doelen": "doel_0", "volgende_stap_mogelijk": "volgende_stap"}
        namen |= {f"groei-{thema}": f"groei_{thema}" for thema in THEMAS}
        namen |= {f"groei-{thema}-deelnemer": f"eigen_{thema}" for thema in THEMAS}
        vertaald = {
            namen.get(naam, naam.replace("doelen-", "stand_")): uitleg for naam, uitleg in velden.items()
        }
        super().zet_fouten(zin, vertaald)


def begin_van(inhoud: Evaluatie, versie: int, vandaag: date) -> dict[str, Any]:
    """What stands in the form to begin with; without a day it is today."""
    uit: dict[str, Any] = {
        "versie": versie,
        "op": inhoud.op or vandaag,
        "woorden_deelnemer": inhoud.woorden_deelnemer,
        "waarom": inhoud.waarom,
        "afspraken": inhoud.afspraken,
        "uitkomst": inhoud.uitkomst,
        "afgestemd": sorted(een.value for een in inhoud.afgestemd),
    }
    if inhoud.volgende_stap_mogelijk is not None:
        uit["volgende_stap"] = JA if inhoud.volgende_stap_mogelijk else NEE
    for nummer, doel in enumerate(inhoud.doelen):
        uit[f"doel_{nummer}"] = doel.tekst
        uit[f"stand_{nummer}"] = str(doel.vooruitgang or "")
    for een in inhoud.groei:
        uit[f"groei_{een.thema}"] = str(een.begeleider or "")
        uit[f"eigen_{een.thema}"] = str(een.deelnemer or "")
    return uit


def _tekst(label: str, help_text: str = "", *, verplicht: bool = True) -> TekstVeld:
    return TekstVeld(
        label=label,
        max_length=4000,
        regels=True,
        required=False,
        een_van_beide=verplicht,
        help_text=help_text,
    )


def _keuze(label: str, keuzes: Sequence[tuple[str, str]]) -> KeuzeVeld:
    return KeuzeVeld(label=label, widget=chips(), choices=keuzes, required=False, een_van_beide=True)


def _punt(label: str, toen: int | None) -> KeuzeVeld:
    return KeuzeVeld(
        label=label,
        choices=_PUNTEN,
        required=False,
        help_text=f"Vorige keer: {PUNTEN[toen]}." if toen else "",
    )


class JaarevaluatieFilterForm(ZoekForm):
    """Which evaluations to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(label="Stand", required=False)

    def __init__(self, *args: Any, standen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("stand", [("", "alle"), *standen])


class SignaalForm(Versieform):
    """What somebody did with a suggestion."""

    wat_nu = TekstVeld(
        label="Wat deed je?",
        max_length=500,
        regels=True,
        required=False,
        een_van_beide=True,
        help_text="Bijvoorbeeld: gebeld, en samen het rooster bekeken.",
    )
    is_niets_nodig = forms.BooleanField(label="Er is niets nodig", required=False)
