"""What raw SQL cannot do: a defence that is still to come, a sanction or a grant without its decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mandaten.models import Handhaving, Toekenning
from tests.mandaten.beslissingen import maak_besluit, stel_voor
from tests.mandaten.maken import beslisser, maak_aanvraag, maak_toekenning
from tests.mandaten.procedures import gehoord, meegedeeld, schors, sql, vandaag

pytestmark = pytest.mark.django_db
_GEHOORD = (
    "UPDATE mandaten_handhaving SET status = 'gehoord', verweerwijze = %s, verweer_op = %s WHERE id = %s"
)


def test_op_de_dag_van_het_voornemen_is_de_termijn_niet_ongebruikt() -> None:
    """Not by a day in the future, and not by a shorter term either (Decreet 8/7/2022 art. 26-27)."""
    rij = meegedeeld(beslisser())
    for wijze, op in (("niet_gebruikt", date(2099, 1, 1)), ("afstand", vandaag() + timedelta(days=1))):
        with pytest.raises(IntegrityError, match="ligt niet in de toekomst"), transaction.atomic():
            sql(_GEHOORD, wijze, op, rij.pk)
    for dag in (vandaag() - timedelta(days=1), None):
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            sql("UPDATE mandaten_handhaving SET verweer_uiterlijk_op = %s WHERE id = %s", dag, rij.pk)
    assert Handhaving.objects.get().status == "voornemen"
    sql(_GEHOORD, "afstand", vandaag(), rij.pk)


def test_geen_schorsing_zonder_besluit_over_deze_toekenning() -> None:
    desk = beslisser()
    zonder = "INSERT INTO mandaten_schorsing (id, toekenning_id, besluit_id, periode) VALUES "
    gegeven = maak_besluit("zorg", an=desk, regios=("kempen",))
    geschorst = schors(gehoord(desk, voornemen="schorsing"), desk)
    ander = maak_toekenning("zorg", regios=("waasland",))
    for toekenning_id, besluit_id in ((gegeven.toekenning_id, gegeven.pk), (ander.pk, geschorst.pk)):
        with pytest.raises(IntegrityError, match="geen schorsing zonder besluit"), transaction.atomic():
            sql(f"{zonder} (gen_random_uuid(), %s, %s, '[2026-01-01,2026-02-01)')", toekenning_id, besluit_id)


def test_een_toekenning_wordt_niet_korter_zonder_reden() -> None:
    rij = maak_toekenning("zorg")
    korter = "UPDATE mandaten_toekenning SET periode = daterange(lower(periode), %s), einde_reden = %s WHERE id = %s"
    with pytest.raises(IntegrityError, match="niet vroeger zonder reden"), transaction.atomic():
        sql(korter, vandaag(), "", rij.pk)
    sql(korter, vandaag(), "Gestopt.", rij.pk)
    zonder_einde = maak_toekenning("contingent", tot=None)
    with pytest.raises(IntegrityError, match="niet vroeger zonder reden"), transaction.atomic():
        sql(korter, vandaag(), "", zonder_einde.pk)


def _tot_het_einde(opdracht: str, *waarden: Any) -> None:
    """Raw SQL, and what is checked at the end of a transaction is checked at once."""
    sql(opdracht, *waarden)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_niets_is_toegekend_zonder_besluit_over_de_aanvraag() -> None:
    aanvraag = maak_aanvraag("zorg", status="concept")
    with pytest.raises(IntegrityError, match="niets is toegekend zonder besluit"), transaction.atomic():
        _tot_het_einde(
            "INSERT INTO mandaten_toekenning (id, soort, nummer, houder_id, aanvraag_id, status, periode, einde_reden, "
            "is_overgang, herkomst, aangemaakt_op, versie) VALUES (gen_random_uuid(), 'zorg', 'X', %s, %s, 'actief', "
            "'[2026-01-01,2027-01-01)', '', false, 'besluit', now(), 1)",
            aanvraag.aanvrager_id,
            aanvraag.pk,
        )
    assert not Toekenning.objects.exists()
    # By the acts it is.
    maak_besluit("zorg")
    _tot_het_einde("SELECT 1")


@pytest.mark.parametrize("status", ["toegekend", "geweigerd"])
def test_over_een_aanvraag_is_niet_beslist_zonder_besluit(status: str) -> None:
    desk, aanvraag = beslisser(), maak_aanvraag("zorg")
    stel_voor(aanvraag, desk)
    with pytest.raises(IntegrityError, match="niet beslist zonder besluit"), transaction.atomic():
        _tot_het_einde("UPDATE mandaten_aanvraag SET status = %s WHERE id = %s", status, aanvraag.pk)
