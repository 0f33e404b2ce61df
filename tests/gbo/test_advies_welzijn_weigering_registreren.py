"""The person says no: nothing goes anywhere, and only a number is kept."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.advies import advies_welzijn_weigering_registreren
from gbo.models import Onthaaltelling, Onthaaltraject
from gbo.statussen import GEWEIGERD
from tests.gbo.overdragen import adviseer, draag_over, vdab
from tests.rolverdeling import Rolverdeling
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db


def test_een_weigering_draagt_niets_over_en_wordt_geteld(cast: Rolverdeling) -> None:
    for keer in (1, 2):
        rij = adviseer(cast)
        advies_welzijn_weigering_registreren(rij, versie=1, door=vdab(cast).door)
        rij.refresh_from_db()
        assert (rij.status, rij.akkoord_op) == (GEWEIGERD, None)
        telling = Onthaaltelling.objects.get()
        assert (telling.uitkomst, telling.aantal, telling.samenwerking_id) == ("geweigerd", keer, None)

    assert not Onthaaltraject.objects.exists()
    assert set(Bemiddelingsadvies.objects.values_list("tot", flat=True)) == {timezone.localdate()}


def test_daarna_kan_er_een_nieuw_advies_komen(cast: Rolverdeling) -> None:
    rij = adviseer(cast)
    advies_welzijn_weigering_registreren(rij, versie=1, door=vdab(cast).door)

    tweede = adviseer(cast, rij.deelnemer)

    assert tweede.pk != rij.pk
    assert tweede.advies.tot is None


def test_wat_gesloten_is_wordt_niet_meer_geweigerd(cast: Rolverdeling) -> None:
    rij = adviseer(cast)
    draag_over(cast, rij)

    with pytest.raises(Geweigerd):
        advies_welzijn_weigering_registreren(rij, versie=2, door=vdab(cast).door)
    assert set(Onthaaltelling.objects.values_list("uitkomst", flat=True)) == {"overgedragen"}


def test_wie_een_oude_versie_zag_kijkt_opnieuw(cast: Rolverdeling) -> None:
    with pytest.raises(Versieconflict):
        advies_welzijn_weigering_registreren(adviseer(cast), versie=2, door=vdab(cast).door)


def test_de_deur(cast: Rolverdeling, als) -> None:
    rij = adviseer(cast)
    adres = reverse("advies_welzijn_weigering_registreren", args=[rij.pk])
    client = als(vdab(cast))

    assert "Er vertrekt niets" in client.get(adres).content.decode()
    antwoord = client.post(adres, {"aanvraag_sleutel": str(uuid4()), "versie": "1"}, follow=True)

    assert "De persoon wil dit niet" in antwoord.content.decode()
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
