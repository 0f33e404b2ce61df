"""What is taken in of the files of strangers, and why the rest is refused; each is read by the real child process."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time

import pikepdf
import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.documenten import proefbestanden as proef
from tests.omvang import aantal
from werkzorg.documenten import bestandslezer, intake
from werkzorg.documenten.bestandstypes import (
    BESTANDSTYPES,
    DOCX,
    DOSSIERSTUK,
    DOSSIERSTUK_HOOGSTENS,
    JPEG,
    ODT,
    ONDERTEKEND,
    PDF,
    PNG,
    TIFF,
    extensies,
    grootte,
    labels,
)
from werkzorg.documenten.intake import Aangenomen, BijlageGeweigerd, neem_aan, toonnaam
from werkzorg.documenten.soorten import Bijlagesoort


def niemand(_door: object) -> QuerySet:
    raise AssertionError("the intake asks for no rows")


STUK = Bijlagesoort("proef", "Proefstuk", niemand, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS)
GETEKEND = Bijlagesoort("getekend", "Overeenkomst", niemand, ONDERTEKEND, 10 * 1024 * 1024)


def weigering(naam: str, inhoud: bytes, soort: Bijlagesoort = STUK) -> str:
    with pytest.raises(BijlageGeweigerd) as fout:
        neem_aan(soort, naam, inhoud)
    return str(fout.value)


@pytest.mark.parametrize(("naam", "inhoud"), proef.gewone().items())
def test_een_gewoon_bestand_wordt_aangenomen(naam: str, inhoud: bytes) -> None:
    aangenomen = neem_aan(STUK, naam, inhoud)
    assert aangenomen.naam == naam.lower() if naam.endswith("JPEG") else aangenomen.naam == naam
    soort = BESTANDSTYPES[aangenomen.mime]
    assert aangenomen.inhoud.startswith(soort.begin)
    assert naam.lower().rpartition(".")[2] in soort.extensies
    if not soort.is_beeld:
        assert aangenomen.inhoud == inhoud


@pytest.mark.parametrize("wat", proef.vijandige())
def test_een_vijandig_bestand_wordt_geweigerd_met_een_zin(wat: str) -> None:
    naam, inhoud = proef.vijandige()[wat]
    begin = time.monotonic()
    zin = weigering(naam, inhoud)
    assert time.monotonic() - begin < 10
    assert zin.endswith(".")
    assert len(zin.split()) > 5
    # Said twice: what is wrong, and how to mend it.
    assert zin.count(". ") + zin.count(": ") >= 1


ZINNEN = {
    "script bij het openen": "JavaScript",
    "script met een gecodeerde naam": "JavaScript",
    "programma": "programma starten",
    "ingebed bestand": "andere bestanden",
    "xfa": "XFA",
    "wachtwoord": "wachtwoord",
    "beveiligd zonder wachtwoord": "wachtwoord",
    "pdf en zip tegelijk": "verstopt",
    "reuzebeeld": "40 miljoen",
    "net te groot beeld": "40 miljoen",
    "te veel bladen": "100 bladen",
    "pdf als jpg": "de inhoud is een pdf",
    "svg als png": "geen png",
    "dubbele extensie": "pdf, jpg, png, tiff, docx of odt",
    "macro": "macro's",
    "macro naar soort": "macro's",
    "ingebed object": "andere bestanden",
    "sjabloon van buiten": "van buiten",
    "dde": "van buiten",
    "entiteiten": "niet gewoon bewaard",
    "entiteiten in utf-16": "niet gewoon bewaard",
    "bom": "uitgepakt te groot",
    "duizenden delen": "te veel stukken",
    "xlsx als docx": "geen docx",
    "odt als docx": "geen docx",
    "odt met macro": "macro's",
    "odt van buiten": "van buiten",
    "odt met wachtwoord": "wachtwoord",
}


@pytest.mark.parametrize(("wat", "woorden"), ZINNEN.items())
def test_de_weigering_zegt_wat_er_is(wat: str, woorden: str) -> None:
    assert woorden in weigering(*proef.vijandige()[wat])


def test_een_beeld_wordt_opnieuw_getekend_zonder_wat_erbij_stond() -> None:
    foto = neem_aan(STUK, "foto.jpg", proef.jpg_met_plaats())
    assert b"GEHEIM" not in foto.inhoud
    getekend = Image.open(io.BytesIO(foto.inhoud))
    assert not getekend.getexif()
    # It lay on its side: width and height changed places, and the red half is above.
    assert getekend.size == (30, 40)
    assert getekend.getpixel((15, 5))[1] < 60
    assert getekend.getpixel((15, 35))[1] > 200
    png = neem_aan(STUK, "scherm.png", proef.png_met_tekst())
    assert b"GEHEIM" not in png.inhoud
    assert Image.open(io.BytesIO(png.inhoud)).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_een_tiff_houdt_al_haar_bladen() -> None:
    tiff = neem_aan(STUK, "scan.tiff", proef.tiff_bladen(7))
    beeld = Image.open(io.BytesIO(tiff.inhoud))
    assert beeld.n_frames == 7
    beeld.seek(1)
    assert beeld.getpixel((0, 0)) == 255
    beeld.seek(2)
    assert beeld.getpixel((0, 0)) == 0


def test_een_pdf_met_een_kapotte_inhoudstafel_wordt_hersteld_bewaard() -> None:
    heel = proef.pdf()
    kapot = heel.replace(b"startxref\n", b"startxref\n9")
    bewaard = neem_aan(STUK, "a.pdf", kapot).inhoud
    assert bewaard != kapot
    with pikepdf.open(io.BytesIO(bewaard)) as document:
        assert len(document.pages) == 1
        assert not document.get_warnings()


def test_een_kapotte_pdf_met_een_script_wordt_ook_dan_geweigerd() -> None:
    naam, inhoud = proef.vijandige()["script bij het openen"]
    assert "JavaScript" in weigering(naam, inhoud.replace(b"startxref\n", b"startxref\n9"))


def test_de_soort_zegt_wat_mag_en_hoe_groot() -> None:
    assert "pdf, jpg, png of tiff" in weigering("brief.docx", proef.docx(), GETEKEND)
    klein = Bijlagesoort("klein", "Klein", niemand, ONDERTEKEND, 500)
    zin = weigering("a.pdf", proef.pdf() + b"\n" * 3000, klein)
    assert "te groot" in zin
    assert "hoogstens 1 kB" in zin
    assert neem_aan(GETEKEND, "a.pdf", proef.pdf()).mime == PDF


@pytest.mark.parametrize(
    ("getypt", "getoond"),
    [
        ("overeenkomst.pdf", "overeenkomst.pdf"),
        ("C:\\Users\\ann\\Mijn scan.PDF", "Mijn scan.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("a\u202egnp.exe.pdf", "agnp.exe.pdf"),
        ("a\0b\r\nc.pdf", "abc.pdf"),
        ("  veel   spaties .pdf ", "veel spaties.pdf"),
        (".pdf", "bijlage.pdf"),
        ("...", "bijlage"),
        ("", "bijlage"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("brie\u0301f 😀.pdf", "briéf 😀.pdf"),
    ],
)
def test_de_naam_wordt_schoon(getypt: str, getoond: str) -> None:
    assert toonnaam(getypt) == getoond


@given(st.text(max_size=400))
def test_een_naam_is_altijd_een_korte_regel_zonder_map(naam: str) -> None:
    schoon = toonnaam(naam)
    assert 0 < len(schoon) <= intake.LANGSTE_NAAM
    assert not set(schoon) & set('/\\\r\n\0"<>')
    assert schoon.isprintable()
    assert toonnaam(schoon) == schoon


def test_omgewoelde_bestanden_geven_een_antwoord_en_nooit_iets_anders() -> None:
    """Bytes flipped, cut and doubled at random: taken in or refused with a sentence, whatever happens inside."""
    lot = random.Random(20)
    bronnen = list(proef.gewone().items())
    for _ in range(aantal(24, 400)):
        naam, inhoud = lot.choice(bronnen)
        bytes_ = bytearray(inhoud)
        for _ in range(lot.randint(1, 12)):
            plaats = lot.randrange(8, len(bytes_))
            match lot.randrange(3):
                case 0:
                    bytes_[plaats] = lot.randrange(256)
                case 1:
                    del bytes_[plaats : plaats + lot.randint(1, 40)]
                case _:
                    bytes_[plaats:plaats] = bytes_[plaats : plaats + 40]
        uit: Aangenomen | BijlageGeweigerd
        try:
            uit = neem_aan(STUK, naam, bytes(bytes_))
        except BijlageGeweigerd as nee:
            uit = nee
        assert str(uit).endswith(".") if isinstance(uit, BijlageGeweigerd) else uit.inhoud


def test_de_lezer_kan_na_het_laden_niets_meer_openen() -> None:
    """Neither a file nor a connection: proven in a process like the reader's own."""
    code = f"""
import socket, sys
sys.path.insert(0, {str(intake._LEZER.parent)!r})
import bestandslezer
bestandslezer.beperk()
bestandslezer.sluit_af()
for poging in (lambda: open("/etc/hostname"), lambda: socket.socket()):
    try:
        poging()
    except OSError:
        print("dicht")
"""
    klaar = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert klaar.stdout.split() == ["dicht", "dicht"]


