"""The acts about presences: the sheet of one werkpost and day, taken back at once, and one of them corrected later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from ama.domein.aanwezigheid import (
    ONGEDAAN_MINUTEN,
    Rij,
    Status,
    Uitslag,
    Waarde,
    bezwaren,
    dag_bezwaar,
    kan_ongedaan,
    uitslag,
)
from ama.domein.bladinvoer import Bewaard, Botsing, Invoer
from ama.domein.werkpostdag import werkpostdag
from ama.models import Aanwezigheid, Overeenkomst
from ama.models.dagbladlezen import met_rooster, plannen_van, werkpostbeelden
from ama.models.wseweigering import wse_weigering
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode

CONTROLEER = "Controleer de gemarkeerde regels."
WERKPOST = "organisaties.werkpost"
_BEWAARD = (
    "status",
    "minuten",
    "nota",
    "eerste_status",
    "eerste_minuten",
    "ingevuld_door",
    "ingevuld_op",
    "versie",
)


@handeling("aanwezigheden_registreren")
def aanwezigheden_registreren(
    werkpost_id: UUID, *, dag: date, invoer: Sequence[Invoer], door: Hoedanigheid
) -> Bewaard:
    """Who of the own agreements was at this werkpost on this day; the same sheet twice changes nothing.

    What somebody else recorded differently since is given back and left as it is. Raises Geweigerd for a day or hours
    that cannot be, with the lines by the key of their agreement, and for a line that is no agreement here.
    """
    rijen = _vergrendeld(werkpost_id, [een.overeenkomst for een in invoer], dag, door)
    if not invoer or len(rijen) != len(invoer):
        raise Geweigerd(
            "Er staat iemand op dit blad die hier niet (meer) begeleid wordt. Open het blad opnieuw en vul het dan in."
        )
    jaar = werkpostbeelden([werkpost_id], Periode(dag, dag))[werkpost_id].op(dag)
    soort, vandaag = werkpostdag(jaar, dag), timezone.localdate()
    weigering = wse_weigering([overeenkomst for overeenkomst, _ in rijen.values()], vandaag)
    nieuw: list[Aanwezigheid] = []
    verbeterd: list[Aanwezigheid] = []
    botsingen: list[Botsing] = []
    nee: dict[str, str] = {}
    nu = timezone.now()
    for een in invoer:
        overeenkomst, al = rijen[een.overeenkomst]
        gepland = _gepland(overeenkomst, dag) if soort.is_open else 0
        huidig = _rij(al)
        waarde = een.waarde(huidig.waarde if huidig else None, gepland)
        if zin := dag_bezwaar(dag, overeenkomst.periode, soort, vandaag):
            raise Geweigerd(zin)
        if zin := weigering(overeenkomst, dag):
            nee[str(een.overeenkomst)] = zin
            continue
        if tegen := bezwaren(waarde):
            nee[str(een.overeenkomst)] = " ".join(tegen.values())
            continue
        match uitslag(huidig, waarde, een.gezien):
            case Uitslag.NIEUW:
                nieuw.append(
                    Aanwezigheid(
                        overeenkomst=overeenkomst,
                        dag=dag,
                        is_gepland=gepland > 0,
                        **_velden(waarde, door, nu),
                    )
                )
            case Uitslag.VERBETERD:
                assert al is not None  # only what stands there is corrected
                _verbeter(al, waarde, door, nu)
                verbeterd.append(al)
            case Uitslag.BOTSING:
                botsingen.append(Botsing(een.overeenkomst, waarde))
            case Uitslag.ZELFDE:
                pass
    if nee:
        raise Geweigerd(CONTROLEER, velden=nee)
    if nieuw or verbeterd:
        _bewaar_samen([*nieuw, *verbeterd])
        _log("aanwezigheden_registreren", werkpost_id, dag, door, nieuw=len(nieuw), verbeterd=len(verbeterd))
    return Bewaard(len(nieuw), len(verbeterd), tuple(botsingen))


@handeling("aanwezigheden_terugnemen")
def aanwezigheden_terugnemen(werkpost_id: UUID, *, dag: date, door: Hoedanigheid) -> int:
    """The lines that this person saved last on this sheet are gone again, within ten minutes; how many.

    What was saved over an earlier line stays, also when only the note changed: it may be a colleague's. Raises
    Geweigerd when there is nothing (any more), or when it is too late.
    """
    rijen = _vergrendeld(werkpost_id, None, dag, door)
    eigen = [
        al
        for _, al in rijen.values()
        if al is not None and al.ingevuld_door_id == door.gebruiker_id and al.is_nieuw
    ]
    laatst = max((een.ingevuld_op for een in eigen), default=None)
    if laatst is None:
        raise Geweigerd("Er is niets om terug te nemen: je vulde op dit blad niets nieuws in.")
    if not kan_ongedaan(laatst, timezone.now()):
        raise Geweigerd(
            f"Een blad neem je terug binnen {ONGEDAAN_MINUTEN} minuten, en die zijn voorbij. Verbeter de regels die "
            "niet kloppen: wat er eerst stond, blijft erbij."
        )
    weg = [een.pk for een in eigen if een.ingevuld_op == laatst]
    Aanwezigheid.objects.filter(pk__in=weg).delete()
    _log("aanwezigheden_terugnemen", werkpost_id, dag, door, weg=len(weg))
    return len(weg)


@handeling("aanwezigheid_verbeteren")
def aanwezigheid_verbeteren(
    aanwezigheid: Aanwezigheid, *, waarde: Waarde, reden: str, versie: int, door: Hoedanigheid
) -> Aanwezigheid:
    """This presence was really so, for this reason; the value recorded first stays beside it.

    Raises Geweigerd for hours that cannot be, no reason or no change; Versieconflict when somebody was first.
    """
    # In the order in which the sheet locks: first the agreement.
    Overeenkomst.objects.zichtbaar_voor(door).vergrendel(aanwezigheid.overeenkomst_id)
    rij = Aanwezigheid.objects.zichtbaar_voor(door).vergrendeld().get(pk=aanwezigheid.pk)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {"status": rij.status, "uren": rij.minuten, "nota": rij.nota})
    nee = bezwaren(waarde)
    if not reden.strip():
        nee["reden"] = "Zeg waarom je verbetert: wie later leest, wil het begrijpen."
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    if _waarde_van(rij) == waarde:
        raise Geweigerd("Dit staat er al zo. Wijzig wat niet klopt, of ga terug.")
    _verbeter(rij, waarde, door, timezone.now())
    rij.verbeter_reden = reden.strip()
    rij.save(update_fields=[*_BEWAARD, "verbeter_reden"])
    log(
        "aanwezigheid_verbeteren",
        door=door,
        object_soort="ama.overeenkomst",
        object_id=rij.overeenkomst_id,
        deelnemer_id=rij.overeenkomst.deelnemer_id,
        gegevens={"dag": rij.dag.isoformat(), "versie": rij.versie},
    )
    return rij


def _vergrendeld(
    werkpost_id: UUID, welke: Sequence[UUID] | None, dag: date, door: Hoedanigheid
) -> dict[UUID, tuple[Overeenkomst, Aanwezigheid | None]]:
    """The signed agreements at this werkpost with what is recorded on this day, locked until the end.

    Two sheets of the same people wait for each other here, so that nobody overwrites what he did not see.
    """
    hier = Overeenkomst.objects.zichtbaar_voor(door).bij_werkpost(werkpost_id).getekend()
    if welke is not None:
        hier = hier.filter(pk__in=welke)
    list(hier.order_by("pk").vergrendeld().values_list("pk", flat=True))
    # Asked again after the wait: what was recorded meanwhile counts.
    rijen = {een.pk: een for een in met_rooster(hier.select_related("toeleiding"), Periode(dag, dag))}
    al = {een.overeenkomst_id: een for een in Aanwezigheid.objects.filter(overeenkomst__in=rijen, dag=dag)}
    return {pk: (een, al.get(pk)) for pk, een in rijen.items()}


def _bewaar_samen(rijen: Sequence[Aanwezigheid]) -> None:
    """All of them in one statement; they are locked, so what meets a row there is a correction of it."""
    for een in rijen:
        een.pk = None
    Aanwezigheid.objects.bulk_create(
        rijen, update_conflicts=True, unique_fields=["overeenkomst", "dag"], update_fields=_BEWAARD
    )


def _gepland(overeenkomst: Overeenkomst, dag: date) -> int:
    return sum(plan.rooster.minuten_op(dag) for plan in plannen_van(overeenkomst) if plan.periode.bevat(dag))


def _waarde_van(rij: Aanwezigheid) -> Waarde:
    return Waarde(Status(rij.status), rij.minuten, rij.nota)


def _rij(al: Aanwezigheid | None) -> Rij | None:
    return None if al is None else Rij(_waarde_van(al), al.versie)


def _velden(waarde: Waarde, door: Hoedanigheid, nu: datetime) -> dict[str, object]:
    return {
        "status": waarde.status.value,
        "minuten": waarde.minuten,
        "nota": waarde.nota,
        "ingevuld_door_id": door.gebruiker_id,
        "ingevuld_op": nu,
    }


def _verbeter(rij: Aanwezigheid, waarde: Waarde, door: Hoedanigheid, nu: datetime) -> None:
    """Sets the new value; what was recorded first is written beside it, once."""
    if (rij.status, rij.minuten) != (waarde.status.value, waarde.minuten) and not rij.is_verbeterd:
        rij.eerste_status, rij.eerste_minuten = rij.status, rij.minuten
    for veld, nieuw in _velden(waarde, door, nu).items():
        setattr(rij, veld, nieuw)
    rij.versie += 1


def _log(sleutel: str, werkpost_id: UUID, dag: date, door: Hoedanigheid, **aantal: int) -> None:
    log(
        sleutel,
        door=door,
        object_soort=WERKPOST,
        object_id=werkpost_id,
        gegevens={"dag": dag.isoformat(), **aantal},
    )
