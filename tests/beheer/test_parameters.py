"""The pages about parameters: what holds on which day, how sure it is, and who reads what."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.beheer.exports import bladen, ingevuld
from tests.beheer.voorstellen import collega_van, dag, parameter, stel_voor
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.beheer.beheerpaginas import PAGINAS
from werkzorg.beheer.handelingen.parameters import parameter_bevestigen
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.models import Inzage

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
LIJST = "/beheer/parameters/"


def tekst(client: Client, url: str) -> str:
    """The page in one line of text."""
    antwoord = client.get(url)
    assert antwoord.status_code == 200, url
    return " ".join(antwoord.content.decode().replace("&nbsp;", "\xa0").split())


def rij(html: str, label: str) -> str:
    """The row of the list about this parameter."""
    return html.partition(f">{label}</a>")[2].partition("</tr>")[0]


def test_de_lijst_toont_alles_en_verzwijgt_niets(cast: Rolverdeling, als: Als) -> None:
    html = tekst(als(cast.casemanager_zorg), LIJST)
    assert f"{len(PARAMETERS)} parameters" in html
    for soort in PARAMETERS.values():
        assert f">{soort.label}</a>" in html, soort.sleutel
    assert "18 maanden" in rij(html, "Maximumduur van een traject")
    assert ">wet<" in rij(html, "Maximumduur van een traject")
    assert "nog niet gekend" in rij(html, "Vergoeding casemanager Werk")
    assert "geldt niet meer" in rij(html, "Kleinste werkgebied van een penhouder")
    assert "60.000 inwoners tot en met 30/06/2023" in rij(html, "Kleinste werkgebied van een penhouder")
    assert "aanname" in rij(html, "De tandem toewijzen")
    assert "deels aanname" in rij(html, "Vergoeding netwerk")
    assert "zoals “Wettelijke pensioenleeftijd”" in rij(html, "Maximumleeftijd: jonger dan")


@pytest.mark.parametrize(
    ("op", "verwacht", "straks"),
    [("31/12/2024", "65 jaar oud", "66 jaar oud vanaf 01/01/2025"), ("01/01/2030", "67 jaar oud", "")],
)
def test_de_lijst_op_een_andere_dag(
    op: str, verwacht: str, straks: str, cast: Rolverdeling, als: Als
) -> None:
    html = rij(tekst(als(cast.departement), f"{LIJST}?dag={op}"), "Wettelijke pensioenleeftijd")
    assert verwacht in html
    assert (straks in html) if straks else ("straks" not in html)


@pytest.mark.parametrize(
    ("vraag", "wel", "niet"),
    [
        ("zoek=tandem", "De tandem toewijzen", "Maximumduur van een traject"),
        ("zoek=art.+11+verlenging", "Langste verlenging", "Maximumduur van een traject"),
        ("eigenaar=wse", "Kunnen deelnemen, minstens", "Minimumduur van een traject"),
        ("groep=onthaal", "Eerste contact door de kernpartner", "Minimumduur van een traject"),
        ("zekerheid=wet", "Minimumduur van een traject", "De tandem toewijzen"),
        ("zekerheid=onbekend", "Vergoeding casemanager Werk", "Vergoeding netwerk"),
    ],
)
def test_filteren(vraag: str, wel: str, niet: str, cast: Rolverdeling, als: Als) -> None:
    html = tekst(als(cast.departement), f"{LIJST}?{vraag}")
    assert f">{wel}</a>" in html
    assert f">{niet}</a>" not in html


@pytest.mark.parametrize(
    "vraag", ["dag=ooit", "eigenaar=ik", "zoek=%00", "zoek=" + "x" * 300, "groep=%F0%9F%92%A5"]
)
def test_een_onleesbare_vraag_geeft_een_zin_en_geen_rijen(vraag: str, cast: Rolverdeling, als: Als) -> None:
    html = tekst(als(cast.departement), f"{LIJST}?{vraag}")
    assert "Fout" in html
    assert "Geen parameters gevonden" in html


def test_zonder_antwoord_staat_er_niets_gevonden(cast: Rolverdeling, als: Als) -> None:
    assert "Geen parameters gevonden" in tekst(als(cast.departement), f"{LIJST}?zoek=kabouter")


def test_een_voorstel_staat_bovenaan_bij_de_eigenaar_en_nergens_bij_een_ander(
    cast: Rolverdeling, als: Als
) -> None:
    an, bea = cast.departement, collega_van(cast.departement)
    stel_voor(an.door)
    assert "jouw voorstel" in tekst(als(an), LIJST)
    assert "jij kunt beslissen" in tekst(als(bea), LIJST)
    for rol in ("departement_wse", "functioneel_beheerder", "casemanager_zorg"):
        html = tekst(als(cast.spelers[rol]), LIJST)
        assert "Wacht op een tweede persoon" not in html
        # That something waits is no secret; what and by whom is told by the owner.
        assert "er wacht een voorstel" in rij(html, "Subsidie AMA, hoogstens")


def test_een_parameter_door_de_tijd(cast: Rolverdeling, als: Als) -> None:
    an, bea = cast.departement, collega_van(cast.departement)
    url = reverse("parameter_detail", args=[parameter().pk])
    afgewezen = stel_voor(an.door, waarde=Decimal("5.00"))
    parameter_bevestigen(
        afgewezen, besluit="weigeren", reden="Typfout.", versie=parameter().versie, door=bea.door
    )
    waarde = stel_voor(an.door, van=dag(5))
    parameter_bevestigen(waarde, besluit="bevestigen", versie=parameter().versie, door=bea.door)
    html = tekst(als(an), url)
    for zin in (
        "Stond in de toepassing bij de start.",
        f"van 01/01/2024 tot en met {dag(4):%d/%m/%Y}",
        f"vanaf {dag(5):%d/%m/%Y}",
        "niet aanvaard",
        "Typfout.",
        "Infosessie 24/11/2022",
        an.gebruiker.naam,
        bea.gebruiker.naam,
        "Stel een nieuwe waarde voor",
    ):
        assert zin in html, zin
    # Others read everything but the names of the colleagues of another service.
    html = tekst(als(cast.casemanager_zorg), url)
    assert "een medewerker van Departement Zorg" in html
    assert an.gebruiker.naam not in html
    assert "Stel een nieuwe waarde voor" not in html


def test_een_parameter_zonder_waarde_zegt_wat_dat_betekent(cast: Rolverdeling, als: Als) -> None:
    html = tekst(
        als(cast.departement), reverse("parameter_detail", args=[parameter("comp_casemanager_werk").pk])
    )
    assert "Nog niet gekend" in html
    assert "weigert de toepassing tot VDAB een waarde invult" in html
    html = tekst(
        als(cast.departement), reverse("parameter_detail", args=[parameter("at_penhouder_min_inwoners").pk])
    )
    assert "Geldt vandaag niet" in html


def test_termijnen_en_aannames(cast: Rolverdeling, als: Als) -> None:
    client = als(cast.casemanager_werk)
    html = tekst(client, "/beheer/termijnen/")
    for soort in PARAMETERS.values():
        assert (f">{soort.label}</a>" in html) is soort.is_termijn, soort.sleutel
    assert "10 werkdagen" in rij(html, "De tandem toewijzen")
    assert "12, 15 en 17 maanden" in rij(html, "Waarschuwen na zoveel gebruikte maanden")
    assert "Decreet 2022 art. 14" in rij(html, "De tandem toewijzen")
    html = tekst(client, "/beheer/aannames/")
    assert ">De tandem toewijzen</a>" in html
    assert ">Maximumduur van een traject</a>" not in html
    assert "Dat het bedrag per traject is, is onze lezing." in html
    onbekend = html.partition("Nog niet gekend")[2].partition("</section>")[0]
    assert "Vergoeding casemanager Werk" in onbekend
    assert "Kleinste werkgebied" not in onbekend


def test_waar_een_parameter_gebruikt_wordt_staat_erbij(
    cast: Rolverdeling, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkzorg.handelen import register

    monkeypatch.setitem(register.PARAMETERGEBRUIK, "at_tandem_termijn", ["deelnemer_wijzigen"])
    url = reverse("parameter_detail", args=[parameter("at_tandem_termijn").pk])
    assert MATRIX["deelnemer_wijzigen"].naam in tekst(als(cast.departement), url)
    assert MATRIX["deelnemer_wijzigen"].naam in rij(
        tekst(als(cast.departement), "/beheer/termijnen/"), "De tandem toewijzen"
    )


@pytest.mark.parametrize(
    ("lijst", "vraag", "wel", "niet"),
    [
        (
            "parameter_lijst",
            "&groep=onthaal&dag=01/01/2025",
            "Eerste contact door de kernpartner",
            "Vergoeding netwerk",
        ),
        ("termijn_lijst", "", "De tandem toewijzen", "Vergoeding netwerk"),
        ("aanname_lijst", "", "Vergoeding casemanager Werk", "Maximumduur van een traject"),
    ],
)
def test_een_lijst_gaat_mee_zoals_ze_op_het_scherm_staat(
    lijst: str, vraag: str, wel: str, niet: str, cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.departement)
    adres = f"/exporteer/?lijst={lijst}{vraag}"
    assert f'href="/exporteer/?lijst={lijst}' in tekst(client, f"{reverse(lijst)}?{vraag.lstrip('&')}")
    rijen, uitleg = bladen(client.post(adres, ingevuld()))
    namen = {rij[1] for rij in rijen}
    assert wel in namen
    assert niet not in namen
    assert uitleg["Filter: Zoals op"] == ("01/01/2025" if "dag" in vraag else f"{dag(0):%d/%m/%Y}")


@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_beheer_toont_wat_de_matrix_opent_en_niets_anders(rol: str, cast: Rolverdeling, als: Als) -> None:
    html = tekst(als(cast.spelers[rol]), "/beheer/")
    for pagina in PAGINAS:
        mag = rol in MATRIX[pagina.route].rollen
        assert (f'href="{reverse(pagina.route)}"' in html.partition("<main")[2]) is mag, pagina.route


def test_een_getal_van_de_wet_lezen_is_geen_inzage(cast: Rolverdeling, als: Als) -> None:
    client = als(cast.casemanager_zorg)
    for url in (LIJST, "/beheer/", "/beheer/termijnen/", reverse("parameter_detail", args=[parameter().pk])):
        client.get(url)
    assert not Inzage.objects.exists()


def test_het_aantal_vragen_groeit_niet_met_de_waarden(cast: Rolverdeling, als: Als) -> None:
    an, bea = cast.departement, collega_van(cast.departement)
    client = als(an)
    adressen = [LIJST, "/beheer/aannames/", reverse("parameter_detail", args=[parameter().pk])]

    def tel() -> list[int]:
        aantallen = []
        for url in adressen:
            client.get(url)
            with CaptureQueriesContext(connection) as gevangen:
                client.get(url)
            aantallen.append(len(gevangen.captured_queries))
        return aantallen

    stel_voor(an.door)
    voor = tel()
    for nummer in range(2, 32):
        waarde = stel_voor(an.door, van=dag(nummer), waarde=Decimal(nummer))
        if nummer % 3:
            parameter_bevestigen(waarde, besluit="bevestigen", versie=parameter().versie, door=bea.door)
    assert tel() == voor
