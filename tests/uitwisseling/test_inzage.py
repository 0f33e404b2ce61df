"""Every call of a machine stands in the inzagelog: what it was shown, and what it was refused."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.gbo.onthalen import maak_onthaal
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Beller, maak_koppeling
from werkzorg.toegang.models import Inzage
from werkzorg.uitwisseling.api import bewaking
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, ONTHAAL_REGISTREREN, REGISTER_LEZEN
from werkzorg.uitwisseling.models import Koppeling

pytestmark = pytest.mark.django_db


@pytest.fixture
def ocmw(cast: Rolverdeling, client: Client) -> Beller:
    huis = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    return maak_koppeling(huis, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN]).bellen(client)


def _regels() -> list[tuple[str, str, UUID | None]]:
    rijen = Inzage.objects.filter(kanaal="api").order_by("wanneer")
    return [(rij.uitkomst, rij.actie, rij.object_id) for rij in rijen]


def test_ook_wat_niet_getoond_werd_laat_een_regel_na(
    ocmw: Beller, cast: Rolverdeling, client: Client
) -> None:
    van_een_ander = maak_onthaal(cast.buren["gbo_medewerker"]).pk
    onbestaand = uuid4()
    assert ocmw.vraag(f"/onthaaltrajecten/{van_een_ander}").status_code == 404
    assert ocmw.vraag(f"/onthaaltrajecten/{onbestaand}").status_code == 404
    assert ocmw.vraag("/onthaaltrajecten", aantal=0).status_code == 422
    assert ocmw.vraag("/toekenningen").status_code == 403
    assert ocmw.vraag("/bestaat-niet").status_code == 404
    assert client.delete("/api/v1/onthaaltrajecten", headers=ocmw._kop()).status_code == 405
    assert _regels() == [
        ("geweigerd", "onthaal_detail", van_een_ander),
        ("geweigerd", "onthaal_detail", onbestaand),
        ("geweigerd", "onthaal_lijst", None),
        ("geweigerd", "toekenningen_opvragen", None),
        ("geweigerd", "", None),
        ("geweigerd", "", None),
    ]
    machine = Koppeling.objects.get()
    for rij in Inzage.objects.filter(kanaal="api"):
        assert (rij.gebruiker_id, rij.organisatie_id) == (machine.gebruiker_id, machine.organisatie_id)
        assert (rij.deelnemer_ids, rij.groepen) == ([], [])
        assert rij.rol == "gbo_medewerker"
        assert rij.aanvraag


def test_een_geweigerd_bericht_laat_een_regel_na(ocmw: Beller, cast: Rolverdeling) -> None:
    van_een_ander = maak_onthaal(cast.buren["gbo_medewerker"]).pk
    assert ocmw.stuur(f"/onthaaltrajecten/{van_een_ander}/aanvaarding", {"versie": 1}).status_code == 404
    assert ocmw.stuur(f"/onthaaltrajecten/{van_een_ander}/aanvaarding", None, rauw=b"{").status_code == 400
    assert ocmw.stuur("/welzijnsadviezen", {}).status_code == 403
    assert [(uitkomst, actie) for uitkomst, actie, _ in _regels()] == [
        ("geweigerd", "onthaal_aanvaarden"),
        ("geweigerd", "onthaal_aanvaarden"),
        ("geweigerd", "advies_welzijn_geven"),
    ]


def test_een_fout_van_ons_laat_een_regel_na(
    ocmw: Beller, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(bewaking, "_eis_vragen", kapot)
    client.raise_request_exception = False
    assert ocmw.vraag("/onthaaltrajecten").status_code == 500
    assert _regels() == [("geweigerd", "onthaal_lijst", None)]


def test_wie_in_de_browser_is_aangemeld_staat_niet_in_de_regel_van_een_machine(
    cast: Rolverdeling, client: Client
) -> None:
    huis = cast.spelers["dienstverlener"].lidmaatschap.organisatie
    machine = maak_koppeling(huis, [REGISTER_LEZEN])
    beller = machine.bellen(client)
    client.force_login(cast.spelers["vdab_beslisser"].gebruiker)
    assert beller.vraag("/onthaaltrajecten").status_code == 403
    rij = Inzage.objects.get(kanaal="api")
    assert rij.gebruiker_id == machine.koppeling.gebruiker_id


def test_wie_aanvaard_werd_staat_in_de_regel_en_ook_wie_opnieuw_getoond_werd(
    ocmw: Beller, cast: Rolverdeling
) -> None:
    rij = maak_onthaal(cast.spelers["gbo_medewerker"])
    sleutel = uuid4()

    def aanvaard() -> Any:
        return ocmw.stuur(f"/onthaaltrajecten/{rij.pk}/aanvaarding", {"versie": 1}, sleutel=sleutel)

    assert aanvaard().json()["persoon"]["achternaam"] == rij.achternaam
    eerst = set(Inzage.objects.filter(kanaal="api", uitkomst="getoond"))
    groepen = {groep for een in eerst for groep in een.groepen if rij.pk in een.deelnemer_ids}
    assert "onthaalgegevens" in groepen
    assert aanvaard()["Idempotency-Replayed"] == "true"
    (nog_een,) = set(Inzage.objects.filter(kanaal="api", uitkomst="getoond")) - eerst
    assert nog_een.deelnemer_ids == [rij.pk]
    assert groepen <= set(nog_een.groepen)
