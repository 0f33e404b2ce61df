"""The begeleidingsovereenkomst and its addenda on paper: tagged, the plain summary first (regelgeving 5.6; ux 7)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ama.domein.klare_taal import Wie, artikels, kort, kort_wijziging
from ama.domein.overeenkomst import PARTIJEN, Partij
from ama.domein.wijziging import Verschil, verschillen
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import gezette_handtekeningen, inhoud_van, lees_versies, tekenaars_van
from ama.soorten import TEKENWIJZEN, WSE
from werkzorg.documenten.bestandstypes import ONDERTEKEND, ONDERTEKEND_HOOGSTENS
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Bijlagesoort, Documentsoort

OVEREENKOMST, ADDENDUM = "begeleidingsovereenkomst", "addendum_overeenkomst"
ONDERTEKENDE_OVEREENKOMST = "overeenkomst_ondertekend"
DOCUMENTEN = (OVEREENKOMST, ADDENDUM)
VERSIE = "ama.overeenkomstversie"
SJABLOON = "ama/documenten/overeenkomst.html"
DOCUMENTSOORTEN = (
    Documentsoort(
        sleutel=OVEREENKOMST,
        label="Begeleidingsovereenkomst",
        bestandsnaam="begeleidingsovereenkomst",
        zichtbare_objecten=Overeenkomstversie.objects.zichtbaar_voor,
    ),
    Documentsoort(
        sleutel=ADDENDUM,
        label="Addendum bij de begeleidingsovereenkomst",
        bestandsnaam="addendum",
        zichtbare_objecten=Overeenkomstversie.objects.zichtbaar_voor,
    ),
)
BIJLAGESOORT = Bijlagesoort(
    ONDERTEKENDE_OVEREENKOMST,
    "Ondertekende overeenkomst",
    Overeenkomstversie.objects.zichtbaar_voor,
    ONDERTEKEND,
    ONDERTEKEND_HOOGSTENS,
)
_LABELS = {een.sleutel: een.label for een in DOCUMENTSOORTEN}


def documentsoort_van(nummer: int) -> str:
    """Which kind of document this version is: the agreement itself, or an addendum."""
    return OVEREENKOMST if nummer == 1 else ADDENDUM


def overeenkomst_pdf(versie: Overeenkomstversie, document: Document) -> bytes:
    """This signed version as PDF/A-3a, before it is sealed."""
    return _pdf(versie, document.soort, f"{document.id}:1")


def voorbeeld_pdf(versie: Overeenkomstversie) -> bytes:
    """The same before it is sealed, to read or to sign on paper; it says so itself while nobody signed."""
    return _pdf(versie, documentsoort_van(versie.nummer), f"{versie.pk}:{versie.versie}")


def leestekst(overeenkomst: Overeenkomst, versie: Overeenkomstversie) -> dict[str, Any]:
    """What whoever signs reads: the plain sentences, the full text, what changes, and who signed.

    `overeenkomst` comes `met_verbanden`; two queries at most when blocks and signatures were read along.
    """
    inhoud = inhoud_van(versie)
    wie = Wie(overeenkomst.deelnemer.naam, overeenkomst.begeleider.naam, overeenkomst.werkpost.naam)
    wijzigingen = wijzigingen_van(overeenkomst, versie)
    return {
        "wie": wie,
        "zinnen": kort_wijziging(wijzigingen, wie, versie.ingaat_op)
        if versie.gewijzigd
        else kort(inhoud, wie, overeenkomst.start, overeenkomst.soort),
        "wijzigingen": wijzigingen,
        "artikels": artikels(inhoud),
        "tekenvakken": tekenvakken(versie, wie),
    }


def wijzigingen_van(overeenkomst: Overeenkomst, versie: Overeenkomstversie) -> tuple[Verschil, ...]:
    """What this addendum changes against the version that holds before it; nothing for the agreement itself."""
    if not versie.gewijzigd:
        return ()
    eerder = Overeenkomstversie.objects.filter(
        overeenkomst=overeenkomst, nummer__lt=versie.nummer, getekend_op__isnull=False
    )
    vorige = lees_versies(eerder.order_by("-nummer")[:1])
    return verschillen(inhoud_van(vorige[0]), inhoud_van(versie)) if vorige else ()


def tekenvakken(versie: Overeenkomstversie, wie: Wie) -> list[dict[str, Any]]:
    """Per party that signs: its name, and who signed for it, when and how ("" while nobody did)."""
    gezet = {een.partij: een for een in gezette_handtekeningen(versie)}
    wijzen = dict(TEKENWIJZEN)
    namen = {
        Partij.DEELNEMER: wie.deelnemer,
        Partij.BEGELEIDER: wie.begeleider,
        Partij.WERKPOST: wie.werkpost,
    }
    return [
        {
            "partij": partij.value,
            "rol": PARTIJEN[partij],
            "wie": namen[partij],
            "naam": gezet[partij].naam if partij in gezet else "",
            "op": gezet[partij].op if partij in gezet else None,
            "wijze": wijzen[gezet[partij].wijze] if partij in gezet else "",
        }
        for partij in tekenaars_van(versie)
    ]


def _pdf(versie: Overeenkomstversie, soort: str, kenmerk: str) -> bytes:
    overeenkomst = (
        Overeenkomst.objects.met_verbanden().select_related("erkenning").get(pk=versie.overeenkomst_id)
    )
    huis = overeenkomst.begeleider
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": huis.naam,
            "organisatie_adres": huis.adres,
            "dossiernummer": overeenkomst.deelnemer.dossiernummer,
            "versie": versie.nummer,
            "datum": versie.getekend_op or timezone.localdate(versie.opgemaakt_op),
            "soort_label": _LABELS[soort],
            "overeenkomst": overeenkomst,
            "is_wse": overeenkomst.soort == WSE,
            "inhoudversie": versie,
            "is_getekend": versie.getekend_op is not None,
            **leestekst(overeenkomst, versie),
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel="Begeleidingsovereenkomst" if soort == OVEREENKOMST else "Addendum",
        identificatie=kenmerk,
    )
