"""Correcting an organisation: who corrects what, two at once, the account with its history, and closing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.beheer.organisaties import bekende
from werkzorg.beheer.handelingen.organisaties import organisatie_wijzigen, waarden
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Bankrekening, Lidmaatschap, Organisatie

pytestmark = pytest.mark.django_db
REKENING, NIEUWE = "BE68539007547034", "BE71096123456769"


@pytest.fixture
def griet(cast):
    """The manager of her own CAW."""
    return cast.spelers["organisatiebeheerder"]


@pytest.fixture
def femke(cast):
    """The functioneel beheerder."""
    return cast.spelers["functioneel_beheerder"]


def wijzig(speler: Any, organisatie: Organisatie | None = None, **velden: Any) -> Organisatie:
    """What this player changes on the organisation (by default her own), from its present version."""
    rij = Organisatie.objects.get(pk=(organisatie or speler.lidmaatschap.organisatie).pk)
    return organisatie_wijzigen(rij, wijzigingen=velden, versie=rij.versie, door=speler.door)


# --- the act ----------------------------------------------------------------------------------------------
def test_een_beheerder_houdt_bij_hoe_men_de_organisatie_bereikt(griet):
    rij = wijzig(griet, email="info@brug.be", gemeente="Deinze")
    assert (rij.email, rij.gemeente, rij.versie) == ("info@brug.be", "Deinze", 2)
    regel = Logregel.objects.get(handeling="organisatie_wijzigen")
    assert regel.gegevens == {"velden": ["email", "gemeente"], "versie": 2}
    assert wijzig(griet, email="info@brug.be").versie == 2


def test_een_beheerder_verandert_niet_wie_de_organisatie_is_en_nooit_een_andere(griet, cast):
    with pytest.raises(PermissionDenied):
        wijzig(griet, naam="CAW Anders")
    with pytest.raises(PermissionDenied):
        wijzig(griet, gesloten_op=date(2026, 1, 1))
    with pytest.raises(Organisatie.DoesNotExist):
        wijzig(griet, cast.buren["organisatiebeheerder"].lidmaatschap.organisatie, email="x@y.be")


def test_de_functioneel_beheerder_verbetert_wie_het_is_maar_ziet_geen_rekening(femke, griet):
    caw = griet.lidmaatschap.organisatie
    assert wijzig(femke, caw, naam="CAW Anders", kbo_nummer="0123456749").naam == "CAW Anders"
    with pytest.raises(PermissionDenied):
        wijzig(femke, caw, iban=REKENING)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": ""}, "naam"),
        ({"kbo_nummer": ""}, "kbo_nummer"),
        ({"soort": "revalidatiecentrum"}, "conventienummer"),
        ({"gesloten_op": date(2026, 1, 1)}, "sluitingsreden"),
        ({"gesloten_op": date(2026, 1, 1), "sluitingsreden": "fusie"}, "opvolger_kbo"),
        ({"opvolger_kbo": "0123456749"}, "opvolger_kbo"),
        (
            {"gesloten_op": date(2026, 1, 1), "sluitingsreden": "fusie", "opvolger_kbo": "0202239951"},
            "opvolger_kbo",
        ),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_bij_het_veld(femke, velden, veld):
    caw = bekende("CAW Oud", "caw", kbo_nummer="0202239951")
    with pytest.raises(Geweigerd) as nee:
        wijzig(femke, caw, **velden)
    assert veld in nee.value.velden
    assert Organisatie.objects.get(pk=caw.pk).versie == 1


def test_wie_te_laat_is_krijgt_de_waarden_van_nu(griet):
    rij = Organisatie.objects.get(pk=griet.lidmaatschap.organisatie_id)
    wijzig(griet, email="eerst@brug.be")
    with pytest.raises(Versieconflict) as conflict:
        organisatie_wijzigen(rij, wijzigingen={"email": "later@brug.be"}, versie=1, door=griet.door)
    assert conflict.value.versie_nu == 2
    assert conflict.value.nu["email"] == "eerst@brug.be"


# --- the account ------------------------------------------------------------------------------------------
def test_een_nieuwe_rekening_sluit_de_vorige_af(griet):
    vandaag = timezone.localdate()
    wijzig(griet, iban=REKENING, iban_vanaf=date(2020, 1, 1))
    wijzig(griet, iban=NIEUWE)
    rijen = list(Bankrekening.objects.order_by("periode"))
    assert [rij.iban for rij in rijen] == [REKENING, NIEUWE]
    assert rijen[0].periode.upper == rijen[1].periode.lower == vandaag
    assert waarden(griet.lidmaatschap.organisatie)["iban"] == NIEUWE


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"iban": ""}, "iban"),
        ({"iban": NIEUWE, "iban_vanaf": date(2020, 1, 1)}, "iban_vanaf"),
        ({"iban": NIEUWE, "iban_vanaf": date(2019, 1, 1)}, "iban_vanaf"),
        ({"iban": NIEUWE, "iban_vanaf": date(2190, 1, 1)}, "iban_vanaf"),
        ({"iban": REKENING, "iban_vanaf": date(2021, 1, 1)}, "iban_vanaf"),
        ({"email": "info@brug.be", "iban_vanaf": date(2021, 1, 1)}, "iban_vanaf"),
    ],
)
def test_een_rekening_verdwijnt_niet_en_begint_na_de_vorige(griet, velden, veld):
    wijzig(griet, iban=REKENING, iban_vanaf=date(2020, 1, 1))
    with pytest.raises(Geweigerd) as nee:
        wijzig(griet, **velden)
    assert list(nee.value.velden) == [veld]
    assert Bankrekening.objects.count() == 1
    # Sent once more as it stands: nothing changes, and nothing is wrong.
    assert wijzig(griet, iban=REKENING, iban_vanaf=date(2020, 1, 1)).versie == 2


# --- closing ----------------------------------------------------------------------------------------------
def test_een_fusie_sluit_de_organisatie_noemt_de_opvolger_en_stopt_de_toegang(femke, griet):
    vandaag = timezone.localdate()
    caw = griet.lidmaatschap.organisatie
    nieuw = bekende("CAW Samen", "caw", kbo_nummer="0202239951")
    rij = wijzig(
        femke,
        caw,
        kbo_nummer="0123456749",
        gesloten_op=vandaag,
        sluitingsreden="fusie",
        opvolger_kbo="0202239951",
    )
    assert (rij.is_actief, rij.opvolger) == (False, nieuw)
    assert not Lidmaatschap.objects.geldig_op(vandaag).filter(organisatie=caw).exists()
    weer = wijzig(femke, caw, gesloten_op=None, sluitingsreden="", opvolger_kbo="")
    assert (weer.is_actief, weer.opvolger) == (True, None)
    assert Lidmaatschap.objects.geldig_op(vandaag).filter(organisatie=caw).exists()


def test_niemand_sluit_het_huis_waar_hij_zelf_werkt(femke):
    """The only functioneel beheerder would lock out herself, and everybody who could undo it."""
    with pytest.raises(Geweigerd) as nee:
        wijzig(femke, gesloten_op=timezone.localdate(), sluitingsreden="stopgezet")
    assert "sluit zichzelf" in nee.value.velden["gesloten_op"]
    assert Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(pk=femke.lidmaatschap.pk).exists()


def test_een_organisatie_volgt_zichzelf_ook_langs_een_omweg_niet_op(femke):
    een = bekende("CAW Een", "caw", kbo_nummer="0202239951")
    twee = bekende("CAW Twee", "caw", kbo_nummer="0123456749")
    gisteren = timezone.localdate() - timedelta(days=1)
    sluiting = {"gesloten_op": gisteren, "sluitingsreden": "overname"}
    wijzig(femke, een, **sluiting, opvolger_kbo="0123456749")
    for organisatie, opvolger in ((twee, "0202239951"), (twee, "0123456749")):
        with pytest.raises(Geweigerd) as nee:
            wijzig(femke, organisatie, **sluiting, opvolger_kbo=opvolger)
        assert "zichzelf" in nee.value.velden["opvolger_kbo"]


# --- the door ---------------------------------------------------------------------------------------------
def adres(speler: Any) -> str:
    """The address of this player's own organisation."""
    return f"/organisaties/{speler.lidmaatschap.organisatie_id}/wijzig/"


