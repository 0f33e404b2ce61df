"""The notices and tasks in the life of a grant: it ends soon, a seat is empty, a change is asked, somebody merged."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.models import Lid, Toekenning
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.ui.formaten import datum
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

SOORT = "mandaten.toekenning"
LID = "mandaten.lid"
# Notices.
EINDIGT = "toekenning_eindigt"
GEWIJZIGD = "toekenning_gewijzigd"
TOEGETREDEN = "toekenning_toegetreden"
BEEINDIGD = "toekenning_beeindigd"
VERLOPEN = "toekenning_verlopen"
OPNIEUW_AANVRAGEN = "fusie_opnieuw_aanvragen"
VRAAG_AFGEWEZEN = "wijziging_afgewezen"
# Tasks of who holds it.
VERNIEUWEN = "toekenning_vernieuwen"
AANVULLEN = "plaats_aanvullen"
NIEUW_AANVRAGEN = "fusie_nieuwe_aanvraag"
# Tasks of the desk.
OPVOLGEN = "toekenning_einde_opvolgen"
PLAATS_OPVOLGEN = "plaats_opvolgen"
PLAATS_TE_LAAT = "plaats_te_laat"
VRAAG_NAKIJKEN = "wijziging_nakijken"
PROCEDURE_NA_EINDE = "procedure_na_einde"
FUSIE_OPVOLGEN = "fusie_opvolgen"
# What is done once a seat is filled again.
PLAATSTAKEN = (AANVULLEN, PLAATS_OPVOLGEN, PLAATS_TE_LAAT)


def adres(toekenning_id: UUID) -> str:
    """The page of this grant."""
    return reverse("toekenning_detail", args=[toekenning_id])


def _aanvragen(_toekenning_id: UUID) -> str:
    return reverse("aanvraag_lijst")


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per grant its number and holder, of those this actor may see now; one query."""
    rijen = Toekenning.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("houder")
    return {rij.pk: Onderwerp(f"{rij.nummer} · {rij.houder.naam}") for rij in rijen}


