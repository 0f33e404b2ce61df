"""Pages that sin against the guard, each in its own way; only for tests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import uuid4

import pghistory
from django.contrib import messages
from django.db import DatabaseError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path

from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.poort import deur
from werkzorg.urls import *  # noqa: F403  (the real application, plus the sins)
from werkzorg.urls import urlpatterns as echte

GEHEIM = "Kanarievogel"
DOOR = Commando("proef")
INVOEGEN = (
    "INSERT INTO berichten_opdracht (id, soort, effect_sleutel, verwijzing, door, toestand, pogingen, laatste_fout, "
    "aangemaakt_op) VALUES (gen_random_uuid(), 'zonde', gen_random_uuid()::text, '{}', '{}', 'wacht', 0, '', now())"
)


def _sql(*opdrachten: str) -> None:
    with connection.cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht)


def schrijf_met_orm(request: HttpRequest) -> None:
    """An insert."""
    log("zonde", door=DOOR, object_soort="x", object_id=uuid4())


def schrijf_met_update(request: HttpRequest) -> None:
    """A queryset update."""
    with pghistory.context(handeling="zonde", door="x"):
        type(request.user).objects.update(voornaam="Zonde")


def schrijf_met_cte(request: HttpRequest) -> None:
    """A statement that starts like a question."""
    _sql(f"WITH nieuw AS ({INVOEGEN} RETURNING id) SELECT * FROM nieuw")


def vergrendel(request: HttpRequest) -> None:
    """A row lock is a write as well."""
    list(type(request.user).objects.select_for_update())


def zet_uit(request: HttpRequest) -> None:
    """Switching the guard off."""
    _sql("SET LOCAL transaction_read_only = off", INVOEGEN)


def zet_uit_met_functie(request: HttpRequest) -> None:
    """Switching the guard off by a function."""
    _sql("SELECT set_config('transaction_read_only', 'off', true)", INVOEGEN)


def roep_functie(request: HttpRequest) -> None:
    """A function that writes."""
    _sql("SELECT wis_deelnemer(gen_random_uuid())", INVOEGEN)


def roep_reeks(request: HttpRequest) -> None:
    """A sequence."""
    _sql("SELECT nextval(pg_get_serial_sequence('handelen_klokronde', 'id'))")


def slik_fout(request: HttpRequest) -> None:
    """Swallowing the refusal and going on."""
    with suppress(DatabaseError):
        schrijf_met_orm(request)


def slik_fout_in_savepoint(request: HttpRequest) -> None:
    """Swallowing the refusal tidily: nothing is stored, and the page may be shown."""
    with suppress(DatabaseError), transaction.atomic():
        schrijf_met_orm(request)


ZONDEN: dict[str, Callable[[HttpRequest], None]] = {
    functie.__name__: functie
    for functie in (
        schrijf_met_orm, schrijf_met_update, schrijf_met_cte, vergrendel, zet_uit, zet_uit_met_functie,
        roep_functie, roep_reeks, slik_fout,
    )
}  # fmt: skip


@deur("vandaag")
def zondig(request: HttpRequest, naam: str) -> HttpResponse:
    """Commits the named sin and answers with something secret."""
    (ZONDEN | {"slik_fout_in_savepoint": slik_fout_in_savepoint})[naam](request)
    return HttpResponse(GEHEIM)


@deur("vandaag")
def lui(request: HttpRequest) -> HttpResponse:
    """Writes only when the template is rendered, after the view."""
    sjabloon = engines["django"].from_string(GEHEIM + "{{ schrijf }}")
    return TemplateResponse(request, sjabloon, {"schrijf": lambda: schrijf_met_orm(request)})


@deur("vandaag")
def stroom(request: HttpRequest) -> StreamingHttpResponse:
    """An answer that outlives the transaction."""
    return StreamingHttpResponse(iter([GEHEIM]))


@deur("vandaag")
def lees(request: HttpRequest) -> HttpResponse:
    """Reads, shows, notes, and leaves a message and something in the session."""
    Logregel.objects.count()
    request.session["onthouden"] = "ja"
    messages.info(request, "onthouden")
    noteer(request, object_soort="x", object_id=None, deelnemer_ids=[uuid4()], groepen=["a"], grond="proef")
    return HttpResponse(GEHEIM)


@deur("vandaag")
def niet_gevonden(request: HttpRequest) -> HttpResponse:
    """Notes, and then finds nothing to show; a refused statement before that must not spoil the page."""
    noteer(request, object_soort="x", object_id=None, deelnemer_ids=[uuid4()], groepen=["a"], grond="proef")
    raise Http404


@deur("vandaag")
def bewaar(request: HttpRequest, status: int) -> HttpResponse:
    """Writes in a POST and answers with this status."""
    schrijf_met_orm(request)
    noteer(request, object_soort="x", object_id=None, deelnemer_ids=[uuid4()], groepen=["a"], grond="proef")
    return HttpResponse(GEHEIM, status=status)


@deur("vandaag")
def slik_bij_bewaren(request: HttpRequest) -> HttpResponse:
    """Writes in a POST, swallows a failed statement, and says that all is well."""
    schrijf_met_orm(request)
    with suppress(DatabaseError):
        _sql("SELECT 1/0")
    return HttpResponse(GEHEIM)


urlpatterns = [
    *echte,
    path("zonde/<str:naam>/", zondig),
    path("lui/", lui),
    path("stroom/", stroom),
    path("lees/", lees),
    path("niet-gevonden/", niet_gevonden),
    path("bewaar/<int:status>/", bewaar),
    path("slik-bij-bewaren/", slik_bij_bewaren),
]
