"""What the panels of AMA on the page of a person read: together one question."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils import timezone

from ama.bladen.begeleiding import begeleidingvelden
from ama.bladen.lijst import dringendst
from ama.models import Begeleiding, Groeimeting, Overeenkomst
from ama.models.groei import groeivelden
from ama.models.persoonsbeeld import Persoonsbeeld, lees_persoon, persoon_uit, persoonsvelden
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag


def overeenkomsten_van(door: Hoedanigheid, deelnemer: Deelnemer) -> list[Overeenkomst]:
    """Every agreement of this person that the reader sees, what waits for him first; one query per fetched person.

    Each with its guidance as `begeleiding_velden` and its points of growth as `groei_velden`; for who keeps permissions
    also the person as `persoon_velden`.
    """
    onthouden: dict[Hoedanigheid, list[Overeenkomst]] = deelnemer.__dict__.setdefault("_overeenkomsten", {})
    if door not in onthouden:
        rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer).met_verbanden()
        if mag(door, "sessie_registreren"):
            stand = Begeleiding.objects.zichtbaar_voor(door).filter(deelnemer_id=OuterRef("deelnemer_id"))
            eerste = stand.order_by(F("tot").desc(nulls_first=True))[:1]
            groei = Groeimeting.objects.zichtbaar_voor(door).van_afgewerkte()
            groei = groei.filter(evaluatie__begeleiding__deelnemer_id=OuterRef("deelnemer_id"))
            rijen = rijen.annotate(
                begeleiding_velden=ArraySubquery(eerste.values(json=begeleidingvelden(timezone.localdate()))),
                groei_velden=ArraySubquery(groeivelden(groei)),
            )
        if mag(door, "toestemming_registreren"):
            rijen = rijen.annotate(persoon_velden=persoonsvelden("deelnemer_id", door.organisatie_id))
        onthouden[door] = list(dringendst(rijen, door))
    return onthouden[door]


def persoon_van(door: Hoedanigheid, deelnemer: Deelnemer) -> Persoonsbeeld:
    """Status and permissions of this person at the reader's organisation; a query of its own before any agreement."""
    rijen = overeenkomsten_van(door, deelnemer)
    if rijen:
        return persoon_uit(vars(rijen[0])["persoon_velden"])
    return lees_persoon(deelnemer.pk, door.organisatie_id)
