"""What differs between two versions of a plan: readable, complete, and the same both ways."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.verschil import VOLGORDE, Lijn, Soort, gelijk, is_leeg, label, leesbaar, verschil

STAGE = {"id": "a1", "omschrijving": "Stage", "domein": "werk", "van": "2026-02-01", "uren_per_week": 8}
YOGA = {"id": "a2", "omschrijving": "Yoga", "domein": "zorg", "van": "2026-03-01", "uren_per_week": 2}
PLAN = {
    "omschrijving": "Weer aan het werk.",
    "doelen": [{"id": "d1", "tekst": "Onder de mensen komen"}],
    "acties": [STAGE, YOGA],
    "evaluatie_maanden": 3,
    "startdatum": "2027-07-14",
}


def zinnen(nieuw: dict[str, Any]) -> list[str]:
    return [lijn.zin for lijn in verschil(PLAN, PLAN | nieuw)]


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        ({}, []),
        ({"evaluatie_maanden": 2}, ["Evalueren om de (maanden): van “3” naar “2”."]),
        ({"startdatum": "2027-01-31"}, ["Startdatum: van “14/07/2027” naar “31/01/2027”."]),
        ({"omschrijving": ""}, ["Omschrijving: verwijderd “Weer aan het werk.”."]),
        ({"rechten_plichten": "Stoppen mag."}, ["Rechten en plichten: toegevoegd “Stoppen mag.”."]),
        ({"rechten_plichten": None, "motivering": ""}, []),
        ({"acties": [STAGE]}, ["Actie verwijderd: “Yoga”."]),
        ({"acties": []}, ["Actie verwijderd: “Stage”.", "Actie verwijderd: “Yoga”."]),
        ({"acties": [YOGA, STAGE]}, ["Acties: de volgorde is anders."]),
        (
            {"acties": [STAGE, YOGA | {"uren_per_week": 4}]},
            ["Actie “Yoga”, uren per week: van “2” naar “4”."],
        ),
        (
            {"acties": [STAGE | {"domein": "overleg"}, YOGA]},
            ["Actie “Stage”, domein: van “Werk” naar “Overleg”."],
        ),
        (
            {"acties": [STAGE, YOGA | {"na": ["a1"]}]},
            ["Actie “Yoga”, alleen na: toegevoegd “a1”."],
        ),
        (
            {"doelen": [{"id": "d2", "tekst": "Werk vinden"}]},
            ["Doel toegevoegd: “Werk vinden”.", "Doel verwijderd: “Onder de mensen komen”."],
        ),
        ({"extra_vraag": True}, ["Extra vraag: toegevoegd “ja”."]),
    ],
)
def test_een_mens_leest_het_verschil(nieuw, verwacht):
    assert zinnen(nieuw) == verwacht


@pytest.mark.parametrize(
    ("veld", "waarde", "tekst"),
    [
        ("van", "2026-02-01", "01/02/2026"),
        ("naam", "2026-02-31", "2026-02-31"),
        ("naam", "20260201", "20260201"),
        ("soort", "zorgverkenning", "Zorgnoden verkennen en inzicht geven"),
        ("naam", "werk", "werk"),
        ("motivering", None, "leeg"),
        ("na", ["a", "b", "c"], "a, b en c"),
        ("casemanager_werk", {"id": "7", "naam": "Ann", "organisatie": "VDAB"}, "Ann, VDAB"),
        ("verzekering", False, "nee"),
        ("uren_per_week", 0, "0"),
    ],
)
def test_een_waarde_lezen(veld, waarde, tekst):
    assert leesbaar(veld, waarde) == tekst


def test_een_onbekend_veld_heeft_een_leesbare_naam():
    assert label("eigen_inbreng_deelnemer") == "Eigen inbreng deelnemer"


def test_waar_is_niet_een_en_niets_is_niets():
    assert not gelijk(True, 1)
    assert gelijk([], None)
    assert not gelijk(0, None)
    assert not gelijk(False, [])
    assert gelijk([None, ""], {"a": None})
    assert gelijk({"a": 1, "b": None}, {"a": 1})


WAARDEN = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "werk", "2026-02-01", "tekst"])
)
RIJEN = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("abcde")},
        optional={"omschrijving": WAARDEN, "uren_per_week": WAARDEN, "x": WAARDEN},
    ),
    max_size=5,
    unique_by=lambda rij: rij["id"],
)
PLANNEN = st.fixed_dictionaries(
    {},
    optional={
        "omschrijving": WAARDEN,
        "evaluatie_maanden": WAARDEN,
        "acties": RIJEN,
        "doelen": RIJEN | WAARDEN | st.lists(WAARDEN, max_size=2),
        "onbekend": WAARDEN,
    },
)


def toegepast(plan: dict[str, Any], lijnen: list[Lijn]) -> dict[str, Any]:
    """The old version after every line of the difference: what the lines say is all there is to say."""
    uit = deepcopy(plan)
    for lijn in lijnen:
        veld = lijn.pad[0]
        if len(lijn.pad) == 1:
            uit[veld] = lijn.nieuw
            continue
        rijen = {} if is_leeg(uit.get(veld)) else {rij["id"]: rij for rij in uit[veld]}
        if lijn.pad[1] == VOLGORDE:
            uit[veld] = [rijen[sleutel] for sleutel in lijn.nieuw]
            continue
        if len(lijn.pad) == 3:
            rijen[lijn.pad[1]] = rijen[lijn.pad[1]] | {lijn.pad[2]: lijn.nieuw}
        elif lijn.nieuw is None:
            del rijen[lijn.pad[1]]
        else:
            rijen[lijn.pad[1]] = lijn.nieuw
        uit[veld] = list(rijen.values())
    return uit


def op_id(plan: dict[str, Any]) -> dict[str, Any]:
    """The same plan with its rows by id: where a new row stands among the others is no difference of its own."""
    return {
        veld: {rij["id"]: rij for rij in waarde}
        if isinstance(waarde, list) and all(isinstance(rij, dict) for rij in waarde)
        else waarde
        for veld, waarde in plan.items()
    }


def ids(plan: dict[str, Any], veld: str) -> list[str]:
    """The rows of this field in their order; none where it holds no rows."""
    waarde = plan.get(veld)
    return [rij["id"] for rij in waarde if isinstance(rij, dict)] if isinstance(waarde, list) else []


@given(PLANNEN, PLANNEN)
def test_het_verschil_zegt_alles(oud, nieuw):
    lijnen = verschil(oud, nieuw)
    uit = toegepast(oud, lijnen)
    assert gelijk(op_id(uit), op_id(nieuw))
    for veld in ("acties", "doelen"):
        bleef = set(ids(oud, veld)) & set(ids(nieuw, veld))
        assert [een for een in ids(uit, veld) if een in bleef] == [
            een for een in ids(nieuw, veld) if een in bleef
        ]
    assert all(not gelijk(lijn.oud, lijn.nieuw) for lijn in lijnen)
    assert all(lijn.zin.endswith(".") for lijn in lijnen)


@given(PLANNEN)
def test_een_versie_verschilt_niet_van_zichzelf(plan):
    assert verschil(plan, deepcopy(plan)) == []


OMGEKEERD = {
    Soort.TOEGEVOEGD: Soort.VERWIJDERD,
    Soort.VERWIJDERD: Soort.TOEGEVOEGD,
    Soort.GEWIJZIGD: Soort.GEWIJZIGD,
}


@given(PLANNEN, PLANNEN)
def test_terug_is_het_omgekeerde(oud, nieuw):
    heen = {lijn.pad: (lijn.soort, str(lijn.oud), str(lijn.nieuw)) for lijn in verschil(oud, nieuw)}
    terug = {
        lijn.pad: (OMGEKEERD[lijn.soort], str(lijn.nieuw), str(lijn.oud)) for lijn in verschil(nieuw, oud)
    }
    assert heen == terug
