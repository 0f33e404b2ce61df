"""What the dossier of a deelnemer holds of the closed list of art. 5."""

from __future__ import annotations

from gbo.domein.overdracht import Pakket
from werkzorg.deelnemers.models import Deelnemer


def persoon_van(deelnemer: Deelnemer) -> Pakket:
    """What the dossier holds of the closed list; corrections happen there, never here."""
    return Pakket(
        voornaam=deelnemer.voornaam,
        achternaam=deelnemer.achternaam,
        geboortedatum=deelnemer.geboortedatum,
        straatnaam=deelnemer.straat,
        huisnummer=deelnemer.huisnummer,
        busnummer=deelnemer.bus,
        postcode=deelnemer.postcode,
        gemeentenaam=deelnemer.gemeente,
        email=deelnemer.email,
        telefoon=deelnemer.telefoon,
    )
