"""How the holder of a grant that ends asks for it again: the way there, or what he waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from mandaten.domein.levensloop import uiterste_dag
from mandaten.models import Aanvraag, Oproep
from mandaten.querysets import BEHEERDER
from mandaten.statussen import AFGELOPEN, TOEGEKEND
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.ui.volgorde import sorteersleutel

# So many months before the last day the page says how; the first reminder comes no earlier.
_MAANDEN = 12


@dataclass(frozen=True)
class Vernieuwing:
    """The button to ask again (`url`, `knop`), or the sentence why there is none yet."""

    knop: str = ""
    url: str = ""
    zin: str = ""


def vernieuwing(toekenning: Any, door: Hoedanigheid, vandaag: date) -> Vernieuwing | None:
    """What its holder does about the end of this grant (of `met_verloop`); None when that is far, or over; two queries.

    In the year before its last day, or once a reminder was given.
    """
    einde = laatste_dag(toekenning.periode)
    is_houder = door.rol == BEHEERDER and toekenning.houder_id == door.organisatie_id
    if not is_houder or einde is None or einde < vandaag or toekenning.einde_reden:
        return None
    if einde > uiterste_dag(vandaag, _MAANDEN) and not toekenning.rijen_herinneringen:
        return None
    if not mag(door, "aanvraag_starten"):
        return None
    al = (
        Aanvraag.objects.van(door)
        .filter(voorganger=toekenning)
        .exclude(status__in=set(AFGELOPEN) - {TOEGEKEND})
    )
    if aanvraag := al.order_by("-gestart_op").first():
        return Vernieuwing("Bekijk je nieuwe aanvraag", aanvraag.get_absolute_url())
    start = reverse("aanvraag_starten")
    soort = toekenning.toekenningssoort
    if not soort.via_oproep:
        return Vernieuwing("Vraag opnieuw aan", start)
    oproepen = Oproep.objects.zichtbaar_voor(door).open().filter(soort=soort.sleutel)
    namen = sorted({rij["naam"] for rij in toekenning.rijen_regios}, key=sorteersleutel)
    if soort.met_regio:
        oproepen = oproepen.filter(regios__regio__naam__in=namen)
    if oproep := oproepen.order_by("sluit_op", "pk").first():
        return Vernieuwing("Vraag opnieuw aan", f"{start}?oproep={oproep.pk}")
    waar = f" voor {' en '.join(namen)}" if namen else ""
    return Vernieuwing(zin=f"Er is nog geen oproep{waar}. Zodra die er is, vraag je hier opnieuw aan.")


def met_knop(knoppen: list[tuple[str, str, str]], nieuw: Vernieuwing | None) -> list[tuple[str, str, str]]:
    """These buttons (label, url, style), with the one to ask again before them when there is one."""
    return [(nieuw.knop, nieuw.url, "primair"), *knoppen] if nieuw and nieuw.url else knoppen
