"""The act `traject_stopzetten`: a reason before the minimum, and nothing planned left after the last day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.trajecten import netwerk
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import (
    maak_actie,
    onderbreek,
    open_taken,
    over,
    spreek_af,
    stuur,
    vandaag,
    vraag_verlenging,
)
from trajecten.handelingen.netwerktaken import plan_ontvangen
from trajecten.handelingen.stopzetten import traject_stopzetten
from trajecten.meldingen.netwerk import NETWERKTAKEN
from trajecten.models import Actie, Afspraak, Onderbreking, Traject, Uren, Verlenging
from trajecten.statussen import AFRONDEND, GESCHRAPT
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd


def stop(traject, speler, einddatum=None, **anders):
    traject.refresh_from_db()
    waarden = {"reden": "betaald_werk", "toelichting": "", "inkorten": False, "versie": traject.versie}
    return traject_stopzetten(
        traject, einddatum=einddatum or vandaag(), door=speler.door, **(waarden | anders)
    )


@pytest.mark.django_db
def test_voor_drie_maanden_alleen_met_een_reden_om_vroeger_te_stoppen(cast) -> None:
    traject = maak_traject(cast)
    with pytest.raises(Geweigerd) as nee:
        stop(traject, cast.casemanager_werk, reden="doel_bereikt")
    assert "minstens 3 maanden" in nee.value.velden["reden"]
    stop(traject, cast.casemanager_werk)
    traject.refresh_from_db()
    assert (traject.status, traject.einddatum, traject.einde_reden) == (AFRONDEND, vandaag(), "betaald_werk")
    taken = open_taken("eindverslag_schrijven", traject.pk)
    assert [(taak.rol, taak.termijn) for taak in taken] == [
        ("casemanager_werk", over(30)),
        ("casemanager_zorg", over(30)),
    ]


@pytest.mark.django_db
def test_na_drie_maanden_mag_het_doel_bereikt_zijn(cast) -> None:
    stop(maak_traject(cast, start=over(-120)), cast.casemanager_werk, reden="doel_bereikt")
    assert Traject.objects.get().status == AFRONDEND


@pytest.mark.django_db
def test_wat_later_gepland_staat_wordt_opgesomd_en_pas_na_akkoord_ingekort(cast) -> None:
    traject = maak_traject(cast)
    bezig = maak_actie(traject, over(-20), over(20), omschrijving="Bezig")
    later = maak_actie(traject, over(5), over(40), omschrijving="Later")
    af = spreek_af(traject, cast.casemanager_werk)
    overleg = spreek_af(traject, cast.casemanager_werk, soort="overleg")
    with pytest.raises(Geweigerd) as nee:
        stop(traject, cast.casemanager_werk)
    assert "Bezig" in nee.value.velden["inkorten"]
    assert "Later" in nee.value.velden["inkorten"]
    assert Traject.objects.get().einddatum is None
    stop(traject, cast.casemanager_werk, inkorten=True)
    assert Actie.objects.get(pk=bezig.pk).tot_en_met == vandaag()
    assert Actie.objects.get(pk=later.pk).status == GESCHRAPT
    assert Afspraak.objects.get(pk=af.pk).afgezegd_op is not None
    assert Afspraak.objects.get(pk=overleg.pk).afgezegd_op is None


@pytest.mark.django_db
def test_uren_die_gegeven_zijn_vallen_niet_weg(cast) -> None:
    traject = maak_traject(cast)
    actie = maak_actie(traject, over(-20), over(-1))
    with in_handeling():
        Uren.objects.create(
            traject=traject,
            actie=actie,
            organisatie=cast.casemanager_werk.lidmaatschap.organisatie,
            dag=over(-2),
            uren=Decimal(2),
            door=cast.casemanager_werk.gebruiker,
        )
    with pytest.raises(Geweigerd) as nee:
        stop(traject, cast.casemanager_werk, einddatum=over(-4), inkorten=True)
    assert f"{over(-2):%d/%m/%Y}" in nee.value.velden["einddatum"]


@pytest.mark.parametrize("reden", ["overlijden", "afgehaakt"])
@pytest.mark.django_db
def test_een_onderbreking_eindigt_mee(cast, reden) -> None:
    traject = maak_traject(cast)
    onderbreek(traject, cast.casemanager_zorg, over(-9), None)
    stop(traject, cast.casemanager_zorg, einddatum=over(-2), reden=reden)
    assert laatste_dag(Onderbreking.objects.get().periode) == over(-2)
    assert open_taken("onderbreking_nakijken", traject.pk) == []


@pytest.mark.django_db
def test_een_open_vraag_om_verlenging_vervalt(cast) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    stop(traject, cast.casemanager_werk)
    assert Verlenging.objects.get().status == "vervallen"
    assert open_taken("verlenging_beslissen", traject.pk) == []


@pytest.mark.django_db
def test_het_netwerk_wacht_op_niets_meer(cast) -> None:
    traject = maak_traject(cast)
    netwerk.maak_actie(traject)
    versie = netwerk.maak_versie(cast, traject)
    with in_handeling():
        plan_ontvangen(versie, netwerk.coordinator(cast).door)
    assert [len(open_taken(soort, traject.pk)) for soort in NETWERKTAKEN] == [1, 1]
    stop(traject, cast.casemanager_werk, inkorten=True)
    assert [open_taken(soort, traject.pk) for soort in NETWERKTAKEN] == [[], []]


@pytest.mark.parametrize("einddatum", [over(1), over(-100)])
@pytest.mark.django_db
def test_niet_in_de_toekomst_en_niet_voor_de_start(cast, einddatum) -> None:
    with pytest.raises(Geweigerd) as nee:
        stop(maak_traject(cast), cast.casemanager_werk, einddatum=einddatum)
    assert set(nee.value.velden) == {"einddatum"}


@pytest.mark.django_db
def test_op_het_scherm(cast, als) -> None:
    traject = maak_traject(cast)
    maak_actie(traject, over(-20), over(20), omschrijving="Nog bezig")
    client = als(cast.casemanager_zorg)
    assert "Nog bezig" in client.get(reverse("traject_stopzetten", args=[traject.pk])).content.decode()
    velden = {"einddatum": f"{vandaag():%d/%m/%Y}", "reden": "verhuis", "versie": traject.versie}
    antwoord = stuur(client, "traject_stopzetten", traject.pk, **velden)
    assert antwoord.status_code == 422
    assert "Vink dit aan" in antwoord.content.decode()
    assert stuur(client, "traject_stopzetten", traject.pk, inkorten="on", **velden).status_code == 302
    assert Traject.objects.get().status == AFRONDEND
    assert stuur(als(cast.buur), "traject_stopzetten", traject.pk, **velden).status_code == 404
