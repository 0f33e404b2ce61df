"""The page of the werk- en zorgregio's: all fifteen, marked as an assumption, and where an address lies."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db
URL = "/regios/"


def test_vijftien_regios_met_hun_gemeenten_als_aanname_en_met_bron(cast, als):
    antwoord = als(cast.casemanager_zorg).get(URL)
    regios = {regio["sleutel"]: regio for regio in antwoord.context["regios"]}
    assert len(regios) == 15
    assert sum(len(regio["gemeenten"]) for regio in regios.values()) == 285
    assert regios["gent"]["buren"] == [
        "Brugge",
        "Denderland",
        "Kortrijk",
        "Midwest",
        "Vlaamse Ardennen",
        "Waasland",
    ]
    assert regios["gent"]["werkingsgebied"] == "Gent"
    html = antwoord.content.decode()
    assert "aanname" in html
    assert "© Statbel" in html
    assert "CC BY 4.0" in html
    assert "Merelbeke-Melle <span" in html
    assert "(sinds 01/01/2025)" in html


@pytest.mark.parametrize(
    ("vraag", "stukjes"),
    [
        ("9000", ["Gent", "44021", "Oost-Vlaanderen"]),
        (
            "9820 Merelbeke",
            ["hoort sinds 1 januari 2025 bij de gemeente Merelbeke-Melle", "Melle, Merelbeke"],
        ),
        ("Deinze", ["Deinze", "44083"]),
        ("1804", ["Vilvoorde", "Zemst"]),
        ("Schaarbeek", ["buiten het Vlaamse aanbod"]),
        ("9000 Antwerpen", ["hoort bij Gent, niet bij Antwerpen"]),
        ("5000", ["staat niet in onze lijst"]),
        ("Nergenshuizen", ["geen gemeente Nergenshuizen"]),
    ],
)
def test_waar_een_adres_ligt(cast, als, vraag, stukjes):
    html = als(cast.casemanager_zorg).get(URL, {"zoek": vraag}).content.decode()
    begin = html.index("vondst-titel")
    vondst = html[begin : html.index('class="regios"', begin)]
    for stukje in stukjes:
        assert stukje in vondst


@pytest.mark.parametrize("vraag", ["\x00", "x" * 500, "🙂", "<b>", "9000 9000 9000", "   "])
def test_geen_vraag_breekt_de_bladzijde(cast, als, vraag):
    antwoord = als(cast.casemanager_zorg).get(URL, {"zoek": vraag})
    assert antwoord.status_code == 200
    assert b"<b>\xe2" not in antwoord.content
