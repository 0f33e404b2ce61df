"""Checking a seal: yes for our own unchanged document, no for everything else, and never a crash."""

import json
import logging
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic, misc
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers

from tests.documenten import proefstukken
from tests.omvang import aantal
from werkzorg.documenten import verificatie, zegel, zegellezer
from werkzorg.documenten.verificatie import Reden, Uitkomst, controleer


@pytest.fixture(autouse=True)
def instellingen(settings):
    settings.TEMPLATES = proefstukken.sjabloonmappen()
    settings.ZEGEL_MAP = proefstukken.zegelmap()
    # What the parser thinks of broken files is of no interest here.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@pytest.fixture(scope="module")
def gemaakt() -> dict[str, bytes]:
    return {}


@pytest.fixture
def pdf(gemaakt) -> bytes:
    """One sealed document for all tests of this module."""
    if not gemaakt:
        gemaakt["open"] = proefstukken.document()
        gemaakt["pdf"] = proefstukken.verzegeld(gemaakt["open"])
    return gemaakt["pdf"]


def gat(pdf: bytes) -> tuple[int, int]:
    """Where the signature stands: the only bytes that the seal does not cover, as [from, to)."""
    bereik = PdfFileReader(BytesIO(pdf)).embedded_signatures[0].byte_range
    return int(bereik[1]), int(bereik[2])


def wordt_aanvaard(pdf: bytes) -> bool:
    """What the reader says, in this process: whatever it raises is a no for the caller."""
    wortels = [pad.read_bytes() for pad in zegel.wortels(proefstukken.zegelmap())]
    try:
        return zegellezer.lees_zegel(pdf, wortels)[0] == Reden.ONGEWIJZIGD
    except Exception:  # noqa: BLE001  (hostile bytes may make the parser raise anything)
        return False


class TestAntwoord:
    def test_our_own_document_is_valid_and_dated(self, pdf):
        uitkomst = controleer(pdf)
        assert uitkomst.geldig
        assert uitkomst.reden is Reden.ONGEWIJZIGD
        assert uitkomst.verzegeld_op is not None
        assert uitkomst.verzegeld_op.utcoffset() == timedelta(0)
        assert abs(uitkomst.verzegeld_op - datetime.now(tz=UTC)) < timedelta(minutes=10)

    def test_before_sealing_there_is_no_seal(self, pdf, gemaakt):
        assert controleer(gemaakt["open"]) == Uitkomst(geldig=False, reden=Reden.GEEN_ZEGEL)

    @pytest.mark.parametrize(
        "inhoud", [b"", b"PK\x03\x04", b"<html>", b"%PD", b"\xef\xbb\xbf%PDF-1.7 /ByteRange"]
    )
    def test_another_kind_of_file(self, inhoud):
        assert controleer(inhoud) == Uitkomst(geldig=False, reden=Reden.GEEN_PDF)

    def test_a_file_that_is_too_large_is_not_read(self, pdf):
        assert controleer(pdf.ljust(verificatie.MAX_GROOTTE + 1)).reden is Reden.TE_GROOT

    def test_a_seal_of_another_installation(self, pdf, settings, tmp_path):
        settings.ZEGEL_MAP = tmp_path
        assert controleer(pdf).reden is Reden.NIET_GEREED
        zegel.maak_zegelsleutels(tmp_path)
        assert controleer(pdf) == Uitkomst(geldig=False, reden=Reden.VREEMD_ZEGEL)

    def test_a_seal_of_an_earlier_set_stays_valid(self, pdf, settings, tmp_path):
        settings.ZEGEL_MAP = tmp_path
        zegel.maak_zegelsleutels(tmp_path)
        (tmp_path / "vroeger").mkdir()
        oud = proefstukken.zegelmap() / "sleutels" / "wortel.crt"
        (tmp_path / "vroeger" / "2026.crt").write_bytes(oud.read_bytes())
        assert controleer(pdf).geldig

    def test_a_timestamp_key_cannot_seal(self, gemaakt, pdf, settings, tmp_path):
        """It hangs under the same root, but sealing is not what it is for."""
        sleutels = tmp_path / "sleutels"
        sleutels.mkdir()
        for pad in (proefstukken.zegelmap() / "sleutels").iterdir():
            (sleutels / pad.name).write_bytes(pad.read_bytes())
        for soort in ("crt", "key"):
            (sleutels / f"zegel.{soort}").write_bytes((sleutels / f"tijdstempel.{soort}").read_bytes())
        vals = zegel.LokaleZegelaar(tmp_path).verzegel(gemaakt["open"], reden="vals")
        assert not controleer(vals).geldig

    def test_a_seal_that_allows_filling_in_is_not_ours(self, gemaakt, pdf, monkeypatch):
        gewoon = signers.PdfSignatureMetadata

        def losse_gegevens(**opties):
            return gewoon(**{**opties, "docmdp_permissions": fields.MDPPerm.FILL_FORMS})

        monkeypatch.setattr(signers, "PdfSignatureMetadata", losse_gegevens)
        losser = proefstukken.verzegeld(gemaakt["open"])
        monkeypatch.undo()
        assert controleer(losser) == Uitkomst(geldig=False, reden=Reden.VREEMD_ZEGEL)

    def test_too_many_at_once_is_an_answer_too(self, pdf, monkeypatch):
        monkeypatch.setattr(verificatie, "_WACHTTIJD", 0.01)
        for _ in range(2):
            verificatie._PLAATSEN.acquire()
        try:
            assert controleer(pdf).reden is Reden.BEZET
        finally:
            verificatie._PLAATSEN.release(2)

    def test_the_hash_is_the_one_of_the_store(self):
        assert verificatie.sha256(b"abc").startswith("ba7816bf8f01cfea")


