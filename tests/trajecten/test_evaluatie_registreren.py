"""The act `evaluatie_registreren`: facts that stay, the next term, and the tasks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import maak_actie, open_taken, over, stuur, vandaag
from trajecten.handelingen.evaluaties import evaluatie_registreren
from trajecten.models import Actie, Evaluatie, Traject, Trajectplan, Uren
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import einde_na_maanden


def evalueer(traject, speler, op=None, **anders):
    waarden = {
        "vooruitgang": "Komt op tijd.",
        "woorden_deelnemer": "Het gaat.",
        "afspraken": "Twee dagen proberen.",
        "plan_bijsturen": False,
    }
    return evaluatie_registreren(traject, op=op or vandaag(), door=speler.door, **(waarden | anders))


def met_plan(traject, maanden=None) -> Actie:
    with in_handeling():
        Trajectplan.objects.create(traject=traject, doelen="Weer buiten komen.", evaluatie_maanden=maanden)
    return maak_actie(traject, over(-30), over(30))


@pytest.mark.django_db
def test_de_feiten_blijven_zoals_ze_waren(cast) -> None:
    traject = maak_traject(cast)
    actie = met_plan(traject)
    with in_handeling():
        Uren.objects.create(
            traject=traject,
            actie=actie,
            organisatie=cast.casemanager_werk.lidmaatschap.organisatie,
            dag=over(-5),
            uren=Decimal("3.5"),
            door=cast.casemanager_werk.gebruiker,
        )
    eerste = evalueer(traject, cast.casemanager_werk, op=over(-1))
    with in_handeling():
        Actie.objects.filter(pk=actie.pk).update(omschrijving="Iets anders")
    eerste.refresh_from_db()
    assert eerste.feiten["doelen"] == "Weer buiten komen."
    (gezien,) = eerste.feiten["acties"]
    assert (gezien["wat"], Decimal(gezien["gegeven_uren"])) == ("Op tijd komen", Decimal("3.5"))
    tweede = evalueer(traject, cast.casemanager_zorg)
    assert tweede.feiten["vorige_afspraken"] == "Twee dagen proberen."


@pytest.mark.parametrize(("plan", "telt"), [(None, 3), (2, 2), (6, 3)])
@pytest.mark.django_db
def test_de_volgende_volgt_het_plan_en_hoogstens_de_parameter(cast, plan, telt) -> None:
    traject = maak_traject(cast)
    met_plan(traject, plan)
    evaluatie = evalueer(traject, cast.casemanager_werk)
    dag = einde_na_maanden(vandaag(), telt)
    assert evaluatie.volgende_op == dag
    assert Traject.objects.get().volgende_evaluatie_op == dag
    taken = open_taken("traject_evalueren", traject.pk)
    assert [(taak.rol, taak.termijn) for taak in taken] == [
        ("casemanager_werk", dag),
        ("casemanager_zorg", dag),
    ]


@pytest.mark.django_db
def test_een_nieuwe_sluit_de_oude_taken_en_aan_het_einde_komt_er_geen_meer(cast) -> None:
    traject = maak_traject(cast, start=over(-400))
    evalueer(traject, cast.casemanager_werk, op=over(-100))
    evalueer(traject, cast.casemanager_werk)
    assert len(open_taken("traject_evalueren", traject.pk)) == 2
    kort = maak_traject(cast, maanden=3)
    assert evalueer(kort, cast.casemanager_werk).volgende_op is None
    assert open_taken("traject_evalueren", kort.pk) == []


@pytest.mark.django_db
def test_wat_niet_kan_staat_bij_het_veld(cast) -> None:
    traject = maak_traject(cast)
    for op in (over(1), over(-61)):
        with pytest.raises(Geweigerd) as nee:
            evalueer(traject, cast.casemanager_werk, op=op)
        assert set(nee.value.velden) == {"op"}
    evalueer(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd) as nee:
        evalueer(traject, cast.casemanager_werk, vooruitgang=" ")
    assert set(nee.value.velden) == {"op", "vooruitgang"}
    assert Evaluatie.objects.count() == 1


@pytest.mark.django_db
def test_het_formulier_is_vooraf_ingevuld_met_het_dossier(cast, als) -> None:
    traject = maak_traject(cast)
    met_plan(traject)
    client = als(cast.casemanager_zorg)
    blad = client.get(reverse("evaluatie_registreren", args=[traject.pk])).content.decode()
    assert "Weer buiten komen." in blad
    assert "Op tijd komen" in blad
    klaar = stuur(
        client, "evaluatie_registreren", traject.pk, op=f"{vandaag():%d/%m/%Y}", vooruitgang="Beter."
    )
    assert klaar.status_code == 302
    assert "Beter." in client.get(traject.get_absolute_url()).content.decode()
    assert stuur(als(cast.buur), "evaluatie_registreren", traject.pk).status_code == 404
