"""Who lives in Brussels is recognised at every door: registering, a verzoek, an advies; with where he can go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer
from tests.rolverdeling import Rolverdeling
from werkzorg.overzicht import teksten

pytestmark = pytest.mark.django_db
_ANDERLECHT = {"postcode": "1070", "gemeente": "Anderlecht"}


def test_wie_iemand_uit_brussel_registreert_leest_het_meteen(
    cast: Rolverdeling, als: Callable[..., Any]
) -> None:
    client = als(cast.casemanager_zorg)

    blad = client.post(
        reverse("deelnemer_registreren"), ingevuld(**_ANDERLECHT), follow=True
    ).content.decode()

    assert "Anderlecht ligt in Brussel." in blad
    assert reverse("brussel") in blad


@pytest.mark.parametrize("sleutel", ["verzoek_registreren", "advies_welzijn_geven"])
@pytest.mark.parametrize(
    ("adres", "in_brussel"),
    [(_ANDERLECHT, True), ({"postcode": "9000", "gemeente": "Gent"}, False), ({}, False)],
)
def test_elke_deur_naar_een_aanbod_zegt_het(
    cast: Rolverdeling, als: Callable[..., Any], sleutel: str, adres: dict[str, str], in_brussel: bool
) -> None:
    vdab = cast.spelers["vdab_beslisser"]
    deelnemer = registreer(vdab.door, **adres)

    blad = als(vdab).get(reverse(sleutel, args=[deelnemer.pk])).content.decode()

    assert (f'href="{reverse("brussel")}"' in blad) is in_brussel


def test_de_bladzijde_zegt_waar_de_persoon_terechtkan(client: Any) -> None:
    tekst = client.get(reverse("brussel")).content.decode()

    assert len(teksten.brussel()) >= 4
    for een in teksten.brussel():
        assert een.naam in tekst
        assert een.waarvoor in tekst
        assert een.adres or een.web, een.naam
