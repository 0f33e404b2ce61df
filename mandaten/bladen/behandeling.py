"""What the desk, and who asked, reads about how an application is handled: clock, questions and advices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from mandaten.bladen.documenten import documenten_over
from mandaten.domein.aanvraagvelden import veldnaam
from mandaten.domein.ontvankelijkheid import BEVOEGD, OP_TIJD, PARTNERS, SOORT, WERKINGSGEBIED
from mandaten.domein.scores import Gewogen, totaal
from mandaten.domein.termijnklok import (
    GEGRONDHEID,
    ONTVANKELIJKHEID,
    TOTAAL,
    Berekening,
    Termijnklok,
    na_betwisting,
)
from mandaten.models import (
    Aanvraag,
    Aanvulling,
    Advies,
    Beroep,
    Beroepsuitkomst,
    Klokstop,
    criteriumnamen,
)
from mandaten.querysets import BEHEERDER, beslist_over
from mandaten.statussen import IN_BEHANDELING, VOORGESTELD
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import datum, datum_tijd, getal, nog_dagen

PLEK = "behandeling"
_TERMIJNEN = {
    ONTVANKELIJKHEID: "Nagaan of ze ontvankelijk is",
    GEGRONDHEID: "Beslissen",
    TOTAAL: "Alles samen",
}
# How many days before the last one the clock is shown as pressing.
_DRINGEND = 7
LAAT, DRINGEND, LOOPT, STIL, KLAAR = "laat", "dringend", "loopt", "stil", "klaar"
_STREKKINGSMERK = {"gunstig": "goed", "gunstig_met_voorwaarden": "let", "ongunstig": "fout"}


@dataclass(frozen=True)
class Klokblad:
    """The clock in words: `stand` decides how loud it is, `kop` and `onder` say it, `berekeningen` explain it.

    `is_aanname`: a term in it was assumed, not read in the law.
    """

    stand: str
    kop: str
    onder: str
    berekeningen: list[dict[str, Any]]
    reden: str = ""
    is_aanname: bool = False


def klokstand(uiterlijk: date | None, vandaag: date) -> str:
    """How pressing the last day is: "laat", "dringend", "loopt", or "stil" without one."""
    if uiterlijk is None:
        return STIL
    dagen = (uiterlijk - vandaag).days
    return LAAT if dagen < 0 else DRINGEND if dagen <= _DRINGEND else LOOPT


def behandelblad(aanvraag: Aanvraag, door: Hoedanigheid) -> dict[str, Any]:
    """What `mandaten/panelen/behandeling.html` shows of a submitted application, for this reader.

    Advices and scores are only for who decides about the kind. Five queries, however long the file is.
    """
    is_bureau = aanvraag.soort in beslist_over(door)
    is_partner = door.rol == BEHEERDER and aanvraag.aanvrager_id != door.organisatie_id
    adviezen = adviesregels(aanvraag.adviezen.met_scores()) if is_bureau else []
    haal_vragen(aanvraag)
    rondes = vraagrondes(aanvraag)
    wacht = any(een["wacht"] and any(not v["beantwoord_op"] for v in een["vragen"]) for een in rondes)
    # A challenge may have opened it again: there can be decisions in any state.
    besluiten = list(aanvraag.besluiten.order_by("-aangemaakt_op"))
    return {
        "klok": klokblad(aanvraag, timezone.localdate()),
        # A partner answers nothing: what is asked about the others is not his to read.
        "rondes": [] if is_partner else rondes,
        "adviezen": adviezen,
        "adviestotaal": samen(adviezen) if len(adviezen) > 1 else "",
        "is_bureau": is_bureau,
        "acties": _acties(aanvraag, door, wacht_op_antwoord=wacht) if is_bureau else [],
        "besluiten": [(een.nummer, een.get_absolute_url(), een.get_aard_display()) for een in besluiten],
        **documenten_over([*([] if is_partner else [aanvraag.pk]), *(een.pk for een in besluiten)], door),
        "vergelijk_url": (
            reverse("oproep_vergelijken", args=[aanvraag.oproep_id])
            if is_bureau and aanvraag.oproep_id
            else ""
        ),
    }


def _acties(aanvraag: Aanvraag, door: Hoedanigheid, *, wacht_op_antwoord: bool) -> list[tuple[str, str, str]]:
    """Label, address and style of what the desk can do now, on its own page or on that of the application."""
    acties = [
        (een.knop, reverse(een.route, args=[aanvraag.pk]), _STIJL.get(een.sleutel, ""))
        for plek in (PLEK, "aanvraag")
        for een in mogelijke_handelingen(door, aanvraag, plek)
        if een.sleutel != "aanvulling_intrekken" or wacht_op_antwoord
    ]
    if aanvraag.status == VOORGESTELD and mag(door, "beslissing_bekrachtigen"):
        adres = reverse("beslissing_bekrachtigen", args=[aanvraag.pk])
        acties.insert(0, ("Bekijk de voorgestelde beslissing", adres, "primair"))
    return sorted(acties, key=lambda een: _VOLGORDE.index(een[2]))


_VOLGORDE = ("primair", "", "gevaar")
_STIJL = {
    "ontvankelijk_verklaren": "primair",
    "beslissing_voorstellen": "primair",
    "onontvankelijk_verklaren": "gevaar",
}


def klokblad(aanvraag: Aanvraag, vandaag: date) -> Klokblad | None:
    """The clock of this application on `vandaag`; None when it was never submitted."""
    if aanvraag.indiendag is None:
        return None
    try:
        opname, aannames = momentopname_met_aannames(aanvraag.indiendag)
        klok = aanvraag.termijnklok(opname)
    except ParameterOnbekend as onbekend:
        # The page must stay readable when an owner left a day without a value.
        return Klokblad(STIL, "De termijn is niet te berekenen", onbekend.zin, [])
    assert klok is not None
    soort = aanvraag.toekenningssoort
    gebruikt = {soort.ontvankelijkheid_parameter, soort.gegrondheid_parameter, soort.totaal_parameter}
    blad = _klok(aanvraag, klok, vandaag)
    return replace(blad, is_aanname=bool(gebruikt & aannames))


def _klok(aanvraag: Aanvraag, klok: Termijnklok, vandaag: date) -> Klokblad:
    berekeningen = [_berekening(een, klok) for een in klok.berekeningen]
    if aanvraag.status not in IN_BEHANDELING:
        return _afgelopen(aanvraag, klok, berekeningen)
    welke = _TERMIJNEN[klok.geldt.termijn].lower()
    dag = klok.dag_van(klok.geldt, vandaag)
    stil = klok.stilstand
    if klok.uiterlijk is None:
        assert stil is not None
        return Klokblad(
            STIL,
            "De klok staat stil",
            f"Sinds {datum(stil.vraag)} wacht een vraag op antwoord. Er {_gebruikt(dag)} van "
            f"{klok.geldt.dagen} voorbij ({welke}).",
            berekeningen,
            stil.reden,
        )
    stand = klokstand(klok.uiterlijk, vandaag)
    over = nog_dagen(klok.uiterlijk, vandaag)
    return Klokblad(
        stand,
        "Vandaag is de laatste dag" if over == "vandaag" else over[:1].upper() + over[1:],
        f"{_TERMIJNEN[klok.geldt.termijn]}: uiterlijk op {datum(klok.uiterlijk)}. "
        f"Dag {dag} van {klok.geldt.dagen}.",
        berekeningen,
        _waarom_laat(aanvraag, klok.uiterlijk, is_laat=stand == LAAT, wacht_te_laat=stil is not None),
    )


def _waarom_laat(aanvraag: Aanvraag, uiterlijk: date, *, is_laat: bool, wacht_te_laat: bool) -> str:
    """What explains a clock that says more than people expect; one query, only when it is late."""
    if wacht_te_laat:
        return "De vraag die nog wacht, kwam na de laatste dag: de klok staat er niet voor stil."
    if not is_laat:
        return ""
    gegrond = Beroep.objects.filter(besluit__aanvraag=aanvraag, uitkomst=Beroepsuitkomst.GEGROND)
    return na_betwisting(
        uiterlijk, gegrond.order_by("-uitkomst_op").values_list("uitkomst_op", flat=True).first()
    )


def _gebruikt(dag: int) -> str:
    return "is 1 dag" if dag == 1 else f"zijn {dag} dagen"


def _afgelopen(aanvraag: Aanvraag, klok: Termijnklok, berekeningen: list[dict[str, Any]]) -> Klokblad:
    dag = timezone.localdate(aanvraag.afgehandeld_op) if aanvraag.afgehandeld_op else None
    uiterlijk = klok.uiterlijk
    onder = f"Op {datum(dag)}." if dag else ""
    if dag and uiterlijk:
        onder += f" Dat kon tot en met {datum(uiterlijk)}" + (": te laat." if dag > uiterlijk else ".")
    return Klokblad(KLAAR, f"Afgelopen: {aanvraag.get_status_display()}", onder.strip(), berekeningen)


def _berekening(een: Berekening, klok: Termijnklok) -> dict[str, Any]:
    return {
        "titel": _TERMIJNEN[een.termijn],
        "regels": een.regels,
        "geldt": een is klok.geldt and len(klok.berekeningen) > 1,
        "is_enige": len(klok.berekeningen) == 1,
    }


def haal_vragen(aanvraag: Aanvraag) -> None:
    """Puts the standstills with their questions on this application, so that nobody asks for them again; one query."""
    prefetch_related_objects([aanvraag], Prefetch("klokstops", Klokstop.objects.met_vragen()))


def vraagrondes(aanvraag: Aanvraag) -> list[dict[str, Any]]:
    """The questions of the desk (after `haal_vragen`), the last round first, each with its field and answer."""
    rondes, criteria = [], criteriumnamen(aanvraag)
    for stop in aanvraag.klokstops.all():
        gesteld = stop.gesteld
        if not gesteld:
            continue
        rondes.append(
            {
                "gevraagd_op": parse_datetime(gesteld[0]["gevraagd_op"]),
                "reden": stop.reden,
                "wacht": stop.periode.upper is None,
                "vragen": [
                    {
                        "veld": veldnaam(
                            aanvraag.toekenningssoort, een["veld"], een["organisatie"] or "", criteria
                        ),
                        "vraag": een["vraag"],
                        "antwoord": een["antwoord"],
                        "bijlage": een["bijlage"] or "",
                        "beantwoord_op": parse_datetime(een["beantwoord_op"])
                        if een["beantwoord_op"]
                        else None,
                        "is_teruggenomen": een["is_teruggenomen"],
                    }
                    for een in gesteld
                ],
            }
        )
    return sorted(rondes, key=lambda een: een["gevraagd_op"], reverse=True)


def open_vragen(aanvraag: Aanvraag) -> list[tuple[UUID, str]]:
    """The questions of the running round that wait for an answer: key, and where it is asked with its words."""
    rijen = aanvraag.aanvullingen.filter(klokstop__periode__endswith__isnull=True, beantwoord_op__isnull=True)
    criteria = criteriumnamen(aanvraag)
    return [
        (een.pk, f"{_waar(aanvraag, een, criteria)}: {een.vraag}")
        for een in rijen.select_related("organisatie").order_by("gevraagd_op", "pk")
    ]


def _waar(aanvraag: Aanvraag, vraag: Aanvulling, criteria: Any) -> str:
    naam = vraag.organisatie.naam if vraag.organisatie else ""
    return veldnaam(aanvraag.toekenningssoort, vraag.veld, naam, criteria)


def adviesregels(rijen: Iterable[Advies]) -> list[dict[str, Any]]:
    """The advices (fetched by `met_scores`), each with its scores and their weighted total out of ten."""
    regels = []
    for rij in rijen:
        scores = rij.puntenlijst
        som = totaal(Gewogen(een["gewicht"], een["punten"]) for een in scores)
        regels.append(
            {
                "adviseur": rij.adviseur,
                "strekking": rij.get_strekking_display(),
                "merk": _STREKKINGSMERK[rij.strekking],
                "tekst": rij.tekst,
                "gegeven_op": rij.gegeven_op,
                "scores": [
                    {**een, "ontbreekt": een["is_uitsluitend"] and not een["punten"]} for een in scores
                ],
                "totaal": op_tien(som),
            }
        )
    return regels


def samen(adviezen: list[dict[str, Any]]) -> str:
    """The weighted total of all these advices (of `adviesregels`) together; "" without points.

    All points at once, rounded once: wherever this total stands, it is the same.
    """
    scores = [een for advies in adviezen for een in advies["scores"]]
    return op_tien(totaal(Gewogen(een["gewicht"], een["punten"]) for een in scores))


def op_tien(waarde: Decimal | None) -> str:
    """A total as the screen writes it: "7,4"; "" without one."""
    return getal(waarde, 1) if waarde is not None else ""


def feiten(aanvraag: Aanvraag) -> dict[str, str]:
    """What is known already about the things to look at before an application is admissible, per key; two queries."""
    uit = {SOORT: f"{aanvraag.aanvrager.naam} is een {aanvraag.aanvrager.get_soort_display()}."}
    if tekent := ", ".join(filter(None, (aanvraag.tekenbevoegde, aanvraag.tekenfunctie))):
        uit[BEVOEGD] = f"Volgens de aanvraag verbindt {tekent}, de organisatie."
    if aanvraag.oproep and aanvraag.ingediend_op:
        uit[OP_TIJD] = (
            f"Ingediend op {datum_tijd(aanvraag.ingediend_op)}. De oproep stond open tot "
            f"{datum_tijd(aanvraag.oproep.sluit_op)}."
        )
    if aanvraag.toekenningssoort.met_partners:
        plaatsen = aanvraag.toekenningssoort.plaatsen
        uit[PARTNERS] = "; ".join(
            f"{plaatsen[een.plaats].label if een.plaats in plaatsen else een.plaats}: {een.organisatie.naam}"
            f"{'' if een.bevestigd_op else ' (niet bevestigd)'}"
            for een in aanvraag.deelnames.select_related("organisatie").order_by("plaats", "pk")
        )
    if aanvraag.toekenningssoort.met_regio:
        regios = aanvraag.regios.select_related("regio").order_by("regio__naam")
        uit[WERKINGSGEBIED] = ", ".join(een.regio.naam for een in regios)
    return uit
