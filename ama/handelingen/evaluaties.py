"""The yearly evaluation of one deelnemer at one begeleider: opened, written, finished (Decreet 2022 art. 29)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from ama.documenten.evaluatie import EVALUATIEVERSLAG
from ama.domein import groei
from ama.domein.evaluatie import Tijd, dagen_te_laat, stand_zin, tijd_op
from ama.domein.evaluatieinhoud import UITKOMSTEN, Evaluatie, bezwaren, volgende_doelen
from ama.handelingen.begeleiding import werk_begeleiding_bij, werk_opvolgers_bij
from ama.handelingen.departementtaken import rond_late_evaluaties_af
from ama.handelingen.documenten import zet_document_klaar
from ama.handelingen.evaluatietaken import sluit_evaluatietaken, vraag_begeleider
from ama.meldingen.evaluaties import EVALUATIE, EVALUEREN, GEVOLG, staat_gevolg_open
from ama.models import Begeleiding, Groeimeting, Jaarevaluatie
from ama.models.evaluatiefeiten import (
    als_json,
    inhoud_van,
    instanties_om_af_te_stemmen,
    opkomst_per_maand,
    samen,
    soort_op,
    vorige_van,
)
from ama.soorten import WSE
from ama.statussen import AFGEWERKT, OPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.werklijst.taken import rond_taken_af

BEGELEIDING = "ama.begeleiding"


@handeling("evaluatie_openen")
def evaluatie_openen(begeleiding: Begeleiding, *, door: Hoedanigheid) -> Jaarevaluatie:
    """The evaluation that comes next, filled in with what is known; the open one when there is one already.

    Raises Geweigerd before the day on which it opens, and when the guidance ended.
    """
    rij = Begeleiding.objects.zichtbaar_voor(door).vergrendel(begeleiding.pk)
    vandaag = timezone.localdate()
    if rij.tot is not None:
        raise Geweigerd("De begeleiding is beëindigd: er komt geen evaluatie meer.")
    if tijd_op(rij.termijn, vandaag) is Tijd.LATER:
        raise Geweigerd(stand_zin(rij.termijn, vandaag))
    evaluatie, is_nieuw = open_evaluatie(rij, vandaag)
    if is_nieuw:
        log_evaluatie("evaluatie_openen", evaluatie, rij, door)
    return evaluatie


@handeling("evaluatie_bewerken")
def evaluatie_bewerken(
    evaluatie: Jaarevaluatie, *, inhoud: Evaluatie, versie: int, door: Hoedanigheid
) -> Jaarevaluatie:
    """What is written so far is kept, for whoever of the service goes on; nothing needs to be complete."""
    _, rij = _vergrendel(evaluatie, versie, door)
    if nee := groei.bezwaren(inhoud.groei):
        raise Geweigerd(
            "Controleer de gemarkeerde velden.", velden={f"groei-{veld}": zin for veld, zin in nee.items()}
        )
    _schrijf_groei(rij, inhoud)
    _schrijf(rij, inhoud)
    log_evaluatie("evaluatie_bewerken", rij, rij.begeleiding, door)
    return rij


@handeling("evaluatie_afwerken")
def evaluatie_afwerken(
    evaluatie: Jaarevaluatie, *, inhoud: Evaluatie, versie: int, door: Hoedanigheid
) -> Jaarevaluatie:
    """The evaluation was held on `inhoud.op`: it stands, the next one gets its term, and its outcome a task.

    Raises Geweigerd per field. How many days it came too late stays on record (regelgeving 15, row 20).
    """
    begeleiding, rij = _vergrendel(evaluatie, versie, door)
    vandaag = timezone.localdate()
    vorige = vorige_van(begeleiding)
    rij.soort = soort_op(begeleiding, inhoud.op or vandaag)
    nee = bezwaren(
        inhoud,
        sinds=begeleiding.sinds,
        vorige=vorige.op if vorige else None,
        vandaag=vandaag,
        laatste_dag=begeleiding.tot,
        # Under AMA sociale economie VDAB decides, and no body permits.
        af_te_stemmen=()
        if rij.soort == WSE
        else instanties_om_af_te_stemmen(begeleiding, inhoud.op or vandaag),
        soort=rij.soort,
    )
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    # Once it is finished the database takes no more points.
    _schrijf_groei(rij, inhoud)
    assert inhoud.op is not None  # the law asks it
    rij.opkomst = samen(opkomst_per_maand(begeleiding, vorige, inhoud.op)).zin
    rij.dagen_te_laat = dagen_te_laat(rij.uiterlijk_op, inhoud.op)
    rij.status = AFGEWERKT
    rij.afgewerkt_op, rij.afgewerkt_door_id = timezone.now(), door.gebruiker_id
    _schrijf(rij, inhoud, "opkomst", "dagen_te_laat", "soort", "status", "afgewerkt_op", "afgewerkt_door")
    werk_begeleiding_bij(begeleiding.deelnemer_id, begeleiding.begeleider_id)
    werk_opvolgers_bij(begeleiding)
    sluit_evaluatietaken(rij)
    rond_late_evaluaties_af()
    if UITKOMSTEN[rij.uitkomst].volgende_handeling:
        vraag_begeleider(begeleiding, GEVOLG, rij, termijn=None)
    zet_document_klaar(
        EVALUATIEVERSLAG,
        EVALUATIE,
        rij.pk,
        deelnemer_id=begeleiding.deelnemer_id,
        organisatie_id=begeleiding.begeleider_id,
        door=door,
    )
    log_evaluatie(
        "evaluatie_afwerken",
        rij,
        begeleiding,
        door,
        gegevens={"uitkomst": rij.uitkomst, "dagen_te_laat": rij.dagen_te_laat},
    )
    return rij


@handeling("evaluatiegevolg_afronden")
def evaluatiegevolg_afronden(evaluatie: Jaarevaluatie, *, door: Hoedanigheid) -> Jaarevaluatie:
    """What the outcome set going is done: the task leaves the list. Raises Geweigerd when nothing is open."""
    rij = Jaarevaluatie.objects.zichtbaar_voor(door).vergrendel(evaluatie.pk)
    if not staat_gevolg_open(rij, door):
        raise Geweigerd("Na deze evaluatie staat niets meer open op jouw takenlijst.")
    rond_taken_af(GEVOLG, object_soort=EVALUATIE, object_id=rij.pk)
    log_evaluatie("evaluatiegevolg_afronden", rij, rij.begeleiding, door)
    return rij


def open_evaluatie(rij: Begeleiding, dag: date) -> tuple[Jaarevaluatie, bool]:
    """The open evaluation of this locked guidance, and whether it is new: then its begeleider has the task.

    It starts with the goals of the last one that were not reached, and the attendance up to and including `dag`.
    """
    if (al := rij.evaluaties.filter(status=OPEN).first()) is not None:
        return al, False
    vorige = vorige_van(rij)
    evaluatie: Jaarevaluatie = rij.evaluaties.create(
        uiterlijk_op=rij.evaluatie_uiterlijk_op,
        soort=soort_op(rij, dag),
        doelen=als_json(volgende_doelen(inhoud_van(vorige) if vorige else None)),
        opkomst=samen(opkomst_per_maand(rij, vorige, dag)).zin,
    )
    vraag_begeleider(rij, EVALUEREN, evaluatie, termijn=rij.evaluatie_uiterlijk_op)
    return evaluatie, True


def log_evaluatie(
    sleutel: str,
    evaluatie: Jaarevaluatie,
    begeleiding: Begeleiding,
    door: Door,
    gegevens: dict[str, Any] | None = None,
) -> None:
    """One line about this evaluation: keys and numbers only."""
    log(
        sleutel,
        door=door,
        object_soort=EVALUATIE,
        object_id=evaluatie.pk,
        deelnemer_id=begeleiding.deelnemer_id,
        gegevens=gegevens or {},
    )


def _vergrendel(
    evaluatie: Jaarevaluatie, versie: int, door: Hoedanigheid
) -> tuple[Begeleiding, Jaarevaluatie]:
    """Guidance and evaluation, locked in the order of the clock; open, and unchanged since `versie`."""
    # The person first: his agreements and the clock lock in the same order.
    Deelnemer.objects.vergrendeld().get(pk=evaluatie.begeleiding.deelnemer_id)
    begeleiding = Begeleiding.objects.zichtbaar_voor(door).vergrendel(evaluatie.begeleiding_id)
    rij = Jaarevaluatie.objects.zichtbaar_voor(door).vergrendel(evaluatie.pk)
    if rij.status != OPEN:
        raise Geweigerd(f"Dat kan niet meer: deze evaluatie is {rij.get_status_display()}.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    rij.begeleiding = begeleiding
    return begeleiding, rij


def _schrijf_groei(rij: Jaarevaluatie, inhoud: Evaluatie) -> None:
    """The points are those of `inhoud`: at most one row per theme, none where nobody gave a point."""
    gegeven = {een.thema: een for een in inhoud.groei if not een.is_leeg}
    rij.groeimetingen.exclude(thema__in=gegeven).delete()
    for thema, een in gegeven.items():
        Groeimeting.objects.update_or_create(
            evaluatie=rij, thema=thema, defaults={"begeleider": een.begeleider, "deelnemer": een.deelnemer}
        )


def _schrijf(rij: Jaarevaluatie, inhoud: Evaluatie, *ook: str) -> None:
    rij.op = inhoud.op
    rij.doelen = als_json(inhoud.doelen)
    rij.woorden_deelnemer, rij.afspraken = inhoud.woorden_deelnemer.strip(), inhoud.afspraken.strip()
    rij.volgende_stap_mogelijk, rij.waarom = inhoud.volgende_stap_mogelijk, inhoud.waarom.strip()
    rij.uitkomst = inhoud.uitkomst
    rij.afgestemd = sorted(een.value for een in inhoud.afgestemd)
    rij.versie += 1
    rij.save(
        update_fields=[
            "op",
            "doelen",
            "woorden_deelnemer",
            "afspraken",
            "volgende_stap_mogelijk",
            "waarom",
            "uitkomst",
            "afgestemd",
            "versie",
            *ook,
        ]
    )
