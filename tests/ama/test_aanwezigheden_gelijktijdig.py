"""Two phones at the same moment: nothing twice, nothing overwritten unseen, nobody waits for ever."""

from __future__ import annotations

from functools import partial

import pytest

from ama.models import Aanwezigheid
from tests.ama.dagbladen import MAANDAG, adres_van, gestuurd, maak_ploeg
from tests.deelnemers.test_gelijktijdig import aangemeld, tegelijk
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def els(transactional_db: None) -> Speler:
    """One begeleider, and nobody else."""
    return maak_speler("begeleider_ama", maak_organisatie("De Spil", "maatwerkbedrijf"))


def test_hetzelfde_blad_tegelijk_is_een_keer(els: Speler) -> None:
    werkpost, _ = maak_ploeg(Rolverdeling({"begeleider_ama": els}, {}), 3)
    klanten, adres = [aangemeld(els) for _ in range(2)], adres_van(werkpost.pk)
    velden = gestuurd(klanten[0], adres)
    antwoorden = tegelijk(*(partial(klant.post, adres, velden) for klant in klanten))
    assert [(een.status_code, een["Location"]) for een in antwoorden] == [(302, adres)] * 2
    assert list(Aanwezigheid.objects.values_list("status", "versie")) == [("A", 1)] * 3


def test_twee_bladen_tegelijk_een_bewaart_en_een_ziet_het_verschil(els: Speler) -> None:
    werkpost, (an, *_) = maak_ploeg(Rolverdeling({"begeleider_ama": els}, {}), 3)
    klanten, adres = [aangemeld(els) for _ in range(2)], adres_van(werkpost.pk)
    bladen = [
        gestuurd(klant, adres, {f"s_{an.pk.hex}": letter})
        for klant, letter in zip(klanten, "VO", strict=True)
    ]
    antwoorden = tegelijk(
        *(partial(klant.post, adres, blad) for klant, blad in zip(klanten, bladen, strict=True))
    )
    assert sorted("anders=" in een["Location"] for een in antwoorden) == [False, True]
    eerst = "VO"[["anders=" in een["Location"] for een in antwoorden].index(False)]
    assert Aanwezigheid.objects.get(overeenkomst=an).status == eerst
    assert Aanwezigheid.objects.filter(dag=MAANDAG, versie=1).count() == 3
