"""How far contingents are used: the page, the forecast from the rows, and the figures beside a new call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ama.domein.contingentgebruik import Stand
from ama.models import Overeenkomst
from ama.models.contingentlezen import Gebruik, bezettingen, gebruik, per_regio
from ama.soorten import WSE
from mandaten.models import Toekenningsregio
from tests.ama.kwartalen import contingent, loop
from tests.ama.maken import maak_overeenkomst
from tests.ama.maken_wse import maak_toeleiding
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.plaatsen.models import Regio
from werkzorg.termijnen import Periode

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 23)


def vul(cast: Rolverdeling) -> None:
    """Two who run (one until 30/11), one granted, two waiting, one over and one only proposed."""
    loop(cast, date(2026, 1, 1))
    loop(cast, date(2026, 11, 1), date(2026, 11, 30))
    wie = cast.spelers["begeleider_ama"]
    for status in ("toegekend", "wacht_op_plaats", "wacht_op_plaats", "voorgesteld"):
        maak_toeleiding(cast, status=status, speler=wie)
    loop(cast, date(2026, 1, 1), date(2026, 1, 31))


def nu(dag: date = DAG) -> list[Gebruik]:
    """All contingents as they are used on this day."""
    return gebruik(bezettingen(dag), dag)


def test_stand_en_verwachting(cast: Rolverdeling, django_assert_max_num_queries) -> None:
    contingent(cast, plaatsen=3)
    vul(cast)
    with django_assert_max_num_queries(8):
        (een,) = nu()
    assert een.stand == Stand(toegekend=3, gebruikt=2, gepland=1, wachtend=2)
    uit = een.verwachting
    assert uit.tot_nu == 327 + 23 + 31
    # 38 days are left; one place is free, another one from 1/12 on.
    assert (uit.lopend, uit.gepland, uit.wachtend, uit.starters) == (38 + 7, 38, 31, 2)


def test_de_verwachting_kent_een_gepland_einde(cast: Rolverdeling) -> None:
    """Who moves on 5/12 leaves a place on 6/12; whose werkpost stops then keeps it, and no day counts."""
    contingent(cast, plaatsen=2)
    for reden in ("verhuisd", "werkpost_stopt"):
        een = loop(cast, date(2026, 11, 1))
        with in_handeling():
            Overeenkomst.objects.filter(pk=een.pk).update(einde=date(2026, 12, 5), einde_reden=reden)
    maak_toeleiding(cast, status="wacht_op_plaats", speler=cast.spelers["begeleider_ama"])
    (rij,) = nu()
    assert rij.stand == Stand(toegekend=2, gebruikt=2, gepland=0, wachtend=1)
    uit = rij.verwachting
    assert (uit.lopend, uit.wachtend, uit.starters) == (2 * 12, 26, 1)


def test_een_ontwerp_houdt_de_plaats(cast: Rolverdeling) -> None:
    contingent(cast, plaatsen=1)
    een = loop(cast, date(2026, 11, 1))
    with in_handeling():
        Overeenkomst.objects.filter(pk=een.pk).update(einde=date(2026, 12, 5), einde_reden="verhuisd")
    maak_overeenkomst(cast, soort=WSE, toeleiding=een.toeleiding, deelnemer=een.deelnemer, status="concept")
    maak_toeleiding(cast, status="wacht_op_plaats", speler=cast.spelers["begeleider_ama"])
    uit = nu()[0].verwachting
    assert (uit.lopend, uit.wachtend) == (12, 0)


def test_een_schorsing_telt_niet_vooruit(cast: Rolverdeling) -> None:
    contingent(cast, plaatsen=1)
    loop(cast, date(2026, 11, 1))
    (rij,) = bezettingen(DAG)
    geschorst = replace(rij.contingent, geschorst=(Periode(date(2026, 12, 11), date(2026, 12, 20)),))
    (een,) = gebruik([replace(rij, contingent=geschorst)], DAG)
    assert (een.verwachting.tot_nu, een.verwachting.lopend) == (23, 38 - 10)


def test_alleen_van_de_bladzijde_worden_mensen_gelezen(cast: Rolverdeling, als) -> None:
    """Of a contingent that is not on the page no person is read; nobody's texts ever are."""
    contingent(cast, plaatsen=3)
    vul(cast)
    client = als(cast.spelers["departement_wse"])
    adres = reverse("contingentgebruik_lijst")
    with CaptureQueriesContext(connection) as alle:
        client.get(adres)
    mensen = [een["sql"] for een in alle if 'FROM "ama_toeleiding"' in een["sql"]]
    # Counted over all, read of the page; and who is proposed is counted per regio.
    assert len(mensen) == 3
    assert not [een for een in mensen if "motivering" in een or "wens" in een]
    with CaptureQueriesContext(connection) as geen:
        client.get(adres, {"zoek": "bestaat niet"})
    assert not [een for een in geen if 'FROM "ama_overeenkomst"' in een["sql"]]


def test_zonder_plaatsen_is_er_niets_te_verwachten(cast: Rolverdeling) -> None:
    contingent(cast, plaatsen=0)
    (een,) = nu()
    assert een.verwachting.zin == "Dit jaar is er geen plaats toegekend."
    assert nu(date(2031, 5, 5)) == []


def test_per_regio(cast: Rolverdeling) -> None:
    rij = contingent(cast, plaatsen=3)
    vul(cast)
    hier = set(Toekenningsregio.objects.filter(toekenning=rij).values_list("regio_id", flat=True))
    alle = {een.regio: een for een in per_regio(bezettingen(DAG), DAG)}
    assert len(alle) == Regio.objects.count()
    for regio, een in alle.items():
        assert een.stand.toegekend == (3 if regio in hier else 0)
    assert hier


def test_pagina(cast: Rolverdeling, als) -> None:
    rij = contingent(cast, plaatsen=3)
    vul(cast)
    adres = reverse("contingentgebruik_lijst")
    alles = als(cast.spelers["departement_wse"]).get(adres).content.decode()
    assert rij.nummer in alles
    assert "Per regio" in alles
    eigen = als(cast.spelers["begeleider_ama"]).get(adres).content.decode()
    assert rij.nummer in eigen
    assert "Per regio" not in eigen
    assert rij.nummer not in als(cast.buren["begeleider_ama"]).get(adres).content.decode()
    assert (
        "Geen contingent gevonden"
        in als(cast.spelers["departement_wse"]).get(adres, {"zoek": "bestaat niet"}).content.decode()
    )
    assert als(cast.casemanager_werk).get(adres).status_code == 403


def test_cijfers_bij_een_nieuwe_oproep(cast: Rolverdeling, als) -> None:
    contingent(cast, plaatsen=3)
    vul(cast)
    blad = als(cast.spelers["departement_wse"]).get(reverse("oproep_publiceren"))
    tekst = blad.content.decode()
    assert "Hoe de contingenten vandaag gevuld zijn" in tekst
    assert "Aanwezigheid van de doelgroep in de regio" in tekst
    assert blad.context["formulier"]["criterium_1_gewicht"].value() == 60
    ander = als(cast.departement).get(reverse("oproep_publiceren")).content.decode()
    assert "Hoe de contingenten" not in ander
