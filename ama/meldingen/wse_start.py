"""The tasks and notices about the start of AMA sociale economie, its POP, and the way from one AMA to the other."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from ama.domein import woorden
from ama.meldingen.onderwerpen import adres as adres_overeenkomst
from ama.meldingen.onderwerpen import onderwerpen as overeenkomsten
from ama.meldingen.toeleiding import adres, onderwerpen
from werkzorg.handelen.register import Meldingsoort
from werkzorg.werklijst.soorten import Taaksoort

STARTEN = "wse_te_starten"
ZONDER_OVEREENKOMST = "wse_zonder_overeenkomst"
IN_VDAB = "pop_in_vdab_zetten"

MELD_GESTART = "wse_gestart"
MELD_OVERGANG = "ama_overgang"


def adres_starten(toeleiding_id: UUID) -> str:
    """Where the guidance is started."""
    return reverse("wse_starten", args=[toeleiding_id])


def adres_pop(toeleiding_id: UUID) -> str:
    """Where the text of the POP stands, to copy."""
    return f"{adres(toeleiding_id)}#pop"


TAAKSOORTEN = (
    Taaksoort(
        sleutel=STARTEN,
        titel="Iedereen ondertekende: start AMA sociale economie",
        grondslag=woorden.VDAB_WSE,
        url=adres_starten,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=ZONDER_OVEREENKOMST,
        titel="Er is geen overeenkomst meer: maak een nieuwe, of vraag VDAB om te stoppen",
        grondslag=woorden.VDAB_WSE,
        url=adres,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=IN_VDAB,
        titel="Zet het ontwikkelingsplan in het VDAB-dossier, en noteer dat",
        grondslag=woorden.VDAB_WSE,
        url=adres_pop,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)

MELDINGEN = {
    MELD_GESTART: Meldingsoort(
        tekst="AMA sociale economie is gestart.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="AMA sociale economie is gestart",
        mail_tekst="De begeleiding die je toekende, is gestart. Bekijk wanneer je opnieuw beslist:",
    ),
    MELD_OVERGANG: Meldingsoort(
        tekst="Een overeenkomst eindigt: de deelnemer gaat naar de andere AMA.",
        url=adres_overeenkomst,
        onderwerpen=overeenkomsten,
        mail_onderwerp="Een overeenkomst eindigt",
        mail_tekst=(
            "De deelnemer gaat verder in de andere AMA, zoals je vroeg. De overeenkomst eindigt de dag ervoor. "
            "Bekijk wat je nog moet doen:"
        ),
    ),
}
