"""What of AMA can go along with a letter to another offer: where and how much, and what was evaluated; never a session.

To an activeringstraject, and from AMA welzijn to AMA sociale economie and back (regelgeving 5.1). Permissions stay: the
proof is the begeleider's, and another one asks for itself. Of AMA sociale economie also POP,
hours, steps to work and the last decision of VDAB: the aanbieder and VDAB may pass these on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import JSONObject
from django.utils import timezone

from ama.domein.aanwezigheid import Status
from ama.domein.groei import THEMAS, groeilijnen, zin_van
from ama.domein.jaarbeslissing import ALLEEN_VDAB
from ama.domein.jaarbeslissing import UITKOMSTEN as JAARUITKOMST
from ama.domein.uren import laatste_volle_week
from ama.domein.werkstap import SOORTEN as WERKSTAP
from ama.domein.woorden import datum, duur, met_hoofdletter, opsomming, periode
from ama.models import (
    Aanwezigheid,
    Groeimeting,
    Jaarbeslissing,
    Jaarevaluatie,
    Ontwikkelplan,
    Overeenkomst,
    Overeenkomstversie,
    Toeleiding,
    Werkstap,
)
from ama.models.groei import groeivelden, momenten_uit
from ama.querysets.lezers import BEGELEIDER, CASEMANAGER_WERK, VDAB
from ama.soorten import WSE
from ama.statussen import AFGEWERKT, BEGONNEN, BESLIST
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import AMA_WSE, AMA_WVG
from werkzorg.doorverwijzingen.stukken import Regels, Stuk
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

ROLLEN = frozenset({BEGELEIDER})
WSE_ROLLEN = frozenset({BEGELEIDER, CASEMANAGER_WERK, VDAB})
# Over so many whole weeks the hours are averaged.
_WEKEN = 13


def _overeenkomsten(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """Each signed agreement: where, when, which activities and how much per week now; two queries."""
    rijen = _getekend(door, deelnemer)
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


def _getekend(door: Hoedanigheid, deelnemer: Deelnemer) -> list[Overeenkomst]:
    """His signed agreements that the actor sees, the newest first; one query per fetched person."""
    onthouden: dict[Hoedanigheid, list[Overeenkomst]] = deelnemer.__dict__.setdefault("_getekend", {})
    if door not in onthouden:
        rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer).getekend()
        rijen = rijen.select_related("werkpost__organisatie", "werkpost__vestiging")
        onthouden[door] = list(rijen.order_by("-start", "pk"))
    return onthouden[door]


def aanbod_dat_loopt(door: Hoedanigheid, deelnemer: Deelnemer) -> frozenset[str]:
    """In which AMA the actor's organisation guides this person, today or from a signed day on."""
    if door.rol != BEGELEIDER:
        return frozenset()
    vandaag = timezone.localdate()
    lopend = [een for een in _getekend(door, deelnemer) if een.einde is None or een.einde >= vandaag]
    return frozenset(AMA_WSE if een.soort == WSE else AMA_WVG for een in lopend)


def _laatste_evaluatie(door: Hoedanigheid, deelnemer: Deelnemer) -> Jaarevaluatie | None:
    """The last evaluation that was held, with `groei_velden`: the points of all of them; one query per person."""
    onthouden: dict[Hoedanigheid, Jaarevaluatie | None] = deelnemer.__dict__.setdefault("_evaluatie", {})
    if door not in onthouden:
        groei = Groeimeting.objects.zichtbaar_voor(door).van_afgewerkte()
        groei = groei.filter(evaluatie__begeleiding__deelnemer_id=OuterRef("begeleiding__deelnemer_id"))
        rijen = Jaarevaluatie.objects.inhoud_zichtbaar_voor(door).filter(
            begeleiding__deelnemer=deelnemer, status=AFGEWERKT
        )
        rijen = rijen.annotate(groei_velden=ArraySubquery(groeivelden(groei)))
        onthouden[door] = rijen.order_by("-op", "pk").first()
    return onthouden[door]


