"""The act `evaluatiegevolg_afronden`: what the outcome asked is done."""

from __future__ import annotations

import pytest

from ama.handelingen.evaluaties import evaluatie_openen, evaluatiegevolg_afronden
from tests.ama.begeleiden import begeleid, begeleider, open_taken, over, stuur, werk_af
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_de_taak_gaat_van_de_lijst(cast, als) -> None:
    wie = begeleider(cast)
    evaluatie = evaluatie_openen(begeleid(cast, over(-330)), door=wie.door)
    evaluatie = werk_af(evaluatie, wie, uitkomst="stop")
    assert stuur(als(wie), "evaluatiegevolg_afronden", evaluatie.pk).status_code == 302
    assert open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []
    with pytest.raises(Geweigerd, match="niets meer open"):
        evaluatiegevolg_afronden(evaluatie, door=wie.door)
    assert (
        stuur(als(cast.buren["begeleider_ama"]), "evaluatiegevolg_afronden", evaluatie.pk).status_code == 404
    )
