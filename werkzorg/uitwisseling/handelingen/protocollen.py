"""Registering the protocol on which an exchange rests, and ending it before its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.uitwisseling.domein.protocollen import einde_bezwaar, protocol_bezwaren
from werkzorg.uitwisseling.models import Protocol

SOORT = "uitwisseling.protocol"


@dataclass(frozen=True)
class Protocolgegevens:
    """A protocol as it was signed; `tot` is inclusive, None without end."""

    kenmerk: str
    organisatie_id: UUID
    aanbod: str
    doel: str
    grondslag: str
    gegevens: str
    van: date
    tot: date | None = None
    webadres: str = ""


@handeling("protocol_registreren")
def protocol_registreren(protocol: Protocolgegevens, *, door: Hoedanigheid) -> Protocol:
    """From its first day machines of this organisation may exchange data in this offer; raises Geweigerd."""
    bezwaren = protocol_bezwaren(
        aanbod=protocol.aanbod, van=protocol.van, tot=protocol.tot, webadres=protocol.webadres
    )
    if Protocol.objects.filter(kenmerk=protocol.kenmerk).exists():
        bezwaren["kenmerk"] = "Er is al een protocol met dit kenmerk."
    if not Organisatie.objects.filter(pk=protocol.organisatie_id, is_actief=True).exists():
        bezwaren["organisatie"] = "Kies een organisatie die nog werkt."
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    rij = Protocol(geregistreerd_door_id=door.gebruiker_id, **vars(protocol))
    rij.save(force_insert=True)
    log(
        "protocol_registreren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"organisatie": str(rij.organisatie_id), "aanbod": rij.aanbod},
    )
    return rij


@handeling("protocol_beeindigen")
def protocol_beeindigen(protocol: Protocol, *, laatste_dag: date, reden: str, door: Hoedanigheid) -> Protocol:
    """After `laatste_dag` (inclusive; yesterday is at once) nothing is exchanged on it, whatever tokens still run.

    Raises Geweigerd per field: for a day that changes nothing or lies too far back, and without a reason.
    """
    rij = Protocol.objects.zichtbaar_voor(door).vergrendel(protocol.pk)
    bezwaren: dict[str, str] = {}
    if zin := einde_bezwaar(rij.van, rij.tot, laatste_dag, timezone.localdate()):
        bezwaren["laatste_dag"] = zin
    if not reden.strip():
        bezwaren["reden"] = "Schrijf op waarom het protocol eindigt."
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    rij.tot, rij.einde_reden = laatste_dag, reden.strip()
    rij.save(update_fields=["tot", "einde_reden"])
    log(
        "protocol_beeindigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"tot": laatste_dag.isoformat()},
    )
    return rij
