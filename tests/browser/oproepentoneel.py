"""The stage of calls and the register: a call in every state, regio's with and without partnership, many grants."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from playwright.sync_api import Page

from mandaten.handelingen.oproepen import oproep_publiceren, oproep_sluiten
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep, maak_toekenning
from tests.mandaten.oproepen import dien_in, maak_aanvraag, oproepgegevens, over
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Organisatie

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

_NAMEN = {
    "caw": "CAW",
    "vaph": "Zorghuis",
    "cgg": "CGG",
    "ocmw": "OCMW",
    "werkactor": "Werkwijzer",
    "maatwerkbedrijf": "Maatwerk",
}
_PLAATSEN = ("De Linde", "Oost-Vlaanderen", "Het Anker", "Scheldeland", "Noord", "Ter Beke", "Molenhof")


def vul_oproepen(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with."""
    an, vandaag = toneel.an, timezone.localdate()
    for nummer, regio in enumerate(("gent", "waasland", "limburg", "antwerpen", "westhoek"), start=1):
        maak_toekenning(
            "zorg",
            regios=(regio,),
            tot=vandaag + timedelta(days=150 * nummer) if nummer > 1 else None,
            nummer=f"SVZ-2024-{nummer:04}",
        )
    for nummer, regio in enumerate(("gent", "waasland", "limburg"), start=1):
        maak_toekenning("netwerk", regios=(regio,), nummer=f"NWC-2024-{nummer:04}")
    for nummer in range(1, 31):
        maak_toekenning("erkenning", nummer=f"AMA-2023-{nummer:04}")
    maak_toekenning("contingent", regios=("gent", "kempen"), nummer="WSE-2025-0001", tot=None)
    _noem()
    open_ = oproep_publiceren(
        oproepgegevens(
            titel="Mandaatoproep Midwest",
            regios=("midwest", "vlaamse_ardennen"),
            omschrijving="We zoeken een samenwerkingsverband Zorg.\n\nHet bestaat uit drie voorzieningen.",
        ),
        door=an.door,
    )
    dien_in(maak_aanvraag(open_, regios=("midwest",)))
    gesloten = maak_oproep(
        titel="Mandaatoproep Kempen",
        regios=("kempen", "gent", "rivierenland"),
        sluit_op=timezone.now() - timedelta(hours=2),
        uitgever=an.lidmaatschap.organisatie,
    )
    oproep_sluiten(gesloten, door=Klok("oproepen_sluiten"))
    ingetrokken = maak_oproep(
        titel="Mandaatoproep Oostende", regios=("oostende",), uitgever=an.lidmaatschap.organisatie
    )
    oproep_sluiten(ingetrokken, reden="In de criteria stond een fout.", door=an.door)
    vdab = beslisser("netwerk")
    maak_oproep(
        "netwerk",
        titel="Tender netwerkcoördinator Brugge",
        regios=("brugge",),
        opent_op=over(days=4),
        uitgever=vdab.lidmaatschap.organisatie,
    )
    return {"open": open_.pk, "gesloten": gesloten.pk, "ingetrokken": ingetrokken.pk}


def _noem() -> None:
    """Names as organisations have them, for the screenshots."""
    with in_handeling():
        for nummer, rij in enumerate(Organisatie.objects.filter(naam__regex="^(Houder|Partner) ")):
            rij.naam = f"{_NAMEN.get(rij.soort, 'Organisatie')} {_PLAATSEN[nummer % len(_PLAATSEN)]}"
            rij.save()


def lees_oproep(page: Page) -> None:
    """Fills in a call for a regio that somebody has, and asks how everybody will read it."""
    page.fill("input[name=titel]", "Mandaatoproep Limburg")
    page.fill("textarea[name=omschrijving]", "We zoeken een samenwerkingsverband Zorg.\n\nVoor heel Limburg.")
    page.check("input[name=regios][value=limburg]")
    page.fill("input[name=sluit_dag]", f"{timezone.localdate() + timedelta(days=60):%d/%m/%Y}")
    page.fill("input[name=sluit_uur]", "12:00")
    page.fill("input[name=criterium_1_omschrijving]", "Dekt het hele werkingsgebied")
    page.fill("input[name=criterium_1_gewicht]", "100")
    page.click("main form button[type=submit]")
