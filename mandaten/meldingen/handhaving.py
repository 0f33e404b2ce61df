"""The notices and tasks of enforcement: which there are, where they lead, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.models import Handhaving, Toekenning
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

MELD_VOORNEMEN = "handhaving_voornemen"
MELD_AFGESLOTEN = "handhaving_afgesloten"
MELD_GESCHORST = "toekenning_geschorst"
MELD_OPGEHEVEN = "toekenning_schorsing_opgeheven"
MELD_INGETROKKEN = "toekenning_ingetrokken"

VERWEREN = "handhaving_verweren"
VERWEER_VERWERKEN = "handhaving_verweer_verwerken"
BESLISSEN = "handhaving_beslissen"
TE_LAAT = "handhaving_te_laat"
GROND = "Decreet 8/7/2022 art. 26-27"


def adres(handhaving_id: UUID) -> str:
    """Where the procedure is read."""
    return reverse("handhaving_detail", args=[handhaving_id])


def adres_verweer(handhaving_id: UUID) -> str:
    """Where the holder writes his defence."""
    return reverse("verweer_indienen", args=[handhaving_id])


def adres_verwerken(handhaving_id: UUID) -> str:
    """Where the desk writes down how the defence went."""
    return reverse("verweer_registreren", args=[handhaving_id])


def adres_toekenning(toekenning_id: UUID) -> str:
    """Where the grant is read."""
    return reverse("toekenning_detail", args=[toekenning_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per procedure the number of its grant and the holder, of those this actor may see now; one query."""
    rijen = (
        Handhaving.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("toekenning__houder")
    )
    return {rij.pk: Onderwerp(f"{rij.toekenning.nummer} · {rij.toekenning.houder}") for rij in rijen}


def onderwerpen_toekenning(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per grant its number and holder, of those this actor may see now; one query."""
    rijen = Toekenning.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("houder")
    return {rij.pk: Onderwerp(f"{rij.nummer} · {rij.houder}") for rij in rijen}


MELDINGEN = {
    MELD_VOORNEMEN: Meldingsoort(
        tekst="De overheid wil een maatregel nemen tegen je organisatie. Je kunt je verweren.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Je organisatie kan zich verweren",
        mail_tekst="De overheid deelde mee dat ze een maatregel wil nemen. Lees waarom, en tot wanneer je "
        "organisatie zich kan verweren:",
    ),
    MELD_AFGESLOTEN: Meldingsoort(
        tekst="De procedure tegen je organisatie is afgesloten zonder maatregel.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een procedure is afgesloten zonder maatregel",
        mail_tekst="De overheid sloot de procedure tegen je organisatie af. Er komt geen maatregel. Lees waarom:",
    ),
    MELD_GESCHORST: Meldingsoort(
        tekst="Een mandaat van je organisatie wordt geschorst. Neem geen nieuw werk meer aan.",
        url=adres_toekenning,
        onderwerpen=onderwerpen_toekenning,
        mail_onderwerp="Een mandaat van je organisatie wordt geschorst",
        mail_tekst="De overheid schorst een mandaat waarin je organisatie werkt. Bekijk vanaf wanneer en tot "
        "wanneer, en neem voor die dagen geen nieuw werk aan:",
    ),
    MELD_OPGEHEVEN: Meldingsoort(
        tekst="De schorsing is voorbij: het mandaat van je organisatie geldt opnieuw.",
        url=adres_toekenning,
        onderwerpen=onderwerpen_toekenning,
        mail_onderwerp="Een schorsing is voorbij",
        mail_tekst="De schorsing van een mandaat waarin je organisatie werkt is voorbij. Het geldt opnieuw:",
    ),
    MELD_INGETROKKEN: Meldingsoort(
        tekst="Een mandaat, erkenning of contingent van je organisatie is ingetrokken. Lees wat de laatste dag is.",
        url=adres_toekenning,
        onderwerpen=onderwerpen_toekenning,
        mail_onderwerp="Een mandaat, erkenning of contingent is ingetrokken",
        mail_tekst="De overheid trok een mandaat, een erkenning of een contingent in waarin je organisatie werkt. "
        "Na de laatste dag begeleidt je organisatie er niemand meer mee: lopende dossiers eindigen of gaan naar een "
        "ander. Lees wat de laatste dag is:",
    ),
}

TAAKSOORTEN = (
    Taaksoort(
        sleutel=VERWEREN,
        titel="Verweer je tegen een voornemen",
        grondslag=GROND,
        url=adres_verweer,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=VERWEER_VERWERKEN,
        titel="Registreer het verweer",
        grondslag=GROND,
        url=adres_verwerken,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=BESLISSEN,
        titel="Beslis over de maatregel",
        grondslag=GROND,
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=TE_LAAT,
        titel="Te laat: beslis nu over de maatregel",
        grondslag=GROND,
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
)
