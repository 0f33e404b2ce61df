"""The act `deelname_weigeren`: VDAB says no, proposes something else, and says how to challenge it."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.verzoeken import INSCHATTING, beoordeel, dag, vers, vraag_aan
from trajecten.handelingen.beslissing import deelname_weigeren
from trajecten.models import Beoordeling, Intake
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.ui.formaten import datum

pytestmark = pytest.mark.django_db


def weiger(cast, traject, **anders):
    """The request refused by VDAB, as it stands now."""
    return deelname_weigeren(
        traject,
        **{
            "motivering": "Eerst is behandeling nodig.",
            "ander_aanbod": "ama_wvg",
            "versie": vers(traject).versie,
            "door": cast.spelers["vdab_beslisser"].door,
            **anders,
        },
    )


def test_wie_niet_deelneemt_krijgt_een_ander_aanbod(cast):
    traject = weiger(cast, beoordeel(cast, vraag_aan(cast)))
    assert vers(traject).status == "geweigerd"
    beoordeling = Beoordeling.objects.get()
    assert (beoordeling.uitkomst, beoordeling.ander_aanbod) == (False, "ama_wvg")
    assert not Intake.objects.exists()


def test_zonder_werk_na_het_traject_kan_een_nee(cast):
    traject = beoordeel(cast, vraag_aan(cast), replace(INSCHATTING, werk_later_verwacht=False))
    assert weiger(cast, traject).status == "geweigerd"


def test_zonder_ander_aanbod_weiger_je_niet(cast):
    with pytest.raises(Geweigerd) as nee:
        weiger(cast, beoordeel(cast, vraag_aan(cast)), ander_aanbod="")
    assert nee.value.velden.keys() == {"ander_aanbod"}


def test_wie_erbij_betrokken_was_leest_nog_negentig_dagen(cast):
    traject = weiger(cast, beoordeel(cast, vraag_aan(cast, "casemanager_zorg")))
    rijen = Betrokkenheid.objects.filter(dossier_id=traject.pk)
    assert {rij.rol for rij in rijen} == {"vdab_beslisser", "casemanager_zorg"}
    assert {rij.periode.upper for rij in rijen} == {dag(91)}


def test_na_een_nee_kan_een_nieuw_verzoek(cast):
    traject = weiger(cast, beoordeel(cast, vraag_aan(cast)))
    assert vraag_aan(cast, deelnemer=traject.deelnemer).status == "aangevraagd"


def test_de_brief_zegt_hoe_men_het_aanvecht(cast, als):
    traject = beoordeel(cast, vraag_aan(cast))
    antwoord = als(cast.spelers["vdab_beslisser"]).post(
        reverse("deelname_weigeren", args=[traject.pk]),
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": str(traject.versie),
            "motivering": "Eerst is behandeling nodig.",
            "ander_aanbod": "advies_welzijn",
        },
    )
    tekst = antwoord.content.decode()
    assert "U kan nu niet deelnemen aan een activeringstraject" in tekst
    assert "om eerst hulp te zoeken bij een dienst voor welzijn" in tekst
    assert f"uiterlijk op {datum(dag(30))}" in tekst
    assert "Raad van State" in tekst
    assert "aanname" in tekst
    assert vers(traject).status == "in_beoordeling"
