"""The stations of a person on one line of time: how they are drawn, and that each reader only sees what is his."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from ama.bladen.stations import OVEREENKOMSTEN
from tests.ama.begeleiden import betrek
from tests.ama.levensloop import begeleider, over
from tests.ama.maken import maak_overeenkomst
from tests.doorverwijzingen.brieven import verstuur
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.dossier import Station
from werkzorg.overzicht.stations import BREEDTE, OP_SCHERM, SMAL, lijn

VANDAAG = date(2026, 11, 23)
DAGEN = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def stations(draw: st.DrawFn) -> Station:
    van = draw(DAGEN)
    soort = draw(st.sampled_from(["verblijf", "wacht", "moment"]))
    later = st.none() | st.integers(0, 4000).map(lambda dagen: van + timedelta(days=dagen))
    tot = van if soort == "moment" else draw(later)
    return Station(
        draw(st.sampled_from("ABC")), "", van, tot, "", soort, draw(later) if tot is None else None
    )


@given(st.lists(stations(), min_size=1, max_size=12), DAGEN, st.sampled_from([BREEDTE, SMAL]))
def test_elke_balk_ligt_in_het_beeld_en_geen_ligt_op_een_andere(
    rij: list[Station], vandaag: date, breedte: int
) -> None:
    beeld = lijn(rij, vandaag, breedte)
    assert sum(len(laan.balken) for laan in beeld.lanen) == len(rij)
    assert len({laan.naam for laan in beeld.lanen}) == len(beeld.lanen)
    for laan in beeld.lanen:
        for balk in laan.balken:
            assert 0 <= balk.x <= balk.x + balk.breedte + balk.rest <= breedte
            assert laan.y < balk.y < beeld.onder
            assert balk.rest >= 0
    assert 0 <= beeld.vandaag.x <= breedte
    assert all(later.x - eerder.x > 40 for eerder, later in pairwise(beeld.jaren))


def test_wat_na_elkaar_komt_staat_op_een_rij_en_wat_samen_loopt_eronder() -> None:
    eerst = Station("AMA welzijn", "A", date(2024, 1, 1), date(2024, 12, 31), "")
    dan = Station("AMA welzijn", "B", date(2025, 1, 1), None, "")
    samen = Station("AMA welzijn", "C", date(2026, 1, 1), None, "")
    (laan,) = lijn([dan, samen, eerst], VANDAAG).lanen
    assert len({balk.y for balk in laan.balken[:2]}) == 1
    assert laan.balken[2].y > laan.balken[0].y


def test_een_laatste_dag_hoort_erbij_en_zonder_nieuwjaar_staan_de_uitersten_erboven() -> None:
    eerst = Station("AMA welzijn", "A", date(2026, 3, 1), date(2026, 6, 30), "")
    dan = Station("AMA sociale economie", "B", date(2026, 7, 1), date(2026, 9, 30), "")
    beeld = lijn([dan, eerst], date(2026, 9, 30), SMAL)
    (van,), (naar,) = (laan.balken for laan in beeld.lanen)
    assert van.x + van.breedte == naar.x
    assert [(jaar.tekst, jaar.anker) for jaar in beeld.jaren] == [
        ("01/03/2026", "start"),
        ("30/09/2026", "end"),
    ]


def test_het_beeld_zegt_in_woorden_wat_er_staat() -> None:
    weg = [
        Station("Activeringstraject", "", date(2023, 1, 1), date(2024, 6, 30), ""),
        Station("AMA welzijn", "", date(2024, 7, 1), None, ""),
        Station("Doorverwijzing", "", date(2026, 1, 1), date(2026, 1, 1), "", "moment"),
    ]
    assert lijn(weg, VANDAAG).omschrijving.startswith(
        "Eerst Activeringstraject, dan AMA welzijn. Nu: AMA welzijn."
    )
    assert "Nu loopt er niets." in lijn(weg[:1], VANDAAG).omschrijving


def test_wat_zonder_dag_ertussen_volgt_is_een_station() -> None:
    rij = {"pk": str(UUID(int=1)), "huis": "1", "naam": "Buurtwerk", "reden": ""}
    eerste = {**rij, "start": "2024-01-01", "einde": "2024-12-31", "reden": "werkpost_stopt"}
    tweede = {**rij, "start": "2025-01-01", "einde": None}
    los = {**rij, "start": "2022-01-01", "einde": "2022-06-30", "reden": "deelnemer_stopt"}
    gevonden = list(OVEREENKOMSTEN.stations([tweede, eerste, los]))
    assert [(een.van, een.tot, een.stand) for een in gevonden] == [
        (date(2022, 1, 1), date(2022, 6, 30), "einde: de deelnemer stopt"),
        (date(2024, 1, 1), None, "loopt"),
    ]


def _tekst(client: Client, deelnemer: Deelnemer) -> str:
    antwoord = client.get(reverse("dossier_detail", args=[deelnemer.pk]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.django_db
def test_elke_lezer_ziet_alleen_de_stations_die_van_hem_zijn(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    traject = maak_traject(cast, status="lopend", start=over(-300))
    wie = traject.deelnemer
    betrek(begeleider(cast), wie)
    maak_overeenkomst(cast, deelnemer=wie, start=over(-30))
    van_ama = _tekst(als(begeleider(cast)), wie)
    assert 'id="stations-titel"' in van_ama
    # A drawing for a screen and one for a telephone; a style sheet shows one of both.
    assert van_ama.count('<svg class="beeld-breed"') == van_ama.count('<svg class="beeld-smal"') == 1
    assert "AMA welzijn" in van_ama
    assert "Activeringstraject" not in van_ama
    van_tandem = _tekst(als(cast.casemanager_zorg), wie)
    assert "Activeringstraject" in van_tandem
    assert f'href="{traject.get_absolute_url()}"' in van_tandem
    assert "AMA welzijn" not in van_tandem


@pytest.mark.django_db
def test_een_brief_is_een_moment_en_veel_ervan_staat_eronder(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    traject = maak_traject(cast, status="lopend", start=over(-300))
    brief = verstuur(cast.casemanager_zorg, traject.deelnemer, begeleider(cast))
    tekst = _tekst(als(cast.casemanager_zorg), traject.deelnemer)
    assert "station-moment" in tekst
    assert f'href="{brief.get_absolute_url()}"' in tekst
    assert "wacht op antwoord" in tekst
    assert "Toon ook wat vroeger was" not in tekst
    for nummer in range(OP_SCHERM):
        maak_overeenkomst(cast, deelnemer=traject.deelnemer, start=over(-900 + 90 * nummer), status="beeindigd",
            einde=over(-880 + 90 * nummer), einde_reden="deelnemer_stopt")  # fmt: skip
    betrek(begeleider(cast), traject.deelnemer)
    assert "Toon ook wat vroeger was" in _tekst(als(begeleider(cast)), traject.deelnemer)
