"""Which notices and tasks the management of colleagues gives, to whom, with which text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.domein.leden import LEDENBEHEER
from werkzorg.beheer.models import Factorherstel, Inzagedossier, Inzagerapport
from werkzorg.beheer.querysets.leden import ZONDER_BEHEERDER, leden
from werkzorg.deelnemers.models import Wisopdracht
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

ROL_GEKREGEN = "rol_gekregen"
ROL_EINDIGT = "rol_eindigt"
NIEUWE_BEHEERDER = "nieuwe_beheerder"
WERK_OVERGEDRAGEN = "werk_overgedragen"
FACTOR_VOORGESTELD = "factorherstel_voorgesteld"
FACTOR_HERSTELD = "factor_hersteld"
WISSING_NAKIJKEN = "wissing_nakijken"
INZAGERAPPORT_KLAAR = "inzagerapport_klaar"
OPVOLGER_AANDUIDEN = "opvolger_aanduiden"
FACTOR_BEVESTIGEN = "factorherstel_bevestigen"


def _kies_rol(_lid_id: UUID) -> str:
    return reverse("hoedanigheid_kiezen")


def _vandaag(_lid_id: UUID) -> str:
    return reverse("vandaag")


def _fiche(lid_id: UUID) -> str:
    return reverse("lid_detail", args=[lid_id])


def _overdragen(lid_id: UUID) -> str:
    return reverse("werk_overdragen", args=[lid_id])


def _beveiliging(_lid_id: UUID) -> str:
    return reverse("mfa_index")


def _rapport(rapport_id: UUID) -> str:
    return reverse("inzagerapport_openen", args=[rapport_id])


def over_rapporten(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per report the number of its dossier, of those this actor may see now; one query."""
    rijen = Inzagerapport.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {rij.pk: Onderwerp(rij.deelnemer.dossiernummer, rij.deelnemer_id) for rij in rijen}


def _wissing(opdracht_id: UUID) -> str:
    return reverse("wissing_goedkeuren", args=[opdracht_id])


def over_wissingen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per order the number of its dossier, of those this actor may see now; two queries."""
    opdrachten = dict(
        Wisopdracht.objects.zichtbaar_voor(door)
        .open()
        .filter(pk__in=list(ids))
        .values_list("pk", "deelnemer_id")
    )
    nummers = dict(
        Inzagedossier.objects.filter(pk__in=set(opdrachten.values())).values_list("pk", "dossiernummer")
    )
    return {pk: Onderwerp(nummers[wie], wie) for pk, wie in opdrachten.items() if wie in nummers}


def _bevestigen(herstel_id: UUID) -> str:
    return reverse("tweede_factor_herstellen", args=[herstel_id])


def _uitnodigen(organisatie_id: UUID) -> str:
    return f"{reverse('gebruiker_uitnodigen')}?organisatie={organisatie_id}"


def over_leden(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per membership whose and which it is, of one's own and, for who looks after accounts, of the organisation."""
    if not isinstance(door, Hoedanigheid):
        return {}
    mag_zien = Q(gebruiker_id=door.gebruiker_id)
    if door.rol in LEDENBEHEER:
        mag_zien |= Q(organisatie_id=door.organisatie_id)
    rijen: Iterable[Any] = leden().met_toestand(timezone.localdate()).filter(mag_zien, pk__in=list(ids))
    return {
        rij.pk: Onderwerp(
            rij.get_rol_display()
            if rij.gebruiker_id == door.gebruiker_id
            else f"{rij.toon_voornaam} {rij.toon_achternaam}"
        )
        for rij in rijen
    }


