"""The plan, who carries it out, and the hours: as the examples play it through the acts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from functools import partial

from trajecten.domein.plan import RECHTEN_PLICHTEN_VOORSTEL
from trajecten.domein.planinhoud import Moment, kenmerk
from trajecten.domein.planwijziging import Actieinvoer, Inhoudinvoer
from trajecten.domein.stage import Score, Stageplan
from trajecten.domein.uitvoering import Aangeboden, Dagregel
from trajecten.handelingen.aanbod import aanbod_registreren
from trajecten.handelingen.acties import actie_afwerken, actie_toewijzen
from trajecten.handelingen.draagkracht import (
    NieuwZorgmoment,
    draagkracht_vastleggen,
    zorgmoment_vastleggen,
)
from trajecten.handelingen.gegeven_uren import uren_registreren
from trajecten.handelingen.planakkoord import trajectplan_akkoord_registreren
from trajecten.handelingen.planbewerken import trajectplan_bewerken
from trajecten.handelingen.plangegevens import BEWERKBAAR, planstand, vergrendel_plan
from trajecten.handelingen.planindienen import (
    trajectplan_indienen,
    trajectplan_registreren,
    trajectplan_terugsturen,
)
from trajecten.handelingen.stages import stage_evalueren, stage_starten
from trajecten.models import Actie, Stage
from trajecten.soorten import DEELNEMER, WERK, ZORG
from trajecten.voorbeelden.mensen import DOSSIERS, Dossier
from trajecten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.models import Werkpost

# Days after the first talk.
OPMAAK, AKKOORD, INGEDIEND, TOEGEWEZEN, GEREGISTREERD = 4, 9, 10, 14, 20
_AANBOD = (
    (
        "werkattitudes",
        "Atelier houtbewerking",
        12,
        2,
        "Ritme, op tijd komen en samenwerken in een kleine groep.",
    ),
    ("begeleiding_werkgever", "Coaching van de werkgever", 20, 1, "Iemand die meegaat naar de werkvloer."),
    ("zorg", "Groep omgaan met angst", 8, 6, "Acht wekelijkse bijeenkomsten met een therapeut."),
    ("werkplekken", "Zoeken naar een stageplaats op maat", 15, 3, ""),
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The catalogue, and what happened to every plan."""
    for nummer in range(len(_AANBOD)):
        yield spel.op(-570 + nummer, 9), partial(_bied_aan, spel, nummer)
    for een in DOSSIERS:
        if not een.komt_tot("plan_in_opmaak"):
            continue
        yield spel.op(een.start + OPMAAK, 9), partial(_maak_op, spel, een)
        if een.komt_tot("plan_ingediend") or een.bijzonder & {"akkoord", "teruggestuurd"}:
            yield spel.op(een.start + AKKOORD, 9), partial(_akkoord, spel, een)
        if een.komt_tot("plan_ingediend") or "teruggestuurd" in een.bijzonder:
            yield spel.op(een.start + INGEDIEND, 9), partial(_dien_in, spel, een)
        if "teruggestuurd" in een.bijzonder:
            yield spel.op(een.start + TOEGEWEZEN, 9), partial(_stuur_terug, spel, een)
        if een.komt_tot("lopend"):
            if "zonder_dienstverlener" not in een.bijzonder:
                yield spel.op(een.start + TOEGEWEZEN, 9), partial(_verdeel, spel, een)
            yield spel.op(een.start + GEREGISTREERD, 9), partial(_registreer, spel, een)
            if "vroeg" not in een.bijzonder:
                yield from _uitvoering(spel, een)


def _uitvoering(spel: Spel, een: Dossier) -> Iterator[Gebeurtenis]:
    for week in range(4, 22, 3):
        dag = een.start + 7 * week
        if dag < -1 and "zonder_dienstverlener" not in een.bijzonder:
            yield spel.op(dag, 16), partial(_schrijf_uren, spel, een)
    if "stage" in een.bijzonder:
        yield spel.op(een.start + 60, 9), partial(_stage, spel, een)
        yield spel.op(een.start + 95, 15), partial(_evalueer_stage, spel, een)
    if een.start < -190 and "zonder_dienstverlener" not in een.bijzonder:
        yield spel.op(een.start + 181, 15), partial(_werk_af, spel, een)


