"""The yearly decisions of VDAB on the screen: part of the page of a toeleiding, one decision, and the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.bladen.toeleidingdeel import Toeleidingdeel
from ama.domein.evaluatie import dagen_te_laat
from ama.domein.jaarbeslissing import ALLEEN_VDAB, GESTOPT, UITKOMSTEN, stand_zin, termijn, voor_aanbieder
from ama.domein.ontwikkelplan import opbouwzin
from ama.domein.uren import samenvatting
from ama.domein.woorden import dagen, datum, duur
from ama.models import Jaarbeslissing, Toeleiding
from ama.models.jaarbeslissinglezen import beeld_van
from ama.models.urenlezen import recente_weken
from ama.querysets import JaarbeslissingQuerySet
from ama.querysets.lezers import CASEMANAGER_WERK, HERBESLISSING, VDAB
from ama.statussen import BESLIST, GESTART, OPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import groepen_van, mag

_REDENEN_VAN_VDAB = ALLEEN_VDAB | {GESTOPT}
_BIJ_VDAB = frozenset({VDAB, CASEMANAGER_WERK})
STANDEN = (("te_laat", "te laat"), ("open", "te beslissen"), ("beslist", "beslist"))
_HALF_JAAR = 26
# The acts of VDAB.
OPENEN, VERLENGEN, STOPZETTEN = (
    "jaarbeslissing_openen",
    "jaarbeslissing_verlengen",
    "jaarbeslissing_stopzetten",
)


@dataclass(frozen=True)
class Beslissingregel:
    """One decision in a list or on the page of its toeleiding."""

    deelnemer: str
    dossiernummer: str
    aanbieder: str
    nummer: int
    stand: str
    kleur: str
    uiterlijk_op: date
    besloten_op: date | None
    uitkomst: str
    te_laat: int
    url: str


def uitkomst_voor(rij: Jaarbeslissing, door: Hoedanigheid) -> str:
    """The outcome as this reader may know it; "" while nobody decided."""
    if not rij.uitkomst:
        return ""
    return UITKOMSTEN[rij.uitkomst].label if door.rol in _BIJ_VDAB else voor_aanbieder(rij.uitkomst)


def einde_voor(toeleiding: Toeleiding, door: Hoedanigheid) -> str:
    """How AMA ended as this reader may know it; "" while it did not."""
    if door.rol in _BIJ_VDAB:
        return toeleiding.get_einde_reden_display()
    return voor_aanbieder(toeleiding.einde_reden)


def motivering_voor(rij: Jaarbeslissing, door: Hoedanigheid) -> str:
    """The reasons as this reader may know them: those of a stop are between VDAB and the person.

    Those of an advies Welzijn alone would tell by their absence that it is one.
    """
    return "" if door.rol not in _BIJ_VDAB and rij.uitkomst in _REDENEN_VAN_VDAB else rij.motivering


def beslissingsregel(rij: Jaarbeslissing, door: Hoedanigheid, dag: date) -> Beslissingregel:
    """One decision, which comes with its toeleiding, person and aanbieder; no query."""
    stand, kleur = _stand(rij, dag)
    toeleiding = rij.toeleiding
    return Beslissingregel(
        deelnemer=toeleiding.deelnemer.naam,
        dossiernummer=toeleiding.deelnemer.dossiernummer,
        aanbieder=toeleiding.aanbieder.naam if toeleiding.aanbieder else "",
        nummer=rij.nummer,
        stand=stand,
        kleur=kleur,
        uiterlijk_op=rij.uiterlijk_op,
        besloten_op=rij.besloten_op,
        uitkomst=uitkomst_voor(rij, door),
        te_laat=rij.dagen_te_laat if rij.status == BESLIST else _te_laat(rij, dag),
        url=reverse("jaarbeslissing_detail", args=[rij.pk]) if mag(door, "jaarbeslissing_detail") else "",
    )


def herbeslissingsdeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """When VDAB decides again and what it decided; None without either. Two queries, none before AMA began."""
    if toeleiding.beslissing_tot is None or HERBESLISSING not in groepen_van(door, toeleiding):
        return None
    vandaag = timezone.localdate()
    rijen = list(
        Jaarbeslissing.objects.zichtbaar_voor(door)
        .filter(toeleiding=toeleiding)
        .select_related("toeleiding__deelnemer", "toeleiding__aanbieder")
        .order_by("-nummer")
    )
    heeft_open = any(een.status == OPEN for een in rijen)
    loopt = toeleiding.status == GESTART
    if not (loopt or rijen):
        return None
    return {
        "zin": _zin(toeleiding.beslissing_tot, vandaag) if loopt else "",
        "regels": [beslissingsregel(een, door, vandaag) for een in rijen],
        "open_url": reverse(OPENEN, args=[toeleiding.pk])
        if loopt and not heeft_open and mag(door, OPENEN)
        else "",
    }


def beslissingsblad(rij: Jaarbeslissing, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one decision that came by `met_beeld`: what VDAB looks at, and what it decided."""
    vandaag = timezone.localdate()
    toeleiding = rij.toeleiding
    is_open = rij.status == OPEN
    return {
        **beeldvelden(rij, vandaag),
        "beslissing": rij,
        "regel": beslissingsregel(rij, door, vandaag),
        "zin": _zin(rij.uiterlijk_op, vandaag) if is_open else "",
        "motivering": motivering_voor(rij, door),
        "te_laat": dagen(rij.dagen_te_laat) if rij.dagen_te_laat else "",
        "verleng_url": reverse(VERLENGEN, args=[rij.pk]) if is_open and mag(door, VERLENGEN) else "",
        "stop_url": reverse(STOPZETTEN, args=[rij.pk]) if is_open and mag(door, STOPZETTEN) else "",
        "terug_url": toeleiding.get_absolute_url(),
    }


