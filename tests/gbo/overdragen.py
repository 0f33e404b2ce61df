"""Coverage, adviezen and transfers for tests, made by the acts of VDAB and the Departement Zorg themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from gbo.domein.advies import Welzijnsvoorstel
from gbo.domein.dekking import Samenstelling
from gbo.domein.overdracht import Hulpverlener, Overdracht
from gbo.handelingen.advies import advies_welzijn_geven
from gbo.handelingen.dekking import gbo_samenwerking_registreren
from gbo.handelingen.overdragen import gegevens_overdragen
from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking, Onthaaltraject, Welzijnsadvies
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Organisatie
from werkzorg.plaatsen.opzoeken import gemeente_van

SINDS = date(2024, 1, 1)
ADRES = {"straat": "Lindelei", "huisnummer": "12", "postcode": "9000", "gemeente": "Gent"}
CONTACT = {"email": "lien@voorbeeld.be", "telefoon": "+32470123456"}
HULP = Hulpverlener("Dr. Peeters", "Huisartsenpraktijk Zuid", "praktijk@voorbeeld.be", "+3292000000")


def vdab(cast: Rolverdeling) -> Speler:
    """Who decides at VDAB."""
    return cast.spelers["vdab_beslisser"]


def gbo(cast: Rolverdeling) -> Speler:
    """Who does the onthaal at the OCMW of the cast."""
    return cast.spelers["gbo_medewerker"]


def refnis(naam: str = "Gent") -> str:
    """The code of the municipality of this name today."""
    gemeente = gemeente_van("", naam, timezone.localdate())
    assert gemeente is not None
    return gemeente.refnis


def dek(
    cast: Rolverdeling,
    *huizen: Organisatie,
    naam: str = "GBO Gent",
    gemeenten: Sequence[str] = ("Gent",),
    van: date = SINDS,
) -> Gbosamenwerking:
    """A partnership that covers these municipalities, with these core partners (default: those of the cast)."""
    wie = huizen or (
        gbo(cast).lidmaatschap.organisatie,
        cast.buren["gbo_medewerker"].lidmaatschap.organisatie,
    )
    return gbo_samenwerking_registreren(
        samenstelling=Samenstelling(naam, frozenset(map(refnis, gemeenten)), {huis.pk: "" for huis in wie}),
        van=van,
        door=cast.spelers["departement_zorg"].door,
    )


def voorstel(**anders: Any) -> Welzijnsvoorstel:
    """A judgement of today that the law lets through."""
    return Welzijnsvoorstel(
        **{"motivering": "Eerst rust in huis.", "geinformeerd_op": timezone.localdate(), **anders}
    )


def adviseer(cast: Rolverdeling, deelnemer: Deelnemer | None = None, **anders: Any) -> Welzijnsadvies:
    """The advice of VDAB about this person, or about a new one who lives in Gent."""
    door = vdab(cast).door
    return advies_welzijn_geven(
        deelnemer or registreer(door, **ADRES, **CONTACT), voorstel=voorstel(**anders), door=door
    )


def dek_voor(cast: Rolverdeling) -> None:
    """The OCMW of the cast can get inhabitants of Gent; in the partnership that covers it already, if there is one."""
    vandaag, ocmw = timezone.localdate(), gbo(cast).lidmaatschap.organisatie
    if Gbopartner.objects.voor_gemeente(refnis(), vandaag).filter(organisatie=ocmw).exists():
        return
    dekt = Gbogemeente.objects.die_dekken(refnis(), vandaag).first()
    if dekt is None:
        dek(cast)
        return
    with in_handeling():
        Gbopartner.objects.create(samenwerking_id=dekt.samenwerking_id, organisatie=ocmw, van=SINDS)


def draag_over(
    cast: Rolverdeling,
    advies: Welzijnsadvies | None = None,
    *,
    naar: Organisatie | None = None,
    **anders: Any,
) -> Onthaaltraject:
    """What the core partner has after VDAB handed somebody over; Gent is covered when it was not."""
    if naar is None:
        dek_voor(cast)
    huis = naar or gbo(cast).lidmaatschap.organisatie
    eerder = set(Onthaaltraject.objects.values_list("pk", flat=True))
    gegevens_overdragen(
        advies or adviseer(cast),
        overdracht=Overdracht(timezone.localdate(), hulpverlener=HULP, **anders),
        partner_id=huis.pk,
        gezien=None,
        versie=None,
        door=vdab(cast).door,
    )
    return Onthaaltraject.objects.exclude(pk__in=eerder).get()
