"""Trajecten at their end for tests: with a file behind them, a report that can be sent, an advice in any stage."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling, maak_traject
from trajecten.documenten.verslaginhoud import met_verslag, stand_van
from trajecten.domein.eindverslag import GESPREK
from trajecten.domein.verslaginvoer import Verslaginvoer
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.handelingen.eindadvies import (
    eindadvies_akkoord_geven,
    eindadvies_bespreken,
    eindadvies_bewerken,
    eindadvies_indienen,
)
from trajecten.handelingen.eindverslag import eindverslag_bewerken, eindverslag_indienen
from trajecten.models import (
    Actie,
    Afspraak,
    Eindadvies,
    Evaluatie,
    Stage,
    Stageevaluatie,
    Traject,
    Trajectplan,
    Uren,
    Zorgnotitie,
)
from trajecten.statussen import AFGEWERKT, AFRONDEND, BEZIG, LOPEND
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Grond
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.organisaties.models import Werkpost

ZORGGEHEIM = "Diagnose in de zorgnotitie"
GESPREKSTEKST = "We overliepen samen alles wat er gebeurde. Ze is trots op de stage."


def vandaag() -> date:
    return timezone.localdate()


def met_dossier(cast: Rolverdeling, *, reden: str = "doel_bereikt", **velden: Any) -> Traject:
    """An ended traject with a plan, actions, hours of a provider, a stage, an evaluation and a care note."""
    traject = maak_traject(cast, status=LOPEND, **velden)
    dienstverlener = cast.spelers["dienstverlener"]
    begin = vandaag() - timedelta(days=30)
    door = cast.casemanager_werk
    with in_handeling():
        Trajectplan.objects.create(traject=traject, doelen="Ik wil in het groen werken.")
        groen = maak_actie(
            traject, 1, "werk", "werkattitudes", "Kennismaking met groenonderhoud", dienstverlener
        )
        maak_actie(traject, 2, "zorg", "zorg", "Psychosociale begeleiding", cast.casemanager_zorg)
        for dag in (0, 7):
            Uren.objects.create(
                traject=traject,
                actie=groen,
                organisatie=dienstverlener.lidmaatschap.organisatie,
                dag=begin + timedelta(days=dag),
                uren=Decimal("3.50"),
                wat="Ze werkte zelfstandig",
                door=dienstverlener.gebruiker,
            )
        groen.status = BEZIG
        groen.save()
        groen.status, groen.afgewerkt_op = AFGEWERKT, begin + timedelta(days=10)
        groen.resultaat = "Ze kan een halve dag zelfstandig werken."
        groen.save()
        organisatie = dienstverlener.lidmaatschap.organisatie
        werkpost, _ = Werkpost.objects.get_or_create(
            organisatie=organisatie,
            sector="profit",
            periode=reeks(date(2020, 1, 1), None),
            geregistreerd_door=organisatie,
        )
        stage = Stage.objects.create(
            traject=traject,
            werkpost=werkpost,
            functie="Onderhoud van perken",
            mentor="Mia Mentor",
            van=begin,
            tot_en_met=begin + timedelta(days=14),
            uren_per_week=Decimal(12),
            verzekering="Polis van VDAB",
            verzekerd_op=begin,
            gestart_door=door.gebruiker,
        )
        Stageevaluatie.objects.create(
            stage=stage,
            op=begin + timedelta(days=14),
            competenties=[{"naam": "op tijd komen", "score": 4, "toelichting": ""}],
            verslag="De stage verliep goed.",
            door=door.gebruiker,
        )
        Evaluatie.objects.create(
            traject=traject,
            op=begin + timedelta(days=20),
            feiten={},
            vooruitgang="Ze komt elke dag buiten.",
            afspraken="De uren opbouwen.",
            door=door.gebruiker,
            organisatie=door.lidmaatschap.organisatie,
        )
        Afspraak.objects.create(
            traject=traject,
            soort="contact",
            dag=begin,
            van_uur=time(9),
            organisatie=door.lidmaatschap.organisatie,
            gepland_door=door.gebruiker,
        )
        Zorgnotitie.objects.create(
            traject=traject,
            organisatie=cast.casemanager_zorg.lidmaatschap.organisatie,
            dag=begin,
            tekst=ZORGGEHEIM,
            door=cast.casemanager_zorg.gebruiker,
        )
        for rol in ("netwerkcoordinator", "dienstverlener"):
            open_betrokkenheid(
                traject,
                organisatie_id=cast.spelers[rol].lidmaatschap.organisatie_id,
                rol=rol,
                grond=Grond.VERWIJZING,
                door=Commando("test"),
            )
        traject.status, traject.einde_reden = AFRONDEND, reden
        traject.einddatum = vandaag() - timedelta(days=1)
        traject.save()
    return Traject.objects.get(pk=traject.pk)


def maak_actie(
    traject: Traject, volgorde: int, domein: str, soort: str, omschrijving: str, wie: Speler
) -> Actie:
    """One action of three weeks, carried out by the organisation of this player; inside an act."""
    begin = vandaag() - timedelta(days=30)
    return Actie.objects.create(
        traject=traject,
        volgorde=volgorde,
        domein=domein,
        soort=soort,
        omschrijving=omschrijving,
        van=begin,
        tot_en_met=begin + timedelta(days=20),
        uren_per_week=Decimal(4),
        ingediend_op=timezone.now(),
        dienstverlener=wie.lidmaatschap.organisatie,
    )


def vers(traject: Traject) -> Traject:
    """The traject with report, lines and sources as they are now."""
    return met_verslag(Traject.objects.met_verbanden()).get(pk=traject.pk)


def onbesproken(waarom: str = "Overleden op 3 mei.") -> Verslaginvoer:
    """What is typed in the report on somebody with whom nobody can talk any more."""
    return Verslaginvoer([], {GESPREK: "Er kon geen gesprek zijn."}, "", None, waarom)


def invoer(gesprek: str = GESPREKSTEKST, besproken_op: date | None = None, **velden: Any) -> Verslaginvoer:
    """What is typed in a report that is complete but for the talk."""
    waarden: dict[str, Any] = {"regels": [], "nieuw": {GESPREK: gesprek}, "eigen_visie": "Het deed me goed."}
    waarden |= {"besproken_op": besproken_op or vandaag()} | velden
    return Verslaginvoer(**waarden)


def schrijf(traject: Traject, wie: Speler, wat: Verslaginvoer | None = None) -> None:
    versie = stand_van(vers(traject)).versie
    eindverslag_bewerken(traject, invoer=wat or invoer(), versie=versie, door=wie.door)


def dien_verslag_in(traject: Traject, wie: Speler, wat: Verslaginvoer | None = None) -> None:
    schrijf(traject, wie, wat)
    eindverslag_indienen(traject, versie=stand_van(vers(traject)).versie, door=wie.door)


def schrijf_advies(traject: Traject, wie: Speler, uitkomst: str = "ama_wvg", **velden: str) -> Eindadvies:
    oud = traject.eindadviezen.order_by("-nummer").first()
    return eindadvies_bewerken(
        traject,
        uitkomst=uitkomst,
        motivering=velden.get("motivering", "Betaald werk lukt nu niet: na twee uur is ze op."),
        volgende_stap=velden.get("volgende_stap", "Een begeleider van arbeidsmatige activiteiten zoeken."),
        versie=oud.versie if oud else 0,
        door=wie.door,
    )


def laatste(traject: Traject) -> Eindadvies:
    return traject.eindadviezen.order_by("-nummer")[0]


def bespreek_en_akkoord(traject: Traject, cast: Rolverdeling) -> Eindadvies:
    """The last advice is discussed today and both agree."""
    eindadvies_bespreken(
        traject,
        op=vandaag(),
        woorden_deelnemer="Dat past bij mij.",
        versie=laatste(traject).versie,
        door=cast.casemanager_zorg.door,
    )
    for wie in (cast.casemanager_werk, cast.casemanager_zorg):
        eindadvies_akkoord_geven(traject, versie=laatste(traject).versie, door=wie.door)
    return laatste(traject)


def rond_onbesproken_af(cast: Rolverdeling, reden: str = "overlijden") -> Traject:
    """A traject of somebody who died or cannot be reached, closed without the talk."""
    traject = met_dossier(cast, reden=reden)
    dien_verslag_in(traject, cast.casemanager_werk, onbesproken())
    schrijf_advies(traject, cast.casemanager_werk, "vroegtijdig_gestopt")
    eindadvies_bespreken(
        traject,
        op=None,
        niet_besproken="Overleden op 3 mei.",
        woorden_deelnemer="",
        versie=laatste(traject).versie,
        door=cast.casemanager_zorg.door,
    )
    for wie in (cast.casemanager_werk, cast.casemanager_zorg):
        eindadvies_akkoord_geven(traject, versie=laatste(traject).versie, door=wie.door)
    eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_werk.door)
    return Traject.objects.get(pk=traject.pk)


def rond_af(cast: Rolverdeling, uitkomst: str = "ama_wvg", **velden: Any) -> Traject:
    """A traject with its whole end behind it: report and advice were sent."""
    traject = met_dossier(cast, **velden)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk, uitkomst)
    bespreek_en_akkoord(traject, cast)
    eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_werk.door)
    return Traject.objects.get(pk=traject.pk)
