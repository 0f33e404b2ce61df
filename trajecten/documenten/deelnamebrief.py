"""The letter about a decision on participation, and the notice of it to whoever entered the request (art. 9)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from mandaten.domein.rechtsmiddelen import PARAMETERS as TERMIJNEN
from mandaten.domein.rechtsmiddelen import Rechtsmiddel, rechtsmiddelen
from trajecten.domein.beslissing import Beslissing, briefzinnen
from trajecten.models import Beoordeling, Traject
from trajecten.querysets.lezers import AANMELDERS, VERZOEKLEZERS
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.ui.formaten import datum

DEELNAMEBRIEF, KENNISGEVING = "deelnamebrief", "deelname_kennisgeving"
SJABLOON = "trajecten/documenten/deelname.html"
PARAMETERS = TERMIJNEN


def _beoordelingen(door: Door) -> QuerySet[Any]:
    """Those whose motivation this actor reads: not the verwijzer, nor the netwerkcoördinator (regelgeving 11)."""
    if isinstance(door, Hoedanigheid) and door.rol not in VERZOEKLEZERS:
        return Beoordeling.objects.none()
    return Beoordeling.objects.zichtbaar_voor(door)


def _aangemeld(door: Door) -> QuerySet[Any]:
    """Those about which this actor reads the notice: it names who asked, which the network need not know."""
    if isinstance(door, Hoedanigheid) and door.rol not in AANMELDERS:
        return Traject.objects.none()
    return Traject.objects.zichtbaar_voor(door)


DOCUMENTSOORTEN = (
    Documentsoort(DEELNAMEBRIEF, "Beslissing over uw deelname", "beslissing-deelname", _beoordelingen),
    Documentsoort(
        KENNISGEVING,
        "Kennisgeving van de beslissing over een deelname",
        "kennisgeving-deelname",
        _aangemeld,
    ),
)


@dataclass(frozen=True)
class Brief:
    """All that the letter shows; the notice has no motivation and no ways to challenge: those are for the person."""

    titel: str
    kort: tuple[str, ...]
    feiten: tuple[tuple[str, str], ...]
    motivering: str
    gevolgen: tuple[str, ...]
    rechtsmiddelen: tuple[Rechtsmiddel, ...]
    # How long the office has to answer a bezwaar, in words.
    antwoordtermijn: str
    afzender: str
    afzender_adres: str
    bestemmeling: str
    bestemmeling_adres: str
    beslist_op: date
    kennisgegeven_op: date

    @property
    def aannames(self) -> tuple[Rechtsmiddel, ...]:
        """The ways of which the term is assumed, not read in the law."""
        return tuple(middel for middel in self.rechtsmiddelen if middel.is_aanname)

    @property
    def vingerafdruk(self) -> str:
        """The same for the same letter: what somebody read is what he decides."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()


def deelnamebrief(traject: Traject, beslissing: Beslissing, kennisgegeven_op: date) -> Brief:
    """The letter to the person, notified on that day; the row comes with person and VDAB. Raises ParameterOnbekend."""
    persoon, vdab = traject.deelnemer, traject.vdab
    middelen: tuple[Rechtsmiddel, ...] = ()
    antwoordtermijn = ""
    if not beslissing.toegekend:
        opname, aannames = momentopname_met_aannames(beslissing.beslist_op)
        middelen = rechtsmiddelen(opname, kennisgegeven_op, aannames)
        antwoordtermijn = str(opname.termijn("bezwaar_antwoord_termijn"))
    return Brief(
        titel=_titel(beslissing),
        kort=tuple(briefzinnen(beslissing)),
        feiten=(
            ("Naam", persoon.naam),
            ("Dossiernummer", persoon.dossiernummer),
            ("Verzoek ontvangen op", datum(traject.ontvangen_op)),
            *((("Verzoek volledig op", datum(traject.volledig_op)),) if traject.volledig_op else ()),
            ("Beslist op", datum(beslissing.beslist_op)),
        ),
        motivering=beslissing.motivering,
        gevolgen=_gevolgen(beslissing),
        rechtsmiddelen=middelen,
        antwoordtermijn=antwoordtermijn,
        afzender=vdab.naam,
        afzender_adres=vdab.adres,
        bestemmeling=persoon.naam,
        bestemmeling_adres=postadres(traject),
        beslist_op=beslissing.beslist_op,
        kennisgegeven_op=kennisgegeven_op,
    )


