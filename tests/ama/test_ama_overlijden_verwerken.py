"""The act `ama_overlijden_verwerken`: every agreement ends on the day of the death, or somebody looks at it."""

from __future__ import annotations

from datetime import date

import pytest

from ama.models import Begeleiding, Overeenkomst
from ama.statussen import AFGEBROKEN, BEEINDIGD, INGEDIEND, KLAAR
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from tests.ama.levensloop import open_taken, over, vers
from tests.ama.maken import maak_aanwezigheid, maak_begeleiding, maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_overeenkomsten_bewaken")


def overlijdt(rij: Overeenkomst, op: date | None) -> None:
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(
            overleden_op=op, overlijden_bron="familie" if op else ""
        )


def bewaak() -> int:
    telling = ama_overeenkomsten_bewaken(over(0), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def test_alles_stopt_op_die_dag(cast: Rolverdeling) -> None:
    actief = maak_overeenkomst(cast, start=over(-90))
    maak_begeleiding(actief)
    ingediend = maak_overeenkomst(cast, deelnemer=actief.deelnemer, status=INGEDIEND, start=over(-40))
    ontwerp = maak_overeenkomst(cast, deelnemer=actief.deelnemer, status=KLAAR, start=over(5))
    overlijdt(actief, over(-3))
    assert bewaak() == 3
    assert bewaak() == 0
    assert (vers(actief).status, vers(actief).einde, vers(actief).einde_reden) == (
        BEEINDIGD,
        over(-3),
        "overlijden",
    )
    assert (vers(ingediend).status, vers(ingediend).einde) == (INGEDIEND, over(-3))
    assert vers(ontwerp).status == AFGEBROKEN
    assert Begeleiding.objects.get().tot == over(-3)


def test_wie_vroeger_stopte_blijft_zo(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    with in_handeling():
        rij.einde, rij.einde_reden = over(-20), "verhuisd"
        rij.save()
    overlijdt(rij, over(-3))
    bewaak()
    assert (vers(rij).einde, vers(rij).einde_reden) == (over(-20), "verhuisd")


def test_aanwezigheden_erna_kijkt_iemand_na(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    maak_versie(rij)
    maak_aanwezigheid(rij, over(-2))
    overlijdt(rij, over(-3))
    assert bewaak() == 1
    assert bewaak() == 0
    assert vers(rij).einde is None
    assert len(open_taken("ama_overleden_nakijken", rij)) == 1


def test_wie_niet_overleed_verandert_niets(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    overlijdt(rij, over(-3))
    overlijdt(rij, None)
    assert bewaak() == 0
