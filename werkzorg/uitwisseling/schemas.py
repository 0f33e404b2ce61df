"""The shapes of what machines send and get: strict, with Dutch names, and nothing that is not said here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictBool,
    StrictInt,
    StrictStr,
)
from pydantic_core import PydanticCustomError, core_schema

T = TypeVar("T")
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# A UUID as it is written; Python reads many other spellings as one too.
KENMERK = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
HOOGSTE_VERSIE = 2**31 - 1


class Invoer(BaseModel):
    """What a machine sends: a field that we do not know is refused."""

    model_config = ConfigDict(extra="forbid")


class Uitvoer(BaseModel):
    """What a machine gets."""

    model_config = ConfigDict(extra="forbid")


class EenVan:
    """A text that is one of these keys; the document of the API lists them."""

    def __init__(self, sleutels: Iterable[str], *, mag_leeg: bool = False) -> None:
        self._sleutels = [*sleutels, *([""] if mag_leeg else [])]

    def __get_pydantic_core_schema__(
        self, bron: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._eis, handler(bron))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": self._sleutels}

    def _eis(self, waarde: str) -> str:
        if waarde not in self._sleutels:
            raise PydanticCustomError(
                "keuze", "Kies een van: {sleutels}.", {"sleutels": ", ".join(filter(None, self._sleutels))}
            )
        return waarde


def _dag(waarde: object) -> object:
    if isinstance(waarde, date):
        return waarde
    if not isinstance(waarde, str) or not _DAG.fullmatch(waarde):
        raise PydanticCustomError("dag", "Schrijf de dag als jjjj-mm-dd, bijvoorbeeld 1985-07-30.")
    return waarde


def _kenmerk(waarde: object) -> object:
    if isinstance(waarde, UUID):
        return waarde
    if not isinstance(waarde, str) or not KENMERK.fullmatch(waarde):
        raise PydanticCustomError("kenmerk", "Schrijf het kenmerk als een UUID.")
    return waarde


def _regels(waarde: str) -> str:
    return waarde.replace("\r\n", "\n").strip()


def _niet_leeg(waarde: str) -> str:
    if not waarde.strip():
        raise PydanticCustomError("leeg", "Vul dit veld in.")
    return waarde.strip()


Dag = Annotated[date, BeforeValidator(_dag)]
Kenmerk = Annotated[UUID, BeforeValidator(_kenmerk)]
JaNee = StrictBool
Versie = Annotated[StrictInt, Field(ge=1, le=HOOGSTE_VERSIE)]
# Free text of at most so many signs, without blanks around it; "" is nothing.
Naam = Annotated[StrictStr, Field(max_length=100), AfterValidator(str.strip)]
Regel = Annotated[StrictStr, Field(max_length=200), AfterValidator(str.strip)]
Alinea = Annotated[StrictStr, Field(max_length=500), AfterValidator(_regels)]
Tekst = Annotated[StrictStr, Field(max_length=4000), AfterValidator(_regels)]
Ingevuld = Annotated[StrictStr, Field(min_length=1, max_length=100), AfterValidator(_niet_leeg)]


class Veldfout(Uitvoer):
    """One thing that is wrong with a message: where (a JSON pointer, or the name of a parameter), and what."""

    pointer: str = Field(description="JSON-pointer naar het veld, of #/parameters/<naam>; # voor het geheel.")
    detail: str


class Probleemantwoord(Uitvoer):
    """Why a call was not carried out (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str = Field(description="Kenmerk van de aanvraag, voor de helpdesk.")
    fouten: list[Veldfout] = Field(default_factory=list)


class Bladzijde(Uitvoer, Generic[T]):
    """A page of a list: the rows, and the cursor of the next page (null on the last)."""

    rijen: list[T]
    volgende: str | None
