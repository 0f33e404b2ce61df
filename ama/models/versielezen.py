"""From the rows of a version to what the law reads: its contents, who signed it, and what a signature is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from ama.domein import overeenkomst as recht
from ama.domein.ondertekening import Handtekening as Getekend
from ama.domein.ondertekening import Wijze
from ama.domein.overeenkomst import Dimona, Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.models.overeenkomst import Overeenkomst
from ama.models.versie import Handtekening, Overeenkomstversie, Roosterblok
from ama.querysets import OvereenkomstversieQuerySet

TEKSTEN = (
    "omvang",
    "verzekering",
    "werkkledij",
    "veiligheid",
    "hygiene",
    "begeleiding",
    "onkosten",
    "beeindiging",
)
LIJSTEN = ("activiteiten", "locaties")


def rooster_van(blokken: Iterable[Roosterblok]) -> Rooster:
    """The schedule of these blocks."""
    return Rooster(
        tuple(sorted(Blok(een.weekdag, een.van, een.tot, een.pauze, een.om_de, een.week) for een in blokken))
    )


def lees_versies(rijen: OvereenkomstversieQuerySet) -> list[Overeenkomstversie]:
    """These versions with their blocks and signatures, in their order; one query."""
    blokken = Roosterblok.objects.filter(versie=OuterRef("pk")).values(
        wat=JSONObject(weekdag="weekdag", van="van", tot="tot", pauze="pauze", om_de="om_de", week="week")
    )
    handtekeningen = Handtekening.objects.filter(versie=OuterRef("pk")).values(
        wat=JSONObject(partij="partij", naam="naam", op="op", wijze="wijze")
    )
    versies: list[Any] = list(
        rijen.annotate(
            blokrijen=ArraySubquery(blokken.order_by("weekdag", "van")),
            tekenrijen=ArraySubquery(handtekeningen.order_by("op")),
        )
    )
    for versie in versies:
        versie.gelezen_blokken = [
            Roosterblok(
                **{**rij, "van": time.fromisoformat(rij["van"]), "tot": time.fromisoformat(rij["tot"])}
            )
            for rij in versie.blokrijen
        ]
        versie.gelezen_handtekeningen = [
            Handtekening(**{**rij, "op": date.fromisoformat(rij["op"])}) for rij in versie.tekenrijen
        ]
    return versies


def blokken_van(versie: Overeenkomstversie) -> Iterable[Roosterblok]:
    """Its blocks, as they were read along or else asked now."""
    return versie.blokken.all() if versie.gelezen_blokken is None else versie.gelezen_blokken


def gezette_handtekeningen(versie: Overeenkomstversie) -> Iterable[Handtekening]:
    """Its signatures, as they were read along or else asked now."""
    gelezen = versie.gelezen_handtekeningen
    return versie.handtekeningen.all() if gelezen is None else gelezen


def inhoud_van(versie: Overeenkomstversie) -> Inhoud:
    """What is agreed in this version; one query unless its blocks were read along."""
    velden: dict[str, Any] = {naam: tuple(getattr(versie, naam)) for naam in LIJSTEN}
    velden |= {naam: getattr(versie, naam) for naam in TEKSTEN}
    return Inhoud(rooster=rooster_van(blokken_van(versie)), **velden)


def handtekeningen_van(versie: Overeenkomstversie) -> list[Getekend]:
    """Who signed this version; one query unless they were read along."""
    return [
        Getekend(Partij(een.partij), versie.nummer, een.op, Wijze(een.wijze))
        for een in gezette_handtekeningen(versie)
    ]


def tekenaars_van(versie: Overeenkomstversie) -> tuple[Partij, ...]:
    """Who signs this version, in the order of the law."""
    return tuple(partij for partij in Partij if partij in versie.tekenaars)


def kenmerk_van(overeenkomst: Overeenkomst, versie: Overeenkomstversie) -> str:
    """The SHA-256 of what somebody signs: contents, parties, and the days from when on."""
    return recht.kenmerk(
        inhoud_van(versie),
        versie.nummer,
        versie.ingaat_op,
        overeenkomst.start,
        overeenkomst.deelnemer_id,
        overeenkomst.begeleider_id,
        overeenkomst.werkpost_id,
    )


def dimona_van(overeenkomst: Overeenkomst) -> Dimona:
    """The declaration DWD as it was noted."""
    return Dimona(overeenkomst.dimona_referentie, overeenkomst.dimona_in_op, overeenkomst.dimona_uit_op)


def getekende_partijen(versie: Overeenkomstversie) -> set[Partij]:
    """Which parties signed this version."""
    rijen = Handtekening.objects.filter(versie=versie).values_list("partij", flat=True)
    return {Partij(een) for een in rijen}
