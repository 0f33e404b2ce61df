"""The limit on a request is decided by its declared length."""

from __future__ import annotations

import pytest

from werkzorg.overzicht.grenzen import MAX_AANVRAAG


@pytest.mark.django_db
@pytest.mark.parametrize("lengte", [str(MAX_AANVRAAG + 1), "9" * 40, "-1", "veel"])
def test_te_grote_aanvraag_wordt_niet_gelezen(client, lengte):
    antwoord = client.post("/verifieer/", CONTENT_LENGTH=lengte)
    assert antwoord.status_code == 413
    assert "te groot" in antwoord.content.decode().lower()


@pytest.mark.django_db
def test_gewone_aanvraag_gaat_door(client):
    assert client.post("/verifieer/").status_code in {200, 422}
