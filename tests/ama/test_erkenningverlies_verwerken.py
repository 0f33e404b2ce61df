"""The act of the clock `erkenningverlies_verwerken`: every agreement that loses its begeleider is listed once."""

from __future__ import annotations

import pytest

from ama.lijsten.werkaanbod import EXPORTLIJSTEN
from ama.models import Erkenningverlies
from ama.soorten import WSE
from ama.statussen import ACTIEF, CONCEPT, ONDERTEKEND
from ama.tasks.erkenningverlies import erkenningverlies_bewaken
from mandaten.models import Bevoegdheid
from tests.ama.maken import maak_overeenkomst
from tests.ama.werkposten import over, vraag
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
LIJST = "/ama/verloren-erkenningen/"


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


def erken(speler, laatste_dag=None) -> Bevoegdheid:
    rij = geef_bevoegdheid(speler, "begeleider_ama", None)
    return laat_eindigen(rij, laatste_dag) if laatste_dag else rij


def laat_eindigen(rij: Bevoegdheid, laatste_dag) -> Bevoegdheid:
    with in_handeling():
        rij.periode = reeks(rij.periode.lower, laatste_dag)
        rij.save()
    return rij


def loop(dagen: int = 0) -> int:
    telling = erkenningverlies_bewaken(over(dagen), Klok("erkenningverlies_verwerken"))
    assert telling.fouten == 0
    return telling.gedaan


def test_elke_lopende_overeenkomst_eenmaal_met_twee_taken(cast, els) -> None:
    erken(els, over(60))
    rijen = [maak_overeenkomst(cast, status=een) for een in (CONCEPT, ONDERTEKEND, ACTIEF)]
    maak_overeenkomst(cast, soort=WSE)
    maak_overeenkomst(cast, einde=over(60), einde_reden="andere")
    maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"])
    assert loop() == 3
    assert loop() == loop(1) == 0
    verliezen = Erkenningverlies.objects.all()
    assert {een.overeenkomst_id for een in verliezen} == {rij.pk for rij in rijen}
    assert {een.laatste_dag for een in verliezen} == {over(60)}
    taken = Taak.objects.filter(soort="erkenningverlies_opvolgen", object_id=els.door.organisatie_id)
    assert {taak.rol for taak in taken} == {"begeleider_ama", "departement_zorg"}
    assert {taak.termijn for taak in taken} == {over(60)}
    # A new agreement under the same loss: listed too, with the task that is open.
    aantal = taken.count()
    maak_overeenkomst(cast)
    # And one that is still to begin after it.
    maak_overeenkomst(cast, start=over(80), status=CONCEPT)
    assert loop(2) == 2
    assert taken.count() == aantal


@pytest.mark.parametrize(("einde", "aantal"), [(93, 0), (92, 1), (-1, 1), (-366, 1), (-367, 0)])
def test_het_venster_van_de_klok(cast, els, einde, aantal) -> None:
    erken(els, over(einde))
    maak_overeenkomst(cast, start=over(-400), status=ONDERTEKEND)
    assert loop() == aantal


def test_wie_verder_erkend_is_verliest_niets(cast, els) -> None:
    erken(els, over(30))
    nieuw = geef_bevoegdheid(els, "begeleider_ama", None)
    with in_handeling():
        nieuw.periode = reeks(over(31), None)
        nieuw.save()
    maak_overeenkomst(cast)
    assert loop() == 0


def test_de_lijst(cast, als, els) -> None:
    erken(els, over(-3))
    rij = maak_overeenkomst(cast)
    loop()
    client = als(els)
    tekst = client.get(LIJST).content.decode()
    for stuk in (rij.deelnemer.dossiernummer, f"{over(-3):%d/%m/%Y}", "erkenning is weg", "Handel af"):
        assert stuk in tekst
    assert rij.deelnemer.dossiernummer not in als(cast.buren["begeleider_ama"]).get(LIJST).content.decode()
    assert "Geen overeenkomsten gevonden" in client.get(f"{LIJST}?stand=afgehandeld").content.decode()
    assert client.get(f"{LIJST}?begeleider=x&stand=y").status_code == 200
    lijst = {een.sleutel: een for een in EXPORTLIJSTEN}["erkenningverlies_lijst"]
    uit = lijst.neem(els.door, vraag(), None, 10)
    assert uit.deelnemers == frozenset({rij.deelnemer_id})
    assert [een[3] for een in uit.rijen] == [over(-3)]
    assert als(cast.casemanager_zorg).get(LIJST).status_code == 403
