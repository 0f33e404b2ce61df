"""The documents: PDF/A-3a with our letters in it, the same every time, and deaf to what users type."""

import logging
import random
import re
import socket
import subprocess
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest
import time_machine

from tests.documenten import proefstukken
from tests.gereedschap import gereedschap
from tests.omvang import aantal
from werkzorg.documenten import pdf

PROJECT = Path(__file__).parents[2]
VERBODEN = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/SubmitForm",
    "/GoToR",
    "/GoToE",
    "/XFA",
    "/RichMedia",
}


@pytest.fixture(autouse=True)
def sjablonen(settings):
    settings.TEMPLATES = proefstukken.sjabloonmappen()


@pytest.fixture(autouse=True)
def stille_opmaak(caplog):
    """A warning of the renderer is a mistake in a template or style sheet, and fails the test."""
    caplog.set_level(logging.WARNING)
    yield
    assert [
        r.getMessage() for r in caplog.get_records("call") if r.name.startswith(("weasyprint", "fontTools"))
    ] == []


@pytest.fixture
def geen_netwerk(monkeypatch):
    """Any attempt to reach something is recorded and refused."""
    pogingen: list[object] = []

    def poging(*argumenten, **opties):
        pogingen.append(argumenten)
        raise OSError("geen netwerk in deze proef")

    for naam in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, naam, poging)
    monkeypatch.setattr(socket, "getaddrinfo", poging)
    return pogingen


def objecten(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [voorwerp for voorwerp in document.objects if isinstance(voorwerp, pikepdf.Object)]


def sleutels(document: pikepdf.Pdf) -> set[str]:
    """Every name that is used as a key or action anywhere in the file."""
    gevonden: set[str] = set()

    def loop(voorwerp: object, diepte: int = 0) -> None:
        if isinstance(voorwerp, pikepdf.Dictionary | pikepdf.Stream):
            for naam in voorwerp.keys():  # noqa: SIM118  (a pikepdf dictionary iterates otherwise)
                gevonden.add(naam)
                waarde = voorwerp[naam]
                if isinstance(waarde, pikepdf.Name):
                    gevonden.add(str(waarde))
                elif not getattr(waarde, "is_indirect", False) and diepte < 20:
                    loop(waarde, diepte + 1)
        elif isinstance(voorwerp, pikepdf.Array):
            for deel in voorwerp:
                if not getattr(deel, "is_indirect", False) and diepte < 20:
                    loop(deel, diepte + 1)

    for voorwerp in document.objects:
        loop(voorwerp)
    loop(document.trailer)
    return gevonden


class TestVorm:
    def test_archive_variant_title_language_and_tags(self):
        with pikepdf.open(BytesIO(proefstukken.document())) as document:
            with document.open_metadata() as gegevens:
                assert gegevens.pdfa_status == "3A"
                assert gegevens["dc:title"] == "Uw inschrijving"
            wortel = document.Root
            assert str(wortel.Lang) == "nl-BE"
            assert bool(wortel.MarkInfo.Marked)
            assert bool(wortel.ViewerPreferences.DisplayDocTitle)
            assert "/StructTreeRoot" in wortel
            assert len(wortel.OutputIntents) == 1
            assert str(document.docinfo["/Title"]) == "Uw inschrijving"
            assert document.pdf_version == "1.7"
            assert not document.is_encrypted
            breedte, hoogte = (float(x) for x in document.pages[0].MediaBox[2:])
            assert (round(breedte), round(hoogte)) == (595, 842)

    def test_every_letter_is_ours_and_embedded(self):
        with pikepdf.open(BytesIO(proefstukken.document())) as document:
            beschrijvingen = [
                o
                for o in objecten(document)
                if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
            ]
            assert len(beschrijvingen) >= 4
            for beschrijving in beschrijvingen:
                assert any(f"/FontFile{nr}" in beschrijving for nr in ("", "2", "3"))
                assert "+Source-Sans-3" in str(beschrijving.FontName)

    def test_letters_of_both_alphabets_files_are_not_mixed_up(self):
        naam = "Łukasz Dvořák Şükrü Œuvré Ñandú ïëéè"
        assert naam in proefstukken.tekst(proefstukken.document(naam=naam))

    def test_table_heads_are_heads_in_the_tag_tree(self):
        with pikepdf.open(BytesIO(proefstukken.document())) as document:
            koppen = [
                o for o in objecten(document) if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"
            ]
            assert len(koppen) >= 8
            # Above a column or before a row: whoever has the table read out hears it.
            assert {str(kop.A.Scope) for kop in koppen} == {"/Column", "/Row"}

    def test_a_third_opinion_on_the_tags(self, tmp_path):
        pad = tmp_path / "document.pdf"
        pad.write_bytes(proefstukken.document())
        # Ours is PDF/A-3a and cannot be marked as PDF/UA as well (docs/besluiten/0002-zegel.md).
        assert {een.rule_id for een in pdfua.validate(pad).findings} == {"UA-28-004"}

    def test_footer_and_facts(self):
        lees = proefstukken.tekst(
            proefstukken.document(rijen=[{"stap": f"Stap {n}", "wie": "x", "uren": n} for n in range(80)])
        )
        bladen = lees.rstrip("\f").split("\f")
        assert len(bladen) > 1
        for nummer, blad in enumerate(bladen, start=1):
            assert "Ontvangstbewijs · dossier AT-2025-0377 · versie 1" in blad
            assert f"Pagina {nummer} van {len(bladen)}" in blad
        eerste = bladen[0]
        assert eerste.index("CGG De Linde") < eerste.index("Uw inschrijving") < eerste.index("In het kort")
        assert "21/11/2026" in eerste

    def test_the_same_input_gives_the_same_bytes(self):
        with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)):
            eerste = proefstukken.document()
        with time_machine.travel(datetime(2031, 2, 1, tzinfo=UTC)):
            assert proefstukken.document() == eerste

    def test_another_version_gives_another_identifier(self):
        een, twee = (
            pdf.maak_pdf(proefstukken.PROEFSTUK, proefstukken.context(), titel="T", identificatie=kenmerk)
            for kenmerk in (b"een", "twee")
        )
        with pikepdf.open(BytesIO(een)) as a, pikepdf.open(BytesIO(twee)) as b:
            assert bytes(a.trailer.ID[0]) != bytes(b.trailer.ID[0])

    def test_poppler_and_qpdf_have_no_complaint(self, tmp_path):
        pad = tmp_path / "document.pdf"
        pad.write_bytes(proefstukken.document())
        subprocess.run([gereedschap("qpdf", pakket="qpdf"), "--check", pad], check=True, capture_output=True)
        letters = subprocess.run(
            [gereedschap("pdffonts", pakket="poppler-utils"), pad], check=True, capture_output=True, text=True
        ).stdout
        for regel in letters.splitlines()[2:]:
            assert re.search(r" yes yes yes ", regel), regel