def nummers(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per grant its number: the register is public, and who goes on may not see the file of who is gone; one query."""
    rijen = Toekenning.objects.filter(pk__in=list(ids))
    return {pk: Onderwerp(nummer) for pk, nummer in rijen.values_list("pk", "nummer")}


def toetredingen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per grant its number, the seat the own organisation got last and from when; one query."""
    if not isinstance(door, Hoedanigheid):
        return {}
    rijen = Lid.objects.filter(toekenning__in=list(ids), organisatie_id=door.organisatie_id)
    uit = {}
    for lid in rijen.select_related("toekenning").order_by("periode"):
        toekenning = lid.toekenning
        plaats = toekenning.toekenningssoort.plaatsen.get(lid.plaats)
        label = f" · {plaats.label}" if plaats else ""
        uit[toekenning.pk] = Onderwerp(f"{toekenning.nummer}{label} · vanaf {datum(lid.periode.lower)}")
    return uit


MELDINGEN = {
    EINDIGT: Meldingsoort(
        tekst="Dit mandaat of deze erkenning loopt binnenkort af.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een mandaat of erkenning loopt binnenkort af",
        mail_tekst="Een mandaat of erkenning van een organisatie waarvoor je werkt, loopt af. "
        "Meld je aan om te zien wanneer, en wat je dan doet:",
    ),
    GEWIJZIGD: Meldingsoort(
        tekst="De samenstelling of de houder is gewijzigd.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een mandaat of contingent is gewijzigd",
        mail_tekst="De samenstelling of de houder van een mandaat of contingent waar je organisatie bij hoort, is "
        "gewijzigd. Meld je aan om te zien wat er verandert, en vanaf wanneer:",
    ),
    TOEGETREDEN: Meldingsoort(
        tekst="Je organisatie hoort er voortaan bij, met haar schriftelijke instemming. Klopt dat niet? Vraag dan hier "
        "om een wijziging, en bel wie erover beslist.",
        url=adres,
        onderwerpen=toetredingen,
        mail_onderwerp="Je organisatie hoort voortaan bij een mandaat of contingent",
        mail_tekst="Wie over een mandaat of contingent beslist, voegde je organisatie eraan toe. Daar hoort haar "
        "schriftelijke instemming bij. Meld je aan om te zien waarbij ze hoort, vanaf wanneer, en wat je doet als dat "
        "niet klopt:",
    ),
    BEEINDIGD: Meldingsoort(
        tekst="Dit eindigt vroeger dan toegekend.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een mandaat, erkenning of contingent eindigt",
        mail_tekst="Een mandaat, erkenning of contingent waar je organisatie bij hoort, eindigt vroeger dan toegekend. "
        "Meld je aan om te zien waarom, en wat de laatste dag is:",
    ),
    VERLOPEN: Meldingsoort(
        tekst="De laatste dag is voorbij: dit geldt niet meer.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een mandaat, erkenning of contingent geldt niet meer",
        mail_tekst="De laatste dag van een mandaat, erkenning of contingent waar je organisatie bij hoort, is voorbij. "
        "Meld je aan om te zien welk:",
    ),
    OPNIEUW_AANVRAGEN: Meldingsoort(
        tekst="Na de fusie vraagt je organisatie dit zelf opnieuw aan.",
        url=_aanvragen,
        onderwerpen=nummers,
        mail_onderwerp="Vraag na de fusie je mandaat of erkenning opnieuw aan",
        mail_tekst="Je organisatie ontstond uit een fusie. Een mandaat, erkenning of contingent van wie erin opging, "
        "gaat niet vanzelf mee: je vraagt het zelf opnieuw aan. Meld je aan om te beginnen:",
    ),
    VRAAG_AFGEWEZEN: Meldingsoort(
        tekst="De wijziging die je vroeg, is niet doorgevoerd.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="De wijziging die je vroeg, is niet doorgevoerd",
        mail_tekst="Je vroeg een wijziging van een mandaat, erkenning of contingent. Ze is niet doorgevoerd. "
        "Meld je aan om te lezen waarom:",
    ),
}
_EINDE = "BVR 18/11/2022; Decreet 8/7/2022 art. 12, 19"
_SAMENSTELLING = "Decreet 8/7/2022 art. 12, 17"
_FUSIE = "voorwaarden van erkenning en mandaat: nieuwe rechtspersoon"
TAAKSOORTEN = (
    Taaksoort(VERNIEUWEN, "Loopt af: vraag op tijd opnieuw aan", _EINDE, adres, onderwerpen),
    Taaksoort(OPVOLGEN, "Loopt af: volg op of er een nieuwe aanvraag komt", _EINDE, adres, onderwerpen),
    Taaksoort(
        AANVULLEN, "Open plaats: zoek een opvolger", _SAMENSTELLING, adres, onderwerpen, is_wettelijk=True
    ),
    Taaksoort(
        PLAATS_OPVOLGEN, "Open plaats: volg op of ze aangevuld wordt", _SAMENSTELLING, adres, onderwerpen
    ),
    Taaksoort(
        PLAATS_TE_LAAT,
        "Plaats niet op tijd aangevuld: beslis wat volgt",
        _SAMENSTELLING,
        adres,
        onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        VRAAG_NAKIJKEN, "Gevraagde wijziging: voer ze door of wijs ze af", _SAMENSTELLING, adres, onderwerpen
    ),
    Taaksoort(
        PROCEDURE_NA_EINDE,
        "Verlopen tijdens een procedure: rond de procedure af",
        "Decreet 8/7/2022 art. 26-27",
        adres,
        onderwerpen,
    ),
    Taaksoort(FUSIE_OPVOLGEN, "Fusie of overname: kijk na of het zo verder kan", _FUSIE, adres, onderwerpen),
    Taaksoort(NIEUW_AANVRAGEN, "Fusie: vraag zelf opnieuw aan", _FUSIE, _aanvragen, nummers),
)
