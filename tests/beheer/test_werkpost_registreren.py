"""Saying where people do AMA: at a known organisation, one of its branches, or one made in the same act."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pghistory
import pytest

from tests.beheer.organisaties import bekende
from werkzorg.beheer.handelingen.organisaties import MogelijkDubbel
from werkzorg.beheer.handelingen.werkposten import werkpost_registreren
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.gegevens import Organisatiegegevens, Werkpostgegevens
from werkzorg.organisaties.models import Organisatie, Vestiging, Werkpost

pytestmark = pytest.mark.django_db
URL = "/werkposten/registreer/"
BEGIN = date(2026, 1, 1)


@pytest.fixture
def els(cast):
    """A begeleider AMA."""
    return cast.spelers["begeleider_ama"]


def gegevens(**velden: Any) -> Werkpostgegevens:
    """People can come from the first day of the year."""
    return Werkpostgegevens(**{"sector": "buurt", "begin": BEGIN, **velden})


NIEUW = Organisatiegegevens(naam="Buurttuin De Prei", soort="feitelijke_vereniging", gemeente="Gent")


# --- the act ----------------------------------------------------------------------------------------------
def test_een_bekende_organisatie_wordt_werkpost(els):
    huis = bekende()
    rij = werkpost_registreren(gegevens(contactpersoon="Jan"), organisatie=huis, door=els.door)
    assert (rij.organisatie, rij.vestiging, rij.sector) == (huis, None, "buurt")
    assert rij.geregistreerd_door_id == els.lidmaatschap.organisatie_id
    regel = Logregel.objects.get(handeling="werkpost_registreren")
    assert (regel.object_id, regel.gegevens) == (huis.pk, {"werkpost": str(rij.pk), "nieuw": False})


def test_een_kleine_organisatie_wordt_in_dezelfde_handeling_gemaakt(els):
    rij = werkpost_registreren(gegevens(), nieuw=NIEUW, door=els.door)
    assert (rij.organisatie.naam, rij.organisatie.kbo_nummer) == ("Buurttuin De Prei", "")
    assert rij.waar == "Gent"


@pytest.mark.parametrize(
    ("nieuw", "veld"),
    [
        ({"soort": "onderneming"}, "kbo_nummer"),
        ({"soort": "caw", "kbo_nummer": "0123456749"}, "soort"),
        ({"soort": "departement_zorg", "kbo_ontbreekt": "geen"}, "soort"),
    ],
)
def test_een_nieuwe_is_klein_en_heeft_een_nummer_of_een_reden(els, nieuw, veld):
    with pytest.raises(Geweigerd) as nee:
        werkpost_registreren(gegevens(), nieuw=Organisatiegegevens(naam="X", **nieuw), door=els.door)
    assert veld in nee.value.velden
    assert not Werkpost.objects.exists()


def test_een_gelijkende_vraagt_om_te_kijken(els):
    lijkt = bekende("Buurttuin de Prei", "feitelijke_vereniging")
    with pytest.raises(MogelijkDubbel) as nee:
        werkpost_registreren(gegevens(), nieuw=NIEUW, door=els.door)
    assert nee.value.gelijkende == [lijkt]
    assert werkpost_registreren(gegevens(), nieuw=NIEUW, is_andere=True, door=els.door).organisatie != lijkt


@pytest.mark.parametrize(
    ("huis", "stukje"),
    [
        ({"soort": "departement_zorg"}, "kan geen werkpost zijn"),
        ({"is_actief": False}, "is gesloten"),
    ],
)
def test_niet_elke_organisatie_kan_het(els, huis, stukje):
    organisatie = bekende(**huis) if "soort" not in huis else bekende("Departement", huis["soort"])
    with pytest.raises(Geweigerd, match=stukje):
        werkpost_registreren(gegevens(), organisatie=organisatie, door=els.door)


def test_tweemaal_tegelijk_kan_niet_na_elkaar_en_per_vestiging_wel(els):
    huis = bekende()
    with pghistory.context(handeling="test", door="commando:test"):
        vestiging = Vestiging.objects.create(organisatie=huis, naam="Deinze", gemeente="Deinze")
        dicht = Vestiging.objects.create(organisatie=huis, naam="Oud", gesloten_op=BEGIN)
    werkpost_registreren(gegevens(einde=date(2026, 6, 30)), organisatie=huis, door=els.door)
    with pytest.raises(Geweigerd, match="al een werkpost"):
        werkpost_registreren(gegevens(begin=date(2026, 6, 30)), organisatie=huis, door=els.door)
    werkpost_registreren(gegevens(begin=date(2026, 7, 1)), organisatie=huis, door=els.door)
    werkpost_registreren(gegevens(), organisatie=huis, vestiging_id=vestiging.pk, door=els.door)
    with pytest.raises(Geweigerd, match="vestiging is gesloten"):
        werkpost_registreren(gegevens(), organisatie=huis, vestiging_id=dicht.pk, door=els.door)
    with pytest.raises(Vestiging.DoesNotExist):
        werkpost_registreren(
            gegevens(), organisatie=bekende("Ander"), vestiging_id=vestiging.pk, door=els.door
        )
    with pytest.raises(Geweigerd) as nee:
        werkpost_registreren(
            gegevens(begin=date(2030, 1, 2), einde=date(2030, 1, 1)), organisatie=huis, door=els.door
        )
    assert "einde" in nee.value.velden
    with pytest.raises(ValueError, match="either"):
        werkpost_registreren(gegevens(), door=els.door)


# --- the door ---------------------------------------------------------------------------------------------
def getypt(**velden: Any) -> dict[str, Any]:
    """A filled-in form for a new organisation, with its own key."""
    typt = {
        "aanvraag_sleutel": str(uuid4()),
        "naam": "Buurttuin De Prei",
        "soort": "feitelijke_vereniging",
        "gemeente": "Gent",
        "sector": "buurt",
        "begin": "1/1/2026",
        "contactpersoon": "Jan Zonder Geheim",
    }
    return {**typt, **velden}


def test_een_nieuwe_werkpost_van_formulier_tot_bladzijde(els, als):
    client = als(els)
    assert client.get(URL).status_code == 200
    een = getypt()
    html = client.post(URL, een, follow=True).content.decode()
    assert "De werkpost is geregistreerd." in html
    assert "Jan Zonder Geheim" in html
    assert client.post(URL, een).status_code == 302
    assert Werkpost.objects.count() == 1


def test_vanuit_een_organisatie_kies_je_haar_vestiging(els, als):
    huis = bekende()
    with pghistory.context(handeling="test", door="commando:test"):
        vestiging = Vestiging.objects.create(organisatie=huis, naam="Deinze", gemeente="Deinze")
    client, adres = als(els), f"{URL}?organisatie={huis.pk}"
    keuzes = client.get(adres).context["formulier"].fields["vestiging"].choices
    assert [str(waarde) for waarde, _ in keuzes] == ["", str(vestiging.pk)]
    velden = {"sector": "sociale_economie", "begin": "1/1/2026", "vestiging": str(vestiging.pk)}
    antwoord = client.post(adres, {"aanvraag_sleutel": str(uuid4()), **velden})
    assert antwoord.url == f"/organisaties/{huis.pk}/"
    assert Werkpost.objects.get().vestiging == vestiging
    assert client.post(adres, {"aanvraag_sleutel": str(uuid4()), **velden}).status_code == 422


def test_een_gelijkende_leidt_naar_de_bekende(els, als):
    lijkt = bekende("Buurttuin de Prei", "feitelijke_vereniging")
    client = als(els)
    html = (antwoord := client.post(URL, getypt())).content.decode()
    assert antwoord.status_code == 422
    assert f'href="{URL}?organisatie={lijkt.pk}"' in html
    assert client.post(URL, getypt(is_andere="on")).status_code == 302


def test_de_contactpersoon_ziet_alleen_wie_ermee_werkt(els, cast, als):
    als(els).post(URL, getypt())
    pagina = f"/organisaties/{Organisatie.objects.get(naam='Buurttuin De Prei').pk}/"
    assert "Jan Zonder Geheim" in als(els).get(pagina).content.decode()
    for speler in (
        cast.buren["begeleider_ama"],
        cast.departement,
        cast.spelers["functioneel_beheerder"],
        cast.spelers["inspectie"],
    ):
        html = als(speler).get(pagina).content.decode()
        assert "Werkposten" in html
        assert "Jan Zonder Geheim" not in html, speler.lidmaatschap.rol
    # A handful of people in a garden is nobody's business but of who works with werkposten.
    assert als(cast.casemanager_zorg).get(pagina).status_code == 404


@pytest.mark.parametrize("sleutel", ["x", "00000000-0000-4000-8000-000000000000", "\x00"])
def test_een_organisatie_die_er_niet_is(els, als, sleutel):
    assert als(els).get(URL, {"organisatie": sleutel}).status_code == 404


def test_wie_geen_begeleider_of_beheerder_is_komt_er_niet_in(cast, als):
    assert als(cast.casemanager_zorg).get(URL).status_code == 403
