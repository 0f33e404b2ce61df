"""The list of trajecten: what presses first, the filters, the file, and the panel on the dossier."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.test_deelname_toekennen import ken_toe
from tests.trajecten.verzoeken import beoordeel, dag, persoon, vraag_aan
from trajecten.lijsten.trajecten import EXPORTLIJSTEN
from trajecten.models import Intake, Traject
from trajecten.statussen import AFRONDEND, LOPEND

pytestmark = pytest.mark.django_db
LIJST = "/trajecten/"


def namen(antwoord) -> list[str]:
    """The people on the page, in their order."""
    return [regel.naam for regel in antwoord.context["bladzijde"].object_list]


def echte(vragen) -> list[str]:
    """What was asked of the tables, without the marks of a transaction."""
    return [vraag["sql"] for vraag in vragen if vraag["sql"].startswith(("SELECT", "INSERT"))]


def met_naam(cast, naam):
    """A person of the verwijzer with this family name."""
    return persoon(cast.spelers["verwijzer"], achternaam=naam)


def test_wat_beslist_moet_worden_staat_bovenaan(cast, als):
    ken_toe(cast, beoordeel(cast, vraag_aan(cast, deelnemer=met_naam(cast, "Wacht"))))
    maak_traject(cast, status=LOPEND, deelnemer=met_naam(cast, "Loopt"))
    vraag_aan(cast, deelnemer=met_naam(cast, "Later"))
    eerder = vraag_aan(cast, deelnemer=met_naam(cast, "Eerder"))
    with in_handeling():
        Traject.objects.filter(pk=eerder.pk).update(beslissen_uiterlijk_op=dag(-2))
    antwoord = als(cast.spelers["vdab_beslisser"]).get(LIJST)
    assert namen(antwoord) == ["Lien Eerder", "Lien Later", "Lien Wacht", "Lien Loopt"]
    assert [regel.is_laat for regel in antwoord.context["bladzijde"].object_list] == [True] + [False] * 3
    tekst = antwoord.content.decode()
    assert "2 dagen te laat" in tekst
    assert "maand 2 van 18" in tekst


def test_te_laat_zijn_ook_een_tandem_en_een_einde(cast, als):
    wacht = ken_toe(cast, beoordeel(cast, vraag_aan(cast, deelnemer=met_naam(cast, "Tandem"))))
    with in_handeling():
        Intake.objects.filter(pk=wacht.pk).update(uiterlijk_op=dag(-1))
    maak_traject(cast, deelnemer=met_naam(cast, "Over"), start=dag(-100), maanden=3)
    maak_traject(cast, deelnemer=met_naam(cast, "Tijdig"))
    client = als(cast.spelers["vdab_beslisser"])
    assert set(namen(client.get(f"{LIJST}?laat=on"))) == {"Lien Tandem", "Lien Over"}


def test_de_filters(cast, als):
    vraag_aan(cast, deelnemer=met_naam(cast, "Gentenaar"))
    vraag_aan(
        cast,
        deelnemer=persoon(cast.spelers["verwijzer"], achternaam="Elders", postcode="8000", gemeente="Brugge"),
    )
    maak_traject(cast, status=AFRONDEND, deelnemer=met_naam(cast, "Klaar"))
    client = als(cast.spelers["vdab_beslisser"])
    assert namen(client.get(f"{LIJST}?regio=brugge")) == ["Lien Elders"]
    assert namen(client.get(f"{LIJST}?stand=af_te_ronden")) == ["Lien Klaar"]
    assert namen(client.get(f"{LIJST}?zoek=gentenaar")) == ["Lien Gentenaar"]
    assert namen(client.get(f"{LIJST}?zoek=gentenaar&regio=brugge")) == []
    assert namen(client.get(f"{LIJST}?regio=bestaat-niet")) == []


def test_elk_ziet_alleen_het_zijne(cast, als):
    vraag_aan(cast, deelnemer=met_naam(cast, "Van Hier"))
    assert namen(als(cast.spelers["verwijzer"]).get(LIJST)) == ["Lien Van Hier"]
    for rol in ("verwijzer", "vdab_beslisser", "casemanager_zorg", "netwerkcoordinator"):
        assert namen(als(cast.buren[rol]).get(LIJST)) == []
    assert als(cast.spelers["begeleider_ama"]).get(LIJST).status_code == 403


def test_evenveel_vragen_bij_meer_rijen(cast, als):
    client = als(cast.spelers["vdab_beslisser"])

    def gevraagd() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(LIJST).status_code == 200
        return len(echte(vragen))

    maak_traject(cast)
    eerst = gevraagd()
    for _ in range(3):
        maak_traject(cast)
    assert gevraagd() == eerst <= 10


def test_het_bestand_heeft_dezelfde_rijen(cast):
    traject = maak_traject(cast, start=timezone.localdate() - timedelta(days=60))
    vraag_aan(cast)
    uitsnede = EXPORTLIJSTEN[0].neem(
        cast.spelers["vdab_beslisser"].door, QueryDict("stand=lopend"), None, 100
    )
    (rij,) = uitsnede.rijen
    assert rij[1] == traject.deelnemer.dossiernummer
    assert rij[7].count("Test Casemanager") == 2
    assert uitsnede.deelnemers == {traject.deelnemer_id}
    assert uitsnede.filters == [("Stand", "in begeleiding")]


def test_het_dossier_toont_het_traject_met_de_tandem(cast, als):
    traject = maak_traject(cast)
    client = als(cast.casemanager_zorg)
    with CaptureQueriesContext(connection) as vragen:
        tekst = client.get(reverse("dossier_detail", args=[traject.deelnemer_id])).content.decode()
    assert traject.get_absolute_url() in tekst
    assert "maand 2 van 18" in tekst
    assert "Casemanager Werk: Test Casemanager_Werk" in tekst
    assert len(echte(vragen)) <= 10


def test_het_menu_leidt_erheen(cast, als):
    assert 'href="/trajecten/"' in als(cast.casemanager_werk).get("/").content.decode()
