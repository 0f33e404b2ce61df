"""From a Django template of ours to PDF/A-3a; the only module that knows WeasyPrint.

The renderer fetches nothing but the few static files named here. Text of users ends up in a template by
way of placeholders only: no template, style or address ever comes from the database.
"""

import hashlib
import re
import unicodedata
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

SCHEMA = "eigen:"
"""The private address scheme of our own static files inside a document, as in `eigen:css/document.css`."""

VERPLICHT = frozenset(
    {"organisatie_naam", "organisatie_adres", "dossiernummer", "versie", "datum", "soort_label"}
)
"""What the base template shows on every document, and every context must therefore hold."""

_EIGEN: dict[str, str] = {
    "css/document.css": "text/css",
    **{
        f"fonts/source-sans-3-{schrift}-{stijl}.woff2": "font/woff2"
        for schrift in ("latin", "latin-ext")
        for stijl in ("400-normal", "400-italic", "600-normal", "700-normal")
    },
}
_SJABLOON = re.compile(r"(?:[a-z]+/)?documenten/[a-z0-9_]+\.html", re.ASCII)
_ONBEKEND = "?"
_BIJLAGENAAM = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.(?:jsonld|json|xml|csv)", re.ASCII)


class PdfFout(Exception):
    """The document could not be made: an asset, template or value is missing or not allowed."""


@dataclass(frozen=True)
class Bijlage:
    """The one data file that may travel inside a document (PDF relationship: Data).

    `naam` is a plain lower-case file name ending in .jsonld, .json, .xml or .csv; `moment` is its fixed
    date, so that the same document gives the same bytes.
    """

    naam: str
    inhoud: bytes
    omschrijving: str
    moment: datetime


def _bestand(naam: str) -> Path | None:
    """Return where the static file of this name lies: in the sources, else among the collected files."""
    if gevonden := finders.find(naam):
        return Path(gevonden)
    verzameld = Path(settings.STATIC_ROOT) / naam if settings.STATIC_ROOT else None
    return verzameld if verzameld and verzameld.is_file() else None


@cache
def _inhoud(naam: str) -> bytes:
    """Return the bytes of one of our static files, read once per process; fonts unpacked.

    WeasyPrint unpacks a WOFF2 font for every document again, which is most of the time it takes.
    """
    pad = _bestand(naam)
    if pad is None:
        raise PdfFout(f"Het statische bestand {naam} ontbreekt.")
    if pad.suffix != ".woff2":
        return pad.read_bytes()
    from fontTools.ttLib import TTFont

    with TTFont(pad, recalcTimestamp=False) as letter, BytesIO() as uit:
        letter.flavor = None
        letter.save(uit, reorderTables=False)
        return uit.getvalue()


class _Letters(dict[int, str | None]):
    """For `str.translate`: keeps what our fonts can draw, drops the invisible, replaces the rest.

    Another font of this machine would draw it, elsewhere other bytes or none: a document would depend on
    where it was made. Invisible signs include those that turn the reading direction round, with which a
    legal sentence could read differently from what is stored.
    """

    def __init__(self) -> None:
        from fontTools.ttLib import TTFont

        super().__init__({ord(teken): teken for teken in "\t\n\r"})
        for naam in _EIGEN:
            if naam.endswith("-400-normal.woff2"):
                with TTFont(BytesIO(_inhoud(naam))) as letter:
                    self.update({teken: chr(teken) for teken in letter.getBestCmap()})
        for teken in tuple(self):
            if unicodedata.category(chr(teken)) == "Cf":
                self[teken] = None

    def __missing__(self, teken: int) -> str | None:
        # Not remembered: whoever sends every character there is would fill the memory of the worker.
        return None if unicodedata.category(chr(teken)) == "Cf" else _ONBEKEND


@cache
def _letters() -> _Letters:
    return _Letters()


