"""What hangs on the guidance of the house tests: a session, a suggestion, an evaluation that is open or finished."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from ama.models import Begeleiding, Jaarevaluatie, Signaal
from ama.statussen import AFGEWERKT
from tests.ama.maken import maak_sessie
from tests.huis.proefama import overeenkomst_van
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer


def begeleiding_van(speler: Speler, deelnemer: Deelnemer) -> Begeleiding:
    """The running guidance of this person, with an evaluation that can begin; made once."""
    overeenkomst = overeenkomst_van(speler, deelnemer)
    vandaag = timezone.localdate()
    with in_handeling():
        rij, _ = Begeleiding.objects.get_or_create(
            deelnemer=overeenkomst.deelnemer,
            begeleider=overeenkomst.begeleider,
            tot=None,
            defaults={
                "sinds": overeenkomst.start,
                "evaluatie_open_op": vandaag - timedelta(days=1),
                "evaluatie_uiterlijk_op": vandaag + timedelta(days=50),
                "evaluatie_zichtbaar_op": vandaag + timedelta(days=81),
            },
        )
    return rij


def begeleiding(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The running one."""
    return begeleiding_van(speler, deelnemer).pk


def evaluatie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The open one."""
    van = begeleiding_van(speler, deelnemer)
    with in_handeling():
        rij, _ = Jaarevaluatie.objects.get_or_create(
            begeleiding=van, status="open", defaults={"uiterlijk_op": van.evaluatie_uiterlijk_op}
        )
    return rij.pk


def afgewerkte_evaluatie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A finished one, of guidance that ended before."""
    vandaag = timezone.localdate()
    nu = begeleiding_van(speler, deelnemer)
    with in_handeling():
        van, is_nieuw = Begeleiding.objects.get_or_create(
            deelnemer=nu.deelnemer,
            begeleider=nu.begeleider,
            tot=vandaag - timedelta(days=400),
            defaults={
                "sinds": vandaag - timedelta(days=800),
                "evaluatie_open_op": vandaag - timedelta(days=501),
                "evaluatie_uiterlijk_op": vandaag - timedelta(days=440),
                "evaluatie_zichtbaar_op": vandaag - timedelta(days=409),
            },
        )
        if is_nieuw:
            rij = Jaarevaluatie.objects.create(begeleiding=van, uiterlijk_op=van.evaluatie_uiterlijk_op)
            rij.status, rij.op, rij.uitkomst = AFGEWERKT, vandaag - timedelta(days=450), "verder"
            rij.volgende_stap_mogelijk, rij.afgewerkt_op = False, timezone.now()
            rij.afgewerkt_door = speler.gebruiker
            rij.save()
    return Jaarevaluatie.objects.get(begeleiding=van).pk


def sessie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A session of his service."""
    return maak_sessie(overeenkomst_van(speler, deelnemer)).pk


def signaal(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A suggestion that nobody looked at."""
    van = overeenkomst_van(speler, deelnemer)
    with in_handeling():
        rij, _ = Signaal.objects.get_or_create(
            overeenkomst=van,
            soort="niets_ingevuld",
            gezien_op=None,
            defaults={"sinds": van.start, "zin": "Niets ingevuld."},
        )
    return rij.pk


MAKERS = {
    "ama.begeleiding": begeleiding,
    "ama.jaarevaluatie": evaluatie,
    "ama.begeleidingssessie": sessie,
    "ama.signaal": signaal,
}
PER_SLEUTEL = {"evaluatiegevolg_afronden": afgewerkte_evaluatie}
