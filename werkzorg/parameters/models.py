"""The values of parameters: dated, never changed, only continued, each confirmed by a second person."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.parameters.domein import Parametersoort, Vak, Waarde, Zekerheid, uit_opslag
from werkzorg.parameters.querysets import ParameterQuerySet, ParameterwaardeQuerySet
from werkzorg.parameters.soorten import PARAMETERS

_NAAMRUIMTE = uuid.UUID("5f0d2f2e-6d5c-5d0b-9b5e-0c3c7d0f6a11")
VOORGESTELD, BEVESTIGD, INGETROKKEN = TOESTANDEN = ("voorgesteld", "bevestigd", "ingetrokken")


def parameter_id(sleutel: str) -> uuid.UUID:
    """The id of the parameter with this key: the same in every installation."""
    return uuid.uuid5(_NAAMRUIMTE, sleutel)


@volg()
class Parameter(models.Model):
    """One parameter of the list: the row that is locked when somebody decides about its values.

    `versie` grows with every proposal and decision.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, editable=False)
    sleutel = models.CharField("sleutel", max_length=60, unique=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ParameterQuerySet.as_manager()

    class Meta:
        verbose_name = "parameter"
        verbose_name_plural = "parameters"

    def __str__(self) -> str:
        return self.sleutel

    @property
    def soort(self) -> Parametersoort:
        """What this parameter is."""
        return PARAMETERS[self.sleutel]


class WaardeGeboren(pgtrigger.Trigger):
    """Every value begins as a proposal without a decision; only the owner of the table lays down first values."""

    name = "waarde_geboren"
    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.is_beginwaarde THEN
                IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
                    RAISE EXCEPTION 'een beginwaarde komt alleen uit een migratie' USING ERRCODE = '23514';
                END IF;
            ELSIF NEW.toestand <> 'voorgesteld' THEN
                RAISE EXCEPTION 'een waarde begint niet als %', NEW.toestand USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """


class WaardeVast(pgtrigger.Trigger):
    """Refuses every change but these: one decision about a proposal, with its last day; an end for a running value.

    A value that has an end may end sooner, as long as only days to come change.
    """

    name = "waarde_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: Any) -> str:
        vast = (
            "id", "parameter_id", "waarde", "bron", "zekerheid", "aanname", "reden", "is_beginwaarde",
            "voorgesteld_door_id", "voorgesteld_op", "organisatie_id",
        )  # fmt: skip
        besluit = ("toestand", "beslist_door_id", "beslist_op", "beslist_reden")

        def rij(bron: str, kolommen: tuple[str, ...]) -> str:
            return f"({', '.join(f'{bron}.{kolom}' for kolom in kolommen)})"

        return f"""
            IF {rij("NEW", vast)} IS DISTINCT FROM {rij("OLD", vast)}
               OR lower(NEW.periode) IS DISTINCT FROM lower(OLD.periode)
               OR (upper(NEW.periode) IS DISTINCT FROM upper(OLD.periode)
                   AND (NEW.toestand <> 'bevestigd'
                        OR (upper(OLD.periode) IS NOT NULL
                            AND NOT COALESCE(upper(NEW.periode) < upper(OLD.periode)
                                             AND upper(NEW.periode) > CURRENT_DATE, false))))
               OR (OLD.toestand <> 'voorgesteld'
                   AND {rij("NEW", besluit)} IS DISTINCT FROM {rij("OLD", besluit)}) THEN
                RAISE EXCEPTION 'parameterwaarde % staat vast', OLD.id USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """


@volg()
class Parameterwaarde(models.Model):
    """A value of one parameter in a period (both ends inclusive; open start = since always, open end = running)."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    parameter = models.ForeignKey(Parameter, on_delete=models.PROTECT, related_name="waarden")
    waarde = models.JSONField("waarde")
    periode = DateRangeField("periode")
    zekerheid = models.CharField("zekerheid", max_length=20)
    aanname = models.CharField("wat eraan een aanname is", max_length=300, blank=True)
    bron = models.CharField("bron", max_length=300)
    reden = models.CharField("reden", max_length=1000, blank=True)
    toestand = models.CharField("toestand", max_length=20, default=VOORGESTELD)
    is_beginwaarde = models.BooleanField(default=False, editable=False)
    # The organisation for which it was proposed: its people must confirm.
    organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    beslist_op = models.DateTimeField(null=True, blank=True)
    beslist_reden = models.CharField("reden van de beslissing", max_length=1000, blank=True)

    objects = ParameterwaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "parameterwaarde"
        verbose_name_plural = "parameterwaarden"
        constraints = [
            ExclusionConstraint(
                name="parameterwaarde_geen_overlap",
                expressions=[("parameter", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                condition=Q(toestand="bevestigd"),
                violation_error_message="In (een deel van) deze periode geldt al een andere waarde.",
            ),
            models.UniqueConstraint(
                "parameter",
                F("periode__startswith"),
                name="parameterwaarde_een_voorstel_per_dag",
                condition=Q(toestand="voorgesteld"),
                violation_error_message="Er ligt al een voorstel met deze begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(periode__isempty=False), name="parameterwaarde_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=Q(zekerheid__in=[zekerheid.value for zekerheid in Zekerheid]),
                name="parameterwaarde_zekerheid_gekend",
            ),
            models.CheckConstraint(
                condition=Q(is_beginwaarde=True, voorgesteld_door__isnull=True, organisatie__isnull=True)
                | Q(is_beginwaarde=False, voorgesteld_door__isnull=False, organisatie__isnull=False),
                name="parameterwaarde_wie_stelde_voor",
            ),
            models.CheckConstraint(
                condition=Q(toestand="voorgesteld", beslist_op__isnull=True, beslist_door__isnull=True)
                | Q(toestand="ingetrokken", beslist_op__isnull=False, beslist_door__isnull=False)
                | Q(toestand="bevestigd", is_beginwaarde=True, beslist_door__isnull=True)
                | (
                    Q(toestand="bevestigd", is_beginwaarde=False)
                    & Q(beslist_op__isnull=False, beslist_door__isnull=False)
                    & ~Q(beslist_door=F("voorgesteld_door"))
                ),
                name="parameterwaarde_vier_ogen",
                violation_error_message="Een tweede persoon moet de waarde bevestigen.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["toestand"], name="parameterwaarde_open", condition=Q(toestand="voorgesteld")
            )
        ]
        triggers = [WaardeGeboren(), WaardeVast()]

    def __str__(self) -> str:
        return f"{self.parameter_id} vanaf {self.periode.lower}"

    @property
    def soort(self) -> Parametersoort:
        """What the parameter is of which this is a value."""
        return self.parameter.soort

    @property
    def inhoud(self) -> Waarde:
        """The value itself, typed."""
        return uit_opslag(self.soort.soort, self.waarde)

    @property
    def van(self) -> date | None:
        """The first day, or None when the value holds since always."""
        eerste: date | None = self.periode.lower
        return eerste

    @property
    def tot(self) -> date | None:
        """The last day, inclusive, or None when the value runs."""
        laatste: date | None = self.periode.upper
        return laatste - timedelta(days=1) if laatste else None

    @property
    def vak(self) -> Vak:
        """Its days."""
        return Vak(self.van, self.tot)

    @property
    def is_aanname(self) -> bool:
        """Whether all or a part of it is our assumption."""
        return self.zekerheid == Zekerheid.AANNAME.value or bool(self.aanname)