@cache
def _lader() -> Any:
    """Return the fetcher for WeasyPrint, which serves the names in `_EIGEN` and refuses all others."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class EigenLader(URLFetcher):
        """Answers our own scheme from the list of names; any other address ends the rendering."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            naam = url.removeprefix(SCHEMA) if url.startswith(SCHEMA) else ""
            if naam not in _EIGEN:
                # Not an ordinary error: WeasyPrint swallows those and leaves the image out.
                raise FatalURLFetchingError("Een document mag alleen eigen statische bestanden gebruiken.")
            return URLFetcherResponse(url, _inhoud(naam), {"Content-Type": _EIGEN[naam]})

    return EigenLader()


def _kenmerk(identificatie: bytes | str) -> bytes:
    """Return the fixed 16-byte identifier that PDF/A wants in every file."""
    ruw = identificatie.encode() if isinstance(identificatie, str) else identificatie
    return hashlib.sha256(ruw).digest()[:16]


def _html(sjabloon: str, context: Mapping[str, Any], titel: str, taal: str) -> str:
    """Return the page as HTML, in characters that our own fonts can draw."""
    if not _SJABLOON.fullmatch(sjabloon):
        raise PdfFout(f"{sjabloon!r} is geen documentsjabloon.")
    if ontbreekt := sorted(VERPLICHT - context.keys()):
        raise PdfFout(f"Voor het document ontbreekt: {', '.join(ontbreekt)}.")
    with translation.override("nl-be"):
        html = render_to_string(sjabloon, {**context, "titel": titel, "taal": taal})
    return unicodedata.normalize("NFC", html).translate(_letters())


def _werk_af(document: Any, pdf: Any) -> None:
    """Mend what WeasyPrint writes, before the file is closed."""
    # It names the attached file twice in the catalogue for PDF/A-3.
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    _richt_koppen(pdf)


def _richt_koppen(pdf: Any) -> None:
    """Say of every head of a table whether it stands above its column or before its row, for who has it read out."""
    for rij in pdf.objects:
        if not isinstance(rij, dict) or rij.get("S") != "/TR":
            continue
        # A reference ("12 0 R") starts with the place of the object in this list.
        cellen = [pdf.objects[int(verwijzing.split()[0])] for verwijzing in rij["K"]]
        koppen = [cel for cel in cellen if cel["S"] == "/TH"]
        for kop in koppen:
            kop["A"]["Scope"] = "/Column" if len(koppen) == len(cellen) else "/Row"


def maak_pdf(
    sjabloon: str,
    context: Mapping[str, Any],
    *,
    titel: str,
    taal: str = "nl-BE",
    identificatie: bytes | str,
    bijlage: Bijlage | None = None,
) -> bytes:
    """Return the document as tagged PDF/A-3a with embedded fonts; the same input gives the same bytes.

    `sjabloon` names a template in `documenten/` or `<app>/documenten/`; `context` holds at least the keys
    in `VERPLICHT`; `identificatie` is what this version is known by (e.g. its uuid). Raises PdfFout.
    """
    from weasyprint import HTML, Attachment
    from weasyprint.urls import FatalURLFetchingError

    html = _html(sjabloon, context, titel, taal)
    bijlagen = []
    if bijlage is not None:
        if not _BIJLAGENAAM.fullmatch(bijlage.naam):
            raise PdfFout("De bijlage heeft geen toegelaten naam.")
        bijlagen.append(
            Attachment(
                string=bijlage.inhoud,
                name=bijlage.naam,
                description=bijlage.omschrijving,
                created=bijlage.moment,
                modified=bijlage.moment,
                relationship="Data",
                url_fetcher=_lader(),
            )
        )
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile open; harmless, but not ours to mend.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf: bytes = HTML(string=html, url_fetcher=_lader()).write_pdf(
                finisher=_werk_af,
                pdf_variant="pdf/a-3a",
                pdf_identifier=_kenmerk(identificatie),
                attachments=bijlagen,
            )
    except FatalURLFetchingError as fout:
        # WeasyPrint's fatal error is no Exception: unchanged it would bring down a worker process.
        oorzaak = fout.__cause__ or fout
        raise PdfFout(f"Het document kon niet gemaakt worden: {oorzaak}") from fout
    return pdf
