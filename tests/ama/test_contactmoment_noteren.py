"""The act `contactmoment_noteren`: how it stands with a contact, until it is a werkpost or says no."""

from __future__ import annotations

import pytest

from ama.domein.werkaanbod import Moment
from ama.handelingen.contacten import contactmoment_noteren
from ama.models import Contact
from tests.ama.werkposten import maak_contact, maak_post, over, sleutel_van, vandaag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


def test_stap_voor_stap_tot_werkpost(els) -> None:
    rij, post = maak_contact(els, op=over(-9)), maak_post(els)
    contactmoment_noteren(rij, Moment(over(-5), "in_gesprek", "Rondleiding."), versie=1, door=els.door)
    contactmoment_noteren(rij, Moment(over(-1), "werkpost", "", post.pk), versie=2, door=els.door)
    rij.refresh_from_db()
    assert (rij.stand, rij.laatst_op, rij.werkpost_id, rij.versie) == ("werkpost", over(-1), post.pk, 3)
    assert [een.stand for een in rij.momenten.all()] == ["werkpost", "in_gesprek", "gecontacteerd"]


@pytest.mark.parametrize(
    ("moment", "veld"),
    [
        (Moment(over(1), "in_gesprek"), "op"),
        (Moment(over(-10), "in_gesprek"), "op"),
        (Moment(over(0), "neen"), "nota"),
        (Moment(over(0), "ooit"), "stand"),
        (Moment(over(0), "werkpost"), "werkpost"),
    ],
)
def test_weigeringen(els, moment, veld) -> None:
    rij = maak_contact(els, op=over(-9))
    with pytest.raises(Geweigerd) as nee:
        contactmoment_noteren(rij, moment, versie=1, door=els.door)
    assert set(nee.value.velden) == {veld}
    rij.refresh_from_db()
    assert (rij.versie, rij.momenten.count()) == (1, 1)


def test_van_een_ander_of_een_collega(cast, els) -> None:
    rij, buur = maak_contact(els), cast.buren["begeleider_ama"]
    nu = Moment(vandaag(), "in_gesprek")
    with pytest.raises(Contact.DoesNotExist):
        contactmoment_noteren(rij, nu, versie=1, door=buur.door)
    with pytest.raises(Versieconflict):
        contactmoment_noteren(rij, nu, versie=9, door=els.door)
    post = maak_post(buur)
    with pytest.raises(Werkpost.DoesNotExist):
        contactmoment_noteren(rij, Moment(vandaag(), "werkpost", "", post.pk), versie=1, door=els.door)


def test_door_het_scherm(cast, als, els) -> None:
    rij = maak_contact(els)
    client, adres = als(els), f"/ama/contacten/{rij.pk}/noteer/"
    gegevens = {**sleutel_van(client, adres), "op": f"{vandaag():%d/%m/%Y}", "stand": "neen", "nota": ""}
    fout = client.post(adres, gegevens)
    assert fout.status_code == 422
    assert "Schrijf op waarom niet" in fout.content.decode()
    goed = client.post(adres, {**gegevens, "nota": "Geen plaats."}, follow=True).content.decode()
    assert "Geen plaats." in goed
    assert "wil niet" in goed
    keuzes = dict(client.get(adres).context["formulier"].fields["stand"].choices)
    assert set(keuzes) == {"neen", "gecontacteerd"}
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
