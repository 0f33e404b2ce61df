"""The public page asks the code first; a wrong one too many closes the link."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.ondertekening import MEESTE_POGINGEN
from ama.domein.overeenkomst import Partij
from ama.handelingen.tekenlinks import tekenlink_maken, tekenlink_openen
from ama.models import Tekenlink
from ama.models.tekenlinks import code_van, token_van
from tests.ama.opmaken import maak_op
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
DOOR = Klok("tekenlink_openen")


@pytest.fixture
def link(cast: Rolverdeling) -> Tekenlink:
    speler = cast.spelers["begeleider_ama"]
    return tekenlink_maken(maak_op(speler), partij=Partij.WERKPOST, door=speler.door)


def test_foute_codes_sluiten_de_link(link: Tekenlink) -> None:
    for _ in range(MEESTE_POGINGEN):
        assert not tekenlink_openen(link.pk, code="0", door=DOOR)
    with pytest.raises(Geweigerd):
        tekenlink_openen(link.pk, code=code_van(link.pk), door=DOOR)


def test_de_juiste_code_telt_niet_mee(link: Tekenlink) -> None:
    assert tekenlink_openen(link.pk, code=code_van(link.pk), door=DOOR)
    link.refresh_from_db()
    assert link.mislukt == 0


def test_zonder_code_staat_er_niets_te_lezen(link: Tekenlink, client: Client) -> None:
    adres = reverse("tekenen")
    antwoord = client.get(f"{adres}?t={token_van(link)}")
    assert antwoord["Location"] == adres
    blad = client.get(adres)
    naam = link.versie.overeenkomst.deelnemer.naam
    assert naam not in blad.content.decode()
    fout = client.post(adres, {"code": "1234 5678", "aanvraag_sleutel": ""})
    assert fout.status_code == 422
    assert naam not in fout.content.decode()


def test_de_laatste_foute_code_zegt_dat_de_link_dicht_is(link: Tekenlink, client: Client) -> None:
    adres = reverse("tekenen")
    client.get(f"{adres}?t={token_van(link)}")
    antwoorden = [
        client.post(adres, {"code": "0", "aanvraag_sleutel": str(uuid4())}) for _ in range(MEESTE_POGINGEN)
    ]
    assert "nog één keer" in antwoorden[-2].content.decode()
    assert antwoorden[-1].status_code == 410
    assert "te vaak fout" in antwoorden[-1].content.decode()


def test_een_onbekende_of_oude_link(link: Tekenlink, client: Client) -> None:
    adres = reverse("tekenen")
    assert client.get(adres).status_code == 410
    assert client.get(f"{adres}?t=onzin").status_code == 410
    # Nobody fills the table of sessions with nonsense.
    assert not client.session.keys()
