"""The timeline of one person as one reader may see it: the acts of his own organisation, and what the offers add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat, JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.dossier import (
    VERLOOPBRONNEN,
    VERLOOPDOELEN,
    VERLOOPSOORTEN,
    Verloopbron,
    Verloopregel,
)
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import GROEPEN, MATRIX, groepen, mag

REGELS = 25
_LOGBOEK = "logboek"


def soorten() -> list[tuple[str, str]]:
    """The kinds that can occur in a timeline of this installation, in the order of the chips."""
    bestaand = {een.verloop for een in HANDELINGEN.values()} | {een.soort for een in VERLOOPBRONNEN.values()}
    return [(sleutel, label) for sleutel, label in VERLOOPSOORTEN.items() if sleutel in bestaand]


def verloop(
    deelnemer: Deelnemer, door: Hoedanigheid, *, soort: str = "", voor: str = ""
) -> tuple[list[Verloopregel], str]:
    """The newest lines (of one kind, older than a moment), and the moment from where to go on ("" at the end).

    Nonsense in `soort` or `voor` is as good as nothing. One query, however many sources there are.
    """
    grens = _moment(voor)
    gekozen = soort if soort in VERLOOPSOORTEN else ""
    eerste = _nieuwste(_LOGBOEK, _logregels(deelnemer, door, gekozen), "wanneer", _GEGEVENS, grens)
    andere = [
        _nieuwste(sleutel, bron.rijen(door, deelnemer), bron.wanneer, bron.gegevens, grens)
        for sleutel, bron in VERLOOPBRONNEN.items()
        if gekozen in {"", bron.soort}
    ]
    rijen = eerste.union(*andere, all=True).order_by("-regel_wanneer")[: REGELS + 1] if andere else eerste
    regels = [_regel(*rij) for rij in rijen]
    verder = regels[REGELS - 1].wanneer.isoformat() if len(regels) > REGELS else ""
    return regels[:REGELS], verder


def _moment(tekst: str) -> datetime | None:
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _nieuwste(
    bron: str, rijen: QuerySet[Any], wanneer: str, gegevens: Mapping[str, Any], voor: datetime | None
) -> QuerySet[Any]:
    """The newest rows of one source in the shape that all sources share: source, moment, what its line needs."""
    if voor is not None:
        rijen = rijen.filter(**{f"{wanneer}__lt": voor})
    return (
        rijen.annotate(
            regel_bron=Value(bron, output_field=CharField()),
            regel_wanneer=F(wanneer),
            regel_gegevens=JSONObject(**gegevens),
        )
        .order_by("-regel_wanneer", "-pk")
        .values_list("regel_bron", "regel_wanneer", "regel_gegevens")[: REGELS + 1]
    )


def _regel(bron: str, wanneer: datetime, gegevens: Mapping[str, Any]) -> Verloopregel:
    lees = _uit_logboek if bron == _LOGBOEK else VERLOOPBRONNEN[bron].regel
    return lees(wanneer, gegevens)


# What a line of the log needs: the act, who did it, and the page about its object.
_GEGEVENS = {
    "handeling": F("handeling"),
    "wie": F("wie"),
    "collega": F("collega"),
    "bladzijde": F("bladzijde"),
    "object": F("object_id"),
}


def _uit_logboek(wanneer: datetime, gegevens: Mapping[str, Any]) -> Verloopregel:
    handeling, bladzijde = gegevens["handeling"], gegevens["bladzijde"]
    return Verloopregel(
        wanneer=wanneer,
        zin=HANDELINGEN[handeling].zin if handeling in HANDELINGEN else handeling,
        door=(gegevens["collega"] or "een vroegere collega") if gegevens["wie"] else "automatisch",
        url=reverse(bladzijde, args=[gegevens["object"]]) if bladzijde else "",
    )


def _logregels(deelnemer: Deelnemer, door: Hoedanigheid, soort: str) -> QuerySet[Any]:
    """What the reader's own organisation did, and what the clock did for it; names of colleagues, not of others."""
    eigen = Betrokkenheid.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer).values("id")
    documenten = Document.objects.filter(object_id__in=eigen).values("id")
    collega = Gebruiker.objects.filter(pk=Cast(OuterRef("wie"), UUIDField())).annotate(
        volle_naam=Concat("voornaam", Value(" "), "achternaam")
    )
    regels = (
        Logregel.objects.over_deelnemer(Deelnemer.objects.kring(deelnemer.pk).values("pk"))
        .filter(
            Q(door__organisatie=str(door.organisatie_id)) | Q(door__has_key="klok", object_id__in=documenten)
        )
        .filter(_van_zijn_werk(door))
        .exclude(_anders_verteld(deelnemer, door, VERLOOPBRONNEN.values()))
        .annotate(wie=KT("door__gebruiker"))
        .annotate(collega=Subquery(collega.values("volle_naam")[:1]), bladzijde=_bladzijde(door))
    )
    if soort:
        regels = regels.filter(
            handeling__in=[een.sleutel for een in HANDELINGEN.values() if een.verloop == soort]
        )
    return regels


def _van_zijn_werk(door: Hoedanigheid) -> Q:
    """The lines about what this reader's role sees something of, or may do: within one house rights never add up."""
    soorten = [soort for soort in GROEPEN if groepen(door, soort)]
    eigen = [sleutel for sleutel, recht in MATRIX.items() if door.rol in recht.rollen]
    return Q(object_soort__in=soorten) | Q(handeling__in=eigen) | Q(door__has_key="klok")


def _anders_verteld(deelnemer: Deelnemer, door: Hoedanigheid, bronnen: Iterable[Verloopbron]) -> Q:
    """The lines of acts that a source tells with a row of its own which this reader may read."""
    uit = Q(pk__in=[])
    for bron in bronnen:
        if bron.vertelt:
            rij = bron.rijen(door, deelnemer).filter(pk=OuterRef("object_id"))
            uit |= Q(Exists(rij), handeling__in=sorted(bron.vertelt))
    return uit


def _bladzijde(door: Hoedanigheid) -> Case:
    """Per line the key of the page about its object, when this reader may open it; "" for none. No query of its own."""
    return Case(
        *(
            When(
                Q(object_soort=soort) & Exists(doel.zichtbaar(door).filter(pk=OuterRef("object_id"))),
                then=Value(doel.bladzijde),
            )
            for soort, doel in VERLOOPDOELEN.items()
            if mag(door, doel.bladzijde)
        ),
        default=Value(""),
        output_field=CharField(),
    )
