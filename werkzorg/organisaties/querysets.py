from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Case, F, Q, Value, When

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.volgorde import Sorteersleutel, op_naam

if TYPE_CHECKING:
    from werkzorg.organisaties.models import Lidmaatschap, Organisatie, Vestiging, Werkpost

# From this likeness of two names on, somebody should look whether they are the same organisation.
GELIJKEND = 0.45
# Invited, and not signed in since. What the inviter typed about him (`toetreding`) stands in a higher app.
NIET_BINNEN = Q(toetreding__isnull=False) & (
    Q(gebruiker__last_login__isnull=True) | Q(gebruiker__last_login__lt=F("toetreding__uitgenodigd_op"))
)


class OrganisatieQuerySet(models.QuerySet["Organisatie"]):
    def gezocht(self, tekst: str) -> Self:
        """Whose name holds every word of `tekst`, whose KBO number or OVO code begins so, or whose place it is."""
        op_naam_ = Q()
        for woord in tekst.split():
            op_naam_ &= Q(zoeknaam__contains=Sorteersleutel(Value(woord)))
        voorwaarde = op_naam_ | Q(ovo_code__startswith=tekst.strip().upper()) | Q(postcode=tekst.strip())
        voorwaarde |= Q(zoekgemeente__contains=Sorteersleutel(Value(tekst.strip())))
        cijfers = re.sub(r"[\s./-]|^BE", "", tekst.strip(), flags=re.IGNORECASE)
        if re.fullmatch(r"[0-9]{3,10}", cijfers):
            voorwaarde |= Q(kbo_nummer__startswith=cijfers) | Q(vestigingen__nummer=cijfers)
            return self._met_zoeknamen().filter(voorwaarde).distinct()
        return self._met_zoeknamen().filter(voorwaarde)

    def _met_zoeknamen(self) -> Self:
        return self.annotate(zoeknaam=Sorteersleutel("naam"), zoekgemeente=Sorteersleutel("gemeente"))

    def gelijkend(self, naam: str) -> Self:
        """Those of which the name looks like `naam`, the most alike first."""
        return (
            self.annotate(
                gelijkenis=TrigramSimilarity(
                    Sorteersleutel("naam"),
                    Sorteersleutel(Value(naam)),  # type: ignore[arg-type]  # the stubs know only text
                )
            )
            .filter(gelijkenis__gte=GELIJKEND)
            .order_by("-gelijkenis", "id")
        )

    def eigen_eerst(self, organisatie_id: UUID) -> Self:
        """By name, one's own organisation before all others."""
        rang = Case(When(pk=organisatie_id, then=0), default=1, output_field=models.IntegerField())
        return self.annotate(rang=rang).order_by("rang", *op_naam("naam"), "pk")


class VestigingQuerySet(models.QuerySet["Vestiging"]):
    def gesorteerd(self) -> Self:
        """Those that are open first, then by name."""
        return self.order_by(
            Case(When(gesloten_op__isnull=True, then=0), default=1, output_field=models.IntegerField()),
            *op_naam("naam"),
            "pk",
        )


class WerkpostQuerySet(models.QuerySet["Werkpost"]):
    def geldig_op(self, dag: date) -> Self:
        """Werkposten of which the period holds `dag`."""
        return self.filter(periode__contains=dag)

    def gesorteerd(self) -> Self:
        """With branch and organisation, the newest first."""
        return self.select_related("organisatie", "vestiging").order_by("-periode", "pk")


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def geldig_op(self, dag: date) -> Self:
        """Memberships, not withdrawn, whose period holds `dag` (inclusive), of active accounts and organisations."""
        return self.filter(
            periode__contains=dag,
            ingetrokken_op__isnull=True,
            gebruiker__is_active=True,
            organisatie__is_actief=True,
        )

    def binnen(self) -> Self:
        """Of people who came in: whoever is only invited is named to nobody by the name of his account."""
        return self.exclude(NIET_BINNEN)

    def van(self, gebruiker_id: UUID) -> Self:
        """Memberships of one person, in the order in which a chooser shows them."""
        return (
            self.filter(gebruiker_id=gebruiker_id)
            .select_related("organisatie", "gebruiker")
            .order_by("organisatie__naam", "rol", "id")
        )

    def hoedanigheid(self, lidmaatschap_id: UUID, gebruiker_id: UUID, dag: date) -> Hoedanigheid | None:
        """The hoedanigheid of this membership when it is this person's and valid on `dag`, else None."""
        lid = self.van(gebruiker_id).geldig_op(dag).filter(id=lidmaatschap_id).first()
        return lid.als_hoedanigheid() if lid else None
