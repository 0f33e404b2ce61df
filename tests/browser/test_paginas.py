"""Every page, in Chromium: reachable for everybody, light, silent, and asking nobody else anything.

With BEELDEN_MAP set, a picture of each page at 1280 and 360 px is put in that folder, for people who look.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import render as echte_render
from django.urls import get_resolver
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.aanvragentoneel import vul_aanvragen
from tests.browser.aanwezighedentoneel import vul_aanwezigheden
from tests.browser.amalevensloop import vul_levensloop
from tests.browser.amasubsidietoneel import vul_subsidie
from tests.browser.begeleidingtoneel import vul_begeleiding
from tests.browser.behandeltoneel import vul_behandeling
from tests.browser.besluittoneel import vul_besluiten
from tests.browser.gbotoneel import vul_gbo
from tests.browser.geen_pagina import GEEN_PAGINA
from tests.browser.handhavingstoneel import lees_brief, vul_handhaving
from tests.browser.inleestoneel import BESTANDEN, vul_inlezen
from tests.browser.onthaaltoneel import vul_onthaal
from tests.browser.oproepentoneel import lees_oproep, vul_oproepen
from tests.browser.paginas import PAGINAS, Pagina
from tests.browser.paginas_ama_overeenkomst import vul_overeenkomsten
from tests.browser.paginas_ama_werkaanbod import vul_werkaanbod
from tests.browser.passkey import maak_passkey
from tests.browser.plantoneel import vul_plannen
from tests.browser.samentoneel import vul_samen
from tests.browser.toegankelijk import NAAR_ONDER
from tests.browser.toekenningentoneel import vul_toekenningen, zeg_wie_fuseert
from tests.browser.toeleidingtoneel import vul_toeleiding
from tests.browser.toezicht import Toezicht, kopfouten
from tests.browser.toneel import WACHTWOORD, Toneel
from tests.browser.trajectstanden import vul_einde, vul_netwerk, vul_opvolging, vul_verzoeken
from tests.browser.uitwisselingtoneel import vul_uitwisseling
from tests.browser.wsekwartaaltoneel import vul_wse_kwartaal
from tests.browser.wsestarttoneel import vul_wse_start
from tests.browser.wseurentoneel import vul_wse_uren
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.organisaties.models import Lidmaatschap

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WETTELIJK = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NORMEN = [*WETTELIJK, "best-practice"]
MEESTE_KB = 120
GROOTTES: dict[str, int] = {}
# Group -> what else stands on the stage for it, and fills in its addresses.
VULLERS: dict[str, Callable[[Toneel], dict[str, Any]]] = {
    "aanwezigheden": vul_aanwezigheden,
    "aanvragen": vul_aanvragen,
    "ama_subsidie": vul_subsidie,
    "begeleiding": vul_begeleiding,
    "behandeling": vul_behandeling,
    "besluiten": vul_besluiten,
    "plannen": vul_plannen,
    "gbo": vul_gbo,
    "handhaving": vul_handhaving,
    "inlezen": vul_inlezen,
    "levensloop": vul_levensloop,
    "onthaal": vul_onthaal,
    "oproepen": vul_oproepen,
    "samen": vul_samen,
    "toekenningen": vul_toekenningen,
    "verzoeken": vul_verzoeken,
    "netwerk": vul_netwerk,
    "overeenkomst": vul_overeenkomsten,
    "werkaanbod": vul_werkaanbod,
    "wse_toeleiding": vul_toeleiding,
    "wse_start": vul_wse_start,
    "wse_kwartaal": vul_wse_kwartaal,
    "wse_uren": vul_wse_uren,
    "opvolging": vul_opvolging,
    "einde": vul_einde,
    "uitwisseling": vul_uitwisseling,
}
# Who is on the stage of a group for his role alone.
ROLLEN = {
    "netwerk": "netwerkcoordinator",
    "onthaal": "gbo_medewerker",
    "vdab": "vdab_beslisser",
    "verlener": "dienstverlener",
    "werk": "casemanager_werk",
}
BEELDEN_MAP = os.environ.get("BEELDEN_MAP", "")

LEES_AXE = """async normen => {
  const uitslag = await axe.run(document, {runOnly: normen, preload: false, resultTypes: ["violations"]})
  return uitslag.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")}`)
}"""
# What sticks out beside the page, and what hides text that does not fit.
LEES_OVERLOOP = """() => {
  const wortel = document.documentElement, breed = wortel.clientWidth, fouten = []
  const naam = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : [...e.classList].map(k => "." + k).join(""))
  if (wortel.scrollWidth > breed) fouten.push(`de pagina is ${wortel.scrollWidth - breed} px te breed`)
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest(".visually-hidden, svg, thead, .sla-over, caption") || !e.checkVisibility()) continue
    const vak = e.getBoundingClientRect(), knipt = ["hidden", "clip"].includes(getComputedStyle(e).overflowX)
    if (vak.right > breed + 1 && vak.width > 0) fouten.push(naam(e) + " steekt uit")
    if (knipt && e.scrollWidth > e.clientWidth + 1 && e.innerText) fouten.push(naam(e) + " knipt tekst af")
  }
  return fouten.slice(0, 5)
}"""


def _routes() -> Iterator[str]:
    """The names of all routes."""

    def loop(patronen: list[Any]) -> Iterator[str]:
        for patroon in patronen:
            if hasattr(patroon, "url_patterns"):
                yield from loop(patroon.url_patterns)
            else:
                yield patroon.name

    return loop(get_resolver().url_patterns)


def test_elke_route_wordt_bezocht() -> None:
    """A new page cannot be forgotten here."""
    bekend = {pagina.route for pagina in PAGINAS} | GEEN_PAGINA.keys()
    assert {route for route in _routes() if route not in bekend} == set()
    assert bekend - {""} <= set(_routes())


def test_elke_titel_is_van_een_pagina_en_van_niemand() -> None:
    """One title per route or error, and no name of a person in it."""
    van_titel: dict[str, set[str]] = {}
    for pagina in PAGINAS:
        van_titel.setdefault(pagina.titel, set()).add(pagina.route or str(pagina.status))
    assert {titel: routes for titel, routes in van_titel.items() if len(routes) > 1} == {}
    assert not re.search(r"Lien|Hermans|Nele|Claes", " ".join(van_titel))


def test_de_toetsen_zien_een_zonde(page: Page, toezicht: Toezicht) -> None:
    """Each check fails on a page that was spoiled on purpose."""
    page.goto("/privacy/")
    page.evaluate(AXE.read_text())
    assert page.evaluate(LEES_AXE, NORMEN) == []
    assert page.evaluate(LEES_OVERLOOP) == []
    page.evaluate("""() => {
      const main = document.querySelector("main")
      main.insertAdjacentHTML("beforeend", '<img src="/static/img/merk.svg"><p id="bleek">bleke tekst</p>')
      main.insertAdjacentHTML("beforeend", '<div id="breed">brede tekst</div>')
      document.getElementById("bleek").style.color = "#ccc"
      document.getElementById("breed").style.width = "3000px"
    }""")
    gevonden = " ".join(page.evaluate(LEES_AXE, NORMEN))
    assert "image-alt" in gevonden
    assert "color-contrast" in gevonden
    assert "div#breed steekt uit" in page.evaluate(LEES_OVERLOOP)

    assert toezicht.fouten == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    page.evaluate("fetch('http://elders.invalid/').catch(() => 0)")
    fouten = " ".join(toezicht.fouten)
    assert "Content Security Policy" in fouten
    assert "vraag aan een andere machine" in fouten or "elders.invalid" in fouten
    toezicht.fouten.clear()
    assert len(kopfouten("/", {})) == 7


@pytest.mark.parametrize("groep", dict.fromkeys(pagina.groep for pagina in PAGINAS))
def test_pagina(
    groep: str,
    toneel: Toneel,
    nieuwe_context: Callable[..., BrowserContext],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    tmp_path: Path,
) -> None:
    """All pages of a group; what is wrong with any of them is told at the end."""
    if groep == "werk":
        toneel.vul()
    samen = VULLERS[groep](toneel) if groep in VULLERS else {}
    if groep == "account":
        maak_passkey(nieuwe_context(toneel.sessie(toneel.femke, bevestigd=True)).new_page())
    plaatsen = {**toneel.plaatsen, **samen, "mail": "eerste"}
    if groep == "demo":
        _zet_demo_aan(settings, tmp_path)
    fouten: list[str] = []
    for pagina in [een for een in PAGINAS if een.groep == groep]:
        with monkeypatch.context() as lap:
            page = nieuwe_context(_sessie(toneel, pagina.wie)).new_page()
            adressen = _gevraagd(page)
            antwoord = _open(page, pagina, pagina.pad.format(**plaatsen), lap)
            gevonden = [] if antwoord is None else _status(antwoord.status, pagina)
            gevonden += _bekijk(page, pagina, pagina.titel.format(**plaatsen))
            gevonden += _gewicht(page, adressen)
            fouten += [f"{pagina}: {fout}" for fout in gevonden]
            page.context.close()
    assert not fouten, "\n".join(fouten)


def _sessie(toneel: Toneel, wie: str) -> str:
    if not wie:
        return ""
    if wie == "departement":
        return toneel.sessie(
            maak_speler("departement_zorg", maak_organisatie("Departement", "departement_zorg"))
        )
    if wie == "wse":
        return toneel.sessie(
            maak_speler("departement_wse", maak_organisatie("Departement Werk", "departement_wse"))
        )
    if wie in ROLLEN:
        return toneel.sessie(Lidmaatschap.objects.get(rol=ROLLEN[wie]).gebruiker)
    if wie == "griet_gekozen":
        return toneel.sessie(toneel.griet, gekozen=True)
    return toneel.sessie(getattr(toneel, wie.rstrip("!")), bevestigd=wie.endswith("!"))


def _zet_demo_aan(settings: Any, map_: Path) -> None:
    """The demo: its bar, its mailbox with one mail, its example people under the sign-in form."""
    settings.DEMO = True
    settings.POSTBUS_MAP = map_
    (map_ / "eerste.eml").write_text(
        "From: werkzorg@voorbeeld.be\nTo: nele.claes@voorbeeld.be\nSubject: Er staat iets voor je klaar\n"
        "Message-ID: <1@voorbeeld>\nDate: Mon, 02 Nov 2026 09:15:00 +0100\n\nMeld je aan om het te lezen.\n"
    )
    motor = settings.TEMPLATES[0]
    verwerkers = [*motor["OPTIONS"]["context_processors"], "werkzorg.demo.context.personen"]
    settings.TEMPLATES = [
        {**motor, "OPTIONS": {**motor["OPTIONS"], "context_processors": list(dict.fromkeys(verwerkers))}}
    ]


def _open(page: Page, pagina: Pagina, pad: str, lap: pytest.MonkeyPatch) -> Response | None:
    """Goes to the page, after the step it needs; None when a form leads to it."""
    scherm = "werkzorg.overzicht.views.vandaag"
    if pagina.vooraf == "eerste_stap":
        page.goto("/account/login/")
        page.fill("#id_login", "femke.bos@voorbeeld.be")
        page.fill("#id_password", WACHTWOORD)
        page.click("main button[type=submit]")
        return None
    if pagina.vooraf == "verstuur_leeg":
        page.goto(pad)
        # Not the one that only Enter presses, nor one that asks for the form again.
        page.click("main button[type=submit]:not([tabindex='-1'], [name=wijzig])")
        return None
    if pagina.vooraf == "verstuur_onderaan":
        page.goto(pad)
        page.click("main .formulier-knoppen .btn-primary")
        return None
    if pagina.vooraf in BESTANDEN:
        page.goto(pad)
        page.set_input_files("input[type=file]", BESTANDEN[pagina.vooraf]())
        page.click("main button[type=submit]")
        return None
    if pagina.vooraf == "lees_brief":
        page.goto(pad)
        lees_brief(page)
        return None
    if pagina.vooraf == "lees_oproep":
        page.goto(pad)
        lees_oproep(page)
        return None
    if pagina.vooraf == "zeg_wie_fuseert":
        page.goto(pad)
        zeg_wie_fuseert(page)
        return None
    if pagina.vooraf == "vergrendel":
        page.goto("/")
        page.click("form[data-wz-vergrendel] button")
    if pagina.vooraf == "zonder_csrf":
        page.goto(pad)
        page.context.clear_cookies()
        page.click("main button[type=submit]")
        return None
    if pagina.vooraf == "stuk_400":
        lap.setattr(f"{scherm}.taakregels", _breek(SuspiciousOperation("verzonnen")))
    if pagina.vooraf == "stuk_500":
        lap.setattr(f"{scherm}.taakregels", _breek(RuntimeError("verzonnen")))
    if pagina.vooraf == "sjabloon":
        naam = f"{pagina.status}.html"
        lap.setattr(f"{scherm}.render", lambda request, *_: echte_render(request, naam, status=pagina.status))
    return page.goto(pad)


def _breek(fout: Exception) -> Callable[..., Any]:
    def breek(*_: Any) -> Any:
        raise fout

    return breek


def _status(status: int, pagina: Pagina) -> list[str]:
    return [] if status == pagina.status else [f"status {status} in plaats van {pagina.status}"]


def _titelfout(page: Page, titel: str) -> list[str]:
    """Waits for the page that a form leads to, and until it is whole."""
    try:
        expect(page).to_have_title(titel)
    except AssertionError:
        return [f"titel “{page.title()}” in plaats van “{titel}”"]
    page.wait_for_load_state()
    return []


def _bekijk(page: Page, pagina: Pagina, titel: str) -> list[str]:
    """Title, axe at both widths, reflow at 360 and 320 px, text at 200 %."""
    fouten = _titelfout(page, f"{titel} – werkzorg")
    page.evaluate(AXE.read_text())
    for breedte in (1280, 360):
        page.set_viewport_size({"width": breedte, "height": 900})
        page.evaluate(NAAR_ONDER)
        fouten += [
            f"axe {breedte}: {fout}"
            for fout in page.evaluate(LEES_AXE, NORMEN if breedte > 360 else WETTELIJK)
        ]
        fouten += [f"{breedte} px: {fout}" for fout in page.evaluate(LEES_OVERLOOP)]
        _beeld(page, pagina, breedte)
    page.set_viewport_size({"width": 320, "height": 900})
    fouten += [f"320 px: {fout}" for fout in page.evaluate(LEES_OVERLOOP)]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    fouten += [f"tekst 200 %: {fout}" for fout in page.evaluate(LEES_OVERLOOP)]
    return fouten


def _gevraagd(page: Page) -> list[str]:
    """A list that grows with every address the page asks for."""
    adressen: list[str] = []
    page.on("request", lambda vraag: adressen.append(vraag.url))
    return adressen


def _gewicht(page: Page, adressen: list[str]) -> list[str]:
    """The first load, compressed as the proxy and WhiteNoise do in production."""
    delen = {adres: _grootte(page, adres) for adres in adressen if "/static/" in adres}
    delen[page.url] = len(gzip.compress(page.content().encode(), 9))
    totaal = sum(delen.values())
    lijst = ", ".join(f"{adres.rsplit('/', 1)[-1]} {grootte // 1024}" for adres, grootte in delen.items())
    return [] if totaal <= MEESTE_KB * 1024 else [f"{totaal / 1024:.0f} kB: {lijst}"]


def _grootte(page: Page, adres: str) -> int:
    if adres not in GROOTTES:
        inhoud = page.request.get(adres).body()
        GROOTTES[adres] = len(inhoud) if adres.endswith(".woff2") else len(gzip.compress(inhoud, 9))
    return GROOTTES[adres]


def _beeld(page: Page, pagina: Pagina, breedte: int) -> None:
    if BEELDEN_MAP:
        naam = re.sub(
            r"\W+",
            "-",
            " ".join(
                [
                    str(pagina),
                    pagina.vooraf,
                    *re.findall("{(.*?)}", pagina.pad.partition("?")[0]),
                    pagina.pad.partition("?")[2],
                ]
            ),
        ).strip("-")
        page.screenshot(path=f"{BEELDEN_MAP}/{pagina.groep}-{naam}-{breedte}.png", full_page=True)
