"""Actions, providers, received plans and stages for tests of the network."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, verstuur
from trajecten.handelingen.acties import actie_toewijzen
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.models import Aanbod, Aanbodregio, Actie, Planversie, Stage, Traject
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Grond
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.organisaties.models import Werkpost

DAG = timedelta(days=1)


def vandaag() -> date:
    return timezone.localdate()


def coordinator(cast: Rolverdeling) -> Speler:
    return cast.spelers["netwerkcoordinator"]


def dienstverlener(cast: Rolverdeling) -> Speler:
    return cast.spelers["dienstverlener"]


def maak_actie(traject: Traject, **velden: Any) -> Actie:
    """A planned action of this traject, from ten days ago for sixty days."""
    begin = {
        "volgorde": Actie.objects.filter(traject=traject).count() + 1,
        "domein": "werk",
        "soort": "werkattitudes",
        "omschrijving": "Twee halve dagen in het atelier",
        "van": vandaag() - 10 * DAG,
        "tot_en_met": vandaag() + 50 * DAG,
        "uren_per_week": Decimal("6.00"),
        "ingediend_op": timezone.now() - 12 * DAG,
    }
    with in_handeling():
        return Actie.objects.create(traject=traject, **{**begin, **velden})


def volg(cast: Rolverdeling, traject: Traject) -> None:
    """The netwerkcoördinator of the cast received the plan of this traject."""
    with in_handeling():
        open_betrokkenheid(
            traject,
            organisatie_id=coordinator(cast).lidmaatschap.organisatie_id,
            rol="netwerkcoordinator",
            grond=Grond.VERWIJZING,
            door=Commando("test"),
        )


def maak_versie(cast: Rolverdeling, traject: Traject, **velden: Any) -> Planversie:
    """A version of the plan that was sent to the netwerkcoördinator of the cast just now."""
    with in_handeling():
        versie = Planversie.objects.create(
            traject=traject,
            nummer=Planversie.objects.filter(traject=traject).count() + 1,
            inhoud={},
            gemaakt_door=cast.casemanager_werk.gebruiker,
        )
    verstuur(versie, netwerkcoordinator=coordinator(cast).lidmaatschap.organisatie, **velden)
    return versie


def wijs_toe(cast: Rolverdeling, actie: Actie, speler: Speler | None = None) -> Actie:
    """The netwerkcoördinator assigned this provider, who has a place in the network."""
    wie = speler or dienstverlener(cast)
    volg(cast, actie.traject)
    geef_bevoegdheid(wie, "dienstverlener")
    return actie_toewijzen(
        actie,
        dienstverlener_id=wie.lidmaatschap.organisatie_id,
        versie=actie.versie,
        door=coordinator(cast).door,
    )


def nieuwe_dienstverlener(naam: str = "Maatwerk Noord", soort: str = "maatwerkbedrijf") -> Speler:
    return maak_speler("dienstverlener", maak_organisatie(naam, soort))


def maak_aanbod(speler: Speler, *, regio: str = "gent", **velden: Any) -> Aanbod:
    """An offer of this provider since 2024, in one regio."""
    begin = {"soort": "werkattitudes", "titel": "Atelier hout", "periode": reeks(date(2024, 1, 1), None)}
    with in_handeling():
        rij = Aanbod.objects.create(organisatie=speler.lidmaatschap.organisatie, **{**begin, **velden})
        Aanbodregio.objects.create(aanbod=rij, regio_id=regio)
    return rij


def maak_werkpost(naam: str = "Buurtbakkerij") -> Werkpost:
    huis = maak_organisatie(naam, "onderneming")
    with in_handeling():
        return Werkpost.objects.create(
            organisatie=huis, sector="profit", periode=reeks(date(2024, 1, 1), None), geregistreerd_door=huis
        )


def maak_stage(traject: Traject, speler: Speler, **velden: Any) -> Stage:
    """A stage of this traject that began five days ago."""
    begin = {
        "werkpost": velden.pop("werkpost", None) or maak_werkpost(),
        "functie": "Brood inpakken",
        "mentor": "Jo Bakker",
        "van": vandaag() - 5 * DAG,
        "tot_en_met": vandaag() + 20 * DAG,
        "uren_per_week": Decimal("8.00"),
        "verzekering": "Polis 1",
        "verzekerd_op": vandaag() - 6 * DAG,
        "gestart_door": speler.gebruiker,
    }
    with in_handeling():
        return Stage.objects.create(traject=traject, **{**begin, **velden})
