"""What the applicant hears about the partners in his application."""

from __future__ import annotations

from mandaten.meldingen.behandeling import adres, onderwerpen
from werkzorg.handelen.register import Meldingsoort

DEELNAME_AFGEWEZEN = "deelname_afgewezen"

MELDINGEN = {
    DEELNAME_AFGEWEZEN: Meldingsoort(
        tekst="Een partner doet niet mee aan een aanvraag van je organisatie. Lees waarom, en kies een andere.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een partner doet niet mee aan een aanvraag",
        mail_tekst="Een organisatie die je als partner vroeg, doet niet mee. Zolang haar plaats leeg is, kan de "
        "aanvraag niet vooruit. Meld je aan om te lezen waarom, en een andere partner te kiezen:",
    ),
}
