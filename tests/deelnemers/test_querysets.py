"""Which people an actor sees: his own involvements of today, in this role, and nothing of anybody else."""

from __future__ import annotations

from datetime import timedelta

import pghistory
import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.rolverdeling import maak_speler
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Commando, Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def deelnemer(cast) -> Deelnemer:
    """Registered by Nele."""
    return registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")


def ziet(door) -> bool:
    """Whether this actor sees the one person there is; documents always follow the person."""
    mensen = Deelnemer.objects.zichtbaar_voor(door).exists()
    assert Document.objects.zichtbaar_voor(door).exists() is mensen
    return mensen


def verander(**velden) -> None:
    """Changes the one involvement there is."""
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.update(**velden)


def test_wie_registreerde_en_zijn_collega_zien_de_persoon(cast, deelnemer):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    assert ziet(cast.casemanager_zorg.door)
    assert ziet(collega.door)


def test_niemand_anders_van_de_hele_rolverdeling_ziet_de_persoon(cast, deelnemer):
    for speler in [*cast.spelers.values(), *cast.buren.values()]:
        assert ziet(speler.door) is (speler == cast.casemanager_zorg), speler


def test_een_andere_rol_in_dezelfde_organisatie_ziet_niets(cast, deelnemer):
    ander = maak_speler("verwijzer", cast.casemanager_zorg.lidmaatschap.organisatie, email="v@test.be")
    assert not ziet(ander.door)


def test_een_betrokkenheid_zonder_rol_geldt_voor_elke_rol_van_de_organisatie(cast, deelnemer):
    ander = maak_speler("verwijzer", cast.casemanager_zorg.lidmaatschap.organisatie, email="v@test.be")
    verander(rol="")
    assert ziet(ander.door)
    assert not ziet(cast.buur.door)


def test_een_betrokkenheid_van_een_lid_geldt_niet_voor_zijn_collega(cast, deelnemer):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    verander(lidmaatschap=collega.lidmaatschap)
    assert ziet(collega.door)
    assert not ziet(cast.casemanager_zorg.door)


@pytest.mark.parametrize(
    ("begin", "einde", "zichtbaar"),
    [
        (0, None, True),
        (0, 1, True),
        (-9, 0, False),
        (-9, 1, True),
        (1, None, False),
        (-9, -3, False),
        (1, 9, False),
    ],
)
def test_alleen_een_lopende_betrokkenheid_telt(cast, deelnemer, begin, einde, zichtbaar):
    """The upper bound is the first day after the period: that is how the database keeps a range."""
    vandaag = timezone.localdate()
    dagen = [None if dag is None else vandaag + timedelta(days=dag) for dag in (begin, einde)]
    verander(periode=DateRange(*dagen))
    assert ziet(cast.casemanager_zorg.door) is zichtbaar


def test_klok_en_commando_zien_iedereen_maar_hebben_geen_takenlijst(deelnemer):
    for door in (Klok("proef"), Commando("proef")):
        assert ziet(door)
        assert not Taak.objects.zichtbaar_voor(door).exists()


def test_de_omvang_staat_bij_elke_rij(cast, deelnemer):
    def is_volledig(door) -> bool:
        return Deelnemer.objects.zichtbaar_voor(door).met_omvang(door).get().is_volledig

    assert is_volledig(cast.casemanager_zorg.door)
    verander(omvang="identiteit")
    assert not is_volledig(cast.casemanager_zorg.door)


@pytest.mark.parametrize(
    "velden", [{"periode": DateRange(empty=True)}, {"periode": None}], ids=["leeg", "zonder periode"]
)
def test_een_betrokkenheid_heeft_een_periode(deelnemer, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        verander(**velden)


def test_dezelfde_betrokkenheid_tweemaal_op_een_dag_kan_niet(deelnemer):
    rij = Betrokkenheid.objects.values().get()
    with (
        pytest.raises(IntegrityError, match="betrokkenheid_geen_overlap"),
        transaction.atomic(),
        pghistory.context(handeling="test", door="commando:test"),
    ):
        Betrokkenheid.objects.create(**{naam: waarde for naam, waarde in rij.items() if naam != "id"})


# --- searching and sorting -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "gevonden"),
    [
        ("ait", {"Aït Ben"}),
        ("AÏT ben", {"Aït Ben"}),
        ("samira ben", {"Aït Ben"}),
        ("zz", set()),
        ("%", set()),
        ("_", set()),
        ("\\", set()),
        ("'; DROP TABLE x --", set()),
        ("   ", {"Aït Ben", "Østergård", "Zeebroek"}),
        ("østergård", {"Østergård"}),
        ("🙂", set()),
    ],
)
def test_zoeken_op_naam_zonder_accenten_en_zonder_jokers(cast, term, gevonden):
    door = cast.casemanager_zorg.door
    for voornaam, achternaam in (("Samira", "Aït Ben"), ("Åse", "Østergård"), ("Jan", "Zeebroek")):
        registreer(door, voornaam=voornaam, achternaam=achternaam)
    rijen = Deelnemer.objects.zichtbaar_voor(door).gezocht(term)
    assert {rij.achternaam for rij in rijen} == gevonden


def test_zoeken_op_dossiernummer_begint_vooraan(cast, deelnemer):
    nummer = deelnemer.dossiernummer
    alles = Deelnemer.objects.all()
    assert alles.gezocht(nummer.lower()).get() == deelnemer
    assert alles.gezocht(nummer[:6]).get() == deelnemer
    assert not alles.gezocht(nummer[3:]).exists()


def test_de_volgorde_is_die_van_een_nederlandse_lezer(cast):
    for naam in ("Zeebroek", "één", "Eenens", "aït Ben", "Van Acker", "van Acker"):
        registreer(cast.casemanager_zorg.door, achternaam=naam)
    volgorde = [rij.achternaam for rij in Deelnemer.objects.gesorteerd()]
    assert volgorde[:3] == ["aït Ben", "één", "Eenens"]
    assert volgorde[-1] == "Zeebroek"
    # What a name finds comes in the same order, whichever of the two is asked first.
    gevonden = [rij.achternaam for rij in Deelnemer.objects.gesorteerd().gezocht("e")]
    assert gevonden == ["één", "Eenens"]
    assert gevonden == [rij.achternaam for rij in Deelnemer.objects.gezocht("e").gesorteerd()]
