"""Suggestions from the presences: the clock gives them in sets, a begeleider says what he did with one (issue 6, 5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from ama.domein.aanwezigheid import Status
from ama.domein.opkomst import Dag
from ama.domein.signalen import (
    VANZELF_VOORBIJ,
    Beeld,
    Gegeven,
    Signaalregels,
    afhandel_bezwaar,
    signalen,
    te_geven,
    venster_vanaf,
    voorbij,
)
from ama.domein.signalen import Signaal as Soort
from ama.domein.uren import Week
from ama.meldingen.signalen import BEKIJKEN
from ama.models import Aanwezigheid, Overeenkomst, Overeenkomstversie, Signaal, Toeleiding
from ama.models.urenlezen import recente_weken
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SIGNAAL = "ama.signaal"
NIETS_NODIG = "Niets nodig."
_EEN_DAG = timedelta(days=1)
PARAMETERS = (
    "ama_signaal_na_elkaar",
    "ama_signaal_weken",
    "ama_signaal_punten",
    "ama_signaal_minstens",
    "ama_signaal_stil",
    "se_uren_signaal_weken",
)


@handeling("signalen_geven")
def signalen_geven(overeenkomsten: Collection[UUID], *, dag: date, door: Klok) -> int:
    """What stands out at the end of `dag` in these agreements is said once, what is over goes; how many changed.

    A fixed number of questions, however many agreements; only what is new asks more.
    """
    regels = signaalregels(dag)
    rijen = list(
        Overeenkomst.objects.vergrendeld()
        .filter(pk__in=list(overeenkomsten))
        .select_related("begeleider_lid")
        .order_by("pk")
    )
    sleutels = [rij.pk for rij in rijen]
    dagen, minuten = _dagen(sleutels, venster_vanaf(regels, dag), dag), _minuten(sleutels, dag)
    eerder, weken = _eerder(sleutels), _weken(rijen, regels, dag)
    veranderd = 0
    for rij in rijen:
        beeld = Beeld(dagen.get(rij.pk, []), rij.periode, minuten.get(rij.pk, 0), weken.get(rij.pk, ()))
        loopt = rij.status in IN_BEGELEIDING and rij.start <= dag
        nu, al = signalen(beeld, regels, dag) if loopt else (), eerder.get(rij.pk, [])
        weg = {een.soort for een in voorbij([gegeven for _, gegeven in al], nu)}
        veranderd += _sluit_vanzelf(
            [pk for pk, gegeven in al if gegeven.soort in weg and not gegeven.gezien_op]
        )
        for melding in te_geven(nu, [gegeven for _, gegeven in al]):
            signaal = Signaal.objects.create(
                overeenkomst=rij, soort=melding.soort.value, sinds=melding.sinds, zin=melding.zin
            )
            _vraag(signaal, rij)
            log(
                "signalen_geven",
                door=door,
                object_soort=SIGNAAL,
                object_id=signaal.pk,
                deelnemer_id=rij.deelnemer_id,
                gegevens={"soort": signaal.soort},
            )
            veranderd += 1
    return veranderd


@handeling("signaal_afhandelen")
def signaal_afhandelen(
    signaal: Signaal, *, wat_nu: str, is_niets_nodig: bool, versie: int, door: Hoedanigheid
) -> Signaal:
    """Somebody looked at it and says what he did, or that nothing is needed; the task leaves the list."""
    rij = Signaal.objects.zichtbaar_voor(door).vergrendel(signaal.pk)
    if rij.gezien_op is not None:
        raise Geweigerd("Dit signaal is al afgehandeld.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if nee := afhandel_bezwaar(wat_nu, is_niets_nodig):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"wat_nu": nee})
    rij.gezien_op = timezone.now()
    rij.wat_nu = wat_nu.strip() or NIETS_NODIG
    rij.versie += 1
    rij.save(update_fields=["gezien_op", "wat_nu", "versie"])
    rond_taken_af(BEKIJKEN, object_soort=SIGNAAL, object_id=rij.pk)
    log(
        "signaal_afhandelen",
        door=door,
        object_soort=SIGNAAL,
        object_id=rij.pk,
        deelnemer_id=rij.overeenkomst.deelnemer_id,
        gegevens={"niets_nodig": is_niets_nodig},
    )
    return rij


def signaalregels(dag: date) -> Signaalregels:
    """From when on something stands out, by the numbers of this day. Raises ParameterOnbekend."""
    opname = momentopname(dag)
    return Signaalregels(
        na_elkaar=opname.getal("ama_signaal_na_elkaar"),
        weken=opname.getal("ama_signaal_weken"),
        punten=opname.getal("ama_signaal_punten"),
        minstens=opname.getal("ama_signaal_minstens"),
        stil_na=opname.getal("ama_signaal_stil"),
        onder=opname.getal("se_uren_signaal_weken"),
    )


def _dagen(sleutels: Sequence[UUID], vanaf: date, dag: date) -> Mapping[UUID, list[Dag]]:
    """The recorded days of the window; of an agreement without any only the last one before it."""
    velden = ("overeenkomst_id", "dag", "status", "minuten", "is_gepland")
    uit: dict[UUID, list[Dag]] = {}
    rijen = Aanwezigheid.objects.filter(overeenkomst_id__in=sleutels)
    for wie, op, status, minuten, gepland in rijen.tussen(vanaf, dag).values_list(*velden):
        uit.setdefault(wie, []).append(Dag(op, Status(status), minuten, gepland))
    if stil := [een for een in sleutels if een not in uit]:
        eerder = Aanwezigheid.objects.filter(overeenkomst_id__in=stil, dag__lt=vanaf)
        for wie, laatste in eerder.values_list("overeenkomst_id").annotate(op=Max("dag")).order_by():
            # Only its day says anything: since when nothing was filled in.
            uit[wie] = [Dag(laatste, Status.AANWEZIG)]
    return uit


def _minuten(sleutels: Sequence[UUID], dag: date) -> Mapping[UUID, int]:
    versies = Overeenkomstversie.objects.filter(overeenkomst_id__in=sleutels).geldig_op(dag)
    return dict(versies.values_list("overeenkomst_id", "minuten_per_week"))


def _weken(
    rijen: Sequence[Overeenkomst], regels: Signaalregels, dag: date
) -> Mapping[UUID, tuple[Week, ...]]:
    """Of the agreements of AMA sociale economie the latest weeks, beside the one that began first of a toeleiding.

    A suggestion about the hours of all of them together is given once, whatever set they are in. Twice as many weeks as
    it takes: a week that says nothing is passed over.
    """
    onder = {rij.toeleiding_id for rij in rijen if rij.toeleiding_id is not None}
    if not onder:
        return {}
    lopend = Overeenkomst.objects.filter(toeleiding__in=onder).lopend_op(dag)
    eerste = lopend.order_by("toeleiding_id", "start", "pk").distinct("toeleiding_id")
    bij = dict(eerste.values_list("toeleiding_id", "pk"))
    gelezen = recente_weken(Toeleiding.objects.filter(pk__in=bij), dag + _EEN_DAG, 2 * regels.onder)
    return {bij[pk]: weken for pk, weken in gelezen.items()}


def _eerder(sleutels: Sequence[UUID]) -> Mapping[UUID, list[tuple[UUID, Gegeven]]]:
    uit: dict[UUID, list[tuple[UUID, Gegeven]]] = {}
    rijen = Signaal.objects.filter(overeenkomst_id__in=sleutels).order_by("gegeven_op")
    for pk, wie, soort, sinds, gezien in rijen.values_list(
        "pk", "overeenkomst_id", "soort", "sinds", "gezien_op"
    ):
        gezien_dag = None if gezien is None else timezone.localdate(gezien)
        uit.setdefault(wie, []).append((pk, Gegeven(Soort(soort), sinds, gezien_dag)))
    return uit


def _sluit_vanzelf(sleutels: Sequence[UUID]) -> int:
    if not sleutels:
        return 0
    Signaal.objects.filter(pk__in=sleutels).update(gezien_op=timezone.now(), wat_nu=VANZELF_VOORBIJ)
    for pk in sleutels:
        rond_taken_af(BEKIJKEN, object_soort=SIGNAAL, object_id=pk)
    return len(sleutels)


def _vraag(signaal: Signaal, overeenkomst: Overeenkomst) -> None:
    maak_taak(
        BEKIJKEN,
        sleutel=f"{BEKIJKEN}:{signaal.pk}",
        object_soort=SIGNAAL,
        object_id=signaal.pk,
        organisatie_id=overeenkomst.begeleider_id,
        rol=BEGELEIDER,
        deelnemer_id=overeenkomst.deelnemer_id,
        gebruiker_id=overeenkomst.begeleider_lid.gebruiker_id,
    )
