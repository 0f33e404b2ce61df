"""The act `beroep_registreren`: a bezwaar or beroep comes in against a decision, in time or late."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from mandaten.handelingen.beroepen import beroep_registreren
from mandaten.models import Beroep, Besluit
from tests.mandaten.beslissingen import collega, maak_besluit, over
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling
from tests.rolverdeling import maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.documenten.models import DocumentVersie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.termijnen import dagen_erbij
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


@pytest.fixture
def an():
    """An proposed the refusal, a colleague decided it."""
    return beslisser("zorg")


@pytest.fixture
def besluit(an) -> Besluit:
    return maak_besluit("zorg", toekennen=False, an=an)


def registreer(besluit, door, soort="bezwaar", **anders) -> Beroep:
    """A bezwaar of today."""
    velden = {"ingediend_op": VANDAAG(), "inhoud": "Wij bedienen Drongen wel.", **anders}
    return beroep_registreren(besluit, soort=soort, door=door.door, **velden)


def ouder(besluit, dagen: int) -> Besluit:
    """The same decision, taken that many days ago: a row of its own, because decisions never change."""
    with in_handeling():
        return Besluit.objects.create(
            soort=besluit.soort,
            aard=besluit.aard,
            jaar=over(-dagen).year,
            volgnummer=900,
            nummer="SVZ-OUD-0900",
            genomen_op=over(-dagen),
            genomen_door=besluit.genomen_door,
            voorgesteld_door=besluit.voorgesteld_door,
            organisatie=besluit.organisatie,
            aanvraag=besluit.aanvraag,
        )


# --- the act ---------------------------------------------------------------------------------------------------------


def test_een_bezwaar_heeft_zijn_termijnen_en_een_taak(an, besluit):
    beroep = registreer(besluit, an)
    assert beroep.uiterlijk_op == dagen_erbij(besluit.genomen_op, 30)
    assert beroep.antwoord_uiterlijk_op == dagen_erbij(VANDAAG(), 45)
    assert not beroep.is_te_laat
    taak = Taak.objects.get(soort="beroep_beantwoorden")
    assert (taak.object_id, taak.termijn, taak.rol) == (beroep.pk, over(45), "departement_zorg")
    regel = Logregel.objects.get(handeling="beroep_registreren")
    assert (regel.object_id, regel.gegevens) == (besluit.pk, {"beroep": str(beroep.pk)})


def test_op_een_beroep_antwoordt_een_rechter(an, besluit):
    beroep = registreer(besluit, an, "beroep")
    assert beroep.uiterlijk_op == dagen_erbij(besluit.genomen_op, 60)
    assert beroep.antwoord_uiterlijk_op is None
    assert Taak.objects.get(soort="beroep_beantwoorden").termijn is None


@pytest.mark.parametrize(("dagen", "te_laat"), [(30, False), (31, True)])
def test_wat_te_laat_kwam_wordt_geregistreerd_en_gemerkt(an, besluit, dagen, te_laat):
    assert registreer(ouder(besluit, dagen), an).is_te_laat is te_laat


def test_de_termijn_telt_vanaf_de_dag_waarop_de_brief_er_was(an, besluit, uitgevoerd):
    uitgevoerd()
    with in_handeling():
        DocumentVersie.objects.update(gemaakt_op=timezone.now() + timedelta(days=3))
    assert registreer(besluit, an).uiterlijk_op == dagen_erbij(besluit.genomen_op, 33)


def test_de_organisatie_krijgt_een_melding(an, besluit):
    registreer(besluit, an)
    assert Melding.objects.get(soort="beroep_ontvangen").gebruiker == besluit.aanvraag.gestart_door


def test_een_bezwaar_en_een_beroep_samen_maar_geen_twee_van_een_soort(an, besluit):
    registreer(besluit, an)
    registreer(besluit, an, "beroep")
    with pytest.raises(Geweigerd) as nee:
        registreer(besluit, an)
    assert "Er loopt al een bezwaar" in nee.value.velden["soort"]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ingediend_op": over(1)}, "ingediend_op"),
        ({"ingediend_op": over(-1)}, "ingediend_op"),
        ({"inhoud": " "}, "inhoud"),
        ({"soort": "klacht"}, "soort"),
    ],
)
def test_wat_niet_kan(an, besluit, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        registreer(besluit, an, **anders)
    assert nee.value.velden.keys() == {veld}
    assert not Beroep.objects.exists()


def test_wie_voor_de_organisatie_werkt_registreert_het_niet(an, besluit):
    with in_handeling():
        lid = maak_speler("organisatiebeheerder", besluit.organisatie, email="x@test.be").lidmaatschap
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        registreer(besluit, an)


def test_een_ander_kan_er_niet_bij(besluit):
    with pytest.raises(Besluit.DoesNotExist):
        registreer(besluit, beslisser("netwerk"))
    with pytest.raises(PermissionDenied):
        registreer(besluit, beheerder_van(besluit.aanvraag.deelnames.order_by("plaats").last().organisatie))


# --- the door --------------------------------------------------------------------------------------------------------


def adres(besluit: Besluit) -> str:
    return reverse("beroep_registreren", args=[besluit.pk])


def ingevuld(**anders):
    """The form as it is sent."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "soort": "bezwaar",
        "ingediend_op": f"{VANDAAG():%d/%m/%Y}",
        "inhoud": "Wij bedienen Drongen wel.",
        **anders,
    }


def test_de_deur_werkt_en_twee_keer_is_een_keer(an, besluit, als):
    klant, velden = als(an), ingevuld()
    assert klant.get(adres(besluit)).status_code == 200
    for _ in range(2):
        antwoord = klant.post(adres(besluit), velden)
        assert antwoord["Location"] == besluit.get_absolute_url()
    assert Beroep.objects.count() == 1


def test_wie_te_laat_is_leest_dat(an, besluit, als):
    oud = ouder(besluit, 50)
    antwoord = als(an).post(adres(oud), ingevuld(), follow=True)
    assert "na de laatste dag" in antwoord.content.decode()


@pytest.mark.parametrize(
    "anders",
    [
        {"soort": ""},
        {"ingediend_op": "morgen"},
        {"ingediend_op": "01/01/2020"},
        {"inhoud": "\x00"},
        {"inhoud": "x" * 5001},
        {"aanvraag_sleutel": "1"},
    ],
)
def test_slechte_invoer_houdt_wat_getypt_is(an, besluit, als, anders):
    antwoord = als(an).post(adres(besluit), ingevuld(**anders))
    assert antwoord.status_code == 422
    assert not Beroep.objects.exists()


def test_buren_en_lezers(an, besluit, als):
    assert als(collega(an)).get(adres(besluit)).status_code == 200
    assert als(beslisser("contingent")).get(adres(besluit)).status_code == 404
    assert (
        als(beheerder_van(besluit.aanvraag.deelnames.order_by("plaats").last().organisatie))
        .get(adres(besluit))
        .status_code
        == 403
    )
