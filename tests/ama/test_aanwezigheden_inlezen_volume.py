"""A hundred thousand presences from one file (issue 6, "Volume"): in sets, as a whole, and as a whole taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ama.handelingen import inlezen
from ama.handelingen.inlezen import (
    aanwezigheden_inlezen,
    aanwezigheden_inlezing_terugnemen,
    inlezing_uitvoeren,
)
from ama.models import Aanwezigheid, Aanwezigheidsinlezing
from tests.ama.dagbladen import maak_ploeg
from tests.ama.inlezingen import bestand, laad_op
from tests.omvang import aantal

VANAF = date(2024, 1, 1)


@pytest.mark.django_db
def test_honderdduizend_rijen_in_reeksen(cast, als, monkeypatch) -> None:
    mensen, dagen = aantal(kort=3, lang=100), aantal(kort=40, lang=1000)
    monkeypatch.setattr(inlezen, "SET", aantal(kort=50, lang=5000))
    _, ploeg = maak_ploeg(cast, mensen, start=VANAF)
    speler = cast.spelers["begeleider_ama"]
    wie = [(rij.werkpost.naam, rij.deelnemer.dossiernummer) for rij in ploeg]
    regels = [
        [*een, f"{VANAF + timedelta(days=dag):%d/%m/%Y}", "A", "3,5", ""]
        for dag in range(dagen)
        for een in wie
    ]
    assert laad_op(als(speler), bestand(*regels)).status_code == 302
    inlezing = aanwezigheden_inlezen(Aanwezigheidsinlezing.objects.get(), door=speler.door)
    with CaptureQueriesContext(connection) as gevraagd:
        inlezing = inlezing_uitvoeren(inlezing, door=speler.door)
    rijen = mensen * dagen
    reeksen = -(-rijen // inlezen.SET)
    assert (inlezing.nieuw, Aanwezigheid.objects.count()) == (rijen, rijen)
    # Three questions per set, and a statement per thousand rows.
    assert len(gevraagd) <= 30 + 3 * reeksen + reeksen * -(-inlezen.SET // 1000) * 3
    uit = aanwezigheden_inlezing_terugnemen(inlezing, door=speler.door)
    assert uit.teruggenomen == rijen
    assert not Aanwezigheid.objects.exists()
