"""A departement has one task for all agreements that wait for it, and one for all evaluations that are too late."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.handelingen.evaluaties import evaluatie_openen
from ama.handelingen.indienen import overeenkomst_terugsturen
from ama.models import Jaarevaluatie, Overeenkomst
from ama.statussen import ONDERTEKEND
from ama.tasks.evaluaties import ama_evaluaties_bewaken
from tests.ama import begeleiden
from tests.ama.levensloop import aanvaard, begeleider, departement, maak_ingediend, over, stop
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
AANVAARDEN, LAAT = "overeenkomsten_te_aanvaarden", "ama_evaluaties_zichtbaar_laat"
KLOK = Klok("ama_evaluaties_bewaken")


def taken(soort: str, speler: Speler) -> list[bool]:
    """Of the tasks of this kind at the departement of this player: whether they are done, the oldest first."""
    rijen = Taak.objects.zichtbaar_voor(speler.door).filter(soort=soort).order_by("sleutel")
    return [een.klaar_op is not None for een in rijen]


def test_een_taak_hoeveel_er_ook_wachten(cast: Rolverdeling) -> None:
    eerste, tweede = maak_ingediend(cast), maak_ingediend(cast)
    assert taken(AANVAARDEN, departement(cast)) == [False]
    aanvaard(cast, eerste)
    assert taken(AANVAARDEN, departement(cast)) == [False]
    overeenkomst_terugsturen(tweede, reden="Onleesbaar.", versie=tweede.versie, door=departement(cast).door)
    assert taken(AANVAARDEN, departement(cast)) == [True]
    derde = maak_ingediend(cast)
    assert taken(AANVAARDEN, departement(cast)) == [True, False]
    aanvaard(cast, derde)
    assert taken(AANVAARDEN, departement(cast)) == [True, True]


def test_elk_departement_krijgt_de_zijne(cast: Rolverdeling) -> None:
    maak_ingediend(cast, soort="wse")
    assert taken(AANVAARDEN, cast.spelers["departement_wse"]) == [False]
    assert taken(AANVAARDEN, departement(cast)) == []
    aanvaard(cast, maak_ingediend(cast))
    # What waits for the other departement is not its task.
    assert taken(AANVAARDEN, departement(cast)) == [True]
    assert taken(AANVAARDEN, cast.buren["departement_zorg"]) == []


def test_ze_leidt_naar_wat_wacht(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    maak_ingediend(cast)
    client = als(departement(cast))
    blad = client.get(reverse("vandaag")).content.decode()
    adres = f"{reverse('overeenkomst_lijst')}?stand=ingediend"
    assert "Begeleiders dienden overeenkomsten in" in blad
    assert adres in blad
    assert client.get(adres).status_code == 200


def test_late_evaluaties_zijn_een_taak(cast: Rolverdeling) -> None:
    rijen = [begeleiden.begeleid(cast, over(-500)) for _ in range(2)]
    begeleiden.begeleid(cast, over(-370))  # late, and nobody else's business yet
    for _ in range(2):
        assert ama_evaluaties_bewaken(over(0), KLOK).fouten == 0
    assert taken(LAAT, departement(cast)) == [False]
    for nummer, rij in enumerate(rijen):
        begeleiden.werk_af(Jaarevaluatie.objects.get(begeleiding=rij), begeleider(cast))
        assert taken(LAAT, departement(cast)) == [nummer == 1]


def test_het_departement_weet_niets_van_wie_niet_ingediend_is(cast: Rolverdeling) -> None:
    begeleiden.begeleid(cast, over(-500), status=ONDERTEKEND)
    assert ama_evaluaties_bewaken(over(0), KLOK).fouten == 0
    assert taken(LAAT, departement(cast)) == []


def test_wat_stopt_hoeft_niemand_meer_te_evalueren(cast: Rolverdeling) -> None:
    rij = begeleiden.begeleid(cast, over(-500))
    ama_evaluaties_bewaken(over(0), KLOK)
    overeenkomst = Overeenkomst.objects.get(deelnemer=rij.deelnemer)
    stop(cast, overeenkomst, over(0))
    assert taken(LAAT, departement(cast)) == [False]
    stop(cast, overeenkomst, over(-1))
    assert taken(LAAT, departement(cast)) == [True]


def test_een_op_tijd_roert_niets(cast: Rolverdeling) -> None:
    rij = begeleiden.begeleid(cast, over(-330))
    begeleiden.werk_af(evaluatie_openen(rij, door=begeleider(cast).door), begeleider(cast))
    assert taken(LAAT, departement(cast)) == []
