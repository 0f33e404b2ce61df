"""What every act shares: one transaction, the history context, the right of the actor."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.matrix import mag

F = TypeVar("F", bound=Callable[..., Any])
# The history context of the act that is running, if any.
_lopend: ContextVar[dict[str, Any] | None] = ContextVar("lopende_handeling", default=None)


def handeling(sleutel: str) -> Callable[[F], F]:
    """Makes a function the act `sleutel`.

    It runs in one transaction (a savepoint inside a request's own) with act and actor as history context, and
    only when the matrix lets its actor (`door=`, keyword, required): otherwise PermissionDenied. Whatever it
    raises undoes all it did; a number of the law that is not known on the day becomes a Geweigerd.
    """

    def versier(functie: F) -> F:
        @functools.wraps(functie)
        def act(*args: Any, door: Door, **kwargs: Any) -> Any:
            if not mag(door, sleutel):
                raise PermissionDenied(f"{door.sleutel} mag {sleutel} niet.")
            gegevens = {"handeling": sleutel, "door": door.sleutel, **_extra(door)}
            buiten = _lopend.get()
            merk = _lopend.set(gegevens)
            try:
                with transaction.atomic(), pghistory.context(**gegevens) as context:
                    try:
                        uitkomst = functie(*args, door=door, **kwargs)
                    except ParameterOnbekend as onbekend:
                        # An owner may leave days without a value: whoever acts then reads which one is missing.
                        raise Geweigerd(onbekend.zin) from onbekend
                    finally:
                        if buiten is not None:
                            # pghistory has one context for all: an act inside another gives it back as it was.
                            context.metadata.clear()
                            context.metadata.update(buiten)
                    _sluit_context()
            finally:
                _lopend.reset(merk)
            return uitkomst

        act.sleutel = sleutel  # type: ignore[attr-defined]
        return act  # type: ignore[return-value]

    return versier


def _extra(door: Door) -> dict[str, Any]:
    verwijzing = door.als_verwijzing()
    return {"organisatie": verwijzing["organisatie"], "rol": verwijzing["rol"]} if "rol" in verwijzing else {}


def _sluit_context() -> None:
    """Takes the context away again: the database keeps it until the end of the transaction otherwise.

    Only after success: what undoes a failed act puts the setting back as well.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
