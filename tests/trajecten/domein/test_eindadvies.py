"""The gemotiveerd eindadvies: outcome, talk, agreement, and a correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trajecten.domein.eindadvies import (
    UITKOMSTEN,
    VROEGTIJDIG,
    Advies,
    akkoord_bezwaar,
    bespreek_bezwaar,
    besproken_bezwaar,
    bezwaren,
    blijft_besproken,
    doorverwijzing,
    verbeter_bezwaren,
    vervangzin,
    volgende_stap_voorstel,
)
from werkzorg.doorverwijzingen.domein import ACTIVERINGSTRAJECT, RICHTINGEN

EINDE, VANDAAG = date(2026, 7, 14), date(2026, 8, 1)
ADVIES = Advies(
    "betaald_werk",
    "De stage liep goed.",
    "VDAB bemiddelt.",
    besproken_op=date(2026, 7, 20),
    akkoord_werk=True,
    akkoord_zorg=True,
)


def nee(advies=ADVIES, *, is_vroegtijdig=False, heeft_eindverslag=True):
    return bezwaren(
        advies,
        einddatum=EINDE,
        vandaag=VANDAAG,
        is_vroegtijdig=is_vroegtijdig,
        heeft_eindverslag=heeft_eindverslag,
    )


@pytest.mark.parametrize("uitkomst", sorted(set(UITKOMSTEN) - {VROEGTIJDIG}))
@pytest.mark.parametrize("is_vroegtijdig", [True, False])
def test_elke_uitkomst_kan(uitkomst, is_vroegtijdig):
    assert nee(replace(ADVIES, uitkomst=uitkomst), is_vroegtijdig=is_vroegtijdig) == {}


def test_vroegtijdig_gestopt_alleen_na_een_vroege_stop():
    advies = replace(ADVIES, uitkomst=VROEGTIJDIG)
    assert nee(advies, is_vroegtijdig=True) == {}
    assert list(nee(advies)) == ["uitkomst"]


def test_welke_uitkomst_doorverwijst():
    naar = {uitkomst: doorverwijzing(uitkomst) for uitkomst in UITKOMSTEN if doorverwijzing(uitkomst)}
    assert naar == {"ama_wse": "ama_wse", "ama_wvg": "ama_wvg", "advies_welzijn": "advies_welzijn"}
    # The letters to AMA are ways that the house knows; the advies Welzijn is no letter (art. 4-6).
    bekend = {bestemming for van, bestemming in RICHTINGEN if van == ACTIVERINGSTRAJECT}
    assert {een for een in naar.values() if een in bekend} == {"ama_wvg", "ama_wse"}
    assert doorverwijzing("") == ""


def test_elke_uitkomst_stelt_een_volgende_stap_voor():
    assert all(volgende_stap_voorstel(uitkomst).endswith(".") for uitkomst in UITKOMSTEN)
    assert volgende_stap_voorstel("") == ""
    assert len(UITKOMSTEN) == 9


@pytest.mark.parametrize(
    ("anders", "veld", "stuk"),
    [
        ({"uitkomst": ""}, "uitkomst", "betaald werk"),
        ({"motivering": " "}, "motivering", "VDAB"),
        ({"volgende_stap": ""}, "volgende_stap", "volgende stap"),
        ({"akkoord_werk": False}, "akkoord", "de casemanager Werk ontbreekt"),
        ({"akkoord_zorg": False}, "akkoord", "de casemanager Zorg ontbreekt"),
        (
            {"akkoord_werk": False, "akkoord_zorg": False},
            "akkoord",
            "de casemanager Werk en de casemanager Zorg",
        ),
    ],
)
def test_wat_een_advies_mist(anders, veld, stuk):
    uit = nee(replace(ADVIES, **anders))
    assert list(uit) == [veld]
    assert stuk in uit[veld]


def test_zonder_eindverslag_geen_advies():
    assert "art. 22" in nee(heeft_eindverslag=False)[""]


@pytest.mark.parametrize(
    ("op", "stuk"),
    [
        (EINDE, ""),
        (VANDAAG, ""),
        (date(2026, 7, 13), "14/07/2026"),
        (date(2026, 8, 2), "toekomst"),
        (None, "art. 14"),
    ],
)
def test_het_gesprek_ligt_tussen_het_einde_en_vandaag(op, stuk):
    zin = besproken_bezwaar(op, einddatum=EINDE, vandaag=VANDAAG)
    assert bool(zin) is bool(stuk)
    assert stuk in zin
    assert nee(replace(ADVIES, besproken_op=op)) == ({"besproken_op": zin} if zin else {})


@pytest.mark.parametrize(
    ("reden", "op", "velden"),
    [
        ("overlijden", None, []),
        ("afgehaakt", None, []),
        ("afgehaakt", EINDE, ["niet_besproken"]),
        ("doel_bereikt", None, ["niet_besproken"]),
        ("", None, ["niet_besproken"]),
    ],
)
def test_zonder_gesprek_alleen_als_het_niet_kan(reden, op, velden):
    advies = replace(ADVIES, besproken_op=op, niet_besproken="Niet te bereiken.")
    uit = bezwaren(
        advies,
        einddatum=EINDE,
        vandaag=VANDAAG,
        is_vroegtijdig=True,
        heeft_eindverslag=True,
        einde_reden=reden,
    )
    assert list(uit) == velden


@pytest.mark.parametrize(
    ("nieuw", "reden", "versie", "velden"),
    [
        ({"motivering": "De stage liep heel goed."}, "Een fout.", 2, []),
        ({"uitkomst": "maatwerk"}, "Een fout.", 2, []),
        ({"motivering": ADVIES.motivering + " "}, "Een fout.", 2, ["motivering"]),
        ({"akkoord_zorg": False}, "Een fout.", 2, ["motivering"]),
        ({"uitkomst": "maatwerk"}, " ", 2, ["reden"]),
        ({"uitkomst": "maatwerk"}, "Een fout.", 1, [""]),
    ],
)
def test_een_verbetering(nieuw, reden, versie, velden):
    uit = verbeter_bezwaren(ADVIES, replace(ADVIES, **nieuw), reden, versie=versie, laatste_versie=2)
    assert list(uit) == velden


def test_de_nieuwe_versie_noemt_de_oude():
    zin = vervangzin(1, date(2026, 7, 30), " De uitkomst was fout. ")
    assert zin == "Dit advies vervangt versie 1 van 30/07/2026. Reden: De uitkomst was fout."


@pytest.mark.parametrize(
    ("kant", "is_tandem", "al", "stuk"),
    [
        ("werk", True, False, ""),
        ("zorg", True, False, ""),
        ("werk", True, True, "al een akkoord"),
        ("zorg", True, True, "al een akkoord"),
        ("werk", False, False, "Alleen de casemanagers"),
    ],
)
def test_wie_akkoord_gaat(kant: str, is_tandem: bool, al: bool, stuk: str) -> None:
    advies = replace(ADVIES, akkoord_werk=al and kant == "werk", akkoord_zorg=al and kant == "zorg")
    zin = akkoord_bezwaar(advies, kant, is_tandem=is_tandem)
    assert stuk in zin
    assert bool(zin) is bool(stuk)


@pytest.mark.parametrize(
    ("advies", "mag"),
    [(ADVIES, True), (replace(ADVIES, uitkomst=""), False), (replace(ADVIES, motivering=""), False)],
)
def test_wat_er_te_bespreken_valt(advies: Advies, mag: bool) -> None:
    assert (bespreek_bezwaar(advies) == "") is mag


def test_alleen_een_ander_advies_wordt_opnieuw_besproken() -> None:
    assert blijft_besproken("ama_wvg", "ama_wvg")
    assert not blijft_besproken("ama_wvg", "maatwerk")
