"""The stage of enforcement and inspection: a procedure in every state, a campaign with a file in every state."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mandaten.domein.handhaving import Geldmaatregel
from mandaten.handelingen.controle import (
    bevindingen_vastleggen,
    controle_starten,
    controledossier_besluiten,
)
from mandaten.handelingen.handhaving import verweer_indienen
from mandaten.models import Controledossier, Controleronde
from tests.mandaten.maken import maak_toekenning
from tests.mandaten.procedures import (
    CRITERIA,
    gehoord,
    laat_antwoord_verlopen,
    meegedeeld,
    schors,
    schuif,
    trek_in,
    vandaag,
    vastgesteld,
    vaststellingen,
    verminder,
)
from tests.rolverdeling import Speler

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.toneel import Toneel


def vul_handhaving(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; Hanne's organisation holds what she reads."""
    an, brug = toneel.an, toneel.hanne.lidmaatschap.organisatie
    mijn = schuif(meegedeeld(an, maak_toekenning("zorg", houder=brug, nummer="SVZ-2024-0003")), 25)
    ingediend = meegedeeld(
        an, maak_toekenning("zorg", houder=brug, regios=("kortrijk",), nummer="SVZ-2024-0004")
    )
    verweer_indienen(
        ingediend,
        tekst="Wij wierven twee mensen aan.\n\nWij vragen uitstel.",
        wil_gehoord_worden=True,
        versie=ingediend.versie,
        door=toneel.hanne.door,
    )
    te_laat = schuif(gehoord(an, maak_toekenning("zorg", regios=("oostende",), nummer="SVZ-2024-0005")), 63)
    nieuw = vastgesteld(an, maak_toekenning("zorg", regios=("kempen",), nummer="SVZ-2024-0006"))
    ingetrokken = gehoord(
        an, maak_toekenning("zorg", houder=brug, regios=("brugge",), nummer="SVZ-2024-0007")
    )
    trek_in(ingetrokken, an)
    geschorst = gehoord(an, maak_toekenning("zorg", regios=("waasland",), nummer="SVZ-2024-0008"))
    schors(geschorst, an)
    verminderd = gehoord(an, maak_toekenning("zorg", regios=("westhoek",), nummer="SVZ-2024-0009"))
    dag = timedelta(days=1)
    geld = Geldmaatregel("terugvordering", None, Decimal(25), vandaag() - 90 * dag, vandaag() - dag)
    verminder(verminderd, an, geld)
    erkend = gehoord(an, maak_toekenning("erkenning", nummer="AMA-2024-0001"))
    return {
        "mijn": mijn.pk,
        "ingediend": ingediend.pk,
        "te_laat": te_laat.pk,
        "nieuw": nieuw.pk,
        "ingetrokken": ingetrokken.pk,
        "geschorst": geschorst.toekenning_id,
        "verminderd": verminderd.pk,
        "erkend": erkend.pk,
        "vrij": maak_toekenning("zorg", regios=("limburg",), nummer="SVZ-2024-0010").pk,
        **_controle(an, maak_toekenning("erkenning", houder=brug, nummer="AMA-2024-0002").pk),
    }


def lees_brief(page: Page) -> None:
    """Fills in the form of a withdrawal, and asks for its letter."""
    page.fill("input[name=laatste_dag]", f"{vandaag() + timedelta(days=30):%d/%m/%Y}")
    page.fill("textarea[name=motivering]", "De begeleiding viel drie maanden stil.")
    page.click("main form button[type=submit]")


def _controle(an: Speler, eigen: Any) -> dict[str, Any]:
    for nummer in range(5):
        maak_toekenning("erkenning", nummer=f"AMA-2025-{nummer + 1:04d}")
    ronde = _start(an, "Verzekering en diploma's", 7)
    mijn = ronde.dossiers.get(toekenning_id=eigen)
    andere = list(ronde.dossiers.exclude(pk=mijn.pk))
    _vind(mijn, an)
    besluit = laat_antwoord_verlopen(_vind(andere[1], an))
    opvolgen = laat_antwoord_verlopen(_vind(andere[2], an))
    controledossier_besluiten(
        opvolgen,
        is_in_orde=False,
        conclusie="Een begeleider werkt zonder diploma.",
        opvolging="Bezorg het diploma.",
        opvolgen_voor=vandaag() + timedelta(days=45),
        versie=opvolgen.versie,
        door=an.door,
    )
    klaar = _start(an, "Evaluaties", 1)
    enig = laat_antwoord_verlopen(_vind(klaar.dossiers.get(), an, "in_orde", "nvt"))
    controledossier_besluiten(enig, is_in_orde=True, conclusie="In orde.", versie=enig.versie, door=an.door)
    return {
        "ronde": ronde.pk,
        "klaar": klaar.pk,
        "bevonden": mijn.pk,
        "te_controleren": andere[0].pk,
        "besluitbaar": besluit.pk,
        "opvolgen": opvolgen.pk,
    }


def _start(an: Speler, titel: str, aantal: int) -> Controleronde:
    return controle_starten(
        soort="erkenning",
        titel=titel,
        criteria=CRITERIA,
        peildag=vandaag(),
        aantal=aantal,
        door=an.door,
    )


def _vind(dossier: Controledossier, an: Speler, *oordelen: str) -> Controledossier:
    return bevindingen_vastleggen(
        dossier,
        bezocht_op=vandaag(),
        vaststellingen=vaststellingen(*(oordelen or ("in_orde", "niet_in_orde"))),
        versie=dossier.versie,
        door=an.door,
    )
