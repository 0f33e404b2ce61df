"""Sealing: a PDF gets a signature after which no change is allowed, and a timestamp (PAdES).

Who seals is behind an interface. The local sealer uses test keys that each installation makes for itself;
a production sealer (PKCS#11, or a qualified seal at a distance) takes its place by the setting ZEGELAAR.
"""

import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings
from django.utils.module_loading import import_string

VELDNAAM = "Zegel"
"""The name of the signature field in a document of ours."""

GELDIGHEID_JAREN = 10
"""How long the certificates of one installation are valid, in years."""

_STANDAARD = "werkzorg.documenten.zegel.LokaleZegelaar"
_SLEUTELS = "sleutels"
_VROEGER = "vroeger"
_BESTANDEN = ("wortel.crt", "zegel.crt", "zegel.key", "tijdstempel.crt", "tijdstempel.key")
# What seal, timestamp and certificates take, in hexadecimal digits, with some to spare.
_RUIMTE = 16_384
# A reason is shown by readers beside the seal: one short line.
_REDEN_LENGTE = 200


class ZegelFout(Exception):
    """The document could not be sealed: it is sealed already, or no PDF that can carry a seal."""


class ZegelNietGereed(ZegelFout):
    """There are no seal keys in ZEGEL_MAP."""


class Zegelaar(Protocol):
    """Whoever can seal a PDF."""

    def verzegel(self, pdf: bytes, *, reden: str, veldnaam: str = VELDNAAM) -> bytes:
        """Return the PDF with a seal; its first bytes are the given ones. Raises ZegelFout."""


def zegelaar() -> Zegelaar:
    """Return the sealer that the setting ZEGELAAR names; raises ZegelNietGereed without its keys."""
    klasse = import_string(getattr(settings, "ZEGELAAR", _STANDAARD))
    gekozen: Zegelaar = klasse()
    return gekozen


# --- key material ----------------------------------------------------------------------------------


def _naam(soort: str, installatie: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "werkzorg"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"installatie {installatie}"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"werkzorg {soort} (testsleutel)"),
        ]
    )


def _gebruik(*, tekent: bool = False, onloochenbaar: bool = False, geeft_uit: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=tekent,
        content_commitment=onloochenbaar,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=geeft_uit,
        crl_sign=geeft_uit,
        encipher_only=False,
        decipher_only=False,
    )


