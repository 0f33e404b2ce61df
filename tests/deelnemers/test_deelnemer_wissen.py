"""`deelnemer_wissen`: an approved order, and only that, leaves nothing of a person but ids in logs."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pghistory
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.handelingen.wissen import deelnemer_wissen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Wisopdracht
from werkzorg.documenten.bewaren import versie_id
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.opslag import bestaat, schrijf
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import KlokRonde
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.inzage import controleer, verzegel
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("goedgekeurde_wissingen_uitvoeren")
NAAM = "Zeldzamenaamxyz"
WOORDEN = (NAAM, "Oudenaamxyz", "geheimxyz@voorbeeld.be", "Verborgenstraatxyz", "Brengeenxyz")
# These keep ids that point nowhere afterwards (regelgeving 15, row 15); their rows hold no word about a person.
ALLEEN_IDS = {
    "logboek_logregel",
    "toegang_inzage",
    "berichten_opdracht",
    "handelen_verwerkteaanvraag",
    "deelnemers_wisopdracht",
    "deelnemers_wisopdrachtevent",
}


def opdracht_voor(deelnemer: Deelnemer, *, goedgekeurd: bool = True) -> Wisopdracht:
    """An order on the list; approved by a second person unless said otherwise."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Wisopdracht.objects.create(
            deelnemer_id=deelnemer.pk,
            grond="termijn verstreken",
            voorgesteld_door=uuid4(),
            **({"goedgekeurd_door": uuid4(), "goedgekeurd_op": timezone.now()} if goedgekeurd else {}),
        )


def tabellen_met(tekst: str) -> set[str]:
    """The tables of which any row holds this text, in whatever column."""
    gevonden = set()
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT 1 FROM "{tabel}" t WHERE t::text ILIKE %s LIMIT 1', [f"%{tekst}%"])
            if cursor.fetchone():
                gevonden.add(tabel)
    return gevonden


@pytest.fixture
def deelnemer(cast, als) -> Deelnemer:
    """Somebody about whom every table of this application knows something; his receipts are still to be made."""
    insz = vers_insz()
    persoon = registreer(
        cast.casemanager_zorg.door, insz=insz, achternaam="Oudenaamxyz", email="geheimxyz@voorbeeld.be"
    )
    registreer(cast.buur.door, insz=insz, achternaam="Oudenaamxyz")
    deelnemer_wijzigen(
        persoon,
        wijzigingen={
            "achternaam": NAAM,
            "straat": "Verborgenstraatxyz",
            "taal": "andere",
            "taal_andere": "Brengeenxyz",
        },
        versie=1,
        door=cast.casemanager_zorg.door,
    )
    als(cast.casemanager_zorg).get(reverse("deelnemer_detail", args=[persoon.pk]))
    persoon.refresh_from_db()
    return persoon


# --- the act ---------------------------------------------------------------------------------------------


def test_na_de_wissing_staat_er_in_geen_enkele_tabel_nog_iets(deelnemer, uitgevoerd):
    uitgevoerd()
    documenten = [str(pk) for pk in Document.objects.values_list("pk", flat=True)]
    versies = list(DocumentVersie.objects.values_list("pk", flat=True))
    geheim = bytes(deelnemer.insz_versleuteld).hex()
    for woord in (*WOORDEN, geheim, deelnemer.dossiernummer):
        assert tabellen_met(woord), f"the fixture must put {woord} somewhere"
    assert all(bestaat(versie) for versie in versies)
    assert len(versies) == 2

    deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    for woord in (*WOORDEN, geheim, bytes(deelnemer.insz_index).hex(), deelnemer.dossiernummer):
        assert tabellen_met(woord) == set(), woord
    assert tabellen_met(str(deelnemer.pk)) <= ALLEEN_IDS
    for document in documenten:
        assert tabellen_met(document) <= ALLEEN_IDS | {"berichten_melding"}
    # The bytes are outside the database: they go after the commit, by the worker.
    assert uitgevoerd() == 1
    assert not any(bestaat(versie) for versie in versies)


def test_een_ander_mens_blijft_wie_hij_was(cast, deelnemer, uitgevoerd):
    ander = registreer(
        cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd", achternaam="Blijftxyz"
    )
    deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
    uitgevoerd()  # only the other one still gets a receipt
    ander.refresh_from_db()
    assert ander.gebeurtenissen.count() == 1
    assert Betrokkenheid.objects.count() == Document.objects.count() == Taak.objects.count() == 1
    assert bestaat(DocumentVersie.objects.get().pk)


def test_het_inzagelog_blijft_en_zijn_keten_klopt(deelnemer):
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert verzegel() == 1
        voor = list(Inzage.objects.values())
        deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
        assert list(Inzage.objects.values()) == voor
        assert Inzage.objects.over_deelnemer(deelnemer.pk).count() == 1
        assert list(controleer()) == []


