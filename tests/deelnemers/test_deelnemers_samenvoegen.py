"""The act `deelnemers_samenvoegen`: two records of one person become one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import GEBOREN, registreer, vers_insz
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.beheer.handelingen.wissing import wissing_intrekken
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.handelingen.ongedaan_maken import samenvoeging_ongedaan_maken
from werkzorg.deelnemers.handelingen.persoon import lees_insz, zoek_op_insz
from werkzorg.deelnemers.handelingen.samenvoegen import BEOORDELEN, deelnemers_samenvoegen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging, Wisopdracht
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def voeg_samen(blijft: Deelnemer, gaat_op: Deelnemer, door: Any, *keuzes: str, **anders: Any) -> Samenvoeging:
    """The act itself, with the versions as they are."""
    waarden = {
        "versies": {blijft.pk: blijft.versie, gaat_op.pk: gaat_op.versie},
        "reden": "zelfde kaart",
        **anders,
    }
    uitkomst: Samenvoeging = deelnemers_samenvoegen(blijft, gaat_op, keuzes=keuzes, door=door, **waarden)
    return uitkomst


def adres(deelnemer: Deelnemer) -> str:
    return reverse("deelnemers_samenvoegen", args=[deelnemer.pk])


@pytest.fixture
def paar(cast: Rolverdeling) -> tuple[Deelnemer, Deelnemer]:
    """Two records of Lien, both of Nele's: one with number, one without but with an address."""
    door = cast.casemanager_zorg.door
    met = registreer(door)
    zonder = registreer(
        door,
        voornaam="Lieneke",
        insz="",
        insz_ontbreekt="niet_bij_zich",
        straat="Lindelei",
        huisnummer="3",
        gemeente="Gent",
    )
    return met, zonder


def test_alles_verhuist_en_niets_vindt_het_opgegane_dossier_nog(cast, paar):
    met, zonder = paar
    door = cast.casemanager_zorg.door
    rij = voeg_samen(met, zonder, door, "adres")
    assert rij.uitgevoerd_op is not None
    nu = Deelnemer.objects.get(pk=met.pk)
    assert (nu.voornaam, nu.straat, nu.versie) == ("Lien", "Lindelei", 2)
    assert Deelnemer.objects.get(pk=zonder.pk).samengevoegd_met_id == met.pk
    for model in (Betrokkenheid, Document, Taak):
        assert not model.objects.filter(deelnemer_id=zonder.pk).exists()
    assert Betrokkenheid.objects.filter(deelnemer=met).count() == 2
    assert Document.objects.filter(deelnemer_id=met.pk).count() == 2
    assert list(Deelnemer.objects.zichtbaar_voor(door)) == [nu]
    regel = Logregel.objects.get(handeling="deelnemers_samenvoegen")
    assert (regel.deelnemer_id, regel.gegevens["opgegaan"]) == (met.pk, str(zonder.pk))
    assert nu.gebeurtenissen.latest("pgh_id").pgh_context["handeling"] == "deelnemers_samenvoegen"


def test_de_taak_om_het_nummer_aan_te_vullen_vervalt_en_komt_terug(cast, paar):
    met, zonder = paar
    door = cast.casemanager_zorg.door
    rij = voeg_samen(met, zonder, door)
    assert Taak.objects.get(soort="insz_aanvullen").klaar_op is not None
    samenvoeging_ongedaan_maken(rij, met, reden="toch niet", door=door)
    taak = Taak.objects.get(soort="insz_aanvullen")
    assert (taak.klaar_op, taak.deelnemer_id, taak.object_id) == (None, zonder.pk, zonder.pk)


@pytest.mark.parametrize("gekozen", [(), ("insz",)])
def test_beide_nummers_blijven_naar_de_persoon_leiden(cast, gekozen):
    door = cast.casemanager_zorg.door
    bis, rrn = vers_insz(), vers_insz()
    blijft, gaat_op = registreer(door, insz=bis), registreer(door, insz=rrn)
    voeg_samen(blijft, gaat_op, door, *gekozen)
    assert zoek_op_insz(bis) == zoek_op_insz(rrn) == blijft
    blijft.refresh_from_db()
    gaat_op.refresh_from_db()
    assert [lees_insz(blijft), lees_insz(gaat_op)] == ([rrn, bis] if gekozen else [bis, rrn])


