"""The decisions of the house tests: one about the kind this player decides about, or about his own organisation."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from mandaten.documenten.besluitbrief import BESLUITBRIEF
from mandaten.models import Aanvraag, Besluit
from tests.huis import proefaanvragen
from tests.mandaten.maken import in_handeling, maak_aanvraag
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document

# A role that decides about several kinds gets one that is a mandate.
_MANDAAT = {"vdab_beslisser": "werkactor"}


def mandaataanvraag(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A submitted application for a mandate of the kind this player decides about: always the same."""
    teken = f"mandaat {speler.lidmaatschap.organisatie_id.hex[:12]}"
    al = Aanvraag.objects.filter(tekenbevoegde=teken).first()
    soort = _MANDAAT.get(speler.lidmaatschap.rol, "zorg")
    return (al or maak_aanvraag(soort, status="ingediend", tekenbevoegde=teken)).pk


def besluit(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A decision of today about the application of this player: always the same."""
    aanvraag = Aanvraag.objects.get(pk=proefaanvragen.aanvraag(speler, deelnemer))
    nummer = f"PROEF-{aanvraag.pk.hex[:12]}"
    vandaag = timezone.localdate()
    with in_handeling():
        rij, _ = Besluit.objects.get_or_create(
            nummer=nummer,
            defaults={
                "soort": aanvraag.soort,
                "aard": "niet_ontvankelijk",
                "jaar": vandaag.year,
                # Far from the numbers that a series gives.
                "volgnummer": aanvraag.pk.int % 1_000_000 + 1_000_000,
                "genomen_op": vandaag,
                "genomen_door": speler.gebruiker,
                "organisatie": aanvraag.aanvrager,
                "aanvraag": aanvraag,
            },
        )
    return rij.pk


def brief(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The letter of that decision, that was never made: always the same."""
    over = Besluit.objects.get(pk=besluit(speler, deelnemer))
    with in_handeling():
        rij, _ = Document.objects.get_or_create(
            soort=BESLUITBRIEF,
            object_soort="mandaten.besluit",
            object_id=over.pk,
            defaults={"organisatie": speler.lidmaatschap.organisatie},
        )
    return rij.pk


def beroep(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A bezwaar against that decision, without an outcome: always the same."""
    over = Besluit.objects.get(pk=besluit(speler, deelnemer))
    vandaag = timezone.localdate()
    with in_handeling():
        rij, _ = over.beroepen.get_or_create(
            soort="bezwaar",
            defaults={
                "ingediend_op": vandaag,
                "uiterlijk_op": vandaag,
                "inhoud": "proef",
                "geregistreerd_door": speler.gebruiker,
            },
        )
    return rij.pk
