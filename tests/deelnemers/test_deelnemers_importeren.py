"""The act `deelnemers_importeren`: a rehearsal that tells every fault, then everybody or nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.importbestanden import (
    csv_bestand,
    rij,
)
from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.deelnemers.handelingen import importeren, opzoeken
from werkzorg.deelnemers.imports.uitvoeren import mensen_van
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Import, Importrij, Opzoekmelding
from werkzorg.deelnemers.tasks import imports_laten_vervallen
from werkzorg.documenten.models import DocumentVersie
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.models import Inzage

ADRES = reverse("deelnemers_importeren")
POGING = {"grond": "begeleiding", "geinformeerd_op": "01/09/2026"}


def laad_op(client: Any, inhoud: bytes, **anders: Any) -> Any:
    """Sends a file as a browser does."""
    bestand = SimpleUploadedFile("personen.csv", inhoud)
    return client.post(ADRES, {"aanvraag_sleutel": str(uuid4()), "bestand": bestand, **POGING, **anders})


def nagekeken(client: Any, *rijen: list[str]) -> Import:
    """A faultless file, uploaded."""
    antwoord = laad_op(client, csv_bestand(*rijen))
    assert antwoord.status_code == 302, antwoord.content.decode()
    return Import.objects.latest("gemaakt_op")


def start(client: Any, invoer: Import, **anders: Any) -> Any:
    """Presses the button."""
    return client.post(ADRES, {"import": invoer.pk, "aanvraag_sleutel": str(uuid4()), **anders})


# --- the rehearsal ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_elke_fout_staat_er_met_rij_kolom_en_zin_en_er_is_niets_bewaard(cast, als):
    insz = vers_insz()
    bekend = registreer(cast.casemanager_zorg.door, insz=insz)
    dubbel = vers_insz()
    antwoord = laad_op(
        als(cast.casemanager_zorg),
        csv_bestand(
            rij("Goed"),
            rij("Datum", geboortedatum="31/02/1990"),
            rij("Nummer", insz="85.07.30-033.29"),
            rij("Een", insz=dubbel),
            rij("Twee", insz=dubbel),
            rij("Bekend", insz=insz),
            rij("", achternaam=""),
        ),
    )
    inhoud = " ".join(antwoord.content.decode().split())
    assert antwoord.status_code == 422
    assert "5 van 7 rijen" in inhoud
    for rijnummer, kolom, zin in (
        (3, "C (Geboortedatum)", "bestaat niet"),
        (4, "D (Rijksregisternummer)", "klopt niet"),
        (6, "D (Rijksregisternummer)", "staat ook op rij 5"),
        (7, "D (Rijksregisternummer)", bekend.dossiernummer),
        (8, "A (Voornaam)", "Vul de voornaam in"),
        (8, "B (Achternaam)", "Vul de achternaam in"),
    ):
        assert f'niet-breken" data-kop="Rij">{rijnummer}</td><td data-kop="Kolom">{kolom}</td>' in inhoud
        assert zin in inhoud
    assert not Import.objects.exists()
    assert Deelnemer.objects.count() == 1
    assert (
        Inzage.objects.filter(deelnemer_ids__contains=[bekend.pk], actie="deelnemers_importeren").count() == 1
    )


@pytest.mark.django_db
def test_over_wie_elders_bekend_is_zegt_de_repetitie_niets(cast, als):
    insz = vers_insz()
    registreer(cast.buur.door, insz=insz)
    antwoord = laad_op(als(cast.casemanager_zorg), csv_bestand(rij("Ander", insz=insz)))
    assert antwoord.status_code == 302


@pytest.mark.django_db
def test_het_bestand_wacht_versleuteld_en_niet_in_de_geschiedenis(cast, als):
    invoer = nagekeken(als(cast.casemanager_zorg), rij("Kanarievogel"))
    assert b"Kanarievogel" not in bytes(invoer.rijen)
    assert importeren.lees_rijen(invoer)[0][1]["voornaam"] == "Kanarievogel"
    assert "rijen" not in {veld.name for veld in type(invoer.gebeurtenissen.get())._meta.concrete_fields}
    assert Opdracht.objects.count() == 0
    assert Deelnemer.objects.count() == 0


@pytest.mark.django_db
def test_na_een_dag_is_het_bestand_weg(cast, als):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    with pghistory.context(handeling="test", door="commando:test"):
        Import.objects.update(vervalt_op=timezone.now() - timedelta(minutes=1))
    assert "vervallen" in start(client, invoer).content.decode()
    imports_laten_vervallen(timezone.localdate(), Klok("imports_laten_vervallen"))
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen) == ("vervallen", None)
    assert client.get(reverse("import_detail", args=[invoer.pk])).status_code == 200


@pytest.mark.django_db
def test_een_import_die_de_werker_niet_kan_uitvoeren_wordt_na_een_dag_ook_vergeten(cast, als, uitgevoerd):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    start(client, invoer)
    imports_laten_vervallen(timezone.localdate(), Klok("imports_laten_vervallen"))
    invoer.refresh_from_db()
    assert invoer.toestand == "bezig"
    with pghistory.context(handeling="test", door="commando:test"):
        Import.objects.update(uitgevoerd_op=timezone.now() - timedelta(days=1, minutes=1))
    mensen = mensen_van(invoer)
    imports_laten_vervallen(timezone.localdate(), Klok("imports_laten_vervallen"))
    # A worker that comes to it after all, with what it read before, finds nothing to do.
    importeren.voer_uit(invoer, mensen)
    uitgevoerd()
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen) == ("vervallen", None)
    assert not Deelnemer.objects.exists()


# --- carrying it out ----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_iedereen_wordt_geregistreerd_of_aangesloten_zoals_met_de_hand(cast, als, uitgevoerd):
    insz = vers_insz()
    elders = registreer(cast.buur.door, insz=insz, achternaam="Van Bekend")
    client = als(cast.casemanager_zorg)
    uitgevoerd()
    eerdere = set(Melding.objects.values_list("pk", flat=True))
    invoer = nagekeken(client, rij("Een"), rij("Twee", gemeente="Aalst"), rij("Bekend", insz=insz))
    for _ in range(2):
        assert start(client, invoer).status_code in {302, 422}
    bezig = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert "worden nu geregistreerd" in bezig
    uitgevoerd()
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen, invoer.mensen.count()) == ("uitgevoerd", None, 3)
    nieuw = Deelnemer.objects.get(voornaam="Twee")
    assert (nieuw.gemeente, nieuw.achternaam) == ("Aalst", "Van Twee")
    eigen = Betrokkenheid.objects.get(deelnemer=elders, organisatie=cast.casemanager_zorg.door.organisatie_id)
    assert eigen.omvang == "identiteit"
    assert not Importrij.objects.get(deelnemer=elders).is_nieuw
    assert DocumentVersie.objects.count() == 4
    # One notice about the whole, none per receipt; and every look-up is in the log.
    assert [een.soort for een in Melding.objects.exclude(pk__in=eerdere)] == ["import_klaar"]
    assert Inzage.objects.filter(kanaal="import", grond="opzoeking").count() == 3
    inhoud = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert nieuw.dossiernummer in inhoud
    assert Inzage.objects.filter(actie="import_detail", deelnemer_ids__contains=[nieuw.pk]).exists()


@pytest.mark.django_db
def test_wie_importeerde_kan_dezelfde_dag_nog_opzoeken_en_importeren(cast, als, uitgevoerd, monkeypatch):
    """The people of an import have a limit of their own: 51 of them may not close the look-up for everybody."""
    vandaag = timezone.localdate()
    waarden = {"insz_opzoekingen_per_dag": 2, "insz_opzoekingen_per_organisatie": 2}
    opname = Momentopname(vandaag, waarden, PARAMETERS)
    monkeypatch.setattr(opzoeken, "momentopname", lambda dag: opname)
    client = als(cast.casemanager_zorg)
    elders = vers_insz()
    registreer(cast.buur.door, insz=elders, achternaam="Van Bekend")
    for _ in range(2):
        client.post(reverse("insz_opzoeken"), {"insz": vers_insz()})
    with pytest.raises(opzoeken.Opzoeklimiet):
        opzoeken.insz_opzoeken(vers_insz(), door=cast.casemanager_zorg.door)
    opname = Momentopname(vandaag, dict.fromkeys(waarden, 3), PARAMETERS)
    for namen in (("Een", "Twee", "Drie"), ("Vier",)):
        bekend = [rij("Bekend", insz=elders)] if len(namen) == 1 else []
        invoer = nagekeken(client, *(rij(naam, insz=vers_insz()) for naam in namen), *bekend)
        start(client, invoer)
        uitgevoerd()
        invoer.refresh_from_db()
        assert (invoer.toestand, invoer.uitslag) == ("uitgevoerd", [])
    assert Inzage.objects.filter(kanaal="import", grond="opzoeking").count() == 5
    assert opzoeken.insz_opzoeken(vers_insz(), door=cast.casemanager_zorg.door).deelnemer is None


@pytest.mark.django_db
def test_een_rij_die_niet_kan_houdt_alles_tegen_met_een_neutrale_zin_en_een_signaal(cast, als, uitgevoerd):
    insz = vers_insz()
    ander = registreer(cast.buur.door, insz=insz, achternaam="Iemand Anders")
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Goed"), rij("Fout", insz=insz))
    start(client, invoer)
    uitgevoerd()
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen) == ("geweigerd", None)
    assert [nummer for nummer, _ in invoer.uitslag] == [3]
    assert not Deelnemer.objects.filter(voornaam="Goed").exists()
    inhoud = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert "Kijk het rijksregisternummer" in inhoud
    assert ander.dossiernummer not in inhoud
    assert Opzoekmelding.objects.get().deelnemer == ander
    assert Inzage.objects.get(kanaal="import").uitkomst == "geweigerd"


@pytest.mark.django_db
def test_wie_op_iemand_lijkt_moet_nagekeken_zijn(cast, als):
    registreer(cast.casemanager_zorg.door, voornaam="Lien", achternaam="Van Lien")
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Lien"))
    assert invoer.gelijkenissen == 1
    assert start(client, invoer).status_code == 422
    assert start(client, invoer, zijn_anderen="on").status_code == 302


@pytest.mark.django_db
def test_een_organisatie_importeert_niet_zonder_einde(cast, als, monkeypatch):
    monkeypatch.setattr(importeren, "MEESTE_PER_DAG", 2)
    client = als(cast.casemanager_zorg)
    assert start(client, nagekeken(client, rij("Een"), rij("Twee"))).status_code == 302
    antwoord = start(client, nagekeken(client, rij("Drie")))
    assert antwoord.status_code == 422
    assert "importeerde vandaag al 2" in antwoord.content.decode()


@pytest.mark.django_db
def test_wie_intussen_vertrok_importeert_niemand(cast, als, uitgevoerd):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    start(client, invoer)
    with pghistory.context(handeling="test", door="commando:test"):
        cast.casemanager_zorg.gebruiker.is_active = False
        cast.casemanager_zorg.gebruiker.save()
    uitgevoerd()
    invoer.refresh_from_db()
    assert invoer.toestand == "vervallen"
    assert Deelnemer.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        ({"bestand": ""}, "Kies het bestand"),
        ({"grond": "zomaar"}, "Kies waarom"),
        ({"geinformeerd_op": "morgen"}, "datum"),
        ({"bestand": SimpleUploadedFile("x.xlsx", b"PK\x03\x04")}, "beschadigd"),
        ({"bestand": SimpleUploadedFile("x.csv", b"a;b\r\n1;2")}, "kennen we niet"),
    ],
)
def test_wat_niet_klopt_geeft_een_zin(cast, als, wat, zin):
    antwoord = laad_op(als(cast.casemanager_zorg), csv_bestand(rij()), **wat)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


@pytest.mark.django_db
def test_de_buur_ziet_er_niets_van_en_het_sjabloon_is_een_download(cast, als):
    invoer = nagekeken(als(cast.casemanager_zorg), rij())
    buur: Speler = cast.buur
    assert als(buur).get(reverse("import_detail", args=[invoer.pk])).status_code == 404
    assert start(als(buur), invoer).status_code == 404
    for stuk in ("", "x", "\0"):
        assert als(buur).post(ADRES, {"import": stuk, "aanvraag_sleutel": str(uuid4())}).status_code == 404
    antwoord = als(cast.casemanager_zorg).get(reverse("import_sjabloon"))
    assert "attachment" in antwoord["Content-Disposition"]
    assert als(cast.departement).get(ADRES).status_code == 403
