"""The act `subsidie_vastleggen`: computed once more first; what is fixed stays, and a late change is a correction."""

from __future__ import annotations

from datetime import date
from unittest import mock
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.betwistingen import subsidielijn_betwisten
from ama.models import Overeenkomst, Subsidielijn, Subsidierun, Voorschot
from tests.ama.subsidies import (
    beheerder,
    bereken,
    betrek,
    collega,
    controleer,
    heel,
    leg_vast,
    lijn_van,
    loop,
    voorbeeld,
    werk_af,
)
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def stop(overeenkomst: Overeenkomst, einde: date) -> None:
    """It turns out to have ended on this day."""
    with in_handeling():
        Overeenkomst.objects.filter(pk=overeenkomst.pk).update(einde=einde, einde_reden="verhuisd")


def test_vastleggen(cast: Rolverdeling) -> None:
    overeenkomst, wie = voorbeeld(cast), beheerder(cast.spelers["begeleider_ama"])
    run = heel(cast)
    assert (run.status, lijn_van(run, overeenkomst).bedrag_cent) == ("vastgelegd", 88_723)
    assert Logregel.objects.filter(handeling="subsidie_vastleggen", object_id=run.pk).count() == 1
    werk_af()
    assert Melding.objects.get(soort="subsidie_vastgelegd").gebruiker == wie.gebruiker


def test_wie_berekende_legt_niet_vast(cast: Rolverdeling) -> None:
    run = bereken(cast.departement)
    controleer(run, collega(cast.departement))
    with pytest.raises(Geweigerd, match="legt ze niet zelf vast"):
        leg_vast(run, cast.departement)


def test_wat_intussen_veranderde_staat_in_de_weigering(cast: Rolverdeling) -> None:
    overeenkomst, tweede = voorbeeld(cast), collega(cast.departement)
    run = bereken(cast.departement)
    controleer(run, tweede)
    stop(
        Overeenkomst.objects.get(deelnemer=overeenkomst.deelnemer, start=date(2024, 6, 1)), date(2024, 7, 31)
    )
    with pytest.raises(Geweigerd, match="1 lijn, van € 887,23 naar € 443,62"):
        leg_vast(run, tweede)
    # Another day with the same amount is another line too.
    assert Subsidierun.objects.get().status == "gecontroleerd"


def test_niet_voor_het_jaar_voorbij_is(cast: Rolverdeling) -> None:
    jaar, tweede = timezone.localdate().year, collega(cast.departement)
    run = bereken(cast.departement, jaar)
    controleer(run, tweede)
    with pytest.raises(Geweigerd, match="nog niet voorbij"):
        leg_vast(run, tweede)


def test_niet_met_een_open_betwisting(cast: Rolverdeling) -> None:
    overeenkomst, tweede = voorbeeld(cast), collega(cast.departement)
    wie = beheerder(cast.spelers["begeleider_ama"])
    betrek(overeenkomst, wie)
    run = bereken(cast.departement)
    controleer(run, tweede)
    subsidielijn_betwisten(lijn_van(run, overeenkomst), grond="dagen", toelichting="Mei", door=wie.door)
    with pytest.raises(Geweigerd, match="1 lijn is betwist"):
        leg_vast(run, tweede)


def test_wie_met_de_lijnen_knoeit_legt_niets_vast(cast: Rolverdeling) -> None:
    """Whatever changed a line beside the calculation: the hash of all lines tells."""
    overeenkomst, tweede = voorbeeld(cast), collega(cast.departement)
    run = bereken(cast.departement)
    controleer(run, tweede)
    with in_handeling():
        Subsidielijn.objects.filter(pk=lijn_van(run, overeenkomst).pk).update(uitleg=["x"], vorig_cent=5)
    leg_vast(run, tweede)  # what is no part of the amounts may be otherwise
    Subsidierun.objects.get(status="vastgelegd")


