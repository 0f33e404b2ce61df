"""The four documents of the end: eindverslag and eindadvies, each for VDAB and for the deelnemer (art. 14, 22).

The deelnemer's copy holds his own data only: no number of the national register, no contact data of others, no file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from trajecten.domein.eindadvies import UITKOMSTEN as ADVIEZEN
from trajecten.domein.eindadvies import vervangzin
from trajecten.domein.eindverslag import INHOUDEN
from trajecten.models import Aanstelling, Eindadvies, Eindverslag, Traject
from trajecten.soorten import WERK, ZORG
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import Bijlage, maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.ui.nummers import telefoon

EINDDOCUMENT_OPMAKEN = "einddocument_opmaken"
EINDVERSLAG, EINDVERSLAG_KOPIE = "eindverslag", "eindverslag_deelnemer"
EINDADVIES, EINDADVIES_KOPIE = "eindadvies", "eindadvies_deelnemer"
# What the deelnemer himself gets.
KOPIEEN = frozenset({EINDVERSLAG_KOPIE, EINDADVIES_KOPIE})
DOCUMENTSOORTEN = (
    Documentsoort(EINDVERSLAG, "Eindverslag voor VDAB", "eindverslag", Eindverslag.objects.zichtbaar_voor),
    Documentsoort(
        EINDVERSLAG_KOPIE,
        "Eindverslag voor de deelnemer",
        "eindverslag-deelnemer",
        Eindverslag.objects.zichtbaar_voor,
    ),
    Documentsoort(EINDADVIES, "Eindadvies voor VDAB", "eindadvies", Eindadvies.objects.zichtbaar_voor),
    Documentsoort(
        EINDADVIES_KOPIE,
        "Eindadvies voor de deelnemer",
        "eindadvies-deelnemer",
        Eindadvies.objects.zichtbaar_voor,
    ),
)
SJABLONEN: Mapping[str, str] = {
    EINDVERSLAG: "trajecten/documenten/eindverslag.html",
    EINDVERSLAG_KOPIE: "trajecten/documenten/eindverslag_deelnemer.html",
    EINDADVIES: "trajecten/documenten/eindadvies.html",
    EINDADVIES_KOPIE: "trajecten/documenten/eindadvies_deelnemer.html",
}
_TITELS = {
    EINDVERSLAG: "Eindverslag van een activeringstraject",
    EINDVERSLAG_KOPIE: "Uw eindverslag",
    EINDADVIES: "Eindadvies over betaald werk",
    EINDADVIES_KOPIE: "Ons advies over uw werk",
}
BIJLAGE_NAAM = "eindadvies.jsonld"
# What is told of a traject, with the tandem of a day, as values for another program.
LeesGegevens = Callable[[Traject, date], Mapping[str, Any]]


def maak_einddocument(document: Document, lees_gegevens: LeesGegevens) -> bytes:
    """The document as PDF/A-3a, before it is sealed; `lees_gegevens` gives the data in the copy for VDAB."""
    if document.soort in (EINDVERSLAG, EINDVERSLAG_KOPIE):
        return _verslag(document)
    return _advies(document, lees_gegevens)


def _verslag(document: Document) -> bytes:
    verslag = Eindverslag.objects.select_related("traject__deelnemer", "traject__vdab").get(
        pk=document.object_id
    )
    assert verslag.ingediend_op is not None  # only what was sent has a document
    regels = list(verslag.regels.order_by("volgorde", "id"))
    rubrieken = [
        (titel, [een.tekst for een in regels if een.rubriek == inhoud]) for inhoud, titel in INHOUDEN.items()
    ]
    return maak_pdf(
        SJABLONEN[document.soort],
        {
            **_gedeeld(document, verslag.traject, verslag.ingediend_op, 1),
            "verslag": verslag,
            "rubrieken": rubrieken,
        },
        titel=_TITELS[document.soort],
        identificatie=f"{document.id}:1",
    )


def _advies(document: Document, lees_gegevens: LeesGegevens) -> bytes:
    advies = Eindadvies.objects.select_related("traject__deelnemer", "traject__vdab", "verbetert").get(
        pk=document.object_id
    )
    traject, ingediend = advies.traject, advies.ingediend_op
    assert ingediend is not None  # only what was sent has a document
    vervangt = ""
    if advies.verbetert is not None and advies.verbetert.ingediend_op is not None:
        oud = advies.verbetert
        vervangt = vervangzin(oud.nummer, timezone.localdate(oud.ingediend_op), advies.verbeter_reden)
    bijlage = None
    if document.soort == EINDADVIES:
        data = lees_gegevens(traject, timezone.localdate(ingediend))
        bijlage = Bijlage(
            BIJLAGE_NAAM,
            json.dumps(data, ensure_ascii=False, indent=1).encode(),
            "De gegevens van het traject volgens OSLO Klantvolgsysteem release 1",
            ingediend,
        )
    return maak_pdf(
        SJABLONEN[document.soort],
        {
            **_gedeeld(document, traject, ingediend, advies.nummer),
            "advies": advies,
            "kort": ADVIEZEN[advies.uitkomst].advies,
            "vervangt": vervangt,
            "bijlage_naam": BIJLAGE_NAAM,
        },
        titel=_TITELS[document.soort],
        identificatie=f"{document.id}:1",
        bijlage=bijlage,
    )


def tandem_op(traject: Traject, dag: date) -> dict[str, Aanstelling]:
    """Who guided on `dag`, per side, with person and organisation; one query."""
    rijen = Aanstelling.objects.filter(traject=traject).lopend_op(dag).met_contact()
    return {een.kant: een for een in rijen}


def _gedeeld(document: Document, traject: Traject, ingediend_op: datetime, versie: int) -> dict[str, Any]:
    dag = timezone.localdate(ingediend_op)
    deelnemer = traject.deelnemer
    tandem = tandem_op(traject, dag)
    return {
        "organisatie_naam": document.organisatie.naam,
        "organisatie_adres": document.organisatie.adres,
        "dossiernummer": deelnemer.dossiernummer,
        "versie": versie,
        "datum": dag,
        "soort_label": document.label,
        "traject": traject,
        "deelnemer": deelnemer,
        "deelnemer_adres": _adres_in_een_regel(deelnemer),
        "reden": traject.get_einde_reden_display(),
        "tandem": [
            (
                naam,
                tandem[kant].lidmaatschap.gebruiker.naam,
                tandem[kant].organisatie.naam,
                telefoon(tandem[kant].organisatie.telefoon),
            )
            for kant, naam in ((WERK, "Werk"), (ZORG, "Zorg"))
            if kant in tandem
        ],
        "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
    }


def _adres_in_een_regel(deelnemer: Deelnemer) -> str:
    bus = f" bus {deelnemer.bus}" if deelnemer.bus else ""
    straat = f"{deelnemer.straat} {deelnemer.huisnummer}".strip() + bus
    plaats = f"{deelnemer.postcode} {deelnemer.gemeente}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)