class TestGeknoei:
    def test_bit_flips_in_the_signed_range(self, pdf):
        begin, einde = gat(pdf)
        bron = random.Random(9)
        plaatsen = [*range(begin), *range(einde, len(pdf))]
        for _ in range(aantal(120, 2_000)):
            stuk = bytearray(pdf)
            stuk[bron.choice(plaatsen)] ^= 1 << bron.randrange(8)
            assert not wordt_aanvaard(bytes(stuk))

    def test_bit_flips_in_the_signature_and_its_padding(self, pdf):
        begin, einde = gat(pdf)
        kern = len(pdf[begin:einde].rstrip(b">").rstrip(b"0"))
        bron = random.Random(10)
        goed = verificatie.sha256(pdf)
        for _ in range(aantal(60, 400)):
            stuk = bytearray(pdf)
            stuk[bron.randrange(begin + kern, einde)] ^= 1 << bron.randrange(8)
            assert not wordt_aanvaard(bytes(stuk))
            assert verificatie.sha256(stuk) != goed

    def test_cut_and_extended_files(self, pdf):
        bron = random.Random(11)
        for _ in range(aantal(20, 200)):
            assert not wordt_aanvaard(pdf[: bron.randrange(len(pdf))])
            assert not wordt_aanvaard(pdf + bron.randbytes(bron.randrange(1, 40)))
        assert not wordt_aanvaard(b"%PDF-1.7\n" + pdf)
        assert not wordt_aanvaard(pdf + pdf)

    def test_incremental_updates(self, pdf):
        bron = random.Random(12)
        for nummer in range(aantal(14, 105)):
            soort = AANVALLEN[nummer % len(AANVALLEN)]
            bijgewerkt = soort(pdf, bron)
            assert bijgewerkt != pdf
            assert not wordt_aanvaard(bijgewerkt), soort.__name__

    def test_a_rewritten_file(self, pdf):
        uit = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as document:
            document.save(uit)
        assert not wordt_aanvaard(uit.getvalue())

    def test_the_seal_of_one_document_on_another(self, pdf):
        ander = proefstukken.verzegeld(proefstukken.document(naam="Iemand anders"))
        (a, b), (c, d) = gat(pdf), gat(ander)
        assert not wordt_aanvaard(ander[:c] + pdf[a:b] + ander[d:])
        kop = ander.index(b"/ByteRange")
        assert not wordt_aanvaard(ander[:kop] + pdf[pdf.index(b"/ByteRange") :])

    def test_the_page_gives_the_same_answers(self, pdf):
        bron = random.Random(13)
        begin, einde = gat(pdf)
        for plaats in (300, begin - 5, begin + 100, einde - 2, len(pdf) - 2):
            stuk = bytearray(pdf)
            stuk[plaats] ^= 1
            assert not controleer(bytes(stuk)).geldig
        for soort in AANVALLEN[:3]:
            assert controleer(soort(pdf, bron)).reden is Reden.GEWIJZIGD


