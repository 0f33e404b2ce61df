"""The letter about an extension that VDAB granted or refused (Decreet 8/7/2022 art. 11; wet van 29 juli 1991)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from mandaten.domein.rechtsmiddelen import PARAMETERS as TERMIJNEN
from mandaten.domein.rechtsmiddelen import rechtsmiddelen
from trajecten.documenten.deelnamebrief import Brief, postadres
from trajecten.domein.verlenging import briefgevolgen, briefzinnen
from trajecten.models import Verlenging
from trajecten.statussen import TOEGEKEND
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.ui.formaten import datum

VERLENGINGSBRIEF = "verlengingsbrief"
VERLENGING = "trajecten.verlenging"
SJABLOON = "trajecten/documenten/verlenging.html"
PARAMETERS = TERMIJNEN
DOCUMENTSOORT = Documentsoort(
    VERLENGINGSBRIEF,
    "Beslissing over de verlenging van uw traject",
    "beslissing-verlenging",
    Verlenging.objects.zichtbaar_voor,
)


def verlengingsbrief(vraag: Verlenging, kennisgegeven_op: date) -> Brief:
    """The letter to the person, notified on that day; the row comes with traject, person and VDAB.

    The ways to challenge stand in it after a yes too: fewer months than were asked is also a decision. Raises
    ParameterOnbekend, and ValueError while VDAB did not decide.
    """
    traject = vraag.traject
    persoon, vdab, uiterste = traject.deelnemer, traject.vdab, traject.uiterste_einddatum
    if vraag.beslist_op is None or uiterste is None:
        raise ValueError("nothing was decided yet")
    opname, aannames = momentopname_met_aannames(vraag.beslist_op)
    return Brief(
        titel="Uw activeringstraject wordt verlengd"
        if vraag.status == TOEGEKEND
        else "Uw activeringstraject wordt niet verlengd",
        kort=briefzinnen(toegekend=vraag.status == TOEGEKEND, maanden=vraag.maanden, uiterste=uiterste),
        feiten=(
            ("Naam", persoon.naam),
            ("Dossiernummer", persoon.dossiernummer),
            ("Verlenging gevraagd op", datum(vraag.gevraagd_op)),
            ("Beslist op", datum(vraag.beslist_op)),
            ("Laatste dag van uw traject", datum(uiterste)),
        ),
        motivering=vraag.beslissing,
        gevolgen=briefgevolgen(toegekend=vraag.status == TOEGEKEND),
        rechtsmiddelen=rechtsmiddelen(opname, kennisgegeven_op, aannames),
        antwoordtermijn=str(opname.termijn("bezwaar_antwoord_termijn")),
        afzender=vdab.naam,
        afzender_adres=vdab.adres,
        bestemmeling=persoon.naam,
        bestemmeling_adres=postadres(traject),
        beslist_op=vraag.beslist_op,
        kennisgegeven_op=kennisgegeven_op,
    )


def maak_verlengingsbrief(vraag: Verlenging, document: Document, kennisgegeven_op: date) -> bytes:
    """This letter as PDF/A-3a, before it is sealed; raises ParameterOnbekend."""
    brief = verlengingsbrief(vraag, kennisgegeven_op)
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": brief.afzender,
            "organisatie_adres": brief.afzender_adres,
            "dossiernummer": vraag.traject.deelnemer.dossiernummer,
            "versie": 1,
            "datum": kennisgegeven_op,
            "soort_label": document.label,
            "brief": brief,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel=brief.titel,
        identificatie=f"{document.id}:1",
    )
