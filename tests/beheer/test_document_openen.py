"""`document_openen`: a download of exactly the sealed bytes, for whoever may see what it is about."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.deelnemers.personen import registreer
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten import opslag
from werkzorg.documenten.models import Document
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


def inhoud(document: Document) -> bytes:
    """The stored bytes of the first version."""
    versie = document.versies.get()
    return opslag.lees(versie.pk, versie.sha256)


def test_het_eigen_document_komt_als_bijlage_zoals_het_verzegeld_is(cast, als, document, insz):
    antwoord = als(cast.casemanager_zorg).get(reverse("document_openen", args=[document.pk]))
    assert antwoord.status_code == 200
    assert antwoord.content == inhoud(document)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith('attachment; filename="ontvangstbewijs-')
    assert "Hermans" not in antwoord["Content-Disposition"]
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert antwoord["Cache-Control"] == "no-store"
    rij = Inzage.objects.get(actie="document_openen")
    assert (rij.object_id, rij.deelnemer_ids) == (document.pk, [document.deelnemer_id])


def test_de_buur_krijgt_404_en_een_rol_zonder_recht_403(cast, als, document):
    adres = reverse("document_openen", args=[document.pk])
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.casemanager_werk).get(adres).status_code == 404
    # Who decides about mandates opens letters, but not one about a person.
    assert als(cast.departement).get(adres).status_code == 404
    assert als(cast.spelers["beleid"]).get(adres).status_code == 403
    assert not Inzage.objects.filter(actie="document_openen").exists()


def test_een_tweede_organisatie_ziet_alleen_haar_eigen_bewijs(cast, als, document, uitgevoerd, insz):
    registreer(cast.buur.door, insz=insz)
    uitgevoerd()
    ander = Document.objects.exclude(pk=document.pk).get()
    klant = als(cast.buur)
    assert klant.get(reverse("document_openen", args=[document.pk])).status_code == 404
    assert klant.get(reverse("document_openen", args=[ander.pk])).status_code == 200


def test_zolang_het_niet_gemaakt_is_bestaat_het_niet(cast, als):
    registreer(cast.casemanager_zorg.door)
    adres = reverse("document_openen", args=[Document.objects.get().pk])
    assert als(cast.casemanager_zorg).get(adres).status_code == 404


def test_het_dossier_zegt_hoever_het_document_staat(cast, als, uitgevoerd):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    adres = reverse("deelnemer_documenten", args=[deelnemer.pk])

    def rij():
        (rij,) = klant.get(adres).context["documenten"]
        return rij["is_klaar"], rij["is_mislukt"], bool(rij["url"])

    assert rij() == (False, False, False)
    Opdracht.objects.update(toestand="mislukt")
    assert rij() == (False, True, False)
    Opdracht.objects.update(toestand="wacht")
    uitgevoerd()
    assert rij() == (True, False, True)
