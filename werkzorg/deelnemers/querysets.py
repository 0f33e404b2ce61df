from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging, VroegereNaam, Wisopdracht


class Sorteersleutel(models.Func):
    """The key by which names are sorted and searched: lower case without accents, on every PostgreSQL alike."""

    function = "sorteersleutel"
    output_field = models.TextField()


class BetrokkenheidQuerySet(ZichtbaarQuerySet["Betrokkenheid"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The involvements of the actor's own organisation, role and membership that run today.

        The clock and an operator's command see all: they show nothing and act under their own key.
        """
        match door:
            case Hoedanigheid():
                return self.filter(
                    Q(lidmaatschap_id=door.lidmaatschap_id) | Q(lidmaatschap__isnull=True),
                    Q(rol=door.rol) | Q(rol=""),
                    organisatie_id=door.organisatie_id,
                ).lopend_op(timezone.localdate())
            case Klok() | Commando():
                return self.all()

    def lopend_op(self, dag: date) -> Self:
        """The involvements whose period holds `dag` and that nobody closed."""
        return self.filter(periode__contains=dag, gesloten_op__isnull=True)

    def lopend_of_komend(self, dag: date) -> Self:
        """The involvements that run on `dag` or begin later, and that nobody closed."""
        return self.filter(
            Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=dag), gesloten_op__isnull=True
        )

    def van(self, deelnemer_id: UUID) -> Self:
        """Who is involved with one person today, by organisation."""
        return (
            self.filter(deelnemer_id=deelnemer_id)
            .lopend_op(timezone.localdate())
            .select_related("organisatie")
            .order_by("organisatie__naam", "rol", "id")
        )

    def volledig(self) -> Self:
        """The involvements that open all groups of data, not only the identity."""
        return self.filter(omvang="volledig")


class DeelnemerQuerySet(ZichtbaarQuerySet["Deelnemer"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The people with whom the actor is involved today; nobody else."""
        from werkzorg.deelnemers.models import Betrokkenheid

        return self.filter(pk__in=Betrokkenheid.objects.zichtbaar_voor(door).values("deelnemer_id"))

    def met_omvang(self, door: Door) -> Self:
        """With `is_volledig`: whether this actor's involvement opens more than the identity."""
        from werkzorg.deelnemers.models import Betrokkenheid

        volledig = Betrokkenheid.objects.zichtbaar_voor(door).volledig().filter(deelnemer_id=OuterRef("pk"))
        return self.annotate(is_volledig=Exists(volledig))

    def met_insz_index(self, index: bytes) -> Self:
        """The person with this blind index now or before, also through a record that was merged into his."""
        from werkzorg.deelnemers.models import Deelnemer, VroegerInsz

        # A union of two index look-ups: an OR over both tables would read them whole.
        nu = Deelnemer.objects.filter(insz_index=index).values(wie=Coalesce("samengevoegd_met_id", "id"))
        vroeger = VroegerInsz.objects.filter(insz_index=index).values(
            wie=Coalesce("deelnemer__samengevoegd_met_id", "deelnemer_id")
        )
        return self.filter(pk__in=nu.union(vroeger, all=True))

    def kring(self, deelnemer_id: UUID) -> Self:
        """The record of one person and the records that were merged into it: all ids under which logs know him."""
        return self.filter(Q(pk=deelnemer_id) | Q(samengevoegd_met_id=deelnemer_id))

    def opvolger_van(self, pk: UUID) -> UUID | None:
        """The record into which this one was merged, or None."""
        from werkzorg.deelnemers.models import Deelnemer

        return Deelnemer.objects.filter(pk=pk).values_list("samengevoegd_met_id", flat=True).first()

    def gesorteerd(self) -> Self:
        """By family name and first name as a Dutch reader expects, without depending on the server's collation."""
        return self.order_by(Sorteersleutel("achternaam"), Sorteersleutel("voornaam"), "dossiernummer")

    def gezocht(self, term: str) -> Self:
        """People whose name holds every word of `term`, or whose dossier number starts with it."""
        rijen = self.annotate(
            zoeknaam=Sorteersleutel(
                Concat("achternaam", models.Value(" "), "voornaam", output_field=models.TextField())
            )
        )
        voorwaarde = Q()
        for woord in term.split():
            voorwaarde &= Q(zoeknaam__contains=Sorteersleutel(models.Value(woord)))
        # Both halves can use an index, so the database need not read everybody: dossier numbers are always capitals.
        return rijen.filter(voorwaarde | Q(dossiernummer__startswith=term.strip().upper()))


class VroegereNaamQuerySet(models.QuerySet["VroegereNaam"]):
    def gezocht(self, term: str) -> Self:
        """Former names that hold every word of `term`, as `DeelnemerQuerySet.gezocht` does with the present name."""
        rijen = self.annotate(
            zoeknaam=Sorteersleutel(
                Concat("achternaam", models.Value(" "), "voornaam", output_field=models.TextField())
            )
        )
        for woord in term.split():
            rijen = rijen.filter(zoeknaam__contains=Sorteersleutel(models.Value(woord)))
        return rijen


class SamenvoegingQuerySet(models.QuerySet["Samenvoeging"]):
    def uitgevoerd(self) -> Self:
        """The merges that were carried out and not undone, newest first."""
        return self.filter(uitgevoerd_op__isnull=False, beeindigd_op__isnull=True).order_by(
            "-uitgevoerd_op", "id"
        )

    def voorgesteld(self) -> Self:
        """The proposals that nobody confirmed, withdrew or refused, oldest first."""
        return self.filter(uitgevoerd_op__isnull=True, beeindigd_op__isnull=True).order_by(
            "voorgesteld_op", "id"
        )

    def met(self, deelnemer_id: UUID) -> Self:
        """Those about one record, on either side."""
        return self.filter(Q(blijft_id=deelnemer_id) | Q(gaat_op_id=deelnemer_id))


class WisopdrachtQuerySet(models.QuerySet["Wisopdracht"]):
    def goedgekeurd(self) -> Self:
        """What a second person approved and the job has not carried out yet, oldest first."""
        return self.filter(goedgekeurd_op__isnull=False, uitgevoerd_op__isnull=True).order_by(
            "goedgekeurd_op", "id"
        )
