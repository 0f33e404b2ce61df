"""The shared deelnemer, and the one table that says why somebody sees a person."""

from __future__ import annotations

import uuid

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from werkzorg.databank.rollen import WISSER
from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.domein import initialen
from werkzorg.deelnemers.querysets import (
    BetrokkenheidQuerySet,
    DeelnemerQuerySet,
    Sorteersleutel,
    WisopdrachtQuerySet,
)
from werkzorg.deelnemers.statussen import COMPLEET, WACHT_OP_INSZ
from werkzorg.organisaties.rollen import ROL_KEUZES


class Taal(models.TextChoices):
    """The languages people ask for most; "andere" takes a free text beside it."""

    NEDERLANDS = "nl", "Nederlands"
    FRANS = "fr", "Frans"
    ENGELS = "en", "Engels"
    DUITS = "de", "Duits"
    ARABISCH = "ar", "Arabisch"
    TURKS = "tr", "Turks"
    PASJTOE = "ps", "Pasjtoe"
    DARI = "prs", "Dari"
    OEKRAIENS = "uk", "Oekraïens"
    RUSSISCH = "ru", "Russisch"
    ROEMEENS = "ro", "Roemeens"
    BULGAARS = "bg", "Bulgaars"
    POOLS = "pl", "Pools"
    SPAANS = "es", "Spaans"
    TIGRINYA = "ti", "Tigrinya"
    SOMALISCH = "so", "Somalisch"
    VGT = "vgt", "Vlaamse Gebarentaal"
    ANDERE = "andere", "Andere taal"


class InszOntbreekt(models.TextChoices):
    """Why somebody has no INSZ yet."""

    AANGEVRAAGD = "aangevraagd", "Het nummer is aangevraagd"
    NIET_BIJ_ZICH = "niet_bij_zich", "De persoon had het nummer niet bij zich"
    NIET_INGESCHREVEN = "niet_ingeschreven", "De persoon is (nog) niet ingeschreven"


@volg(exclude=["insz_index"])
class Deelnemer(models.Model):
    """A person in a werk- en zorgtraject: identity, contact, address and language; nothing of any offer.

    `insz_versleuteld` is bound to this row (werkzorg.versleuteling); `insz_index` is its keyed blind index.
    `versie` counts the changes, so that two people editing notice each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossiernummer = models.CharField("dossiernummer", max_length=11, unique=True, editable=False)
    voornaam = models.CharField("voornaam", max_length=100)
    achternaam = models.CharField("achternaam", max_length=100)
    geboortedatum = models.DateField("geboortedatum")
    insz_versleuteld = models.BinaryField(null=True, editable=False)
    insz_index = models.BinaryField(null=True, editable=False, max_length=32)
    insz_ontbreekt = models.CharField(max_length=20, choices=InszOntbreekt.choices, blank=True)
    email = models.EmailField("e-mailadres", max_length=254, blank=True)
    telefoon = models.CharField("telefoon of gsm", max_length=20, blank=True)
    straat = models.CharField("straat", max_length=200, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    bus = models.CharField("bus", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True)
    gemeente = models.CharField("gemeente", max_length=100, blank=True)
    taal = models.CharField("taal", max_length=10, choices=Taal.choices, default=Taal.NEDERLANDS)
    taal_andere = models.CharField("welke taal", max_length=60, blank=True)
    tolk_nodig = models.BooleanField("een tolk is nodig", default=False)
    versie = models.PositiveIntegerField(default=1, editable=False)
    geregistreerd_op = models.DateTimeField(auto_now_add=True, editable=False)

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        constraints = [
            models.UniqueConstraint(fields=["insz_index"], name="deelnemer_insz_uniek"),
            models.CheckConstraint(
                condition=(
                    models.Q(insz_versleuteld__isnull=False, insz_index__isnull=False, insz_ontbreekt="")
                    | models.Q(insz_versleuteld__isnull=True, insz_index__isnull=True)
                    & ~models.Q(insz_ontbreekt="")
                ),
                name="deelnemer_insz_of_reden",
                violation_error_message="Vul het rijksregisternummer in, of zeg waarom het er nog niet is.",
            ),
            models.CheckConstraint(condition=~models.Q(achternaam=""), name="deelnemer_heeft_achternaam"),
            models.CheckConstraint(
                condition=models.Q(geboortedatum__gte="1900-01-01"), name="deelnemer_geboren_vanaf_1900"
            ),
        ]
        indexes = [
            GinIndex(
                OpClass(
                    Sorteersleutel(
                        Concat("achternaam", models.Value(" "), "voornaam", output_field=models.TextField())
                    ),
                    name="gin_trgm_ops",
                ),
                name="deelnemer_zoeknaam",
            ),
            models.Index(Sorteersleutel("achternaam"), Sorteersleutel("voornaam"), name="deelnemer_volgorde"),
        ]

    def __str__(self) -> str:
        return self.dossiernummer

    def get_absolute_url(self) -> str:
        """The address of the dossier."""
        return reverse("deelnemer_detail", args=[self.pk])

    @property
    def naam(self) -> str:
        """First name and family name."""
        return f"{self.voornaam} {self.achternaam}".strip()

    @property
    def initialen(self) -> str:
        """How lists and mails may show this person."""
        return initialen(self.voornaam, self.achternaam)

    @property
    def heeft_insz(self) -> bool:
        """Whether an INSZ is known."""
        return self.insz_versleuteld is not None

    @property
    def toestand(self) -> str:
        """The state of this record: it waits for an INSZ until it has one."""
        return COMPLEET if self.heeft_insz else WACHT_OP_INSZ

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """This row is about one person: himself."""
        return [self.id]


class Grond(models.TextChoices):
    """Why an organisation is involved with a person; shown to everybody who may see the dossier."""

    EIGEN_VRAAG = "eigen_vraag", "De persoon vroeg zelf hulp of begeleiding"
    VERWIJZING = "verwijzing", "De persoon werd naar ons verwezen"
    BEGELEIDING = "begeleiding", "Wij begeleiden deze persoon al"


class Omvang(models.TextChoices):
    """How much of the person's data an involvement opens."""

    VOLLEDIG = "volledig", "Alle gegevens van de deelnemer"
    IDENTITEIT = "identiteit", "Alleen wie de deelnemer is"


