"""The tasks and notices about a signed agreement: to hand in, sent back, taken over, ended."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from ama.domein import woorden
from ama.meldingen.onderwerpen import adres, geen_onderwerp, onderwerpen
from werkzorg.deelnemers.meldingen import onderwerpen as mensen
from werkzorg.handelen.register import Meldingsoort
from werkzorg.werklijst.soorten import Taaksoort

# The kind of object of a task that is about the person and not about one agreement.
PERSOON = "deelnemers.deelnemer"

INDIENEN = "overeenkomst_nog_in_te_dienen"
VERBETEREN = "overeenkomst_teruggestuurd"
OVERNEMEN = "overeenkomst_overnemen"
DIMONA_IN = "dimona_in_aangeven"
DIMONA_UIT = "dimona_uit_aangeven"
EINDE_MELDEN = "einde_aan_instantie_melden"
LEEFTIJD_BEREIKT = "ama_pensioenleeftijd"
OVERLEDEN_NAKIJKEN = "ama_overleden_nakijken"
AANVAARDEN = "overeenkomsten_te_aanvaarden"
TOESTEMMING_VERLENGEN = "toestemming_loopt_af"
# What nobody does any more once an agreement ended or was broken off.
LOPENDE_TAKEN = (INDIENEN, VERBETEREN, OVERNEMEN, LEEFTIJD_BEREIKT)

MELD_TERUGGESTUURD = "ama_overeenkomst_teruggestuurd"
MELD_AANVAARD = "ama_overeenkomst_aanvaard"
MELD_OVERGEDRAGEN = "ama_overeenkomst_overgedragen"
MELD_TE_LAAT = "ama_overeenkomst_te_laat"
MELD_OVERLEDEN = "ama_overeenkomst_overleden"
MELD_TOESTEMMING = "ama_toestemming_loopt_af"


def adres_indienen(overeenkomst_id: UUID) -> str:
    """Where the agreement is handed in."""
    return reverse("overeenkomst_indienen", args=[overeenkomst_id])


def adres_aanvaarden(_departement_id: UUID) -> str:
    """Where everything stands that waits for the departement."""
    return f"{reverse('overeenkomst_lijst')}?stand=ingediend"


def adres_dimona(overeenkomst_id: UUID) -> str:
    """Where the declaration is written down."""
    return reverse("dimona_vastleggen", args=[overeenkomst_id])


def adres_stop(overeenkomst_id: UUID) -> str:
    """Where the agreement is stopped."""
    return reverse("overeenkomst_stopzetten", args=[overeenkomst_id])


def adres_einde_gemeld(overeenkomst_id: UUID) -> str:
    """Where somebody says that the bodies know of the end."""
    return reverse("einde_gemeld_noteren", args=[overeenkomst_id])


def _dossier(deelnemer_id: UUID) -> str:
    return reverse("dossier_detail", args=[deelnemer_id])


TAAKSOORTEN = (
    Taaksoort(
        sleutel=INDIENEN,
        titel="Dien de overeenkomst in bij het departement",
        grondslag=woorden.GEGEVENS,
        url=adres_indienen,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=VERBETEREN,
        titel="Het departement stuurde de overeenkomst terug: verbeter ze en dien opnieuw in",
        grondslag=woorden.GEGEVENS,
        url=adres,
        onderwerpen=onderwerpen,
    ),
    Taaksoort(
        sleutel=OVERNEMEN,
        titel="Neem de begeleiding over: laat de overeenkomst ondertekenen",
        grondslag=woorden.DUUR,
        url=adres,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=DIMONA_IN,
        titel="Doe de Dimona-aangifte in dienst (DWD), uiterlijk op de eerste dag, en vul ze in",
        grondslag=woorden.FAQ,
        url=adres_dimona,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=DIMONA_UIT,
        titel="Doe de Dimona-aangifte uit dienst, en vul de dag in",
        grondslag=woorden.FAQ,
        url=adres_dimona,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=EINDE_MELDEN,
        titel="Meld het einde aan wie toestemming gaf",
        grondslag=woorden.FAQ,
        url=adres_einde_gemeld,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=LEEFTIJD_BEREIKT,
        titel="De deelnemer bereikt de pensioenleeftijd: zet de overeenkomst stop",
        grondslag=woorden.BLADZIJDE,
        url=adres_stop,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=OVERLEDEN_NAKIJKEN,
        titel="De deelnemer is overleden: verbeter de aanwezigheden erna, en zet de overeenkomst stop",
        grondslag=woorden.DUUR,
        url=adres,
        onderwerpen=onderwerpen,
    ),
    Taaksoort(
        sleutel=AANVAARDEN,
        titel="Begeleiders dienden overeenkomsten in: aanvaard ze, of stuur ze terug",
        grondslag=woorden.GEGEVENS,
        url=adres_aanvaarden,
        onderwerpen=geen_onderwerp,
    ),
    Taaksoort(
        sleutel=TOESTEMMING_VERLENGEN,
        titel="Een toestemming loopt af: vraag een nieuwe",
        grondslag=woorden.FAQ,
        url=_dossier,
        onderwerpen=mensen,
        vervalt_bij_overlijden=True,
    ),
)

MELDINGEN = {
    MELD_TERUGGESTUURD: Meldingsoort(
        tekst="Het departement stuurde een overeenkomst terug.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een overeenkomst kwam terug",
        mail_tekst="Het departement stuurde een begeleidingsovereenkomst terug. Lees waarom, en dien opnieuw in:",
    ),
    MELD_AANVAARD: Meldingsoort(
        tekst="Het departement aanvaardde een overeenkomst.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een overeenkomst is aanvaard",
        mail_tekst="Het departement aanvaardde een begeleidingsovereenkomst. Bekijk ze:",
    ),
    MELD_OVERGEDRAGEN: Meldingsoort(
        tekst="Je kreeg een overeenkomst van een collega of een andere begeleider.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Je kreeg een overeenkomst",
        mail_tekst="Een collega of een andere begeleider gaf je een begeleidingsovereenkomst door. Bekijk ze:",
    ),
    MELD_TE_LAAT: Meldingsoort(
        tekst="Een overeenkomst is nog niet ingediend: de subsidie telt niet meer vanaf de start.",
        url=adres_indienen,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een overeenkomst is niet op tijd ingediend",
        mail_tekst="Een ondertekende overeenkomst is nog niet ingediend. Elke dag kost nu subsidie. Dien ze in:",
    ),
    MELD_OVERLEDEN: Meldingsoort(
        tekst="Een overeenkomst is afgesloten, omdat de deelnemer overleed.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een overeenkomst is afgesloten",
        mail_tekst="Een begeleidingsovereenkomst is afgesloten na een overlijden. Bekijk wat nog moet gebeuren:",
    ),
    MELD_TOESTEMMING: Meldingsoort(
        tekst="Een toestemming van een uitkeringsinstantie loopt af.",
        url=_dossier,
        onderwerpen=mensen,
        mail_onderwerp="Een toestemming loopt af",
        mail_tekst="De toestemming van een uitkeringsinstantie loopt binnenkort af. Vraag een nieuwe:",
    ),
}
