"""What somebody typed in the eindverslag is worked in without losing a word (art. 22)."""

from __future__ import annotations

from datetime import date

import pytest

from trajecten.domein.eindverslag import ACTIES, GESPREK, INHOUDEN, Bron, Merk, bouw, gemarkeerd
from trajecten.domein.verslaginvoer import (
    Keuze,
    Regelinvoer,
    besproken_bezwaar,
    indien_bezwaren,
    verwerk,
    vingerafdruk,
)

BRON = Bron(ACTIES, "trajecten.actie", "1", "Groenonderhoud, 4 uur.")
BEGIN, NU = date(2026, 1, 5), date(2026, 11, 22)


def invoer(
    tekst: str, getoond: str = BRON.tekst, bron: str = BRON.tekst, keuze: Keuze = Keuze.NIETS
) -> Regelinvoer:
    return Regelinvoer(ACTIES, BRON.sleutel, tekst, vingerafdruk(getoond), vingerafdruk(bron), keuze)


def naam() -> str:
    return "nieuw-1"


def test_wat_niemand_aanraakte_volgt_zijn_bron_ook_als_die_intussen_wijzigde() -> None:
    nu = bouw([Bron(ACTIES, "trajecten.actie", "1", "Groenonderhoud, 6 uur.")], {})
    (regel,) = verwerk(nu, [invoer(BRON.tekst)], {}, naam=naam)[ACTIES]
    assert (regel.tekst, regel.is_bewerkt) == ("Groenonderhoud, 6 uur.", False)


def test_andere_regeleinden_zijn_geen_bewerking() -> None:
    tekst = "Groen.\nEn perken."
    nu = bouw([Bron(ACTIES, "trajecten.actie", "1", tekst)], {})
    getypt = invoer("Groen.\r\nEn perken.\n", tekst, tekst)
    assert not verwerk(nu, [getypt], {}, naam=naam)[ACTIES][0].is_bewerkt


def test_wie_typte_in_een_regel_waarvan_de_bron_wijzigde_houdt_zijn_woorden_met_een_merk() -> None:
    nu = bouw([Bron(ACTIES, "trajecten.actie", "1", "Groenonderhoud, 6 uur.")], {})
    uit = verwerk(nu, [invoer("Mijn woorden.")], {}, naam=naam)
    assert uit[ACTIES][0].tekst == "Mijn woorden."
    assert [regel.merk for _, regel in gemarkeerd(uit)] == [Merk.GEWIJZIGD]


def test_wie_typte_in_een_regel_waarvan_de_bron_verdween_houdt_zijn_woorden_met_een_merk() -> None:
    uit = verwerk(bouw([], {}), [invoer("Mijn woorden.")], {}, naam=naam)
    assert uit[ACTIES][0].tekst == "Mijn woorden."
    assert uit[ACTIES][0].merk is Merk.VERDWENEN


def test_een_verdwenen_regel_die_niemand_aanraakte_komt_niet_terug() -> None:
    assert verwerk(bouw([], {}), [invoer(BRON.tekst)], {}, naam=naam)[ACTIES] == ()


def test_leegmaken_laat_de_regel_weg_en_hij_blijft_weg() -> None:
    eerst = verwerk(bouw([BRON], {}), [invoer("")], {}, naam=naam)
    (regel,) = bouw([BRON], eerst)[ACTIES]
    assert (regel.tekst, regel.is_bewerkt, regel.merk) == ("", True, Merk.GEEN)


def test_een_eigen_regel_komt_erbij_en_gaat_weg_als_hij_leeg_is() -> None:
    eerst = verwerk(bouw([], {}), [], {GESPREK: " We spraken lang. "}, naam=naam)
    (regel,) = eerst[GESPREK]
    assert (regel.tekst, regel.is_eigen) == ("We spraken lang.", True)
    leeg = Regelinvoer(GESPREK, regel.sleutel, "", vingerafdruk(regel.tekst), "")
    assert verwerk(eerst, [leeg], {}, naam=naam)[GESPREK] == ()