def kennisgeving(traject: Traject, beslissing: Beslissing, kennisgegeven_op: date) -> Brief:
    """The notice to the organisation that entered the request: what was decided, not why."""
    persoon, vdab = traject.deelnemer, traject.vdab
    kan = "kan" if beslissing.toegekend else "kan nu niet"
    return Brief(
        titel="VDAB besliste over een deelname",
        kort=(
            f"{persoon.naam} {kan} deelnemen aan een activeringstraject.",
            briefzinnen(beslissing)[1],
            "De persoon kreeg zelf een brief met de motivering. Die staat niet in deze kennisgeving.",
        ),
        feiten=(
            ("Naam", persoon.naam),
            ("Dossiernummer", persoon.dossiernummer),
            ("Verzoek ontvangen op", datum(traject.ontvangen_op)),
            ("Beslist op", datum(beslissing.beslist_op)),
        ),
        motivering="",
        gevolgen=(),
        rechtsmiddelen=(),
        antwoordtermijn="",
        afzender=vdab.naam,
        afzender_adres=vdab.adres,
        bestemmeling=traject.aanmelder.naam,
        bestemmeling_adres=traject.aanmelder.adres,
        beslist_op=beslissing.beslist_op,
        kennisgegeven_op=kennisgegeven_op,
    )


def beslissing_van(beoordeling: Beoordeling) -> Beslissing:
    """What VDAB decided; raises ValueError while it did not."""
    if beoordeling.uitkomst is None or beoordeling.beslist_op is None:
        raise ValueError("nothing was decided yet")
    return Beslissing(
        toegekend=beoordeling.uitkomst,
        motivering=beoordeling.motivering,
        beslist_op=beoordeling.beslist_op,
        ander_aanbod=beoordeling.ander_aanbod,
    )


def maak_brief(beoordeling: Beoordeling, document: Document, kennisgegeven_op: date) -> bytes:
    """This letter or notice as PDF/A-3a, before it is sealed; raises ParameterOnbekend."""
    schrijf = kennisgeving if document.soort == KENNISGEVING else deelnamebrief
    traject = beoordeling.traject
    brief = schrijf(traject, beslissing_van(beoordeling), kennisgegeven_op)
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": brief.afzender,
            "organisatie_adres": brief.afzender_adres,
            "dossiernummer": traject.deelnemer.dossiernummer,
            "versie": 1,
            "datum": kennisgegeven_op,
            "soort_label": document.label,
            "brief": brief,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel=brief.titel,
        identificatie=f"{document.id}:1",
    )


def _titel(beslissing: Beslissing) -> str:
    if beslissing.toegekend:
        return "U kan deelnemen aan een activeringstraject"
    return "U kan nu niet deelnemen aan een activeringstraject"


def _gevolgen(beslissing: Beslissing) -> tuple[str, ...]:
    if beslissing.toegekend:
        return (
            "U krijgt twee vaste begeleiders: een casemanager Werk en een casemanager Zorg.",
            "Zij leggen u uit wat het traject inhoudt, hoe lang het duurt en wat wij met uw gegevens doen.",
            "Samen maakt u een plan. U beslist mee over elke stap.",
            "Het traject duurt in de regel hoogstens 18 maanden vanaf het eerste gesprek.",
        )
    return (
        "U hoeft niets te doen. Wilt u ingaan op ons voorstel, neem dan contact met ons op.",
        "Verandert uw situatie, dan kunt u opnieuw een verzoek indienen.",
    )


def postadres(traject: Traject) -> str:
    """Where the person lives, in one line; "" when that is not known."""
    persoon = traject.deelnemer
    straat = f"{persoon.straat} {persoon.huisnummer}".strip()
    if persoon.bus:
        straat += f" bus {persoon.bus}"
    plaats = f"{persoon.postcode} {persoon.gemeente}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)
