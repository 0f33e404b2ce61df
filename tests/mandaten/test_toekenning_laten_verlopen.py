"""The act `toekenning_laten_verlopen`: what is over is called so, also while a procedure is open."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mandaten.handelingen.levensloop import herinnerregels, te_herinneren_op, te_lang_open
from mandaten.models import Toekenning
from tests.mandaten.levenslopen import DAG, beheerder_van, klok, open_taken
from tests.mandaten.maken import beslisser, in_handeling, maak_menigte, maak_toekenning
from tests.mandaten.procedures import vastgesteld
from werkzorg.berichten.models import Melding
from werkzorg.handelen.klok import KLOKJOBS, sla

pytestmark = pytest.mark.django_db
EINDE = date(2028, 12, 31)


def test_de_dag_na_de_laatste_dag() -> None:
    beslisser()
    toekenning = maak_toekenning("zorg")
    beheerder_van(toekenning.houder)
    klok(EINDE)
    toekenning.refresh_from_db()
    assert toekenning.status == "actief"
    klok(EINDE + DAG)
    klok(EINDE + DAG)
    toekenning.refresh_from_db()
    assert (toekenning.status, toekenning.versie) == ("verlopen", 2)
    assert Melding.objects.filter(soort="toekenning_verlopen").count() == 1
    assert not open_taken("toekenning_vernieuwen", toekenning)


def test_laat_en_ook_met_een_open_einde_en_een_schorsing() -> None:
    verlopen, lopend = maak_toekenning("zorg"), maak_toekenning("contingent", tot=None)
    klok(EINDE + 90 * DAG)
    verlopen.refresh_from_db()
    lopend.refresh_from_db()
    assert (verlopen.status, lopend.status) == ("verlopen", "actief")


def test_een_open_procedure_blijft_open_en_het_loket_weet_het() -> None:
    desk = beslisser()
    toekenning = maak_toekenning("zorg")
    procedure = vastgesteld(desk, toekenning)
    klok(EINDE + DAG)
    toekenning.refresh_from_db()
    procedure.refresh_from_db()
    assert (toekenning.status, procedure.status) == ("verlopen", "vastgesteld")
    assert open_taken("procedure_na_einde", toekenning)


def test_wat_vroeger_stopte_heet_stopgezet() -> None:
    toekenning = maak_toekenning("zorg", tot=date(2027, 1, 31))
    with in_handeling():
        toekenning.einde_reden = "Stopt zelf."
        toekenning.save()
    klok(date(2027, 2, 1))
    toekenning.refresh_from_db()
    assert toekenning.status == "stopgezet"


def test_zonder_werk_is_elke_vraag_er_een_op_een_index() -> None:
    maak_menigte(2000)
    dag = date(2025, 1, 1)
    regels = herinnerregels(dag)
    for rijen in (
        Toekenning.objects.verlopen_voor(dag).order_by("pk"),
        te_herinneren_op(dag, regels),
        te_lang_open(dag),
    ):
        with CaptureQueriesContext(connection) as gevraagd:
            assert list(rijen) == []
        assert len(gevraagd) == 1
    with connection.cursor() as cursor:
        # Nothing is left to choose but an index: which one fits best is clear among many rows, whatever their size.
        for weg in ("seqscan", "bitmapscan", "nestloop"):
            cursor.execute(f"SET LOCAL enable_{weg} = off")
    assert "toekenning_eindigt" in te_herinneren_op(dag, regels).order_by().explain()
    assert "toekenning_eindigt" in Toekenning.objects.verlopen_voor(dag).order_by().explain()
    assert "lid_open_plaats" in te_lang_open(dag).order_by("aan_te_vullen_voor").explain()


def test_de_klokjob_staat_in_het_rooster_en_haalt_geen_dagen_in() -> None:
    from django.core.management import call_command

    from werkzorg.rooster import ROOSTER

    assert "mandaten_bewaken" in ROOSTER
    assert KLOKJOBS["mandaten_bewaken"].inhalen == 0
    toekenning = maak_toekenning("zorg", tot=date(2025, 1, 31))
    assert sla("mandaten_bewaken") == 1
    toekenning.refresh_from_db()
    assert toekenning.status == "verlopen"
    # The command may run as often as somebody wants.
    call_command("mandaten_bewaken")
    call_command("mandaten_bewaken")


def test_wat_al_voorbij_was_toen_het_binnenkwam_is_geen_nieuws() -> None:
    oud = maak_toekenning("erkenning", van=date(2015, 1, 1), tot=date(2019, 12, 31))
    beheerder_van(oud.houder)
    klok(timezone.localdate())
    oud.refresh_from_db()
    assert oud.status == "verlopen"
    assert not Melding.objects.filter(soort="toekenning_verlopen").exists()
