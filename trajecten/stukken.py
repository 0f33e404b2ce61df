"""What of an ended traject can go along with a letter to another offer: outcome, goals, actions; never a care note."""

from __future__ import annotations

from trajecten.domein.woorden import datum, met_hoofdletter, periode
from trajecten.models import Actie, Eindadvies, Traject, Trajectplan
from trajecten.querysets import TrajectQuerySet
from trajecten.querysets.lezers import TANDEMROLLEN, VDAB_BESLISSER
from trajecten.soorten import ACTIESOORTEN, ZORG
from trajecten.statussen import AFGEROND
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.stukken import Regels, Stuk
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode

# Who reads report and advice himself may pass on what stands in it.
ROLLEN = TANDEMROLLEN | {VDAB_BESLISSER}


def _laatste(door: Hoedanigheid, deelnemer: Deelnemer) -> TrajectQuerySet:
    """The last ended traject of this person that the actor sees, as a question."""
    eigen = Traject.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer, status=AFGEROND)
    return eigen.order_by("-einddatum", "pk")[:1]


def _uitkomst(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    advies = (
        Eindadvies.objects.filter(traject=_laatste(door, deelnemer).values("pk"), ingediend_op__isnull=False)
        .order_by("-nummer")
        .first()
    )
    if advies is None:
        return []
    return [
        ["Ons advies", met_hoofdletter(advies.get_uitkomst_display())],
        ["Volgende stap", advies.volgende_stap],
        ["Besproken met de deelnemer", datum(advies.besproken_op) if advies.besproken_op else "nee"],
    ]


def _doelen(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    plan = Trajectplan.objects.filter(traject=_laatste(door, deelnemer).values("pk")).first()
    return [["In eigen woorden", plan.doelen]] if plan and plan.doelen.strip() else []


def _acties(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """Of care only its kind: what was done there stays with who gave it."""
    rijen = Actie.objects.filter(traject=_laatste(door, deelnemer).values("pk")).afgewerkt()
    return [
        [
            met_hoofdletter(periode(Periode(een.van, een.afgewerkt_op or een.tot_en_met))),
            ACTIESOORTEN[een.soort][1] if een.domein == ZORG else een.omschrijving,
        ]
        for een in rijen.order_by("volgorde", "id")
    ]


STUKKEN = (
    Stuk("traject_uitkomst", "Het eindadvies en de volgende stap", _uitkomst, rollen=ROLLEN),
    Stuk("traject_doelen", "De doelen van het traject", _doelen, rollen=ROLLEN),
    Stuk("traject_acties", "Welke acties er waren", _acties, rollen=ROLLEN, vanzelf=False),
)
