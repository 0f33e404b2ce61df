"""The persoonlijk ontwikkelingsplan is registered, adjusted in a next version, and copied into the VDAB file."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ama.domein.ontwikkelplan import Plan, als_json, bezwaren, opbouw_als_json, vdab_bezwaar
from ama.handelingen.toeleidingslot import SOORT, log_toeleiding, vergrendel_toeleiding
from ama.meldingen.toeleiding import OPNEMEN
from ama.meldingen.wse_start import IN_VDAB
from ama.models import Ontwikkelplan, Toeleiding
from ama.models.wsestartlezen import laatste_plan
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import GESTART, TE_STARTEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

REGISTREREN = "pop_registreren"
BIJSTUREN = "pop_bijsturen"
NOTEREN = "pop_in_vdab_noteren"
# From the grant on, as long as somebody is guided.
VANUIT = frozenset({*TE_STARTEN, GESTART})


@handeling(REGISTREREN)
def pop_registreren(toeleiding: Toeleiding, *, plan: Plan, door: Hoedanigheid) -> Ontwikkelplan:
    """The first version of the plan.

    Raises Geweigerd per field, and when there is a plan already; PermissionDenied for who proposed the person and does
    not guide him; DoesNotExist when the actor does not see the toeleiding.
    """
    rij = _vergrendel(toeleiding, REGISTREREN, door)
    if laatste_plan(rij.pk) is not None:
        raise Geweigerd("Er is al een ontwikkelingsplan: stuur het bij.")
    nieuw = _schrijf(rij, plan, 1, "", door)
    rond_taken_af(OPNEMEN, object_soort=SOORT, object_id=rij.pk)
    log_toeleiding(REGISTREREN, rij, door, nummer=1)
    return nieuw


@handeling(BIJSTUREN)
def pop_bijsturen(
    toeleiding: Toeleiding, *, plan: Plan, aanleiding: str, nummer: int, door: Hoedanigheid
) -> Ontwikkelplan:
    """A next version of the plan, that follows version `nummer`; what stood there stays as it was.

    Raises Geweigerd per field, without a reason and without a plan; Versieconflict when a colleague was first. Else as
    `pop_registreren`.
    """
    rij = _vergrendel(toeleiding, BIJSTUREN, door)
    vorige = laatste_plan(rij.pk)
    if vorige is None:
        raise Geweigerd("Er is nog geen ontwikkelingsplan: registreer het eerst.")
    if vorige.nummer != nummer:
        raise Versieconflict(vorige.nummer, {})
    nieuw = _schrijf(rij, plan, vorige.nummer + 1, aanleiding.strip(), door)
    log_toeleiding(BIJSTUREN, rij, door, nummer=nieuw.nummer)
    return nieuw


@handeling(NOTEREN)
def pop_in_vdab_noteren(
    toeleiding: Toeleiding, *, op: date | None, nummer: int, door: Hoedanigheid
) -> Ontwikkelplan:
    """Version `nummer`, the newest, stands in the VDAB file since that day. Raises as `pop_bijsturen`."""
    rij = _vergrendel(toeleiding, NOTEREN, door)
    plan = Ontwikkelplan.objects.filter(toeleiding=rij).order_by("-nummer").vergrendeld().first()
    if plan is None:
        raise Geweigerd("Er is nog geen ontwikkelingsplan: registreer het eerst.")
    if plan.nummer != nummer:
        raise Versieconflict(plan.nummer, {})
    zin = "Vul in wanneer het plan in het VDAB-dossier kwam." if op is None else ""
    if zin := zin or vdab_bezwaar(op, plan.besproken_op, timezone.localdate()):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"in_vdab_op": zin})
    plan.in_vdab_op = op
    plan.versie += 1
    plan.save(update_fields=["in_vdab_op", "versie"])
    rond_taken_af(IN_VDAB, object_soort=SOORT, object_id=rij.pk)
    log_toeleiding(NOTEREN, rij, door, nummer=plan.nummer)
    return plan


def _vergrendel(toeleiding: Toeleiding, sleutel: str, door: Hoedanigheid) -> Toeleiding:
    rij = vergrendel_toeleiding(toeleiding.pk, door=door, vanuit=VANUIT)
    if not MATRIX[sleutel].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    return rij


def _schrijf(rij: Toeleiding, plan: Plan, nummer: int, aanleiding: str, door: Hoedanigheid) -> Ontwikkelplan:
    nee = bezwaren(plan, timezone.localdate())
    if nummer > 1 and not aanleiding:
        nee["aanleiding"] = "Schrijf in één zin op waarom het plan verandert."
    if nee or plan.besproken_op is None or plan.minuten_doel is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    nieuw = Ontwikkelplan.objects.create(
        toeleiding=rij,
        nummer=nummer,
        besproken_op=plan.besproken_op,
        doelen=als_json(plan.doelen),
        minuten_doel=plan.minuten_doel,
        opbouw=opbouw_als_json(plan.opbouw),
        woorden_deelnemer=plan.woorden_deelnemer.strip(),
        aanleiding=aanleiding,
        in_vdab_op=plan.in_vdab_op,
        opgemaakt_door_id=door.gebruiker_id,
    )
    rond_taken_af(IN_VDAB, object_soort=SOORT, object_id=rij.pk)
    if nieuw.in_vdab_op is None:
        assert rij.aanbieder_id is not None  # only after a grant
        maak_taak(
            IN_VDAB,
            sleutel=f"{IN_VDAB}:{rij.pk}:{nummer}",
            object_soort=SOORT,
            object_id=rij.pk,
            organisatie_id=rij.aanbieder_id,
            rol=BEGELEIDER,
            deelnemer_id=rij.deelnemer_id,
        )
    return nieuw
