"""The block on the start page about yearly evaluations: how many must be held or are late, and the way to the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from ama.bladen.evaluaties import TE_DOEN, TE_LAAT
from ama.models import Begeleiding
from ama.querysets.lezers import EIGEN_ORGANISATIE
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def evaluaties_vandaag(door: Hoedanigheid, dag: date) -> Mapping[str, Any] | None:
    """How many evaluations of this organisation stand open and how many are late; None without any. One query."""
    if door.rol not in EIGEN_ORGANISATIE:
        return None
    laat = Q(evaluatie_uiterlijk_op__lt=dag)
    aantal = (
        Begeleiding.objects.zichtbaar_voor(door)
        .te_evalueren(dag)
        .order_by()
        .aggregate(te_laat=Count("pk", filter=laat), te_doen=Count("pk", filter=~laat))
    )
    if not any(aantal.values()):
        return None
    lijst = reverse("jaarevaluatie_lijst")
    return {
        "te_laat": aantal["te_laat"],
        "te_doen": aantal["te_doen"],
        "laat_url": f"{lijst}?stand={TE_LAAT}",
        "doen_url": f"{lijst}?stand={TE_DOEN}",
        "alle_url": lijst,
    }
