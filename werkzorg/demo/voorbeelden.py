"""The example data of the demo: organisations and people first, then each app's own examples through its acts."""

from __future__ import annotations

import pghistory
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.deelnemers import voorbeelden as deelnemers
from werkzorg.demo.personen import ORGANISATIES, PERSONEN, WACHTWOORD
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.models import Lidmaatschap, Organisatie


def laad() -> bool:
    """The example data is there; False when it was already. All or nothing, so a killed start tries again."""
    with transaction.atomic():
        if Gebruiker.objects.filter(email=PERSONEN[0].email).exists():
            return False
        with pghistory.context(handeling="voorbeelden_laden", door="commando:voorbeelden_laden"):
            leden = _mensen_en_organisaties()
        deelnemers.maak({sleutel: lid.als_hoedanigheid() for sleutel, lid in leden.items()})
    return True


def _mensen_en_organisaties() -> dict[str, Lidmaatschap]:
    """The first membership per e-mail address."""
    begin = DateRange(timezone.localdate().replace(month=1, day=1), None)
    organisaties = {
        sleutel: Organisatie.objects.create(
            naam=gegeven.naam,
            soort=gegeven.soort,
            straat=gegeven.straat,
            huisnummer=gegeven.huisnummer,
            postcode=gegeven.postcode,
            gemeente=gegeven.gemeente,
        )
        for sleutel, gegeven in ORGANISATIES.items()
    }
    leden: dict[str, Lidmaatschap] = {}
    for persoon in PERSONEN:
        gebruiker = Gebruiker.objects.nieuw(
            persoon.email, voornaam=persoon.voornaam, achternaam=persoon.achternaam, wachtwoord=WACHTWOORD
        )
        for sleutel, rol in persoon.plaatsen:
            lid = Lidmaatschap.objects.create(
                gebruiker=gebruiker, organisatie=organisaties[sleutel], rol=rol, periode=begin
            )
            leden.setdefault(persoon.email, lid)
    return leden
