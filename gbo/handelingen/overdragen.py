"""Seven data go from VDAB to exactly one core partner, and nothing leads back (art. 4-5; regelgeving 15, row 14)."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gbo.domein.overdracht import (
    Overdracht,
    als_velden,
    overdrachtbezwaren,
    samengesteld,
    vingerafdruk,
    voorbeeld,
)
from gbo.handelingen.advies import log_advies, sluit_advies, vergrendel_advies
from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.models.dekkinglezen import Dekking, Kernpartner, dekking_van
from gbo.models.persoonlezen import persoon_van
from gbo.statussen import ADVIESOVERGANGEN, OVERGEDRAGEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import groepen_van

OVERDRAGEN = "gegevens_overdragen"
PARAMETERS = ("gbo_eerste_contact",)
# What the actor must see of the person himself before he passes it on.
_GROEPEN = frozenset({"identiteit", "contact", "adres"})


@handeling(OVERDRAGEN)
def gegevens_overdragen(
    advies: Welzijnsadvies,
    *,
    overdracht: Overdracht,
    partner_id: UUID,
    gezien: str | None,
    versie: int | None,
    door: Hoedanigheid,
) -> Welzijnsadvies:
    """This core partner has a record of its own, the advice is closed, and nothing at VDAB says to whom or what came.

    `gezien` is the fingerprint of the preview (`vingerafdruk`), None for a machine, which saw none. No task or notice
    is made here: the clock does that at the partner, apart from this act. Raises Geweigerd for what may not go, a
    partner that does not cover the municipality, or data that changed since the preview; Versieconflict when somebody
    was first; DoesNotExist when the actor does not see the advice, PermissionDenied when he may not pass it on.
    """
    rij = vergrendel_advies(advies.pk, door=door, vanuit=vanuit(ADVIESOVERGANGEN, OVERDRAGEN), versie=versie)
    persoon = Deelnemer.objects.zichtbaar_voor(door).get(pk=rij.deelnemer_id)
    if not groepen_van(door, persoon) >= _GROEPEN:
        raise PermissionDenied
    vandaag = timezone.localdate()
    pakket = samengesteld(persoon_van(persoon), overdracht)
    partner = weiger_bezwaren(rij, persoon, overdracht, partner_id, dekking_van(persoon, vandaag))
    if gezien is not None and gezien != vingerafdruk(pakket, str(partner.organisatie_id)):
        raise Geweigerd(
            "De gegevens veranderden terwijl je bezig was. Kijk opnieuw na wat vertrekt en draag dan over."
        )
    opname = momentopname(vandaag)
    Onthaaltraject.objects.create(
        **als_velden(pakket),
        samenwerking_id=partner.samenwerking_id,
        partner_id=partner.organisatie_id,
        eerste_contact_voor=opname.laatste_dag("gbo_eerste_contact", vandaag),
    )
    sluit_advies(rij, OVERGEDRAGEN, door=door, akkoord_op=overdracht.akkoord_op)
    mee = [regel.sleutel for regel in voorbeeld(pakket, overdracht.blijft_hier) if regel.gaat_mee]
    log_advies(OVERDRAGEN, rij, door, gegevens=mee)
    return rij


def weiger_bezwaren(
    advies: Welzijnsadvies, persoon: Deelnemer, overdracht: Overdracht, partner_id: UUID, dekking: Dekking
) -> Kernpartner:
    """The core partner to whom this may go today; raises Geweigerd for what may not. Nothing is changed.

    Also asked before the preview is shown: whoever prints it for the person must be able to do what it says.
    """
    partner = dekking.partner(partner_id)
    velden = overdrachtbezwaren(
        overdracht,
        samengesteld(persoon_van(persoon), overdracht),
        geinformeerd_op=advies.geinformeerd_op,
        is_overleden=persoon.is_overleden,
        vandaag=timezone.localdate(),
    )
    if not dekking.partners:
        velden["partner"] = dekking.zin
    elif partner is None:
        velden["partner"] = f"Kies een kernpartner van het samenwerkingsverband dat {dekking.gemeente} dekt."
    if velden:
        raise Geweigerd("Zo kan je de gegevens niet overdragen.", velden=velden)
    assert partner is not None  # otherwise it was refused
    return partner