def test_het_logboek_zegt_dat_en_door_wie_zonder_wie(deelnemer):
    opdracht = opdracht_voor(deelnemer)
    deelnemer_wissen(opdracht, door=KLOK)
    regel = Logregel.objects.get(handeling="deelnemer_wissen")
    assert (regel.object_id, regel.deelnemer_id, regel.gegevens) == (opdracht.pk, None, {"bestanden": 0})
    opdracht.refresh_from_db()
    assert opdracht.uitgevoerd_op is not None
    assert opdracht.gebeurtenissen.order_by("pgh_id").last().uitgevoerd_op is not None


def test_zonder_goedkeuring_gebeurt_er_niets(deelnemer):
    with pytest.raises(IntegrityError), transaction.atomic():
        deelnemer_wissen(opdracht_voor(deelnemer, goedgekeurd=False), door=KLOK)
    assert Deelnemer.objects.filter(pk=deelnemer.pk).exists()
    assert not Opdracht.objects.filter(soort="bestanden_wissen").exists()


def test_een_onbekende_opdracht_wist_niemand(deelnemer):
    with pytest.raises(IntegrityError), transaction.atomic():
        deelnemer_wissen(Wisopdracht(deelnemer_id=deelnemer.pk), door=KLOK)
    assert Deelnemer.objects.filter(pk=deelnemer.pk).exists()


def test_een_opdracht_werkt_eenmaal(deelnemer):
    opdracht = opdracht_voor(deelnemer)
    deelnemer_wissen(opdracht, door=KLOK)
    with pytest.raises(IntegrityError), transaction.atomic():
        deelnemer_wissen(opdracht, door=KLOK)


def test_dezelfde_persoon_keurt_zijn_eigen_voorstel_niet_goed(cast):
    een = uuid4()
    with pghistory.context(handeling="test", door="commando:test"):
        with pytest.raises(IntegrityError, match="wisopdracht_tweede_persoon"), transaction.atomic():
            Wisopdracht.objects.create(
                deelnemer_id=uuid4(),
                grond="x",
                voorgesteld_door=een,
                goedgekeurd_door=een,
                goedgekeurd_op=timezone.now(),
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Wisopdracht.objects.create(
                deelnemer_id=uuid4(), grond="x", voorgesteld_door=een, uitgevoerd_op=timezone.now()
            )


@pytest.mark.parametrize(
    "anders",
    [
        {"deelnemer_id": uuid4()},
        {"grond": "iets anders"},
        {"voorgesteld_door": uuid4()},
        {"goedgekeurd_door": uuid4()},
        {"uitgevoerd_op": timezone.now()},
    ],
    ids=lambda anders: next(iter(anders)),
)
def test_een_goedgekeurde_opdracht_wordt_nooit_een_andere(deelnemer, anders):
    opdracht = opdracht_voor(deelnemer)
    with (
        pytest.raises(IntegrityError, match="staat vast"),
        transaction.atomic(),
        pghistory.context(handeling="test", door="commando:test"),
    ):
        Wisopdracht.objects.filter(pk=opdracht.pk).update(**anders)


def test_wat_uitgevoerd_is_wordt_niet_opnieuw_open_gezet(deelnemer):
    opdracht = opdracht_voor(deelnemer)
    deelnemer_wissen(opdracht, door=KLOK)
    for anders in ({"uitgevoerd_op": None}, {"goedgekeurd_op": None, "goedgekeurd_door": None}):
        with (
            pytest.raises(IntegrityError),
            transaction.atomic(),
            pghistory.context(handeling="test", door="commando:test"),
        ):
            Wisopdracht.objects.filter(pk=opdracht.pk).update(**anders)


def test_een_voorstel_wordt_later_goedgekeurd_en_kan_nog_ingetrokken_worden(deelnemer):
    opdracht = opdracht_voor(deelnemer, goedgekeurd=False)
    with pghistory.context(handeling="test", door="commando:test"):
        rij = Wisopdracht.objects.filter(pk=opdracht.pk)
        rij.update(goedgekeurd_door=uuid4(), goedgekeurd_op=timezone.now())
        assert Wisopdracht.objects.goedgekeurd().exists()
        rij.update(goedgekeurd_door=None, goedgekeurd_op=None)
    assert not Wisopdracht.objects.goedgekeurd().exists()


def test_ook_het_bestand_van_een_gestorven_worker_gaat_weg(deelnemer, uitgevoerd):
    """Killed between writing the file and the commit: there is a letter with a name, and no row that names it."""
    los = [versie_id(pk, 1) for pk in Document.objects.values_list("pk", flat=True)]
    for kenmerk in los:
        schrijf(kenmerk, b"%PDF met een naam")
    deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
    uitgevoerd()
    assert len(los) == 2
    assert not any(bestaat(kenmerk) for kenmerk in los)


def test_wat_eens_over_deze_persoon_ging_is_ook_uit_de_geschiedenis_weg(cast, deelnemer, uitgevoerd):
    """A task and a document that a mistake put on him and that now belong to another: the other keeps his."""
    uitgevoerd()
    ander = registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")
    taak, document = Taak.objects.get(deelnemer_id=ander.pk), Document.objects.get(deelnemer_id=ander.pk)
    with pghistory.context(handeling="test", door="commando:test"):
        for eigenaar in (deelnemer.pk, ander.pk):
            Taak.objects.filter(pk=taak.pk).update(deelnemer_id=eigenaar)
            Document.objects.filter(pk=document.pk).update(deelnemer_id=eigenaar)
    assert taak.gebeurtenissen.filter(deelnemer_id=deelnemer.pk).exists()
    deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
    for rij in (taak, document):
        rij.refresh_from_db()
        assert rij.deelnemer_id == ander.pk
        assert {een.deelnemer_id for een in rij.gebeurtenissen.all()} == {ander.pk}


@pytest.mark.parametrize(
    "rol", ["casemanager_zorg", "functioneel_beheerder", "functionaris_gegevensbescherming"]
)
def test_geen_mens_wist_rechtstreeks(cast, deelnemer, rol):
    with pytest.raises(PermissionDenied):
        deelnemer_wissen(opdracht_voor(deelnemer), door=cast.spelers[rol].door)


# --- the database ----------------------------------------------------------------------------------------


def test_de_toepassing_zelf_kan_geen_rij_verwijderen(deelnemer):
    tabellen = (
        "deelnemers_deelnemer",
        "deelnemers_deelnemerevent",
        "deelnemers_betrokkenheid",
        "deelnemers_betrokkenheidevent",
        "documenten_document",
        "documenten_documentversie",
        "werklijst_taak",
        "toegang_inzage",
        "logboek_logregel",
        "deelnemers_wisopdracht",
    )
    for tabel in tabellen:
        for zin in (f"DELETE FROM {tabel}", f"TRUNCATE {tabel} CASCADE"):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                pghistory.context(handeling="test", door="commando:test"),
                connection.cursor() as cursor,
            ):
                cursor.execute(zin)
    assert Deelnemer.objects.filter(pk=deelnemer.pk).exists()


