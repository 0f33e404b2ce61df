"""Ending a protocol before its time: from then on nothing goes out on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.uitwisseling.domein.protocollen import einde_bezwaar
from werkzorg.uitwisseling.domein.scopes import ONTHAAL, ONTHAAL_LEZEN
from werkzorg.uitwisseling.handelingen.protocollen import protocol_beeindigen
from werkzorg.uitwisseling.models import Protocol

Als = Callable[[Speler], Client]
FG = "functionaris_gegevensbescherming"
VANDAAG, GISTEREN = date(2026, 11, 23), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("van", "tot", "laatste", "kan"),
    [
        (date(2024, 1, 1), None, GISTEREN, True),
        (date(2024, 1, 1), None, VANDAAG, True),
        (date(2024, 1, 1), date(2027, 1, 1), date(2026, 12, 31), True),
        (date(2024, 1, 1), date(2027, 1, 1), date(2027, 1, 1), False),
        (date(2024, 1, 1), None, date(2026, 11, 21), False),
        (date(2024, 1, 1), GISTEREN, GISTEREN, False),
        (VANDAAG, None, GISTEREN, False),
        (VANDAAG, None, VANDAAG, True),
    ],
)
def test_tot_wanneer_een_protocol_kan_gelden(van: date, tot: date | None, laatste: date, kan: bool) -> None:
    assert (einde_bezwaar(van, tot, laatste, VANDAAG) == "") is kan


@pytest.mark.django_db
def test_de_functionaris_stopt_het_en_een_lopend_token_opent_niets_meer(
    cast: Rolverdeling, client: Client, als: Als
) -> None:
    huis = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    beller = maak_koppeling(huis, [ONTHAAL_LEZEN]).bellen(Client())
    assert beller.vraag("/onthaaltrajecten").status_code == 200
    rij = Protocol.objects.get(organisatie=huis, aanbod=ONTHAAL)
    functionaris = als(cast.spelers[FG])
    adres = f"/uitwisseling/protocollen/{rij.pk}/beeindigen/"
    assert "Laat het protocol vroeger eindigen" in functionaris.get(rij.get_absolute_url()).text
    gisteren = timezone.localdate() - timedelta(days=1)
    velden = {"aanvraag_sleutel": str(uuid4()), "laatste_dag": gisteren.strftime("%d/%m/%Y")}
    assert functionaris.post(adres, {**velden, "reden": ""}).status_code == 422
    antwoord = functionaris.post(adres, {**velden, "reden": "Advies van de VTC."})
    assert antwoord.status_code == 302, antwoord.text
    assert Protocol.objects.get(pk=rij.pk).tot == gisteren
    assert "Laat het protocol vroeger eindigen" not in functionaris.get(rij.get_absolute_url()).text
    assert beller.vraag("/onthaaltrajecten").json()["type"] == "urn:werkzorg:probleem:geen_protocol"
    assert Logregel.objects.get(handeling="protocol_beeindigen").object_id == rij.pk


@pytest.mark.django_db
def test_niemand_anders_stopt_het_en_niet_zonder_reden(cast: Rolverdeling) -> None:
    huis = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    maak_koppeling(huis, [ONTHAAL_LEZEN])
    rij = Protocol.objects.get(organisatie=huis, aanbod=ONTHAAL)
    vandaag = timezone.localdate()
    with pytest.raises(PermissionDenied):
        protocol_beeindigen(
            rij, laatste_dag=vandaag, reden="x", door=cast.spelers["functioneel_beheerder"].door
        )
    with pytest.raises(Geweigerd) as nee:
        protocol_beeindigen(
            rij, laatste_dag=vandaag - timedelta(days=9), reden=" ", door=cast.spelers[FG].door
        )
    assert nee.value.velden.keys() == {"laatste_dag", "reden"}
