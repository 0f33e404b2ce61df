"""What machines send and get about a request to take part and the decision on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StrictStr

from trajecten.domein.beslissing import Inschatting
from trajecten.domein.oude_regels import BELEMMERINGEN
from trajecten.domein.verzoek import Oordeel, Verzoek
from trajecten.models import Traject
from trajecten.soorten import ANDER_AANBOD
from werkzorg.uitwisseling.schemas import Dag, EenVan, Invoer, JaNee, Kenmerk, Tekst, Uitvoer, Versie

Belemmering = Annotated[StrictStr, EenVan(BELEMMERINGEN)]
Belemmeringen = Annotated[list[Belemmering], Field(max_length=len(BELEMMERINGEN))]
Expertise = Annotated[StrictStr, Field(max_length=300), AfterValidator(str.strip)]
Lang = Annotated[StrictStr, Field(max_length=6000), AfterValidator(str.strip)]
Motivering = Annotated[StrictStr, Field(min_length=1, max_length=6000), AfterValidator(str.strip)]


class VerzoekIn(Invoer):
    """A request to take part, as it came in at VDAB."""

    deelnemer: Kenmerk
    ontvangen_op: Dag
    is_eigen_vraag: JaNee
    akkoord_op: Dag | None = None
    belemmeringen: Belemmeringen = Field(default_factory=list)
    werk_nu_niet_mogelijk: JaNee | None = None
    werk_later_verwacht: JaNee | None = None
    vraag: Tekst = ""
    gevraagde_expertise: Expertise = ""

    def verzoek(self) -> Verzoek:
        """As the act takes it."""
        velden = self.model_dump(exclude={"deelnemer", "belemmeringen"})
        return Verzoek(**velden, belemmeringen=tuple(dict.fromkeys(self.belemmeringen)))


class BeoordelingIn(Invoer):
    """What VDAB estimates (art. 9), and from when the request is complete."""

    versie: Versie
    volledig_op: Dag
    belemmeringen: Belemmeringen
    problematiek: Lang
    groei: Lang
    indicering: Tekst
    werk_nu_niet_mogelijk: JaNee | None
    werk_later_verwacht: JaNee | None
    gevraagde_expertise: Expertise = ""

    def oordeel(self) -> Oordeel:
        """As the act takes it."""
        inschatting = Inschatting(
            problematiek=self.problematiek,
            groei=self.groei,
            indicering=self.indicering,
            werk_nu_niet_mogelijk=self.werk_nu_niet_mogelijk,
            werk_later_verwacht=self.werk_later_verwacht,
        )
        return Oordeel(
            inschatting=inschatting,
            volledig_op=self.volledig_op,
            belemmeringen=tuple(dict.fromkeys(self.belemmeringen)),
            gevraagde_expertise=self.gevraagde_expertise,
        )


class ToekenningIn(Invoer):
    """A yes; `regio` only when the gemeente of the person lies in none."""

    versie: Versie
    motivering: Motivering
    regio: Annotated[StrictStr, Field(max_length=40)] = ""


class WeigeringIn(Invoer):
    """A no, with what VDAB proposes instead."""

    versie: Versie
    motivering: Motivering
    ander_aanbod: Annotated[StrictStr, EenVan(dict(ANDER_AANBOD))]


class TrajectUit(Uitvoer):
    """Where a request stands; `versie` goes along with the next message about it."""

    traject: UUID
    deelnemer: UUID
    status: str
    versie: int
    ontvangen_op: date
    volledig_op: date | None
    beslissen_uiterlijk_op: date | None
    regio: str

    @staticmethod
    def van(rij: Traject) -> TrajectUit:
        """Of this row."""
        return TrajectUit(
            traject=rij.pk,
            deelnemer=rij.deelnemer_id,
            status=rij.status,
            versie=rij.versie,
            ontvangen_op=rij.ontvangen_op,
            volledig_op=rij.volledig_op,
            beslissen_uiterlijk_op=rij.beslissen_uiterlijk_op,
            regio=rij.regio_id or "",
        )
