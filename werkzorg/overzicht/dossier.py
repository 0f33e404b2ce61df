"""The dossier of one person across the offers: a frame with who it is, and the panels that the apps hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from werkzorg.deelnemers.dossier import levensdata
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.dossier import Plaats, panelen
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.overzicht.stations import stationsdeel
from werkzorg.overzicht.verloop import soorten, verloop
from werkzorg.toegang.matrix import groepen_van
from werkzorg.ui import nummers
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN
from werkzorg.werklijst.uitstel import dringendheid

TERMIJNEN_OP_SCHERM = 8


@dataclass(frozen=True)
class Termijnregel:
    """What must happen next for this person, before when and on which ground."""

    titel: str
    url: str
    termijn: date | None
    grondslag: str
    dringendheid: str


def dossier(deelnemer: Deelnemer, door: Hoedanigheid, *, soort: str, voor: str) -> dict[str, Any]:
    """The context of the dossier page of who came with `met_stations`; `soort` and `voor` narrow the timeline."""
    regels, verder = verloop(deelnemer, door, soort=soort, voor=voor)
    return {
        "deelnemer": deelnemer,
        "kerngegevens": _kerngegevens(deelnemer, groepen_van(door, deelnemer)),
        "acties": [
            (handeling.knop, reverse(handeling.route, args=[deelnemer.pk]), "stil")
            for handeling in mogelijke_handelingen(door, deelnemer)
        ],
        "identiteit_url": reverse("deelnemer_detail", args=[deelnemer.pk]),
        "stations": stationsdeel(deelnemer, timezone.localdate()),
        "verloop": regels,
        "verloop_verder": verder,
        "verloop_voor": voor,
        "soorten": soorten(),
        "soort": soort,
        "eerstvolgend": _termijnen(deelnemer, door),
        "kop_panelen": _panelen("kop", deelnemer, door),
        "linker_panelen": _panelen("links", deelnemer, door),
        "rechter_panelen": _panelen("rechts", deelnemer, door),
    }


def _kerngegevens(deelnemer: Deelnemer, mijn_groepen: frozenset[str]) -> list[tuple[str, str]]:
    """The few facts one needs at every contact; what the reader may not see is not named."""
    regels = levensdata(deelnemer)
    if "contact" in mijn_groepen:
        if deelnemer.email and not deelnemer.telefoon:
            regels.append(("E-mailadres", deelnemer.email))
        else:
            regels.append(("Telefoon", nummers.telefoon(deelnemer.telefoon) if deelnemer.telefoon else ""))
    if "adres" in mijn_groepen:
        regels.append(("Woont in", f"{deelnemer.postcode} {deelnemer.gemeente}".strip()))
    if "taal" in mijn_groepen:
        taal = deelnemer.taal_andere or deelnemer.get_taal_display()
        regels.append(("Taal", f"{taal}, met tolk" if deelnemer.tolk_nodig else taal))
    return regels


def _termijnen(deelnemer: Deelnemer, door: Hoedanigheid) -> list[Termijnregel]:
    vandaag = timezone.localdate()
    taken = Taak.objects.zichtbaar_voor(door).filter(deelnemer_id=deelnemer.pk).open()[:TERMIJNEN_OP_SCHERM]
    return [
        Termijnregel(
            titel=TAAKSOORTEN[taak.soort].titel,
            url=TAAKSOORTEN[taak.soort].url(taak.object_id),
            termijn=taak.termijn,
            grondslag=TAAKSOORTEN[taak.soort].grondslag,
            dringendheid=dringendheid(taak.termijn, vandaag),
        )
        for taak in taken
    ]


def _panelen(plaats: Plaats, deelnemer: Deelnemer, door: Hoedanigheid) -> list[dict[str, Any]]:
    """Title, template and context of every panel that has something for this reader."""
    gevuld = [(paneel, paneel.lees(door, deelnemer)) for paneel in panelen(plaats)]
    return [
        {"sleutel": paneel.sleutel, "titel": paneel.titel, "sjabloon": paneel.sjabloon, "inhoud": inhoud}
        for paneel, inhoud in gevuld
        if inhoud is not None
    ]
