"""The shape of what is filled in about actions, hours, the catalogue and the lists of the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from trajecten.domein.uitvoering import AANBODVELDEN, DAGEN_PER_KEER, Aangeboden, Dagregel
from trajecten.soorten import ACTIESOORT_KEUZES
from werkzorg.ui.formaten import MINUTEN_PER_UUR, WEEKDAGEN, datum
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld, TelefoonVeld, UrenVeld

Keuzes = Iterable[tuple[str, Any]]
ALLE = [("", "alle")]
EEN_DAG = timedelta(days=1)
_VROEGST = date(2023, 7, 1)
_LAATST = date(2099, 12, 31)
_CENT = Decimal("0.01")
# Hours of one day and of one week, in minutes.
DAGUREN, WEEKUREN = 24 * MINUTEN_PER_UUR, 60 * MINUTEN_PER_UUR

# How the list of actions is cut.
OPEN, TOE_TE_WIJZEN, TE_LAAT, BINNENKORT, EIGEN, AF = (
    "open",
    "toe_te_wijzen",
    "te_laat",
    "binnenkort",
    "eigen",
    "afgewerkt",
)
STANDEN = (
    (OPEN, "open"),
    (TOE_TE_WIJZEN, "zonder dienstverlener"),
    (TE_LAAT, "te laat"),
    (BINNENKORT, "begint binnenkort"),
    (EIGEN, "van mijn organisatie"),
    (AF, "afgewerkt"),
    ("", "alle"),
)


def in_uren(minuten: int) -> Decimal:
    """Minutes as the tables keep hours: two decimals, exact to the minute."""
    return (Decimal(minuten) / MINUTEN_PER_UUR).quantize(_CENT)


def in_minuten(uren: Decimal) -> int:
    """Hours of the tables as whole minutes, as forms and screens count them."""
    return int((uren * MINUTEN_PER_UUR).to_integral_value())


# --- lists -----------------------------------------------------------------------------------------------------------
class ActieFilterForm(ZoekForm):
    """Which actions to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(label="Stand", required=False, choices=STANDEN)
    regio = KeuzeVeld(label="Regio", required=False)

    def __init__(self, *args: Any, regios: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [*ALLE, *regios])


class AanbodFilterForm(ZoekForm):
    """What to list of the catalogue."""

    zoek = TekstVeld(label="Zoek in het aanbod", max_length=100, required=False)
    soort = KeuzeVeld(label="Soort actie", required=False, choices=[*ALLE, *ACTIESOORT_KEUZES])
    regio = KeuzeVeld(label="Regio", required=False)
    aanbieder = KeuzeVeld(label="Dienstverlener", required=False)
    ook_vroeger = forms.BooleanField(label="ook wat voorbij is of nog komt", required=False)

    def __init__(self, *args: Any, regios: Keuzes, aanbieders: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [*ALLE, *regios])
        self.bied_aan("aanbieder", [*ALLE, *aanbieders])


ONTVANGEN = "ontvangen"
PLANSTANDEN = (("", "alle"), (ONTVANGEN, "te behandelen"))


class PlanFilterForm(ZoekForm):
    """Which received plans to list."""

    zoek = TekstVeld(label="Naam of dossiernummer", max_length=100, required=False)
    stand = KeuzeVeld(label="Stand", required=False, choices=PLANSTANDEN)


