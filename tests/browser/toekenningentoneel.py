"""The stage of grants: seats taken, open and late, a contingent per year, what was asked and what is about to end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page

from mandaten.domein.fusie import OVERNAME, Samengaan
from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.samenstelling import wijziging_vragen
from mandaten.handelingen.stopzetten import mandaat_stopzetten
from mandaten.models import Toekenning
from tests.browser.aanvragentoneel import LANG
from tests.mandaten.levenslopen import beheerder_van, instemming, lid, maak_contingent, vandaag, vertrek
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.organisaties.models import Organisatie

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

_DAG = timedelta(days=1)


def vul_toekenningen(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; An decides, Hanne of De Brug holds one and takes part."""
    an, hanne = toneel.an, toneel.hanne
    brug = hanne.lidmaatschap.organisatie
    mijn = _verband("SVZ-2024-0001", "gent", houder=brug, tot=vandaag() + 70 * _DAG)
    te_laat = _verband("SVZ-2024-0002", "midwest", B=LANG)
    vertrek(an, te_laat, "B", op=vandaag() - 120 * _DAG)
    open_ = _verband("SVZ-2024-0003", "kempen")
    vertrek(an, open_, "C", op=vandaag() - 3 * _DAG)
    gevraagd = _verband("SVZ-2024-0004", "waasland", B="Zorghuis De Beuk")
    samenstelling = _vraagt_te_vertrekken(gevraagd, "B")
    stopt = _verband("SVZ-2024-0005", "limburg")
    wijziging_vragen(
        stopt,
        soort="stopzetting",
        wijziging=Wijziging(laatste_dag=vandaag() + 60 * _DAG, reden="We vinden geen begeleiders meer."),
        door=beheerder_van(stopt.houder).door,
    )
    gestopt = _verband("SVZ-2024-0006", "brugge")
    mandaat_stopzetten(
        gestopt,
        laatste_dag=vandaag() + 14 * _DAG,
        reden="De houder stopt met deze werking.",
        versie=gestopt.versie,
        door=an.door,
    )
    for nummer in range(1, 4):
        erkenning = maak_toekenning("erkenning", nummer=f"AMA-2024-{nummer:04}")
        _noem(erkenning.houder, f"CAW {('Oost-Vlaanderen', 'Noord', 'Kempenland')[nummer - 1]}")
    jaar = vandaag().year
    contingent = maak_contingent(**{f"j{jaar - 1}": 8, f"j{jaar}": 10})
    _noem(contingent.houder, "Maatwerk Scheldeland")
    return {
        "mijn": mijn.pk,
        "te_laat": te_laat.pk,
        "open": open_.pk,
        "gevraagd": gevraagd.pk,
        "samenstelling": samenstelling,
        "stopt": stopt.pk,
        "stopzetting": stopt.wijzigingsvragen.get().pk,
        "gestopt": gestopt.pk,
        "contingent": contingent.pk,
        "contingentnummer": contingent.nummer,
        "overgenomen": _overgenomen(an).pk,
    }


def _overgenomen(an: Speler) -> Toekenning:
    """A recognition that another organisation takes over next month: somebody must look whether that can be."""
    erkenning = maak_toekenning("erkenning", nummer="AMA-2024-0004")
    _noem(erkenning.houder, "CAW De Steiger")
    samengaan = Samengaan(
        OVERNAME,
        (erkenning.houder_id,),
        maak_organisatie("CGG Aan De Kaai", "cgg").pk,
        vandaag() + 30 * _DAG,
    )
    fusie_registreren(samengaan=samengaan, door=an.door)
    return erkenning


def zeg_wie_fuseert(page: Page) -> None:
    """Fills in that CAW Noord takes over CAW Kempenland, and asks what happens."""
    page.check("input[name=soort][value=overname]")
    for veld, naam in (("verdwijnt_1", "CAW Kempenland"), ("gaat_verder", "CAW Noord")):
        page.fill(f"input[name={veld}]", naam)
    page.fill("input[name=op]", f"{vandaag() + 30 * _DAG:%d/%m/%Y}")
    page.click("main form button[type=submit]")


def _verband(
    nummer: str, regio: str, *, houder: Organisatie | None = None, tot: Any = None, **namen: str
) -> Toekenning:
    """A partnership with names as organisations have them; `namen` per seat."""
    anders = {"tot": tot} if tot else {}
    toekenning = maak_toekenning("zorg", regios=(regio,), nummer=nummer, houder=houder, **anders)
    for plaats, naam in {"A": "CAW", "B": "Zorghuis", "C": "CGG", **namen}.items():
        wie = lid(toekenning, plaats).organisatie
        if wie != houder:
            _noem(wie, namen.get(plaats) or f"{naam} {regio.replace('_', ' ').title()}")
    toekenning.refresh_from_db()
    return toekenning


def _noem(organisatie: Organisatie, naam: str) -> None:
    with in_handeling():
        organisatie.naam = naam
        organisatie.save()


def _vraagt_te_vertrekken(toekenning: Toekenning, plaats: str) -> Any:
    """The leading partner asks to let this one go and another one come; the key of what was asked."""
    opvolger = maak_organisatie("De Waterlelie vzw", "vaph")
    trekker: Speler = beheerder_van(toekenning.houder)
    vraag = wijziging_vragen(
        toekenning,
        soort="samenstelling",
        wijziging=Wijziging(
            vertrekker=lid(toekenning, plaats).pk,
            laatste_dag=vandaag() + 30 * _DAG,
            reden="Hun raad van bestuur besliste om te stoppen.\n\nDe opvolger werkt al in de regio.",
            nieuw=opvolger.pk,
            plaats=plaats,
            vanaf=vandaag() + 31 * _DAG,
        ),
        instemming=instemming(),
        door=trekker.door,
    )
    return vraag.pk
