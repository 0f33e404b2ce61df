"""The links to sign of one version: for whom, how long they work, and the code to hand over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from ama.domein.ondertekening import Linkstand, nog_te_tekenen
from ama.domein.overeenkomst import PARTIJEN, Partij
from ama.models import Overeenkomst, Overeenkomstversie, Tekenlink
from ama.models.tekenlinks import code_van, stand_van, token_van
from ama.models.versielezen import handtekeningen_van, lees_versies, tekenaars_van


def openstaand(overeenkomst: Overeenkomst) -> tuple[Overeenkomstversie | None, Sequence[Partij]]:
    """What waits for signatures (None: nothing does), and whose; one query."""
    versies = lees_versies(Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).open())
    if not versies:
        return None, ()
    versie = versies[0]
    return versie, nog_te_tekenen(tekenaars_van(versie), handtekeningen_van(versie), versie.nummer)


def linkregels(versie: Overeenkomstversie, adres: str) -> list[dict[str, Any]]:
    """The links that work now, with the whole address and the code in groups; one query."""
    nu = timezone.now()
    return [
        {
            "partij": PARTIJEN[Partij(link.partij)],
            "adres": f"{adres}?t={token_van(link)}",
            "code": f"{code_van(link.pk)[:4]} {code_van(link.pk)[4:]}",
            "tot": link.gemaakt_op + timedelta(hours=link.geldig_uren),
        }
        for link in Tekenlink.objects.filter(versie=versie).open()
        if stand_van(link, nu) is Linkstand.OPEN
    ]
