"""What a reader sees: dates, amounts, hours, terms and numbers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.safestring import mark_safe
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from werkzorg.termijnen import Periode
from werkzorg.ui import formaten, lezen, nummers

MOMENT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past midnight in Brussels


def test_datums() -> None:
    assert formaten.datum(date(2026, 3, 1)) == "01/03/2026"
    assert formaten.datum_lang(date(2026, 11, 21)) == "zaterdag 21 november 2026"
    assert formaten.datum(date(999, 1, 1)) == "01/01/0999"


def test_een_moment_krijgt_onze_dag() -> None:
    with timezone.override("Europe/Brussels"):
        assert formaten.datum(MOMENT) == "22/11/2026"
        assert formaten.datum_tijd(MOMENT) == "22/11/2026 om 00:30"
        assert formaten.datum_lang(MOMENT) == "zondag 22 november 2026"


def test_een_moment_zonder_tijdzone_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="naive"):
        formaten.datum(MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        ("1061.2", "€\u00a01.061,20"),
        ("0", "€\u00a00,00"),
        ("0.005", "€\u00a00,01"),
        ("-12.5", "€\u00a0-12,50"),
        ("-0.001", "€\u00a00,00"),
        ("1234567.89", "€\u00a01.234.567,89"),
        ("28122", "€\u00a028.122,00"),
    ],
)
def test_bedrag(waarde: str, tekst: str) -> None:
    assert formaten.bedrag(Decimal(waarde)) == tekst


def test_een_bedrag_is_nooit_een_kommagetal_van_de_machine() -> None:
    with pytest.raises(TypeError):
        formaten.bedrag(0.1)
    with pytest.raises(ValueError, match="finite"):
        formaten.bedrag(Decimal("NaN"))


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        ("25.00", "25\xa0%"),
        ("12.50", "12,5\xa0%"),
        ("33.333", "33,33\xa0%"),
        ("100", "100\xa0%"),
        ("0.004", "0\xa0%"),
    ],
)
def test_een_percentage_heeft_geen_nullen_te_veel(waarde: str, tekst: str) -> None:
    assert formaten.procent(Decimal(waarde)) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (210, "3\u00a0u\u00a030"),
        (180, "3\u00a0u"),
        (5, "0\u00a0u\u00a005"),
        (0, "0\u00a0u"),
        (-90, "-1\u00a0u\u00a030"),
        (Decimal("3.5"), "3\u00a0u\u00a030"),
        (Decimal(12), "12\u00a0u"),
        (timedelta(hours=3, minutes=30), "3\u00a0u\u00a030"),
    ],
)
def test_uren(waarde: Decimal | int | timedelta, tekst: str) -> None:
    assert formaten.uren(waarde) == tekst


def test_uren_van_een_onduidelijke_soort() -> None:
    for waarde in (3.5, True, "3"):
        with pytest.raises(TypeError):
            formaten.uren(waarde)


@pytest.mark.parametrize(
    ("later", "tekst"),
    [
        (5, "nog 5 dagen"),
        (1, "nog 1 dag"),
        (0, "vandaag"),
        (-1, "1 dag te laat"),
        (-4, "4 dagen te laat"),
    ],
)
def test_nog_dagen(later: int, tekst: str) -> None:
    vandaag = date(2026, 11, 21)
    assert formaten.nog_dagen(vandaag + timedelta(days=later), vandaag) == tekst
    assert formaten.nog_dagen(timezone.localdate() + timedelta(days=later)) == tekst


def test_periode() -> None:
    een = date(2026, 1, 1)
    assert formaten.periode(Periode(een, date(2026, 6, 30))) == "van 01/01/2026 tot en met 30/06/2026"
    assert formaten.periode(Periode(een, een)) == "op 01/01/2026"
    assert formaten.periode(Periode(een)) == "vanaf 01/01/2026 (lopend)"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        ("+32470123456", "+32 470 12 34 56"),
        ("+3291234567", "+32 9 123 45 67"),
        ("+3242345678", "+32 4 234 56 78"),
        ("+3216123456", "+32 16 12 34 56"),
        ("+3280012345", "+32 800 12 345"),
        ("+3290012345", "+32 900 12 345"),
        ("+31612345678", "+31 612 345 678"),
        ("+352621123456", "+352 621 123 456"),
        ("+12125551234", "+1 212 555 1234"),
        ("onbekend", "onbekend"),
        ("", ""),
    ],
)
def test_telefoon(waarde: str, tekst: str) -> None:
    assert nummers.telefoon(waarde) == tekst


def test_nummers() -> None:
    assert nummers.insz("85073003328") == "85.07.30-033.28"
    assert nummers.insz_gemaskeerd("85073003328") == "85.••.••-•••.••"
    assert nummers.insz_gemaskeerd("850730") == "••••••"
    assert nummers.kbo("0403019261") == "0403.019.261"
    assert nummers.kbo("kort") == "kort"
    assert nummers.iban("be68 539007547034") == "BE68 5390 0754 7034"


def test_het_masker_toont_geen_enkel_volgnummer() -> None:
    assert "033" not in nummers.insz_gemaskeerd("85073003328")
    assert "28" not in nummers.insz_gemaskeerd("85073003328")


def test_filters_in_een_sjabloon() -> None:
    bron = (
        "{% load weergave %}{{ d|datum }}|{{ d|datum_lang }}|{{ m|datum_tijd }}|{{ b|bedrag }}|{{ u|uren }}|"
        "{{ t|telefoon }}|{{ k|kbo }}|{{ i|iban }}|{{ n|insz }}|{{ n|insz_gemaskeerd }}|{{ p|periode }}|"
        "{{ d|nog_dagen:v }}"
    )
    inhoud = {
        "d": date(2026, 11, 21),
        "m": MOMENT,
        "b": Decimal("1061.2"),
        "u": 210,
        "t": "+32470123456",
        "k": "0403019261",
        "i": "BE68539007547034",
        "n": "85073003328",
        "p": Periode(date(2026, 1, 1)),
        "v": date(2026, 11, 16),
    }
    with timezone.override("Europe/Brussels"):
        getoond = Template(bron).render(Context(inhoud))
    assert getoond.split("|") == [
        "21/11/2026",
        "zaterdag 21 november 2026",
        "22/11/2026 om 00:30",
        "€\u00a01.061,20",
        "3\u00a0u\u00a030",
        "+32 470 12 34 56",
        "0403.019.261",
        "BE68 5390 0754 7034",
        "85.07.30-033.28",
        "85.••.••-•••.••",
        "vanaf 01/01/2026 (lopend)",
        "nog 5 dagen",
    ]
    leeg = Template(bron).render(Context(dict.fromkeys(inhoud)))
    assert leeg == "|" * 11


def test_filters_ontsnappen_html() -> None:
    getoond = Template("{% load weergave %}{{ t|telefoon }}").render(Context({"t": "<b>"}))
    assert getoond == "&lt;b&gt;"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
@settings(max_examples=aantal(200, 2_000))
def test_wat_er_staat_kan_men_weer_typen_datum(dag: date) -> None:
    assert lezen.lees_datum(formaten.datum(dag)) == dag
    assert lezen.lees_datum(formaten.datum_lang(dag)) == dag
    assert lezen.lees_datum(dag.isoformat()) == dag


@given(st.decimals(-9_999_999, 9_999_999, places=2))
@settings(max_examples=aantal(300, 2_000))
def test_wat_er_staat_kan_men_weer_typen_bedrag(waarde: Decimal) -> None:
    assert lezen.lees_bedrag(formaten.bedrag(waarde)) == waarde
    assert lezen.lees_bedrag(formaten.getal(waarde)) == waarde
    assert lezen.lees_bedrag(str(waarde)) == waarde
    assert lezen.lees_bedrag(f"{waarde:,.2f}") == waarde


@given(st.integers(0, 100_000))
@settings(max_examples=aantal(200, 3_000))
def test_wat_er_staat_kan_men_weer_typen_uren(minuten: int) -> None:
    assert lezen.lees_uren(formaten.uren(minuten)) == minuten


@given(
    st.one_of(
        st.from_regex(r"4[5-9][0-9]{7}", fullmatch=True),
        st.from_regex(r"([1-35-9][0-9]|4[0-4])[0-9]{6}", fullmatch=True),
    )
)
@settings(max_examples=aantal(200, 3_000))
def test_wat_er_staat_kan_men_weer_typen_belgisch_nummer(abonnee: str) -> None:
    nummer = f"+32{abonnee}"
    assert nummers.lees_telefoon(nummers.telefoon(nummer)) == nummer
    assert nummers.lees_telefoon(f"0{abonnee}") == nummer


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True).filter(lambda t: not t.startswith("+32")))
@settings(max_examples=aantal(200, 3_000))
def test_wat_er_staat_kan_men_weer_typen_buitenlands_nummer(nummer: str) -> None:
    assert nummers.lees_telefoon(nummers.telefoon(nummer)) == nummer


@given(st.integers(0, 999_999_999), st.booleans())
@settings(max_examples=aantal(300, 2_000))
def test_wat_er_staat_kan_men_weer_typen_insz(begin: int, na_2000: bool) -> None:
    controle = 97 - int(f"{'2' if na_2000 else ''}{begin:09}") % 97
    insz = f"{begin:09}{controle:02}"
    try:
        gelezen = nummers.lees_insz(insz)
    except lezen.ValidationError:
        return
    assert nummers.lees_insz(nummers.insz(gelezen)) == insz


def test_een_emailadres_breekt_na_at_en_punt_en_blijft_tekst():
    def toon(waarde: object) -> str:
        return Template("{% load weergave %}{{ w|breekbaar }}").render(Context({"w": waarde}))

    assert toon("lien.hermans@voorbeeld.be") == "lien.<wbr>hermans@<wbr>voorbeeld.<wbr>be"
    assert toon("<b>.o'h@x.be") == "&lt;b&gt;.<wbr>o&#x27;h@<wbr>x.<wbr>be"
    # What is no address, or HTML already, stays as it is.
    assert toon("Stationsstraat 1, 9000 Gent") == "Stationsstraat 1, 9000 Gent"
    assert toon("mail a@b.be") == "mail a@b.be"
    assert toon(mark_safe('<a/href="mailto:a@b.be">')) == '<a/href="mailto:a@b.be">'
    assert toon(12) == "12"
