"""What the addresses about presences work on: a werkpost of somebody's agreement, and the agreement itself."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from ama.models import Aanwezigheid, Aanwezigheidsinlezing, Inleestoestand
from tests.ama.maken import START, maak_aanwezigheid
from tests.huis.proefama import Maker, overeenkomst_van
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer


def werkpost(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The werkpost of his active agreement, where he came once this year."""
    een, dag = overeenkomst_van(speler, deelnemer), START.replace(year=timezone.localdate().year)
    if not Aanwezigheid.objects.filter(overeenkomst=een, dag=dag).exists():
        maak_aanwezigheid(een, dag)
    return een.werkpost_id


def inlezing(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A file with presences that his organisation read in, and of which nothing is there any more."""
    huis = speler.lidmaatschap.organisatie
    if al := Aanwezigheidsinlezing.objects.filter(organisatie=huis).first():
        return al.pk
    nu = timezone.now()
    with in_handeling():
        return Aanwezigheidsinlezing.objects.create(
            organisatie=huis,
            gebruiker=speler.gebruiker,
            lidmaatschap=speler.lidmaatschap,
            toestand=Inleestoestand.INGELEZEN,
            aantal=2,
            nieuw=1,
            eerste_dag=START,
            laatste_dag=START,
            vervalt_op=nu,
            gestart_op=nu,
            ingelezen_op=nu,
        ).pk


PER_SLEUTEL: dict[str, Maker] = {
    "aanwezigheden_registreren": werkpost,
    "aanwezigheden_terugnemen": werkpost,
    "aanwezigheidsblad_openen": werkpost,
}
