"""The budgets of ux 6 for the work on a traject: every tap and key is counted, from where the work begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.toneel import Toneel
from tests.browser.trajectstanden import bezet
from tests.rolverdeling import Rolverdeling
from tests.trajecten.eindes import met_dossier
from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import noteer, over, stop_de_klok, vandaag
from trajecten.models import Eindverslag, Notitie, Onderbreking, Traject

Contexten = Callable[..., BrowserContext]


class Handen:
    """Two hands at one page: they tap what can be seen and type, and count both."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tikken = self.toetsen = 0

    def tik(self, waar: Locator) -> Handen:
        """One tap on what stands in view or is scrolled to."""
        waar.click()
        self.tikken += 1
        return self

    def typ(self, tekst: str) -> Handen:
        """So many keys in what has the focus."""
        self.page.keyboard.type(tekst)
        self.toetsen += len(tekst)
        return self

    def toets(self, naam: str) -> Handen:
        """One key that types nothing, as Tab."""
        self.page.keyboard.press(naam)
        self.toetsen += 1
        return self

    def binnen(self, *, tikken: int, toetsen: int = 0) -> None:
        """Fails when more was needed."""
        assert (self.tikken <= tikken, self.toetsen <= toetsen) == (True, True), (self.tikken, self.toetsen)


@pytest.fixture
def cast(toneel: Toneel) -> Rolverdeling:
    """Nele is the casemanager Zorg of every traject here."""
    with transaction.atomic():
        return bezet(toneel)


def _traject(cast: Rolverdeling, **velden: object) -> Traject:
    with transaction.atomic():
        return maak_traject(cast, **velden)


def _handen(toneel: Toneel, nieuwe_context: Contexten, breedte: int, adres: str) -> Handen:
    page = nieuwe_context(toneel.sessie(toneel.nele), breedte=breedte).new_page()
    page.goto(adres)
    return Handen(page)


@pytest.mark.parametrize("breedte", [1280, 360])
def test_een_notitie_met_alleen_keuzes_in_drie_tikken(
    breedte: int, toneel: Toneel, cast: Rolverdeling, nieuwe_context: Contexten
) -> None:
    """Ux 6, row 2: open the quick note, say how long, save; kind, day and reader stand ready."""
    handen = _handen(toneel, nieuwe_context, breedte, _traject(cast).get_absolute_url())
    page = handen.page
    handen.tik(page.get_by_text("Snelle notitie", exact=True))
    handen.tik(page.locator(".snelnotitie label").filter(has_text=re.compile(r"^\s*30 min")))
    handen.tik(page.get_by_role("button", name="Bewaar de notitie"))
    expect(page.get_by_text("De notitie is bewaard.")).to_be_visible()
    handen.binnen(tikken=3)
    assert Notitie.objects.get().duur_minuten == 30


def test_een_notitie_met_honderdtwintig_tekens_in_vier_tikken(
    toneel: Toneel, cast: Rolverdeling, nieuwe_context: Contexten
) -> None:
    """Ux 6, row 2: one tap more, in the text."""
    tekst = ("Hij nam vandaag alleen de bus naar het atelier. " * 3)[:120]
    handen = _handen(toneel, nieuwe_context, 360, _traject(cast).get_absolute_url())
    page = handen.page
    handen.tik(page.get_by_text("Snelle notitie", exact=True))
    handen.tik(page.locator(".snelnotitie label").filter(has_text=re.compile(r"^\s*Huisbezoek")))
    handen.tik(page.get_by_role("textbox", name="Notitie")).typ(tekst)
    handen.tik(page.get_by_role("button", name="Bewaar de notitie"))
    expect(page.get_by_text("De notitie is bewaard.")).to_be_visible()
    handen.binnen(tikken=4, toetsen=120)
    assert Notitie.objects.get().tekst == tekst.strip()


