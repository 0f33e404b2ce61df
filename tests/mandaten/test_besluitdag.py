"""The day of a decision: taken once, when its turn came, so that its number, its letter and its day never differ."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mandaten.handelingen import beslissen, nummers
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Aanvraag, Aard, Besluit
from tests.mandaten.beslissingen import collega, om_te_weigeren, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
NIEUWJAAR = date(timezone.localdate().year + 1, 1, 1)


@pytest.fixture
def an() -> Speler:
    """An proposes."""
    return beslisser("zorg")


@pytest.fixture
def aanvraag(an: Speler) -> Aanvraag:
    """An application of which An proposed to refuse it."""
    aanvraag = maak_aanvraag("zorg")
    stel_voor(aanvraag, an, om_te_weigeren())
    aanvraag.refresh_from_db()
    return aanvraag


@pytest.fixture
def beurt_na_nieuwjaar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for his turn before midnight gets it in the new year."""
    for waar in (beslissen, nummers):
        monkeypatch.setattr(waar, "wacht_op_beurt", lambda: NIEUWJAAR)


def weiger(aanvraag: Aanvraag, door: Speler, gezien_op: date) -> Besluit:
    """Decided by who read the letter as it was on that day."""
    voorstel = beslissen.lopend_voorstel(aanvraag)
    assert voorstel is not None
    gezien = beslissen.ontwerpbrief(voorstel, door.door, gezien_op).vingerafdruk
    return beslissen.mandaat_weigeren(aanvraag, gezien=gezien, versie=aanvraag.versie, door=door.door)


@pytest.mark.usefixtures("beurt_na_nieuwjaar")
def test_wie_op_zijn_beurt_wacht_tot_na_middernacht_beslist_die_dag(an: Speler, aanvraag: Aanvraag) -> None:
    assert timezone.localdate() != NIEUWJAAR
    besluit = weiger(aanvraag, collega(an), NIEUWJAAR)
    assert (besluit.nummer, besluit.jaar, besluit.genomen_op) == (
        f"SVZ-{NIEUWJAAR.year}-0001",
        NIEUWJAAR.year,
        NIEUWJAAR,
    )


@pytest.mark.usefixtures("beurt_na_nieuwjaar")
def test_de_brief_van_gisteren_is_dan_niet_meer_de_brief(an: Speler, aanvraag: Aanvraag) -> None:
    with pytest.raises(Geweigerd, match="De brief is veranderd"):
        weiger(aanvraag, collega(an), timezone.localdate())
    assert not Besluit.objects.exists()


@pytest.mark.usefixtures("beurt_na_nieuwjaar")
def test_ook_een_besluit_zonder_eigen_beurt(an: Speler) -> None:
    aanvraag = maak_aanvraag("zorg", status="ingediend")
    with in_handeling():
        besluit = neem_besluit(Aard.NIET_ONTVANKELIJK, motivering="Te laat.", door=an.door, aanvraag=aanvraag)
    assert (besluit.nummer, besluit.genomen_op) == (f"SVZ-{NIEUWJAAR.year}-0001", NIEUWJAAR)


def test_de_databank_wil_het_jaar_van_het_nummer(aanvraag: Aanvraag) -> None:
    def maak(jaar: int) -> None:
        Besluit.objects.create(
            soort="zorg",
            aard="herziening",
            jaar=jaar,
            volgnummer=1,
            nummer="SVZ-X",
            genomen_op=date(2026, 12, 31),
            organisatie=aanvraag.aanvrager,
            aanvraag=aanvraag,
        )

    for jaar in (2025, 2027):
        with (
            pytest.raises(IntegrityError, match="besluit_in_het_jaar_van_zijn_nummer"),
            transaction.atomic(),
            in_handeling(),
        ):
            maak(jaar)
    with in_handeling():
        maak(2026)
