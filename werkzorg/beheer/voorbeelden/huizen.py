"""Example organisations through the acts of this app; their numbers pass every check, and nobody has them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from werkzorg.beheer.handelingen.organisaties import organisatie_registreren, organisatie_wijzigen
from werkzorg.beheer.handelingen.werkposten import vestiging_bewaren, werkpost_registreren
from werkzorg.organisaties.gegevens import VESTIGING, Organisatiegegevens, Werkpostgegevens
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie, Vestiging, Werkpost


def fictief_kbo(volgnummer: int) -> str:
    """An enterprise number (10 digits) for 0-9999: right check digits, in a series that is never given out."""
    basis = 19_990_000 + volgnummer
    return f"{basis}{97 - basis % 97:02d}"


def fictief_vestigingsnummer(volgnummer: int) -> str:
    """A branch number (10 digits) for 0-9999: right check digits, in a series that is never given out."""
    basis = 89_990_000 + volgnummer
    return f"{basis}{97 - basis % 97:02d}"


def fictief_iban(volgnummer: int) -> str:
    """A Belgian account number for 0-9999: right check digits, of a bank that does not exist."""
    basis = 9_990_000_000 + volgnummer
    rekening = f"{basis}{basis % 97 or 97:02d}"
    # B and E stand for 11 and 14, and "00" for the check digits (ISO 13616).
    return f"BE{98 - int(rekening + '111400') % 97:02d}{rekening}"


def registreer(gegevens: Organisatiegegevens, door: Hoedanigheid) -> Organisatie:
    """This organisation is registered; many of the example have names that look alike."""
    return organisatie_registreren(gegevens, is_andere=True, door=door)


def vul_aan(huis: Organisatie, gegevens: Organisatiegegevens, door: Hoedanigheid) -> Organisatie:
    """An organisation that was there from the start has these data."""
    wijzigingen = gegevens.als_velden()
    return organisatie_wijzigen(huis, wijzigingen=wijzigingen, versie=huis.versie, door=door)


def zet_rekening(huis: Organisatie, iban: str, door: Hoedanigheid) -> Organisatie:
    """The organisation is paid on this account from today."""
    wijzigingen = {"iban": iban, "iban_vanaf": timezone.localdate()}
    return organisatie_wijzigen(huis, wijzigingen=wijzigingen, versie=huis.versie, door=door)


def open_vestiging(huis: Organisatie, gegevens: Mapping[str, str], door: Hoedanigheid) -> Vestiging:
    """The organisation has this branch: `naam`, `nummer` and the fields of an address."""
    volledig = {**dict.fromkeys(VESTIGING, ""), "gesloten_op": None, **gegevens}
    return vestiging_bewaren(huis, gegevens=volledig, door=door)


def maak_werkpost(
    huis: Organisatie,
    sector: str,
    wie: str,
    telefoon: str,
    door: Hoedanigheid,
    vestiging_id: UUID | None = None,
) -> Werkpost:
    """The organisation, or this branch of it, takes in people from today; `wie` is whom one asks for."""
    return werkpost_registreren(
        _werkpost(sector, wie, telefoon), organisatie=huis, vestiging_id=vestiging_id, door=door
    )


def maak_nieuwe_werkpost(
    nieuw: Organisatiegegevens, sector: str, wie: str, telefoon: str, door: Hoedanigheid
) -> Werkpost:
    """Nobody had registered this organisation yet: it is made together with the werkpost."""
    return werkpost_registreren(_werkpost(sector, wie, telefoon), nieuw=nieuw, is_andere=True, door=door)


def _werkpost(sector: str, wie: str, telefoon: str) -> Werkpostgegevens:
    return Werkpostgegevens(
        sector=sector, begin=timezone.localdate(), contactpersoon=wie, contact_telefoon=telefoon
    )
