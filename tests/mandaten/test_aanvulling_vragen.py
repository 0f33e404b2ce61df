"""Act and door of aanvulling_vragen: the desk asks field by field, and the clock stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from mandaten.handelingen.behandeling import aanvulling_vragen
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Aanvraag, Aanvulling, Aard, Klokstop
from tests.mandaten.behandelingen import (
    aanvrager,
    beantwoord,
    bureau,
    ingediend,
    over,
    sleutel,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Speler:
    """Who decides about recognitions."""
    return bureau()


def open_taken(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """Kind and role of what waits about this application."""
    return sorted(Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None).values_list("soort", "rol"))


# --- act ----------------------------------------------------------------------------------------------------
def test_de_vragen_staan_bij_hun_veld_en_de_klok_staat_stil(an: Speler) -> None:
    aanvraag = ingediend(geleden=5)
    assert aanvraag.uiterlijk_op == over(25)
    assert open_taken(aanvraag) == [("aanvraag_onderzoeken", "departement_zorg")]
    stop = vraag(
        aanvraag,
        an,
        voorwaarde_verzekering="Dekt de polis ook de begeleiding?",
        medewerkers="Welk diploma heeft Jo?",
        tekenfunctie="   ",
    )
    na = vers(aanvraag)
    assert (na.status, na.uiterlijk_op, na.versie) == ("onvolledig", None, aanvraag.versie + 1)
    assert (stop.fase, stop.periode.lower, stop.periode.upper) == ("ontvankelijkheid", vandaag(), None)
    assert list(stop.vragen.values_list("veld", "vraag", "beantwoord_op")) == [
        ("medewerkers", "Welk diploma heeft Jo?", None),
        ("voorwaarde_verzekering", "Dekt de polis ook de begeleiding?", None),
    ]
    # It lies with the applicant now, and only there.
    assert open_taken(aanvraag) == [("aanvraag_aanvullen", "organisatiebeheerder")]
    taak = Taak.objects.get(soort="aanvraag_aanvullen")
    assert (taak.organisatie_id, taak.termijn) == (aanvraag.aanvrager_id, None)
    regel = Logregel.objects.get(handeling="aanvulling_vragen")
    assert regel.gegevens == {
        "klokstop": str(stop.pk),
        "velden": ["medewerkers", "voorwaarde_verzekering"],
        "staat_stil": True,
    }


def test_de_aanvrager_krijgt_een_melding_zonder_inhoud_in_de_mail(
    an: Speler, uitgevoerd: Callable[[], int]
) -> None:
    aanvraag = ingediend()
    vraag(aanvraag, an, medewerkers="Welk diploma heeft Jo?")
    melding = Melding.objects.get(soort="aanvulling_gevraagd")
    assert melding.gebruiker_id == aanvraag.gestart_door_id
    assert (melding.organisatie_id, melding.object_id) == (aanvraag.aanvrager_id, aanvraag.pk)
    uitgevoerd()
    assert [bericht.to for bericht in mail.outbox] == [[aanvrager(aanvraag).gebruiker.email]]
    assert "diploma" not in mail.outbox[0].body


@pytest.mark.parametrize("soort", ["zorg", "netwerk", "werkactor", "erkenning", "contingent"])
def test_elke_soort_kan_een_vraag_krijgen_over_elk_veld(soort: str) -> None:
    from mandaten.domein.aanvraagvelden import aanvraagvelden

    aanvraag = ingediend(soort)
    velden = aanvraagvelden(aanvraag.toekenningssoort)
    stop = vraag(aanvraag, beslisser(soort), **dict.fromkeys(velden, "Waarom?"))
    assert list(stop.vragen.values_list("veld", flat=True)) != []
    assert set(stop.vragen.values_list("veld", flat=True)) == set(velden)


def test_na_het_antwoord_loopt_de_klok_verder(an: Speler) -> None:
    """Asked ten days ago, answered four days ago: six days more."""
    aanvraag = ingediend(geleden=20)
    na = beantwoord(vraag(aanvraag, an), begon=10, eindigde=4)
    assert (na.status, na.uiterlijk_op) == ("ingediend", over(16))
    assert open_taken(aanvraag) == [("aanvraag_onderzoeken", "departement_zorg")]
    assert Taak.objects.get(object_id=aanvraag.pk, klaar_op=None).termijn == over(16)
    # And it can be asked once more.
    vraag(na, an)
    assert vers(na).uiterlijk_op is None


def test_in_de_tweede_fase_staan_beide_termijnen_stil(an: Speler) -> None:
    aanvraag = verklaar_ontvankelijk(ingediend("werkactor"), beslisser("werkactor"))
    assert open_taken(aanvraag)[0] == ("aanvraag_beoordelen", "vdab_beslisser")
    stop = vraag(aanvraag, beslisser("werkactor"))
    assert stop.fase == "gegrondheid"
    assert (vers(aanvraag).status, vers(aanvraag).uiterlijk_op) == ("aan_te_vullen", None)
    assert beantwoord(stop, begon=0, eindigde=0).uiterlijk_op == over(45)


def test_na_de_laatste_dag_stopt_een_vraag_niets(an: Speler) -> None:
    aanvraag = ingediend(geleden=31)
    assert aanvraag.uiterlijk_op == over(-1)
    vraag(aanvraag, an)
    na = vers(aanvraag)
    assert (na.status, na.uiterlijk_op) == ("onvolledig", over(-1))
    assert Aanvraag.objects.te_laat(vandaag()).filter(pk=na.pk).exists()
    assert Logregel.objects.get(handeling="aanvulling_vragen").gegevens["staat_stil"] is False


def test_op_de_laatste_dag_nog_wel(an: Speler) -> None:
    aanvraag = ingediend(geleden=30)
    assert aanvraag.uiterlijk_op == vandaag()
    vraag(aanvraag, an)
    assert vers(aanvraag).uiterlijk_op is None


@pytest.mark.parametrize("vragen", [{}, {"": "  \n "}])
def test_zonder_vraag_gaat_het_niet(an: Speler, vragen: dict[str, str]) -> None:
    aanvraag = ingediend()
    with pytest.raises(Geweigerd, match="minstens één vraag"):
        aanvulling_vragen(aanvraag, vragen=vragen, reden="x", versie=aanvraag.versie, door=an.door)
    assert not Klokstop.objects.exists()


def test_een_veld_dat_de_aanvraag_niet_heeft_wordt_geweigerd(an: Speler) -> None:
    with pytest.raises(Geweigerd, match="geen veld partners"):
        vraag(ingediend(), an, partners="Wie?")


@pytest.mark.parametrize("status", ["onvolledig", "voorgesteld"])
def test_alleen_wat_bij_het_bureau_ligt(an: Speler, status: str) -> None:
    aanvraag = verklaar_ontvankelijk(ingediend(), an) if status == "voorgesteld" else ingediend()
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(status=status)
    with pytest.raises(Geweigerd, match="dit kan niet meer, of nog niet"):
        vraag(vers(aanvraag), an)


def test_een_collega_was_eerst(an: Speler) -> None:
    aanvraag = ingediend()
    beantwoord(vraag(aanvraag, an), begon=0, eindigde=0)
    with pytest.raises(Versieconflict):
        aanvulling_vragen(aanvraag, vragen={"": "Nog iets?"}, reden="x", versie=aanvraag.versie, door=an.door)


def test_wie_voor_de_aanvrager_of_een_partner_werkte_vraagt_niets() -> None:
    aanvraag = ingediend("zorg")
    for organisatie in [deelname.organisatie for deelname in aanvraag.deelnames.all()]:
        an = beslisser("zorg")
        lid = maak_speler("casemanager_zorg", organisatie).lidmaatschap
        with in_handeling():
            Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
        with pytest.raises(Geweigerd, match="laat een collega dit doen"):
            vraag(aanvraag, an)
    assert aanvraag.deelnames.count() == 3


def test_een_andere_dienst_en_de_aanvrager_vragen_niets(cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    with pytest.raises(Aanvraag.DoesNotExist):
        vraag(aanvraag, cast.spelers["departement_wse"])
    with pytest.raises(PermissionDenied):
        vraag(aanvraag, aanvrager(aanvraag))
    with pytest.raises(Aanvraag.DoesNotExist):
        vraag(maak_aanvraag("erkenning", status="concept"), cast.departement)


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("ingediend", "aan_te_vullen"),
        ("ingediend", "toegekend"),
        ("ingediend", "geweigerd"),
        ("onvolledig", "ontvankelijk"),
        ("ontvankelijk", "onvolledig"),
        ("ontvankelijk", "ingediend"),
        ("niet_ontvankelijk", "ontvankelijk"),
        ("aan_te_vullen", "toegekend"),
    ],
)
def test_een_sprong_in_de_standen_weigert_de_database(van: str, naar: str) -> None:
    aanvraag = ingediend()
    weg = {
        "ingediend": [],
        "onvolledig": ["onvolledig"],
        "ontvankelijk": ["ontvankelijk"],
        "niet_ontvankelijk": ["niet_ontvankelijk"],
        "aan_te_vullen": ["ontvankelijk", "aan_te_vullen"],
    }[van]
    with in_handeling(), connection.cursor() as cursor:
        if van == "niet_ontvankelijk":
            # Without its decision the row would be refused at the end of the transaction.
            door = beslisser().door
            neem_besluit(Aard.NIET_ONTVANKELIJK, motivering="Te laat.", aanvraag=aanvraag, door=door)
        for stap in weg:
            cursor.execute("UPDATE mandaten_aanvraag SET status = %s WHERE id = %s", [stap, aanvraag.pk])
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("UPDATE mandaten_aanvraag SET status = %s WHERE id = %s", [naar, aanvraag.pk])
    assert vers(aanvraag).status == van


# --- door ---------------------------------------------------------------------------------------------------
def adres(aanvraag: Aanvraag) -> str:
    return reverse("aanvulling_vragen", args=[aanvraag.pk])


def velden(aanvraag: Aanvraag, **anders: str) -> dict[str, str]:
    return {
        "reden": "De polis is niet duidelijk.",
        "vraag_voorwaarde_verzekering": "Dekt de polis ook de begeleiding?",
        "versie": str(vers(aanvraag).versie),
        "aanvraag_sleutel": sleutel(),
        **anders,
    }


def test_het_scherm_toont_de_klok_en_een_vak_per_deel(an: Speler, als: Als) -> None:
    aanvraag = ingediend(geleden=5)
    html = als(an).get(adres(aanvraag)).content.decode()
    assert "Nog 25 dagen" in html
    assert f"uiterlijk op {over(25):%d/%m/%Y}" in html
    assert "Verzekering burgerlijke aansprakelijkheid" in html
    assert "vraag_geheel" in html
    assert "vraag_regios" not in html


def test_versturen_leidt_naar_de_aanvraag_en_twee_keer_is_een_keer(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    sturen = velden(aanvraag)
    client = als(an)
    eerste = client.post(adres(aanvraag), sturen)
    assert (eerste.status_code, eerste.url) == (302, reverse("aanvraag_detail", args=[aanvraag.pk]))
    assert client.post(adres(aanvraag), sturen).status_code == 302
    assert Aanvulling.objects.count() == 1
    bladzijde = client.get(eerste.url).content.decode()
    assert "De klok staat stil" in bladzijde
    assert "Dekt de polis ook de begeleiding?" in bladzijde
    taken = als(aanvrager(aanvraag)).get(reverse("vandaag")).content.decode()
    assert "Vragen over je aanvraag beantwoorden" in taken


@pytest.mark.parametrize(
    "anders",
    [
        {"reden": ""},
        {"vraag_voorwaarde_verzekering": ""},
        {"reden": "x" * 501},
        {"vraag_geheel": "x" * 1001},
        {"vraag_geheel": "nul \x00 teken"},
        {"versie": "geen getal"},
        {"versie": "99999999999999999999"},
        {"aanvraag_sleutel": "kapot"},
    ],
)
def test_slechte_invoer_komt_terug_met_wat_getypt_was(an: Speler, als: Als, anders: dict[str, str]) -> None:
    aanvraag = ingediend()
    antwoord = als(an).post(adres(aanvraag), {**velden(aanvraag, vraag_medewerkers="Wie is Jo?"), **anders})
    if anders == {"vraag_voorwaarde_verzekering": ""}:
        assert antwoord.status_code == 302
        return
    assert antwoord.status_code == 422
    assert "Wie is Jo?" in antwoord.content.decode()
    assert not Klokstop.objects.exists()


def test_een_emoji_mag(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    assert als(an).post(adres(aanvraag), velden(aanvraag, vraag_geheel="Klopt dit? 🙂")).status_code == 302
    assert Aanvulling.objects.get(veld="").vraag == "Klopt dit? 🙂"


def test_een_oude_versie_toont_het_formulier_opnieuw(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    oud = velden(aanvraag)
    beantwoord(vraag(aanvraag, an), begon=0, eindigde=0)
    antwoord = als(an).post(adres(aanvraag), oud)
    assert antwoord.status_code == 409
    html = antwoord.content.decode()
    assert "Dekt de polis ook de begeleiding?" in html
    assert f'name="versie" value="{vers(aanvraag).versie}"' in html


def test_wie_te_laat_komt_leest_hoe_het_staat(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    vraag(aanvraag, an)
    antwoord = als(an).get(adres(aanvraag))
    assert (antwoord.status_code, antwoord.url) == (302, reverse("aanvraag_detail", args=[aanvraag.pk]))


def test_de_buur_en_de_aanvrager_komen_er_niet_in(als: Als, cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    assert als(cast.spelers["vdab_beslisser"]).get(adres(aanvraag)).status_code == 404
    assert als(aanvrager(aanvraag)).get(adres(aanvraag)).status_code == 403
    assert als(cast.spelers["inspectie"]).get(adres(aanvraag)).status_code == 403