def test_twee_leggen_tegelijk_vast(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    tweede, derde = collega(cast.departement), cast.buren["departement_zorg"]
    run = bereken(cast.departement)
    controleer(run, tweede)
    leg_vast(run, tweede)
    with pytest.raises(Geweigerd, match="vastgelegd"):
        leg_vast(run, derde)
    assert Logregel.objects.filter(handeling="subsidie_vastleggen").count() == 1


def test_een_late_wijziging_wordt_een_uitgelegde_correctie(cast: Rolverdeling) -> None:
    overeenkomst = voorbeeld(cast)
    oud = heel(cast)
    laatste = Overeenkomst.objects.get(deelnemer=overeenkomst.deelnemer, start=date(2024, 6, 1))
    stop(laatste, date(2024, 7, 31))
    with mock.patch.object(timezone, "localdate", return_value=date(2026, 2, 1)):
        nieuw = bereken(cast.departement, 2025)
        correctie = nieuw.lijnen.get(is_correctie=True)
        assert (correctie.jaar, correctie.bedrag_cent, correctie.nieuw_cent) == (
            2024,
            44_362 - 88_723,
            44_362,
        )
        assert "Minder dagen in 2024" in correctie.uitleg[0]
        assert lijn_van(oud, overeenkomst).bedrag_cent == 88_723
        # Once it is fixed it is never asked again: fixed lines and corrections add up to what is right.
        tweede = collega(cast.buren["departement_zorg"])
        controleer(nieuw, tweede)
        leg_vast(nieuw, tweede)
    with mock.patch.object(timezone, "localdate", return_value=date(2027, 2, 1)):
        assert not bereken(cast.departement, 2026).lijnen.filter(is_correctie=True).exists()
    som = sum(Subsidielijn.objects.filter(jaar=2024).values_list("bedrag_cent", flat=True))
    assert som == 44_362


def test_een_correctie_die_niet_meer_nodig_is_valt_terug_op_nul(cast: Rolverdeling) -> None:
    overeenkomst = voorbeeld(cast)
    heel(cast)
    laatste = Overeenkomst.objects.get(deelnemer=overeenkomst.deelnemer, start=date(2024, 6, 1))
    stop(laatste, date(2024, 7, 31))
    run = bereken(cast.departement, 2025)
    assert run.lijnen.get(is_correctie=True).bedrag_cent < 0
    stop(laatste, date(2024, 12, 31))
    rij = bereken(cast.departement, 2025).lijnen.get(is_correctie=True)
    assert (rij.bedrag_cent, rij.vorig_cent, rij.berekening) == (0, 44_362 - 88_723, 2)
    assert (rij.dagen, rij.stukken, rij.uitleg) == (0, [], [])


def test_wat_terugviel_op_nul_vertelt_niets_in_een_latere_correctie(cast: Rolverdeling) -> None:
    overeenkomst, tweede = voorbeeld(cast), collega(cast.buren["departement_zorg"])
    heel(cast)
    laatste = Overeenkomst.objects.get(deelnemer=overeenkomst.deelnemer, start=date(2024, 6, 1))
    with mock.patch.object(timezone, "localdate", return_value=date(2026, 2, 1)):
        stop(laatste, date(2024, 7, 31))
        bereken(cast.departement, 2025)
        stop(laatste, date(2024, 12, 31))
        run = bereken(cast.departement, 2025)
        controleer(run, tweede)
        leg_vast(run, tweede)
    with mock.patch.object(timezone, "localdate", return_value=date(2027, 2, 1)):
        stop(laatste, date(2024, 12, 30))
        (correctie,) = bereken(cast.departement, 2026).lijnen.filter(is_correctie=True)
    assert correctie.uitleg[0] == "Minder dagen in 2024: 1 dag, op 31/12/2024."
    assert not any("Meer dagen" in zin for zin in correctie.uitleg)


def test_afrekening_met_een_terugvordering(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    huis = cast.spelers["begeleider_ama"].lidmaatschap.organisatie
    with in_handeling():
        Voorschot.objects.create(
            begeleider=huis,
            jaar=2024,
            kwartaal=1,
            bedrag_cent=100_000,
            betaald_op=date(2024, 2, 1),
            geregistreerd_door=cast.departement.gebruiker,
        )
    run = heel(cast)
    client = als(cast.departement)
    tekst = client.get(run.get_absolute_url()).content.decode()
    assert "Er wordt € 112,77 teruggevorderd." in tekst
    adres = reverse("subsidie_afrekening", args=[run.pk])
    assert "€ 1.000,00" in client.get(adres, {"organisatie": str(huis.pk)}).content.decode()
    assert client.get(adres).url == run.get_absolute_url()
    assert client.get(adres, {"organisatie": str(run.pk)}).status_code == 404


def test_op_het_scherm(cast: Rolverdeling, als) -> None:
    loop(cast, date(2024, 1, 1))
    run = bereken(cast.departement)
    tweede = collega(cast.departement)
    controleer(run, tweede)
    run.refresh_from_db()
    adres = reverse("subsidie_vastleggen", args=[run.pk])
    velden = {"versie": run.versie, "aanvraag_sleutel": str(uuid4())}
    assert als(cast.departement).post(adres, velden).status_code == 422
    client = als(tweede)
    assert client.get(adres).status_code == 200
    assert client.post(adres, {**velden, "aanvraag_sleutel": str(uuid4())}).status_code == 302
    assert Subsidierun.objects.get().status == "vastgelegd"
    assert als(cast.spelers["begeleider_ama"]).post(adres, velden).status_code == 403
