"""The act `contact_wijzigen`: who a contact is, also when two people do it at once."""

from __future__ import annotations

import pytest

from ama.handelingen.contacten import contact_wijzigen
from ama.models import Contact
from tests.ama.werkposten import contactvelden, maak_contact, sleutel_van
from werkzorg.handelen.weigering import Versieconflict

pytestmark = pytest.mark.django_db


def test_wijzigen(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    rij = maak_contact(els)
    nieuw = contact_wijzigen(rij, contactvelden("Garage P", email="a@b.be"), versie=1, door=els.door)
    assert (nieuw.naam, nieuw.email, nieuw.versie, nieuw.stand) == ("Garage P", "a@b.be", 2, "gecontacteerd")
    with pytest.raises(Versieconflict):
        contact_wijzigen(rij, contactvelden("Ander"), versie=1, door=els.door)
    with pytest.raises(Contact.DoesNotExist):
        contact_wijzigen(rij, contactvelden("Ander"), versie=2, door=cast.buren["begeleider_ama"].door)


def test_door_het_scherm(cast, als) -> None:
    els = cast.spelers["begeleider_ama"]
    rij = maak_contact(els)
    client, adres = als(els), f"/ama/contacten/{rij.pk}/wijzig/"
    gegevens = {**sleutel_van(client, adres), "naam": "Garage Nieuw", "sector": "buurt"}
    contact_wijzigen(rij, contactvelden("Van een collega"), versie=1, door=els.door)
    conflict = client.post(adres, gegevens)
    assert conflict.status_code == 409
    assert "Van een collega" in conflict.content.decode()
    assert "Garage Nieuw" in conflict.content.decode()
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    client = als(els)
    klaar = client.post(adres, {**gegevens, **sleutel_van(client, adres)}, follow=True)
    assert klaar.status_code == 200
    assert Contact.objects.get().sector == "buurt"
