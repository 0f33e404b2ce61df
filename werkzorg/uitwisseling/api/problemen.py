"""How the API says no: problem+json in Dutch (RFC 9457), with a pointer per field."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.aanvraag import huidige_aanvraag

MEDIATYPE = "application/problem+json"
# Key -> HTTP status and title.
SOORTEN: dict[str, tuple[int, str]] = {
    "onleesbaar": (400, "Het bericht is onleesbaar"),
    "sleutel_ontbreekt": (400, "De kop Idempotency-Key ontbreekt"),
    "niet_aangemeld": (401, "Er is geen geldig token"),
    "geen_recht": (403, "Dit mag deze koppeling niet"),
    "geen_protocol": (403, "Er is geen geldig protocol"),
    "niet_gevonden": (404, "Niet gevonden"),
    "methode": (405, "Deze methode bestaat hier niet"),
    "conflict": (409, "Iemand anders wijzigde dit intussen"),
    "te_groot": (413, "Het bericht is te groot"),
    "geen_json": (415, "Het bericht is geen JSON"),
    "ongeldig": (422, "Iets in het bericht klopt niet"),
    "geweigerd": (422, "Dit kan nu niet"),
    "sleutel_hergebruikt": (422, "Deze Idempotency-Key is al gebruikt"),
    "te_snel": (429, "Te veel aanvragen"),
    "fout": (500, "Er ging iets mis bij ons"),
    "onbereikbaar": (503, "We zijn even niet bereikbaar"),
}
_PER_STATUS = {status: soort for soort, (status, _) in reversed(SOORTEN.items())}
_UITLEG: Mapping[int, str] = {
    400: "We kunnen dit bericht niet lezen. Kijk na of het geldige JSON in UTF-8 is.",
    403: "De koppeling heeft hier geen recht op. Kijk na welke rechten ze heeft.",
    404: "Dit bestaat niet, of deze koppeling mag het niet zien.",
    405: "Kijk in de beschrijving van de API welke methode hier kan.",
    413: "Een bericht is hoogstens 256 kB groot.",
    429: "Wacht het aantal seconden in de kop Retry-After en probeer dan opnieuw.",
    500: "Probeer het later opnieuw met dezelfde Idempotency-Key. Blijft het misgaan? Geef de helpdesk het kenmerk.",
    503: "Probeer het over een halve minuut opnieuw met dezelfde Idempotency-Key.",
}


@dataclass
class Probleem(Exception):
    """A call that is not carried out; `fouten` are (pointer, sentence), `kop` extra headers."""

    soort: str
    uitleg: str
    fouten: Sequence[tuple[str, str]] = ()
    kop: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Its HTTP status."""
        return SOORTEN[self.soort][0]

    def als_json(self) -> dict[str, Any]:
        """The problem document."""
        status, titel = SOORTEN[self.soort]
        return {
            "type": f"urn:werkzorg:probleem:{self.soort}",
            "title": titel,
            "status": status,
            "detail": self.uitleg,
            "instance": f"urn:werkzorg:aanvraag:{huidige_aanvraag()}",
            "fouten": [{"pointer": waar, "detail": zin} for waar, zin in self.fouten],
        }

    def antwoord(self) -> HttpResponse:
        """The answer to the machine."""
        inhoud = json.dumps(self.als_json(), ensure_ascii=False)
        return HttpResponse(
            inhoud,
            status=self.status,
            content_type=MEDIATYPE,
            headers={**self.kop, "Cache-Control": "no-store"},
        )


def probleem_bij(status: int) -> Probleem:
    """The problem of an answer that something below us gave with this HTTP status."""
    soort = _PER_STATUS.get(status, "onleesbaar" if status < 500 else "fout")
    eigen = SOORTEN[soort][0]
    kop = {"Retry-After": "30"} if eigen == 503 else {}
    return Probleem(soort, _UITLEG.get(eigen, _UITLEG[500]), kop=kop)


