"""What the tables of the subsidy refuse whatever door it comes through, raw SQL included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ama.models import (
    Betwisting,
    Overeenkomst,
    Subsidielijn,
    Voorschot,
)
from tests.ama.maken import (
    START,
    leg_vast,
    maak_lijn,
    maak_overeenkomst,
    maak_run,
)
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from tests.trajecten.test_tabellen import geweigerd

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def naast(eerste: Overeenkomst, cast: Rolverdeling, **velden: Any) -> Overeenkomst:
    """Another agreement of the same person."""
    return maak_overeenkomst(cast, deelnemer=eerste.deelnemer, **velden)


@contextmanager
def onveranderlijk() -> Iterator[None]:
    """What happens inside is refused because it stands for ever."""
    with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic(), in_handeling():
        yield


def verander(rij: Any, **velden: Any) -> None:
    """An update in the database itself, past every model method."""
    type(rij).objects.filter(pk=rij.pk).update(**velden)


# --- the subsidy ------------------------------------------------------------------------------------------------------
def test_een_vastgelegde_berekening_verandert_nooit(cast: Rolverdeling) -> None:
    overeenkomst, run = maak_overeenkomst(cast), maak_run(cast.departement)
    lijn = maak_lijn(run, overeenkomst)
    with in_handeling():
        verander(lijn, dagen=364)
    leg_vast(run, cast.buren["departement_zorg"])
    with geweigerd("subsidielijn_vast"):
        verander(lijn, dagen=363)
    with geweigerd("subsidielijn_vast"):
        maak_lijn(run, maak_overeenkomst(cast))
    # Two records of one person that become one take the line along, and nothing else.
    ander = maak_overeenkomst(cast).deelnemer
    with in_handeling():
        verander(lijn, deelnemer=ander)
    with geweigerd("subsidielijn_vast"):
        verander(lijn, deelnemer=overeenkomst.deelnemer, bedrag_cent=1, nieuw_cent=1)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), in_handeling():
        lijn.delete()
    for velden in (
        {"maximum_cent": 1},
        {"berekening": 9},
        {"berekend_door": cast.casemanager_zorg.gebruiker},
        {"vastgelegd_op": timezone.now()},
    ):
        with onveranderlijk():
            verander(run, **velden)
    for terug in ("berekend", "gecontroleerd"):
        with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic(), in_handeling():
            verander(run, status=terug)


def test_vier_ogen(cast: Rolverdeling) -> None:
    run = maak_run(cast.departement)
    nu = timezone.now()
    with geweigerd("subsidierun_vier_ogen"):
        verander(
            run, status="gecontroleerd", gecontroleerd_op=nu, gecontroleerd_door=cast.departement.gebruiker
        )
    with geweigerd("subsidierun_vier_ogen"):
        verander(run, status="gecontroleerd")
    for velden, regel in (
        ({"jaar": 2023}, "subsidierun_vanaf_2024"),
        ({"noemer": 364}, "subsidierun_noemer_kan"),
    ):
        with geweigerd(regel):
            maak_run(cast.departement, **{"jaar": 2026, **velden})


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        (
            {"nieuw_cent": 106_121, "totaal_cent": 106_121, "bedrag_cent": 106_121},
            "subsidielijn_onder_het_maximum",
        ),
        ({"totaal_cent": 100_000}, "subsidielijn_onder_het_maximum"),
        ({"dagen": 366}, "subsidielijn_dagen_kunnen"),
        ({"bedrag_cent": 1}, "subsidielijn_bedrag_bij_soort"),
        ({"is_correctie": True, "bedrag_cent": 0}, "subsidielijn_bedrag_bij_soort"),
    ],
)
def test_een_lijn(cast: Rolverdeling, velden: dict[str, Any], regel: str) -> None:
    run, overeenkomst = maak_run(cast.departement), maak_overeenkomst(cast)
    with geweigerd(regel):
        maak_lijn(run, overeenkomst, **velden)
    maak_lijn(run, overeenkomst, is_correctie=True, bedrag_cent=-5)
    with geweigerd("subsidielijn_eenmaal"):
        maak_lijn(run, overeenkomst)


def test_betwisten_en_voorschotten(cast: Rolverdeling) -> None:
    wie = cast.departement.gebruiker
    lijn = maak_lijn(maak_run(cast.departement), maak_overeenkomst(cast))
    gewoon = {"lijn": lijn, "grond": "dagen", "toelichting": "Mei", "betwist_door": wie}
    with in_handeling():
        rij = Betwisting.objects.create(**gewoon)
    with geweigerd("betwisting_een_open"):
        Betwisting.objects.create(**gewoon)
    with geweigerd("betwisting_beantwoord_heel"):
        verander(rij, uitkomst="aanvaard")
    with onveranderlijk():
        verander(rij, toelichting="Juni")
    with in_handeling():
        verander(rij, uitkomst="afgewezen", antwoord="Nee", beantwoord_op=timezone.now(), beantwoord_door=wie)
        Betwisting.objects.create(**gewoon)
    voorschot = {
        "begeleider": lijn.begeleider, "jaar": 2025, "kwartaal": 1, "bedrag_cent": 1, "betaald_op": START,
        "geregistreerd_door": wie,
    }  # fmt: skip
    with in_handeling():
        Voorschot.objects.create(**voorschot)
    for velden, regel in (
        ({}, "voorschot_een_per_kwartaal"),
        ({"kwartaal": 5}, "voorschot_kan"),
        ({"kwartaal": 2, "bedrag_cent": 0}, "voorschot_kan"),
    ):
        with geweigerd(regel):
            Voorschot.objects.create(**{**voorschot, **velden})


def test_een_voorschot_op_een_vastgelegd_jaar_verandert_nooit(cast: Rolverdeling) -> None:
    overeenkomst, run = maak_overeenkomst(cast), maak_run(cast.departement)
    velden = {
        "begeleider": overeenkomst.begeleider, "bedrag_cent": 100, "betaald_op": START,
        "geregistreerd_door": cast.departement.gebruiker,
    }  # fmt: skip
    with in_handeling():
        rij = Voorschot.objects.create(jaar=run.jaar, kwartaal=1, **velden)
        later = Voorschot.objects.create(jaar=run.jaar + 1, kwartaal=1, **velden)
        verander(rij, bedrag_cent=101)
    leg_vast(run, cast.buren["departement_zorg"])
    with geweigerd("voorschot_vast"):
        verander(rij, bedrag_cent=102)
    with geweigerd("voorschot_vast"):
        verander(later, jaar=run.jaar, kwartaal=2)
    with geweigerd("voorschot_vast"):
        Voorschot.objects.create(jaar=run.jaar, kwartaal=3, **velden)
    with in_handeling():
        verander(later, bedrag_cent=102)


def test_de_geschiedenis_van_een_reeks(cast: Rolverdeling) -> None:
    """Written once per statement: every row with its act, also when part of the statement changes a row."""
    run, mensen = maak_run(cast.departement), [maak_overeenkomst(cast) for _ in range(3)]
    al = maak_lijn(run, mensen[0])
    gewoon = {
        "run": run, "jaar": run.jaar, "dagen": 1, "dagen_deelnemer": 1, "maximum_cent": 9, "noemer": 365,
        "totaal_cent": 5, "nieuw_cent": 5, "bedrag_cent": 5,
    }  # fmt: skip
    rijen = [Subsidielijn(deelnemer=een.deelnemer, begeleider=een.begeleider, **gewoon) for een in mensen]
    samen = {
        "update_conflicts": True,
        "unique_fields": ["run", "jaar", "deelnemer", "begeleider"],
        "update_fields": ["dagen", "dagen_deelnemer", "maximum_cent", "totaal_cent", "nieuw_cent", "bedrag_cent"],
    }  # fmt: skip
    with in_handeling():
        Subsidielijn.objects.bulk_create(rijen, **samen)
    gebeurd = Subsidielijn.pgh_event_model.objects.order_by("pgh_id")
    assert sorted((een.pgh_label, een.dagen, een.pgh_obj_id == al.pk) for een in gebeurd) == [
        ("insert", 1, False),
        ("insert", 1, False),
        ("insert", 365, True),
        ("update", 1, True),
    ]
    assert all("handeling" in een.pgh_context for een in gebeurd)
