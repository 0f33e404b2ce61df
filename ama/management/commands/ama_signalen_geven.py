"""`manage.py ama_signalen_geven`: the daily round over the presences, now and by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.organisaties.hoedanigheid import Klok

JOB = "ama_signalen_geven"


class Command(BaseCommand):
    help = "Bekijkt de aanwezigheden van de laatste weken en geeft signalen; opnieuw uitvoeren mag."

    def handle(self, *args: Any, **options: Any) -> None:
        """Does today's round, whether the clock did it already or not; fails when a row failed."""
        telling = KLOKJOBS[JOB].functie(timezone.localdate(), Klok(JOB))
        self.stdout.write(f"{telling.gedaan} gedaan, {telling.fouten} mislukt")
        if telling.fouten:
            raise CommandError("Niet alles lukte: de fouten staan in het logboek van de toepassing.")
