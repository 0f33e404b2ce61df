"""The act `voorschot_registreren`: per organisation and quarter, one or all at once, proposed and once."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.voorschotten import Betaling, voorschot_registreren
from ama.models import Voorschot
from tests.ama.subsidies import erken, heel, loop, voorbeeld
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
BETALING = Betaling(2024, 2, date(2024, 4, 15), "VS-2024-2")


@pytest.fixture
def huizen(cast: Rolverdeling) -> list[object]:
    """Two organisations with an agreement in 2024."""
    eigen, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    erken(eigen, buur)
    loop(cast, date(2024, 1, 1), date(2024, 12, 31))
    loop(cast, date(2024, 1, 1), date(2024, 12, 31), speler=buur)
    return [speler.lidmaatschap.organisatie_id for speler in (eigen, buur)]


def test_alle_tegelijk(cast: Rolverdeling, huizen: list) -> None:
    voorschot_registreren(BETALING, dict.fromkeys(huizen, 23_877), door=cast.departement.door)
    rijen = Voorschot.objects.all()
    assert {(rij.begeleider_id, rij.kwartaal, rij.bedrag_cent, rij.kenmerk) for rij in rijen} == {
        (huis, 2, 23_877, "VS-2024-2") for huis in huizen
    }
    assert Logregel.objects.filter(handeling="voorschot_registreren").count() == 2


def test_alles_of_niets(cast: Rolverdeling, huizen: list) -> None:
    voorschot_registreren(BETALING, {huizen[0]: 10_000}, door=cast.departement.door)
    with pytest.raises(Geweigerd) as nee:
        voorschot_registreren(BETALING, dict.fromkeys(huizen, 5), door=cast.departement.door)
    assert "Eigen maatwerkbedrijf: voor dit kwartaal is al" in nee.value.velden["kwartaal"]
    assert Voorschot.objects.count() == 1


@pytest.mark.parametrize(
    ("betaling", "cent", "veld"),
    [
        (Betaling(2024, 5, date(2024, 4, 15)), 1, "kwartaal"),
        (Betaling(2023, 1, date(2024, 4, 15)), 1, "jaar"),
        (Betaling(2024, 1, timezone.localdate() + timedelta(days=1)), 1, "betaald_op"),
        (Betaling(2024, 1, date(2024, 4, 15)), 0, "bedrag"),
    ],
)
def test_wat_niet_kan(cast: Rolverdeling, huizen: list, betaling: Betaling, cent: int, veld: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        voorschot_registreren(betaling, {huizen[0]: cent}, door=cast.departement.door)
    assert set(nee.value.velden) == {veld}


def test_niet_voor_wie_geen_overeenkomst_heeft_en_niet_zonder_bedrag(
    cast: Rolverdeling, huizen: list
) -> None:
    with pytest.raises(Geweigerd, match="Zonder overeenkomst in 2024"):
        voorschot_registreren(
            BETALING, {cast.departement.lidmaatschap.organisatie_id: 1}, door=cast.departement.door
        )
    with pytest.raises(Geweigerd, match="minstens één bedrag"):
        voorschot_registreren(BETALING, {}, door=cast.departement.door)


def test_niet_na_het_vastleggen(cast: Rolverdeling) -> None:
    overeenkomst = voorbeeld(cast)
    heel(cast)
    with pytest.raises(Geweigerd) as nee:
        voorschot_registreren(BETALING, {overeenkomst.begeleider_id: 1}, door=cast.departement.door)
    assert "vastgelegd" in nee.value.velden["jaar"]


def test_op_het_scherm(cast: Rolverdeling, huizen: list, als) -> None:
    client = als(cast.departement)
    adres = reverse("voorschot_registreren")
    tekst = client.get(adres, {"jaar": 2024, "kwartaal": 1}).content.decode()
    # A quarter of 90 % of 1,061.20, twice.
    assert tekst.count('value="238,77"') == 2
    assert "(aanname)" in tekst
    velden = {
        "jaar": 2024,
        "kwartaal": 1,
        "betaald_op": "15/01/2024",
        "kenmerk": "",
        f"bedrag_{huizen[0]}": "238,77",
        f"bedrag_{huizen[1]}": "",
        "aanvraag_sleutel": str(uuid4()),
    }
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 302
    assert Voorschot.objects.get().bedrag_cent == 23_877
    assert "€ 238,77" in client.get(antwoord.url).content.decode()
    # What was registered is not offered again.
    assert f"bedrag_{huizen[0]}" not in client.get(adres, {"jaar": 2024, "kwartaal": 1}).content.decode()
    eigen = als(cast.spelers["begeleider_ama"]).get(reverse("voorschot_lijst"), {"jaar": 2024})
    assert "€ 238,77" in eigen.content.decode()
    buur = als(cast.buren["begeleider_ama"])
    assert "€ 238,77" not in buur.get(reverse("voorschot_lijst"), {"jaar": 2024}).content.decode()
    assert buur.get(adres).status_code == 403
