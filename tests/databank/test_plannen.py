"""The questions behind list, search and worklist can be answered from an index, however many people there are."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Q

from tests.huis import menigte
from tests.rolverdeling import Rolverdeling
from werkzorg.deelnemers.models import Deelnemer, VroegereNaam
from werkzorg.deelnemers.querysets import naamvoorwaarde
from werkzorg.documenten.models import Document
from werkzorg.toegang.models import Inzage
from werkzorg.ui.zoekvraag import lees_zoekvraag
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _veel_rijen(cast: Rolverdeling) -> None:
    """Enough rows to tell the indexes apart: on a nearly empty table each of them costs the same and chance decides."""
    menigte.mensen(cast.casemanager_zorg, 500)
    menigte.blikken(cast.casemanager_zorg, cast.casemanager_zorg.gebruiker.pk, 500)


def plan(vraag) -> str:
    """How PostgreSQL finds these rows when it avoids reading whole tables: what has no index shows as Seq Scan.

    About an inzage it may not walk a whole plain index either, so that only a fitting one remains.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "SET LOCAL enable_indexscan = %s" % ("off" if "deelnemer_ids" in str(vraag.query) else "on")
        )
    return vraag.explain()


@pytest.mark.parametrize(
    ("zoek", "indexen"),
    [
        ("vermeulen", ["deelnemer_zoeknaam"]),
        ("aï", ["deelnemer_zoeknaam"]),
        ("D-1234", ["dossiernummer"]),
        ("12345678", ["dossiernummer"]),
        ("14/03/1991", ["deelnemer_klank"]),
        ("14031991", ["deelnemer_klank", "dossiernummer"]),
    ],
)
def test_zoeken_leest_niet_iedereen(zoek, indexen):
    tekst = plan(Deelnemer.objects.gezocht(zoek))
    for index in indexen:
        assert index in tekst


def test_ook_wie_vroeger_zo_heette_komt_uit_een_index():
    voorwaarde = naamvoorwaarde(lees_zoekvraag("vermeulen"))
    tekst = plan(Deelnemer.objects.filter(voorwaarde | Q(pk__in=[uuid4(), uuid4()])))
    assert "BitmapOr" in tekst
    assert "deelnemer_zoeknaam" in tekst
    assert "vroegerenaam_zoeknaam" in plan(VroegereNaam.objects.gezocht("vermeulen"))


def test_wie_op_iemand_lijkt_komt_uit_een_index():
    assert "deelnemer_klank" in plan(Deelnemer.objects.lijkt_op("Lien", "Hermans", date(1991, 3, 14)))


def test_lijst_werklijst_documenten_en_inzage_hebben_hun_index(cast):
    door = cast.casemanager_zorg.door
    wie = cast.casemanager_zorg.gebruiker.pk
    vragen = {
        "deelnemer_volgorde": Deelnemer.objects.order_by(*Deelnemer.objects.gesorteerd().query.order_by[:2])[
            :25
        ],
        "taak_open": Taak.objects.zichtbaar_voor(door).open()[:100],
        "document_deelnemer": Document.objects.over_deelnemer(wie),
        "inzage_deelnemers": Inzage.objects.over_deelnemer(wie),
    }
    for index, vraag in vragen.items():
        assert index in plan(vraag), index
    assert "Seq Scan" not in plan(Deelnemer.objects.zichtbaar_voor(door).gesorteerd()[:25])


def test_wat_een_naam_vindt_wordt_gesorteerd_en_niet_in_volgorde_afgelopen() -> None:
    """With the index of the order PostgreSQL walks through everybody by name until a page is full."""
    mensen = Deelnemer.objects.gesorteerd()
    with connection.cursor() as cursor:
        # Nothing else is attractive any more.
        for weg in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{weg} = off")
    assert "deelnemer_volgorde" in mensen[:25].explain()
    assert "deelnemer_volgorde" not in mensen.gezocht("vermeulen")[:25].explain()
