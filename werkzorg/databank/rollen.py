"""The database roles: the owner migrates, the application works, the wisser only erases.

Web, worker and tests connect as the application role, which owns nothing. Only `migrate` and the creation
of test databases borrow the owner's login, for their own duration.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models, transaction
from psycopg import sql

# NOLOGIN role that owns the one erasing function; created beside the other two when the cluster is set up.
WISSER = "werkzorg_wisser"

TOEVOEGEN = ("INSERT",)
WIJZIGEN = ("INSERT", "UPDATE")
ALLES = ("INSERT", "UPDATE", "DELETE")

# Tables of installed libraries in which the application itself must be able to remove rows.
_ALLES_APPS = frozenset({"account", "mfa"})
_GEEN_APPS = frozenset({"contenttypes", "pgtrigger", "pghistory"})


@contextmanager
def als_eigenaar() -> Iterator[None]:
    """Within this block the default connection logs in as the owner; connection and pool are new before and after.

    Raises ImproperlyConfigured in a process that was not given the owner's login.
    """
    if settings.EIGENAAR is None:
        raise ImproperlyConfigured(
            "DATABASE_EIGENAAR_URL ontbreekt: zonder de eigenaar kan niets gemigreerd worden."
        )
    instellingen = connection.settings_dict
    oud = {sleutel: instellingen[sleutel] for sleutel in ("USER", "PASSWORD", "OPTIONS")}
    _sluit()
    instellingen["USER"] = settings.EIGENAAR["USER"]
    instellingen["PASSWORD"] = settings.EIGENAAR["PASSWORD"]
    # Without the limits either: a migration may take its time.
    instellingen["OPTIONS"] = {k: v for k, v in oud["OPTIONS"].items() if k not in {"pool", "options"}}
    try:
        yield
    finally:
        connection.close()
        instellingen.update(oud)


def _sluit() -> None:
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def is_van_ons(model: type[models.Model]) -> bool:
    """Whether this model stands in one of our own packages (ONZE_PAKKETTEN), not in a library's."""
    return model._meta.app_config.name.partition(".")[0] in settings.ONZE_PAKKETTEN


def rechten_van(model: type[models.Model]) -> tuple[str, ...]:
    """The writing privileges of the application role on the table of `model` (SELECT is always given).

    History and append-only tables: INSERT. Reference data (`alleen_lezen = True`): none. Our own tables: INSERT,
    UPDATE, and DELETE only where the model says `mag_verwijderd = True`; personal data leaves only through the
    erasing function.
    """
    if hasattr(model, "pgh_tracked_model") or getattr(model, "alleen_toevoegen", False):
        return TOEVOEGEN
    if getattr(model, "alleen_lezen", False):
        return ()
    app = model._meta.app_label
    if app in _ALLES_APPS or getattr(model, "mag_verwijderd", False):
        return ALLES
    if app in _GEEN_APPS or app == "auth":
        return ()
    return WIJZIGEN


def tabellen() -> dict[str, tuple[str, ...]]:
    """Table name -> writing privileges, for every managed model incl. automatically made ones."""
    return {
        model._meta.db_table: rechten_van(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def zet_rechten() -> None:
    """Gives the application role exactly its rights on the present tables, in one transaction (as owner)."""
    naam = sql.Identifier(settings.TOEPASSING_ROL)
    with transaction.atomic(), connection.cursor() as cursor:
        bestaand = set(connection.introspection.table_names(cursor))

        def voer_uit(opdracht: str, **delen: Any) -> None:
            cursor.execute(sql.SQL(opdracht).format(rol=naam, **delen).as_string(cursor.connection))

        voer_uit("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {rol}")
        voer_uit("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        # A temporary table is looked up before ours: under the name of a history table it would swallow the history.
        voer_uit(
            "REVOKE TEMPORARY ON DATABASE {databank} FROM PUBLIC, {rol}",
            databank=sql.Identifier(str(connection.settings_dict["NAME"])),
        )
        voer_uit("GRANT USAGE ON SCHEMA public TO {rol}")
        voer_uit("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {rol}")
        for tabel, rechten in tabellen().items():
            if tabel in bestaand and rechten:
                voer_uit(f"GRANT {', '.join(rechten)} ON {{tabel}} TO {{rol}}", tabel=sql.Identifier(tabel))
        # PostgreSQL lets everybody call a new function; what runs with the rights of the wisser is for us alone.
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pg_get_userbyid(proowner) = %s", [WISSER]
        )
        for (functie,) in cursor.fetchall():
            voer_uit("REVOKE ALL ON FUNCTION {functie} FROM PUBLIC", functie=sql.SQL(functie))
            voer_uit("GRANT EXECUTE ON FUNCTION {functie} TO {rol}", functie=sql.SQL(functie))
