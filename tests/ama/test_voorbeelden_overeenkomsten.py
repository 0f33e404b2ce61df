"""The example agreements: every state at Els, and so many others, all made by the acts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ama.models import Begeleiding, Overeenkomst
from ama.statussen import OVEREENKOMSTSTATUSSEN
from ama.voorbeelden import overeenkomsten, werkaanbod
from ama.voorbeelden.mensen import BIJ_ELS, menigte
from ama.voorbeelden.spel import Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS, PLEKKEN, plekken_van
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.organisaties.models import Werkpost


def test_de_menigte_is_elke_keer_dezelfde_en_werkt_waar_er_plaats_is() -> None:
    posten = {huis: [een.sleutel for een in plekken_van(huis)] for huis in BEGELEIDERS}
    mensen = menigte(387, posten, 700)
    assert mensen == menigte(387, posten, 700)
    assert len(mensen) + len(BIJ_ELS) >= 400
    assert all(een.post in posten[een.huis] for een in (*mensen, *BIJ_ELS))


@pytest.mark.django_db
def test_bij_els_staat_er_een_in_elke_stand() -> None:
    nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    huizen, mensen = {}, {}
    van = nu.date() - timedelta(days=1000)
    for sleutel in BEGELEIDERS:
        huizen[sleutel] = huis = maak_organisatie(sleutel, ORGANISATIES[sleutel].soort)
        mensen[sleutel] = [maak_speler("begeleider_ama", huis).door]
        maak_toekenning("erkenning", houder=huis, van=van, tot=nu.date() + timedelta(days=800))
    mensen["dz"] = [maak_speler("departement_zorg", maak_organisatie("Zorg", "departement_zorg")).door]
    spel = Spel(huizen, lambda huis, _rol: mensen[huis], nu)
    with in_handeling():
        for plek in PLEKKEN:
            post = Werkpost.objects.create(
                organisatie=huizen[plek.huis],
                sector="social_profit",
                periode=reeks(van, None),
                geregistreerd_door=huizen[plek.huis],
            )
            spel.posten[plek.sleutel] = post.pk
    for moment, doe in sorted(overeenkomsten.gebeurtenissen(spel, 12), key=lambda een: een[0]):
        assert moment < spel.nu
        with time_machine.travel(moment, tick=True):
            doe()
    standen = Counter(Overeenkomst.objects.values_list("status", flat=True))
    assert standen.keys() == {sleutel for sleutel, _ in OVEREENKOMSTSTATUSSEN} - {"concept"} | {"concept"}
    assert Overeenkomst.objects.count() == len(BIJ_ELS) + 12 + 2
    assert Overeenkomst.objects.filter(volgt_op__isnull=False).count() == 1
    assert Begeleiding.objects.filter(tot__isnull=True).count() > 12
    assert werkaanbod.BEGIN > 700
