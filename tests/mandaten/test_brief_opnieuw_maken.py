"""The act `brief_opnieuw_maken`: a letter that was given up, or did not come within the hour, is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.documenten import documenten_over
from mandaten.documenten.opmaken import EFFECTEN
from mandaten.domein.brieven import is_mislukt, opnieuw_bezwaar
from mandaten.handelingen.briefherstel import brief_opnieuw_maken
from mandaten.models import Besluit, Handhaving
from tests.mandaten.beslissingen import maak_besluit
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import meegedeeld
from tests.mandaten.test_aanvulling_geven import gevraagd
from tests.mandaten.test_beroep_afhandelen import handel_af
from tests.mandaten.test_beroep_registreren import registreer
from werkzorg.berichten.effecten import EFFECTEN as GEREGISTREERD
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.berichten.uitvoeren import MAX_POGINGEN, voer_uit
from werkzorg.documenten.models import Document
from werkzorg.documenten.soorten import DOCUMENTSOORTEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

NU = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


# --- the law -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("minuten", "gemaakt", "opgegeven", "mislukt"),
    [(60, False, False, False), (61, False, False, True), (1, False, True, True), (600, True, True, False)],
)
def test_wanneer_een_brief_mislukt_is(minuten: int, gemaakt: bool, opgegeven: bool, mislukt: bool) -> None:
    vraag = NU - timedelta(minutes=minuten)
    assert is_mislukt(is_gemaakt=gemaakt, is_opgegeven=opgegeven, gevraagd_op=vraag, nu=NU) is mislukt


def test_wat_er_is_of_gemaakt_wordt_komt_geen_tweede_keer() -> None:
    assert "is er intussen" in opnieuw_bezwaar(is_gemaakt=True, is_mislukt=False)
    assert "wordt nu gemaakt" in opnieuw_bezwaar(is_gemaakt=False, is_mislukt=False)
    assert opnieuw_bezwaar(is_gemaakt=False, is_mislukt=True) == ""


def test_elke_brief_van_mandaten_kan_opnieuw() -> None:
    van_mandaten = {
        sleutel
        for sleutel, soort in DOCUMENTSOORTEN.items()
        if getattr(soort.zichtbare_objecten, "__module__", "").startswith("mandaten")
        or "mandaten" in repr(soort.zichtbare_objecten)
    }
    assert van_mandaten <= set(EFFECTEN)
    assert set(EFFECTEN) <= set(DOCUMENTSOORTEN)
    assert set(EFFECTEN.values()) <= set(GEREGISTREERD)


# --- the act -------------------------------------------------------------------------------------------------------
@pytest.fixture
def an():
    """An proposed."""
    return beslisser("zorg")


@pytest.fixture
def besluit(an) -> Besluit:
    return maak_besluit("zorg", an=an)


def brief(over: Besluit | Handhaving) -> Document:
    return Document.objects.get(object_id=over.pk)


def geef_op(document: Document) -> Opdracht:
    """The worker tried as often as it does, and gave up."""
    opdracht = Opdracht.objects.get(verwijzing__document=str(document.pk))
    opdracht.toestand, opdracht.pogingen, opdracht.begonnen = "mislukt", MAX_POGINGEN, MAX_POGINGEN
    opdracht.laatste_fout = "ParameterOnbekend"
    opdracht.save()
    return opdracht


@pytest.mark.django_db
def test_een_opgegeven_brief_komt_er_alsnog_en_maar_een_keer(an, besluit, uitgevoerd) -> None:
    document = brief(besluit)
    opdracht = geef_op(document)
    assert voer_uit(opdracht.pk) is False
    brief_opnieuw_maken(document, door=an.door)
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.pogingen, opdracht.begonnen) == ("wacht", 0, 0)
    with pytest.raises(Geweigerd, match="wordt nu gemaakt"):
        brief_opnieuw_maken(document, door=an.door)
    uitgevoerd()
    assert document.versies.get().is_verzegeld
    assert Melding.objects.filter(soort="besluit_klaar", object_id=document.pk).exists()
    with pytest.raises(Geweigerd, match="is er intussen"):
        brief_opnieuw_maken(document, door=an.door)
    assert Logregel.objects.filter(handeling="brief_opnieuw_maken", object_id=document.pk).count() == 1


@pytest.mark.django_db
def test_wie_opnieuw_vroeg_ziet_dat_het_wordt_gemaakt(an, besluit) -> None:
    document = brief(besluit)

    def stand() -> tuple[bool, bool]:
        (een,) = documenten_over([besluit.pk], an.door)["documenten"]
        return een["is_mislukt"], bool(een["herstel_url"])

    assert stand() == (False, False)
    with pytest.raises(Geweigerd, match="wordt nu gemaakt"):
        brief_opnieuw_maken(document, door=an.door)
    Opdracht.objects.update(aangemaakt_op=timezone.now() - timedelta(minutes=61))
    assert stand() == (True, True)
    brief_opnieuw_maken(document, door=an.door)
    assert stand() == (False, False)


@pytest.mark.django_db
def test_alleen_de_dienst_die_beslist(an, besluit, als) -> None:
    document = brief(besluit)
    geef_op(document)
    adres = reverse("brief_opnieuw_maken", args=[document.pk])
    with pytest.raises(Document.DoesNotExist):
        brief_opnieuw_maken(document, door=beslisser("netwerk").door)
    assert als(beslisser("netwerk")).post(adres).status_code == 404
    houder = als(beheerder_van(besluit.organisatie))
    assert houder.post(adres).status_code == 403
    assert "Maak opnieuw" not in houder.get(besluit.get_absolute_url()).text
    assert "maken mislukt" in houder.get(besluit.get_absolute_url()).text


# --- the door ------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_knop_staat_bij_de_brief_en_brengt_terug(an, besluit, als) -> None:
    document = brief(besluit)
    client, adres = als(an), reverse("brief_opnieuw_maken", args=[document.pk])
    assert adres not in client.get(besluit.get_absolute_url()).text
    geef_op(document)
    blad = client.get(besluit.get_absolute_url()).text
    assert f'action="{adres}"' in blad
    assert "maken mislukt" in blad
    assert client.get(adres).status_code == 405
    for zin in ("De brief wordt opnieuw gemaakt.", "Deze brief wordt nu gemaakt."):
        antwoord = client.post(adres, follow=True)
        assert antwoord.redirect_chain[-1][0] == besluit.get_absolute_url()
        assert zin in antwoord.text
    assert "wordt gemaakt" in antwoord.text


@pytest.mark.django_db
def test_elke_soort_brief_vindt_haar_bladzijde(an, besluit, als) -> None:
    procedure = meegedeeld(an, maak_toekenning("zorg", regios=("kempen",)))
    beroep = registreer(besluit, an)
    handel_af(beroep, an)
    aanvraag, _, _ = gevraagd("erkenning", tekenfunctie="Welke?")
    for over, terug in ((procedure, procedure), (beroep, besluit), (aanvraag, aanvraag)):
        document = brief(over)
        geef_op(document)
        antwoord = als(an).post(reverse("brief_opnieuw_maken", args=[document.pk]))
        assert antwoord["Location"] == terug.get_absolute_url()
        assert Opdracht.objects.get(verwijzing__document=str(document.pk)).toestand == "wacht"
