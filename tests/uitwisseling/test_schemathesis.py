"""Thousands of calls that nobody would make: no answer of 500, and none that the document does not describe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.gbo.onthalen import aanvaard, maak_onthaal
from tests.gbo.overdragen import adviseer, dek
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import maak_traject
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.uitwisseling.api import bewaking
from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN
from werkzorg.uitwisseling.domein.scopes import SCOPES
from werkzorg.wsgi import application

# Ten thousand calls in the long run, half of them wrong on purpose, in parts that processes share (-n) and that can be
# run one by one (-k).
DELEN = aantal(1, 10)
ALTIJD = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def opstelling(
    cast: Rolverdeling, client: Client, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Any]]:
    """Per scope a token that has it, and per kind of address something that exists."""
    # The limit is tried elsewhere; here it would hide what lies behind it.
    monkeypatch.setattr("werkzorg.api.wacht.tel", lambda koppeling: None)
    dek(cast)
    tokens = {}
    for rol in ("vdab_beslisser", "gbo_medewerker", "dienstverlener"):
        scopes = [een.sleutel for een in SCOPES.values() if rol in een.rollen]
        token = maak_koppeling(cast.spelers[rol].lidmaatschap.organisatie, scopes).token(client)
        tokens |= dict.fromkeys(scopes, token)
    gbo = cast.spelers["gbo_medewerker"]
    # As the test client does: a request through the real door would close the connection of the test.
    signalen = (request_started, request_finished)
    for signaal in signalen:
        signaal.disconnect(close_old_connections)
    with override_settings(ALLOWED_HOSTS=["*"]):
        yield {
            "tokens": tokens,
            "trajecten": str(maak_traject(cast).pk),
            "welzijnsadviezen": str(adviseer(cast).pk),
            "onthaaltrajecten": [str(maak_onthaal(gbo).pk), str(aanvaard(gbo).pk)],
        }
    for signaal in signalen:
        signaal.connect(close_old_connections)


def _roep(case: Any, opstelling: dict[str, Any], modus: GenerationMode, *, bestaand: bool) -> None:
    bewerking = BEWERKINGEN[case.operation.definition.raw["operationId"]]
    soort = case.operation.path.split("/")[3]
    if bestaand and "pk" in case.path_parameters and soort in opstelling:
        ids = opstelling[soort]
        pk = ids if isinstance(ids, str) else ids[hash(str(case.body)) % len(ids)]
        case.path_parameters = {"pk": pk}
    antwoord = case.call(headers={"Authorization": f"Bearer {opstelling['tokens'][bewerking.scope]}"})
    checks = [*ALTIJD, *([negative_data_rejection] if modus is GenerationMode.NEGATIVE else [])]
    case.validate_response(antwoord, checks=checks)


@pytest.mark.django_db
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("modus", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("deel", range(DELEN))
def test_geen_enkele_aanroep_geeft_een_fout_van_ons(
    deel: int, modus: GenerationMode, opstelling: dict[str, Any]
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    assert {
        een.ok().definition.raw["operationId"] for een in schema.get_all_operations()
    } == BEWERKINGEN.keys()
    gezien: set[str] = set()

    @seed(deel)
    @settings(
        max_examples=aantal(120, 5000 // DELEN),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=schema.as_strategy(generation_mode=modus))
    def probeer(case: Any) -> None:
        gezien.add(case.operation.definition.raw["operationId"])
        _roep(case, opstelling, modus, bestaand=modus is GenerationMode.POSITIVE)

    probeer()
    assert len(gezien) > len(BEWERKINGEN) // 2


@pytest.mark.django_db
def test_een_antwoord_dat_niet_beschreven_is_valt_op(
    opstelling: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    case = schema["/api/v1/toekenningen"]["GET"].Case()

    def kapot(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(bewaking, "_eis_vragen", kapot)
    with pytest.raises(FailureGroup):
        _roep(case, opstelling, GenerationMode.POSITIVE, bestaand=False)