def test_een_nummer_dat_alleen_in_het_andere_dossier_staat_komt_mee(cast, paar):
    met, zonder = paar
    insz = lees_insz(met)
    voeg_samen(zonder, met, cast.casemanager_zorg.door, "insz")
    zonder.refresh_from_db()
    met.refresh_from_db()
    assert (lees_insz(zonder), zonder.insz_ontbreekt) == (insz, "")
    assert (lees_insz(met), met.insz_ontbreekt) == ("", "niet_bij_zich")
    assert zoek_op_insz(insz) == zonder


def test_wat_niet_samen_kan_geeft_een_zin_bij_de_keuze_en_bewaart_niets(cast):
    door = cast.casemanager_zorg.door
    een = registreer(door)
    ander = registreer(
        door, geboortedatum=GEBOREN.replace(year=1990), insz=vers_insz(GEBOREN.replace(year=1990))
    )
    with pytest.raises(Geweigerd) as nee:
        voeg_samen(een, ander, door, "geboortedatum")
    assert "geboortedatum" in nee.value.velden["insz"]
    assert not Samenvoeging.objects.exists()
    assert Deelnemer.objects.zichtbaar_voor(door).count() == 2


def test_wie_intussen_wijzigde_wint(cast, paar):
    met, zonder = paar
    versies = {met.pk: met.versie, zonder.pk: zonder.versie - 1}
    with pytest.raises(Geweigerd, match="gewijzigd terwijl je bezig was"):
        voeg_samen(met, zonder, cast.casemanager_zorg.door, versies=versies)


def test_een_dossier_gaat_maar_een_keer_op(cast, paar):
    met, zonder = paar
    door = cast.casemanager_zorg.door
    derde = registreer(door)
    voeg_samen(met, zonder, door)
    with pytest.raises(Deelnemer.DoesNotExist):
        voeg_samen(derde, zonder, door)


def test_wie_geen_van_beide_volledig_ziet_kan_niets(cast, paar):
    with pytest.raises(Deelnemer.DoesNotExist):
        voeg_samen(*paar, cast.buur.door)
    with pytest.raises(ValueError, match="Onbekende keuze"):
        voeg_samen(*paar, cast.casemanager_zorg.door, "diagnose")


def test_een_dossier_met_een_opgegaan_dossier_kan_zelf_opgaan(cast, paar):
    met, zonder = paar
    door = cast.casemanager_zorg.door
    derde = registreer(door)
    voeg_samen(met, zonder, door)
    met.refresh_from_db()
    later = voeg_samen(derde, met, door)
    zonder.refresh_from_db()
    assert zonder.samengevoegd_met_id == derde.pk
    samenvoeging_ongedaan_maken(later, derde, reden="terug", door=door)
    zonder.refresh_from_db()
    assert zonder.samengevoegd_met_id == met.pk


# --- two organisations ------------------------------------------------------------------------------------
@pytest.fixture
def twee_huizen(cast: Rolverdeling) -> tuple[Deelnemer, Deelnemer]:
    """Nele has Lien without number, the neighbour has her with number; Nele joined with that number."""
    insz = vers_insz()
    zonder = registreer(
        cast.casemanager_zorg.door, insz="", insz_ontbreekt="niet_bij_zich", telefoon="+32470000001"
    )
    met = registreer(cast.buur.door, insz=insz, email="lien@voorbeeld.be")
    registreer(cast.casemanager_zorg.door, insz=insz)
    return zonder, met


def test_over_twee_organisaties_is_het_een_voorstel_tot_de_andere_bevestigt(cast, twee_huizen):
    zonder, met = twee_huizen
    rij = voeg_samen(zonder, met, cast.casemanager_zorg.door)
    assert rij.uitgevoerd_op is None
    taak = Taak.objects.get(soort=BEOORDELEN)
    assert (taak.organisatie_id, taak.deelnemer_id) == (cast.buur.door.organisatie_id, met.pk)
    with pytest.raises(Geweigerd, match="al voor"):
        voeg_samen(zonder, met, cast.casemanager_zorg.door)
    na = voeg_samen(zonder, met, cast.buur.door)
    assert (na.pk, na.blijft_id) == (rij.pk, zonder.pk)
    zonder.refresh_from_db()
    # Each had what the other lacked; nobody had to see the other's.
    assert (zonder.telefoon, zonder.email, zonder.heeft_insz) == ("+32470000001", "lien@voorbeeld.be", True)
    assert Taak.objects.get(soort=BEOORDELEN).klaar_op is not None
    for speler in (cast.casemanager_zorg, cast.buur):
        assert list(Deelnemer.objects.zichtbaar_voor(speler.door)) == [zonder]
    gemeld = Melding.objects.filter(soort="dossiers_samengevoegd").values_list("gebruiker_id", flat=True)
    assert list(gemeld) == [cast.casemanager_zorg.gebruiker.pk]


