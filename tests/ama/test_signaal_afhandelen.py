"""The act `signaal_afhandelen`: what was done, or nothing needed; never again for the same days."""

from __future__ import annotations

import pytest
from django.urls import reverse

from ama.handelingen.signalen import signaal_afhandelen
from ama.models import Signaal
from ama.tasks.signalen import ama_signalen_geven
from tests.ama.begeleiden import begeleider, lopend, open_taken, over, stuur, vandaag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_signalen_geven")


def gegeven(cast) -> Signaal:
    lopend(cast)
    ama_signalen_geven(vandaag(), KLOK)
    return Signaal.objects.get()


def test_met_een_zin_of_niets_nodig(cast) -> None:
    wie, signaal = begeleider(cast), gegeven(cast)
    with pytest.raises(Geweigerd) as nee:
        signaal_afhandelen(signaal, wat_nu=" ", is_niets_nodig=False, versie=1, door=wie.door)
    assert set(nee.value.velden) == {"wat_nu"}
    with pytest.raises(Versieconflict):
        signaal_afhandelen(signaal, wat_nu="Gebeld", is_niets_nodig=False, versie=2, door=wie.door)
    signaal = signaal_afhandelen(signaal, wat_nu="", is_niets_nodig=True, versie=1, door=wie.door)
    assert signaal.wat_nu == "Niets nodig."
    assert open_taken("ama_signaal_bekijken", signaal.pk) == []
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        signaal_afhandelen(signaal, wat_nu="x", is_niets_nodig=False, versie=2, door=wie.door)
    # The same silence is not said again.
    assert [ama_signalen_geven(over(dagen), KLOK).gedaan for dagen in range(0, 20, 5)] == [0] * 4


def test_door_de_deur(cast, als) -> None:
    signaal = gegeven(cast)
    client = als(begeleider(cast))
    url = reverse("signaal_afhandelen", args=[signaal.pk])
    assert "nooit een sanctie" in client.get(url).content.decode()
    assert stuur(client, "signaal_afhandelen", signaal.pk, versie=1).status_code == 422
    klaar = stuur(client, "signaal_afhandelen", signaal.pk, versie=1, wat_nu="Gebeld.")
    assert klaar["Location"] == signaal.overeenkomst.get_absolute_url()
    assert stuur(als(cast.buren["begeleider_ama"]), "signaal_afhandelen", signaal.pk).status_code == 404
    assert als(cast.spelers["organisatiebeheerder"]).get(url).status_code == 403