def test_wat_de_lezer_laat_omvallen_is_onleesbaar(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    for gedrag in (
        "raise MemoryError",
        "print('geen json')",
        "import time; time.sleep(60)",
        "import os; os.abort()",
    ):
        lezer = tmp_path / "lezer.py"
        lezer.write_text(gedrag)
        monkeypatch.setattr(intake, "_LEZER", lezer)
        monkeypatch.setattr(intake, "TIJDSLIMIET", 2)
        assert "niet leesbaar" in weigering("a.pdf", proef.pdf())


def test_als_alles_bezet_is_staat_er_wat_te_doen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_WACHTTIJD", 0.01)
    for _ in range(2):
        assert intake._PLAATSEN.acquire()
    try:
        assert "over een minuut" in weigering("a.pdf", proef.pdf())
    finally:
        for _ in range(2):
            intake._PLAATSEN.release()


def test_elke_soort_van_de_lezer_is_een_type_en_omgekeerd() -> None:
    assert set(bestandslezer.LEZERS) == {soort.label for soort in BESTANDSTYPES.values()}


def test_types_en_groottes_in_woorden() -> None:
    assert labels(ONDERTEKEND) == "pdf, jpg, png of tiff"
    assert labels({PDF}) == "pdf"
    assert labels({DOCX, ODT}) == "docx of odt"
    assert extensies({JPEG, TIFF}) == ".jpg,.jpeg,.tiff,.tif"
    assert extensies({PNG}) == ".png"
    assert [grootte(n) for n in (0, 1023, 200_000, 1_048_576, 1_572_864)] == [
        "1 kB",
        "1 kB",
        "195 kB",
        "1 MB",
        "1,5 MB",
    ]
