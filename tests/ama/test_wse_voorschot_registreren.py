"""The act `wse_voorschot_registreren`: what was paid in advance goes off the next report."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ama.domein.kwartaalverslag import Kwartaal
from ama.handelingen.wsevoorschotten import wse_voorschot_registreren
from ama.models import WseVoorschot
from tests.ama.kwartalen import K1, K2, K3, K4, contingent, heel, loop, maak_op
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def betaal(cast: Rolverdeling, rij: UUID, kwartaal: Kwartaal = K1, cent: int = 50_000) -> WseVoorschot:
    return wse_voorschot_registreren(
        rij,
        kwartaal,
        bedrag_cent=cent,
        betaald_op=date(2025, 2, 1),
        door=cast.spelers["departement_wse"].door,
    )


def test_gaat_af_van_het_kwartaal(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    loop(cast, date(2025, 1, 1))
    voorschot = betaal(cast, rij.pk)
    eerste, tweede = heel(cast, K1, K2)
    assert eerste.saldo_cent == 69_342 - 50_000
    assert tweede.saldo_cent == 139_454 - 69_342
    assert Logregel.objects.filter(handeling="wse_voorschot_registreren", object_id=voorschot.pk).count() == 1


def test_te_veel_vooraf_wordt_teruggevorderd(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    betaal(cast, rij.pk)
    assert maak_op(cast).saldo_cent == -50_000


def test_wat_niet_kan(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    with pytest.raises(Geweigerd) as nee:
        betaal(cast, rij.pk, cent=0)
    assert set(nee.value.velden) == {"bedrag"}
    with pytest.raises(Geweigerd, match="loopt niet"):
        betaal(cast, uuid4())
    betaal(cast, rij.pk)
    with pytest.raises(Geweigerd) as nee:
        betaal(cast, rij.pk)
    assert "al een voorschot" in nee.value.velden["kwartaal"]


def test_een_vastgelegd_kwartaal_krijgt_er_geen(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    voorschot = betaal(cast, rij.pk)
    heel(cast, K1, K2)
    with pytest.raises(Geweigerd) as nee:
        betaal(cast, rij.pk, K2)
    assert "ligt vast" in nee.value.velden["kwartaal"]
    with pytest.raises(IntegrityError, match="ligt vast"), transaction.atomic(), in_handeling():
        WseVoorschot.objects.filter(pk=voorschot.pk).update(bedrag_cent=1)


def test_een_voorschot_van_een_overgeslagen_kwartaal_gaat_van_het_volgende_verslag_af(
    cast: Rolverdeling,
) -> None:
    """Nobody made the first and third quarter: what was paid for them comes off the second and the fourth, once."""
    rij = contingent(cast)
    loop(cast, date(2025, 1, 1))
    for kwartaal in (K1, K2, K3):
        betaal(cast, rij.pk, kwartaal, 10_000)
    tweede, vierde = heel(cast, K2, K4)
    assert (tweede.voorschot_cent, tweede.saldo_cent) == (20_000, 139_454 - 20_000)
    assert vierde.voorschot_cent == 10_000
    assert tweede.saldo_cent + vierde.saldo_cent == 281_220 - 30_000


def test_voor_een_ingehaald_kwartaal_kan_geen_voorschot_meer(cast: Rolverdeling) -> None:
    """Its report is never made: the advance would go off nothing. The database refuses it too."""
    rij = contingent(cast)
    heel(cast, K2)
    with pytest.raises(Geweigerd) as nee:
        betaal(cast, rij.pk, K1)
    assert nee.value.velden["kwartaal"] == "Kwartaal 2 van 2025 ligt vast: kies een later kwartaal."
    with pytest.raises(IntegrityError, match="ligt vast"), transaction.atomic(), in_handeling():
        WseVoorschot.objects.create(
            contingent=rij,
            jaar=2025,
            kwartaal=1,
            bedrag_cent=1,
            betaald_op=date(2025, 2, 1),
            geregistreerd_door=cast.spelers["departement_wse"].gebruiker,
        )
    betaal(cast, rij.pk, K3)


def test_scherm(cast: Rolverdeling, als) -> None:
    rij = contingent(cast)
    client = als(cast.spelers["departement_wse"])
    adres = reverse("wse_voorschot_registreren")
    blad = client.get(adres)
    # Ten places, 90 % in four quarters.
    assert "€ 6.327,45" in blad.content.decode()
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(),
            "contingent": rij.pk,
            "jaar": 2025,
            "kwartaal": 1,
            "bedrag": "500,00",
            "betaald_op": "01/02/2025",
        },
    )
    assert antwoord.headers["Location"] == reverse("kwartaalverslag_lijst")
    assert WseVoorschot.objects.get().bedrag_cent == 50_000
    assert als(cast.spelers["begeleider_ama"]).get(adres).status_code == 403