def test_een_voorstel_kan_geweigerd_en_ingetrokken_worden(cast, twee_huizen):
    zonder, met = twee_huizen
    rij = voeg_samen(zonder, met, cast.casemanager_zorg.door)
    samenvoeging_ongedaan_maken(rij, met, reden="twee mensen", door=cast.buur.door)
    assert Melding.objects.get(soort="samenvoeging_afgewezen").gebruiker == cast.casemanager_zorg.gebruiker
    assert Deelnemer.objects.get(pk=met.pk).samengevoegd_met_id is None
    tweede = voeg_samen(zonder, met, cast.casemanager_zorg.door)
    samenvoeging_ongedaan_maken(tweede, zonder, reden="vergissing", door=cast.casemanager_zorg.door)
    assert not Taak.objects.filter(soort=BEOORDELEN, klaar_op=None).exists()
    # Without a proposal the neighbour is nowhere.
    with pytest.raises(Deelnemer.DoesNotExist):
        voeg_samen(zonder, met, cast.buur.door)


def test_een_voorstel_over_iemand_anders_verraadt_niets(cast):
    insz = vers_insz()
    eigen = registreer(
        cast.casemanager_zorg.door, achternaam="Peeters", insz="", insz_ontbreekt="aangevraagd"
    )
    ander = registreer(cast.buur.door, insz=insz)
    registreer(cast.casemanager_zorg.door, insz=insz)
    with pytest.raises(Geweigerd, match="achternaam"):
        voeg_samen(eigen, ander, cast.casemanager_zorg.door)
    assert not Taak.objects.filter(soort=BEOORDELEN).exists()


def test_wie_het_dossier_van_de_voorsteller_ook_volgt_beslist_niet_over_het_andere(cast, twee_huizen, als):
    """Two organisations may follow one record completely (a letter with everything); neither follows the other one."""
    zonder, met = twee_huizen
    rij = voeg_samen(zonder, met, cast.casemanager_zorg.door)
    derde = cast.spelers["begeleider_ama"]
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.create(
            deelnemer=zonder,
            organisatie_id=derde.door.organisatie_id,
            rol=derde.door.rol,
            omvang="volledig",
            grond="verwijzing",
            periode=DateRange(timezone.localdate(), None),
            geinformeerd_op=timezone.localdate(),
            gegeven_door=derde.door.als_verwijzing(),
        )
    for paar in ((zonder, met), (met, zonder)):
        with pytest.raises(Deelnemer.DoesNotExist):
            voeg_samen(*paar, derde.door)
    with pytest.raises(Deelnemer.DoesNotExist):
        samenvoeging_ongedaan_maken(rij, zonder, reden="weg ermee", door=derde.door)
    client = als(derde)
    assert "Is dit dezelfde persoon?" not in client.get(adres(zonder)).content.decode()
    bevestig = {"voorstel": rij.pk, "aanvraag_sleutel": uuid4()}
    assert client.post(adres(zonder), bevestig).status_code == 404
    rij.refresh_from_db()
    assert (rij.uitgevoerd_op, rij.beeindigd_op) == (None, None)
    voeg_samen(zonder, met, cast.buur.door)


def test_een_ingetrokken_wissing_houdt_niets_tegen(cast, paar):
    wie = cast.spelers["functionaris_gegevensbescherming"]
    with pghistory.context(handeling="test", door="commando:test"):
        opdracht = Wisopdracht.objects.create(
            deelnemer_id=paar[0].pk, grond="verzoek", voorgesteld_door=wie.gebruiker.pk
        )
    with pytest.raises(Geweigerd, match="gewist te worden"):
        voeg_samen(*paar, cast.casemanager_zorg.door)
    wissing_intrekken(opdracht, door=wie.door)
    assert voeg_samen(*paar, cast.casemanager_zorg.door).uitgevoerd_op is not None


