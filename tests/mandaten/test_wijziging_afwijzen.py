"""The act `wijziging_afwijzen`: what was asked is not done, and who asked reads why."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.handelingen.samenstelling import wijziging_afwijzen
from mandaten.models import Toekenning
from tests.mandaten.levenslopen import DAG, gevraagd, open_taken, vandaag
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def test_wie_vroeg_leest_waarom() -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    wijziging_afwijzen(vraag, antwoord="Eerst overleggen.", door=desk.door)
    vraag.refresh_from_db()
    assert (vraag.uitkomst, vraag.antwoord) == ("afgewezen", "Eerst overleggen.")
    assert not open_taken("wijziging_nakijken", toekenning)
    melding = Melding.objects.get(soort="wijziging_afgewezen")
    assert melding.gebruiker == vraag.gevraagd_door
    with pytest.raises(Geweigerd, match="intussen beantwoord"):
        wijziging_afwijzen(vraag, antwoord="Nog eens.", door=desk.door)


def test_niet_zonder_antwoord_en_niet_door_een_ander_loket() -> None:
    vraag = gevraagd(maak_toekenning("erkenning"))
    with pytest.raises(Geweigerd) as nee:
        wijziging_afwijzen(vraag, antwoord="", door=beslisser().door)
    assert list(nee.value.velden) == ["antwoord"]
    with pytest.raises(Toekenning.DoesNotExist):
        wijziging_afwijzen(vraag, antwoord="Nee.", door=beslisser("contingent").door)


def test_het_scherm(als) -> None:
    desk = beslisser()
    vraag = gevraagd(maak_toekenning("erkenning"))
    url = reverse("wijziging_afwijzen", args=[vraag.pk])
    client = als(desk)
    bladzijde = client.get(url)
    assert "Te weinig mensen." in bladzijde.content.decode()
    sleutel = str(bladzijde.context["formulier"]["aanvraag_sleutel"].value())
    assert client.post(url, {"aanvraag_sleutel": sleutel, "antwoord": " "}).status_code == 422
    antwoord = client.post(url, {"aanvraag_sleutel": sleutel, "antwoord": "Nee."})
    assert (antwoord.status_code, antwoord.url) == (302, vraag.toekenning.get_absolute_url())
    # What is answered is answered: the way leads to the grant.
    assert client.get(url).status_code == 302
    assert als(beslisser("contingent")).get(url).status_code == 404


def test_niet_door_wie_er_zelf_werkt() -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=desk.gebruiker,
            organisatie=toekenning.houder,
            rol="begeleider_ama",
            periode=reeks(vandaag(), vandaag() + 30 * DAG),
        )
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        wijziging_afwijzen(vraag, antwoord="Nee.", door=desk.door)
