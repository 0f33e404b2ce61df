"""The clock: each period once, whatever the beats, the nights of the summer time and the machine's own clock do."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.berichten.draden import tegelijk
from tests.omvang import aantal
from werkzorg.handelen import klok
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, registreer_klokjob, sla
from werkzorg.handelen.models import KlokRonde
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.rooster import ROOSTER

NAAM = "proefjob"
BRUSSEL = ZoneInfo("Europe/Brussels")
pytestmark = pytest.mark.django_db


class Dagboek:
    """What a job of the tests was asked to do, and on which days it fails."""

    def __init__(self) -> None:
        self.dagen: list[date] = []
        self.stuk: set[date] = set()

    def __call__(self, dag: date, door: Klok) -> Telling:
        assert door == Klok(NAAM)
        if dag in self.stuk:
            raise RuntimeError("Lien Hermans is stuk")
        self.dagen.append(dag)
        return Telling(gedaan=3, fouten=1)


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Dagboek]:
    """`job()` registers a daily job of the tests and gives what it was asked; `ritme` and `inhalen` as wanted."""

    def maak(ritme: Ritme = Ritme.DAGELIJKS, inhalen: int = 31) -> Dagboek:
        dagboek = Dagboek()
        monkeypatch.setitem(klok.KLOKJOBS, NAAM, Klokjob(NAAM, dagboek, ritme, inhalen))
        return dagboek

    return maak


def om(dag: int, uur: int = 12, maand: int = 6, jaar: int = 2026) -> datetime:
    """A moment in Brussels."""
    return datetime(jaar, maand, dag, uur, tzinfo=BRUSSEL)


def dagen(*nummers: int, maand: int = 6) -> list[date]:
    return [date(2026, maand, nummer) for nummer in nummers]


def test_een_dag_wordt_een_keer_gedaan_hoe_vaak_de_klok_ook_slaat(job):
    dagboek = job()
    assert [sla(NAAM, om(1, uur)) for uur in (0, 1, 12, 23)] == [1, 0, 0, 0]
    assert sla(NAAM, om(2, 0)) == 1
    assert dagboek.dagen == dagen(1, 2)


def test_een_ronde_bewaart_begin_einde_en_tellingen(job):
    job()
    voor = timezone.now()
    sla(NAAM, om(1))
    ronde = KlokRonde.objects.get()
    assert voor <= ronde.gestart_op <= ronde.klaar_op <= timezone.now()
    assert (ronde.periode, ronde.gedaan, ronde.fouten, ronde.laatste_fout) == ("2026-06-01", 3, 1, "")


def test_gemiste_dagen_worden_ingehaald_de_oudste_eerst(job):
    dagboek = job()
    sla(NAAM, om(1))
    assert sla(NAAM, om(5)) == 4
    assert dagboek.dagen == dagen(1, 2, 3, 4, 5)


def test_wat_te_veel_is_voor_een_keer_komt_bij_de_volgende_slag(job):
    dagboek = job(inhalen=3)
    sla(NAAM, om(1))
    assert [sla(NAAM, om(10)) for _ in range(4)] == [4, 4, 1, 0]
    assert dagboek.dagen == dagen(*range(1, 11))


def test_een_job_die_niets_inhaalt_doet_alleen_vandaag(job):
    dagboek = job(inhalen=0)
    sla(NAAM, om(1))
    assert [sla(NAAM, om(10)), sla(NAAM, om(10, 23)), sla(NAAM, om(11))] == [1, 0, 1]
    assert dagboek.dagen == dagen(1, 10, 11)


@pytest.mark.parametrize("eerst_een_goede", [True, False])
def test_een_mislukte_dag_wordt_bewaard_en_opnieuw_geprobeerd_voor_de_volgende(job, eerst_een_goede):
    dagboek = job()
    if eerst_een_goede:
        sla(NAAM, om(1))
    dagboek.stuk = {date(2026, 6, 2)}
    for dag in (2, 3):
        with pytest.raises(RuntimeError):
            sla(NAAM, om(dag))
    ronde = KlokRonde.objects.get(periode="2026-06-02")
    assert (ronde.klaar_op, ronde.gedaan, ronde.fouten, ronde.laatste_fout) == (None, 0, 1, "RuntimeError")
    dagboek.stuk = set()
    assert sla(NAAM, om(4)) == 3
    assert dagboek.dagen == dagen(*range(1 if eerst_een_goede else 2, 5))
    assert KlokRonde.objects.get(periode="2026-06-02").laatste_fout == ""


def test_een_ronde_die_gedood_werd_wordt_overgedaan(job):
    dagboek = job()
    KlokRonde.objects.create(naam=NAAM, periode="2026-06-01", gestart_op=timezone.now())
    assert sla(NAAM, om(2)) == 2
    assert dagboek.dagen == dagen(1, 2)


def test_een_doorlopende_job_slaat_elke_keer_en_bewaart_een_rij(job):
    dagboek = job(Ritme.DOORLOPEND)
    for _ in range(3):
        sla(NAAM, om(1))
    assert len(dagboek.dagen) == 3
    assert KlokRonde.objects.get().periode == "doorlopend"


def test_een_doorlopende_job_die_mislukt_houdt_zijn_laatste_goede_tijdstip(job):
    dagboek = job(Ritme.DOORLOPEND)
    sla(NAAM, om(1))
    goed = KlokRonde.objects.get().klaar_op
    dagboek.stuk = {date(2026, 6, 2)}
    with pytest.raises(RuntimeError):
        sla(NAAM, om(2))
    ronde = KlokRonde.objects.get()
    assert (ronde.klaar_op, ronde.fouten, ronde.laatste_fout) == (goed, 1, "RuntimeError")
    assert KlokRonde.objects.laatste_keer_klaar(NAAM) == goed


@pytest.mark.django_db(transaction=True)
def test_twee_slagen_tegelijk_doen_samen_een_ronde(monkeypatch):
    bezig, klaar = threading.Event(), threading.Event()
    rondes: list[date] = []

    def traag(dag: date, door: Klok) -> Telling:
        rondes.append(dag)
        bezig.set()
        assert klaar.wait(30)
        return Telling()

    monkeypatch.setitem(klok.KLOKJOBS, NAAM, Klokjob(NAAM, traag, Ritme.DAGELIJKS))

    def slag(nummer: int) -> int:
        if nummer == 0:
            return sla(NAAM, om(1))
        assert bezig.wait(30)
        try:
            return sla(NAAM, om(1))
        finally:
            klaar.set()

    assert tegelijk(2, slag) == [1, 0]
    assert len(rondes) == 1
    # The lock went with the round, not with the connection: the next day is free.
    assert sla(NAAM, om(2)) == 1


@pytest.mark.django_db(transaction=True)
def test_een_slot_van_een_mislukte_ronde_blijft_niet_hangen(job):
    dagboek = job()
    dagboek.stuk = {date(2026, 6, 1)}
    with pytest.raises(RuntimeError):
        sla(NAAM, om(1))
    dagboek.stuk = set()
    assert tegelijk(1, lambda _: sla(NAAM, om(1))) == [1]


@pytest.mark.parametrize(
    ("begin", "verwacht"),
    [
        (datetime(2026, 3, 28, 20, tzinfo=UTC), dagen(28, 29, 30, maand=3)),  # 02:00 becomes 03:00
        (datetime(2026, 10, 24, 20, tzinfo=UTC), dagen(24, 25, 26, maand=10)),  # 03:00 becomes 02:00
    ],
)
def test_in_de_nacht_van_het_zomeruur_gebeurt_elke_dag_een_keer(job, begin, verwacht):
    dagboek = job()
    for kwartier in range(4 * 32):
        sla(NAAM, begin + timedelta(minutes=15 * kwartier))
    assert dagboek.dagen == verwacht


def test_middernacht_is_die_van_brussel(job):
    dagboek = job()
    sla(NAAM, datetime(2026, 6, 1, 21, 59, tzinfo=UTC))
    sla(NAAM, datetime(2026, 6, 1, 22, 0, tzinfo=UTC))
    assert dagboek.dagen == dagen(1, 2)


def test_een_klok_die_terugspringt_doet_niets_over(job):
    dagboek = job()
    for moment in (om(5), om(4), om(5, 23), om(1), om(6)):
        sla(NAAM, moment)
    # Earlier days that were never done may be done still; none is done twice and the next day comes.
    assert dagboek.dagen == dagen(5, 4, 1, 6)


def test_een_klok_die_jaren_vooruit_sprong_houdt_de_job_niet_jaren_stil(job):
    dagboek = job(inhalen=2)
    sla(NAAM, om(1))
    sla(NAAM, om(1, jaar=2036))
    dagboek.dagen.clear()
    for dag in (5, 6):
        sla(NAAM, om(dag))
    assert dagboek.dagen[-1] == date(2026, 6, 6)


def test_dertig_dagen_met_drie_klokken_slaan_geen_dag_over_en_doen_er_geen_twee_keer(job):
    dagboek = job()
    begin = om(10, 0, maand=10)
    stap = aantal(6, 1)
    for uur in range(0, 30 * 24, stap):
        for verschil in (-40, 0, 40):
            sla(NAAM, begin + timedelta(hours=uur + stap / 2, minutes=verschil))
    verwacht = {date(2026, 10, 10) + timedelta(days=n) for n in range(30)}
    telling = Counter(dagboek.dagen)
    # The first and the last beat may fall just outside these days.
    assert set(telling) - verwacht <= {date(2026, 10, 9), date(2026, 11, 9)}
    assert verwacht <= set(telling)
    assert max(telling.values()) == 1


def test_elke_klokjob_staat_in_het_rooster_en_omgekeerd():
    assert set(klok.KLOKJOBS) == set(ROOSTER)


def test_een_naam_is_van_een_job(job):
    job()
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_klokjob(Klokjob(NAAM, lambda dag, door: Telling(), Ritme.DAGELIJKS))