class TestBijlage:
    def test_one_data_file_travels_along(self):
        with pikepdf.open(BytesIO(proefstukken.document())) as document:
            assert list(document.attachments) == ["gegevens.jsonld"]
            assert (
                document.attachments["gegevens.jsonld"].get_file().read_bytes() == proefstukken.BIJLAGE.inhoud
            )
            assert len(document.Root.AF) == 1
            assert str(document.Root.AF[0].AFRelationship) == "/Data"
            assert str(document.Root.AF[0].EF.F.Subtype) == "/application/ld+json"

    def test_without_one_there_is_none(self):
        kaal = pdf.maak_pdf(proefstukken.PROEFSTUK, proefstukken.context(), titel="T", identificatie="x")
        with pikepdf.open(BytesIO(kaal)) as document:
            assert "/AF" not in document.Root
            assert not list(document.attachments)

    @pytest.mark.parametrize(
        "naam", ["", "../x.json", "a/b.json", "x.exe", "Jan Peeters.json", "x.json\x00", "x.json\n"]
    )
    def test_another_kind_of_name_is_refused(self, naam):
        bijlage = pdf.Bijlage(naam, b"{}", "", datetime(2026, 1, 1, tzinfo=UTC))
        with pytest.raises(pdf.PdfFout, match="bijlage"):
            pdf.maak_pdf(
                proefstukken.PROEFSTUK, proefstukken.context(), titel="T", identificatie="x", bijlage=bijlage
            )


