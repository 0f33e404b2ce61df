"""The six types of file that somebody can add: how each is named, recognised and called on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

_MB = 1024 * 1024


@dataclass(frozen=True)
class Bestandstype:
    """One type: its MIME type, name on screen, extensions (the usual one first) and the bytes it begins with."""

    mime: str
    label: str
    extensies: tuple[str, ...]
    begin: tuple[bytes, ...]

    @property
    def is_beeld(self) -> bool:
        """Whether it is a picture, which is drawn anew before it is kept."""
        return self.mime.startswith("image/")


_ZIP = b"PK\x03\x04"
BESTANDSTYPES: dict[str, Bestandstype] = {
    soort.mime: soort
    for soort in (
        Bestandstype(PDF, "pdf", ("pdf",), (b"%PDF-",)),
        Bestandstype(JPEG, "jpg", ("jpg", "jpeg"), (b"\xff\xd8\xff",)),
        Bestandstype(PNG, "png", ("png",), (b"\x89PNG\r\n\x1a\n",)),
        Bestandstype(TIFF, "tiff", ("tiff", "tif"), (b"II*\x00", b"MM\x00*")),
        Bestandstype(DOCX, "docx", ("docx",), (_ZIP,)),
        Bestandstype(ODT, "odt", ("odt",), (_ZIP,)),
    )
}
VAN_EXTENSIE = {extensie: soort for soort in BESTANDSTYPES.values() for extensie in soort.extensies}

# The two lists of regelgeving 15, row 18: a signed agreement, and any other document of a dossier.
ONDERTEKEND = frozenset({PDF, JPEG, PNG, TIFF})
ONDERTEKEND_HOOGSTENS = 10 * _MB
DOSSIERSTUK = ONDERTEKEND | {DOCX, ODT}
DOSSIERSTUK_HOOGSTENS = 15 * _MB


def begint_als(inhoud: bytes) -> list[Bestandstype]:
    """The types that these bytes can be, by how they begin; docx and odt begin alike."""
    return [soort for soort in BESTANDSTYPES.values() if inhoud.startswith(soort.begin)]


def labels(mimes: Iterable[str]) -> str:
    """These types as a sentence names them: "pdf, jpg of png"; in the order in which they stand here."""
    namen = [soort.label for soort in BESTANDSTYPES.values() if soort.mime in set(mimes)]
    return " of ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))


def extensies(mimes: Iterable[str]) -> str:
    """All extensions of these types as a file chooser takes them: ".pdf,.jpg,.jpeg"."""
    gekozen = set(mimes)
    return ",".join(f".{naam}" for naam, soort in VAN_EXTENSIE.items() if soort.mime in gekozen)


def grootte(aantal: int) -> str:
    """A size in bytes as somebody reads it: "812 kB", "1,4 MB"; never "0 kB"."""
    if aantal < _MB:
        return f"{max(1, round(aantal / 1024))} kB"
    return f"{aantal / _MB:.1f}".replace(".", ",").removesuffix(",0") + " MB"
