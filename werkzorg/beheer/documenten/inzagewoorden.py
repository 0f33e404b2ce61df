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
    "brief_opnieuw_maken": "een brief, om die opnieuw te laten maken",
    "trajectdocument_opnieuw_maken": "een document, om dat opnieuw te laten maken",
    "traject_exporteren": "het activeringstraject, om het mee te nemen als bestand",
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
    "verzoek_registreren": "de gegevens, om een activeringstraject te vragen",
    "statuut_vastleggen": "de gegevens, om statuut en steun vast te leggen",
    "toestemming_registreren": "de gegevens, om een toestemming te noteren",
    "overeenkomst_opmaken": "de gegevens, om een AMA-overeenkomst op te maken",
    "toeleiding_voorstellen": "de gegevens, om AMA sociale economie voor te stellen",
    "amadocument_opnieuw_maken": "een document, om dat opnieuw te laten maken",
    "advies_welzijn_geven": "de gegevens, om welzijn te adviseren",
    "advies_welzijn_detail": "een advies Welzijn",
    "advies_welzijn_weigering_registreren": "een advies Welzijn, om een weigering te noteren",
    "gegevens_overdragen": "de gegevens, om ze over te dragen voor een onthaaltraject",
    "doorverwijzing_versturen": "de gegevens, om een doorverwijzing te schrijven",
    "doorverwijzing_detail": "een doorverwijzing",
    "doorverwijzing_lijst": "een doorverwijzing, in een lijst",
    "doorverwijzing_aanvaarden": "een doorverwijzing, om ze te aanvaarden",
    "doorverwijzing_weigeren": "een doorverwijzing, om ze te weigeren",
    "doorverwijzing_intrekken": "een doorverwijzing, om ze in te trekken",
    "deelnemers_importeren": "de naam, bij het inlezen van een bestand met deelnemers",
    "import_detail": "de naam, bij het inlezen van een bestand met deelnemers",
    "import_terugdraaien": "de naam, om een ingelezen bestand terug te draaien",
    "uitvoer_lijst": "de lijst van bestanden die een collega meenam",
    "uitvoer_detail": "een lijst die een collega wil meenemen",
    "uitvoer_goedkeuren": "een lijst die een collega wil meenemen",
    "uitvoer_weigeren": "een lijst die een collega wil meenemen",
}
# The same to the person, who knows no screens: fewer words, and what is about him is "uw".
_WAT_U = {
    "deelnemer_detail": "uw persoonsgegevens",
    "dossier_detail": "uw dossier",
    "deelnemer_lijst": "uw naam in een lijst",
    "deelnemer_wijzigen": "uw gegevens, om ze aan te passen",
    "insz_toevoegen": "uw gegevens, om uw rijksregisternummer in te vullen",
    "deelnemer_registreren": "of u al een dossier hebt",
    "deelnemer_toegang": "wie uw dossier mag zien",
    "deelnemers_samenvoegen": "uw gegevens, om van twee dossiers één te maken",
    "samenvoeging_ongedaan_maken": "uw dossier, om samengevoegde dossiers weer te scheiden",
    "overlijden_registreren": "uw dossier, om een overlijden te melden",
    "betrokkenheid_openen": "uw dossier, om het voor een collega te openen",
    "betrokkenheid_sluiten": "uw dossier, om het voor iemand te sluiten",
    "deelnemer_aansluiten": "of u al een dossier hebt",
    "insz_opzoeken": "of u een dossier hebt",
    "insz_tonen": "uw rijksregisternummer",
    "dubbel_lijst": "uw naam, om na te gaan of u twee dossiers hebt",
    "dubbel_uitsluiten": "uw gegevens, om na te gaan of u twee dossiers hebt",
    "opzoekmelding_afhandelen": "het nummer van uw dossier, om iets na te kijken",
    "opzoekmelding_lijst": "een melding, zonder uw naam of nummer",
    "deelnemer_documenten": "de lijst van uw documenten",
    "document_openen": "een document van u",
    "brief_opnieuw_maken": "een brief, om die opnieuw te laten maken",
    "trajectdocument_opnieuw_maken": "een document, om dat opnieuw te laten maken",
    "traject_exporteren": "uw activeringstraject, om het mee te nemen als bestand",
    "bijlage_downloaden": "een bijlage bij uw dossier",
    "inzage_lijst": "wie in uw dossier keek",
    "toegang_detail": "wie uw dossier mag zien",
    "inzagedossier_detail": "wie in uw dossier keek",
    "inzagerapport_aanvragen": "het nummer van uw dossier, om een rapport zoals dit te maken",
    "inzagerapport_openen": "een rapport zoals dit",
    "wissing_lijst": "het nummer van uw dossier, in een lijst van te wissen gegevens",
    "wissing_voorstellen": "het nummer van uw dossier, om gegevens te wissen",
    "wissing_goedkeuren": "het nummer van uw dossier, om gegevens te wissen",
    "wissing_intrekken": "het nummer van uw dossier, om gegevens toch niet te wissen",
    "vandaag": "een taak over u",
    "taak_toewijzen": "een taak over u, om ze aan een collega te geven",
    "taak_uitstellen": "een taak over u, om ze later te doen",
    "lijst_exporteren": "een lijst waarin u staat, om ze mee te nemen",
    "uitvoer_afhalen": "een lijst waarin u staat, om ze mee te nemen",
    "verzoek_registreren": "uw gegevens, om een activeringstraject te vragen",
    "statuut_vastleggen": "uw gegevens, om te noteren van welk inkomen u leeft",
    "toestemming_registreren": "uw gegevens, om een toestemming te noteren",
    "overeenkomst_opmaken": "uw gegevens, om met u een overeenkomst te maken",
    "amadocument_opnieuw_maken": "een document, om dat opnieuw te laten maken",
    "advies_welzijn_geven": "uw gegevens, om u welzijn te adviseren",
    "advies_welzijn_detail": "een advies over u",
    "advies_welzijn_weigering_registreren": "een advies over u, om te noteren dat u dat niet wilt",
    "gegevens_overdragen": "uw gegevens, om ze over te dragen voor een onthaaltraject",
    "doorverwijzing_versturen": "uw gegevens, om u door te verwijzen",
    "toeleiding_voorstellen": "uw gegevens, om AMA sociale economie voor te stellen",
    "doorverwijzing_detail": "een brief om u door te verwijzen",
    "doorverwijzing_lijst": "uw naam in een lijst van brieven",
    "doorverwijzing_aanvaarden": "een brief om u door te verwijzen, om ja te zeggen",
    "doorverwijzing_weigeren": "een brief om u door te verwijzen, om nee te zeggen",
    "doorverwijzing_intrekken": "een brief om u door te verwijzen, om die terug te trekken",
    "deelnemers_importeren": "uw naam, in een bestand met meer mensen",
    "import_detail": "uw naam, in een bestand met meer mensen",
    "import_terugdraaien": "uw naam, in een bestand met meer mensen",
    "uitvoer_lijst": "een lijst waarin u staat, die een collega meenam",
    "uitvoer_detail": "een lijst waarin u staat, die een collega wil meenemen",
    "uitvoer_goedkeuren": "een lijst waarin u staat, die een collega wil meenemen",
    "uitvoer_weigeren": "een lijst waarin u staat, die een collega wil meenemen",
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


def wat(rij: Inzage, *, aan_de_persoon: bool = False) -> str:
    """At what somebody looked, as the end of "bekeek …"; to the person himself without a word of the screens."""
    if rij.uitkomst == "geweigerd":
        return "niets: er werd niets getoond"
    if aan_de_persoon:
        return _WAT_U.get(rij.actie, "gegevens over u")
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
