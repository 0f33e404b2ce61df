"""Who acts in this request, and the guard that makes safe methods read-only and the inzagelog fail-closed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.inzage import schrijf

SESSIE_SLEUTEL = "lidmaatschap"
# In the session: another role was chosen in it, so a form that is still open may be of the one before.
GEWISSELD = "gewisseld_van_rol"
VEILIG = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class HoedanigheidMiddleware:
    """Puts `request.hoedanigheid`: the chosen membership while it is valid today, else None.

    Asked of the database at every request, so that a membership that ended works at the next request. A
    person with one membership has it without choosing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hoedanigheid = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            vandaag = timezone.localdate()
            geldig = list(Lidmaatschap.objects.van(request.user.pk).geldig_op(vandaag))
            gekozen = request.session.get(SESSIE_SLEUTEL)
            if gekozen is None and len(geldig) == 1:
                nu: Lidmaatschap | None = geldig[0]
            else:
                nu = next((lid for lid in geldig if gekozen and lid.id == UUID(gekozen)), None)
            request.hoedanigheid = nu.als_hoedanigheid() if nu else None  # type: ignore[attr-defined]
        return self.get_response(request)


class LeeswachtMiddleware:
    """Runs safe methods in a read-only savepoint; writes the inzage rows after the view, in the same transaction.

    PostgreSQL itself refuses every write inside the savepoint and gives the setting back at its end. When the
    inzage rows cannot be written the answer is an error, without data.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in VEILIG:
            antwoord = self.get_response(request)
            if antwoord.status_code < 500:
                schrijf(request)
            return antwoord
        punt = transaction.savepoint()
        request._leeswacht_punt = punt  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        antwoord = self.get_response(request)
        if request._leeswacht_punt is not None:  # type: ignore[attr-defined]
            transaction.savepoint_commit(punt)
        if antwoord.status_code < 400:
            schrijf(request)
        return antwoord

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Frees the transaction of a failed statement, so that the error page can still be made."""
        punt = getattr(request, "_leeswacht_punt", None)
        if punt is not None:
            transaction.savepoint_rollback(punt)
            request._leeswacht_punt = None  # type: ignore[attr-defined]
