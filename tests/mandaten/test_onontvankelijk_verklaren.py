"""Act and door of onontvankelijk_verklaren: a numbered decision ends an application before its merits are looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from mandaten.handelingen.behandeling import onontvankelijk_verklaren
from mandaten.models import Aanvraag, Besluit
from tests.mandaten.behandelingen import (
    ALLE_SOORTEN,
    aanvrager,
    bureau,
    einde,
    ingediend,
    sleutel,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, in_handeling
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
MOTIVERING = "U toonde niet aan dat uw personeel deskundig is (BVR 18/11/2022 art. 46)."


@pytest.fixture
def an() -> Speler:
    """Who decides about recognitions."""
    return bureau()


def weiger(aanvraag: Aanvraag, wie: Speler, motivering: str = MOTIVERING) -> Besluit:
    return onontvankelijk_verklaren(
        aanvraag, motivering=motivering, versie=vers(aanvraag).versie, door=wie.door
    )


# --- act ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("soort", ALLE_SOORTEN)
def test_er_komt_een_genummerd_besluit_en_de_klok_is_afgelopen(soort: str) -> None:
    aanvraag = ingediend(soort)
    besluit = weiger(aanvraag, beslisser(soort))
    na = vers(aanvraag)
    assert (na.status, na.uiterlijk_op) == ("niet_ontvankelijk", None)
    assert na.afgehandeld_op is not None
    assert (besluit.aard, besluit.volgnummer, besluit.motivering) == ("niet_ontvankelijk", 1, MOTIVERING)
    assert besluit.nummer.startswith(f"{na.toekenningssoort.reeks}-{vandaag().year}-")
    assert not Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None).exists()
    assert Logregel.objects.get(handeling="onontvankelijk_verklaren").gegevens == {"besluit": str(besluit.pk)}


def test_de_brief_is_verzegeld(an: Speler, uitgevoerd: Callable[[], int]) -> None:
    besluit = weiger(ingediend(), an)
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.get().is_verzegeld


def test_een_vraag_die_nooit_beantwoord_is_eindigt_mee(an: Speler) -> None:
    aanvraag = ingediend()
    stop = vraag(aanvraag, an)
    weiger(aanvraag, an)
    assert einde(stop) == vandaag()
    assert not Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None).exists()
    assert vers(aanvraag).uiterlijk_op is None


def test_zonder_motivering_gaat_het_niet(an: Speler) -> None:
    aanvraag = ingediend()
    with pytest.raises(Geweigerd) as nee:
        weiger(aanvraag, an, " \n ")
    assert "motivering" in nee.value.velden
    assert not Besluit.objects.exists()


def test_niet_meer_na_de_ontvankelijkheid_en_niet_tweemaal(an: Speler) -> None:
    aanvraag = ingediend()
    verklaar_ontvankelijk(aanvraag, an)
    with pytest.raises(Geweigerd, match="nu “ontvankelijk”"):
        weiger(aanvraag, an)
    ander = ingediend()
    weiger(ander, an)
    with pytest.raises(Geweigerd, match="niet ontvankelijk"):
        weiger(ander, an)
    assert Besluit.objects.count() == 1


def test_een_oude_versie_eigen_mensen_en_buren(an: Speler, cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    with pytest.raises(Versieconflict):
        onontvankelijk_verklaren(aanvraag, motivering=MOTIVERING, versie=aanvraag.versie + 1, door=an.door)
    with pytest.raises(Aanvraag.DoesNotExist):
        weiger(aanvraag, cast.spelers["vdab_beslisser"])
    with pytest.raises(PermissionDenied):
        weiger(aanvraag, aanvrager(aanvraag))
    lid = maak_speler("casemanager_zorg", aanvraag.aanvrager).lidmaatschap
    with in_handeling():
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
    with pytest.raises(Geweigerd, match="laat een collega dit doen"):
        weiger(aanvraag, an)


# --- door ---------------------------------------------------------------------------------------------------
def adres(aanvraag: Aanvraag) -> str:
    return reverse("onontvankelijk_verklaren", args=[aanvraag.pk])


def velden(aanvraag: Aanvraag, **anders: str) -> dict[str, str]:
    return {
        "motivering": MOTIVERING,
        "versie": str(vers(aanvraag).versie),
        "aanvraag_sleutel": sleutel(),
        **anders,
    }


def test_het_besluit_op_het_scherm_en_twee_keer_is_een_keer(an: Speler, als: Als) -> None:
    aanvraag = ingediend()
    assert "je kunt het niet meer veranderen" in als(an).get(adres(aanvraag)).content.decode()
    sturen = velden(aanvraag)
    antwoord = als(an).post(adres(aanvraag), sturen)
    assert (antwoord.status_code, antwoord.url) == (302, reverse("aanvraag_detail", args=[aanvraag.pk]))
    assert als(an).post(adres(aanvraag), sturen).status_code == 302
    assert Besluit.objects.count() == 1
    tekst = als(an).get(antwoord.url).content.decode()
    assert "Afgelopen: niet ontvankelijk" in tekst
    # The last day may still be to come: nothing "was" then.
    assert "Dat kon tot en met" in tekst


@pytest.mark.parametrize(
    "anders", [{"motivering": ""}, {"motivering": "x" * 5001}, {"motivering": "nul \x00"}, {"versie": ""}]
)
def test_slechte_invoer_beslist_niets(an: Speler, als: Als, anders: dict[str, str]) -> None:
    aanvraag = ingediend()
    assert als(an).post(adres(aanvraag), velden(aanvraag, **anders)).status_code == 422
    assert not Besluit.objects.exists()


def test_wie_er_niet_over_beslist_komt_er_niet_in(als: Als, cast: Rolverdeling) -> None:
    aanvraag = ingediend()
    assert als(cast.spelers["departement_wse"]).get(adres(aanvraag)).status_code == 404
    assert als(aanvrager(aanvraag)).get(adres(aanvraag)).status_code == 403