def _bied_aan(spel: Spel, nummer: int) -> None:
    soort, titel, plaatsen, weken, omschrijving = _AANBOD[nummer]
    aanbod_registreren(
        Aangeboden(
            velden={
                "soort": soort,
                "titel": titel,
                "omschrijving": omschrijving,
                "plaatsen": plaatsen,
                "wachttijd_weken": weken,
                "contactpersoon": "Ines De Backer",
                "contact_telefoon": spel.huizen["vaph"].telefoon,
                "contact_email": spel.huizen["vaph"].email,
            },
            regios=("gent", "waasland"),
            van=spel.vandaag,
            tot_en_met=None,
        ),
        door=spel.dienstverlener(),
    )


def _maak_op(spel: Spel, een: Dossier) -> None:
    werk, zorg = spel.werk(een.plek), spel.zorg(een.plek)
    rij = spel.traject(een.sleutel)
    draagkracht_vastleggen(
        rij, vanaf=spel.vandaag, uren_per_week=Decimal("12"), nota="halve dagen", door=zorg
    )
    zorgmoment_vastleggen(
        rij,
        nieuw=NieuwZorgmoment(weekdag=3, van_uur=time(14), tot_uur=time(15), vanaf=spel.vandaag),
        door=zorg,
    )
    _bewerk(
        spel,
        een,
        Inhoudinvoer(
            {
                "doelen": "Ik wil drie halve dagen per week buiten komen, en later halftijds in een atelier werken.",
                "omschrijving": "Van vaste halve dagen in het atelier naar een stage, met zorg in dezelfde weken.",
                "duur_maanden": 12,
                "rechten_plichten": RECHTEN_PLICHTEN_VOORSTEL,
                "evaluatie_maanden": 3,
                "motivering": "Een kleine groep past beter dan een grote werkvloer.",
                "statuut_besproken_op": spel.vandaag,
                "verkend_op": spel.vandaag,
            }
        ),
    )
    van = spel.vandaag + timedelta(days=14)
    _bewerk(
        spel,
        een,
        Actieinvoer(
            id=None,
            soort="zorg",
            omschrijving="Gesprekken over spanning en slaap",
            van=van,
            tot_en_met=van + timedelta(days=150),
            uren_per_week=Decimal("1"),
            organisatie_id=zorg.organisatie_id,
        ),
    )
    _bewerk(
        spel,
        een,
        Actieinvoer(
            id=None,
            soort="werkattitudes",
            omschrijving="Twee halve dagen in het atelier houtbewerking",
            van=van,
            tot_en_met=van + timedelta(days=170),
            uren_per_week=Decimal("8"),
            momenten=(Moment(0, time(9), time(13)), Moment(2, time(9), time(13))),
            motivering="Dicht bij huis, en er is plaats.",
        ),
    )
    eerste = Actie.objects.filter(traject=rij, domein=WERK).order_by("volgorde")[0]
    _bewerk(
        spel,
        een,
        Actieinvoer(
            id=None,
            soort="begeleiding_werkgever",
            omschrijving="De werkgever begeleiden bij de start van een stage",
            van=van + timedelta(days=171),
            tot_en_met=van + timedelta(days=260),
            uren_per_week=Decimal("2"),
            na=frozenset({eerste.pk}),
            organisatie_id=werk.organisatie_id,
        ),
    )


def _bewerk(spel: Spel, een: Dossier, wijziging: Inhoudinvoer | Actieinvoer) -> None:
    rij = spel.traject(een.sleutel)
    trajectplan_bewerken(rij, wijziging=wijziging, versie=rij.versie, door=spel.werk(een.plek))


