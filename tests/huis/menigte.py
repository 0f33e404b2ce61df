"""Many rows at once: people, colleagues and organisations, and copies of whatever row there is."""

from __future__ import annotations

import copy
import itertools
from datetime import date, timedelta
from uuid import UUID, uuid4

import pghistory
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.rolverdeling import BEGIN, Speler
from werkzorg.databank.wissing import onze_modellen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import DocumentVersie
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

# Drawn at random, two of three thousand are the same once in twenty runs.
_NUMMERS = itertools.count(1)
_GETALLEN = (models.PositiveSmallIntegerField, models.PositiveIntegerField)
_CONTEXT = {"handeling": "test", "door": "commando:test"}


def mensen(speler: Speler, aantal: int) -> list[UUID]:
    """`aantal` people whom the player's organisation guides in his role, each with an open task; their keys."""
    vandaag, door = timezone.localdate(), speler.door
    with pghistory.context(**_CONTEXT):
        rijen = Deelnemer.objects.bulk_create(
            Deelnemer(
                dossiernummer=f"M-{next(_NUMMERS):09}",
                voornaam="Rij",
                achternaam=f"Menigte{nummer}",
                # Two of each day, who look like doubles; all of one day would be as many pairs as people squared.
                geboortedatum=date(1940, 1, 1) + timedelta(days=nummer // 2),
                insz_ontbreekt="aangevraagd",
            )
            for nummer in range(aantal)
        )
        Betrokkenheid.objects.bulk_create(
            Betrokkenheid(
                deelnemer=rij,
                organisatie_id=door.organisatie_id,
                rol=door.rol,
                periode=DateRange(vandaag, None),
                grond="begeleiding",
                geinformeerd_op=vandaag,
                gegeven_door=door.als_verwijzing(),
            )
            for rij in rijen
        )
        Taak.objects.bulk_create(
            Taak(
                soort="insz_aanvullen",
                sleutel=f"menigte:{rij.pk}",
                object_soort="deelnemers.deelnemer",
                object_id=rij.pk,
                deelnemer_id=rij.pk,
                organisatie_id=door.organisatie_id,
                rol=door.rol,
                gebruiker_id=door.gebruiker_id,
            )
            for rij in rijen
        )
    return [rij.pk for rij in rijen]


def collegas(speler: Speler, aantal: int) -> None:
    """`aantal` colleagues in the player's organisation and role, who looked at nobody yet."""
    with pghistory.context(**_CONTEXT):
        gebruikers = Gebruiker.objects.bulk_create(
            Gebruiker(email=f"{uuid4().hex}@test.be", voornaam="Rij", achternaam=f"Collega{nummer}")
            for nummer in range(aantal)
        )
        Lidmaatschap.objects.bulk_create(
            Lidmaatschap(
                gebruiker=een,
                organisatie_id=speler.door.organisatie_id,
                rol=speler.door.rol,
                periode=speler.lidmaatschap.periode or DateRange(BEGIN, None),
            )
            for een in gebruikers
        )


def organisaties(aantal: int) -> None:
    """`aantal` organisations with nobody in them."""
    with pghistory.context(**_CONTEXT):
        Organisatie.objects.bulk_create(
            Organisatie(naam=f"Menigtehuis {nummer}", soort="caw", postcode="9000", gemeente="Gent")
            for nummer in range(aantal)
        )


def blikken(speler: Speler, deelnemer_id: UUID, aantal: int) -> None:
    """`aantal` rows of the inzagelog about one person."""
    door = speler.door
    Inzage.objects.bulk_create(
        Inzage(
            gebruiker_id=door.gebruiker_id,
            organisatie_id=door.organisatie_id,
            lidmaatschap_id=door.lidmaatschap_id,
            rol=door.rol,
            actie="deelnemer_detail",
            object_soort="deelnemers.deelnemer",
            object_id=deelnemer_id,
            deelnemer_ids=[deelnemer_id],
            grond="betrokkenheid",
        )
        for _ in range(aantal)
    )


def kopieen(ids: dict[str, UUID], aantal: int) -> set[str]:
    """`aantal` copies of a row of every kind of ours of which there may be several; the labels that could be copied."""
    gelukt = set()
    # A version of a document is the name of its file: a copy has none.
    gemaakt_apart = {Deelnemer, Gebruiker, Lidmaatschap, Organisatie, Betrokkenheid, Inzage, DocumentVersie}
    for model in onze_modellen():
        if model in gemaakt_apart:
            continue
        label = model._meta.label_lower
        rij = model._base_manager.filter(**({"pk": ids[label]} if label in ids else {})).first()
        if rij is None or not isinstance(model._meta.pk, models.UUIDField):
            continue
        begin = model._base_manager.count()
        # What is numbered is part of one file, and no file has three thousand actions.
        keer = min(aantal, 30) if _genummerd(model) else aantal
        try:
            with transaction.atomic(), pghistory.context(**_CONTEXT):
                model._base_manager.bulk_create(_kopie(rij, begin + nummer) for nummer in range(keer))
                connection.check_constraints()  # also those that wait for the end of the transaction
        except DatabaseError:
            continue  # of this kind there is one: a rule of the table says so
        gelukt.add(label)
    return gelukt


def _in_regel(model: type[models.Model]) -> set[str]:
    """The fields of the unique rules of this table."""
    return {
        naam
        for regel in model._meta.constraints
        if isinstance(regel, models.UniqueConstraint)
        for naam in regel.fields
    }


def _genummerd(model: type[models.Model]) -> bool:
    """Whether the rows are numbered within something."""
    velden = [model._meta.get_field(naam) for naam in _in_regel(model)]
    return any(isinstance(veld, _GETALLEN) for veld in velden)


def _kopie(rij: models.Model, nummer: int) -> models.Model:
    nieuw = copy.copy(rij)
    nieuw.pk = uuid4()
    nieuw._state = models.base.ModelState()
    nieuw._state.adding = True
    in_regel = _in_regel(type(rij))
    for veld in rij._meta.concrete_fields:
        if veld.primary_key or not (veld.unique or veld.name in in_regel):
            continue
        if isinstance(veld, models.CharField) and not veld.choices:
            setattr(
                nieuw, veld.attname, f"{getattr(rij, veld.attname)[:20]}{nieuw.pk.hex}"[: veld.max_length]
            )
        elif isinstance(veld, models.UUIDField) and not veld.is_relation:
            setattr(nieuw, veld.attname, uuid4())
        elif isinstance(veld, _GETALLEN):
            setattr(nieuw, veld.attname, getattr(rij, veld.attname) + nummer)
    return nieuw
