"""Starting, submitting and withdrawing an application, and the steps in which it is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from mandaten.domein.aanvraagstappen import (
    Collegainvoer,
    Criteriuminvoer,
    Gegevens,
    Partnerinvoer,
    Verklaringinvoer,
)
from mandaten.domein.inhoud import Bestand, Criteriumvraag, Verklaring
from mandaten.domein.voorwaarden import Voorwaarde
from mandaten.forms.bewijshint import bestandshint
from mandaten.forms.criteria import criteriumgroepen, criteriuminvoer
from mandaten.soorten import CONTINGENT, ERKENNING, Toekenningssoort
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.velden import DatumVeld, EmailVeld, KeuzeVeld, TekstVeld, TelefoonVeld

BEWIJS = "aanvraagbewijs"
DEELNAMEBEWIJS = "deelnamebewijs"
_VERLOPEN = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"),
    "Dit formulier is onvolledig. Open de aanvraag opnieuw.",
)
_LEEG = ("", "Maak een keuze")
Regios = Mapping[str, str]


class VrijeTekst(TekstVeld):
    """A text that may stay empty also when the application is submitted: the page calls it optional."""

    blijft_vrij = True


class AanvraagStartenForm(WerkzorgForm):
    """What to ask for: an open call, or a kind that needs none."""

    keuze = KeuzeVeld(label="Wat wil je aanvragen?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("keuze", keuzes)


class MetVersie(WerkzorgForm):
    """A form over an application that somebody else can change meanwhile."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1, error_messages=_VERLOPEN
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    # Which step this is and about which row: a draft that waits must find its way back.
    stap = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    rij = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class AanvraagIndienenForm(MetVersie):
    """The declaration under which an application is submitted."""

    verklaring = forms.BooleanField(label="Ik verklaar dat deze aanvraag klopt")

    def __init__(self, *args: Any, wie: str, functie: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verklaring"].label = (
            f"Ik verklaar dat deze aanvraag klopt, en dat ik ze indien in naam van {wie} ({functie}), die de "
            "organisatie wettelijk kan verbinden."
        )


class AanvraagIntrekkenForm(MetVersie):
    """Nothing to fill in: the page says what happens."""


