"""What the pages of applications show to one reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from mandaten.domein.aanvraagbeeld import Lijn
from mandaten.domein.aanvraagstappen import stappen_van
from mandaten.domein.inhoud import Bestand, Collega, Criteriumvraag, Inhoud, Verklaring, Zetel
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.models import Aanvraag, AanvraagRegio, Deelname
from mandaten.querysets import BEHEERDER
from mandaten.statussen import (
    AAN_TE_VULLEN,
    AFGELOPEN,
    GEWEIGERD,
    INGETROKKEN,
    NIET_ONTVANKELIJK,
    ONVOLLEDIG,
    TOEGEKEND,
)
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.ui import formaten, nummers, organisatienummers

PLEK = "aanvraag"
LOPEND, VOORBIJ = "lopend", "voorbij"
# How loud the buttons of the applicant are; the first one is what he came for.
STIJLEN = {"aanvraag_bewerken": "primair", "aanvulling_geven": "primair", "aanvraag_intrekken": "gevaar"}
BAKKEN = {LOPEND: "Lopend", VOORBIJ: "Afgelopen"}
KLEUREN = {
    ONVOLLEDIG: "let",
    AAN_TE_VULLEN: "let",
    TOEGEKEND: "goed",
    GEWEIGERD: "fout",
    NIET_ONTVANKELIJK: "fout",
    INGETROKKEN: "",
}


@dataclass(frozen=True)
class Aanvraagregel:
    """One line of the list; `te_bevestigen` leads to the own part that still waits ("" when none does)."""

    url: str
    wat: str
    regios: str
    van: str
    rol: str
    gestart_op: datetime
    ingediend_op: datetime | None
    stand: str
    kleur: str
    te_bevestigen: str


def in_bak(rijen: QuerySet[Aanvraag], bak: str, door: Hoedanigheid) -> tuple[str, QuerySet[Aanvraag]]:
    """The tray that is open (an unknown one is the running ones), newest first, with what a line shows."""
    bak = bak if bak in BAKKEN else LOPEND
    rijen = rijen.filter(status__in=AFGELOPEN) if bak == VOORBIJ else rijen.exclude(status__in=AFGELOPEN)
    wachtend = Deelname.objects.wachtend().filter(aanvraag=OuterRef("pk"), organisatie_id=door.organisatie_id)
    regios = AanvraagRegio.objects.filter(aanvraag=OuterRef("pk")).order_by("regio__naam")
    return bak, (
        rijen.select_related("aanvrager")
        .annotate(
            regionamen=ArraySubquery(regios.values("regio__naam")),
            wachtend=Subquery(wachtend.values("pk")[:1]),
        )
        .order_by("-gestart_op", "-pk")
    )


def regels(rijen: Iterable[Any], door: Hoedanigheid) -> list[Aanvraagregel]:
    """The lines of rows that `in_bak` gave."""
    return [
        Aanvraagregel(
            url=rij.get_absolute_url(),
            wat=rij.get_soort_display(),
            regios=", ".join(rij.regionamen),
            van=rij.aanvrager.naam,
            rol="aanvrager" if rij.aanvrager_id == door.organisatie_id else "partner",
            gestart_op=rij.gestart_op,
            ingediend_op=rij.ingediend_op,
            stand=rij.get_status_display(),
            kleur=KLEUREN.get(rij.status, ""),
            te_bevestigen=(
                reverse("deelname_partner_bevestigen", args=[rij.wachtend]) if rij.wachtend else ""
            ),
        )
        for rij in rijen
    ]


def is_aanvrager(aanvraag: Aanvraag, door: Hoedanigheid) -> bool:
    """Whether this reader manages the organisation that asks."""
    return door.rol == BEHEERDER and aanvraag.aanvrager_id == door.organisatie_id


def ziet_alles(aanvraag: Aanvraag, door: Hoedanigheid) -> bool:
    """Whether this reader sees staff and proofs: the applicant and the desk; a partner only his own part."""
    return door.rol != BEHEERDER or is_aanvrager(aanvraag, door)


def kop(aanvraag: Aanvraag, inhoud: Inhoud) -> list[tuple[str, str]]:
    """The facts at the top: what is asked, from when, where, in which call."""
    feiten = []
    if aanvraag.toekenningssoort.met_regio:
        feiten.append(("Werkingsgebied", ", ".join(inhoud.regios.values())))
    feiten.append(("Gewenste eerste dag", formaten.datum(aanvraag.ingaat_op) if aanvraag.ingaat_op else ""))
    if aanvraag.soort == "contingent":
        feiten.append(("Gevraagd aantal plaatsen", str(aanvraag.plaatsen or "")))
    if aanvraag.oproep is not None:
        feiten.append(("Oproep", aanvraag.oproep.titel))
    if aanvraag.voorganger is not None:
        feiten.append(("Volgt op", aanvraag.voorganger.nummer))
    if aanvraag.ingediend_op:
        feiten.append(("Ingediend", formaten.datum_tijd(aanvraag.ingediend_op)))
    return feiten


def wie(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """Who asks, and who speaks for that organisation; from its record and from the application."""
    huis = aanvraag.aanvrager
    feiten = [
        ("Organisatie", huis.naam),
        ("Soort", huis.get_soort_display()),
        ("KBO-nummer", nummers.kbo(huis.kbo_nummer)),
    ]
    if huis.conventienummer:
        feiten.append(("Conventienummer", organisatienummers.conventie(huis.conventienummer)))
    tekent = ", ".join(filter(None, (aanvraag.tekenbevoegde, aanvraag.tekenfunctie)))
    feiten += [
        ("Zetel", huis.adres),
        ("Verbindt de organisatie", tekent),
        ("Contactpersoon", aanvraag.contact_naam),
        ("E-mailadres", aanvraag.contact_email),
        ("Telefoon", nummers.telefoon(aanvraag.contact_telefoon)),
    ]
    return feiten


@dataclass(frozen=True)
class Partnerregel:
    """One organisation in the application, as the page shows it."""

    id: UUID
    naam: str
    gemeente: str
    plaats: str
    inbreng: str
    stand: str
    kleur: str
    is_aanvrager: bool
    reden: str


def partners(aanvraag: Aanvraag, inhoud: Inhoud, *, met_reden: bool = False) -> list[Partnerregel]:
    """The organisations in the application, in the order of the seats; `met_reden`: also why one does not take part."""
    plaatsen = aanvraag.toekenningssoort.plaatsen
    volgorde = {sleutel: nummer for nummer, sleutel in enumerate(plaatsen)}
    return [
        _partnerregel(
            zetel,
            aanvraag,
            plaatsen[zetel.plaats].label if zetel.plaats in plaatsen else "",
            zetel.afwijsreden if met_reden else "",
        )
        for zetel in sorted(inhoud.zetels, key=lambda een: volgorde.get(een.plaats, len(volgorde)))
    ]


def _partnerregel(zetel: Zetel, aanvraag: Aanvraag, plaats: str, reden: str) -> Partnerregel:
    eigen = zetel.organisatie == aanvraag.aanvrager_id
    if eigen:
        stand, kleur = "aanvrager", ""
    elif zetel.bevestigd_op:
        stand, kleur = f"bevestigd op {formaten.datum(zetel.bevestigd_op)}", "goed"
    elif zetel.afgewezen_op:
        stand, kleur = f"doet niet mee sinds {formaten.datum(zetel.afgewezen_op)}", "fout"
    elif zetel.gevraagd_op is None:
        stand, kleur = "voorgesteld, nog niet gevraagd", ""
    else:
        stand, kleur = "nog niet bevestigd", "let"
    return Partnerregel(
        zetel.id,
        zetel.naam,
        zetel.gemeente,
        plaats,
        zetel.inbreng,
        stand,
        kleur,
        is_aanvrager=eigen,
        reden=reden,
    )


@dataclass(frozen=True)
class Voorwaarderegel:
    """One condition as it was answered, by whom ("" for the application as a whole)."""

    label: str
    tekst: str
    artikel: str
    van: str
    is_bevestigd: bool
    toelichting: str
    bestand: Bestand | None


def voorwaarderegels(aanvraag: Aanvraag, inhoud: Inhoud, door: Hoedanigheid) -> list[Voorwaarderegel]:
    """The conditions and their answers; a partner reads those of the whole and his own."""
    rijen = [
        _voorwaarde(een, inhoud.verklaringen_van(None).get(een.sleutel), "")
        for een in voorwaarden(aanvraag.soort, per_partner=False)
    ]
    alles = ziet_alles(aanvraag, door)
    for een in voorwaarden(aanvraag.soort, per_partner=True):
        rijen += [
            _voorwaarde(een, inhoud.verklaringen_van(zetel.id).get(een.sleutel), zetel.naam)
            for zetel in inhoud.zetels
            if alles or zetel.organisatie == door.organisatie_id
        ]
    return rijen


def _voorwaarde(een: Any, verklaring: Verklaring | None, van: str) -> Voorwaarderegel:
    return Voorwaarderegel(
        een.label,
        een.tekst,
        een.artikel,
        van,
        is_bevestigd=bool(verklaring and verklaring.is_bevestigd),
        toelichting=verklaring.toelichting if verklaring else "",
        bestand=verklaring.bestand if verklaring else None,
    )


def criteria(aanvraag: Aanvraag, inhoud: Inhoud, door: Hoedanigheid) -> Sequence[Criteriumvraag]:
    """What the call asks and how the applicant answered; a partner reads the words, not the files."""
    if ziet_alles(aanvraag, door):
        return inhoud.criteria
    return [replace(een, bestand=None) for een in inhoud.criteria]


def medewerkers(aanvraag: Aanvraag, inhoud: Inhoud, door: Hoedanigheid) -> Sequence[Collega]:
    """Who will guide, for who may see it."""
    return inhoud.collegas if ziet_alles(aanvraag, door) else ()


def stapkeuzes(
    aanvraag: Aanvraag, hier: str, lijnen: Sequence[Lijn], concepten: Collection[str] = ()
) -> list[dict[str, Any]]:
    """The steps of the application with the one that is open, and how many red lines each still has.

    In the steps of `concepten` something was typed that was not saved yet.

    About a step of which nothing is asked and in which nothing stands (`is_leeg`), the checklist says nothing.
    """
    adres = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    return [
        {
            "titel": titel,
            "url": f"{adres}?stap={sleutel}",
            "is_hier": sleutel == hier,
            "open": sum(1 for lijn in lijnen if lijn.stap == sleutel and not lijn.is_groen),
            "heeft_concept": sleutel in concepten,
            "is_leeg": not any(lijn.stap == sleutel for lijn in lijnen),
        }
        for sleutel, titel in stappen_van(aanvraag.toekenningssoort).items()
    ]


def lijnregels(aanvraag: Aanvraag, lijnen: Sequence[Lijn]) -> list[dict[str, Any]]:
    """The checklist as the page shows it: red first, each with the way to mend it."""
    adres = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    return [
        {"lijn": lijn, "url": f"{adres}?stap={lijn.stap}" if lijn.stap and not lijn.is_groen else ""}
        for lijn in sorted(lijnen, key=lambda een: een.is_groen)
    ]


def deelname_van(aanvraag: Aanvraag, zetel: Zetel | None) -> Deelname | None:
    """The row of this seat; one query, none without a seat."""
    return aanvraag.deelnames.filter(pk=zetel.id).first() if zetel else None


def acties(aanvraag: Aanvraag, door: Hoedanigheid, *, is_dicht: bool) -> list[tuple[str, str, str]]:
    """Label, address and style of what the applicant can do now; not to submit when its call closed (`is_dicht`)."""
    if not is_aanvrager(aanvraag, door):
        return []
    zonder = {"aanvraag_indienen"} if is_dicht else set()
    return [
        (een.knop, reverse(een.route, args=[aanvraag.pk]), STIJLEN.get(een.sleutel, ""))
        for een in mogelijke_handelingen(door, aanvraag, PLEK)
        if een.sleutel not in zonder
    ]


def lijst_weg(door: Hoedanigheid) -> tuple[str, str]:
    """Name and address of the list from which this reader came: his own applications, or those his desk handles."""
    for route, naam in (("aanvraag_lijst", "Aanvragen"), ("behandeling_lijst", "Aanvragen in behandeling")):
        if mag(door, route):
            return naam, reverse(route)
    return "", ""
