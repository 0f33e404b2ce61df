"""`deelnemer_wijzigen`: correcting data, and two people who do so at once."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from tests.deelnemers.personen import registreer
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.forms.persoon import DeelnemerWijzigenForm
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.deelnemers.views import wijzigen as views
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def deelnemer(cast) -> Deelnemer:
    return registreer(
        cast.casemanager_zorg.door,
        telefoon="+32470123456",
        gemeente="Gent",
        straat="Lindelei",
        huisnummer="12",
    )


@pytest.fixture
def adres(deelnemer) -> str:
    return reverse("deelnemer_wijzigen", args=[deelnemer.pk])


def verstuurd(deelnemer: Deelnemer, **anders: Any) -> dict[str, Any]:
    """What a browser sends when somebody opens the form now and changes these fields."""
    formulier = DeelnemerWijzigenForm.van(deelnemer)
    velden: dict[str, Any] = {"aanvraag_sleutel": str(uuid4()), "versie": deelnemer.versie}
    for naam in WIJZIGBAAR:
        waarde = formulier.fields[naam].prepare_value(formulier[naam].value())
        if waarde not in (None, False):
            velden[naam] = waarde
    return {**velden, **anders}


def wijzig(cast, deelnemer: Deelnemer, versie: int, **wijzigingen: Any) -> Deelnemer:
    """The act, by Nele."""
    return deelnemer_wijzigen(
        deelnemer, wijzigingen=wijzigingen, versie=versie, door=cast.casemanager_zorg.door
    )


# --- the act ---------------------------------------------------------------------------------------------


def test_niemand_is_geboren_na_zijn_overlijden(cast, deelnemer):
    door = cast.casemanager_zorg.door
    overlijden_registreren(deelnemer, overleden_op=date(2026, 1, 5), bron="familie", versie=1, door=door)
    with pytest.raises(Geweigerd) as nee:
        deelnemer_wijzigen(deelnemer, wijzigingen={"geboortedatum": date(2026, 1, 6)}, versie=2, door=door)
    assert "na de dag van overlijden" in nee.value.velden["geboortedatum"]
    deelnemer_wijzigen(deelnemer, wijzigingen={"geboortedatum": date(2026, 1, 5)}, versie=2, door=door)


def test_alleen_wat_anders_is_verandert_en_staat_in_log_en_geschiedenis(cast, deelnemer):
    nu = wijzig(cast, deelnemer, 1, gemeente="Aalst", straat="Lindelei")
    assert (nu.gemeente, nu.versie) == ("Aalst", 2)
    regel = Logregel.objects.get(handeling="deelnemer_wijzigen")
    assert regel.gegevens == {"velden": ["gemeente"], "versie": 2}
    assert "Aalst" not in str(regel.gegevens)
    oud, nieuw = deelnemer.gebeurtenissen.order_by("pgh_id")
    assert (oud.gemeente, nieuw.gemeente) == ("Gent", "Aalst")
    assert nieuw.pgh_context["handeling"] == "deelnemer_wijzigen"
    assert nieuw.pgh_context["door"] == cast.casemanager_zorg.door.sleutel


def test_wie_niets_verandert_laat_geen_spoor_na(cast, deelnemer):
    assert wijzig(cast, deelnemer, 1, gemeente="Gent").versie == 1
    assert not Logregel.objects.filter(handeling="deelnemer_wijzigen").exists()


def test_een_oude_versie_is_een_conflict_met_de_huidige_waarden(cast, deelnemer):
    wijzig(cast, deelnemer, 1, gemeente="Aalst")
    with pytest.raises(Versieconflict) as conflict:
        wijzig(cast, deelnemer, 1, gemeente="Brugge")
    assert conflict.value.versie_nu == 2
    assert conflict.value.nu["gemeente"] == "Aalst"
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Aalst"


def test_wie_hetzelfde_invult_als_de_collega_heeft_geen_conflict(cast, deelnemer):
    wijzig(cast, deelnemer, 1, gemeente="Aalst")
    assert wijzig(cast, deelnemer, 1, gemeente="Aalst").versie == 2


@pytest.mark.parametrize(
    ("wijzigingen", "veld"),
    [
        ({"geboortedatum": date(1899, 12, 31)}, "geboortedatum"),
        ({"taal": "andere"}, "taal_andere"),
        ({"taal_andere": "Lingala"}, "taal_andere"),
        ({"voornaam": "..."}, "voornaam"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(cast, deelnemer, wijzigingen, veld):
    with pytest.raises(Geweigerd) as nee:
        wijzig(cast, deelnemer, 1, **wijzigingen)
    assert set(nee.value.velden) == {veld}
    deelnemer.refresh_from_db()
    assert deelnemer.versie == 1


@pytest.mark.parametrize("veld", ["insz_versleuteld", "insz_index", "dossiernummer", "id", "insz_ontbreekt"])
def test_andere_velden_kunnen_niet(cast, deelnemer, veld):
    with pytest.raises(ValueError, match=veld):
        wijzig(cast, deelnemer, 1, **{veld: "x"})


def test_de_buur_kan_het_ook_achter_de_deur_niet(cast, deelnemer):
    with pytest.raises(Deelnemer.DoesNotExist):
        deelnemer_wijzigen(deelnemer, wijzigingen={"gemeente": "X"}, versie=1, door=cast.buur.door)


# --- the door --------------------------------------------------------------------------------------------


def test_het_formulier_toont_wat_er_staat_en_bewaart(cast, als, deelnemer, adres):
    klant = als(cast.casemanager_zorg)
    scherm = klant.get(adres)
    assert scherm.status_code == 200
    assert 'value="30/07/1985"' in scherm.text
    antwoord = klant.post(adres, verstuurd(deelnemer, gemeente="Aalst"), follow=True)
    assert antwoord.redirect_chain == [(deelnemer.get_absolute_url(), 302)]
    assert "De gegevens zijn bewaard." in antwoord.text
    assert not re.search(r"\b9000\b", antwoord.text)
    assert "Aalst" in antwoord.text


def test_de_buur_krijgt_404_en_een_ander_403(cast, als, deelnemer, adres):
    assert als(cast.buur).post(adres, verstuurd(deelnemer, gemeente="X")).status_code == 404
    assert als(cast.departement).post(adres, verstuurd(deelnemer, gemeente="X")).status_code == 403
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Gent"


def test_dubbel_klikken_is_geen_conflict(cast, als, deelnemer, adres):
    klant = als(cast.casemanager_zorg)
    velden = verstuurd(deelnemer, gemeente="Aalst")
    assert [klant.post(adres, velden).status_code for _ in range(3)] == [302, 302, 302]
    assert Logregel.objects.filter(handeling="deelnemer_wijzigen").count() == 1


def test_wie_intussen_niet_meer_betrokken_is_krijgt_geen_fout_maar_een_nee(
    cast, als, deelnemer, adres, monkeypatch
):
    """The involvement ends between fetching the person and the act, by another transaction."""
    velden = verstuurd(deelnemer, gemeente="Deinze")
    echt = views.haal

    def haal_en_eindig(*args: Any) -> Any:
        gevonden = echt(*args)
        with pghistory.context(handeling="test", door="commando:test"):
            Betrokkenheid.objects.update(periode=DateRange(date(2020, 1, 1), date(2021, 1, 1)))
        return gevonden

    monkeypatch.setattr(views, "haal", haal_en_eindig)
    assert als(cast.casemanager_zorg).post(adres, velden).status_code == 404
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Gent"


def test_een_weigering_houdt_de_invoer(cast, als, deelnemer, adres):
    antwoord = als(cast.casemanager_zorg).post(
        adres, verstuurd(deelnemer, taal="andere", taal_andere="", straat="Nieuwe straat")
    )
    assert antwoord.status_code == 422
    assert antwoord.text.count("Vul in welke taal de persoon spreekt.") == 2
    assert 'value="Nieuwe straat"' in antwoord.text
    deelnemer.refresh_from_db()
    assert deelnemer.versie == 1


@pytest.mark.parametrize("versie", [None, "", "abc", "-1", "0", "1.5", "9" * 5000, "1\x00"])
def test_een_kapotte_versie_geeft_een_zin(cast, als, deelnemer, adres, versie):
    velden = verstuurd(deelnemer, gemeente="Aalst", versie=versie)
    antwoord = als(cast.casemanager_zorg).post(adres, {k: v for k, v in velden.items() if v is not None})
    assert antwoord.status_code == 422
    assert "Dit formulier is onvolledig. Open het opnieuw vanuit het dossier." in antwoord.text
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Gent"


# --- two at once -----------------------------------------------------------------------------------------


def keuzes(tekst: str) -> dict[str, str]:
    """Per field in conflict which choice is made beforehand."""
    gevonden = re.findall(r'name="keuze_(\w+)" value="(\w+)"( checked)?', tekst)
    return {veld: keuze for veld, keuze, gekozen in gevonden if gekozen}


@pytest.fixture
def ingehaald(cast, als, deelnemer, adres):
    """Nele typed a street and a municipality; meanwhile a colleague changed municipality and telephone."""
    velden = verstuurd(deelnemer, straat="Mijnstraat", gemeente="Mijnstad")
    wijzig(cast, deelnemer, 1, gemeente="Anderstad", telefoon="+32478111111")
    return velden, als(cast.casemanager_zorg).post(adres, velden)


def test_beide_teksten_staan_per_veld_naast_elkaar(ingehaald):
    _, antwoord = ingehaald
    assert antwoord.status_code == 409
    velden = {veld["naam"]: (veld["mijn"], veld["ander"]) for veld in antwoord.context["conflict"]["velden"]}
    assert velden == {
        "telefoon": ("+32 470 12 34 56", "+32 478 11 11 11"),
        "straat": ("Mijnstraat", "Lindelei"),
        "gemeente": ("Mijnstad", "Anderstad"),
    }
    for tekst in ("Mijnstraat", "Mijnstad", "Anderstad", "Dit is intussen gewijzigd"):
        assert tekst in antwoord.text


def test_waar_ik_niets_veranderde_staat_de_tekst_van_de_collega_klaar(ingehaald):
    _, antwoord = ingehaald
    assert keuzes(antwoord.text) == {"telefoon": "ander", "straat": "mijn", "gemeente": "mijn"}


def test_per_veld_kiezen_bewaart_precies_dat(cast, als, deelnemer, adres, ingehaald):
    velden, _ = ingehaald
    gekozen = {"keuze_telefoon": "ander", "keuze_straat": "mijn", "keuze_gemeente": "ander"}
    antwoord = als(cast.casemanager_zorg).post(adres, {**velden, "versie_gezien": 2, **gekozen})
    assert antwoord.status_code == 302
    deelnemer.refresh_from_db()
    assert (deelnemer.telefoon, deelnemer.straat, deelnemer.gemeente, deelnemer.versie) == (
        "+32478111111",
        "Mijnstraat",
        "Anderstad",
        3,
    )


def test_een_veld_in_conflict_staat_alleen_in_de_keuze_en_reist_verborgen_mee(ingehaald):
    _, antwoord = ingehaald
    assert "<title>Conflict: Wijzig gegevens" in antwoord.text
    for veld, mijn in (("telefoon", "+32470123456"), ("straat", "Mijnstraat"), ("gemeente", "Mijnstad")):
        assert f'id="veld_{veld}"' not in antwoord.text
        (verborgen,) = re.findall(rf'<input [^>]*name="{veld}"[^>]*>', antwoord.text)
        assert 'type="hidden"' in verborgen
        assert (
            re.sub(r"\D", "", mijn) in re.sub(r"\D", "", verborgen)
            if veld == "telefoon"
            else mijn in verborgen
        )
    assert 'id="veld_postcode"' in antwoord.text


@pytest.mark.parametrize(("mijn", "van_haar"), [(True, False), (False, True)])
@pytest.mark.parametrize("keuze", ["mijn", "ander"])
def test_een_vinkje_in_conflict_bewaart_wat_gekozen_is(cast, als, deelnemer, adres, mijn, van_haar, keuze):
    """A tick box travels as a hidden "True" or "False"."""
    klant = als(cast.casemanager_zorg)
    if van_haar is False:
        wijzig(cast, deelnemer, 1, tolk_nodig=True)
        deelnemer.refresh_from_db()
    velden = verstuurd(deelnemer, straat="Mijnstraat", **({"tolk_nodig": "on"} if mijn else {}))
    wijzig(cast, deelnemer, deelnemer.versie, tolk_nodig=van_haar)
    scherm = klant.post(adres, velden)
    assert scherm.status_code == 409
    (verborgen,) = re.findall(r'<input type="hidden" name="tolk_nodig" value="(\w+)"', scherm.text)
    assert verborgen == str(mijn)
    antwoord = klant.post(
        adres,
        {
            **velden,
            "tolk_nodig": verborgen,
            "keuze_tolk_nodig": keuze,
            "versie_gezien": scherm.context["conflict"]["versie"],
        },
    )
    assert antwoord.status_code == 302
    deelnemer.refresh_from_db()
    assert deelnemer.tolk_nodig is (mijn if keuze == "mijn" else van_haar)


def test_alles_van_mij_kan_ook(cast, als, deelnemer, adres, ingehaald):
    velden, _ = ingehaald
    als(cast.casemanager_zorg).post(adres, {**velden, "versie_gezien": 2, "keuze_telefoon": "mijn"})
    deelnemer.refresh_from_db()
    assert (deelnemer.telefoon, deelnemer.gemeente) == ("+32470123456", "Mijnstad")


def test_een_derde_wijziging_ertussen_is_opnieuw_een_conflict(cast, als, deelnemer, adres, ingehaald):
    velden, _ = ingehaald
    wijzig(cast, deelnemer, 2, gemeente="Derdestad")
    antwoord = als(cast.casemanager_zorg).post(
        adres, {**velden, "versie_gezien": 2, "keuze_gemeente": "mijn", "keuze_telefoon": "ander"}
    )
    assert antwoord.status_code == 409
    assert antwoord.context["conflict"]["versie"] == 3
    assert "Derdestad" in antwoord.text
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Derdestad"


def test_een_fout_na_een_conflict_houdt_de_gekozen_teksten(cast, als, deelnemer, adres, ingehaald):
    velden, _ = ingehaald
    antwoord = als(cast.casemanager_zorg).post(
        adres, {**velden, "versie_gezien": 2, "keuze_gemeente": "ander", "achternaam": ""}
    )
    assert antwoord.status_code == 422
    assert 'value="Anderstad"' in antwoord.text
    assert antwoord.context["formulier"]["versie"].value() in {2, "2"}


@pytest.mark.parametrize("gezien", ["", "abc", "-3", "9" * 40])
def test_een_kapotte_versie_na_een_conflict_bewaart_niets(cast, als, deelnemer, adres, ingehaald, gezien):
    velden, _ = ingehaald
    antwoord = als(cast.casemanager_zorg).post(adres, {**velden, "versie_gezien": gezien})
    assert antwoord.status_code in {409, 422}
    deelnemer.refresh_from_db()
    assert deelnemer.gemeente == "Anderstad"


def test_de_naam_van_de_collega_staat_er_alleen_binnen_de_eigen_organisatie(ingehaald):
    _, antwoord = ingehaald
    assert antwoord.context["conflict"]["door"] == "Test Casemanager_Zorg"