@pytest.mark.parametrize(
    ("keuze", "tekst", "merken"),
    [
        (Keuze.NIETS, "Mijn woorden.", [Merk.GEWIJZIGD]),
        (Keuze.LATEN, "Mijn woorden.", []),
        (Keuze.BRON, "Groenonderhoud, 6 uur.", []),
    ],
)
def test_een_gemarkeerde_regel_wordt_nagekeken(keuze: Keuze, tekst: str, merken: list[Merk]) -> None:
    bewerkt = verwerk(bouw([BRON], {}), [invoer("Mijn woorden.")], {}, naam=naam)
    anders = "Groenonderhoud, 6 uur."
    nu = bouw([Bron(ACTIES, "trajecten.actie", "1", anders)], bewerkt)
    uit = verwerk(nu, [invoer("Mijn woorden.", "Mijn woorden.", anders, keuze)], {}, naam=naam)
    assert uit[ACTIES][0].tekst == tekst
    assert [regel.merk for _, regel in gemarkeerd(uit)] == merken


@pytest.mark.parametrize(("keuze", "hoeveel"), [(Keuze.LATEN, 1), (Keuze.WEG, 0)])
def test_een_verdwenen_bron_de_tekst_blijft_of_gaat_weg(keuze: Keuze, hoeveel: int) -> None:
    bewerkt = verwerk(bouw([BRON], {}), [invoer("Mijn woorden.")], {}, naam=naam)
    nu = bouw([], bewerkt)
    uit = verwerk(nu, [invoer("Mijn woorden.", "Mijn woorden.", "", keuze)], {}, naam=naam)
    assert len(uit[ACTIES]) == hoeveel
    assert gemarkeerd(uit) == []


def test_wegdoen_kan_niet_bij_een_bron_die_er_nog_is() -> None:
    uit = verwerk(bouw([BRON], {}), [invoer(BRON.tekst, keuze=Keuze.WEG)], {}, naam=naam)
    assert uit[ACTIES][0].tekst == BRON.tekst


@pytest.mark.parametrize(
    ("op", "zin"),
    [
        (date(2026, 1, 4), "begon op 05/01/2026"),
        (BEGIN, ""),
        (NU, ""),
        (date(2026, 11, 23), "toekomst"),
        (None, ""),
    ],
)
def test_de_dag_van_het_gesprek(op: date | None, zin: str) -> None:
    nee = besproken_bezwaar(op, startdatum=BEGIN, vandaag=NU)
    assert zin in nee
    assert bool(nee) == bool(zin)


def test_een_leeg_verslag_mist_de_vijf_inhouden_en_het_gesprek() -> None:
    nee = indien_bezwaren(bouw([], {}), None, startdatum=BEGIN, vandaag=NU)
    assert set(nee) == {*INHOUDEN, "besproken_op"}


@pytest.mark.parametrize(
    ("reden", "velden"), [("overlijden", []), ("afgehaakt", []), ("verhuis", ["niet_besproken"])]
)
def test_zonder_gesprek_alleen_als_het_niet_kan(reden: str, velden: list[str]) -> None:
    heel = bouw([Bron(inhoud, "trajecten.actie", "1", "Tekst.") for inhoud in INHOUDEN], {})
    nee = indien_bezwaren(
        heel, None, startdatum=BEGIN, vandaag=NU, niet_besproken="Overleden.", einde_reden=reden
    )
    assert list(nee) == velden


def test_een_gemarkeerde_regel_wordt_eerst_nagekeken() -> None:
    alles = [Bron(inhoud, "trajecten.actie", "1", "Tekst.") for inhoud in INHOUDEN]
    heel = bouw(alles, {})
    assert indien_bezwaren(heel, NU, startdatum=BEGIN, vandaag=NU) == {}
    bewerkt = verwerk(
        heel,
        [Regelinvoer(ACTIES, "trajecten.actie:1", "Anders.", vingerafdruk("Tekst."), vingerafdruk("Tekst."))],
        {},
        naam=naam,
    )
    nu = bouw(alles[1:], bewerkt)
    assert list(indien_bezwaren(nu, NU, startdatum=BEGIN, vandaag=NU)) == ["gemarkeerd"]
