"""The two roles: the owner for the duration of a block, the application with exactly the rights on our list."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection

from werkzorg.databank.rollen import als_eigenaar, tabellen, zet_rechten


def vraag(opdracht: str, *waarden: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return cursor.fetchall()


def gegeven() -> dict[str, set[str]]:
    """Per table what the application may do, by the catalogue."""
    rechten: dict[str, set[str]] = {}
    for tabel, recht in vraag(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = %s AND table_schema = 'public'",
        settings.TOEPASSING_ROL,
    ):
        rechten.setdefault(tabel, set()).add(recht)
    return rechten


@pytest.mark.django_db
def test_de_rechten_in_de_catalogus_zijn_die_van_onze_lijst():
    werkelijk = gegeven()
    for tabel, rechten in tabellen().items():
        assert werkelijk.pop(tabel) == {"SELECT", *rechten}, tabel
    assert set().union(*werkelijk.values()) <= {"SELECT"}


@pytest.mark.django_db(transaction=True)
def test_een_blok_lang_eigenaar_en_daarna_weer_de_toepassing():
    with als_eigenaar():
        assert vraag("SELECT current_user") == [(settings.EIGENAAR["USER"],)]
    assert vraag("SELECT current_user") == [(settings.TOEPASSING_ROL,)]


@pytest.mark.django_db(transaction=True)
def test_ook_na_een_fout_is_de_eigenaar_weg():
    with pytest.raises(ZeroDivisionError), als_eigenaar():
        _ = vraag("SELECT 1")[0][0] / 0
    assert vraag("SELECT current_user") == [(settings.TOEPASSING_ROL,)]
    assert "pool" in connection.settings_dict["OPTIONS"]


@pytest.mark.django_db(transaction=True)
def test_rechten_zetten_neemt_weg_wat_er_te_veel_is():
    voor = gegeven()
    with als_eigenaar():
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT DELETE, TRUNCATE ON logboek_logregel TO {settings.TOEPASSING_ROL}")
        assert gegeven() != voor
        zet_rechten()
    assert gegeven() == voor
