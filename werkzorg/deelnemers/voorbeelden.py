"""Example people of this app, registered through its own act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def voorbeeld_insz(geboortedatum: date, volgnummer: int) -> str:
    """A valid, invented rijksregisternummer: 11 digits for this birth date and serial number (1-998)."""
    basis = f"{geboortedatum:%y%m%d}{volgnummer:03d}"
    controle = 97 - int(("2" if geboortedatum.year >= 2000 else "") + basis) % 97
    return f"{basis}{controle:02d}"


# e-mail of who registers, first name, family name, born, municipality with postal code, language, ground
_MENSEN = (
    ("nele.claes@voorbeeld.be", "Lien", "Hermans", date(1991, 3, 14), "9040", "Gent", "nl", "begeleiding"),
    ("nele.claes@voorbeeld.be", "Jos", "Vermeulen", date(1974, 11, 2), "9050", "Gent", "nl", "eigen_vraag"),
    ("nele.claes@voorbeeld.be", "Samira", "Aït Ben", date(1988, 7, 30), "9000", "Gent", "ar", "verwijzing"),
    (
        "nele.claes@voorbeeld.be",
        "Kobe",
        "Pauwels",
        date(2003, 1, 9),
        "9820",
        "Merelbeke-Melle",
        "nl",
        "begeleiding",
    ),
    ("tom.wouters@voorbeeld.be", "Marie", "De Smet", date(1969, 5, 21), "9000", "Gent", "nl", "eigen_vraag"),
    (
        "tom.wouters@voorbeeld.be",
        "Ivan",
        "Petrenko",
        date(1985, 12, 12),
        "9800",
        "Deinze",
        "uk",
        "verwijzing",
    ),
    (
        "els.peeters@voorbeeld.be",
        "Ahmed",
        "Bouzid",
        date(1979, 2, 28),
        "9820",
        "Merelbeke-Melle",
        "fr",
        "verwijzing",
    ),
    (
        "els.peeters@voorbeeld.be",
        "Carine",
        "Martens",
        date(1966, 9, 5),
        "9090",
        "Merelbeke-Melle",
        "nl",
        "eigen_vraag",
    ),
    ("griet.maes@voorbeeld.be", "Fatima", "Ergün", date(1993, 6, 17), "9800", "Deinze", "tr", "begeleiding"),
    ("karim.elidrissi@voorbeeld.be", "Dirk", "Segers", date(1958, 4, 1), "9000", "Gent", "nl", "eigen_vraag"),
)


def maak(wie: Mapping[str, Hoedanigheid]) -> None:
    """Registers the example people; `wie` gives the hoedanigheid per e-mail address."""
    vandaag = timezone.localdate()
    for nummer, (email, voornaam, achternaam, geboren, postcode, gemeente, taal, grond) in enumerate(
        _MENSEN, start=1
    ):
        zonder_nummer = nummer in {3, 6}
        deelnemer_registreren(
            Persoonsgegevens(
                voornaam=voornaam,
                achternaam=achternaam,
                geboortedatum=geboren,
                insz="" if zonder_nummer else voorbeeld_insz(geboren, 2 * nummer),
                insz_ontbreekt="niet_bij_zich" if zonder_nummer else "",
                postcode=postcode,
                gemeente=gemeente,
                taal=taal,
                tolk_nodig=taal != "nl",
            ),
            grond=grond,
            geinformeerd_op=vandaag,
            door=wie[email],
        )
