"""What the pages about letters show to one reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.db.models.functions import Lower, TruncDate
from django.urls import reverse
from django.utils import timezone

from werkzorg.deelnemers.domein import initialen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import AANBOD, ONTVANGER, bestemmingen
from werkzorg.doorverwijzingen.forms import Bestemming
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.querysets import DoorverwijzingQuerySet
from werkzorg.doorverwijzingen.statussen import STATUSSEN
from werkzorg.doorverwijzingen.stukken import van_aanbod_voor
from werkzorg.handelen.dossier import Station, Stationbron
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.matrix import mag
from werkzorg.ui import formaten

BRIEVEN_IN_DOSSIER = 5
# The trays of the letterbox; who receives no letters only has the last.
BAKKEN = (("open", "Te beantwoorden"), ("ontvangen", "Alle ontvangen"), ("verzonden", "Verzonden"))
_KLEUR = {"verstuurd": "let", "aanvaard": "goed", "geweigerd": "fout"}


def bakken_van(door: Hoedanigheid) -> dict[str, str]:
    """The trays of this reader, by key."""
    return dict(BAKKEN if mag(door, "doorverwijzing_aanvaarden") else BAKKEN[2:])


def in_bak(gevraagd: str, door: Hoedanigheid) -> tuple[str, DoorverwijzingQuerySet]:
    """The tray that was asked for, or the first, and its letters, newest first; fit for `regels`."""
    bakken = bakken_van(door)
    bak = gevraagd if gevraagd in bakken else next(iter(bakken))
    rijen = Doorverwijzing.objects.zichtbaar_voor(door)
    rijen = rijen.verzonden_door(door) if bak == "verzonden" else rijen.ontvangen_door(door)
    if bak == "open":
        rijen = rijen.open()
    return bak, rijen.select_related("deelnemer", "naar_organisatie", "van_organisatie").op_datum()


@dataclass(frozen=True)
class Briefregel:
    """One letter in a list; never a full name."""

    url: str
    over: str
    aanbod: str
    organisatie: str
    verstuurd_op: datetime
    status: str
    kleur: str


def regels(rijen: Iterable[Doorverwijzing], *, verzonden: bool) -> list[Briefregel]:
    """The rows of the list; `rijen` come with deelnemer and both organisations."""
    return [
        Briefregel(
            url=rij.get_absolute_url(),
            over=f"{initialen(rij.deelnemer.voornaam, rij.deelnemer.achternaam)} · {rij.deelnemer.dossiernummer}",
            aanbod=rij.get_naar_aanbod_display(),
            organisatie=str(rij.naar_organisatie if verzonden else rij.van_organisatie),
            verstuurd_op=rij.verstuurd_op,
            status=rij.get_status_display(),
            kleur=_KLEUR.get(rij.status, ""),
        )
        for rij in rijen
    ]


def antwoord(rij: Doorverwijzing) -> list[tuple[str, Any]]:
    """Who answered what and when; empty while the letter waits."""
    if rij.beantwoord_op is None:
        return []
    feiten: list[tuple[str, Any]] = [("Antwoord", rij.get_status_display())]
    if rij.reden:
        feiten.append(("Reden", rij.get_reden_display()))
    if rij.reden_tekst:
        feiten.append(("Toelichting", rij.reden_tekst))
    return feiten


def mogelijke_bestemmingen(door: Hoedanigheid, deelnemer: Deelnemer) -> list[Bestemming]:
    """Every offer and organisation to which this actor may refer this person and where somebody opens the letter.

    One query, and one per app that knows who is guided.
    """
    wegen = [(van, naar) for van in van_aanbod_voor(door, deelnemer) for naar in bestemmingen(van)]
    plaatsen = (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(rol__in={ONTVANGER[naar] for _, naar in wegen})
        .exclude(organisatie_id=door.organisatie_id, rol=door.rol)
        .order_by(Lower("organisatie__naam"), "organisatie_id", "rol")
        .values_list("rol", "organisatie_id", "organisatie__naam")
        .distinct()
    )
    per_rol: dict[str, list[tuple[Any, str]]] = {}
    for rol, pk, naam in plaatsen:
        per_rol.setdefault(rol, []).append((pk, naam))
    return [
        Bestemming(van, naar, pk, naam)
        for van, naar in wegen
        for pk, naam in per_rol.get(ONTVANGER[naar], [])
    ]


def brievenpaneel(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any] | None:
    """The newest letters about this person that the reader may see, for the dossier page; None without any."""
    rijen = (
        Doorverwijzing.objects.zichtbaar_voor(door)
        .filter(deelnemer=deelnemer)
        .select_related("van_organisatie", "naar_organisatie")
        .op_datum()[:BRIEVEN_IN_DOSSIER]
    )
    brieven = [
        {
            "url": rij.get_absolute_url(),
            "titel": f"Naar {rij.get_naar_aanbod_display()}",
            "status": rij.get_status_display(),
            "kleur": _KLEUR.get(rij.status, ""),
            "toelichting": f"{rij.van_organisatie} → {rij.naar_organisatie} · {formaten.datum(rij.verstuurd_op)}",
        }
        for rij in rijen
    ]
    return {"brieven": brieven} if brieven else None


def voorstel(bestemmingen: Iterable[Bestemming], naar_aanbod: str) -> str:
    """The key of the first destination in this offer, to stand chosen beforehand; "" when there is none."""
    return next((een.sleutel for een in bestemmingen if een.naar_aanbod == naar_aanbod), "")


def _stationrijen(door: Hoedanigheid) -> DoorverwijzingQuerySet:
    brieven = Doorverwijzing.objects.all()
    if not mag(door, "doorverwijzing_detail"):
        return brieven.none()
    return brieven.zichtbaar_voor(door).op_datum()


def _stations(rijen: Sequence[Mapping[str, Any]]) -> Iterator[Station]:
    """A letter is a moment: from which offer to which, and what came of it."""
    for een in rijen:
        dag = date.fromisoformat(een["dag"])
        yield Station(
            aanbod="Doorverwijzing",
            waar=f"{een['van']} → {een['naar']}",
            van=dag,
            tot=dag,
            stand=f"naar {AANBOD[een['aanbod']]}: {dict(STATUSSEN)[een['status']]}",
            soort="moment",
            url=reverse("doorverwijzing_detail", args=[een["pk"]]),
        )


BRIEVEN = Stationbron(
    rijen=_stationrijen,
    gegevens={
        "pk": F("pk"),
        "dag": TruncDate("verstuurd_op"),
        "van": F("van_organisatie__naam"),
        "naar": F("naar_organisatie__naam"),
        "aanbod": F("naar_aanbod"),
        "status": F("status"),
    },
    stations=_stations,
)
