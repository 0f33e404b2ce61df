"""The act `evaluatie_openen`: from two months before its last day, filled in with what is known."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from tests.ama.begeleiden import begeleid, begeleider, open_taken, over, stuur, werk_af
from tests.ama.maken import maak_aanwezigheid
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db


def test_te_vroeg_kan_niet_en_zegt_vanaf_wanneer(cast) -> None:
    rij = begeleid(cast, over(-200))
    with pytest.raises(Geweigerd, match=f"vanaf {rij.evaluatie_open_op:%d/%m/%Y}"):
        evaluatie_openen(rij, door=begeleider(cast).door)
    with time_machine.travel(rij.evaluatie_open_op, tick=False):
        evaluatie = evaluatie_openen(rij, door=begeleider(cast).door)
    assert evaluatie.uiterlijk_op == einde_na_maanden(rij.sinds, 12)


def test_met_de_opkomst_en_een_taak_die_de_wet_zet(cast) -> None:
    rij = begeleid(cast, over(-330))
    overeenkomst = Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id)
    for dagen, status in ((-20, "A"), (-13, "A"), (-6, "V")):
        maak_aanwezigheid(overeenkomst, over(dagen), status)
    evaluatie = evaluatie_openen(rij, door=begeleider(cast).door)
    assert evaluatie.opkomst.startswith("2 van de 3 dagen aanwezig (67 %)")
    (taak,) = open_taken("ama_evalueren", evaluatie.pk)
    assert (taak.termijn, taak.gebruiker) == (rij.evaluatie_uiterlijk_op, begeleider(cast).gebruiker)
    # Once more gives the same one.
    assert evaluatie_openen(rij, door=begeleider(cast).door).pk == evaluatie.pk
    assert Jaarevaluatie.objects.count() == 1


def test_de_doelen_die_niet_bereikt_zijn_komen_terug(cast, als) -> None:
    wie = begeleider(cast)
    rij = begeleid(cast, over(-330))
    werk_af(evaluatie_openen(rij, door=wie.door), wie)
    rij.refresh_from_db()
    with time_machine.travel(rij.evaluatie_open_op, tick=False):
        tweede = evaluatie_openen(rij, door=wie.door)
        assert tweede.doelen == [{"tekst": "Op tijd komen", "vooruitgang": None}]
        tekst = als(wie).get(reverse("evaluatie_afwerken", args=[tweede.pk])).content.decode()
    assert "Ik kom graag." in tekst
    assert "Elke week een babbel." in tekst


def test_na_het_einde_niet_meer(cast) -> None:
    rij = begeleid(cast, over(-400))
    with in_handeling():
        Begeleiding.objects.filter(pk=rij.pk).update(tot=over(-1))
    with pytest.raises(Geweigerd, match="beëindigd"):
        evaluatie_openen(rij, door=begeleider(cast).door)


def test_van_de_lijst_naar_het_formulier(cast, als) -> None:
    rij = begeleid(cast, over(-330))
    client = als(begeleider(cast))
    lijst = client.get(reverse("jaarevaluatie_lijst")).content.decode()
    assert reverse("evaluatie_openen", args=[rij.pk]) in lijst
    klaar = stuur(client, "evaluatie_openen", rij.pk)
    evaluatie = Jaarevaluatie.objects.get()
    assert klaar["Location"] == reverse("evaluatie_afwerken", args=[evaluatie.pk])
    assert client.get(klaar["Location"]).status_code == 200
    assert stuur(als(cast.buren["begeleider_ama"]), "evaluatie_openen", rij.pk).status_code == 404
    assert stuur(als(cast.spelers["organisatiebeheerder"]), "evaluatie_openen", rij.pk).status_code == 403
