"""The payment file of a run: whom, on which account, and who has to pay back; as Excel and as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from ama.models import Subsidierun, Voorschot
from tests.ama.subsidies import bereken, heel, voorbeeld
from tests.beheer.exports import bladen, ingevuld
from tests.rolverdeling import Rolverdeling, maak_organisatie
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.models import Uitvoer
from werkzorg.organisaties.models import Bankrekening, Organisatie

pytestmark = pytest.mark.django_db
IBAN = "BE68539007547034"
NIEUW = "BE71096123456769"


def betaal_vooraf(cast: Rolverdeling, huis: Organisatie, cent: int) -> None:
    """An advance for the first quarter of 2024."""
    with in_handeling():
        Voorschot.objects.create(
            begeleider=huis,
            jaar=2024,
            kwartaal=1,
            bedrag_cent=cent,
            betaald_op=date(2024, 2, 1),
            geregistreerd_door=cast.departement.gebruiker,
        )


def geef_rekening(huis: Organisatie, iban: str, van: date, tot: date | None = None) -> None:
    """An account on these days."""
    with in_handeling():
        Bankrekening.objects.create(organisatie=huis, iban=iban, periode=reeks(van, tot))


def adres(run: Subsidierun, lijst: str = "subsidierun_detail") -> str:
    return f"/exporteer/?lijst={lijst}&object={run.pk}"


def test_wie_op_welke_rekening(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    huis = cast.spelers["begeleider_ama"].lidmaatschap.organisatie
    geef_rekening(huis, IBAN, date(2020, 1, 1), date(2024, 12, 31))
    geef_rekening(huis, NIEUW, date(2025, 1, 1))
    # Paid in advance for people who are in no line any more: it must come back.
    weg = maak_organisatie("Aan de kant", "maatwerkbedrijf")
    betaal_vooraf(cast, weg, 5_000)
    run = heel(cast)
    antwoord = als(cast.departement).post(adres(run), ingevuld())
    rijen, uitleg = bladen(antwoord)
    als_rij = [dict(zip(rijen[0], rij, strict=True)) for rij in rijen[1:]]
    assert [(rij["Organisatie"], rij["Rekeningnummer"]) for rij in als_rij] == [
        (weg.naam, None),
        (huis.naam, NIEUW),
    ]
    assert [(rij["Te betalen"], rij["Terug te vorderen"]) for rij in als_rij] == [(0, 50), (887.23, 0)]
    assert [rij["Let op"] for rij in als_rij] == [None, None]
    assert uitleg["Filter: Stand"] == "vastgelegd"
    tekst = als(cast.departement).get(run.get_absolute_url()).content.decode()
    assert weg.naam in tekst


def test_zonder_rekening_of_voor_het_vastligt_staat_het_erbij(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    run = bereken(cast.departement)
    rijen, _ = bladen(als(cast.departement).post(adres(run), ingevuld()))
    assert rijen[1][-1].startswith("Voorlopig: de berekening ligt nog niet vast, betaal nog niet.")
    assert "Geen rekeningnummer bekend" in rijen[1][-1]
    assert "geen rekeningnummer bekend" in als(cast.departement).get(run.get_absolute_url()).content.decode()


def test_als_csv(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    geef_rekening(cast.spelers["begeleider_ama"].lidmaatschap.organisatie, IBAN, date(2020, 1, 1))
    run = heel(cast)
    client = als(cast.departement)
    assert "Exporteer als CSV" in client.get(adres(run)).content.decode()
    antwoord = client.post(adres(run), {**ingevuld(), "vorm": "csv"})
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord["Content-Disposition"].endswith('.csv"')
    (rij,) = csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert (rij["Rekeningnummer"], rij["Subsidie"], rij["Te betalen"]) == (IBAN, "887,23", "887,23")
    assert (rij["Terug te vorderen"], rij["Deelnemers"]) == ("0,00", "1")
    assert Uitvoer.objects.get().lijst == "subsidierun_detail"
    # A list that nobody reads on with stays what it is, whatever is asked.
    gewoon = client.post("/exporteer/?lijst=voorschot_lijst", {**ingevuld(), "vorm": "csv"})
    assert gewoon.status_code == 422 or gewoon["Content-Type"].startswith("application/vnd")


def test_de_afrekening_van_wie_alleen_een_voorschot_kreeg(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    weg = maak_organisatie("Aan de kant", "maatwerkbedrijf")
    betaal_vooraf(cast, weg, 5_000)
    run = bereken(cast.departement)
    antwoord = als(cast.departement).get(f"{run.get_absolute_url()}afrekening/?organisatie={weg.pk}")
    assert "€ 50,00" in antwoord.content.decode()
    assert "Terug te vorderen" in antwoord.content.decode()