def _akkoord(spel: Spel, een: Dossier) -> None:
    werk, zorg = spel.werk(een.plek), spel.zorg(een.plek)
    for partij, wijze, door in (
        (DEELNEMER, "ter_plaatse", zorg),
        (WERK, "aangemeld", werk),
        (ZORG, "aangemeld", zorg),
    ):
        rij = spel.traject(een.sleutel)
        stand = planstand(vergrendel_plan(rij, door=door, vanuit=BEWERKBAAR), door=door)
        trajectplan_akkoord_registreren(
            rij, partij=partij, wijze=wijze, op=spel.vandaag, gezien=kenmerk(stand.inhoud), door=door
        )


def _dien_in(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    trajectplan_indienen(rij, versie=rij.versie, door=spel.werk(een.plek))


def _stuur_terug(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    trajectplan_terugsturen(
        rij,
        reden="Het atelier heeft pas over zes weken plaats. Kan de begindag later?",
        versie=rij.versie,
        door=spel.coordinator(),
    )


def _verdeel(spel: Spel, een: Dossier) -> None:
    for actie in Actie.objects.filter(traject=spel.traject(een.sleutel)).zonder_dienstverlener():
        actie_toewijzen(
            actie,
            dienstverlener_id=spel.huizen["vaph"].pk,
            versie=actie.versie,
            door=spel.coordinator(),
        )


def _registreer(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    trajectplan_registreren(rij, op=spel.vandaag, versie=rij.versie, door=spel.werk(een.plek))


def _atelier(spel: Spel, een: Dossier) -> Actie:
    return Actie.objects.filter(traject=spel.traject(een.sleutel), soort="werkattitudes")[0]


def _schrijf_uren(spel: Spel, een: Dossier) -> None:
    actie = _atelier(spel, een)
    if not actie.van <= spel.vandaag <= actie.tot_en_met:
        return
    regels = [
        Dagregel(nummer=1, dag=spel.vandaag, uren=Decimal("4"), wat="Geschaafd en geschuurd."),
        Dagregel(nummer=2, dag=spel.vandaag - timedelta(days=2), uren=Decimal("3.5"), wat=""),
    ]
    uren_registreren(actie, regels=regels, door=spel.dienstverlener())


def _werk_af(spel: Spel, een: Dossier) -> None:
    actie = _atelier(spel, een)
    actie_afwerken(
        actie,
        afgewerkt_op=spel.vandaag,
        resultaat="Komt op tijd, werkt zelfstandig en vraagt hulp als het moet.",
        versie=actie.versie,
        door=spel.dienstverlener(),
    )


def _stage(spel: Spel, een: Dossier) -> None:
    werkpost = Werkpost.objects.geldig_op(spel.vandaag).order_by("aangemaakt_op", "pk")[0]
    stage_starten(
        spel.traject(een.sleutel),
        werkpost_id=werkpost.pk,
        actie_id=None,
        plan=Stageplan(
            van=spel.vandaag,
            tot_en_met=spel.vandaag + timedelta(days=40),
            verzekering="polis arbeidsongevallen en BA van VDAB",
            verzekerd_op=spel.vandaag,
        ),
        velden={
            "functie": "Helpen in de werkplaats",
            "mentor": "Mieke Dewit",
            "mentor_telefoon": "+3220000991",
            "mentor_email": "",
            "uren_per_week": Decimal("6"),
            "uren_motivering": "De deelnemer vraagt het zelf; de werkpost bouwt de uren traag op.",
        },
        door=spel.werk(een.plek),
    )


def _evalueer_stage(spel: Spel, een: Dossier) -> None:
    stage = Stage.objects.filter(traject=spel.traject(een.sleutel)).order_by("van")[0]
    stage_evalueren(
        stage,
        op=spel.vandaag,
        scores=(Score("Op tijd komen", 4), Score("Samenwerken", 3, "Zoekt nog zijn plaats in de groep.")),
        verslag="De mentor is tevreden over inzet en ritme.",
        woorden_deelnemer="Het was druk, maar ik ging er graag naartoe.",
        stopt_op=None,
        versie=stage.versie,
        door=spel.werk(een.plek),
    )
