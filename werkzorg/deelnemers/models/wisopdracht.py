"""The list of people whose data must go."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models
from django.utils import timezone

from werkzorg.databank.rollen import WISSER
from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.querysets import (
    WisopdrachtQuerySet,
)

# Who proposes and approves what goes by itself when a term of the law is over: no person, always these two ids.
DE_KLOK = uuid.UUID("00000000-0000-4000-8000-000000000001")
DE_WET = uuid.UUID("00000000-0000-4000-8000-000000000002")


class WisopdrachtVast(pgtrigger.Trigger):
    """Refuses another person, ground or approver than was proposed or approved, and any hand but the wisser's.

    An approval that was not carried out may still be withdrawn; what was withdrawn stays so.
    """

    name = "wisopdracht_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: object) -> str:
        return f"""
            IF (NEW.id, NEW.deelnemer_id, NEW.grond, NEW.voorgesteld_door, NEW.voorgesteld_op)
               IS DISTINCT FROM (OLD.id, OLD.deelnemer_id, OLD.grond, OLD.voorgesteld_door, OLD.voorgesteld_op)
               OR (OLD.ingetrokken_op IS NOT NULL AND NEW IS DISTINCT FROM OLD)
               OR (OLD.uitgevoerd_op IS NOT NULL AND NEW.ingetrokken_op IS NOT NULL)
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


class Wisgrond(models.TextChoices):
    """Why somebody's data must go, when a person proposes it."""

    BEWAARTERMIJN = "bewaartermijn", "De bewaartermijn is voorbij"
    VERZOEK = "verzoek", "De persoon vraagt het, en niets verplicht ons om te bewaren"
    ONRECHTMATIG = "onrechtmatig", "De gegevens werden bij vergissing of zonder grond geregistreerd"


@volg()
class Wisopdracht(models.Model):
    """A person whose data must go: proposed by one, approved by another, carried out once by the erasing function.

    `ingetrokken_op`: it was withdrawn before that, and is closed.
    """

    verhuist = False  # nobody may give it another person
    wist_mee = ()  # the list itself stays, with ids that point nowhere

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No foreign key: after the erasure this id points nowhere, as it does in the inzagelog.
    deelnemer_id = models.UUIDField()
    grond = models.CharField(max_length=60)
    voorgesteld_door = models.UUIDField()
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    goedgekeurd_door = models.UUIDField(null=True)
    goedgekeurd_op = models.DateTimeField(null=True)
    uitgevoerd_op = models.DateTimeField(null=True, editable=False)
    ingetrokken_door = models.UUIDField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | models.Q(
                    ingetrokken_op__isnull=False, ingetrokken_door__isnull=False, goedgekeurd_op__isnull=True
                ),
                name="wisopdracht_ingetrokken_is_niet_goedgekeurd",
            ),
        ]
        triggers = [WisopdrachtVast()]

    def __str__(self) -> str:
        return f"wisopdracht {self.id}"

    @property
    def grond_label(self) -> str:
        """Why, in words; a ground that another part of the application gave as it stands."""
        return dict(Wisgrond.choices).get(self.grond, self.grond.replace("_", " ").capitalize())

    @property
    def toestand(self) -> str:
        """Where it stands: voorgesteld, goedgekeurd, uitgevoerd or ingetrokken."""
        if self.ingetrokken_op:
            return "ingetrokken"
        if self.uitgevoerd_op:
            return "uitgevoerd"
        return "goedgekeurd" if self.goedgekeurd_op else "voorgesteld"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about, for as long as he is there."""
        return [] if self.uitgevoerd_op else [self.deelnemer_id]
