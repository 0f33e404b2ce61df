"""The database itself refuses a change without an act, and any change of what is only added to."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from tests.deelnemers.personen import registreer
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deelnemer(cast) -> Deelnemer:
    """One person, made by an act that is over."""
    return registreer(cast.casemanager_zorg.door)


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE deelnemers_deelnemer SET voornaam = 'Zonde'",
        "UPDATE deelnemers_deelnemer SET insz_versleuteld = NULL",
        "UPDATE deelnemers_betrokkenheid SET omvang = 'identiteit'",
        "UPDATE documenten_document SET soort = 'iets'",
        "INSERT INTO organisaties_organisatie SELECT gen_random_uuid(), naam, soort, '', '', '', '', '', true, now() "
        "FROM organisaties_organisatie LIMIT 1",
    ],
)
def test_zonder_handeling_verandert_er_niets_ook_niet_met_eigen_sql(opdracht):
    with (
        pytest.raises((IntegrityError, ProgrammingError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


def test_zonder_handeling_verandert_er_niets_in_het_groot():
    with pytest.raises(IntegrityError, match="zonder handeling"), transaction.atomic():
        Betrokkenheid.objects.update(omvang="identiteit")
    with pytest.raises(IntegrityError, match="zonder handeling"), transaction.atomic():
        Organisatie.objects.bulk_create([Organisatie(naam="Zonde", soort="cgg")])


def test_wat_niet_verandert_heeft_geen_handeling_nodig(deelnemer):
    Deelnemer.objects.filter(pk=deelnemer.pk).update(voornaam=deelnemer.voornaam)