@pytest.mark.parametrize("breedte", [1280, 360])
def test_wat_dringend_is_staat_er_en_opent_in_een_tik(
    breedte: int, toneel: Toneel, cast: Rolverdeling, nieuwe_context: Contexten
) -> None:
    """Ux 6, row 4: nothing to see it, one tap to open it."""
    traject = _traject(cast)
    with transaction.atomic():
        notitie = noteer(traject, cast.casemanager_zorg, opvolgen_op=over(0))
    handen = _handen(toneel, nieuwe_context, breedte, "/")
    taak = handen.page.locator("li.taak").get_by_role("link", name="Volg een notitie op", exact=True)
    expect(taak.first).to_be_visible()
    handen.tik(taak.first)
    expect(handen.page).to_have_url(re.compile(str(notitie.pk)))
    handen.binnen(tikken=1)


def test_een_eindverslag_uit_het_vooraf_ingevulde_ontwerp(
    toneel: Toneel, cast: Rolverdeling, nieuwe_context: Contexten
) -> None:
    """Ux 6, last row: seven taps and 400 keys from the file to a report that is kept."""
    with transaction.atomic():
        traject = met_dossier(cast)
    gesprek = ("We overliepen samen wat er lukte en wat niet, en wat hij hierna wil doen. " * 4)[:240]
    visie = ("Ik kom weer buiten en ik heb collega's. Dat wil ik zo houden. " * 3)[:140]
    handen = _handen(toneel, nieuwe_context, 1280, traject.get_absolute_url())
    page = handen.page
    handen.tik(page.get_by_role("link", name="Schrijf het eindverslag"))
    groep = page.get_by_role("group", name="5. Verslag van het gesprek met de deelnemer", exact=True)
    handen.tik(groep.get_by_role("textbox", name=re.compile("^Voeg een eigen regel toe"))).typ(gesprek)
    handen.tik(page.get_by_role("textbox", name=re.compile("^Hoe ziet de deelnemer het zelf"))).typ(visie)
    handen.tik(page.get_by_role("textbox", name=re.compile("^Besproken met de deelnemer op")))
    handen.typ(f"{vandaag():%d/%m/%Y}")
    handen.tik(page.get_by_role("button", name="Bewaar het eindverslag"))
    expect(page.get_by_text("Het eindverslag is bewaard.")).to_be_visible()
    handen.binnen(tikken=7, toetsen=400)
    assert Eindverslag.objects.get(traject=traject).eigen_visie == visie.strip()


def test_het_effect_van_een_onderbreking_staat_er_terwijl_je_typt(
    toneel: Toneel, cast: Rolverdeling, nieuwe_context: Contexten, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end date moves on the screen before anything is saved; who saw it sends once."""
    stop_de_klok(monkeypatch)
    traject = _traject(cast)
    adressen: list[str] = []
    handen = _handen(toneel, nieuwe_context, 1280, f"{traject.get_absolute_url()}onderbreek/")
    page = handen.page
    page.on("request", lambda vraag: adressen.append(vraag.url))
    page.get_by_role("radio", name=re.compile("^Ziekte", re.I)).check()
    page.get_by_role("textbox", name=re.compile("^Toelichting")).fill("Rust thuis.")
    page.get_by_role("textbox", name=re.compile("^Eerste dag")).fill(f"{over(-5):%d/%m/%Y}")
    page.get_by_role("textbox", name=re.compile("^Laatste dag")).fill(f"{over(14):%d/%m/%Y}")
    page.keyboard.press("Tab")
    assert traject.uiterste_einddatum is not None
    dan = traject.uiterste_einddatum + timedelta(days=20)
    expect(page.locator("#onderbreekeffect")).to_contain_text(f"{dan:%d/%m/%Y}")
    assert not Onderbreking.objects.exists()
    assert not [adres for adres in adressen if "Rust" in adres or "csrf" in adres]
    page.get_by_role("button", name="Meld de onderbreking").click()
    expect(page.get_by_text("De onderbreking is gemeld.")).to_be_visible()
    assert Traject.objects.get(pk=traject.pk).uiterste_einddatum == dan
