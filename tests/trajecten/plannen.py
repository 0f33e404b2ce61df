"""Plans in any state for tests, made by their acts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import REGIO, in_handeling, maak_traject
from trajecten.domein.akkoord import DEELNEMER, TER_PLAATSE
from trajecten.domein.planinhoud import kenmerk
from trajecten.domein.planwijziging import Actieinvoer, Inhoudinvoer
from trajecten.handelingen.planakkoord import trajectplan_akkoord_registreren
from trajecten.handelingen.planbewerken import trajectplan_bewerken
from trajecten.handelingen.planindienen import trajectplan_indienen, trajectplan_registreren
from trajecten.models import Aanbod, Aanbodregio, Actie, Akkoord, Planversie, Traject
from trajecten.models.planlezen import plan_van, planacties, planinhoud, tandemnamen
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import PLAN_IN_OPMAAK
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Organisatie

INHOUD: dict[str, Any] = {
    "doelen": "Ik wil weer onder de mensen komen en stap voor stap gaan werken.",
    "omschrijving": "Werkritme opbouwen op een stageplaats, met begeleiding.",
    "duur_maanden": 12,
    "rechten_plichten": "Je komt naar de afspraken. Je mag stoppen.",
    "evaluatie_maanden": 3,
    "motivering": "Dicht bij huis.",
}


def vers(traject: Traject) -> Traject:
    """The same traject as it stands now, with its person."""
    return Traject.objects.select_related("deelnemer").get(pk=traject.pk)


def in_opmaak(cast: Rolverdeling, **velden: Any) -> Traject:
    """A traject that started 30 days ago, with an empty plan."""
    velden.setdefault("start", timezone.localdate() - timedelta(days=30))
    return maak_traject(cast, status=PLAN_IN_OPMAAK, **velden)


def bewerk(traject: Traject, speler: Speler, wijziging: Any) -> None:
    """One change in the plan as it stands now."""
    trajectplan_bewerken(traject, wijziging=wijziging, versie=vers(traject).versie, door=speler.door)


def actie(traject: Traject, **velden: Any) -> Actieinvoer:
    """An action from next week on for eight weeks, by casemanager Werk's own organisation unless told otherwise."""
    begin = timezone.localdate() + timedelta(days=7)
    van: date = velden.pop("van", begin)
    gegevens: dict[str, Any] = {
        "id": None,
        "soort": "werkplekken",
        "omschrijving": "Zoeken naar een stageplaats",
        "van": van,
        "tot_en_met": van + timedelta(days=55),
        "uren_per_week": Decimal("4.00"),
    }
    return Actieinvoer(**gegevens | velden)


def voeg_toe(traject: Traject, speler: Speler, **velden: Any) -> Actie:
    """The action, added to the plan."""
    voor = set(Actie.objects.filter(traject=traject).values_list("pk", flat=True))
    bewerk(traject, speler, actie(traject, **velden))
    return Actie.objects.filter(traject=traject).exclude(pk__in=voor).get()


def volledig(cast: Rolverdeling, traject: Traject) -> Traject:
    """The plan of this traject has its six contents and one action of each side."""
    werk = cast.casemanager_werk
    bewerk(traject, werk, Inhoudinvoer(INHOUD))
    voeg_toe(traject, werk, organisatie_id=werk.lidmaatschap.organisatie_id)
    voeg_toe(
        traject,
        werk,
        soort="zorgverkenning",
        omschrijving="Zorgnoden verkennen",
        organisatie_id=cast.casemanager_zorg.lidmaatschap.organisatie_id,
        uren_per_week=Decimal("1.50"),
    )
    return vers(traject)


def inhoud_nu(traject: Traject, speler: Speler) -> dict[str, Any]:
    """What the plan says now."""
    rij = vers(traject)
    return planinhoud(
        rij, plan_van(rij), planacties(rij, speler.door), tandemnamen(rij, timezone.localdate())
    )


def ga_akkoord(traject: Traject, speler: Speler, partij: str, **velden: Any) -> Akkoord:
    """This party agrees to the plan as it stands, noted by this player."""
    gegevens: dict[str, Any] = {
        "wijze": TER_PLAATSE,
        "op": timezone.localdate(),
        "gezien": kenmerk(inhoud_nu(traject, speler)),
    }
    return trajectplan_akkoord_registreren(traject, partij=partij, door=speler.door, **gegevens | velden)


def akkoord_van_allen(cast: Rolverdeling, traject: Traject) -> Traject:
    """All three agreed to the plan as it stands."""
    ga_akkoord(traject, cast.casemanager_werk, DEELNEMER)
    ga_akkoord(traject, cast.casemanager_werk, WERK)
    ga_akkoord(traject, cast.casemanager_zorg, ZORG)
    return vers(traject)


def ingediend(cast: Rolverdeling, traject: Traject | None = None) -> Traject:
    """A plan that lies with the netwerkcoördinator; his organisation must be competent (`geef_bevoegdheid`)."""
    rij = traject or in_opmaak(cast)
    volledig(cast, rij)
    akkoord_van_allen(cast, rij)
    trajectplan_indienen(rij, versie=vers(rij).versie, door=cast.casemanager_werk.door)
    return vers(rij)


def geregistreerd(cast: Rolverdeling) -> Traject:
    """A running traject, whose first version stands in the persoonlijk dossier since today."""
    rij = ingediend(cast)
    trajectplan_registreren(rij, op=timezone.localdate(), versie=rij.versie, door=cast.casemanager_werk.door)
    return vers(rij)


def laatste_versie(traject: Traject) -> Planversie:
    """The last version of the plan."""
    return Planversie.objects.filter(traject=traject).latest("nummer")


def maak_aanbod(organisatie: Organisatie, *, regio: str = REGIO, **velden: Any) -> Aanbod:
    """An offer of this organisation in this regio."""
    gegevens: dict[str, Any] = {
        "soort": "werkplekken",
        "titel": "Stageplaatsen in het groen",
        "periode": reeks(date(2024, 1, 1), None),
    }
    with in_handeling():
        rij = Aanbod.objects.create(organisatie=organisatie, **gegevens | velden)
        Aanbodregio.objects.create(aanbod=rij, regio_id=regio)
    return rij


def sleutels(traject: Traject) -> list[UUID]:
    """The actions of the plan in their order."""
    return list(
        Actie.objects.geldig().filter(traject=traject).order_by("volgorde").values_list("pk", flat=True)
    )
