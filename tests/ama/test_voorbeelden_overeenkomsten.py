"""The example agreements: every state at Els, and so many others, all made by the acts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst, Overeenkomstversie
from ama.statussen import OVEREENKOMSTSTATUSSEN
from ama.voorbeelden import evaluaties, overeenkomsten, sessies
from ama.voorbeelden.mensen import BIJ_ELS
from ama.voorbeelden.spel import Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS, PLEKKEN
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.organisaties.models import Vestiging, Werkpost


def test_de_menigte_is_elke_keer_dezelfde_en_werkt_waar_er_plaats_is() -> None:
    mensen = overeenkomsten.iedereen()
    assert mensen == overeenkomsten.iedereen()
    assert len(mensen) >= 400
    assert len({een.sleutel for een in mensen}) == len(mensen)
    huis_van = {plek.sleutel: plek.huis for plek in PLEKKEN}
    assert all(huis_van[een.post] == een.huis for een in mensen)
    # At every werkpost somebody, and nowhere more at once than there are places.
    blijft = Counter(een.post for een in mensen if een.stopt is None)
    assert blijft.keys() == huis_van.keys()
    for plek in PLEKKEN:
        assert blijft[plek.sleutel] <= plek.plaatsen, plek.sleutel
    assert all(een.stopt > een.start for een in mensen if een.stopt is not None)


@pytest.mark.django_db
def test_bij_els_staat_er_een_in_elke_stand() -> None:
    nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    huizen, mensen = {}, {}
    van = nu.date().replace(year=nu.year - 4)
    for sleutel in BEGELEIDERS:
        gegeven = ORGANISATIES[sleutel]
        huizen[sleutel] = huis = maak_organisatie(gegeven.naam, gegeven.soort)
        mensen[sleutel] = [
            maak_speler("begeleider_ama", huis, email=f"{sleutel}{plek}@test.be").door for plek in range(2)
        ]
        maak_toekenning("erkenning", houder=huis, van=van, tot=nu.date() + timedelta(days=800))
    mensen["dz"] = [maak_speler("departement_zorg", maak_organisatie("Zorg", "departement_zorg")).door]
    spel = Spel(huizen, lambda huis, _rol: mensen[huis], nu)
    with in_handeling():
        for plek in PLEKKEN:
            tak = Vestiging.objects.create(organisatie=huizen[plek.huis], naam=plek.sleutel, gemeente="Gent")
            post = Werkpost.objects.create(
                organisatie=huizen[plek.huis],
                vestiging=tak,
                sector="social_profit",
                periode=reeks(van, None),
                geregistreerd_door=huizen[plek.huis],
            )
            spel.posten[plek.sleutel] = post.pk
    allen = overeenkomsten.iedereen(12)
    gebeurd = [
        *overeenkomsten.gebeurtenissen(spel, allen),
        *evaluaties.gebeurtenissen(spel, allen),
        *sessies.gebeurtenissen(spel, allen),
    ]
    for moment, doe in sorted(gebeurd, key=lambda een: een[0]):
        assert moment < spel.nu
        with time_machine.travel(moment, tick=True):
            doe()
    van_els = Overeenkomst.objects.filter(begeleider_lid_id=mensen["maatwerk"][0].lidmaatschap_id)
    assert set(van_els.values_list("status", flat=True)) == {stand for stand, _ in OVEREENKOMSTSTATUSSEN}
    # Besides theirs: a second one for one of them, and the one that follows at another begeleider.
    assert Overeenkomst.objects.count() == len(BIJ_ELS) + 12 + 2
    assert Overeenkomst.objects.filter(volgt_op__isnull=False).count() == 1
    assert Begeleiding.objects.filter(tot__isnull=True).count() > 20
    wijzigingen = Overeenkomstversie.objects.filter(nummer=2)
    assert (wijzigingen.open().count(), wijzigingen.exclude(getekend_op=None).count()) == (1, 1)
    assert len(set(Jaarevaluatie.objects.filter(status="afgewerkt").values_list("uitkomst", flat=True))) == 6
