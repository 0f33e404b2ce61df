"""The pages `toekenning_lijst` and `toekenning_detail`: who sees what, how many questions they ask, the export."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.samenstelling import wijziging_vragen
from mandaten.lijsten.toekenningen import EXPORTLIJSTEN
from tests.mandaten.levenslopen import (
    DAG,
    beheerder_van,
    gevraagd,
    klok,
    lid,
    maak_contingent,
    nieuwe,
    vandaag,
    vertrek,
)
from tests.mandaten.maken import beslisser, maak_oproep, maak_toekenning
from tests.mandaten.procedures import meegedeeld, vastgesteld
from tests.rolverdeling import maak_speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
LIJST = "/mandaten/toekenningen/"


def nummers(client, vraag: str = "") -> list[str]:
    return [regel.nummer for regel in client.get(f"{LIJST}?{vraag}").context["bladzijde"].object_list]


def test_ieder_ziet_het_zijne(als) -> None:
    verband, contingent = maak_toekenning("zorg", nummer="SVZ-1"), maak_contingent()
    partner = lid(verband, "B").organisatie
    assert nummers(als(beslisser())) == ["SVZ-1"]
    assert nummers(als(beslisser("contingent"))) == [contingent.nummer]
    assert nummers(als(beheerder_van(partner))) == ["SVZ-1"]
    assert nummers(als(beheerder_van(nieuwe("caw")))) == []
    inspectie = maak_speler("inspectie", nieuwe("zorginspectie"))
    assert set(nummers(als(inspectie))) == {"SVZ-1", contingent.nummer}
    casemanager = maak_speler("casemanager_zorg", nieuwe("cgg"))
    assert als(casemanager).get(LIJST).status_code == 403


def test_filters(als) -> None:
    client = als(beslisser())
    maak_toekenning("zorg", nummer="SVZ-1", tot=vandaag() + 40 * DAG)
    maak_toekenning("zorg", nummer="SVZ-2", regios=("kempen",))
    erkend = maak_toekenning("erkenning", nummer="AMA-1", tot=date(2024, 12, 31))
    # Read in from paper, and not closed by the clock yet: its last day is over all the same.
    [regel] = client.get(LIJST, {"stand": "", "zoek": "AMA-1"}).context["bladzijde"].object_list
    assert (regel.stand, regel.merk, regel.resteert) == ("verlopen", "", "")
    klok(vandaag())
    assert nummers(client) == ["SVZ-1", "SVZ-2"]
    assert nummers(client, "stand=") == ["AMA-1", "SVZ-1", "SVZ-2"]
    assert nummers(client, "stand=verlopen") == ["AMA-1"]
    assert nummers(client, "regio=kempen") == ["SVZ-2"]
    assert nummers(client, "eindigt=3") == ["SVZ-1"]
    assert nummers(client, f"stand=&zoek={erkend.houder.naam}") == ["AMA-1"]
    assert nummers(client, "soort=erkenning") == []
    assert nummers(client, "open_plaats=on") == []
    for onzin in ("stand=x", "regio=%00", "eindigt=999", "zoek=" + "x" * 500, "blad=x", "soort=%F0%9F%98%80"):
        assert client.get(f"{LIJST}?{onzin}").status_code == 200


def test_een_open_plaats_is_luid(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg", nummer="SVZ-1")
    vertrek(desk, toekenning)
    client = als(desk)
    assert nummers(client, "open_plaats=on") == ["SVZ-1"]
    assert "open plaats" in client.get(LIJST).content.decode()
    blad = client.get(toekenning.get_absolute_url()).content.decode()
    assert "moet uiterlijk op" in blad
    assert "Opvolger nodig uiterlijk op" in blad


def test_export_zoals_het_scherm(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg", nummer="SVZ-1")
    uitsnede = EXPORTLIJSTEN[0].neem(desk.door, QueryDict("regio=gent"), None, 10)
    [rij] = uitsnede.rijen
    assert rij[:4] == ("SVZ-1", "Mandaat samenwerkingsverband Zorg", toekenning.houder.naam, "Gent")


def test_het_blad(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    client = als(desk)
    vertrek(desk, toekenning, "A", nieuwe_houder=lid(toekenning, "C").organisatie_id)
    vertrek(desk, toekenning, "B", nieuw=nieuwe("vaph", "Later").pk, vanaf=vandaag() + 20 * DAG)
    klok(date(2027, 12, 31))
    toekenning.refresh_from_db()
    blad = client.get(toekenning.get_absolute_url())
    tekst = blad.content.decode()
    for deel in (
        toekenning.nummer,
        "trekker",
        "Later",
        "Herinnering verstuurd",
        "als houder",
        "komt nog",
        "Gent",
    ):
        assert deel in tekst
    assert [label for label, _, _ in blad.context["acties"]] == [
        "Stel een tekortkoming vast",
        "Wijzig de samenstelling",
        "Zet stop",
    ]
    partner = als(beheerder_van(lid(toekenning, "C").organisatie)).get(toekenning.get_absolute_url())
    assert [label for label, _, _ in partner.context["acties"]] == ["Vraag een wijziging"]
    assert als(beheerder_van(nieuwe("caw"))).get(toekenning.get_absolute_url()).status_code == 404


def test_een_contingent_toont_zijn_plaatsen_per_jaar(als) -> None:
    toekenning = maak_contingent(j2024=8, j2030=10)
    blad = als(beslisser("contingent")).get(toekenning.get_absolute_url())
    assert [(jaar["jaar"], jaar["plaatsen"], jaar["is_voorbij"]) for jaar in blad.context["jaren"]] == [
        (2024, 8, True),
        (2030, 10, False),
    ]
    assert "Herzie het contingent" in blad.content.decode()


def test_een_procedure_alleen_voor_wie_ze_mag_zien(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    procedure = vastgesteld(desk, toekenning)
    bekend = meegedeeld(desk, maak_toekenning("erkenning"))
    houder, partner = beheerder_van(toekenning.houder), beheerder_van(lid(toekenning, "B").organisatie)
    adres = procedure.get_absolute_url()
    url = toekenning.get_absolute_url()
    assert adres in als(desk).get(url).content.decode()
    assert adres not in als(houder).get(url).content.decode()
    assert adres not in als(partner).get(url).content.decode()
    houder_weet = als(beheerder_van(bekend.toekenning.houder)).get(bekend.toekenning.get_absolute_url())
    assert bekend.get_absolute_url() in houder_weet.content.decode()


def test_een_gevraagde_wijziging_staat_bovenaan(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    tekst = als(desk).get(toekenning.get_absolute_url()).content.decode()
    assert "Kijk na en voer door" in tekst
    assert reverse("wijziging_afwijzen", args=[vraag.pk]) in tekst
    als_houder = als(beheerder_van(toekenning.houder)).get(toekenning.get_absolute_url()).content.decode()
    assert "Wacht op wie erover beslist" in als_houder
    assert "Kijk na" not in als_houder


@pytest.mark.parametrize("soort", ["zorg", "erkenning", "contingent"])
def test_evenveel_vragen_voor_weinig_en_veel(als, soort: str) -> None:
    desk = beslisser(soort)
    client = als(desk)
    eerste = maak_toekenning(soort, tot=date(2028, 12, 31))

    def tel(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as gevraagd:
            assert client.get(url).status_code == 200
        return sum(not een["sql"].startswith(("SAVEPOINT", "RELEASE", "SET ")) for een in gevraagd)

    weinig = tel(LIJST), tel(eerste.get_absolute_url())
    for nummer in range(28):
        maak_toekenning(soort, regios=() if soort == "zorg" else ("gent",), nummer=f"X-{nummer}")
    if soort == "zorg":
        for plaats in ("B", "C"):
            vertrek(desk, eerste, plaats)
    veel = tel(LIJST), tel(eerste.get_absolute_url())
    assert weinig == veel
    assert max(veel) <= 10


def test_een_vroegere_partner_leest_alleen_wat_toen_gold(als) -> None:
    """After its last day: no successor, no later shortcoming, no later end; and it is not in its list any more."""
    desk, toekenning = beslisser(), maak_toekenning("zorg", nummer="SVZ-1")
    weg, blijft = lid(toekenning, "B").organisatie, lid(toekenning, "C").organisatie
    beheerder = beheerder_van(weg)
    vertrek(desk, toekenning, "B", op=vandaag() - 20 * DAG)
    toekenning.refresh_from_db()
    vertrek(
        desk,
        toekenning,
        "C",
        op=vandaag() + 9 * DAG,
        nieuw=nieuwe("cgg", "De Nieuwe").pk,
        vanaf=vandaag() + 10 * DAG,
    )
    url, client = toekenning.get_absolute_url(), als(beheerder)
    blad = client.get(url)
    assert blad.status_code == 200
    tekst = blad.content.decode()
    assert f"Je organisatie hoorde hierbij tot en met {vandaag() - 20 * DAG:%d/%m/%Y}." in tekst
    for later in ("De Nieuwe", "Opvolger nodig", "moet uiterlijk", f"{vandaag() + 9 * DAG:%d/%m/%Y}"):
        assert later not in tekst
    assert blad.context["acties"] == []
    assert nummers(client) == []
    assert EXPORTLIJSTEN[0].neem(beheerder.door, QueryDict(""), None, 10).rijen == []
    assert client.get(reverse("wijziging_vragen", args=[toekenning.pk])).status_code in (200, 302)
    with pytest.raises(Geweigerd, match="eigen organisatie"):
        wijziging_vragen(
            toekenning,
            soort="samenstelling",
            wijziging=Wijziging(
                vertrekker=toekenning.leden.get(organisatie=weg).pk,
                laatste_dag=vandaag() - 25 * DAG,
                reden="Toch vroeger.",
            ),
            door=beheerder.door,
        )
    # Who is there until tomorrow still reads everything.
    assert "De Nieuwe" in als(beheerder_van(blijft)).get(url).content.decode()


def test_de_houder_vraagt_opnieuw_aan_waar_dat_kan(als) -> None:
    """The page of what ends leads to the open call of its regio, or says that there is none yet."""
    toekenning = maak_toekenning("zorg", tot=vandaag() + 200 * DAG, regios=("waasland",))
    ver = maak_toekenning("zorg", tot=vandaag() + 2000 * DAG, houder=toekenning.houder, regios=("gent",))
    client = als(beheerder_van(toekenning.houder))
    assert (
        "Er is nog geen oproep voor Waasland." in client.get(toekenning.get_absolute_url()).content.decode()
    )
    maak_oproep("zorg", regios=("gent",))
    assert client.get(toekenning.get_absolute_url()).context["acties"][0][0] != "Vraag opnieuw aan"
    oproep = maak_oproep("zorg", regios=("waasland",))
    knop = client.get(toekenning.get_absolute_url()).context["acties"][0]
    assert knop == ("Vraag opnieuw aan", f"{reverse('aanvraag_starten')}?oproep={oproep.pk}", "primair")
    assert client.get(ver.get_absolute_url()).context["vernieuwing"] is None
    partner = als(beheerder_van(lid(toekenning, "B").organisatie))
    assert partner.get(toekenning.get_absolute_url()).context["vernieuwing"] is None
    erkenning = maak_toekenning("erkenning", tot=vandaag() + 200 * DAG)
    knop = als(beheerder_van(erkenning.houder)).get(erkenning.get_absolute_url()).context["acties"][0]
    assert knop == ("Vraag opnieuw aan", reverse("aanvraag_starten"), "primair")
