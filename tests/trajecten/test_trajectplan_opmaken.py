"""The act of the clock `trajectplan_opmaken`: one sealed paper per version that was sent."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid
from tests.trajecten.plannen import ingediend, laatste_versie
from trajecten.handelingen.plandocument import trajectplan_opmaken
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.organisaties.hoedanigheid import Klok

Als = Callable[[Speler], Client]


@pytest.mark.django_db
def test_een_verzegelde_pdf_en_niet_twee(cast: Rolverdeling, uitgevoerd: Callable[[], int], als: Als) -> None:
    netwerk = cast.spelers["netwerkcoordinator"]
    geef_bevoegdheid(netwerk, "netwerkcoordinator")
    traject = ingediend(cast)
    uitgevoerd()
    document = Document.objects.get(soort="trajectplan")
    assert document.object_id == laatste_versie(traject).pk
    versie = document.versies.get()
    assert versie.is_verzegeld
    with pikepdf.open(io.BytesIO(lees_versie(versie))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "Uw trajectplan" in str(pdf.docinfo.get("/Title", pdf.open_metadata().get("dc:title", "")))
    trajectplan_opmaken(document.pk, door=Klok("trajectplan_opmaken"))
    assert DocumentVersie.objects.filter(document=document).count() == 1
    for speler in (cast.casemanager_zorg, netwerk):
        pagina = als(speler).get(reverse("trajectplan_detail", args=[traject.pk])).content.decode()
        assert reverse("document_openen", args=[document.pk]) in pagina
        assert als(speler).get(reverse("document_openen", args=[document.pk])).status_code == 200
    assert als(cast.buur).get(reverse("document_openen", args=[document.pk])).status_code == 404
