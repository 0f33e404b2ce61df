"""The outbox at work: put a job ready inside the act, ring after commit, do it exactly once."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from werkzorg.berichten.effecten import EFFECTEN
from werkzorg.berichten.models import Opdracht
from werkzorg.organisaties.hoedanigheid import Door

logger = structlog.get_logger(__name__)

# After these many failures a person must look at it.
MAX_POGINGEN = 8
# A worker may be killed for reasons of its own; a job that takes it along this often is the reason itself.
MAX_AFGEBROKEN = 20
# A bell is answered at once or was lost; swept every 30 s, a lost one is rung again within 40 s. Ringing for a
# job that is merely queued or being done costs nothing: the row lock sends the second worker away.
TE_LANG_STIL = timedelta(seconds=10)
# After a bell that nobody heard this process rings no more for so long.
STILTE_SECONDEN = 5.0
_ONGEDULDIG = {
    "max_retries": 0,
    "connect_retries_timeout": 1,
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
}
_stil_tot = 0.0


def zet_klaar(soort: str, *, effect_sleutel: str, verwijzing: dict[str, Any], door: Door) -> None:
    """Writes the job in the running transaction and rings the worker after commit; a known effect key adds nothing.

    `verwijzing` holds ids only. Raises ValueError for an unknown kind: the mistake must not wait for the worker.
    """
    if soort not in EFFECTEN:
        raise ValueError(f"Het effect {soort} is niet geregistreerd.")
    nieuw = Opdracht(
        soort=soort, effect_sleutel=effect_sleutel, verwijzing=verwijzing, door=door.als_verwijzing()
    )
    Opdracht.objects.bulk_create([nieuw], ignore_conflicts=True)
    transaction.on_commit(lambda: bel(nieuw.id), robust=True)


def bel(opdracht_id: UUID) -> bool:
    """Rings the worker for this job; False when the broker does not answer.

    That is no problem: the sweeper rings again. Whoever is waiting for a page loses a second at most, and after
    that nothing for a while.
    """
    from werkzorg.berichten.tasks import opdracht_uitvoeren  # the task module imports this one

    global _stil_tot
    if time.monotonic() < _stil_tot:
        return False
    app = opdracht_uitvoeren.app
    try:
        # The shared pool of connections keeps trying for seconds; this one gives up at once.
        with app.connection_for_write(
            connect_timeout=1, transport_options=app.conf.broker_transport_options | _ONGEDULDIG
        ) as verbinding:
            opdracht_uitvoeren.apply_async(args=[str(opdracht_id)], retry=False, connection=verbinding)
    except Exception as fout:  # noqa: BLE001  (kombu raises a family of its own; nothing here may undo a commit)
        _stil_tot = time.monotonic() + STILTE_SECONDEN
        logger.warning("bel_niet_gehoord", soort=type(fout).__name__)
        return False
    return True


def voer_uit(opdracht_id: UUID) -> bool:
    """Does the job when it is waiting and nobody else is at it; True when it was done now.

    The effect and the mark "klaar" are one transaction. A failing effect is undone, counted and tried again
    later with growing pauses (30 s … 1 h); after MAX_POGINGEN it is given up for a person to look at, and
    so is a job at which the worker died more than MAX_AFGEBROKEN times.
    """
    if not _begin(opdracht_id):
        return False
    with transaction.atomic():
        opdracht = _vergrendel(opdracht_id)
        if opdracht is None:
            return False
        opdracht.pogingen += 1
        try:
            with transaction.atomic():
                EFFECTEN[opdracht.soort](opdracht)
        except Exception as fout:
            logger.exception("opdracht_mislukt", opdracht=str(opdracht.id), effect=opdracht.soort)
            opdracht.laatste_fout = type(fout).__name__
            if opdracht.pogingen >= MAX_POGINGEN:
                opdracht.toestand = Opdracht.Toestand.MISLUKT
            else:
                pauze = min(30 * 2 ** (opdracht.pogingen - 1), 3600)
                opdracht.volgende_poging_op = timezone.now() + timedelta(seconds=pauze)
            gelukt = False
        else:
            opdracht.toestand = Opdracht.Toestand.KLAAR
            opdracht.klaar_op = timezone.now()
            opdracht.laatste_fout = ""
            gelukt = True
        opdracht.save(
            update_fields=["toestand", "pogingen", "volgende_poging_op", "laatste_fout", "klaar_op"]
        )
    logger.info("opdracht", opdracht=str(opdracht_id), effect=opdracht.soort, toestand=opdracht.toestand)
    return gelukt


def hervat(effect_sleutel: str) -> bool:
    """The job with this key, that was given up or waits, is put ready anew and rung for after commit; whether it was.

    It counts as asked now, with all its attempts before it. False when it is done, when a worker is at it, or when
    there is none.
    """
    opdracht = (
        Opdracht.objects.exclude(toestand=Opdracht.Toestand.KLAAR)
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
        .filter(effect_sleutel=effect_sleutel)
        .first()
    )
    if opdracht is None:
        return False
    opdracht.toestand = Opdracht.Toestand.WACHT
    opdracht.pogingen = opdracht.begonnen = 0
    opdracht.volgende_poging_op, opdracht.aangemaakt_op = None, timezone.now()
    opdracht.save(update_fields=["toestand", "pogingen", "begonnen", "volgende_poging_op", "aangemaakt_op"])
    transaction.on_commit(lambda: bel(opdracht.id), robust=True)
    return True


def _begin(opdracht_id: UUID) -> bool:
    """Counts the attempt in a transaction of its own, which outlives a worker that dies at the job."""
    with transaction.atomic():
        opdracht = _vergrendel(opdracht_id)
        if opdracht is None:
            return False
        opdracht.begonnen += 1
        if opdracht.begonnen - opdracht.pogingen > MAX_AFGEBROKEN:
            logger.error("opdracht_opgegeven", opdracht=str(opdracht.id), effect=opdracht.soort)
            opdracht.toestand = Opdracht.Toestand.MISLUKT
            opdracht.laatste_fout = "afgebroken"
        opdracht.save(update_fields=["begonnen", "toestand", "laatste_fout"])
        return opdracht.toestand == Opdracht.Toestand.WACHT


def _vergrendel(opdracht_id: UUID) -> Opdracht | None:
    """The waiting job, locked; None when it is not waiting or another worker is at it."""
    return (
        Opdracht.objects.wachtend()
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
        .filter(id=opdracht_id)
        .first()
    )


def veeg(ouder_dan: timedelta = TE_LANG_STIL) -> int:
    """Rings again for every waiting job older than `ouder_dan` or due for its next attempt; how many were heard."""
    te_bellen = Opdracht.objects.te_bellen(timezone.now(), ouder_dan).values_list("id", flat=True)[:1000]
    gehoord = 0
    for opdracht_id in list(te_bellen):
        if not bel(opdracht_id):
            break
        gehoord += 1
    return gehoord
