"""The addresses of the API: its token, its document, and every operation of every app."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from werkzorg.api.document import API, api_document
from werkzorg.api.opnieuw import bericht_opnieuw_proberen
from werkzorg.api.token import api_token

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/token", api_token, name="api_token"),
    path("api/v1/openapi.json", api_document, name="api_document"),
    path("api/v1/", include(API.routes())),
    # The button of the exchange desk: only here the operations of all apps are known.
    path(
        "uitwisseling/berichten/<uuid:pk>/opnieuw/",
        bericht_opnieuw_proberen,
        name="bericht_opnieuw_proberen",
    ),
]
