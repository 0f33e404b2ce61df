"""The act `overeenkomst_indienen_vragen`: a task for what is signed, a notice once it is late."""

from __future__ import annotations

import pytest

from ama.models import Overeenkomst
from ama.statussen import ONDERTEKEND
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from tests.ama.levensloop import begeleider, dien_in, open_taken, over
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_overeenkomsten_bewaken")


def ondertekend(cast: Rolverdeling, start: int) -> Overeenkomst:
    return maak_overeenkomst(cast, status=ONDERTEKEND, start=over(start))


def test_een_taak_met_de_laatste_dag(cast: Rolverdeling) -> None:
    rij = ondertekend(cast, -10)
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 1
    (taak,) = open_taken("overeenkomst_nog_in_te_dienen", rij)
    assert (taak.termijn, taak.gebruiker) == (over(20), begeleider(cast).gebruiker)
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 0


@pytest.mark.parametrize(("start", "meldingen"), [(-30, 0), (-31, 1), (-300, 1)])
def test_wie_te_laat_is_hoort_het_een_keer(cast: Rolverdeling, start: int, meldingen: int) -> None:
    ondertekend(cast, start)
    for _ in range(2):
        ama_overeenkomsten_bewaken(over(0), KLOK)
    assert Melding.objects.filter(soort="ama_overeenkomst_te_laat").count() == meldingen


def test_wat_ingediend_is_vraagt_niets_en_de_andere_soort_ook_niet(cast: Rolverdeling) -> None:
    dien_in(cast, ondertekend(cast, -40))
    maak_overeenkomst(cast, status=ONDERTEKEND, soort="wse", start=over(-40))
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 0
