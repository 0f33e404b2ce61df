"""Trajecten in any state for tests, made by their acts or, where a test only needs the row, laid down directly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pghistory
import pgtrigger
from django.db import transaction
from django.utils import timezone

from mandaten.models import Bevoegdheid
from tests.deelnemers.personen import registreer
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import Rolverdeling, Speler
from trajecten.domein.akkoord import PARTIJEN, TER_PLAATSE
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.models import Aanstelling, Akkoord, Planversie, Traject
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import (
    AANGEVRAAGD,
    AFRONDEND,
    GESTART,
    GOEDGEKEURD,
    IN_BEGELEIDING,
    IN_BEOORDELING,
    LOPEND,
    PLAN_IN_OPMAAK,
    PLAN_INGEDIEND,
    TOEGEWEZEN,
)
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer, Grond
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.termijnen import einde_na_maanden

REGIO = "gent"
# The way to each state, as the database wants it: one allowed step at a time.
_WEG = (AANGEVRAAGD, IN_BEOORDELING, GOEDGEKEURD, TOEGEWEZEN, PLAN_IN_OPMAAK, PLAN_INGEDIEND, LOPEND)


@contextmanager
def zonder_stukken() -> Iterator[None]:
    """Inside an act, where a state may stand without what led to it: a test that only needs the row."""
    # What fails inside is undone before the guard comes back.
    with in_handeling(), pgtrigger.ignore("trajecten.Traject:stukken_bij_status"), transaction.atomic():
        yield


@contextmanager
def in_handeling() -> Iterator[None]:
    """Inside an act, as the tables want it."""
    with pghistory.context(handeling="test", door="commando:test"):
        yield


def maak_traject(
    cast: Rolverdeling,
    *,
    status: str = LOPEND,
    deelnemer: Deelnemer | None = None,
    start: date | None = None,
    werk: Speler | None = None,
    zorg: Speler | None = None,
    maanden: int = 18,
    **velden: Any,
) -> Traject:
    """A traject of a new person in this state, with the tandem of the cast from TOEGEWEZEN on.

    `start` (first talk) is by default 60 days ago; it ends at the latest after `maanden` months. AFRONDEND ends
    yesterday, or on `einddatum`.
    """
    vandaag = timezone.localdate()
    werk, zorg = werk or cast.casemanager_werk, zorg or cast.casemanager_zorg
    begin = start or vandaag - timedelta(days=60)
    deelnemer = deelnemer or registreer(zorg.door)
    verzoek_op = begin - timedelta(days=40)
    eind = velden.pop("einddatum", vandaag - timedelta(days=1))
    with zonder_stukken():
        rij = Traject.objects.create(
            deelnemer=deelnemer,
            vdab=cast.spelers["vdab_beslisser"].lidmaatschap.organisatie,
            aanmelder=velden.pop("aanmelder", werk.lidmaatschap.organisatie),
            aanmelder_rol=velden.pop("aanmelder_rol", "casemanager_werk"),
            ontvangen_op=velden.pop("ontvangen_op", verzoek_op),
            volledig_op=velden.pop("volledig_op", verzoek_op),
            regio_id=velden.pop("regio_id", REGIO),
            gemeente="Gent",
            belemmeringen=["psychisch", "sociaal"],
            werk_nu_niet_mogelijk=True,
            werk_later_verwacht=True,
            vraag="Ik wil weer onder de mensen komen.",
            **velden,
        )
        open_betrokkenheid(
            rij,
            organisatie_id=rij.vdab_id,
            rol="vdab_beslisser",
            grond=Grond.VERWIJZING,
            door=Commando("test"),
        )
        if status in (*IN_BEGELEIDING, AFRONDEND):
            for kant, speler in ((WERK, werk), (ZORG, zorg)):
                stel_aan(rij, kant, speler, begin - timedelta(days=10))
        for naar in _WEG[1 : _WEG.index(LOPEND if status not in _WEG else status) + 1]:
            rij.status = naar
            if naar in GESTART and rij.startdatum is None:
                rij.informatieplicht_op = begin
                rij.startdatum, rij.max_maanden = begin, maanden
                rij.uiterste_einddatum = einde_na_maanden(begin, maanden)
            if naar == LOPEND:
                rij.plan_geregistreerd_op = begin + timedelta(days=20)
            rij.save()
        if status not in _WEG:
            rij.status = status
            if status == AFRONDEND:
                rij.einddatum, rij.einde_reden = eind, "doel_bereikt"
            rij.save()
    return Traject.objects.get(pk=rij.pk)


def verstuur(versie: Planversie, **velden: Any) -> None:
    """All three agreed to this version, and it was sent just now or as these fields say."""
    with in_handeling():
        for partij in PARTIJEN:
            Akkoord.objects.create(
                planversie=versie,
                partij=partij,
                wijze=TER_PLAATSE,
                op=timezone.localdate(),
                geregistreerd_door_id=versie.gemaakt_door_id,
            )
        for veld, waarde in {"ingediend_op": timezone.now(), **velden}.items():
            setattr(versie, veld, waarde)
        versie.save()


def stel_aan(
    traject: Traject, kant: str, speler: Speler, van: date, tot_en_met: date | None = None
) -> Aanstelling:
    """This player is casemanager on this side from `van` (to and including `tot_en_met`), and involved."""
    with in_handeling():
        rij = Aanstelling.objects.create(
            traject=traject,
            kant=kant,
            organisatie=speler.lidmaatschap.organisatie,
            lidmaatschap=speler.lidmaatschap,
            periode=reeks(van, tot_en_met),
        )
        open_betrokkenheid(
            traject,
            organisatie_id=rij.organisatie_id,
            rol=speler.lidmaatschap.rol,
            lidmaatschap_id=rij.lidmaatschap_id,
            grond=Grond.BEGELEIDING,
            door=Commando("test"),
        )
    return rij


def geef_bevoegdheid(speler: Speler, functie: str, regio: str | None = REGIO) -> Bevoegdheid:
    """The organisation of this player may do this in this regio since 2023, without the story behind the grant.

    It hangs on a recognition, of which there may be several in one regio.
    """
    toekenning = maak_toekenning("erkenning")
    with in_handeling():
        return Bevoegdheid.objects.create(
            toekenning=toekenning,
            organisatie=speler.lidmaatschap.organisatie,
            functie=functie,
            regio_id=regio,
            periode=reeks(date(2023, 7, 1), None),
        )
