"""`inzagerapport_aanvragen`: a letter for the person about who looked at his data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.deelnemers.personen import registreer
from werkzorg.beheer.domein.inzagerapport import Blik, periode_bezwaren, samengevat, standaardperiode
from werkzorg.beheer.handelingen.inzagerapport import inzagerapport_aanvragen
from werkzorg.beheer.models import Inzagedossier, Inzagerapport
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN

TOEZICHT = "functionaris_gegevensbescherming"
VANDAAG = date(2026, 11, 21)
DAGEN = st.dates(date(1990, 1, 1), date(2090, 12, 31))


# --- the law ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vanaf", "tot", "veld"),
    [
        (date(2025, 11, 22), VANDAAG, None),
        (VANDAAG, VANDAAG, None),
        (date(2024, 11, 22), VANDAAG, None),
        (date(2024, 11, 21), VANDAAG, "vanaf"),
        (date(2026, 1, 2), date(2026, 1, 1), "vanaf"),
        (date(2026, 1, 1), date(2026, 11, 22), "tot"),
    ],
)
def test_over_welke_dagen_een_rapport_kan_gaan(vanaf, tot, veld):
    assert set(periode_bezwaren(vanaf, tot, VANDAAG)) == ({veld} if veld else set())


@given(DAGEN)
def test_de_voorgestelde_dagen_kunnen_altijd(vandaag):
    vanaf, tot = standaardperiode(vandaag)
    assert tot == vandaag
    assert 364 <= (tot - vanaf).days <= 366
    assert periode_bezwaren(vanaf, tot, vandaag) == {}


BLIKKEN = st.builds(
    Blik,
    DAGEN,
    st.sampled_from(["CGG", "OCMW"]),
    st.sampled_from(["verwijzer", "casemanager Zorg"]),
    st.sampled_from(["het dossier", "een document"]),
    st.just("volgt u op"),
)


@given(st.lists(BLIKKEN, max_size=30))
def test_samenvatten_verliest_en_verzint_geen_blik(blikken):
    regels = samengevat(blikken)
    uitgeschreven = [
        Blik(regel.dag, regel.organisatie, regel.functie, wat, regel.waarom)
        for regel in regels
        for wat, keer in regel.wat
        for _ in range(keer)
    ]
    assert sorted(uitgeschreven) == sorted(blikken)
    wie = [(regel.dag, regel.organisatie, regel.functie, regel.waarom) for regel in regels]
    assert len(set(wie)) == len(wie)
    assert [regel.dag for regel in regels] == sorted((regel.dag for regel in regels), reverse=True)


def test_een_regel_noemt_hoe_vaak_alleen_als_het_vaker_was():
    blik = Blik(VANDAAG, "CGG", "verwijzer", "het dossier", "volgt u op")
    regel = samengevat([blik, blik, replace(blik, wat="een document")])
    assert [een.in_woorden for een in regel] == [["een document", "het dossier (2 keer)"]]


# --- the act ----------------------------------------------------------------------------------------------
@pytest.fixture
def dossier(cast) -> Inzagedossier:
    """Somebody whom only Nele's organisation guides."""
    return Inzagedossier.objects.get(pk=registreer(cast.casemanager_zorg.door).pk)


def vraag(dossier, door, **anders):
    vandaag = timezone.localdate()
    return inzagerapport_aanvragen(
        dossier, **{"vanaf": vandaag - timedelta(days=30), "tot": vandaag, **anders}, door=door
    )


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [TOEZICHT, "casemanager_zorg"])
def test_het_rapport_wordt_gevraagd_en_klaargezet(cast, dossier, rol):
    speler = cast.spelers[rol]
    rapport = vraag(dossier, speler.door)
    assert (rapport.rol, rapport.organisatie_id) == (rol, speler.door.organisatie_id)
    document = Document.objects.get(object_id=rapport.pk)
    assert document.over_deelnemers == rapport.over_deelnemers == [dossier.pk]
    opdracht = Opdracht.objects.get(soort="inzagerapport_opmaken")
    assert opdracht.verwijzing == {"document": str(document.pk)}
    regel = Logregel.objects.get(handeling="inzagerapport_aanvragen")
    assert (regel.object_id, regel.deelnemer_id) == (rapport.pk, dossier.pk)


