"""From an advies of VDAB to the end at a core partner, by machines alone; and nothing comes back."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from gbo.models import Onthaaltraject
from tests.gbo.onthalen import aanvaard, dagen_geleden, gestart, maak_onthaal, poog
from tests.gbo.overdragen import dek
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Beller, maak_koppeling
from tests.uitwisseling.test_verzoeken import persoon
from werkzorg.toegang.models import Inzage
from werkzorg.uitwisseling.domein.scopes import (
    ADVIEZEN_AANLEVEREN,
    ONTHAAL_LEZEN,
    ONTHAAL_REGISTREREN,
    VERZOEKEN_AANLEVEREN,
)
from werkzorg.uitwisseling.models import Bericht

pytestmark = pytest.mark.django_db


@pytest.fixture
def vdab(cast: Rolverdeling, client: Client) -> Beller:
    huis = cast.spelers["vdab_beslisser"].lidmaatschap.organisatie
    return maak_koppeling(huis, [VERZOEKEN_AANLEVEREN, ADVIEZEN_AANLEVEREN]).bellen(client)


@pytest.fixture
def ocmw(cast: Rolverdeling, client: Client) -> Beller:
    huis = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    return maak_koppeling(huis, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN]).bellen(client)


@pytest.fixture
def zuster(cast: Rolverdeling, client: Client) -> Beller:
    huis = cast.buren["gbo_medewerker"].lidmaatschap.organisatie
    return maak_koppeling(huis, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN]).bellen(client)


def _advies(vdab: Beller) -> dict[str, Any]:
    deelnemer = vdab.stuur("/deelnemers", persoon(email="lien@voorbeeld.be")).json()["deelnemer"]
    antwoord = vdab.stuur(
        "/welzijnsadviezen",
        {
            "deelnemer": deelnemer,
            "motivering": "Eerst rust in huis.",
            "geinformeerd_op": timezone.localdate().isoformat(),
        },
    )
    assert antwoord.status_code == 201, antwoord.content
    uit: dict[str, Any] = vdab.vraag(f"/welzijnsadviezen/{antwoord.json()['advies']}").json()
    return uit


def _overdracht(advies: dict[str, Any], partner: UUID, **anders: Any) -> dict[str, Any]:
    return {
        "versie": advies["versie"],
        "kernpartner": str(partner),
        "akkoord_op": timezone.localdate().isoformat(),
        "blijft_hier": ["email"],
        "hulpverlener": {"naam": "Dr. Peeters", "telefoon": "+32 9 200 00 00"},
        **anders,
    }


def test_van_advies_tot_einde(vdab: Beller, ocmw: Beller, zuster: Beller, cast: Rolverdeling) -> None:
    dek(cast)
    partner = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    advies = _advies(vdab)
    assert str(partner.pk) in {een["kernpartner"] for een in advies["kernpartners"]}
    adres = f"/welzijnsadviezen/{advies['advies']}"
    sleutel = uuid4()
    antwoord = vdab.stuur(f"{adres}/overdracht", _overdracht(advies, partner.pk), sleutel=sleutel)
    assert antwoord.status_code == 201, antwoord.content
    assert antwoord.json()["status"] == "overgedragen"

    # VDAB finds nothing back: neither to whom, nor what becomes of it.
    assert str(partner.pk) not in antwoord.text + vdab.vraag(adres).text
    rij = Bericht.objects.get(aanvraag_sleutel=sleutel)
    assert rij.inhoud is None
    assert str(partner.pk) not in str(rij.antwoord) + str(rij.adres)
    assert Onthaaltraject.objects.count() == 1

    # The core partner sees initials until it accepts; its sister sees nothing.
    (regel,) = ocmw.vraag("/onthaaltrajecten").json()["rijen"]
    assert regel["wie"] == "L. H."
    onthaal = f"/onthaaltrajecten/{regel['onthaaltraject']}"
    assert ocmw.vraag(onthaal).json()["persoon"] is None
    assert zuster.vraag("/onthaaltrajecten").json()["rijen"] == []
    assert zuster.vraag(onthaal).status_code == 404
    open_ = ocmw.stuur(f"{onthaal}/aanvaarding", {"versie": regel["versie"]}).json()
    assert (open_["persoon"]["achternaam"], open_["persoon"]["email"]) == ("Hermans", "")
    assert open_["persoon"]["hulpverlener_naam"] == "Dr. Peeters"

    nu = timezone.now().isoformat()
    poging = ocmw.stuur(
        f"{onthaal}/contactpogingen",
        {"versie": open_["versie"], "wanneer": nu, "wijze": "telefoon", "uitkomst": "bereikt"},
    )
    assert poging.status_code == 201, poging.content
    bellen = {"versie": poging.json()["versie"], "wanneer": nu, "wijze": "telefoon"}
    nee = ocmw.stuur(f"{onthaal}/start", bellen)
    assert [een["pointer"] for een in nee.json()["fouten"]] == ["#/wijze"]
    start = ocmw.stuur(f"{onthaal}/start", {**bellen, "wijze": "loket"}).json()
    assert start["status"] == "gestart"
    einde = ocmw.stuur(
        f"{onthaal}/afronding", {"versie": start["versie"], "einde": timezone.localdate().isoformat()}
    )
    assert einde.json()["status"] == "afgerond"
    assert Bericht.objects.filter(persoon_id=UUID(regel["onthaaltraject"])).count() == 5


def test_een_laatste_dag_die_meteen_wist_moet_de_machine_zeker_weten(
    ocmw: Beller, cast: Rolverdeling
) -> None:
    """A year typed wrong would erase a file within the hour: the page asks, and so do we."""
    lang = dagen_geleden(400)
    rij = gestart(cast.spelers["gbo_medewerker"], sinds=lang)
    adres = f"/onthaaltrajecten/{rij.pk}/afronding"
    einde = {"versie": rij.versie, "einde": lang.isoformat()}
    nee = ocmw.stuur(adres, einde)
    assert nee.status_code == 422
    assert [een["pointer"] for een in nee.json()["fouten"]] == ["#/einde"]
    assert "binnen het uur" in nee.json()["fouten"][0]["detail"]
    rij.refresh_from_db()
    assert rij.einde is None
    # What can never be the last day is refused for that, however early.
    for dag in ("0001-01-01", "1900-01-01"):
        for zeker in (False, True):
            onzin = ocmw.stuur(adres, {**einde, "einde": dag, "zeker": zeker})
            assert onzin.status_code == 422
            assert "Het eerste gesprek was op" in onzin.json()["fouten"][0]["detail"]
    goed = ocmw.stuur(adres, {**einde, "zeker": True})
    assert (goed.status_code, goed.json()["status"]) == (201, "afgerond")


def test_de_machine_van_vdab_komt_niet_in_een_postvak(vdab: Beller, cast: Rolverdeling) -> None:
    rij = maak_onthaal(cast.spelers["gbo_medewerker"])
    for antwoord in (vdab.vraag("/onthaaltrajecten"), vdab.vraag(f"/onthaaltrajecten/{rij.pk}")):
        assert (antwoord.status_code, antwoord.json()["type"]) == (403, "urn:werkzorg:probleem:geen_recht")


def test_een_partner_die_de_gemeente_niet_dekt_krijgt_niets(vdab: Beller, cast: Rolverdeling) -> None:
    dek(cast)
    advies = _advies(vdab)
    antwoord = vdab.stuur(
        f"/welzijnsadviezen/{advies['advies']}/overdracht", _overdracht(advies, uuid4(), blijft_hier=[])
    )
    assert antwoord.status_code == 422
    assert [een["pointer"] for een in antwoord.json()["fouten"]] == ["#/kernpartner"]
    assert not Onthaaltraject.objects.exists()
    meer = vdab.stuur(
        f"/welzijnsadviezen/{advies['advies']}/overdracht",
        _overdracht(advies, uuid4(), insz="85073003328", diagnose="x"),
    )
    assert {een["pointer"] for een in meer.json()["fouten"]} == {"#/insz", "#/diagnose"}


def test_een_weigering_draagt_niets_over(vdab: Beller) -> None:
    advies = _advies(vdab)
    antwoord = vdab.stuur(f"/welzijnsadviezen/{advies['advies']}/weigering", {"versie": advies["versie"]})
    assert antwoord.json()["status"] == "geweigerd"
    assert not Onthaaltraject.objects.exists()


def test_doorgeven_en_terugsturen(ocmw: Beller, zuster: Beller, cast: Rolverdeling) -> None:
    samen = dek(cast)
    rij = maak_onthaal(cast.spelers["gbo_medewerker"], samenwerking_id=samen.pk)
    adres = f"/onthaaltrajecten/{rij.pk}"
    naar = cast.buren["gbo_medewerker"].lidmaatschap.organisatie_id
    fout = ocmw.stuur(f"{adres}/doorgave", {"versie": 1, "kernpartner": str(uuid4())})
    assert [een["pointer"] for een in fout.json()["fouten"]] == ["#/kernpartner"]
    assert ocmw.stuur(f"{adres}/doorgave", {"versie": 1, "kernpartner": str(naar)}).status_code == 201
    assert ocmw.vraag(adres).status_code == 404
    versie = zuster.vraag(adres).json()["versie"]
    terug = zuster.stuur(f"{adres}/terugsturing", {"versie": versie, "reden": "ander_gebied"})
    assert terug.status_code == 201, terug.content
    assert zuster.vraag(adres).status_code == 404
    assert ocmw.vraag(adres).json()["status"] == "ontvangen"


def test_het_postvak_komt_in_bladzijden_en_noteert_wie_er_stond(ocmw: Beller, cast: Rolverdeling) -> None:
    gbo = cast.spelers["gbo_medewerker"]
    alle = {str(maak_onthaal(gbo).pk) for _ in range(5)}
    gezien, na = [], ""
    while na is not None:
        blad = ocmw.vraag("/onthaaltrajecten", aantal=2, na=na).json()
        gezien += [een["onthaaltraject"] for een in blad["rijen"]]
        na = blad["volgende"]
    assert len(gezien) == 5
    assert set(gezien) == alle
    rijen = Inzage.objects.filter(kanaal="api", actie="onthaal_lijst")
    assert {str(wie) for rij in rijen for wie in rij.deelnemer_ids} == alle
    assert {groep for rij in rijen for groep in rij.groepen} == {"onthaalingang"}
    assert ocmw.vraag("/onthaaltrajecten", status="gestart").json()["rijen"] == []


def test_een_ongeldig_tijdstip_wordt_aangewezen(ocmw: Beller, cast: Rolverdeling) -> None:
    rij = maak_onthaal(cast.spelers["gbo_medewerker"])
    for wanneer in ("2026-11-23T10:00:00", "gisteren", 5, None, "2026-13-45T99:00:00+01:00"):
        antwoord = ocmw.stuur(
            f"/onthaaltrajecten/{rij.pk}/contactpogingen",
            {"versie": 1, "wanneer": wanneer, "wijze": "telefoon", "uitkomst": "bereikt"},
        )
        assert antwoord.status_code == 422, wanneer
        (fout,) = antwoord.json()["fouten"]
        assert fout["pointer"] == "#/wanneer"
        assert "tijd" in fout["detail"]


def test_de_cursor_van_een_ander_huis_wordt_geweigerd(
    ocmw: Beller, zuster: Beller, cast: Rolverdeling
) -> None:
    for _ in range(2):
        maak_onthaal(cast.spelers["gbo_medewerker"])
    cursor = ocmw.vraag("/onthaaltrajecten", aantal=1).json()["volgende"]
    assert ocmw.vraag("/onthaaltrajecten", na=cursor).status_code == 200
    antwoord = zuster.vraag("/onthaaltrajecten", na=cursor)
    assert antwoord.status_code == 422
    assert [een["pointer"] for een in antwoord.json()["fouten"]] == ["#/parameters/na"]
    assert ocmw.vraag("/onthaaltrajecten", na=cursor[:-1]).status_code == 422


def test_wie_niet_bereikt_werd_wordt_na_genoeg_pogingen_gesloten(ocmw: Beller, cast: Rolverdeling) -> None:
    gbo = cast.spelers["gbo_medewerker"]
    vroeger = dagen_geleden(40)
    te_vroeg, genoeg = aanvaard(gbo, sinds=vroeger), aanvaard(gbo, sinds=vroeger)
    poog(te_vroeg, gbo, vroeger)
    for dagen in (40, 20, 1):
        poog(genoeg, gbo, dagen_geleden(dagen))
    inhoud = {"versie": te_vroeg.versie, "einde": timezone.localdate().isoformat()}
    nee = ocmw.stuur(f"/onthaaltrajecten/{te_vroeg.pk}/sluiting", inhoud)
    assert (nee.status_code, nee.json()["type"]) == (422, "urn:werkzorg:probleem:geweigerd")
    antwoord = ocmw.stuur(f"/onthaaltrajecten/{genoeg.pk}/sluiting", {**inhoud, "versie": genoeg.versie})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "afgesloten")
