"""Tasks and notices about the yearly decision of VDAB: to decide, that it is late, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.domein.jaarbeslissing import GROND
from ama.meldingen.onderwerpen import geen_onderwerp
from ama.models import Jaarbeslissing
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

JAARBESLISSING = "ama.jaarbeslissing"
BESLISSEN = "wse_opnieuw_beslissen"
TE_LAAT = "wse_beslissing_te_laat"
LATE_BESLISSINGEN = "wse_beslissingen_te_laat"
MELD_NADERT = "wse_beslissing_nadert"
MELD_BESLIST = "wse_opnieuw_beslist"


def adres(beslissing_id: UUID) -> str:
    """Where the decision is read, and taken."""
    return reverse("jaarbeslissing_detail", args=[beslissing_id])


def adres_te_laat(_object_id: UUID) -> str:
    """Where the manager of VDAB and the departement see what is late."""
    return f"{reverse('jaarbeslissing_lijst')}?stand=te_laat"


def onderwerpen_beslissing(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per decision its person, of those this actor may see now; one query."""
    rijen = Jaarbeslissing.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    uit = {}
    for rij in rijen.select_related("toeleiding__deelnemer"):
        wie = rij.toeleiding.deelnemer
        uit[rij.pk] = Onderwerp(f"{wie.initialen} · {wie.dossiernummer}", wie.pk)
    return uit


TAAKSOORTEN = (
    Taaksoort(
        sleutel=BESLISSEN,
        titel="Beslis opnieuw over AMA sociale economie",
        grondslag=GROND,
        url=adres,
        onderwerpen=onderwerpen_beslissing,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=TE_LAAT,
        titel="Een jaarlijkse beslissing over AMA sociale economie is te laat: zorg dat ze er komt",
        grondslag=GROND,
        url=adres_te_laat,
        onderwerpen=onderwerpen_beslissing,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=LATE_BESLISSINGEN,
        titel="Jaarlijkse beslissingen over AMA sociale economie zijn te laat: vraag VDAB wanneer ze er komen",
        grondslag=GROND,
        url=adres_te_laat,
        onderwerpen=geen_onderwerp,
    ),
)

MELDINGEN = {
    MELD_NADERT: Meldingsoort(
        tekst="De laatste dag voor een jaarlijkse beslissing over AMA sociale economie nadert.",
        url=adres,
        onderwerpen=onderwerpen_beslissing,
        mail_onderwerp="De laatste dag voor een jaarlijkse beslissing nadert",
        mail_tekst="De laatste dag voor een jaarlijkse beslissing over AMA sociale economie nadert. Beslis op tijd:",
    ),
    MELD_BESLIST: Meldingsoort(
        tekst="VDAB besliste opnieuw over AMA sociale economie.",
        url=adres,
        onderwerpen=onderwerpen_beslissing,
        mail_onderwerp="VDAB besliste opnieuw over AMA sociale economie",
        mail_tekst="VDAB besliste opnieuw over AMA sociale economie van iemand die je begeleidt. Lees wat er staat:",
    ),
}
