"""The law of a decision: the last day, why something cannot be proposed, and until when it can be challenged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.beroep import bezwaren_bij_registratie, bezwaren_bij_uitkomst
from mandaten.domein.beslissing import TOEKENNEN, WEIGEREN, Voorstel, bezwaren, laatste_dag
from mandaten.domein.rechtsmiddelen import antwoord_uiterlijk, rechtsmiddelen
from mandaten.soorten import SOORTEN
from werkzorg.parameters.domein import Momentopname, ParameterOnbekend
from werkzorg.parameters.soorten import PARAMETERS

INGEDIEND = date(2026, 3, 1)
DAGEN = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def nee(
    soort: str, jaren: int | None = 5, *, voorstel: Voorstel | None = None, **anders: Any
) -> dict[str, str]:
    """The objections to granting from 1 July 2026, or to another proposal."""
    met = {
        "van": date(2026, 7, 1),
        "plaatsen": 10 if soort == "contingent" else None,
        **anders.pop("met", {}),
    }
    return bezwaren(
        voorstel or Voorstel(TOEKENNEN, "Daarom.", **met),
        SOORTEN[soort],
        jaren=jaren,
        ingediend_op=INGEDIEND,
        **anders,
    )


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_een_gewoon_voorstel_kan(soort):
    assert nee(soort, None if soort == "contingent" else 5) == {}


@pytest.mark.parametrize(
    ("soort", "jaren", "met", "veld", "stuk"),
    [
        ("zorg", 5, {"van": None}, "van", "eerste dag"),
        ("zorg", 5, {"van": INGEDIEND - timedelta(days=1)}, "van", "01/03/2026"),
        ("zorg", 5, {"tot": date(2030, 6, 30)}, "tot", "30/06/2031"),
        ("zorg", 5, {"tot": date(2031, 7, 1)}, "tot", "hoogstens 30/06/2031"),
        ("netwerk", 5, {"tot": date(2031, 7, 1)}, "tot", "hoogstens 30/06/2031"),
        ("netwerk", 5, {"tot": date(2026, 6, 30)}, "tot", "vóór de eerste"),
        ("erkenning", 5, {"tot": date(2027, 1, 1)}, "tot", "laat dit leeg"),
        ("contingent", None, {"tot": date(2027, 1, 1)}, "tot", "geen einddatum"),
        ("contingent", None, {"plaatsen": None}, "plaatsen", "hoeveel plaatsen"),
        ("contingent", None, {"plaatsen": 0}, "plaatsen", "1 tot en met"),
        ("contingent", None, {"plaatsen": 100_001}, "plaatsen", "1 tot en met"),
        ("zorg", 5, {"plaatsen": 3}, "plaatsen", "telt geen plaatsen"),
    ],
)
def test_wat_niet_kan_heeft_een_zin_bij_zijn_veld(soort, jaren, met, veld, stuk):
    bezwaar = nee(soort, jaren, met=met)
    assert bezwaar.keys() == {veld}
    assert stuk in bezwaar[veld]


def test_een_netwerk_mag_korter_duren_en_tot_de_laatste_dag():
    assert nee("netwerk", met={"tot": date(2028, 1, 1)}) == {}
    assert nee("netwerk", met={"tot": date(2031, 6, 30)}) == {}


def test_de_volledige_duur_mag_uitgeschreven_zijn():
    assert nee("zorg", met={"tot": date(2031, 6, 30)}) == {}


@pytest.mark.parametrize("motivering", ["", "  \n "])
def test_zonder_motivering_geen_voorstel(motivering):
    for uitkomst in (TOEKENNEN, WEIGEREN):
        voorstel = Voorstel(uitkomst, motivering, date(2026, 7, 1))
        assert nee("zorg", voorstel=voorstel).keys() == {"motivering"}


def test_weigeren_vraagt_alleen_een_motivering():
    assert nee("contingent", None, voorstel=Voorstel(WEIGEREN, "Te weinig.")) == {}


def test_een_onbekende_uitkomst_wordt_geweigerd():
    assert "uitkomst" in nee("zorg", voorstel=Voorstel("misschien", "Daarom."))


def test_na_een_voorganger_begint_het_de_dag_erna_ten_vroegste():
    assert (
        "01/07/2026" in nee("zorg", voorganger_tot=date(2026, 6, 30), met={"van": date(2026, 6, 30)})["van"]
    )
    assert nee("zorg", voorganger_tot=date(2026, 6, 30)) == {}
    assert "geen einddatum" in nee("contingent", None, voorganger_is_open=True)["van"]


@given(van=DAGEN, jaren=st.integers(1, 10))
def test_de_laatste_dag_is_de_dag_voor_dezelfde_dag_later(van, jaren):
    einde = laatste_dag(van, jaren)
    assert einde is not None
    assert (
        einde.year == van.year + jaren if van != date(van.year, 1, 1) else einde.year == van.year + jaren - 1
    )
    assert 365 * jaren - 1 <= (einde - van).days + 1 <= 366 * jaren


def test_zonder_duur_is_er_geen_laatste_dag():
    assert laatste_dag(date(2026, 7, 1), None) is None


# --- how long it can be challenged --------------------------------------------------------------------------------


def opname(**waarden: Any) -> Momentopname:
    """The numbers of one day."""
    vast = {
        "bezwaar_termijn": 30,
        "beroep_termijn": 60,
        "bezwaar_antwoord_termijn": 45,
        "termijn_verschuift": False,
    }
    return Momentopname(INGEDIEND, {**vast, **waarden}, PARAMETERS)


def test_de_termijn_begint_de_dag_na_de_mededeling():
    bezwaar, beroep = rechtsmiddelen(opname(), date(2026, 6, 1), {"bezwaar_termijn"})
    assert (bezwaar.soort, bezwaar.termijn, bezwaar.uiterlijk_op) == ("bezwaar", "30 dagen", date(2026, 7, 1))
    assert (beroep.soort, beroep.uiterlijk_op) == ("beroep", date(2026, 7, 31))
    assert (bezwaar.is_aanname, beroep.is_aanname) == (True, False)


def test_een_termijn_die_verschuift_eindigt_op_een_werkdag():
    bezwaar, _ = rechtsmiddelen(opname(termijn_verschuift=True), date(2026, 6, 4))
    assert bezwaar.uiterlijk_op == date(2026, 7, 6)


def test_op_een_bezwaar_antwoordt_de_overheid_op_een_beroep_een_rechter():
    assert antwoord_uiterlijk(opname(), "bezwaar", date(2026, 6, 1)) == date(2026, 7, 16)
    assert antwoord_uiterlijk(opname(), "beroep", date(2026, 6, 1)) is None


def test_een_termijn_die_niet_gekend_is_geeft_een_zin():
    leeg = Momentopname(INGEDIEND, {"termijn_verschuift": False}, PARAMETERS)
    with pytest.raises(ParameterOnbekend):
        rechtsmiddelen(leeg, INGEDIEND)


# --- challenges ------------------------------------------------------------------------------------------------------

BESLIST, VANDAAG = date(2026, 6, 1), date(2026, 8, 1)


@pytest.mark.parametrize(
    ("soort", "op", "inhoud", "velden"),
    [
        ("bezwaar", BESLIST, "Wij vragen…", set()),
        ("beroep", VANDAAG, "Wij vragen…", set()),
        ("klacht", VANDAAG, "Wij vragen…", {"soort"}),
        ("bezwaar", VANDAAG + timedelta(days=1), "x", {"ingediend_op"}),
        ("bezwaar", BESLIST - timedelta(days=1), "x", {"ingediend_op"}),
        ("bezwaar", VANDAAG, " ", {"inhoud"}),
    ],
)
def test_wat_als_beroep_geregistreerd_kan_worden(soort, op, inhoud, velden):
    assert bezwaren_bij_registratie(soort, op, inhoud, genomen_op=BESLIST, vandaag=VANDAAG).keys() == velden


@pytest.mark.parametrize(
    ("uitkomst", "op", "tekst", "velden"),
    [
        ("gegrond", BESLIST, "Daarom.", set()),
        ("ingetrokken", VANDAAG, "Daarom.", set()),
        ("", VANDAAG, "Daarom.", {"uitkomst"}),
        ("ongegrond", VANDAAG + timedelta(days=1), "Daarom.", {"op"}),
        ("ongegrond", BESLIST - timedelta(days=1), "Daarom.", {"op"}),
        ("ongegrond", VANDAAG, "\n", {"tekst"}),
    ],
)
def test_wat_als_uitkomst_kan(uitkomst, op, tekst, velden):
    assert bezwaren_bij_uitkomst(uitkomst, op, tekst, ingediend_op=BESLIST, vandaag=VANDAAG).keys() == velden