class TestWeigeringen:
    @pytest.mark.parametrize(
        "sjabloon",
        [
            "basis.html",
            "../documenten/basis.html",
            "/etc/passwd",
            "documenten/../x.html",
            "documenten/x.txt",
            "a/b/documenten/x.html",
            "{{ x }}",
            "documenten/basis.html\n",
        ],
    )
    def test_only_document_templates(self, sjabloon):
        with pytest.raises(pdf.PdfFout, match="documentsjabloon"):
            pdf.maak_pdf(sjabloon, proefstukken.context(), titel="T", identificatie="x")

    def test_a_missing_value_is_named(self):
        context = proefstukken.context()
        del context["dossiernummer"]
        with pytest.raises(pdf.PdfFout, match="dossiernummer"):
            pdf.maak_pdf(proefstukken.PROEFSTUK, context, titel="T", identificatie="x")

    @pytest.mark.parametrize("soort", ["beeld", "stijl", "bijlage", "achtergrond"])
    @pytest.mark.parametrize(
        "adres",
        [
            "file:///etc/passwd",
            "http://169.254.169.254/latest/meta-data/",
            "https://voorbeeld.invalid/x.css",
            "ftp://voorbeeld.invalid/x",
            "data:image/png;base64,iVBORw0KGgo=",
            "data:text/css,p{color:red}",
            "eigen:../werkzorg/settings.py",
            "eigen:css/../../manage.py",
            "eigen:/etc/passwd",
            "eigen:css/document.css?x",
            "eigen:css%2fdocument.css",
            "EIGEN:css/document.css",
            "FILE:/etc/passwd",
        ],
    )
    def test_any_other_address_ends_the_document(self, geen_netwerk, soort, adres):
        context = proefstukken.context(soort_lek=soort, adres=adres)
        with pytest.raises(pdf.PdfFout, match="kon niet gemaakt worden"):
            pdf.maak_pdf("documenten/lek.html", context, titel="T", identificatie="x")
        assert geen_netwerk == []

    def test_a_missing_font_is_an_error_and_not_another_font(self, monkeypatch):
        pdf._inhoud.cache_clear()
        monkeypatch.setattr(pdf, "_bestand", lambda naam: None)
        with pytest.raises(pdf.PdfFout, match="ontbreekt"):
            proefstukken.document()
        pdf._inhoud.cache_clear()

    def test_collected_files_serve_when_the_sources_are_away(self, monkeypatch, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        monkeypatch.setattr(pdf.finders, "find", lambda naam: None)
        assert pdf._bestand("css/document.css") is None
        (tmp_path / "css").mkdir()
        (tmp_path / "css" / "document.css").write_text("p {}")
        assert pdf._bestand("css/document.css") == tmp_path / "css" / "document.css"


GIF = [
    "<script>app.alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='http://169.254.169.254/'>",
    "<img src='file:///etc/passwd'>",
    "<link rel=attachment href='file:///etc/passwd'>",
    "<link rel=stylesheet href=//kwaad.invalid/x.css>",
    "<style>@import url(http://kwaad.invalid/x.css);</style>",
    "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
    "<object data='file:///etc/passwd'></object><embed src=file:///etc/passwd>",
    "<iframe src='file:///etc/passwd'></iframe>",
    "<a href='javascript:alert(1)'>klik</a>",
    "<a href='file:///etc/passwd' download>klik</a>",
    "<base href='http://kwaad.invalid/'>",
    "<meta http-equiv=refresh content='0;url=http://kwaad.invalid'>",
    "<svg><image href='file:///etc/passwd'/><use href='http://kwaad.invalid#x'/></svg>",
    "<form action=http://kwaad.invalid><input></form>",
    "{{ 123456|add:654321 }}",
    "{% now 'Y' %}{% load static %}{% include '/etc/passwd' %}",
    "{{ settings.SECRET_KEY }}{{ request }}{% debug %}",
    "${7*191}#{7*191}<%= 7*191 %>${{7*191}}",
    "(\\) >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "endstream endobj 1 0 obj << /Type /Action /S /Launch /F (cmd.exe) >> endobj",
    "%PDF-1.7 trailer << /Root 1 0 R >> startxref 0 %%EOF",
    "';}--></style></title></head><script>",
    "]]>&lt;script&gt;<!--",
    "url(http://kwaad.invalid) attr(src) counter(page) content: 'x'",
    "\x00\x01\x08\x0b\x1b[31m\x7f\x85",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e",
    "\ud800 \udfff \ufffe \uffff",
    "A" * 800,
    "Ā̴̧̛̺̼̥͎͚̰͎̅̈́̾̉̓̿" * 20,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f9d1\U0001f3fd",
    "مرحبا שלום 你好 ไทย",
    "\t\r\n\u2028\u2029\u00ad\u200b\ufeff",
    "=cmd|'/c calc'!A1",
    "&#60;script&#62; &amp;lt; &#x202e; &#0;",
]


def gif(bron: random.Random) -> str:
    """One hostile string: one or two of the kinds, cut, mirrored or glued at random."""
    stukken = bron.choices(GIF, k=bron.choice((1, 1, 2)))
    lijm = bron.choice(("", " ", "\"'>", "\n", "\x00", "--", "}}"))
    geheel = lijm.join(stukken)
    if bron.random() < 0.2:
        geheel = geheel[bron.randrange(len(geheel)) :]
    return geheel.swapcase() if bron.random() < 0.1 else geheel


def test_hostile_text_stays_text(geen_netwerk, monkeypatch, settings):
    settings.SECRET_KEY = "kanarie-in-de-sleutel"
    gevraagd: set[str] = set()
    lader = pdf._lader()
    gewoon = type(lader).fetch

    def fetch(zelf, url, headers=None):
        gevraagd.add(url)
        return gewoon(zelf, url, headers)

    monkeypatch.setattr(type(lader), "fetch", fetch)
    bron = random.Random(18)
    per_document = 40
    for _ in range(aantal(3, 50)):
        teksten = iter([gif(bron) for _ in range(per_document)])
        velden = (
            "organisatie_naam",
            "organisatie_adres",
            "dossiernummer",
            "versie",
            "soort_label",
            "naam",
            "opmerking",
        )
        context = proefstukken.context(**{veld: next(teksten) for veld in velden})
        context["rijen"] = [{"stap": t, "wie": next(teksten, ""), "uren": next(teksten, "")} for t in teksten]
        gemaakt = pdf.maak_pdf(proefstukken.PROEFSTUK, context, titel=gif(bron), identificatie="x")
        with pikepdf.open(BytesIO(gemaakt)) as document:
            namen = sleutels(document)
            assert not namen & (VERBODEN | {"/EmbeddedFile", "/Filespec", "/URI", "/AcroForm"})
        gelezen = proefstukken.tekst(gemaakt)
        assert "777777" not in gelezen.replace(" ", "").replace(".", "")
        assert "1337" not in gelezen
        assert settings.SECRET_KEY not in gelezen
        assert "root:" not in gelezen
    assert gevraagd == {pdf.SCHEMA + naam for naam in pdf._EIGEN}
    assert geen_netwerk == []


def test_text_that_looks_like_markup_is_shown_as_typed():
    assert "<b>x</b> {{ 1|add:1 }} &amp;" in proefstukken.tekst(
        proefstukken.document(naam="<b>x</b> {{ 1|add:1 }} &amp;")
    )


def test_signs_that_turn_the_reading_direction_are_gone():
    assert "goedtegekeurd" in proefstukken.tekst(
        proefstukken.document(naam="goed\u202etegekeurd\u202c\u200f")
    )


def test_what_our_letters_cannot_draw_is_a_question_mark():
    """Another font of this machine would step in: other bytes elsewhere, and a name in the log."""
    assert "a?b ?? c" in proefstukken.tekst(proefstukken.document(naam="a\x00b 你\U0001f600 c"))


def test_split_accents_are_joined():
    assert "Dvořák é" in proefstukken.tekst(proefstukken.document(naam="Dvor\u030ca\u0301k e\u0301"))


@pytest.mark.parametrize(
    "lang", ["A" * 20_000, "woord " * 5_000, "é\n" * 5_000], ids=["letter", "woord", "regel"]
)
def test_a_very_long_note_takes_seconds_not_minutes(lang):
    begin = time.process_time()
    proefstukken.document(opmerking=lang)
    assert time.process_time() - begin < 20