def test_de_toepassing_wordt_nooit_de_wisser(db):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET ROLE werkzorg_wisser")


# --- the clock -------------------------------------------------------------------------------------------


def test_de_klok_werkt_de_goedgekeurde_lijst_af(cast, deelnemer):
    wacht = registreer(cast.casemanager_zorg.door)
    opdracht_voor(deelnemer)
    opdracht_voor(wacht, goedgekeurd=False)
    assert sla("goedgekeurde_wissingen_uitvoeren") == 1
    assert list(Deelnemer.objects.values_list("pk", flat=True)) == [wacht.pk]
    ronde = KlokRonde.objects.get(naam="goedgekeurde_wissingen_uitvoeren")
    assert (ronde.gedaan, ronde.fouten) == (1, 0)
    sla("goedgekeurde_wissingen_uitvoeren")
    ronde.refresh_from_db()
    assert ronde.gedaan == 0


def test_een_wissing_die_mislukt_houdt_de_andere_niet_op(deelnemer, monkeypatch):
    from werkzorg.deelnemers import tasks

    goed, stuk = opdracht_voor(deelnemer), opdracht_voor(deelnemer)

    def wis(opdracht, *, door):
        if opdracht.pk == stuk.pk:
            raise RuntimeError("proef")
        deelnemer_wissen(opdracht, door=door)

    monkeypatch.setattr(tasks, "deelnemer_wissen", wis)
    sla("goedgekeurde_wissingen_uitvoeren")
    ronde = KlokRonde.objects.get()
    assert (ronde.gedaan, ronde.fouten) == (1, 1)
    goed.refresh_from_db()
    assert goed.uitgevoerd_op is not None


# --- the door --------------------------------------------------------------------------------------------


def test_het_gewiste_dossier_bestaat_voor_niemand_meer(cast, als, deelnemer, uitgevoerd):
    uitgevoerd()
    document = Document.objects.get(organisatie_id=cast.casemanager_zorg.door.organisatie_id)
    deelnemer_wissen(opdracht_voor(deelnemer), door=KLOK)
    uitgevoerd()
    klant = als(cast.casemanager_zorg)
    for route in ("deelnemer_detail", "deelnemer_documenten", "deelnemer_wijzigen", "inzage_lijst"):
        assert klant.get(reverse(route, args=[deelnemer.pk])).status_code == 404
    assert klant.get(reverse("document_openen", args=[document.pk])).status_code == 404
    # The notice about the document is still there; the page that lists it must not stumble over it.
    assert klant.get("/").status_code == 200
