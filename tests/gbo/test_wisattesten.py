"""What stays after an erasure: a certificate for the partner, and counts of which the small ones are hidden."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.tellen import tel
from gbo.models import Onthaaltraject, Wisattest
from gbo.statussen import AFGEROND, GEWEIGERD
from gbo.tasks.wissen import wissen
from tests.beheer.exports import bladen, ingevuld
from tests.gbo.onthalen import afgerond, dagen_geleden, gbo, zuster
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("onthaal_wissen")


def gewist(cast) -> Wisattest:
    """The certificate of one that was erased."""
    afgerond(gbo(cast), einde=dagen_geleden(400))
    wissen(timezone.localdate(), KLOK)
    assert not Onthaaltraject.objects.exists()
    return Wisattest.objects.get()


def test_het_attest_is_van_de_partner_en_noemt_niemand(cast, als) -> None:
    attest = gewist(cast)
    tekst = als(gbo(cast)).get(attest.get_absolute_url()).content.decode()
    assert str(attest.wisopdracht_id) in tekst
    assert "Haemers" not in tekst
    assert attest.get_absolute_url() in als(gbo(cast)).get(reverse("wisattest_lijst")).content.decode()
    assert als(zuster(cast)).get(attest.get_absolute_url()).status_code == 404
    for rol in ("vdab_beslisser", "departement_zorg"):
        assert als(cast.spelers[rol]).get(attest.get_absolute_url()).status_code == 403
    (_, *rijen), _ = bladen(als(gbo(cast)).post("/exporteer/?lijst=wisattest_lijst", ingevuld()))
    assert [rij[0] for rij in rijen] == [str(attest.pk)]


def test_een_klein_getal_blijft_verborgen(cast, als) -> None:
    for aantal, uitkomst in ((4, AFGEROND), (6, GEWEIGERD)):
        for _ in range(aantal):
            tel(uitkomst, jaar=2025)
    client, adres = als(cast.departement), reverse("onthaaltelling_lijst")
    tekst = client.get(adres).content.decode()
    assert "minder dan 5" in tekst
    # A year is no number of things: 2025, never 2.025.
    assert "2025" in tekst
    assert "2.025" not in tekst
    assert "de persoon wil dit niet" in tekst
    (_, *rijen), _ = bladen(client.post("/exporteer/?lijst=onthaaltelling_lijst", ingevuld()))
    assert sorted(rij[3] for rij in rijen) == ["6", "minder dan 5"]
    for rol in ("gbo_medewerker", "vdab_beslisser", "beleid"):
        assert als(cast.spelers[rol]).get(adres).status_code == 403
