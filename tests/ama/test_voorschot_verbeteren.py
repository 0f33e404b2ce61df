"""The act `voorschot_verbeteren`: a wrong amount is mended or struck, until the year is fixed; the history keeps it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from ama.handelingen.voorschotten import Betaling, voorschot_registreren, voorschot_verbeteren
from ama.models import Voorschot
from tests.ama.subsidies import beheerder, heel, voorbeeld
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
DAG = date(2024, 4, 15)


@pytest.fixture
def voorschot(cast: Rolverdeling) -> Voorschot:
    """An advance of 100 euro for the second quarter of 2024, before that year is fixed."""
    overeenkomst = voorbeeld(cast)
    bedragen = {overeenkomst.begeleider_id: 10_000}
    return voorschot_registreren(Betaling(2024, 2, DAG, "VS"), bedragen, door=cast.departement.door)[0]


def verbeter(rij: Voorschot, cast: Rolverdeling, cent: int = 12_345, **anders: object) -> None:
    waarden = {"betaald_op": DAG, "kenmerk": "VS-2", "reden": "Typfout", "versie": rij.versie} | anders
    voorschot_verbeteren(rij, bedrag_cent=cent, **waarden, door=cast.departement.door)


def test_een_ander_bedrag(cast: Rolverdeling, voorschot: Voorschot) -> None:
    verbeter(voorschot, cast)
    nu = Voorschot.objects.get()
    assert (nu.bedrag_cent, nu.kenmerk, nu.versie) == (12_345, "VS-2", voorschot.versie + 1)
    regel = Logregel.objects.get(handeling="voorschot_verbeteren")
    assert (regel.gegevens["eerst_cent"], regel.gegevens["nu_cent"]) == (10_000, 12_345)
    assert regel.gegevens["reden"] == "Typfout"


def test_nooit_betaald(cast: Rolverdeling, voorschot: Voorschot) -> None:
    verbeter(voorschot, cast, 0)
    assert not Voorschot.objects.exists()
    # The quarter can be registered again, and what stood there is still in the history.
    begin = {voorschot.begeleider_id: 500}
    voorschot_registreren(Betaling(2024, 2, DAG), begin, door=cast.departement.door)
    assert Voorschot.pgh_event_model.objects.filter(pgh_obj_id=voorschot.pk, bedrag_cent=10_000).exists()


def test_niet_over_iemand_anders_heen_en_niet_zonder_reden(cast: Rolverdeling, voorschot: Voorschot) -> None:
    with pytest.raises(Geweigerd) as nee:
        verbeter(voorschot, cast, reden=" ")
    assert set(nee.value.velden) == {"reden"}
    with pytest.raises(Versieconflict):
        verbeter(voorschot, cast, versie=voorschot.versie + 1)
    assert Voorschot.objects.get().bedrag_cent == 10_000


def test_niet_na_het_vastleggen(cast: Rolverdeling, voorschot: Voorschot) -> None:
    heel(cast)
    with pytest.raises(Geweigerd, match="vastgelegd"):
        verbeter(voorschot, cast)


def test_op_het_scherm(cast: Rolverdeling, voorschot: Voorschot, als) -> None:
    client = als(cast.departement)
    adres = reverse("voorschot_verbeteren", args=[voorschot.pk])
    assert adres in client.get(reverse("voorschot_lijst"), {"jaar": 2024}).content.decode()
    assert 'value="100,00"' in client.get(adres).content.decode()
    velden = {
        "bedrag": "99,50",
        "betaald_op": "15/04/2024",
        "kenmerk": "",
        "reden": "Verkeerd overgetikt",
        "versie": voorschot.versie,
        "aanvraag_sleutel": str(uuid4()),
    }
    fout = client.post(adres, velden | {"bedrag": "veel"})
    assert fout.status_code == 422
    assert "Verkeerd overgetikt" in fout.content.decode()
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 302
    assert "€ 99,50" in client.get(antwoord.url).content.decode()
    eigen = als(beheerder(cast.spelers["begeleider_ama"]))
    assert adres not in eigen.get(reverse("voorschot_lijst"), {"jaar": 2024}).content.decode()
    assert eigen.get(adres).status_code == 403
