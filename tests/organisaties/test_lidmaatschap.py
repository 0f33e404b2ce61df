"""Organisations and memberships: periods with both ends, one role once at a time, and only known words."""

from __future__ import annotations

from datetime import date, timedelta

import pghistory
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.organisaties.hoedanigheid import Commando, Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import INSPECTIE_MAX_MAANDEN, ROLLEN
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 1)


@pytest.fixture
def speler():
    """One person in one role."""
    return maak_speler("casemanager_zorg", maak_organisatie("CGG De Linde", "cgg"))


def met_context():
    """Test code changes rows as an operator's command does."""
    return pghistory.context(handeling="test", door="commando:test")


def zet_periode(lid: Lidmaatschap, begin: date | None, einde: date | None) -> None:
    """The period from `begin` up to and including `einde`."""
    with met_context():
        Lidmaatschap.objects.filter(pk=lid.pk).update(
            periode=DateRange(begin, einde + timedelta(days=1) if einde else None)
        )


@pytest.mark.parametrize(
    ("begin", "einde", "geldig"),
    [
        (DAG, None, True),
        (DAG, DAG, True),
        (None, DAG, True),
        (None, None, True),
        (DAG + timedelta(days=1), None, False),
        (DAG - timedelta(days=9), DAG - timedelta(days=1), False),
    ],
)
def test_beide_grenzen_horen_erbij(speler, begin, einde, geldig):
    zet_periode(speler.lidmaatschap, begin, einde)
    assert Lidmaatschap.objects.geldig_op(DAG).exists() is geldig


@pytest.mark.parametrize("wie", ["gebruiker", "organisatie"])
def test_een_dicht_account_of_een_gestopte_organisatie_telt_niet(speler, wie):
    obj = getattr(speler.lidmaatschap, wie)
    with met_context():
        type(obj).objects.filter(pk=obj.pk).update(is_active=False) if wie == "gebruiker" else type(
            obj
        ).objects.filter(pk=obj.pk).update(is_actief=False)
    assert not Lidmaatschap.objects.geldig_op(DAG).exists()


def test_een_hoedanigheid_is_alleen_van_wie_ze_is(speler):
    ander = maak_speler("casemanager_zorg", speler.lidmaatschap.organisatie, email="a@test.be")
    vraag = Lidmaatschap.objects.hoedanigheid
    assert vraag(speler.lidmaatschap.pk, speler.gebruiker.pk, DAG) == speler.door
    assert vraag(speler.lidmaatschap.pk, ander.gebruiker.pk, DAG) is None
    zet_periode(speler.lidmaatschap, DAG, DAG)
    assert vraag(speler.lidmaatschap.pk, speler.gebruiker.pk, DAG + timedelta(days=1)) is None


def test_dezelfde_rol_tweemaal_tegelijk_kan_niet_na_elkaar_wel(speler):
    velden = {
        "gebruiker": speler.gebruiker,
        "organisatie": speler.lidmaatschap.organisatie,
        "rol": "casemanager_zorg",
    }
    with met_context():
        with pytest.raises(IntegrityError, match="lidmaatschap_geen_overlap"), transaction.atomic():
            Lidmaatschap.objects.create(**velden, periode=DateRange(DAG, None))
        zet_periode(speler.lidmaatschap, date(2020, 1, 1), DAG)
        Lidmaatschap.objects.create(**velden, periode=DateRange(DAG + timedelta(days=1), None))
        Lidmaatschap.objects.create(**{**velden, "rol": "verwijzer"}, periode=DateRange(DAG, None))


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"rol": "tovenaar"}, "lidmaatschap_rol_gekend"),
        ({"periode": DateRange(empty=True)}, "lidmaatschap_periode_niet_leeg"),
    ],
)
def test_onbekende_rollen_en_lege_perioden_weigert_de_databank(speler, velden, regel):
    with met_context(), pytest.raises(IntegrityError, match=regel), transaction.atomic():
        Lidmaatschap.objects.update(**velden)


def test_een_onbekende_soort_organisatie_weigert_de_databank():
    with pytest.raises(IntegrityError, match="organisatie_soort_gekend"), transaction.atomic():
        maak_organisatie("X", "circus")


def test_een_kbo_nummer_is_uniek_en_leeg_mag_vaker():
    een, twee = maak_organisatie("Een", "caw"), maak_organisatie("Twee", "caw")
    with met_context():
        Organisatie.objects.filter(pk=een.pk).update(kbo_nummer="0123456749")
        with pytest.raises(IntegrityError, match="organisatie_kbo_uniek"), transaction.atomic():
            Organisatie.objects.filter(pk=twee.pk).update(kbo_nummer="0123456749")


def test_zonder_handeling_verandert_er_niets(speler):
    with connection.cursor() as cursor:
        # The making of the fixture counts as context until the end of this transaction.
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
    with pytest.raises(IntegrityError, match="zonder handeling"), transaction.atomic():
        Lidmaatschap.objects.update(rol="verwijzer")
    with met_context():
        Lidmaatschap.objects.update(rol="verwijzer")
    laatste = speler.lidmaatschap.gebeurtenissen.order_by("pgh_id").last()
    assert (laatste.rol, laatste.pgh_context["handeling"]) == ("verwijzer", "test")


def test_een_lidmaatschap_verdwijnt_nooit(speler):
    with met_context(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        speler.lidmaatschap.delete()


def test_adres_laat_lege_delen_weg():
    assert Organisatie(straat="Lindelei", huisnummer="12", postcode="9000", gemeente="Gent").adres == (
        "Lindelei 12, 9000 Gent"
    )
    assert Organisatie(gemeente="Gent").adres == "Gent"
    assert Organisatie().adres == ""


def test_een_deur_verwijst_met_nummers_en_nooit_met_een_naam(speler):
    door = speler.door
    assert isinstance(door, Hoedanigheid)
    assert door.rol_label == ROLLEN["casemanager_zorg"].label
    assert speler.gebruiker.naam not in str(door.als_verwijzing())
    assert Klok("x").als_verwijzing() == {"klok": "x"}
    assert Commando("x").als_verwijzing() == {"commando": "x"}
    assert [Klok("x").sleutel, Commando("x").sleutel] == ["klok:x", "commando:x"]


@pytest.mark.parametrize(
    ("begin", "laatste_dag", "mag"),
    [
        (date(2026, 1, 15), date(2026, 7, 14), True),
        (date(2026, 1, 15), date(2026, 7, 15), False),
        (date(2026, 1, 1), date(2026, 6, 30), True),
        (date(2026, 1, 1), date(2026, 7, 1), False),
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 8, 31), date(2027, 3, 1), False),
        (date(2026, 1, 15), None, False),
        (None, date(2026, 7, 14), False),
    ],
)
def test_inspectie_heeft_een_einde_en_duurt_niet_te_lang(begin, laatste_dag, mag):
    inspecteur = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    if mag:
        zet_periode(inspecteur.lidmaatschap, begin, laatste_dag)
        assert einde_na_maanden(begin, INSPECTIE_MAX_MAANDEN) == laatste_dag
    else:
        with pytest.raises(IntegrityError, match="lidmaatschap_inspectie_tijdelijk"), transaction.atomic():
            zet_periode(inspecteur.lidmaatschap, begin, laatste_dag)
