"""What the tests of documents share: a context, the test templates, and seal keys made once per process."""

import subprocess
import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.gereedschap import gereedschap
from werkzorg.documenten.pdf import Bijlage, maak_pdf
from werkzorg.documenten.zegel import LokaleZegelaar, maak_zegelsleutels

SJABLONEN = Path(__file__).parent / "sjablonen"
PROEFSTUK = "documenten/proefstuk.html"
BIJLAGE = Bijlage("gegevens.jsonld", b'{"@id": "proef"}', "Gegevens", datetime(2026, 11, 21, tzinfo=UTC))


def sjabloonmappen() -> list[dict[str, Any]]:
    """The project's template settings, with the templates of these tests in front."""
    eerste, *rest = settings.TEMPLATES
    return [{**eerste, "DIRS": [SJABLONEN, *eerste["DIRS"]]}, *rest]


def context(**anders: Any) -> dict[str, Any]:
    """What a whole document shows; each value may be replaced."""
    return {
        "organisatie_naam": "CGG De Linde",
        "organisatie_adres": "Lindelei 12\n9000 Gent",
        "dossiernummer": "AT-2025-0377",
        "versie": 1,
        "datum": date(2026, 11, 21),
        "soort_label": "Ontvangstbewijs",
        "naam": "Łukasz Œuvré",
        "opmerking": "Komt liefst in de voormiddag.",
        "rijen": [{"stap": f"Stap {n}", "wie": "Tom Wouters, VDAB", "uren": n} for n in range(1, 5)],
    } | anders


def document(**anders: Any) -> bytes:
    """A document from the test template; needs the `sjablonen` fixture of the test module."""
    return maak_pdf(
        PROEFSTUK, context(**anders), titel="Uw inschrijving", identificatie="proef", bijlage=BIJLAGE
    )


@cache
def zegelmap() -> Path:
    """A folder with seal keys, made once per test process."""
    folder = Path(tempfile.mkdtemp(prefix="zegelproef-"))
    maak_zegelsleutels(folder)
    return folder


def verzegeld(pdf: bytes) -> bytes:
    """The document under a seal of these keys."""
    return LokaleZegelaar(zegelmap()).verzegel(pdf, reden="Ontvangstbewijs")


def tekst(document: bytes) -> str:
    """The text of a PDF as another reader sees it."""
    klaar = subprocess.run(
        [gereedschap("pdftotext", pakket="poppler-utils"), "-layout", "-", "-"],
        input=document,
        capture_output=True,
        check=True,
    )
    return klaar.stdout.decode()
