"""A machine of VDAB hands in a request, its judgement and the decision: the same acts as on the pages."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pghistory
import pytest
from django.test import Client
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import maak_traject
from tests.uitwisseling.maken import Beller, Machine, maak_koppeling
from trajecten.models import Traject
from werkzorg.deelnemers.models import Deelnemer, Opzoekmelding
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.uitwisseling.domein.scopes import (
    BESLISSINGEN_AANLEVEREN,
    KLANTVOLGSYSTEEM_LEZEN,
    VERZOEKEN_AANLEVEREN,
)
from werkzorg.uitwisseling.models import Bericht, Protocol


@pytest.fixture
def vdab(cast: Rolverdeling) -> Machine:
    huis = cast.spelers["vdab_beslisser"].lidmaatschap.organisatie
    return maak_koppeling(huis, [VERZOEKEN_AANLEVEREN, BESLISSINGEN_AANLEVEREN])


@pytest.fixture
def beller(vdab: Machine, client: Client) -> Beller:
    return vdab.bellen(client)


def persoon(**anders: Any) -> dict[str, Any]:
    return {
        "voornaam": "Lien",
        "achternaam": "Hermans",
        "geboortedatum": "1985-07-30",
        "insz": vers_insz(),
        "straat": "Lindelei",
        "huisnummer": "12",
        "postcode": "9000",
        "gemeente": "Gent",
        "grond": "verwijzing",
        "geinformeerd_op": "2026-01-01",
        **anders,
    }


def verzoek(deelnemer: str, **anders: Any) -> dict[str, Any]:
    return {
        "deelnemer": deelnemer,
        "ontvangen_op": timezone.localdate().isoformat(),
        "is_eigen_vraag": True,
        "belemmeringen": ["psychisch"],
        "werk_nu_niet_mogelijk": True,
        "werk_later_verwacht": True,
        **anders,
    }


def _oordeel(*, versie: int) -> dict[str, Any]:
    return {
        "versie": versie,
        "volledig_op": timezone.localdate().isoformat(),
        "belemmeringen": ["psychisch"],
        "problematiek": "Angst.",
        "groei": "Ritme.",
        "indicering": "Afstand.",
        "werk_nu_niet_mogelijk": True,
        "werk_later_verwacht": True,
    }


def _nieuw(beller: Beller) -> dict[str, Any]:
    deelnemer = beller.stuur("/deelnemers", persoon())
    assert deelnemer.status_code == 201, deelnemer.content
    antwoord = beller.stuur("/verzoeken", verzoek(deelnemer.json()["deelnemer"]))
    assert antwoord.status_code == 201, antwoord.content
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


@pytest.mark.django_db
def test_van_persoon_tot_beslissing(beller: Beller, vdab: Machine) -> None:
    traject = _nieuw(beller)
    adres = f"/trajecten/{traject['traject']}"
    assert beller.vraag(adres).json() == traject
    oordeel = beller.stuur(
        f"{adres}/beoordeling",
        _oordeel(versie=traject["versie"]),
    )
    assert oordeel.status_code == 201, oordeel.content
    besluit = beller.stuur(
        f"{adres}/toekenning", {"versie": oordeel.json()["versie"], "motivering": "U voldoet."}
    )
    assert besluit.status_code == 201, besluit.content
    assert besluit.json()["status"] == "goedgekeurd"
    rij = Traject.objects.get(pk=UUID(traject["traject"]))
    assert rij.vdab_id == vdab.koppeling.organisatie_id
    regel = Logregel.objects.get(handeling="deelname_toekennen")
    assert regel.door["gebruiker"] == str(vdab.koppeling.gebruiker_id)


@pytest.mark.django_db
def test_elke_aanroep_staat_in_het_inzagelog(beller: Beller, vdab: Machine) -> None:
    traject = _nieuw(beller)
    beller.vraag(f"/trajecten/{traject['traject']}")
    rijen = Inzage.objects.filter(kanaal="api")
    assert {rij.actie for rij in rijen} == {"deelnemer_registreren", "verzoek_registreren", "traject_detail"}
    for rij in rijen:
        assert rij.gebruiker_id == vdab.koppeling.gebruiker_id
        assert str(rij.deelnemer_ids[0]) == traject["deelnemer"]
        assert len(rij.sessie) == 64


@pytest.mark.django_db
def test_een_verkeerde_partner_krijgt_niet_gevonden(
    beller: Beller, client: Client, cast: Rolverdeling
) -> None:
    traject = _nieuw(beller)
    ander = maak_koppeling(
        cast.buren["vdab_beslisser"].lidmaatschap.organisatie, [BESLISSINGEN_AANLEVEREN]
    ).bellen(client)
    for antwoord in (
        ander.vraag(f"/trajecten/{traject['traject']}"),
        ander.stuur(f"/trajecten/{traject['traject']}/toekenning", {"versie": 1, "motivering": "x"}),
        beller.vraag(f"/trajecten/{uuid4()}"),
    ):
        assert antwoord.status_code == 404
        assert antwoord.json()["type"] == "urn:werkzorg:probleem:niet_gevonden"


@pytest.mark.django_db
def test_zonder_protocol_of_scope_gaat_niets_door(
    beller: Beller, vdab: Machine, client: Client, cast: Rolverdeling
) -> None:
    smal = Beller(client, vdab.token(client, VERZOEKEN_AANLEVEREN))
    antwoord = smal.vraag(f"/trajecten/{uuid4()}")
    assert (antwoord.status_code, antwoord.json()["type"]) == (403, "urn:werkzorg:probleem:geen_recht")
    with pghistory.context(handeling="test", door="commando:test"):
        Protocol.objects.update(tot=Protocol.objects.first().van)
    antwoord = beller.stuur("/deelnemers", persoon())
    assert (antwoord.status_code, antwoord.json()["type"]) == (403, "urn:werkzorg:probleem:geen_protocol")
    assert not Deelnemer.objects.exists()


@pytest.mark.django_db
def test_een_weigering_wijst_het_veld_aan_en_doet_niets(beller: Beller) -> None:
    traject = _nieuw(beller)
    nog_een = beller.stuur("/verzoeken", verzoek(traject["deelnemer"]))
    assert nog_een.status_code == 422
    inhoud = nog_een.json()
    assert inhoud["type"] == "urn:werkzorg:probleem:geweigerd"
    morgen = timezone.localdate().replace(year=2099).isoformat()
    ander = beller.stuur("/deelnemers", persoon()).json()["deelnemer"]
    fout = beller.stuur("/verzoeken", verzoek(ander, ontvangen_op=morgen)).json()
    assert "#/ontvangen_op" in {een["pointer"] for een in fout["fouten"]}
    assert Traject.objects.count() == 1


@pytest.mark.django_db
def test_twee_tegelijk_op_een_traject_geeft_een_conflict(beller: Beller) -> None:
    traject = _nieuw(beller)
    adres = f"/trajecten/{traject['traject']}/beoordeling"
    inhoud = _oordeel(versie=99)
    antwoord = beller.stuur(adres, inhoud)
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:werkzorg:probleem:conflict")


@pytest.mark.django_db
def test_wie_al_gevolgd_wordt_komt_terug_zonder_iets_te_wijzigen(beller: Beller, cast: Rolverdeling) -> None:
    insz = vers_insz()
    eerst = beller.stuur("/deelnemers", persoon(insz=insz)).json()
    tweede = beller.stuur("/deelnemers", persoon(insz=insz, voornaam="Anders")).json()
    assert tweede == eerst
    assert Deelnemer.objects.get().voornaam == "Lien"


@pytest.mark.django_db
def test_een_bekend_nummer_met_andere_gegevens_meldt_aan_de_functionaris(
    beller: Beller, cast: Rolverdeling
) -> None:
    bekend = registreer(cast.casemanager_zorg.door, insz=(insz := vers_insz()), achternaam="Kanarie")
    antwoord = beller.stuur("/deelnemers", persoon(insz=insz, achternaam="Iemandanders"))
    assert antwoord.status_code == 422
    assert "Kanarie" not in antwoord.text
    assert Opzoekmelding.objects.get().deelnemer_id == bekend.pk
    assert Inzage.objects.get(kanaal="api").uitkomst == "geweigerd"
    assert Bericht.objects.get().status == "geweigerd"


@pytest.mark.django_db
def test_een_traject_als_klantvolgsysteem(cast: Rolverdeling, client: Client) -> None:
    traject = maak_traject(cast)
    machine = maak_koppeling(traject.vdab, [KLANTVOLGSYSTEEM_LEZEN]).bellen(client)
    antwoord = machine.vraag(f"/trajecten/{traject.pk}/klantvolgsysteem")
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/ld+json")
    assert {"@context", "@graph"} == json.loads(antwoord.content).keys()
    rijen = Inzage.objects.filter(kanaal="api", actie="traject_exporteren")
    assert {str(wie) for rij in rijen for wie in rij.deelnemer_ids} == {str(traject.deelnemer_id)}
    ander = maak_koppeling(
        cast.buren["vdab_beslisser"].lidmaatschap.organisatie, [KLANTVOLGSYSTEEM_LEZEN]
    ).bellen(client)
    assert ander.vraag(f"/trajecten/{traject.pk}/klantvolgsysteem").status_code == 404
