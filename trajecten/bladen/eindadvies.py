"""What the page of the eindadvies shows: every version that the reader may see, and what can be done with the last."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from trajecten.bladen.einde import PLEK, doorverwijsknop, verbeterknop
from trajecten.models import Eindadvies, Traject
from trajecten.soorten import KANTEN, UITKOMSTEN
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

_UITKOMST = dict(UITKOMSTEN)
_OP_ONTWERP = (
    "eindadvies_bewerken",
    "eindadvies_bespreken",
    "eindadvies_akkoord_geven",
    "eindadvies_indienen",
)


def adviesblad(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The page of the advice, the last version first; None when this reader has nothing to read."""
    rijen = (
        Eindadvies.objects.zichtbaar_voor(door)
        .filter(traject=traject)
        .select_related("akkoord_werk_door", "akkoord_zorg_door")
        .order_by("-nummer")
    )
    versies = [_versie(een) for een in rijen]
    if not versies:
        return None
    laatste = versies[0]["advies"]
    acties = []
    if laatste.ingediend_op is None:
        kan = {een.sleutel: een for een in mogelijke_handelingen(door, traject, PLEK)}
        acties = [
            (kan[sleutel].knop, reverse(sleutel, args=[traject.pk]), stijl)
            for sleutel, stijl in _knoppen(laatste)
            if sleutel in kan
        ]
    elif verbeter := verbeterknop(traject, laatste, door):
        acties = [verbeter]
    return {
        "versies": versies,
        "acties": acties,
        "doorverwijzing": doorverwijsknop(traject, laatste, door),
    }


def _knoppen(advies: Eindadvies) -> list[tuple[str, str]]:
    """The acts on a draft, the next one in front."""
    alle_akkoord = all(advies.akkoorden.values())
    if not advies.bespreking:
        eerst = "eindadvies_bespreken"
    else:
        eerst = "eindadvies_indienen" if alle_akkoord else "eindadvies_akkoord_geven"
    kan = [
        sleutel
        for sleutel in _OP_ONTWERP
        if (sleutel != "eindadvies_indienen" or alle_akkoord)
        and (sleutel != "eindadvies_akkoord_geven" or not alle_akkoord)
    ]
    return [(sleutel, "primair" if sleutel == eerst else "stil") for sleutel in kan]


def _versie(advies: Eindadvies) -> dict[str, Any]:
    return {
        "advies": advies,
        "uitkomst": _UITKOMST.get(advies.uitkomst, ""),
        "akkoorden": [
            (naam, getattr(advies, f"akkoord_{kant}_door"), getattr(advies, f"akkoord_{kant}_op"))
            for kant, naam in KANTEN
        ],
    }


def adviestekst(advies: Eindadvies | None) -> str:
    """The advice that was sent as plain text to copy; "" before that."""
    if advies is None or advies.ingediend_op is None:
        return ""
    kop = f"Eindadvies, versie {advies.nummer}, {advies.bespreking}"
    delen = [
        kop,
        f"Ons advies: {_UITKOMST[advies.uitkomst]}",
        f"Volgende stap: {advies.volgende_stap}",
        f"Motivering\n{advies.motivering}",
    ]
    if advies.woorden_deelnemer:
        delen.append(f"Wat de deelnemer ervan vindt\n{advies.woorden_deelnemer}")
    return "\n\n".join(delen)