@pytest.mark.django_db
def test_onmogelijke_dagen_worden_geweigerd_en_laten_niets_achter(cast, dossier):
    morgen = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Geweigerd) as nee:
        vraag(dossier, cast.casemanager_zorg.door, tot=morgen)
    assert nee.value.velden.keys() == {"tot"}
    assert not Inzagerapport.objects.exists()
    assert not Opdracht.objects.filter(soort="inzagerapport_opmaken").exists()


@pytest.mark.django_db
def test_wie_de_persoon_niet_ziet_vraagt_geen_rapport_over_hem(cast, dossier):
    with pytest.raises(Inzagedossier.DoesNotExist):
        vraag(dossier, cast.buur.door)
    for rol in ROLLEN.keys() - MET_DEELNEMERS - {TOEZICHT}:
        with pytest.raises(PermissionDenied):
            vraag(dossier, cast.spelers[rol].door)


@pytest.mark.django_db
def test_een_rapport_is_van_wie_het_vroeg(cast, dossier):
    """The one of the functionaris names every organisation, so the organisation itself never gets it, nor another."""
    van_toezicht = vraag(dossier, cast.spelers[TOEZICHT].door)
    van_nele = vraag(dossier, cast.casemanager_zorg.door)

    def ziet(speler):
        return set(Inzagerapport.objects.zichtbaar_voor(speler.door))

    assert ziet(cast.spelers[TOEZICHT]) == {van_toezicht}
    assert ziet(cast.casemanager_zorg) == {van_nele}
    assert ziet(cast.buren[TOEZICHT]) == ziet(cast.buur) == ziet(cast.departement) == set()


# --- the door ---------------------------------------------------------------------------------------------
def ingevuld(**anders):
    vandaag = timezone.localdate()
    return {
        "aanvraag_sleutel": str(uuid4()),
        "vanaf": f"{vandaag - timedelta(days=7):%d/%m/%Y}",
        "tot": f"{vandaag:%d/%m/%Y}",
        **anders,
    }


@pytest.mark.django_db
def test_het_scherm_stelt_een_jaar_voor_en_maakt_het_rapport_eenmaal(cast, als, dossier):
    client = als(cast.casemanager_zorg)
    adres = reverse("inzagerapport_aanvragen", args=[dossier.pk])
    scherm = client.get(adres)
    assert scherm.status_code == 200
    assert f"{timezone.localdate():%d/%m/%Y}" in scherm.content.decode()
    velden = ingevuld()
    for _ in range(2):
        assert client.post(adres, velden).url == dossier.get_absolute_url()
    assert Inzagerapport.objects.count() == 1


@pytest.mark.django_db
def test_de_functionaris_ziet_op_het_scherm_alleen_het_nummer(cast, als, dossier):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("inzagerapport_aanvragen", args=[dossier.pk])
    html = client.get(adres).content.decode()
    assert dossier.dossiernummer in html
    assert dossier.achternaam not in html
    assert client.post(adres, ingevuld()).url == reverse("inzagedossier_lijst")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"vanaf": ""}, "Eerste dag ontbreekt"),
        ({"tot": "31/02/2026"}, "tot"),
        ({"vanaf": "01/01/1999"}, "hoogstens twee jaar"),
        ({"vanaf": "x" * 5000}, "vanaf"),
        ({"aanvraag_sleutel": "geen"}, "formulier"),
    ],
)
def test_foute_invoer_blijft_staan_met_een_zin(cast, als, dossier, velden, zin):
    antwoord = als(cast.casemanager_zorg).post(
        reverse("inzagerapport_aanvragen", args=[dossier.pk]), ingevuld(**velden)
    )
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Inzagerapport.objects.exists()


@pytest.mark.django_db
def test_de_buur_en_een_lezer_komen_er_niet_in(cast, als, dossier):
    adres = reverse("inzagerapport_aanvragen", args=[dossier.pk])
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.buur).post(adres, ingevuld()).status_code == 404
    assert als(cast.departement).post(adres, ingevuld()).status_code == 403