@volg()
class Betrokkenheid(models.Model):
    """Why an organisation (or one member, one role of it) sees a person, for which offer and file, and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="betrokkenheden")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    lidmaatschap = models.ForeignKey(
        "organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    rol = models.CharField(max_length=40, choices=ROL_KEUZES, blank=True)
    aanbod = models.CharField(max_length=40, blank=True)
    dossier_soort = models.CharField(max_length=60, blank=True)
    dossier_id = models.UUIDField(null=True)
    omvang = models.CharField(max_length=20, choices=Omvang.choices, default=Omvang.VOLLEDIG)
    periode = DateRangeField("periode")
    grond = models.CharField(max_length=30, choices=Grond.choices)
    geinformeerd_op = models.DateField("persoon geïnformeerd op")
    gegeven_door = models.JSONField()

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkenheid"
        verbose_name_plural = "betrokkenheden"
        indexes = [
            models.Index(fields=["organisatie", "rol", "deelnemer"], name="betrokkenheid_wie_ziet"),
        ]
        constraints = [
            ExclusionConstraint(
                name="betrokkenheid_geen_overlap",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("aanbod", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(lidmaatschap__isnull=True, dossier_id__isnull=True),
                violation_error_message="Jouw organisatie is al bij deze persoon betrokken.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="betrokkenheid_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"betrokkenheid {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this involvement is about."""
        return [self.deelnemer_id]


class WisopdrachtVast(pgtrigger.Trigger):
    """Refuses another person, ground or approver than was proposed or approved, and any hand but the wisser's.

    An approval that was not carried out may still be withdrawn.
    """

    name = "wisopdracht_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: object) -> str:
        return f"""
            IF (NEW.id, NEW.deelnemer_id, NEW.grond, NEW.voorgesteld_door, NEW.voorgesteld_op)
               IS DISTINCT FROM (OLD.id, OLD.deelnemer_id, OLD.grond, OLD.voorgesteld_door, OLD.voorgesteld_op)
               OR (OLD.goedgekeurd_op IS NOT NULL
                   AND (NEW.goedgekeurd_op IS NOT NULL OR OLD.uitgevoerd_op IS NOT NULL)
                   AND (NEW.goedgekeurd_door, NEW.goedgekeurd_op)
                       IS DISTINCT FROM (OLD.goedgekeurd_door, OLD.goedgekeurd_op))
               OR (NEW.uitgevoerd_op IS DISTINCT FROM OLD.uitgevoerd_op
                   AND (current_user <> '{WISSER}' OR OLD.uitgevoerd_op IS NOT NULL)) THEN
                RAISE EXCEPTION 'wisopdracht % staat vast', OLD.id USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """


@volg()
class Wisopdracht(models.Model):
    """A person whose data must go: proposed by one, approved by another, carried out once by the erasing function."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No foreign key: after the erasure this id points nowhere, as it does in the inzagelog.
    deelnemer_id = models.UUIDField()
    grond = models.CharField(max_length=60)
    voorgesteld_door = models.UUIDField()
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    goedgekeurd_door = models.UUIDField(null=True)
    goedgekeurd_op = models.DateTimeField(null=True)
    uitgevoerd_op = models.DateTimeField(null=True, editable=False)

    objects = WisopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "wisopdracht"
        verbose_name_plural = "wisopdrachten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goedgekeurd_door__isnull=True, goedgekeurd_op__isnull=True)
                | (
                    models.Q(goedgekeurd_door__isnull=False, goedgekeurd_op__isnull=False)
                    & ~models.Q(goedgekeurd_door=models.F("voorgesteld_door"))
                ),
                name="wisopdracht_tweede_persoon",
                violation_error_message="Een tweede persoon moet de wissing goedkeuren.",
            ),
            models.CheckConstraint(
                condition=models.Q(uitgevoerd_op__isnull=True) | models.Q(goedgekeurd_op__isnull=False),
                name="wisopdracht_eerst_goedgekeurd",
            ),
        ]
        triggers = [WisopdrachtVast()]

    def __str__(self) -> str:
        return f"wisopdracht {self.id}"
