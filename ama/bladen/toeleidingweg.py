"""The parts of the page about the way in: how it stands, what was proposed, what VDAB decided, which agreements."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from ama.bladen.jaarbeslissing import einde_voor
from ama.bladen.kop import KLEUR
from ama.bladen.toeleidingdeel import Toeleidingdeel
from ama.domein.toeleiding import wacht_zin
from ama.domein.woorden import datum, duur, met_hoofdletter
from ama.models import Doorstroom, Overeenkomst, Toeleiding
from ama.models.toeleidinglezen import plaats_van
from ama.querysets.lezers import BESLISSING, VOORSTEL, WEG
from ama.statussen import (
    DOORGESTROOMD,
    GESTART,
    GEWEIGERD,
    INGETROKKEN,
    TOEGEKEND,
    VOORGESTELD,
    WACHT_OP_PLAATS,
)
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import groepen_van, mag

_ZINNEN = {
    VOORGESTELD: "VDAB beslist over dit voorstel.",
    TOEGEKEND: "VDAB zei ja. De aanbieder maakt kennis, bespreekt de POP en maakt de overeenkomst op.",
    WACHT_OP_PLAATS: "VDAB zei ja. De persoon staat op de wachtlijst.",
    GEWEIGERD: "VDAB zei nee.",
    INGETROKKEN: "Dit gaat niet door.",
}


def standdeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """How it stands, with the place in the row of who waits."""
    if WEG not in groepen_van(door, toeleiding):
        return None
    vandaag = timezone.localdate()
    zin = _ZINNEN.get(toeleiding.status, "")
    if (plaats := plaats_van(toeleiding, vandaag)) is not None:
        zin = f"{zin} {wacht_zin(plaats, wacht_sinds=toeleiding.wacht_sinds, vandaag=vandaag)}"
    if toeleiding.einde_toelichting:
        zin = f"{zin} {toeleiding.einde_toelichting}".strip()
    return {"zin": zin, "feiten": _feiten(toeleiding, door)}


def _feiten(rij: Toeleiding, door: Hoedanigheid) -> list[tuple[str, str, str]]:
    """Label, value and remark of what is known; days inclusive."""
    feiten = [("VDAB", rij.vdab.naam, "")]
    if rij.aanbieder is not None and rij.contingent is not None:
        feiten.append(("Aanbieder", rij.aanbieder.naam, f"contingent {rij.contingent.nummer}"))
    dagen = (
        ("Beslist op", rij.beslist_op),
        ("Wacht sinds", rij.wacht_sinds if rij.status == WACHT_OP_PLAATS else None),
        ("Eerste dag", rij.start),
        ("VDAB beslist opnieuw uiterlijk op", rij.beslissing_tot if rij.status == GESTART else None),
        ("Laatste dag", rij.einde),
    )
    feiten += [(label, datum(dag), "") for label, dag in dagen if dag is not None]
    if rij.einde_reden:
        feiten.append(("Hoe het eindigde", einde_voor(rij, door), ""))
    if rij.status == DOORGESTROOMD:
        feiten += _doorstroom(rij, door)
    return feiten


def _doorstroom(rij: Toeleiding, door: Hoedanigheid) -> list[tuple[str, str, str]]:
    """Where the person went, for who may read that; one query."""
    stap = Doorstroom.objects.zichtbaar_voor(door).filter(toeleiding=rij).first()
    if stap is None:
        return []
    uren = f"{duur(stap.minuten_per_week)} per week" if stap.minuten_per_week else ""
    waar = ", ".join(deel for deel in (stap.werkgever, uren, f"vanaf {datum(stap.eerste_dag)}") if deel)
    return [("Waarheen", met_hoofdletter(stap.get_soort_display()), met_hoofdletter(waar))]


def voorsteldeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """What was proposed, by whom, and from which letter."""
    if VOORSTEL not in groepen_van(door, toeleiding):
        return None
    opbouw = "opbouwen is mogelijk" if toeleiding.opbouw_mogelijk else ""
    stappen = "haalbaar" if toeleiding.stappen_haalbaar else "niet haalbaar"
    feiten = [
        (
            "Voorgesteld door",
            toeleiding.voorgesteld_organisatie.naam,
            ROLLEN[toeleiding.voorgesteld_rol].label,
        ),
        ("Gevraagd op", datum(toeleiding.ontvangen_op), ""),
        ("Akkoord van de persoon", datum(toeleiding.akkoord_op), ""),
        ("Geïnformeerd over de verwerking", datum(toeleiding.geinformeerd_op), ""),
        ("Uren per week die nu lukken", duur(toeleiding.minuten_haalbaar), opbouw),
        ("Stappen naar betaald werk", stappen, ""),
    ]
    if toeleiding.doorverwijzing is not None:
        feiten.append(("Uit een brief van", toeleiding.doorverwijzing.van_organisatie.naam, ""))
    return {"feiten": feiten, "motivering": toeleiding.motivering, "wens": toeleiding.wens}


def beslissingsdeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """What VDAB decided and why; None while it did not."""
    if toeleiding.beslist_op is None or BESLISSING not in groepen_van(door, toeleiding):
        return None
    feiten = [("Beslist op", datum(toeleiding.beslist_op), toeleiding.vdab.naam)]
    if toeleiding.weigeradvies:
        feiten.append(("Wat wel past", toeleiding.get_weigeradvies_display(), ""))
    if toeleiding.advies is not None:
        tot = f"tot en met {datum(toeleiding.advies.tot)}" if toeleiding.advies.tot else ""
        feiten.append(
            (
                "Bemiddelingsadvies",
                toeleiding.advies.get_soort_display(),
                f"vanaf {datum(toeleiding.advies.van)} {tot}".strip(),
            )
        )
    return {"feiten": feiten, "motivering": toeleiding.beslissing_motivering, "wens": ""}


def overeenkomstendeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """The agreements under it that this reader sees; one query."""
    if not mag(door, "overeenkomst_detail"):
        return None
    rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(toeleiding=toeleiding).met_verbanden()
    regels = [
        {
            "url": reverse("overeenkomst_detail", args=[rij.pk]),
            "werkpost": rij.werkpost.naam,
            "status": rij.get_status_display(),
            "kleur": KLEUR.get(rij.status, "let"),
            "start": rij.start,
            "einde": rij.einde,
            "lid": rij.begeleider_lid.gebruiker.naam,
            "begeleider": rij.begeleider.naam,
        }
        for rij in rijen.order_by("start", "pk")
    ]
    return {"regels": regels} if regels else None


DELEN = (
    Toeleidingdeel("stand", "Hoe het staat", "ama/delen/stand.html", standdeel),
    Toeleidingdeel("voorstel", "Het voorstel", "ama/delen/voorstel.html", voorsteldeel),
    Toeleidingdeel(
        "beslissing", "De beslissing van VDAB", "ama/delen/voorstel.html", beslissingsdeel, is_zijkolom=True
    ),
    Toeleidingdeel(
        "overeenkomsten",
        "Overeenkomsten",
        "ama/delen/toeleidingsovereenkomsten.html",
        overeenkomstendeel,
        is_zijkolom=True,
    ),
)