def test_de_andere_organisatie_ziet_alleen_wie_het_is_en_dat_staat_in_het_inzagelog(cast, twee_huizen, als):
    zonder, met = twee_huizen
    voeg_samen(zonder, met, cast.casemanager_zorg.door, reden="Kanarievogel")
    inhoud = als(cast.buur).get(adres(met)).content.decode()
    assert "Is dit dezelfde persoon?" in inhoud
    assert zonder.dossiernummer not in inhoud
    assert "+32" not in inhoud
    assert "0470 12" not in inhoud
    assert "Kanarievogel" not in inhoud
    regel = Inzage.objects.get(deelnemer_ids__contains=[zonder.pk], gebruiker_id=cast.buur.gebruiker.pk)
    assert (regel.grond, regel.groepen) == ("voorstel", ["identiteit"])


# --- the door ---------------------------------------------------------------------------------------------
def velden(met: Deelnemer, zonder: Deelnemer, **anders: Any) -> dict[str, Any]:
    """What a browser sends."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "ander": zonder.dossiernummer,
        "versie_blijft": met.versie,
        "versie_gaat_op": zonder.versie,
        "reden": "Zelfde kaart gezien",
        "keuze_voornaam": "gaat_op",
        "keuze_insz": "blijft",
        "keuze_adres": "gaat_op",
        "stap": "uitvoeren",
        **anders,
    }


def test_via_het_scherm_van_kiezen_tot_een_dossier(cast, paar, als):
    met, zonder = paar
    client: Client = als(cast.casemanager_zorg)
    kies = client.get(adres(met)).content.decode()
    assert zonder.dossiernummer in kies
    naast = client.get(adres(met), {"ander": zonder.dossiernummer}).content.decode()
    assert "Lindelei 3" in naast
    assert "keuze_adres" in naast
    assert "keuze_taal" not in naast
    nakijken = client.post(adres(met), velden(met, zonder, stap="nakijken")).content.decode()
    assert "1 taak" in nakijken
    assert "1 document" in nakijken
    assert "1 betrokkenheid" in nakijken
    terug = client.post(adres(met), velden(met, zonder, stap="terug"))
    assert terug.status_code == 200
    assert "Zelfde kaart gezien" in terug.content.decode()
    assert not Samenvoeging.objects.exists()
    klaar = velden(met, zonder)
    for _ in range(2):
        antwoord = client.post(adres(met), klaar)
        assert (antwoord.status_code, antwoord["Location"]) == (302, met.get_absolute_url())
    assert Samenvoeging.objects.count() == 1
    met.refresh_from_db()
    assert (met.voornaam, met.gemeente) == ("Lieneke", "Gent")


def test_wie_het_oude_adres_opent_komt_bij_het_dossier_dat_bleef(cast, paar, als):
    met, zonder = paar
    voeg_samen(met, zonder, cast.casemanager_zorg.door)
    client = als(cast.casemanager_zorg)
    for route in ("dossier_detail", "deelnemer_detail", "deelnemer_wijzigen", "deelnemer_toegang"):
        antwoord = client.get(reverse(route, args=[zonder.pk]))
        assert (antwoord.status_code, antwoord["Location"]) == (302, reverse(route, args=[met.pk]))
    antwoord = client.post(reverse("deelnemer_wijzigen", args=[zonder.pk]), {"voornaam": "X"}, follow=True)
    assert "samengevoegd" in antwoord.content.decode()
    assert als(cast.buur).get(zonder.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        ({"reden": ""}, "Schrijf waaruit blijkt"),
        ({"keuze_adres": ""}, "Kies bij “adres”"),
        ({"keuze_adres": "x\0"}, "Kies bij “adres”"),
        ({"versie_blijft": "zeven"}, "onvolledig"),
        ({"versie_gaat_op": "99"}, "gewijzigd terwijl je bezig was"),
        ({"ander": "D-0000-0000"}, "geen ander dossier"),
        ({"ander": "\0" * 300}, "Fout:"),
    ],
)
def test_wat_niet_klopt_geeft_een_zin_en_bewaart_niets(cast, paar, als, wat, zin):
    antwoord = als(cast.casemanager_zorg).post(adres(paar[0]), velden(*paar, **wat))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Samenvoeging.objects.exists()


def test_de_buur_en_wie_alleen_de_identiteit_ziet(cast, paar, als):
    met, _ = paar
    assert als(cast.buur).get(adres(met)).status_code == 404
    registreer(cast.buur.door, insz=lees_insz(met))
    assert als(cast.buur).get(adres(met)).status_code == 403


def collega(cast: Rolverdeling, rol: str = "casemanager_zorg") -> Speler:
    """Somebody else of Nele's organisation."""
    return maak_speler(
        rol, cast.casemanager_zorg.lidmaatschap.organisatie, email=f"{uuid4().hex[:8]}@test.be"
    )
