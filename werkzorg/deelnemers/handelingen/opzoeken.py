"""The acts around the number itself: looking somebody up by it, showing it, and how often that may be done."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.utils import timezone

from werkzorg.deelnemers.domein import bereikte_opzoeklimiet
from werkzorg.deelnemers.handelingen.persoon import INSZ_DOEL, SOORT, lees_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.models import Inzage
from werkzorg.versleuteling import blinde_index


@dataclass
class Opzoeklimiet(Geweigerd):
    """No more look-ups today for this "persoon" or "organisatie". The door must call `opzoeklimiet_melden`."""

    limiet: str = ""


@dataclass(frozen=True)
class Vondst:
    """The person of this number, when the actor may see him; `opzoeking` is what the inzagelog must hold."""

    deelnemer: Deelnemer | None
    opzoeking: Opzoeking


@handeling("insz_opzoeken")
def insz_opzoeken(insz: str, *, door: Hoedanigheid) -> Vondst:
    """Who has this INSZ (11 digits) among the people whom the actor may see.

    Unknown and invisible take the same steps and give the same answer (A5). Raises Opzoeklimiet when the actor or
    his organisation looked up too many numbers today. The door notes the look-up, hit or miss.
    """
    eis_opzoekruimte(door)
    index = blinde_index(insz, doel=INSZ_DOEL)
    bekend = Deelnemer.objects.met_insz_index(index).values_list("pk", flat=True).first()
    deelnemer = Deelnemer.objects.zichtbaar_voor(door).met_insz_index(index).first()
    log("insz_opzoeken", door=door, object_soort="gebruikers.gebruiker", object_id=door.gebruiker_id)
    return Vondst(deelnemer, Opzoeking(bekend, is_getoond=deelnemer is not None))


@handeling("insz_tonen")
def insz_tonen(deelnemer: Deelnemer, *, door: Hoedanigheid) -> str:
    """The 11 digits of somebody whom the actor sees; "" when there is no number.

    Raises DoesNotExist when the actor does not (or no longer) see the person.
    """
    rij = Deelnemer.objects.zichtbaar_voor(door).get(pk=deelnemer.pk)
    log("insz_tonen", door=door, object_soort=SOORT, object_id=rij.id, deelnemer_id=rij.id)
    return lees_insz(rij)


def eis_opzoekruimte(door: Hoedanigheid) -> None:
    """Raises Opzoeklimiet when this person or organisation may look up no more numbers today.

    Counted are the rows of the inzagelog, also of look-ups that found nothing. Colleagues who look up at the same
    moment wait for each other, so that nobody slips past the limit.
    """
    _wacht_op_elkaar(door.organisatie_id, door.gebruiker_id)
    van_persoon, van_organisatie = Inzage.objects.opzoekingen_sinds(
        timezone.localdate(), gebruiker_id=door.gebruiker_id, organisatie_id=door.organisatie_id
    )
    limiet = bereikte_opzoeklimiet(van_persoon, van_organisatie, momentopname(timezone.localdate()))
    if limiet:
        wie = "Je" if limiet == "persoon" else "Jouw organisatie"
        raise Opzoeklimiet(
            f"{wie} zocht vandaag al zo veel rijksregisternummers op dat het vandaag niet meer kan. Morgen kan het "
            "opnieuw. Zoek intussen op naam, geboortedatum of dossiernummer.",
            limiet=limiet,
        )


def _wacht_op_elkaar(*wie: UUID) -> None:
    with connection.cursor() as cursor:
        for een in sorted(wie):
            slot = int.from_bytes(sha256(b"opzoeken" + een.bytes).digest()[:8], "big", signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [slot])