def over_overdracht(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per membership from which work came, whose it was: for every colleague of that organisation."""
    if not isinstance(door, Hoedanigheid):
        return {}
    rijen = Lidmaatschap.objects.filter(organisatie_id=door.organisatie_id, pk__in=list(ids))
    return {rij.pk: Onderwerp(rij.gebruiker.naam) for rij in rijen.select_related("gebruiker")}


def over_organisaties(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per organisation its name."""
    return {rij.pk: Onderwerp(rij.naam) for rij in Organisatie.objects.filter(pk__in=list(ids)).only("naam")}


def over_herstel(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per proposal of which colleague the second factor is, of those this actor may see."""
    rijen = Factorherstel.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("gebruiker")
    return {rij.pk: Onderwerp(rij.gebruiker.naam) for rij in rijen}


MELDINGEN = {
    ROL_GEKREGEN: Meldingsoort(
        tekst="Je kreeg een nieuwe rol.",
        url=_kies_rol,
        onderwerpen=over_leden,
        mail_onderwerp="Je hebt een nieuwe rol in werkzorg",
        mail_tekst="Een beheerder gaf je een nieuwe rol. Meld je aan om te zien welke, en kies waarmee je werkt:",
    ),
    ROL_EINDIGT: Meldingsoort(
        tekst="Een van je rollen eindigt.",
        url=_kies_rol,
        onderwerpen=over_leden,
        mail_onderwerp="Een van je rollen in werkzorg eindigt",
        mail_tekst="Een beheerder gaf een van je rollen een einddatum. Meld je aan om te zien welke je nog hebt:",
    ),
    NIEUWE_BEHEERDER: Meldingsoort(
        tekst="Je organisatie heeft er een beheerder bij.",
        url=_fiche,
        onderwerpen=over_leden,
        mail_onderwerp="Je organisatie heeft er in werkzorg een beheerder bij",
        mail_tekst="Iemand kreeg de rol van beheerder in je organisatie. Meld je aan om te zien wie:",
    ),
    WERK_OVERGEDRAGEN: Meldingsoort(
        tekst="Je kreeg werk van een collega.",
        url=_vandaag,
        onderwerpen=over_overdracht,
        mail_onderwerp="Je kreeg werk van een collega in werkzorg",
        mail_tekst="Open taken of dossiers van een collega staan nu op jouw naam. Meld je aan om ze te zien:",
    ),
    FACTOR_VOORGESTELD: Meldingsoort(
        tekst="Iemand vroeg om je tweede stap te herstellen.",
        url=_beveiliging,
        onderwerpen=over_leden,
        mail_onderwerp="Iemand vroeg om je tweede stap in werkzorg te herstellen",
        mail_tekst=(
            "Een collega vroeg om de tweede stap van je account te wissen, omdat je ze niet meer kunt gebruiken. "
            "Vroeg je dat niet? Verwittig dan meteen de beheerder van je organisatie. Je account:"
        ),
    ),
    FACTOR_HERSTELD: Meldingsoort(
        tekst="Je tweede stap is hersteld.",
        url=_beveiliging,
        onderwerpen=over_leden,
        mail_onderwerp="Je tweede stap in werkzorg is gewist",
        mail_tekst=(
            "Twee collega's wisten de tweede stap van je account en meldden je overal af. Meld je aan met je "
            "wachtwoord en stel een nieuwe tweede stap in. Vroeg je dit niet? Verwittig dan meteen de beheerder "
            "van je organisatie. Je account:"
        ),
    ),
}
WISTAKEN = (
    Taaksoort(
        sleutel=WISSING_NAKIJKEN,
        titel="Kijk een voorgestelde wissing na",
        grondslag="Decreet 8/7/2022 art. 6, 25, 33",
        url=_wissing,
        onderwerpen=over_wissingen,
    ),
)
INZAGE_MELDINGEN = {
    INZAGERAPPORT_KLAAR: Meldingsoort(
        tekst="Het rapport over wie in een dossier keek, is klaar.",
        url=_rapport,
        onderwerpen=over_rapporten,
        mail_onderwerp="Er staat een document klaar in werkzorg",
        mail_tekst="Het rapport dat je aanvroeg, is verzegeld en staat klaar. Meld je aan om het te openen:",
    )
}
TAAKSOORTEN = (
    Taaksoort(
        sleutel=ZONDER_BEHEERDER,
        titel="Organisatie zonder beheerder: duid er een aan",
        grondslag="AVG art. 32",
        url=_uitnodigen,
        onderwerpen=over_organisaties,
    ),
    Taaksoort(
        sleutel=OPVOLGER_AANDUIDEN,
        titel="Dossiers zonder opvolger: duid iemand aan",
        grondslag="continuïteit van de begeleiding",
        url=_overdragen,
        onderwerpen=over_overdracht,
    ),
    Taaksoort(
        sleutel=FACTOR_BEVESTIGEN,
        titel="Bevestig het herstel van een tweede stap",
        grondslag="AVG art. 32",
        url=_bevestigen,
        onderwerpen=over_herstel,
    ),
)
