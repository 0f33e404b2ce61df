"""The lists of actions and received plans, and the network of a regio: who sees what, filters, questions, export."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.mandaten.maken import maak_toekenning
from tests.trajecten import eindes
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.netwerk import (
    DAG,
    coordinator,
    dienstverlener,
    maak_actie,
    maak_versie,
    nieuwe_dienstverlener,
    vandaag,
    volg,
    wijs_toe,
)
from trajecten.handelingen.eindadvies import eindadvies_indienen
from trajecten.lijsten.netwerk import EXPORTLIJSTEN
from trajecten.statussen import AFGEROND, PLAN_INGEDIEND
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
ACTIES, PLANNEN, NETWERK = "/trajecten/acties/", "/trajecten/plannen/", "/trajecten/netwerk/"
LIJST = {een.sleutel: een for een in EXPORTLIJSTEN}


def wat(client, vraag: str = "") -> list[str]:
    return [regel.wat for regel in client.get(f"{ACTIES}?{vraag}").context["bladzijde"].object_list]


def test_filters_van_de_acties(cast, als) -> None:
    traject = maak_traject(cast)
    volg(cast, traject)
    eigen = wijs_toe(cast, maak_actie(traject, omschrijving="eigen", van=vandaag() - 3 * DAG))
    maak_actie(traject, omschrijving="laat", van=vandaag() - 9 * DAG, tot_en_met=vandaag() - DAG)
    maak_actie(traject, omschrijving="straks", van=vandaag() + 3 * DAG)
    maak_actie(traject, omschrijving="later", van=vandaag() + 40 * DAG)
    client = als(coordinator(cast))
    assert wat(client) == ["laat", "eigen", "straks", "later"]
    assert wat(client, "stand=toe_te_wijzen") == ["laat", "straks", "later"]
    assert wat(client, "stand=te_laat") == ["laat", "eigen"]
    assert wat(client, "stand=binnenkort") == ["straks"]
    assert wat(client, "stand=eigen") == ["eigen"]  # coordinator and provider are of one organisation here
    assert wat(client, "stand=afgewerkt") == []
    assert wat(client, "regio=kempen") == []
    assert wat(client, f"zoek={traject.deelnemer.dossiernummer}") == ["laat", "eigen", "straks", "later"]
    assert wat(client, "zoek=bestaatniet") == []
    for onzin in ("stand=x", "regio=%00", "zoek=" + "x" * 500, "blad=x"):
        assert client.get(f"{ACTIES}?{onzin}").status_code == 200
    assert wat(als(dienstverlener(cast))) == ["eigen"]
    assert wat(als(cast.casemanager_zorg)) == ["laat", "eigen", "straks", "later"]
    assert wat(als(cast.buur)) == []
    assert als(cast.departement).get(ACTIES).status_code == 403
    uit = LIJST["actie_lijst"].neem(dienstverlener(cast).door, QueryDict(""), None, 10)
    assert [rij[0] for rij in uit.rijen] == ["eigen"]
    assert uit.deelnemers == {eigen.traject.deelnemer_id}
    als(dienstverlener(cast)).get(ACTIES)
    assert Inzage.objects.order_by("-wanneer").first().deelnemer_ids == [traject.deelnemer_id]


def test_wat_voorbij_is_vraagt_niets_meer(cast, als):
    traject = eindes.met_dossier(cast)
    volg(cast, traject)
    maak_versie(cast, traject, geregistreerd_op=vandaag())
    client = als(coordinator(cast))
    [regel] = client.get(PLANNEN).context["bladzijde"].object_list
    assert (regel.stand, regel.starten_voor, regel.wacht) == ("traject beëindigd", None, 0)
    bezig = als(cast.casemanager_zorg)
    assert "Psychosociale begeleiding" in wat(bezig)
    eindes.dien_verslag_in(traject, cast.casemanager_werk)
    eindes.schrijf_advies(traject, cast.casemanager_werk)
    advies = eindes.bespreek_en_akkoord(traject, cast)
    eindadvies_indienen(traject, versie=advies.versie, door=cast.casemanager_werk.door)
    assert eindes.vers(traject).status == AFGEROND
    assert wat(bezig) == wat(bezig, "stand=te_laat") == []
    assert "moest al af zijn" not in bezig.get(traject.get_absolute_url()).text


def test_ontvangen_plannen(cast, als) -> None:
    open_, lopend = maak_traject(cast, status=PLAN_INGEDIEND), maak_traject(cast)
    for traject in (open_, lopend):
        volg(cast, traject)
        maak_actie(traject)
    maak_versie(cast, lopend, geregistreerd_op=vandaag())
    maak_versie(cast, open_, teruggestuurd_op=timezone.now(), terugstuur_reden="te vaag")
    maak_versie(cast, open_)
    elders = maak_traject(cast, status=PLAN_INGEDIEND)
    with in_handeling():
        elders_versie = maak_versie(cast, elders, ingediend_op=None)
    client = als(coordinator(cast))
    regels = client.get(PLANNEN).context["bladzijde"].object_list
    assert [(regel.stand, regel.nummer, regel.wacht) for regel in regels] == [
        ("te behandelen", 2, 1),
        ("teruggestuurd", 1, 0),
        ("in uitvoering", 1, 1),
    ]
    assert regels[0].starten_voor >= vandaag() + 19 * DAG
    assert regels[1].starten_voor is None
    [enige] = client.get(f"{PLANNEN}?stand=ontvangen").context["bladzijde"].object_list
    assert enige.dossiernummer == open_.deelnemer.dossiernummer
    assert str(elders_versie.pk) not in client.get(PLANNEN).content.decode()
    assert als(cast.buren["netwerkcoordinator"]).get(PLANNEN).context["bladzijde"].paginator.count == 0
    assert als(cast.casemanager_werk).get(PLANNEN).status_code == 403
    uit = LIJST["plan_inbox"].neem(coordinator(cast).door, QueryDict("stand=ontvangen"), None, 10)
    assert len(uit.rijen) == 1


def test_het_netwerk_van_een_regio(cast, als) -> None:
    toekenning = maak_toekenning("netwerk")
    client = als(coordinator(cast))
    regio = toekenning.regios.first().regio_id
    blad = client.get(f"{NETWERK}?regio={regio}")
    plaatsen = blad.context["plaatsen"]
    bezet = {plaats.label for plaats in plaatsen if plaats.leden}
    assert bezet
    assert set(blad.context["ontbreekt"]) == {
        plaats.label for plaats in plaatsen if plaats.is_verplicht and not plaats.leden
    }
    leeg = client.get(f"{NETWERK}?regio={regio}&op=01/01/2020").content.decode()
    assert "Geen netwerk op deze dag" in leeg
    for onzin in ("regio=x", "op=31/02/2026", "regio=%00"):
        assert client.get(f"{NETWERK}?{onzin}").status_code == 200
    assert als(cast.casemanager_werk).get(NETWERK).status_code == 200
    assert als(dienstverlener(cast)).get(NETWERK).status_code == 403


@pytest.mark.parametrize("adres", [ACTIES, PLANNEN])
def test_even_veel_vragen_bij_meer_rijen(cast, als, adres: str) -> None:
    traject = maak_traject(cast)
    volg(cast, traject)
    client = als(coordinator(cast))

    def vragen() -> int:
        client.get(adres)
        with CaptureQueriesContext(connection) as gevangen:
            client.get(adres)
        gewoon = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SET ")
        return sum(not een["sql"].startswith(gewoon) for een in gevangen.captured_queries)

    maak_actie(traject)
    maak_versie(cast, traject)
    eerst = vragen()
    for _ in range(9):
        maak_actie(traject, dienstverlener=nieuwe_dienstverlener().lidmaatschap.organisatie)
        maak_versie(cast, traject)
    assert vragen() == eerst <= 10


@pytest.mark.parametrize("is_aanname", [True, False])
def test_de_termijn_zegt_of_hij_een_aanname_is(cast, als, monkeypatch, is_aanname: bool) -> None:
    traject = maak_traject(cast, status=PLAN_INGEDIEND)
    volg(cast, traject)
    maak_versie(cast, traject)

    def lees(dag):
        opname, aannames = momentopname_met_aannames(dag)
        return opname, aannames if is_aanname else aannames - {"at_netwerk_start_termijn"}

    monkeypatch.setattr("trajecten.views.netwerk.momentopname_met_aannames", lees)
    assert ("(aanname)" in als(coordinator(cast)).get(PLANNEN).content.decode()) is is_aanname
