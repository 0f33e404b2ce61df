"""The shared deelnemer."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.domein import initialen
from werkzorg.deelnemers.querysets import (
    DeelnemerQuerySet,
    Klanksleutel,
    Zoeksleutel,
)
from werkzorg.deelnemers.statussen import COMPLEET, WACHT_OP_INSZ
from werkzorg.ui.volgorde import Sorteersleutel


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


class Overlijdensbron(models.TextChoices):
    """How a death became known."""

    FAMILIE = "familie", "Familie of naasten"
    RIJKSREGISTER = "rijksregister", "Rijksregister of Kruispuntbank"
    VOORZIENING = "voorziening", "Ziekenhuis of andere voorziening"
    ANDERE_DIENST = "andere_dienst", "Een andere dienst"
    BERICHT = "bericht", "Overlijdensbericht"


# What the database itself derives from the name: no history of its own.
AFGELEID = ["zoeknaam", "klank_voornaam", "klank_achternaam"]


@volg(exclude=["insz_index", *AFGELEID])
class Deelnemer(models.Model):
    """A person in a werk- en zorgtraject: identity, contact, address and language; nothing of any offer.

    `insz_versleuteld` is bound to this row (werkzorg.versleuteling); `insz_index` is its keyed blind index.
    `versie` counts the changes, so that two people editing notice each other. A record with `samengevoegd_met` is
    only a signpost: nobody is involved with it any more, so no list, search or count finds it.
    """

    # A record that became part of this one is the same human: it is erased along.
    wist_mee = ("samengevoegd_met_id",)

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
    overleden_op = models.DateField("overleden op", null=True, blank=True)
    overlijden_bron = models.CharField(max_length=20, choices=Overlijdensbron.choices, blank=True)
    overlijden_reden = models.CharField("waarom verbeterd", max_length=500, blank=True)
    samengevoegd_met = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="opgenomen", null=True, blank=True, editable=False
    )
    versie = models.PositiveIntegerField(default=1, editable=False)
    geregistreerd_op = models.DateTimeField(auto_now_add=True, editable=False)
    # Kept by the database, so that no act can forget them.
    zoeknaam = models.GeneratedField(
        expression=Zoeksleutel("voornaam", "achternaam"), output_field=models.TextField(), db_persist=True
    )
    klank_voornaam = models.GeneratedField(
        expression=Klanksleutel("voornaam"), output_field=models.TextField(), db_persist=True
    )
    klank_achternaam = models.GeneratedField(
        expression=Klanksleutel("achternaam"), output_field=models.TextField(), db_persist=True
    )

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
            models.CheckConstraint(
                condition=models.Q(overleden_op__isnull=True)
                | models.Q(overleden_op__gte=models.F("geboortedatum")),
                name="deelnemer_overleden_na_geboorte",
                violation_error_message="De dag van overlijden ligt vóór de geboortedatum: controleer beide.",
            ),
            models.CheckConstraint(
                condition=~models.Q(samengevoegd_met=models.F("id")), name="deelnemer_niet_met_zichzelf"
            ),
        ]
        indexes = [
            GinIndex(OpClass("zoeknaam", name="gin_trgm_ops"), name="deelnemer_zoeknaam"),
            models.Index(fields=["geboortedatum", "klank_achternaam"], name="deelnemer_klank"),
            models.Index(Sorteersleutel("achternaam"), Sorteersleutel("voornaam"), name="deelnemer_volgorde"),
        ]

    def __str__(self) -> str:
        return self.dossiernummer

    def get_absolute_url(self) -> str:
        """The address of the dossier."""
        return reverse("dossier_detail", args=[self.pk])

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
    def is_overleden(self) -> bool:
        """Whether this person died."""
        return self.overleden_op is not None

    @property
    def toestand(self) -> str:
        """The state of this record: it waits for an INSZ until it has one."""
        return COMPLEET if self.heeft_insz else WACHT_OP_INSZ

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """This row is about one person: himself."""
        return [self.id]