def invoer(antwoord: Any, **velden: Any) -> dict[str, Any]:
    """What stands in the form of this page, as a browser would send it, with these fields typed over."""
    formulier = antwoord.context["formulier"]
    nu = {naam: formulier.fields[naam].prepare_value(formulier[naam].value()) for naam in formulier.fields}
    return {naam: "" if waarde is None else waarde for naam, waarde in {**nu, **velden}.items()}


def test_de_beheerder_ziet_alleen_haar_velden_en_bewaart(griet, als):
    client = als(griet)
    bladzijde = client.get(adres(griet))
    velden = set(bladzijde.context["formulier"].fields)
    assert {"email", "iban", "versie"} <= velden
    assert not velden & {"naam", "soort", "gesloten_op"}
    antwoord = client.post(
        adres(griet), invoer(bladzijde, email="info@brug.be", iban="BE68 5390 0754 7034"), follow=True
    )
    html = antwoord.content.decode()
    assert "De gegevens zijn bewaard." in html
    assert "BE68 5390 0754 7034" in html


def test_wie_velden_meestuurt_die_niet_van_hem_zijn_verandert_ze_niet(griet, als):
    client = als(griet)
    bladzijde = client.get(adres(griet))
    assert client.post(adres(griet), {**invoer(bladzijde), "naam": "Gekaapt"}).status_code == 302
    assert not Organisatie.objects.filter(naam="Gekaapt").exists()


