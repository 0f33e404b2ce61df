"""The growth line: themes, four points, the own view beside it, and how it moved."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.groei import (
    PUNTEN,
    THEMAS,
    Beweging,
    Meting,
    Moment,
    bezwaren,
    groeilijnen,
    in_woorden,
    over_te_praten,
    zin_van,
)

DAG = date(2024, 3, 9)


def moment(jaar: int, **punten: tuple[int | None, int | None]) -> Moment:
    return Moment(
        date(jaar, 3, 9), "Buurtwerk", tuple(Meting(thema, *twee) for thema, twee in punten.items())
    )


@pytest.mark.parametrize(
    ("jaren", "beweging"),
    [
        ([(2, None)], Beweging.EERSTE),
        ([(2, None), (3, 1)], Beweging.GEGROEID),
        ([(2, None), (2, 4)], Beweging.GELIJK),
        ([(3, 3), (1, 4)], Beweging.GEZAKT),
        # A year without the view of the begeleider moves nothing, and the next one is set beside the last he gave.
        ([(3, 3), (None, 1)], Beweging.GELIJK),
        ([(3, 3), (None, 1), (2, None)], Beweging.GEZAKT),
        # Only the deelnemer ever gave a point.
        ([(None, 1), (None, 4)], Beweging.GEGROEID),
        # Points that the begeleider gave never stand beside those of the deelnemer.
        ([(None, 1), (4, 1)], Beweging.EERSTE),
    ],
)
def test_hoe_een_thema_beweegt(jaren: list[tuple[int | None, int | None]], beweging: Beweging) -> None:
    momenten = [moment(2020 + nummer, volhouden=twee) for nummer, twee in enumerate(jaren)]
    (lijn,) = groeilijnen(reversed(momenten))
    assert [punt.op.year for punt in lijn.punten] == [2020 + nummer for nummer in range(len(jaren))]
    assert lijn.laatste.beweging is beweging


def test_in_woorden_en_waarover_te_praten() -> None:
    lijnen = groeilijnen(
        [
            moment(2024, structuur=(2, 2), contacten=(3, 3), volhouden=(2, 2)),
            moment(2025, structuur=(3, 1), contacten=(3, 4), volhouden=(1, 2), zinvol=(4, 4)),
        ]
    )
    assert in_woorden(lijnen) == (
        "Voor het eerst: zinvol bezig zijn; gegroeid: structuur in de week; gelijk gebleven: omgaan met anderen; "
        "minder dan vorige keer: volhouden."
    )
    assert over_te_praten(lijnen) == (
        "De deelnemer ziet dit anders dan de begeleider: structuur in de week. Praat erover."
    )
    assert zin_van(lijnen[0].laatste) == "lukt met wat steun; volgens de deelnemer lukt nog niet"
    assert in_woorden([]) == over_te_praten([]) == ""


@pytest.mark.parametrize(
    ("metingen", "velden"),
    [
        ([Meting("structuur", 1, 4)], set()),
        ([Meting("structuur", 5)], {"structuur"}),
        ([Meting("structuur", 0)], {"structuur"}),
        ([Meting("structuur", None, 9)], {"structuur-deelnemer"}),
        ([Meting("gewicht", 1)], {"gewicht"}),
        ([Meting("structuur", 1), Meting("structuur", 2)], {"structuur"}),
    ],
)
def test_wat_niet_kan(metingen: list[Meting], velden: set[str]) -> None:
    assert set(bezwaren(metingen)) == velden


PUNT = st.none() | st.sampled_from(sorted(PUNTEN))
METINGEN = st.dictionaries(st.sampled_from(sorted(THEMAS)), st.tuples(PUNT, PUNT))


@given(st.lists(METINGEN, max_size=6))
def test_een_lijn_verliest_en_verzint_geen_punt(
    jaren: list[dict[str, tuple[int | None, int | None]]],
) -> None:
    momenten = [
        Moment(
            DAG + timedelta(days=365 * nummer),
            "",
            tuple(Meting(thema, *twee) for thema, twee in jaar.items()),
        )
        for nummer, jaar in enumerate(jaren)
    ]
    lijnen = groeilijnen(momenten)
    gegeven = [meting for een in momenten for meting in een.metingen if not meting.is_leeg]
    assert sum(len(lijn.punten) for lijn in lijnen) == len(gegeven)
    assert [lijn.thema for lijn in lijnen] == [
        thema for thema in THEMAS if any(m.thema == thema for m in gegeven)
    ]
    for lijn in lijnen:
        assert [punt.op for punt in lijn.punten] == sorted(punt.op for punt in lijn.punten)
        assert lijn.punten[0].beweging is Beweging.EERSTE
        zelf = [punt.begeleider for punt in lijn.punten if punt.begeleider is not None]
        eigen = zelf or [punt.deelnemer for punt in lijn.punten if punt.deelnemer is not None]
        stijgt = sum(punt.beweging is Beweging.GEGROEID for punt in lijn.punten)
        daalt = sum(punt.beweging is Beweging.GEZAKT for punt in lijn.punten)
        assert stijgt == sum(b > a for a, b in pairwise(eigen))
        assert daalt == sum(b < a for a, b in pairwise(eigen))
