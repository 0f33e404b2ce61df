"""Registering an organisation: what is stored, what is refused, and who finds the door."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from tests.beheer.organisaties import KBO, bekende, formulier
from werkzorg.beheer.handelingen.organisaties import (
    MogelijkDubbel,
    Organisatiegegevens,
    organisatie_registreren,
)
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Organisatie

URL = "/organisaties/registreer/"


def gegevens(**velden: str) -> Organisatiegegevens:
    """Enough to register an organisation."""
    return Organisatiegegevens(
        **{"naam": "CAW Het Anker", "soort": "caw", "kbo_nummer": "0123456749", **velden}
    )


# --- the act ----------------------------------------------------------------------------------------------
def test_de_organisatie_is_er_en_het_logboek_noemt_haar_niet(cast):
    rij = organisatie_registreren(gegevens(gemeente="Gent"), door=cast.departement.door)
    assert (rij.naam, rij.soort, rij.kbo_nummer, rij.gemeente) == (
        "CAW Het Anker",
        "caw",
        "0123456749",
        "Gent",
    )
    assert rij.is_actief
    regel = Logregel.objects.get(handeling="organisatie_registreren")
    assert (regel.object_id, regel.gegevens) == (rij.pk, {"soort": "caw"})


@pytest.mark.parametrize(
    ("velden", "veld", "stukje"),
    [
        ({"kbo_nummer": ""}, "kbo_nummer", "Vul het KBO-nummer in"),
        ({"soort": "werkactor"}, "soort", "registreer jij niet"),
        ({"soort": "revalidatiecentrum"}, "conventienummer", "Vul het conventienummer in"),
        ({"conventienummer": "77212345"}, "conventienummer", "laat dit leeg"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_bij_het_veld(cast, velden, veld, stukje):
    with pytest.raises(Geweigerd) as nee:
        organisatie_registreren(gegevens(**velden), door=cast.departement.door)
    assert stukje in nee.value.velden[veld]
    assert not Organisatie.objects.filter(naam="CAW Het Anker").exists()


@pytest.mark.parametrize(("veld", "waarde"), [("kbo_nummer", "0123456749"), ("ovo_code", "OVO003323")])
def test_een_nummer_van_een_ander_noemt_die_ander(cast, veld, waarde):
    bekende("CAW De Brug", "caw", **{veld: waarde})
    with pytest.raises(Geweigerd, match="Controleer") as nee:
        organisatie_registreren(
            gegevens(
                **{"kbo_nummer": "", "kbo_ontbreekt": "onderdeel", veld: waarde} if veld == "ovo_code" else {}
            ),
            door=cast.departement.door,
        )
    assert "CAW De Brug" in nee.value.velden[veld]


def test_een_gelijkende_naam_vraagt_om_te_kijken_en_kan_dan_toch(cast):
    lijkt = bekende("CAW Het Ankér vzw", "caw")
    with pytest.raises(MogelijkDubbel) as nee:
        organisatie_registreren(gegevens(), door=cast.departement.door)
    assert nee.value.gelijkende == [lijkt]
    assert organisatie_registreren(gegevens(), is_andere=True, door=cast.departement.door).pk != lijkt.pk


def test_wie_het_niet_mag_kan_het_ook_niet(cast):
    with pytest.raises(PermissionDenied):
        organisatie_registreren(gegevens(), door=cast.casemanager_zorg.door)


# --- the door ---------------------------------------------------------------------------------------------
def test_alles_in_een_keer(cast, als):
    antwoord = als(cast.departement).post(URL, formulier(), follow=True)
    rij = Organisatie.objects.get(kbo_nummer="0123456749")
    assert antwoord.redirect_chain == [(f"/organisaties/{rij.pk}/", 302)]
    assert "De organisatie is geregistreerd." in antwoord.content.decode()
    assert (rij.telefoon, rij.website) == ("+3291234567", "https://www.anker.be")


def test_tweemaal_versturen_maakt_er_een(cast, als):
    een = formulier()
    client = als(cast.departement)
    assert client.post(URL, een).url == client.post(URL, een).url
    assert Organisatie.objects.filter(kbo_nummer="0123456749").count() == 1


def test_alle_fouten_tegelijk_en_wat_getypt_was_blijft(cast, als):
    antwoord = als(cast.departement).post(
        URL,
        formulier(
            naam="",
            kbo_nummer="123",
            email="geen adres",
            website="::",
            soort="caw",
            conventienummer="77212345",
        ),
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert antwoord.context["formulier"].errors.keys() == {
        "naam",
        "kbo_nummer",
        "email",
        "website",
        "conventienummer",
    }
    assert 'value="geen adres"' in html
    assert "je vulde er 3 in" in html


def test_een_soort_die_jij_niet_registreert_staat_niet_in_de_lijst(cast, als):
    client = als(cast.spelers["departement_wse"])
    keuzes = [waarde for waarde, _ in client.get(URL).context["formulier"].fields["soort"].choices]
    assert "maatwerkbedrijf" in keuzes
    assert "caw" not in keuzes
    assert client.post(URL, formulier(soort="caw")).status_code == 422


def test_een_gelijkende_wordt_getoond_met_een_vink_om_verder_te_gaan(cast, als):
    lijkt = bekende("CAW Het Anker vzw", "caw")
    client = als(cast.departement)
    een = formulier()
    html = (antwoord := client.post(URL, een)).content.decode()
    assert antwoord.status_code == 422
    assert f'href="/organisaties/{lijkt.pk}/"' in html
    assert "Bedoel je een van deze?" in html
    assert 'type="checkbox" name="is_andere"' in html
    assert client.post(URL, {**een, "is_andere": "on"}).status_code == 302
    assert Organisatie.objects.filter(naam="CAW Het Anker").exists()


def test_een_brussels_adres_wordt_bewaard_met_een_zin_erbij(cast, als):
    antwoord = als(cast.departement).post(URL, formulier(postcode="1000", gemeente="Brussel"), follow=True)
    assert "buiten het Vlaamse aanbod" in antwoord.content.decode()
    assert Organisatie.objects.get(kbo_nummer="0123456749").gemeente == "Brussel"


@pytest.mark.parametrize("rommel", ["\x00", "🙂" * 300, "a" * 5000, "<script>alert(1)</script>", ["x", "y"]])
@pytest.mark.parametrize(
    "veld", ["naam", "soort", "kbo_nummer", "gemeente", "postcode", "is_andere", "website"]
)
def test_geen_invoer_breekt_het_scherm(cast, als, veld, rommel):
    antwoord = als(cast.departement).post(URL, formulier(**{veld: rommel}))
    assert antwoord.status_code in {302, 422}
    assert b"<script>alert(1)" not in antwoord.content


def test_een_verlopen_sleutel_bewaart_niets(cast, als):
    assert als(cast.departement).post(URL, formulier(aanvraag_sleutel="x")).status_code == 422
    ander = als(cast.spelers["functioneel_beheerder"])
    een = formulier(aanvraag_sleutel=str(uuid4()), kbo_nummer=KBO)
    assert ander.post(URL, een).status_code == 302
    assert als(cast.departement).post(URL, een).status_code == 422
