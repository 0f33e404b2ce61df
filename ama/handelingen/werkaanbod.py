"""The acts about what a werkpost offers and when it is closed (regelgeving 5.6, 5.8)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone

from ama.domein.aanwezigheid import Status
from ama.domein.werkaanbod import Aangeboden, bezwaren, sluiten_bezwaar
from ama.domein.werkpostdag import Sluiting as Sluitingsdagen
from ama.domein.werkpostdag import sluiting_bezwaar, sluitingsdagen_bezwaren
from ama.models import Aanwezigheid, Overeenkomst, Sluiting, Werkaanbod
from ama.models.werkaanbod import periode_van
from ama.querysets.werkposten import te_beheren
from ama.statussen import AFGEBROKEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode

SOORT = "organisaties.werkpost"
CONTROLEER = "Controleer de gemarkeerde velden."
_EEN_DAG = timedelta(days=1)


def stand_van(werkpost_id: UUID) -> int:
    """A number that grows with every change of what this werkpost offers; 0 when it never offered anything."""
    return Werkaanbod.objects.filter(werkpost_id=werkpost_id).aggregate(stand=Sum("versie"))["stand"] or 0


@handeling("werkaanbod_registreren")
def werkaanbod_registreren(
    werkpost: Werkpost, gegevens: Aangeboden, *, versie: int, door: Hoedanigheid
) -> Werkaanbod:
    """The werkpost offers this from `gegevens.van` on; what it offered before ends the day before.

    An offer from the same day is written over. `versie`: `stand_van` as the actor saw it. Raises DoesNotExist for a
    werkpost of somebody else, Geweigerd with a sentence per field, Versieconflict when a colleague was first.
    """
    post = te_beheren().zichtbaar_voor(door).vergrendel(werkpost.pk)
    stand = stand_van(post.pk)
    if stand != versie:
        raise Versieconflict(stand, {})
    vorig = Werkaanbod.objects.filter(werkpost=post).order_by("-periode__startswith").first()
    fout = bezwaren(
        activiteiten=gegevens.activiteiten,
        plaatsen=gegevens.plaatsen,
        open_dagen=gegevens.open_dagen,
        periode=Periode(gegevens.van),
        werkpost=periode_van(post),
        vorige_van=vorig.periode.lower if vorig else None,
    )
    if fout:
        raise Geweigerd(CONTROLEER, velden=fout)
    assert gegevens.plaatsen is not None
    is_zelfde_dag = vorig is not None and vorig.periode.lower == gegevens.van
    rij = vorig if vorig is not None and is_zelfde_dag else Werkaanbod(werkpost=post)
    if vorig is not None and not is_zelfde_dag:
        vorig.periode = reeks(vorig.periode.lower, gegevens.van - _EEN_DAG)
        vorig.versie += 1
        vorig.save(update_fields=["periode", "versie"])
    rij.periode = reeks(gegevens.van, laatste_dag(post.periode))
    rij.activiteiten = list(dict.fromkeys(een.strip() for een in gegevens.activiteiten if een.strip()))
    rij.plaatsen = gegevens.plaatsen
    rij.open_dagen = sorted(gegevens.open_dagen)
    rij.toelichting = gegevens.toelichting
    rij.geregistreerd_door_id = door.organisatie_id
    if is_zelfde_dag:
        rij.versie += 1
    rij.save()
    log("werkaanbod_registreren", door=door, object_soort=SOORT, object_id=post.pk)
    return rij


@handeling("werkpost_sluiten")
def werkpost_sluiten(
    werkpost: Werkpost,
    *,
    van: date,
    tot_en_met: date | None = None,
    is_gesloten: bool = True,
    reden: str = "",
    door: Hoedanigheid,
) -> Sluiting:
    """The werkpost is closed on these days, both inclusive (`tot_en_met` None: on one); or stays open on a holiday.

    Raises DoesNotExist for a werkpost of somebody else; Geweigerd when somebody was present on one of them, when they
    are noted already, or when the days cannot be.
    """
    post = te_beheren().zichtbaar_voor(door).vergrendel(werkpost.pk)
    tot_en_met = tot_en_met or van
    fout = sluitingsdagen_bezwaren(
        van, tot_en_met, werkpost=periode_van(post), is_gesloten=is_gesloten, reden=reden
    )
    if fout:
        raise Geweigerd(CONTROLEER, velden=fout)
    periode = Periode(van, tot_en_met)
    al = Sluiting.objects.staand().bij_werkpost(post.pk).filter(periode__overlap=reeks(van, tot_en_met))
    if (eerder := al.order_by("periode").first()) is not None:
        wat = "gesloten" if eerder.is_gesloten else "open op een feestdag"
        zin = f"Vanaf {eerder.periode.lower:%d/%m/%Y} staat al genoteerd: {wat}. Trek dat in, of kies andere dagen."
        raise Geweigerd(CONTROLEER, velden={"van": zin})
    if is_gesloten and (zin := sluiting_bezwaar(Sluitingsdagen(periode), _aanwezig(post, periode))):
        raise Geweigerd(zin, velden={"van": zin})
    rij = Sluiting.objects.create(
        werkpost=post,
        periode=reeks(van, tot_en_met),
        is_gesloten=is_gesloten,
        reden=reden,
        geregistreerd_door_id=door.organisatie_id,
    )
    log(
        "werkpost_sluiten",
        door=door,
        object_soort=SOORT,
        object_id=post.pk,
        gegevens={"van": van.isoformat(), "tot_en_met": tot_en_met.isoformat(), "gesloten": is_gesloten},
    )
    return rij


@handeling("sluiting_intrekken")
def sluiting_intrekken(sluiting: Sluiting, *, door: Hoedanigheid) -> Sluiting:
    """The werkpost is open after all on these days, or closed after all on its holidays; what was noted stays to read.

    Raises DoesNotExist for a werkpost of somebody else, Geweigerd when a colleague took it back already.
    """
    rij = Sluiting.objects.zichtbaar_voor(door).te_beheren_door(door).vergrendel(sluiting.pk)
    if rij.ingetrokken_op is not None:
        raise Geweigerd("Dit is intussen al ingetrokken. Je hoeft niets meer te doen.")
    rij.ingetrokken_op = timezone.now()
    rij.save(update_fields=["ingetrokken_op"])
    log("sluiting_intrekken", door=door, object_soort="ama.sluiting", object_id=rij.pk)
    return rij


@handeling("werkpost_beeindigen")
def werkpost_beeindigen(werkpost: Werkpost, *, laatste_dag: date, door: Hoedanigheid) -> Werkpost:
    """The werkpost takes nobody in any more after this day; what it offers ends with it.

    Raises DoesNotExist for a werkpost of somebody else, Geweigerd when the day lies outside it, when an agreement of
    whatever organisation runs on after it, or when an offer or closing begins later.
    """
    post = te_beheren().zichtbaar_voor(door).vergrendel(werkpost.pk)
    if zin := _einde_bezwaar(post, laatste_dag):
        raise Geweigerd(zin, velden={"laatste_dag": zin})
    aanbod = Werkaanbod.objects.geldig_op(laatste_dag).filter(werkpost=post).first()
    if aanbod is not None:
        aanbod.periode = reeks(aanbod.periode.lower, laatste_dag)
        aanbod.versie += 1
        aanbod.save(update_fields=["periode", "versie"])
    post.periode = reeks(post.periode.lower, laatste_dag)
    post.save(update_fields=["periode"])
    log(
        "werkpost_beeindigen",
        door=door,
        object_soort=SOORT,
        object_id=post.pk,
        gegevens={"laatste_dag": laatste_dag.isoformat()},
    )
    return post


def _einde_bezwaar(post: Werkpost, dag: date) -> str:
    """Why the werkpost cannot end after this day, as a sentence; "" when it can."""
    if not periode_van(post).bevat(dag):
        return f"Op {dag:%d/%m/%Y} is dit geen werkpost: kies een dag waarop ze er is."
    na = Werkaanbod.objects.filter(werkpost=post, periode__startswith__gt=dag)
    if (later := na.order_by("periode__startswith").first()) is not None:
        return f"Er is al een aanbod vanaf {later.periode.lower:%d/%m/%Y}: kies een latere laatste dag."
    lopend = Overeenkomst.objects.bij_werkpost(post.pk).exclude(status=AFGEBROKEN)
    return sluiten_bezwaar(dag, [Periode(van, tot) for van, tot in lopend.values_list("start", "einde")])


def _aanwezig(post: Werkpost, periode: Periode) -> list[date]:
    """The days of this period on which somebody was present, each once."""
    rijen = Aanwezigheid.objects.filter(
        overeenkomst__werkpost=post, status=Status.AANWEZIG, dag__gte=periode.start, dag__lte=periode.einde
    )
    return list(rijen.order_by("dag").values_list("dag", flat=True).distinct())
