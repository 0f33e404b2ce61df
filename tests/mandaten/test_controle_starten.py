"""The act `controle_starten`: a sample by lot, that anybody can draw again."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mandaten.domein.steekproef import trekking
from mandaten.handelingen.controle import controle_starten
from mandaten.models import Controledossier, Controleronde, Toekenning
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import CRITERIA, ronde, sql, vandaag
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Organisatie


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


def test_de_dossiers_zijn_die_van_het_lot(desk) -> None:
    rij = ronde(desk, populatie=6, aantal=3)
    wie = list(Toekenning.objects.filter(soort="erkenning").values_list("pk", flat=True))
    gekozen = list(rij.dossiers.order_by("volgnummer").values_list("toekenning_id", flat=True))
    assert gekozen == trekking(wie, 3, rij.zaad)
    assert (rij.populatie, rij.steekproef, sorted(rij.populatie_ids)) == (6, 3, sorted(wie))
    assert rij.antwoord_dagen == 30
    assert {een.status for een in rij.dossiers.all()} == {"te_controleren"}


def test_elk_zaad_is_vers(desk) -> None:
    assert len({ronde(desk, populatie=1, aantal=1).zaad for _ in range(3)}) == 3


def test_alleen_wat_op_de_peildag_liep(desk) -> None:
    voorbij = maak_toekenning(
        "erkenning", van=vandaag() - timedelta(days=900), tot=vandaag() - timedelta(days=1)
    )
    later = maak_toekenning("erkenning", van=vandaag() + timedelta(days=1), tot=None)
    maak_toekenning("werkactor")
    rij = ronde(desk, populatie=2, aantal=1)
    assert rij.populatie == 2
    assert not {voorbij.pk, later.pk} & set(rij.populatie_ids)


def test_alleen_wie_de_trekking_nagaat_leest_de_hele_lijst(desk, als) -> None:
    """Of a campaign over tens of thousands that list is megabytes, and every row of a page would carry it."""
    rij = ronde(desk, populatie=2, aantal=2)
    adressen = [
        rij.get_absolute_url(),
        reverse("controle_lijst"),
        reverse("controledossier_detail", args=[rij.dossiers.first().pk]),
        reverse("bevindingen_vastleggen", args=[rij.dossiers.first().pk]),
        reverse("controle_afsluiten", args=[rij.pk]),
    ]
    client = als(desk)
    for adres, leest in [*((een, False) for een in adressen), (f"{adressen[0]}?nagaan=1", True)]:
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(adres)
        assert any("populatie_ids" in vraag["sql"] for vraag in gevraagd) is leest, adres


def test_de_trekking_is_later_nog_na_te_gaan(desk, als) -> None:
    rij = ronde(desk, populatie=5, aantal=2)
    adres = rij.get_absolute_url()
    client = als(desk)
    assert str(rij.zaad) in client.get(adres).text
    tekst = client.get(f"{adres}?nagaan=1").text
    assert "De trekking klopt" in tekst
    assert "nog hetzelfde" in tekst
    # A grant of the list turns out to have ended before: the draw of then still stands.
    with in_handeling():
        Toekenning.objects.filter(pk=rij.populatie_ids[0]).update(
            periode=reeks(vandaag() - timedelta(days=90), vandaag() - timedelta(days=2)),
            einde_reden="Vroeger gestopt.",
        )
    tekst = client.get(f"{adres}?nagaan=1").text
    assert "De trekking klopt" in tekst
    assert "1 verdwenen" in tekst
    # Somebody swaps a file for another one.
    ander = next(een for een in rij.populatie_ids if not rij.dossiers.filter(toekenning_id=een).exists())
    sql(
        "UPDATE mandaten_controledossier SET toekenning_id = %s WHERE ronde_id = %s AND volgnummer = 1",
        ander,
        rij.pk,
    )
    assert "De trekking klopt niet" in client.get(f"{adres}?nagaan=1").text


def _start(desk, **anders) -> Controleronde:
    waarden = {
        "soort": "erkenning",
        "titel": "x",
        "criteria": CRITERIA,
        "peildag": vandaag(),
        "aantal": 1,
        **anders,
    }
    return controle_starten(**waarden, door=desk.door)


def test_weigeringen(desk) -> None:
    for anders, veld in (
        ({"soort": "werkactor"}, "soort"),
        ({"soort": "onzin"}, "soort"),
        ({}, "aantal"),
        ({"peildag": vandaag() + timedelta(days=1)}, "peildag"),
        ({"criteria": []}, "criteria"),
    ):
        with pytest.raises(Geweigerd) as nee:
            _start(desk, **anders)
        assert veld in nee.value.velden
    maak_toekenning("erkenning")
    with pytest.raises(Geweigerd) as nee:
        _start(desk, aantal=2)
    assert "hoogstens 1" in nee.value.velden["aantal"]
    with pytest.raises(PermissionDenied):
        _start(_inspecteur())


def _inspecteur():
    return maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))


def test_de_database_weigert_een_andere_telling(desk) -> None:
    rij = ronde(desk)
    for wat, naam in (
        ("populatie = 9", "populatie_geteld"),
        ("steekproef = 0", "steekproef_uit_populatie"),
        ("afgesloten_op = now()", "afgesloten_met_conclusie"),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            sql(f"UPDATE mandaten_controleronde SET {wat} WHERE id = %s", rij.pk)


def test_wie_wat_ziet(desk) -> None:
    rij = ronde(desk)
    houder = Organisatie.objects.get(pk=rij.dossiers.all()[0].toekenning.houder_id)
    for speler, rondes, dossiers in (
        (desk, 1, 2),
        (_inspecteur(), 1, 2),
        (beslisser("werkactor"), 0, 0),
        (beheerder_van(houder), 0, 0),
    ):
        assert Controleronde.objects.zichtbaar_voor(speler.door).count() == rondes
        assert Controledossier.objects.zichtbaar_voor(speler.door).count() == dossiers


def test_via_het_scherm(desk, als) -> None:
    for _ in range(3):
        maak_toekenning("erkenning")
    adres = reverse("controle_starten")
    client = als(desk)
    assert client.get(adres).status_code == 200
    goed = {
        "titel": "Verzekering",
        "soort": "erkenning",
        "criteria": "De polis loopt\n\n  Elk diploma klopt  \n",
        "peildag": f"{vandaag():%d/%m/%Y}",
        "aantal": "2",
    }
    for fout in (
        {},
        {**goed, "soort": "werkactor"},
        {**goed, "criteria": " \n "},
        {**goed, "criteria": "a\x00b"},
        {**goed, "criteria": "x\nx"},
        {**goed, "peildag": "31/02/2026"},
        {**goed, "aantal": "0"},
        {**goed, "aantal": "4"},
        {**goed, "aantal": "²"},
        {**goed, "aantal": "1" * 200},
        {**goed, "titel": "x" * 201},
    ):
        antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **fout})
        assert antwoord.status_code == 422
        assert "Fout:" in antwoord.text
    # Everything at once: the number that the form refuses, and what the law says of the rest.
    alles = client.post(
        adres,
        {"aanvraag_sleutel": uuid4(), **goed, "aantal": "999", "peildag": "31/12/2030", "criteria": "x\nX"},
    ).text
    for zin in ("van 1 tot en met 500", "Deze dag moet nog komen", "staat er twee keer"):
        assert zin in alles
    assert not Controleronde.objects.exists()
    sleutel = uuid4()
    for _ in range(2):
        antwoord = client.post(adres, {"aanvraag_sleutel": sleutel, **goed})
        assert antwoord.headers["Location"] == Controleronde.objects.get().get_absolute_url()
    rij = Controleronde.objects.get()
    assert rij.criteria == ["De polis loopt", "Elk diploma klopt"]
    assert client.get(rij.get_absolute_url()).status_code == 200
    assert "Verzekering" in als(_inspecteur()).get(reverse("controle_lijst")).text
    assert als(_inspecteur()).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(rij.get_absolute_url()).status_code == 404
    assert als(beheerder_van(maak_organisatie("Buur", "caw"))).get(rij.get_absolute_url()).status_code == 403
