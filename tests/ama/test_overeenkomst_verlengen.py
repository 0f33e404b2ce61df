"""The act `overeenkomst_verlengen`: only an end that was planned and is not over moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from ama.models import Begeleiding, Erkenningverlies
from tests.ama.levensloop import begeleider, open_taken, over, stop, stuur, verleng, vers
from tests.ama.maken import maak_overeenkomst
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nieuw", [None, over(60)])
def test_ze_loopt_langer_of_zonder_einde(cast: Rolverdeling, nieuw: date | None) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(0))
    rij = verleng(cast, rij, nieuw)
    assert (rij.einde, rij.einde_reden) == (nieuw, "" if nieuw is None else "deelnemer_stopt")
    assert len(open_taken("dimona_uit_aangeven", rij)) == (0 if nieuw is None else 1)
    assert Begeleiding.objects.get().tot is None


def test_niet_zonder_einde_niet_na_het_einde_en_niet_vroeger(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    with pytest.raises(Geweigerd, match="geen einddatum"):
        verleng(cast, rij, None)
    stop(cast, rij, over(10))
    with pytest.raises(Geweigerd) as nee:
        verleng(cast, rij, over(10))
    assert "einde" in nee.value.velden
    stop(cast, rij, over(-1))
    with pytest.raises(Geweigerd):
        verleng(cast, rij, None)


def test_niet_over_de_andere_soort_heen(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(10))
    maak_overeenkomst(cast, deelnemer=rij.deelnemer, soort="wse", start=over(20))
    with pytest.raises(Geweigerd) as nee:
        verleng(cast, rij, None)
    assert "AMA sociale economie" in nee.value.velden["einde"]
    assert verleng(cast, rij, over(19)).einde == over(19)


def test_niet_als_het_einde_moest(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(10), reden="leeftijd")
    with pytest.raises(Geweigerd, match="pensioenleeftijd"):
        verleng(cast, rij, None)


def test_niet_als_een_ander_overneemt(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(10))
    with in_handeling():
        vervolg = maak_overeenkomst(cast, deelnemer=rij.deelnemer, status="concept", start=over(11))
        vervolg.volgt_op = rij
        vervolg.save()
    with pytest.raises(Geweigerd, match="andere begeleider"):
        verleng(cast, rij, None)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(10))
    client = als(begeleider(cast))
    assert stuur(client, "overeenkomst_verlengen", rij, einde="", toelichting="").status_code == 422
    velden = {"einde": "", "toelichting": "Met iedereen."}
    assert stuur(client, "overeenkomst_verlengen", rij, **velden).status_code == 302
    assert vers(rij).einde is None
    assert (
        stuur(als(cast.buren["begeleider_ama"]), "overeenkomst_verlengen", rij, **velden).status_code == 404
    )


def test_niet_voorbij_een_erkenning_die_verloren_gaat(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(5))
    with in_handeling():
        Erkenningverlies.objects.create(
            overeenkomst=rij, laatste_dag=over(8), reden="verstreken", afgehandeld_op=timezone.now()
        )
    for einde in (over(9), None):
        with pytest.raises(Geweigerd) as nee:
            verleng(cast, rij, einde)
        assert "erkend tot en met" in nee.value.velden["einde"]
    assert verleng(cast, rij, over(8)).einde == over(8)
    maak_toekenning("erkenning", houder=begeleider(cast).lidmaatschap.organisatie, van=over(9), tot=over(900))
    assert verleng(cast, rij, None).einde is None


def test_een_einde_dat_wegviel_is_geen_afbreken(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = verleng(cast, stop(cast, maak_overeenkomst(cast, start=over(-50)), over(5)), None)
    tekst = als(begeleider(cast)).get(rij.get_absolute_url()).content.decode()
    assert "Afgebroken" not in tekst
    assert "zonder einddatum" in tekst
