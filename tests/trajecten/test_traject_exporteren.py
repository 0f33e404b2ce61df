"""The act `traject_exporteren`: a valid KVS document in every state of a traject, within what the reader may see."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gbo.models import Onthaaltraject
from tests.ama.maken import maak_overeenkomst
from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Rolverdeling
from tests.trajecten.eindes import ZORGGEHEIM, maak_actie, met_dossier, rond_af
from tests.trajecten.kvs_keuring import gebreken
from tests.trajecten.maken import in_handeling, maak_traject, zonder_stukken
from tests.trajecten.opvolgen import stuur
from tests.trajecten.tandems import andere_organisatie, met_team
from tests.trajecten.test_oud_traject_verbeteren import oud_dossier
from trajecten.exports.klantvolgsysteem import Json
from trajecten.exports.oslo import kvs_document
from trajecten.handelingen.exporteren import traject_exporteren
from trajecten.handelingen.overdragen import traject_overdragen
from trajecten.models import Actie, Traject
from trajecten.statussen import (
    AANGEVRAAGD,
    AFGEWERKT,
    AFRONDEND,
    BEZIG,
    GESCHRAPT,
    GEWEIGERD,
    GOEDGEKEURD,
    IN_BEGELEIDING,
    IN_BEOORDELING,
    INGETROKKEN,
    LOPEND,
    TOEGEWEZEN,
)
from werkzorg.deelnemers.models import Betrokkenheid, Omvang
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
VDAB = "vdab_beslisser"
CONTACT = {"email": "kanarie@voorbeeld.example", "telefoon": "+32470123456"}
ADRES = {"straat": "Kanariestraat", "huisnummer": "5", "postcode": "9000", "gemeente": "Gent"}


def met_acties(cast: Rolverdeling, **velden: Any) -> Traject:
    """A traject of somebody who can be reached, with an action of each side."""
    insz = velden.pop("insz", "") or vers_insz()
    persoon = registreer(cast.casemanager_zorg.door, achternaam="Kanarievogel", insz=insz, **CONTACT, **ADRES)
    rij = maak_traject(cast, status=LOPEND, deelnemer=persoon, **velden)
    with in_handeling():
        maak_actie(rij, 1, "werk", "werkattitudes", "Kennismaking met groen", cast.spelers["dienstverlener"])
        maak_actie(rij, 2, "zorg", "zorg", "Zorgwoord", cast.casemanager_zorg)
    return rij


def in_stand(rij: Traject, status: str) -> Traject:
    with zonder_stukken():
        rij.status = status
        rij.save()
    return rij


def per_soort(data: Json, soort: str) -> list[Json]:
    return [een for een in data["@graph"] if een["@type"] == soort]


def delen_van(data: Json) -> list[Json]:
    (traject,) = per_soort(data, "Activeringstraject")
    delen: list[Json] = traject.get("Activeringstraject.deeltraject", [])
    return delen


def stand_van(data: Json) -> str:
    (traject,) = per_soort(data, "Activeringstraject")
    return str(traject["Activeringstraject.status"]["@id"]).rpartition("/")[2]


def nummer_van(data: Json) -> str:
    (persoon,) = per_soort(data, "GeregistreerdPersoon")
    return str(persoon["GeregistreerdPersoon.registratie"][0]["Identificator.identificator"])


# --- every state
@pytest.mark.parametrize("status", [*IN_BEGELEIDING])
def test_in_elke_stand_van_de_begeleiding_is_het_document_geldig(cast, status) -> None:
    traject = maak_traject(cast, status=status)
    for speler in (cast.casemanager_werk, cast.casemanager_zorg, cast.spelers[VDAB]):
        data = kvs_document(traject, speler.door)
        assert gebreken(data) == []
        assert stand_van(data) == ("Passief" if status == "onderbroken" else "Actief")
    (hoofd,) = per_soort(data, "Activeringstraject")
    assert ("Activeringstraject.startdatum" in hoofd) == (status != TOEGEWEZEN)
    assert len(per_soort(data, "Persoon")) == 2


@pytest.mark.parametrize(("reden", "code"), [("doel_bereikt", "Uitgevoerd"), ("afgehaakt", "Stopgezet")])
def test_een_afgerond_traject(cast, reden, code) -> None:
    traject = rond_af(cast, reden=reden)
    data = kvs_document(traject, cast.casemanager_werk.door)
    assert gebreken(data) == []
    assert stand_van(data) == code
    namen = [een["Deeltraject.naam"]["@value"] for een in delen_van(data)]
    assert namen[0] == "Kennismaking met groenonderhoud"
    assert namen[-1] == "Stage: Onderhoud van perken"
    tekst = json.dumps(data, ensure_ascii=False)
    for nooit in ("Psychosociale", ZORGGEHEIM, "betaald werk", "Betaald werk lukt nu niet", "trots"):
        assert nooit not in tekst


def test_een_dossier_van_2014(cast) -> None:
    traject = oud_dossier(cast)
    data = kvs_document(traject, cast.spelers[VDAB].door)
    assert gebreken(data) == []
    assert stand_van(data) == "Stopgezet"
    assert per_soort(data, "Persoon") == []


@pytest.mark.parametrize(
    ("van", "status", "woorden"),
    [
        (AANGEVRAAGD, AANGEVRAAGD, "besliste nog niet"),
        (IN_BEOORDELING, IN_BEOORDELING, "besliste nog niet"),
        (GOEDGEKEURD, GOEDGEKEURD, "wacht op een tandem"),
        (IN_BEOORDELING, GEWEIGERD, "weigerde"),
        (AANGEVRAAGD, INGETROKKEN, "ingetrokken"),
    ],
)
def test_voor_er_een_tandem_is_is_er_geen_document(cast, als, van, status, woorden) -> None:
    traject = maak_traject(cast, status=van)
    if status != van:
        in_stand(traject, status)
    speler = cast.spelers[VDAB]
    with pytest.raises(Geweigerd, match=woorden):
        kvs_document(traject, speler.door)
    with pytest.raises(Geweigerd, match=woorden):
        traject_exporteren(traject, met_insz=False, door=speler.door)
    client = als(speler)
    for antwoord in (
        client.get(reverse("traject_exporteren", args=[traject.pk]), follow=True),
        client.post(reverse("traject_exporteren", args=[traject.pk]), follow=True),
    ):
        assert antwoord.redirect_chain[-1][0] == traject.get_absolute_url()
        assert woorden in antwoord.content.decode()
    assert not Logregel.objects.filter(handeling="traject_exporteren").exists()


# --- what goes along
def test_van_zorg_alleen_de_soort_en_de_periode(cast) -> None:
    data = kvs_document(met_acties(cast), cast.casemanager_werk.door)
    werk, zorg = delen_van(data)
    assert werk["Deeltraject.naam"]["@value"] == "Kennismaking met groen"
    assert zorg["Deeltraject.naam"]["@value"].startswith("Zorg voor herstel")
    assert {een for een in zorg if een[0] != "@"} == {
        "Deeltraject.naam",
        "Deeltraject.startdatum",
        "Deeltraject.einddatum",
    }
    assert "Zorgwoord" not in json.dumps(data)
    assert gebreken(data) == []


def test_een_ontwerp_van_de_tandem_blijft_binnen(cast) -> None:
    """Only what stood in a version that was sent was agreed."""
    traject = met_acties(cast)
    with in_handeling():
        Actie.objects.filter(traject=traject, domein="werk").update(ingediend_op=None)
    assert [
        een["Deeltraject.naam"]["@value"][:4] for een in delen_van(kvs_document(traject, _werk(cast)))
    ] == ["Zorg"]


def test_wat_uit_het_plan_ging_is_stopgezet_en_zorg_verdwijnt(cast) -> None:
    traject = met_acties(cast)
    with in_handeling():
        for rij in Actie.objects.filter(traject=traject):
            rij.status = GESCHRAPT
            rij.save()
    (deel,) = delen_van(kvs_document(traject, _werk(cast)))
    assert deel["Deeltraject.status"]["@id"].endswith("/Stopgezet")


@pytest.mark.parametrize(("status", "code"), [(BEZIG, "Actief"), (AFGEWERKT, "Uitgevoerd")])
def test_hoever_een_actie_staat(cast, status, code) -> None:
    traject = met_acties(cast)
    with in_handeling():
        rij = Actie.objects.get(traject=traject, domein="werk")
        rij.status = status
        rij.afgewerkt_op = rij.tot_en_met if status == AFGEWERKT else None
        rij.save()
    deel = delen_van(kvs_document(traject, _werk(cast)))[0]
    assert deel["Deeltraject.status"]["@id"].endswith(f"/{code}")


def test_ama_en_onthaaltraject_staan_er_nooit_in(cast) -> None:
    traject = met_acties(cast)
    voor = kvs_document(traject, _werk(cast))
    maak_overeenkomst(cast, deelnemer=traject.deelnemer)
    persoon = traject.deelnemer
    with in_handeling():
        Onthaaltraject.objects.create(
            voornaam=persoon.voornaam,
            achternaam=persoon.achternaam,
            geboortedatum=persoon.geboortedatum,
            gemeentenaam="Gent",
            hulpverlener_naam="Onthaalkanarie",
            samenwerking_id=uuid4(),
            partner_id=cast.spelers["gbo_medewerker"].lidmaatschap.organisatie_id,
            eerste_contact_voor=timezone.localdate(),
        )
    for speler in (cast.casemanager_werk, cast.casemanager_zorg, cast.spelers[VDAB]):
        assert kvs_document(traject, speler.door) == voor


def test_een_ocmw_en_vdab_zijn_publiek(cast) -> None:
    ocmw = andere_organisatie("casemanager_zorg", "ocmw")
    with in_handeling():
        Organisatie.objects.filter(pk=ocmw.lidmaatschap.organisatie_id).update(kbo_nummer="0207534867")
    traject = maak_traject(cast, zorg=ocmw)
    data = kvs_document(traject, _werk(cast))
    typen = {een["PubliekeOrganisatie.type"]["@id"].rpartition("/")[2] for een in _publiek(data)}
    assert typen == {"VDAB", "OCMW"}
    assert "https://data.vlaanderen.be/id/onderneming/0207534867" in {een["@id"] for een in _publiek(data)}
    assert gebreken(data) == []


def _publiek(data: Json) -> list[Json]:
    return per_soort(data, "PubliekeOrganisatie")


def _werk(cast: Rolverdeling) -> Any:
    return cast.casemanager_werk.door


def test_de_tandem_is_die_van_vandaag_en_na_het_einde_die_van_de_laatste_dag(cast) -> None:
    met_team(cast)
    traject, nieuw = maak_traject(cast), andere_organisatie("casemanager_zorg", "vaph")
    _draag_over(cast, traject, nieuw)
    data = kvs_document(Traject.objects.get(pk=traject.pk), _werk(cast))
    adressen = {een["@id"].rpartition("/")[2] for een in per_soort(data, "Persoon")}
    assert adressen == {str(nieuw.gebruiker.pk), str(cast.casemanager_werk.gebruiker.pk)}


def _draag_over(cast: Rolverdeling, traject: Traject, nieuw: Any) -> None:
    traject_overdragen(
        traject,
        soort="organisatie",
        naar={"zorg": nieuw.lidmaatschap.pk},
        ingaat_op=timezone.localdate(),
        nota="Alles loopt.",
        versie=traject.versie,
        door=cast.casemanager_zorg.door,
    )


# --- rights
def test_wie_alleen_mag_weten_wie_iemand_is_krijgt_geen_adres(cast) -> None:
    traject = met_acties(cast)
    speler = cast.spelers[VDAB]
    vol = json.dumps(kvs_document(traject, speler.door))
    with in_handeling():
        Betrokkenheid.objects.filter(
            deelnemer_id=traject.deelnemer_id, organisatie_id=speler.lidmaatschap.organisatie_id
        ).update(omvang=Omvang.IDENTITEIT)
    data = kvs_document(traject, speler.door)
    kaal = json.dumps(data)
    for woord in (*CONTACT.values(), ADRES["straat"]):
        assert woord in vol
        assert woord not in kaal
    assert "Kanarievogel" in kaal
    assert gebreken(data) == []


@pytest.mark.parametrize("rol", ["netwerkcoordinator", "verwijzer", "dienstverlener", "departement_zorg"])
def test_andere_rollen_exporteren_niet(cast, als, rol) -> None:
    traject = met_dossier(cast)
    with pytest.raises(PermissionDenied):
        traject_exporteren(traject, met_insz=False, door=cast.spelers[rol].door)
    assert als(cast.spelers[rol]).get(reverse("traject_exporteren", args=[traject.pk])).status_code == 403


def test_de_buur_vindt_niets(cast, als) -> None:
    traject = met_acties(cast)
    with pytest.raises(Traject.DoesNotExist):
        kvs_document(traject, cast.buur.door)
    with pytest.raises(Traject.DoesNotExist):
        traject_exporteren(traject, met_insz=False, door=cast.buur.door)
    assert stuur(als(cast.buur), "traject_exporteren", traject.pk).status_code == 404
    assert als(cast.buur).get(reverse("traject_exporteren", args=[traject.pk])).status_code == 404


def test_wie_het_overdroeg_neemt_niets_meer_mee(cast) -> None:
    met_team(cast)
    traject = maak_traject(cast)
    _draag_over(cast, traject, andere_organisatie("casemanager_zorg", "vaph"))
    with pytest.raises(Geweigerd, match="Je droeg dit traject over"):
        traject_exporteren(traject, met_insz=False, door=cast.casemanager_zorg.door)


# --- the number
def test_het_nummer_alleen_op_vraag_en_met_een_regel_in_het_logboek(cast) -> None:
    insz = vers_insz()
    traject = met_acties(cast, insz=insz)
    zonder = traject_exporteren(traject, met_insz=False, door=_werk(cast))
    met = traject_exporteren(traject, met_insz=True, door=_werk(cast))
    assert insz not in json.dumps(zonder)
    assert nummer_van(zonder) == traject.deelnemer.dossiernummer
    assert nummer_van(met) == insz
    assert gebreken(zonder) == gebreken(met) == []
    regels = Logregel.objects.filter(handeling="traject_exporteren").order_by("wanneer", "id")
    assert [rij.gegevens for rij in regels] == [{"met_insz": False}, {"met_insz": True}]
    assert {rij.deelnemer_id for rij in regels} == {traject.deelnemer_id}


def test_wie_het_nummer_niet_mag_zien_krijgt_het_niet(cast, als, monkeypatch) -> None:
    monkeypatch.setattr("trajecten.handelingen.exporteren.mag", lambda door, sleutel: False)
    insz = vers_insz()
    traject = met_acties(cast, insz=insz)
    with pytest.raises(Geweigerd) as nee:
        traject_exporteren(traject, met_insz=True, door=_werk(cast))
    assert set(nee.value.velden) == {"met_insz"}
    client = als(cast.casemanager_werk)
    blad = client.get(reverse("traject_exporteren", args=[traject.pk])).content.decode()
    assert "met_insz" not in blad
    # A field that the form does not show is not listened to.
    antwoord = stuur(client, "traject_exporteren", traject.pk, met_insz="on")
    assert antwoord.status_code == 200
    assert insz not in antwoord.content.decode()


def test_zonder_nummer_staat_het_dossiernummer_er(cast) -> None:
    persoon = registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")
    data = traject_exporteren(maak_traject(cast, deelnemer=persoon), met_insz=True, door=_werk(cast))
    assert nummer_van(data) == persoon.dossiernummer
    assert gebreken(data) == []


# --- the door
def test_van_de_pagina_naar_het_bestand(cast, als) -> None:
    traject = met_acties(cast)
    client = als(cast.casemanager_werk)
    adres = reverse("traject_exporteren", args=[traject.pk])
    pagina = client.get(traject.get_absolute_url()).content.decode()
    assert adres in pagina
    assert "Exporteer als OSLO-document" in pagina
    blad = client.get(adres).content.decode()
    assert "van zorg alleen de soort en de periode" in blad
    assert CONTACT["email"] not in blad
    antwoord = stuur(client, "traject_exporteren", traject.pk)
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/ld+json"
    naam = f'filename="traject-{traject.deelnemer.dossiernummer}.jsonld"'
    assert antwoord["Content-Disposition"] == f"attachment; {naam}"
    assert "no-store" in antwoord["Cache-Control"]
    assert json.loads(antwoord.content) == kvs_document(traject, _werk(cast))


def test_wie_het_meenam_staat_in_het_inzagelog(cast, als) -> None:
    traject = met_acties(cast)
    stuur(als(cast.casemanager_werk), "traject_exporteren", traject.pk)
    rijen = Inzage.objects.over_deelnemer(traject.deelnemer_id).filter(actie="traject_exporteren")
    assert {rij.object_soort for rij in rijen} == {"trajecten.traject", "deelnemers.deelnemer"}
    (over_de_persoon,) = [rij for rij in rijen if rij.object_soort == "deelnemers.deelnemer"]
    assert set(over_de_persoon.groepen) == {"identiteit", "contact", "adres"}


def test_een_fout_formulier_geeft_geen_bestand(cast, als) -> None:
    traject = met_acties(cast)
    antwoord = als(cast.casemanager_werk).post(reverse("traject_exporteren", args=[traject.pk]))
    assert antwoord.status_code == 422
    assert "ld+json" not in antwoord["Content-Type"]
    assert not Logregel.objects.filter(handeling="traject_exporteren").exists()


def test_het_document_kost_weinig_vragen(cast, django_assert_max_num_queries: Callable[..., Any]) -> None:
    traject = met_acties(cast)
    with django_assert_max_num_queries(7):
        kvs_document(traject, _werk(cast))


def test_voor_de_start_is_er_geen_einde_en_erna_de_uiterste_dag(cast) -> None:
    traject = maak_traject(cast)
    (hoofd,) = per_soort(kvs_document(traject, _werk(cast)), "Activeringstraject")
    assert traject.uiterste_einddatum is not None
    einde = hoofd["Activeringstraject.einddatum"]["@value"]
    assert einde.startswith(f"{traject.uiterste_einddatum:%Y-%m-%d}T00:00:00+0")
    ten_einde = maak_traject(cast, status=AFRONDEND, einddatum=timezone.localdate() - timedelta(days=3))
    (hoofd,) = per_soort(kvs_document(ten_einde, _werk(cast)), "Activeringstraject")
    assert hoofd["Activeringstraject.einddatum"]["@value"][:10] == str(ten_einde.einddatum)
