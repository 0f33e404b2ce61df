"""The document of the API is valid, complete, and the same for everybody."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from openapi_spec_validator import validate

from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN
from werkzorg.uitwisseling.domein.scopes import SCOPES


@pytest.mark.django_db
def test_het_document_beschrijft_elke_bewerking(client: Client) -> None:
    antwoord = client.get("/api/v1/openapi.json")
    document = json.loads(antwoord.content)
    assert document["openapi"].startswith("3.1")
    validate(document)
    gevonden = {
        bewerking["operationId"]: bewerking
        for methoden in document["paths"].values()
        for bewerking in methoden.values()
    }
    assert gevonden.keys() == BEWERKINGEN.keys()
    for naam, bewerking in gevonden.items():
        assert bewerking["security"] == [{"client_credentials": [BEWERKINGEN[naam].scope]}]
        for status, antwoorden in bewerking["responses"].items():
            soort = BEWERKINGEN[naam].mediatype if int(status) < 400 else "application/problem+json"
            assert list(antwoorden["content"]) == [soort], (naam, status)
        koppen = {een["name"] for een in bewerking["parameters"] if een["in"] == "header"}
        assert koppen == ({"Idempotency-Key"} if BEWERKINGEN[naam].is_bericht else set())
    stroom = document["components"]["securitySchemes"]["client_credentials"]["flows"]["clientCredentials"]
    assert stroom["scopes"].keys() == SCOPES.keys()


@pytest.mark.django_db
def test_elk_schema_van_een_bericht_weigert_wat_het_niet_kent(client: Client) -> None:
    schemas = json.loads(client.get("/api/v1/openapi.json").content)["components"]["schemas"]
    for naam, schema in schemas.items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, naam
