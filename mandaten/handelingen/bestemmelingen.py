"""Who hears of what happens to a grant: the managers of its holder and partners, and the desk that decides about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from mandaten.meldingen.toekenningen import SOORT
from mandaten.models import Toekenning
from mandaten.querysets import BEHEERDER
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.werklijst.taken import maak_taak

Mensen = list[tuple[UUID, UUID]]


def loketten(toekenning: Toekenning, dag: date) -> list[UUID]:
    """The organisations whose people decide about this kind on this day; without anybody yet: those that could."""
    rol = toekenning.toekenningssoort.beslisser
    met_mensen = (
        Lidmaatschap.objects.geldig_op(dag)
        .filter(rol=rol)
        .order_by("organisatie_id")
        .values_list("organisatie_id", flat=True)
        .distinct()
    )
    return list(met_mensen) or list(
        Organisatie.objects.filter(soort__in=ROLLEN[rol].organisatiesoorten, is_actief=True)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def beheerders(organisaties: Iterable[UUID], dag: date) -> Mensen:
    """The managers of these organisations on this day, as (account, organisation)."""
    return _mensen(BEHEERDER, dag, organisatie_id__in=list(organisaties))


def beslissers(toekenning: Toekenning, dag: date) -> Mensen:
    """The people whose role decides about this kind on this day, as (account, organisation)."""
    return _mensen(toekenning.toekenningssoort.beslisser, dag)


def betrokken_organisaties(toekenning: Toekenning, dag: date) -> set[UUID]:
    """The holder and every partner of this day or later, and who is to hold it."""
    nog = Q(periode__endswith=None) | Q(periode__endswith__gt=dag)
    leden = toekenning.leden.filter(nog).values_list("organisatie_id", flat=True)
    gepland = toekenning.houderschappen.filter(nog).values_list("organisatie_id", flat=True)
    return {toekenning.houder_id, *leden, *gepland}


def verwittig(soort: str, toekenning: Toekenning, mensen: Mensen, *, kenmerk: str, door: Door) -> None:
    """A notice and its mail to each of these people; the same `kenmerk` for the same person adds nothing."""
    for gebruiker_id, organisatie_id in mensen:
        meld(
            soort,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=SOORT,
            object_id=toekenning.id,
            effect_sleutel=f"{soort}:{toekenning.id}:{kenmerk}:{gebruiker_id}",
            door=door,
        )


def taak_voor_beheer(
    soort: str, toekenning: Toekenning, organisatie_id: UUID, *, kenmerk: str, dagen: int | None = None
) -> None:
    """A task for the managers of this organisation; the same `kenmerk` adds nothing."""
    maak_taak(
        soort,
        sleutel=f"{soort}:{toekenning.id}:{kenmerk}:{organisatie_id}",
        object_soort=SOORT,
        object_id=toekenning.id,
        organisatie_id=organisatie_id,
        rol=BEHEERDER,
        dagen=dagen,
    )


def taak_voor_loket(
    soort: str, toekenning: Toekenning, dag: date, *, kenmerk: str, dagen: int | None = None
) -> None:
    """A task for the desk that decides about this kind; the same `kenmerk` adds nothing."""
    for organisatie_id in loketten(toekenning, dag):
        maak_taak(
            soort,
            sleutel=f"{soort}:{toekenning.id}:{kenmerk}:{organisatie_id}",
            object_soort=SOORT,
            object_id=toekenning.id,
            organisatie_id=organisatie_id,
            rol=toekenning.toekenningssoort.beslisser,
            dagen=dagen,
        )


def _mensen(rol: str, dag: date, **waar: object) -> Mensen:
    rijen = Lidmaatschap.objects.geldig_op(dag).filter(rol=rol, **waar)
    return list(
        rijen.order_by("gebruiker_id", "organisatie_id")
        .values_list("gebruiker_id", "organisatie_id")
        .distinct()
    )
