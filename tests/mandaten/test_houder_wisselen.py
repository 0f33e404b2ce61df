"""The act `houder_wisselen`: who takes over, does so on its day; until then everything is of who holds it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.fusie import OVERNAME, Samengaan
from mandaten.domein.houders import Houdt, doorgegeven, houder_op, houders, laatste_stuk
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.houders import houder_wisselen, te_wisselen
from mandaten.models import Handhaving, Toekenning
from tests.mandaten.levenslopen import DAG, KLOK, beheerder_van, klok, nieuwe, open_taken, vandaag
from tests.mandaten.maken import beslisser, maak_toekenning
from tests.mandaten.procedures import meegedeeld
from werkzorg.berichten.models import Melding
from werkzorg.logboek.models import Logregel
from werkzorg.termijnen import Periode
from werkzorg.werklijst.models import Taak

VAN, TOT = date(2024, 1, 1), date(2028, 12, 31)
A, B = UUID(int=1), UUID(int=2)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 1800)), max_size=5), st.integers(0, 1800))
def test_elke_dag_heeft_precies_een_houder(stappen: list[tuple[int, int]], dag_n: int) -> None:
    """However often it is handed on: every day has one holder, and handing on later never rewrites a day before."""
    rij = houders(Periode(VAN, TOT), A, [])
    dag = VAN + timedelta(days=dag_n)
    for wie, op in stappen:
        vanaf = VAN + timedelta(days=op)
        eerder = houder_op(rij, dag).organisatie
        rij = doorgegeven(rij, UUID(int=wie), vanaf)
        assert sum(een.periode.bevat(dag) for een in rij) == 1
        assert houder_op(rij, dag).organisatie == (UUID(int=wie) if dag >= vanaf else eerder)


def test_niet_voor_wie_nu_houdt_begon() -> None:
    rij = [Houdt(A, Periode(VAN, date(2025, 1, 1))), Houdt(B, Periode(date(2025, 1, 2), TOT), is_nu=True)]
    with pytest.raises(ValueError, match="began later"):
        doorgegeven(rij, A, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("wie", "van", "tot", "stuk"),
    [
        # A holds it up to and including 1/1/2025, B from then on, and A once more from 2027.
        (A, VAN, VAN, 0),
        (A, date(2025, 1, 1), date(2025, 6, 1), 0),
        (A, date(2025, 1, 2), date(2026, 12, 31), None),
        (A, VAN, None, 2),
        (B, VAN, date(2025, 1, 1), None),
        (B, VAN, date(2025, 1, 2), 1),
        (UUID(int=3), VAN, None, None),
    ],
)
def test_wie_het_in_een_periode_houdt(wie: UUID, van: date, tot: date | None, stuk: int | None) -> None:
    rij = [
        Houdt(A, Periode(VAN, date(2025, 1, 1))),
        Houdt(B, Periode(date(2025, 1, 2), date(2026, 12, 31)), is_nu=True),
        Houdt(A, Periode(date(2027, 1, 1), TOT)),
    ]
    assert laatste_stuk(rij, wie, Periode(van, tot)) == (None if stuk is None else rij[stuk])


@pytest.mark.django_db
def test_tot_die_dag_blijft_alles_van_wie_het_heeft(als) -> None:
    """A take-over in 120 days: the procedure is the old holder's to read and to answer, and not the new one's."""
    desk = beslisser("erkenning")
    toekenning = maak_toekenning("erkenning")
    oud, nieuw = beheerder_van(toekenning.houder), beheerder_van(nieuwe("cgg", "Overnemer"))
    rij = meegedeeld(desk, toekenning)
    op = vandaag() + 120 * DAG
    samengaan = Samengaan(OVERNAME, (toekenning.houder_id,), nieuw.door.organisatie_id, op)
    fusie_registreren(samengaan=samengaan, door=desk.door)
    toekenning.refresh_from_db()
    assert toekenning.houder_id == oud.door.organisatie_id
    assert Handhaving.objects.zichtbaar_voor(oud.door).filter(pk=rij.pk).exists()
    assert not Handhaving.objects.zichtbaar_voor(nieuw.door).exists()
    url = reverse("toekenning_detail", args=[toekenning.pk])
    for wie in (oud, nieuw):
        tekst = als(wie).get(url).content.decode()
        assert f"Vanaf {op:%d/%m/%Y} is Overnemer de houder." in tekst
    assert (
        Taak.objects.get(soort="handhaving_verweren", object_id=rij.pk).organisatie_id == toekenning.houder_id
    )
    assert not te_wisselen(op - DAG).exists()
    klok(op)
    toekenning.refresh_from_db()
    assert toekenning.houder_id == nieuw.door.organisatie_id
    assert not Handhaving.objects.zichtbaar_voor(oud.door).exists()
    assert Handhaving.objects.zichtbaar_voor(nieuw.door).filter(pk=rij.pk).exists()
    # What waited for the old one waits for the new one.
    assert (
        Taak.objects.get(soort="handhaving_verweren", object_id=rij.pk).organisatie_id == toekenning.houder_id
    )
    assert Melding.objects.filter(soort="toekenning_gewijzigd", gebruiker=nieuw.gebruiker).count() == 2
    assert Logregel.objects.filter(handeling="houder_wisselen", object_id=toekenning.pk).count() == 1


@pytest.mark.django_db
def test_twee_keer_is_een_keer_en_wat_voorbij_is_wisselt_niet() -> None:
    desk, toekenning = beslisser("erkenning"), maak_toekenning("erkenning", tot=vandaag() + 5 * DAG)
    nieuw = nieuwe("cgg")
    fusie_registreren(
        samengaan=Samengaan(OVERNAME, (toekenning.houder_id,), nieuw.pk, vandaag() + DAG), door=desk.door
    )
    assert not houder_wisselen(toekenning, dag=vandaag(), door=KLOK)
    assert houder_wisselen(toekenning, dag=vandaag() + DAG, door=KLOK)
    assert not houder_wisselen(toekenning, dag=vandaag() + DAG, door=KLOK)
    assert not te_wisselen(vandaag() + DAG).exists()
    tweede = maak_toekenning("erkenning", tot=vandaag() + 5 * DAG)
    fusie_registreren(
        samengaan=Samengaan(OVERNAME, (tweede.houder_id,), nieuwe("cgg").pk, vandaag() + 3 * DAG),
        door=desk.door,
    )
    klok(vandaag() + 6 * DAG)
    assert Toekenning.objects.get(pk=tweede.pk).status == "verlopen"
    assert not houder_wisselen(tweede, dag=vandaag() + 6 * DAG, door=KLOK)


@pytest.mark.django_db
def test_een_herinnering_gaat_mee_en_komt_niet_dubbel() -> None:
    desk = beslisser("erkenning")
    toekenning = maak_toekenning("erkenning", tot=vandaag() + 200 * DAG)
    klok(vandaag())
    [taak] = open_taken("toekenning_vernieuwen", toekenning)
    nieuw = nieuwe("cgg")
    fusie_registreren(
        samengaan=Samengaan(OVERNAME, (toekenning.houder_id,), nieuw.pk, vandaag() + 10 * DAG), door=desk.door
    )
    klok(vandaag() + 10 * DAG)
    [mee] = open_taken("toekenning_vernieuwen", toekenning)
    assert (mee.pk, mee.organisatie_id) == (taak.pk, nieuw.pk)
    klok(vandaag() + 120 * DAG)
    assert [een.pk for een in open_taken("toekenning_vernieuwen", toekenning)] == [taak.pk]
