"""The start of mandaten and the list of calls: what waits, every regio also without partnership, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mandaten.bladen.overzicht import regiostanden, tellers
from tests.beheer.exports import bladen, ingevuld
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep, maak_toekenning
from tests.mandaten.oproepen import dien_in, maak_aanvraag, over
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.overzicht.context import NAVIGATIE
from werkzorg.toegang.matrix import MATRIX

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
URL, LIJST = "/mandaten/", "/mandaten/oproepen/"


def stand(regio: str) -> Any:
    """How this regio stands today."""
    return next(een for een in regiostanden(timezone.localdate()) if een.sleutel == regio)


def aantal(speler: Speler) -> dict[str, int]:
    """What waits for this person, by its words."""
    return {teller.wat: teller.aantal for teller in tellers(speler.door, timezone.localdate())}


# --- per regio --------------------------------------------------------------------------------------------
def test_elke_regio_staat_er_ook_zonder_verband(als: Als, cast: Rolverdeling) -> None:
    zorg = maak_toekenning("zorg", regios=("gent",), tot=None)
    straks = timezone.localdate() + timedelta(days=300)
    netwerk = maak_toekenning("netwerk", regios=("gent", "midwest"), tot=straks)
    maak_oproep(regios=("midwest", "kempen"), titel="Mandaatoproep Midwest")
    maak_oproep(regios=("brugge",), titel="Later", opent_op=over(days=3))
    assert len(regiostanden(timezone.localdate())) == 15
    gent, midwest = stand("gent"), stand("midwest")
    assert set(gent.verband.wie) == {lid.organisatie.naam for lid in zorg.leden.all()}
    assert gent.verband.wie[0] == zorg.houder.naam
    assert (gent.verband.tot, gent.verband.loopt_af) == (None, False)
    assert gent.netwerk.wie == (netwerk.houder.naam,)
    assert (midwest.netwerk.tot, midwest.netwerk.loopt_af) == (straks, True)
    assert midwest.verband is None
    assert [titel for titel, _ in midwest.oproepen["zorg"]] == ["Mandaatoproep Midwest"]
    assert stand("brugge").alle_oproepen == []
    html = als(cast.departement).get(URL).text
    assert html.count("geen samenwerkingsverband Zorg") >= 14
    assert (
        "14 regio's hebben geen samenwerkingsverband Zorg. 13 regio's hebben geen netwerkcoördinator."
        in " ".join(html.split())
    )
    assert "loopt binnen een jaar af" in html


def test_een_lege_plaats_staat_bij_het_verband_en_bij_het_netwerk(als: Als, cast: Rolverdeling) -> None:
    zorg, netwerk = maak_toekenning("zorg"), maak_toekenning("netwerk")
    assert (stand("gent").verband.leeg, stand("gent").netwerk.leeg) == ((), ())
    gisteren = timezone.localdate() - timedelta(days=1)
    with in_handeling():
        for lid in (zorg.leden.get(plaats="B"), netwerk.leden.get(plaats="ocmw")):
            lid.periode = reeks(lid.periode.lower, gisteren)
            lid.save()
    gent = stand("gent")
    assert (gent.verband.leeg, gent.netwerk.leeg) == (("Categorie B: VAPH-voorziening",), ("OCMW",))
    assert len(gent.verband.wie) == 2
    html = als(cast.departement).get(URL).text
    assert html.count("open plaats") == 2
    assert html.count("Categorie B: VAPH-voorziening") == 1
    rijen, _ = bladen(als(cast.departement).post("/exporteer/?lijst=mandaten_overzicht", ingevuld()))
    assert next(rij for rij in rijen if rij[0] == "Gent")[3] == "geldig, open plaats"


def test_een_oproep_staat_bij_wat_ze_toekent(als: Als) -> None:
    een = maak_toekenning("contingent", regios=("gent", "kempen"))
    ander = maak_toekenning("contingent", regios=("gent",), tot=None)
    maak_oproep("contingent", titel="Oproep WSE")
    maak_oproep("netwerk", titel="Tender Gent")
    gent = stand("gent")
    assert {naam for bezet in gent.contingenten for naam in bezet.wie} == {een.houder.naam, ander.houder.naam}
    assert (stand("kempen").contingenten[0].tot, stand("midwest").contingenten) == (date(2028, 12, 31), ())
    assert {soort: [titel for titel, _ in gent.oproepen[soort]] for soort in gent.oproepen} == {
        "zorg": [],
        "netwerk": ["Tender Gent"],
        "contingent": ["Oproep WSE"],
    }
    assert gent.alle_oproepen == ["Tender Gent", "Oproep WSE"]
    html = als(beslisser("contingent")).get(URL).text
    assert "Contingent sociale economie" in html
    assert (
        html.index("Tender Gent")
        < html.index(min(een.houder.naam, ander.houder.naam))
        < html.index("Oproep WSE")
    )


def test_wat_gisteren_eindigde_is_vandaag_leeg() -> None:
    maak_toekenning("zorg", tot=timezone.localdate() - timedelta(days=1))
    assert stand("gent").verband is None
    maak_toekenning("zorg", regios=("midwest",), tot=timezone.localdate())
    assert stand("midwest").verband is not None


def test_de_stand_gaat_mee_als_bestand(als: Als, cast: Rolverdeling) -> None:
    maak_toekenning("zorg", tot=None)
    antwoord = als(cast.departement).post("/exporteer/?lijst=mandaten_overzicht", ingevuld())
    rijen, _ = bladen(antwoord)
    assert len(rijen) == 16
    per_regio = {rij[0]: rij for rij in rijen}
    assert per_regio["Gent"][3] == "geldig"
    assert per_regio["Midwest"][1] == "geen samenwerkingsverband Zorg"


# --- what waits -------------------------------------------------------------------------------------------
def test_elke_dienst_telt_het_hare_en_een_organisatie_het_hare(cast: Rolverdeling) -> None:
    oproep = maak_oproep()
    ingediend = maak_aanvraag(oproep)
    maak_aanvraag(oproep)
    dien_in(ingediend)
    maak_toekenning("zorg", tot=timezone.localdate() + timedelta(days=30))
    zorg = aantal(beslisser())
    assert (zorg["aanvragen in behandeling"], zorg["aanvragen over de wettelijke termijn"]) == (1, 0)
    assert zorg["mandaten en erkenningen die binnen een jaar aflopen"] == 1
    assert zorg["open oproepen"] == 1
    assert aantal(beslisser("netwerk"))["aanvragen in behandeling"] == 0
    eigen = Lidmaatschap.objects.get(organisatie=ingediend.aanvrager)
    assert aantal(Speler(eigen.gebruiker, eigen))["aanvragen in behandeling"] == 1
    assert aantal(cast.spelers["organisatiebeheerder"])["aanvragen in behandeling"] == 0
    assert aantal(cast.spelers["beleid"]) == {"open oproepen": 1}


@pytest.mark.parametrize(
    "rol",
    ["departement_zorg", "vdab_beslisser", "departement_wse", "organisatiebeheerder", "inspectie", "beleid"],
)
def test_wat_telt_heeft_een_lijst_die_opengaat(rol: str, als: Als, cast: Rolverdeling) -> None:
    client = als(cast.spelers[rol])
    antwoord = client.get(URL)
    assert antwoord.status_code == 200
    for teller in antwoord.context["tellers"]:
        assert teller.adres, teller.wat
        lijst = client.get(teller.adres)
        assert lijst.status_code == 200, teller.adres


def test_niemand_heeft_meer_dan_zes_ingangen_in_het_menu() -> None:
    for rol in ROLLEN:
        ingangen = [label for label, _, sleutel in NAVIGATIE if rol in MATRIX[sleutel].rollen]
        assert len(ingangen) <= 6, (rol, ingangen)


# --- the calls --------------------------------------------------------------------------------------------
def test_de_lijst_toont_eerst_wat_openstaat(als: Als) -> None:
    maak_oproep(titel="Oud", regios=("kempen",), sluit_op=timezone.now() - timedelta(hours=1))
    maak_oproep(titel="Straks dicht", sluit_op=over(days=2))
    maak_oproep(titel="Later dicht", regios=("midwest",), sluit_op=over(days=9))
    maak_oproep(titel="Komt", regios=("brugge",), opent_op=over(days=1))
    maak_oproep("netwerk", titel="Tender", regios=("gent",), opent_op=over(days=1))
    client = als(beslisser())

    def titels(**vraag: str) -> list[str]:
        return [een["titel"] for een in client.get(LIJST, vraag).context["bladzijde"].object_list]

    assert titels() == ["Straks dicht", "Later dicht", "Komt", "Oud"]
    assert titels(stand="open") == ["Straks dicht", "Later dicht"]
    assert titels(stand="aangekondigd") == ["Komt"]
    assert titels(stand="gesloten") == ["Oud"]
    assert titels(soort="netwerk") == []
    assert titels(stand="onzin") == []


def test_hoeveel_er_aanvroegen_ziet_alleen_wie_beslist(als: Als, cast: Rolverdeling) -> None:
    oproep = maak_oproep()
    dien_in(maak_aanvraag(oproep))
    maak_aanvraag(oproep)
    adres = oproep.get_absolute_url()
    assert "1 aanvraag ingediend" in als(beslisser()).get(adres).text
    assert als(beslisser()).get(LIJST).context["bladzijde"].object_list[0]["ingediend"] == 1
    for speler in (
        beslisser("netwerk"),
        *(cast.spelers[rol] for rol in ("organisatiebeheerder", "inspectie", "beleid")),
    ):
        client = als(speler)
        assert "ingediend" not in client.get(adres).text
        assert client.get(LIJST).context["bladzijde"].object_list[0]["ingediend"] is None
    assert "ingediend" not in client.get(f"/oproepen/{oproep.pk}/").text


def test_wie_kan_aanvragen_krijgt_de_weg(als: Als, cast: Rolverdeling) -> None:
    oproep = maak_oproep()
    starten = f"/mandaten/aanvragen/start/?oproep={oproep.pk}"
    assert starten in als(cast.spelers["organisatiebeheerder"]).get(oproep.get_absolute_url()).text
    assert starten not in als(beslisser()).get(oproep.get_absolute_url()).text
    dicht = maak_oproep(regios=("kempen",), sluit_op=timezone.now() - timedelta(minutes=1))
    assert (
        "aanvragen/start" not in als(cast.spelers["organisatiebeheerder"]).get(dicht.get_absolute_url()).text
    )


# --- for everybody ----------------------------------------------------------------------------------------
def test_iedereen_leest_wat_openstaat_tot_op_de_minuut(client: Client) -> None:
    sluit = over(days=3)
    oproep = maak_oproep(titel="Mandaatoproep Gent", sluit_op=sluit)
    komt = maak_oproep(titel="Nog geheim", regios=("kempen",), opent_op=over(days=1))
    lijst = client.get("/oproepen/").text
    assert "Mandaatoproep Gent" in lijst
    assert "Nog geheim" not in lijst
    blad = client.get(f"/oproepen/{oproep.pk}/").text
    assert f"{timezone.localtime(sluit):%d/%m/%Y om %H:%M}" in blad
    assert f"/account/login/?next=/mandaten/oproepen/{oproep.pk}/" in blad
    assert client.get(f"/oproepen/{komt.pk}/").status_code == 404
    assert client.get("/oproepen/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_een_gesloten_oproep_zegt_dat_en_waarom(client: Client, als: Als, cast: Rolverdeling) -> None:
    dicht = maak_oproep(
        sluit_op=timezone.now() - timedelta(minutes=1),
        gesloten_op=timezone.now(),
        sluitingsreden="Er stond een fout in.",
    )
    html = client.get(f"/oproepen/{dicht.pk}/").text
    assert "Er stond een fout in." in html
    assert "indienen kan niet meer" in html
    # Whoever is signed in without a role for it reads who can apply.
    open_ = maak_oproep(regios=("kempen",))
    assert "In je rol van vandaag" in als(cast.casemanager_zorg).get(f"/oproepen/{open_.pk}/").text
