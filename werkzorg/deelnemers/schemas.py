"""What machines send and get about who a person is."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StrictStr
from pydantic_core import PydanticCustomError

from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.models import Deelnemer, Grond
from werkzorg.uitwisseling.schemas import Dag, EenVan, Ingevuld, Invoer, JaNee, Naam, Regel, Uitvoer


def _email(waarde: str) -> str:
    naam, apenstaart, domein = waarde.strip().rpartition("@")
    if waarde and (not naam or not apenstaart or "." not in domein or " " in waarde.strip()):
        raise PydanticCustomError("onbekend", "Dit is geen e-mailadres.")
    return waarde.strip()


Insz = Annotated[StrictStr, Field(pattern="^([0-9]{11})?$", description="11 cijfers, zonder punten.")]
Email = Annotated[StrictStr, Field(max_length=254), AfterValidator(_email)]
Postcode = Annotated[StrictStr, Field(pattern="^([0-9]{4})?$")]
Taal = Annotated[StrictStr, EenVan(dict(Deelnemer._meta.get_field("taal").flatchoices))]


class DeelnemerIn(Invoer):
    """A person as a controller knows him; without number the reason why."""

    voornaam: Ingevuld
    achternaam: Ingevuld
    geboortedatum: Dag
    insz: Insz = ""
    insz_ontbreekt: Annotated[
        StrictStr, EenVan(dict(Deelnemer._meta.get_field("insz_ontbreekt").flatchoices), mag_leeg=True)
    ] = ""
    email: Email = ""
    telefoon: Annotated[StrictStr, Field(max_length=20)] = ""
    straat: Regel = ""
    huisnummer: Annotated[StrictStr, Field(max_length=20)] = ""
    bus: Annotated[StrictStr, Field(max_length=20)] = ""
    postcode: Postcode = ""
    gemeente: Naam = ""
    taal: Taal = "nl"
    taal_andere: Naam = ""
    tolk_nodig: JaNee = False
    grond: Annotated[StrictStr, EenVan(Grond.values)]
    geinformeerd_op: Dag

    def persoonsgegevens(self) -> Persoonsgegevens:
        """As the act takes them."""
        return Persoonsgegevens(**self.model_dump(exclude={"grond", "geinformeerd_op"}))


class DeelnemerUit(Uitvoer):
    """Where the person is found from now on."""

    deelnemer: UUID
    dossiernummer: str
