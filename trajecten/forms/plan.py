"""The shapes of the plan: its texts, an action in it, and the way to the netwerkcoördinator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from trajecten.documenten.trajectplan import ONDERTEKEND_PLAN
from trajecten.domein.akkoord import DEELNEMER, ONDERTEKEND, PARTIJEN, TER_PLAATSE
from trajecten.domein.plan import DOMEINEN, RECHTEN_PLICHTEN_VOORSTEL, subtypes_van
from trajecten.domein.planinhoud import Moment, Planactie
from trajecten.domein.planwijziging import MEESTE_ALTERNATIEVEN, MEESTE_MOMENTEN, Actieinvoer
from trajecten.soorten import WEEKDAGEN
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.uurveld import UurVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld, UrenVeld

_VROEGST, _LAATST = date(2000, 1, 1), date(2199, 12, 31)
_HONDERDSTE = Decimal("0.01")
MEESTE_MINUTEN = 60 * 60
INHOUD, ACTIE, WEG, ORDE = "inhoud", "actie", "weg", "orde"
ORGANISATIE, AANBOD = "organisatie", "aanbod"


def in_uren(minuten: int) -> Decimal:
    """Whole minutes as hours with two decimals."""
    return (Decimal(minuten) / 60).quantize(_HONDERDSTE)


def in_minuten(uren: Decimal) -> int:
    """Hours as whole minutes, rounded."""
    return int((uren * 60).to_integral_value())


class Stapform(Versieform):
    """One part of the plan: `stap` and `rij` say which, so that a draft comes back in the same part."""

    stap = forms.CharField(widget=forms.HiddenInput)
    rij = forms.CharField(widget=forms.HiddenInput, required=False)


class InhoudForm(Stapform):
    """The texts and numbers of the plan (art. 15)."""

    veldgroepen = (
        (
            "Waar wil de deelnemer naartoe?",
            "Schrijf de doelen op zoals de deelnemer ze zelf zegt.",
            ["doelen", "omschrijving"],
        ),
        ("Hoelang en hoe vaak", "", ["duur_maanden", "evaluatie_maanden"]),
        ("Afspraken", "", ["rechten_plichten"]),
        ("Waarom deze keuzes", "", ["motivering", "uren_motivering"]),
        (
            "Taken van het team",
            "Vul de dag in waarop jullie dit deden (art. 14).",
            ["statuut_besproken_op", "verkend_op"],
        ),
    )

    doelen = TekstVeld(
        label="Doelen, in de woorden van de deelnemer", max_length=6000, regels=True, required=False
    )
    omschrijving = TekstVeld(
        label="Wat het traject inhoudt en waartoe het dient",
        max_length=6000,
        regels=True,
        required=False,
    )
    duur_maanden = GetalVeld(label="Vermoedelijke duur in maanden", minstens=1, hoogstens=99, required=False)
    evaluatie_maanden = GetalVeld(label="Evalueren om de … maanden", minstens=1, hoogstens=99, required=False)
    rechten_plichten = TekstVeld(label="Rechten en plichten", max_length=6000, regels=True, required=False)
    motivering = TekstVeld(
        label="Waarom kiezen jullie voor dit plan?", max_length=4000, regels=True, required=False
    )
    uren_motivering = TekstVeld(
        label="Waarom zijn meer uren dan de draagkracht haalbaar?",
        max_length=2000,
        regels=True,
        required=False,
        help_text="Alleen nodig als de acties samen meer uren per week vragen dan de deelnemer aankan.",
    )
    statuut_besproken_op = DatumVeld(
        label="Statuut besproken op",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
        met_knoppen=True,
        help_text="dd/mm/jjjj. Rechten, plichten en voordelen van het statuut van de deelnemer.",
    )
    verkend_op = DatumVeld(
        label="Competenties en zorgnoden verkend op",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
        met_knoppen=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("rechten_plichten"):
            self.initial["rechten_plichten"] = RECHTEN_PLICHTEN_VOORSTEL
        self.fields["rechten_plichten"].widget.attrs["rows"] = 12

    def velden(self) -> dict[str, Any]:
        """What was filled in, by the names of the plan."""
        namen = [naam for _, _, groep in self.veldgroepen for naam in groep]
        return {naam: self.cleaned_data[naam] for naam in namen}


class ActieForm(Stapform):
    """One action: what, by whom, when, how many hours, after which others, and what else was considered."""

    soort = KeuzeVeld(label="Soort actie")
    omschrijving = TekstVeld(
        label="Wat gaan jullie doen?", max_length=500, help_text="Zo dat de deelnemer het begrijpt."
    )
    uitvoerder = KeuzeVeld(
        label="Wie voert het uit?",
        required=False,
        help_text="De tandem, een dienstverlener van het netwerk, of een aanbod in het werkingsgebied.",
    )
    motivering = TekstVeld(label="Waarom deze keuze?", max_length=2000, regels=True, required=False)
    van = DatumVeld(label="Van", vroegst=_VROEGST, laatst=_LAATST)
    tot_en_met = DatumVeld(label="Tot en met", vroegst=_VROEGST, laatst=_LAATST)
    uren_per_week = UrenVeld(label="Uren per week", hoogstens=MEESTE_MINUTEN)
    uren_motivering = TekstVeld(
        label="Waarom zijn meer uren dan de draagkracht haalbaar?",
        max_length=2000,
        regels=True,
        required=False,
        help_text="Alleen nodig als alle acties samen meer uren per week vragen dan de deelnemer aankan.",
    )
    na = forms.TypedMultipleChoiceField(
        label="Begint pas na", coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        uitvoerders: Iterable[tuple[str, Any]],
        aanbod: Iterable[tuple[str, str]],
        andere: Sequence[Planactie],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("soort", [("", "Kies een soort"), *soortkeuzes()])
        self.bied_aan("uitvoerder", [("", "de netwerkcoördinator wijst iemand toe"), *uitvoerders])
        self.bied_aan("na", [(str(een.id), een.omschrijving) for een in andere])
        self._voeg_momenten_toe()
        keuzes = [("", "geen"), *aanbod]
        for nummer in range(1, MEESTE_ALTERNATIEVEN + 1):
            self.fields[f"alternatief_{nummer}"] = KeuzeVeld(
                label=f"Ook overwogen ({nummer})", required=False, choices=keuzes
            )
            self.fields[f"waarom_niet_{nummer}"] = TekstVeld(
                label="Waarom niet gekozen", max_length=500, required=False
            )
        momentnamen = [naam for een in range(1, MEESTE_MOMENTEN + 1) for naam in _momentnamen(een)]
        alternatiefnamen = [
            naam
            for een in range(1, MEESTE_ALTERNATIEVEN + 1)
            for naam in (f"alternatief_{een}", f"waarom_niet_{een}")
        ]
        self.veldgroepen = [
            ("De actie", "", ["soort", "omschrijving", "uitvoerder", "motivering"]),
            ("Wanneer", "", ["van", "tot_en_met", "uren_per_week", "uren_motivering"]),
            (
                "Vaste momenten in de week",
                "Zo zien jullie meteen of ze niet op een zorgmoment vallen. Laat leeg wat je niet weet.",
                momentnamen,
            ),
        ]
        if andere:
            self.veldgroepen.append(("Volgorde", "", ["na"]))
        else:
            del self.fields["na"]
        self.veldgroepen.append(
            (
                "Wat jullie ook overwogen",
                "Het hele aanbod van netwerk en werkingsgebied telt mee.",
                alternatiefnamen,
            )
        )

    def _voeg_momenten_toe(self) -> None:
        for nummer in range(1, MEESTE_MOMENTEN + 1):
            dag, van, tot = _momentnamen(nummer)
            self.fields[dag] = KeuzeVeld(
                label=f"Moment {nummer}: dag", required=False, choices=[("", "geen"), *WEEKDAGEN]
            )
            self.fields[van] = UurVeld(label=f"Moment {nummer}: van", required=False, help_text="")
            self.fields[tot] = UurVeld(label=f"Moment {nummer}: tot", required=False, help_text="")

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """A sentence about the moments stands at the first that is filled in."""
        eerste = f"moment_{self._eerste_moment()}_van"
        super().zet_fouten(
            zin, {eerste if naam == "momenten" else naam: tekst for naam, tekst in velden.items()}
        )

    def _eerste_moment(self) -> int:
        gevuld = [een for een in range(1, MEESTE_MOMENTEN + 1) if self.cleaned_data.get(f"moment_{een}_dag")]
        return gevuld[0] if gevuld else 1

    def clean(self) -> dict[str, Any]:
        """A moment has a day and both hours, or nothing; an alternative that is explained is named."""
        gegevens = self.cleaned_data
        for nummer in range(1, MEESTE_MOMENTEN + 1):
            namen = _momentnamen(nummer)
            leeg = [naam for naam in namen if gegevens.get(naam) in (None, "")]
            if leeg and len(leeg) < len(namen) and not any(naam in self.errors for naam in namen):
                self.add_error(leeg[0], "Vul van een moment de dag en beide uren in, of laat alles leeg.")
        for nummer in range(1, MEESTE_ALTERNATIEVEN + 1):
            if gegevens.get(f"waarom_niet_{nummer}") and not gegevens.get(f"alternatief_{nummer}"):
                self.add_error(f"alternatief_{nummer}", "Kies over welk aanbod deze uitleg gaat.")
        return gegevens

    def invoer(self, rij: UUID | None) -> Actieinvoer:
        """What was filled in; call it on a valid form."""
        gegevens = self.cleaned_data
        wat, _, sleutel = gegevens["uitvoerder"].partition(":")
        return Actieinvoer(
            id=rij,
            soort=gegevens["soort"],
            omschrijving=gegevens["omschrijving"],
            van=gegevens["van"],
            tot_en_met=gegevens["tot_en_met"],
            uren_per_week=in_uren(gegevens["uren_per_week"]),
            organisatie_id=UUID(sleutel) if wat == ORGANISATIE else None,
            aanbod_id=UUID(sleutel) if wat == AANBOD else None,
            na=frozenset(gegevens.get("na", ())),
            momenten=tuple(self._gekozen_momenten()),
            alternatieven=tuple(
                (UUID(gegevens[f"alternatief_{een}"]), gegevens[f"waarom_niet_{een}"])
                for een in range(1, MEESTE_ALTERNATIEVEN + 1)
                if gegevens[f"alternatief_{een}"]
            ),
            motivering=gegevens["motivering"],
            uren_motivering=gegevens["uren_motivering"],
        )

    def _gekozen_momenten(self) -> Iterable[Moment]:
        for nummer in range(1, MEESTE_MOMENTEN + 1):
            dag, van, tot = (self.cleaned_data[naam] for naam in _momentnamen(nummer))
            if dag != "":
                yield Moment(int(dag), van, tot)


def soortkeuzes() -> list[tuple[str, list[tuple[str, str]]]]:
    """The sub-types of art. 10 under their domain."""
    return [(naam, list(subtypes_van(sleutel).items())) for sleutel, naam in DOMEINEN.items()]


def _momentnamen(nummer: int) -> tuple[str, str, str]:
    return f"moment_{nummer}_dag", f"moment_{nummer}_van", f"moment_{nummer}_tot"


def actie_begin(actie: Planactie) -> dict[str, Any]:
    """What the form of an action starts with."""
    begin: dict[str, Any] = {
        "soort": actie.soort,
        "omschrijving": actie.omschrijving,
        "motivering": actie.motivering,
        "van": actie.van,
        "tot_en_met": actie.tot_en_met,
        "uren_per_week": in_minuten(actie.uren_per_week),
        "na": [str(een) for een in actie.na],
        "uitvoerder": "",
    }
    if actie.aanbod_id is not None:
        begin["uitvoerder"] = f"{AANBOD}:{actie.aanbod_id}"
    elif actie.dienstverlener_id is not None:
        begin["uitvoerder"] = f"{ORGANISATIE}:{actie.dienstverlener_id}"
    for nummer, moment in enumerate(actie.momenten[:MEESTE_MOMENTEN], start=1):
        dag, van, tot = _momentnamen(nummer)
        begin |= {dag: str(moment.weekdag), van: moment.van, tot: moment.tot}
    for nummer, ander in enumerate(actie.alternatieven[:MEESTE_ALTERNATIEVEN], start=1):
        begin |= {f"alternatief_{nummer}": str(ander.aanbod), f"waarom_niet_{nummer}": ander.waarom_niet}
    return begin


class DraagkrachtForm(WerkzorgForm):
    """From which day the deelnemer can carry how many hours a week."""

    vanaf = DatumVeld(label="Vanaf", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    uren_per_week = UrenVeld(label="Uren per week", hoogstens=MEESTE_MINUTEN)
    nota = TekstVeld(
        label="Nota",
        max_length=500,
        required=False,
        help_text="Schrijf hier niets over diagnose of behandeling: de hele tandem leest dit.",
    )


class ZorgmomentForm(WerkzorgForm):
    """When there is care every week: nothing about what it is."""

    weekdag = forms.TypedChoiceField(label="Dag van de week", coerce=int, choices=WEEKDAGEN)
    van_uur = UurVeld(label="Van")
    tot_uur = UurVeld(label="Tot")
    vanaf = DatumVeld(label="Vanaf", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    tot_en_met = DatumVeld(
        label="Tot en met",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
        help_text="dd/mm/jjjj. Laat leeg zolang het doorloopt.",
    )


class WegForm(WerkzorgForm):
    """One row that goes."""

    weg = forms.UUIDField(widget=forms.HiddenInput)


class AkkoordForm(WerkzorgForm):
    """Who agreed with the plan that is shown, when and how."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    partij = KeuzeVeld(label="Wie gaat akkoord?", widget=forms.RadioSelect)
    op = DatumVeld(label="Akkoord op", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True)
    wijze = KeuzeVeld(
        label="Hoe ging de deelnemer akkoord?",
        widget=forms.RadioSelect,
        required=False,
        een_van_beide=True,
        choices=[
            (TER_PLAATSE, "ter plaatse, in het bijzijn van een casemanager"),
            (ONDERTEKEND, "met een handtekening op papier"),
        ],
        help_text="Alleen voor de deelnemer. Een casemanager gaat akkoord door dit formulier zelf te versturen.",
    )
    scan = BijlageVeld(
        ONDERTEKEND_PLAN, label="Scan van het ondertekende plan", required=False, een_van_beide=True
    )

    def __init__(self, *args: Any, partijen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ik = {DEELNEMER: PARTIJEN[DEELNEMER]}
        self.bied_aan(
            "partij",
            [(een, ik.get(een, f"ik, als {PARTIJEN[een].removeprefix('de ')}")) for een in partijen],
        )

    def clean(self) -> dict[str, Any]:
        """How the deelnemer agreed must be said."""
        gegevens = self.cleaned_data
        if gegevens.get("partij") == DEELNEMER and not gegevens.get("wijze"):
            self.add_error("wijze", ValidationError("Zeg hoe de deelnemer akkoord ging."))
        return gegevens


class IndienenForm(Versieform):
    """The plan as it was agreed goes to the netwerkcoördinator."""


class TerugsturenForm(Versieform):
    """Why the plan returns to the tandem."""

    reden = TekstVeld(label="Wat moet er anders?", max_length=2000, regels=True)


class RegistrerenForm(Versieform):
    """On which day the plan was registered in the persoonlijk dossier."""

    op = DatumVeld(
        label="Geregistreerd in persoonlijk dossier op", vroegst=_VROEGST, laatst=_LAATST, met_knoppen=True
    )
