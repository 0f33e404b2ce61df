"""The act `deelname_beoordelen`: VDAB says from when a request is complete, and what it estimates."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.trajecten.verzoeken import INSCHATTING, beoordeel, dag, vers, vraag_aan
from trajecten.domein.beslissing import Inschatting
from trajecten.domein.verzoek import Oordeel
from trajecten.handelingen.beslissing import deelname_beoordelen
from trajecten.models import Beoordeling, Traject
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_beoordeeld_verzoek_is_in_beoordeling(cast):
    traject = beoordeel(cast, vraag_aan(cast))
    beoordeling = traject.beoordeling
    assert (traject.status, traject.gevraagde_expertise) == ("in_beoordeling", "angst")
    assert (beoordeling.problematiek, beoordeling.werk_later_verwacht) == (INSCHATTING.problematiek, True)
    assert beoordeling.uitkomst is None


def test_de_termijn_loopt_vanaf_de_dag_waarop_alles_er_was(cast):
    traject = vraag_aan(cast, ontvangen_op=dag(-20), belemmeringen=())
    assert traject.beslissen_uiterlijk_op is None
    traject = beoordeel(cast, traject, volledig_op=dag(-10))
    assert traject.beslissen_uiterlijk_op == dag(20)
    taak = Taak.objects.get(object_id=traject.pk, klaar_op=None)
    assert (taak.soort, taak.termijn) == ("deelname_beslissen", dag(20))


def test_een_verbeterde_dag_geeft_een_nieuwe_taak(cast):
    traject = beoordeel(cast, vraag_aan(cast, ontvangen_op=dag(-20)), volledig_op=dag(-3))
    assert Taak.objects.get(object_id=traject.pk, klaar_op=None).termijn == dag(27)


def test_de_inschattingen_mogen_later_komen(cast):
    traject = beoordeel(cast, vraag_aan(cast), Inschatting())
    assert traject.status == "in_beoordeling"
    beoordeel(cast, traject)
    assert Beoordeling.objects.get().groei == INSCHATTING.groei


def test_zonder_belemmering_is_het_niet_volledig(cast):
    traject = vraag_aan(cast, belemmeringen=())
    with pytest.raises(Geweigerd) as nee:
        beoordeel(cast, traject, belemmeringen=())
    assert nee.value.velden.keys() == {"belemmeringen"}
    assert vers(traject).status == "aangevraagd"


def test_vdab_zegt_zelf_wat_de_aanmelder_niet_zei(cast):
    traject = vraag_aan(cast, werk_nu_niet_mogelijk=None)
    with pytest.raises(Geweigerd) as nee:
        beoordeel(cast, traject, replace(INSCHATTING, werk_nu_niet_mogelijk=None))
    assert nee.value.velden.keys() == {"werk_nu_niet_mogelijk"}
    assert beoordeel(cast, traject).status == "in_beoordeling"


@pytest.mark.parametrize("verschil", [-3, 1])
def test_de_dag_ligt_tussen_ontvangst_en_vandaag(cast, verschil):
    traject = vraag_aan(cast, ontvangen_op=dag(-2))
    with pytest.raises(Geweigerd) as nee:
        beoordeel(cast, traject, volledig_op=dag(verschil))
    assert nee.value.velden.keys() == {"volledig_op"}


def test_wie_te_laat_is_leest_wat_een_ander_schreef(cast):
    traject = vraag_aan(cast)
    beoordeel(cast, traject)
    with pytest.raises(Versieconflict):
        deelname_beoordelen(
            traject,
            oordeel=Oordeel(INSCHATTING, dag(0), ("sociaal",)),
            versie=traject.versie,
            door=cast.spelers["vdab_beslisser"].door,
        )


def test_een_casemanager_beoordeelt_niet(cast):
    traject = vraag_aan(cast, "casemanager_zorg")
    with pytest.raises(PermissionDenied):
        deelname_beoordelen(
            traject,
            oordeel=Oordeel(INSCHATTING, dag(0), ("sociaal",)),
            versie=traject.versie,
            door=cast.casemanager_zorg.door,
        )


def test_het_scherm_bewaart_en_toont_de_klok(cast, als):
    traject = vraag_aan(cast)
    client = als(cast.spelers["vdab_beslisser"])
    adres = reverse("deelname_beoordelen", args=[traject.pk])
    assert "Bewaar de beoordeling" in client.get(adres).content.decode()
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": str(traject.versie),
            "volledig_op": f"{dag(0):%d/%m/%Y}",
            "belemmeringen": ["medisch"],
            "problematiek": "Rugklachten.",
            "werk_nu": "nee",
            "werk_later": "ja",
        },
    )
    assert antwoord.url == traject.get_absolute_url()
    assert Traject.objects.get().belemmeringen == ["medisch"]
    bladzijde = client.get(antwoord.url).content.decode()
    assert "nog 30 dagen" in bladzijde.lower()
    assert "+ 30 dagen om te beslissen" in bladzijde
    assert "Rugklachten." in bladzijde


def test_de_verwijzer_leest_de_beoordeling_niet(cast, als):
    traject = beoordeel(cast, vraag_aan(cast))
    bladzijde = als(cast.spelers["verwijzer"]).get(traject.get_absolute_url()).content.decode()
    assert INSCHATTING.problematiek not in bladzijde
    assert "Doelgroep" not in bladzijde
