"""What the pages about decisions show: what a proposer weighs, the list, and one decision with its challenges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from mandaten.documenten.besluitbrief import BESLUITBRIEF, rechtsmiddelen_op
from mandaten.domein.scores import Gewogen, gemiddelde, totaal
from mandaten.forms.besluiten import BesluitFilterForm
from mandaten.models import Aanvraag, Aard, Advies, Beroep, Beroepsuitkomst, Besluit, Score
from mandaten.querysets import BesluitQuerySet
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import datum, getal

_MERK = {
    Aard.TOEKENNING: "goed",
    Aard.WEIGERING: "let",
    Aard.NIET_ONTVANKELIJK: "let",
    Aard.SCHORSING: "let",
    Aard.INTREKKING: "fout",
    Aard.VERMINDERING: "let",
}


_STREKKING = {"gunstig": "goed", "gunstig_met_voorwaarden": "let", "ongunstig": "fout"}


def adviesblad(aanvraag: Aanvraag) -> dict[str, Any]:
    """The advices, and per criterion the points they gave, with the weighted average; one query."""
    scores = Score.objects.filter(advies=OuterRef("pk")).order_by("criterium__volgorde")
    velden = JSONObject(
        criterium="criterium_id",
        omschrijving="criterium__omschrijving",
        gewicht="criterium__gewicht",
        punten="punten",
    )
    rijen: Any = aanvraag.adviezen.annotate(puntenlijst=ArraySubquery(scores.values(json=velden)))
    adviezen = list(rijen)
    per_criterium: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for advies in adviezen:
        for score in advies.puntenlijst:
            per_criterium[score["criterium"]].append(score)
    criteria = [
        (gegeven[0], gemiddelde([score["punten"] for score in gegeven])) for gegeven in per_criterium.values()
    ]
    samen = totaal(Gewogen(een["gewicht"], punten) for een, punten in criteria if punten is not None)
    return {
        "adviezen": [_advies(advies, advies.puntenlijst) for advies in adviezen],
        "criteria": [
            {"omschrijving": een["omschrijving"], "gewicht": een["gewicht"], "punten": _op_tien(punten)}
            for een, punten in criteria
        ],
        "totaal": _op_tien(samen),
    }


def _advies(advies: Advies, scores: list[dict[str, Any]]) -> dict[str, Any]:
    punten = totaal(Gewogen(score["gewicht"], score["punten"]) for score in scores)
    return {
        "adviseur": advies.adviseur,
        "strekking": advies.get_strekking_display(),
        "merk": _STREKKING[advies.strekking],
        "tekst": advies.tekst,
        "op": advies.gegeven_op,
        "punten": _op_tien(punten),
    }


def _op_tien(punten: Decimal | None) -> str:
    return f"{getal(punten, 1)} op 10" if punten is not None else ""


def gekozen(rijen: BesluitQuerySet, formulier: BesluitFilterForm) -> BesluitQuerySet:
    """The decisions that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    if vraag["aard"]:
        rijen = rijen.filter(aard=vraag["aard"])
    if vraag["stand"]:
        rijen = rijen.filter(Exists(Beroep.objects.lopend().filter(besluit=OuterRef("pk"))))
    return rijen.gezocht(vraag["zoek"]) if vraag["zoek"] else rijen


def in_volgorde(rijen: BesluitQuerySet) -> BesluitQuerySet:
    """Newest first, with organisation and whether a challenge runs."""
    return (
        rijen.select_related("organisatie")
        .annotate(wordt_aangevochten=Exists(Beroep.objects.lopend().filter(besluit=OuterRef("pk"))))
        .order_by("-genomen_op", "-aangemaakt_op", "pk")
    )


def besluitregels(rijen: Iterable[Besluit]) -> list[dict[str, Any]]:
    """One line per decision."""
    return [
        {
            "url": reverse("besluit_detail", args=[rij.pk]),
            "nummer": rij.nummer,
            "organisatie": rij.organisatie.naam,
            "soort": rij.get_soort_display(),
            "aard": rij.get_aard_display(),
            "merk": _MERK.get(Aard(rij.aard), ""),
            "genomen_op": rij.genomen_op,
            "wordt_aangevochten": rij.wordt_aangevochten,  # type: ignore[attr-defined]
        }
        for rij in rijen
    ]


