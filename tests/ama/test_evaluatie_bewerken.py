"""The act `evaluatie_bewerken`: partly written, for whoever goes on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from ama.domein.evaluatieinhoud import Doel, Evaluatie
from ama.handelingen.evaluaties import evaluatie_bewerken, evaluatie_openen
from ama.models import Jaarevaluatie
from ama.statussen import OPEN
from tests.ama.begeleiden import begeleid, begeleider, over, stuur, werk_af
from tests.rolverdeling import maak_speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db


def test_een_deel_volstaat_en_een_collega_gaat_verder(cast, als) -> None:
    wie = begeleider(cast)
    evaluatie = evaluatie_openen(begeleid(cast, over(-330)), door=wie.door)
    evaluatie_bewerken(
        evaluatie, inhoud=Evaluatie(doelen=(Doel("Op tijd"), Doel(" "))), versie=1, door=wie.door
    )
    evaluatie.refresh_from_db()
    assert (evaluatie.status, evaluatie.doelen) == (OPEN, [{"tekst": "Op tijd", "vooruitgang": None}])
    collega = maak_speler("begeleider_ama", wie.lidmaatschap.organisatie, email="collega@test.be")
    assert "Op tijd" in als(collega).get(reverse("evaluatie_afwerken", args=[evaluatie.pk])).content.decode()


def test_oud_of_afgewerkt_kan_niet(cast) -> None:
    wie = begeleider(cast)
    evaluatie = evaluatie_openen(begeleid(cast, over(-330)), door=wie.door)
    with pytest.raises(Versieconflict):
        evaluatie_bewerken(evaluatie, inhoud=Evaluatie(), versie=9, door=wie.door)
    werk_af(evaluatie, wie)
    with pytest.raises(Geweigerd, match="afgewerkt"):
        evaluatie_bewerken(evaluatie, inhoud=Evaluatie(), versie=2, door=wie.door)


def test_de_knop_bewaart_en_blijft(cast, als) -> None:
    evaluatie = evaluatie_openen(begeleid(cast, over(-330)), door=begeleider(cast).door)
    klaar = stuur(
        als(begeleider(cast)),
        "evaluatie_bewerken",
        evaluatie.pk,
        versie=1,
        woorden_deelnemer="Tot hier",
        op="",
    )
    assert klaar["Location"] == reverse("evaluatie_afwerken", args=[evaluatie.pk])
    assert Jaarevaluatie.objects.get().woorden_deelnemer == "Tot hier"
    assert stuur(als(cast.buren["begeleider_ama"]), "evaluatie_bewerken", evaluatie.pk).status_code == 404
