"""Which seven data may leave VDAB, and what stops them (art. 4-5)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from gbo.domein.overdracht import (
    GEGEVENS,
    WEGLAATBAAR,
    Hulpverlener,
    Overdracht,
    Pakket,
    overdrachtbezwaren,
    samengesteld,
    vingerafdruk,
    voorbeeld,
)

VANDAAG = date(2026, 3, 2)
GESPREK = date(2026, 2, 20)
PERSOON = Pakket(
    voornaam="Lien",
    achternaam="Hermans",
    geboortedatum=date(1985, 7, 30),
    straatnaam="Lindelei",
    huisnummer="12",
    busnummer="3",
    postcode="9000",
    gemeentenaam="Gent",
    email="lien@voorbeeld.be",
    telefoon="+32470123456",
)
HULP = Hulpverlener("Dr. Peeters", "Huisartsenpraktijk Zuid", "", "+3292000000")


def overdracht(**anders: Any) -> Overdracht:
    """An agreement of today to everything."""
    return replace(Overdracht(VANDAAG, hulpverlener=HULP), **anders)


def bezwaren(gekozen: Overdracht, persoon: Pakket = PERSOON, *, is_overleden: bool = False) -> dict[str, str]:
    return overdrachtbezwaren(
        gekozen,
        samengesteld(persoon, gekozen),
        geinformeerd_op=GESPREK,
        is_overleden=is_overleden,
        vandaag=VANDAAG,
    )


def test_de_lijst_van_de_wet_heeft_zeven_gegevens() -> None:
    assert [sleutel for sleutel, _ in GEGEVENS] == [
        "voornaam", "naam", "adres", "email", "telefoon", "geboortedatum", "hulpverlener",
    ]  # fmt: skip
    namen = {veld.name for veld in fields(Pakket)}
    assert not {naam for naam in namen if "insz" in naam or "diagnose" in naam or "id" in naam.split("_")}


def test_het_voorbeeld_toont_elk_gegeven_zoals_het_vertrekt() -> None:
    gekozen = overdracht(blijft_hier=frozenset({"telefoon"}))
    regels = {
        regel.sleutel: regel for regel in voorbeeld(samengesteld(PERSOON, gekozen), gekozen.blijft_hier)
    }

    assert regels["adres"].waarde == "Lindelei 12 bus 3, 9000 Gent"
    assert regels["geboortedatum"].waarde == "30/07/1985"
    assert regels["hulpverlener"].waarde == "Dr. Peeters, Huisartsenpraktijk Zuid, +3292000000"
    assert (regels["telefoon"].waarde, regels["telefoon"].gaat_mee) == ("", False)
    assert [sleutel for sleutel, regel in regels.items() if not regel.gaat_mee] == ["telefoon"]


@pytest.mark.parametrize("weg", WEGLAATBAAR)
def test_wat_de_persoon_voor_zich_houdt_vertrekt_niet(weg: str) -> None:
    pakket = samengesteld(PERSOON, overdracht(blijft_hier=frozenset({weg})))

    weggelaten = {naam for naam in (veld.name for veld in fields(Pakket)) if naam.startswith(weg)}
    assert weggelaten
    assert {getattr(pakket, naam) for naam in weggelaten} == {""}
    assert pakket.voornaam == "Lien"


@pytest.mark.parametrize(
    ("anders", "veld", "stuk"),
    [
        ({"akkoord_op": VANDAAG + timedelta(days=1)}, "akkoord_op", "toekomst"),
        ({"akkoord_op": GESPREK - timedelta(days=1)}, "akkoord_op", "voor dat gesprek"),
        ({"blijft_hier": frozenset({"naam"})}, "mee", "Naam gaat altijd mee"),
        (
            {"hulpverlener": Hulpverlener(telefoon="+3292000000")},
            "hulpverlener_naam",
            "wie de hulpverlener is",
        ),
    ],
)
def test_wat_de_wet_tegenhoudt(anders: dict[str, Any], veld: str, stuk: str) -> None:
    velden = bezwaren(overdracht(**anders))

    assert set(velden) == {veld}
    assert stuk in velden[veld]


def test_op_de_dag_van_het_gesprek_mag_het() -> None:
    assert bezwaren(overdracht(akkoord_op=GESPREK)) == {}
    assert bezwaren(overdracht()) == {}


def test_wie_overleden_is_wordt_niet_overgedragen() -> None:
    assert "overleden" in bezwaren(overdracht(), is_overleden=True)[""]


def test_zonder_een_weg_naar_de_persoon_gaat_er_niets() -> None:
    zonder = Pakket("Lien", "Hermans", date(1985, 7, 30), gemeentenaam="Gent", telefoon="+32470123456")

    assert bezwaren(overdracht(), zonder) == {}
    assert "niet bereiken" in bezwaren(overdracht(blijft_hier=frozenset({"telefoon"})), zonder)["mee"]


def test_een_leeg_vak_van_de_hulpverlener_stoort_niet_als_hij_niet_meegaat() -> None:
    gekozen = overdracht(blijft_hier=frozenset({"hulpverlener"}), hulpverlener=Hulpverlener(telefoon="+32"))

    assert bezwaren(gekozen) == {}


def test_de_vingerafdruk_hangt_af_van_elk_gegeven_en_van_de_partner() -> None:
    pakket = samengesteld(PERSOON, overdracht())

    assert vingerafdruk(pakket, "een") == vingerafdruk(samengesteld(PERSOON, overdracht()), "een")
    assert vingerafdruk(pakket, "een") != vingerafdruk(pakket, "ander")
    ander = samengesteld(PERSOON, overdracht(blijft_hier=frozenset({"email"})))
    assert vingerafdruk(pakket, "een") != vingerafdruk(ander, "een")
