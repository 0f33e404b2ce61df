"""What a sheet sent after the session ended, by a browser without a script, waits as a draft of its typist."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ama.models import Aanwezigheid
from tests.ama.dagbladen import MAANDAG, adres_van, gestuurd, maak_ploeg
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.models import Concept

pytestmark = pytest.mark.django_db
BEWAARD = "Dit vulde je in voor je afgemeld werd."


def _verstuurd_na_de_sessie(client: Client, adres: str, velden: dict[str, str]) -> str:
    """Where somebody goes on after he signed in again; "" for nowhere in particular."""
    Sessie.objects.update(begonnen_op=timezone.now() - timedelta(hours=11))
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 302
    return parse_qs(urlsplit(antwoord["Location"]).query).get("next", [""])[0]


def test_wat_je_koos_staat_er_weer_na_het_aanmelden(cast, als) -> None:
    werkpost, (an, bo) = maak_ploeg(cast, namen=("Anke", "Bo"))
    els, adres = cast.spelers["begeleider_ama"], adres_van(werkpost.pk)
    client = als(els)
    velden = gestuurd(client, adres, {f"s_{an.pk.hex}": "V", f"n_{bo.pk.hex}": "bus gemist"})
    verder = _verstuurd_na_de_sessie(client, adres, velden)
    assert not Aanwezigheid.objects.exists()
    # The day goes along: the draft of a Monday does not open the sheet of today.
    assert verder.startswith(adres.partition("?")[0])
    assert parse_qs(urlsplit(verder).query)["dag"] == [MAANDAG.isoformat()]
    client = als(els)
    blad = client.get(verder)
    assert BEWAARD in blad.content.decode()
    assert "bus gemist" in blad.content.decode()
    assert BEWAARD not in client.get(adres).content.decode()
    opnieuw = gestuurd(client, verder)
    assert (opnieuw["aanvraag_sleutel"], opnieuw[f"s_{an.pk.hex}"]) == (velden["aanvraag_sleutel"], "V")
    assert client.post(adres, opnieuw).status_code == 302
    assert set(Aanwezigheid.objects.values_list("status", "nota")) == {("V", ""), ("A", "bus gemist")}
    assert not Concept.objects.exists()


def test_een_blad_van_een_ander_wordt_niet_bewaard(cast, als) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    velden = gestuurd(client, adres, {f"s_{an.pk.hex}": "V"})
    vreemd = als(cast.buren["begeleider_ama"])
    vreemd.get(reverse("vandaag"))
    assert _verstuurd_na_de_sessie(vreemd, adres, velden | {"aanvraag_sleutel": an.pk.hex}) == ""
    assert not Concept.objects.exists()
