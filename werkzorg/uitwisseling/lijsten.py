"""The lists of the exchange as files."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort
from werkzorg.uitwisseling.bladen import berichtregels, koppelingregels, protocolregels
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol


def _koppelingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    rijen = Koppeling.objects.zichtbaar_voor(door).select_related("organisatie").order_by("naam", "pk")
    cellen = [
        (
            regel["naam"],
            regel["organisatie"],
            regel["stand"],
            regel["vervalt_op"],
            "; ".join(regel["rechten"]),
        )
        for regel in koppelingregels(rijen[:hoogstens])
    ]
    return Uitsnede(cellen, frozenset())


def _protocollen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    rijen = (
        Protocol.objects.zichtbaar_voor(door).select_related("organisatie").order_by("-van", "kenmerk", "pk")
    )
    cellen = [
        (regel["kenmerk"], regel["organisatie"], regel["aanbod"], regel["van"], regel["tot"])
        for regel in protocolregels(rijen[:hoogstens])
    ]
    return Uitsnede(cellen, frozenset())


def _berichten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    rijen = Bericht.objects.zichtbaar_voor(door).select_related("koppeling__organisatie")
    stand = vraag.get("status", "open")
    if stand == "open":
        rijen = rijen.open()
    elif stand:
        rijen = rijen.filter(status=stand)
    cellen = [
        (
            regel.ontvangen_op,
            regel.koppeling,
            regel.organisatie,
            regel.wat,
            regel.stand,
            regel.fout,
            regel.wie,
        )
        for regel in berichtregels(rijen.order_by("-ontvangen_op", "pk")[:hoogstens])
    ]
    return Uitsnede(cellen, frozenset())


EXPORTLIJSTEN = (
    Exportlijst(
        "koppeling_lijst",
        "Koppelingen",
        (
            Kolom("Naam"),
            Kolom("Organisatie"),
            Kolom("Stand"),
            Kolom("Werkt tot en met", Soort.DATUM),
            Kolom("Rechten"),
        ),
        _koppelingen,
    ),
    Exportlijst(
        "protocol_lijst",
        "Protocollen",
        (
            Kolom("Kenmerk"),
            Kolom("Organisatie"),
            Kolom("Waarover"),
            Kolom("Van", Soort.DATUM),
            Kolom("Tot en met", Soort.DATUM),
        ),
        _protocollen,
    ),
    Exportlijst(
        "bericht_lijst",
        "Berichten van koppelingen",
        (
            Kolom("Ontvangen op", Soort.MOMENT),
            Kolom("Koppeling"),
            Kolom("Organisatie"),
            Kolom("Wat"),
            Kolom("Stand"),
            Kolom("Fout"),
            Kolom("Wie moet iets doen"),
        ),
        _berichten,
    ),
)
