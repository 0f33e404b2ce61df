"""Who works in which organisation, in which role, from when to when."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models.organisatie import Organisatie
from werkzorg.organisaties.querysets import LidmaatschapQuerySet
from werkzorg.organisaties.rollen import INSPECTIE_MAX_MAANDEN, ROL_KEUZES


def _uiterste_grens(maanden: int) -> models.Func:
    """The first day that no longer belongs to `maanden` months from the start of `periode`.

    The rule of `termijnen.dag_na_maanden`: where the last month lacks the day, its own last day closes the period.
    """
    start = "lower(%(expressions)s)"
    grens = f"({start} + interval '{maanden} months')::date"
    korter = f"extract(day FROM {grens}) < extract(day FROM {start})"
    return models.Func(
        "periode",
        template=f"({grens} + CASE WHEN {korter} THEN 1 ELSE 0 END)",
        output_field=models.DateField(),
    )


@volg()
class Lidmaatschap(models.Model):
    """A person works for an organisation in a role, during a period (both ends inclusive; open end = running).

    `ingetrokken_op`: the moment at which access was stopped at once, before the last day of the period was over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="lidmaatschappen"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=40, choices=ROL_KEUZES)
    periode = DateRangeField("periode")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            ExclusionConstraint(
                name="lidmaatschap_geen_overlap",
                expressions=[
                    ("gebruiker", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(ingetrokken_op__isnull=True),
                violation_error_message="Deze persoon heeft deze rol al in (een deel van) deze periode.",
            ),
            models.CheckConstraint(
                condition=models.Q(rol__in=[sleutel for sleutel, _ in ROL_KEUZES]),
                name="lidmaatschap_rol_gekend",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="lidmaatschap_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=~models.Q(rol="inspectie")
                | models.Q(
                    periode__lower_inf=False,
                    periode__upper_inf=False,
                    periode__endswith__lte=_uiterste_grens(INSPECTIE_MAX_MAANDEN),
                ),
                name="lidmaatschap_inspectie_tijdelijk",
                violation_error_message=(
                    f"Inspectie is tijdelijk: geef een einddatum, hoogstens {INSPECTIE_MAX_MAANDEN} maanden na het "
                    "begin."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} bij {self.organisatie}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """A membership is about a colleague, never about a deelnemer."""
        return []

    def als_hoedanigheid(self) -> Hoedanigheid:
        """This membership as the door through which its person acts."""
        return Hoedanigheid(
            gebruiker_id=self.gebruiker_id,
            gebruiker_naam=self.gebruiker.naam,
            lidmaatschap_id=self.id,
            organisatie_id=self.organisatie_id,
            organisatie_naam=self.organisatie.naam,
            rol=self.rol,
        )
