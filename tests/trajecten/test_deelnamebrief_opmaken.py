"""The act `deelnamebrief_opmaken`: the letter to the person and the notice to who entered the request, sealed."""

from __future__ import annotations

import io
from uuid import uuid4

import pikepdf
import pytest
from django.urls import reverse

from tests.trajecten.test_deelname_toekennen import MOTIVERING, ken_toe
from tests.trajecten.test_deelname_weigeren import weiger
from tests.trajecten.verzoeken import beoordeel, persoon, verzoek, vraag_aan
from trajecten.handelingen.deelnamebrief import deelnamebrief_opmaken
from trajecten.handelingen.verzoek import verzoek_registreren
from werkzorg.berichten.models import Melding
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db


def brieven(traject) -> dict[str, Document]:
    """The letters about this traject, by kind."""
    return {rij.soort: rij for rij in Document.objects.filter(object_id=traject.pk)}


def test_de_worker_maakt_brief_en_kennisgeving(cast, uitgevoerd):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    uitgevoerd()
    rijen = brieven(traject)
    assert rijen.keys() == {"deelnamebrief", "deelname_kennisgeving"}
    for rij in rijen.values():
        versie = rij.versies.get()
        assert versie.is_verzegeld
        with pikepdf.open(io.BytesIO(lees_versie(versie))) as pdf:
            assert pdf.Root.Lang == "nl-BE"
            assert "/StructTreeRoot" in pdf.Root


def test_de_aanmelder_krijgt_een_bericht_van_zijn_kennisgeving(cast, uitgevoerd):
    traject = weiger(cast, beoordeel(cast, vraag_aan(cast)))
    uitgevoerd()
    bericht = Melding.objects.get(soort="deelname_beslist")
    assert bericht.gebruiker_id == cast.spelers["verwijzer"].gebruiker.pk
    assert bericht.object_id == brieven(traject)["deelname_kennisgeving"].pk


def test_de_motivering_is_niet_voor_de_verwijzer(cast, uitgevoerd, als):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    uitgevoerd()
    rijen = brieven(traject)
    client = als(cast.spelers["verwijzer"])
    assert client.get(reverse("document_openen", args=[rijen["deelnamebrief"].pk])).status_code == 404
    assert client.get(reverse("document_openen", args=[rijen["deelname_kennisgeving"].pk])).status_code == 200
    bladzijde = client.get(traject.get_absolute_url()).content.decode()
    assert "Kennisgeving van de beslissing" in bladzijde
    assert MOTIVERING not in bladzijde


def test_vdab_opent_de_brief(cast, uitgevoerd, als):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    uitgevoerd()
    client = als(cast.spelers["vdab_beslisser"])
    assert "Beslissing over uw deelname" in client.get(traject.get_absolute_url()).content.decode()
    adres = reverse("document_openen", args=[brieven(traject)["deelnamebrief"].pk])
    assert client.get(adres).status_code == 200


def test_vdab_zelf_krijgt_geen_kopie(cast):
    speler = cast.spelers["vdab_beslisser"]
    traject = verzoek_registreren(persoon(speler), verzoek=verzoek(), vdab_id=None, door=speler.door)
    ken_toe(cast, beoordeel(cast, traject))
    assert brieven(traject).keys() == {"deelnamebrief"}


def test_tweemaal_geeft_een_versie(cast, uitgevoerd):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    uitgevoerd()
    for rij in brieven(traject).values():
        deelnamebrief_opmaken(rij.pk, door=Klok("deelnamebrief_opmaken"))
        assert rij.versies.count() == 1
    assert Melding.objects.filter(soort="deelname_beslist").count() == 1


def test_een_onbekend_document_is_een_fout(db):
    with pytest.raises(Document.DoesNotExist):
        deelnamebrief_opmaken(uuid4(), door=Klok("deelnamebrief_opmaken"))
