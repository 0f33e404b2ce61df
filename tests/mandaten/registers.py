"""Reading the public register in tests: what it shows, as numbers and as rows."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.test import Client

from tests.mandaten.maken import in_handeling, organisatie_voor
from werkzorg.organisaties.models import Organisatie

URL, CSV, JSON = "/register/", "/register/csv/", "/register/json/"


def noem(organisatie: Organisatie, naam: str, **velden: Any) -> Organisatie:
    """The same organisation under this name."""
    with in_handeling():
        Organisatie.objects.filter(pk=organisatie.pk).update(naam=naam, **velden)
    return Organisatie.objects.get(pk=organisatie.pk)


def houder(soort: str, naam: str, **velden: Any) -> Organisatie:
    """An organisation of this name that can ask for this kind."""
    return noem(organisatie_voor(soort), naam, **velden)


def nummers(client: Client, **vraag: str) -> list[str]:
    """The numbers in the answer to this question, as JSON, page and file give them alike."""
    als_json = [een["nummer"] for een in json.loads(client.get(JSON, vraag).content)["toekenningen"]]
    assert [regel.nummer for regel in client.get(URL, vraag).context["bladzijde"].object_list] == als_json
    assert [rij["Nummer"] for rij in rijen_van(client, **vraag)] == als_json
    return als_json


def rijen_van(client: Client, **vraag: str) -> list[dict[str, str]]:
    """The rows of the CSV file."""
    tekst = client.get(CSV, vraag).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";", strict=True))
