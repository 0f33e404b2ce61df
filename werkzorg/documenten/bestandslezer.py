"""Reads one added file from standard input; answers with why it is refused, or with the bytes that may be kept.

Runs as a program of its own, without Django, files or network: the file comes from a stranger, and whatever it does
to the reader ends with the reader. Used by werkzorg/documenten/intake.py only. First argument: the kind, one of LEZERS.
"""

import io
import json
import re
import resource
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

# The most memory the reader may ask for in bytes, and processor time in seconds.
GEHEUGEN = 768 * 1024 * 1024
REKENTIJD = 15
# The largest picture or page of a TIFF, in pixels; all pages together when drawn, in bytes: fifteen scans in colour.
MEESTE_PUNTEN = 40_000_000
MEESTE_RUW = 400 * 1024 * 1024
MEESTE_BLADEN = 100
MEESTE_OBJECTEN = 250_000
MEESTE_DELEN = 2_000
MEESTE_UITGEPAKT = 100 * 1024 * 1024
MEESTE_VERHOUDING = 200
# Below this a part may be as repetitive as it likes.
_KLEIN = 1024 * 1024
_BROK = 1024 * 1024


class Nee(Exception):
    """The file is refused; the argument is the key of the sentence."""


def beperk() -> None:
    """Give up memory, time, writing and core dumps beyond what reading one file needs."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (REKENTIJD, REKENTIJD))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sluit_af() -> None:
    """From here on nothing can be opened any more: no file, no connection. Only what was imported before works."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


# --- pdf ----------------------------------------------------------------------------------------------------------
# Actions that run something, fetch something or send something; /GoTo, /URI and /Named only move the reader.
_ACTIES = {
    "/JavaScript": "script",
    "/Launch": "programma",
    "/ImportData": "programma",
    "/SubmitForm": "verstuurt",
    "/Rendition": "media",
    "/RichMediaExecute": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/GoTo3DView": "media",
    "/GoToE": "ingebed",
    "/GoToR": "verwijst",
}
_AANTEKENINGEN = {
    "/FileAttachment": "ingebed",
    "/RichMedia": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
    "/3D": "media",
}
_SLEUTELS = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "xfa",
    "/EmbeddedFiles": "ingebed",
    "/EF": "ingebed",
}


