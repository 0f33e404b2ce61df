"""Act and door of parameter_voorstellen: a value waits for a second person, and nothing holds yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.beheer.voorstellen import (
    collega_van,
    dag,
    eigenaar,
    formulier,
    parameter,
    stel_voor,
    voorstel,
)
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.beheer.handelingen.parameters import parameter_voorstellen
from werkzorg.berichten.models import Opdracht
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.parameters.domein import Verwijzing, Zekerheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.parameters.models import Parameter, Parameterwaarde
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db


# --- act --------------------------------------------------------------------------------------------------
def test_een_voorstel_wacht_en_geldt_nog_niet(cast: Rolverdeling) -> None:
    an, bea = cast.departement, collega_van(cast.departement)
    voor = parameter()
    waarde = stel_voor(an.door)
    assert (waarde.toestand, waarde.van, waarde.tot) == ("voorgesteld", dag(1), None)
    assert waarde.inhoud == Decimal("1102.50")
    assert momentopname(dag(1)).bedrag("ama_wvg_subsidie_max_jaar") == Decimal("1061.20")
    assert parameter().versie == voor.versie + 1
    taak = Taak.objects.get(soort="parameter_bevestigen")
    assert (taak.gebruiker_id, taak.object_id, taak.termijn) == (bea.gebruiker.pk, waarde.pk, dag(1))
    regel = Logregel.objects.get(handeling="parameter_voorstellen")
    assert regel.object_id == waarde.pk
    assert regel.gegevens == {"parameter": "ama_wvg_subsidie_max_jaar"}
    assert Opdracht.objects.count() == 0


def test_zonder_collega_wacht_de_taak_op_wie_de_rol_krijgt(cast: Rolverdeling) -> None:
    stel_voor(cast.departement.door, van=dag(60))
    taak = Taak.objects.get(soort="parameter_bevestigen")
    assert (taak.gebruiker_id, taak.rol, taak.termijn) == (None, "departement_zorg", dag(7))


@pytest.mark.parametrize(
    ("rol", "sleutel", "waarde"),
    [
        ("departement_zorg", "ama_wvg_indien_termijn", 45),
        ("departement_wse", "se_uren_signaal_weken", 4),
        ("vdab_beslisser", "at_tandem_termijn", 12),
    ],
)
def test_elke_eigenaar_stelt_het_zijne_voor_en_niets_van_een_ander(
    rol: str, sleutel: str, waarde: int, cast: Rolverdeling
) -> None:
    assert stel_voor(eigenaar(cast, rol).door, sleutel, waarde=waarde).pk
    for ander in {"departement_zorg", "departement_wse", "vdab_beslisser"} - {rol}:
        with pytest.raises(Parameter.DoesNotExist):
            stel_voor(eigenaar(cast, ander).door, sleutel, waarde=waarde, van=dag(9))


@pytest.mark.parametrize(
    "rol", ["functioneel_beheerder", "beleid", "organisatiebeheerder", "casemanager_werk"]
)
def test_wie_geen_eigenaar_is_stelt_niets_voor(rol: str, cast: Rolverdeling) -> None:
    with pytest.raises(PermissionDenied):
        stel_voor(cast.spelers[rol].door)


WEIGERINGEN: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "ama_wvg_subsidie_max_jaar",
        {"van": date(2024, 1, 1), "reden": "x"},
        "van",
        "geldt al een andere waarde",
    ),
    ("pensioenleeftijd", {"waarde": 64, "van": date(2020, 1, 1), "reden": "x"}, "van", "staat vast"),
    ("ama_wvg_subsidie_max_jaar", {"van": date(2100, 1, 1)}, "van", "Kijk het jaartal na"),
    ("ama_wvg_subsidie_max_jaar", {"bron": ""}, "bron", "noem het artikel"),
    ("ama_wvg_subsidie_max_jaar", {"van": date(2025, 1, 1)}, "reden", "werkt terug"),
    ("comp_deel_trajectplan", {"waarde": Decimal(101)}, "waarde", "te groot"),
    ("ama_wvg_noemer_prorata", {"waarde": "elke_maand"}, "waarde", "keuze"),
    ("ama_max_leeftijd", {"waarde": Verwijzing("ama_min_leeftijd")}, "verwijst_naar", "keuze"),
    (
        "ama_wvg_subsidie_max_jaar",
        {"waarde": Decimal("1061.20"), "zekerheid": Zekerheid.TOELICHTING, "bron": "Infosessie 24/11/2022"},
        "waarde",
        "geldt op die dag al",
    ),
]


@pytest.mark.parametrize(("sleutel", "anders", "veld", "zin"), WEIGERINGEN)
def test_wat_niet_kan_wordt_bij_het_veld_geweigerd(
    sleutel: str, anders: dict[str, Any], veld: str, zin: str, cast: Rolverdeling
) -> None:
    with pytest.raises(Geweigerd) as nee:
        stel_voor(cast.departement.door, sleutel, **anders)
    assert zin in nee.value.velden[veld]
    assert not Parameterwaarde.objects.voorgesteld().exists()
    assert not Taak.objects.exists()


def test_vandaag_werkt_terug_en_morgen_niet(cast: Rolverdeling) -> None:
    with pytest.raises(Geweigerd):
        stel_voor(cast.departement.door, van=dag(0))
    assert stel_voor(cast.departement.door, van=dag(0), reden="Het besluit verscheen te laat.").reden


def test_een_aanname_wordt_zeker_met_dezelfde_waarde(cast: Rolverdeling) -> None:
    waarde = stel_voor(cast.departement.door, "ama_wvg_indien_termijn", waarde=30, zekerheid=Zekerheid.WET)
    assert waarde.inhoud == 30


def test_een_onbekende_waarde_mag_ook_vroeger_beginnen(cast: Rolverdeling) -> None:
    waarde = stel_voor(
        eigenaar(cast, "vdab_beslisser").door,
        "comp_casemanager_werk",
        waarde=Decimal("910.00"),
        van=date(2023, 7, 1),
        reden="Het besluit gold al.",
    )
    assert waarde.van == date(2023, 7, 1)


def test_twee_voorstellen_voor_dezelfde_dag(cast: Rolverdeling) -> None:
    an, bea = cast.departement, collega_van(cast.departement)
    rij = parameter()
    stel_voor(an.door)
    # Bea was looking at the page from before.
    with pytest.raises(Versieconflict) as conflict:
        parameter_voorstellen(rij, voorstel=voorstel(), versie=rij.versie, door=bea.door)
    assert conflict.value.versie_nu == rij.versie + 1
    # Having seen it, the same day is still taken; another is not.
    with pytest.raises(Geweigerd) as nee:
        stel_voor(bea.door, waarde=Decimal("1200.00"))
    assert "wacht al een voorstel" in nee.value.velden["van"]
    assert stel_voor(bea.door, waarde=Decimal("1200.00"), van=dag(30)).pk


# --- door -------------------------------------------------------------------------------------------------
def adres(sleutel: str = "ama_wvg_subsidie_max_jaar") -> str:
    return reverse("parameter_voorstellen", args=[parameter(sleutel).pk])


def test_het_formulier_stelt_voor_en_tweemaal_sturen_is_een_keer(cast: Rolverdeling, als: Als) -> None:
    client = als(cast.departement)
    velden = formulier(parameter())
    eerste = client.post(adres(), velden)
    tweede = client.post(adres(), velden)
    assert (eerste.status_code, tweede.status_code) == (302, 302)
    assert eerste.url == tweede.url == reverse("parameter_detail", args=[parameter().pk])
    assert Parameterwaarde.objects.voorgesteld().count() == 1
    bladzijde = client.get(eerste.url)
    assert "Een collega moet het bevestigen" in bladzijde.content.decode()
    assert "€\xa01.102,50 per deelnemer per kalenderjaar" in bladzijde.content.decode()


@pytest.mark.parametrize(
    ("sleutel", "velden", "verwacht"),
    [
        ("at_waarschuwing_maanden", {"waarde": "10; 14,16"}, (10, 14, 16)),
        ("termijn_verschuift", {"waarde": "ja"}, True),
        ("indexatie_datum", {"waarde": "1 juli"}, "07-01"),
        ("ama_bijlage_types", {"waarde": "pdf, jpg"}, ("pdf", "jpg")),
        ("ama_wvg_noemer_prorata", {"waarde": "vast_365"}, "vast_365"),
        ("comp_deel_trajectplan", {"waarde": "33,5 %"}, Decimal("33.5")),
        ("ama_max_leeftijd", {"waarde": "67"}, 67),
        ("indexatie_grondslag", {"waarde": "consumptieprijsindex"}, "consumptieprijsindex"),
    ],
)
def test_elke_soort_waarde_is_te_typen(
    sleutel: str, velden: dict[str, str], verwacht: Any, cast: Rolverdeling, als: Als
) -> None:
    speler = cast.spelers[parameter(sleutel).soort.eigenaar.rol]
    antwoord = als(speler).post(adres(sleutel), formulier(parameter(sleutel), **velden))
    assert antwoord.status_code == 302, antwoord.content.decode()
    waarde = Parameterwaarde.objects.voorgesteld().get()
    assert verwacht in {waarde.inhoud, waarde.waarde if isinstance(waarde.waarde, str) else None}


def test_een_waarde_of_een_verwijzing_maar_niet_beide(cast: Rolverdeling, als: Als) -> None:
    client = als(cast.departement)
    rij = parameter("ama_max_leeftijd")
    for velden in ({"waarde": ""}, {"waarde": "70", "verwijst_naar": "pensioenleeftijd"}):
        antwoord = client.post(adres("ama_max_leeftijd"), formulier(rij, **velden))
        assert antwoord.status_code == 422
        assert "één van beide" in antwoord.content.decode()
    # A fixed age first; then the reference again.
    client.post(adres("ama_max_leeftijd"), formulier(rij, waarde="70"))
    rij = parameter("ama_max_leeftijd")
    velden = formulier(rij, waarde="", verwijst_naar="pensioenleeftijd", van=f"{dag(9):%d/%m/%Y}")
    assert client.post(adres("ama_max_leeftijd"), velden).status_code == 302
    assert Parameterwaarde.objects.voorgesteld().last().inhoud == Verwijzing("pensioenleeftijd")


@pytest.mark.parametrize(
    "velden",
    [
        {"waarde": ""},
        {"waarde": "veel"},
        {"waarde": "12\x00"},
        {"waarde": "9" * 5000},
        {"waarde": "-5"},
        {"waarde": "💶"},
        {"van": ""},
        {"van": "gisteren"},
        {"van": "31/02/2027"},
        {"van": "01/01/1850"},
        {"bron": ""},
        {"bron": "x" * 301},
        {"bron": "a\x00b"},
        {"zekerheid": ""},
        {"zekerheid": "zeker"},
        {"aanname": "y" * 301},
        {"reden": "z" * 1001},
        {"versie": "een"},
        {"versie": "99999999999999"},
        {"aanvraag_sleutel": "geen"},
        {"van": "01/01/2024", "reden": "terug"},
    ],
    ids=lambda velden: (
        next(iter(velden.items()))[0] + "=" + next(iter(velden.items()))[1][:12].replace("\0", "NUL")
    ),
)
def test_foute_invoer_geeft_een_zin_en_blijft_staan(
    velden: dict[str, str], cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.departement)
    antwoord = client.post(adres(), formulier(parameter(), **velden))
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert "foutenoverzicht" in html
    if "bron" not in velden:
        assert "BVR van 1 oktober 2026, art. 3" in html
    assert not Parameterwaarde.objects.voorgesteld().exists()


def test_een_collega_was_eerst(cast: Rolverdeling, als: Als) -> None:
    bea = collega_van(cast.departement)
    velden = formulier(parameter(), waarde="1.150,00", van=f"{dag(40):%d/%m/%Y}")
    stel_voor(bea.door)
    client = als(cast.departement)
    antwoord = client.post(adres(), velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Over deze parameter is intussen iets voorgesteld" in html
    assert "wacht op bevestiging" in html
    assert 'value="1.150,00"' in html
    assert f'name="versie" value="{parameter().versie}"' in html
    # Having seen it, sending again works.
    assert client.post(adres(), {**velden, "versie": str(parameter().versie)}).status_code == 302


def test_wie_geen_eigenaar_is_vindt_het_formulier_niet(cast: Rolverdeling, als: Als) -> None:
    assert als(cast.spelers["departement_wse"]).get(adres()).status_code == 404
    assert als(cast.spelers["departement_wse"]).post(adres(), formulier(parameter())).status_code == 404
    for rol in ("functioneel_beheerder", "casemanager_zorg", "beleid"):
        assert als(cast.spelers[rol]).get(adres()).status_code == 403
    nergens = reverse("parameter_voorstellen", args=[uuid4()])
    assert als(cast.departement).get(nergens).status_code == 404


def test_een_andere_organisatie_van_dezelfde_eigenaar_mag_ook(cast: Rolverdeling, als: Als) -> None:
    buur = cast.buren["vdab_beslisser"]
    antwoord = als(buur).post(
        adres("at_tandem_termijn"), formulier(parameter("at_tandem_termijn"), waarde="12")
    )
    assert antwoord.status_code == 302


def test_wat_getypt_wordt_blijft_als_concept_bestaan(cast: Rolverdeling, als: Als) -> None:
    client = als(cast.departement)
    velden = formulier(parameter(), waarde="1.2")
    antwoord = client.post(
        reverse("concept_bewaren"),
        {**velden, "concept_handeling": "parameter_voorstellen", "concept_object": str(parameter().pk)},
    )
    assert antwoord.status_code < 300, antwoord.content.decode()
    assert Concept.objects.filter(handeling="parameter_voorstellen").count() == 1
    html = client.get(adres()).content.decode()
    assert "Je hebt een concept" in html
