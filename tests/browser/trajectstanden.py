"""The stage of activeringstrajecten: a file in every state, for who asks, decides, guides, coordinates, provides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from tests.trajecten.eindes import (
    bespreek_en_akkoord,
    dien_verslag_in,
    laatste,
    met_dossier,
    rond_af,
    schrijf,
    schrijf_advies,
)
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, maak_traject
from tests.trajecten.netwerk import maak_aanbod, maak_actie, maak_stage, maak_versie, volg, wijs_toe
from tests.trajecten.opvolgen import noteer, noteer_zorg, onderbreek, over, spreek_af, vraag_verlenging
from tests.trajecten.tandems import maak_intake, vandaag
from tests.trajecten.test_deelname_toekennen import ken_toe
from tests.trajecten.test_oud_traject_verbeteren import oud_dossier
from tests.trajecten.verzoeken import beoordeel, vraag_aan
from trajecten.handelingen.eindadvies import eindadvies_bespreken
from trajecten.models import Mandaatverlies, Traject, Uren
from trajecten.statussen import PLAN_IN_OPMAAK, TOEGEWEZEN

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

# Role -> its organisation on this stage, and the kind of that organisation.
HUIZEN = {
    "casemanager_werk": ("VDAB Gent", "werkactor"),
    "vdab_beslisser": ("VDAB Oost-Vlaanderen", "vdab"),
    "netwerkcoordinator": ("Netwerk Gent", "andere"),
    "dienstverlener": ("Groenzorg Noord", "andere"),
}


def bezet(toneel: Toneel) -> Rolverdeling:
    """Nele as casemanager Zorg, Griet as verwijzer, and somebody in every other part of a traject."""
    spelers = {rol: maak_speler(rol, maak_organisatie(*huis)) for rol, huis in HUIZEN.items()}
    for rol in ("netwerkcoordinator", "dienstverlener", "casemanager_werk"):
        geef_bevoegdheid(spelers[rol], rol)
    geef_bevoegdheid(toneel.nele, "casemanager_zorg")
    return Rolverdeling(
        spelers={**spelers, "verwijzer": toneel.griet, "casemanager_zorg": toneel.nele}, buren={}
    )


def vul_verzoeken(toneel: Toneel) -> dict[str, Any]:
    """Requests up to the start: who asks, what VDAB decides, who guides."""
    with transaction.atomic():
        cast = bezet(toneel)
        gevraagd = vraag_aan(cast)
        beoordeeld = beoordeel(cast, vraag_aan(cast))
        intake = maak_intake(cast)
        maak_intake(cast, uiterlijk_op=over(-2))
        toegewezen = maak_traject(cast, status=TOEGEWEZEN)
        lopend = maak_traject(cast, start=vandaag() - timedelta(days=200))
        toegekend, oud = ken_toe(cast, beoordeel(cast, vraag_aan(cast))), oud_dossier(cast)
        with in_handeling():
            verlies = Mandaatverlies.objects.create(
                traject=lopend,
                organisatie=toneel.nele.lidmaatschap.organisatie,
                functie="casemanager_zorg",
                laatste_dag=over(30),
                reden="verstreken",
            )
    return {
        "gevraagd": gevraagd.pk,
        "gevraagd_nummer": gevraagd.deelnemer.dossiernummer,
        "beoordeeld": beoordeeld.pk,
        "toegekend": toegekend.pk,
        "oud": oud.pk,
        "intake": intake.pk,
        "toegewezen": toegewezen.pk,
        "toegewezen_nummer": toegewezen.deelnemer.dossiernummer,
        "lopend": lopend.pk,
        "verlies": verlies.pk,
    }


def vul_netwerk(toneel: Toneel) -> dict[str, Any]:
    """Actions of a running traject: without a provider, and with one, who gave hours and has an offer and a stage."""
    with transaction.atomic():
        cast = bezet(toneel)
        verlener = cast.spelers["dienstverlener"]
        traject = maak_traject(cast)
        volg(cast, traject)
        maak_versie(cast, traject)
        los = maak_actie(traject, omschrijving="Sollicitaties oefenen in kleine groep")
        actie = wijs_toe(cast, maak_actie(traject), verlener)
        maak_actie(
            traject,
            domein="zorg",
            soort="zorg",
            omschrijving="Gesprekken over angst",
            dienstverlener=toneel.nele.lidmaatschap.organisatie,
        )
        with in_handeling():
            uren = Uren.objects.create(
                traject=traject,
                actie=actie,
                organisatie=verlener.lidmaatschap.organisatie,
                dag=vandaag(),
                uren=2,
                wat="Kennismaking in het atelier",
                door=verlener.gebruiker,
            )
        stage = maak_stage(traject, cast.casemanager_werk, actie=actie)
        aanbod = maak_aanbod(verlener, plaatsen=6, wachttijd_weken=3)
        maak_aanbod(verlener, titel="Groenonderhoud in het stadspark", soort="werkplekken")
    return {
        "lopend": traject.pk,
        "nummer": traject.deelnemer.dossiernummer,
        "los": los.pk,
        "actie": actie.pk,
        "uren": uren.pk,
        "stage": stage.pk,
        "aanbod": aanbod.pk,
        "aanbodtitel": aanbod.titel,
    }


def vul_opvolging(toneel: Toneel) -> dict[str, Any]:
    """Running trajecten with notes and appointments; one interrupted, one that asks for more time, one near its end."""
    with transaction.atomic():
        cast = bezet(toneel)
        lopend = maak_traject(cast, start=vandaag() - timedelta(days=200))
        opvolgen = _volg_op(cast, lopend)
        stil = maak_traject(cast)
        onderbreek(stil, toneel.nele, over(-10), None)
        gevraagd = maak_traject(cast, start=vandaag() - timedelta(days=480))
        vraag_verlenging(gevraagd, cast.casemanager_werk)
        jong = maak_traject(cast, status=PLAN_IN_OPMAAK, start=vandaag() - timedelta(days=20))
        notitie = noteer(lopend, toneel.nele, tekst="Ze wil eerst de bus leren nemen, samen met haar zus.")
    return {
        "lopend": lopend.pk,
        "nummer": lopend.deelnemer.dossiernummer,
        "stil": stil.pk,
        "gevraagd": gevraagd.pk,
        "gevraagd_nummer": gevraagd.deelnemer.dossiernummer,
        "jong": jong.pk,
        "notitie": notitie.pk,
        **opvolgen,
    }


def _volg_op(cast: Rolverdeling, traject: Traject) -> dict[str, Any]:
    """A note to follow up, a care note, an appointment, and an action of each side."""
    volg(cast, traject)
    wijs_toe(cast, maak_actie(traject), cast.spelers["dienstverlener"])
    maak_actie(traject, domein="zorg", soort="zorg", omschrijving="Gesprekken over angst")
    return {
        "opvolgen": noteer(traject, cast.casemanager_werk, opvolgen_op=over(5)).pk,
        "zorgnotitie": noteer_zorg(traject, cast.casemanager_zorg).pk,
        "afspraak": spreek_af(traject, cast.casemanager_zorg).pk,
    }


def vul_einde(toneel: Toneel) -> dict[str, Any]:
    """Trajecten at their end: a report to write, one to send, an advice to write, to agree on, to send, and sent."""
    with transaction.atomic():
        cast = bezet(toneel)
        verslag, vol = met_dossier(cast), met_dossier(cast)
        schrijf(vol, cast.casemanager_werk)
        zonder = met_dossier(cast)
        dien_verslag_in(zonder, cast.casemanager_werk)
        advies, besproken, klaar = (met_dossier(cast) for _ in range(3))
        for rij in (advies, besproken, klaar):
            dien_verslag_in(rij, cast.casemanager_werk)
            schrijf_advies(rij, cast.casemanager_werk)
        eindadvies_bespreken(
            besproken,
            op=vandaag(),
            woorden_deelnemer="Dat past bij mij.",
            versie=laatste(besproken).versie,
            door=toneel.nele.door,
        )
        bespreek_en_akkoord(klaar, cast)
        weg = rond_af(cast)
    return {
        "verslag": verslag.pk,
        "verslag_nummer": verslag.deelnemer.dossiernummer,
        "vol": vol.pk,
        "zonder": zonder.pk,
        "advies": advies.pk,
        "besproken": besproken.pk,
        "klaar": klaar.pk,
        "weg": weg.pk,
        "weg_nummer": weg.deelnemer.dossiernummer,
    }
