"""A walk past every page of the application, with one registered person and everything about him."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import pk_voor

# Parameters of addresses that lead nowhere: the answer is an error page, which is a page too.
_NERGENS = {"key": "a-b", "uidb36": "a", "sleutel": "geen", "pk": 1}
# Pages for everybody about one object: the kind of that object.
_OPENBAAR = {"oproep_openbaar": "mandaten.oproep"}


@dataclass(frozen=True)
class Bladzijde:
    """One answer on the walk: the address as asked, and what came."""

    adres: Adres
    url: str
    antwoord: HttpResponse

    @property
    def html(self) -> str:
        """The page as text, empty when it is no HTML."""
        soort = self.antwoord.headers.get("Content-Type", "")
        return self.antwoord.content.decode() if soort.startswith("text/html") else ""


def wandel(client: Client, ids: dict[str, UUID]) -> Iterator[Bladzijde]:
    """GETs every address, with the given objects."""
    for adres in adressen():
        parameters: dict[str, object] = dict(_NERGENS)
        if adres.sleutel and adres.parameters:
            parameters["pk"] = pk_voor(adres, ids)
        elif adres.naam in _OPENBAAR:
            parameters["pk"] = ids[_OPENBAAR[adres.naam]]
        url = adres.url(**parameters)
        yield Bladzijde(adres, url, client.get(url))


def inhoud_van_tabellen(behalve: frozenset[str] = frozenset()) -> dict[str, tuple[int, str]]:
    """Per table the number of rows and a hash over all of them, so that any change shows."""
    uit = {}
    with connection.cursor() as cursor:
        for tabel in sorted(set(connection.introspection.table_names(cursor)) - behalve):
            cursor.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '') FROM \"{tabel}\" t"
            )
            uit[tabel] = cursor.fetchone()
    return uit


def tabellen_met(zoek: Callable[[str], Any]) -> list[str]:
    """The tables of which some row, written out, matches."""
    gevonden = []
    with connection.cursor() as cursor:
        for tabel in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT t::text FROM "{tabel}" t')
            if any(zoek(rij) for (rij,) in cursor.fetchall()):
                gevonden.append(tabel)
    return gevonden
