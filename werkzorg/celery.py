"""The Celery application: only the doorbell; every job lives in PostgreSQL."""

from __future__ import annotations

import os

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings

from werkzorg.rooster import beat_schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")

app = Celery("werkzorg")


@setup_logging.connect
def _eigen_logging(**_: object) -> None:
    """Keeps Celery from replacing our log settings."""


app.conf.update(
    broker_url=settings.REDIS_URL,
    broker_connection_retry_on_startup=True,
    # Ringing must fail fast: the outbox row is the job, and the sweeper rings again.
    broker_transport_options={
        "visibility_timeout": 15 * 60,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "unacked_mutex_expire": 30,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
    },
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=10 * 60,
    task_soft_time_limit=9 * 60,
    # A job that outlives its broker acknowledges on a dead channel, and kombu then ends the whole worker. Cancelling
    # makes that rarer, not impossible: whatever runs the worker must start it again (compose and the demo do).
    worker_cancel_long_running_tasks_on_connection_loss=True,
    timezone=settings.TIME_ZONE,
    enable_utc=True,
    beat_schedule=beat_schedule(),
)
app.autodiscover_tasks()
