"""Every trigger that a model names is in the database, also those that a migration installs in one go."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from werkzorg.databank.migreren import InstalleerTriggers
from werkzorg.databank.rollen import als_eigenaar


def geinstalleerd() -> set[tuple[str, str]]:
    """Table and name of every trigger in the database that is switched on and is not PostgreSQL's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
        )
        return set(cursor.fetchall())


def verklaard(app_label: str = "") -> set[tuple[str, str]]:
    """Table and name of every trigger that the models, or those of one app, name."""
    return {
        (model._meta.db_table, trigger.get_pgid(model))
        for model in apps.get_models()
        if app_label in ("", model._meta.app_label)
        for trigger in getattr(model._meta, "triggers", [])
    }


@pytest.mark.django_db
def test_elke_trigger_van_een_model_staat_in_de_databank() -> None:
    assert len(verklaard()) > 300
    assert verklaard() - geinstalleerd() == set()


@pytest.mark.django_db(transaction=True)
def test_in_een_keer_weg_en_in_een_keer_terug() -> None:
    wat = InstalleerTriggers()
    toestand = MigrationLoader(connection).project_state()
    with als_eigenaar():
        try:
            with connection.schema_editor() as bewerker:
                wat.database_backwards("mandaten", bewerker, toestand, toestand)
            assert not verklaard("mandaten") & geinstalleerd()
            assert verklaard("organisaties") <= geinstalleerd()
        finally:
            with connection.schema_editor() as bewerker:
                wat.database_forwards("mandaten", bewerker, toestand, toestand)
    assert verklaard() <= geinstalleerd()
