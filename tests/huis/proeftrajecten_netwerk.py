"""What hangs on the traject of the house tests: an action, its hours, a stage, a sent plan; and an own offer."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tests.huis import proeftrajecten_tandem
from tests.huis.proeftrajecten import lopend_traject, traject
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling, verstuur
from tests.trajecten.netwerk import maak_aanbod, maak_actie, maak_stage
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.models import Aanbod, Actie, Planversie, Stage, Uren
from trajecten.models.planlezen import plan_van, planacties, planinhoud, tandemnamen
from trajecten.querysets.lezers import DIENSTVERLENER, NETWERKCOORDINATOR
from trajecten.querysets.plan import CATALOGUSLEZERS
from werkzorg.deelnemers.models import Deelnemer, Grond, Omvang
from werkzorg.organisaties.hoedanigheid import Commando


def actie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The action of this person that the player's organisation carries out; nobody's yet for who coordinates."""
    return _actie(speler, deelnemer).pk


def _actie(speler: Speler, deelnemer: Deelnemer) -> Actie:
    onder = lopend_traject(speler, deelnemer)
    al = Actie.objects.filter(traject=onder).first()
    if al is not None:
        return al
    if speler.lidmaatschap.rol == NETWERKCOORDINATOR:
        return maak_actie(onder)
    if speler.lidmaatschap.rol == DIENSTVERLENER:
        with in_handeling():
            open_betrokkenheid(
                onder,
                organisatie_id=speler.lidmaatschap.organisatie_id,
                rol=DIENSTVERLENER,
                grond=Grond.VERWIJZING,
                omvang=Omvang.IDENTITEIT,
                door=Commando("test"),
            )
    return maak_actie(onder, dienstverlener=speler.lidmaatschap.organisatie, toegewezen_op=timezone.now())


def uren(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """Two hours of today for that action, written down by the player just now."""
    rij = _actie(speler, deelnemer)
    al = Uren.objects.filter(actie=rij).first()
    if al is not None:
        return al.pk
    with in_handeling():
        return Uren.objects.create(
            traject_id=rij.traject_id,
            actie=rij,
            organisatie=speler.lidmaatschap.organisatie,
            dag=timezone.localdate(),
            uren=Decimal(2),
            door=speler.gebruiker,
        ).pk


def stage(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A stage that belongs to that action."""
    rij = _actie(speler, deelnemer)
    al = Stage.objects.filter(actie=rij).first()
    return (al or maak_stage(rij.traject, speler, actie=rij)).pk


def planversie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The plan of this person as it was sent; to the player when he coordinates."""
    onder = lopend_traject(speler, deelnemer)
    tandem = tandemnamen(onder, timezone.localdate())
    with in_handeling():
        rij, is_nieuw = Planversie.objects.get_or_create(
            traject=onder,
            nummer=1,
            defaults={
                "inhoud": planinhoud(onder, plan_van(onder), planacties(onder, speler.door), tandem),
                "gemaakt_door": speler.gebruiker,
            },
        )
    if is_nieuw:
        verstuur(rij, netwerkcoordinator=speler.lidmaatschap.organisatie)
    return rij.pk


def aanbod(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """What the organisation of this player offers."""
    al = Aanbod.objects.filter(organisatie=speler.lidmaatschap.organisatie).first()
    return (al or maak_aanbod(speler)).pk


# The catalogue names nobody: whoever plans, coordinates or offers reads all of it.
AANBODLEZERS = CATALOGUSLEZERS
# What who is involved sees, and nobody else.
MAKERS = {
    "trajecten.traject": traject,
    "trajecten.mandaatverlies": proeftrajecten_tandem.verlies,
    "trajecten.actie": actie,
    "trajecten.uren": uren,
    "trajecten.stage": stage,
    "trajecten.planversie": planversie,
}
