"""The act `trajectdocument_opnieuw_maken`: a document that was given up, or did not come within the hour, once more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.trajecten.eindes import rond_af
from tests.trajecten.maken import geef_bevoegdheid, maak_traject
from tests.trajecten.opvolgen import vraag_verlenging
from tests.trajecten.plannen import ingediend
from tests.trajecten.test_verlenging_toekennen import ken_toe
from trajecten.documenten.opmaken import EFFECTEN
from trajecten.handelingen.brieven import trajectdocument_opnieuw_maken
from trajecten.models import Traject
from werkzorg.berichten.effecten import EFFECTEN as GEREGISTREERD
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import MAX_POGINGEN, voer_uit
from werkzorg.documenten.models import Document
from werkzorg.documenten.soorten import DOCUMENTSOORTEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

SLEUTEL = "trajectdocument_opnieuw_maken"


def test_elk_document_van_trajecten_kan_opnieuw() -> None:
    van_trajecten = {
        sleutel
        for sleutel, soort in DOCUMENTSOORTEN.items()
        if getattr(soort.zichtbare_objecten, "__module__", "").startswith("trajecten")
        or "trajecten" in repr(soort.zichtbare_objecten)
    }
    assert van_trajecten == set(EFFECTEN)
    assert set(EFFECTEN.values()) <= set(GEREGISTREERD)


@pytest.fixture
def traject(cast) -> Traject:
    """An extension was granted; its letter waits for the worker."""
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    ken_toe(traject, cast.spelers["vdab_beslisser"])
    return traject


def geef_op(document: Document) -> Opdracht:
    """The worker tried as often as it does, and gave up."""
    opdracht = Opdracht.objects.get(verwijzing__document=str(document.pk))
    opdracht.toestand, opdracht.pogingen, opdracht.begonnen = "mislukt", MAX_POGINGEN, MAX_POGINGEN
    opdracht.laatste_fout = "ParameterOnbekend"
    opdracht.save()
    return opdracht


@pytest.mark.django_db
def test_wat_opgegeven_werd_komt_er_alsnog_en_maar_een_keer(cast, traject, uitgevoerd) -> None:
    document, door = Document.objects.get(soort="verlengingsbrief"), cast.casemanager_zorg.door
    with pytest.raises(Geweigerd, match="wordt nu gemaakt"):
        trajectdocument_opnieuw_maken(document, door=door)
    opdracht = geef_op(document)
    assert voer_uit(opdracht.pk) is False
    trajectdocument_opnieuw_maken(document, door=door)
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.pogingen) == ("wacht", 0)
    with pytest.raises(Geweigerd, match="wordt nu gemaakt"):
        trajectdocument_opnieuw_maken(document, door=door)
    uitgevoerd()
    assert document.versies.get().is_verzegeld
    with pytest.raises(Geweigerd, match="is er intussen"):
        trajectdocument_opnieuw_maken(document, door=door)
    regel = Logregel.objects.get(handeling=SLEUTEL)
    assert (regel.object_id, regel.deelnemer_id) == (document.pk, traject.deelnemer_id)


@pytest.mark.django_db
def test_na_een_uur_zonder_document_kan_het_ook(cast, traject, als) -> None:
    document = Document.objects.get(soort="verlengingsbrief")
    adres = reverse(SLEUTEL, args=[document.pk])
    client = als(cast.casemanager_zorg)
    assert adres not in client.get(traject.get_absolute_url()).text
    Opdracht.objects.update(aangemaakt_op=timezone.now() - timedelta(minutes=61))
    blad = client.get(traject.get_absolute_url()).text
    assert f'action="{adres}"' in blad
    assert "maken mislukt" in blad
    for zin in ("Het document wordt opnieuw gemaakt.", "Deze brief wordt nu gemaakt."):
        antwoord = client.post(adres, follow=True)
        assert antwoord.redirect_chain[-1][0] == traject.get_absolute_url()
        assert zin in antwoord.text
    assert "Laad opnieuw" in antwoord.text
    assert client.get(adres).status_code == 405


@pytest.mark.django_db
def test_alleen_wie_het_document_mag_lezen(cast, traject, als) -> None:
    document = Document.objects.get(soort="verlengingsbrief")
    geef_op(document)
    adres = reverse(SLEUTEL, args=[document.pk])
    for rol in ("casemanager_werk", "casemanager_zorg", "vdab_beslisser"):
        assert als(cast.buren[rol]).post(adres).status_code == 404
        with pytest.raises(Document.DoesNotExist):
            trajectdocument_opnieuw_maken(document, door=cast.buren[rol].door)
    for rol in ("verwijzer", "netwerkcoordinator"):
        assert als(cast.spelers[rol]).post(adres).status_code == 403
    assert Opdracht.objects.get(verwijzing__document=str(document.pk)).toestand == "mislukt"


@pytest.mark.django_db
def test_het_plan_zegt_het_bij_zijn_versie(cast, als) -> None:
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    traject = ingediend(cast)
    document = Document.objects.get(soort="trajectplan")
    plan = reverse("trajectplan_detail", args=[traject.pk])
    client = als(cast.casemanager_werk)
    assert "Laad opnieuw" in client.get(plan).text
    geef_op(document)
    assert "maken mislukt" in client.get(plan).text
    antwoord = client.post(reverse(SLEUTEL, args=[document.pk]))
    assert antwoord["Location"] == plan


@pytest.mark.django_db
def test_de_documenten_van_het_einde_zeggen_het_ook(cast, als) -> None:
    traject = rond_af(cast)
    client = als(cast.casemanager_werk)
    documenten = list(Document.objects.filter(soort__startswith="eind"))
    assert len(documenten) == 4
    for document in documenten:
        geef_op(document)
    assert client.get(traject.get_absolute_url()).text.count("maken mislukt") == 4
    for document in documenten:
        antwoord = client.post(reverse(SLEUTEL, args=[document.pk]))
        assert antwoord["Location"] == traject.get_absolute_url()
    assert "maken mislukt" not in client.get(traject.get_absolute_url()).text