def _certificaat(
    houder: x509.Name,
    sleutel: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    uitgever: x509.Name,
    uitgeversleutel: ec.EllipticCurvePrivateKey,
    gebruik: x509.KeyUsage,
    doel: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """Return a certificate that is valid from a day ago, so that a slow clock does not matter."""
    nu = datetime.now(tz=UTC)
    is_wortel = houder == uitgever
    bouwer = (
        x509.CertificateBuilder()
        .subject_name(houder)
        .issuer_name(uitgever)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=GELDIGHEID_JAREN * 365 + GELDIGHEID_JAREN // 4))
        .add_extension(
            x509.BasicConstraints(ca=is_wortel, path_length=0 if is_wortel else None), critical=True
        )
        .add_extension(gebruik, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(sleutel.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(uitgeversleutel.public_key()), critical=False
        )
    )
    if doel is not None:
        bouwer = bouwer.add_extension(x509.ExtendedKeyUsage([doel]), critical=True)
    return bouwer.sign(uitgeversleutel, hashes.SHA256())


def _nieuwe_sleutels() -> dict[str, bytes]:
    """Return a fresh set as PEM by file name; the key of the root is never kept.

    Nobody can therefore make a second seal that the verification page of this installation trusts.
    """
    installatie = secrets.token_hex(4)
    wortel, zegel = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    # As strong, and the only kind that pyHanko's own timestamper knows.
    tijd = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    wortelnaam = _naam("wortel", installatie)
    certificaten = {
        "wortel": _certificaat(wortelnaam, wortel, wortelnaam, wortel, _gebruik(geeft_uit=True)),
        "zegel": _certificaat(
            _naam("zegel", installatie), zegel, wortelnaam, wortel, _gebruik(tekent=True, onloochenbaar=True)
        ),
        "tijdstempel": _certificaat(
            _naam("tijdstempel", installatie),
            tijd,
            wortelnaam,
            wortel,
            _gebruik(tekent=True),
            ExtendedKeyUsageOID.TIME_STAMPING,
        ),
    }
    inhoud = {
        f"{naam}.crt": cert.public_bytes(serialization.Encoding.PEM) for naam, cert in certificaten.items()
    }
    for naam, sleutel in (("zegel", zegel), ("tijdstempel", tijd)):
        inhoud[f"{naam}.key"] = sleutel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    return inhoud


def _schrijf_set(folder: Path, inhoud: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=0o700)
    for naam, bytes_ in inhoud.items():
        greep = os.open(folder / naam, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(bytes_)
            bestand.flush()
            os.fsync(bestand.fileno())


def is_voorbereid(zegelmap: Path) -> bool:
    """True when the folder holds a whole set of seal keys."""
    return all((zegelmap / _SLEUTELS / naam).is_file() for naam in _BESTANDEN)


def maak_zegelsleutels(zegelmap: Path) -> bool:
    """Make root, seal and timestamp certificate of this installation; True when this call made them.

    A set appears as a whole or not at all, and is never overwritten: of two processes at once one
    wins, and both go on with the same set.
    """
    zegelmap.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_voorbereid(zegelmap):
        return False
    voorlopig = zegelmap / f".{_SLEUTELS}-{secrets.token_hex(8)}"
    try:
        _schrijf_set(voorlopig, _nieuwe_sleutels())
        with suppress(FileExistsError, OSError):
            # Renaming onto a folder with files in it is refused by the system: the first one stays.
            voorlopig.rename(zegelmap / _SLEUTELS)
            return True
    finally:
        shutil.rmtree(voorlopig, ignore_errors=True)
    if not is_voorbereid(zegelmap):
        raise ZegelNietGereed("De zegelsleutels konden niet in ZEGEL_MAP geplaatst worden.")
    return False


def wortels(zegelmap: Path) -> list[Path]:
    """Return the root certificates that this installation trusts: today's, and those of earlier sets."""
    huidig = zegelmap / _SLEUTELS / "wortel.crt"
    vroeger = sorted((zegelmap / _VROEGER).glob("*.crt"))
    return [pad for pad in (huidig, *vroeger) if pad.is_file()]


# --- the local sealer ------------------------------------------------------------------------------


class LokaleZegelaar:
    """Seals with the key files in ZEGEL_MAP and is its own timestamp authority."""

    def __init__(self, zegelmap: Path | None = None) -> None:
        """Read nothing yet but find out that the keys exist; raises ZegelNietGereed."""
        self._map = Path(zegelmap or settings.ZEGEL_MAP)
        if not is_voorbereid(self._map):
            raise ZegelNietGereed("Er zijn nog geen zegelsleutels: voer manage.py zegel_voorbereiden uit.")

    def verzegel(self, pdf: bytes, *, reden: str, veldnaam: str = VELDNAAM) -> bytes:
        """Return the PDF certified with "no changes", CAdES-detached, SHA-256, with a timestamp.

        The field is invisible: printed flag set, empty rectangle, as PDF/A asks. Raises ZegelFout.
        """
        # Only the worker seals: the other processes need not carry this library.
        from asn1crypto import keys, pem
        from pyhanko.keys import load_cert_from_pemder
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import fields, signers
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        sleutels = self._map / _SLEUTELS

        def sleutel(naam: str) -> keys.PrivateKeyInfo:
            # Only unpacked here: pyHanko's own reading tests the primes of RSA once more, a tenth of a second each.
            return keys.PrivateKeyInfo.load(pem.unarmor((sleutels / naam).read_bytes())[2])

        wortel = load_cert_from_pemder(str(sleutels / "wortel.crt"))
        keten = SimpleCertificateStore()
        keten.register(wortel)
        tekenaar = signers.SimpleSigner(
            signing_cert=load_cert_from_pemder(str(sleutels / "zegel.crt")),
            signing_key=sleutel("zegel.key"),
            cert_registry=keten,
        )
        tijdstempelaar = DummyTimeStamper(
            tsa_cert=load_cert_from_pemder(str(sleutels / "tijdstempel.crt")),
            tsa_key=sleutel("tijdstempel.key"),
            certs_to_embed=keten,
        )
        gegevens = signers.PdfSignatureMetadata(
            field_name=veldnaam,
            md_algorithm="sha256",
            reason=" ".join(reden.split())[:_REDEN_LENGTE],
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        veld = fields.SigFieldSpec(
            veldnaam,
            box=None,
            invis_sig_settings=fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False),
        )
        try:
            schrijver = IncrementalPdfFileWriter(BytesIO(pdf))
            if schrijver.prev.embedded_signatures:
                raise ZegelFout("Het document draagt al een zegel: een verbetering is een nieuwe versie.")
            ondertekening = signers.PdfSigner(
                gegevens, signer=tekenaar, timestamper=tijdstempelaar, new_field_spec=veld
            )
            # Room that is told beforehand saves a second timestamp, made only to measure the first.
            return bytes(ondertekening.sign_pdf(schrijver, bytes_reserved=_RUIMTE).getbuffer())
        except (PdfError, SigningError, ValueError) as fout:
            raise ZegelFout("Het document kon niet verzegeld worden.") from fout
