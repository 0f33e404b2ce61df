"""What leaves the house about an evaluation: that or whether it was held, and its result; never a word of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from ama.domein.evaluatieinhoud import Doel
from ama.handelingen.evaluaties import evaluatie_openen
from ama.lijsten.evaluaties import EXPORTLIJSTEN
from ama.models import Jaarevaluatie, Overeenkomst
from tests.ama.begeleiden import begeleid, begeleider, beheerder, betrek, noteer, over, werk_af
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Opdracht
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
# One canary per field that somebody types in.
KANARIES = {
    naam: f"Kanarie{naam}" for naam in ("doel", "woorden", "waarom", "afspraken", "sessie", "opvolging")
}


@pytest.fixture
def evaluatie(cast: Rolverdeling) -> Jaarevaluatie:
    wie = begeleider(cast)
    rij = begeleid(cast, over(-330))
    af = werk_af(
        evaluatie_openen(rij, door=wie.door),
        wie,
        doelen=(Doel(KANARIES["doel"], 2),),
        woorden_deelnemer=KANARIES["woorden"],
        waarom=KANARIES["waarom"],
        afspraken=KANARIES["afspraken"],
        uitkomst="betaald_werk",
    )
    noteer(
        wie,
        Overeenkomst.objects.get(),
        tekst=KANARIES["sessie"],
        opvolging=KANARIES["opvolging"],
        opvolgen_op=over(3),
        zichtbaarheid="begeleiders",
    )
    betrek(cast.departement, rij.deelnemer)
    return af


def gevonden(tekst: str) -> list[str]:
    return [naam for naam, woord in KANARIES.items() if woord in tekst]


def test_wie_begeleidt_leest_alles(cast: Rolverdeling, als: Als, evaluatie: Jaarevaluatie) -> None:
    client = als(begeleider(cast))
    blad = client.get(evaluatie.get_absolute_url()).content.decode()
    assert set(gevonden(blad)) == {"doel", "woorden", "waarom", "afspraken"}
    sessies = client.get(reverse("begeleidingssessie_lijst")).content.decode()
    assert set(gevonden(sessies)) == {"sessie", "opvolging"}


def test_het_departement_leest_dag_en_resultaat_en_geen_woord(
    cast: Rolverdeling, als: Als, evaluatie: Jaarevaluatie
) -> None:
    client, wie = als(cast.departement), evaluatie.begeleiding.deelnemer
    overeenkomst = Overeenkomst.objects.get()
    paginas = {
        naam: client.get(adres)
        for naam, adres in (
            ("lijst", reverse("jaarevaluatie_lijst")),
            ("gehouden", f"{reverse('jaarevaluatie_lijst')}?stand=gehouden"),
            ("overeenkomst", overeenkomst.get_absolute_url()),
            ("dossier", reverse("dossier_detail", args=[wie.pk])),
            ("vandaag", reverse("vandaag")),
            ("evaluatie", evaluatie.get_absolute_url()),
            ("sessies", reverse("begeleidingssessie_lijst")),
        )
    }
    for naam, antwoord in paginas.items():
        assert gevonden(antwoord.content.decode()) == [], naam
    for naam in ("evaluatie", "sessies"):
        assert paginas[naam].status_code == 403
    for naam in ("lijst", "gehouden", "overeenkomst"):
        assert paginas[naam].status_code == 200
        assert "naar betaald werk" in paginas[naam].content.decode(), naam


@pytest.mark.parametrize("rol", ["departement_zorg", "organisatiebeheerder"])
def test_ook_in_een_bestand_niet(cast: Rolverdeling, evaluatie: Jaarevaluatie, rol: str) -> None:
    (lijst,) = EXPORTLIJSTEN
    wie = cast.departement
    if rol == "organisatiebeheerder":
        wie = beheerder(cast, evaluatie.begeleiding.deelnemer)
    cellen = str(lijst.neem(wie.door, QueryDict("stand=gehouden"), None, 100))
    assert evaluatie.begeleiding.deelnemer.dossiernummer in cellen
    assert "naar betaald werk" in cellen
    assert gevonden(cellen) == []


def test_ook_niet_in_taken_berichten_of_logboek(evaluatie: Jaarevaluatie) -> None:
    for model in (Taak, Opdracht, Logregel):
        assert model.objects.exists()
        assert gevonden(str(list(model.objects.values()))) == [], model.__name__


def test_de_beheerder_weet_of_ze_er_was_en_leest_ze_niet(
    cast: Rolverdeling, als: Als, evaluatie: Jaarevaluatie
) -> None:
    client = als(beheerder(cast, evaluatie.begeleiding.deelnemer))
    lijst = client.get(f"{reverse('jaarevaluatie_lijst')}?stand=gehouden").content.decode()
    assert evaluatie.begeleiding.deelnemer.dossiernummer in lijst
    assert gevonden(lijst) == []
    assert client.get(evaluatie.get_absolute_url()).status_code == 403
