"""What the pages about inspection show: campaigns, how a sample was drawn, and one inspected file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.documenten import stukken_van
from mandaten.bladen.handhaving import open_procedures
from mandaten.domein.steekproef import lot, trekking
from mandaten.models import Controledossier, Controleronde, Toekenning
from mandaten.models.controle import Oordeel
from mandaten.querysets import BEHEERDER, ControledossierQuerySet, ControlerondeQuerySet, beslist_over
from mandaten.soorten import SOORTEN
from mandaten.statussen import BEANTWOORD, BESLOTEN, BEVONDEN, TE_CONTROLEREN
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import nog_dagen

PLEK = "controle"
KLEUR = {TE_CONTROLEREN: "", BEVONDEN: "let", BEANTWOORD: "let", BESLOTEN: "goed"}
OORDEELKLEUR = {
    Oordeel.IN_ORDE: "goed",
    Oordeel.NIET_IN_ORDE: "fout",
    Oordeel.NIET_VAN_TOEPASSING: "",
}


def ronden(rijen: ControlerondeQuerySet) -> QuerySet[Controleronde]:
    """The campaigns, newest first, each with how many of its files are concluded and how many are not in order."""
    return (
        rijen.zonder_populatie()
        .annotate(
            besloten=Count("dossiers", filter=Q(dossiers__status=BESLOTEN)),
            niet_in_orde=Count("dossiers", filter=Q(dossiers__is_in_orde=False)),
        )
        .order_by("-gestart_op", "pk")
    )


@dataclass(frozen=True)
class Controlelijst:
    """What the list of inspections is for one reader: campaigns, or for a holder his own files."""

    rijen: QuerySet[Any]
    regels: Callable[[Iterable[Any]], list[dict[str, Any]]]
    is_houder: bool
    mag_starten: bool


def controlelijst(door: Hoedanigheid, vandaag: date) -> Controlelijst:
    """The rows that this reader sees, with how each is shown."""
    if door.rol == BEHEERDER:
        eigen = eigen_dossiers(Controledossier.objects.zichtbaar_voor(door))
        return Controlelijst(eigen, lambda rijen: dossierregels(rijen, vandaag), True, False)
    alle = ronden(Controleronde.objects.zichtbaar_voor(door))
    return Controlelijst(alle, ronderegels, False, mag(door, "controle_starten"))


def ronderegels(rijen: Iterable[Any]) -> list[dict[str, Any]]:
    """The rows of the list of campaigns."""
    return [
        {
            "url": rij.get_absolute_url(),
            "titel": rij.titel,
            "soort": SOORTEN[rij.soort].label,
            "peildag": rij.peildag,
            "steekproef": rij.steekproef,
            "populatie": rij.populatie,
            "besloten": rij.besloten,
            "niet_in_orde": rij.niet_in_orde,
            "stand": "afgesloten" if rij.afgesloten_op else "lopend",
            "kleur": "" if rij.afgesloten_op else "let",
        }
        for rij in rijen
    ]


def dossiers_van(ronde: Controleronde) -> QuerySet[Controledossier]:
    """The files of one campaign, in the order of their lots."""
    return Controledossier.objects.filter(ronde=ronde).met_ronde().order_by("volgnummer")


def eigen_dossiers(rijen: ControledossierQuerySet) -> QuerySet[Controledossier]:
    """The files a holder sees of himself, newest campaign first."""
    return rijen.met_ronde().order_by("-ronde__gestart_op", "pk")


def dossierregels(rijen: Iterable[Controledossier], vandaag: date) -> list[dict[str, Any]]:
    """The rows of the files: how far each is, and until when its holder can answer."""
    uit = []
    for rij in rijen:
        antwoord_tot = rij.antwoord_uiterlijk_op if rij.status == BEVONDEN else None
        uitkomst = "" if rij.is_in_orde is None else "in orde" if rij.is_in_orde else "niet in orde"
        uit.append(
            {
                "url": rij.get_absolute_url(),
                "volgnummer": rij.volgnummer,
                "ronde": rij.ronde.titel,
                "nummer": rij.toekenning.nummer,
                "houder": rij.toekenning.houder.naam,
                "stand": rij.get_status_display(),
                "kleur": KLEUR[rij.status],
                "antwoord_tot": antwoord_tot,
                "is_voorbij": antwoord_tot is not None and antwoord_tot < vandaag,
                "wacht_op_besluit": rij.status == BEANTWOORD,
                "uitkomst": uitkomst,
                "uitkomstkleur": "goed" if rij.is_in_orde else "fout",
                "opvolgen_voor": rij.opvolgen_voor if rij.opgevolgd_op is None else None,
                "lot": lot(rij.ronde.zaad, rij.toekenning_id),
                "kenmerk": str(rij.toekenning_id),
            }
        )
    return uit


def rondeblad(ronde: Controleronde, door: Hoedanigheid) -> dict[str, Any]:
    """What the page of one campaign shows besides its files."""
    telling = ronde.dossiers.aggregate(
        besloten=Count("pk", filter=Q(status=BESLOTEN)),
        in_orde=Count("pk", filter=Q(is_in_orde=True)),
        niet_in_orde=Count("pk", filter=Q(is_in_orde=False)),
    )
    alles = telling["besloten"] == ronde.steekproef
    return {
        "ronde": ronde,
        "soort": SOORTEN[ronde.soort],
        "telling": telling,
        "onder": f"{SOORTEN[ronde.soort].label} · peildag {ronde.peildag:%d/%m/%Y}",
        "terug": ronde.titel,
        "terug_url": ronde.get_absolute_url(),
        "acties": [
            (een.knop, reverse(een.route, args=[ronde.pk]), "primair")
            for een in mogelijke_handelingen(door, ronde, plek=PLEK)
            if alles
        ],
    }


@dataclass(frozen=True)
class Nagegaan:
    """The same draw, done again: whether it gives the same files, and what the register says now."""

    klopt: bool
    bijgekomen: int
    verdwenen: int
    laatste_lot: str


def trekking_nagaan(ronde: Controleronde) -> Nagegaan:
    """Draws again from the stored list with the stored seed, and compares with the files; two queries."""
    opnieuw = trekking(ronde.populatie_ids, ronde.steekproef, ronde.zaad)
    toen = list(ronde.dossiers.order_by("volgnummer").values_list("toekenning_id", flat=True))
    lijst = set(ronde.populatie_ids)
    nu = set(
        Toekenning.objects.geldig_op(ronde.peildag).filter(soort=ronde.soort).values_list("pk", flat=True)
    )
    return Nagegaan(
        klopt=opnieuw == toen,
        bijgekomen=len(nu - lijst),
        verdwenen=len(lijst - nu),
        laatste_lot=lot(ronde.zaad, opnieuw[-1]),
    )


def kop_van_dossier(dossier: Controledossier) -> dict[str, Any]:
    """The head of a form about one inspected file."""
    return {
        "dossier": dossier,
        "ronde": dossier.ronde,
        "onder": f"{dossier.toekenning.nummer} · {dossier.toekenning.houder}",
        "terug": f"Controle van {dossier.toekenning.nummer}",
        "terug_url": dossier.get_absolute_url(),
    }


def dossierblad(dossier: Controledossier, door: Hoedanigheid) -> dict[str, Any]:
    """All that the page of one inspected file (fetched by `met_stukken`) shows to this reader."""
    vandaag, criteria = timezone.localdate(), dossier.ronde.criteria
    per_nummer = {een.nummer: een for een in dossier.bevindingen.all()}
    bevindingen = [
        {
            "criterium": criterium,
            "oordeel": per_nummer[nummer].get_oordeel_display() if nummer in per_nummer else "",
            "kleur": OORDEELKLEUR[Oordeel(per_nummer[nummer].oordeel)] if nummer in per_nummer else "",
            "bewijs": per_nummer[nummer].bewijs if nummer in per_nummer else "",
        }
        for nummer, criterium in enumerate(criteria)
    ]
    tot = dossier.antwoord_uiterlijk_op
    wacht = dossier.status == BEVONDEN and tot is not None
    return {
        **kop_van_dossier(dossier),
        "soort": SOORTEN[dossier.toekenning.soort],
        "kleur": KLEUR[dossier.status],
        "is_houder": dossier.toekenning.houder_id == door.organisatie_id,
        "ronde_url": dossier.ronde.get_absolute_url() if mag(door, "controle_detail") else "",
        "toekenning_url": dossier.toekenning.get_absolute_url() if mag(door, "toekenning_detail") else "",
        "bevindingen": bevindingen,
        "stukken": stukken_van(dossier),
        "antwoord_tot": tot,
        "antwoord_stand": nog_dagen(tot, vandaag) if wacht and tot else "",
        "is_voorbij": bool(wacht and tot and tot < vandaag),
        "acties": _acties(dossier, door, vandaag),
    }


def _acties(dossier: Controledossier, door: Hoedanigheid, vandaag: date) -> list[tuple[str, str, str]]:
    tot = dossier.antwoord_uiterlijk_op
    kan_antwoorden = tot is not None and vandaag <= tot
    acties: list[tuple[str, str, str]] = []
    for een in mogelijke_handelingen(door, dossier, plek=PLEK):
        if een.sleutel == "bevindingen_beantwoorden" and not kan_antwoorden:
            continue
        if een.sleutel == "controledossier_besluiten" and dossier.status == BEVONDEN and kan_antwoorden:
            continue
        if een.sleutel == "opvolging_registreren" and (
            dossier.opvolgen_voor is None or dossier.opgevolgd_op is not None
        ):
            continue
        acties.append((een.knop, reverse(een.route, args=[dossier.pk]), "stil" if acties else "primair"))
    if (
        dossier.is_in_orde is False
        and dossier.toekenning.soort in beslist_over(door)
        and not open_procedures([dossier.toekenning_id])
    ):
        adres = reverse("tekortkoming_vaststellen", args=[dossier.toekenning_id])
        acties.append(("Stel een tekortkoming vast", f"{adres}?controledossier={dossier.pk}", "gevaar"))
    return acties
