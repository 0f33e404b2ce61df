"""`onthaal_aanvaarden`: before it the partner reads only what it needs to decide; after it the seven data."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gbo.handelingen.opvolgen import onthaal_aanvaarden
from gbo.models import Onthaaltraject
from gbo.statussen import AANVAARD
from tests.gbo.deuren import eis_deur, leest, verstuur
from tests.gbo.onthalen import aanvaard, gbo, maak_onthaal, zuster
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.ui import nummers

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_aanvaarden"
GEGEVENS = (
    "Haemers",
    "lien@voorbeeld.be",
    "Lindelei",
    nummers.telefoon("+32470123456"),
    "Peeters",
    "12/04/1988",
)


def test_wie_aanvaardt_staat_erop(cast) -> None:
    onthaal = aanvaard(gbo(cast), terugstuurreden="ander_gebied")
    onthaal.refresh_from_db()
    assert (onthaal.status, onthaal.medewerker_id, onthaal.terugstuurreden) == (
        AANVAARD,
        gbo(cast).gebruiker.pk,
        "",
    )
    regel = Logregel.objects.get(handeling=SLEUTEL)
    assert (regel.object_id, regel.deelnemer_id, regel.gegevens) == (onthaal.pk, onthaal.pk, {})


def test_twee_keer_of_door_een_ander_kan_niet(cast) -> None:
    onthaal = maak_onthaal(gbo(cast))
    with pytest.raises(Onthaaltraject.DoesNotExist):
        onthaal_aanvaarden(onthaal, door=zuster(cast).door)
    with pytest.raises(Versieconflict):
        onthaal_aanvaarden(onthaal, versie=9, door=gbo(cast).door)
    onthaal_aanvaarden(onthaal, door=gbo(cast).door)
    with pytest.raises(Geweigerd, match="aanvaard, nog te contacteren"):
        onthaal_aanvaarden(onthaal, door=gbo(cast).door)


def test_voor_het_aanvaarden_ziet_niemand_meer_dan_nodig(cast, als) -> None:
    onthaal = maak_onthaal(gbo(cast))
    client = als(gbo(cast))
    bladen = [
        reverse("onthaal_lijst"),
        onthaal.get_absolute_url(),
        *(reverse(naam, args=[onthaal.pk]) for naam in (SLEUTEL, "onthaal_doorgeven", "onthaal_terugsturen")),
    ]
    for adres in bladen:
        tekst = leest(client, adres)
        assert "Gent" in tekst
        assert [woord for woord in GEGEVENS if woord in tekst] == [], adres
    # Nor by looking for a name.
    assert "Geen onthaaltrajecten" in client.get(reverse("onthaal_lijst") + "?zoek=Haemers").content.decode()
    assert client.get(reverse("onthaal_samenvatting", args=[onthaal.pk])).status_code == 403
    assert {tuple(rij.groepen) for rij in Inzage.objects.filter(deelnemer_ids=[onthaal.pk])} == {
        ("onthaalingang",)
    }


def test_drie_tikken_en_de_gegevens_staan_er(cast, als) -> None:
    onthaal = maak_onthaal(gbo(cast))
    client = als(gbo(cast))
    lijst = client.get(reverse("onthaal_lijst")).content.decode()
    assert onthaal.get_absolute_url() in lijst
    blad = client.get(onthaal.get_absolute_url()).content.decode()
    assert reverse(SLEUTEL, args=[onthaal.pk]) in blad
    antwoord = verstuur(client, SLEUTEL, onthaal)
    assert antwoord.url == onthaal.get_absolute_url()
    tekst = leest(client, antwoord.url)
    assert [woord for woord in GEGEVENS if woord not in tekst] == []


def test_de_deur(cast, als) -> None:
    eis_deur(als, cast, SLEUTEL, maak_onthaal(gbo(cast)))


def test_in_een_andere_stand_leidt_het_formulier_terug(cast, als) -> None:
    onthaal = aanvaard(gbo(cast))
    antwoord = als(gbo(cast)).get(reverse(SLEUTEL, args=[onthaal.pk]))
    assert (antwoord.status_code, antwoord.url) == (302, onthaal.get_absolute_url())
