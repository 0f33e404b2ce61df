"""What the pages of protocols, connections and messages show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from werkzorg.handelen.register import HANDELINGEN, mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, mag
from werkzorg.ui.formaten import datum_tijd
from werkzorg.uitwisseling.domein.berichten import MISLUKT, mag_opnieuw, raad, zonder_kenmerk
from werkzorg.uitwisseling.domein.protocollen import geldt_op
from werkzorg.uitwisseling.domein.scopes import AANBOD, SCOPES
from werkzorg.uitwisseling.domein.sleutels import TEGELIJK
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol

PLEK, PROTOCOLPLEK = "koppeling", "protocol"
_BIJ_ONS = "Er ging bij ons iets mis."
_TOESTANDEN = {"actief": "werkt", "vervallen": "vervallen", "ingetrokken": "ingetrokken"}


@dataclass(frozen=True)
class Berichtregel:
    """One message at the desk: what it asked, how it stands, what is wrong, and who must act."""

    url: str
    wat: str
    koppeling: str
    organisatie: str
    ontvangen_op: datetime
    stand: str
    is_open: bool
    fout: str
    wie: str
    pogingen: int


def koppelingregels(rijen: Iterable[Koppeling]) -> list[dict[str, Any]]:
    """The connections of a list; the rows come with their organisation."""
    return [
        {
            "url": rij.get_absolute_url(),
            "naam": rij.naam,
            "organisatie": rij.organisatie.naam,
            "stand": _TOESTANDEN[rij.toestand],
            "is_actief": rij.toestand == "actief",
            "vervalt_op": rij.vervalt_op,
            "rechten": [SCOPES[scope].label for scope in rij.scopes if scope in SCOPES],
        }
        for rij in rijen
    ]


def koppelingblad(rij: Koppeling, door: Hoedanigheid) -> dict[str, Any]:
    """One connection: its rights, its secrets by how they begin, and what can be done with it; three queries."""
    vandaag = timezone.localdate()
    geldig = set(
        Protocol.objects.geldig_op(vandaag)
        .filter(organisatie_id=rij.organisatie_id)
        .values_list("aanbod", flat=True)
    )
    sleutels = [
        {
            "begin": een.begin,
            "gemaakt_op": een.gemaakt_op,
            "vervalt_op": een.vervalt_op,
            "werkt": een.ingetrokken_op is None and een.vervalt_op >= vandaag and rij.toestand == "actief",
        }
        for een in rij.sleutels.all()
    ]
    werkend = sum(bool(een["werkt"]) for een in sleutels)
    # With two a third is refused, and the last one stays.
    nu_niet = "client_sleutel_vernieuwen" if werkend >= TEGELIJK else "client_sleutel_intrekken"
    return {
        **koppelingregels([rij])[0],
        "koppeling": rij,
        "rechten": [
            {
                "sleutel": scope,
                "label": SCOPES[scope].label,
                "zonder_protocol": bool(SCOPES[scope].aanbod) and SCOPES[scope].aanbod not in geldig,
            }
            for scope in rij.scopes
            if scope in SCOPES
        ],
        "sleutels": sleutels,
        "knoppen": [
            {"tekst": een.knop, "url": reverse(een.route, args=[rij.pk])}
            for een in mogelijke_handelingen(door, rij, PLEK)
            if een.sleutel != nu_niet
        ],
    }


def werkende_sleutels(rij: Koppeling, vandaag: date) -> list[tuple[str, str]]:
    """The secrets that work, as a form offers them."""
    return [
        (een.begin, f"{een.begin}… (gemaakt op {datum_tijd(een.gemaakt_op)})")
        for een in rij.sleutels.geldig_op(vandaag)
    ]


def protocolregels(rijen: Iterable[Protocol]) -> list[dict[str, Any]]:
    """The protocols of a list; the rows come with their organisation."""
    vandaag = timezone.localdate()
    return [
        {
            "protocol": rij,
            "url": rij.get_absolute_url(),
            "kenmerk": rij.kenmerk,
            "organisatie": rij.organisatie.naam,
            "aanbod": AANBOD.get(rij.aanbod, rij.aanbod),
            "van": rij.van,
            "tot": rij.tot,
            "geldt": geldt_op(rij.van, rij.tot, vandaag),
        }
        for rij in rijen
    ]


def protocolblad(rij: Protocol, door: Hoedanigheid) -> dict[str, Any]:
    """One protocol, and what can be done with it; it comes with its organisation."""
    vandaag = timezone.localdate()
    kan_nog = rij.tot is None or rij.tot >= vandaag
    return {
        **protocolregels([rij])[0],
        "knoppen": [
            {"tekst": een.knop, "url": reverse(een.route, args=[rij.pk])}
            for een in mogelijke_handelingen(door, rij, PROTOCOLPLEK)
            if kan_nog
        ],
    }


def berichtregels(rijen: Iterable[Bericht]) -> list[Berichtregel]:
    """The messages of the desk; the rows come with connection and organisation. No person, no dossier."""
    return [
        Berichtregel(
            url=reverse("bericht_detail", args=[rij.pk]),
            wat=_wat(rij),
            koppeling=rij.koppeling.naam,
            organisatie=rij.koppeling.organisatie.naam,
            ontvangen_op=rij.ontvangen_op,
            stand=rij.get_status_display(),
            is_open=rij.status != "verwerkt",
            fout=_fout(rij),
            wie=rij.get_wie_display(),
            pogingen=rij.pogingen,
        )
        for rij in rijen
    ]


def berichtblad(rij: Bericht, door: Hoedanigheid) -> dict[str, Any]:
    """One message: what was wrong per field, who must act, and whether it can be tried again."""
    waarom_niet = mag_opnieuw(rij.status, heeft_inhoud=rij.inhoud is not None)
    mag_doen = mag(door, "bericht_opnieuw_proberen")
    return {
        "regel": berichtregels([rij])[0],
        "bericht": rij,
        "raad": raad(rij.http_status),
        "fouten": [
            {"waar": een["pointer"], "zin": zonder_kenmerk(een["detail"])}
            for een in rij.antwoord.get("fouten", [])
        ],
        "opnieuw_url": reverse("bericht_opnieuw_proberen", args=[rij.pk])
        if mag_doen and not waarom_niet
        else "",
        "waarom_niet": waarom_niet if rij.status != "verwerkt" else "",
    }


def _wat(rij: Bericht) -> str:
    handeling = HANDELINGEN.get(rij.handeling)
    return MATRIX[rij.handeling].naam if handeling is not None else rij.handeling


def _fout(rij: Bericht) -> str:
    if rij.status == MISLUKT:
        # What the machine was told (send it again with the same key) helps nobody here.
        return _BIJ_ONS
    if rij.status == "verwerkt":
        return ""
    # What is wrong with a field says more than that something is wrong with fields.
    velden = [een["detail"] for een in rij.antwoord.get("fouten", [])]
    return zonder_kenmerk(str(velden[0] if velden else rij.antwoord.get("detail", "")))
