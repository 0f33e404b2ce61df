"""The exchange desk: what went wrong, and trying it once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pghistory
import pytest
from django.test import Client

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from tests.uitwisseling.maken import maak_koppeling
from tests.uitwisseling.test_verzoeken import verzoek
from trajecten.models import Traject
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.uitwisseling.domein.scopes import VERZOEKEN_AANLEVEREN
from werkzorg.uitwisseling.handelingen.berichten import Afloop, bericht_opnieuw_proberen
from werkzorg.uitwisseling.models import Bericht, Protocol

Als = Callable[[Speler], Client]


@pytest.fixture
def bericht(cast: Rolverdeling, client: Client) -> Bericht:
    """A request that was refused because the address of the person misses."""
    beslisser = cast.spelers["vdab_beslisser"]
    persoon = registreer(beslisser.door, postcode="", gemeente="")
    machine = maak_koppeling(beslisser.lidmaatschap.organisatie, [VERZOEKEN_AANLEVEREN])
    antwoord = machine.bellen(client).stuur("/verzoeken", verzoek(str(persoon.pk)))
    assert antwoord.status_code == 422, antwoord.content
    return Bericht.objects.get()


def _herstel(bericht: Bericht, cast: Rolverdeling) -> None:
    from werkzorg.deelnemers.models import Deelnemer

    deelnemer = Deelnemer.objects.get(pk=bericht.persoon_id)
    deelnemer_wijzigen(
        deelnemer,
        wijzigingen={"postcode": "9000", "gemeente": "Gent"},
        versie=deelnemer.versie,
        door=cast.spelers["vdab_beslisser"].door,
    )


@pytest.mark.django_db
def test_het_loket_zegt_wat_er_misging_en_wie_reageert(
    bericht: Bericht, cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.spelers["functioneel_beheerder"])
    assert "Deelname aan een activeringstraject vragen" in client.get("/uitwisseling/berichten/").text
    blad = client.get(f"/uitwisseling/berichten/{bericht.pk}/").text
    assert "Het adres van deze persoon ontbreekt" in blad
    assert "de afzender" in blad
    assert "Hermans" not in blad
    assert not re.search(r"\bD-\d", blad)


@pytest.mark.django_db
def test_na_herstel_lukt_hetzelfde_bericht_in_de_hoedanigheid_van_de_machine(
    bericht: Bericht, cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.spelers["functioneel_beheerder"])
    adres = f"/uitwisseling/berichten/{bericht.pk}/opnieuw/"
    client.post(adres)
    assert Bericht.objects.get().status == "geweigerd"
    _herstel(bericht, cast)
    client.post(adres)
    rij = Bericht.objects.get()
    assert (rij.status, rij.pogingen, rij.inhoud) == ("verwerkt", 3, None)
    traject = Traject.objects.get()
    assert str(traject.pk) == rij.antwoord["traject"]
    door = Logregel.objects.get(handeling="verzoek_registreren").door
    assert door["gebruiker"] == str(rij.koppeling.gebruiker_id)
    assert Logregel.objects.filter(handeling="bericht_opnieuw_proberen").count() == 2


@pytest.mark.django_db
def test_ook_opnieuw_vraagt_een_protocol(bericht: Bericht, cast: Rolverdeling, als: Als) -> None:
    _herstel(bericht, cast)
    with pghistory.context(handeling="test", door="commando:test"):
        Protocol.objects.update(tot=Protocol.objects.first().van)
    als(cast.spelers["functioneel_beheerder"]).post(f"/uitwisseling/berichten/{bericht.pk}/opnieuw/")
    assert (Bericht.objects.get().status, Traject.objects.count()) == ("geweigerd", 0)


@pytest.mark.django_db
def test_de_beheerder_van_een_ander_huis_vindt_het_bericht_niet(
    bericht: Bericht, cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.spelers["organisatiebeheerder"])
    assert client.get(f"/uitwisseling/berichten/{bericht.pk}/").status_code == 404
    assert client.post(f"/uitwisseling/berichten/{bericht.pk}/opnieuw/").status_code == 404
    eigen = maak_speler("organisatiebeheerder", bericht.koppeling.organisatie)
    assert als(eigen).get(f"/uitwisseling/berichten/{bericht.pk}/").status_code == 200


@pytest.mark.django_db
def test_wat_verwerkt_is_of_niet_bewaard_wordt_niet_opnieuw_gespeeld(
    bericht: Bericht, cast: Rolverdeling
) -> None:
    door = cast.spelers["functioneel_beheerder"].door

    def speel(_rij: Bericht, _inhoud: bytes) -> Afloop:
        return Afloop(201, {})

    rij = bericht_opnieuw_proberen(bericht, speel=speel, door=door)
    with pytest.raises(Geweigerd, match="al verwerkt"):
        bericht_opnieuw_proberen(rij, speel=speel, door=door)
    Bericht.objects.update(status="geweigerd", inhoud=None)
    with pytest.raises(Geweigerd, match="bewaren we niet"):
        bericht_opnieuw_proberen(rij, speel=speel, door=door)


@pytest.mark.django_db
def test_een_fout_van_ons_bij_het_opnieuw_proberen_staat_aan_het_loket(
    bericht: Bericht, cast: Rolverdeling, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: object, **__: object) -> None:
        raise RuntimeError

    _herstel(bericht, cast)
    client = als(cast.spelers["functioneel_beheerder"])
    with monkeypatch.context() as even:
        even.setattr("trajecten.api.TrajectUit.van", kapot)
        antwoord = client.post(f"/uitwisseling/berichten/{bericht.pk}/opnieuw/")
    assert antwoord.status_code == 302
    rij = Bericht.objects.get()
    assert (rij.status, rij.wie, rij.pogingen, Traject.objects.count()) == ("mislukt", "wij", 2, 0)
    blad = client.get(f"/uitwisseling/berichten/{bericht.pk}/").text
    assert "Er ging bij ons iets mis. De helpdesk kijkt de fout na" in blad
    assert "Idempotency" not in blad
    client.post(f"/uitwisseling/berichten/{bericht.pk}/opnieuw/")
    assert (Bericht.objects.get().status, Traject.objects.count()) == ("verwerkt", 1)


@pytest.mark.django_db
def test_wat_zonder_protocol_of_recht_kwam_staat_aan_het_loket_zonder_inhoud(
    cast: Rolverdeling, client: Client
) -> None:
    beslisser = cast.spelers["vdab_beslisser"]
    persoon = registreer(beslisser.door, postcode="9000", gemeente="Gent")
    beller = maak_koppeling(beslisser.lidmaatschap.organisatie, [VERZOEKEN_AANLEVEREN]).bellen(client)
    sleutel, inhoud = uuid4(), verzoek(str(persoon.pk))
    with pghistory.context(handeling="test", door="commando:test"):
        Protocol.objects.update(tot=Protocol.objects.first().van)
    assert beller.stuur("/verzoeken", inhoud, sleutel=sleutel).status_code == 403
    rij = Bericht.objects.get()
    assert (rij.status, rij.wie, rij.http_status) == ("geweigerd", "wij", 403)
    assert (rij.inhoud, rij.adres, rij.persoon_id) == (None, {}, None)
    assert "protocol" in rij.antwoord["detail"]
    # Once there is a protocol, the same message comes through; what was handled stays as it was.
    with pghistory.context(handeling="test", door="commando:test"):
        Protocol.objects.update(tot=None)
    assert beller.stuur("/verzoeken", inhoud, sleutel=sleutel).status_code == 201
    with pghistory.context(handeling="test", door="commando:test"):
        Protocol.objects.update(tot=Protocol.objects.first().van)
    assert beller.stuur("/verzoeken", inhoud, sleutel=sleutel).status_code == 403
    assert (Bericht.objects.get().status, Traject.objects.count()) == ("verwerkt", 1)
