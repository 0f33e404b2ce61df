"""The act `contingent_herzien`: the places of the running year and those to come, by a numbered decision."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.handelingen.herziening import contingent_herzien
from mandaten.models import Besluit, Toekenning
from tests.mandaten.levenslopen import maak_contingent, vandaag
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def herzie(desk, toekenning: Toekenning, plaatsen: dict[int, int], **anders) -> Besluit:
    return contingent_herzien(
        toekenning,
        plaatsen=plaatsen,
        motivering=anders.pop("motivering", "Vorig jaar bleef een derde leeg."),
        versie=anders.pop("versie", toekenning.versie),
        door=desk.door,
    )


def test_een_nieuw_besluit_met_een_nummer_en_een_brief(uitgevoerd) -> None:
    jaar = vandaag().year
    desk = beslisser("contingent")
    toekenning = maak_contingent(**{f"j{jaar - 1}": 8, f"j{jaar}": 10})
    besluit = herzie(desk, toekenning, {jaar: 10, jaar + 1: 12})
    assert (besluit.aard, besluit.nummer) == ("herziening", f"WSE-{jaar}-0001")
    rijen = {rij.jaar: (rij.plaatsen, rij.besluit_id) for rij in toekenning.contingentjaren.all()}
    # What stays the same keeps the decision it had.
    assert rijen == {jaar - 1: (8, None), jaar: (10, None), jaar + 1: (12, besluit.pk)}
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.get().is_verzegeld


def test_een_voorbij_jaar_verandert_niet() -> None:
    jaar = vandaag().year
    toekenning = maak_contingent(**{f"j{jaar - 1}": 8})
    with pytest.raises(Geweigerd) as nee:
        herzie(beslisser("contingent"), toekenning, {jaar - 1: 9})
    assert "afgesloten" in nee.value.velden[f"plaatsen_{jaar - 1}"]
    assert not Besluit.objects.exists()
    assert toekenning.contingentjaren.get().plaatsen == 8


def test_wat_niet_kan() -> None:
    jaar, desk, toekenning = vandaag().year, beslisser("contingent"), maak_contingent()
    with pytest.raises(Geweigerd) as nee:
        herzie(desk, toekenning, {jaar: 5}, motivering="")
    assert list(nee.value.velden) == ["motivering"]
    with pytest.raises(Versieconflict):
        herzie(desk, toekenning, {jaar: 5}, versie=9)
    herzie(desk, toekenning, {jaar: 5})
    toekenning.refresh_from_db()
    with pytest.raises(Geweigerd, match="Controleer"):
        herzie(desk, toekenning, {jaar: 5})
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        herzie(beslisser("zorg"), toekenning, {jaar: 6})
    assert Besluit.objects.count() == 1


def test_wie_voor_het_bedrijf_werkt_herziet_niet() -> None:
    jaar, desk, toekenning = vandaag().year, beslisser("contingent"), maak_contingent()
    lidmaatschap = beheerder_van(toekenning.houder).lidmaatschap
    with in_handeling():
        Lidmaatschap.objects.filter(pk=lidmaatschap.pk).update(gebruiker=desk.gebruiker)
    with pytest.raises(Geweigerd, match="werkt of werkte voor"):
        herzie(desk, toekenning, {jaar: 5})
    assert not Besluit.objects.exists()


def test_het_scherm(als) -> None:
    jaar, desk = vandaag().year, beslisser("contingent")
    toekenning = maak_contingent(**{f"j{jaar}": 10})
    url = reverse("contingent_herzien", args=[toekenning.pk])
    client = als(desk)
    formulier = client.get(url).context["formulier"]
    assert formulier[f"plaatsen_{jaar}"].value() == 10
    goed = {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "versie": "1",
        "motivering": "Meer vraag.",
        **{f"plaatsen_{jaar + n}": "15" for n in range(3)},
    }
    for fout in ("-1", "x", "", "99999999999", "1,5"):
        assert client.post(url, goed | {f"plaatsen_{jaar}": fout}).status_code == 422
    assert client.post(url, goed).status_code == 302
    assert client.post(url, goed).status_code == 302
    assert Besluit.objects.count() == 1
    assert set(toekenning.contingentjaren.values_list("plaatsen", flat=True)) == {15}
    zorg = maak_toekenning("zorg")
    assert client.get(reverse("contingent_herzien", args=[zorg.pk])).status_code == 404
