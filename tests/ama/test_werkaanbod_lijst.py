"""The list of the offer: filters, distance, free places, what each reader may know, and the file."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ama.lijsten.werkaanbod import EXPORTLIJSTEN
from ama.querysets.werkposten import werkposten
from ama.statussen import CONCEPT
from tests.ama.maken import maak_overeenkomst
from tests.ama.werkposten import bied_aan, maak_post, vandaag, vraag
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.plaatsen.models import Gemeente
from werkzorg.plaatsen.opzoeken import afstand_km, gemeente_van

pytestmark = pytest.mark.django_db
LIJST = "/ama/werkposten/"


def namen(client, tekst: str = "") -> list[str]:
    return [regel.naam for regel in client.get(f"{LIJST}?{tekst}").context["bladzijde"].object_list]


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def posten(els):
    """Three of the player, in Gent, Oostende and Genk, of which the last offers nothing yet."""
    bakkerij = maak_post(els, "Bakkerij Tarwe")
    kust = maak_post(els, "Camping Duin", sector="buurt", postcode="8400", gemeente="Oostende")
    genk = maak_post(els, "Mijnatelier", sector="sociale_economie", gemeente="Genk")
    bied_aan(els, bakkerij, activiteiten=("brood inpakken", "café poetsen"))
    bied_aan(els, kust, activiteiten=("onkruid wieden",), plaatsen=1)
    return bakkerij, kust, genk


def test_filters(cast, als, els, posten) -> None:
    client = als(els)
    assert namen(client) == ["Bakkerij Tarwe", "Camping Duin", "Mijnatelier"]
    assert namen(client, "zoek=BROOD") == namen(client, "zoek=cafe") == ["Bakkerij Tarwe"]
    assert namen(client, "zoek=duin") == namen(client, "zoek=wieden+camping") == ["Camping Duin"]
    assert namen(client, "zoek=brood+wieden") == []
    assert namen(client, "sector=buurt") == ["Camping Duin"]
    assert namen(client, "regio=gent") == ["Bakkerij Tarwe"]
    assert namen(client, "provincie=Limburg") == ["Mijnatelier"]
    assert namen(client, "vrij=on") == ["Bakkerij Tarwe", "Camping Duin"]
    assert namen(client, "eigen=on") == namen(client)
    assert namen(als(cast.buren["begeleider_ama"]), "eigen=on") == []
    for onzin in ("sector=x", "regio=%00", "zoek=%25", "blad=9", "zoek=" + "y" * 300, "hoogstens_km=x"):
        assert client.get(f"{LIJST}?{onzin}").status_code == 200


def test_de_dichtste_eerst(als, els, posten) -> None:
    client = als(els)
    assert namen(client, "vanuit=Brugge") == ["Camping Duin", "Bakkerij Tarwe", "Mijnatelier"]
    assert namen(client, "vanuit=Brugge&hoogstens_km=30") == ["Camping Duin"]
    fout = client.get(f"{LIJST}?vanuit=Nergens")
    assert "Deze gemeente kennen we niet" in fout.content.decode()
    assert namen(client, "vanuit=Nergens") == []


def test_de_afstand_is_die_van_het_adresboek(posten) -> None:
    brugge = gemeente_van("", "Brugge", vandaag())
    assert isinstance(brugge, Gemeente)
    rijen = werkposten().zichtbaar_voor(Klok("test")).met_afstand(brugge, vandaag())
    uit = {rij.organisatie.naam: float(rij.km) for rij in rijen.select_related("organisatie")}
    waar = {"Bakkerij Tarwe": "Gent", "Camping Duin": "Oostende", "Mijnatelier": "Genk"}
    for naam, plaats in waar.items():
        gemeente = gemeente_van("", plaats, vandaag())
        assert gemeente is not None
        assert uit[naam] == afstand_km(brugge, gemeente)


def test_bezette_plaatsen_van_alle_begeleiders(cast, als, els, posten) -> None:
    _, kust, _ = posten
    maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"], werkpost=kust)
    maak_overeenkomst(cast, speler=els, werkpost=kust, status=CONCEPT)
    client = als(cast.casemanager_zorg)
    assert namen(client, "vrij=on") == ["Bakkerij Tarwe"]
    regel = client.get(f"{LIJST}?zoek=duin").context["bladzijde"].object_list[0]
    assert regel.bezetting.zin == "2 op 1 plaatsen: 1 te veel."
    assert (regel.regio, regel.gemeente) == ("Oostende", "Oostende")


def test_wie_zoekt_kent_een_zelfstandige_niet_bij_naam(cast, als, els) -> None:
    post = maak_post(els, "Ward Janssens", "zelfstandige", straat="Dorp", huisnummer="1", gemeente="Gent")
    bied_aan(els, post)
    zoeker = als(cast.casemanager_zorg)
    assert namen(zoeker, "zoek=inpakken") == ["Zelfstandige"]
    assert namen(zoeker, "zoek=ward") == []
    blad = zoeker.get(f"{LIJST}{post.pk}/").content.decode()
    assert "Ward" not in blad
    assert "Dorp" not in blad
    assert namen(als(els), "zoek=ward") == ["Ward Janssens"]
    assert "Ward Janssens" in als(els).get(f"{LIJST}{post.pk}/").content.decode()


def test_wie_mag_zoeken(cast, als) -> None:
    for rol in ("begeleider_ama", "casemanager_werk", "netwerkcoordinator", "departement_zorg"):
        assert als(cast.spelers[rol]).get(LIJST).status_code == 200
    for rol in ("dienstverlener", "gbo_medewerker", "vdab_beslisser"):
        assert als(cast.spelers[rol]).get(LIJST).status_code == 403


def test_evenveel_vragen_bij_meer_rijen(als, els, posten) -> None:
    client = als(els)
    adres = f"{LIJST}?vanuit=Gent&vrij=on"
    client.get(adres)
    aantallen = []
    for extra in (1, 22):
        for nummer in range(extra):
            bied_aan(els, maak_post(els, f"Post {extra} {nummer:02}"))
        with CaptureQueriesContext(connection) as vragen:
            assert len(client.get(adres).context["bladzijde"].object_list) == min(25, 2 + extra + (extra > 1))
        aantallen.append(len([een for een in vragen if "SAVEPOINT" not in een["sql"]]))
    assert aantallen[0] == aantallen[1] <= 10, [een["sql"][:90] for een in vragen]


def test_de_export_volgt_de_filters(els, posten) -> None:
    lijst = {een.sleutel: een for een in EXPORTLIJSTEN}["werkaanbod_lijst"]
    uit = lijst.neem(els.door, vraag("vanuit=Brugge&provincie=West-Vlaanderen"), None, 10)
    (rij,) = uit.rijen
    assert len(rij) == len(lijst.kolommen)
    assert (rij[0], rij[7:11]) == ("Camping Duin", (1, 0, 0, 1))
    assert ("Provincie", "West-Vlaanderen") in uit.filters
    assert uit.deelnemers == frozenset()