def lees_pdf(inhoud: bytes) -> bytes:
    """The PDF as it was sent, or as repaired when its own table of contents was broken; raises Nee."""
    import pikepdf

    # A second file behind or inside this one: readers of another kind would see that one.
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        raise Nee("twee")
    try:
        pdf = pikepdf.open(io.BytesIO(inhoud), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Nee("versleuteld") from None
    except RuntimeError as fout:  # what is encrypted asks for random numbers, which cannot be opened any more
        raise Nee("versleuteld" if "random" in str(fout) else "onleesbaar") from None
    with pdf:
        if pdf.is_encrypted:
            raise Nee("versleuteld")
        objecten = pdf.objects
        if len(objecten) > MEESTE_OBJECTEN:
            raise Nee("te_ingewikkeld")
        _eis_rustig(pdf.trailer, pikepdf)
        for obj in objecten:
            _eis_rustig(obj, pikepdf)
        if not len(pdf.pages):
            raise Nee("leeg")
        if not pdf.get_warnings():
            return inhoud
        # What was looked at is what qpdf made of it; another reader might make something else of the same bytes.
        heel = io.BytesIO()
        pdf.save(heel)
        return heel.getvalue()


def _eis_rustig(obj: Any, pikepdf: Any) -> None:
    """Raise Nee for what runs, hides or fetches something in this object and the objects written inside it."""
    stapel = [obj]
    while stapel:
        deel = stapel.pop()
        if isinstance(deel, pikepdf.Array):
            stapel.extend(een for een in deel if _is_hier(een, pikepdf))
            continue
        if not isinstance(deel, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for sleutel, waarde in deel.items():
            if sleutel in _SLEUTELS:
                raise Nee(_SLEUTELS[sleutel])
            if isinstance(waarde, pikepdf.Name):
                if sleutel == "/S" and str(waarde) in _ACTIES:
                    raise Nee(_ACTIES[str(waarde)])
                if sleutel == "/Subtype" and str(waarde) in _AANTEKENINGEN:
                    raise Nee(_AANTEKENINGEN[str(waarde)])
            if sleutel == "/F" and isinstance(deel, pikepdf.Stream):
                raise Nee("verwijst")
            if _is_hier(waarde, pikepdf):
                stapel.append(waarde)


def _is_hier(deel: Any, pikepdf: Any) -> bool:
    """Whether this is written inside its parent: what has a number of its own is visited by that number."""
    return isinstance(deel, pikepdf.Array | pikepdf.Dictionary) and not deel.is_indirect


# --- pictures -----------------------------------------------------------------------------------------------------
def lees_beeld(inhoud: bytes, formaat: str) -> bytes:
    """The picture drawn anew: the same points, upright, and nothing of what was written beside them; raises Nee."""
    from PIL import Image, ImageOps, TiffImagePlugin, UnidentifiedImageError

    # What a scanner wrote beside the picture is often untidy, and is thrown away; the size is checked below.
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = MEESTE_PUNTEN
    try:
        beeld = Image.open(io.BytesIO(inhoud), formats=[formaat])
    except UnidentifiedImageError:
        raise Nee("onleesbaar") from None
    except Image.DecompressionBombError:
        raise Nee("te_groot_beeld") from None

    def bladen() -> Iterator[Any]:
        # A picture that moves becomes its first image; only a TIFF has pages.
        aantal = getattr(beeld, "n_frames", 1) if formaat == "TIFF" else 1
        if aantal > MEESTE_BLADEN:
            raise Nee("te_veel_bladen")
        ruw = 0
        for nummer in range(aantal):
            if nummer:
                beeld.seek(nummer)
            punten = beeld.width * beeld.height
            ruw += punten // 8 if beeld.mode == "1" else punten * len(beeld.getbands())
            if punten > MEESTE_PUNTEN or ruw > MEESTE_RUW:
                raise Nee("te_groot_beeld")
            beeld.load()
            yield _kaal(ImageOps.exif_transpose(beeld), formaat)

    uit = io.BytesIO()
    if formaat == "TIFF":
        with TiffImagePlugin.AppendingTiffWriter(uit, new=True) as schrijver:
            for blad in bladen():
                # Fast and small for what a scanner makes: pages in black and white, and photographs of pages.
                hoe = (
                    {"compression": "group4"} if blad.mode == "1" else {"compression": "jpeg", "quality": 90}
                )
                blad.save(schrijver, "TIFF", **hoe)
                schrijver.newFrame()
    else:
        next(bladen()).save(uit, formaat, **({"quality": 90} if formaat == "JPEG" else {"compress_level": 3}))
    return uit.getvalue()


def _kaal(beeld: Any, formaat: str) -> Any:
    """The points alone, in a way of writing colours that the format knows."""
    if formaat == "JPEG":
        kaal = beeld if beeld.mode in {"L", "RGB"} else beeld.convert("RGB")
    elif formaat == "PNG":
        kaal = beeld if beeld.mode in {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"} else beeld.convert("RGBA")
    else:
        kaal = beeld if beeld.mode in {"1", "L", "RGB"} else beeld.convert("RGB")
    doorzichtig = kaal.info.get("transparency") if formaat == "PNG" else None
    kaal = kaal.copy()
    kaal.info = {} if doorzichtig is None else {"transparency": doorzichtig}
    return kaal


# --- docx and odt -------------------------------------------------------------------------------------------------
_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ODT_TYPE = b"application/vnd.oasis.opendocument.text"
# Fields of Word that fetch or start something when the document is opened.
_VELDEN = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE)\b", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_PROGRAMMAS = (".bin", ".exe", ".dll", ".js", ".vbs", ".class", ".jar")
_SCHEMA = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)


def _delen(inhoud: bytes) -> dict[str, bytes]:
    """The parts of the archive by name, each read in full within the limits; raises Nee."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        lijst = archief.infolist()
        if not lijst or len(lijst) > MEESTE_DELEN:
            raise Nee("te_ingewikkeld")
        # Nothing before the first part, and nothing behind the table of contents.
        if min(deel.header_offset for deel in lijst) or inhoud[-22:-18] != b"PK\x05\x06":
            raise Nee("twee")
        gelezen: dict[str, bytes] = {}
        samen = 0
        for deel in lijst:
            if deel.flag_bits & 1:
                raise Nee("versleuteld")
            naam = deel.filename
            if (
                naam.startswith("/")
                or "\\" in naam
                or ":" in naam
                or ".." in naam.split("/")
                or naam in gelezen
            ):
                raise Nee("vreemd")
            stukken = []
            grootte = 0
            with archief.open(deel) as stroom:
                while brok := stroom.read(_BROK):
                    grootte += len(brok)
                    samen += len(brok)
                    te_los = grootte > _KLEIN and grootte > MEESTE_VERHOUDING * max(1, deel.compress_size)
                    if samen > MEESTE_UITGEPAKT or te_los:
                        raise Nee("bom")
                    stukken.append(brok)
            gelezen[naam] = b"".join(stukken)
        return gelezen


def _loop(xml: bytes, kijk: Callable[[str, dict[str, str]], None], tekst_van: str = "") -> str:
    """Show `kijk` every element with its attributes, and return all text inside elements called `tekst_van`.

    Raises Nee for a document type: nothing of an office document needs one.
    """
    tekst: list[str] = []
    binnen: list[bool] = []
    lezer = expat.ParserCreate(namespace_separator=" ")

    def begin(naam: str, attributen: dict[str, str]) -> None:
        # Names come with their namespace in front, and a space.
        element = naam.rpartition(" ")[2]
        binnen.append(element == tekst_van)
        kijk(element, {sleutel.rpartition(" ")[2]: waarde for sleutel, waarde in attributen.items()})

    def verbied(*_: Any) -> None:
        raise Nee("vreemd")

    def letters(stuk: str) -> None:
        if binnen and binnen[-1]:
            tekst.append(stuk)

    lezer.StartElementHandler = begin
    lezer.EndElementHandler = lambda _: binnen.pop()
    lezer.CharacterDataHandler = letters
    lezer.StartDoctypeDeclHandler = verbied
    lezer.EntityDeclHandler = verbied
    try:
        lezer.Parse(xml, True)
    except expat.ExpatError:
        raise Nee("onleesbaar") from None
    return "".join(tekst)


def lees_docx(inhoud: bytes) -> bytes:
    """The document as it was sent; raises Nee for macros, embedded objects and what fetches something."""
    delen = _delen(inhoud)
    if "[Content_Types].xml" not in delen:
        raise Nee("ander_type")
    soorten: list[str] = []
    _loop(delen["[Content_Types].xml"], lambda _, waarden: soorten.append(waarden.get("ContentType", "")))
    for naam in delen:
        klein = naam.lower()
        if "vbaproject" in klein or "vbadata" in klein:
            raise Nee("macro")
        if "/activex/" in klein or "/embeddings/" in klein or klein.endswith(_PROGRAMMAS):
            raise Nee("ingebed")
    if any("macroenabled" in soort.lower() or "vba" in soort.lower() for soort in soorten):
        raise Nee("macro")
    if _DOCX_TYPE not in soorten:
        raise Nee("ander_type")
    for naam, xml in delen.items():
        if naam.lower().endswith(".rels"):
            _loop(xml, _eis_binnen)
        elif naam.lower().endswith(".xml") and _VELDEN.search(_loop(xml, _eis_gewoon_veld, "instrText")):
            raise Nee("verwijst")
    return inhoud


def _eis_gewoon_veld(element: str, waarden: dict[str, str]) -> None:
    """Raise Nee for a field that stands in an attribute and fetches or starts something."""
    if element == "fldSimple" and _VELDEN.search(waarden.get("instr", "")):
        raise Nee("verwijst")


def _eis_binnen(_: str, waarden: dict[str, str]) -> None:
    """Raise Nee when this relationship fetches something from outside; a link that somebody clicks on is fine."""
    soort = waarden.get("Type", "").rpartition("/")[2]
    if soort in {"aFChunk", "oleObject", "package", "control"}:
        raise Nee("ingebed")
    is_buiten = waarden.get("TargetMode", "").lower() == "external"
    if is_buiten and not (soort == "hyperlink" and _LINK.match(waarden.get("Target", ""))):
        raise Nee("verwijst")


def lees_odt(inhoud: bytes) -> bytes:
    """The document as it was sent; raises Nee for macros, embedded objects and what fetches something."""
    delen = _delen(inhoud)
    if delen.get("mimetype", b"").strip() != _ODT_TYPE or "content.xml" not in delen:
        raise Nee("ander_type")
    for naam, deel in delen.items():
        klein = naam.lower()
        # An empty library is only its two lists of contents.
        leeg = klein.endswith(("/", "/script-lc.xml", "/script-lb.xml", "/dialog-lc.xml", "/dialog-lb.xml"))
        if klein.startswith(("basic/", "scripts/", "dialogs/")) and not leeg:
            raise Nee("macro")
        # A chart is a folder with XML; a file of another program is one part with its own bytes.
        if (klein.startswith("object ") and "/" not in klein) or klein.endswith(_PROGRAMMAS):
            raise Nee("ingebed")
        if klein.endswith((".xml", ".rdf")) and not leeg:
            _loop(deel, _eis_stil)
    return inhoud


def _eis_stil(element: str, waarden: dict[str, str]) -> None:
    """Raise Nee for an element of OpenDocument that runs, hides or fetches something."""
    if element == "encryption-data":
        raise Nee("versleuteld")
    if element in {"event-listener", "script"}:
        raise Nee("macro")
    if element in {"dde-source", "dde-connection-decl", "applet", "plugin", "floating-frame"}:
        raise Nee("verwijst")
    adres = waarden.get("href", "")
    if element == "template" or (element == "a" and _LINK.match(adres)):
        return  # where it was once made from, and a link that somebody clicks on
    if _SCHEMA.match(adres) or adres.startswith(".."):
        raise Nee("verwijst")


LEZERS: dict[str, Callable[[bytes], bytes]] = {
    "pdf": lees_pdf,
    "jpg": lambda inhoud: lees_beeld(inhoud, "JPEG"),
    "png": lambda inhoud: lees_beeld(inhoud, "PNG"),
    "tiff": lambda inhoud: lees_beeld(inhoud, "TIFF"),
    "docx": lees_docx,
    "odt": lees_odt,
}


def _laad(soort: str) -> None:
    """Import all that this kind needs, before nothing can be opened any more."""
    if soort == "pdf":
        import pikepdf  # noqa: F401
    elif soort in {"jpg", "png", "tiff"}:
        from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401

        Image.preinit()
    else:
        from encodings import cp437, utf_16  # noqa: F401  (of the names in an archive, and of XML)


def main() -> None:
    """Read the file; answer with one line of JSON and, when it may be kept, the bytes to keep."""
    beperk()
    soort = sys.argv[1]
    _laad(soort)
    inhoud = sys.stdin.buffer.read()
    sluit_af()
    nee, heel = "", b""
    try:
        heel = LEZERS[soort](inhoud)
    except Nee as weigering:
        nee = str(weigering)
    sys.stdout.buffer.write(json.dumps({"nee": nee, "grootte": len(heel)}).encode() + b"\n" + heel)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
