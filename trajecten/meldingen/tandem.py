"""The tasks and notices about who guides: assign a tandem, hold the first talk, make the plan, take over."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import adres, onderwerpen
from trajecten.models import Intake, Mandaatverlies
from trajecten.soorten import MELD_OVERGEDRAGEN
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

TOEWIJZEN = "intake_toewijzen"
EERSTE_GESPREK = "eerste_gesprek_voeren"
TRAJECTPLAN = "trajectplan_opstellen"
MANDAATVERLIES = "mandaatverlies_opvolgen"
MELD_BLIJFT = "traject_keert_niet_terug"


def adres_intake(traject_id: UUID) -> str:
    """Where the tandem is assigned."""
    return reverse("tandem_toewijzen", args=[traject_id])


def adres_verlies(organisatie_id: UUID) -> str:
    """The files hit because this organisation loses a mandate."""
    return f"{reverse('mandaatverlies_lijst')}?organisatie={organisatie_id}"


def onderwerpen_intake(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per intake its dossier number and municipality, of those this actor may see now; one query."""
    rijen = Intake.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("traject")
    return {
        rij.pk: Onderwerp(f"{rij.dossiernummer} · {rij.gemeente}", rij.traject.deelnemer_id) for rij in rijen
    }


def onderwerpen_verlies(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per organisation its name, of those with an open loss that this actor may see now; one query."""
    rijen = Mandaatverlies.objects.zichtbaar_voor(door).open().filter(organisatie_id__in=list(ids))
    namen = rijen.order_by("organisatie_id").values_list("organisatie_id", "organisatie__naam").distinct()
    return {pk: Onderwerp(naam) for pk, naam in namen}


MELDINGEN = {
    MELD_OVERGEDRAGEN: Meldingsoort(
        tekst="Je neemt een activeringstraject over. Lees de nota van je voorganger.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Je neemt een activeringstraject over",
        mail_tekst="Iemand droeg een activeringstraject aan je over. Lees de nota en kijk welke stap eerst komt:",
    ),
    MELD_BLIJFT: Meldingsoort(
        tekst="Dit traject keert niet terug naar je collega. Je blijft casemanager.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een activeringstraject blijft bij jou",
        mail_tekst="De collega die je verving, kan dit traject niet meer terugnemen. Je blijft casemanager, of je "
        "draagt het over:",
    ),
}

TAAKSOORTEN = (
    Taaksoort(
        sleutel=TOEWIJZEN,
        titel="Wijs een tandem toe",
        grondslag="Decreet 8/7/2022 art. 14",
        url=adres_intake,
        onderwerpen=onderwerpen_intake,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=EERSTE_GESPREK,
        titel="Plan en voer het eerste gesprek",
        grondslag="Decreet 8/7/2022 art. 14",
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=TRAJECTPLAN,
        titel="Stel het trajectplan op",
        grondslag="Decreet 8/7/2022 art. 14-15",
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=MANDAATVERLIES,
        titel="Plan wie de dossiers overneemt",
        grondslag="Decreet 8/7/2022 art. 12-13, 27",
        url=adres_verlies,
        onderwerpen=onderwerpen_verlies,
    ),
)
