"""The act `einde_registreren`: when report and advice were put in the persoonlijk dossier, with the text to copy."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import dien_verslag_in, laatste, met_dossier, rond_af, vandaag
from trajecten.handelingen.eindregistratie import einde_registreren
from trajecten.models import Eindverslag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_pas_als_beide_er_staan_is_de_taak_klaar(cast) -> None:
    traject = rond_af(cast)
    taak = Taak.objects.get(soort="einde_registreren")
    einde_registreren(traject, eindverslag_op=vandaag(), eindadvies_op=None, door=cast.casemanager_werk.door)
    assert Eindverslag.objects.get().geregistreerd_op == vandaag()
    taak.refresh_from_db()
    assert taak.klaar_op is None
    einde_registreren(traject, eindverslag_op=None, eindadvies_op=vandaag(), door=cast.casemanager_werk.door)
    assert laatste(traject).geregistreerd_op == vandaag()
    taak.refresh_from_db()
    assert taak.klaar_op is not None


@pytest.mark.parametrize(("dagen", "zin"), [(1, "toekomst"), (-1, "is ingediend op")])
def test_niet_voor_het_indienen_en_niet_in_de_toekomst(cast, dagen: int, zin: str) -> None:
    traject = rond_af(cast)
    with pytest.raises(Geweigerd) as nee:
        einde_registreren(
            traject,
            eindverslag_op=vandaag() + timedelta(days=dagen),
            eindadvies_op=None,
            door=cast.casemanager_werk.door,
        )
    assert zin in nee.value.velden["eindverslag_op"]


def test_wat_niet_ingediend_is_of_zonder_dag_niet(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd, match="minstens één dag"):
        einde_registreren(traject, eindverslag_op=None, eindadvies_op=None, door=cast.casemanager_werk.door)
    with pytest.raises(Geweigerd) as nee:
        einde_registreren(
            traject, eindverslag_op=None, eindadvies_op=vandaag(), door=cast.casemanager_werk.door
        )
    assert "nog niet ingediend" in nee.value.velden["eindadvies_op"]


def test_via_het_scherm_met_de_tekst_om_over_te_nemen(cast, als) -> None:
    traject = rond_af(cast)
    adres = reverse("einde_registreren", args=[traject.pk])
    client = als(cast.casemanager_werk)
    html = client.get(adres).text
    assert "Ons advies: arbeidsmatige activiteiten" in html
    assert "Kennismaking met groenonderhoud" in html
    vandaag_ = f"{vandaag():%d/%m/%Y}"
    gegevens = {"aanvraag_sleutel": uuid4(), "eindverslag_op": "", "eindadvies_op": ""}
    assert client.post(adres, gegevens).status_code == 422
    gegevens |= {"aanvraag_sleutel": uuid4(), "eindverslag_op": vandaag_, "eindadvies_op": vandaag_}
    assert client.post(adres, gegevens).status_code == 302
    assert "In het persoonlijk dossier" in client.get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_zorg"]).get(adres).status_code == 404
