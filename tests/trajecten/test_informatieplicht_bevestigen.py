"""The act `informatieplicht_bevestigen`: all six subjects, on a day of the tandem, before the start."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.tandems import opnieuw, over, vandaag
from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.handelingen.starten import informatieplicht_bevestigen
from trajecten.models import Traject
from trajecten.statussen import LOPEND, TOEGEWEZEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_alle_zes_op_een_dag_van_de_tandem(cast: Rolverdeling) -> None:
    rij = maak_traject(cast, status=TOEGEWEZEN)
    informatieplicht_bevestigen(
        rij, besproken=list(ONDERWERPEN), op=over(-2), versie=rij.versie, door=cast.casemanager_zorg.door
    )
    na = opnieuw(rij)
    assert (na.informatieplicht_op, na.versie) == (over(-2), rij.versie + 1)
    regel = Logregel.objects.get(handeling="informatieplicht_bevestigen")
    assert regel.gegevens == {"besproken": sorted(ONDERWERPEN), "op": over(-2).isoformat()}
    # Until the start it can be corrected.
    informatieplicht_bevestigen(
        na, besproken=list(ONDERWERPEN), op=vandaag(), versie=na.versie, door=cast.casemanager_werk.door
    )
    assert opnieuw(rij).informatieplicht_op == vandaag()


def test_een_onderwerp_te_weinig_of_een_dag_die_niet_kan(cast: Rolverdeling) -> None:
    rij = maak_traject(cast, status=TOEGEWEZEN)
    for besproken, dag, veld in (
        (list(ONDERWERPEN)[1:], vandaag(), "besproken"),
        (list(ONDERWERPEN), over(1), "informatieplicht_op"),
        (list(ONDERWERPEN), over(-71), "informatieplicht_op"),
    ):
        with pytest.raises(Geweigerd) as nee:
            informatieplicht_bevestigen(
                rij, besproken=besproken, op=dag, versie=rij.versie, door=cast.casemanager_zorg.door
            )
        assert list(nee.value.velden) == [veld]
    assert opnieuw(rij).informatieplicht_op is None


def test_na_de_start_of_door_een_ander_kan_het_niet_meer(cast: Rolverdeling) -> None:
    lopend = maak_traject(cast, status=LOPEND)
    with pytest.raises(Geweigerd):
        informatieplicht_bevestigen(
            lopend,
            besproken=list(ONDERWERPEN),
            op=vandaag(),
            versie=lopend.versie,
            door=cast.casemanager_zorg.door,
        )
    rij = maak_traject(cast, status=TOEGEWEZEN)
    with pytest.raises(Traject.DoesNotExist):
        informatieplicht_bevestigen(
            rij, besproken=list(ONDERWERPEN), op=vandaag(), versie=rij.versie, door=cast.buur.door
        )
    with pytest.raises(Versieconflict):
        informatieplicht_bevestigen(
            rij,
            besproken=list(ONDERWERPEN),
            op=vandaag(),
            versie=rij.versie + 5,
            door=cast.casemanager_zorg.door,
        )


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_traject(cast, status=TOEGEWEZEN)
    adres = reverse("informatieplicht_bevestigen", args=[rij.pk])
    client = als(cast.casemanager_zorg)
    assert "de verwerking van de gegevens" in client.get(adres).content.decode()
    velden = {"versie": rij.versie, "informatieplicht_op": f"{vandaag():%d/%m/%Y}"}
    weinig = client.post(adres, {**velden, "aanvraag_sleutel": str(uuid4()), "besproken": ["duur"]})
    assert weinig.status_code == 422
    assert "art. 14 § 2, 2°" in weinig.content.decode()
    goed = client.post(adres, {**velden, "aanvraag_sleutel": str(uuid4()), "besproken": list(ONDERWERPEN)})
    assert goed.status_code == 302
    assert opnieuw(rij).informatieplicht_op == vandaag()
    assert als(cast.buur).get(adres).status_code == 404
