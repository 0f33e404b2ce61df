"""The act `einde_gemeld_noteren`: who gave permission knows of the end, and the task leaves the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.statuut import Instantie
from ama.domein.toestemming import Uitkomst
from ama.handelingen.einde_melden import einde_gemeld_noteren
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.models import Overeenkomst
from tests.ama.levensloop import begeleider, departement, open_taken, over, stop, stuur, vers
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
TAAK = "einde_aan_instantie_melden"


def _gestopt(cast: Rolverdeling) -> Overeenkomst:
    rij = maak_overeenkomst(cast, start=over(-50))
    ja = Antwoord(Instantie.OCMW, Uitkomst.VERLEEND, over(-60), over(-60), bewijs_bewaard=True)
    toestemming_registreren(rij.deelnemer, antwoord=ja, door=begeleider(cast).door)
    return stop(cast, rij, over(-1))


def test_de_taak_is_dan_gedaan(cast: Rolverdeling) -> None:
    rij, door = _gestopt(cast), begeleider(cast).door
    assert len(open_taken(TAAK, rij)) == 1
    with pytest.raises(Versieconflict):
        einde_gemeld_noteren(rij, versie=rij.versie + 1, door=door)
    einde_gemeld_noteren(rij, versie=rij.versie, door=door)
    assert open_taken(TAAK, rij) == []
    assert Logregel.objects.get(handeling="einde_gemeld_noteren").object_id == rij.pk
    with pytest.raises(Geweigerd, match="niets meer te melden"):
        einde_gemeld_noteren(rij, versie=vers(rij).versie, door=door)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij, client = _gestopt(cast), als(begeleider(cast))
    assert "tot en met" in client.get(reverse("einde_gemeld_noteren", args=[rij.pk])).content.decode()
    assert stuur(client, "einde_gemeld_noteren", rij).status_code == 302
    assert open_taken(TAAK, rij) == []
    assert stuur(als(cast.buren["begeleider_ama"]), "einde_gemeld_noteren", rij).status_code == 404
    assert stuur(als(departement(cast)), "einde_gemeld_noteren", rij).status_code == 403
