"""Makers of what managers work on: an organisation with what it has, a colleague, and a lost second factor."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pghistory
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.rolverdeling import Speler, maak_speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Bankrekening, Lidmaatschap, Vestiging, Werkpost


def organisatie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The organisation of this player, with a branch, an account and a werkpost."""
    huis = speler.lidmaatschap.organisatie
    if not huis.vestigingen.exists():
        vandaag = timezone.localdate()
        with pghistory.context(handeling="test", door="commando:test"):
            vestiging = Vestiging.objects.create(organisatie=huis, naam="Vestiging", gemeente="Deinze")
            Bankrekening.objects.create(
                organisatie=huis, iban="BE68539007547034", periode=DateRange(vandaag, None)
            )
            Werkpost.objects.create(
                organisatie=huis,
                vestiging=vestiging,
                sector="buurt",
                periode=DateRange(vandaag, None),
                geregistreerd_door=huis,
            )
    return huis.pk


def lidmaatschap(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The membership of a colleague who was invited, and who leaves in a month; the same one each time."""
    from werkzorg.beheer.models import Toetreding, Vertrek

    adres = f"collega-{speler.lidmaatschap.organisatie_id.hex[:12]}@test.be"
    al = Toetreding.objects.filter(email=adres).first()
    if al is not None:
        return al.lidmaatschap_id
    collega = maak_speler("organisatiebeheerder", speler.lidmaatschap.organisatie, email=adres)
    dag = timezone.localdate() + timedelta(days=30)
    with pghistory.context(handeling="test", door="commando:test"):
        Toetreding.objects.create(
            lidmaatschap=collega.lidmaatschap, email=adres, voornaam="Collega", achternaam="Proef"
        )
        Vertrek.objects.create(lidmaatschap=collega.lidmaatschap, laatste_dag=dag)
    return collega.lidmaatschap.pk


def factorherstel(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A proposal of this player for a colleague, still to be confirmed."""
    from werkzorg.beheer.models import Factorherstel

    collega = Lidmaatschap.objects.get(pk=lidmaatschap(speler, deelnemer))
    nu = timezone.now()
    with pghistory.context(handeling="test", door="commando:test"):
        herstel, _ = Factorherstel.objects.open().get_or_create(
            gebruiker=collega.gebruiker,
            defaults={
                "lidmaatschap": collega,
                "reden": "stuk",
                "controle": "gezien",
                "voorgesteld_door": speler.gebruiker,
                "vervalt_op": nu + timedelta(days=1),
            },
        )
    return herstel.pk
