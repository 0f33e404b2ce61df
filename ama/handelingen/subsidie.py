"""The acts on a run of the subsidy: computed, checked by another person, fixed for ever (regelgeving 5.7)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ama.domein.run import (
    Verandering,
    berekenen_bezwaar,
    controleren_bezwaar,
    vastleggen_bezwaar,
    veranderd_zin,
    vier_ogen_bezwaar,
)
from ama.handelingen.subsidielijnen import kenmerk, schrijf_lijnen, veranderd
from ama.meldingen.subsidie import LIJNEN_MAKEN, RUN, RUN_CONTROLEREN, RUN_VASTLEGGEN, VERWITTIGEN
from ama.models import Betwisting, Subsidierun
from ama.models.subsidielezen import Rekenregels, rekenregels
from ama.querysets.lezers import DEPARTEMENT_ZORG
from ama.statussen import BEREKEND, GECONTROLEERD, IN_BEREKENING, RUNSTATUSSEN, VASTGELEGD
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import hervat, zet_klaar
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

_LABELS = dict(RUNSTATUSSEN)
# Any constant number; together with the year it says which run is being asked for.
_SLOT = 5_907


@handeling("subsidie_berekenen")
def subsidie_berekenen(jaar: int, *, versie: int | None = None, door: Hoedanigheid) -> Subsidierun:
    """The subsidy of this year is computed, or computed again; the worker does it, exactly once.

    `versie`: of the run that the actor saw (None: there was none). Raises Geweigerd for a year that cannot be computed,
    when a number of the law is not known, and while a calculation is on its way; Versieconflict when it changed.
    """
    with connection.cursor() as cursor:
        # Two people who ask for the first run of a year: the second one finds that of the first.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, jaar])
    al = Subsidierun.objects.zichtbaar_voor(door).filter(jaar=jaar).first()
    run = None if al is None else Subsidierun.objects.zichtbaar_voor(door).vergrendel(al.pk)
    if nee := berekenen_bezwaar(
        jaar,
        timezone.localdate(),
        loopt_al=run is not None and versie is None,
        is_vastgelegd=run is not None and run.status == VASTGELEGD,
    ):
        raise Geweigerd(nee, velden={"jaar": nee})
    if run is not None and run.versie != versie:
        raise Versieconflict(run.versie, {})
    regels = rekenregels(jaar)
    if run is None:
        run = Subsidierun(
            jaar=jaar,
            status=IN_BEREKENING,
            organisatie_id=door.organisatie_id,
            berekend_door_id=door.gebruiker_id,
        )
        _zet_getallen(run, regels)
        run.save(force_insert=True)
    elif run.status == IN_BEREKENING:
        # The worker gave it up, or never heard of it: asked again it begins anew.
        if not hervat(_sleutel(run)):
            raise Geweigerd(
                "De berekening loopt al. Ze is meestal binnen een minuut klaar: laad de pagina opnieuw."
            )
    else:
        run.status, run.berekening = IN_BEREKENING, run.berekening + 1
        run.berekend_door_id, run.gecontroleerd_door, run.gecontroleerd_op = door.gebruiker_id, None, None
        _bewaar(run, "status", "berekening", "berekend_door", "gecontroleerd_door", "gecontroleerd_op")
        _sluit_taken(run)
    log(
        "subsidie_berekenen",
        door=door,
        object_soort=RUN,
        object_id=run.pk,
        gegevens={"jaar": jaar, "berekening": run.berekening},
    )
    zet_klaar(
        LIJNEN_MAKEN,
        effect_sleutel=_sleutel(run),
        verwijzing={"run": str(run.pk)},
        door=door,
    )
    return run


@handeling(LIJNEN_MAKEN)
def subsidielijnen_maken(run_id: UUID, *, door: Door) -> None:
    """The lines of a run that waits for them are there, and a colleague is asked to check it.

    Does nothing when they were there already.
    """
    run = Subsidierun.objects.zichtbaar_voor(door).vergrendel(run_id)
    if run.status != IN_BEREKENING:
        return
    regels = rekenregels(run.jaar)
    anders = schrijf_lijnen(run, regels)
    _zet_getallen(run, regels)
    run.bron, run.status, run.berekend_op = kenmerk(run), BEREKEND, timezone.now()
    _bewaar(run, "bron", "status", "berekend_op", "maximum_cent", "noemer", "indien_dagen")
    log(
        LIJNEN_MAKEN,
        door=door,
        object_soort=RUN,
        object_id=run.pk,
        gegevens={"berekening": run.berekening, "anders": anders, "bron": run.bron},
    )
    _vraag(RUN_CONTROLEREN, run)


def effect_subsidielijnen(opdracht: Opdracht) -> None:
    """Outbox effect: computes a run."""
    subsidielijnen_maken(UUID(opdracht.verwijzing["run"]), door=Klok(LIJNEN_MAKEN))


@handeling("subsidie_controleren")
def subsidie_controleren(run: Subsidierun, *, versie: int, door: Hoedanigheid) -> Subsidierun:
    """A second person looked at the run: from now on the organisations see their lines, and may dispute them.

    Raises Geweigerd for who computed it and in another state, Versieconflict when it changed meanwhile.
    """
    rij = _vergrendel(run.pk, {BEREKEND}, versie, door)
    if nee := controleren_bezwaar(rij.berekend_door_id, door.gebruiker_id):
        raise Geweigerd(nee)
    rij.status, rij.gecontroleerd_op = GECONTROLEERD, timezone.now()
    rij.gecontroleerd_door_id = door.gebruiker_id
    _bewaar(rij, "status", "gecontroleerd_op", "gecontroleerd_door")
    log("subsidie_controleren", door=door, object_soort=RUN, object_id=rij.pk, gegevens={"bron": rij.bron})
    _sluit_taken(rij)
    _vraag(RUN_VASTLEGGEN, rij)
    _verwittig(rij, door)
    return rij


@handeling("subsidie_vastleggen")
def subsidie_vastleggen(run: Subsidierun, *, versie: int, door: Hoedanigheid) -> Subsidierun:
    """The run never changes any more. It is computed once more first, and must be the same to the cent and to the day.

    Raises Geweigerd for who computed it, before the year is over, with open disputes, and when anything changed since
    the calculation: the sentence says what. Versieconflict when the run itself changed meanwhile.
    """
    with connection.cursor() as cursor:
        # One at a time, whatever the year: two runs that are fixed at once would both pay a correction of a third.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [_SLOT])
    rij = _vergrendel(run.pk, {GECONTROLEERD}, versie, door)
    if nee := vier_ogen_bezwaar(rij.berekend_door_id, door.gebruiker_id):
        raise Geweigerd(nee)
    regels = rekenregels(rij.jaar)
    anders = veranderd(rij, regels)
    if nee := vastleggen_bezwaar(
        rij.jaar,
        timezone.localdate(),
        is_veranderd=bool(anders) or rij.bron != kenmerk(rij) or not _zelfde_getallen(rij, regels),
        open_betwistingen=Betwisting.objects.open().filter(lijn__run=rij).count(),
    ):
        raise Geweigerd(f"{nee} {_wat(anders)}".strip())
    rij.status, rij.vastgelegd_op = VASTGELEGD, timezone.now()
    rij.vastgelegd_door_id = door.gebruiker_id
    _bewaar(rij, "status", "vastgelegd_op", "vastgelegd_door")
    log("subsidie_vastleggen", door=door, object_soort=RUN, object_id=rij.pk, gegevens={"bron": rij.bron})
    _sluit_taken(rij)
    _verwittig(rij, door)
    return rij


def _vergrendel(run_id: UUID, vanuit: Collection[str], versie: int, door: Hoedanigheid) -> Subsidierun:
    """The run, locked; Geweigerd outside these states, Versieconflict when it is not what the actor saw."""
    rij = Subsidierun.objects.zichtbaar_voor(door).vergrendel(run_id)
    if rij.status not in vanuit:
        mogelijk = " of ".join(f"“{_LABELS[een]}”" for een in sorted(vanuit))
        raise Geweigerd(
            f"Dat kan nu niet: de berekening staat op “{rij.get_status_display()}”, en dit kan alleen bij {mogelijk}."
        )
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def _bewaar(run: Subsidierun, *velden: str) -> None:
    run.versie += 1
    run.save(update_fields=[*velden, "versie"])


def _zet_getallen(run: Subsidierun, regels: Rekenregels) -> None:
    run.maximum_cent, run.noemer = regels.jaar.maximum_cent, regels.jaar.noemer
    run.indien_dagen = regels.jaar.indien_dagen


def _zelfde_getallen(run: Subsidierun, regels: Rekenregels) -> bool:
    jaar = regels.jaar
    return (run.maximum_cent, run.noemer, run.indien_dagen) == (
        jaar.maximum_cent,
        jaar.noemer,
        jaar.indien_dagen,
    )


def _sleutel(run: Subsidierun) -> str:
    return f"{LIJNEN_MAKEN}:{run.pk}:{run.berekening}"


def _wat(anders: list[tuple[UUID, UUID, int, int]]) -> str:
    namen = dict(
        Organisatie.objects.filter(pk__in={huis for _, huis, _, _ in anders}).values_list("pk", "naam")
    )
    return veranderd_zin([Verandering(namen[huis], was, wordt) for _, huis, was, wordt in anders])


def _vraag(soort: str, run: Subsidierun) -> None:
    """A task for the team of the departement, once per calculation."""
    maak_taak(
        soort,
        sleutel=f"{soort}:{run.pk}:{run.berekening}",
        object_soort=RUN,
        object_id=run.pk,
        organisatie_id=run.organisatie_id,
        rol=DEPARTEMENT_ZORG,
    )


def _sluit_taken(run: Subsidierun) -> None:
    for soort in (RUN_CONTROLEREN, RUN_VASTLEGGEN):
        rond_taken_af(soort, object_soort=RUN, object_id=run.pk)


def _verwittig(run: Subsidierun, door: Hoedanigheid) -> None:
    """The managers of all organisations with a line hear of it, by the worker."""
    zet_klaar(
        VERWITTIGEN,
        effect_sleutel=f"{VERWITTIGEN}:{run.pk}:{run.berekening}:{run.status}",
        verwijzing={"run": str(run.pk), "status": run.status},
        door=door,
    )
