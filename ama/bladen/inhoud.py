"""The parts about contents, checks, signatures and documents on the page of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ama.bladen.deel import Deel
from ama.bladen.documenten import documentenlijst, met_maakstand
from ama.bladen.opmaak import checklist
from ama.documenten.overeenkomst import DOCUMENTEN, leestekst
from ama.domein.ondertekening import stand_zin
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versiebeeld import kijk_na_versie
from ama.models.versielezen import handtekeningen_van, lees_versies, tekenaars_van
from ama.statussen import IN_BEGELEIDING, IN_OPMAAK
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import groepen_van, mag

# Where the buttons stand of acts on the version that waits for signatures.
PLEK_VERSIE = "overeenkomst_versie"
_INHOUD, _TOESTEMMING = "inhoud", "toestemming"


def versies_van(overeenkomst: Overeenkomst, door: Hoedanigheid) -> list[Overeenkomstversie]:
    """The versions that this reader sees, the newest first, with blocks and signatures; read once per page."""
    if overeenkomst.gelezen_versies is None:
        rijen = Overeenkomstversie.objects.zichtbaar_voor(door).filter(overeenkomst=overeenkomst)
        overeenkomst.gelezen_versies = lees_versies(rijen.order_by("-nummer"))
    return overeenkomst.gelezen_versies


def controledeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The checklist of a draft, for who may see status and permissions."""
    if overeenkomst.status not in IN_OPMAAK or _TOESTEMMING not in groepen_van(door, overeenkomst):
        return None
    versies = versies_van(overeenkomst, door)
    if not versies:
        return None
    return checklist(kijk_na_versie(overeenkomst, versies[0], timezone.localdate()))


def tekendeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What waits for signatures: by whom, what changes, and the ways to sign; None when nothing waits."""
    if overeenkomst.status not in (*IN_OPMAAK, *IN_BEGELEIDING) or _INHOUD not in groepen_van(
        door, overeenkomst
    ):
        return None
    versie = next(
        (
            een
            for een in versies_van(overeenkomst, door)
            if een.getekend_op is None and een.vervallen_op is None
        ),
        None,
    )
    if versie is None:
        return None
    tekst = leestekst(overeenkomst, versie)
    return {
        "overeenkomst": overeenkomst,
        "versie": versie,
        "vakken": tekst["tekenvakken"],
        "wijzigingen": tekst["wijzigingen"],
        "zin": stand_zin(tekenaars_van(versie), handtekeningen_van(versie), versie.nummer),
        "knoppen": [
            (een.knop, reverse(een.route, args=[overeenkomst.pk]), "stil")
            for een in mogelijke_handelingen(door, overeenkomst, PLEK_VERSIE)
        ],
        "voorbeeld_url": reverse("overeenkomst_voorbeeld", args=[overeenkomst.pk])
        if mag(door, "overeenkomst_voorbeeld")
        else "",
    }


def inhouddeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What is agreed today (of a draft: what is written so far), and the earlier and later versions."""
    if _INHOUD not in groepen_van(door, overeenkomst):
        return None
    versies = versies_van(overeenkomst, door)
    if not versies:
        return None
    vandaag = timezone.localdate()
    geldig = next((een for een in versies if een.geldt is not None and vandaag in een.geldt), None)
    toon = geldig or versies[0]
    return {
        "overeenkomst": overeenkomst,
        "versie": toon,
        "artikels": leestekst(overeenkomst, toon)["artikels"],
        "andere": [een for een in versies if een.pk != toon.pk],
    }


def documentdeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The sealed papers of the signed versions; None without any. One query."""
    getekend = [een.pk for een in versies_van(overeenkomst, door) if een.getekend_op is not None]
    if not getekend:
        return None
    rijen = Document.objects.zichtbaar_voor(door).filter(soort__in=DOCUMENTEN, object_id__in=getekend)
    lijst = documentenlijst(
        met_maakstand(rijen.order_by("-aangemaakt_op", "-pk")).values_list("stand", flat=True), door
    )
    return lijst if lijst["documenten"] else None


DELEN = (
    Deel("ondertekenen", "Ondertekenen", "ama/delen/ondertekenen.html", tekendeel),
    Deel("controles", "Mag deze overeenkomst beginnen?", "ama/delen/controles.html", controledeel),
    Deel("inhoud", "Wat is afgesproken", "ama/delen/inhoud.html", inhouddeel),
    Deel("documenten", "Documenten", "ama/delen/documenten.html", documentdeel, is_zijkolom=True),
)
