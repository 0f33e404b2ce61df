"""`lidmaatschap_beeindigen`: the last day, who takes over, and never without a manager unseen."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from tests.beheer.collegas import (
    dossier_van,
    nodig_uit,
    nog_een_lid,
    over,
    sleutel,
    taak_voor,
    tweede_beheerder,
    vandaag,
    verander,
)
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen
from werkzorg.beheer.models import Vertrek
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def beeindig(door, lid, *, laatste_dag=None, opvolging=None, versie=0, **anders):
    return lidmaatschap_beeindigen(
        lid, laatste_dag=laatste_dag, opvolging=opvolging or {}, versie=versie, door=door.door, **anders
    )


def adres(speler) -> str:
    return f"/medewerkers/{speler.lidmaatschap.pk}/vertrek/"


def ingevuld(**anders) -> dict[str, str]:
    velden = {
        **sleutel(),
        "wanneer": "dag",
        "laatste_dag": over(5).strftime("%d/%m/%Y"),
        "versie": "0",
        "opvolger": "",
        "opvolger_taken": "",
        "opvolger_dossiers": "",
    }
    return {**velden, **anders}


# --- a last day to come ----------------------------------------------------------------------------------
def test_tot_en_met_de_laatste_dag_is_er_toegang(bureau):
    taak, dossier = taak_voor(bureau.karim), dossier_van(bureau.karim)
    opvolger = bureau.sofie.lidmaatschap.pk
    beeindig(
        bureau.griet,
        bureau.karim.lidmaatschap,
        laatste_dag=over(5),
        opvolging={"taken": opvolger, "dossiers": opvolger},
    )
    karim = Lidmaatschap.objects.filter(pk=bureau.karim.lidmaatschap.pk)
    assert karim.geldig_op(over(5)).exists()
    assert not karim.geldig_op(over(6)).exists()
    taak.refresh_from_db()
    assert taak.gebruiker == bureau.karim.gebruiker
    assert Betrokkenheid.objects.get(lidmaatschap__isnull=False) == dossier
    vertrek = Vertrek.objects.get()
    assert (vertrek.laatste_dag, vertrek.overgedragen_op, vertrek.versie) == (over(5), None, 1)
    regel = Logregel.objects.get(handeling="lidmaatschap_beeindigen")
    assert regel.gegevens == {"laatste_dag": over(5).isoformat(), "meteen": False}
    assert Melding.objects.get().soort == "rol_eindigt"


def test_een_vertrek_kan_verschuiven_tot_het_oude_einde(bureau):
    verander(bureau.karim.lidmaatschap, periode=DateRange(date(2020, 1, 1), over(31)))
    beeindig(bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(5))
    beeindig(bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(30), versie=1)
    bureau.karim.lidmaatschap.refresh_from_db()
    assert bureau.karim.lidmaatschap.periode.upper == over(31)
    with pytest.raises(Geweigerd, match="eindigt al"):
        beeindig(bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(31), versie=2)


def test_wie_iets_anders_zag_krijgt_een_conflict(bureau):
    beeindig(bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(5))
    with pytest.raises(Versieconflict) as conflict:
        beeindig(bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(9), versie=0)
    assert (conflict.value.versie_nu, conflict.value.nu) == (1, {"laatste_dag": over(5)})


# --- now -------------------------------------------------------------------------------------------------
def test_meteen_stopt_bij_de_volgende_klik_en_het_werk_gaat_over(bureau, als):
    taak, dossier = taak_voor(bureau.karim), dossier_van(bureau.karim)
    klant = Client()
    klant.force_login(bureau.karim.gebruiker)
    assert klant.get("/").status_code == 200
    opvolger = bureau.sofie.lidmaatschap.pk
    beeindig(bureau.griet, bureau.karim.lidmaatschap, opvolging={"taken": opvolger, "dossiers": opvolger})
    assert klant.get("/")["Location"].startswith("/account/login/")
    assert not Sessie.objects.filter(gebruiker=bureau.karim.gebruiker).exists()
    taak.refresh_from_db()
    assert taak.gebruiker == bureau.sofie.gebruiker
    oud, nieuw = Betrokkenheid.objects.filter(
        deelnemer=dossier.deelnemer, lidmaatschap__isnull=False
    ).order_by("periode")
    assert (oud.lidmaatschap, oud.periode.upper) == (bureau.karim.lidmaatschap, vandaag())
    assert (nieuw.lidmaatschap, nieuw.periode) == (bureau.sofie.lidmaatschap, DateRange(vandaag(), None))
    assert (nieuw.grond, nieuw.geinformeerd_op) == (oud.grond, oud.geinformeerd_op)
    assert Deelnemer.objects.zichtbaar_voor(bureau.sofie.door).filter(pk=dossier.deelnemer_id).exists()
    assert not Deelnemer.objects.zichtbaar_voor(bureau.karim.door).filter(pk=dossier.deelnemer_id).exists()
    assert Melding.objects.get(soort="werk_overgedragen").gebruiker == bureau.sofie.gebruiker


def test_wie_nog_een_andere_rol_heeft_blijft_aangemeld(bureau):
    nog_een_lid(bureau.karim.gebruiker, bureau.brug, "dienstverlener")
    klant = Client()
    klant.force_login(bureau.karim.gebruiker)
    beeindig(bureau.griet, bureau.karim.lidmaatschap)
    assert Sessie.objects.filter(gebruiker=bureau.karim.gebruiker).exists()
    assert klant.get("/").context["hoedanigheid"].rol == "dienstverlener"


def test_zonder_opvolger_gaan_taken_naar_het_team_en_dossiers_worden_een_taak(bureau):
    taak, dossier = taak_voor(bureau.karim), dossier_van(bureau.karim)
    beeindig(bureau.griet, bureau.karim.lidmaatschap, opvolging={"taken": None, "dossiers": None})
    taak.refresh_from_db()
    assert taak.gebruiker is None
    dossier.refresh_from_db()
    assert dossier.periode.upper is None
    rest = Taak.objects.get(soort="opvolger_aanduiden")
    assert (rest.organisatie, rest.rol, rest.object_id) == (
        bureau.brug,
        "organisatiebeheerder",
        bureau.karim.lidmaatschap.pk,
    )


def test_meteen_op_de_eerste_dag_en_daarna_dezelfde_rol_opnieuw(bureau):
    verander(bureau.karim.lidmaatschap, periode=DateRange(vandaag(), None))
    beeindig(bureau.griet, bureau.karim.lidmaatschap)
    assert not Lidmaatschap.objects.geldig_op(vandaag()).filter(gebruiker=bureau.karim.gebruiker).exists()
    nieuw = nodig_uit(bureau.griet, bureau.brug, email="karim@brug.be")
    assert Lidmaatschap.objects.geldig_op(vandaag()).get(gebruiker=bureau.karim.gebruiker) == nieuw


def test_een_dossier_dat_vandaag_begon_of_nog_moet_beginnen_gaat_ook_over(bureau):
    van_vandaag = dossier_van(bureau.karim, DateRange(vandaag(), None))
    later = dossier_van(bureau.karim, DateRange(over(10), over(20)))
    opvolger = bureau.sofie.lidmaatschap.pk
    beeindig(bureau.griet, bureau.karim.lidmaatschap, opvolging={"dossiers": opvolger})
    for oud, periode in ((van_vandaag, DateRange(vandaag(), None)), (later, DateRange(over(10), over(20)))):
        oud.refresh_from_db()
        assert oud.gesloten_op is not None
        nieuw = Betrokkenheid.objects.get(deelnemer=oud.deelnemer, lidmaatschap=bureau.sofie.lidmaatschap)
        assert nieuw.periode == periode


def test_wat_de_opvolger_al_ziet_wordt_niet_dubbel_geopend(bureau):
    dossier = dossier_van(bureau.karim)
    dossier_van(bureau.sofie, deelnemer=dossier.deelnemer)
    opvolger = bureau.sofie.lidmaatschap.pk
    beeindig(bureau.griet, bureau.karim.lidmaatschap, opvolging={"dossiers": opvolger})
    rijen = Betrokkenheid.objects.filter(deelnemer=dossier.deelnemer, lidmaatschap=bureau.sofie.lidmaatschap)
    assert rijen.count() == 1


# --- the last manager ------------------------------------------------------------------------------------
@pytest.mark.parametrize("laatste_dag", [None, 5])
def test_de_laatste_beheerder_vertrekt_niet_ongemerkt(bureau, laatste_dag):
    dag = over(laatste_dag) if laatste_dag else None
    with pytest.raises(Geweigerd, match="laatste beheerder"):
        beeindig(bureau.griet, bureau.griet.lidmaatschap, laatste_dag=dag)
    nodig_uit(bureau.griet, bureau.brug, rol="organisatiebeheerder")
    with pytest.raises(Geweigerd, match="laatste beheerder"):
        beeindig(bureau.griet, bureau.griet.lidmaatschap, laatste_dag=dag)
    tweede_beheerder(bureau)
    assert beeindig(bureau.griet, bureau.griet.lidmaatschap, laatste_dag=dag)


def test_een_tweede_die_eerder_vertrekt_telt_niet(bureau):
    hanne = tweede_beheerder(bureau)
    beeindig(bureau.griet, hanne.lidmaatschap, laatste_dag=over(3))
    with pytest.raises(Geweigerd, match="laatste beheerder"):
        beeindig(bureau.griet, bureau.griet.lidmaatschap, laatste_dag=over(5))
    assert beeindig(bureau.griet, bureau.griet.lidmaatschap, laatste_dag=over(2))


def test_de_functioneel_beheerder_kan_het_bewust_en_krijgt_een_taak(bureau):
    with pytest.raises(Geweigerd) as nee:
        beeindig(bureau.femke, bureau.griet.lidmaatschap)
    assert "zonder_beheerder" in nee.value.velden
    beeindig(bureau.femke, bureau.griet.lidmaatschap, zonder_beheerder=True)
    taak = Taak.objects.get(soort="organisatie_zonder_beheerder")
    assert (taak.rol, taak.object_id) == ("functioneel_beheerder", bureau.brug.pk)
    assert taak.organisatie == bureau.femke.lidmaatschap.organisatie


# --- refusals --------------------------------------------------------------------------------------------
def test_de_functionaris_stopt_alleen_de_functioneel_beheerder(bureau):
    vdab = maak_organisatie("VDAB", "vdab")
    fg, baas = (
        maak_speler(rol, vdab) for rol in ("functionaris_gegevensbescherming", "organisatiebeheerder")
    )
    with pytest.raises(Geweigerd, match="onafhankelijk"):
        beeindig(baas, fg.lidmaatschap)
    assert beeindig(bureau.femke, fg.lidmaatschap)


def test_een_opvolger_moet_het_kunnen(bureau):
    taak_voor(bureau.karim)
    elders = maak_speler("verwijzer", bureau.bob.lidmaatschap.organisatie, email="elders@x.be")
    andere_rol = nog_een_lid(bureau.sofie.gebruiker, bureau.brug, "dienstverlener")
    vertrekt = maak_speler("verwijzer", bureau.brug, email="vertrekt@brug.be")
    beeindig(bureau.griet, vertrekt.lidmaatschap, laatste_dag=over(2))
    nieuw = nodig_uit(bureau.griet, bureau.brug)
    kan_niet = (elders.lidmaatschap, andere_rol, vertrekt.lidmaatschap, bureau.karim.lidmaatschap, nieuw)
    for lid in kan_niet:
        with pytest.raises(Geweigerd) as nee:
            beeindig(
                bureau.griet, bureau.karim.lidmaatschap, laatste_dag=over(5), opvolging={"taken": lid.pk}
            )
        assert nee.value.velden["opvolger_taken"].startswith("Deze collega kan het werk dan niet")
    assert not Vertrek.objects.filter(lidmaatschap=bureau.karim.lidmaatschap).exists()


def test_wat_voorbij_is_eindigt_niet_nog_eens(bureau):
    beeindig(bureau.griet, bureau.karim.lidmaatschap)
    with pytest.raises(Geweigerd, match="kan nu niet"):
        beeindig(bureau.griet, bureau.karim.lidmaatschap, versie=1)


# --- the door --------------------------------------------------------------------------------------------
def test_het_scherm_telt_het_werk_en_vraagt_wie_overneemt(bureau, als):
    taak_voor(bureau.karim), taak_voor(bureau.karim), dossier_van(bureau.karim)
    klant = als(bureau.griet)
    scherm = klant.get(adres(bureau.karim)).text
    assert "Open taken (2)" in scherm
    assert "Dossiers op eigen naam (1)" in scherm
    assert scherm.count("Sofie Jacobs") == 3
    velden = ingevuld(opvolger=str(bureau.sofie.lidmaatschap.pk))
    for _ in range(2):
        assert klant.post(adres(bureau.karim), velden).status_code == 302
    vertrek = Vertrek.objects.get()
    opvolger = str(bureau.sofie.lidmaatschap.pk)
    assert vertrek.opvolging == {"taken": opvolger, "dossiers": opvolger}
    fiche = klant.get(f"/medewerkers/{bureau.karim.lidmaatschap.pk}/").text
    assert "De laatste werkdag is" in fiche
    assert "Wijzig vertrek" in fiche
    assert "vertrekt" in fiche


def test_per_soort_een_andere_collega(bureau, als):
    derde = maak_speler("verwijzer", bureau.brug, email="derde@brug.be")
    taak_voor(bureau.karim), dossier_van(bureau.karim)
    velden = ingevuld(
        opvolger=str(bureau.sofie.lidmaatschap.pk),
        opvolger_taken=str(derde.lidmaatschap.pk),
        wanneer="meteen",
    )
    antwoord = als(bureau.griet).post(adres(bureau.karim), velden, follow=True)
    assert "De toegang is gestopt" in antwoord.text
    assert Taak.objects.get(soort="insz_aanvullen", gebruiker__isnull=False).gebruiker == derde.gebruiker
    assert Betrokkenheid.objects.filter(lidmaatschap=bureau.sofie.lidmaatschap).count() == 1


def test_een_conflict_toont_de_dag_van_de_collega_en_houdt_de_invoer(bureau, als):
    klant = als(bureau.griet)
    klant.post(adres(bureau.karim), ingevuld(laatste_dag=over(3).strftime("%d/%m/%Y")))
    antwoord = klant.post(adres(bureau.karim), ingevuld())
    assert antwoord.status_code == 409
    assert over(3).strftime("%d/%m/%Y") in antwoord.text
    assert f'value="{over(5):%d/%m/%Y}"' in antwoord.text
    assert 'name="versie" value="1"' in antwoord.text
    assert klant.post(adres(bureau.karim), ingevuld(versie="1")).status_code == 302


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("laatste_dag", "", "Vul de laatste werkdag in"),
        ("laatste_dag", "gisteren", "datum"),
        ("laatste_dag", "01/01/2020", "Deze dag is voorbij"),
        ("wanneer", "", "Kies wanneer de toegang stopt"),
        ("wanneer", "ooit", "keuze uit de lijst"),
        ("opvolger_taken", "00000000-0000-4000-8000-000000000000", "keuze uit de lijst"),
        ("opvolger_taken", "\x00", "keuze uit de lijst"),
        ("versie", "abc", "foutenoverzicht"),
        ("versie", "9" * 30, "Dit is intussen gewijzigd"),
    ],
)
def test_slechte_invoer_geeft_een_zin(bureau, als, veld, waarde, zin):
    taak_voor(bureau.karim)
    antwoord = als(bureau.griet).post(adres(bureau.karim), ingevuld(**{veld: waarde}))
    assert antwoord.status_code in {409, 422}
    assert zin in antwoord.text
    assert not Vertrek.objects.exists()


def test_de_laatste_beheerder_leest_het_vooraf(bureau, als):
    assert "dit is de laatste beheerder" in als(bureau.griet).get(adres(bureau.griet)).text
    antwoord = als(bureau.griet).post(adres(bureau.griet), ingevuld())
    assert antwoord.status_code == 422
    klant = als(bureau.femke)
    assert "Ik weet dat deze organisatie dan geen beheerder meer heeft" in klant.get(adres(bureau.griet)).text
    assert klant.post(adres(bureau.griet), ingevuld()).status_code == 422
    assert klant.post(adres(bureau.griet), ingevuld(zonder_beheerder="on")).status_code == 302


def test_wie_zichzelf_beeindigt_krijgt_nog_een_antwoord(bureau, als):
    tweede_beheerder(bureau)
    klant = als(bureau.griet)
    antwoord = klant.post(adres(bureau.griet), ingevuld(wanneer="meteen"))
    assert antwoord.status_code == 302
    assert klant.get("/")["Location"] == "/hoedanigheid/"


def test_buren_en_collegas_blijven_buiten(bureau, als):
    assert als(bureau.bob).get(adres(bureau.karim)).status_code == 404
    assert als(bureau.bob).post(adres(bureau.karim), ingevuld()).status_code == 404
    assert als(bureau.sofie).post(adres(bureau.karim), ingevuld()).status_code == 403
