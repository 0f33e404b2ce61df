"""`insz_opzoeken`: exact, logged, limited; unknown and invisible are the same answer (A5, T21)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.rolverdeling import maak_speler
from werkzorg.deelnemers.domein import bereikte_opzoeklimiet
from werkzorg.deelnemers.handelingen import opzoeken
from werkzorg.deelnemers.handelingen.opzoeken import Opzoeklimiet, insz_opzoeken
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.logboek.models import Logregel
from werkzorg.parameters.beginwaarden import begin_momentopname
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.models import Inzage
from werkzorg.ui import nummers
from werkzorg.werklijst.models import Taak

ADRES = "/deelnemers/zoek/"


@pytest.mark.parametrize(
    ("persoon", "organisatie", "limiet"),
    [
        (0, 0, ""),
        (49, 399, ""),
        (50, 50, "persoon"),
        (49, 400, "organisatie"),
        (50, 400, "persoon"),
        (99, 999, "persoon"),
    ],
)
def test_wanneer_de_daglimiet_bereikt_is(persoon, organisatie, limiet):
    assert bereikte_opzoeklimiet(persoon, organisatie, begin_momentopname(date(2026, 1, 1))) == limiet


@pytest.fixture
def limieten(monkeypatch) -> None:
    """Three look-ups a day per person, five per organisation."""
    waarden = {"insz_opzoekingen_per_dag": 3, "insz_opzoekingen_per_organisatie": 5}
    monkeypatch.setattr(opzoeken, "momentopname", lambda dag: Momentopname(dag, waarden, PARAMETERS))


# --- the act ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_eigen_persoon_wordt_gevonden_en_een_ander_niet(cast):
    mijn, ander = vers_insz(), vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=mijn)
    vreemde = registreer(cast.buur.door, insz=ander)
    vondst = insz_opzoeken(mijn, door=cast.casemanager_zorg.door)
    assert (vondst.deelnemer, vondst.opzoeking.deelnemer_id, vondst.opzoeking.is_getoond) == (
        deelnemer,
        deelnemer.pk,
        True,
    )
    vondst = insz_opzoeken(ander, door=cast.casemanager_zorg.door)
    assert (vondst.deelnemer, vondst.opzoeking.deelnemer_id, vondst.opzoeking.is_getoond) == (
        None,
        vreemde.pk,
        False,
    )
    vondst = insz_opzoeken(vers_insz(), door=cast.casemanager_zorg.door)
    assert (vondst.deelnemer, vondst.opzoeking.deelnemer_id) == (None, None)
    regels = Logregel.objects.filter(handeling="insz_opzoeken")
    assert {(regel.object_id, regel.deelnemer_id) for regel in regels} == {
        (cast.casemanager_zorg.door.gebruiker_id, None)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rol", ["departement_zorg", "organisatiebeheerder", "functionaris_gegevensbescherming"]
)
def test_wie_niet_met_mensen_werkt_zoekt_niemand_op(cast, rol):
    with pytest.raises(PermissionDenied):
        insz_opzoeken(vers_insz(), door=cast.spelers[rol].door)


# --- the door --------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("veld", ["zoek", "insz"])
@pytest.mark.parametrize("vorm", ["{}", "  {} ", "gegroepeerd"])
def test_elf_cijfers_openen_het_eigen_dossier(cast, als, veld, vorm):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    getypt = (
        f"{insz[:2]}.{insz[2:4]}.{insz[4:6]}-{insz[6:9]}.{insz[9:]}"
        if vorm == "gegroepeerd"
        else vorm.format(insz)
    )
    antwoord = als(cast.casemanager_zorg).post(ADRES, {veld: getypt})
    assert (antwoord.status_code, antwoord["Location"]) == (302, deelnemer.get_absolute_url())
    rij = Inzage.objects.get()
    assert (rij.actie, rij.grond, rij.uitkomst, rij.deelnemer_ids) == (
        "insz_opzoeken",
        "opzoeking",
        "getoond",
        [deelnemer.pk],
    )


def _zonder_wat_verschilt(tekst: str, insz: str) -> str:
    """The page without the number that was typed and without the tokens of the form."""
    kaal = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", tekst)
    return kaal.replace(nummers.insz(insz), "…").replace(insz, "…")


@pytest.mark.django_db
def test_onbekend_en_onzichtbaar_zijn_hetzelfde_antwoord(cast, als):
    """Byte for byte the same page after the same questions to the database."""
    vreemd, onbekend = vers_insz(), vers_insz()
    registreer(cast.buur.door, insz=vreemd)
    klant = als(cast.casemanager_zorg)
    klant.post(ADRES, {"zoek": vers_insz()})
    bladen, vragen = [], []
    for insz in (vreemd, onbekend):
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = klant.post(ADRES, {"zoek": insz})
        assert antwoord.status_code == 200
        assert "Geen dossier dat je mag zien" in antwoord.text
        bladen.append(_zonder_wat_verschilt(antwoord.text, insz))
        vragen.append(
            [re.sub(r"'[^']*'(::\w+)?|\\x\w+|\d+|ARRAY\[\]|NULL|\{\}", "…", een["sql"]) for een in gevangen]
        )
    assert bladen[0] == bladen[1]
    assert len(vragen[0]) == len(vragen[1])


@pytest.mark.django_db
def test_een_misser_en_een_onzichtbare_treffer_staan_in_het_inzagelog(cast, als):
    vreemd = vers_insz()
    buurmens = registreer(cast.buur.door, insz=vreemd)
    klant = als(cast.casemanager_zorg)
    klant.post(ADRES, {"zoek": vreemd})
    klant.post(ADRES, {"zoek": vers_insz()})
    treffer, misser = Inzage.objects.order_by("wanneer")
    assert (treffer.uitkomst, treffer.deelnemer_ids, treffer.groepen) == ("geweigerd", [buurmens.pk], [])
    assert (misser.uitkomst, misser.deelnemer_ids, misser.object_id) == ("niets", [], None)
    tekst = als(cast.buur).get(reverse("inzage_lijst", args=[buurmens.pk])).text
    assert "een andere organisatie" in tekst


@pytest.mark.django_db
def test_het_nummer_staat_in_geen_adres_titel_of_logregel(cast, als, caplog):
    insz = vers_insz()
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"zoek": insz}, follow=True)
    assert antwoord.redirect_chain == []
    titel = antwoord.text.partition("<title>")[2].partition("</title>")[0]
    cijfers = re.sub(r"\D", "", titel + caplog.text + str(list(Logregel.objects.values())))
    assert insz not in cijfers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "insz", ["", "850730033", "85.07.30-033.29", "Hermans 85073003328", "85073003328" * 20, "9" * 5000]
)
def test_een_fout_nummer_geeft_een_zin_en_telt_niet(cast, als, insz):
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"insz": insz})
    assert antwoord.status_code == 422
    assert "Fout:" in antwoord.text
    assert not Inzage.objects.exists()
    if insz:
        assert als(cast.casemanager_zorg).post(ADRES, {"zoek": insz}).status_code == 422


@pytest.mark.django_db
def test_na_een_misser_kun_je_de_persoon_meteen_registreren(cast, als):
    insz = vers_insz()
    klant = als(cast.casemanager_zorg)
    tekst = klant.post(ADRES, {"zoek": insz}).text
    assert reverse("deelnemer_aansluiten") in tekst
    antwoord = klant.post(reverse("deelnemer_aansluiten"), {"insz": insz, "is_gezocht": "ja"})
    assert antwoord.context["formulier"].initial["insz"] == insz
    assert Inzage.objects.count() == 1


# --- the limit -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_de_daglimiet_van_een_persoon_houdt_tegen_en_geeft_een_taak(cast, als, limieten):
    klant = als(cast.casemanager_zorg)
    for _ in range(3):
        assert klant.post(ADRES, {"zoek": vers_insz()}).status_code == 200
    for _ in range(2):
        antwoord = klant.post(ADRES, {"zoek": vers_insz()})
        assert antwoord.status_code == 422
        assert "Je zocht vandaag al zo veel rijksregisternummers op" in antwoord.text
    assert Inzage.objects.count() == 3
    melding = Opzoekmelding.objects.get()
    assert (melding.soort, melding.gebruiker_id) == (
        "limiet_persoon",
        cast.casemanager_zorg.door.gebruiker_id,
    )
    assert Taak.objects.filter(soort="opzoekmelding_nakijken", object_id=melding.pk).count() == 1


@pytest.mark.django_db
def test_de_daglimiet_geldt_ook_bij_registreren_voor_bekend_en_onbekend(cast, als, limieten):
    bekend = vers_insz()
    registreer(cast.buur.door, insz=bekend)
    klant = als(cast.casemanager_zorg)
    for _ in range(3):
        assert klant.post("/deelnemers/registreer/", ingevuld()).status_code == 302
    zinnen = {
        klant.post("/deelnemers/registreer/", ingevuld(insz=insz)).context["formulier"].non_field_errors()[0]
        for insz in (bekend, vers_insz())
    }
    assert len(zinnen) == 1
    # Without a number nothing is looked up, so work goes on.
    velden = ingevuld(insz="", insz_ontbreekt="aangevraagd")
    assert klant.post("/deelnemers/registreer/", velden).status_code == 302


@pytest.mark.django_db
def test_de_daglimiet_van_een_organisatie_telt_alle_collegas(cast, als, limieten):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    for speler, keer in ((cast.casemanager_zorg, 3), (collega, 2)):
        klant = als(speler)
        for _ in range(keer):
            klant.post(ADRES, {"zoek": vers_insz()})
    with pytest.raises(Opzoeklimiet) as nee:
        insz_opzoeken(vers_insz(), door=collega.door)
    assert nee.value.limiet == "organisatie"
    insz_opzoeken(vers_insz(), door=cast.buur.door)


@pytest.mark.django_db
def test_gisteren_telt_niet_mee(cast, als, limieten):
    klant = als(cast.casemanager_zorg)
    for _ in range(3):
        klant.post(ADRES, {"zoek": vers_insz()})
    rijen = Inzage.objects.order_by("wanneer")
    ids = {"gebruiker_id": cast.casemanager_zorg.door.gebruiker_id, "organisatie_id": rijen[0].organisatie_id}
    assert Inzage.objects.opzoekingen_sinds(timezone.localdate(), **ids) == (3, 3)
    assert Inzage.objects.opzoekingen_sinds(timezone.localdate() + timedelta(days=1), **ids) == (0, 0)
