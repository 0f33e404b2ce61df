"""What of AMA can go along with a letter to another offer: where and how much, and what was evaluated; never a session.

To an activeringstraject, and from AMA welzijn to AMA sociale economie and back (regelgeving 5.1). Permissions stay: the
proof is the begeleider's, and another one asks for itself.
"""

from __future__ import annotations

from django.utils import timezone

from ama.domein.woorden import datum, duur, met_hoofdletter, opsomming, periode
from ama.models import Jaarevaluatie, Overeenkomst, Overeenkomstversie
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import AFGEWERKT
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.stukken import Regels, Stuk
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

ROLLEN = frozenset({BEGELEIDER})


def _overeenkomsten(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """Each signed agreement: where, when, which activities and how much per week now; two queries."""
    rijen = list(
        Overeenkomst.objects.zichtbaar_voor(door)
        .filter(deelnemer=deelnemer)
        .getekend()
        .select_related("werkpost__organisatie", "werkpost__vestiging")
        .order_by("-start", "pk")
    )
    versies = {
        een.overeenkomst_id: een
        for een in Overeenkomstversie.objects.filter(
            overeenkomst__in=[rij.pk for rij in rijen],
            getekend_op__isnull=False,
            ingaat_op__lte=timezone.localdate(),
        ).order_by("nummer")
    }
    uit = []
    for rij in rijen:
        delen = [periode(rij.periode)]
        if (versie := versies.get(rij.pk)) is not None:
            delen += [opsomming(versie.activiteiten), f"{duur(versie.minuten_per_week)} per week"]
        uit.append([rij.werkpost.naam, met_hoofdletter("; ".join(deel for deel in delen if deel))])
    return uit


def _evaluatie(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """The last evaluation that was held: its outcome, and what was agreed."""
    rij = (
        Jaarevaluatie.objects.zichtbaar_voor(door)
        .filter(begeleiding__deelnemer=deelnemer, status=AFGEWERKT)
        .order_by("-op", "pk")
        .first()
    )
    if rij is None or rij.op is None:
        return []
    return [
        ["Geëvalueerd op", datum(rij.op)],
        ["Uitkomst", met_hoofdletter(rij.get_uitkomst_display())],
        ["Afspraken", rij.afspraken],
    ]


STUKKEN = (
    Stuk("ama_overeenkomsten", "De begeleidingsovereenkomsten", _overeenkomsten, rollen=ROLLEN),
    Stuk("ama_evaluatie", "De laatste evaluatie van AMA", _evaluatie, rollen=ROLLEN, vanzelf=False),
)