def uit_weigering(nee: Geweigerd, velden: Mapping[str, str] | None = None) -> Probleem:
    """A refusal of an act; `velden` says where in the message a field of the act stands, by its name."""
    waar = velden or {}
    fouten = [
        (f"#/{waar.get(veld, veld)}".rstrip("/") if veld else "#", zin) for veld, zin in nee.velden.items()
    ]
    return Probleem("geweigerd", nee.zin, fouten)


# What pydantic finds, as a sentence; in braces what it tells about it.
_ZINNEN: Mapping[str, str] = {
    "missing": "Dit veld ontbreekt.",
    "extra_forbidden": "Dit veld kennen we niet: laat het weg.",
    "string_type": "Dit moet een tekst zijn.",
    "string_too_short": "Deze tekst is te kort: minstens {min_length} teken(s).",
    "string_too_long": "Deze tekst is te lang: hoogstens {max_length} tekens.",
    "string_pattern_mismatch": "Deze tekst heeft niet de juiste vorm.",
    "bool_type": "Dit moet true of false zijn.",
    "int_type": "Dit moet een geheel getal zijn.",
    "int_parsing": "Dit moet een geheel getal zijn.",
    "greater_than_equal": "Dit getal is te klein: minstens {ge}.",
    "less_than_equal": "Dit getal is te groot: hoogstens {le}.",
    "date_from_datetime_parsing": "Deze dag bestaat niet.",
    "date_parsing": "Deze dag bestaat niet.",
    "list_type": "Dit moet een lijst zijn.",
    "too_long": "Deze lijst is te lang: hoogstens {max_length}.",
    "too_short": "Deze lijst is te kort: minstens {min_length}.",
    "model_attributes_type": "Dit moet een object zijn.",
    "model_type": "Dit moet een object zijn.",
    "dict_type": "Dit moet een object zijn.",
    "uuid_parsing": "Schrijf het kenmerk als een UUID.",
    "timezone_aware": "Zet de tijdzone bij het tijdstip, bijvoorbeeld 2026-11-23T10:00:00+01:00.",
    "datetime_parsing": "Schrijf het tijdstip als 2026-11-23T10:00:00+01:00.",
    "datetime_from_date_parsing": "Schrijf het tijdstip als 2026-11-23T10:00:00+01:00.",
    "value_error": "{error}",
}
_ZELF_GESCHREVEN = frozenset({"dag", "kenmerk", "keuze", "leeg", "onbekend", "tijdstip"})


# More helps nobody, and a message with ten thousand unknown fields would be kept as ten thousand sentences.
_MEESTE_FOUTEN, _LANGSTE_POINTER = 50, 200


def uit_pydantic(fouten: Sequence[Mapping[str, Any]]) -> Probleem:
    """What is wrong with the shape of a message: a pointer and a sentence per field, of the first so many."""
    gevonden = [(_pointer(fout["loc"]), _zin(fout)) for fout in fouten[:_MEESTE_FOUTEN]]
    if rest := len(fouten) - len(gevonden):
        gevonden.append(("#", f"Er is nog meer dat niet klopt: {rest} velden."))
    return Probleem(
        "ongeldig",
        "Het bericht heeft niet de vorm die we verwachten. Bij elk veld staat wat je verbetert.",
        gevonden,
    )


def _zin(fout: Mapping[str, Any]) -> str:
    if fout["type"] in _ZELF_GESCHREVEN:
        return str(fout["msg"])
    return _ZINNEN.get(fout["type"], "Deze waarde klopt niet.").format_map(fout.get("ctx", {}))


def _pointer(plaats: Sequence[Any]) -> str:
    # The first says where it came from, the second (of a body) the name of our parameter.
    if plaats[0] == "body":
        delen: Sequence[Any] = plaats[2:]
    else:
        delen = ["parameters", *plaats[1:]]
    stukken = [str(deel).replace("~", "~0").replace("/", "~1") for deel in delen]
    return "/".join(["#", *stukken])[:_LANGSTE_POINTER]
