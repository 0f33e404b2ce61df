"""The fixed cast of all tests: a person per role, in one sentence, and always a neighbour who may see nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pghistory
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN

BEGIN = date(2020, 1, 1)

# One invented organisation per kind, and its neighbour of the same kind.
_SOORT_VAN_ROL = {
    "casemanager_werk": "vdab",
    "casemanager_zorg": "cgg",
    "vdab_beslisser": "vdab",
    "verwijzer": "caw",
    "netwerkcoordinator": "andere",
    "dienstverlener": "andere",
    "begeleider_ama": "maatwerkbedrijf",
    "gbo_medewerker": "ocmw",
    "organisatiebeheerder": "caw",
    "departement_zorg": "departement_zorg",
    "departement_wse": "departement_wse",
    "inspectie": "zorginspectie",
    "beleid": "departement_zorg",
    "functioneel_beheerder": "departement_zorg",
    "functionaris_gegevensbescherming": "departement_zorg",
}


@dataclass(frozen=True)
class Speler:
    """One person of the cast, in one membership."""

    gebruiker: Gebruiker
    lidmaatschap: Lidmaatschap

    @property
    def door(self) -> Hoedanigheid:
        """The door through which this person acts."""
        return self.lidmaatschap.als_hoedanigheid()


@dataclass(frozen=True)
class Rolverdeling:
    """Per role a player and his neighbour: same role, other organisation, may never see anything of the player's."""

    spelers: dict[str, Speler]
    buren: dict[str, Speler]

    @property
    def casemanager_zorg(self) -> Speler:
        """Nele guides people for CGG De Linde and registers them."""
        return self.spelers["casemanager_zorg"]

    @property
    def buur(self) -> Speler:
        """Nele's neighbour does the same work for another CGG and may never see her people."""
        return self.buren["casemanager_zorg"]

    @property
    def casemanager_werk(self) -> Speler:
        """Tom is casemanager Werk at VDAB."""
        return self.spelers["casemanager_werk"]

    @property
    def departement(self) -> Speler:
        """An decides on mandates and never sees a file."""
        return self.spelers["departement_zorg"]


def maak_organisatie(naam: str, soort: str) -> Organisatie:
    """A saved organisation."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Organisatie.objects.create(naam=naam, soort=soort, postcode="9000", gemeente="Gent")


def _looptijd(rol: str) -> DateRange:
    """Long and open, or around today for a role that is temporary."""
    if ROLLEN[rol].max_maanden is None:
        return DateRange(BEGIN, None)
    vandaag = timezone.localdate()
    return DateRange(vandaag - timedelta(days=30), vandaag + timedelta(days=60))


def maak_speler(rol: str, organisatie: Organisatie, *, email: str = "") -> Speler:
    """A saved account with one running membership; it has no usable password (tests sign in by force)."""
    with pghistory.context(handeling="test", door="commando:test"):
        gebruiker = Gebruiker.objects.nieuw(
            email or _email(rol, organisatie),
            voornaam="Test",
            achternaam=rol.title(),
            wachtwoord=None,
        )
        lid = Lidmaatschap.objects.create(
            gebruiker=gebruiker, organisatie=organisatie, rol=rol, periode=_looptijd(rol)
        )
    return Speler(gebruiker, lid)


def maak_rolverdeling() -> Rolverdeling:
    """The whole cast, saved."""
    return Rolverdeling(spelers=_spelers("Eigen"), buren=_spelers("Buur"))


def _spelers(naam: str) -> dict[str, Speler]:
    """A player per role, each kind of organisation once; made in sets, because nearly every test begins with them."""
    huizen = {
        soort: Organisatie(naam=f"{naam} {soort}", soort=soort, postcode="9000", gemeente="Gent")
        for soort in sorted(set(_SOORT_VAN_ROL.values()))
    }
    mensen = {
        rol: Gebruiker(
            email=_email(rol, huizen[_SOORT_VAN_ROL[rol]]), voornaam="Test", achternaam=rol.title()
        )
        for rol in ROLLEN
    }
    for mens in mensen.values():
        mens.set_unusable_password()
    leden = {
        rol: Lidmaatschap(
            gebruiker=mens, organisatie=huizen[_SOORT_VAN_ROL[rol]], rol=rol, periode=_looptijd(rol)
        )
        for rol, mens in mensen.items()
    }
    with pghistory.context(handeling="test", door="commando:test"):
        Organisatie.objects.bulk_create(huizen.values())
        Gebruiker.objects.bulk_create(mensen.values())
        Lidmaatschap.objects.bulk_create(leden.values())
    return {rol: Speler(mens, leden[rol]) for rol, mens in mensen.items()}


def _email(rol: str, organisatie: Organisatie) -> str:
    return f"{rol}-{organisatie.pk.hex[:8]}@test.be"
