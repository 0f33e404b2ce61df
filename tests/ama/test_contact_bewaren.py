"""The act `contact_bewaren`: a body that may become a werkpost, its first talk, and what looks like it."""

from __future__ import annotations

import pytest

from ama.domein.werkaanbod import Moment
from ama.handelingen.contacten import MogelijkDubbel, contact_bewaren
from ama.lijsten.werkaanbod import EXPORTLIJSTEN
from ama.models import Contact
from tests.ama.werkposten import contactvelden, maak_contact, maak_post, over, sleutel_van, vandaag, vraag
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
LIJST = "/ama/contacten/"


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


def namen(client, tekst: str = "") -> list[str]:
    return [regel["naam"] for regel in client.get(f"{LIJST}?{tekst}").context["bladzijde"].object_list]


def test_een_nieuw_contact_met_zijn_eerste_gesprek(els) -> None:
    rij = contact_bewaren(contactvelden(), Moment(over(-2), "in_gesprek", "Zien het zitten."), door=els.door)
    assert (rij.stand, rij.laatst_op, rij.begeleider_id) == ("in_gesprek", over(-2), els.door.organisatie_id)
    moment = rij.momenten.get()
    assert (moment.nota, moment.door_id) == ("Zien het zitten.", els.door.gebruiker_id)


@pytest.mark.parametrize(
    ("moment", "veld"),
    [
        (Moment(over(1), "gecontacteerd"), "op"),
        (Moment(over(0), "werkpost"), "stand"),
        (Moment(over(0), "neen"), "stand"),
    ],
)
def test_weigeringen(els, moment, veld) -> None:
    with pytest.raises(Geweigerd) as nee:
        contact_bewaren(contactvelden(), moment, door=els.door)
    assert set(nee.value.velden) == {veld}


def test_wat_erop_lijkt_wordt_eerst_getoond(cast, als, els) -> None:
    al = maak_contact(els, "Garage Peeters")
    maak_contact(cast.buren["begeleider_ama"], "Garage Peeters & Zoon")
    post = maak_post(els, "Garage Peeters NV")
    nu = Moment(vandaag(), "gecontacteerd")
    with pytest.raises(MogelijkDubbel) as nee:
        contact_bewaren(contactvelden("Garage Peeter"), nu, door=els.door)
    assert (nee.value.contacten, nee.value.werkposten) == ([al], [post])
    client, adres = als(els), f"{LIJST}nieuw/"
    gegevens = {
        **sleutel_van(client, adres),
        "naam": "Garage Peeter",
        "sector": "profit",
        "op": f"{vandaag():%d/%m/%Y}",
        "stand": "gecontacteerd",
        "telefoon": "09 223 34 45",
    }
    eerst = client.post(adres, gegevens)
    tekst = eerst.content.decode()
    assert eerst.status_code == 422
    assert "Bedoel je een van deze?" in tekst
    assert "is al een werkpost" in tekst
    assert "Zoon" not in tekst
    goed = client.post(adres, {**gegevens, "is_andere": "on"}, follow=True)
    assert "Garage Peeter" in goed.content.decode()
    assert Contact.objects.filter(naam="Garage Peeter", telefoon="+3292233445").exists()


def test_de_lijst_is_die_van_de_eigen_organisatie(cast, als, els) -> None:
    maak_contact(els, "Été Bloemen", gemeente="Deinze")
    maak_contact(els, "Wasserij Helder", op=over(-400), stand="in_gesprek")
    maak_contact(cast.buren["begeleider_ama"], "Van de buren")
    client = als(els)
    assert namen(client) == ["Été Bloemen", "Wasserij Helder"]
    assert namen(client, "zoek=ete") == namen(client, "zoek=deinze") == ["Été Bloemen"]
    assert namen(client, "stand=in_gesprek") == ["Wasserij Helder"]
    assert namen(client, "stand=opvolgen") == ["Wasserij Helder"]
    assert namen(client, "sector=buurt") == []
    tekst = client.get(LIJST).content.decode()
    assert "opnieuw te contacteren" in tekst
    assert "(aanname)" in tekst
    for onzin in ("stand=x", "zoek=%25", "blad=9", "zoek=" + "y" * 300):
        assert client.get(f"{LIJST}?{onzin}").status_code == 200
    lijst = {een.sleutel: een for een in EXPORTLIJSTEN}["contact_lijst"]
    uit = lijst.neem(els.door, vraag("stand=opvolgen"), None, 10)
    assert [(rij[0], rij[-1]) for rij in uit.rijen] == [("Wasserij Helder", "ja")]
    assert als(cast.casemanager_zorg).get(LIJST).status_code == 403
