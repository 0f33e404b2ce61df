"""Addresses that sin, for the tests that must catch them; never part of the application."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.urls import include, path

from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Organisatie

GESCHREVEN = "zonde_gedaan"


def _schrijf() -> str:
    log(GESCHREVEN, door=Klok("zonde"), object_soort="test", object_id=uuid4())
    return ""


def met_de_orm(request: HttpRequest) -> HttpResponse:
    _schrijf()
    return HttpResponse("geschreven")


def met_sql(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH weg AS (UPDATE logboek_logregel SET handeling = 'x' RETURNING 1) SELECT count(*) FROM weg"
        )
    return HttpResponse("geschreven")


def met_een_slot(request: HttpRequest) -> HttpResponse:
    list(Organisatie.objects.select_for_update(of=("self",))[:1])
    return HttpResponse("vergrendeld")


def door_uit_te_zetten(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL transaction_read_only = off")
    _schrijf()
    return HttpResponse("geschreven")


def in_het_sjabloon(request: HttpRequest) -> HttpResponse:
    sjabloon = engines["django"].from_string("{{ schrijf }}")
    return SimpleTemplateResponse(sjabloon, {"schrijf": _schrijf})


def stromend(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["a"]))


def zonder_deur(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Logregel.objects.count()))


@login_not_required
def stiekem_openbaar(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


SCHRIJVERS = (met_de_orm, met_sql, met_een_slot, door_uit_te_zetten, in_het_sjabloon, stromend)
urlpatterns = [
    *(path(f"zonde/{view.__name__}/", view, name=f"zonde_{view.__name__}") for view in SCHRIJVERS),
    path("zonde/zonder-deur/", zonder_deur, name="zonder_deur"),
    path("zonde/open/", stiekem_openbaar, name="stiekem_openbaar"),
    path("", include("werkzorg.urls")),
]
