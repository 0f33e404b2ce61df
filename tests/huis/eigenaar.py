"""A second connection to the test database, as the owner: what is done in it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection


@contextmanager
def naast_ons() -> Iterator[psycopg.Connection[Any]]:
    """The owner, beside the application's own connection; rolled back at the end."""
    instelling = connection.settings_dict
    with psycopg.connect(
        host=instelling["HOST"] or None,
        port=instelling["PORT"] or None,
        dbname=instelling["NAME"],
        user=settings.EIGENAAR["USER"],
        password=settings.EIGENAAR["PASSWORD"],
    ) as verbinding:
        yield verbinding
        verbinding.rollback()
