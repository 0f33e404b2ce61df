"""Notes with their text in the timeline of the person, for who may read them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.rolverdeling import maak_speler
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import noteer, over
from trajecten.handelingen.notities import notitie_terugnemen, zorgnotitie_schrijven
from trajecten.models import Notitie
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Betrokkenheid


def pagina(client, traject, **vraag) -> str:
    antwoord = client.get(traject.deelnemer.get_absolute_url(), vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.django_db
def test_in_het_verloop_van_de_persoon(cast, als) -> None:
    traject = maak_traject(cast)
    noteer(traject, cast.casemanager_werk, tekst="Zei dat hij wil tuinieren.", dag=over(-1))
    for toon in ("", "contacten"):
        blad = pagina(als(cast.casemanager_zorg), traject, toon=toon)
        assert "wil tuinieren" in blad
        assert f"op {over(-1):%d/%m/%Y}" in blad
    assert "wil tuinieren" not in pagina(als(cast.casemanager_zorg), traject, toon="besluiten")


@pytest.mark.parametrize(
    ("zicht", "leest_zorg"), [("eigen_dienst", False), ("tandem", True), ("netwerk", True)]
)
@pytest.mark.django_db
def test_alleen_wie_ze_mag_lezen(cast, als, zicht, leest_zorg) -> None:
    traject = maak_traject(cast)
    noteer(traject, cast.casemanager_werk, tekst="Kwam te voet.", zichtbaarheid=zicht)
    assert "Kwam te voet" in pagina(als(cast.casemanager_werk), traject)
    assert ("Kwam te voet" in pagina(als(cast.casemanager_zorg), traject)) is leest_zorg
    for speler in (cast.spelers["vdab_beslisser"], cast.spelers["netwerkcoordinator"]):
        antwoord = als(speler).get(traject.deelnemer.get_absolute_url())
        assert "Kwam te voet" not in antwoord.content.decode()


@pytest.mark.django_db
def test_een_zorgnotitie_staat_er_voor_niemand_met_haar_tekst(cast, als) -> None:
    traject = maak_traject(cast)
    zorgnotitie_schrijven(
        traject, dag=over(0), tekst="Nieuwe medicatie besproken.", door=cast.casemanager_zorg.door
    )
    assert "medicatie" not in pagina(als(cast.casemanager_zorg), traject)
    assert "medicatie" not in pagina(als(cast.casemanager_werk), traject)


@pytest.mark.django_db
def test_een_notitie_staat_er_een_keer_ook_voor_de_eigen_dienst(cast, als) -> None:
    traject = maak_traject(cast)
    notitie = noteer(traject, cast.casemanager_werk, tekst="Kwam te voet.")
    werk = als(cast.casemanager_werk)
    blad = pagina(werk, traject)
    assert blad.count("Kwam te voet") == 1
    assert "Notitie geschreven" not in blad
    notitie_terugnemen(notitie, door=cast.casemanager_werk.door)
    blad = pagina(werk, traject)
    assert "Kwam te voet" not in blad
    # What happened stays: it was written, and taken back.
    assert "Notitie geschreven" in blad


@pytest.mark.django_db
def test_veel_notities_zijn_een_vraag_en_gaan_verder_naar_vroeger(cast, als) -> None:
    traject = maak_traject(cast)
    noteer(traject, cast.casemanager_werk, tekst="nummer 0.")
    client = als(cast.casemanager_werk)
    pagina(client, traject)
    with CaptureQueriesContext(connection) as een:
        pagina(client, traject)
    nu, eerste = timezone.now(), Notitie.objects.get()
    with in_handeling():
        Notitie.objects.bulk_create(
            Notitie(
                traject=traject,
                soort="contact",
                dag=over(0),
                tekst=f"nummer {nummer}.",
                zichtbaarheid="tandem",
                organisatie=eerste.organisatie,
                rol=eerste.rol,
                door=eerste.door,
                geschreven_op=nu - timedelta(minutes=nummer),
            )
            for nummer in range(1, 60)
        )
    with CaptureQueriesContext(connection) as veel:
        blad = pagina(client, traject)
    assert len(veel) == len(een)
    assert "nummer 2." in blad
    assert "nummer 40." not in blad
    assert "nummer 40." in pagina(client, traject, voor=(nu - timedelta(minutes=35)).isoformat())


@pytest.mark.django_db
def test_een_collega_in_een_andere_rol_ziet_niet_dat_er_zorg_was(cast, als) -> None:
    traject, vandaag = maak_traject(cast), timezone.localdate()
    zorgnotitie_schrijven(traject, dag=vandaag, tekst="Geheim.", door=cast.casemanager_zorg.door)
    huis = cast.casemanager_zorg.lidmaatschap.organisatie
    verwijzer = maak_speler("verwijzer", huis)
    with in_handeling():
        Betrokkenheid.objects.create(
            deelnemer_id=traject.deelnemer_id,
            organisatie=huis,
            rol="verwijzer",
            periode=reeks(vandaag, None),
            grond="verwijzing",
            geinformeerd_op=vandaag,
            gegeven_door={},
        )
    assert "Zorgnotitie geschreven" in pagina(als(cast.casemanager_zorg), traject)
    blad = pagina(als(verwijzer), traject)
    assert "Zorgnotitie geschreven" not in blad
    # What happened to the person himself, his house did together.
    assert "geregistreerd" in blad.lower()
