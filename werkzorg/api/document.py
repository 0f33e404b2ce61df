"""Which operations there are, and the document that describes them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gbo.api import router as onthaaltrajecten
from mandaten.api import router as register
from trajecten.api import router as activeringstrajecten
from werkzorg.api.ninja import PAD, VEILIGHEID, Werkzorgapi
from werkzorg.deelnemers.api import router as deelnemers
from werkzorg.uitwisseling.domein.scopes import SCOPES

_DAG = 86_400


def _beveiliging() -> dict[str, Any]:
    return {
        VEILIGHEID: {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{settings.PAD_PREFIX}/{PAD}token",
                    "scopes": {scope.sleutel: scope.label for scope in SCOPES.values()},
                }
            },
        }
    }


API = Werkzorgapi(
    title="Werk- en zorgtrajecten",
    version="1",
    description=(
        "Wat machines van partners kunnen doen, met dezelfde rechten als hun collega's. "
        "Fouten komen als problem+json in het Nederlands. Onbekende velden worden geweigerd."
    ),
    servers=[{"url": settings.PAD_PREFIX or "/"}],
)
API.add_router("", register)
API.add_router("", deelnemers)
API.add_router("", activeringstrajecten)
API.add_router("", onthaaltrajecten)


@cache
def _document() -> bytes:
    schema = dict(API.get_openapi_schema())
    schema["components"] = {**schema["components"], "securitySchemes": _beveiliging()}
    return json.dumps(schema, ensure_ascii=False, indent=1).encode()


@login_not_required
@require_safe
def api_document(request: HttpRequest) -> HttpResponse:
    """The document of the API, OpenAPI 3.1; everybody may read it."""
    return HttpResponse(
        _document(),
        content_type="application/json; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={_DAG}"},
    )
