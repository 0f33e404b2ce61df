"""A message is handled once, whatever is sent again; and nothing that was refused leaves half work."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_samenvoegen import voeg_samen
from tests.huis.adressen import bewerkingen
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Beller, Machine, maak_koppeling
from tests.uitwisseling.test_verzoeken import persoon, verzoek
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN, VERZOEKEN_AANLEVEREN
from werkzorg.uitwisseling.models import Bericht


@pytest.fixture
def vdab(cast: Rolverdeling) -> Machine:
    huis = cast.spelers["vdab_beslisser"].lidmaatschap.organisatie
    return maak_koppeling(huis, [VERZOEKEN_AANLEVEREN, REGISTER_LEZEN])


@pytest.fixture
def beller(vdab: Machine, client: Client) -> Beller:
    return vdab.bellen(client)


@pytest.mark.django_db
def test_hetzelfde_bericht_geeft_het_eerste_antwoord(beller: Beller) -> None:
    sleutel, inhoud = uuid4(), persoon(insz="", insz_ontbreekt="aangevraagd")
    eerst = beller.stuur("/deelnemers", inhoud, sleutel=sleutel)
    nog_eens = beller.stuur("/deelnemers", inhoud, sleutel=sleutel)
    assert (nog_eens.status_code, nog_eens.json()) == (201, eerst.json())
    assert nog_eens["Idempotency-Replayed"] == "true"
    assert Deelnemer.objects.count() == 1
    bericht = Bericht.objects.get()
    assert (bericht.status, bericht.inhoud, bericht.persoon_id) == (
        "verwerkt",
        None,
        Deelnemer.objects.get().pk,
    )


@pytest.mark.django_db
def test_dezelfde_sleutel_met_een_ander_bericht_wordt_geweigerd(beller: Beller) -> None:
    sleutel = uuid4()
    beller.stuur("/deelnemers", persoon(), sleutel=sleutel)
    antwoord = beller.stuur("/deelnemers", persoon(), sleutel=sleutel)
    assert (antwoord.status_code, antwoord.json()["type"]) == (
        422,
        "urn:werkzorg:probleem:sleutel_hergebruikt",
    )
    assert Deelnemer.objects.count() == 1


@pytest.mark.django_db
def test_een_andere_machine_heeft_haar_eigen_sleutels(
    beller: Beller, client: Client, cast: Rolverdeling
) -> None:
    buur = maak_koppeling(
        cast.buren["vdab_beslisser"].lidmaatschap.organisatie, [VERZOEKEN_AANLEVEREN]
    ).bellen(client)
    sleutel = uuid4()
    een = beller.stuur("/deelnemers", persoon(), sleutel=sleutel).json()
    ander = buur.stuur("/deelnemers", persoon(), sleutel=sleutel).json()
    assert een["deelnemer"] != ander["deelnemer"]


@pytest.mark.django_db
def test_een_geweigerd_bericht_kan_verbeterd_opnieuw(beller: Beller) -> None:
    sleutel = uuid4()
    fout = beller.stuur("/deelnemers", persoon(geinformeerd_op="2099-01-01"), sleutel=sleutel)
    assert fout.status_code == 422
    rij = Bericht.objects.get()
    assert (rij.status, rij.wie) == ("geweigerd", "partner")
    assert b"Hermans" not in bytes(rij.inhoud)
    assert beller.stuur("/deelnemers", persoon(), sleutel=sleutel).status_code == 201
    rij = Bericht.objects.get()
    assert (rij.status, rij.pogingen, rij.inhoud) == ("verwerkt", 2, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("inhoud", "status", "waar"),
    [
        (b"{", 400, None),
        (b"\xff", 400, None),
        (b"[" * 100_000, 400, None),
        (b'{"voornaam": NaN}', 400, None),
        (b'{"a": 1, "a": 2}', 400, None),
        (b'{"voornaam": "a\\u0000b"}', 422, "#/voornaam"),
        (b'{"voornaam": "\\ud800"}', 422, "#/voornaam"),
        (b"null", 422, "#"),
        (b"", 415, None),
        (b" " * (256 * 1024 + 1), 413, None),
    ],
)
def test_een_onleesbaar_bericht_is_geen_fout_van_ons(
    beller: Beller, inhoud: bytes, status: int, waar: str | None
) -> None:
    antwoord = beller.stuur("/deelnemers", None, rauw=inhoud)
    assert antwoord.status_code == status, antwoord.content
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["status"] == status
    if waar is not None:
        assert [een["pointer"] for een in antwoord.json()["fouten"]] == [waar]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "waar"),
    [
        ({"onbekend": 1}, "#/onbekend"),
        ({"a/b~c": 1}, "#/a~1b~0c"),
        ({"voornaam": 5}, "#/voornaam"),
        ({"voornaam": "  "}, "#/voornaam"),
        ({"geboortedatum": "30/07/1985"}, "#/geboortedatum"),
        ({"geboortedatum": 7}, "#/geboortedatum"),
        ({"geboortedatum": "2026-02-30"}, "#/geboortedatum"),
        ({"tolk_nodig": "ja"}, "#/tolk_nodig"),
        ({"taal": "xx"}, "#/taal"),
        ({"insz": "123"}, "#/insz"),
        ({"email": "geen"}, "#/email"),
        ({"grond": None}, "#/grond"),
    ],
)
def test_een_veld_dat_niet_klopt_wordt_aangewezen(beller: Beller, anders: dict[str, Any], waar: str) -> None:
    antwoord = beller.stuur("/deelnemers", persoon(**anders))
    assert antwoord.status_code == 422
    fouten = antwoord.json()["fouten"]
    assert [een["pointer"] for een in fouten] == [waar]
    assert fouten[0]["detail"].endswith(".")
    assert not Deelnemer.objects.exists()


@pytest.mark.django_db
def test_zonder_sleutel_of_zonder_json_wordt_niets_gedaan(beller: Beller, client: Client) -> None:
    kop = {"Authorization": f"Bearer {beller.token}"}
    antwoord = client.post("/api/v1/deelnemers", "{}", content_type="application/json", headers=kop)
    assert antwoord.json()["type"] == "urn:werkzorg:probleem:sleutel_ontbreekt"
    kop["Idempotency-Key"] = str(uuid4())
    antwoord = client.post("/api/v1/deelnemers", {"voornaam": "x"}, headers=kop)
    assert antwoord.status_code == 415


@pytest.mark.django_db
def test_wat_niet_bestaat_is_ook_een_probleem(beller: Beller, client: Client) -> None:
    kop = {"Authorization": f"Bearer {beller.token}"}
    for methode, adres, status in (
        ("GET", "/api/v1/bestaat-niet", 404),
        ("GET", "/api/v1/", 404),
        ("DELETE", "/api/v1/deelnemers", 405),
        ("GET", "/api/v1/trajecten/geen-uuid", 404),
    ):
        antwoord = client.generic(methode, adres, headers=kop)
        assert (antwoord.status_code, antwoord["Content-Type"]) == (status, "application/problem+json")
        assert antwoord.json()["title"]
    assert "POST" in client.delete("/api/v1/deelnemers", headers=kop)["Allow"]


@pytest.mark.django_db
def test_onbekende_en_dubbele_parameters_worden_geweigerd(beller: Beller, client: Client) -> None:
    kop = {"Authorization": f"Bearer {beller.token}"}
    for vraag, waar in (
        ("?blad=2", "#/parameters/blad"),
        ("?aantal=1&aantal=2", "#/parameters/aantal"),
        ("?na=%00", "#/parameters/na"),
        ("?na=verzonnen", "#/parameters/na"),
        ("?aantal=0", "#/parameters/aantal"),
        ("?dag=morgen", "#/parameters/dag"),
        ("?soort=x", "#/parameters/soort"),
    ):
        antwoord = client.get(f"/api/v1/toekenningen{vraag}", headers=kop)
        assert antwoord.status_code == 422, vraag
        assert [een["pointer"] for een in antwoord.json()["fouten"]] == [waar]


@pytest.mark.django_db
def test_een_fout_van_ons_laat_niets_achter_en_zegt_niets(
    beller: Beller, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkzorg.deelnemers import api

    def kapot(*_: object, **__: object) -> None:
        raise RuntimeError("Kanarievogel")

    monkeypatch.setattr(api, "noteer_opzoeking", kapot)
    client.raise_request_exception = False
    antwoord = beller.stuur("/deelnemers", persoon(insz=vers_insz()))
    assert (antwoord.status_code, antwoord["Content-Type"]) == (500, "application/problem+json")
    assert "Kanarie" not in antwoord.text
    assert not Deelnemer.objects.exists()
    rij = Bericht.objects.get()
    assert (rij.status, rij.wie, rij.inhoud is None) == ("mislukt", "wij", False)


@pytest.mark.django_db
def test_duizenden_onbekende_velden_worden_geen_duizenden_zinnen(beller: Beller) -> None:
    antwoord = beller.stuur("/deelnemers", persoon() | {f"veld{nummer}": 1 for nummer in range(10_000)})
    fouten = antwoord.json()["fouten"]
    assert (antwoord.status_code, len(fouten)) == (422, 51)
    assert fouten[-1] == {"pointer": "#", "detail": "Er is nog meer dat niet klopt: 9950 velden."}
    lang = beller.stuur("/deelnemers", persoon() | {"x" * 10_000: 1})
    assert len(lang.json()["fouten"][0]["pointer"]) == 200


@pytest.mark.django_db
@pytest.mark.parametrize("vorm", ["{%s}", "urn:uuid:%s", " %s x"])
def test_een_sleutel_heeft_een_schrijfwijze(beller: Beller, client: Client, vorm: str) -> None:
    kop = {"Authorization": f"Bearer {beller.token}", "Idempotency-Key": vorm % uuid4()}
    antwoord = client.post("/api/v1/deelnemers", "{}", content_type="application/json", headers=kop)
    assert antwoord.json()["type"] == "urn:werkzorg:probleem:sleutel_ontbreekt"


@pytest.mark.django_db
def test_na_een_fout_van_ons_wordt_hetzelfde_bericht_alsnog_verwerkt(
    beller: Beller, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkzorg.deelnemers import api

    def kapot(*_: object, **__: object) -> None:
        raise RuntimeError

    client.raise_request_exception = False
    sleutel, inhoud = uuid4(), persoon()
    with monkeypatch.context() as even:
        even.setattr(api, "noteer_opzoeking", kapot)
        assert beller.stuur("/deelnemers", inhoud, sleutel=sleutel).status_code == 500
    assert beller.stuur("/deelnemers", inhoud, sleutel=sleutel).status_code == 201
    assert (Bericht.objects.get().status, Deelnemer.objects.count()) == ("verwerkt", 1)


@pytest.mark.django_db
def test_een_dossier_dat_samengevoegd_werd_wijst_de_weg(beller: Beller, cast: Rolverdeling) -> None:
    door = cast.spelers["vdab_beslisser"].door
    blijft, weg = registreer(door), registreer(door, insz="", insz_ontbreekt="aangevraagd")
    voeg_samen(blijft, weg, door)
    antwoord = beller.stuur("/verzoeken", verzoek(str(weg.pk)))
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:werkzorg:probleem:conflict")
    assert str(blijft.pk) in antwoord.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("methode", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_geen_enkele_methode_geeft_een_fout_van_ons(beller: Beller, client: Client, methode: str) -> None:
    kop = {"Authorization": f"Bearer {beller.token}", "Idempotency-Key": str(uuid4())}
    for adres in bewerkingen():
        antwoord = client.generic(
            methode, adres.url(pk=uuid4()), "{}", content_type="application/json", headers=kop
        )
        verwacht = {200, 403, 404, 422} if methode in adres.sleutels_van_machines else {405}
        assert antwoord.status_code in verwacht, (adres.naam, antwoord.status_code)
        if antwoord.status_code >= 400:
            assert antwoord["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "inhoud",
    [
        b'{"voornaam": 1e999}',
        b'{"voornaam": ' + b"9" * 5000 + b"}",
        b'{"versie": 1e400, "tolk_nodig": -0}',
        b"[]",
        b'"tekst"',
        b"7",
        b"\xef\xbb\xbf{}",
        b'{"a": ' * 30 + b"1" + b"}" * 30,
        '{"voornaam": "\U0001f600"}'.encode("utf-16"),
        b'{"__proto__": {}, "": 1}',
    ],
)
def test_vreemde_json_is_geen_fout_van_ons(beller: Beller, inhoud: bytes) -> None:
    antwoord = beller.stuur("/deelnemers", None, rauw=inhoud)
    assert antwoord.status_code in {400, 422}
    assert antwoord["Content-Type"] == "application/problem+json"
    assert not Deelnemer.objects.exists()
