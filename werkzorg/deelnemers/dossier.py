"""What the dossier page shows of one person to one reader: only the groups of data that are his."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery, UUIDField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.register import HANDELINGEN, mogelijke_handelingen
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import leeftijd_op
from werkzorg.toegang.matrix import groepen_van, mag
from werkzorg.ui import formaten, nummers

VERLOOP_OP_SCHERM = 50
# Shown instead of the number: not even the birth date in it belongs on the page (regelgeving 8, ux 1.6).
INSZ_MASKER = "••.••.••-•••.••"


@dataclass(frozen=True)
class Lijstregel:
    """One person in a list: who it is, and where he lives only with a full involvement."""

    naam: str
    dossiernummer: str
    geboortedatum: date
    gemeente: str
    get_absolute_url: str


def lijstregels(rijen: Iterable[Deelnemer]) -> list[Lijstregel]:
    """The rows of a list page; `rijen` come with `met_omvang`."""
    return [
        Lijstregel(
            naam=rij.naam,
            dossiernummer=rij.dossiernummer,
            geboortedatum=rij.geboortedatum,
            gemeente=rij.gemeente if rij.is_volledig else "",  # type: ignore[attr-defined]
            get_absolute_url=rij.get_absolute_url(),
        )
        for rij in rijen
    ]


def dossier(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the dossier page."""
    mijn_groepen = groepen_van(door, deelnemer)
    return {
        "deelnemer": deelnemer,
        "insz": INSZ_MASKER if deelnemer.heeft_insz else deelnemer.get_insz_ontbreekt_display(),
        "insz_url": "",
        "gegevens": _gegevens(deelnemer, mijn_groepen),
        "acties": [
            (handeling.knop, reverse(handeling.route, args=[deelnemer.pk]), "stil")
            for handeling in mogelijke_handelingen(door, deelnemer)
        ],
        "verloop": _verloop(deelnemer, door),
        "betrokkenen": _betrokkenen(deelnemer, door),
        "inzage_url": reverse("inzage_lijst", args=[deelnemer.pk]) if mag(door, "inzage_lijst") else "",
        **documentenpaneel(deelnemer, door),
    }


def _gegevens(deelnemer: Deelnemer, mijn_groepen: frozenset[str]) -> list[tuple[str, str]]:
    leeftijd = leeftijd_op(deelnemer.geboortedatum, timezone.localdate())
    regels = [("Geboren", f"{formaten.datum(deelnemer.geboortedatum)} ({leeftijd})")]
    if "contact" in mijn_groepen:
        regels += [
            ("E-mailadres", deelnemer.email),
            ("Telefoon", nummers.telefoon(deelnemer.telefoon) if deelnemer.telefoon else ""),
        ]
    if "adres" in mijn_groepen:
        bus = f" bus {deelnemer.bus}" if deelnemer.bus else ""
        straat = f"{deelnemer.straat} {deelnemer.huisnummer}".strip() + bus
        plaats = f"{deelnemer.postcode} {deelnemer.gemeente}".strip()
        regels.append(("Adres", ", ".join(deel for deel in (straat, plaats) if deel)))
    if "taal" in mijn_groepen:
        taal = deelnemer.taal_andere or deelnemer.get_taal_display()
        regels.append(("Taal", f"{taal}, met tolk" if deelnemer.tolk_nodig else taal))
    return regels


def documentenpaneel(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The documents of this person that this reader may open; also served alone, while one is being made."""
    documenten = list(Document.objects.zichtbaar_voor(door).over_deelnemer(deelnemer.pk))
    onaf = [str(document.pk) for document in documenten if not document.versies.all()]
    mislukt = set(
        Opdracht.objects.mislukt()
        .filter(verwijzing__document__in=onaf)
        .values_list("verwijzing__document", flat=True)
        if onaf
        else ()
    )
    rijen = [_documentrij(document, str(document.pk) in mislukt) for document in documenten]
    return {
        "documenten": rijen,
        "documenten_bezig": any(not rij["is_klaar"] and not rij["is_mislukt"] for rij in rijen),
        "documenten_url": reverse("deelnemer_documenten", args=[deelnemer.pk]),
    }


def _documentrij(document: Document, is_mislukt: bool) -> dict[str, Any]:
    versies = list(document.versies.all())
    laatste = versies[-1] if versies else None
    return {
        "titel": document.label,
        "is_klaar": laatste is not None,
        "is_verzegeld": laatste is not None and laatste.is_verzegeld,
        "is_mislukt": is_mislukt,
        "wanneer": laatste.gemaakt_op if laatste else document.aangemaakt_op,
        "url": reverse("document_openen", args=[document.pk]) if laatste else "",
    }


def _verloop(deelnemer: Deelnemer, door: Hoedanigheid) -> list[dict[str, Any]]:
    """What the reader's own organisation did, and what the clock did for it; names of colleagues, not of others."""
    eigen = Betrokkenheid.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer).values("id")
    documenten = Document.objects.filter(object_id__in=eigen).values("id")
    collega = Gebruiker.objects.filter(pk=Cast(OuterRef("wie"), UUIDField())).annotate(
        volle_naam=Concat("voornaam", Value(" "), "achternaam")
    )
    regels = (
        Logregel.objects.over_deelnemer(deelnemer.pk)
        .filter(
            Q(door__organisatie=str(door.organisatie_id)) | Q(door__has_key="klok", object_id__in=documenten)
        )
        .annotate(wie=KT("door__gebruiker"))
        .annotate(collega=Subquery(collega.values("volle_naam")[:1]))
    )
    return [
        {
            "wanneer": regel.wanneer,
            "zin": HANDELINGEN[regel.handeling].zin if regel.handeling in HANDELINGEN else regel.handeling,
            "door": (regel.collega or "een vroegere collega") if regel.wie else "automatisch",
        }
        for regel in regels[:VERLOOP_OP_SCHERM]
    ]


def _betrokkenen(deelnemer: Deelnemer, door: Hoedanigheid) -> list[dict[str, str]]:
    """The involvements of the reader's own organisation: that another one is involved may itself tell about health."""
    return [
        {
            "naam": f"{rij.organisatie.naam}, {rij.get_rol_display()}" if rij.rol else rij.organisatie.naam,
            "toelichting": f"{rij.get_omvang_display().lower()} · {rij.get_grond_display().lower()}",
        }
        for rij in Betrokkenheid.objects.van(deelnemer.pk).filter(organisatie_id=door.organisatie_id)
    ]


def waarden_van_versie(deelnemer: Deelnemer, versie: int) -> dict[str, Any]:
    """The changeable fields as they were in this version, from the history; empty for an unknown version."""
    gebeurtenissen = deelnemer.gebeurtenissen.filter(versie=versie).order_by("-pgh_id")  # type: ignore[attr-defined]
    return gebeurtenissen.values(*WIJZIGBAAR).first() or {}


def laatste_wijziger(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """Who changed this person's data last and when: a name within the own organisation, otherwise "een collega"."""
    regel = Logregel.objects.over_deelnemer(deelnemer.pk).filter(handeling="deelnemer_wijzigen").first()
    if regel is None:
        return {"door": "Een collega", "wanneer": timezone.now()}
    eigen = regel.door.get("organisatie") == str(door.organisatie_id)
    persoon = (
        Gebruiker.objects.filter(pk=regel.door["gebruiker"]).first()
        if eigen and "gebruiker" in regel.door
        else None
    )
    return {"door": persoon.naam if persoon else "Een collega", "wanneer": regel.wanneer}