def beeldvelden(rij: Jaarbeslissing, vandaag: date) -> dict[str, Any]:
    """What stands beside the decision: evaluation, hours, POP and steps; three queries."""
    beeld, toeleiding = beeld_van(rij), rij.toeleiding
    weken = recente_weken([toeleiding], vandaag, _HALF_JAAR).get(toeleiding.pk, ())
    plan = beeld.plan
    pop = ""
    if plan is not None and plan.besproken_op is not None:
        pop = f"versie {beeld.pop_nummer}, besproken op {datum(plan.besproken_op)}: {opbouwzin(plan)}"
    return {
        "toeleiding": toeleiding,
        "deelnemer": toeleiding.deelnemer,
        "feiten": [
            ("Sinds", datum(toeleiding.start) if toeleiding.start else "", ""),
            (
                "Laatste evaluatie",
                beeld.evaluatie or "nog niet geëvalueerd",
                f"op {datum(beeld.geevalueerd_op)}" if beeld.geevalueerd_op else "",
            ),
            ("Uren in het laatste half jaar", samenvatting(weken).zin, ""),
            ("Ontwikkelingsplan", pop or "nog geen POP", ""),
            ("Stappen naar werk", str(beeld.stappen) if beeld.stappen else "nog geen genoteerd", ""),
        ],
        "doelen": beeld.doelen,
        "woorden": plan.woorden_deelnemer if plan else "",
        "uren_nu": duur(toeleiding.minuten_haalbaar),
    }


def gekozen(
    rijen: JaarbeslissingQuerySet, vraag: Mapping[str, Any], door: Hoedanigheid, dag: date
) -> JaarbeslissingQuerySet:
    """The decisions of these filters: what is open first, the most urgent at the top; then the newest."""
    op_stand = {
        "te_laat": Q(status=OPEN, uiterlijk_op__lt=dag),
        "open": Q(status=OPEN),
        "beslist": Q(status=BESLIST),
    }
    if stand := vraag.get("stand"):
        rijen = rijen.filter(op_stand[stand])
    if zoek := vraag.get("zoek"):
        wie = Deelnemer.objects.zichtbaar_voor(door).gezocht(zoek).order_by()
        rijen = rijen.filter(toeleiding__deelnemer_id__in=wie.values("pk"))
    return rijen.select_related("toeleiding__deelnemer", "toeleiding__aanbieder").order_by(
        F("besloten_op").desc(nulls_first=True), "uiterlijk_op", "pk"
    )


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    uit = [("Naam of dossiernummer", vraag["zoek"])] if vraag.get("zoek") else []
    return [*uit, ("Stand", dict(STANDEN)[vraag["stand"]])] if vraag.get("stand") else uit


def over(rijen: Sequence[Jaarbeslissing]) -> frozenset[UUID]:
    """Whom these decisions are about."""
    return frozenset(rij.toeleiding.deelnemer_id for rij in rijen)


def _zin(uiterlijk_op: date, vandaag: date) -> str:
    """Where the decision stands, with what is assumed named so; one query."""
    opname, aannames = momentopname_met_aannames(vandaag)
    try:
        wanneer = termijn(uiterlijk_op, opname.getal("ama_se_beslissing_openen"))
        weigert = opname.tekst("ama_se_zonder_beslissing") == "weigeren"
    except ParameterOnbekend as onbekend:
        # The page must stay readable when an owner left a day without a value.
        return f"VDAB beslist opnieuw uiterlijk op {datum(uiterlijk_op)}. {onbekend.zin}"
    return stand_zin(
        wanneer,
        vandaag,
        weigert_aanwezigheden=weigert,
        is_opening_aanname="ama_se_beslissing_openen" in aannames,
    )


def _te_laat(rij: Jaarbeslissing, dag: date) -> int:
    return dagen_te_laat(rij.uiterlijk_op, dag) if rij.status == OPEN else 0


def _stand(rij: Jaarbeslissing, dag: date) -> tuple[str, str]:
    if rij.status != OPEN:
        return rij.get_status_display(), "goed" if rij.status == BESLIST else ""
    laat = _te_laat(rij, dag)
    return (f"{dagen(laat)} te laat", "fout") if laat else ("te beslissen", "let")


HERBESLISSINGSDEEL = Toeleidingdeel(
    "herbeslissing", "Jaarlijkse beslissing van VDAB", "ama/delen/herbeslissing.html", herbeslissingsdeel
)
