"""Somebody died on the way to, or in, AMA sociale economie: no rank, no place, and nothing to do any more."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from ama.meldingen.levensloop import OVERLEDEN_NAKIJKEN
from ama.meldingen.toeleiding import PLAATS_VRIJ
from ama.meldingen.wse_start import STARTEN, ZONDER_OVEREENKOMST
from ama.models import Overeenkomst, Toeleiding
from ama.models.toeleidinglezen import lees_contingent, met_rang
from ama.statussen import GESTART, INGETROKKEN, STOPGEZET, TOEGEKEND, VOORGESTELD, WACHT_OP_PLAATS
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from tests.ama.maken import maak_aanwezigheid
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.opmaken import onderteken, over
from tests.ama.voorstellen import aanbieder, taken
from tests.ama.wsestarten import begeleider, gestart, maak_wse, met_pop, start, toegekend
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_overeenkomsten_bewaken")


def _klok() -> int:
    telling = ama_overeenkomsten_bewaken(timezone.localdate(), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def _overlijdt(rij: Toeleiding, op: date) -> None:
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(overleden_op=op)


def _bezet(rij: Toeleiding, dag: date) -> int:
    """How many places of its contingent are taken on this day."""
    assert rij.contingent_id is not None
    return Toeleiding.objects.onder_contingent(rij.contingent_id).die_plaats_nemen(dag).count()


@pytest.mark.parametrize("status", [VOORGESTELD, TOEGEKEND, WACHT_OP_PLAATS])
def test_wat_niet_begon_gaat_niet_door(cast: Rolverdeling, status: str) -> None:
    rij = maak_toeleiding(cast, status=status)
    _overlijdt(rij, over(-2))

    assert _klok() == 1
    rij.refresh_from_db()
    assert (rij.status, rij.einde_toelichting) == (INGETROKKEN, "De deelnemer is overleden.")
    assert rij.advies is None or rij.advies.tot is not None
    assert _klok() == 0


def test_wie_overleed_houdt_geen_rang_en_de_volgende_wordt_geroepen(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    eerste, tweede = (
        maak_toeleiding(cast, status=WACHT_OP_PLAATS, contingent=contingent, beslist_op=date(2025, 12, dag))
        for dag in (1, 2)
    )
    _overlijdt(eerste, over(-1))

    # Before the clock came by, too.
    stand = lees_contingent(contingent.pk, over(0))
    assert [(een.sleutel, een.rang, een.aan_de_beurt) for een in stand.lijst] == [(tweede.pk, 1, True)]
    rang = met_rang(Toeleiding.objects.te_starten(), over(0))
    assert [(een.pk, vars(een)["voor_mij"]) for een in rang] == [(tweede.pk, 0)]

    _klok()
    assert taken(tweede) == {PLAATS_VRIJ}


def test_wie_vooraf_startte_en_overlijdt_houdt_geen_plaats(cast: Rolverdeling) -> None:
    wie = begeleider(cast)
    rij = met_pop(toegekend(cast), wie)
    overeenkomst = onderteken(maak_wse(rij, wie, start=over(20)), wie)
    rij = start(rij, wie)
    assert _bezet(rij, over(20)) == 1
    _overlijdt(rij, over(-1))
    assert _bezet(rij, over(20)) == 0

    assert _klok() == 1
    rij.refresh_from_db()
    assert (rij.status, rij.einde, rij.einde_reden) == (STOPGEZET, over(20), "gestopt")
    assert Overeenkomst.objects.get(pk=overeenkomst.pk).status == "afgebroken"
    assert _bezet(rij, over(20)) == 0
    soorten = (OVERLEDEN_NAKIJKEN, ZONDER_OVEREENKOMST, STARTEN)
    assert not Taak.objects.filter(soort__in=soorten, klaar_op__isnull=True).exists()
    assert _klok() == 0


def test_wie_tussen_twee_overeenkomsten_overlijdt(cast: Rolverdeling) -> None:
    rij = maak_toeleiding(cast, status=GESTART)
    _overlijdt(rij, over(-3))

    assert _klok() == 1
    rij.refresh_from_db()
    assert (rij.status, rij.einde) == (STOPGEZET, over(-3))


def test_aanwezigheden_na_het_overlijden_worden_eerst_nagekeken(cast: Rolverdeling) -> None:
    rij, overeenkomst = gestart(cast)
    maak_aanwezigheid(overeenkomst, over(0))
    _overlijdt(rij, over(-1))

    _klok()
    rij.refresh_from_db()
    assert rij.status == GESTART
    assert Taak.objects.filter(soort=OVERLEDEN_NAKIJKEN, object_id=overeenkomst.pk).exists()