def besluitblad(besluit: Besluit, door: Hoedanigheid) -> dict[str, Any]:
    """One decision: what, its letter, who proposed and decided (for the desk), until when it can be challenged."""
    document = Document.objects.filter(soort=BESLUITBRIEF, object_id=besluit.pk).first()
    versie = (
        DocumentVersie.objects.filter(document=document).order_by("-nummer").first() if document else None
    )
    van_bureau = mag(door, "beroep_registreren")
    beroepen = list(besluit.beroepen.all())
    meegedeeld_op = timezone.localdate(versie.gemaakt_op) if versie else besluit.genomen_op
    return {
        "besluit": besluit,
        "merk": _MERK.get(Aard(besluit.aard), ""),
        "brief": {
            "titel": f"Besluit {besluit.nummer}",
            "is_klaar": versie is not None,
            "is_verzegeld": versie is not None and versie.is_verzegeld,
            "is_mislukt": False,
            "wanneer": versie.gemaakt_op if versie else None,
            "url": reverse("document_openen", args=[document.pk]) if document else "",
        }
        if document
        else None,
        "meegedeeld_op": meegedeeld_op if versie else None,
        "personen": _personen(besluit) if van_bureau else [],
        "rechtsmiddelen": _rechtsmiddelen(besluit.genomen_op, meegedeeld_op),
        "beroepen": [_beroep(beroep, van_bureau) for beroep in beroepen],
        "registreren_url": reverse("beroep_registreren", args=[besluit.pk]) if van_bureau else "",
        "vandaag": timezone.localdate(),
    }


def _personen(besluit: Besluit) -> list[tuple[str, str]]:
    """Who proposed and who decided, by name: the desk only; the letter names a function."""
    wie = []
    if besluit.voorgesteld_door:
        wie.append(("Voorgesteld door", besluit.voorgesteld_door.naam))
    if besluit.genomen_door:
        wie.append(("Beslist door", besluit.genomen_door.naam))
    return wie


def _rechtsmiddelen(genomen_op: date, meegedeeld_op: date) -> list[dict[str, Any]]:
    """The ways to challenge it; nothing when the terms of that day are not known (read from an old file)."""
    try:
        middelen = rechtsmiddelen_op(genomen_op, meegedeeld_op)
    except ParameterOnbekend:
        return []
    vandaag = timezone.localdate()
    return [
        {
            "label": middel.soort.capitalize(),
            "termijn": middel.termijn,
            "uiterlijk_op": middel.uiterlijk_op,
            "is_voorbij": middel.uiterlijk_op < vandaag,
            "is_aanname": middel.is_aanname,
        }
        for middel in middelen
    ]


def _beroep(beroep: Beroep, van_bureau: bool) -> dict[str, Any]:
    is_open = not beroep.uitkomst
    antwoord = beroep.antwoord_uiterlijk_op
    return {
        "soort": beroep.get_soort_display(),
        "ingediend_op": beroep.ingediend_op,
        "uiterlijk_op": beroep.uiterlijk_op,
        "is_te_laat": beroep.is_te_laat,
        "inhoud": beroep.inhoud,
        "antwoord_op": antwoord,
        "is_over_tijd": is_open and antwoord is not None and antwoord < timezone.localdate(),
        "is_open": is_open,
        "uitkomst": beroep.get_uitkomst_display(),
        "is_gegrond": beroep.uitkomst == Beroepsuitkomst.GEGROND,
        "uitkomst_op": beroep.uitkomst_op,
        "uitkomst_tekst": beroep.uitkomst_tekst,
        "url": reverse("beroep_afhandelen", args=[beroep.pk]) if is_open and van_bureau else "",
    }


def filterwoorden(formulier: BesluitFilterForm) -> list[tuple[str, str]]:
    """The filters of the list in words, for the export."""
    if not formulier.is_valid():
        return []
    woorden = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            keuzes = dict(getattr(formulier.fields[naam], "choices", []))
            woorden.append((str(formulier.fields[naam].label), str(keuzes.get(waarde, waarde))))
    return woorden


def voorstelregel(aanvraag: Aanvraag) -> str:
    """The application in one line."""
    ingediend = f" · ingediend op {datum(aanvraag.ingediend_op)}" if aanvraag.ingediend_op else ""
    return f"{aanvraag.aanvrager.naam} · {aanvraag.get_soort_display()}{ingediend}"
