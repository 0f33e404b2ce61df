"""Putting a protocol on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.uitwisseling.handelingen.protocollen import Protocolgegevens, protocol_registreren
from werkzorg.uitwisseling.models import Protocol

Als = Callable[[Speler], Client]
FG = "functionaris_gegevensbescherming"


def _gegevens(cast: Rolverdeling, **anders: object) -> Protocolgegevens:
    return Protocolgegevens(
        **{
            "kenmerk": "PR-2026-1",
            "organisatie_id": cast.spelers["gbo_medewerker"].lidmaatschap.organisatie_id,
            "aanbod": "onthaaltraject",
            "doel": "Contact opnemen",
            "grondslag": "Decreet 8/7/2022 art. 4-5",
            "gegevens": "Zeven gegevens",
            "van": date(2026, 1, 1),
            **anders,
        }
    )


@pytest.mark.django_db
def test_een_protocol_staat_geregistreerd_en_in_het_logboek(cast: Rolverdeling) -> None:
    rij = protocol_registreren(_gegevens(cast), door=cast.spelers[FG].door)
    assert Protocol.objects.geldig_op(date(2026, 1, 1)).get() == rij
    assert Logregel.objects.get(handeling="protocol_registreren").object_id == rij.pk


@pytest.mark.django_db
def test_tweemaal_hetzelfde_kenmerk_of_een_einde_voor_het_begin_kan_niet(cast: Rolverdeling) -> None:
    door = cast.spelers[FG].door
    protocol_registreren(_gegevens(cast), door=door)
    with pytest.raises(Geweigerd) as nee:
        protocol_registreren(_gegevens(cast, tot=date(2025, 1, 1), organisatie_id=uuid4()), door=door)
    assert nee.value.velden.keys() == {"kenmerk", "tot", "organisatie"}


@pytest.mark.django_db
def test_alleen_de_functionaris_registreert(cast: Rolverdeling) -> None:
    with pytest.raises(PermissionDenied):
        protocol_registreren(_gegevens(cast), door=cast.spelers["functioneel_beheerder"].door)


@pytest.mark.django_db
def test_de_bladzijde_registreert_en_toont(cast: Rolverdeling, als: Als) -> None:
    maak_organisatie("OCMW Uniek", "ocmw")
    client = als(cast.spelers[FG])
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "kenmerk": "PR-7",
        "organisatie": "OCMW Uniek",
        "aanbod": "onthaaltraject",
        "doel": "Contact",
        "grondslag": "art. 4",
        "gegevens": "zeven",
        "van": "01/01/2026",
    }
    antwoord = client.post("/uitwisseling/protocollen/nieuw/", velden)
    assert antwoord.status_code == 302, antwoord.text
    assert "PR-7" in client.get(antwoord.url).text
    fout = client.post(
        "/uitwisseling/protocollen/nieuw/",
        {**velden, "aanvraag_sleutel": str(uuid4()), "organisatie": "bestaat niet", "kenmerk": "PR-8"},
    )
    assert fout.status_code == 422
    assert "Deze organisatie vinden we niet" in fout.text
    # Everything that is wrong is said at once, and who it can be.
    for naam in ("OCMW Uniek-Oost", "OCMW Uniek-West"):
        maak_organisatie(naam, "ocmw")
    samen = client.post(
        "/uitwisseling/protocollen/nieuw/",
        {**velden, "aanvraag_sleutel": str(uuid4()), "organisatie": "Uniek-", "doel": "", "kenmerk": "PR-9"},
    )
    assert samen.status_code == 422
    assert "Er zijn er verschillende: OCMW Uniek-Oost, OCMW Uniek-West." in samen.text
    assert samen.context["formulier"].errors.keys() == {"organisatie", "doel"}
    assert 'value="Uniek-"' in samen.text
