"""One request is one transaction; an answer of 500 or more leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import loader
from psycopg.pq import TransactionStatus


class TransactieMiddleware:
    """Wraps everything below it in one transaction; without a database the user gets a calm 503 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            with transaction.atomic():
                antwoord = self.get_response(request)
                if antwoord.streaming:
                    # A stream would read the database after this transaction has ended.
                    raise RuntimeError(
                        "Een stromend antwoord overleeft de transactie niet: geef het in één keer."
                    )
                if antwoord.status_code >= 500:
                    transaction.set_rollback(True)
                elif connection.needs_rollback or _afgebroken():
                    # A failed statement was swallowed: PostgreSQL stores nothing, so "done" would be a lie.
                    raise RuntimeError("De transactie is mislukt, maar het antwoord zegt dat het gelukt is.")
        except OperationalError:
            # Sessions and users are loaded below this line, so nothing of this answer may need them.
            return HttpResponse(
                loader.get_template("503.html").render(), status=503, headers={"Retry-After": "30"}
            )
        return antwoord


def _afgebroken() -> bool:
    """Whether PostgreSQL already gave up this transaction: it answers a commit with a silent rollback."""
    return connection.connection.info.transaction_status is TransactionStatus.INERROR
