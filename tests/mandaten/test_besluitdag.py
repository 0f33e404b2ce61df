"""The day of a decision: taken once, when its turn came, so that its number, its letter and its day never differ."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mandaten.domein.handhaving import Geldmaatregel
from mandaten.handelingen import beslissen, herbeslissen, herziening, intrekken, nummers, sancties
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Aanvraag, Aard, Besluit
from tests.mandaten.beslissingen import collega, om_te_weigeren, stel_voor
from tests.mandaten.levenslopen import maak_contingent
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from tests.mandaten.procedures import gehoord, schors, trek_in, verminder
from tests.mandaten.test_besluit_herzien import gegrond, herzie
from tests.mandaten.test_contingent_herzien import herzie as herzie_plaatsen
from tests.rolverdeling import Speler
from werkzorg.databank.perioden import laatste_dag
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
    naar_nieuwjaar(monkeypatch)


def naar_nieuwjaar(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every turn comes in the new year."""
    for waar in (beslissen, nummers, sancties, intrekken, herziening, herbeslissen):
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


Besluiten = tuple[Callable[..., Besluit], Callable[[date], str]]


def schorsing() -> Besluiten:
    """A suspension from the new year on: how it is decided, and the letter of a day."""
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    wat = {"van": NIEUWJAAR, "tot": None, "motivering": "Daarom.", "door": desk.door}
    return (
        lambda **anders: schors(rij, desk, NIEUWJAAR, **anders),
        lambda dag: sancties.ontwerp_schorsing(rij, **wat, dag=dag).vingerafdruk,
    )


def intrekking() -> Besluiten:
    """A withdrawal whose last day is the first of the new year."""
    desk = beslisser()
    rij = gehoord(desk)
    wat = {"laatste_dag": NIEUWJAAR, "motivering": "Het kan niet langer.", "door": desk.door}
    return (
        lambda **anders: trek_in(rij, desk, NIEUWJAAR, **anders),
        lambda dag: intrekken.ontwerp_intrekking(rij, **wat, dag=dag).vingerafdruk,
    )


def vermindering() -> Besluiten:
    """A reduction over the new year."""
    desk = beslisser()
    rij = gehoord(desk, voornemen="vermindering")
    geld = Geldmaatregel("vermindering", Decimal("100"), None, NIEUWJAAR, NIEUWJAAR)
    wat = {"geld": geld, "motivering": "Drie maanden niet gewerkt.", "door": desk.door}
    return (
        lambda **anders: verminder(rij, desk, geld, **anders),
        lambda dag: sancties.ontwerp_vermindering(rij, **wat, dag=dag).vingerafdruk,
    )


def plaatsen() -> Besluiten:
    """Places for the new year."""
    desk, toekenning = beslisser("contingent"), maak_contingent()
    wat = {
        "plaatsen": {NIEUWJAAR.year: 8},
        "motivering": "Vorig jaar bleef een derde leeg.",
        "door": desk.door,
    }
    return (
        lambda **anders: herzie_plaatsen(desk, toekenning, {NIEUWJAAR.year: 8}, **anders),
        lambda dag: herziening.ontwerp_contingent(toekenning, **wat, dag=dag).vingerafdruk,
    )


def herbeslissing() -> Besluiten:
    """A withdrawal that falls after a founded bezwaar."""
    desk = beslisser()
    besluit = gegrond(trek_in(gehoord(desk), desk), desk)
    wat = {"uitkomst": "verval", "motivering": "De feiten klopten niet.", "door": desk.door}
    return (
        lambda **anders: herzie(besluit, desk, **anders),
        lambda dag: herbeslissen.ontwerp_herziening(besluit, **wat, dag=dag).vingerafdruk,
    )


@pytest.mark.parametrize("maak", [schorsing, intrekking, vermindering, plaatsen, herbeslissing])
def test_elk_besluit_met_een_gelezen_brief_is_van_de_dag_van_zijn_beurt(
    maak: Callable[[], Besluiten], monkeypatch: pytest.MonkeyPatch
) -> None:
    beslis, brief_van = maak()
    voordien = Besluit.objects.count()
    vandaag = timezone.localdate()
    naar_nieuwjaar(monkeypatch)
    with pytest.raises(Geweigerd, match="De brief is veranderd"):
        beslis(gezien=brief_van(vandaag))
    assert Besluit.objects.count() == voordien
    besluit = beslis(gezien=brief_van(NIEUWJAAR))
    assert (besluit.genomen_op, besluit.jaar) == (NIEUWJAAR, NIEUWJAAR.year)


def test_het_einde_van_een_schorsing_is_van_de_dag_van_zijn_beurt(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    schors(rij, desk)
    rij.toekenning.refresh_from_db()
    naar_nieuwjaar(monkeypatch)
    besluit = sancties.schorsing_opheffen(
        rij.toekenning, motivering="Klaar.", versie=rij.toekenning.versie, door=desk.door
    )
    assert besluit.genomen_op == NIEUWJAAR
    assert laatste_dag(rij.toekenning.schorsingen.get().periode) == NIEUWJAAR


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
