"""A row of the inzagelog in words: at what somebody looked, and why he could."""

from __future__ import annotations

from werkzorg.handelen.lijsten import Doel, grond_van
from werkzorg.handelen.register import HANDELINGEN, LEZINGEN
from werkzorg.toegang.models import Inzage

# What somebody saw, per page key, where the name of the page alone would not say it.
_WAT = {
    "deelnemer_detail": "de persoonsgegevens",
    "dossier_detail": "het dossier",
    "deelnemer_lijst": "de naam in een lijst",
    "deelnemer_wijzigen": "de gegevens, om ze te wijzigen",
    "insz_toevoegen": "het dossier, om het rijksregisternummer aan te vullen",
    "deelnemer_registreren": "of deze persoon al een dossier heeft",
    "deelnemer_toegang": "wie toegang heeft",
    "deelnemers_samenvoegen": "de gegevens, om twee dossiers samen te voegen",
    "samenvoeging_ongedaan_maken": "het dossier, om een samenvoeging ongedaan te maken",
    "overlijden_registreren": "het dossier, om een overlijden te registreren",
    "betrokkenheid_openen": "het dossier, om een collega toegang te geven",
    "betrokkenheid_sluiten": "het dossier, om toegang te sluiten",
    "deelnemer_aansluiten": "of deze persoon al een dossier heeft",
    "insz_opzoeken": "of deze persoon een dossier heeft",
    "insz_tonen": "het rijksregisternummer",
    "dubbel_lijst": "de naam in de lijst van mogelijk dubbele dossiers",
    "dubbel_uitsluiten": "de gegevens, naast die van wie erop lijkt",
    "opzoekmelding_afhandelen": "het dossiernummer, in een melding over opzoeken",
    "opzoekmelding_lijst": "een melding over opzoeken, zonder naam of nummer",
    "deelnemer_documenten": "de lijst van documenten",
    "document_openen": "een document",
    "bijlage_downloaden": "een bijlage",
    "inzage_lijst": "wie in het dossier keek",
    "toegang_detail": "waarom het dossier zichtbaar is",
    "inzagedossier_detail": "wie in het dossier keek",
    "inzagerapport_aanvragen": "het dossiernummer, om een rapport te maken",
    "inzagerapport_openen": "een rapport over wie in het dossier keek",
    "wissing_lijst": "de lijst van wissingen",
    "wissing_voorstellen": "het dossiernummer, om een wissing voor te stellen",
    "wissing_goedkeuren": "een voorstel om te wissen",
    "wissing_intrekken": "een voorstel om te wissen",
    "vandaag": "een taak op de werklijst",
    "taak_toewijzen": "een taak, om ze aan een collega te geven",
    "taak_uitstellen": "een taak, om ze uit te stellen",
    "lijst_exporteren": "een lijst, om ze mee te nemen als bestand",
    "uitvoer_afhalen": "een lijst, om ze mee te nemen als bestand",
}
_WAAROM = {
    "betrokkenheid": "volgt deze persoon op",
    "taak": "heeft een taak over deze persoon",
    "voorstel": "kreeg de vraag of twee dossiers van dezelfde persoon zijn",
    "opzoeking": "zocht dit rijksregisternummer op",
    "toezicht": "ziet toe op de bescherming van gegevens",
}
# The same, as a letter says it to the person.
_WAAROM_U = {
    "betrokkenheid": "volgt u op",
    "taak": "heeft een taak over u",
    "voorstel": "kreeg de vraag of twee dossiers van u zijn",
    "opzoeking": "zocht uw rijksregisternummer op",
    "toezicht": "ziet toe op de bescherming van uw gegevens",
}


def wat(rij: Inzage) -> str:
    """At what somebody looked, as the end of "bekeek …"."""
    if rij.uitkomst == "geweigerd":
        return "niets: er werd niets getoond"
    if rij.actie in _WAT:
        return _WAT[rij.actie]
    if rij.actie in HANDELINGEN:
        zin = HANDELINGEN[rij.actie].recht.naam
        return f"het scherm “{zin}”"
    naam = LEZINGEN[rij.actie].naam if rij.actie in LEZINGEN else rij.actie
    return naam[:1].lower() + naam[1:]


def waarom(rij: Inzage, *, aan_de_persoon: bool = False) -> str:
    """Why he could, as the end of "een medewerker die …"; of an export also what it was for."""
    for doel in Doel:
        if rij.grond == grond_van(doel):
            return f"nam een lijst mee: {doel.label[:1].lower()}{doel.label[1:]}"
    return (_WAAROM_U if aan_de_persoon else _WAAROM).get(rij.grond, rij.grond)
