"""A place comes free while nobody acts: the clock tells the aanbieder of who comes next, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ama.handelingen.toeleidingbeslissing import wachtlijst_oproepen
from ama.meldingen.toeleiding import PLAATS_VRIJ
from ama.models import Toeleiding
from ama.statussen import GESTART, STOPGEZET, WACHT_OP_PLAATS
from ama.tasks.levensloop import JOB, ama_overeenkomsten_bewaken, die_een_plaats_hebben
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.voorstellen import aanbieder, taken
from tests.rolverdeling import Rolverdeling
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
_KLOK = Klok(JOB)


def _wachtend(cast: Rolverdeling, contingent: object, beslist: date) -> Toeleiding:
    return maak_toeleiding(cast, contingent=contingent, status=WACHT_OP_PLAATS, beslist_op=beslist)


def test_na_een_laatste_dag_is_de_eerste_van_de_lijst_aan_de_beurt(cast: Rolverdeling) -> None:
    vandaag = timezone.localdate()
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    maak_toeleiding(cast, contingent=contingent, status=STOPGEZET, einde=vandaag)
    eerste = _wachtend(cast, contingent, date(2026, 3, 1))
    tweede = _wachtend(cast, contingent, date(2026, 3, 2))
    # On its last day the place is still taken.
    assert die_een_plaats_hebben(vandaag) == []

    morgen = vandaag + timedelta(days=1)
    assert die_een_plaats_hebben(morgen) == [eerste]
    assert wachtlijst_oproepen(eerste, dag=morgen, door=_KLOK) == 1
    assert wachtlijst_oproepen(eerste, dag=morgen, door=_KLOK) == 0
    assert wachtlijst_oproepen(tweede, dag=morgen, door=_KLOK) == 0

    assert (taken(eerste), taken(tweede)) == ({PLAATS_VRIJ}, set())
    assert die_een_plaats_hebben(morgen) == []
    assert Logregel.objects.filter(handeling="wachtlijst_oproepen", object_id=eerste.pk).count() == 1


def test_de_ronde_vindt_hen_in_een_vraag(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=2)
    maak_toeleiding(cast, contingent=contingent, status=GESTART)
    rijen = [_wachtend(cast, contingent, date(2026, 3, dag)) for dag in (1, 2, 3)]

    with CaptureQueriesContext(connection) as gevraagd:
        assert die_een_plaats_hebben(timezone.localdate()) == rijen[:1]
    telling = ama_overeenkomsten_bewaken(timezone.localdate(), _KLOK)

    assert len(gevraagd) == 1
    assert telling.fouten == 0
    assert [taken(rij) for rij in rijen] == [{PLAATS_VRIJ}, set(), set()]
