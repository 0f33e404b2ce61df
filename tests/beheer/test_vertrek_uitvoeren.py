"""`vertrek_uitvoeren`: when the day is there the clock hands over, once, whatever happens twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from tests.beheer.collegas import dossier_van, over, taak_voor, vandaag, verander
from tests.rolverdeling import maak_speler
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen, vertrek_uitvoeren
from werkzorg.beheer.models import Vertrek
from werkzorg.beheer.tasks import vertrekken_uitvoeren
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.gebruikers.models import Sessie
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("vertrekken_uitvoeren")


@pytest.fixture
def gepland(bureau):
    """Karim works for three more days, and Sofie takes over; the day on which his access is gone."""
    opvolger = bureau.sofie.lidmaatschap.pk
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap,
        laatste_dag=over(3),
        opvolging={"taken": opvolger, "dossiers": opvolger},
        versie=0,
        door=bureau.griet.door,
    )
    return over(4)


def op(dag: date) -> time_machine.travel:
    """Noon of that day."""
    verschil = timedelta(days=(dag - vandaag()).days)
    return time_machine.travel(timezone.now() + verschil, tick=True)


def test_op_de_dag_zelf_gaat_alles_over(bureau, gepland):
    taak, dossier = taak_voor(bureau.karim), dossier_van(bureau.karim)
    Client().force_login(bureau.karim.gebruiker)
    with op(gepland):
        telling = vertrekken_uitvoeren(gepland, KLOK)
        assert (telling.gedaan, telling.fouten) == (1, 0)
        assert not Sessie.objects.filter(gebruiker=bureau.karim.gebruiker).exists()
    taak.refresh_from_db()
    dossier.refresh_from_db()
    assert taak.gebruiker == bureau.sofie.gebruiker
    assert dossier.periode.upper == gepland
    nieuw = Betrokkenheid.objects.get(lidmaatschap=bureau.sofie.lidmaatschap)
    assert (nieuw.periode.lower, nieuw.gegeven_door) == (gepland, KLOK.als_verwijzing())
    assert Logregel.objects.get(handeling="vertrek_uitvoeren").door == KLOK.als_verwijzing()


def test_twee_keer_slaan_is_een_keer_overdragen(bureau, gepland):
    taak_voor(bureau.karim), dossier_van(bureau.karim)
    with op(gepland):
        eerste, tweede = (vertrekken_uitvoeren(gepland, KLOK).gedaan for _ in range(2))
        assert not vertrek_uitvoeren(bureau.karim.lidmaatschap, door=KLOK)
    assert (eerste, tweede) == (1, 0)
    assert Betrokkenheid.objects.filter(lidmaatschap=bureau.sofie.lidmaatschap).count() == 1
    assert Melding.objects.filter(soort="werk_overgedragen").count() == 1


def test_de_dag_ervoor_gebeurt_er_niets(bureau, gepland):
    taak_voor(bureau.karim)
    with op(gepland - timedelta(days=1)):
        assert vertrekken_uitvoeren(vandaag(), KLOK).gedaan == 0
        assert not vertrek_uitvoeren(bureau.karim.lidmaatschap, door=KLOK)
    assert Vertrek.objects.get().overgedragen_op is None


def test_een_opvolger_die_zelf_weg_is_wordt_overgeslagen(bureau, gepland):
    taak, _ = taak_voor(bureau.karim), dossier_van(bureau.karim)
    verander(bureau.sofie.lidmaatschap, periode=DateRange(date(2020, 1, 1), over(2)))
    with op(gepland):
        vertrek_uitvoeren(bureau.karim.lidmaatschap, door=KLOK)
    taak.refresh_from_db()
    assert taak.gebruiker is None
    assert Taak.objects.filter(soort="opvolger_aanduiden").exists()


def test_een_rol_die_zonder_plan_afloopt_geeft_taken_terug_aan_het_team(bureau):
    tijdelijk = maak_speler("verwijzer", bureau.brug, email="tijdelijk@brug.be")
    verander(tijdelijk.lidmaatschap, periode=DateRange(date(2020, 1, 1), vandaag()))
    taak = taak_voor(tijdelijk)
    assert vertrekken_uitvoeren(vandaag(), KLOK).gedaan == 1
    taak.refresh_from_db()
    assert taak.gebruiker is None
    vertrek = Vertrek.objects.get()
    assert (vertrek.laatste_dag, vertrek.gevraagd_door) == (over(-1), None)
    assert vertrekken_uitvoeren(vandaag(), KLOK).gedaan == 0


def test_een_rij_die_mislukt_houdt_de_andere_niet_tegen(bureau, gepland, monkeypatch):
    tijdelijk = maak_speler("verwijzer", bureau.brug, email="tijdelijk@brug.be")
    verander(tijdelijk.lidmaatschap, periode=DateRange(date(2020, 1, 1), vandaag()))

    def stuk(lid, *, door):
        if lid.pk == tijdelijk.lidmaatschap.pk:
            raise RuntimeError
        return vertrek_uitvoeren(lid, door=door)

    monkeypatch.setattr("werkzorg.beheer.tasks.vertrek_uitvoeren", stuk)
    with op(gepland):
        telling = vertrekken_uitvoeren(gepland, KLOK)
    assert (telling.gedaan, telling.fouten) == (1, 1)