def _evaluatie(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """The last evaluation that was held: its outcome, and what was agreed."""
    rij = _laatste_evaluatie(door, deelnemer)
    if rij is None or rij.op is None:
        return []
    return [
        ["Geëvalueerd op", datum(rij.op)],
        ["Uitkomst", met_hoofdletter(rij.get_uitkomst_display())],
        ["Afspraken", rij.afspraken],
    ]


def _groei(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """Per theme how it went over the evaluations, the own view of the deelnemer beside it."""
    rij = _laatste_evaluatie(door, deelnemer)
    lijnen = groeilijnen(momenten_uit(vars(rij)["groei_velden"] or ())) if rij is not None else []
    return [
        [THEMAS[een.thema], "; ".join(f"{datum(punt.op)}: {zin_van(punt)}" for punt in een.punten)]
        for een in lijnen
    ]


def _toeleiding(door: Hoedanigheid, deelnemer: Deelnemer) -> Toeleiding | None:
    """The toeleiding of this person that began last, with what hangs on it as far as the actor reads it; one query.

    `plannen`, `stappen`, `beslissingen` and `echt` (minutes of the last so many whole weeks) come along.
    """
    onthouden: dict[Hoedanigheid, Toeleiding | None] = deelnemer.__dict__.setdefault("_toeleiding", {})
    if door not in onthouden:
        hier = {"toeleiding_id": OuterRef("pk")}
        zondag = laatste_volle_week(timezone.localdate())
        plannen = Ontwikkelplan.objects.zichtbaar_voor(door).filter(**hier).order_by("-nummer")[:1]
        stappen = Werkstap.objects.zichtbaar_voor(door).filter(**hier).geldig().order_by("van", "pk")
        # What VDAB gave as advies Welzijn goes nowhere (regelgeving 15, row 14).
        beslist = Jaarbeslissing.objects.zichtbaar_voor(door).filter(status=BESLIST, **hier)
        beslist = beslist.exclude(uitkomst__in=ALLEEN_VDAB).order_by("-nummer")[:1]
        echt = Aanwezigheid.objects.zichtbaar_voor(door).filter(
            overeenkomst__toeleiding_id=OuterRef("pk"), status=Status.AANWEZIG.value
        )
        echt = echt.tussen(zondag - timedelta(weeks=_WEKEN, days=-1), zondag)
        onthouden[door] = (
            Toeleiding.objects.zichtbaar_voor(door)
            .filter(deelnemer=deelnemer, status__in=BEGONNEN)
            .annotate(
                plannen=ArraySubquery(
                    plannen.values(
                        json=_velden("besproken_op", "doelen", "minuten_doel", "woorden_deelnemer")
                    )
                ),
                stappen=ArraySubquery(
                    stappen.values(json=_velden("soort", "van", "tot", "met_wie", "resultaat"))
                ),
                beslissingen=ArraySubquery(
                    beslist.values(json=_velden("besloten_op", "uitkomst", "motivering"))
                ),
                echt=Subquery(
                    echt.order_by().values("status").annotate(samen=Sum("minuten")).values("samen")
                ),
            )
            .order_by("-start", "pk")
            .first()
        )
    return onthouden[door]


def _velden(*namen: str) -> JSONObject:
    return JSONObject(**{naam: F(naam) for naam in namen})


def _eerste(door: Hoedanigheid, deelnemer: Deelnemer, wat: str) -> dict[str, Any] | None:
    rij = _toeleiding(door, deelnemer)
    gevonden = vars(rij)[wat] if rij is not None else None
    return gevonden[0] if gevonden else None


def _pop(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """The newest POP: its goals with their steps, and what the person wants himself."""
    plan = _eerste(door, deelnemer, "plannen")
    if plan is None:
        return []
    return [
        ["Besproken op", _dag(plan["besproken_op"])],
        *(
            [
                een["doel"],
                opsomming([stap["wat"] + (" (klaar)" if stap["klaar"] else "") for stap in een["stappen"]]),
            ]
            for een in plan["doelen"]
        ),
        ["In eigen woorden", plan["woorden_deelnemer"]],
    ]


def _uren(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """The aim of the POP, and how much somebody really came; who does not read presences passes on the aim only."""
    rij, plan = _toeleiding(door, deelnemer), _eerste(door, deelnemer, "plannen")
    if rij is None or plan is None:
        return []
    uit = [["Doel", f"{duur(plan['minuten_doel'])} per week"]]
    if (echt := vars(rij)["echt"]) is not None:
        uit.append([f"Gemiddeld in de laatste {_WEKEN} weken", f"{duur(echt // _WEKEN)} per week"])
    return uit


def _stappen(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """Each step to paid work that nobody took back, the oldest first."""
    rij = _toeleiding(door, deelnemer)
    return [
        [
            met_hoofdletter(WERKSTAP[een["soort"]]),
            "; ".join(
                deel for deel in (_dagen(een["van"], een["tot"]), een["met_wie"], een["resultaat"]) if deel
            ),
        ]
        for een in (vars(rij)["stappen"] or () if rij is not None else ())
    ]


def _beslissing(door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    """What VDAB decided last about this person in AMA sociale economie, and why."""
    een = _eerste(door, deelnemer, "beslissingen")
    if een is None:
        return []
    return [
        ["Beslist op", _dag(een["besloten_op"])],
        ["Uitkomst", met_hoofdletter(JAARUITKOMST[een["uitkomst"]].label)],
        ["Motivering", een["motivering"]],
    ]


def _dag(tekst: str) -> str:
    return datum(date.fromisoformat(tekst))


def _dagen(van: str, tot: str | None) -> str:
    return _dag(van) if tot in (None, van) else f"{_dag(van)} tot en met {_dag(tot)}"


STUKKEN = (
    Stuk("ama_overeenkomsten", "De begeleidingsovereenkomsten", _overeenkomsten, rollen=ROLLEN),
    Stuk("ama_evaluatie", "De laatste evaluatie van AMA", _evaluatie, rollen=ROLLEN, vanzelf=False),
    # Only when the deelnemer agrees: it is never ticked beforehand.
    Stuk("ama_groei", "De groeilijn, als de persoon dat wil", _groei, rollen=ROLLEN, vanzelf=False),
    Stuk("wse_pop", "Het persoonlijk ontwikkelingsplan (POP)", _pop, rollen=WSE_ROLLEN),
    Stuk("wse_uren", "Uren per week in AMA sociale economie", _uren, rollen=WSE_ROLLEN),
    Stuk("wse_stappen", "Stappen naar werk", _stappen, rollen=WSE_ROLLEN),
    Stuk("wse_beslissing", "De laatste beslissing van VDAB", _beslissing, rollen=WSE_ROLLEN, vanzelf=False),
)
