"""The scans of what was signed on paper, and what the scanner said of them (regelgeving 15, row 18)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef

from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST, VERSIE
from ama.domein.levensloop import Scan
from ama.domein.ondertekening import Wijze
from ama.models import Handtekening, Overeenkomstversie
from werkzorg.documenten.models import QUARANTAINE, SCHOON, Bijlage


def scans_van(overeenkomst_id: UUID) -> list[Scan]:
    """Of each version that all signed, at least one on paper: what the scanner said of its files; one query."""
    op_papier = Handtekening.objects.filter(versie=OuterRef("pk"), wijze=Wijze.SCAN.value)
    bestanden = Bijlage.objects.filter(
        soort=ONDERTEKENDE_OVEREENKOMST, object_soort=VERSIE, object_id=OuterRef("pk")
    )
    rijen = (
        Overeenkomstversie.objects.filter(
            Exists(op_papier), overeenkomst=overeenkomst_id, getekend_op__isnull=False
        )
        .order_by("nummer")
        .values_list("nummer", ArraySubquery(bestanden.values("status")))
    )
    return [scan_van(nummer, standen) for nummer, standen in rijen]


def scan_van(nummer: int, standen: Iterable[str]) -> Scan:
    """What these states of files say of the scan of this version."""
    alle = set(standen)
    return Scan(nummer, is_schoon=SCHOON in alle, wacht=QUARANTAINE in alle)
