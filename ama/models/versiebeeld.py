"""The checks of what stands in one version of an agreement: a draft, what runs, or a change of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ama.models.nakijken import Nagekeken, kijk_na
from ama.models.overeenkomst import Overeenkomst
from ama.models.persoonsbeeld import Plek, opmaak_van, persoon_bij
from ama.models.versie import Overeenkomstversie

# What a change of a running agreement can touch; the rest was looked at when it began.
BIJ_WIJZIGING = frozenset({"inhoud", "erkenning", "vaph", "overleden", "botsing", "arbeidstijd"})


def kijk_na_versie(overeenkomst: Overeenkomst, versie: Overeenkomstversie, vandaag: date) -> Nagekeken:
    """The checks of what stands in this version; of an addendum those that a change can touch. Few queries.

    What runs is permitted today or not; for what a change asks more, the bodies must permit it from its first day on.
    """
    # What is offered there matters no more: it was filled in when this was written.
    gegevens: dict[str, Any] = {
        "opmaak": opmaak_van(overeenkomst, versie),
        "soort": overeenkomst.soort,
        "sleutel": overeenkomst.pk,
        "toeleiding": overeenkomst.toeleiding_id,
        "plek": Plek(overeenkomst.werkpost, ()),
        "vandaag": vandaag,
    }
    persoon = persoon_bij(overeenkomst)
    if overeenkomst.ondertekend_op is None:
        return kijk_na(persoon, **gegevens)
    if versie.getekend_op is not None:
        begint = versie.nummer == 1 and versie.ingaat_op > vandaag
        return kijk_na(persoon, **gegevens, toestemming_op=max(versie.ingaat_op, vandaag), is_begin=begint)
    nagekeken = kijk_na(persoon, **gegevens)
    meer_uren = _vraagt_meer_uren(overeenkomst, versie)
    geraakt = set(BIJ_WIJZIGING)
    if meer_uren:
        geraakt.add("evaluatie")
    if meer_uren or "activiteiten" in versie.gewijzigd:
        geraakt.add("toestemming")
    return replace(nagekeken, controles=[een for een in nagekeken.controles if een.sleutel in geraakt])


def _vraagt_meer_uren(overeenkomst: Overeenkomst, versie: Overeenkomstversie) -> bool:
    """Whether this addendum asks more time per week than what was signed last; one query when the hours change."""
    if "rooster" not in versie.gewijzigd:
        return False
    eerder = Overeenkomstversie.objects.filter(
        overeenkomst=overeenkomst, nummer__lt=versie.nummer, getekend_op__isnull=False
    )
    minuten = eerder.order_by("-nummer").values_list("minuten_per_week", flat=True).first()
    return minuten is None or versie.minuten_per_week > minuten
