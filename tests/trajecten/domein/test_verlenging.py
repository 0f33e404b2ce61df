"""Extension: until when it can be asked and decided, how often, how long, and with which words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.looptijd import Looptijd, uiterste_van
from trajecten.domein.verlenging import (
    aanvraag_bezwaar,
    aanvraag_bezwaren,
    besluit_bezwaar,
    laatste_aanvraagdag,
    toekenning_bezwaren,
    weigering_bezwaren,
)
from werkzorg.parameters.beginwaarden import begin_momentopname
from werkzorg.parameters.domein import Momentopname, ParameterOnbekend
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.termijnen import Periode

START = date(2025, 1, 15)
EINDE = date(2026, 7, 14)
LAATSTE_VRAAG = date(2026, 6, 14)
LOOPTIJD = Looptijd(START, 18)


def opname(**anders: Any) -> Momentopname:
    waarden = {**begin_momentopname(START).waarden, **anders}
    return Momentopname(START, {sleutel: w for sleutel, w in waarden.items() if w is not None}, PARAMETERS)


def bezwaar(op: date, eerder: int = 0, looptijd: Looptijd = LOOPTIJD, **anders: Any) -> str:
    return aanvraag_bezwaar(op=op, eerder_toegekend=eerder, looptijd=looptijd, opname=opname(**anders))


def test_vragen_kan_tot_dertig_dagen_voor_het_einde() -> None:
    assert laatste_aanvraagdag(LOOPTIJD, opname()) == LAATSTE_VRAAG
    assert bezwaar(START) == ""
    assert bezwaar(LAATSTE_VRAAG) == ""
    te_laat = bezwaar(LAATSTE_VRAAG + timedelta(days=1))
    assert "tot en met 14/06/2026, 30 dagen voor het einde (Decreet 8/7/2022 art. 11)" in te_laat
    assert te_laat.endswith("Rond het traject af tegen 14/07/2026.")


@pytest.mark.parametrize(
    ("op", "eerder", "anders", "zegt"),
    [
        (date(2025, 1, 14), 0, {}, "begint pas op 15/01/2025"),
        (date(2026, 5, 1), 1, {}, "hoogstens 1 keer verlengd worden (Decreet 8/7/2022 art. 11)"),
        (date(2026, 5, 1), 0, {"at_verlenging_max_aantal": 0}, "kan niet verlengd worden"),
        (date(2026, 5, 1), 1, {"at_verlenging_max_aantal": 2}, ""),
        (EINDE, 0, {"at_verlenging_aanvraag_voor_einde": 0}, ""),
        (date(2026, 7, 14), 0, {"at_verlenging_aanvraag_voor_einde": 1}, "13/07/2026, 1 dag voor het einde"),
    ],
)
def test_wanneer_en_hoe_vaak(op: date, eerder: int, anders: dict[str, Any], zegt: str) -> None:
    zin = bezwaar(op, eerder, **anders)
    assert (zegt in zin) if zegt else zin == ""


def test_een_schorsing_verschuift_de_laatste_dag_om_te_vragen() -> None:
    geschorst = Looptijd(START, 18, schorsingen=(Periode(date(2025, 3, 1), date(2025, 3, 31)),))
    assert bezwaar(LAATSTE_VRAAG + timedelta(days=31), looptijd=geschorst) == ""
    assert bezwaar(LAATSTE_VRAAG + timedelta(days=32), looptijd=geschorst)


@pytest.mark.parametrize(
    ("maanden", "motivering", "velden"),
    [
        (6, "Een opname van vier maanden legde de stage stil.", set()),
        (1, "Uitzonderlijk.", set()),
        (0, "Uitzonderlijk.", {"maanden"}),
        (-3, "Uitzonderlijk.", {"maanden"}),
        (7, "Uitzonderlijk.", {"maanden"}),
        (6, " \n ", {"motivering"}),
        (7, "", {"maanden", "motivering"}),
    ],
)
def test_hoe_lang_en_met_welke_woorden(maanden: int, motivering: str, velden: set[str]) -> None:
    vraag = aanvraag_bezwaren(maanden=maanden, motivering=motivering, opname=opname())
    assert vraag.keys() == velden
    assert all("art. 11" in zin for zin in vraag.values())
    assert "hoogstens 6 maanden" in vraag.get("maanden", "hoogstens 6 maanden")
    assert "uitzonderlijk" in vraag.get("motivering", "uitzonderlijk")
    assert toekenning_bezwaren(maanden=maanden, motivering=motivering, opname=opname()).keys() == velden
    assert weigering_bezwaren(motivering=motivering).keys() == velden & {"motivering"}


def test_beslissen_kan_tot_en_met_de_laatste_dag() -> None:
    assert besluit_bezwaar(op=EINDE, looptijd=LOOPTIJD) == ""
    te_laat = besluit_bezwaar(op=EINDE + timedelta(days=1), looptijd=LOOPTIJD)
    assert "tot en met 14/07/2026" in te_laat
    assert "vervallen" in te_laat


def test_een_onbekend_getal_geeft_een_zin() -> None:
    for sleutel in ("at_verlenging_max_aantal", "at_verlenging_aanvraag_voor_einde"):
        with pytest.raises(ParameterOnbekend):
            bezwaar(START, **{sleutel: None})
    with pytest.raises(ParameterOnbekend):
        aanvraag_bezwaren(maanden=6, motivering="Ja.", opname=opname(at_verlenging_max=None))


@given(st.dates(date(2023, 7, 1), date(2040, 1, 1)), st.integers(0, 60), st.integers(-40, 700))
def test_wie_kan_vragen_kan_ook_nog_beslissen(start: date, ervoor: int, later: int) -> None:
    looptijd = Looptijd(start, 18)
    op = start + timedelta(days=later)
    kan = bezwaar(op, looptijd=looptijd, at_verlenging_aanvraag_voor_einde=ervoor) == ""
    assert kan == (op >= start and (uiterste_van(looptijd) - op).days >= ervoor)
    assert not kan or besluit_bezwaar(op=op, looptijd=looptijd) == ""
