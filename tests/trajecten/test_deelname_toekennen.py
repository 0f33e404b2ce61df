"""The act `deelname_toekennen`: VDAB says yes, the letter leaves, and the team has a person to guide."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.verzoeken import INSCHATTING, beoordeel, dag, persoon, vers, vraag_aan
from trajecten.domein.beslissing import Inschatting
from trajecten.handelingen.beslissing import deelname_toekennen
from trajecten.models import Beoordeling, Intake, Traject
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.termijnen import werkdagen_erbij
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
MOTIVERING = "U kunt nu niet werken, maar met begeleiding wel."


def ken_toe(cast, traject, **anders):
    """The request granted by VDAB, as it stands now."""
    return deelname_toekennen(
        traject,
        **{
            "motivering": MOTIVERING,
            "versie": vers(traject).versie,
            "door": cast.spelers["vdab_beslisser"].door,
            **anders,
        },
    )


# --- the act ---------------------------------------------------------------------------------------------------------


def test_wie_deelneemt_wacht_op_een_tandem(cast):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    assert vers(traject).status == "goedgekeurd"
    intake = Intake.objects.get()
    assert (intake.regio_id, intake.gemeente, intake.gevraagde_expertise) == ("gent", "Gent", "angst")
    assert (intake.goedgekeurd_op, intake.uiterlijk_op) == (dag(0), werkdagen_erbij(dag(0), 10))
    beoordeling = Beoordeling.objects.get()
    assert (beoordeling.uitkomst, beoordeling.beslist_op) == (True, dag(0))
    assert beoordeling.beslist_door_id == cast.spelers["vdab_beslisser"].gebruiker.pk


def test_de_taak_is_klaar_en_het_moet_nog_geregistreerd(cast):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    open_taken = Taak.objects.filter(object_id=traject.pk, klaar_op=None)
    assert sorted(taak.soort for taak in open_taken) == ["beslissing_registreren", "intake_toewijzen"]


def test_zonder_inschattingen_kan_het_niet(cast):
    traject = beoordeel(cast, vraag_aan(cast), Inschatting())
    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, traject)
    assert "(art. 9)" in nee.value.velden[""]
    assert not Document.objects.filter(object_id=traject.pk).exists()


@pytest.mark.parametrize("anders", [{"werk_nu_niet_mogelijk": False}, {"werk_later_verwacht": False}])
def test_wat_vdab_inschat_sluit_een_ja_uit(cast, anders):
    traject = beoordeel(cast, vraag_aan(cast), replace(INSCHATTING, **anders))
    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, traject)
    assert "weiger" in nee.value.velden[""]


def test_zonder_motivering_kan_het_niet(cast):
    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, beoordeel(cast, vraag_aan(cast)), motivering=" ")
    assert nee.value.velden.keys() == {"motivering"}


def test_wie_in_geen_regio_woont_krijgt_er_een(cast):
    brussel = persoon(cast.spelers["verwijzer"], postcode="1000", gemeente="Brussel")
    traject = beoordeel(cast, vraag_aan(cast, deelnemer=brussel))
    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, traject)
    assert nee.value.velden.keys() == {"regio"}
    ken_toe(cast, traject, regio="halle_vilvoorde")
    assert Intake.objects.get().regio_id == "halle_vilvoorde"


def test_twee_beslissers_beslissen_niet_allebei(cast):
    traject = beoordeel(cast, vraag_aan(cast))
    with pytest.raises(Versieconflict):
        ken_toe(cast, traject, versie=traject.versie - 1)
    ken_toe(cast, traject)
    with pytest.raises(Geweigerd):
        ken_toe(cast, traject)
    assert Intake.objects.count() == 1


def test_een_niet_beoordeeld_verzoek_krijgt_geen_ja(cast):
    with pytest.raises(Geweigerd):
        ken_toe(cast, vraag_aan(cast))


# --- the door --------------------------------------------------------------------------------------------------------


def test_eerst_de_hele_brief_dan_de_beslissing(cast, als):
    traject = beoordeel(cast, vraag_aan(cast))
    client, adres = als(cast.spelers["vdab_beslisser"]), reverse("deelname_toekennen", args=[traject.pk])
    assert "Lees de brief" in client.get(adres).content.decode()
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": str(traject.versie),
        "motivering": MOTIVERING,
        "gezien": "",
    }
    brief = client.post(adres, velden)
    tekst = brief.content.decode()
    assert brief.status_code == 200
    assert "U kan deelnemen aan een activeringstraject" in tekst
    assert MOTIVERING in tekst
    assert "krijgt een kennisgeving zonder de motivering" in tekst
    assert Traject.objects.get().status == "in_beoordeling"
    gezien = tekst.split('name="gezien" value="')[1].split('"')[0]
    antwoord = client.post(adres, {**velden, "gezien": gezien})
    assert antwoord.url == traject.get_absolute_url()
    assert Traject.objects.get().status == "goedgekeurd"


def test_een_andere_brief_dan_gelezen_vertrekt_niet(cast, als):
    traject = beoordeel(cast, vraag_aan(cast))
    antwoord = als(cast.spelers["vdab_beslisser"]).post(
        reverse("deelname_toekennen", args=[traject.pk]),
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": str(traject.versie),
            "motivering": "Iets anders.",
            "gezien": "a" * 64,
        },
    )
    assert "De brief is veranderd sinds je hem las" in antwoord.content.decode()
    assert Traject.objects.get().status == "in_beoordeling"


def test_de_buur_beslist_niet_over_ons(cast, als):
    traject = beoordeel(cast, vraag_aan(cast))
    adres = reverse("deelname_toekennen", args=[traject.pk])
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
    assert als(cast.spelers["verwijzer"]).get(adres).status_code == 403
