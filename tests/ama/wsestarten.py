"""A person whom VDAB granted AMA sociale economie, the agreement for him, and his POP, by the acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from ama.domein.ontwikkelplan import Doel, Plan, Stap
from ama.handelingen.ontwikkelplan import pop_registreren
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.wsestart import wse_starten
from ama.models import Overeenkomst, Toeleiding
from ama.statussen import TOEGEKEND
from tests.ama.maken_wse import contingent_van, maak_toeleiding
from tests.ama.opmaken import maak_aanbod, onderteken, opmaak_bij, over
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.doorverwijzingen.models import Doorverwijzing

PLAN = Plan(over(0), (Doel("Op tijd komen", (Stap("De bus oefenen", "de deelnemer"),)),), 12 * 60)


def begeleider(cast: Rolverdeling) -> Speler:
    """Who guides at the aanbieder."""
    return cast.spelers["begeleider_ama"]


def toegekend(cast: Rolverdeling, *, speler: Speler | None = None, **velden: Any) -> Toeleiding:
    """VDAB granted it a month ago to a new person at the house of this player, which has a contingent."""
    wie = speler or begeleider(cast)
    contingent_van(wie.lidmaatschap.organisatie)
    return maak_toeleiding(
        cast, status=TOEGEKEND, speler=wie, beslist_op=velden.pop("beslist_op", over(-30)), **velden
    )


def maak_wse(
    toeleiding: Toeleiding, speler: Speler, *, start: date | None = None, naam: str = "Sociale werkplaats"
) -> Overeenkomst:
    """A complete draft of an agreement for this person at a new werkpost."""
    werkpost = maak_werkpost(naam)
    maak_aanbod(werkpost, speler)
    opmaak = opmaak_bij(werkpost, start=start or over(0), betaald_werk_mogelijk=None, vaph_gevraagd_op=None)
    return overeenkomst_opmaken(toeleiding.deelnemer, opmaak=opmaak, door=speler.door)


def betrek(deelnemer: Deelnemer, speler: Speler) -> None:
    """This player's organisation sees the person since yesterday."""
    with in_handeling():
        Betrokkenheid.objects.create(
            deelnemer=deelnemer,
            organisatie=speler.lidmaatschap.organisatie,
            rol=speler.lidmaatschap.rol,
            aanbod="ama_wse",
            omvang="volledig",
            periode=reeks(over(-1), None),
            grond="verwijzing",
            geinformeerd_op=over(-1),
            gegeven_door=speler.door.als_verwijzing(),
        )


def brief(
    deelnemer: Deelnemer, van: Speler, naar: Speler, van_aanbod: str, naar_aanbod: str
) -> Doorverwijzing:
    """A letter that was accepted today."""
    with in_handeling():
        rij = Doorverwijzing.objects.create(
            deelnemer=deelnemer,
            van_aanbod=van_aanbod,
            van_organisatie=van.lidmaatschap.organisatie,
            van_rol=van.lidmaatschap.rol,
            verstuurd_door=van.gebruiker,
            naar_aanbod=naar_aanbod,
            naar_organisatie=naar.lidmaatschap.organisatie,
            naar_rol=naar.lidmaatschap.rol,
            toelichting="Past daar beter.",
            inhoud=[],
            akkoord_op=over(0),
        )
        rij.status, rij.beantwoord_op, rij.beantwoord_door = "aanvaard", timezone.now(), naar.gebruiker
        rij.save()
    return rij


def met_pop(toeleiding: Toeleiding, speler: Speler, plan: Plan = PLAN) -> Toeleiding:
    """The POP is registered."""
    pop_registreren(toeleiding, plan=plan, door=speler.door)
    return Toeleiding.objects.get(pk=toeleiding.pk)


def start(toeleiding: Toeleiding, speler: Speler) -> Toeleiding:
    """The act, with the version of now."""
    versie = Toeleiding.objects.values_list("versie", flat=True).get(pk=toeleiding.pk)
    return wse_starten(toeleiding, versie=versie, door=speler.door)


def gestart(cast: Rolverdeling, **velden: Any) -> tuple[Toeleiding, Overeenkomst]:
    """A person who started today under a signed agreement."""
    wie = velden.pop("speler", None) or begeleider(cast)
    rij = met_pop(toegekend(cast, speler=wie, **velden), wie)
    overeenkomst = onderteken(maak_wse(rij, wie), wie)
    return start(rij, wie), overeenkomst
