"""Places: which municipality an address means, in which regio it lies on a day, and what is said about it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pghistory
import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.plaatsen.laden import EERSTE_DAG, laad
from werkzorg.plaatsen.models import (
    Gemeente,
    GemeenteInRegio,
    Gewest,
    Grens,
    Postcode,
    Regio,
    RegioInWerkingsgebied,
    Werkingsgebied,
)
from werkzorg.plaatsen.opzoeken import (
    adres_opmerking,
    afstand_km,
    gemeente_met,
    gemeente_van,
    gemeentenamen,
    opvolger_op,
    regio_van,
)

pytestmark = pytest.mark.django_db
FUSIE = date(2025, 1, 1)
NU = date(2026, 6, 1)
VOOR = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("postcode", "naam", "op", "refnis"),
    [
        ("9000", "Gent", NU, "44021"),
        ("9000", "", NU, "44021"),
        ("", "Gent", NU, "44021"),
        ("9050", "Gentbrugge", NU, "44021"),
        ("9050", "  gEnT ", NU, "44021"),
        ("9820", "Merelbeke-Melle", FUSIE, "44088"),
        ("9820", "Merelbeke", FUSIE, "44088"),
        ("9820", "Merelbeke", VOOR, "44043"),
        ("9820", "", VOOR, "44043"),
        ("9090", "Melle", VOOR, "44040"),
        ("", "merelbeke melle", NU, "44088"),
        ("9820", "Merelbeke-Melle", VOOR, "44043"),
        ("2070", "Zwijndrecht", VOOR, "11056"),
        ("2070", "Zwijndrecht", NU, "46030"),
        ("2150", "Borsbeek", VOOR, "11007"),
        ("2150", "Borsbeek", NU, "11002"),
        ("2150", "Antwerpen", NU, "11002"),
        ("8700", "Tielt", VOOR, "37015"),
        ("8700", "Tielt", NU, "37022"),
        ("8760", "Tielt", NU, "37022"),
        ("9100", "St. Niklaas", NU, "46021"),
        ("9100", "SINT NIKLAAS", NU, "46021"),
        ("1040", "Etterbeek", NU, "21005"),
        ("1040", "Brussel", NU, "21004"),
        ("1804", "Zemst", NU, "23096"),
    ],
)
def test_een_adres_noemt_een_gemeente(postcode, naam, op, refnis):
    gevonden = gemeente_van(postcode, naam, op)
    assert gevonden is not None
    assert gevonden.refnis == refnis


@pytest.mark.parametrize(
    ("postcode", "naam", "op"),
    [
        ("", "", NU),
        ("9000", "Antwerpen", NU),
        ("1040", "", NU),
        ("1804", "Eppegem", NU),
        ("5000", "Namen", NU),
        ("", "Nergenshuizen", NU),
        ("2150", "Antwerpen", VOOR),
        ("9000", "Gent", EERSTE_DAG - timedelta(days=1)),
        ("\x00", "\ud800", NU),
        ("9" * 500, "🙂" * 500, NU),
    ],
)
def test_wat_niet_klopt_of_twee_kanten_op_kan_geeft_niets(postcode, naam, op):
    assert gemeente_van(postcode, naam, op) is None


@given(st.text(max_size=40), st.text(max_size=60), st.dates())
def test_geen_invoer_breekt_het_opzoeken(postcode, naam, op):
    assert isinstance(adres_opmerking(postcode, naam, op), str)


@pytest.mark.parametrize(
    ("postcode", "naam", "op", "stukje"),
    [
        ("9000", "Gent", NU, ""),
        ("9050", "Gentbrugge", NU, ""),
        ("", "", NU, ""),
        ("1040", "", NU, ""),
        ("9820", "Merelbeke", NU, "Merelbeke hoort sinds 1 januari 2025 bij de gemeente Merelbeke-Melle."),
        ("9820", "Merelbeke", VOOR, ""),
        ("8700", "Tielt", NU, ""),
        ("2150", "Borsbeek", NU, "Borsbeek hoort nu bij de gemeente Antwerpen."),
        ("1030", "Schaarbeek", NU, "buiten het Vlaamse aanbod"),
        ("1000", "", NU, "buiten het Vlaamse aanbod"),
        ("9000", "Antwerpen", NU, "Postcode 9000 hoort bij Gent, niet bij Antwerpen."),
        ("5000", "Namen", NU, "Postcode 5000 staat niet in onze lijst"),
        ("", "Nergenshuizen", NU, "We vinden geen gemeente Nergenshuizen"),
    ],
)
def test_over_een_adres_zeggen_we_wat_opvalt(postcode, naam, op, stukje):
    zin = adres_opmerking(postcode, naam, op)
    assert (zin == "") is (stukje == "")
    assert stukje in zin


# --- regio's ----------------------------------------------------------------------------------------------
@given(st.dates(min_value=EERSTE_DAG, max_value=date(2060, 1, 1)))
def test_elke_vlaamse_gemeente_ligt_elke_dag_in_precies_een_regio(dag):
    vlaams = set(
        Gemeente.objects.geldig_op(dag).filter(gewest=Gewest.VLAAMS).values_list("refnis", flat=True)
    )
    liggingen = Counter(GemeenteInRegio.objects.geldig_op(dag).values_list("gemeente_id", flat=True))
    assert liggingen == Counter(vlaams)
    assert len(vlaams) == (285 if dag >= FUSIE else 300)
    assert Gemeente.objects.geldig_op(dag).count() == len(vlaams) + 19
    # In memory the same.
    assert all(regio_van(een, dag) for een in Gemeente.objects.geldig_op(dag).filter(gewest="vlaams")[:20])


@pytest.mark.parametrize(
    ("dag", "aantallen"),
    [
        (VOOR, {"limburg": 42, "denderland": 14, "halle_vilvoorde": 33, "westhoek": 17, "midwest": 17}),
        (NU, {"limburg": 38, "denderland": 14, "halle_vilvoorde": 31, "waasland": 7, "gent": 20}),
    ],
)
def test_de_vijftien_regios_hebben_hun_gemeenten(dag, aantallen):
    per_regio = Counter(GemeenteInRegio.objects.geldig_op(dag).values_list("regio_id", flat=True))
    assert len(per_regio) == Regio.objects.count() == 15
    assert {sleutel: per_regio[sleutel] for sleutel in aantallen} == aantallen
    assert all(Regio.objects.values_list("is_aanname", flat=True))


@pytest.mark.parametrize(
    ("refnis", "op", "regio"),
    [
        ("44021", NU, "gent"),
        ("44043", VOOR, "gent"),
        ("44043", NU, "gent"),
        ("11056", NU, "waasland"),
        ("44045", NU, "waasland"),
        ("33029", NU, "kortrijk"),
        ("23062", NU, "oost_brabant"),
        ("21004", NU, None),
        ("44088", VOOR, None),
        ("44021", EERSTE_DAG - timedelta(days=1), None),
    ],
)
def test_een_gemeente_ligt_op_een_dag_in_een_regio(refnis, op, regio):
    gevonden = regio_van(gemeente_met(refnis), op)
    assert (gevonden.sleutel if gevonden else None) == regio


def test_de_fusies_van_2025_zijn_achtentwintig_gemeenten_die_dertien_werden():
    opgegaan = Gemeente.objects.filter(opgevolgd_door__isnull=False)
    # Antwerpen took in Borsbeek under its own code, so 27 codes ended.
    assert opgegaan.count() == 27
    assert len({een.opgevolgd_door_id for een in opgegaan}) == 13
    for een in opgegaan:
        assert een.periode.upper == FUSIE
        assert opvolger_op(een, VOOR) == een
        assert opvolger_op(een, FUSIE).pk == een.opgevolgd_door_id
        assert regio_van(een, VOOR) == regio_van(een, FUSIE)
    assert opvolger_op(gemeente_met("46030"), VOOR) is None
    assert gemeente_met("99999") is None


def test_postcodes_bleven_bij_de_fusies_dezelfde():
    def codes(dag: date) -> set[str]:
        return set(Postcode.objects.filter(periode__contains=dag).values_list("postcode", flat=True))

    assert codes(VOOR) == codes(FUSIE)
    for opvolger in Gemeente.objects.filter(voorgangers__isnull=False).exclude(refnis="11002").distinct():
        van_delen = Postcode.objects.filter(gemeente__opgevolgd_door=opvolger).values_list(
            "postcode", flat=True
        )
        assert set(van_delen) == set(opvolger.postcodes.values_list("postcode", flat=True))


def test_grenzen_zijn_wederzijds_en_elke_regio_heeft_buren():
    paren = set(Grens.objects.values_list("van_id", "naar_id"))
    assert paren == {(naar, van) for van, naar in paren}
    assert {van for van, _ in paren} == set(Regio.objects.values_list("sleutel", flat=True))


# --- distance ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("een", "ander", "km"), [("44021", "44021", 0), ("44021", "11002", 51), ("31005", "71022", 151)]
)
def test_afstand_tussen_middelpunten(een, ander, km):
    van, naar = gemeente_met(een), gemeente_met(ander)
    assert afstand_km(van, naar) == pytest.approx(km, abs=2)
    assert afstand_km(van, naar) == afstand_km(naar, van)


def test_elk_middelpunt_ligt_in_vlaanderen_of_brussel():
    for een in Gemeente.objects.all():
        assert 50.68 < een.breedtegraad < 51.51, een
        assert 2.54 < een.lengtegraad < 5.92, een


# --- the tables -------------------------------------------------------------------------------------------
def test_namen_staan_in_nederlandse_volgorde():
    namen = gemeentenamen(NU)
    assert len(namen) == 304
    assert namen[:2] == ["Aalst", "Aalter"]
    assert "Merelbeke-Melle" in namen
    assert "Merelbeke" not in namen


def test_de_toepassing_kan_plaatsen_alleen_lezen():
    for model, velden in ((Gemeente, {"naam": "X"}), (Regio, {"naam": "X"}), (Postcode, {"postcode": "1"})):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            model.objects.update(**velden)


def test_een_regio_hoort_bij_een_werkingsgebied_tegelijk():
    assert RegioInWerkingsgebied.objects.geldig_op(NU).count() == 15
    gent = RegioInWerkingsgebied.objects.get(regio_id="gent")
    with pghistory.context(handeling="test", door="commando:test"):
        ander = Werkingsgebied.objects.create(naam="Gent en Waasland")
        with (
            pytest.raises(IntegrityError, match="regio_in_een_werkingsgebied_tegelijk"),
            transaction.atomic(),
        ):
            RegioInWerkingsgebied.objects.create(
                werkingsgebied=ander, regio_id="gent", periode=DateRange(NU, None)
            )
        gent.periode = DateRange(gent.periode.lower, NU)
        gent.save()
        RegioInWerkingsgebied.objects.create(
            werkingsgebied=ander, regio_id="gent", periode=DateRange(NU, None)
        )
    assert RegioInWerkingsgebied.objects.geldig_op(NU).get(regio_id="gent").werkingsgebied == ander


def test_opnieuw_laden_verandert_niets_en_laat_beslissingen_staan():
    from django.apps import apps

    from tests.huis.eigenaar import naast_ons

    with naast_ons() as eigenaar:
        voor = eigenaar.execute(
            "SELECT count(*), md5(string_agg(g::text, ',' ORDER BY refnis)) FROM plaatsen_gemeente g"
        )
        assert voor.fetchone()[0] == 331
    # The application may not write here, so only the owner's migration can run it.
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        laad(apps)
