"""The questions behind list, search and worklist can be answered from an index, however many people there are."""

from __future__ import annotations

import pytest
from django.db import connection

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def plan(vraag) -> str:
    """How PostgreSQL finds these rows when it avoids reading whole tables: what has no index shows as Seq Scan.

    On an empty table walking any index costs the same; without plain index scans only a fitting one remains.
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
        ("vermeulen", ["deelnemer_zoeknaam", "dossiernummer"]),
        ("D-1234", ["deelnemer_zoeknaam", "dossiernummer"]),
    ],
)
def test_zoeken_leest_niet_iedereen(zoek, indexen):
    tekst = plan(Deelnemer.objects.gezocht(zoek))
    assert "BitmapOr" in tekst
    for index in indexen:
        assert index in tekst


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
