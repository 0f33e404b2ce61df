"""What somebody types: what is read, what is refused, and with which sentence."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.ui.invoer import willekeurig
from werkzorg.ui import lezen, nummers


def fout(lees, tekst: str) -> str:
    with pytest.raises(ValidationError) as gevangen:
        lees(tekst)
    return str(gevangen.value.message)


def zin_of_niets(lees, tekst: str) -> str:
    """The sentence of a refusal, and "" when the text was read; anything else that is raised is a fault."""
    try:
        lees(tekst)
    except ValidationError as geweigerd:
        return " ".join(geweigerd.messages)
    return ""


@pytest.mark.parametrize(
    "tekst",
    [
        "5/3/2025",
        "05/03/2025",
        "5.3.2025",
        "5-3-2025",
        "5–3–2025",
        "05032025",
        " 5 / 3 / 2025 ",
        "5 3 2025",
        "5\u00a0/3/2025",
        "2025-03-05",
        "5 maart 2025",
        "5 mrt 2025",
        "5 MAA 2025",
        "woensdag 5 maart 2025",
    ],
)
def test_datum_gelezen(tekst: str) -> None:
    assert lezen.lees_datum(tekst) == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("5/3/25", "Schrijf het jaartal met 4 cijfers, bijvoorbeeld 30/07/1985."),
        ("050325", "Schrijf het jaartal met 4 cijfers, bijvoorbeeld 30/07/1985."),
        ("5 maart 25", "Schrijf het jaartal met 4 cijfers, bijvoorbeeld 30/07/1985."),
        ("29/2/2025", "Dag 29 bestaat niet: februari 2025 telt 28 dagen."),
        ("31/4/2025", "Dag 31 bestaat niet: april 2025 telt 30 dagen."),
        ("0/4/2025", "Dag 0 bestaat niet: april 2025 telt 30 dagen."),
        ("12/31/2025", "Maand 31 bestaat niet: vul een maand van 1 tot 12 in."),
        ("1/1/1899", "Het jaartal 1899 klopt niet: vul een jaar van 1900 tot 2199 in."),
        ("1/1/2200", "Het jaartal 2200 klopt niet: vul een jaar van 1900 tot 2199 in."),
        ("gisteren", "Vul de datum in als dag/maand/jaar, bijvoorbeeld 30/07/1985."),
        ("5/3", "Vul de datum in als dag/maand/jaar, bijvoorbeeld 30/07/1985."),
        ("5/3/202", "Vul de datum in als dag/maand/jaar, bijvoorbeeld 30/07/1985."),
        ("5 m 2025", "Vul de datum in als dag/maand/jaar, bijvoorbeeld 30/07/1985."),
        ("٥/٣/٢٠٢٥", "Vul de datum in als dag/maand/jaar, bijvoorbeeld 30/07/1985."),
    ],
)
def test_datum_geweigerd(tekst: str, zin: str) -> None:
    assert fout(lezen.lees_datum, tekst) == zin


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("1061,20", "1061.20"),
        ("1061.20", "1061.20"),
        ("1061,2", "1061.20"),
        ("1.061,20", "1061.20"),
        ("1,061.20", "1061.20"),
        ("1 061,20", "1061.20"),
        ("€ 1.061,20", "1061.20"),
        ("€\u00a01\u202f061,20", "1061.20"),
        ("1061,20 euro", "1061.20"),
        ("EUR 1061,20", "1061.20"),
        ("1.061.20", "1061.20"),
        ("1.061", "1061.00"),
        ("1061", "1061.00"),
        ("1.061.200", "1061200.00"),
        ("1,061,200", "1061200.00"),
        ("25,-", "25.00"),
        ("0,05", "0.05"),
        ("0.5", "0.50"),
        ("-12,50", "-12.50"),
        ("\u221212,50", "-12.50"),
        ("-0", "0.00"),
    ],
)
def test_bedrag_gelezen(tekst: str, waarde: str) -> None:
    gelezen = lezen.lees_bedrag(tekst)
    assert gelezen == Decimal(waarde)
    assert gelezen.as_tuple().exponent == -2


@pytest.mark.parametrize("tekst", ["1,061", "12,345"])
def test_bedrag_dubbelzinnig(tekst: str) -> None:
    assert "hoogstens 2 cijfers" in fout(lezen.lees_bedrag, tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "veel",
        "0.125",
        "12 50",
        "1.06.200",
        "1,2,3",
        "10,",
        ",50",
        "1e3",
        "0x10",
        "١٢",
        "1,061,20",
        "1 0",
    ],
)
def test_bedrag_geweigerd(tekst: str) -> None:
    assert fout(lezen.lees_bedrag, tekst) == "Vul een bedrag in euro in, bijvoorbeeld 1061,20."


@pytest.mark.parametrize(
    ("tekst", "minuten"),
    [
        ("3", 180),
        ("3,5", 210),
        ("3.5", 210),
        ("3,25", 195),
        ("3u30", 210),
        ("3 u 30", 210),
        ("3\u00a0u\u00a030", 210),
        ("3u", 180),
        ("3 uur", 180),
        ("3 uur 5 min", 185),
        ("3:30", 210),
        ("3h30", 210),
        ("3U30", 210),
        ("3,5 uur", 210),
        ("45 min", 45),
        ("90 minuten", 90),
        ("0", 0),
    ],
)
def test_uren_gelezen(tekst: str, minuten: int) -> None:
    assert lezen.lees_uren(tekst) == minuten


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("3u75", "De minuten gaan van 0 tot 59"),
        ("3,30", "niet duidelijk"),
        ("3.20", "niet duidelijk"),
        ("drie", "Vul uren in als"),
        ("-3", "Vul uren in als"),
        ("3,555", "Vul uren in als"),
        ("3:3:3", "Vul uren in als"),
    ],
)
def test_uren_geweigerd(tekst: str, deel: str) -> None:
    assert deel in fout(lezen.lees_uren, tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "85073003328",
        "85.07.30-033.28",
        "85 07 30 033 28",
        " 85/07/30–033_28 ",
        "\u200e85.07.30\u00a0-\u00a0033.28\ufeff",
        "85.07.30-033.28\t\n",
    ],
)
def test_insz_gelezen(tekst: str) -> None:
    assert nummers.lees_insz(tekst) == "85073003328"


@pytest.mark.parametrize(
    ("tekst", "geboren"),
    [
        ("98.47.28-997.65", date(1998, 7, 28)),  # BIS, sex known
        ("01.49.07-001.85", date(2001, 9, 7)),  # BIS, born from 2000
        ("17.07.30-033.84", date(2017, 7, 30)),
    ],
)
def test_insz_van_een_bisnummer_of_na_2000(tekst: str, geboren: date) -> None:
    assert nummers.geboortedatum_uit_insz(nummers.lees_insz(tekst)) == geboren


def met_controle(begin: str) -> str:
    return f"{begin}{97 - int(begin) % 97:02}"


def test_insz_zonder_bekende_maand_of_dag_is_geldig_en_geeft_geen_geboortedatum() -> None:
    for begin in ("850000001", "850700001"):
        insz = met_controle(begin)
        assert nummers.lees_insz(insz) == insz
        assert nummers.geboortedatum_uit_insz(insz) is None
    assert nummers.geboortedatum_uit_insz("onzin") is None


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("85.07.30-033.29", "Het rijksregisternummer klopt niet: controleer de laatste 2 cijfers."),
        ("85.07.30-033.2", "Een rijksregisternummer telt 11 cijfers: je vulde er 10 in."),
        ("", "Een rijksregisternummer telt 11 cijfers: je vulde er 0 in."),
        (
            "85.07.3O-033.28",
            "Een rijksregisternummer bestaat alleen uit de cijfers 0 tot 9: haal de andere tekens weg.",
        ),
        (
            "٨٥٠٧٣٠٠٣٣٢٨",
            "Een rijksregisternummer bestaat alleen uit de cijfers 0 tot 9: haal de andere tekens weg.",
        ),
        (
            met_controle("851500001"),
            "Het rijksregisternummer klopt niet: de eerste 6 cijfers zijn geen geboortedatum.",
        ),
    ],
)
def test_insz_geweigerd(tekst: str, zin: str) -> None:
    assert fout(nummers.lees_insz, tekst) == zin


@given(st.text(st.sampled_from("0123456789"), min_size=9, max_size=13))
@settings(max_examples=aantal(300, 2_000))
def test_een_fout_insz_staat_nooit_in_de_zin(tekst: str) -> None:
    assert tekst not in zin_of_niets(nummers.lees_insz, tekst)


@pytest.mark.parametrize(
    ("tekst", "kbo"),
    [
        ("0403.019.261", "0403019261"),
        ("BE 0403.019.261", "0403019261"),
        ("403 019 261", "0403019261"),
    ],
)
def test_kbo_gelezen(tekst: str, kbo: str) -> None:
    assert nummers.lees_kbo(tekst) == kbo


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("0403.019.262", "laatste 2 cijfers"),
        ("2403.019.261", "eerste cijfer is 0 of 1"),
        ("0000.000.000", "klopt niet"),
        ("12", "je vulde er 2 in"),
        ("FR0403019261", "haal de andere tekens weg"),
    ],
)
def test_kbo_geweigerd(tekst: str, deel: str) -> None:
    assert deel in fout(nummers.lees_kbo, tekst)


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("0470 12 34 56", "+32470123456"),
        ("0470/12.34.56", "+32470123456"),
        ("+32 470 12 34 56", "+32470123456"),
        ("+32 (0)470 12 34 56", "+32470123456"),
        ("+320470123456", "+32470123456"),
        ("0032 470 12 34 56", "+32470123456"),
        ("\u202a+32 470 12 34 56\u202c", "+32470123456"),
        ("09 123 45 67", "+3291234567"),
        ("(09) 123 45 67", "+3291234567"),
        ("+31 6 12345678", "+31612345678"),
    ],
)
def test_telefoon_gelezen(tekst: str, nummer: str) -> None:
    assert nummers.lees_telefoon(tekst) == nummer


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("0470 12 34 5", "Jij vulde 9 cijfers in"),
        ("0470 12 34 567", "Jij vulde 11 cijfers in"),
        ("0", "Jij vulde 1 cijfer in"),
        ("470 12 34 56", "Begin het telefoonnummer met 0"),
        ("+31", "7 tot 15 cijfers"),
        ("+0123456789", "7 tot 15 cijfers"),
        ("0470 12 34 56 (werk)", "haal de andere tekens weg"),
        ("٠٤٧٠", "haal de andere tekens weg"),
        ("+", "haal de andere tekens weg"),
    ],
)
def test_telefoon_geweigerd(tekst: str, deel: str) -> None:
    assert deel in fout(nummers.lees_telefoon, tekst)


@pytest.mark.parametrize("tekst", ["9000", " 9000 ", "B-9000", "BE 9000", "b9000"])
def test_postcode_gelezen(tekst: str) -> None:
    assert nummers.lees_postcode(tekst) == "9000"


@pytest.mark.parametrize("tekst", ["900", "0900", "90000", "Gent", "９０００", "B"])
def test_postcode_geweigerd(tekst: str) -> None:
    assert "4 cijfers" in fout(nummers.lees_postcode, tekst)


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("  Anouk\u00a0 De\tSmet ", "Anouk De Smet"),
        ("Rene\u0301e", "Renée"),
        ("\ufeffJan\u200b", "Jan"),
        ("O\u2019Neill", "O\u2019Neill"),
        ("een\r\ntwee", "een twee"),
        ("مرحبا", "مرحبا"),
        ("👩‍👧", "👩‍👧"),
        ("Nguyễn", "Nguyễn"),
        ("\u200b", ""),
    ],
)
def test_tekst_gelezen(tekst: str, schoon: str) -> None:
    assert lezen.lees_tekst(tekst, hoogstens=50) == schoon


def test_regels_blijven_regels() -> None:
    assert lezen.lees_tekst(" een \r\n\r\n  twee\u2028drie\rvier\n", hoogstens=50, regels=True) == (
        "een\n\n  twee\ndrie\nvier"
    )


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("a\x00b", "niet leesbaar"),
        ("a\x1bb", "niet leesbaar"),
        ("a\x9fb", "niet leesbaar"),
        ("a\ud800b", "niet leesbaar"),
        ("a\ufdd0b", "niet leesbaar"),
        ("a\U0001ffffb", "niet leesbaar"),
        ("a\u202eb", "schrijfrichting"),
        ("a" + "\u0301" * 31, "accenten"),
        ("a" * 51, "hoogstens 50 tekens, en dit zijn er 51"),
        ("a" * 1_000_000, "hoogstens 50 tekens, en dit zijn er 1000000"),
    ],
)
def test_tekst_geweigerd(tekst: str, deel: str) -> None:
    assert deel in fout(lambda t: lezen.lees_tekst(t, hoogstens=50), tekst)


@given(willekeurig, st.booleans())
@settings(max_examples=aantal(300, 2_000), deadline=None)
def test_gelezen_tekst_is_al_schoon(tekst: str, regels: bool) -> None:
    try:
        schoon = lezen.lees_tekst(tekst, hoogstens=60, regels=regels)
    except ValidationError:
        return
    schoon.encode()
    assert len(schoon) <= 60
    assert "\x00" not in schoon
    assert lezen.lees_tekst(schoon, hoogstens=60, regels=regels) == schoon


LEZERS = [
    lezen.lees_datum,
    lezen.lees_bedrag,
    lezen.lees_uren,
    nummers.lees_insz,
    nummers.lees_kbo,
    nummers.lees_telefoon,
    nummers.lees_postcode,
]


@pytest.mark.parametrize("lees", LEZERS, ids=lambda lees: lees.__name__)
@given(tekst=willekeurig)
@settings(max_examples=aantal(150, 2_000), deadline=None)
def test_elke_tekst_geeft_een_waarde_of_een_zin(lees, tekst: str) -> None:
    zin = zin_of_niets(lees, tekst)
    assert zin == "" or zin.endswith(".")
    zin.encode()


@pytest.mark.parametrize("tekst", [chr(0), "x\ud800", "gewoon"])
def test_toonbaar_kan_verstuurd_worden(tekst: str) -> None:
    toonbaar = lezen.toonbaar(tekst)
    toonbaar.encode()
    assert chr(0) not in toonbaar
