"""Sealing: what comes out is the same document, under a seal that other software finds whole too."""

import random
import stat
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID
from django.core.management import CommandError, call_command

from tests.documenten import proefstukken
from tests.gereedschap import gereedschap
from tests.omvang import aantal
from werkzorg.documenten import verificatie, zegel, zegellezer

PROJECT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def sjablonen(settings):
    settings.TEMPLATES = proefstukken.sjabloonmappen()


@pytest.fixture
def verzegeld() -> bytes:
    return proefstukken.verzegeld(proefstukken.document())


def inhoud(folder: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in sorted((folder / "sleutels").iterdir())}


def is_samenhangend(folder: Path) -> None:
    """Both certificates come from this root, and each key belongs to its certificate."""
    bestanden = inhoud(folder)
    wortel = x509.load_pem_x509_certificate(bestanden["wortel.crt"])
    for naam in ("zegel", "tijdstempel"):
        certificaat = x509.load_pem_x509_certificate(bestanden[f"{naam}.crt"])
        certificaat.verify_directly_issued_by(wortel)
        sleutel = serialization.load_pem_private_key(bestanden[f"{naam}.key"], password=None)
        assert sleutel.public_key() == certificaat.public_key()


class TestSleutels:
    def test_a_set_is_made_once_and_never_overwritten(self, tmp_path):
        folder = tmp_path / "a" / "zegel"
        assert not zegel.is_voorbereid(folder)
        assert zegel.maak_zegelsleutels(folder)
        is_samenhangend(folder)
        eerste = inhoud(folder)
        assert not zegel.maak_zegelsleutels(folder)
        assert inhoud(folder) == eerste
        assert [pad.name for pad in folder.iterdir()] == ["sleutels"]

    def test_only_the_owner_may_read(self):
        folder = proefstukken.zegelmap() / "sleutels"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(pad.stat().st_mode) for pad in folder.iterdir()} == {0o600}

    def test_the_key_of_the_root_is_not_kept(self):
        assert sorted(inhoud(proefstukken.zegelmap())) == [
            "tijdstempel.crt",
            "tijdstempel.key",
            "wortel.crt",
            "zegel.crt",
            "zegel.key",
        ]

    def test_certificates_last_ten_years_and_serve_one_purpose(self):
        bestanden = inhoud(proefstukken.zegelmap())
        certificaten = {
            naam: x509.load_pem_x509_certificate(bestanden[f"{naam}.crt"])
            for naam in ("wortel", "zegel", "tijdstempel")
        }
        for certificaat in certificaten.values():
            dagen = (certificaat.not_valid_after_utc - certificaat.not_valid_before_utc).days
            assert 3652 <= dagen <= 3655
        gebruik = {
            n: c.extensions.get_extension_for_class(x509.KeyUsage).value for n, c in certificaten.items()
        }
        assert gebruik["wortel"].key_cert_sign
        assert gebruik["wortel"].crl_sign
        assert not gebruik["wortel"].digital_signature
        assert gebruik["zegel"].digital_signature
        assert gebruik["zegel"].content_commitment
        assert not gebruik["tijdstempel"].content_commitment
        doel = certificaten["tijdstempel"].extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE)
        assert doel.critical
        assert list(doel.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
        assert not certificaten["zegel"].extensions.get_extension_for_class(x509.BasicConstraints).value.ca

    def test_several_processes_at_once_leave_one_whole_set(self, tmp_path):
        opdracht = (
            "import sys, pathlib\n"
            "from werkzorg.documenten.zegel import maak_zegelsleutels\n"
            "print(maak_zegelsleutels(pathlib.Path(sys.argv[1])))"
        )
        for ronde in range(aantal(1, 5)):
            folder = tmp_path / str(ronde)
            processen = [
                subprocess.Popen(
                    [sys.executable, "-c", opdracht, str(folder)],
                    stdout=subprocess.PIPE,
                    cwd=PROJECT,
                    text=True,
                )
                for _ in range(4)
            ]
            antwoorden = [proces.communicate(timeout=120)[0].strip() for proces in processen]
            assert all(proces.returncode == 0 for proces in processen)
            assert antwoorden.count("True") == 1
            assert [pad.name for pad in folder.iterdir()] == ["sleutels"]
            is_samenhangend(folder)

    def test_a_failure_halfway_leaves_nothing(self, tmp_path, monkeypatch):
        def half(folder, bestanden):
            folder.mkdir()
            (folder / "wortel.crt").write_bytes(b"half")
            raise OSError("schijf vol")

        monkeypatch.setattr(zegel, "_schrijf_set", half)
        with pytest.raises(OSError, match="vol"):
            zegel.maak_zegelsleutels(tmp_path)
        assert list(tmp_path.iterdir()) == []
        monkeypatch.undo()
        assert zegel.maak_zegelsleutels(tmp_path)

    def test_a_foreign_folder_in_the_way_is_told_and_left_alone(self, tmp_path):
        (tmp_path / "sleutels").mkdir()
        (tmp_path / "sleutels" / "iets").write_bytes(b"van een ander")
        with pytest.raises(zegel.ZegelNietGereed):
            zegel.maak_zegelsleutels(tmp_path)
        assert inhoud(tmp_path) == {"iets": b"van een ander"}

    def test_the_command_may_run_at_every_start(self, tmp_path, settings):
        settings.ZEGEL_MAP = tmp_path / "zegel"
        eerste, tweede = StringIO(), StringIO()
        call_command("zegel_voorbereiden", stdout=eerste)
        call_command("zegel_voorbereiden", stdout=tweede)
        assert "Zegelsleutels gemaakt" in eerste.getvalue()
        assert "bestonden al" in tweede.getvalue()
        assert eerste.getvalue().rsplit(" ", 1)[1] == tweede.getvalue().rsplit(" ", 1)[1]

    def test_the_command_names_the_variable_when_it_cannot(self, tmp_path, settings):
        (tmp_path / "bestand").write_bytes(b"")
        settings.ZEGEL_MAP = tmp_path / "bestand"
        with pytest.raises(CommandError, match="ZEGEL_MAP"):
            call_command("zegel_voorbereiden")


class TestZegel:
    def test_the_document_itself_is_untouched(self):
        pdf = proefstukken.document()
        verzegeld = proefstukken.verzegeld(pdf)
        assert verzegeld.startswith(pdf)
        assert len(verzegeld) > len(pdf)

    def test_it_stays_an_archive_document_with_its_data_file(self, verzegeld):
        with pikepdf.open(BytesIO(verzegeld)) as document:
            with document.open_metadata() as gegevens:
                assert gegevens.pdfa_status == "3A"
            assert str(document.Root.Lang) == "nl-BE"
            assert "/StructTreeRoot" in document.Root
            assert "/OutputIntents" in document.Root
            assert str(document.Root.AF[0].AFRelationship) == "/Data"
            assert list(document.attachments) == ["gegevens.jsonld"]

    def test_certified_with_no_changes_in_an_invisible_field(self, verzegeld):
        with pikepdf.open(BytesIO(verzegeld)) as document:
            (veld,) = document.Root.AcroForm.Fields
            assert [float(x) for x in veld.Rect] == [0, 0, 0, 0]
            assert int(veld.F) & 4, "the print flag"
            assert not int(veld.F) & 2, "the hidden flag"
            assert str(veld.V.SubFilter) == "/ETSI.CAdES.detached"
            assert str(veld.V.Reason) == "Ontvangstbewijs"
            assert "/DocMDP" in document.Root.Perms
            assert int(veld.V.Reference[0].TransformParams.P) == 1

    def test_a_second_seal_is_refused(self, verzegeld):
        with pytest.raises(zegel.ZegelFout, match="al een zegel"):
            proefstukken.verzegeld(verzegeld)

    @pytest.mark.parametrize("geen_pdf", [b"", b"%PDF-1.7\n", b"tekst", b"%PDF-1.7\n%%EOF", b"\x00" * 1000])
    def test_what_is_no_pdf_is_refused(self, geen_pdf):
        with pytest.raises(zegel.ZegelFout):
            proefstukken.verzegeld(geen_pdf)

    def test_the_reason_is_one_short_line(self):
        verzegelaar = zegel.LokaleZegelaar(proefstukken.zegelmap())
        verzegeld = verzegelaar.verzegel(
            proefstukken.document(), reden="a\n b) >> " + "x" * 500, veldnaam="Ander"
        )
        with pikepdf.open(BytesIO(verzegeld)) as document:
            (veld,) = document.Root.AcroForm.Fields
            assert str(veld.T) == "Ander"
            assert str(veld.V.Reason).startswith("a b) >> x")
            assert len(str(veld.V.Reason)) == 200


class TestKeuze:
    def test_the_setting_chooses(self, settings):
        settings.ZEGEL_MAP = proefstukken.zegelmap()
        settings.ZEGELAAR = "werkzorg.documenten.zegel.LokaleZegelaar"
        assert isinstance(zegel.zegelaar(), zegel.LokaleZegelaar)
        settings.ZEGELAAR = f"{__name__}.AndereZegelaar"
        assert zegel.zegelaar().verzegel(b"x", reden="y") == b"x verzegeld"

    def test_without_keys_it_says_what_to_do(self, settings, tmp_path):
        settings.ZEGEL_MAP = tmp_path
        settings.ZEGELAAR = "werkzorg.documenten.zegel.LokaleZegelaar"
        with pytest.raises(zegel.ZegelNietGereed, match="zegel_voorbereiden"):
            zegel.zegelaar()


class AndereZegelaar:
    """Stands for a sealer at a distance."""

    def verzegel(self, pdf: bytes, *, reden: str, veldnaam: str = zegel.VELDNAAM) -> bytes:
        return pdf + b" verzegeld"


def pdfsig(pad: Path) -> str:
    # Without -nssdir: an empty one makes pdfsig say "unknown validation failure".
    return subprocess.run(
        [gereedschap("pdfsig", pakket="poppler-utils"), pad], capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("deel", range(4))
def test_two_independent_readers_agree(tmp_path, settings, deel):
    settings.ZEGEL_MAP = proefstukken.zegelmap()
    wortels = [pad.read_bytes() for pad in zegel.wortels(settings.ZEGEL_MAP)]
    bron = random.Random(deel)
    for nummer in range(aantal(1, 50)):
        verzegeld = proefstukken.verzegeld(proefstukken.document(naam=f"Deelnemer {deel}.{nummer}"))
        pad = tmp_path / "document.pdf"
        pad.write_bytes(verzegeld)
        oordeel = pdfsig(pad)
        assert "Signature is Valid" in oordeel
        assert "Total document signed" in oordeel.replace("Not total", "")
        assert "Not total document signed" not in oordeel
        subprocess.run([gereedschap("qpdf", pakket="qpdf"), "--check", pad], check=True, capture_output=True)
        assert zegellezer.lees_zegel(verzegeld, wortels)[0] == verificatie.Reden.ONGEWIJZIGD
        stuk = bytearray(verzegeld)
        stuk[bron.randrange(200, len(verzegeld) // 4)] ^= 0x10
        pad.write_bytes(stuk)
        assert "Signature is Valid" not in pdfsig(pad)
