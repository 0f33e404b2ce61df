"""The dossier page of one person: a frame that the apps fill, for this reader only."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.doorverwijzingen.brieven import verstuur
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.dossier import (
    PANELEN,
    VERLOOPBRONNEN,
    Paneel,
    Verloopbron,
    Verloopdoel,
    Verloopregel,
    panelen,
    registreer_paneel,
)
from werkzorg.overzicht.verloop import REGELS
from werkzorg.toegang.models import Inzage


@pytest.fixture
def lien(cast):
    return registreer(
        cast.casemanager_zorg.door,
        email="lien@voorbeeld.be",
        gemeente="Lindegem",
        insz="",
        insz_ontbreekt="aangevraagd",
    )


@pytest.fixture
def klant(cast, als):
    return als(cast.casemanager_zorg)


def pagina(klant, deelnemer, **vraag) -> str:
    antwoord = klant.get(deelnemer.get_absolute_url(), vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.django_db
def test_een_scherm_toont_wie_wat_eerst_en_wie_meekijkt(cast, klant, lien):
    verstuur(cast.casemanager_zorg, lien, cast.spelers["begeleider_ama"])
    tekst = pagina(klant, lien)
    for stuk in (
        "Lien Hermans",
        "Lindegem",
        "Rijksregisternummer aanvullen",  # what comes next
        "Deelnemer geregistreerd",  # the timeline
        "Wie keek in dit dossier?",
        "wacht op antwoord",  # the letter
        reverse("deelnemer_detail", args=[lien.pk]),
    ):
        assert stuk in tekst, stuk


@pytest.mark.django_db
def test_het_verloop_kan_op_soort_en_loopt_door(klant, cast, lien):
    for nummer in range(REGELS + 3):
        deelnemer_wijzigen(
            lien, wijzigingen={"huisnummer": str(nummer)}, versie=nummer + 1, door=cast.casemanager_zorg.door
        )
    lien.refresh_from_db()
    verstuur(cast.casemanager_zorg, lien, cast.spelers["begeleider_ama"])
    eerste = pagina(klant, lien)
    assert eerste.count("<li>\n      <time") == REGELS
    verder = unquote(re.search(r"voor=([^\"]+)", eerste)[1])
    tweede = pagina(klant, lien, voor=verder)
    assert "Deelnemer geregistreerd" in tweede
    assert "Deelnemer geregistreerd" not in eerste
    besluiten = pagina(klant, lien, toon="besluiten")
    assert "Doorverwijzing verstuurd" in besluiten
    assert "Gegevens gewijzigd" not in besluiten


@pytest.mark.django_db
def test_een_regel_over_een_brief_of_document_leidt_erheen_voor_wie_het_mag_openen(
    klant, cast, lien, uitgevoerd, monkeypatch, django_assert_num_queries
):
    uitgevoerd()
    bewijs = reverse("document_openen", args=[Document.objects.get(deelnemer_id=lien.pk).pk])
    brief = verstuur(cast.casemanager_zorg, lien, cast.spelers["begeleider_ama"])
    pagina(klant, lien)
    with CaptureQueriesContext(connection) as vragen:
        tekst = pagina(klant, lien)
    assert f'<p><a href="{brief.get_absolute_url()}">Doorverwijzing verstuurd</a>' in tekst
    assert f'<p><a href="{bewijs}">Ontvangstbewijs opgemaakt' in tekst
    assert "<p>Deelnemer geregistreerd" in tekst
    monkeypatch.setattr("werkzorg.overzicht.verloop.VERLOOPDOELEN", {})
    with django_assert_num_queries(len(vragen)):
        zonder = pagina(klant, lien)
    assert "<p>Doorverwijzing verstuurd" in zonder


@pytest.mark.django_db
def test_een_regel_over_wat_de_lezer_niet_mag_openen_leidt_nergens(klant, cast, lien, monkeypatch):
    verstuur(cast.casemanager_zorg, lien, cast.spelers["begeleider_ama"])
    dicht = {
        "doorverwijzingen.doorverwijzing": Verloopdoel(
            "doorverwijzing_detail", lambda door: Doorverwijzing.objects.none()
        )
    }
    niet_van_hem = {
        "doorverwijzingen.doorverwijzing": Verloopdoel(
            "wissing_lijst", lambda door: Doorverwijzing.objects.all()
        )
    }
    for doelen in (dicht, niet_van_hem):
        monkeypatch.setattr("werkzorg.overzicht.verloop.VERLOOPDOELEN", doelen)
        assert "<p>Doorverwijzing verstuurd" in pagina(klant, lien)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "vraag", [{"toon": "onzin"}, {"voor": "gisteren"}, {"voor": "2026-13-45T00:00"}, {"voor": "\0"}]
)
def test_onzin_in_de_vraag_is_nooit_een_fout(klant, lien, vraag):
    assert "Deelnemer geregistreerd" in pagina(klant, lien, **vraag)


@pytest.mark.django_db
def test_een_app_vult_het_dossier_met_een_paneel_en_regels(cast, klant, lien, monkeypatch):
    monkeypatch.setattr("werkzorg.handelen.dossier.PANELEN", dict(PANELEN))
    leeg = Paneel("leeg", "Leeg paneel", "rechts", "onderdelen/leeg.html", lambda door, deelnemer: None)
    vol = Paneel(
        "balk",
        "Traject",
        "kop",
        "deelnemers/panelen/betrokkenen.html",
        lambda door, deelnemer: {
            "betrokkenen": [{"naam": "Maand 17 van 18", "toelichting": ""}],
            "links": [],
        },
        volgorde=1,
    )
    for paneel in (leeg, vol, vol):
        registreer_paneel(paneel)
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_paneel(Paneel("balk", "Anders", "kop", "x.html", lambda door, deelnemer: None))
    assert next(een.sleutel for een in panelen("kop")) == "balk"
    morgen = timezone.now() + timedelta(days=1)
    bron = Verloopbron(
        soort="contacten",
        rijen=lambda door, deelnemer: Deelnemer.objects.filter(pk=deelnemer.pk).annotate(toen=Value(morgen)),
        wanneer="toen",
        gegevens={"naam": F("voornaam")},
        regel=lambda wanneer, gegevens: Verloopregel(
            wanneer, f"Zorggesprek met {gegevens['naam']}", "Nele", "Ging goed.", "eigen dienst"
        ),
        vertelt=frozenset({"deelnemer_wijzigen"}),
    )
    monkeypatch.setitem(VERLOOPBRONNEN, "proef", bron)
    tekst = pagina(klant, lien)
    assert (
        tekst.index("Maand 17 van 18")
        < tekst.index("Zorggesprek met Lien")
        < tekst.index("Deelnemer geregistreerd")
    )
    assert "eigen dienst" in tekst
    assert "Leeg paneel" not in tekst
    contacten = pagina(klant, lien, toon="contacten")
    assert "Zorggesprek met Lien" in contacten
    assert "Deelnemer geregistreerd" not in contacten
    assert "Zorggesprek" not in pagina(klant, lien, toon="besluiten")
    assert "Zorggesprek" not in pagina(klant, lien, voor=timezone.now().isoformat())
    # The line of an act gives way to the row that tells it.
    deelnemer_wijzigen(
        lien, wijzigingen={"huisnummer": "9"}, versie=lien.versie, door=cast.casemanager_zorg.door
    )
    assert "Gegevens gewijzigd" not in pagina(klant, lien)


@pytest.mark.django_db
def test_wie_alleen_de_identiteit_ziet_leest_geen_contact_of_adres(cast, als):
    insz = vers_insz()
    registreer(cast.buur.door, insz=insz, email="geheim@voorbeeld.be", gemeente="Geheimgem")
    bekend = registreer(cast.casemanager_zorg.door, insz=insz)
    tekst = pagina(als(cast.casemanager_zorg), bekend)
    assert "geheim@" not in tekst
    assert "Geheimgem" not in tekst
    assert Inzage.objects.filter(actie="dossier_detail").latest("wanneer").groepen == ["identiteit"]


@pytest.mark.django_db
def test_de_buur_vindt_niets_en_een_ander_mag_niet(cast, als, lien):
    assert als(cast.buur).get(lien.get_absolute_url()).status_code == 404
    assert als(cast.departement).get(lien.get_absolute_url()).status_code == 403
