"""`onthaal_doorgeven`: only within the partnership, and the giver keeps nothing (art. 4)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.doorgeven import onthaal_doorgeven
from gbo.models import Onthaaltraject
from gbo.statussen import ONTVANGEN
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, dagen_geleden, gbo, gestart, maak_onthaal, poog, zuster
from tests.gbo.overdragen import dek
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.handelen.concepten import bewaar
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, ONTHAAL_REGISTREREN
from werkzorg.uitwisseling.models import Bericht

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_doorgeven"


@pytest.fixture
def samen(cast) -> dict:
    """The partnership of the two houses of the cast, as a field of an onthaaltraject."""
    return {"samenwerking_id": dek(cast).pk}


def geef(onthaal, cast, naar=None) -> Onthaaltraject:
    huis = naar or zuster(cast).lidmaatschap.organisatie
    return onthaal_doorgeven(onthaal, partner_id=huis.pk, toelichting="Woont daar nu.", door=gbo(cast).door)


def test_de_andere_heeft_het_als_nieuw_en_de_termijn_loopt_door(cast, samen) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(4), **samen)
    uiterlijk = onthaal.eerste_contact_voor
    geef(onthaal, cast)
    onthaal.refresh_from_db()
    assert (onthaal.status, onthaal.medewerker_id, onthaal.eerste_contact_voor) == (
        ONTVANGEN,
        None,
        uiterlijk,
    )
    assert onthaal.partner_id == zuster(cast).lidmaatschap.organisatie_id
    assert onthaal.vorige_partner_id == gbo(cast).lidmaatschap.organisatie_id
    assert timezone.localdate(onthaal.bij_partner_sinds) == timezone.localdate()


def test_wie_doorgaf_ziet_niets_meer(cast, als, samen) -> None:
    onthaal = aanvaard(gbo(cast), **samen)
    poog(onthaal, gbo(cast), timezone.localdate())
    geef(onthaal, cast)
    client = als(gbo(cast))
    assert client.get(onthaal.get_absolute_url()).status_code == 404
    for vraag in ("", "?zoek=Haemers", "?stand=nieuw", "?stand=beeindigd"):
        assert "Lien Haemers" not in client.get(reverse("onthaal_lijst") + vraag).content.decode()
    assert not Onthaaltraject.objects.zichtbaar_voor(gbo(cast).door).exists()


def test_wat_wie_doorgaf_aan_het_typen_was_blijft_nergens(cast, samen) -> None:
    onthaal = aanvaard(gbo(cast), **samen)
    velden = {"aanvraag_sleutel": [str(uuid4())], "notitie": ["Nog bellen."], "versie": ["2"]}
    bewaar(velden, handeling="contactpoging_registreren", object_id=onthaal.pk, door=gbo(cast).door)
    geef(onthaal, cast)
    assert not Concept.objects.exists()


def test_een_bericht_over_wat_weg_is_gaat_met_de_persoon_mee(cast, samen) -> None:
    onthaal = aanvaard(gbo(cast), **samen)
    geef(onthaal, cast)
    machine = maak_koppeling(gbo(cast).lidmaatschap.organisatie, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN])
    te_laat = {
        "versie": 3,
        "wanneer": timezone.now().isoformat(),
        "wijze": "telefoon",
        "uitkomst": "bereikt",
        "notitie": "Kanarie",
    }
    antwoord = machine.bellen(Client()).stuur(f"/onthaaltrajecten/{onthaal.pk}/contactpogingen", te_laat)
    assert antwoord.status_code == 404
    assert Bericht.objects.get().persoon_id == onthaal.pk


def test_wie_krijgt_leest_de_pogingen_zonder_de_notities_van_een_ander(cast, als, samen) -> None:
    onthaal = aanvaard(gbo(cast), **samen)
    poog(onthaal, gbo(cast), timezone.localdate())
    geef(onthaal, cast)
    client = als(zuster(cast))
    onthaal.refresh_from_db()
    verstuur(client, "onthaal_aanvaarden", onthaal)
    tekst = client.get(onthaal.get_absolute_url()).content.decode()
    assert "Telefoon: niet bereikt" in tekst
    assert "Woont daar nu." in tekst
    assert "Geen gehoor." not in tekst


def test_ook_een_machine_krijgt_haar_eerste_antwoord_niet_meer(cast, samen) -> None:
    onthaal, sleutel = maak_onthaal(gbo(cast), **samen), uuid4()
    machine = maak_koppeling(gbo(cast).lidmaatschap.organisatie, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN])
    beller, adres = machine.bellen(Client()), f"/onthaaltrajecten/{onthaal.pk}"
    for _ in range(2):
        antwoord = beller.stuur(f"{adres}/aanvaarding", {"versie": 1}, sleutel=sleutel)
        assert "Haemers" in antwoord.content.decode()
    huis = str(zuster(cast).lidmaatschap.organisatie_id)
    geven = {"versie": 2, "kernpartner": huis, "toelichting": ""}
    assert beller.stuur(f"{adres}/doorgave", geven).status_code < 300
    na = beller.stuur(f"{adres}/aanvaarding", {"versie": 1}, sleutel=sleutel)
    assert na.status_code == 404
    assert "Haemers" not in na.content.decode()
    assert beller.vraag(adres).status_code == 404


@pytest.mark.parametrize("wie", ["zichzelf", "vreemd"])
def test_alleen_naar_een_zuster(cast, samen, wie: str) -> None:
    huis = {
        "zichzelf": gbo(cast).lidmaatschap.organisatie,
        "vreemd": maak_organisatie("CAW Elders", "caw"),
    }[wie]
    onthaal = maak_onthaal(gbo(cast), **samen)
    with pytest.raises(Geweigerd, match=r"art\. 4"):
        geef(onthaal, cast, huis)
    onthaal.refresh_from_db()
    assert onthaal.partner_id == gbo(cast).lidmaatschap.organisatie_id


def test_niet_naar_waar_niemand_het_kan_openen(cast, als) -> None:
    leeg = maak_organisatie("DMW Leeg", "dmw")
    onthaal = maak_onthaal(gbo(cast), samenwerking_id=dek(cast, gbo(cast).lidmaatschap.organisatie, leeg).pk)
    with pytest.raises(Geweigerd, match="niemand"):
        geef(onthaal, cast, leeg)
    blad = als(gbo(cast)).get(reverse(SLEUTEL, args=[onthaal.pk])).content.decode()
    assert "DMW Leeg" not in blad
    assert "Geen andere kernpartner" in blad
    maak_speler("gbo_medewerker", leeg)
    assert geef(onthaal, cast, leeg).partner_id == leeg.pk


def test_na_de_start_kan_het_niet_meer(cast, samen) -> None:
    with pytest.raises(Geweigerd, match="gestart"):
        geef(gestart(gbo(cast), **samen), cast)


def test_op_het_scherm(cast, als, samen) -> None:
    onthaal = maak_onthaal(gbo(cast), **samen)
    eis_deur(als, cast, SLEUTEL, onthaal)
    client = als(gbo(cast))
    tekst = client.get(reverse(SLEUTEL, args=[onthaal.pk])).content.decode()
    assert zuster(cast).lidmaatschap.organisatie.naam in tekst
    assert verstuur(client, SLEUTEL, onthaal, partner="").status_code == 422
    naar = str(zuster(cast).lidmaatschap.organisatie_id)
    antwoord = verstuur(client, SLEUTEL, onthaal, partner=naar, toelichting="")
    assert antwoord.url == reverse("onthaal_lijst")
    assert client.get(antwoord.url).status_code == 200
