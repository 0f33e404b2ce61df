"""`hoedanigheid_wisselen`: who somebody is now, for which organisation, and when that ends."""

from __future__ import annotations

from datetime import date, timedelta

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from tests.deelnemers.personen import ingevuld, registreer
from tests.rolverdeling import Speler
from werkzorg.beheer.handelingen.hoedanigheid import kies_hoedanigheid
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db
ADRES = "/hoedanigheid/"
VANDAAG = "/"
REGISTREER = "/deelnemers/registreer/"


def nog_een_rol(
    speler: Speler, organisatie_van: Speler, rol: str, periode: DateRange | None = None
) -> Lidmaatschap:
    """A second membership of the same person."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Lidmaatschap.objects.create(
            gebruiker=speler.gebruiker,
            organisatie=organisatie_van.lidmaatschap.organisatie,
            rol=rol,
            periode=periode or DateRange(date(2020, 1, 1), None),
        )


def verander(obj, **velden) -> None:
    """Sets these fields as an operator would."""
    with pghistory.context(handeling="test", door="commando:test"):
        type(obj).objects.filter(pk=obj.pk).update(**velden)


@pytest.fixture
def klant(cast) -> Client:
    """Nele, signed in without having chosen anything."""
    klant = Client()
    klant.force_login(cast.casemanager_zorg.gebruiker)
    return klant


# --- the act ---------------------------------------------------------------------------------------------


def test_wisselen_staat_in_het_logboek(cast):
    lid = cast.casemanager_zorg.lidmaatschap
    door = kies_hoedanigheid(lid.pk, gebruiker_id=cast.casemanager_zorg.gebruiker.pk)
    assert door == cast.casemanager_zorg.door
    regel = Logregel.objects.get(handeling="hoedanigheid_wisselen")
    assert (regel.object_id, regel.door) == (lid.pk, door.als_verwijzing())


def test_de_rol_van_een_ander_wordt_geweigerd(cast):
    with pytest.raises(Geweigerd):
        kies_hoedanigheid(cast.buur.lidmaatschap.pk, gebruiker_id=cast.casemanager_zorg.gebruiker.pk)
    assert not Logregel.objects.exists()


# --- choosing --------------------------------------------------------------------------------------------


def test_met_een_rol_is_er_niets_te_kiezen(cast, klant):
    assert klant.get(VANDAAG).status_code == 200


def test_met_twee_rollen_moet_je_kiezen(cast, klant):
    nog_een_rol(cast.casemanager_zorg, cast.buur, "verwijzer")
    assert klant.get(VANDAAG)["Location"] == ADRES
    scherm = klant.get(ADRES)
    assert "Eigen cgg" in scherm.text
    assert "Buur cgg" in scherm.text


def test_kiezen_wisselt_de_sessiesleutel_en_de_rol(cast, klant):
    ander = nog_een_rol(cast.casemanager_zorg, cast.buur, "verwijzer")
    klant.get(ADRES)
    voor = klant.session.session_key
    antwoord = klant.post(ADRES, {"lidmaatschap": str(ander.pk)})
    assert (antwoord.status_code, antwoord["Location"]) == (302, VANDAAG)
    assert klant.session.session_key != voor
    scherm = klant.get(VANDAAG)
    assert scherm.context["hoedanigheid"].lidmaatschap_id == ander.pk
    oude = Client()
    oude.cookies["sessie"] = voor
    assert oude.get(VANDAAG).status_code == 302


def test_een_formulier_van_de_vorige_rol_komt_niet_bij_de_nieuwe_terecht(cast):
    """Two tabs: filled in for one organisation, sent after switching to the other in the second tab."""
    ander = nog_een_rol(cast.casemanager_zorg, cast.buur, "casemanager_zorg")
    klant = Client(enforce_csrf_checks=True)
    klant.force_login(cast.casemanager_zorg.gebruiker)

    def kies(lid: Lidmaatschap) -> None:
        merk = klant.get(ADRES).context["csrf_token"]
        antwoord = klant.post(ADRES, {"lidmaatschap": str(lid.pk), "csrfmiddlewaretoken": str(merk)})
        assert antwoord.status_code == 302

    kies(cast.casemanager_zorg.lidmaatschap)
    velden = {**ingevuld(), "csrfmiddlewaretoken": str(klant.get(REGISTREER).context["csrf_token"])}
    kies(ander)
    assert klant.post(REGISTREER, velden).status_code == 403
    assert not Deelnemer.objects.exists()
    velden["csrfmiddlewaretoken"] = str(klant.get(REGISTREER).context["csrf_token"])
    assert klant.post(REGISTREER, velden).status_code == 302


def test_na_een_wissel_stuurt_de_foutpagina_niets_door_naar_de_nieuwe_rol(cast):
    """Without a switch it offers to send what was typed once more; after one that would be for the other role."""
    ander = nog_een_rol(cast.casemanager_zorg, cast.buur, "casemanager_zorg")
    klant = Client(enforce_csrf_checks=True)
    klant.force_login(cast.casemanager_zorg.gebruiker)

    def verstuur_oud() -> str:
        return klant.post(REGISTREER, ingevuld(), headers={"Sec-Fetch-Site": "same-origin"}).text

    for lid, mag in ((cast.casemanager_zorg.lidmaatschap, True), (ander, False)):
        merk = klant.get(ADRES).context["csrf_token"]
        klant.post(ADRES, {"lidmaatschap": str(lid.pk), "csrfmiddlewaretoken": str(merk)})
        scherm = verstuur_oud()
        assert ("Verstuur opnieuw" in scherm) is mag
        assert ("Kies je rol" in scherm) is not mag
        assert ('value="Lien"' in scherm) is mag


def test_rechten_van_twee_rollen_tellen_nooit_op(cast, klant):
    """In the other organisation Nele does not see what she sees here, and the other way round."""
    hier = registreer(cast.casemanager_zorg.door)
    daar = registreer(cast.buur.door)
    ander = nog_een_rol(cast.casemanager_zorg, cast.buur, "casemanager_zorg")
    klant.post(ADRES, {"lidmaatschap": str(cast.casemanager_zorg.lidmaatschap.pk)})
    assert klant.get(hier.get_absolute_url()).status_code == 200
    assert klant.get(daar.get_absolute_url()).status_code == 404
    klant.post(ADRES, {"lidmaatschap": str(ander.pk)})
    assert klant.get(hier.get_absolute_url()).status_code == 404
    assert klant.get(daar.get_absolute_url()).status_code == 200


def test_de_rol_van_een_ander_kiezen_lukt_niet(cast, klant):
    antwoord = klant.post(ADRES, {"lidmaatschap": str(cast.buur.lidmaatschap.pk)}, follow=True)
    assert "Deze rol hoort niet (meer) bij je account." in antwoord.text
    assert "lidmaatschap" not in klant.session


@pytest.mark.parametrize(
    "waarde", ["", "abc", "\x00", "é" * 5000, "00000000-0000-4000-8000-000000000000", "🙂", "\u202e"]
)
def test_onzin_kiezen_geeft_een_zin(cast, klant, waarde):
    antwoord = klant.post(ADRES, {"lidmaatschap": waarde}, follow=True)
    assert antwoord.status_code == 200
    assert "Kies een" in antwoord.text
    assert not Logregel.objects.exists()


def test_zonder_enige_rol_zegt_het_scherm_wat_te_doen(cast, klant):
    verander(cast.casemanager_zorg.lidmaatschap, periode=DateRange(date(2020, 1, 1), date(2021, 1, 1)))
    antwoord = klant.get(VANDAAG, follow=True)
    assert antwoord.redirect_chain == [(ADRES, 302)]
    assert "Je hebt nog geen rol" in antwoord.text


def test_wie_niet_aangemeld_is_moet_zich_aanmelden(client, db):
    assert client.get(ADRES)["Location"].startswith("/account/login/")


# --- what ends, ends at the next request -----------------------------------------------------------------


def test_een_lidmaatschap_dat_eindigt_werkt_bij_de_volgende_aanvraag(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    assert klant.get(deelnemer.get_absolute_url()).status_code == 200
    vandaag = timezone.localdate()
    # A range in PostgreSQL excludes its upper bound: the last day was yesterday.
    verander(cast.casemanager_zorg.lidmaatschap, periode=DateRange(date(2020, 1, 1), vandaag))
    assert klant.get(deelnemer.get_absolute_url())["Location"] == ADRES
    assert klant.post("/deelnemers/registreer/", {}).status_code == 302
    verander(
        cast.casemanager_zorg.lidmaatschap, periode=DateRange(date(2020, 1, 1), vandaag + timedelta(days=1))
    )
    assert klant.get(deelnemer.get_absolute_url()).status_code == 200


def test_een_lidmaatschap_dat_nog_moet_beginnen_geeft_niets(cast, klant):
    morgen = timezone.localdate() + timedelta(days=1)
    verander(cast.casemanager_zorg.lidmaatschap, periode=DateRange(morgen, None))
    assert klant.get(VANDAAG)["Location"] == ADRES


def test_een_organisatie_die_niet_meer_werkt_opent_niets(cast, als):
    klant = als(cast.casemanager_zorg)
    verander(cast.casemanager_zorg.lidmaatschap.organisatie, is_actief=False)
    assert klant.get(VANDAAG)["Location"] == ADRES


def test_een_afgesloten_account_is_bij_de_volgende_aanvraag_afgemeld(cast, als):
    klant = als(cast.casemanager_zorg)
    assert klant.get(VANDAAG).status_code == 200
    verander(cast.casemanager_zorg.gebruiker, is_active=False)
    assert klant.get(VANDAAG)["Location"].startswith("/account/login/")


def test_een_gekozen_rol_die_eindigt_schuift_niet_stil_door_naar_een_andere(cast, klant):
    ander = nog_een_rol(cast.casemanager_zorg, cast.buur, "verwijzer")
    klant.post(ADRES, {"lidmaatschap": str(ander.pk)})
    verander(ander, periode=DateRange(date(2020, 1, 1), date(2021, 1, 1)))
    assert klant.get(VANDAAG)["Location"] == ADRES
