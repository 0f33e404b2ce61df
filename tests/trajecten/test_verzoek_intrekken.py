"""The act `verzoek_intrekken`: the person steps back before the first talk."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.maken import maak_traject
from tests.trajecten.test_deelname_toekennen import ken_toe
from tests.trajecten.verzoeken import beoordeel, dag, vers, vraag_aan
from trajecten.handelingen.verzoek import verzoek_intrekken
from trajecten.models import Intake
from trajecten.statussen import LOPEND, TOEGEWEZEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def trek_in(cast, traject, rol="verwijzer", **anders):
    """The request withdrawn in this role, as it stands now."""
    wat = {"reden": "Ik vond zelf werk.", "versie": vers(traject).versie, **anders}
    return verzoek_intrekken(traject, door=cast.spelers[rol].door, **wat)


def test_een_ingetrokken_verzoek_vraagt_niemand_nog_iets(cast):
    traject = trek_in(cast, vraag_aan(cast))
    assert (vers(traject).status, vers(traject).intrekking_reden) == ("ingetrokken", "Ik vond zelf werk.")
    assert not Taak.objects.filter(object_id=traject.pk, klaar_op=None).exists()


def test_na_een_ja_verdwijnt_de_intake(cast):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    trek_in(cast, traject, "vdab_beslisser")
    assert Intake.objects.get().klaar_op is not None


def test_een_toegewezen_tandem_is_weer_vrij(cast):
    traject = trek_in(cast, maak_traject(cast, status=TOEGEWEZEN), "casemanager_zorg")
    assert {laatste_dag(lid.periode) for lid in traject.aanstellingen.all()} == {dag(0)}


def test_na_het_eerste_gesprek_kan_het_niet_meer(cast):
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        trek_in(cast, maak_traject(cast, status=LOPEND), "casemanager_zorg")


def test_zonder_reden_kan_het_niet(cast):
    with pytest.raises(Geweigerd) as nee:
        trek_in(cast, vraag_aan(cast), reden=" ")
    assert nee.value.velden.keys() == {"reden"}


def test_wat_een_ander_wijzigde_lees_je_eerst(cast):
    traject = vraag_aan(cast)
    beoordeel(cast, traject)
    with pytest.raises(Versieconflict):
        trek_in(cast, traject, versie=traject.versie)


def test_het_scherm_vraagt_waarom(cast, als):
    traject = vraag_aan(cast)
    client, adres = als(cast.spelers["verwijzer"]), reverse("verzoek_intrekken", args=[traject.pk])
    assert "Waarom trekt de persoon het verzoek in?" in client.get(adres).content.decode()
    velden = {"aanvraag_sleutel": str(uuid4()), "versie": str(traject.versie), "reden": "Verhuis."}
    assert client.post(adres, velden).url == traject.get_absolute_url()
    assert vers(traject).status == "ingetrokken"
    assert als(cast.buren["verwijzer"]).get(adres).status_code == 404
