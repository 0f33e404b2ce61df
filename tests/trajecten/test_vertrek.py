"""What goes along when a casemanager leaves: his place in each tandem, also what is planned."""

from __future__ import annotations

import pytest

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.tandems import collega, met_team, over
from trajecten.handelingen.overdragen import trajecten_overdragen
from trajecten.handelingen.vertrek import draag_trajecten_over, tel_trajecten
from trajecten.models import Aanstelling, Traject
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.overdracht import OVERDRACHTEN

pytestmark = pytest.mark.django_db


def test_de_opvolger_staat_in_elke_tandem_vanaf_de_dag(cast: Rolverdeling) -> None:
    zorg = cast.casemanager_zorg
    rijen, opvolger = [maak_traject(cast), maak_traject(cast)], collega(zorg)
    assert OVERDRACHTEN["trajecten"].tel(zorg.lidmaatschap) == 2
    with in_handeling():
        assert (
            draag_trajecten_over(zorg.lidmaatschap, None, over(5), cast.spelers["organisatiebeheerder"].door)
            == 0
        )
        gedaan = draag_trajecten_over(
            zorg.lidmaatschap,
            opvolger.lidmaatschap,
            over(5),
            cast.spelers["organisatiebeheerder"].door,
        )
    assert gedaan == 2
    for rij in rijen:
        oud, nieuw = Aanstelling.objects.filter(traject=rij, kant="zorg").order_by("periode")
        assert (laatste_dag(oud.periode), nieuw.periode.lower) == (over(4), over(5))
        assert (nieuw.lidmaatschap_id, nieuw.reden) == (opvolger.lidmaatschap.pk, "vertrek")


def test_wie_met_verlof_is_en_vertrekt_keert_niet_terug(cast: Rolverdeling) -> None:
    met_team(cast)
    zorg = cast.casemanager_zorg
    rij, vervanger, opvolger = maak_traject(cast), collega(zorg), collega(zorg)
    trajecten_overdragen(
        trajecten=[rij.pk],
        vervangers=[vervanger.lidmaatschap.pk],
        van=over(0),
        tot=over(9),
        nota="Verlof",
        door=zorg.door,
    )
    assert tel_trajecten(zorg.lidmaatschap) == 1
    with in_handeling():
        draag_trajecten_over(zorg.lidmaatschap, opvolger.lidmaatschap, over(3), vervanger.door)
    nu = Aanstelling.objects.get(traject=rij, lidmaatschap=vervanger.lidmaatschap)
    assert nu.keert_terug_id == opvolger.lidmaatschap.pk
    assert tel_trajecten(zorg.lidmaatschap) == 0
    assert Traject.objects.filter(pk=rij.pk).exists()
