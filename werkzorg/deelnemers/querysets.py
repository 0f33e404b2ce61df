from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.ui.volgorde import Sorteersleutel
from werkzorg.ui.zoekvraag import Zoekvraag, lees_zoekvraag

if TYPE_CHECKING:
    from werkzorg.deelnemers.models import (
        Betrokkenheid,
        Deelnemer,
        Import,
        Opzoekmelding,
        Samenvoeging,
        VroegereNaam,
        Wisopdracht,
    )

# A word of fewer letters is looked for at the beginning of a word only: three letters make one entry of the index.
LETTERS_IN_DE_INDEX = 3
# So many people who had the name before come along in a search; more than one page of a list shows.
VROEGERE_NAMEN = 200
# An import that started so long ago will not end any more: its job was given up.
TE_LANG_BEZIG = timedelta(days=1)


class Zoeksleutel(models.Func):
    """What a name is searched by: its words, and each name in one go, without capitals, accents and marks."""

    function = "zoeksleutel"
    output_field = models.TextField()


class Klanksleutel(models.Func):
    """How a name sounds: equal for spellings that people mistake for one another."""

    function = "klanksleutel"
    output_field = models.TextField()


class BegintMet(models.Func):
    """Whether the first text begins with the second."""

    function = "starts_with"
    output_field = models.BooleanField()


def naamvoorwaarde(vraag: Zoekvraag) -> Q:
    """That the search name of a row holds every word, anywhere; a word of one or two letters begins a word of it."""
    voorwaarde = Q()
    for woord in vraag.woorden:
        sleutel: Any = Sorteersleutel(Value(woord))
        if len(woord) < LETTERS_IN_DE_INDEX:
            sleutel = Concat(Value(" "), sleutel, output_field=models.TextField())
        voorwaarde &= Q(zoeknaam__contains=sleutel)
    return voorwaarde


def klankvoorwaarde(voornaam: Any, achternaam: Any) -> Q:
    """That both names of a row sound as these keys (expressions), also the other way round.

    A first name may be the beginning of the other (Lien, Lieneke), unless it is a single sound.
    """
    eigen = F("klank_voornaam")
    zelfde = Q(klank_voornaam=voornaam) | _begin(eigen, voornaam) | _begin(voornaam, eigen)
    return Q(klank_achternaam=achternaam) & zelfde | Q(klank_achternaam=voornaam, klank_voornaam=achternaam)


