"""`manage.py eerste_beheerder`: the first account, and the link with which its owner chooses a password."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from werkzorg.beheer.handelingen.eerste_beheerder import eerste_beheerder_aanstellen
from werkzorg.beheer.handelingen.uitnodiging import link_van
from werkzorg.gebruikers.uitnodiging import GELDIG_DAGEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Commando


class Command(BaseCommand):
    help = "Maakt de eerste functioneel beheerder en toont een link die één keer werkt. Vraagt wat je niet meegeeft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", default="", help="e-mailadres waarmee de persoon zich aanmeldt")
        parser.add_argument("--voornaam", default="")
        parser.add_argument("--achternaam", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        email = self._vraag(options["email"], "E-mailadres").lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(
                f"“{email}” is geen e-mailadres: geef een adres als naam@voorbeeld.be."
            ) from None
        namen = [self._vraag(options[veld], veld.capitalize()) for veld in ("voornaam", "achternaam")]
        if any(len(naam) > 100 or not naam.isprintable() for naam in namen):
            raise CommandError("Een naam is hoogstens 100 tekens, en niets anders dan tekst.")
        try:
            uitnodiging = eerste_beheerder_aanstellen(
                email, voornaam=namen[0], achternaam=namen[1], door=Commando("eerste_beheerder")
            )
        except Geweigerd as nee:
            raise CommandError(nee.zin) from None
        self.stdout.write(
            f"{namen[0]} {namen[1]} is functioneel beheerder. Open deze link in een browser; hij werkt één keer, en"
            f" {GELDIG_DAGEN} dagen lang:\n\n{link_van(uitnodiging)}\n"
        )

    def _vraag(self, gegeven: str, wat: str) -> str:
        """What was given on the command line, or typed now; raises CommandError when it stays empty."""
        try:
            antwoord = gegeven.strip() or input(f"{wat}: ").strip()
        except EOFError:
            antwoord = ""
        if not antwoord:
            raise CommandError(f"{wat} ontbreekt.")
        return antwoord