class NetwerkForm(ZoekForm):
    """Of which regio, and as on which day."""

    regio = KeuzeVeld(label="Regio", required=False)
    op = DatumVeld(label="Zoals op", required=False, help_text="dd/mm/jjjj; leeg: vandaag")

    def __init__(self, *args: Any, regios: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regionamen = dict(regios)
        self.bied_aan("regio", self.regionamen.items())


# --- acts on an action -----------------------------------------------------------------------------------------------
class ToewijzenForm(Versieform):
    """Who carries out the action: somebody of the network, of the catalogue, or named."""

    dienstverlener = KeuzeVeld(label="Wie voert deze actie uit?", required=False, een_van_beide=True)
    andere = TekstVeld(
        label="Staat hij er niet bij?",
        help_text="naam of KBO-nummer van de organisatie",
        max_length=200,
        required=False,
        een_van_beide=True,
    )
    motivering = TekstVeld(
        label="Waarom deze keuze?",
        help_text="Nodig voor een dienstverlener van buiten het netwerk (Decreet 8/7/2022 art. 17-18).",
        max_length=2000,
        regels=True,
        required=False,
    )

    def __init__(self, *args: Any, dienstverleners: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("dienstverlener", [("", "Kies een dienstverlener"), *dienstverleners])

    def clean(self) -> dict[str, Any] | None:
        """Exactly one way of naming somebody."""
        gegevens = super().clean()
        if not self.errors:
            gekozen, andere = self.cleaned_data["dienstverlener"], self.cleaned_data["andere"]
            if not gekozen and not andere:
                self.add_error(
                    "dienstverlener", "Kies wie de actie uitvoert, of vul een andere organisatie in."
                )
            elif gekozen and andere:
                self.add_error("andere", "Kies uit de lijst of vul een organisatie in, niet allebei.")
        return gegevens


class AfwerkenForm(Versieform):
    """On which day the action was done, and what came of it."""

    afgewerkt_op = DatumVeld(label="Op welke dag was de actie af?", met_knoppen=True, vroegst=_VROEGST)
    resultaat = TekstVeld(
        label="Wat leverde de actie op?",
        help_text="Dit komt in het eindverslag (Decreet 8/7/2022 art. 22).",
        max_length=4000,
        regels=True,
    )


class UrenForm(WerkzorgForm):
    """The hours of one week, a line per day: `maandag` is the first day of that week."""

    maandag = forms.DateField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, maandag: date, al: Mapping[date, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["maandag"] = maandag
        self.al = al
        self.dagen = [maandag + nummer * EEN_DAG for nummer in range(DAGEN_PER_KEER)]
        vandaag = timezone.localdate()
        for nummer, dag in enumerate(self.dagen):
            naam = f"{WEEKDAGEN[dag.weekday()]} {datum(dag)}"
            komt_nog = dag > vandaag
            self.fields[f"uren_{nummer}"] = UrenVeld(
                label=f"Uren op {naam}", required=False, hoogstens=DAGUREN, help_text="", disabled=komt_nog
            )
            self.fields[f"wat_{nummer}"] = TekstVeld(
                label=f"Wat deed je op {naam}?", max_length=500, required=False, disabled=komt_nog
            )

    @property
    def schermregels(self) -> list[dict[str, Any]]:
        """Per day its fields, and what stands there already in minutes."""
        vandaag = timezone.localdate()
        return [
            {
                "naam": f"{WEEKDAGEN[dag.weekday()]} {datum(dag)}",
                "uren": self[f"uren_{nummer}"],
                "wat": self[f"wat_{nummer}"],
                "al": self.al.get(dag, 0),
                "komt_nog": dag > vandaag,
            }
            for nummer, dag in enumerate(self.dagen)
        ]

    def regels(self) -> list[Dagregel]:
        """The days for which hours were typed."""
        uit = []
        for nummer, dag in enumerate(self.dagen):
            minuten = self.cleaned_data[f"uren_{nummer}"]
            if minuten is not None:
                wat = self.cleaned_data[f"wat_{nummer}"]
                uit.append(Dagregel(nummer, dag, in_uren(minuten), wat))
        return uit

    def clean(self) -> dict[str, Any] | None:
        """What happened on a day stands beside its hours."""
        gegevens = super().clean()
        for nummer in range(DAGEN_PER_KEER):
            uren, wat = self.cleaned_data.get(f"uren_{nummer}"), self.cleaned_data.get(f"wat_{nummer}")
            if wat and uren is None and f"uren_{nummer}" not in self.errors:
                self.add_error(f"uren_{nummer}", "Vul ook in hoeveel uren het waren.")
        return gegevens


class UrenVerbeterenForm(Versieform):
    """How many hours it really was, and what was wrong."""

    uren = UrenVeld(
        label="Hoeveel uren waren het echt?", help_text="0 als er die dag niets gegeven is", hoogstens=DAGUREN
    )
    reden = TekstVeld(label="Wat was er fout?", max_length=300)


class BevestigForm(WerkzorgForm):
    """Nothing to fill in: only whether it is meant."""


# --- the catalogue ---------------------------------------------------------------------------------------------------
class AanbodForm(WerkzorgForm):
    """One offer of the own organisation."""

    soort = KeuzeVeld(label="Wat voor actie is het?", choices=[("", "Kies een soort"), *ACTIESOORT_KEUZES])
    titel = TekstVeld(label="Naam van het aanbod", max_length=200)
    omschrijving = TekstVeld(
        label="Wat houdt het in, en voor wie?", max_length=2000, regels=True, required=False
    )
    regios = forms.MultipleChoiceField(label="In welke regio's?", widget=forms.CheckboxSelectMultiple)
    plaatsen = GetalVeld(label="Hoeveel plaatsen tegelijk?", hoogstens=9999, required=False)
    wachttijd_weken = GetalVeld(
        label="Wachttijd in weken",
        help_text="0 als iemand meteen kan beginnen",
        hoogstens=520,
        required=False,
    )
    contactpersoon = TekstVeld(label="Contactpersoon", max_length=200, required=False)
    contact_telefoon = TelefoonVeld(label="Telefoon", required=False)
    contact_email = EmailVeld(label="E-mailadres", required=False)
    van = DatumVeld(label="Aangeboden vanaf", vroegst=_VROEGST, laatst=_LAATST)
    tot_en_met = DatumVeld(
        label="Tot en met",
        help_text="dd/mm/jjjj; laat leeg zolang er geen einde is",
        vroegst=_VROEGST,
        laatst=_LAATST,
        required=False,
    )
    veldgroepen = (
        ("Wat", "", ("soort", "titel", "omschrijving")),
        ("Waar en wanneer", "", ("regios", "van", "tot_en_met", "plaatsen", "wachttijd_weken")),
        ("Bij wie", "", ("contactpersoon", "contact_telefoon", "contact_email")),
    )

    def __init__(self, *args: Any, regios: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["regios"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = list(regios)

    def gegevens(self) -> Aangeboden:
        """What was filled in, as the act takes it."""
        schoon = self.cleaned_data
        return Aangeboden(
            velden={naam: schoon[naam] for naam in AANBODVELDEN},
            regios=schoon["regios"],
            van=schoon["van"],
            tot_en_met=schoon["tot_en_met"],
        )


class AanbodWijzigenForm(AanbodForm, Versieform):
    """The same, of an offer that stands there already."""
