"""What the acts on a person share: looking up a number, keeping it, and saying what cannot be true."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection

from werkzorg.deelnemers.domein import (
    Persoonsgegevens,
    geboortedatum_bezwaar,
    naam_bezwaar,
    taal_bezwaar,
)
from werkzorg.deelnemers.models import Deelnemer, InszOntbreekt, VroegerInsz
from werkzorg.versleuteling import blinde_index, ontsleutel, versleutel

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
    """The person with this INSZ; others who register the same number wait for this transaction to end.

    Call it before a row is locked: whoever holds a number may need the row.
    """
    index = blinde_index(insz, doel=INSZ_DOEL)
    vergrendel_nummers([index])
    return Deelnemer.objects.met_insz_index(index).first()


def vergrendel_nummers(indexen: Iterable[bytes]) -> None:
    """Nobody else looks up or changes these numbers until this transaction ends; always in the same order."""
    with connection.cursor() as cursor:
        for slot in sorted({int.from_bytes(bytes(index)[:8], "big", signed=True) for index in indexen}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [slot])


def lees_insz(deelnemer: Deelnemer) -> str:
    """The 11 digits of this person; "" when there is no number. Only for acts: showing it is `insz_tonen`."""
    if deelnemer.insz_versleuteld is None:
        return ""
    return ontsleutel(
        bytes(deelnemer.insz_versleuteld),
        doel=INSZ_DOEL,
        tabel="deelnemers_deelnemer",
        kolom="insz",
        rij=str(deelnemer.id),
    ).decode()


def zet_insz(deelnemer: Deelnemer, insz: str) -> None:
    """Puts the number in the row, encrypted for this row alone; does not save."""
    deelnemer.insz_versleuteld = versleutel(
        insz.encode(), doel=INSZ_DOEL, tabel="deelnemers_deelnemer", kolom="insz", rij=str(deelnemer.id)
    )
    deelnemer.insz_index = blinde_index(insz, doel=INSZ_DOEL)
    deelnemer.insz_ontbreekt = ""


def wissel_insz(een: Deelnemer, ander: Deelnemer) -> None:
    """The two records have each other's number, so that both numbers keep leading to this person.

    Everything else in the two rows stays as it is in the database, but for `versie`.
    """
    van_een, van_ander = lees_insz(een), lees_insz(ander)
    reden_een, reden_ander = een.insz_ontbreekt, ander.insz_ontbreekt
    # One of them lets go first: a number belongs to one row at any moment.
    for rij, insz, reden in (
        (een, "", reden_een),
        (ander, van_een, reden_een),
        (een, van_ander, reden_ander),
    ):
        if insz:
            zet_insz(rij, insz)
        else:
            rij.insz_versleuteld = rij.insz_index = None
            rij.insz_ontbreekt = reden or InszOntbreekt.NIET_BIJ_ZICH
        rij.save(update_fields=["insz_versleuteld", "insz_index", "insz_ontbreekt", "versie"])


def bewaar_vroeger_insz(deelnemer: Deelnemer, insz: str, reden: str) -> None:
    """The person is still found by this number, that he had before."""
    index = blinde_index(insz, doel=INSZ_DOEL)
    if VroegerInsz.objects.filter(insz_index=index).exists():
        return
    rij = VroegerInsz(deelnemer=deelnemer, insz_index=index, reden=reden)
    rij.insz_versleuteld = versleutel(
        insz.encode(), doel=INSZ_DOEL, tabel="deelnemers_vroegerinsz", kolom="insz", rij=str(rij.id)
    )
    rij.save(force_insert=True)
