"""Tasks and notices about the yearly evaluation: to hold it, that it is late, and what its outcome sets going."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.meldingen.onderwerpen import geen_onderwerp
from ama.models import Jaarevaluatie
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

EVALUATIE = "ama.jaarevaluatie"
EVALUEREN = "ama_evalueren"
TE_LAAT = "ama_evaluatie_te_laat"
GEVOLG = "ama_evaluatie_gevolg"
LATE_EVALUATIES = "ama_evaluaties_zichtbaar_laat"
MELD_OPEN = "ama_evaluatie_open"
MELD_NADERT = "ama_evaluatie_nadert"
MELD_LAAT = "ama_evaluatie_laat"
MELD_ZICHTBAAR = "ama_evaluatie_zichtbaar"
# What the clock says (domein.evaluatie.herinneringen) -> its notice.
MELDING_VAN = {
    "open": MELD_OPEN,
    "over": MELD_NADERT,
    "te_laat": MELD_LAAT,
    "zichtbaar": MELD_ZICHTBAAR,
}
_GROND = "Decreet 8/7/2022 art. 29"


def staat_gevolg_open(rij: Jaarevaluatie, door: Door) -> bool:
    """Whether this actor still has to do what the outcome asks."""
    taken = Taak.objects.zichtbaar_voor(door).over(EVALUATIE, rij.pk)
    return taken.filter(soort=GEVOLG, klaar_op__isnull=True).exists()


def adres_afwerken(evaluatie_id: UUID) -> str:
    """Where the evaluation is written."""
    return reverse("evaluatie_afwerken", args=[evaluatie_id])


def adres_evaluatie(evaluatie_id: UUID) -> str:
    """Where the evaluation is read."""
    return reverse("jaarevaluatie_detail", args=[evaluatie_id])


def adres_te_laat(_object_id: UUID) -> str:
    """Where the manager and the departement see what is late: not what is in it."""
    return f"{reverse('jaarevaluatie_lijst')}?stand=te_laat"


def onderwerpen_evaluatie(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per evaluation its person, of those this actor may see now; one query."""
    rijen = Jaarevaluatie.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    uit = {}
    for rij in rijen.select_related("begeleiding__deelnemer"):
        wie = rij.begeleiding.deelnemer
        uit[rij.pk] = Onderwerp(f"{wie.initialen} · {wie.dossiernummer}", wie.pk)
    return uit


TAAKSOORTEN = (
    Taaksoort(
        sleutel=EVALUEREN,
        titel="Houd de jaarlijkse evaluatie",
        grondslag=_GROND,
        url=adres_afwerken,
        onderwerpen=onderwerpen_evaluatie,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=TE_LAAT,
        titel="Een jaarlijkse evaluatie is te laat: zorg dat ze er komt",
        grondslag=_GROND,
        url=adres_te_laat,
        onderwerpen=onderwerpen_evaluatie,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=GEVOLG,
        titel="Doe wat uit de evaluatie volgt",
        grondslag=_GROND,
        url=adres_evaluatie,
        onderwerpen=onderwerpen_evaluatie,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=LATE_EVALUATIES,
        titel="Jaarlijkse evaluaties zijn te laat: vraag de begeleider wanneer ze er komen",
        grondslag=_GROND,
        url=adres_te_laat,
        onderwerpen=geen_onderwerp,
    ),
)

MELDINGEN = {
    MELD_OPEN: Meldingsoort(
        tekst="De jaarlijkse evaluatie kan beginnen.",
        url=adres_afwerken,
        onderwerpen=onderwerpen_evaluatie,
        mail_onderwerp="Een jaarlijkse evaluatie kan beginnen",
        mail_tekst="De jaarlijkse evaluatie van iemand die je begeleidt, staat klaar. Vul ze samen in:",
    ),
    MELD_NADERT: Meldingsoort(
        tekst="De laatste dag voor een jaarlijkse evaluatie nadert.",
        url=adres_afwerken,
        onderwerpen=onderwerpen_evaluatie,
        mail_onderwerp="De laatste dag voor een evaluatie nadert",
        mail_tekst="De laatste dag voor een jaarlijkse evaluatie nadert. Vul ze op tijd in:",
    ),
    MELD_LAAT: Meldingsoort(
        tekst="Een jaarlijkse evaluatie is te laat.",
        url=adres_afwerken,
        onderwerpen=onderwerpen_evaluatie,
        mail_onderwerp="Een jaarlijkse evaluatie is te laat",
        mail_tekst="Een jaarlijkse evaluatie is te laat. Ook de beheerder van je organisatie weet dit. Vul ze in:",
    ),
    MELD_ZICHTBAAR: Meldingsoort(
        tekst="Een jaarlijkse evaluatie is zo laat dat het departement het ziet.",
        url=adres_afwerken,
        onderwerpen=onderwerpen_evaluatie,
        mail_onderwerp="Het departement ziet dat een evaluatie te laat is",
        mail_tekst="Het departement ziet nu dat een jaarlijkse evaluatie te laat is. Nieuwe overeenkomsten of meer "
        "uren kunnen pas als ze er is. Vul ze in:",
    ),
}
