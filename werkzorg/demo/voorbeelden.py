"""The example data of the demo: who works where, then what they did, each thing on its own day in the past.

Everything is made by the acts with a moved clock. Days count back from today, and whatever is drawn is drawn from a
fixed seed: two loads on one day give the same people, numbers and counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from unittest import mock

import time_machine
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from ama.voorbeelden import AANTAL_MENIGTE
from ama.voorbeelden import DAGEN_TERUG as AMA_TERUG
from ama.voorbeelden import geschiedenis as ama
from gbo.voorbeelden import DAGEN_TERUG as GBO_TERUG
from gbo.voorbeelden import geschiedenis as gbo
from mandaten.voorbeelden import geschiedenis as mandaten
from trajecten.voorbeelden import DAGEN_TERUG as TRAJECTEN_TERUG
from trajecten.voorbeelden import geschiedenis as trajecten
from werkzorg.beheer.voorbeelden import taken
from werkzorg.beheer.voorbeelden.leden import beveilig, vraag_herstel
from werkzorg.beheer.voorbeelden.parameters import voorstellen
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import (
    AANTAL_BIJZONDER,
    AANTAL_UIT_BESTAND,
    Voorval,
    Woonplaats,
    bevolking,
    bijzondere_levens,
    imports,
)
from werkzorg.demo.bezetting import Bezetting, bezet, laat_binnen, tijdelijken
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.demo.personen import PERSONEN, WACHTWOORD
from werkzorg.doorverwijzingen.domein import ONTVANGER, VAN_ROL
from werkzorg.doorverwijzingen.voorbeelden import brieven
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.plaatsen.models import GemeenteInRegio, Postcode
from werkzorg.uitwisseling.voorbeelden import geschiedenis as uitwisseling

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]
AANTAL_DEELNEMERS = 300
# The work of the past is done slowly, so that whoever tries the demo never waits for it.
SECONDEN_TUSSEN_OUD_WERK = 2
OUD = timedelta(days=14)
# Temporary roles began so long ago.
TIJDELIJK_SINDS = timedelta(days=30)


def laad(aantal: int = AANTAL_DEELNEMERS, menigte: int = AANTAL_MENIGTE) -> bool:
    """The example data is there; False when it was already. All or nothing, so a killed start tries again.

    `aantal`: how many deelnemers, at least 40; `menigte`: how many more with an agreement of AMA, besides those of Els.
    """
    # The worker is not rung for each of hundreds of jobs at once: the sweeper finds them when they are due.
    with mock.patch("werkzorg.berichten.uitvoeren.bel", return_value=False), transaction.atomic():
        if Gebruiker.objects.filter(email=PERSONEN[0].email).exists():
            return False
        nu = timezone.localtime()
        vandaag = nu.replace(hour=0, minute=0, second=0, microsecond=0)
        begin = vandaag - timedelta(days=max(TRAJECTEN_TERUG, AMA_TERUG, GBO_TERUG) + 30)
        stand = bezet(begin.replace(hour=9))
        speel(_verleden(stand, vandaag, aantal, menigte))
        # It waits for a second person during 24 hours only, so it is asked now.
        vraag_herstel(_collega(stand, _NELE), door=stand.wie("cgg", "organisatiebeheerder")[0])
        _spreid_oud_werk(nu)
    return True


def speel(gebeurtenissen: Iterable[Gebeurtenis]) -> None:
    """Does everything in the order of the clock, each thing as if it were that moment."""
    for moment, doe in sorted(gebeurtenissen, key=lambda een: een[0]):
        with time_machine.travel(moment, tick=True):
            doe()


_NELE, _TOM = "nele.claes@voorbeeld.be", "tom.wouters@voorbeeld.be"


def _collega(stand: Bezetting, email: str) -> Hoedanigheid:
    """Who does the same work as this person, in the same organisation."""
    zelf = stand.van(email)
    return next(
        door
        for door in stand.deuren.values()
        if (door.organisatie_id, door.rol) == (zelf.organisatie_id, zelf.rol)
        and door.gebruiker_id != zelf.gebruiker_id
    )


def _verleden(stand: Bezetting, vandaag: datetime, aantal: int, menigte: int) -> list[Gebeurtenis]:
    """What happened in the past two years, up to the start of `vandaag`."""
    trekking = random.Random("dossiernummers").randrange
    plaatsen = _woonplaatsen()
    mensen: dict[int, Deelnemer] = {}
    registraties = list(
        bevolking(
            aantal - AANTAL_BIJZONDER - AANTAL_UIT_BESTAND,
            wie=_registreerders(stand),
            plaatsen=plaatsen,
            nu=vandaag,
            mensen=mensen,
            trekking=trekking,
        )
    )
    een, ander = stand.wie("dz", "departement_zorg")[:2]
    return [
        *((registratie.moment, registratie.doe) for registratie in registraties),
        *_doorverwijzingen(stand, registraties, mensen, vandaag),
        *_bij_nele(stand, plaatsen["gent"][0], vandaag, trekking),
        *imports(stand.van(_TOM), plaatsen["gent"][0], nu=vandaag, trekking=trekking),
        *voorstellen(een, ander, vandaag),
        *_tijdelijken(stand, vandaag),
        *mandaten(stand.huizen, stand.wie, vandaag),
        *ama(stand.huizen, stand.wie, vandaag, trekking=trekking, menigte=menigte),
        *trajecten(
            stand.huizen,
            stand.wie,
            vandaag,
            postcode=plaatsen["gent"][0].postcode,
            gemeente=plaatsen["gent"][0].gemeente,
            trekking=trekking,
        ),
        *gbo(stand.huizen, stand.wie, vandaag, trekking=trekking),
        *uitwisseling(stand.huizen, stand.wie, vandaag),
    ]


def _registreerders(stand: Bezetting) -> dict[str, list[Hoedanigheid]]:
    """Per regio who registers people there."""
    wie: dict[str, list[Hoedanigheid]] = {}
    for lid in stand.leden():
        regio = ORGANISATIES[lid.organisatie].regio
        if lid.door.rol in MET_DEELNEMERS and regio:
            wie.setdefault(regio, []).append(lid.door)
    return wie


def _doorverwijzingen(
    stand: Bezetting, registraties: Iterable[Voorval], mensen: dict[int, Deelnemer], vandaag: datetime
) -> Iterable[Gebeurtenis]:
    """A letter about one of every six people, five days after the registration."""
    ontvangers: dict[str, list[Hoedanigheid]] = {}
    for lid in stand.leden():
        if lid.door.rol in ONTVANGER.values():
            ontvangers.setdefault(lid.door.rol, []).append(lid.door)
    van = {
        een.nummer: (een.door, een.moment + timedelta(days=5))
        for een in registraties
        if een.nummer is not None and een.nummer % 6 == 0 and een.moment < vandaag - timedelta(days=6)
        if een.door.rol in VAN_ROL
    }
    return brieven(mensen, van=van, ontvangers=ontvangers, nu=vandaag)


def _bij_nele(
    stand: Bezetting, plaats: Woonplaats, vandaag: datetime, trekking: Callable[[int], int]
) -> Iterable[Gebeurtenis]:
    """What befell the people of one team, its tasks, and the phone of a colleague."""
    nele, collega = stand.van(_NELE), _collega(stand, _NELE)
    mensen: dict[str, Deelnemer] = {}
    yield from bijzondere_levens(nele, plaats, nu=vandaag, trekking=trekking, mensen=mensen)
    yield vandaag - timedelta(days=2, hours=-9), lambda: taken.stel_uit(mensen["uitstellen"].pk, nele)
    yield (
        vandaag - timedelta(days=2, hours=-10),
        lambda: taken.wijs_toe(mensen["toewijzen"].pk, collega, nele),
    )
    yield vandaag - timedelta(days=100, hours=-11), partial(beveilig, collega)


def _tijdelijken(stand: Bezetting, vandaag: datetime) -> Iterable[Gebeurtenis]:
    """Who inspects was invited a month ago."""
    afdruk = make_password(WACHTWOORD)
    for mens, organisatie, rol in tijdelijken():
        moment = (vandaag - TIJDELIJK_SINDS).replace(hour=9)
        yield moment, partial(laat_binnen, stand, mens, organisatie, rol, afdruk)


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
    """Jobs of long ago wait their turn, one every few seconds; those of the last weeks are done at once.

    All are asked now: a document that waits only seconds has not failed, whatever day stands in it.
    """
    wachtend = Opdracht.objects.wachtend()
    oud = list(wachtend.filter(aangemaakt_op__lt=nu - OUD).order_by("-aangemaakt_op", "id"))
    for volg, opdracht in enumerate(oud):
        opdracht.volgende_poging_op = nu + timedelta(seconds=SECONDEN_TUSSEN_OUD_WERK * (volg + 6))
    Opdracht.objects.bulk_update(oud, ["volgende_poging_op"])
    wachtend.update(aangemaakt_op=nu)