def _begin(kort: Any, lang: Any) -> Q:
    return Q(BegintMet(lang, kort)) & Q(GreaterThanOrEqual(Length(kort), 2))


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
        """With `is_volledig`: whether this actor's involvement opens more than the identity; `vroeger`: old names."""
        from werkzorg.deelnemers.models import Betrokkenheid, VroegereNaam

        volledig = Betrokkenheid.objects.zichtbaar_voor(door).volledig().filter(deelnemer_id=OuterRef("pk"))
        rijen = VroegereNaam.objects.filter(deelnemer_id=OuterRef("pk")).order_by("-tot_op", "id")
        namen = rijen.values(naam=Concat("voornaam", Value(" "), "achternaam"))
        return self.annotate(is_volledig=Exists(volledig), vroeger=ArraySubquery(namen))

    def met_betrokkenen(self, door: Hoedanigheid) -> Self:
        """With `betrokkenen`: the involvements of the actor's own organisation today, as rol, omvang and grond."""
        from werkzorg.deelnemers.models import Betrokkenheid

        eigen = (
            Betrokkenheid.objects.lopend_op(timezone.localdate())
            .filter(deelnemer_id=OuterRef("pk"), organisatie_id=door.organisatie_id)
            .order_by("rol", "id")
        )
        velden = JSONObject(rol="rol", omvang="omvang", grond="grond")
        return self.annotate(betrokkenen=ArraySubquery(eigen.values(json=velden)))

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

    def opgegaan(self) -> Self:
        """The records that became part of another one: signposts to it."""
        return self.filter(samengevoegd_met__isnull=False)

    def opvolger_van(self, pk: UUID) -> UUID | None:
        """The record into which this one was merged, or None."""
        from werkzorg.deelnemers.models import Deelnemer

        return Deelnemer.objects.filter(pk=pk).values_list("samengevoegd_met_id", flat=True).first()

    def gesorteerd(self) -> Self:
        """By family name and first name as a Dutch reader expects, without depending on the server's collation."""
        return self.order_by(Sorteersleutel("achternaam"), Sorteersleutel("voornaam"), "dossiernummer")

    def gezocht(self, term: str) -> Self:
        """People whose name, now or before, holds every word of `term`, born on the day in it; or by dossier number.

        A record that was merged leads to the one that remained, by its name and its number. See `lees_zoekvraag` for
        what may be typed. Former names are looked up at once, with a query of their own, so
        that every part of the condition can use an index; of a very broad question they may not all come along.
        What is found by name comes in the order of `gesorteerd`.
        """
        from werkzorg.deelnemers.models import Deelnemer, VroegereNaam

        if not term.strip():
            return self
        vraag = lees_zoekvraag(term)
        if vraag.is_leeg:
            return self.none()
        geboren = Q(geboortedatum=vraag.geboortedatum) if vraag.geboortedatum else Q()
        if vraag.nummer:
            nummer = Q(dossiernummer__startswith=vraag.nummer)
            opgegaan = (
                Deelnemer.objects.opgegaan().filter(nummer).values_list("samengevoegd_met_id", flat=True)
            )
            if ids := list(opgegaan[:VROEGERE_NAMEN]):
                nummer |= Q(pk__in=ids)
            return self.filter(nummer | geboren if geboren else nummer)
        voorwaarde = naamvoorwaarde(vraag)
        if vraag.woorden:
            vroeger = VroegereNaam.objects.filter(voorwaarde).values_list("deelnemer_id")
            verdwenen = Deelnemer.objects.opgegaan().filter(voorwaarde).values_list("samengevoegd_met_id")
            if ids := [pk for (pk,) in vroeger.union(verdwenen, all=True)[:VROEGERE_NAMEN]]:
                voorwaarde |= Q(pk__in=ids)
        # By a key that no index holds: with the index of the order the database walks through everybody by name
        # until a page is full, instead of sorting the few whom the other indexes find.
        volgorde = [
            Concat(Sorteersleutel(veld), Value(""), output_field=models.TextField())
            for veld in ("achternaam", "voornaam")
        ]
        return self.filter(voorwaarde & geboren).order_by(*volgorde, "dossiernummer")

    def lijkt_op(self, voornaam: str, achternaam: str, geboortedatum: date) -> Self:
        """People born on this day whose names sound like these."""
        klank = klankvoorwaarde(Klanksleutel(Value(voornaam)), Klanksleutel(Value(achternaam)))
        return self.filter(klank, geboortedatum=geboortedatum)

    def lijkt_op_zonder_onderscheid(self, deelnemer: Deelnemer) -> Self:
        """The people who look like this one, without those of whom somebody said that they are somebody else."""
        from werkzorg.deelnemers.models import Onderscheid

        ander = OuterRef("pk")
        gezegd = Onderscheid.objects.filter(
            Q(een_id=deelnemer.pk, ander_id=ander) | Q(een_id=ander, ander_id=deelnemer.pk)
        )
        gelijkend = self.lijkt_op(deelnemer.voornaam, deelnemer.achternaam, deelnemer.geboortedatum)
        return gelijkend.exclude(pk=deelnemer.pk).filter(~Exists(gezegd))

    def met_dubbels(self, door: Door) -> Self:
        """Those with a probable double that this actor sees too; `dubbels` holds their ids, each pair once.

        Pairs of which somebody said that they are two people are left out.
        """
        from werkzorg.deelnemers.models import Deelnemer, Onderscheid

        verschillend = Onderscheid.objects.filter(een_id=OuterRef(OuterRef("pk")), ander_id=OuterRef("pk"))
        dubbels = (
            Deelnemer.objects.zichtbaar_voor(door)
            .filter(
                klankvoorwaarde(OuterRef("klank_voornaam"), OuterRef("klank_achternaam")),
                ~Exists(verschillend),
                geboortedatum=OuterRef("geboortedatum"),
                pk__gt=OuterRef("pk"),
            )
            .order_by("pk")
        )
        return self.filter(Exists(dubbels)).annotate(dubbels=ArraySubquery(dubbels.values("pk")))


