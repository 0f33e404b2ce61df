"""A dossier on paper: facts, no furniture, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
from playwright.sync_api import BrowserContext, expect

from tests.browser.toneel import Toneel

A4_BREED_PX = 794


def test_dossier_op_papier(toneel: Toneel, nieuwe_context: Callable[..., BrowserContext]) -> None:
    """What only works on a screen is gone; the person and what happened stay; it is A4."""
    page = nieuwe_context(toneel.sessie(toneel.nele), breedte=A4_BREED_PX).new_page()
    page.goto(f"/dossiers/{toneel.lien.pk}/")
    page.emulate_media(media="print")
    for weg in (".menu", ".knoppen", ".voet", ".zoek", ".sla-over", ".geen-druk"):
        assert page.locator(weg).locator("visible=true").count() == 0, weg
    for blijft in (
        "Lien Hermans",
        "9000 Gent",
        "Deelnemer geregistreerd",
        "Wie ziet dit dossier",
    ):
        expect(page.get_by_text(blijft).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        assert [round(float(maat)) for maat in pdf.pages[0].mediabox[2:]] == [595, 842]
        assert len(pdf.pages) == 1
