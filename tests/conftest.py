"""Shared by all tests: the database made by the owner and used by the application, and silent faults made loud."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from django.test.testcases import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

from tests.omvang import OMVANG, aantal
from tests.rolverdeling import Rolverdeling, Speler, maak_rolverdeling
from werkzorg.databank.rollen import als_eigenaar
from werkzorg.documenten.zegel import maak_zegelsleutels
from werkzorg.parameters.zaaien import zaai
from werkzorg.plaatsen.laden import laad

settings.register_profile("kort", deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
settings.register_profile("lang", deadline=None, max_examples=1000, suppress_health_check=list(HealthCheck))
settings.load_profile(OMVANG)

# Playwright runs an event loop in the test's own thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_leegmaken = TransactionTestCase._fixture_teardown
# Functions of migrations that lay down rows, called with the registry of apps.
DOOR_MIGRATIES: list[Callable[[Any], None]] = [zaai, laad]


def _leegmaken_als_eigenaar(self: TransactionTestCase) -> None:
    """Flushing is TRUNCATE, which the application role may not do; what migrations laid down is put back."""
    with als_eigenaar():
        _leegmaken(self)
        with transaction.atomic(), pghistory.context(handeling="migratie", door="commando:test"):
            for leg_terug in DOOR_MIGRATIES:
                leg_terug(apps)


# At import and not in a fixture: pytest-django flushes after every fixture is undone.
TransactionTestCase._fixture_teardown = _leegmaken_als_eigenaar


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The test database: created, migrated and dropped by the owner; every test connects as the application role.

    With `--reuse-db` it stays, and only what is new is migrated the next time.
    """
    blijft = request.config.getoption("reuse_db") and not request.config.getoption("create_db")
    with django_db_blocker.unblock():
        maak_zegelsleutels(Path(django_settings.ZEGEL_MAP))
        with als_eigenaar():
            # Nothing is put back from a serialized copy, so none is made.
            oud = setup_databases(verbosity=0, interactive=False, serialized_aliases=(), keepdb=blijft)
        yield
        with als_eigenaar():
            teardown_databases(oud, verbosity=0, keepdb=request.config.getoption("reuse_db"))


class OnbekendeVariabele(str):
    """Stands in a template for a variable that the view did not give: an error, not an empty place."""

    __slots__ = ()

    def __mod__(self, naam: object) -> str:
        raise AssertionError(f"Onbekende variabele in een sjabloon: {naam}")


def pytest_configure(config: pytest.Config) -> None:
    """Before the application is loaded: an undefined variable is an error, and so is a query per row."""
    django_settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OnbekendeVariabele("%s")
    # The tests about it switch it on; everybody else's people sign in by force.
    django_settings.TWEEDE_FACTOR_VERPLICHT = False
    # Per request and not per test: a test may well send the same request twice.
    django_settings.MIDDLEWARE = ["zeal.middleware.zeal_middleware", *django_settings.MIDDLEWARE]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever does more with OMVANG=lang carries the mark `lang`, so that a long run can leave out the rest."""
    for item in items:
        telt = getattr(getattr(item, "module", None), "aantal", None) is aantal
        if telt or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("lang")


@pytest.fixture
def uitgevoerd(db: None) -> Callable[[], int]:
    """Calls `uitgevoerd()` to do every waiting outbox job, as the worker would, until none is left; how many."""
    from werkzorg.berichten.models import Opdracht
    from werkzorg.berichten.uitvoeren import voer_uit

    def doe() -> int:
        gedaan = 0
        while ids := list(
            Opdracht.objects.wachtend().filter(volgende_poging_op=None).values_list("id", flat=True)
        ):
            gedaan += sum(voer_uit(opdracht_id) for opdracht_id in ids)
        return gedaan

    return doe


@pytest.fixture
def cast(db: None) -> Rolverdeling:
    """The fixed cast: a person per role, each with a neighbour."""
    return maak_rolverdeling()


@pytest.fixture
def als(client: Client) -> Callable[[Speler], Client]:
    """`als(cast.casemanager_zorg)` signs that person in, in his own hoedanigheid, and gives the client."""

    def meld_aan(speler: Speler) -> Client:
        client.force_login(speler.gebruiker)
        sessie = client.session
        sessie["lidmaatschap"] = str(speler.lidmaatschap.pk)
        sessie.save()
        return client

    return meld_aan