class VroegereNaamQuerySet(models.QuerySet["VroegereNaam"]):
    def gezocht(self, term: str) -> Self:
        """Former names that hold every word of `term`, as `DeelnemerQuerySet.gezocht` does with the present name."""
        vraag = lees_zoekvraag(term)
        return self.filter(naamvoorwaarde(vraag)) if vraag.woorden else self.none()


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

    def voor(self, deelnemer_id: UUID, *, organisatie_id: UUID) -> Self:
        """Those about one record that this organisation, when it follows the record, may know.

        Merges, its own proposals, and proposals that ask something of who follows this very record: who follows the
        record of the proposer has nothing to do with the other one.
        """
        eigen = Q(uitgevoerd_op__isnull=False) | Q(voorgesteld_door__organisatie=str(organisatie_id))
        return self.filter(Q(gaat_op_id=deelnemer_id) | Q(blijft_id=deelnemer_id) & eigen)


class ImportQuerySet(ZichtbaarQuerySet["Import"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The imports of the actor's own organisation: of his own role, and for its manager all."""
        match door:
            case Hoedanigheid(rol="organisatiebeheerder"):
                return self.filter(organisatie_id=door.organisatie_id)
            case Hoedanigheid():
                return self.filter(organisatie_id=door.organisatie_id, rol=door.rol)
            case Klok() | Commando():
                return self.all()

    def verlopen(self, nu: datetime) -> Self:
        """Those that nobody carried out in time, or that the worker could not: what they hold must go."""
        te_lang_bezig = Q(toestand="bezig", uitgevoerd_op__lte=nu - TE_LANG_BEZIG)
        return self.filter(Q(toestand="nagekeken", vervalt_op__lte=nu) | te_lang_bezig)


class OpzoekmeldingQuerySet(ZichtbaarQuerySet["Opzoekmelding"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Those for the actor's own organisation, and those for which there was no functionaris yet."""
        match door:
            case Hoedanigheid():
                return self.filter(Q(ontvanger_id=door.organisatie_id) | Q(ontvanger__isnull=True))
            case Klok() | Commando():
                return self.all()

    def gesorteerd(self) -> Self:
        """Open ones first, then newest first."""
        return self.order_by(F("afgehandeld_op").desc(nulls_first=True), "-wanneer", "id")


class WisopdrachtQuerySet(ZichtbaarQuerySet["Wisopdracht"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The whole list for who supervises it; it holds no name, and who approves need not be of one organisation.

        Without what the clock put there by itself: that is a matter of who was responsible for those data alone.
        """
        from werkzorg.deelnemers.models import DE_KLOK

        match door:
            case Hoedanigheid(rol="functionaris_gegevensbescherming" | "functioneel_beheerder"):
                return self.exclude(voorgesteld_door=DE_KLOK)
            case Klok() | Commando():
                return self.all()
            case _:
                return self.none()

    def open(self) -> Self:
        """Neither carried out nor withdrawn."""
        return self.filter(uitgevoerd_op__isnull=True, ingetrokken_op__isnull=True)

    def op_volgorde(self) -> Self:
        """As the list shows them: what is open first, then newest first."""
        gesloten = Q(uitgevoerd_op__isnull=False) | Q(ingetrokken_op__isnull=False)
        return self.annotate(is_gesloten=models.ExpressionWrapper(gesloten, models.BooleanField())).order_by(
            "is_gesloten", "-voorgesteld_op", "id"
        )

    def goedgekeurd(self) -> Self:
        """What a second person approved and the job has not carried out yet, oldest first."""
        return self.filter(goedgekeurd_op__isnull=False, uitgevoerd_op__isnull=True).order_by(
            "goedgekeurd_op", "id"
        )
