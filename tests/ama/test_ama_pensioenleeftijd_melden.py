"""The act `ama_pensioenleeftijd_melden`: who guides hears in time that somebody becomes too old, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ama.models import Overeenkomst
from ama.models.grenzen import leeftijdsgrenzen
from ama.statussen import KLAAR
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from tests.ama.levensloop import open_taken, over, stop, verleng
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
TAAK = "ama_pensioenleeftijd"
# Sixty-six on 1/8/2026.
GEBOREN = date(1960, 8, 1)


def _van_wie(cast: Rolverdeling, geboren: date = GEBOREN, **velden: object) -> Overeenkomst:
    rij = maak_overeenkomst(cast, **velden)
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(geboortedatum=geboren)
    return rij


def _bewaak(dag: date) -> None:
    telling = ama_overeenkomsten_bewaken(dag, Klok("ama_overeenkomsten_bewaken"))
    assert telling.fouten == 0


def test_drie_maanden_vooraf_en_een_keer(cast: Rolverdeling) -> None:
    rij = _van_wie(cast)
    jonger, ontwerp = _van_wie(cast, date(1960, 8, 2)), _van_wie(cast, status=KLAAR)
    _bewaak(date(2026, 4, 30))
    assert open_taken(TAAK, rij) == []
    for _ in range(2):
        _bewaak(date(2026, 5, 1))
    assert [taak.termijn for taak in open_taken(TAAK, rij)] == [date(2026, 7, 31)]
    assert open_taken(TAAK, jonger) == open_taken(TAAK, ontwerp) == []


def test_wie_op_tijd_stopt_is_klaar_en_wie_te_laat_stopt_niet(cast: Rolverdeling) -> None:
    dan = over(30).replace(day=28)
    jaren = next(een.jonger_dan for een in leeftijdsgrenzen() if een.periode.bevat(dan))
    rij = _van_wie(cast, dan.replace(year=dan.year - jaren))
    _bewaak(over(0))
    (taak,) = open_taken(TAAK, rij)
    assert taak.termijn is not None
    stop(cast, rij, taak.termijn + timedelta(days=1), reden="leeftijd")
    assert len(open_taken(TAAK, rij)) == 1
    stop(cast, rij, taak.termijn, reden="leeftijd")
    assert open_taken(TAAK, rij) == []


def test_wie_al_te_oud_is_en_een_einde_dat_weer_weggaat(cast: Rolverdeling) -> None:
    rij = _van_wie(cast, date(1950, 1, 1))
    _bewaak(over(0))
    stop(cast, rij, over(0))
    assert open_taken(TAAK, rij) == []
    verleng(cast, rij, None)
    _bewaak(over(0))
    assert len(open_taken(TAAK, rij)) == 1
