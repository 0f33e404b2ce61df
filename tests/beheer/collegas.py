"""An organisation with a manager and colleagues, the functioneel beheerder and a neighbour, for tests about staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pghistory
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.handelingen.leden import Genodigde, gebruiker_uitnodigen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.models import Taak

WACHTWOORD = "Samen-op-weg-2026"


@dataclass(frozen=True)
class Bureau:
    """CAW De Brug: Griet manages it, Karim and Sofie work there as verwijzer; Femke is functioneel beheerder.

    Bob manages another CAW and may never see anybody of De Brug.
    """

    brug: Organisatie
    griet: Speler
    karim: Speler
    sofie: Speler
    femke: Speler
    bob: Speler


def maak_bureau() -> Bureau:
    """Everybody, saved."""
    brug = maak_organisatie("CAW De Brug", "caw")
    zorg = maak_organisatie("Departement Zorg", "departement_zorg")
    return Bureau(
        brug=brug,
        griet=_heet("Griet", "Maes", maak_speler("organisatiebeheerder", brug)),
        karim=_heet("Karim", "El Idrissi", maak_speler("verwijzer", brug, email="karim@brug.be")),
        sofie=_heet("Sofie", "Jacobs", maak_speler("verwijzer", brug, email="sofie@brug.be")),
        femke=_heet("Femke", "Bos", maak_speler("functioneel_beheerder", zorg)),
        bob=_heet(
            "Bob", "Buurman", maak_speler("organisatiebeheerder", maak_organisatie("CAW Elders", "caw"))
        ),
    )


def _heet(voornaam: str, achternaam: str, speler: Speler) -> Speler:
    verander(speler.gebruiker, voornaam=voornaam, achternaam=achternaam)
    speler.gebruiker.refresh_from_db()
    return speler


def verander(obj: Any, **velden: Any) -> None:
    """Sets these fields as an operator would."""
    with pghistory.context(handeling="test", door="commando:test"):
        type(obj)._base_manager.filter(pk=obj.pk).update(**velden)
    obj.refresh_from_db()


def nog_een_lid(
    gebruiker: Gebruiker, organisatie: Organisatie, rol: str, periode: DateRange | None = None
) -> Lidmaatschap:
    """A membership, running unless the period says otherwise."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Lidmaatschap.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=rol,
            periode=periode or DateRange(date(2020, 1, 1), None),
        )


def tweede_beheerder(bureau: Bureau) -> Speler:
    """Somebody who manages De Brug as well."""
    return _heet("Hanne", "Tweede", maak_speler("organisatiebeheerder", bureau.brug, email="hanne@brug.be"))


def vandaag() -> date:
    return timezone.localdate()


def over(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


def nodig_uit(
    door: Speler, organisatie: Organisatie, email: str = "nieuw@brug.be", **anders: Any
) -> Lidmaatschap:
    """An invitation, through the act itself."""
    gegeven: dict[str, Any] = {
        "rol": "verwijzer",
        "looptijd": Looptijd(vandaag(), None),
        "voornaam": "Nore",
        "achternaam": "Nieuw",
        **anders,
    }
    return gebruiker_uitnodigen(
        Genodigde(email, gegeven["voornaam"], gegeven["achternaam"]),
        organisatie_id=organisatie.pk,
        rol=gegeven["rol"],
        looptijd=gegeven["looptijd"],
        door=door.door,
    )


def taak_voor(speler: Speler, soort: str = "insz_aanvullen") -> Taak:
    """An open task on this person's own name."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Taak.objects.create(
            soort=soort,
            sleutel=f"proef:{uuid4()}",
            object_soort="deelnemers.deelnemer",
            object_id=uuid4(),
            organisatie=speler.lidmaatschap.organisatie,
            rol=speler.lidmaatschap.rol,
            gebruiker=speler.gebruiker,
        )


def dossier_van(speler: Speler, periode: DateRange | None = None, **anders: Any) -> Betrokkenheid:
    """A person whom only this membership sees."""
    deelnemer = anders.pop("deelnemer", None) or _ongezien(speler)
    with pghistory.context(handeling="test", door="commando:test"):
        return Betrokkenheid.objects.create(
            deelnemer=deelnemer,
            organisatie=speler.lidmaatschap.organisatie,
            lidmaatschap=speler.lidmaatschap,
            rol=speler.lidmaatschap.rol,
            grond="begeleiding",
            geinformeerd_op=date(2026, 1, 1),
            gegeven_door={"commando": "test"},
            periode=periode or DateRange(date(2026, 1, 1), None),
            **anders,
        )


def _ongezien(speler: Speler) -> Deelnemer:
    """A person with whom the organisation itself is not involved any more."""
    deelnemer = registreer(speler.door)
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.filter(deelnemer=deelnemer).update(
            periode=DateRange(date(2020, 1, 1), date(2021, 1, 1))
        )
    return deelnemer


def geef_factor(speler: Speler) -> None:
    """An app with codes."""
    TOTP.activate(speler.gebruiker, "JBSWY3DPEHPK3PXP")
    assert Authenticator.objects.filter(user=speler.gebruiker).exists()


def sleutel() -> dict[str, str]:
    """What a check page sends."""
    return {"aanvraag_sleutel": str(uuid4())}
