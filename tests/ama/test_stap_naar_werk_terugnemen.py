"""The act `stap_naar_werk_terugnemen`: a step that was wrong does not count any more."""

from __future__ import annotations

import pytest
from django.urls import reverse

from ama.handelingen.werkstappen import stap_naar_werk_terugnemen
from ama.models import Werkstap
from tests.ama.begeleiden import begeleider, over, stuur
from tests.ama.maken_wse import maak_werkstap
from tests.ama.wse import gestart, vdab
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def van_aanbieder(cast, rij):
    return maak_werkstap(
        rij,
        van=over(-5),
        geregistreerd_organisatie=begeleider(cast).lidmaatschap.organisatie,
    )


def test_ze_telt_niet_meer_en_blijft_bekend(cast) -> None:
    stap = van_aanbieder(cast, gestart(cast))
    stap_naar_werk_terugnemen(stap, door=begeleider(cast).door)
    assert Werkstap.objects.get().teruggenomen_op is not None
    assert not Werkstap.objects.geldig().exists()
    assert Logregel.objects.filter(handeling="stap_naar_werk_terugnemen", object_id=stap.pk).exists()
    with pytest.raises(Geweigerd, match="al teruggenomen"):
        stap_naar_werk_terugnemen(stap, door=begeleider(cast).door)


def test_die_van_een_ander_niet(cast) -> None:
    stap = van_aanbieder(cast, gestart(cast))
    with pytest.raises(Geweigerd, match="andere organisatie"):
        stap_naar_werk_terugnemen(stap, door=vdab(cast).door)


def test_deur(cast, als) -> None:
    rij = gestart(cast)
    stap = van_aanbieder(cast, rij)
    client = als(begeleider(cast))
    adres = reverse("stap_naar_werk_terugnemen", args=[stap.pk])
    assert adres in client.get(rij.get_absolute_url()).content.decode()
    assert client.get(adres).status_code == 200
    assert stuur(client, "stap_naar_werk_terugnemen", stap.pk).status_code == 302
    assert adres not in client.get(rij.get_absolute_url()).content.decode()
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
