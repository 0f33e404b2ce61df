"""The whole lists of follow-up: what the page of a traject shows only the newest of, for who may read it."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from tests.huis.test_vragen import MOST, vragen
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import noteer_zorg, over, spreek_af, stuur, vandaag
from trajecten.bladen.opvolging import OP_HET_BLAD
from trajecten.models import Afspraak, Evaluatie, Traject
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.lijsten import EXPORTLIJSTEN

pytestmark = pytest.mark.django_db
LIJSTEN = ("afspraak_lijst", "evaluatie_lijst", "zorgnotitie_lijst", "trajectstuk_lijst")


def evaluaties(traject: Traject, speler, aantal: int) -> None:
    """So many evaluations, one a day, the last one today."""
    with in_handeling():
        Evaluatie.objects.bulk_create(
            Evaluatie(
                traject=traject,
                op=vandaag() - timedelta(days=dag),
                feiten={},
                vooruitgang=f"Vooruitgang {dag}.",
                door=speler.gebruiker,
                organisatie=speler.lidmaatschap.organisatie,
            )
            for dag in range(aantal)
        )


def test_elke_zorgnotitie_blijft_te_lezen(cast, als):
    traject = maak_traject(cast)
    for nummer in range(OP_HET_BLAD + 2):
        noteer_zorg(traject, cast.casemanager_zorg, f"Zorg nummer {nummer}.")
    client = als(cast.casemanager_zorg)
    blad = client.get(traject.get_absolute_url()).content.decode()
    lijst = reverse("zorgnotitie_lijst", args=[traject.pk])
    assert lijst in blad
    alles = client.get(lijst).content.decode()
    assert all(f"Zorg nummer {nummer}." in alles for nummer in range(OP_HET_BLAD + 2))
    assert f"{OP_HET_BLAD + 2} zorgnotities" in alles
    assert als(cast.casemanager_werk).get(lijst).status_code == 403
    assert als(cast.buur).get(lijst).status_code == 404


def test_afspraken_ook_die_voorbij_of_afgezegd_zijn(cast, als):
    traject = maak_traject(cast)
    komt = spreek_af(traject, cast.casemanager_zorg, waarover="Een later gesprek")
    with in_handeling():
        Afspraak.objects.create(
            traject=traject,
            soort="contact",
            dag=over(-20),
            van_uur=time(9),
            waarover="Een vroeger gesprek",
            organisatie=cast.casemanager_zorg.lidmaatschap.organisatie,
            gepland_door=cast.casemanager_zorg.gebruiker,
        )
    client, lijst = als(cast.casemanager_werk), reverse("afspraak_lijst", args=[traject.pk])
    stuur(client, "afspraak_afzeggen", komt.pk, reden="Ziek", versie=komt.versie)
    assert "Een vroeger gesprek" not in client.get(traject.get_absolute_url()).content.decode()
    alles = client.get(lijst).content.decode()
    assert "Een vroeger gesprek" in alles
    assert "afgezegd" in alles
    # What is over or cancelled is cancelled no more.
    assert "Zeg af" not in alles
    vroeger = client.get(lijst, {"tot": f"{over(-1):%d/%m/%Y}"}).content.decode()
    assert "Een vroeger gesprek" in vroeger
    assert "Een later gesprek" not in vroeger
    assert "Geen afspraken gevonden" in client.get(lijst, {"van": f"{over(300):%d/%m/%Y}"}).content.decode()


def test_alle_evaluaties_en_het_bestand(cast, als):
    traject = maak_traject(cast)
    evaluaties(traject, cast.casemanager_werk, OP_HET_BLAD + 1)
    client, lijst = als(cast.casemanager_zorg), reverse("evaluatie_lijst", args=[traject.pk])
    blad = client.get(traject.get_absolute_url()).content.decode()
    assert lijst in blad
    assert f"Vooruitgang {OP_HET_BLAD}." not in blad
    assert f"Vooruitgang {OP_HET_BLAD}." in client.get(lijst).content.decode()
    uitsnede = EXPORTLIJSTEN["evaluatie_lijst"].neem(
        cast.casemanager_zorg.door, QueryDict(""), traject.pk, 100
    )
    assert [rij[1] for rij in uitsnede.rijen] == [f"Vooruitgang {dag}." for dag in range(OP_HET_BLAD + 1)]
    assert uitsnede.deelnemers == {traject.deelnemer_id}


def test_een_afspraak_in_het_bestand(cast):
    traject = maak_traject(cast)
    spreek_af(traject, cast.casemanager_zorg, waar="Atelier", waarover="Hoe het loopt")
    neem = EXPORTLIJSTEN["afspraak_lijst"].neem
    (rij,) = neem(cast.casemanager_werk.door, QueryDict(""), traject.pk, 100).rijen
    assert rij[:6] == (over(7), "09:30", 60, "contact", "Atelier", "Hoe het loopt")
    morgen = QueryDict(f"tot={over(1):%d/%m/%Y}")
    uitsnede = neem(cast.casemanager_werk.door, morgen, traject.pk, 100)
    assert uitsnede.rijen == []
    assert uitsnede.filters == [("Tot en met", f"{over(1):%d/%m/%Y}")]


def test_alle_documenten(cast, als):
    traject = maak_traject(cast)
    huis = cast.casemanager_werk.lidmaatschap.organisatie
    with in_handeling():
        for nummer in range(OP_HET_BLAD + 1):
            Bijlage.objects.create(
                soort="trajectstuk",
                object_soort="trajecten.traject",
                object_id=traject.pk,
                organisatie=huis,
                deelnemer_id=traject.deelnemer_id,
                naam=f"stuk-{nummer}.pdf",
                mime="application/pdf",
                grootte=10,
                sha256="0" * 64,
                toegevoegd_door=cast.casemanager_werk.gebruiker,
            )
    client, lijst = als(cast.casemanager_zorg), reverse("trajectstuk_lijst", args=[traject.pk])
    assert lijst in client.get(traject.get_absolute_url()).content.decode()
    alles = client.get(lijst).content.decode()
    assert all(f"stuk-{nummer}.pdf" in alles for nummer in range(OP_HET_BLAD + 1))


@pytest.mark.parametrize("sleutel", LIJSTEN)
def test_alleen_voor_de_tandem_en_even_veel_vragen(cast, als, sleutel, django_assert_max_num_queries):
    traject = maak_traject(cast)
    lijst = reverse(sleutel, args=[traject.pk])
    for rol in ("vdab_beslisser", "netwerkcoordinator", "verwijzer", "dienstverlener"):
        assert als(cast.spelers[rol]).get(lijst).status_code == 403
    client = als(cast.casemanager_zorg)
    onzin = {"van": "\x00", "tot": "31/02/2026", "blad": "999", "x": "y" * 3000}
    assert client.get(lijst, onzin).status_code == 200
    for nummer in range(3):
        noteer_zorg(traject, cast.casemanager_zorg, f"Zorg {nummer}.")
        spreek_af(traject, cast.casemanager_zorg)
    evaluaties(traject, cast.casemanager_werk, 3)
    weinig = len(vragen(client, lijst))
    for nummer in range(30):
        noteer_zorg(traject, cast.casemanager_zorg, f"Zorg {nummer}.")
        spreek_af(traject, cast.casemanager_zorg)
    assert len(vragen(client, lijst)) == weinig <= MOST
