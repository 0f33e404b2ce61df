"""The way of an act on several agreements: all locked, each done or refused by itself, exactly once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from ama.domein.levensloop import gedaan_zin, niet_gedaan_zin
from ama.domein.woorden import datum
from ama.models import Overeenkomst
from ama.statussen import staat_bezwaar
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door


@dataclass
class Bundel:
    """What happened: how many were done, and why others were not, by dossier number and werkpost."""

    gedaan: list[UUID] = field(default_factory=list)
    geweigerd: dict[str, str] = field(default_factory=dict)

    def zin(self, werkwoord: str) -> str:
        """How many were done, as a sentence."""
        return gedaan_zin(len(self.gedaan), werkwoord)

    @property
    def niet_zin(self) -> str:
        """Which were not, and why, as a sentence; "" for none."""
        return niet_gedaan_zin(self.geweigerd)


def doe_elk(
    sleutels: Iterable[UUID],
    *,
    vanuit: Collection[str],
    door: Door,
    doe: Callable[[Overeenkomst], object],
) -> Bundel:
    """Does `doe` for each of these agreements that this actor sees and that is in a state of `vanuit`.

    One that is refused leaves no trace and stops no other. Raises Geweigerd, with every reason, when none was done.
    """
    zichtbaar = Overeenkomst.objects.zichtbaar_voor(door).filter(pk__in=list(sleutels))
    # All at once and in one order, then the people: two bundles with the same rows never wait for each other.
    list(zichtbaar.order_by("pk").vergrendeld().values_list("pk"))
    rijen = list(
        zichtbaar.select_related(
            "deelnemer", "begeleider_lid", "werkpost__organisatie", "werkpost__vestiging"
        ).order_by("deelnemer_id", "start", "pk")
    )
    mensen = sorted({rij.deelnemer_id for rij in rijen})
    list(Deelnemer.objects.filter(pk__in=mensen).order_by("pk").vergrendeld().values_list("pk"))
    bundel = Bundel()
    for rij in rijen:
        naam = f"{rij.deelnemer.dossiernummer} ({rij.werkpost.naam})"
        if naam in bundel.geweigerd:
            naam += f" vanaf {datum(rij.start)}"
        if nee := staat_bezwaar(rij.status, vanuit):
            bundel.geweigerd[naam] = nee
            continue
        try:
            with transaction.atomic():
                doe(rij)
        except Geweigerd as geweigerd:
            bundel.geweigerd[naam] = " ".join(geweigerd.velden.values()) or geweigerd.zin
        else:
            bundel.gedaan.append(rij.pk)
    if not rijen:
        raise Geweigerd("Kies overeenkomsten.", velden={"rij": "Kies minstens één overeenkomst."})
    if not bundel.gedaan:
        redenen = " ".join(f"{naam}: {zin}" for naam, zin in bundel.geweigerd.items())
        raise Geweigerd("Bij geen enkele lukte het.", velden={"rij": redenen})
    return bundel
