"""The act `verlenging_weigeren`: with reasons; the end stays."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import open_taken, stuur, vraag_verlenging
from trajecten.handelingen.verlengingen import verlenging_weigeren
from trajecten.models import Traject, Verlenging
from trajecten.statussen import LOPEND
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.django_db
def test_het_einde_blijft_en_vragen_kan_opnieuw(cast, als) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    vdab = cast.spelers["vdab_beslisser"]
    velden = {"motivering": "Niet uitzonderlijk.", "versie": Traject.objects.get().versie}
    assert stuur(als(cast.casemanager_werk), "verlenging_weigeren", traject.pk, **velden).status_code == 403
    assert stuur(als(vdab), "verlenging_weigeren", traject.pk, **velden).status_code == 302
    na = Traject.objects.get()
    assert (na.status, na.uiterste_einddatum) == (LOPEND, traject.uiterste_einddatum)
    assert Verlenging.objects.get().beslissing == "Niet uitzonderlijk."
    assert open_taken("verlenging_beslissen", traject.pk) == []
    assert Melding.objects.filter(soort="verlenging_geweigerd").count() == 2
    vraag_verlenging(traject, cast.casemanager_werk)


@pytest.mark.django_db
def test_niet_zonder_motivering(cast) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd) as nee:
        verlenging_weigeren(
            traject,
            motivering=" ",
            versie=Traject.objects.get().versie,
            door=cast.spelers["vdab_beslisser"].door,
        )
    assert set(nee.value.velden) == {"motivering"}
