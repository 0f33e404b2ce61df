"""From the rows of a version to what the law reads: its contents, who signed it, and what a signature is about."""

from __future__ import annotations

from collections.abc import Iterable

from ama.domein import overeenkomst as recht
from ama.domein.ondertekening import Handtekening as Getekend
from ama.domein.ondertekening import Wijze
from ama.domein.overeenkomst import Dimona, Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.models.overeenkomst import Overeenkomst
from ama.models.versie import Handtekening, Overeenkomstversie, Roosterblok

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


def inhoud_van(versie: Overeenkomstversie) -> Inhoud:
    """What is agreed in this version; one query unless its blocks were read along."""
    return Inhoud(
        rooster=rooster_van(versie.blokken.all()),
        **{naam: tuple(getattr(versie, naam)) for naam in LIJSTEN},
        **{naam: getattr(versie, naam) for naam in TEKSTEN},
    )


def handtekeningen_van(versie: Overeenkomstversie) -> list[Getekend]:
    """Who signed this version; one query unless they were read along."""
    return [
        Getekend(Partij(een.partij), versie.nummer, een.op, Wijze(een.wijze))
        for een in versie.handtekeningen.all()
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
