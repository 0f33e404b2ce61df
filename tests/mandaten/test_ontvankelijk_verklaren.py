"""Act and door of ontvankelijk_verklaren: everything is in order, and the second term runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.handelingen.behandeling import ontvankelijk_verklaren
from mandaten.models import Aanvraag
from tests.mandaten.behandelingen import (
    ALLE_SOORTEN,
    aanvrager,
    beantwoord,
    bureau,
    ingediend,
    over,
    schuif_indiening,
    sleutel,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, in_handeling
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


# --- act ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("soort", ALLE_SOORTEN)
def test_de_tweede_termijn_begint_vandaag(soort: str) -> None:
    aanvraag = ingediend(soort, geleden=10)
    na = vers(verklaar_ontvankelijk(aanvraag, beslisser(soort)))
    assert (na.status, na.ontvankelijk_op, na.uiterlijk_op) == ("ontvankelijk", vandaag(), over(45))
    taken = Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None)
    assert set(taken.values_list("soort", "termijn")) == {("aanvraag_beoordelen", over(45))}


def test_wie_laat_was_krijgt_er_geen_dagen_bij() -> None:
    """45 days from today would be day 85: together there are 75, also for a recognition (regelgeving 5.3)."""
    na = verklaar_ontvankelijk(ingediend("werkactor", geleden=40), beslisser("werkactor"))
    assert vers(na).uiterlijk_op == over(35)
    erkenning = verklaar_ontvankelijk(ingediend("erkenning", geleden=40), bureau())
    assert vers(erkenning).uiterlijk_op == over(35)


def test_log_en_melding(an: Speler) -> None:
    aanvraag = ingediend(geleden=10)
    verklaar_ontvankelijk(aanvraag, an)
    regel = Logregel.objects.get(handeling="ontvankelijk_verklaren")
    assert regel.gegevens == {"nagekeken": ["bevoegd", "soort", "volledig"]}
    melding = Melding.objects.get(soort="aanvraag_ontvankelijk")
    assert melding.gebruiker_id == aanvraag.gestart_door_id


def test_niets_overslaan(an: Speler) -> None:
    aanvraag = ingediend()
    with pytest.raises(Geweigerd) as nee:
        ontvankelijk_verklaren(aanvraag, nagekeken=["bevoegd", "iets"], versie=aanvraag.versie, door=an.door)
    assert set(nee.value.velden) == {"punt_soort", "punt_volledig"}
    assert vers(aanvraag).status == "ingediend"


def test_wat_de_aanvrager_niet_kan_herstellen_is_geen_vraag_aan_hem() -> None:
    aanvraag = ingediend("zorg")
    with pytest.raises(Geweigerd) as nee:
        ontvankelijk_verklaren(aanvraag, nagekeken=[], versie=aanvraag.versie, door=beslisser("zorg").door)
    te_laat, onvolledig = nee.value.velden["punt_op_tijd"], nee.value.velden["punt_volledig"]
    assert "Verklaar de aanvraag dan niet ontvankelijk" in te_laat
    assert "aanvulling" not in te_laat
    assert "Vraag dan een aanvulling" in onvolledig


def test_niet_zolang_een_vraag_wacht_en_niet_tweemaal(an: Speler) -> None:
    aanvraag = ingediend()
    stop = vraag(aanvraag, an)
    with pytest.raises(Geweigerd, match="nu “onvolledig”"):
        verklaar_ontvankelijk(aanvraag, an)
    verklaar_ontvankelijk(beantwoord(stop, begon=0, eindigde=0), an)
    with pytest.raises(Geweigerd, match="nu “ontvankelijk”"):
        verklaar_ontvankelijk(aanvraag, an)


def test_over_een_oude_versie_niet(an: Speler) -> None:
    aanvraag = ingediend()
    punten = [punt.sleutel for punt in controlepunten(aanvraag.toekenningssoort)]
    with pytest.raises(Versieconflict):
        ontvankelijk_verklaren(aanvraag, nagekeken=punten, versie=aanvraag.versie + 1, door=an.door)


def test_eigen_mensen_andere_diensten_en_de_aanvrager_niet(an: Speler, cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    with pytest.raises(Aanvraag.DoesNotExist):
        verklaar_ontvankelijk(aanvraag, cast.spelers["departement_wse"])
    with pytest.raises(PermissionDenied):
        verklaar_ontvankelijk(aanvraag, aanvrager(aanvraag))
    lid = maak_speler("casemanager_zorg", aanvraag.aanvrager).lidmaatschap
    with in_handeling():
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
    with pytest.raises(Geweigerd, match="laat een collega dit doen"):
        verklaar_ontvankelijk(aanvraag, an)


# --- door ---------------------------------------------------------------------------------------------------
def adres(aanvraag: Aanvraag) -> str:
    return reverse("ontvankelijk_verklaren", args=[aanvraag.pk])


def velden(aanvraag: Aanvraag, **anders: str) -> dict[str, str]:
    punten = {f"punt_{punt.sleutel}": "on" for punt in controlepunten(aanvraag.toekenningssoort)}
    return {**punten, "versie": str(vers(aanvraag).versie), "aanvraag_sleutel": sleutel(), **anders}


def test_de_lijst_zegt_wat_al_gekend_is(als: Als) -> None:
    aanvraag = ingediend("zorg")
    html = als(beslisser("zorg")).get(adres(aanvraag)).content.decode()
    assert "De oproep stond open tot" in html
    assert "Volgens de aanvraag verbindt Rita Maes, de organisatie." in html
    assert all(een.organisatie.naam in html for een in aanvraag.deelnames.all())
    assert "Gent" in html


def test_aanvinken_en_versturen(an: Speler, als: Als) -> None:
    aanvraag = ingediend(geleden=3)
    sturen = velden(aanvraag)
    antwoord = als(an).post(adres(aanvraag), sturen)
    assert (antwoord.status_code, antwoord.url) == (302, reverse("aanvraag_detail", args=[aanvraag.pk]))
    assert als(an).post(adres(aanvraag), sturen).status_code == 302
    html = als(an).get(antwoord.url).content.decode()
    assert "Nog 45 dagen" in html
    assert "om te beslissen" in html
    assert "Voeg een advies toe" in html
    # Who asked sees the same clock, and no buttons of the desk.
    van_aanvrager = als(aanvrager(aanvraag)).get(antwoord.url).content.decode()
    assert "Nog 45 dagen" in van_aanvrager
    assert "Voeg een advies toe" not in van_aanvrager


def test_een_vakje_te_weinig_komt_terug_met_de_andere_aangevinkt(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    sturen = velden(aanvraag)
    del sturen["punt_volledig"]
    antwoord = als(an).post(adres(aanvraag), sturen)
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert "Vraag dan een aanvulling" in html
    assert html.count("checked") == 2


def test_een_buur_en_wie_te_laat_komt(an: Speler, als: Als, cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    assert als(cast.spelers["vdab_beslisser"]).get(adres(aanvraag)).status_code == 404
    assert als(aanvrager(aanvraag)).get(adres(aanvraag)).status_code == 403
    verklaar_ontvankelijk(aanvraag, an)
    assert als(an).get(adres(aanvraag)).status_code == 302


def test_een_versie_van_gisteren(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    oud = velden(aanvraag)
    beantwoord(vraag(aanvraag, an), begon=0, eindigde=0)
    antwoord = als(an).post(adres(aanvraag), oud)
    assert antwoord.status_code == 409
    assert antwoord.content.decode().count("checked") == 3


def test_een_onbekende_termijn_is_een_zin_en_geen_fout(an: Speler, als: Als) -> None:
    """Before 2018 no term is known: the page says so, and the act is refused with the same sentence."""
    from datetime import date

    aanvraag = ingediend()
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(ingediend_op="2017-01-02T10:00:00+01:00")
    assert "niet te berekenen" in als(an).get(adres(aanvraag)).content.decode()
    antwoord = als(an).post(adres(aanvraag), velden(aanvraag))
    assert antwoord.status_code == 422
    assert "nog niet gekend" in antwoord.content.decode()
    assert vers(aanvraag).indiendag == date(2017, 1, 2)
    assert schuif_indiening(aanvraag, 1).uiterlijk_op == over(29)
