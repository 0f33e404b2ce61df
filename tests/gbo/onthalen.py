"""Onthaaltrajecten at a core partner for tests: laid down as the transfer does, then taken on by the acts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from gbo.handelingen.einden import onthaal_afronden
from gbo.handelingen.opvolgen import contactpoging_registreren, onthaal_aanvaarden, onthaal_starten
from gbo.models import Onthaaltraject
from gbo.soorten import BEREIKT, LOKET, NIET_BEREIKT, TELEFOON
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.termijnen import werkdagen_erbij

SAMENWERKING = UUID("5a3e2b9e-0000-4000-8000-00000000c0de")


def gbo(cast: Rolverdeling) -> Speler:
    """Who does the onthaal at the OCMW of the cast."""
    return cast.spelers["gbo_medewerker"]


def zuster(cast: Rolverdeling) -> Speler:
    """Who does the onthaal at the neighbour."""
    return cast.buren["gbo_medewerker"]


def dagen_geleden(aantal: int) -> date:
    """The day so many days before today."""
    return timezone.localdate() - timedelta(days=aantal)


def om_tien(dag: date) -> datetime:
    """Ten o'clock in the morning on this day; just now when that is still to come."""
    moment = timezone.make_aware(datetime.combine(dag, time(10)))
    return min(moment, timezone.now())


def maak_onthaal(speler: Speler, *, sinds: date | None = None, **velden: Any) -> Onthaaltraject:
    """What lies at the partner of this player since `sinds` (default: today): new, with all seven data."""
    dag = sinds or timezone.localdate()
    met = {
        "voornaam": "Lien",
        "achternaam": "Haemers",
        "geboortedatum": date(1988, 4, 12),
        "straatnaam": "Lindelei",
        "huisnummer": "12",
        "postcode": "9000",
        "gemeentenaam": "Gent",
        "email": "lien@voorbeeld.be",
        "telefoon": "+32470123456",
        "hulpverlener_naam": "Dr. Peeters",
        "samenwerking_id": SAMENWERKING,
        "partner_id": speler.lidmaatschap.organisatie_id,
        "overgedragen_op": om_tien(dag),
        "bij_partner_sinds": om_tien(dag),
        "eerste_contact_voor": werkdagen_erbij(dag, 10),
        **velden,
    }
    with in_handeling():
        return Onthaaltraject.objects.create(id=uuid4(), **met)


def aanvaard(speler: Speler, **velden: Any) -> Onthaaltraject:
    """Accepted by this player."""
    return onthaal_aanvaarden(maak_onthaal(speler, **velden), door=speler.door)


def poog(onthaal: Onthaaltraject, speler: Speler, dag: date, *, uitkomst: str = NIET_BEREIKT) -> None:
    """A telephone call on this day."""
    contactpoging_registreren(
        onthaal,
        wanneer=om_tien(dag),
        wijze=TELEFOON,
        uitkomst=uitkomst,
        notitie="Geen gehoor.",
        door=speler.door,
    )
    onthaal.refresh_from_db()


def bereikt(speler: Speler, **velden: Any) -> Onthaaltraject:
    """Reached by telephone on the day on which the data came in."""
    onthaal = aanvaard(speler, **velden)
    poog(onthaal, speler, velden.get("sinds") or timezone.localdate(), uitkomst=BEREIKT)
    return onthaal


def gestart(speler: Speler, **velden: Any) -> Onthaaltraject:
    """Started with a talk at the partner on the day on which the data came in."""
    dag = velden.get("sinds") or timezone.localdate()
    return onthaal_starten(aanvaard(speler, **velden), wanneer=om_tien(dag), wijze=LOKET, door=speler.door)


def afgerond(speler: Speler, *, einde: date | None = None, **velden: Any) -> Onthaaltraject:
    """Ended on `einde` (default: today)."""
    dag = einde or timezone.localdate()
    begonnen = gestart(speler, **{"sinds": dag, **velden})
    return onthaal_afronden(begonnen, einde=dag, toelichting="Klaar.", door=speler.door)
