"""The scans of what was signed on paper, on the page of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from ama.bladen.deel import Deel
from ama.bladen.inhoud import versies_van
from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST
from ama.documenten.scans import scan_van
from ama.domein.levensloop import ontbrekende_scans, scan_bezwaar
from ama.domein.ondertekening import Wijze
from ama.models import Overeenkomst
from ama.models.versielezen import gezette_handtekeningen
from werkzorg.documenten.models import GEWEIGERD, QUARANTAINE, SCHOON, Bijlage
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import groepen_van, mag

# Where the button stands to add one again: only while one lacks.
PLEK_SCAN = "overeenkomst_scan"
_INHOUD = "inhoud"
_KLEUR = {SCHOON: "goed", QUARANTAINE: "let", GEWEIGERD: "fout"}


def scandeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The files with what was signed on paper, and what is wrong with them; None without paper. One query then."""
    if _INHOUD not in groepen_van(door, overeenkomst):
        return None
    op_papier = {
        een.pk: een.nummer
        for een in versies_van(overeenkomst, door)
        if een.getekend_op is not None
        and any(teken.wijze == Wijze.SCAN.value for teken in gezette_handtekeningen(een))
    }
    if not op_papier:
        return None
    rijen = list(
        Bijlage.objects.filter(soort=ONDERTEKENDE_OVEREENKOMST, object_id__in=op_papier).order_by(
            "-toegevoegd_op", "-pk"
        )
    )
    scans = [
        scan_van(nummer, [rij.status for rij in rijen if rij.object_id == pk])
        for pk, nummer in op_papier.items()
    ]
    return {
        "zin": scan_bezwaar(scans),
        "bestanden": [
            {
                "naam": rij.naam,
                "nummer": op_papier[rij.object_id],
                "url": reverse("bijlage_downloaden", args=[rij.pk])
                if rij.status == SCHOON and mag(door, "bijlage_downloaden")
                else "",
                "stand": rij.get_status_display(),
                "kleur": _KLEUR[rij.status],
            }
            for rij in rijen
        ],
        "knoppen": [
            (een.knop, reverse(een.route, args=[overeenkomst.pk]), "stil")
            for een in mogelijke_handelingen(door, overeenkomst, PLEK_SCAN)
        ]
        if ontbrekende_scans(scans)
        else [],
    }


DEEL = Deel("scans", "Getekend op papier", "ama/delen/scans.html", scandeel, is_zijkolom=True)
