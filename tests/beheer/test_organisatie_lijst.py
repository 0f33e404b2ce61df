"""The address book and the page of one organisation: what each reader finds there."""

from __future__ import annotations

import pytest

from tests.beheer.collegas import verander
from tests.beheer.exports import bladen, ingevuld
from tests.beheer.organisaties import bekende
from werkzorg.organisaties.rollen import ROLLEN

pytestmark = pytest.mark.django_db
URL = "/organisaties/"


def namen(antwoord) -> list[str]:
    """The names on this page, in order."""
    return [regel["naam"] for regel in antwoord.context["bladzijde"].object_list]


def test_de_eigen_organisatie_staat_eerst(cast, als):
    bekende("AAA Eerst")
    antwoord = als(cast.casemanager_zorg).get(URL)
    assert namen(antwoord)[:2] == [cast.casemanager_zorg.lidmaatschap.organisatie.naam, "AAA Eerst"]
    assert "jouw organisatie" in antwoord.content.decode()


def test_het_bestand_heeft_de_kolommen_van_het_scherm(cast, als):
    """No addresses and numbers of self-employed people in one sweep: those stand on the page of each."""
    zelf = bekende("AAA Zelf", "zelfstandige", email="an@zelf.be", telefoon="+32470123456", gemeente="Gent")
    verander(zelf, is_actief=False)
    adres = "/exporteer/?lijst=organisatie_lijst&gesloten=on"
    rijen, _ = bladen(als(cast.spelers["begeleider_ama"]).post(adres, ingevuld()))
    assert rijen[0] == ["Naam", "Soort", "Gemeente", "KBO-nummer", "Stand"]
    rij = next(rij for rij in rijen if rij[0] == "AAA Zelf")
    assert rij[1:3] == ["Zelfstandige", "Gent"]
    assert rij[4] == "gesloten"
    assert "zelf.be" not in str(rijen)


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({"zoek": "prei"}, ["Buurtwinkel De Prei"]),
        ({"zoek": "0123 456"}, ["Buurtwinkel De Prei"]),
        ({"zoek": "deinze", "soort": "maatwerkbedrijf"}, ["Buurtwinkel De Prei"]),
        ({"zoek": "deinze", "soort": "caw"}, []),
        ({"zoek": "oude winkel"}, []),
        ({"zoek": "oude winkel", "gesloten": "on"}, ["Oude Winkel"]),
        ({"zoek": "\x00"}, []),
        ({"soort": "circus"}, []),
        ({"blad": "nergens", "zoek": "prei"}, ["Buurtwinkel De Prei"]),
    ],
)
def test_zoeken_en_filteren(cast, als, vraag, verwacht):
    bekende("Buurtwinkel De Prei", gemeente="Deinze", kbo_nummer="0123456749")
    verander(bekende("Oude Winkel"), is_actief=False)
    assert namen(als(cast.casemanager_zorg).get(URL, vraag)) == verwacht


def test_wie_met_werkposten_werkt_ziet_ook_een_zelfstandige(cast, als):
    tuin = bekende("Jef Tuinman", "zelfstandige")
    for rol, ziet in (("begeleider_ama", True), ("casemanager_zorg", False), ("verwijzer", False)):
        client = als(cast.spelers[rol])
        assert (namen(client.get(URL, {"zoek": "tuinman"})) == ["Jef Tuinman"]) is ziet
        assert (client.get(f"{URL}{tuin.pk}/").status_code == 200) is ziet


@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_iedereen_behalve_beleid_vindt_het_adresboek(cast, als, rol):
    verwacht = 403 if rol == "beleid" else 200
    client = als(cast.spelers[rol])
    assert client.get(URL).status_code == verwacht
    assert client.get(cast.departement.lidmaatschap.organisatie.get_absolute_url()).status_code == verwacht


def test_knoppen_staan_er_alleen_voor_wie_ze_mag_gebruiken(cast, als):
    eigen = cast.spelers["organisatiebeheerder"].lidmaatschap.organisatie.get_absolute_url()
    voor = {
        "organisatiebeheerder": {
            "Wijzig gegevens",
            "Voeg vestiging toe",
            "Registreer werkpost",
            "Medewerkers",
        },
        "functioneel_beheerder": {"Wijzig gegevens", "Voeg vestiging toe", "Medewerkers"},
        "begeleider_ama": {"Registreer werkpost"},
        "casemanager_zorg": set(),
    }
    alle = set().union(*voor.values())
    for rol, knoppen in voor.items():
        html = als(cast.spelers[rol]).get(eigen).content.decode()
        assert {knop for knop in alle if f">{knop}</a>" in html} == knoppen, rol


def test_de_bladzijde_noemt_de_regio_van_de_zetel(cast, als):
    huis = bekende(
        "Winkel", postcode="9820", gemeente="Merelbeke", website="https://winkel.be", email="a@b.be"
    )
    html = als(cast.casemanager_zorg).get(huis.get_absolute_url()).content.decode()
    assert ">Gent</dd>" in html
    assert 'href="https://winkel.be"' in html
