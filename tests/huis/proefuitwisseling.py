"""Makers of what stands about machines of partners: a protocol, a connection, and a message that was refused."""

from __future__ import annotations

from uuid import UUID, uuid4

from tests.rolverdeling import Speler
from tests.uitwisseling.maken import maak_koppeling, maak_protocol
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol
from werkzorg.uitwisseling.querysets.lezers import FUNCTIONEEL_BEHEERDER, ZIEN_ALLES


def koppeling(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A connection of this player's organisation; the same one each time."""
    huis = speler.lidmaatschap.organisatie
    al = Koppeling.objects.filter(organisatie=huis).first()
    return al.pk if al else maak_koppeling(huis, [REGISTER_LEZEN]).koppeling.pk


def protocol(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A protocol with this player's organisation; the same one each time."""
    huis = speler.lidmaatschap.organisatie
    al = Protocol.objects.filter(organisatie=huis).first()
    return al.pk if al else maak_protocol(huis).pk


def bericht(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A message of that connection that was refused, and of which nothing is kept."""
    van = koppeling(speler, deelnemer)
    al = Bericht.objects.filter(koppeling_id=van).first()
    if al is not None:
        return al.pk
    return Bericht.objects.create(
        koppeling_id=van,
        aanvraag_sleutel=uuid4(),
        bewerking="api_verzoek_registreren",
        handeling="verzoek_registreren",
        vingerafdruk="0" * 64,
        status="geweigerd",
        http_status=422,
        antwoord={"detail": "Dit kan nu niet.", "fouten": []},
        wie="partner",
    ).pk


# Kind -> its maker, and who sees all of it: who guards the exchange; the messages only who keeps it running.
SOORTEN = {
    "uitwisseling.koppeling": (koppeling, ZIEN_ALLES),
    "uitwisseling.protocol": (protocol, ZIEN_ALLES),
    "uitwisseling.bericht": (bericht, frozenset({FUNCTIONEEL_BEHEERDER})),
}
