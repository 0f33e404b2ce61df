"""The act `afspraak_plannen`: from today on, and only an overleg after the last day."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import over, spreek_af, stuur
from trajecten.models import Afspraak
from trajecten.statussen import AFRONDEND, LOPEND
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.parametrize("getypt", ["9u30", "9:30", "09.30"])
@pytest.mark.django_db
def test_van_formulier_tot_bladzijde(cast, als, getypt) -> None:
    traject = maak_traject(cast)
    client = als(cast.casemanager_werk)
    klaar = stuur(
        client,
        "afspraak_plannen",
        traject.pk,
        soort="huisbezoek",
        dag=f"{over(3):%d/%m/%Y}",
        van_uur=getypt,
        duur="anders",
        andere_duur="45",
        waar="Bij Jef thuis",
    )
    assert klaar.status_code == 302
    afspraak = Afspraak.objects.get()
    assert (afspraak.van_uur, afspraak.duur_minuten) == (time(9, 30), 45)
    assert "Bij Jef thuis" in als(cast.casemanager_zorg).get(traject.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"dag": over(-1)}, "dag"),
        ({"dag": over(2000)}, "dag"),
        ({"minuten": 4}, "duur"),
        ({"soort": "x"}, "soort"),
    ],
)
@pytest.mark.django_db
def test_wat_niet_kan_staat_bij_het_veld(cast, anders, veld) -> None:
    with pytest.raises(Geweigerd) as nee:
        spreek_af(maak_traject(cast), cast.casemanager_werk, **anders)
    assert set(nee.value.velden) == {veld}


@pytest.mark.django_db
def test_na_de_laatste_dag_alleen_een_overleg_ook_met_sql(cast) -> None:
    traject = maak_traject(cast, status=AFRONDEND)
    overleg = spreek_af(traject, cast.casemanager_werk, soort="overleg")
    with pytest.raises(Geweigerd):
        spreek_af(traject, cast.casemanager_werk)
    with pytest.raises(IntegrityError, match="laatste dag"), transaction.atomic(), in_handeling():
        Afspraak.objects.filter(pk=overleg.pk).update(soort="contact")


@pytest.mark.parametrize("getypt", ["25u", "morgen", "9:60"])
@pytest.mark.django_db
def test_geen_uur(cast, als, getypt) -> None:
    traject = maak_traject(cast, status=LOPEND)
    antwoord = stuur(
        als(cast.casemanager_werk),
        "afspraak_plannen",
        traject.pk,
        soort="contact",
        dag=f"{over(3):%d/%m/%Y}",
        van_uur=getypt,
        duur="60",
    )
    assert antwoord.status_code == 422
    assert "uur" in antwoord.content.decode()


@pytest.mark.django_db
def test_een_buur_vindt_het_traject_niet(cast, als) -> None:
    traject = maak_traject(cast)
    assert stuur(als(cast.buur), "afspraak_plannen", traject.pk).status_code == 404
    assert stuur(als(cast.spelers["vdab_beslisser"]), "afspraak_plannen", traject.pk).status_code == 403
