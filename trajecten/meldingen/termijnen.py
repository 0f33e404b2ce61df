"""The tasks and notices about the duration of a traject: its extension, its warnings, its end."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import adres, onderwerpen
from trajecten.soorten import OVERLEDEN_AFSLUITEN
from werkzorg.handelen.register import Meldingsoort
from werkzorg.werklijst.soorten import Taaksoort

MELD_TOEGEKEND = "verlenging_toegekend"
MELD_VERLENGING_GEWEIGERD = "verlenging_geweigerd"
MELD_NADERT = "maximumduur_nadert"
MELD_MAXIMUMDUUR = "maximumduur_bereikt"

VERLENGING_BESLISSEN = "verlenging_beslissen"
VERLENGING_VERVALLEN = "verlenging_vervallen"
EINDE_NADERT = "traject_einde_nadert"
ONDERBREKING_NAKIJKEN = "onderbreking_nakijken"
_GROND = "Decreet 8/7/2022 art. 11"


def adres_onderbreking(traject_id: UUID) -> str:
    """Where the last day of an interruption is written down."""
    return reverse("onderbreking_beeindigen", args=[traject_id])


TAAKSOORTEN = (
    Taaksoort(
        sleutel=VERLENGING_BESLISSEN,
        titel="Beslis over de verlenging",
        grondslag=_GROND,
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=VERLENGING_VERVALLEN,
        titel="Dringend: een vraag om verlenging verviel zonder beslissing",
        grondslag=_GROND,
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=EINDE_NADERT,
        titel="De maximumduur nadert: plan het einde of vraag een verlenging",
        grondslag=_GROND,
        url=adres,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=ONDERBREKING_NAKIJKEN,
        titel="Kijk na of de onderbreking voorbij is",
        grondslag=_GROND,
        url=adres_onderbreking,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=OVERLEDEN_AFSLUITEN,
        titel="De deelnemer is overleden: zet het traject stop, of trek het verzoek in",
        grondslag="Decreet 8/7/2022 art. 14, 22",
        url=adres,
        onderwerpen=onderwerpen,
    ),
)

MELDINGEN = {
    MELD_TOEGEKEND: Meldingsoort(
        tekst="VDAB verlengde een traject dat je begeleidt.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een traject is verlengd",
        mail_tekst="VDAB verlengde een traject dat je begeleidt. Bekijk de nieuwe einddatum:",
    ),
    MELD_VERLENGING_GEWEIGERD: Meldingsoort(
        tekst="VDAB verlengt een traject dat je begeleidt niet. De einddatum blijft.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een traject is niet verlengd",
        mail_tekst="VDAB verlengt een traject dat je begeleidt niet. Lees waarom, en wat de einddatum is:",
    ),
    MELD_NADERT: Meldingsoort(
        tekst="De maximumduur van een traject dat je begeleidt, nadert.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="De maximumduur van een traject nadert",
        mail_tekst="De maximumduur van een traject dat je begeleidt, nadert. Bekijk hoeveel dagen er over zijn:",
    ),
    MELD_MAXIMUMDUUR: Meldingsoort(
        tekst="Een traject dat je begeleidt, bereikte zijn maximumduur en is beëindigd.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een traject bereikte zijn maximumduur",
        mail_tekst="Een traject dat je begeleidt, bereikte zijn maximumduur en is beëindigd. Maak nu het "
        "eindverslag en het eindadvies:",
    ),
}