def _bij(pdf: bytes, doe: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    schrijver = IncrementalPdfFileWriter(BytesIO(pdf))
    doe(schrijver)
    uit = BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def nieuwe_titel(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        w.trailer["/Info"]["/Title"] = generic.pdf_string(f"Vervalst {bron.random()}")
        w.mark_update(w.trailer.raw_get("/Info"))

    return _bij(pdf, doe)


def andere_taal(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        w.root["/Lang"] = generic.pdf_string("fr-BE")
        w.update_root()

    return _bij(pdf, doe)


def blad_overschreven(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        w.add_stream_to_page(0, w.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 50 50 99 99 re f")))

    return _bij(pdf, doe)


def notitie_erbij(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        notitie = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
                generic.pdf_name("/Rect"): generic.ArrayObject(
                    [generic.NumberObject(n) for n in (50, 50, 200, 90)]
                ),
                generic.pdf_name("/Contents"): generic.pdf_string(f"geweigerd {bron.random()}"),
            }
        )
        w.register_annotation(w.find_page_for_modification(0)[0], w.add_object(notitie))

    return _bij(pdf, doe)


def veld_erbij(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        fields.append_signature_field(w, fields.SigFieldSpec("Tweede"))

    return _bij(pdf, doe)


def zegel_weg(pdf: bytes, bron: random.Random) -> bytes:
    def doe(w: IncrementalPdfFileWriter) -> None:
        del w.root["/Perms"]
        w.update_root()

    return _bij(pdf, doe)


def lege_bijwerking(pdf: bytes, bron: random.Random) -> bytes:
    start = pdf.rindex(b"startxref")
    return pdf + b"\n" + pdf[start:] + b"%%EOF\n"


AANVALLEN = [
    nieuwe_titel,
    notitie_erbij,
    blad_overschreven,
    andere_taal,
    veld_erbij,
    zegel_weg,
    lege_bijwerking,
]


def _bom(lagen: int) -> bytes:
    data = b"\x00" * 40_000_000
    for _ in range(lagen):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * lagen
    kop = b"%PDF-1.7 /ByteRange\n1 0 obj << /Type /XRef /Size 9 /W [1 2 1] /Root 2 0 R /Filter ["
    return (
        kop
        + filters
        + b"] /Length %d >> stream\n" % len(data)
        + data
        + b"\nendstream endobj\nstartxref\n20\n%%EOF"
    )


VIJANDIG = {
    "kop alleen": b"%PDF-1.7 /ByteRange",
    "diep genest": b"%PDF-1.7 /ByteRange\n1 0 obj "
    + b"[" * 200_000
    + b"\ntrailer << /Root 1 0 R >> startxref\n20\n%%EOF",
    "eindeloos terug": b"%PDF-1.7 /ByteRange\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer << /Prev 20 /Size 1 >>\nstartxref\n20\n%%EOF",
    "reuzengetal": b"%PDF-1.7 /ByteRange\nxref\n0 99999999999\n"
    b"trailer << /Size 99999999999 >>\nstartxref\n20\n%%EOF",
    "bom": _bom(1),
    "dubbele bom": _bom(2),
    "ruis": b"%PDF-1.7 /ByteRange" + random.Random(5).randbytes(200_000),
    "vol": (b"%PDF-1.7 /ByteRange" + b"<< /A 1 0 R >> " * 2_000_000)[: verificatie.MAX_GROOTTE],
}


class TestVijandig:
    @pytest.mark.parametrize("naam", VIJANDIG)
    def test_hostile_bytes_get_a_no_in_bounded_time(self, naam):
        begin = time.monotonic()
        uitkomst = controleer(VIJANDIG[naam])
        assert not uitkomst.geldig
        assert time.monotonic() - begin < verificatie.TIJDSLIMIET + 10

    def test_broken_documents_never_raise(self, pdf):
        bron = random.Random(14)
        for _ in range(aantal(4, 40)):
            stuk = bytearray(pdf)
            for _ in range(bron.randrange(1, 60)):
                plaats = bron.randrange(10, len(stuk))
                stuk[plaats : plaats + bron.randrange(4)] = bron.randbytes(bron.randrange(4))
            assert isinstance(controleer(bytes(stuk)), Uitkomst)

    @pytest.mark.parametrize(
        "antwoord",
        [
            b"",
            b"ja",
            b"{}",
            b"[]",
            b'{"reden": "ongewijzigd"}',
            b'{"reden": "ongewijzigd", "verzegeld_op": null}',
            b'{"reden": "x", "verzegeld_op": null}',
        ],
    )
    def test_a_strange_answer_of_the_reader_is_a_no(self, pdf, monkeypatch, antwoord):
        klaar = subprocess.CompletedProcess([], 0, stdout=antwoord, stderr=b"")
        monkeypatch.setattr(subprocess, "run", lambda *a, **o: klaar)
        assert controleer(pdf) == Uitkomst(geldig=False, reden=Reden.ONLEESBAAR)

    def test_a_reader_that_hangs_is_stopped(self, pdf, monkeypatch, tmp_path):
        traag = tmp_path / "traag.py"
        traag.write_text("import time; time.sleep(60)")
        monkeypatch.setattr(verificatie, "_LEZER", traag)
        monkeypatch.setattr(verificatie, "TIJDSLIMIET", 0.5)
        assert controleer(pdf).reden is Reden.ONLEESBAAR

    def test_the_reader_has_bounds(self):
        """It may not ask for much memory, nor write a file."""
        proef = (
            "import resource, runpy, json\n"
            f"m = runpy.run_path({str(verificatie._LEZER)!r})\n"
            "m['beperk']()\n"
            "print(json.dumps([resource.getrlimit(s)[0] for s in"
            " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]))\n"
            "try:\n    x = bytearray(2 * 1024**3)\n"
            "except MemoryError:\n    print('begrensd')\n"
        )
        klaar = subprocess.run(
            [sys.executable, "-I", "-c", proef], capture_output=True, text=True, check=True
        )
        grenzen, begrensd = klaar.stdout.splitlines()
        assert json.loads(grenzen) == [zegellezer.GEHEUGEN, zegellezer.REKENTIJD, 0, 0]
        assert begrensd == "begrensd"


def test_pyhanko_knows_the_errors_we_count_on():
    assert issubclass(misc.PdfReadError, misc.PdfError)
