"""Proposals and decisions for tests, by the real acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from mandaten.domein.beslissing import TOEKENNEN, WEIGEREN, Voorstel
from mandaten.handelingen import beslissen
from mandaten.models import Aanvraag, Beslissingsvoorstel, Besluit
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import beslisser, maak_aanvraag, volgnummer
from tests.rolverdeling import Speler, maak_speler

WAAROM = "Uw verband bedient het hele werkingsgebied. De drie partners zijn deskundig.\n\nDaarom kennen wij het toe."


def collega(speler: Speler) -> Speler:
    """Somebody else of the same organisation in the same role."""
    return maak_speler(
        speler.door.rol, speler.lidmaatschap.organisatie, email=f"collega-{volgnummer()}@test.be"
    )


def om_toe_te_kennen(aanvraag: Aanvraag, van: date | None = None, **anders: Any) -> Voorstel:
    """To grant what was asked, from the day that was asked."""
    plaatsen = 12 if SOORTEN[aanvraag.soort].telt_plaatsen else None
    return Voorstel(
        TOEKENNEN, WAAROM, van or aanvraag.ingaat_op, plaatsen=anders.pop("plaatsen", plaatsen), **anders
    )


def om_te_weigeren() -> Voorstel:
    """To refuse."""
    return Voorstel(WEIGEREN, "Het werkingsgebied wordt niet helemaal bediend.")


def stel_voor(aanvraag: Aanvraag, door: Speler, voorstel: Voorstel | None = None) -> Beslissingsvoorstel:
    """This proposal (by default to grant) about the application as it is now."""
    aanvraag.refresh_from_db()
    return beslissen.beslissing_voorstellen(
        aanvraag, voorstel=voorstel or om_toe_te_kennen(aanvraag), versie=aanvraag.versie, door=door.door
    )


def beslis(aanvraag: Aanvraag, door: Speler) -> Besluit:
    """What was proposed is decided by this person, after reading the letter."""
    aanvraag.refresh_from_db()
    voorstel = beslissen.lopend_voorstel(aanvraag)
    assert voorstel is not None
    sleutel = beslissen.handeling_voor(aanvraag.soort, voorstel.uitkomst)
    besluit: Besluit = getattr(beslissen, sleutel)(
        aanvraag,
        gezien=beslissen.ontwerpbrief(voorstel, door.door).vingerafdruk,
        versie=aanvraag.versie,
        door=door.door,
    )
    return besluit


def maak_besluit(
    soort: str = "zorg", *, toekennen: bool = True, an: Speler | None = None, **anders: Any
) -> Besluit:
    """A whole way: an application, the proposal of one person, the decision of another."""
    an = an or beslisser(soort)
    aanvraag = maak_aanvraag(soort, **anders)
    stel_voor(aanvraag, an, None if toekennen else om_te_weigeren())
    return beslis(aanvraag, collega(an))


def over(dagen: int) -> date:
    """The day that many days from today."""
    return timezone.localdate() + timedelta(days=dagen)
