"""The timeline of one person as one reader may see it: the acts of his own organisation, and what the offers add."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, UUIDField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.dossier import VERLOOPBRONNEN, VERLOOPDOELEN, VERLOOPSOORTEN, Verloopregel
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

REGELS = 25


def soorten() -> list[tuple[str, str]]:
    """The kinds that can occur in a timeline of this installation, in the order of the chips."""
    bestaand = {een.verloop for een in HANDELINGEN.values()}
    return [
        (sleutel, label) for sleutel, label in VERLOOPSOORTEN.items() if sleutel in bestaand or VERLOOPBRONNEN
    ]


def verloop(
    deelnemer: Deelnemer, door: Hoedanigheid, *, soort: str = "", voor: str = ""
) -> tuple[list[Verloopregel], str]:
    """The newest lines (of one kind, older than a moment), and the moment from where to go on ("" at the end).

    Nonsense in `soort` or `voor` is as good as nothing.
    """
    grens = _moment(voor)
    regels = _uit_logboek(deelnemer, door, soort, grens)
    for bron in VERLOOPBRONNEN.values():
        regels += [
            regel for regel in bron(door, deelnemer, REGELS + 1, grens) if not soort or regel.soort == soort
        ]
    regels.sort(key=lambda regel: regel.wanneer, reverse=True)
    verder = regels[REGELS - 1].wanneer.isoformat() if len(regels) > REGELS else ""
    return regels[:REGELS], verder


def _moment(tekst: str) -> datetime | None:
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _uit_logboek(
    deelnemer: Deelnemer, door: Hoedanigheid, soort: str, voor: datetime | None
) -> list[Verloopregel]:
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
        .annotate(wie=KT("door__gebruiker"))
        .annotate(collega=Subquery(collega.values("volle_naam")[:1]), bladzijde=_bladzijde(door))
    )
    if soort in VERLOOPSOORTEN:
        regels = regels.filter(
            handeling__in=[een.sleutel for een in HANDELINGEN.values() if een.verloop == soort]
        )
    if voor is not None:
        regels = regels.filter(wanneer__lt=voor)
    return [
        Verloopregel(
            wanneer=regel.wanneer,
            zin=HANDELINGEN[regel.handeling].zin if regel.handeling in HANDELINGEN else regel.handeling,
            door=(regel.collega or "een vroegere collega") if regel.wie else "automatisch",
            url=reverse(regel.bladzijde, args=[regel.object_id]) if regel.bladzijde else "",
        )
        for regel in regels[: REGELS + 1]
    ]


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
