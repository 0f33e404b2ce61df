"""What the pages show about the end of a traject: what is still to do in which order, report, advice, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from trajecten.bladen.deel import Deel
from trajecten.bladen.documenten import documentenlijst, met_maakstand
from trajecten.documenten.einddocumenten import DOCUMENTSOORTEN
from trajecten.domein.eindadvies import doorverwijzing
from trajecten.models import Eindadvies, Eindverslag, Traject
from trajecten.querysets.lezers import NETWERKCOORDINATOR, TANDEMROLLEN, VDAB_BESLISSER
from trajecten.soorten import ANDER_AANBOD, KANTEN, UITKOMSTEN
from trajecten.statussen import AFGEROND, AFRONDEND
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import mag

# The part of the page of a traject on which the buttons of these acts stand.
PLEK = "einde"
_UITKOMST = dict(UITKOMSTEN)
_SOORTEN = [een.sleutel for een in DOCUMENTSOORTEN]


@dataclass(frozen=True)
class Stap:
    """One thing to do, in its order: done (`op`), to do now (`url`), or to wait for (`wacht`)."""

    titel: str
    is_klaar: bool
    uitleg: str = ""
    url: str = ""
    knop: str = ""


@dataclass(frozen=True)
class Einde:
    """What is there of the end of one traject; dates are days, None: not yet."""

    verslag_versie: int
    verslag_ingediend_op: date | None
    verslag_geregistreerd_op: date | None
    advies: Eindadvies | None
    # As `bladen.documenten.documentregel` reads them.
    documenten: Sequence[Mapping[str, Any]]


def lees_einde(traject: Traject, door: Door) -> Einde:
    """Report, the last advice that this reader sees, and documents of this traject; one query."""
    verslag = Eindverslag.objects.filter(traject=OuterRef("pk"))
    adviezen = Eindadvies.objects.zichtbaar_voor(door).filter(traject=OuterRef("pk")).order_by("-nummer")
    documenten = Document.objects.filter(
        Q(object_id=OuterRef("pk"))
        | Q(object_id__in=Eindadvies.objects.filter(traject=OuterRef(OuterRef("pk"))).values("pk")),
        soort__in=_SOORTEN,
    ).order_by("aangemaakt_op", "pk")
    kolommen = {veld.attname: F(veld.attname) for veld in Eindadvies._meta.concrete_fields}
    rij: Any = (
        Traject.objects.filter(pk=traject.pk)
        .annotate(
            verslag=ArraySubquery(
                verslag.values(
                    json=JSONObject(
                        versie="versie", ingediend_op="ingediend_op", geregistreerd_op="geregistreerd_op"
                    )
                )
            ),
            advies=ArraySubquery(adviezen.values(json=JSONObject(**kolommen))[:1]),
            stukken=ArraySubquery(met_maakstand(documenten).values("stand")),
        )
        .values("verslag", "advies", "stukken")
        .get()
    )
    stand = rij["verslag"][0] if rij["verslag"] else {}
    advies = None
    if rij["advies"]:
        velden = {
            veld.attname: veld.to_python(rij["advies"][0][veld.attname])
            for veld in Eindadvies._meta.concrete_fields
        }
        advies = Eindadvies(**velden)
    return Einde(
        stand.get("versie", 0),
        _dag(stand.get("ingediend_op")),
        date.fromisoformat(stand["geregistreerd_op"]) if stand.get("geregistreerd_op") else None,
        advies,
        rij["stukken"],
    )


def einddeel(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What the page of a traject shows about its end: to the tandem the steps, to others what they may know."""
    if traject.status not in (AFRONDEND, AFGEROND) or traject.is_oud:
        return None
    if door.rol == NETWERKCOORDINATOR:
        return {"uitkomst": uitkomst_van(traject)} if traject.status == AFGEROND else None
    if door.rol not in TANDEMROLLEN | {VDAB_BESLISSER}:
        return None
    einde = lees_einde(traject, door)
    is_tandem = door.rol in TANDEMROLLEN
    advies = einde.advies
    is_ingediend = advies is not None and advies.ingediend_op is not None
    return {
        "stappen": stappen(traject, einde, door) if is_tandem else [],
        "uitkomst": _UITKOMST[advies.uitkomst] if advies and is_ingediend else "",
        **documentenlijst(einde.documenten, door),
        "lezen": [
            (titel, reverse(route, args=[traject.pk]))
            for titel, route, kan in (
                ("Lees het eindverslag", "eindverslag_detail", is_tandem or einde.verslag_ingediend_op),
                (
                    "Lees het eindadvies",
                    "eindadvies_detail",
                    is_ingediend or (is_tandem and advies is not None),
                ),
            )
            if kan
        ],
        "doorverwijzing": doorverwijsknop(traject, advies, door),
    }


