"""Tasks and notices about the subsidy: a run waits for a colleague, organisations can look, a line is disputed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.domein.woorden import SUBSIDIE
from ama.models import Betwisting, Subsidierun
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

RUN, LIJN, BETWISTING, VOORSCHOT = "ama.subsidierun", "ama.subsidielijn", "ama.betwisting", "ama.voorschot"
# Tasks of the departement.
RUN_CONTROLEREN = "subsidie_controleren"
RUN_VASTLEGGEN = "subsidie_vastleggen"
BEANTWOORDEN = "betwisting_beantwoorden"
# Notices for the organisations, and the effect that sends them to all.
GECONTROLEERD, VASTGELEGD, BEANTWOORD = (
    "subsidie_gecontroleerd",
    "subsidie_vastgelegd",
    "betwisting_beantwoord",
)
VERWITTIGEN = "subsidie_verwittigen"
# The act, and effect, that computes the lines of a run.
LIJNEN_MAKEN = "subsidielijnen_maken"


def adres_van_run(run_id: UUID) -> str:
    """Where the run is read."""
    return reverse("subsidierun_detail", args=[run_id])


def adres_van_afrekening(run_id: UUID) -> str:
    """Where an organisation reads what it gets."""
    return reverse("subsidie_afrekening", args=[run_id])


def adres_van_betwisting(betwisting_id: UUID) -> str:
    """Where a dispute is answered."""
    return reverse("betwisting_beantwoorden", args=[betwisting_id])


def adres_van_antwoord(betwisting_id: UUID) -> str:
    """Where the organisation reads the answer."""
    return reverse("betwisting_detail", args=[betwisting_id])


def onderwerpen_van_runs(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per run its year; one query."""
    rijen = Subsidierun.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {rij.pk: Onderwerp(f"Subsidie AMA {rij.jaar}") for rij in rijen}


def onderwerpen_van_betwistingen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per dispute the organisation and the year, without a name of a person; one query."""
    rijen = (
        Betwisting.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("lijn__begeleider")
    )
    return {
        rij.pk: Onderwerp(f"{rij.lijn.begeleider.naam} · subsidie {rij.lijn.jaar}: {rij.get_grond_display()}")
        for rij in rijen
    }


TAAKSOORTEN = (
    Taaksoort(
        RUN_CONTROLEREN,
        "Een berekening van de subsidie controleren",
        SUBSIDIE,
        adres_van_run,
        onderwerpen_van_runs,
    ),
    Taaksoort(
        RUN_VASTLEGGEN,
        "Een berekening van de subsidie vastleggen",
        SUBSIDIE,
        adres_van_run,
        onderwerpen_van_runs,
    ),
    Taaksoort(
        BEANTWOORDEN,
        "Een betwisting van de subsidie beantwoorden",
        SUBSIDIE,
        adres_van_betwisting,
        onderwerpen_van_betwistingen,
    ),
)
MELDINGEN = {
    GECONTROLEERD: Meldingsoort(
        tekst="De subsidie van je organisatie is berekend en gecontroleerd. Kijk je lijnen na.",
        url=adres_van_afrekening,
        onderwerpen=onderwerpen_van_runs,
        mail_onderwerp="De berekening van de subsidie AMA staat klaar",
        mail_tekst="De subsidie AMA van je organisatie is berekend en gecontroleerd. Klopt een lijn niet, dan kun je "
        "ze betwisten. Meld je aan om de berekening te lezen:",
    ),
    VASTGELEGD: Meldingsoort(
        tekst="De subsidie van je organisatie is vastgelegd. De afrekening staat klaar.",
        url=adres_van_afrekening,
        onderwerpen=onderwerpen_van_runs,
        mail_onderwerp="De subsidie AMA is vastgelegd",
        mail_tekst="De subsidie AMA van je organisatie is vastgelegd. Wat later wijzigt, komt als correctie in de "
        "volgende berekening. Meld je aan om de afrekening te lezen:",
    ),
    BEANTWOORD: Meldingsoort(
        tekst="Er is geantwoord op een lijn van de subsidie die je organisatie betwistte.",
        url=adres_van_antwoord,
        onderwerpen=onderwerpen_van_betwistingen,
        mail_onderwerp="Er is een antwoord op je betwisting",
        mail_tekst="Je organisatie betwistte een lijn van de subsidie AMA. Er is een antwoord. "
        "Meld je aan om het te lezen:",
    ),
}
