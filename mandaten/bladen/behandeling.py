"""What the desk, and who asked, reads about how an application is handled: clock, questions and advices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagvelden import aanvraagvelden
from mandaten.domein.ontvankelijkheid import OP_TIJD, PARTNERS, SOORT, WERKINGSGEBIED
from mandaten.domein.scores import Gewogen, totaal
from mandaten.domein.termijnklok import GEGRONDHEID, ONTVANKELIJKHEID, TOTAAL, Berekening, Termijnklok
from mandaten.models import Aanvraag, Aanvulling, Advies, Score
from mandaten.querysets import beslist_over
from mandaten.statussen import IN_BEHANDELING
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname
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
    """The clock in words: `stand` decides how loud it is, `kop` and `onder` say it, `berekeningen` explain it."""

    stand: str
    kop: str
    onder: str
    berekeningen: list[dict[str, Any]]
    reden: str = ""


def klokstand(uiterlijk: date | None, vandaag: date) -> str:
    """How pressing the last day is: "laat", "dringend", "loopt", or "stil" without one."""
    if uiterlijk is None:
        return STIL
    dagen = (uiterlijk - vandaag).days
    return LAAT if dagen < 0 else DRINGEND if dagen <= _DRINGEND else LOOPT


def behandelblad(aanvraag: Aanvraag, door: Hoedanigheid) -> dict[str, Any]:
    """What `mandaten/panelen/behandeling.html` shows of a submitted application, for this reader.

    Advices and scores are only for who decides about the kind. At most six queries, however long the file is.
    """
    is_bureau = aanvraag.soort in beslist_over(door)
    adviezen = adviesregels(aanvraag.adviezen.all().prefetch_related(_SCORES)) if is_bureau else []
    vandaag = timezone.localdate()
    return {
        "klok": klokblad(aanvraag, vandaag),
        "rondes": vraagrondes(aanvraag),
        "adviezen": adviezen,
        "adviestotaal": _samen(adviezen),
        "is_bureau": is_bureau,
        "acties": [
            (een.knop, reverse(een.route, args=[aanvraag.pk]), "gevaar" if een.sleutel in _GEVAAR else "")
            for een in mogelijke_handelingen(door, aanvraag, PLEK)
        ],
        "vergelijk_url": (
            reverse("oproep_vergelijken", args=[aanvraag.oproep_id])
            if is_bureau and aanvraag.oproep_id
            else ""
        ),
    }


_GEVAAR = frozenset({"onontvankelijk_verklaren"})
_SCORES = Prefetch("scores", Score.objects.select_related("criterium").order_by("criterium__volgorde"))


def klokblad(aanvraag: Aanvraag, vandaag: date) -> Klokblad | None:
    """The clock of this application on `vandaag`; None when it was never submitted."""
    if aanvraag.indiendag is None:
        return None
    try:
        klok = aanvraag.termijnklok(momentopname(aanvraag.indiendag))
    except ParameterOnbekend as onbekend:
        # The page must stay readable when an owner left a day without a value.
        return Klokblad(STIL, "De termijn is niet te berekenen", onbekend.zin, [])
    assert klok is not None
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
        "De vraag die nog wacht, kwam na de laatste dag: de klok staat er niet voor stil." if stil else "",
    )


def _gebruikt(dag: int) -> str:
    return "is 1 dag" if dag == 1 else f"zijn {dag} dagen"


def _afgelopen(aanvraag: Aanvraag, klok: Termijnklok, berekeningen: list[dict[str, Any]]) -> Klokblad:
    dag = timezone.localdate(aanvraag.afgehandeld_op) if aanvraag.afgehandeld_op else None
    uiterlijk = klok.uiterlijk
    onder = f"Op {datum(dag)}." if dag else ""
    if dag and uiterlijk:
        onder += f" De laatste dag was {datum(uiterlijk)}" + (": te laat." if dag > uiterlijk else ".")
    return Klokblad(KLAAR, f"Afgelopen: {aanvraag.get_status_display()}", onder.strip(), berekeningen)


def _berekening(een: Berekening, klok: Termijnklok) -> dict[str, Any]:
    return {
        "titel": _TERMIJNEN[een.termijn],
        "regels": een.regels,
        "geldt": een is klok.geldt and len(klok.berekeningen) > 1,
        "is_enige": len(klok.berekeningen) == 1,
    }


def vraagrondes(aanvraag: Aanvraag) -> list[dict[str, Any]]:
    """The questions of the desk, the last round first, each with its field and answer; one query."""
    velden = aanvraagvelden(aanvraag.toekenningssoort)
    rondes: dict[Any, dict[str, Any]] = {}
    rijen = Aanvulling.objects.filter(aanvraag=aanvraag).select_related("klokstop", "bijlage")
    for rij in rijen.order_by("-gevraagd_op", "id"):
        ronde = rondes.setdefault(
            rij.klokstop_id,
            {
                "gevraagd_op": rij.gevraagd_op,
                "reden": rij.klokstop.reden,
                "wacht": rij.klokstop.periode.upper is None,
                "vragen": [],
            },
        )
        ronde["vragen"].append(
            {
                "veld": velden.get(rij.veld, rij.veld),
                "vraag": rij.vraag,
                "antwoord": rij.antwoord,
                "bijlage": rij.bijlage.naam if rij.bijlage else "",
                "beantwoord_op": rij.beantwoord_op,
            }
        )
    return list(rondes.values())


def adviesregels(rijen: Iterable[Advies]) -> list[dict[str, Any]]:
    """The advices, each with its scores (fetched with them) and their weighted total out of ten."""
    regels = []
    for rij in rijen:
        scores = list(rij.scores.all())
        som = totaal(Gewogen(score.criterium.gewicht, score.punten) for score in scores)
        regels.append(
            {
                "adviseur": rij.adviseur,
                "strekking": rij.get_strekking_display(),
                "merk": _STREKKINGSMERK[rij.strekking],
                "tekst": rij.tekst,
                "gegeven_op": rij.gegeven_op,
                "scores": [
                    {
                        "criterium": score.criterium.omschrijving,
                        "gewicht": score.criterium.gewicht,
                        "punten": score.punten,
                        "ontbreekt": score.criterium.is_uitsluitend and not score.punten,
                    }
                    for score in scores
                ],
                "totaal": op_tien(som),
            }
        )
    return regels


def _samen(adviezen: list[dict[str, Any]]) -> str:
    """The weighted total of all advices together, when there is more than one."""
    scores = [een for advies in adviezen for een in advies["scores"]]
    if sum(advies["totaal"] != "" for advies in adviezen) < 2:
        return ""
    return op_tien(totaal(Gewogen(een["gewicht"], een["punten"]) for een in scores))


def op_tien(waarde: Decimal | None) -> str:
    """A total as the screen writes it: "7,4"; "" without one."""
    return getal(waarde, 1) if waarde is not None else ""


def feiten(aanvraag: Aanvraag) -> dict[str, str]:
    """What is known already about the things to look at before an application is admissible, per key; two queries."""
    uit = {SOORT: f"{aanvraag.aanvrager.naam} is een {aanvraag.aanvrager.get_soort_display()}."}
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
