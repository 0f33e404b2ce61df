"""Every trigger that a model names is in the database, also those that a migration installs in one go."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger import compiler
from pgtrigger.migrations import AddTrigger

from werkzorg.databank.bundelen import gebundeld
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


def toestand(stappen: list[Operation]) -> dict[str, tuple[Any, ...]]:
    """Per model what it holds after these steps, whatever the order."""
    staat = ProjectState()
    for stap in stappen:
        stap.state_forwards("proef", staat)

    def lijst(wat: str, waarde: Any) -> Any:
        if wat == "triggers":
            return sorted(een.name for een in waarde)
        return sorted(map(repr, waarde)) if wat in ("constraints", "indexes") else waarde

    return {
        naam: (
            {veldnaam: veld.deconstruct()[1:] for veldnaam, veld in model.fields.items()},
            {wat: lijst(wat, waarde) for wat, waarde in model.options.items()},
        )
        for (_, naam), model in staat.models.items()
    }


def een_sleutel(naar: str) -> models.Field[Any, Any]:
    return models.ForeignKey(naar, on_delete=models.PROTECT, null=True)


def losse_stappen() -> list[Operation]:
    """A, B and C: A refers to B, B to C and C back to A, with a rule and an index on some."""
    nummer = ("id", models.IntegerField(primary_key=True))
    trigger = compiler.Trigger(
        name="stop",
        sql=compiler.UpsertTriggerSql(
            func="RETURN NEW;", hash="h", operation="UPDATE", pgid="p", table="proef_a", when="BEFORE"
        ),
    )
    return [
        *(migrations.CreateModel(naam, [nummer], options={"ordering": ["id"]}) for naam in "ABC"),
        migrations.AddField("a", "naar_b", een_sleutel("proef.b")),
        migrations.AddField("b", "naar_c", een_sleutel("proef.c")),
        migrations.AddField("c", "terug", een_sleutel("proef.a")),
        migrations.AddConstraint("c", models.UniqueConstraint(fields=["terug"], name="een_terug")),
        migrations.AddIndex("b", models.Index(fields=["naar_c"], name="naar_c_idx")),
        AddTrigger("a", trigger),
    ]


def test_gebundeld_zegt_hetzelfde_in_minder_stappen() -> None:
    los, samen = losse_stappen(), gebundeld(losse_stappen(), "proef")
    assert [stap.name for stap in samen if isinstance(stap, migrations.CreateModel)] == ["C", "B", "A"]
    # The circle is closed when all three stand, and its rule comes with it; the triggers are last.
    assert [type(stap).__name__ for stap in samen[3:]] == ["AddField", "AddConstraint", "InstalleerTriggers"]
    assert toestand(samen) == toestand(los)
    assert toestand(gebundeld(samen, "proef")) == toestand(los)


def test_wat_tabellen_verandert_wordt_niet_gebundeld() -> None:
    with pytest.raises(ValueError, match="Delete"):
        gebundeld([migrations.DeleteModel("A")], "proef")
    with pytest.raises(CommandError, match="meer dan tabellen maken"):
        call_command("migratie_bundelen", "organisaties", "0002_soorten_en_tijdelijke_rollen")
    with pytest.raises(CommandError, match="geen migratie 0999_niets"):
        call_command("migratie_bundelen", "mandaten", "0999_niets")
