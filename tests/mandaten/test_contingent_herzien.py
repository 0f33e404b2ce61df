"""The act `contingent_herzien`: the places of the running year and those to come, by a numbered decision."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.documenten.besluitbrief import brief_van_besluit
from mandaten.handelingen.herziening import contingent_herzien, ontwerp_contingent
from mandaten.models import Besluit, Toekenning
from tests.mandaten.levenslopen import maak_contingent, vandaag
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gelezen
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def herzie(desk, toekenning: Toekenning, plaatsen: dict[int, int], **anders) -> Besluit:
    wat = {
        "plaatsen": plaatsen,
        "motivering": anders.get("motivering", "Vorig jaar bleef een derde leeg."),
        "door": desk.door,
    }
    gezien = anders.get("gezien") or ontwerp_contingent(toekenning, **wat).vingerafdruk
    return contingent_herzien(
        toekenning, **wat, gezien=gezien, versie=anders.get("versie", toekenning.versie)
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
    with pytest.raises(Geweigerd, match="veranderd sinds je hem las"):
        herzie(desk, toekenning, {jaar: 5}, gezien="een andere brief")
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
    # Only about the running year was something decided: that one cannot be left empty, the others can.
    for fout in ("-1", "x", "", "99999999999", "1,5"):
        assert client.post(url, goed | {f"plaatsen_{jaar}": fout}).status_code == 422
    assert "naar 15 plaatsen" in client.post(url, goed).text
    assert not Besluit.objects.exists()
    goed = gelezen(client, url, goed)
    assert client.post(url, goed).status_code == 302
    assert client.post(url, goed).status_code == 302
    assert Besluit.objects.count() == 1
    assert set(toekenning.contingentjaren.values_list("plaatsen", flat=True)) == {15}


def test_een_jaar_waarover_niets_beslist_is_blijft_leeg(als) -> None:
    jaar, desk = vandaag().year, beslisser("contingent")
    toekenning = maak_contingent(**{f"j{jaar}": 24})
    client, url = als(desk), reverse("contingent_herzien", args=[toekenning.pk])
    formulier = client.get(url).context["formulier"]
    assert "leeg laten mag" in formulier[f"plaatsen_{jaar + 1}"].help_text
    leeg = {f"plaatsen_{jaar + n}": "" for n in range(3)}
    gestuurd = leeg | {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "versie": "1",
        "motivering": "Minder vraag.",
        f"plaatsen_{jaar}": "20",
    }
    assert client.post(url, gelezen(client, url, gestuurd)).status_code == 302
    assert dict(toekenning.contingentjaren.values_list("jaar", "plaatsen")) == {jaar: 20}
    herzien = Besluit.objects.get().herzieningsjaren.values_list("jaar", "vroeger", "plaatsen")
    assert list(herzien) == [(jaar, 24, 20)]


def test_de_brief_blijft_waar_na_een_volgende_herziening(uitgevoerd) -> None:
    """The letter is made later, and says what that decision changed; not what the next one made of it."""
    jaar, desk = vandaag().year, beslisser("contingent")
    toekenning = maak_contingent(**{f"j{jaar}": 24})
    eerste = herzie(desk, toekenning, {jaar: 20})
    toekenning.refresh_from_db()
    tweede = herzie(desk, toekenning, {jaar: 1, jaar + 1: 5})
    houder = toekenning.houder.naam
    teksten = [
        brief_van_besluit(een, desk.lidmaatschap.organisatie, vandaag()).teksten for een in (eerste, tweede)
    ]
    assert teksten[0].kort == (
        f"In {jaar} gaat het contingent van {houder} van 24 naar 20 plaatsen.",
        "Wat wij voor andere jaren beslisten, verandert niet.",
    )
    assert teksten[1].kort[:2] == (
        f"In {jaar} gaat het contingent van {houder} van 20 naar 1 plaats.",
        f"Voor {jaar + 1} beslissen wij voor het eerst: het contingent van {houder} telt 5 plaatsen.",
    )
    assert (f"Plaatsen in {jaar}", "20 (vroeger 24)") in teksten[0].feiten


def test_een_contingent_heeft_een_eigen_scherm(als) -> None:
    client = als(beslisser("contingent"))
    zorg = maak_toekenning("zorg")
    assert client.get(reverse("contingent_herzien", args=[zorg.pk])).status_code == 404
