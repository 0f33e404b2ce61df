"""The role under which everything runs is nothing more than an application role."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.huis.eigenaar import naast_ons
from werkzorg.databank.rollen import WISSER

# What this role must be refused, whatever is injected into a query.
VERBODEN = (
    "CREATE TABLE public.zonde (a int)",
    "CREATE TEMPORARY TABLE deelnemers_deelnemerevent (a int)",
    "CREATE SCHEMA zonde",
    "CREATE FUNCTION public.zonde() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION fuzzystrmatch",
    "CREATE ROLE zonde",
    "CREATE DATABASE zonde",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "SET ROLE {eigenaar}",
    "SET ROLE {wisser}",
    "SELECT set_config('role', '{eigenaar}', true)",
    "SET SESSION AUTHORIZATION {eigenaar}",
    "ALTER TABLE deelnemers_deelnemer DISABLE TRIGGER ALL",
    "ALTER TABLE deelnemers_deelnemer ADD COLUMN zonde int",
    "ALTER TABLE logboek_logregel DISABLE TRIGGER USER",
    "DROP TABLE logboek_logregel",
    "SET session_replication_role = replica",
    "TRUNCATE logboek_logregel",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/dev/null'",
    "SELECT pg_read_file('/etc/hostname')",
    "UPDATE toegang_inzage SET actie = 'x'",
    "DELETE FROM toegang_inzage",
    "UPDATE toegang_schakel SET hash = ''",
    "UPDATE logboek_logregel SET handeling = 'x'",
    "DELETE FROM logboek_logregel",
    "UPDATE deelnemers_deelnemerevent SET pgh_label = 'x'",
    "DELETE FROM deelnemers_deelnemer",
    "DELETE FROM deelnemers_deelnemerevent",
    "GRANT DELETE ON logboek_logregel TO CURRENT_USER",
    "ALTER FUNCTION wis_deelnemer(uuid) OWNER TO CURRENT_USER",
    "DELETE FROM django_migrations",
    "INSERT INTO auth_permission (name, content_type_id, codename) VALUES ('x', 1, 'x')",
)


def toegelaten(verbinding: psycopg.Connection[Any]) -> list[str]:
    """The forbidden statements that this connection can carry out, each undone."""
    gelukt = []
    namen = {"eigenaar": settings.EIGENAAR["USER"], "wisser": WISSER}
    for sql in VERBODEN:
        try:
            with verbinding.transaction(force_rollback=True):
                verbinding.execute(sql.format(**namen))
        except (
            psycopg.errors.InsufficientPrivilege,
            psycopg.errors.InvalidParameterValue,
            psycopg.errors.ActiveSqlTransaction,
        ):
            continue
        except psycopg.Error as fout:
            # GRANT by a stranger is only a warning; everything else that fails otherwise was let through the door.
            gelukt.append(f"{sql} ({type(fout).__name__})")
            continue
        gelukt.append(sql)
    return gelukt


def eigenschappen(verbinding: psycopg.Connection[Any]) -> list[str]:
    """What the role of this connection is more than an application role."""
    meer = []
    rij = verbinding.execute(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
        " WHERE rolname = current_user"
    ).fetchone()
    assert rij is not None
    meer += [
        naam
        for naam, waar in zip(
            ("superuser", "bypassrls", "createdb", "createrole", "replication"), rij, strict=True
        )
        if waar
    ]
    for wat, sql in {
        "lid van een rol": "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole",
        "eigenaar van een tabel": "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole",
        "eigenaar van een functie": "SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole",
        "eigenaar van een schema": "SELECT count(*) FROM pg_namespace WHERE nspowner = current_user::regrole",
        "eigenaar van een databank": "SELECT count(*) FROM pg_database WHERE datdba = current_user::regrole",
        "eigenaar van een uitbreiding": "SELECT count(*) FROM pg_extension WHERE extowner = current_user::regrole",
    }.items():
        gevonden = verbinding.execute(sql).fetchone()
        if gevonden[0]:
            meer.append(wat)
    return meer


@pytest.mark.django_db
def test_de_rol_is_niet_meer_dan_een_toepassingsrol() -> None:
    connection.ensure_connection()
    onze = connection.connection
    assert onze.execute("SELECT session_user, current_user").fetchone() == (settings.TOEPASSING_ROL,) * 2
    assert settings.EIGENAAR["USER"] != settings.TOEPASSING_ROL
    assert eigenschappen(onze) == []
    assert toegelaten(onze) == ["GRANT DELETE ON logboek_logregel TO CURRENT_USER"]
    assert onze.execute("SELECT has_table_privilege('logboek_logregel', 'DELETE')").fetchone() == (False,)


@pytest.mark.django_db
def test_de_functie_van_de_wisser_is_alleen_voor_de_toepassing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, pg_get_userbyid(p.proowner), recht.grantee = 0, pg_get_userbyid(recht.grantee)"
            " FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) recht"
            " WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace"
        )
        rechten = cursor.fetchall()
    assert {(naam, eigenaar) for naam, eigenaar, _, _ in rechten} == {("wis_deelnemer", WISSER)}
    assert not any(iedereen for _, _, iedereen, _ in rechten)
    assert {wie for *_, wie in rechten} == {WISSER, settings.TOEPASSING_ROL}


@pytest.mark.django_db
def test_een_rol_die_meer_is_valt_op() -> None:
    with naast_ons() as eigenaar:
        meer = eigenschappen(eigenaar)
        assert {"createdb", "eigenaar van een tabel", "eigenaar van een databank"} <= set(meer)
        gelukt = toegelaten(eigenaar)
    assert "CREATE TABLE public.zonde (a int)" in gelukt
    assert "ALTER TABLE deelnemers_deelnemer ADD COLUMN zonde int" in gelukt
    assert "TRUNCATE logboek_logregel" in gelukt
    # Replaying the erasure list after a restore (docs/beheer.md 13) leans on it.
    assert "CREATE TEMPORARY TABLE deelnemers_deelnemerevent (a int)" in gelukt
