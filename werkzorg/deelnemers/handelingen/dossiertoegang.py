"""Who sees a person because of one file about him (a traject, an agreement): opened and closed by the acts on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Betrokkenheid, Omvang, Sluitreden
from werkzorg.organisaties.hoedanigheid import Door


@dataclass(frozen=True)
class Dossier:
    """The file: whom it is about, of which offer, its kind and key, and when the person was informed about it."""

    deelnemer_id: UUID
    aanbod: str
    soort: str
    id: UUID
    geinformeerd_op: date


def open_toegang(
    dossier: Dossier,
    *,
    organisatie_id: UUID,
    rol: str,
    grond: str,
    door: Door,
    lidmaatschap_id: UUID | None = None,
    omvang: str = Omvang.VOLLEDIG,
    vanaf: date | None = None,
    tot_en_met: date | None = None,
) -> Betrokkenheid:
    """This organisation (or this one member) is involved from `vanaf` (default: today); already involved adds nothing.

    What was to end is prolonged when the new end is later; a wider `omvang` replaces a narrower one.
    """
    eerste = vanaf or timezone.localdate()
    wie = Q(lidmaatschap_id=lidmaatschap_id) if lidmaatschap_id else Q(lidmaatschap__isnull=True)
    bestaand = (
        Betrokkenheid.objects.filter(
            wie, dossier_soort=dossier.soort, dossier_id=dossier.id, organisatie_id=organisatie_id, rol=rol
        )
        .lopend_op(eerste)
        .order_by("pk")
        .vergrendeld()
        .first()
    )
    periode = reeks(eerste, tot_en_met)
    if bestaand is not None:
        langer = bestaand.periode.upper is not None and (
            periode.upper is None or periode.upper > bestaand.periode.upper
        )
        wijder = omvang == Omvang.VOLLEDIG and bestaand.omvang != Omvang.VOLLEDIG
        if langer:
            bestaand.periode = reeks(bestaand.periode.lower, tot_en_met)
        if wijder:
            bestaand.omvang = Omvang.VOLLEDIG
        if langer or wijder:
            bestaand.save(update_fields=["periode", "omvang"])
        return bestaand
    return Betrokkenheid.objects.create(
        deelnemer_id=dossier.deelnemer_id,
        organisatie_id=organisatie_id,
        lidmaatschap_id=lidmaatschap_id,
        rol=rol,
        aanbod=dossier.aanbod,
        dossier_soort=dossier.soort,
        dossier_id=dossier.id,
        omvang=omvang,
        periode=periode,
        grond=grond,
        geinformeerd_op=dossier.geinformeerd_op,
        gegeven_door=door.als_verwijzing(),
    )


def sluit_toegang(
    dossier_soort: str,
    dossier_id: UUID,
    *,
    reden: str = Sluitreden.AFGEROND,
    organisatie_id: UUID | None = None,
    lidmaatschap_id: UUID | None = None,
    rollen: Collection[str] = (),
    behalve: UUID | None = None,
    na: date | None = None,
) -> int:
    """The involvements because of this file end: now, or after the day `na` (inclusive); how many.

    Without organisation, member and roles all of them; never those of the organisation `behalve`.
    """
    voorwaarde = Q(dossier_soort=dossier_soort, dossier_id=dossier_id)
    if organisatie_id is not None:
        voorwaarde &= Q(organisatie_id=organisatie_id)
    if lidmaatschap_id is not None:
        voorwaarde &= Q(lidmaatschap_id=lidmaatschap_id)
    if rollen:
        voorwaarde &= Q(rol__in=rollen)
    if behalve is not None:
        voorwaarde &= ~Q(organisatie_id=behalve)
    vandaag = timezone.localdate()
    rijen = list(
        Betrokkenheid.objects.filter(voorwaarde).lopend_of_komend(vandaag).order_by("pk").vergrendeld()
    )
    for rij in rijen:
        if na is None:
            rij.gesloten_op, rij.sluitreden = timezone.now(), reden
            rij.periode = reeks(min(rij.periode.lower, vandaag), vandaag)
        elif rij.periode.upper is None or rij.periode.upper > na + timedelta(days=1):
            rij.periode = reeks(rij.periode.lower, max(na, rij.periode.lower))
        rij.save(update_fields=["gesloten_op", "sluitreden", "periode"])
    return len(rijen)
