"""Act and door of parameter_bevestigen: a second person decides, and from that day the value holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.beheer.voorstellen import collega_van, dag, parameter, stel_voor
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.beheer.handelingen.parameters import parameter_bevestigen
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.parameters.lezen import momentopname
from werkzorg.parameters.models import Parameterwaarde
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
SLEUTEL = "ama_wvg_subsidie_max_jaar"


@pytest.fixture
def an(cast: Rolverdeling) -> Speler:
    """Who proposes."""
    return cast.departement


@pytest.fixture
def bea(an: Speler) -> Speler:
    """Who confirms."""
    return collega_van(an)


def beslis(
    waarde: Parameterwaarde, wie: Speler, besluit: str = "bevestigen", reden: str = ""
) -> Parameterwaarde:
    """The decision, made by somebody who saw the latest."""
    versie = parameter(waarde.parameter.sleutel).versie
    return parameter_bevestigen(waarde, besluit=besluit, reden=reden, versie=versie, door=wie.door)


# --- act --------------------------------------------------------------------------------------------------
def test_bevestigen_zet_de_waarde_voort_en_verandert_het_verleden_niet(
    an: Speler, bea: Speler, uitgevoerd: Callable[[], int]
) -> None:
    waarde = stel_voor(an.door, van=dag(30))
    vroeger = {tijd: momentopname(tijd).bedrag(SLEUTEL) for tijd in (date(2024, 1, 1), dag(-1), dag(29))}
    na = beslis(waarde, bea)
    assert (na.toestand, na.van, na.tot) == ("bevestigd", dag(30), None)
    assert (na.beslist_door_id, na.voorgesteld_door_id) == (bea.gebruiker.pk, an.gebruiker.pk)
    for tijd, bedrag in vroeger.items():
        assert momentopname(tijd).bedrag(SLEUTEL) == bedrag == Decimal("1061.20")
    assert momentopname(dag(30)).bedrag(SLEUTEL) == Decimal("1102.50")
    oud = Parameterwaarde.objects.get(parameter__sleutel=SLEUTEL, is_beginwaarde=True)
    assert (oud.van, oud.tot) == (date(2024, 1, 1), dag(29))
    assert not Taak.objects.filter(klaar_op=None).exists()
    regel = Logregel.objects.get(handeling="parameter_bevestigen")
    assert regel.gegevens == {"parameter": SLEUTEL, "besluit": "bevestigen"}
    # The proposer hears of it, once, without a figure in the mail.
    melding = Melding.objects.get(soort="parameter_beslist")
    assert (melding.gebruiker_id, melding.object_id) == (an.gebruiker.pk, waarde.pk)
    uitgevoerd()
    assert [bericht.to for bericht in mail.outbox] == [[an.gebruiker.email]]
    assert "1102" not in mail.outbox[0].body


def test_een_waarde_werkt_terug_en_eindigt_de_lopende_in_het_verleden(an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door, van=date(2025, 1, 1), reden="Het besluit werkt terug.")
    beslis(waarde, bea)
    assert momentopname(date(2024, 12, 31)).bedrag(SLEUTEL) == Decimal("1061.20")
    assert momentopname(date(2025, 1, 1)).bedrag(SLEUTEL) == Decimal("1102.50")


def test_een_gat_wordt_gevuld_tot_de_volgende_waarde(cast: Rolverdeling, an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door, van=date(2020, 1, 1), waarde=Decimal("840.00"), reden="Aanvulling.")
    na = beslis(waarde, bea)
    assert (na.van, na.tot) == (date(2020, 1, 1), date(2023, 12, 31))
    assert momentopname(date(2023, 12, 31)).bedrag(SLEUTEL) == Decimal("840.00")
    assert momentopname(date(2024, 1, 1)).bedrag(SLEUTEL) == Decimal("1061.20")


def test_wie_voorstelt_bevestigt_niet_zelf(an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door)
    for besluit in ("bevestigen", "weigeren"):
        with pytest.raises(Geweigerd, match="een collega moet beslissen"):
            beslis(waarde, an, besluit, "x")
    with pytest.raises(Geweigerd, match="Alleen wie de waarde voorstelde"):
        beslis(waarde, bea, "intrekken", "x")
    assert Parameterwaarde.objects.get(pk=waarde.pk).toestand == "voorgesteld"
    assert Taak.objects.filter(klaar_op=None).count() == 1


def test_weigeren_en_intrekken_vragen_een_reden(an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door)
    with pytest.raises(Geweigerd) as nee:
        beslis(waarde, bea, "weigeren")
    assert "reden" in nee.value.velden
    with pytest.raises(Geweigerd):
        beslis(waarde, an, "intrekken")
    na = beslis(waarde, bea, "weigeren", "Het artikel zegt iets anders.")
    assert (na.toestand, na.beslist_reden) == ("ingetrokken", "Het artikel zegt iets anders.")
    assert momentopname(dag(1)).bedrag(SLEUTEL) == Decimal("1061.20")
    assert Parameterwaarde.objects.get(parameter__sleutel=SLEUTEL, is_beginwaarde=True).tot is None
    assert Melding.objects.count() == 1


def test_wie_zijn_eigen_voorstel_intrekt_krijgt_geen_melding(an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door)
    assert beslis(waarde, an, "intrekken", "Typfout.").toestand == "ingetrokken"
    assert Melding.objects.count() == 0
    assert not Taak.objects.filter(klaar_op=None).exists()
    # The day is free again.
    assert stel_voor(an.door).pk


def test_over_een_voorstel_wordt_maar_een_keer_beslist(an: Speler, bea: Speler) -> None:
    waarde = stel_voor(an.door)
    beslis(waarde, bea)
    for besluit in ("bevestigen", "weigeren"):
        with pytest.raises(Geweigerd, match="intussen al beslist"):
            beslis(waarde, bea, besluit, "x")


def test_wat_intussen_veranderde_wordt_eerst_getoond(an: Speler, bea: Speler) -> None:
    eerste = stel_voor(an.door, van=dag(30))
    gezien = parameter().versie
    tweede = stel_voor(an.door, van=dag(10), waarde=Decimal("1090.00"))
    with pytest.raises(Versieconflict):
        parameter_bevestigen(eerste, besluit="bevestigen", versie=gezien, door=bea.door)
    beslis(tweede, bea)
    beslis(eerste, bea)
    assert [momentopname(dag(n)).bedrag(SLEUTEL) for n in (9, 10, 29, 30)] == [
        Decimal(bedrag) for bedrag in ("1061.20", "1090.00", "1090.00", "1102.50")
    ]


def test_voor_een_waarde_die_nog_moet_komen_kan_er_een_andere_komen(an: Speler, bea: Speler) -> None:
    vroeg, laat = stel_voor(an.door, van=dag(10), waarde=Decimal("1090.00")), stel_voor(an.door, van=dag(30))
    beslis(laat, bea)
    na = beslis(vroeg, bea)
    assert (na.van, na.tot) == (dag(10), dag(29))
    assert [momentopname(dag(n)).bedrag(SLEUTEL) for n in (9, 10, 29, 30)] == [
        Decimal(bedrag) for bedrag in ("1061.20", "1090.00", "1090.00", "1102.50")
    ]


def test_een_voorstel_dat_niet_meer_past_wordt_geweigerd(an: Speler, bea: Speler) -> None:
    """Two days back and three days back: once the later one stands, the past of the older value is closed."""
    vroeg = stel_voor(an.door, van=dag(-3), reden="Terug.", waarde=Decimal("1090.00"))
    laat = stel_voor(an.door, van=dag(-2), reden="Terug.")
    beslis(laat, bea)
    with pytest.raises(Geweigerd, match="staat vast"):
        beslis(vroeg, bea)
    assert Parameterwaarde.objects.get(pk=vroeg.pk).toestand == "voorgesteld"
    assert momentopname(dag(-3)).bedrag(SLEUTEL) == Decimal("1061.20")


def test_een_andere_eigenaar_beslist_niet(cast: Rolverdeling, an: Speler) -> None:
    waarde = stel_voor(an.door)
    with pytest.raises(waarde.parameter.DoesNotExist):
        beslis(waarde, cast.spelers["departement_wse"])
    with pytest.raises(PermissionDenied):
        beslis(waarde, cast.spelers["functioneel_beheerder"])


def test_een_onbekend_besluit_is_een_fout_in_de_code(an: Speler, bea: Speler) -> None:
    with pytest.raises(ValueError, match="Geen besluit"):
        beslis(stel_voor(an.door), bea, "misschien")


# --- door -------------------------------------------------------------------------------------------------
def adres(waarde: Parameterwaarde) -> str:
    return reverse("parameter_bevestigen", args=[waarde.pk])


def velden(besluit: str = "bevestigen", **anders: str) -> dict[str, str]:
    return {
        "besluit": besluit,
        "reden": "",
        "versie": str(parameter().versie),
        "aanvraag_sleutel": str(uuid4()),
        **anders,
    }


def test_een_collega_leest_na_en_bevestigt(an: Speler, bea: Speler, als: Als) -> None:
    waarde = stel_voor(an.door, van=dag(1), aanname="De eenheid.")
    client = als(bea)
    taken = client.get(reverse("vandaag")).content.decode()
    assert "Parameterwaarde bevestigen" in taken
    assert adres(waarde) in taken
    html = client.get(adres(waarde)).content.decode()
    assert "€\xa01.061,20" in html
    assert "€\xa01.102,50" in html
    assert "BVR van 1 oktober 2026, art. 3" in html
    assert "De eenheid." in html
    assert an.gebruiker.naam in html
    sturen = velden()
    assert client.post(adres(waarde), sturen).status_code == 302
    assert client.post(adres(waarde), sturen).status_code == 302
    bladzijde = client.get(reverse("parameter_detail", args=[parameter().pk])).content.decode()
    assert f"geldt vanaf {dag(1):%d/%m/%Y}" in bladzijde
    # Whoever follows the old link is told.
    assert client.get(adres(waarde)).url == reverse("parameter_detail", args=[parameter().pk])


def test_de_voorsteller_ziet_alleen_intrekken(an: Speler, bea: Speler, als: Als) -> None:
    waarde = stel_voor(an.door)
    client = als(an)
    html = client.get(adres(waarde)).content.decode()
    assert "Trek in" in html
    assert "bevestigen" not in html.partition('name="besluit"')[2][:80]
    antwoord = client.post(adres(waarde), velden("bevestigen"))
    assert antwoord.status_code == 422
    assert "je kunt ze alleen intrekken" in antwoord.content.decode()
    assert client.post(adres(waarde), velden("intrekken")).status_code == 422
    assert client.post(adres(waarde), velden("intrekken", reden="Typfout.")).status_code == 302
    assert adres(waarde) not in client.get(reverse("vandaag")).content.decode()


@pytest.mark.parametrize(
    "fout",
    [
        {"besluit": ""},
        {"besluit": "intrekken"},
        {"besluit": "misschien"},
        {"besluit": "weigeren"},
        {"besluit": "weigeren", "reden": "a\x00"},
        {"besluit": "weigeren", "reden": "r" * 1001},
        {"versie": ""},
        {"versie": "x"},
        {"aanvraag_sleutel": ""},
    ],
    ids=str,
)
def test_foute_invoer_geeft_een_zin(fout: dict[str, str], an: Speler, bea: Speler, als: Als) -> None:
    waarde = stel_voor(an.door)
    antwoord = als(bea).post(adres(waarde), {**velden(), **fout})
    assert antwoord.status_code == 422
    assert "foutenoverzicht" in antwoord.content.decode()
    assert Parameterwaarde.objects.get(pk=waarde.pk).toestand == "voorgesteld"


def test_wat_veranderde_terwijl_je_las_wordt_getoond(an: Speler, bea: Speler, als: Als) -> None:
    waarde = stel_voor(an.door, van=dag(30))
    oud = velden()
    ander = stel_voor(an.door, van=dag(10), waarde=Decimal("1090.00"))
    beslis(ander, bea)
    client = als(bea)
    antwoord = client.post(adres(waarde), oud)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Over deze parameter is intussen iets anders voorgesteld" in html
    assert "€\xa01.090,00" in html
    assert client.post(adres(waarde), {**oud, "versie": str(parameter().versie)}).status_code == 302


def test_wie_geen_eigenaar_is_vindt_het_voorstel_niet(cast: Rolverdeling, an: Speler, als: Als) -> None:
    waarde = stel_voor(an.door)
    assert als(cast.spelers["departement_wse"]).get(adres(waarde)).status_code == 404
    assert als(cast.spelers["vdab_beslisser"]).post(adres(waarde), velden()).status_code == 404
    assert als(cast.spelers["functioneel_beheerder"]).get(adres(waarde)).status_code == 403
    assert als(an).get(reverse("parameter_bevestigen", args=[uuid4()])).status_code == 404


def test_een_terugwerkende_waarde_zegt_het(an: Speler, bea: Speler, als: Als) -> None:
    waarde = stel_voor(an.door, van=dag(0) - timedelta(days=40), reden="Te laat verschenen.")
    html = als(bea).get(adres(waarde)).content.decode()
    assert "Deze waarde werkt terug" in html
    assert "Te laat verschenen." in html
