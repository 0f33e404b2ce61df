"""The act `beslissing_registreren`: since when the decision stands in the persoonlijk dossier."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.test_deelname_toekennen import MOTIVERING, ken_toe
from tests.trajecten.verzoeken import beoordeel, dag, vers, vraag_aan
from trajecten.handelingen.beslissing import beslissing_registreren
from trajecten.models import Beoordeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.ui.formaten import datum
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def registreer(cast, traject, op):
    """Noted by VDAB on this day."""
    return beslissing_registreren(
        traject,
        geregistreerd_op=op,
        versie=vers(traject).versie,
        door=cast.spelers["vdab_beslisser"].door,
    )


def test_de_dag_staat_erbij_en_de_taak_is_klaar(cast):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    registreer(cast, traject, dag(0))
    assert Beoordeling.objects.get().geregistreerd_op == dag(0)
    assert not Taak.objects.filter(soort="beslissing_registreren", klaar_op=None).exists()


@pytest.mark.parametrize("verschil", [-1, 1])
def test_de_dag_ligt_tussen_de_beslissing_en_vandaag(cast, verschil):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    with pytest.raises(Geweigerd) as nee:
        registreer(cast, traject, dag(verschil))
    assert nee.value.velden.keys() == {"geregistreerd_op"}


def test_zonder_beslissing_valt_er_niets_te_registreren(cast):
    with pytest.raises(Geweigerd):
        registreer(cast, beoordeel(cast, vraag_aan(cast)), dag(0))


def test_het_scherm_geeft_de_tekst_en_de_stempel(cast, als):
    traject = ken_toe(cast, beoordeel(cast, vraag_aan(cast)))
    client = als(cast.spelers["vdab_beslisser"])
    assert "Nog niet geregistreerd" in client.get(traject.get_absolute_url()).content.decode()
    adres = reverse("beslissing_registreren", args=[traject.pk])
    tekst = client.get(adres).content.decode()
    assert f"deelname toegekend op {datum(dag(0))}" in tekst
    assert MOTIVERING in tekst
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": str(vers(traject).versie),
        "geregistreerd_op": f"{dag(0):%d/%m/%Y}",
    }
    bladzijde = client.get(client.post(adres, velden).url).content.decode()
    assert f"Geregistreerd in persoonlijk dossier op {datum(dag(0))}" in bladzijde
