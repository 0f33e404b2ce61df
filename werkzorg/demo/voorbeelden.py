"""The example data of the demo: who works where, then what they did, each thing on its own day in the past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from unittest import mock

import pghistory
import time_machine
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.beheer.voorbeelden import voorstellen
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import DAGEN_TERUG, Woonplaats, bevolking
from werkzorg.demo.collegas import collegas
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.demo.personen import PERSONEN, WACHTWOORD, Voorbeeldpersoon
from werkzorg.doorverwijzingen.domein import ONTVANGER, VAN_ROL
from werkzorg.doorverwijzingen.voorbeelden import brieven
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.plaatsen.models import GemeenteInRegio, Postcode

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]
AANTAL_DEELNEMERS = 300
# The work of the past is done slowly, so that whoever tries the demo never waits for it.
SECONDEN_TUSSEN_OUD_WERK = 2
OUD = timedelta(days=14)


@dataclass(frozen=True)
class Lid:
    """A membership of the example, and of which organisation in demo/organisaties.py."""

    organisatie: str
    door: Hoedanigheid


def laad(aantal: int = AANTAL_DEELNEMERS) -> bool:
    """The example data is there; False when it was already. All or nothing, so a killed start tries again.

    `aantal`: how many deelnemers, at least 20.
    """
    # The worker is not rung for each of hundreds of jobs at once: the sweeper finds them when they are due.
    with mock.patch("werkzorg.berichten.uitvoeren.bel", return_value=False), transaction.atomic():
        if Gebruiker.objects.filter(email=PERSONEN[0].email).exists():
            return False
        nu = timezone.localtime()
        with time_machine.travel(nu - timedelta(days=DAGEN_TERUG + 30), tick=True):
            leden = _mensen_en_organisaties()
        mensen: dict[int, Deelnemer] = {}
        speel(_verleden(leden, nu, mensen, aantal))
        _spreid_oud_werk(nu)
    return True


def speel(gebeurtenissen: Iterable[Gebeurtenis]) -> None:
    """Does everything in the order of the clock, each thing as if it were that moment."""
    for moment, doe in sorted(gebeurtenissen, key=lambda een: een[0]):
        with time_machine.travel(moment, tick=True):
            doe()


def _mensen_en_organisaties() -> list[Lid]:
    """Organisations, accounts and memberships: they exist before anybody can act."""
    wachtwoord = make_password(WACHTWOORD)  # one hash for all: a good hash takes a while
    leden: list[Lid] = []
    with pghistory.context(handeling="voorbeelden_laden", door="commando:voorbeelden_laden"):
        huizen = {sleutel: _organisatie(sleutel) for sleutel in ORGANISATIES}
        for persoon in (*PERSONEN, *collegas()):
            gebruiker = Gebruiker.objects.nieuw(
                persoon.email, voornaam=persoon.voornaam, achternaam=persoon.achternaam, wachtwoord=None
            )
            gebruiker.password = wachtwoord
            gebruiker.save(update_fields=["password"])
            leden += _lidmaatschappen(persoon, gebruiker, huizen)
    return leden


def _organisatie(sleutel: str) -> Organisatie:
    gegeven = ORGANISATIES[sleutel]
    return Organisatie.objects.create(
        naam=gegeven.naam,
        soort=gegeven.soort,
        straat=gegeven.straat,
        huisnummer=gegeven.huisnummer,
        postcode=gegeven.postcode,
        gemeente=gegeven.gemeente,
    )


def _lidmaatschappen(
    persoon: Voorbeeldpersoon, gebruiker: Gebruiker, huizen: Mapping[str, Organisatie]
) -> list[Lid]:
    begin = timezone.localdate()
    leden = []
    for sleutel, rol in persoon.plaatsen:
        # An inspection ends: it runs now, and not longer than its role may.
        maanden = ROLLEN[rol].max_maanden
        start = begin if maanden is None else begin + timedelta(days=DAGEN_TERUG)
        eind = None if maanden is None else start + timedelta(days=30 * maanden)
        lid = Lidmaatschap.objects.create(
            gebruiker=gebruiker, organisatie=huizen[sleutel], rol=rol, periode=DateRange(start, eind)
        )
        leden.append(Lid(sleutel, lid.als_hoedanigheid()))
    return leden


def _verleden(
    leden: Sequence[Lid], nu: datetime, mensen: dict[int, Deelnemer], aantal: int
) -> list[Gebeurtenis]:
    """What happened in the past year: registrations, corrections, letters between the offers, decided parameters."""
    wie: dict[str, list[Hoedanigheid]] = {}
    ontvangers: dict[str, list[Hoedanigheid]] = {}
    for lid in leden:
        regio = ORGANISATIES[lid.organisatie].regio
        if lid.door.rol in MET_DEELNEMERS and regio:
            wie.setdefault(regio, []).append(lid.door)
        if lid.door.rol in ONTVANGER.values():
            ontvangers.setdefault(lid.door.rol, []).append(lid.door)
    registraties = list(bevolking(aantal, wie=wie, plaatsen=_woonplaatsen(), nu=nu, mensen=mensen))
    van = {
        een.nummer: (een.door, een.moment + timedelta(days=5))
        for een in registraties
        if een.nummer is not None and een.nummer % 6 == 0 and een.moment < nu - timedelta(days=6)
        if een.door.rol in VAN_ROL
    }
    een, ander = [lid.door for lid in leden if lid.door.rol == "departement_zorg"][:2]
    return [
        *((registratie.moment, registratie.doe) for registratie in registraties),
        *brieven(mensen, van=van, ontvangers=ontvangers, nu=nu),
        *voorstellen(een, ander, nu),
    ]


def _woonplaatsen() -> dict[str, list[Woonplaats]]:
    """Per regio key every postal code of today with its municipality."""
    vandaag = timezone.localdate()
    liggingen = GemeenteInRegio.objects.filter(periode__contains=vandaag).select_related("regio", "gemeente")
    regio = {ligging.gemeente_id: (ligging.regio.sleutel, ligging.gemeente.naam) for ligging in liggingen}
    plaatsen: dict[str, list[Woonplaats]] = {}
    for code in Postcode.objects.filter(periode__contains=vandaag).order_by("postcode", "gemeente_id"):
        if code.gemeente_id in regio:
            sleutel, naam = regio[code.gemeente_id]
            plaatsen.setdefault(sleutel, []).append(Woonplaats(code.postcode, naam, sleutel))
    return plaatsen


def _spreid_oud_werk(nu: datetime) -> None:
    """Jobs of long ago wait their turn, one every few seconds; those of the last weeks are done at once."""
    oud = Opdracht.objects.wachtend().filter(aangemaakt_op__lt=nu - OUD).order_by("-aangemaakt_op", "id")
    for volg, opdracht in enumerate(oud):
        opdracht.volgende_poging_op = nu + timedelta(seconds=SECONDEN_TUSSEN_OUD_WERK * (volg + 6))
        opdracht.save(update_fields=["volgende_poging_op"])
