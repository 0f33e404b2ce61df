"""The geïntegreerd trajectplan on paper: one sealed PDF per version that was sent (Decreet 2022 art. 15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from trajecten.domein.plan import DOMEINEN, SUBTYPES
from trajecten.models import Planversie
from trajecten.soorten import AKKOORDWIJZEN, PARTIJEN
from werkzorg.documenten.bestandstypes import ONDERTEKEND, ONDERTEKEND_HOOGSTENS
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Bijlagesoort, Documentsoort

TRAJECTPLAN = "trajectplan"
ONDERTEKEND_PLAN = "trajectplan_ondertekend"
PLANVERSIE = "trajecten.planversie"
SJABLOON = "trajecten/documenten/trajectplan.html"
DOCUMENTSOORT = Documentsoort(
    sleutel=TRAJECTPLAN,
    label="Geïntegreerd trajectplan",
    bestandsnaam="trajectplan",
    zichtbare_objecten=Planversie.objects.zichtbaar_voor,
)
BIJLAGESOORT = Bijlagesoort(
    ONDERTEKEND_PLAN,
    "Ondertekend trajectplan",
    Planversie.objects.zichtbaar_voor,
    ONDERTEKEND,
    ONDERTEKEND_HOOGSTENS,
)


def trajectplan(versie: Planversie, document: Document) -> bytes:
    """This version as PDF/A-3a, before it is sealed; it says what was agreed and by whom, nothing newer."""
    inhoud, traject = versie.inhoud, versie.traject
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": document.organisatie.naam,
            "organisatie_adres": document.organisatie.adres,
            "dossiernummer": traject.deelnemer.dossiernummer,
            "versie": versie.nummer,
            "datum": timezone.localdate(versie.ingediend_op or versie.gemaakt_op),
            "soort_label": document.label,
            "inhoud": inhoud,
            "startdatum": dag(inhoud["startdatum"]),
            "per_domein": per_domein(inhoud),
            "akkoorden": akkoordregels(versie),
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel="Uw trajectplan",
        identificatie=f"{document.id}:1",
    )


def per_domein(inhoud: Mapping[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The actions under their domain, in the order of the plan; a domain without any is left out."""
    uit = []
    for sleutel, naam in DOMEINEN.items():
        acties = [
            {
                **een,
                "soortnaam": SUBTYPES[een["soort"]].label,
                "eerste_dag": dag(een["van"]),
                "laatste_dag": dag(een["tot_en_met"]),
            }
            for een in inhoud["acties"]
            if een["domein"] == sleutel
        ]
        if acties:
            uit.append((naam, acties))
    return uit


def akkoordregels(versie: Planversie) -> list[dict[str, Any]]:
    """Who agreed, on which day and how, in the order of the law; one query."""
    wijzen, gegeven = dict(AKKOORDWIJZEN), {een.partij: een for een in versie.akkoorden.all()}
    return [
        {"partij": naam, "op": gegeven[sleutel].op, "wijze": wijzen[gegeven[sleutel].wijze]}
        for sleutel, naam in PARTIJEN
        if sleutel in gegeven
    ]


def dag(tekst: str | None) -> date | None:
    """A day of a frozen content."""
    return date.fromisoformat(tekst) if tekst else None
