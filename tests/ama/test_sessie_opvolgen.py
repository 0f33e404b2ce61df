"""The act `sessie_opvolgen`: what a session asked for is done."""

from __future__ import annotations

import pytest

from ama.handelingen.sessies import sessie_opvolgen
from tests.ama.begeleiden import begeleider, lopend, noteer, open_taken, over, stuur
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_de_taak_gaat_van_de_lijst(cast, als) -> None:
    wie = begeleider(cast)
    (rij,) = noteer(wie, lopend(cast), opvolging="Bel", opvolgen_op=over(3))
    assert stuur(als(wie), "sessie_opvolgen", rij.pk).status_code == 302
    assert open_taken("ama_sessie_opvolgen", rij.pk) == []
    with pytest.raises(Geweigerd, match="niets meer open"):
        sessie_opvolgen(rij, door=wie.door)


def test_zonder_opvolging_is_er_niets(cast, als) -> None:
    (rij,) = noteer(begeleider(cast), lopend(cast))
    assert stuur(als(begeleider(cast)), "sessie_opvolgen", rij.pk).status_code == 422
    assert stuur(als(cast.buren["begeleider_ama"]), "sessie_opvolgen", rij.pk).status_code == 404
