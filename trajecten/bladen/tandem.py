"""What the pages about who guides show: the waiting intakes, the choice of a tandem, a hand-over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from trajecten.domein.overdracht import COLLEGA, NALEZEN_DAGEN, ORGANISATIE, WERKINGSGEBIED
from trajecten.domein.tandem import ROLLEN, Team, routering
from trajecten.forms.tandem import OverdrachtkeuzeForm, Personen
from trajecten.models import Aanstelling, Intake, Traject, kandidaten_vanaf, leden_van, team_op, teams_op
from trajecten.querysets import IntakeQuerySet, TrajectQuerySet
from trajecten.querysets.lezers import KANT_VAN_ROL, VDAB_BESLISSER
from trajecten.soorten import KANTEN, OVERDRACHTKEUZES, WERK, ZORG
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.formaten import datum
from werkzorg.werklijst.models import Taak


@dataclass(frozen=True)
class Intakeregel:
    """One waiting file, as the team sees it (regelgeving 15, row 8); `wacht` tells VDAB why nobody can assign it."""

    url: str
    dossiernummer: str
    gemeente: str
    uiterlijk_op: date
    is_te_laat: bool
    expertise: str
    wacht: str


def gekozen_intakes(rijen: IntakeQuerySet, vraag: Mapping[str, Any]) -> QuerySet[Intake]:
    """The waiting files that the filter asks for, the nearest term first."""
    if vraag.get("stand") == "te_laat":
        rijen = rijen.te_laat_op(timezone.localdate())
    return rijen.select_related("regio", "traject").order_by("uiterlijk_op", "dossiernummer", "pk")


def intakeregels(rijen: Iterable[Intake], door: Hoedanigheid) -> list[Intakeregel]:
    """The rows of the list; for VDAB one query more, about the teams of their regio's."""
    vandaag, alle = timezone.localdate(), list(rijen)
    teams: Mapping[str, Team] = {}
    if door.rol == VDAB_BESLISSER:
        teams = teams_op({rij.regio_id for rij in alle}, vandaag)
    return [
        Intakeregel(
            url=reverse("tandem_toewijzen", args=[rij.pk]),
            dossiernummer=rij.dossiernummer,
            gemeente=rij.gemeente,
            uiterlijk_op=rij.uiterlijk_op,
            is_te_laat=rij.uiterlijk_op < vandaag,
            expertise=rij.gevraagde_expertise,
            wacht=_waarom_wacht(teams.get(rij.regio_id), rij, vandaag),
        )
        for rij in alle
    ]


def _waarom_wacht(team: Team | None, rij: Intake, dag: date) -> str:
    if team is None:
        return ""
    met_vdab = Team((rij.traject.vdab_id, *team.casemanagers_werk), team.casemanagers_zorg)
    return routering(met_vdab, rij.regio.naam, dag).zin


def toewijsblad(intake: Intake) -> dict[str, Any]:
    """Who can be the tandem of this waiting file today, and why nobody can; two queries."""
    vandaag = timezone.localdate()
    team = team_op(intake.traject.vdab_id, intake.regio_id, vandaag)
    return {
        "intake": intake,
        "is_te_laat": intake.uiterlijk_op < vandaag,
        "wacht": routering(team, intake.regio.naam, vandaag).zin,
        "personen": personen(leden_van(team, vandaag)),
        "terug_url": intake.get_absolute_url(),
    }


def na_toewijzen(traject: Traject, door: Hoedanigheid) -> str:
    """Where who assigned a tandem goes on: to the file when he is in it, otherwise back to the list."""
    if Traject.objects.zichtbaar_voor(door).filter(pk=traject.pk).exists():
        return traject.get_absolute_url()
    return reverse("intake_lijst")


def na_een_ander(pk: UUID, door: Hoedanigheid) -> str:
    """Where who comes too late to assign this tandem goes on; "" for who never had that task."""
    taak = Taak.objects.zichtbaar_voor(door).over(Intake._meta.label_lower, pk)
    traject = Traject.objects.zichtbaar_voor(door).filter(pk=pk).first()
    if traject is None and not taak.exists():
        return ""
    return traject.get_absolute_url() if traject else reverse("intake_lijst")


def personen(leden: Iterable[Lidmaatschap]) -> dict[str, Personen]:
    """Per side of the tandem the people to choose from, by organisation."""
    per_kant: dict[str, list[Lidmaatschap]] = {kant: [] for kant in ROLLEN}
    for lid in leden:
        per_kant[KANT_VAN_ROL[lid.rol]].append(lid)
    return {
        kant: [
            (naam, [(str(lid.pk), f"{lid.gebruiker.naam} ({naam})") for lid in groep])
            for naam, groep in groupby(rijen, key=lambda lid: lid.organisatie.naam)
        ]
        for kant, rijen in per_kant.items()
    }


