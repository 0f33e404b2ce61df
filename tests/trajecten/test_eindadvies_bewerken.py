"""The act `eindadvies_bewerken`: a draft of both casemanagers; another text takes earlier agreements away."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import (
    bespreek_en_akkoord,
    dien_verslag_in,
    laatste,
    met_dossier,
    rond_af,
    schrijf_advies,
)
from tests.trajecten.maken import maak_traject
from trajecten.handelingen.eindadvies import (
    eindadvies_akkoord_geven,
    eindadvies_bewerken,
    eindadvies_indienen,
)
from trajecten.models import Eindadvies
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_andere_tekst_haalt_de_akkoorden_weg_en_vraagt_ze_opnieuw(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk)
    bespreek_en_akkoord(traject, cast)
    assert not Taak.objects.filter(soort__startswith="eindadvies_akkoord", klaar_op=None).exists()
    schrijf_advies(traject, cast.casemanager_zorg, motivering="Na een uur is ze op.")
    assert laatste(traject).akkoorden == {"werk": False, "zorg": False}
    wachtend = Taak.objects.filter(soort__startswith="eindadvies_akkoord", klaar_op=None)
    assert sorted(wachtend.values_list("soort", flat=True)) == [
        "eindadvies_akkoord_werk",
        "eindadvies_akkoord_zorg",
    ]


def test_dezelfde_tekst_laat_de_akkoorden_staan(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    bespreek_en_akkoord(traject, cast)
    schrijf_advies(traject, cast.casemanager_werk)
    assert laatste(traject).akkoorden == {"werk": True, "zorg": True}


def test_een_ander_advies_wordt_opnieuw_besproken(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk)
    bespreek_en_akkoord(traject, cast)
    # Other words for the same advice are the same talk; another advice is not.
    schrijf_advies(traject, cast.casemanager_zorg, motivering="Na een uur is ze op.")
    assert laatste(traject).besproken_op is not None
    schrijf_advies(traject, cast.casemanager_zorg, "betaald_werk")
    assert (laatste(traject).besproken_op, laatste(traject).woorden_deelnemer) == (None, "")
    for wie in (cast.casemanager_werk, cast.casemanager_zorg):
        eindadvies_akkoord_geven(traject, versie=laatste(traject).versie, door=wie.door)
    with pytest.raises(Geweigerd) as nee:
        eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_werk.door)
    assert set(nee.value.velden) == {"besproken_op"}


def test_twee_tegelijk_de_tweede_ziet_dat_het_wijzigde(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    with pytest.raises(Versieconflict):
        eindadvies_bewerken(
            traject,
            uitkomst="maatwerk",
            motivering="Anders.",
            volgende_stap="Anders.",
            versie=0,
            door=cast.casemanager_zorg.door,
        )
    assert Eindadvies.objects.get().uitkomst == "ama_wvg"


def test_niet_terwijl_het_traject_loopt_en_niet_na_het_indienen(cast) -> None:
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        schrijf_advies(maak_traject(cast), cast.casemanager_werk)
    with pytest.raises(Geweigerd, match="al ingediend"):
        schrijf_advies(rond_af(cast), cast.casemanager_werk)


def test_via_het_scherm_stelt_het_een_volgende_stap_voor(cast, als) -> None:
    traject = met_dossier(cast)
    adres = reverse("eindadvies_bewerken", args=[traject.pk])
    client = als(cast.casemanager_zorg)
    assert "Wat adviseren jullie?" in client.get(adres).text
    gegevens = {
        "aanvraag_sleutel": uuid4(),
        "versie": "0",
        "uitkomst": "maatwerk",
        "motivering": "Het lukt zo.",
    }
    assert client.post(adres, gegevens | {"uitkomst": "onzin"}).status_code == 422
    antwoord = client.post(adres, gegevens)
    assert antwoord.headers["Location"] == reverse("eindadvies_detail", args=[traject.pk])
    assert laatste(traject).volgende_stap.startswith("VDAB beoordeelt het recht op maatwerk")
    gegevens["aanvraag_sleutel"] = uuid4()
    assert client.post(adres, gegevens | {"motivering": "Anders."}).status_code == 409
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_zorg"]).get(adres).status_code == 404
