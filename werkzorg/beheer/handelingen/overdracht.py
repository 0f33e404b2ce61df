"""The first two kinds of work that go to a successor: tasks on somebody's name, and involvements on his membership."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Sluitreden
from werkzorg.handelen.overdracht import Overdracht
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.querysets import TaakQuerySet


def _taken(van: Lidmaatschap) -> TaakQuerySet:
    return Taak.objects.filter(
        gebruiker_id=van.gebruiker_id, organisatie_id=van.organisatie_id, rol=van.rol, klaar_op__isnull=True
    )


def tel_taken(van: Lidmaatschap) -> int:
    """The open tasks on this person's own name, in this organisation and role."""
    return _taken(van).count()


def draag_taken_over(van: Lidmaatschap, aan: Lidmaatschap | None, _vanaf: date, _door: Door) -> int:
    """They stand on the successor's name, or on nobody's: then the whole team sees them again."""
    return _taken(van).update(gebruiker_id=aan.gebruiker_id if aan else None)


def tel_dossiers(van: Lidmaatschap) -> int:
    """The involvements that only this membership opens, and that are not over."""
    return Betrokkenheid.objects.filter(lidmaatschap=van).lopend_of_komend(timezone.localdate()).count()


def draag_dossiers_over(van: Lidmaatschap, aan: Lidmaatschap | None, vanaf: date, door: Door) -> int:
    """Each is closed and opened for the successor from `vanaf`, with the same ground; nothing without a successor.

    What the successor sees already through a row of his own is closed only.
    """
    if aan is None:
        return 0
    rijen = list(
        Betrokkenheid.objects.filter(lidmaatschap=van)
        .lopend_of_komend(min(vanaf, timezone.localdate()))
        .vergrendeld()
    )
    heeft_al = {_wat(rij) for rij in Betrokkenheid.objects.filter(lidmaatschap=aan).lopend_of_komend(vanaf)}
    nu = timezone.now()
    nieuw = []
    for rij in rijen:
        if _wat(rij) not in heeft_al:
            nieuw.append(_voor_opvolger(rij, aan, vanaf, door))
            heeft_al.add(_wat(rij))
        einde = van.periode.upper
        sluit = vanaf if einde is None else min(vanaf, einde)
        if rij.periode.lower is None or rij.periode.lower < sluit:
            rij.periode = DateRange(rij.periode.lower, sluit)
        else:
            # It began today or is still to begin: no day is left for it.
            rij.gesloten_op = nu
        rij.sluitreden = Sluitreden.ANDERE_COLLEGA
    Betrokkenheid.objects.bulk_update(rijen, ["periode", "gesloten_op", "sluitreden"])
    Betrokkenheid.objects.bulk_create(nieuw)
    return len(rijen)


def _wat(rij: Betrokkenheid) -> tuple[object, ...]:
    """What an involvement opens: two rows that open the same need not both be there."""
    return rij.deelnemer_id, rij.rol, rij.aanbod, rij.dossier_soort, rij.dossier_id, rij.omvang


def _voor_opvolger(rij: Betrokkenheid, aan: Lidmaatschap, vanaf: date, door: Door) -> Betrokkenheid:
    begin = vanaf if rij.periode.lower is None else max(vanaf, rij.periode.lower)
    return Betrokkenheid(
        deelnemer_id=rij.deelnemer_id,
        organisatie_id=rij.organisatie_id,
        lidmaatschap=aan,
        rol=rij.rol,
        aanbod=rij.aanbod,
        dossier_soort=rij.dossier_soort,
        dossier_id=rij.dossier_id,
        omvang=rij.omvang,
        periode=DateRange(begin, rij.periode.upper),
        grond=rij.grond,
        geinformeerd_op=rij.geinformeerd_op,
        samengevoegd=rij.samengevoegd,
        gegeven_door=door.als_verwijzing(),
    )


TAKEN = Overdracht("taken", "Open taken", "Terug naar het team", tel=tel_taken, draag_over=draag_taken_over)
DOSSIERS = Overdracht(
    "dossiers",
    "Dossiers op eigen naam",
    "Nog niemand: ik duid later iemand aan",
    tel=tel_dossiers,
    draag_over=draag_dossiers_over,
    blijft_zonder=True,
)