@dataclass(frozen=True)
class Keuze:
    """What a hand-over is about: its kind, the sides and regio, and who can take over."""

    soort: str
    kanten: Sequence[str]
    regio: str
    personen: Mapping[str, Personen]
    formulier: OverdrachtkeuzeForm
    begin: Mapping[str, str]

    @property
    def context(self) -> dict[str, Any]:
        """What the page shows above the form itself."""
        leeg = [ROLLEN[kant] for kant in self.kanten if not self.personen[kant]]
        return {
            "keuze": self.formulier,
            "soort": self.soort,
            "niemand": leeg,
            "kies_eerst": self.soort == WERKINGSGEBIED and not self.regio,
            "nalezen": NALEZEN_DAGEN,
        }


def overdrachtkeuze(traject: Traject, door: Hoedanigheid, vraag: QueryDict) -> Keuze:
    """What the address asks to hand over, and to whom that can be; without a question to a colleague."""
    vandaag = timezone.localdate()
    soort = vraag.get("soort", "")
    soort = soort if soort in OVERDRACHTKEUZES else COLLEGA
    eigen = KANT_VAN_ROL.get(door.rol)
    kant = eigen or (vraag.get("kant", "") if vraag.get("kant") in ROLLEN else WERK)
    nu = {
        een.kant: een
        for een in Aanstelling.objects.filter(traject=traject).lopend_of_komend(vandaag).order_by("-periode")
    }
    is_verhuis = soort == WERKINGSGEBIED
    regios: list[tuple[str, str]] = []
    if is_verhuis:
        alle = Regio.objects.exclude(pk=traject.regio_id).order_by("naam")
        regios = list(alle.values_list("sleutel", "naam"))
    regio = traject.regio_id or ""
    if is_verhuis:
        regio = vraag.get("regio", "") if vraag.get("regio") in dict(regios) else ""
    leden = kandidaten_vanaf(traject.vdab_id, regio, vandaag) if regio else []
    kanten = [een for een, _ in KANTEN] if is_verhuis else [kant]
    ander = nu.get(ZORG if kant == WERK else WERK)
    if soort == COLLEGA and kant in nu:
        leden = [
            lid
            for lid in leden
            if lid.organisatie_id == nu[kant].organisatie_id and lid.pk != nu[kant].lidmaatschap_id
        ]
    elif soort == ORGANISATIE:
        weg = {een.organisatie_id for een in (nu.get(kant), ander) if een is not None}
        leden = [lid for lid in leden if lid.organisatie_id not in weg]
    begin = {"soort": soort, "kant": kant, "regio": regio}
    formulier = OverdrachtkeuzeForm(
        begin, regios=regios, met_kant=eigen is None and not is_verhuis, auto_id="kies_%s"
    )
    return Keuze(
        soort=soort,
        kanten=kanten,
        regio=regio if is_verhuis else "",
        personen=personen(leden),
        formulier=formulier,
        begin={f"persoon_{een}": str(rij.lidmaatschap_id) for een, rij in nu.items()} if is_verhuis else {},
    )


def eigen_trajecten(rijen: TrajectQuerySet, door: Hoedanigheid) -> list[Traject]:
    """The running files of which this very person is casemanager, by name."""
    nu = Aanstelling.objects.lopend_op(timezone.localdate()).filter(lidmaatschap_id=door.lidmaatschap_id)
    eigen = rijen.met_deelnemer().filter(status__in=IN_BEGELEIDING, pk__in=nu.values("traject_id"))
    return sorted(eigen, key=lambda rij: (rij.deelnemer.achternaam, rij.deelnemer.voornaam, rij.pk))


def verlofkeuzes(rijen: Iterable[Traject], door: Hoedanigheid) -> dict[str, list[tuple[str, str]]]:
    """The own files and the colleagues in the same role, as the form offers them; one query."""
    collegas = (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .binnen()
        .filter(organisatie_id=door.organisatie_id, rol=door.rol)
        .exclude(gebruiker_id=door.gebruiker_id)
        .select_related("gebruiker")
    )
    dossiers = [
        (
            str(rij.pk),
            f"{rij.deelnemer.naam} · {rij.deelnemer.dossiernummer} · {rij.get_status_display()}"
            + (f", uiterlijk tot en met {datum(rij.uiterste_einddatum)}" if rij.uiterste_einddatum else ""),
        )
        for rij in rijen
    ]
    namen = sorted((lid.gebruiker.naam, str(lid.pk)) for lid in collegas)
    return {"dossiers": dossiers, "collegas": [(pk, naam) for naam, pk in namen]}
