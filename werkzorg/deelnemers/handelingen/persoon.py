"""What the acts on a person share: looking up a number, keeping it, and saying what cannot be true."""

from __future__ import annotations

from datetime import date

from django.db import connection

from werkzorg.deelnemers.domein import (
    Persoonsgegevens,
    geboortedatum_bezwaar,
    naam_bezwaar,
    taal_bezwaar,
)
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.versleuteling import blinde_index, versleutel

SOORT = "deelnemers.deelnemer"


INSZ_DOEL = "insz"


def bezwaren_persoon(persoon: Persoonsgegevens | Deelnemer, vandaag: date) -> dict[str, str]:
    """What is wrong with the data that registering and correcting share, per field."""
    zinnen = {
        "voornaam": naam_bezwaar(persoon.voornaam),
        "achternaam": naam_bezwaar(persoon.achternaam),
        "geboortedatum": geboortedatum_bezwaar(persoon.geboortedatum, vandaag),
        "taal_andere": taal_bezwaar(persoon.taal, persoon.taal_andere),
    }
    return {veld: zin for veld, zin in zinnen.items() if zin}


def zoek_op_insz(insz: str) -> Deelnemer | None:
    """The person with this INSZ; others who register the same number wait for this transaction to end."""
    index = blinde_index(insz, doel=INSZ_DOEL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(index[:8], "big", signed=True)])
    return Deelnemer.objects.met_insz_index(index).first()


def zet_insz(deelnemer: Deelnemer, insz: str) -> None:
    """Puts the number in the row, encrypted for this row alone; does not save."""
    deelnemer.insz_versleuteld = versleutel(
        insz.encode(), doel=INSZ_DOEL, tabel="deelnemers_deelnemer", kolom="insz", rij=str(deelnemer.id)
    )
    deelnemer.insz_index = blinde_index(insz, doel=INSZ_DOEL)
    deelnemer.insz_ontbreekt = ""
