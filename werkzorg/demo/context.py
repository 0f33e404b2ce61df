"""What the demo adds to the sign-in page: the example people."""

from __future__ import annotations

from django.http import HttpRequest

from werkzorg.demo.personen import tabel


def personen(request: HttpRequest) -> dict[str, list[dict[str, str]]]:
    """The example people, on the sign-in page only."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {"voorbeeldpersonen": tabel() if route == "account_login" else []}
