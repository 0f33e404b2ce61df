"""The act `toestemming_herinneren`: once per number of days before, and only while it matters."""

from __future__ import annotations

from typing import Any

import pytest

from ama.domein.statuut import Instantie
from ama.domein.toestemming import Uitkomst
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.models import Overeenkomst, Toestemming
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from tests.ama.levensloop import begeleider, over, stop
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_overeenkomsten_bewaken")


def geef(rij: Overeenkomst, tot: int | None, **velden: Any) -> Toestemming:
    begin = {
        "instantie": "adviserend_arts",
        "uitkomst": "verleend",
        "gegeven_op": over(-300),
        "van": over(-300),
        "bewijs_bewaard": True,
        "geregistreerd_door": rij.opgemaakt_door,
    }
    with in_handeling():
        return Toestemming.objects.create(
            deelnemer=rij.deelnemer,
            begeleider=rij.begeleider,
            tot=None if tot is None else over(tot),
            **{**begin, **velden},
        )


def bewaak(dag: int = 0) -> int:
    telling = ama_overeenkomsten_bewaken(over(dag), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def test_zestig_dertig_en_veertien_dagen_vooraf(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    toestemming = geef(rij, 61)
    assert [bewaak(dag) for dag in (0, 1, 1, 2, 31, 47, 48, 61, 62)] == [0, 1, 0, 0, 1, 1, 0, 0, 0]
    toestemming.refresh_from_db()
    assert toestemming.herinnerd == [60, 30, 14]
    assert Melding.objects.filter(soort="ama_toestemming_loopt_af").count() == 3
    (taak,) = Taak.objects.filter(soort="toestemming_loopt_af")
    assert (taak.gebruiker, taak.deelnemer_id) == (begeleider(cast).gebruiker, rij.deelnemer_id)


def test_na_een_uitval_alleen_de_laatste(cast: Rolverdeling) -> None:
    toestemming = geef(maak_overeenkomst(cast, start=over(-90)), 10)
    assert (bewaak(), bewaak()) == (1, 0)
    toestemming.refresh_from_db()
    assert toestemming.herinnerd == [14]


@pytest.mark.parametrize(
    "velden", [{"uitkomst": "geweigerd"}, {"uitkomst": "gevraagd"}, {"ingetrokken_op": over(-1)}]
)
def test_alleen_een_die_geldt(cast: Rolverdeling, velden: dict[str, Any]) -> None:
    geef(maak_overeenkomst(cast, start=over(-90)), 10, **velden)
    assert bewaak() == 0


def test_niet_als_er_al_een_vervolg_is(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    geef(rij, 10)
    geef(rij, 400, van=over(11), gegeven_op=over(-1))
    assert bewaak() == 0


def test_niet_zonder_lopende_overeenkomst(cast: Rolverdeling) -> None:
    geef(maak_overeenkomst(cast, status="klaar"), 10)
    assert bewaak() == 0


@pytest.mark.parametrize(
    ("antwoord", "open_taken"),
    [
        ({"gegeven_op": over(0), "van": over(11)}, 0),
        ({"gegeven_op": over(0), "van": over(12)}, 1),
        ({"gegeven_op": over(0), "van": over(11), "instantie": Instantie.OCMW}, 1),
    ],
)
def test_een_vervolg_rondt_de_taak_af(cast: Rolverdeling, antwoord: dict[str, Any], open_taken: int) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    geef(rij, 10)
    bewaak()
    ja = Antwoord(
        **{"instantie": Instantie.ARTS, "uitkomst": Uitkomst.VERLEEND, "bewijs_bewaard": True, **antwoord}
    )
    toestemming_registreren(rij.deelnemer, antwoord=ja, door=begeleider(cast).door)
    assert Taak.objects.filter(soort="toestemming_loopt_af", klaar_op=None).count() == open_taken


def test_wie_niet_meer_komt_heeft_geen_nieuwe_nodig(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    geef(rij, 10)
    bewaak()
    stop(cast, rij, over(0))
    assert not Taak.objects.filter(soort="toestemming_loopt_af", klaar_op=None).exists()
