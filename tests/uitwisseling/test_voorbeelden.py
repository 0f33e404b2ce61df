"""The example protocols and connections are made by the acts, for every partner they name."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.demo.voorbeelden import speel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol
from werkzorg.uitwisseling.voorbeelden import geschiedenis


@pytest.mark.django_db
def test_de_voorbeelden_van_de_uitwisseling(cast: Rolverdeling) -> None:
    huizen = {
        "vdab": cast.spelers["vdab_beslisser"].lidmaatschap.organisatie,
        "ocmw": cast.spelers["gbo_medewerker"].lidmaatschap.organisatie,
        "caw": maak_organisatie("CAW", "caw"),
    }
    maak_speler("gbo_medewerker", huizen["caw"])

    def wie(_huis: str, rol: str) -> list[Hoedanigheid]:
        return [cast.spelers[rol].door]

    vandaag = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    speel(geschiedenis(huizen, wie, vandaag))
    assert Protocol.objects.geldig_op(timezone.localdate()).count() == 4
    assert {een.toestand for een in Koppeling.objects.all()} == {"actief"}
    assert Koppeling.objects.count() == 3
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["geweigerd", "geweigerd", "verwerkt"]
    assert not Bericht.objects.exclude(inhoud=None).exists()