def uitkomst_van(traject: Traject) -> str:
    """The outcome of the last advice that was sent, in words; "" while there is none. All that others may know."""
    uitkomst = (
        Eindadvies.objects.filter(traject=traject, ingediend_op__isnull=False)
        .order_by("-nummer")
        .values_list("uitkomst", flat=True)
        .first()
    )
    return _UITKOMST[uitkomst] if uitkomst else ""


def stappen(traject: Traject, einde: Einde, door: Hoedanigheid) -> list[Stap]:
    """What the tandem has to do to end this traject, in its order, with the way to each that is possible now."""
    kan = {een.sleutel: een for een in mogelijke_handelingen(door, traject, PLEK)}
    advies = einde.advies
    is_verzonden = advies is not None and advies.ingediend_op is not None

    def weg(sleutel: str, *, als: bool) -> dict[str, str]:
        if not als or sleutel not in kan:
            return {}
        return {"url": reverse(sleutel, args=[traject.pk]), "knop": kan[sleutel].knop}

    verslag_klaar = einde.verslag_ingediend_op is not None
    heeft_tekst = advies is not None and bool(advies.uitkomst and advies.motivering)
    akkoorden = advies.akkoorden if advies else {kant: False for kant, _ in KANTEN}
    wachten = [naam for kant, naam in KANTEN if not akkoorden[kant]]
    versie = f" (versie {advies.nummer})" if advies and advies.nummer > 1 else ""
    return [
        Stap("Schrijf het eindverslag", verslag_klaar, **weg("eindverslag_bewerken", als=not verslag_klaar)),
        Stap(
            "Dien het eindverslag in",
            verslag_klaar,
            _ingediend(einde.verslag_ingediend_op),
            **weg("eindverslag_indienen", als=not verslag_klaar and einde.verslag_versie > 0),
        ),
        Stap(
            f"Schrijf het eindadvies{versie}",
            heeft_tekst,
            **weg("eindadvies_bewerken", als=not is_verzonden),
        ),
        Stap(
            "Bespreek het eindadvies met de deelnemer",
            advies is not None and bool(advies.bespreking),
            advies.bespreking if advies else "",
            **weg("eindadvies_bespreken", als=heeft_tekst and not is_verzonden),
        ),
        Stap(
            "Akkoord van beide casemanagers",
            not wachten,
            f"wacht op casemanager {' en '.join(wachten)}" if wachten else "",
            **weg("eindadvies_akkoord_geven", als=heeft_tekst and bool(wachten) and not is_verzonden),
        ),
        Stap(
            f"Dien het eindadvies in{versie}",
            is_verzonden,
            _ingediend(_lokale_dag(advies.ingediend_op) if advies else None),
            **weg("eindadvies_indienen", als=heeft_tekst and not wachten and not is_verzonden),
        ),
        Stap(
            "Registreer beide in het persoonlijk dossier",
            bool(einde.verslag_geregistreerd_op and advies and advies.geregistreerd_op),
            **weg("einde_registreren", als=verslag_klaar),
        ),
    ]


def verbeterknop(
    traject: Traject, advies: Eindadvies | None, door: Hoedanigheid
) -> tuple[str, str, str] | None:
    """The way to correct the last advice that was sent; None while there is nothing to correct."""
    if advies is None or advies.ingediend_op is None:
        return None
    for een in mogelijke_handelingen(door, traject, PLEK):
        if een.sleutel == "eindadvies_verbeteren":
            return (een.knop, reverse(een.route, args=[traject.pk]), "stil")
    return None


def doorverwijsknop(
    traject: Traject, advies: Eindadvies | None, door: Hoedanigheid
) -> Mapping[str, str] | None:
    """The way to the letterbox for an outcome that refers to another offer; None for others, or who may not send.

    An advies Welzijn is given by VDAB with its own closed list, not by a letter of the tandem (regelgeving 15, row 14).
    """
    if advies is None or advies.ingediend_op is None:
        return None
    naar = doorverwijzing(advies.uitkomst)
    if not naar:
        return None
    kan = naar != "advies_welzijn" and mag(door, "doorverwijzing_versturen")
    return {
        "naar": dict(ANDER_AANBOD)[naar],
        "url": reverse("doorverwijzing_versturen", args=[traject.deelnemer_id]) if kan else "",
        "uitleg": "" if kan else "VDAB geeft het advies Welzijn zelf.",
    }


def _dag(moment: str | None) -> date | None:
    gelezen = parse_datetime(moment) if moment else None
    return timezone.localdate(gelezen) if gelezen else None


def _lokale_dag(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


def _ingediend(dag: date | None) -> str:
    return f"op {dag:%d/%m/%Y}" if dag else ""


EINDEDEEL = Deel("einde", "Het einde", "trajecten/delen/einde.html", einddeel)