def test_een_conflict_toont_beide_teksten_en_bewaart_wat_gekozen_is(griet, als):
    client = als(griet)
    begin = client.get(adres(griet))
    wijzig(griet, email="collega@brug.be", telefoon="+3291234567")
    antwoord = client.post(adres(griet), invoer(begin, email="ik@brug.be"))
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    conflict = antwoord.context["conflict"]
    assert {(veld["naam"], veld["mijn"], veld["ander"], veld["voorstel"]) for veld in conflict["velden"]} == {
        ("email", "ik@brug.be", "collega@brug.be", "mijn"),
        ("telefoon", "", "+32 9 123 45 67", "ander"),
    }
    assert griet.gebruiker.naam in html
    keuze = invoer(antwoord, email="ik@brug.be", aanvraag_sleutel=str(uuid4()))
    keuze |= {"versie_gezien": conflict["versie"], "keuze_email": "mijn", "keuze_telefoon": "ander"}
    assert client.post(adres(griet), keuze).status_code == 302
    rij = Organisatie.objects.get(pk=griet.lidmaatschap.organisatie_id)
    assert (rij.email, rij.telefoon) == ("ik@brug.be", "+3291234567")


def test_de_rekening_ziet_alleen_wie_betaalt_en_de_eigen_beheerder(griet, cast, als):
    wijzig(griet, iban=REKENING)
    pagina = f"/organisaties/{griet.lidmaatschap.organisatie_id}/"
    for rol in ("organisatiebeheerder", "departement_zorg", "departement_wse"):
        assert "BE68 5390" in als(cast.spelers[rol]).get(pagina).content.decode(), rol
    for speler in (
        cast.buren["organisatiebeheerder"],
        cast.spelers["functioneel_beheerder"],
        cast.casemanager_zorg,
        cast.spelers["inspectie"],
    ):
        assert "BE68" not in als(speler).get(pagina).content.decode(), speler.lidmaatschap.rol


def test_de_buur_vindt_het_scherm_niet(griet, cast, als):
    assert als(cast.buren["organisatiebeheerder"]).get(adres(griet)).status_code == 404
    assert als(cast.casemanager_zorg).get(adres(griet)).status_code == 403


def test_de_functioneel_beheerder_sluit_met_het_scherm(femke, griet, als):
    bekende("CAW Samen", "caw", kbo_nummer="0202239951")
    client = als(femke)
    bladzijde = client.get(adres(griet))
    antwoord = client.post(
        adres(griet),
        invoer(
            bladzijde,
            kbo_nummer="0123.456.749",
            gesloten_op="1/6/2026",
            sluitingsreden="fusie",
            opvolger_kbo="0202.239.951",
        ),
        follow=True,
    )
    html = antwoord.content.decode()
    assert "De werking gaat verder bij" in html
    assert "CAW Samen" in html
