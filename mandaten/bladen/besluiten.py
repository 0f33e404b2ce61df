"""What the pages about decisions show: the list, and one decision with its challenges."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.documenten import documenten_over
from mandaten.documenten.besluitbrief import rechtsmiddelen_op
from mandaten.domein.beroep import GEGROND
from mandaten.domein.herbeslissing import BLIJFT, VERVALT, uitkomsten
from mandaten.forms.besluiten import BesluitFilterForm
from mandaten.meldingen.besluiten import is_te_herzien
from mandaten.models import Aanvraag, Aard, Beroep, Beroepsuitkomst, Besluit
from mandaten.querysets import BesluitQuerySet
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import datum

_MERK = {
    Aard.TOEKENNING: "goed",
    Aard.WEIGERING: "let",
    Aard.NIET_ONTVANKELIJK: "let",
    Aard.SCHORSING: "let",
    Aard.INTREKKING: "fout",
    Aard.VERMINDERING: "let",
}


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
        beroepen = Beroep.objects.gegrond() if vraag["stand"] == GEGROND else Beroep.objects.lopend()
        rijen = rijen.filter(Exists(beroepen.filter(besluit=OuterRef("pk"))))
    return rijen.gezocht(vraag["zoek"]) if vraag["zoek"] else rijen


def in_volgorde(rijen: BesluitQuerySet) -> BesluitQuerySet:
    """Newest first, with organisation, and whether a challenge runs or was founded."""
    over_deze = {"besluit": OuterRef("pk")}
    return (
        rijen.select_related("organisatie")
        .annotate(
            wordt_aangevochten=Exists(Beroep.objects.lopend().filter(**over_deze)),
            is_gevallen=Exists(Beroep.objects.gegrond().filter(**over_deze)),
        )
        .order_by("-genomen_op", "-aangemaakt_op", "pk")
    )


def besluitregels(rijen: Iterable[Any]) -> list[dict[str, Any]]:
    """One line per decision of `in_volgorde`."""
    return [
        {
            "url": reverse("besluit_detail", args=[rij.pk]),
            "nummer": rij.nummer,
            "organisatie": rij.organisatie.naam,
            "soort": rij.get_soort_display(),
            "aard": rij.get_aard_display(),
            "merk": _MERK.get(Aard(rij.aard), ""),
            "genomen_op": rij.genomen_op,
            "wordt_aangevochten": rij.wordt_aangevochten,
            "is_gevallen": rij.is_gevallen,
        }
        for rij in rijen
    ]


def besluitblad(besluit: Besluit, door: Hoedanigheid) -> dict[str, Any]:
    """One decision: what, its letter, who proposed and decided (for the desk), until when it can be challenged."""
    van_bureau = mag(door, "beroep_registreren")
    beroepen = list(besluit.beroepen.all())
    is_gevallen = any(een.uitkomst == Beroepsuitkomst.GEGROND for een in beroepen)
    documenten = documenten_over([besluit.pk, *(een.pk for een in beroepen)], door)["documenten"]
    brief = next((een for een in documenten if een["over"] == besluit.pk), None)
    is_meegedeeld = brief is not None and brief["is_klaar"]
    meegedeeld_op = timezone.localdate(brief["wanneer"]) if brief and is_meegedeeld else besluit.genomen_op
    return {
        "besluit": besluit,
        "merk": _MERK.get(Aard(besluit.aard), ""),
        "over_label": "Toegekend als" if besluit.aard == Aard.TOEKENNING else "Over",
        "brief": {**brief, "titel": f"Besluit {besluit.nummer}"} if brief else None,
        "meegedeeld_op": meegedeeld_op if is_meegedeeld else None,
        "personen": _personen(besluit) if van_bureau else [],
        "rechtsmiddelen": _rechtsmiddelen(besluit.genomen_op, meegedeeld_op),
        "beroepen": [_beroep(beroep, van_bureau) for beroep in beroepen],
        "vervolg": _vervolg(besluit, door),
        "is_gevallen": is_gevallen,
        # What fell after a founded challenge is not challenged again: the new decision is.
        "registreren_url": reverse("beroep_registreren", args=[besluit.pk])
        if van_bureau and not is_gevallen
        else "",
        "herzien_url": reverse("besluit_herzien", args=[besluit.pk])
        if is_gevallen and mag(door, "besluit_herzien") and is_te_herzien(besluit)
        else "",
        "documenten": [een for een in documenten if een is not brief],
        "vandaag": timezone.localdate(),
    }


def kop_van_besluit(besluit: Besluit) -> dict[str, Any]:
    """The head of the form that decides anew, and what came of the challenges."""
    return {
        "besluit": besluit,
        "gegrond": list(besluit.beroepen.filter(uitkomst=Beroepsuitkomst.GEGROND)),
        "onder": f"{besluit.nummer} · {besluit.get_soort_display()} · {besluit.organisatie}",
        "terug": f"Besluit {besluit.nummer}",
        "terug_url": besluit.get_absolute_url(),
    }


def herzieningskeuzes(besluit: Besluit) -> list[tuple[str, str]]:
    """What can be decided anew about this decision, in words that say what follows."""
    gevolg = {
        Aard.INTREKKING: "het vorige besluit vervalt: wat vóór de intrekking gold, geldt opnieuw",
        Aard.SCHORSING: "het vorige besluit vervalt: de schorsing is er nooit geweest",
        Aard.VERMINDERING: "het vorige besluit vervalt: de vergoeding wordt niet verminderd of teruggevorderd",
    }
    zinnen = {
        VERVALT: gevolg.get(Aard(besluit.aard), ""),
        BLIJFT: "het vorige besluit blijft, met een nieuwe motivering",
    }
    return [(een, zinnen[een]) for een in uitkomsten(besluit.aard)]


def _vervolg(besluit: Besluit, door: Hoedanigheid) -> list[dict[str, Any]]:
    """The decisions that took this one anew, and the one that it takes anew; one query."""
    uit = []
    samen = Q(herziet=besluit) | Q(herzien_door=besluit)
    for een in Besluit.objects.zichtbaar_voor(door).filter(samen).order_by("aangemaakt_op"):
        wat = "Opnieuw beslist" if een.herziet_id == besluit.pk else "Neemt opnieuw"
        uit.append(
            {"wat": wat, "nummer": een.nummer, "url": een.get_absolute_url(), "aard": een.get_aard_display()}
        )
    return uit


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
