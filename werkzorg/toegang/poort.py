"""The gate: the only way from a request to an object.

Three questions with one answer each: which act (matrix, otherwise 403), which rows (`zichtbaar_voor`, otherwise
404), which groups of data (the same matrix). Whatever passes is noted for the inzagelog.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol, TypeVar
from uuid import UUID

import structlog
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import MATRIX, groepen, groepen_van, mag
from werkzorg.toegang.querysets import ZichtbaarQuerySet

logger = structlog.get_logger(__name__)


class OverMensen(Protocol):
    """A row that says about which deelnemers it is."""

    @property
    def over_deelnemers(self) -> Sequence[UUID]: ...


View = TypeVar("View", bound=Callable[..., HttpResponseBase])
M = TypeVar("M", bound=models.Model)
Q = TypeVar("Q", bound=ZichtbaarQuerySet[Any])


@dataclass
class Verhuisd(Exception):
    """The object that was asked for became part of another one, which this actor sees."""

    opvolger: UUID


def deur(sleutel: str) -> Callable[[View], View]:
    """View decorator: only hoedanigheden that the matrix lets through `sleutel` come in; others get 403.

    A signed-in person without a chosen hoedanigheid is sent to the chooser. The key stands on the view for
    the house tests.
    """

    def versier(view: View) -> View:
        @functools.wraps(view)
        def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            door = hoedanigheid_van(request)
            if door is None:
                return redirect("hoedanigheid_kiezen")
            request.sleutel = sleutel  # type: ignore[attr-defined]
            if not mag(door, sleutel):
                logger.warning("geweigerd", sleutel=sleutel, rol=door.rol, gebruiker=str(door.gebruiker_id))
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except Verhuisd as ander:
                return _naar_de_opvolger(request, ander)

        binnen.sleutel = sleutel  # type: ignore[attr-defined]
        return binnen  # type: ignore[return-value]

    return versier


def alleen_aangemeld(view: View) -> View:
    """Marks a view that every signed-in person may use, in no hoedanigheid at all (choosing one, own account)."""
    view.alleen_aangemeld = True  # type: ignore[attr-defined]
    return view


def hoedanigheid_van(request: HttpRequest) -> Hoedanigheid | None:
    """The hoedanigheid of this request, checked against today's memberships; None when none was chosen."""
    return getattr(request, "hoedanigheid", None)


def door_van(request: HttpRequest) -> Hoedanigheid:
    """The hoedanigheid of a request behind a deur; raises PermissionDenied when there is none."""
    door = hoedanigheid_van(request)
    if door is None:
        raise PermissionDenied
    return door


def haal(
    request: HttpRequest, queryset: ZichtbaarQuerySet[M], pk: UUID, *, grond: str = "betrokkenheid"
) -> M:
    """The one object with this key that is visible to this request; noted for the inzagelog; otherwise 404.

    A model that says `over_niemand` holds nothing about people (the numbers of the law): reading it is not noted.
    Raises PermissionDenied (403) when the page or act needs groups of data that are closed to this actor. An object
    that became part of another one leads there: `deur` answers with a redirect.
    """
    door = door_van(request)
    label = queryset.model._meta.label_lower
    _eis_soort(request, label)
    obj = queryset.zichtbaar_voor(door).filter(pk=pk).first()
    if obj is None:
        _weg(request, queryset, pk)
    open_groepen = groepen_van(door, obj)
    if not MATRIX[_sleutel(request)].groepen <= open_groepen:
        # Merged or closed between these two questions: it is gone, and that is another answer than "not for you".
        if not queryset.zichtbaar_voor(door).filter(pk=pk).exists():
            _weg(request, queryset, pk)
        logger.warning("groep_gesloten", sleutel=_sleutel(request), gebruiker=str(door.gebruiker_id))
        raise PermissionDenied
    if not getattr(obj, "over_niemand", False):
        noteer_getoond(request, label, [obj], object_id=obj.pk, getoond=open_groepen, grond=grond)
    return obj


def _weg(request: HttpRequest, queryset: ZichtbaarQuerySet[M], pk: UUID) -> NoReturn:
    """This reader sees no such object: raises Verhuisd when it became part of one that he does see, otherwise 404."""
    door = door_van(request)
    opvolger = queryset.opvolger_van(pk)
    if opvolger is not None and queryset.zichtbaar_voor(door).filter(pk=opvolger).exists():
        raise Verhuisd(opvolger)
    label = queryset.model._meta.label_lower
    logger.warning("niet_gevonden", sleutel=_sleutel(request), soort=label, gebruiker=str(door.gebruiker_id))
    raise Http404


def zichtbaar(request: HttpRequest, queryset: Q) -> Q:
    """The visible rows, for lists, search, counts and exports; what is shown of it must be noted (`noteer_getoond`)."""
    return queryset.zichtbaar_voor(door_van(request))


def noteer_getoond(
    request: HttpRequest,
    label: str,
    rijen: Iterable[models.Model],
    *,
    object_id: UUID | None = None,
    grond: str = "betrokkenheid",
    getoond: frozenset[str] | None = None,
) -> None:
    """Notes that these rows are shown: one inzage row for the page, with everybody who is on it.

    `getoond` are the groups of data on the page; by default all that the matrix gives this role.
    """
    door = door_van(request)
    mensen: set[UUID] = set()
    for rij in rijen:
        mensen.update(rij.over_deelnemers)  # type: ignore[attr-defined]
    noteer(
        request,
        object_soort=label,
        object_id=object_id,
        deelnemer_ids=mensen,
        groepen=groepen(door, label) if getoond is None else getoond,
        grond=grond,
    )


def _naar_de_opvolger(request: HttpRequest, ander: Verhuisd) -> HttpResponseBase:
    """The same page of the object in which the asked one went up; what was sent to the old one is not done."""
    plaats = request.resolver_match
    assert plaats is not None  # a view is never called without
    if request.method == "POST":
        messages.warning(
            request,
            "Dit dossier is intussen met een ander dossier samengevoegd. Er is niets bewaard: kijk dit dossier na en "
            "doe het hier opnieuw.",
        )
    return redirect(plaats.view_name, **{**plaats.kwargs, "pk": ander.opvolger})


def _sleutel(request: HttpRequest) -> str:
    return getattr(request, "sleutel", "")


def _eis_soort(request: HttpRequest, label: str) -> None:
    """A view may only fetch the kind of object its key was registered for: a slip is an error, not a leak."""
    soort = MATRIX[_sleutel(request)].object_soort
    if soort != label:
        raise RuntimeError(
            f"De deur {_sleutel(request)} is voor {soort or 'geen object'}, niet voor {label}."
        )
