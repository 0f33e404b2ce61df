"""The act `betwisting_beantwoorden`: with a reason, once; the organisation hears of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from ama.handelingen.betwistingen import betwisting_beantwoorden, subsidielijn_betwisten
from ama.models import Betwisting, Overeenkomst, Subsidierun
from tests.ama.subsidies import beheerder, bereken, betrek, collega, controleer, leg_vast, lijn_van, voorbeeld
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie(cast: Rolverdeling) -> Speler:
    """The manager of the organisation that guides."""
    return beheerder(cast.spelers["begeleider_ama"])


@pytest.fixture
def betwisting(cast: Rolverdeling, wie: Speler) -> Betwisting:
    """An open dispute about the line of the example, in a checked run."""
    overeenkomst = voorbeeld(cast)
    betrek(overeenkomst, wie, cast.departement)
    run = bereken(cast.departement)
    controleer(run, collega(cast.departement))
    return subsidielijn_betwisten(
        lijn_van(run, overeenkomst), grond="dagen", toelichting="Mei", door=wie.door
    )


def antwoord(rij: Betwisting, speler: Speler, uitkomst: str = "afgewezen", **anders: object) -> Betwisting:
    """Answered by this player."""
    waarden = {"antwoord": "De dagen staan er al.", "versie": rij.versie}
    return betwisting_beantwoorden(rij, uitkomst=uitkomst, **(waarden | anders), door=speler.door)


def test_beantwoorden(cast: Rolverdeling, betwisting: Betwisting, wie: Speler) -> None:
    antwoord(betwisting, cast.departement)
    betwisting.refresh_from_db()
    assert (betwisting.uitkomst, betwisting.beantwoord_door) == ("afgewezen", cast.departement.gebruiker)
    assert Taak.objects.get(soort="betwisting_beantwoorden").klaar_op is not None
    assert Melding.objects.get(soort="betwisting_beantwoord").gebruiker == wie.gebruiker


def test_met_een_reden_en_een_keer(cast: Rolverdeling, betwisting: Betwisting) -> None:
    with pytest.raises(Geweigerd) as nee:
        antwoord(betwisting, cast.departement, "misschien", antwoord=" ")
    assert set(nee.value.velden) == {"uitkomst", "antwoord"}
    with pytest.raises(Versieconflict):
        antwoord(betwisting, cast.departement, versie=betwisting.versie + 1)
    antwoord(betwisting, cast.departement)
    with pytest.raises(Geweigerd, match="al beantwoord"):
        antwoord(betwisting, cast.departement)


def test_aanvaard_dan_hersteld_dan_herberekend_dan_vastgelegd(
    cast: Rolverdeling, betwisting: Betwisting
) -> None:
    """The dispute leads to another number in the same run: the line keeps its place, and its dispute."""
    antwoord(betwisting, cast.departement, "aanvaard")
    with in_handeling():
        Overeenkomst.objects.filter(start=date(2024, 6, 1)).update(einde=date(2025, 1, 31))
        Overeenkomst.objects.filter(start=date(2024, 3, 1)).update(einde=date(2024, 5, 31))
    run = bereken(cast.departement)
    betwisting.refresh_from_db()
    assert (betwisting.lijn.run_id, betwisting.lijn.bedrag_cent) == (run.pk, 88_723)
    tweede = collega(cast.buren["departement_zorg"])
    controleer(run, tweede)
    leg_vast(run, tweede)
    assert Subsidierun.objects.get().status == "vastgelegd"


def test_op_het_scherm(cast: Rolverdeling, betwisting: Betwisting, wie: Speler, als) -> None:
    client = als(cast.departement)
    assert "Mei" in client.get(betwisting.get_absolute_url()).content.decode()
    adres = reverse("betwisting_beantwoorden", args=[betwisting.pk])
    velden = {"versie": betwisting.versie, "uitkomst": "afgewezen", "aanvraag_sleutel": str(uuid4())}
    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, {**velden, "antwoord": "De dagen kloppen."}).status_code == 302
    assert "De dagen kloppen." in als(wie).get(betwisting.get_absolute_url()).content.decode()
    assert als(wie).get(adres).status_code == 403
    assert als(cast.buren["begeleider_ama"]).get(betwisting.get_absolute_url()).status_code == 404