class GegevensForm(MetVersie):
    """The first step: what, when, where, and who speaks for the organisation."""

    ingaat_op = DatumVeld(label="Gewenste eerste dag", required=False)
    plaatsen = GetalVeld(label="Gevraagd aantal plaatsen", hoogstens=100_000, required=False)
    toelichting = VrijeTekst(
        label="Toelichting",
        max_length=5000,
        regels=True,
        required=False,
    )
    tekenbevoegde = TekstVeld(
        label="Wie kan de organisatie wettelijk verbinden?",
        max_length=150,
        required=False,
        help_text="Voornaam en naam, zoals in de statuten of het mandaat.",
        waarom="Alleen in naam van die persoon kun je indienen.",
    )
    tekenfunctie = TekstVeld(
        label="In welke functie?", max_length=150, required=False, help_text="bijvoorbeeld algemeen directeur"
    )
    contact_naam = TekstVeld(label="Contactpersoon", max_length=150, required=False)
    contact_email = EmailVeld(label="E-mailadres", required=False)
    contact_telefoon = TelefoonVeld(label="Telefoon", required=False)

    def __init__(self, *args: Any, soort: Toekenningssoort, regios: Regios, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regios = regios if soort.met_regio else {}
        # Where there is one, there is nothing to choose: it is said, not asked.
        self.regiovelden = [f"regio_{sleutel}" for sleutel in self.regios] if len(self.regios) > 1 else []
        for naam, label in zip(self.regiovelden, self.regios.values(), strict=False):
            self.fields[naam] = forms.BooleanField(label=label, required=False)
        enige = "" if self.regiovelden else ", ".join(self.regios.values())
        if soort.sleutel != CONTINGENT:
            del self.fields["plaatsen"]
        self.veldgroepen = tuple(
            groep
            for groep in (
                (
                    "Wat vraag je?",
                    f"De oproep gaat alleen over de regio {enige}." if enige else "",
                    [naam for naam in ("ingaat_op", "plaatsen") if naam in self.fields],
                ),
                (
                    "Voor welke regio's?",
                    "Kies je er meer dan een, dan sluiten ze op elkaar aan.",
                    self.regiovelden,
                ),
                ("Wie dient in?", "", ["tekenbevoegde", "tekenfunctie"]),
                (
                    "Wie kan de overheid contacteren?",
                    "",
                    ["contact_naam", "contact_email", "contact_telefoon"],
                ),
                ("Wat moet wie beslist zeker weten?", "", ["toelichting"]),
            )
            if groep[2]
        )

    @staticmethod
    def begin(nu: Mapping[str, Any], regios: Iterable[str]) -> dict[str, Any]:
        """Present values as initial ones of this form; the regio's become one box each."""
        gekozen = nu["regios"]
        return {
            **{naam: waarde for naam, waarde in nu.items() if naam != "regios"},
            **{f"regio_{sleutel}": sleutel in gekozen for sleutel in regios},
        }

    def gekozen_regios(self) -> frozenset[str]:
        """The keys of the regio's that are ticked; of a call about one regio that one."""
        if not self.regiovelden:
            return frozenset(self.regios)
        return frozenset(sleutel for sleutel in self.regios if self.cleaned_data[f"regio_{sleutel}"])

    def wijziging(self) -> Gegevens:
        """What was typed, as the act wants it."""
        gegeven = self.cleaned_data
        kolommen = {naam: gegeven[naam] for naam in Gegevens().kolommen() if naam in gegeven}
        return Gegevens(**kolommen, regios=self.gekozen_regios())


class PartnerForm(MetVersie):
    """A partner: which organisation, in which seat, and what it brings in; a known partner stays who it is.

    `vrij`: the seats that are free; `zetel` the one of a known partner ("" for a new one). Without a seat to give there
    is nothing to fill in.
    """

    plaats = KeuzeVeld(label="Plaats")
    organisatie = TekstVeld(
        label="Organisatie",
        max_length=200,
        help_text="Naam of KBO-nummer. De organisatie moet hier al geregistreerd zijn.",
    )
    inbreng = TekstVeld(
        label="Wat brengt deze organisatie in?",
        max_length=2000,
        regels=True,
        required=False,
        help_text="De partner leest dit en bevestigt het zelf.",
    )

    def __init__(
        self, *args: Any, soort: Toekenningssoort, vrij: Sequence[str], zetel: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # What is sent may name any seat: the act says what is wrong with it, and a form that comes twice is known.
        mogelijk = set(soort.plaatsen) if self.is_bound else {*vrij, zetel}
        plaatsen = [(sleutel, een.label) for sleutel, een in soort.plaatsen.items() if sleutel in mogelijk]
        self.bied_aan("plaats", [_LEEG, *plaatsen])
        if zetel:
            del self.fields["organisatie"]
        elif not vrij and not self.is_bound:
            for naam in ("plaats", "organisatie", "inbreng"):
                del self.fields[naam]

    def wijziging(self, rij_id: Any) -> Partnerinvoer:
        """What was typed, as the act wants it."""
        gegeven = self.cleaned_data
        return Partnerinvoer(
            plaats=gegeven["plaats"],
            inbreng=gegeven["inbreng"],
            organisatie=gegeven.get("organisatie", ""),
            id=rij_id,
        )


class CollegaForm(MetVersie):
    """Somebody who will guide, and what makes him expert."""

    organisatie_id = KeuzeVeld(label="Werkt voor")
    naam = TekstVeld(label="Voornaam en naam", max_length=150)
    functie = TekstVeld(label="Functie", max_length=150)
    diploma = TekstVeld(
        label="Diploma",
        max_length=200,
        required=False,
        een_van_beide=True,
        help_text="bijvoorbeeld bachelor sociaal werk",
    )
    ervaring_jaren = GetalVeld(
        label="Of: jaren relevante ervaring", hoogstens=60, required=False, een_van_beide=True
    )
    bewijs_tekst = TekstVeld(
        label="Bewijs in woorden",
        max_length=300,
        required=False,
        een_van_beide=True,
        help_text="bijvoorbeeld in welk register het diploma staat, of bij wie de ervaring is opgedaan",
    )

    def __init__(
        self,
        *args: Any,
        soort: Toekenningssoort,
        organisaties: Sequence[tuple[str, str]],
        nu: Bestand | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if len(organisaties) == 1:
            self.fields["organisatie_id"] = KeuzeVeld(
                choices=organisaties, widget=forms.HiddenInput, initial=organisaties[0][0]
            )
        else:
            self.bied_aan("organisatie_id", [_LEEG, *organisaties])
        if soort.sleutel == ERKENNING:
            diploma = self.fields["diploma"]
            assert isinstance(diploma, TekstVeld)
            diploma.waarom = "Wie begeleidt, heeft een relevant diploma of ervaring (BVR 18/11/2022 art. 46)."
        self.fields["bestand"] = BijlageVeld(
            BEWIJS, label="Of een bestand", required=False, een_van_beide=True, help_text=bestandshint(nu)
        )

    def wijziging(self, rij_id: Any) -> Collegainvoer:
        """What was typed, as the act wants it."""
        gegeven = self.cleaned_data
        namen = ("naam", "functie", "diploma", "ervaring_jaren", "bewijs_tekst", "bestand")
        return Collegainvoer(
            **{naam: gegeven[naam] for naam in namen},
            organisatie_id=UUID(gegeven["organisatie_id"]),  # one of the choices
            id=rij_id,
        )


class VoorwaardenForm(MetVersie):
    """Per condition a tick, words, and a file, and per criterion of the call words and a file.

    `inbreng` is asked of a partner who confirms his part; `vragen` (id, about what, question) what the desk asks him.
    """

    def __init__(
        self,
        *args: Any,
        voorwaarden: Sequence[Voorwaarde],
        nu: Mapping[str, Verklaring],
        criteria: Sequence[Criteriumvraag] = (),
        soort: str = BEWIJS,
        vragen: Sequence[tuple[UUID, str, str]] = (),
        met_inbreng: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.voorwaarden, self.criteria = voorwaarden, criteria
        self.vragen = vragen
        groepen: list[tuple[str, str, list[str]]] = []
        for pk, waarover, vraag in vragen:
            naam = f"toelichting_{pk.hex}"
            self.fields[naam] = TekstVeld(label="Je antwoord", max_length=5000, regels=True, required=False)
            groepen.append((f"Vraag over: {waarover}", vraag, [naam]))
        if met_inbreng:
            self.fields["inbreng"] = TekstVeld(
                label="Wat brengt je organisatie in?", max_length=2000, regels=True, required=False
            )
            groepen.append(("Jullie inbreng", "", ["inbreng"]))
        for een in voorwaarden:
            verklaring = nu.get(een.sleutel)
            namen = voeg_voorwaarde_toe(self.fields, een, verklaring.bestand if verklaring else None, soort)
            groepen.append((een.label, een.artikel, namen))
        groepen += criteriumgroepen(self.fields, criteria, soort)
        self.veldgroepen = tuple(groepen)

    def antwoorden(self) -> dict[str, Verklaringinvoer]:
        """What was answered per condition."""
        return {een.sleutel: verklaringinvoer(self.cleaned_data, een) for een in self.voorwaarden}

    def toelichtingen(self) -> dict[UUID, str]:
        """Per question of the desk the words."""
        return {pk: self.cleaned_data[f"toelichting_{pk.hex}"] for pk, *_ in self.vragen}

    def criteriumantwoorden(self) -> dict[UUID, Criteriuminvoer]:
        """What was answered per criterion of the call."""
        return criteriuminvoer(self.cleaned_data, self.criteria)


class DeelnameAfwijzenForm(WerkzorgForm):
    """Why an organisation does not take part."""

    reden = TekstVeld(
        label="Waarom doen jullie niet mee?",
        max_length=2000,
        regels=True,
        help_text="De organisatie die aanvraagt, leest dit.",
    )


def voeg_voorwaarde_toe(
    velden: dict[str, forms.Field], een: Voorwaarde, bestand: Bestand | None, soort: str
) -> list[str]:
    """Puts the fields of one condition in a form; their names."""
    velden[f"vink_{een.sleutel}"] = forms.BooleanField(label=een.tekst, required=False)
    soort_veld = TekstVeld if een.bewijs_nodig else VrijeTekst
    velden[f"tekst_{een.sleutel}"] = soort_veld(
        label="Waaruit blijkt dat?" if een.bewijs_nodig else "Toelichting",
        max_length=2000,
        regels=True,
        required=False,
        een_van_beide=een.bewijs_nodig,
        help_text=een.hint,
    )
    namen = [f"vink_{een.sleutel}", f"tekst_{een.sleutel}"]
    if een.bewijs_nodig:
        velden[f"bestand_{een.sleutel}"] = BijlageVeld(
            soort,
            label="Bewijs als bestand",
            required=False,
            een_van_beide=True,
            help_text=bestandshint(bestand),
        )
        namen.append(f"bestand_{een.sleutel}")
    return namen


def verklaringinvoer(gegeven: Mapping[str, Any], een: Voorwaarde) -> Verklaringinvoer:
    """The cleaned fields of one condition, as the acts want them."""
    return Verklaringinvoer(
        is_bevestigd=gegeven[f"vink_{een.sleutel}"],
        toelichting=gegeven[f"tekst_{een.sleutel}"],
        bestand=gegeven.get(f"bestand_{een.sleutel}"),
    )
