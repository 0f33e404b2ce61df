"""The act `stap_naar_werk_registreren`: a step to work beside AMA, in the log and in the hours."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.domein.werkstap import Stap
from ama.handelingen.werkstappen import stap_naar_werk_registreren
from ama.models import Werkstap
from ama.statussen import TOEGEKEND
from tests.ama.begeleiden import begeleider, betrek, over, stuur
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.wse import gestart, vdab
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
STAP = Stap("stage", over(-20), over(-10), 480, "Bakkerij De Korst", "Mag terugkomen.")


def doe(cast, rij, stap: Stap = STAP, speler=None):
    return stap_naar_werk_registreren(rij, stap=stap, door=(speler or begeleider(cast)).door)


def test_de_stap_staat_er(cast) -> None:
    rij = gestart(cast)
    stap = doe(cast, rij)
    assert (stap.soort, stap.van, stap.tot, stap.minuten_per_week) == ("stage", over(-20), over(-10), 480)
    assert stap.geregistreerd_door == begeleider(cast).gebruiker
    assert Logregel.objects.get(handeling="stap_naar_werk_registreren").gegevens == {"soort": "stage"}


def test_ook_vdab_noteert(cast) -> None:
    assert doe(cast, gestart(cast), speler=vdab(cast)).pk


@pytest.mark.parametrize(
    ("stap", "velden"),
    [
        (Stap("dansen", over(-2), None), {"soort"}),
        (Stap("stage", None, None), {"van"}),
        (Stap("sollicitatie", over(-301), None), {"van"}),
        (Stap("deeltijds_werk", over(-5), None), {"minuten_per_week"}),
        (Stap("andere", over(-5), None), {"resultaat"}),
    ],
)
def test_wat_niet_kan(cast, stap: Stap, velden: set[str]) -> None:
    with pytest.raises(Geweigerd) as nee:
        doe(cast, gestart(cast), stap)
    assert nee.value.velden.keys() == velden
    assert not Werkstap.objects.exists()


def test_niet_voor_ama_begon(cast) -> None:
    rij = maak_toeleiding(cast, status=TOEGEKEND)
    betrek(vdab(cast), rij.deelnemer)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        doe(cast, rij)


def test_een_ander_niet(cast) -> None:
    with pytest.raises(PermissionDenied):
        doe(cast, gestart(cast), speler=cast.spelers["departement_wse"])


def test_deur_en_de_uren(cast, als) -> None:
    rij = gestart(cast)
    client = als(begeleider(cast))
    velden = {"soort": "opleiding", "van": f"{over(-9):%d/%m/%Y}", "minuten_per_week": "4"}
    assert stuur(client, "stap_naar_werk_registreren", rij.pk, soort="opleiding").status_code == 422
    goed = stuur(client, "stap_naar_werk_registreren", rij.pk, **velden)
    assert goed.status_code == 302
    assert "Opleiding" in client.get(goed.url).content.decode()
    tekst = client.get(reverse("toeleiding_uren", args=[rij.pk])).content.decode()
    assert "4 u per week" in tekst
    assert (
        als(cast.spelers["departement_wse"]).get(reverse("toeleiding_uren", args=[rij.pk])).status_code == 403
    )
    buur = als(cast.buren["begeleider_ama"])
    assert buur.get(reverse("stap_naar_werk_registreren", args=[rij.pk])).status_code == 404
