"""The act `doorverwijzing_versturen`: a letter with what the sender chose, as he saw it beforehand."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.doorverwijzingen.brieven import ALLES, ingevuld, verstuur
from tests.rolverdeling import Speler
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen import handelingen
from werkzorg.doorverwijzingen.domein import ACTIVERINGSTRAJECT, AMA_WSE, AMA_WVG, Brief
from werkzorg.doorverwijzingen.forms import Bestemming, DoorverwijzingVersturenForm
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak


@pytest.fixture
def nele(cast) -> Speler:
    return cast.casemanager_zorg


@pytest.fixture
def els(cast) -> Speler:
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def lien(nele) -> Deelnemer:
    return registreer(nele.door, email="lien@voorbeeld.be", telefoon="+32470123456", gemeente="Gent")


def adres(deelnemer: Deelnemer) -> str:
    return reverse("doorverwijzing_versturen", args=[deelnemer.pk])


def gezien(antwoord) -> str:
    return re.search(r'name="gezien" value="([0-9a-f]{32})"', antwoord.content.decode())[1]


@pytest.mark.django_db
def test_de_brief_ligt_in_de_bus_met_een_taak_en_een_logregel(nele, els, lien):
    brief = verstuur(nele, lien, els, stukken=("contact",))
    assert [stuk["sleutel"] for stuk in brief.inhoud] == ["identiteit", "contact"]
    assert ["Naam", "Lien Hermans"] in brief.inhoud[0]["regels"]
    taak = Taak.objects.get(soort="doorverwijzing_beantwoorden")
    assert (taak.organisatie_id, taak.rol, taak.object_id) == (
        els.lidmaatschap.organisatie_id,
        "begeleider_ama",
        brief.pk,
    )
    assert Logregel.objects.get(handeling="doorverwijzing_versturen").deelnemer_id == lien.pk
    assert list(Doorverwijzing.objects.zichtbaar_voor(els.door)) == [brief]
    assert not Deelnemer.objects.zichtbaar_voor(els.door).exists()


@pytest.mark.django_db
def test_de_ontvanger_heeft_zo_lang_als_de_parameter_van_die_dag_zegt(nele, els, lien, monkeypatch):
    vandaag = timezone.localdate()
    waarden = {"doorverwijzing_antwoord_termijn": 5, "termijn_verschuift": False}
    opname = Momentopname(vandaag, waarden, PARAMETERS)
    monkeypatch.setattr(handelingen, "momentopname", lambda dag: opname)
    verstuur(nele, lien, els)
    assert Taak.objects.get(soort="doorverwijzing_beantwoorden").termijn == vandaag + timedelta(days=5)


@pytest.mark.django_db
def test_het_rijksregisternummer_gaat_nooit_mee(nele, els):
    insz = vers_insz()
    brief = verstuur(nele, registreer(nele.door, insz=insz), els)
    assert insz not in re.sub(r"\D", "", str(brief.inhoud))


@pytest.mark.django_db
def test_een_tweede_open_brief_wordt_geweigerd(nele, els, lien):
    verstuur(nele, lien, els)
    with pytest.raises(Geweigerd, match="wacht al"):
        verstuur(nele, lien, els)
    assert Doorverwijzing.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("brief", "veld"),
    [
        (Brief("verwijzer", "ama_wvg", timezone.localdate()), "van_aanbod"),
        (Brief("activeringstraject", "verwijzer", timezone.localdate()), "bestemming"),
        (Brief("activeringstraject", "ama_wvg", timezone.localdate() + timedelta(days=2)), "akkoord_op"),
    ],
)
def test_een_brief_die_niet_kan_wordt_bij_het_veld_geweigerd(nele, els, lien, brief, veld):
    with pytest.raises(Geweigerd) as nee:
        verstuur(nele, lien, els, brief=brief)
    assert veld in nee.value.velden
    assert not Doorverwijzing.objects.exists()


@pytest.mark.django_db
def test_zonder_iemand_die_opent_gaat_er_geen_brief(cast, nele, els, lien):
    with pytest.raises(Geweigerd) as nee:
        verstuur(nele, lien, els, naar_organisatie_id=cast.spelers["beleid"].lidmaatschap.organisatie_id)
    assert "Niemand" in nee.value.velden["bestemming"]


@pytest.mark.django_db
def test_wie_de_persoon_niet_of_maar_half_ziet_verstuurt_niets(cast, nele, els, lien):
    with pytest.raises(Deelnemer.DoesNotExist):
        verstuur(cast.buur, lien, els)
    bekend = registreer(cast.buur.door, insz=(insz := vers_insz()))
    assert registreer(nele.door, insz=insz).pk == bekend.pk
    with pytest.raises(PermissionDenied):
        verstuur(nele, bekend, els)


@pytest.mark.django_db
def test_de_database_weigert_een_sprong_en_een_andere_begintoestand(nele, els, lien):
    brief = verstuur(nele, lien, els)
    with pytest.raises(DatabaseError), transaction.atomic():
        Doorverwijzing.objects.filter(pk=brief.pk).update(status="aanvaard")  # without an answer
    with pytest.raises(DatabaseError), transaction.atomic():
        Doorverwijzing(
            **{
                veld.attname: getattr(brief, veld.attname)
                for veld in brief._meta.concrete_fields
                if veld.name not in {"id", "status"}
            },
            status="aanvaard",
        ).save(force_insert=True)


@pytest.mark.django_db
def test_eerst_nakijken_dan_versturen(cast, nele, els, lien, als):
    client = als(nele)
    velden = ingevuld(cast, stukken=["contact"])
    nakijken = client.post(adres(lien), velden)
    tekst = nakijken.content.decode()
    assert nakijken.status_code == 200
    assert "lien@voorbeeld.be" in tekst
    assert "Waar de persoon woont" in tekst  # named as what stays here
    assert "Gent</dd>" not in tekst
    assert not Doorverwijzing.objects.exists()
    for _ in range(2):
        antwoord = client.post(adres(lien), {**velden, "gezien": gezien(nakijken)})
        assert antwoord.status_code == 302
    brief = Doorverwijzing.objects.get()
    assert antwoord.headers["Location"] == brief.get_absolute_url()
    assert [stuk["sleutel"] for stuk in brief.inhoud] == ["identiteit", "contact"]
    assert client.post(adres(lien), {**velden, "aanpassen": "1"}).status_code == 200


@pytest.mark.django_db
def test_wat_intussen_veranderde_wordt_eerst_weer_getoond(cast, nele, els, lien, als):
    client = als(nele)
    velden = ingevuld(cast)
    nakijken = client.post(adres(lien), velden)
    deelnemer_wijzigen(lien, wijzigingen={"email": "nieuw@voorbeeld.be"}, versie=1, door=nele.door)
    antwoord = client.post(adres(lien), {**velden, "gezien": gezien(nakijken)})
    assert antwoord.status_code == 422
    assert "veranderden terwijl je bezig was" in antwoord.content.decode()
    assert not Doorverwijzing.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "anders",
    [
        {"bestemming": "onzin"},
        {"bestemming": "activeringstraject.ama_wvg.00000000-0000-0000-0000-000000000000"},
        {"stukken": ["insz"]},
        {"toelichting": ""},
        {"toelichting": "x" * 5000},
        {"toelichting": "a\0b"},
        {"akkoord_op": "01/01/1950"},
        {"akkoord_op": "morgen"},
        {"gezien": "x" * 500},
    ],
)
def test_foute_invoer_geeft_een_zin_en_bewaart_niets(cast, lien, als, nele, anders):
    velden = ingevuld(cast, **anders)
    antwoord = als(nele).post(adres(lien), {"gezien": "0" * 32, **velden})
    assert antwoord.status_code == 422
    assert "Fout:" in antwoord.content.decode()
    assert not Doorverwijzing.objects.exists()


@pytest.mark.django_db
def test_de_lezer_de_buur_en_de_inzage(cast, nele, els, lien, als):
    brief = verstuur(nele, lien, els, stukken=ALLES)
    assert als(cast.buur).get(adres(lien)).status_code == 404
    assert als(cast.departement).get(adres(lien)).status_code == 403
    assert als(cast.buren["begeleider_ama"]).get(brief.get_absolute_url()).status_code == 404
    client = als(els)
    assert "Lien Hermans" in client.get(brief.get_absolute_url()).content.decode()
    regel = Inzage.objects.get(object_id=brief.pk)
    assert (regel.deelnemer_ids, {*regel.groepen}) == ([lien.pk], {"identiteit", *ALLES})
    lijst = client.get(reverse("doorverwijzing_lijst")).content.decode()
    assert lien.dossiernummer in lijst
    assert "Hermans" not in lijst


def test_een_aanbod_houdt_zijn_hoofdletters() -> None:
    naar = [Bestemming(ACTIVERINGSTRAJECT, aanbod, uuid4(), "Huis") for aanbod in (AMA_WVG, AMA_WSE)]
    formulier = DoorverwijzingVersturenForm(bestemmingen=naar, stukken=[])

    keuze = str(formulier["bestemming"])

    assert 'label="Arbeidsmatige activiteiten (AMA WVG)"' in keuze
    assert 'label="AMA sociale economie"' in keuze
