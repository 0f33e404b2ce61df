"""The example werkposten: thirty of twelve begeleiders, made by the acts, with offers, closings and contacts."""

from __future__ import annotations

import pytest
import time_machine
from django.utils import timezone

from ama.models import Contact, Sluiting, Werkaanbod
from ama.voorbeelden import werkaanbod
from ama.voorbeelden.spel import Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS, PLEKKEN, plekken_van
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.organisaties.models import Vestiging, Werkpost

pytestmark = pytest.mark.django_db


@pytest.fixture
def spel() -> Spel:
    """The twelve organisations with two own werkposten each and somebody who guides."""
    nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    huizen, mensen = {}, {}
    for sleutel in BEGELEIDERS:
        gegeven = ORGANISATIES[sleutel]
        huizen[sleutel] = huis = maak_organisatie(gegeven.naam, gegeven.soort)
        mensen[sleutel] = [maak_speler("begeleider_ama", huis).door]
        with in_handeling():
            for plek in range(2):
                tak = Vestiging.objects.create(
                    organisatie=huis, naam=f"{huis.naam}, {plek}", gemeente=gegeven.gemeente
                )
                Werkpost.objects.create(
                    organisatie=huis,
                    vestiging=tak,
                    sector="social_profit",
                    periode=reeks(nu.date().replace(year=nu.year - 4), None),
                    geregistreerd_door=huis,
                )
    return Spel(huizen, lambda huis, _rol: mensen[huis], nu)


def test_dertig_werkposten_van_twaalf_begeleiders(spel) -> None:
    assert (len(PLEKKEN), len(BEGELEIDERS), len({een.sleutel for een in PLEKKEN})) == (30, 12, 30)
    assert all(plekken_van(huis) for huis in BEGELEIDERS)
    for moment, doe in sorted(werkaanbod.gebeurtenissen(spel), key=lambda een: een[0]):
        assert moment < spel.nu
        with time_machine.travel(moment, tick=True):
            doe()
    posten = [spel.werkpost(een.sleutel) for een in PLEKKEN]
    assert len({post.pk for post in posten}) == 30
    assert Werkaanbod.objects.geldig_op(spel.nu.date()).count() == 30
    assert Werkaanbod.objects.count() > 30
    assert {post.sector for post in posten} == {"profit", "social_profit", "sociale_economie", "buurt"}
    assert Sluiting.objects.filter(is_gesloten=False).exists()
    assert Sluiting.objects.count() > 60
    assert {een.stand for een in Contact.objects.all()} == {"gecontacteerd", "in_gesprek", "neen", "werkpost"}
