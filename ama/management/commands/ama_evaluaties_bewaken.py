"""`manage.py ama_evaluaties_bewaken`: the daily round over the yearly evaluations, now and by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.organisaties.hoedanigheid import Klok

JOB = "ama_evaluaties_bewaken"


class Command(BaseCommand):
    help = (
        "Opent jaarlijkse evaluaties van AMA, herinnert eraan en meldt wat te laat is; opnieuw uitvoeren mag."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Does today's round, whether the clock did it already or not; fails when a row failed."""
        telling = KLOKJOBS[JOB].functie(timezone.localdate(), Klok(JOB))
        self.stdout.write(f"{telling.gedaan} gedaan, {telling.fouten} mislukt")
        if telling.fouten:
            raise CommandError("Niet alles lukte: de fouten staan in het logboek van de toepassing.")
