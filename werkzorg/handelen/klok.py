"""The base of all clock jobs: once per period, catching up what was missed, with start, end, counts and errors kept."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TypeVar

import structlog
from django.db import connection
from django.utils import timezone

from werkzorg.handelen.models import KlokRonde
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
T = TypeVar("T")


class Ritme(Enum):
    """How often a job has a period of its own."""

    DOORLOPEND = "doorlopend"  # every beat is a new round; nothing is caught up
    DAGELIJKS = "dagelijks"  # one period per calendar day, missed days are done first


@dataclass
class Telling:
    """What one round did: rows handled, and rows that failed (their errors are in the log, by id)."""

    gedaan: int = 0
    fouten: int = 0


def elk(rijen: Iterable[T], doe: Callable[[T], int]) -> Telling:
    """Each in a transaction of its own: one that fails is logged by its key and does not stop the others.

    `doe` answers how many rows it handled: 1 or 0, or more when one thing stands for several.
    """
    telling = Telling()
    for rij in list(rijen):
        try:
            telling.gedaan += int(doe(rij))
        except Exception:
            logger.exception(
                "klokjob_rij_mislukt", soort=type(rij).__name__, rij=str(getattr(rij, "pk", rij))
            )
            telling.fouten += 1
    return telling


def samen(*delen: Telling) -> Telling:
    """What several parts of one round did together."""
    return Telling(gedaan=sum(deel.gedaan for deel in delen), fouten=sum(deel.fouten for deel in delen))


@dataclass(frozen=True)
class Klokjob:
    """A job of the clock. `functie(dag, door)` does one period.

    `inhalen` is the most missed days done at one beat, oldest first; 0 when a missed day need not be done at all.
    """

    naam: str
    functie: Callable[[date, Klok], Telling]
    ritme: Ritme
    inhalen: int = 31


KLOKJOBS: dict[str, Klokjob] = {}


def registreer_klokjob(job: Klokjob) -> None:
    """Adds one job; raises ValueError when the name is taken by another."""
    if KLOKJOBS.get(job.naam, job) != job:
        raise ValueError(f"De klokjob {job.naam} is al geregistreerd.")
    KLOKJOBS[job.naam] = job


def sla(naam: str, nu: datetime | None = None) -> int:
    """Runs every period of this job that is due and not done; how many periods were run.

    Two beats at once do no harm: the second finds the lock taken and does nothing. A period that was killed
    halfway is run again; a failing one is kept with its error and tried at the next beat.
    """
    job = KLOKJOBS[naam]
    moment = nu or timezone.now()
    with _slot(naam) as gekregen:
        if not gekregen:
            return 0
        return sum(_ronde(job, periode, dag) for periode, dag in _te_doen(job, moment))


def _te_doen(job: Klokjob, moment: datetime) -> list[tuple[str, date]]:
    vandaag = timezone.localdate(moment)
    if job.ritme is Ritme.DOORLOPEND:
        return [(Ritme.DOORLOPEND.value, vandaag)]
    eerste = KlokRonde.objects.eerste_open_dag(job.naam, vandaag)
    if not job.inhalen:
        eerste = max(eerste, vandaag)
    aantal = min((vandaag - eerste).days, job.inhalen) + 1
    dagen = [eerste + timedelta(days=n) for n in range(aantal)]
    return [(dag.isoformat(), dag) for dag in dagen]


def _ronde(job: Klokjob, periode: str, dag: date) -> int:
    ronde, _ = KlokRonde.objects.update_or_create(
        naam=job.naam, periode=periode, defaults={"gestart_op": timezone.now()}
    )
    try:
        telling = job.functie(dag, Klok(job.naam))
    except Exception as fout:
        logger.exception("klokjob_mislukt", job=job.naam, periode=periode)
        KlokRonde.objects.filter(pk=ronde.pk).update(laatste_fout=type(fout).__name__, gedaan=0, fouten=1)
        raise
    KlokRonde.objects.filter(pk=ronde.pk).update(
        klaar_op=timezone.now(), gedaan=telling.gedaan, fouten=telling.fouten, laatste_fout=""
    )
    return 1


@contextmanager
def _slot(naam: str) -> Iterator[bool]:
    """A lock per job on this connection; it goes when the connection goes, so a killed worker holds nothing."""
    nummer = zlib.crc32(f"klok:{naam}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [nummer])
        gekregen = bool(cursor.fetchone()[0])
    try:
        yield gekregen
    finally:
        if gekregen and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [nummer])
