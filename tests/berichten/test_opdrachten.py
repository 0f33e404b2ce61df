"""The outbox: one row per effect key, rung after commit only, done exactly once, undone when it fails."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from tests.berichten.conftest import DOOR, SOORT
from tests.berichten.draden import tegelijk
from tests.omvang import aantal
from werkzorg.berichten import uitvoeren
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import MAX_AFGEBROKEN, MAX_POGINGEN, hervat, veeg, voer_uit, zet_klaar
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log

GELIJKTIJDIG = 50


def schrijf_spoor(opdracht: Opdracht) -> None:
    """An effect inside the database, to count how often it stayed."""
    log(SOORT, door=DOOR, object_soort="berichten.opdracht", object_id=opdracht.id)


def sporen() -> int:
    return Logregel.objects.filter(handeling=SOORT).count()


def maak_rijp(opdracht_id: UUID) -> None:
    """As if the pause before the next attempt is over."""
    Opdracht.objects.filter(id=opdracht_id).update(volgende_poging_op=timezone.now() - timedelta(seconds=1))


# --- putting ready -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_vijftig_tegelijk_met_dezelfde_sleutel_geven_een_opdracht(effect):
    def zet(_: int) -> None:
        zet_klaar(SOORT, effect_sleutel="een", verwijzing={}, door=DOOR)

    tegelijk(GELIJKTIJDIG, zet)
    assert Opdracht.objects.count() == 1


@pytest.mark.django_db
def test_een_bekende_sleutel_verandert_de_eerste_opdracht_niet(effect):
    zet_klaar(SOORT, effect_sleutel="een", verwijzing={"document": "a"}, door=DOOR)
    zet_klaar(SOORT, effect_sleutel="een", verwijzing={"document": "b"}, door=DOOR)
    assert Opdracht.objects.get().verwijzing == {"document": "a"}


@pytest.mark.django_db
def test_een_onbekend_effect_wordt_geweigerd_voor_het_de_worker_bereikt():
    with pytest.raises(ValueError, match="niet geregistreerd"):
        zet_klaar("bestaat_niet", effect_sleutel="een", verwijzing={}, door=DOOR)


# --- ringing -----------------------------------------------------------------------------------------------


@pytest.fixture
def gebeld(monkeypatch: pytest.MonkeyPatch) -> list[tuple[UUID, bool]]:
    """Every ring, with whether somebody else could already see the job at that moment."""
    rinkels: list[tuple[UUID, bool]] = []

    def noteer(opdracht_id: UUID) -> bool:
        (zichtbaar,) = tegelijk(1, lambda _: Opdracht.objects.filter(id=opdracht_id).exists())
        rinkels.append((opdracht_id, zichtbaar))
        return True

    monkeypatch.setattr(uitvoeren, "bel", noteer)
    return rinkels


@pytest.mark.django_db(transaction=True)
def test_de_bel_gaat_na_de_commit_en_nooit_ervoor(effect, gebeld):
    with transaction.atomic():
        zet_klaar(SOORT, effect_sleutel="een", verwijzing={}, door=DOOR)
        with transaction.atomic():
            zet_klaar(SOORT, effect_sleutel="twee", verwijzing={}, door=DOOR)
        assert gebeld == []
    assert {opdracht_id for opdracht_id, _ in gebeld} == set(Opdracht.objects.values_list("id", flat=True))
    assert all(zichtbaar for _, zichtbaar in gebeld)


@pytest.mark.django_db(transaction=True)
def test_wat_teruggedraaid_wordt_belt_nooit(effect, gebeld):
    with transaction.atomic():
        zet_klaar(SOORT, effect_sleutel="weg", verwijzing={}, door=DOOR)
        transaction.set_rollback(True)
    with transaction.atomic():
        with transaction.atomic():
            zet_klaar(SOORT, effect_sleutel="ook weg", verwijzing={}, door=DOOR)
            transaction.set_rollback(True)
        zet_klaar(SOORT, effect_sleutel="blijft", verwijzing={}, door=DOOR)
    assert [opdracht_id for opdracht_id, _ in gebeld] == [Opdracht.objects.get(effect_sleutel="blijft").id]


# --- doing -------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_een_opdracht_gebeurt_een_keer_hoe_vaak_er_ook_gebeld_wordt(effect, klaargezet):
    effect(schrijf_spoor)
    opdracht_id = klaargezet("een")
    assert voer_uit(opdracht_id) is True
    assert [voer_uit(opdracht_id) for _ in range(5)] == [False] * 5
    opdracht = Opdracht.objects.get()
    assert (opdracht.toestand, opdracht.pogingen, opdracht.laatste_fout, sporen()) == ("klaar", 1, "", 1)
    assert opdracht.klaar_op is not None


@pytest.mark.django_db
def test_een_onbekende_opdracht_is_geen_fout():
    assert voer_uit(uuid4()) is False


@pytest.mark.django_db(transaction=True)
def test_wie_een_opdracht_bezig_ziet_gaat_verder_zonder_te_wachten(effect, klaargezet):
    bezig, klaar = threading.Event(), threading.Event()

    def traag(opdracht: Opdracht) -> None:
        schrijf_spoor(opdracht)
        bezig.set()
        assert klaar.wait(30)

    effect(traag)
    opdracht_id = klaargezet("een")

    def werk(nummer: int) -> bool:
        if nummer == 0:
            return voer_uit(opdracht_id)
        assert bezig.wait(30)
        try:
            return voer_uit(opdracht_id)  # returns at once: the first is held up until `klaar`
        finally:
            klaar.set()

    assert tegelijk(2, werk) == [True, False]
    assert sporen() == 1


@pytest.mark.django_db(transaction=True)
def test_een_opdracht_waaraan_gewerkt_wordt_wordt_niet_hervat(effect, klaargezet):
    bezig, klaar = threading.Event(), threading.Event()

    def traag(opdracht: Opdracht) -> None:
        schrijf_spoor(opdracht)
        bezig.set()
        assert klaar.wait(30)

    effect(traag)
    opdracht_id = klaargezet("een")
    sleutel = Opdracht.objects.get(pk=opdracht_id).effect_sleutel

    def werk(nummer: int) -> bool:
        if nummer == 0:
            return voer_uit(opdracht_id)
        assert bezig.wait(30)
        try:
            with transaction.atomic():
                return hervat(sleutel)
        finally:
            klaar.set()

    assert tegelijk(2, werk) == [True, False]
    with transaction.atomic():
        assert hervat(sleutel) is False
        assert hervat("bestaat niet") is False
    assert sporen() == 1


@pytest.mark.django_db
def test_een_opgegeven_opdracht_wordt_hervat_met_alle_pogingen_voor_zich(effect, klaargezet):
    effect(schrijf_spoor)
    opdracht_id = klaargezet("een")
    Opdracht.objects.filter(pk=opdracht_id).update(
        toestand="mislukt", pogingen=MAX_POGINGEN, begonnen=MAX_AFGEBROKEN + 9
    )
    assert voer_uit(opdracht_id) is False
    assert hervat(Opdracht.objects.get(pk=opdracht_id).effect_sleutel) is True
    assert voer_uit(opdracht_id) is True
    assert sporen() == 1


@pytest.mark.django_db(transaction=True)
def test_veel_workers_doen_elke_opdracht_een_keer(effect, klaargezet):
    effect(schrijf_spoor)
    ids = [klaargezet(f"nummer {nummer}") for nummer in range(aantal(5, 50))]
    uitslagen = tegelijk(8, lambda _: sum(voer_uit(opdracht_id) for opdracht_id in ids))
    assert sum(uitslagen) == sporen() == len(ids)


@pytest.mark.django_db
def test_een_mislukt_effect_wordt_teruggedraaid_geteld_en_na_acht_keer_opgegeven(effect, klaargezet):
    def mislukt(opdracht: Opdracht) -> None:
        schrijf_spoor(opdracht)
        raise RuntimeError("Lien Hermans kon niet")

    effect(mislukt)
    opdracht_id = klaargezet("een")
    pauzes = []
    for poging in range(1, MAX_POGINGEN + 1):
        assert voer_uit(opdracht_id) is False
        opdracht = Opdracht.objects.get()
        assert (opdracht.pogingen, sporen()) == (poging, 0)
        # The kind of error, never its text: that may hold a name.
        assert opdracht.laatste_fout == "RuntimeError"
        if opdracht.toestand == "wacht":
            pauzes.append(round((opdracht.volgende_poging_op - timezone.now()).total_seconds(), -1))
    assert pauzes == [30, 60, 120, 240, 480, 960, 1920]
    assert opdracht.toestand == "mislukt"
    effect(schrijf_spoor)
    assert voer_uit(opdracht_id) is False
    assert sporen() == 0


@pytest.mark.django_db
def test_een_fout_van_de_databank_in_het_effect_breekt_de_telling_niet(effect, klaargezet):
    def breek(opdracht: Opdracht) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    effect(breek)
    opdracht_id = klaargezet("een")
    assert voer_uit(opdracht_id) is False
    assert Opdracht.objects.get().laatste_fout == "DataError"
    effect(schrijf_spoor)
    maak_rijp(opdracht_id)
    assert voer_uit(opdracht_id) is True
    opdracht = Opdracht.objects.get()
    assert (opdracht.toestand, opdracht.pogingen, opdracht.laatste_fout, sporen()) == ("klaar", 2, "", 1)


@pytest.mark.django_db(transaction=True)
def test_wie_sterft_tussen_effect_en_commit_laat_niets_half(effect, klaargezet):
    def sterf(opdracht: Opdracht) -> None:
        schrijf_spoor(opdracht)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]

        def dood(_: int) -> None:
            with connection.cursor() as ander:
                ander.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

        tegelijk(1, dood)

    effect(sterf)
    opdracht_id = klaargezet("een")
    with pytest.raises((OperationalError, psycopg.OperationalError)):
        voer_uit(opdracht_id)
    connection.close()
    assert (Opdracht.objects.get().toestand, Opdracht.objects.get().pogingen, sporen()) == ("wacht", 0, 0)
    effect(schrijf_spoor)
    assert voer_uit(opdracht_id) is True
    assert sporen() == 1


# --- sweeping ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_de_veger_belt_voor_wat_te_lang_wacht_en_voor_niets_anders(effect, klaargezet, monkeypatch):
    nu = timezone.now()

    def staat(sleutel: str, **velden: object) -> UUID:
        opdracht_id = klaargezet(sleutel)
        Opdracht.objects.filter(id=opdracht_id).update(**velden)
        return opdracht_id

    lang_geleden = {"aangemaakt_op": nu - timedelta(minutes=5)}
    staat("vers", aangemaakt_op=nu - timedelta(seconds=5))
    oud = staat("oud", **lang_geleden)
    opnieuw = staat("opnieuw", volgende_poging_op=nu - timedelta(seconds=1))
    staat("pauze", **lang_geleden, volgende_poging_op=nu + timedelta(seconds=60))
    staat("klaar", **lang_geleden, toestand="klaar", klaar_op=nu)
    staat("opgegeven", **lang_geleden, toestand="mislukt")
    gebeld: list[UUID] = []
    monkeypatch.setattr(uitvoeren, "bel", lambda opdracht_id: gebeld.append(opdracht_id) or True)
    assert veeg() == 2
    assert gebeld == [oud, opnieuw]


@pytest.mark.django_db
def test_de_veger_houdt_op_als_niemand_de_bel_hoort(effect, klaargezet, monkeypatch):
    for nummer in range(5):
        klaargezet(f"nummer {nummer}")
    pogingen: list[UUID] = []

    def doof(opdracht_id: UUID) -> bool:
        pogingen.append(opdracht_id)
        return len(pogingen) < 3

    monkeypatch.setattr(uitvoeren, "bel", doof)
    assert veeg(ouder_dan=timedelta(0)) == 2
    assert len(pogingen) == 3


@pytest.mark.django_db
def test_een_opdracht_die_de_werker_telkens_meesleurt_wordt_opgegeven(effect, klaargezet):
    class Dood(BaseException):
        """Stands for kill -9: nothing after it runs, and the effect's transaction is undone."""

    def sterf(_opdracht):
        raise Dood

    effect(sterf)
    opdracht = Opdracht.objects.get(id=klaargezet("dodelijk"))
    for _ in range(MAX_AFGEBROKEN):
        with pytest.raises(Dood):
            voer_uit(opdracht.id)
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.begonnen, opdracht.pogingen) == ("wacht", MAX_AFGEBROKEN, 0)
    assert voer_uit(opdracht.id) is False
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.laatste_fout) == ("mislukt", "afgebroken")
