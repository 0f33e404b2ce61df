"""The act `sessie_terugnemen`: only the writer, only ten minutes, and the whole group."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.sessies import sessie_terugnemen
from ama.models import Begeleidingssessie
from tests.ama.begeleiden import begeleider, lopend, noteer, open_taken, over, stuur
from tests.rolverdeling import maak_speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_de_hele_groep_gaat_weg_met_haar_taak(cast) -> None:
    wie = begeleider(cast)
    rijen = noteer(wie, lopend(cast), lopend(cast), opvolgen_op=over(3))
    assert sessie_terugnemen(rijen[1], door=wie.door) == 2
    assert not Begeleidingssessie.objects.zichtbaar_voor(wie.door).exists()
    assert open_taken("ama_sessie_opvolgen", rijen[0].pk) == []
    assert Logregel.objects.filter(handeling="sessie_terugnemen").count() == 2


def test_een_collega_kan_het_niet(cast) -> None:
    wie = begeleider(cast)
    (rij,) = noteer(wie, lopend(cast))
    collega = maak_speler("begeleider_ama", wie.lidmaatschap.organisatie, email="collega@test.be")
    with pytest.raises(Geweigerd, match="Alleen wie"):
        sessie_terugnemen(rij, door=collega.door)


def test_na_tien_minuten_niet_meer(cast) -> None:
    wie = begeleider(cast)
    (rij,) = noteer(wie, lopend(cast))
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False),
        pytest.raises(Geweigerd, match="10 minuten"),
    ):
        sessie_terugnemen(rij, door=wie.door)
    assert Begeleidingssessie.objects.zichtbaar_voor(wie.door).exists()


def test_met_een_tik_van_de_lijst(cast, als) -> None:
    (rij,) = noteer(begeleider(cast), lopend(cast))
    client = als(begeleider(cast))
    assert "We spraken." in client.get(reverse("sessie_terugnemen", args=[rij.pk])).content.decode()
    assert stuur(client, "sessie_terugnemen", rij.pk).status_code == 302
    assert client.get(reverse("sessie_terugnemen", args=[rij.pk])).status_code == 404
    assert stuur(als(cast.buren["begeleider_ama"]), "sessie_terugnemen", rij.pk).status_code == 404
