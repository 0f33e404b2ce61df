"""Files as strangers send them: ordinary ones of all six types, and hostile ones by what they try."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image

from werkzorg.documenten.bestandstypes import DOCX

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX_DEEL = f"{DOCX}.main+xml"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


# --- pdf ----------------------------------------------------------------------------------------------------------
def pdf(maak: Callable[[pikepdf.Pdf], None] | None = None, **bewaar: object) -> bytes:
    """A PDF of one page, after `maak` did something to it."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    if maak:
        maak(document)
    uit = io.BytesIO()
    # The same bytes every time; what is encrypted cannot have that.
    document.save(uit, deterministic_id="encryption" not in bewaar, **bewaar)
    return uit.getvalue()


def _actie(soort: str, **sleutels: object) -> Callable[[pikepdf.Pdf], None]:
    def maak(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name(f"/{soort}"), **{naam: pikepdf.String(str(wat)) for naam, wat in sleutels.items()}
        )

    return maak


def _aantekening(soort: str) -> Callable[[pikepdf.Pdf], None]:
    def maak(document: pikepdf.Pdf) -> None:
        document.pages[0].Annots = pikepdf.Array(
            [
                document.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name(f"/{soort}"),
                        Rect=pikepdf.Array([0, 0, 9, 9]),
                    )
                )
            ]
        )

    return maak


def _bijlage(document: pikepdf.Pdf) -> None:
    document.attachments["virus.exe"] = b"MZ"


def _xfa(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(
        XFA=pikepdf.Stream(document, b"<xdp/>"), Fields=pikepdf.Array()
    )


def _script_bij_blad(document: pikepdf.Pdf) -> None:
    document.pages[0].AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.Stream(document, b"app.alert(1)"))
    )


def _diep_script(document: pikepdf.Pdf) -> None:
    """A script at the end of a chain of arrays and dictionaries, hung on nothing that a reader would open."""
    deel = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)
    for _ in range(50):
        deel = pikepdf.Dictionary(Next=pikepdf.Array([deel]))
    document.make_indirect(deel)
    document.Root.Iets = deel


def _buiten(document: pikepdf.Pdf) -> None:
    stroom = pikepdf.Stream(document, b"")
    stroom.F = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, FS=pikepdf.Name.URL, F=pikepdf.String("http://x.be")
    )
    document.Root.Iets = document.make_indirect(stroom)


def _naam_in_hex(inhoud: bytes) -> bytes:
    """The same script, its name written so that a search for the word does not find it."""
    return inhoud.replace(b"/JavaScript", b"/J#61vaScr#69pt")


# --- pictures -----------------------------------------------------------------------------------------------------
def beeld(formaat: str, maat: tuple[int, int] = (40, 30), kleur: str = "RGB", **bewaar: object) -> bytes:
    """A picture that is red on its left half."""
    plaatje = Image.new(kleur, maat, "white" if kleur != "1" else 1)
    if kleur == "RGB":
        plaatje.paste("red", (0, 0, maat[0] // 2, maat[1]))
    uit = io.BytesIO()
    plaatje.save(uit, formaat, **bewaar)
    return uit.getvalue()


def jpg_met_plaats() -> bytes:
    """A photograph that says where it was taken, with a comment, and turned on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "GEHEIM in exif"
    exif.get_ifd(0x8825)[1] = "N"
    return beeld("JPEG", exif=exif, comment=b"GEHEIM in comment")


def png_met_tekst() -> bytes:
    """A picture with a text, and a second file behind its end."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "GEHEIM in png")
    return beeld("PNG", pnginfo=info) + b"GEHEIM erachter<script>"


def reuze_png(breed: int = 30_000, hoog: int = 30_000) -> bytes:
    """A small file that says it is enormous."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        som = zlib.crc32(soort + inhoud)
        return struct.pack("!I", len(inhoud)) + soort + inhoud + struct.pack("!I", som)

    kop = struct.pack("!IIBBBBB", breed, hoog, 1, 0, 0, 0, 0)
    lijnen = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", lijnen) + stuk(b"IEND", b"")


def tiff_bladen(aantal: int, maat: tuple[int, int] = (40, 30)) -> bytes:
    """A TIFF of several pages."""
    bladen = [Image.new("1", maat, n % 2) for n in range(aantal)]
    uit = io.BytesIO()
    bladen[0].save(uit, "TIFF", save_all=True, append_images=bladen[1:])
    return uit.getvalue()


# --- docx and odt -------------------------------------------------------------------------------------------------
def archief(delen: dict[str, bytes | str], *, gepakt: bool = True) -> bytes:
    """A ZIP with these parts; the part `mimetype` stands in it as it is."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            soort = zipfile.ZIP_STORED if naam == "mimetype" or not gepakt else zipfile.ZIP_DEFLATED
            zip_.writestr(naam, inhoud, compress_type=soort)
    return uit.getvalue()


def relatie(soort: str, doel: str, buiten: bool = True) -> str:
    """A list with one relationship."""
    waar = ' TargetMode="External"' if buiten else ""
    een = f'<Relationship Id="r1" Type="{OFFICE}/{soort}" Target="{doel}"{waar}/>'
    return f'<Relationships xmlns="{RELS}">{een}</Relationships>'


def docx_delen(tekst: str = "<w:p><w:r><w:t>Dag</w:t></w:r></w:p>") -> dict[str, bytes | str]:
    """The parts of a small document of Word."""
    soorten = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {
        "[Content_Types].xml": f'<Types xmlns="{soorten}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{DOCX_DEEL}"/></Types>',
        "_rels/.rels": relatie("officeDocument", "word/document.xml", buiten=False),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{tekst}</w:body></w:document>',
        "word/_rels/document.xml.rels": relatie("hyperlink", "https://www.vlaanderen.be"),
    }


def docx(**anders: bytes | str) -> bytes:
    """A small document of Word with other parts added or replaced; `__` in a name stands for a slash."""
    return archief(docx_delen() | {naam.replace("__", "/"): wat for naam, wat in anders.items()})


def docx_met_veld(code: str) -> bytes:
    """A document with a field whose code is written in two pieces."""
    helft = len(code) // 2
    stukken = "".join(
        f"<w:r><w:instrText>{deel}</w:instrText></w:r>" for deel in (code[:helft], code[helft:])
    )
    return archief(docx_delen(f"<w:p>{stukken}</w:p>"))


def odt_delen(inhoud: str = "") -> dict[str, bytes | str]:
    """The parts of a small document of LibreOffice."""
    ruimten = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ruimten}><office:body><office:text><text:p>Dag "
        f'<text:a xlink:href="https://www.vlaanderen.be">site</text:a></text:p>{inhoud}</office:text></office:body>'
        "</office:document-content>",
        "META-INF/manifest.xml": f"<manifest:manifest {ruimten}/>",
    }


def odt(inhoud: str = "", **anders: bytes | str) -> bytes:
    """A small document of LibreOffice with other parts added or replaced."""
    return archief(odt_delen(inhoud) | {naam.replace("__", "/"): wat for naam, wat in anders.items()})


# --- the lists ----------------------------------------------------------------------------------------------------
def gewone() -> dict[str, bytes]:
    """File name -> an ordinary file."""
    return {
        "overeenkomst.pdf": pdf(),
        "met link.pdf": pdf(_actie("URI", URI="https://www.vlaanderen.be")),
        "gepakt.pdf": pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "scan.jpg": beeld("JPEG"),
        "foto.JPEG": jpg_met_plaats(),
        "grijs.jpg": beeld("JPEG", kleur="L"),
        "druk.jpg": beeld("JPEG", kleur="CMYK"),
        "scherm.png": beeld("PNG"),
        "doorzichtig.png": beeld("PNG", kleur="RGBA"),
        "fax.tif": beeld("TIFF", kleur="1", compression="group4"),
        "scan.tiff": tiff_bladen(3),
        "kleur.tiff": beeld("TIFF"),
        "brief.docx": docx(),
        "brief.odt": odt(),
    }


def vijandige() -> dict[str, tuple[str, bytes]]:
    """What it tries -> file name and bytes; none of these may be taken in."""
    bom = archief(docx_delen() | {"word/media/a.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
    dtd = '<!DOCTYPE x [<!ENTITY a "b">]>'
    return {
        "script bij het openen": ("a.pdf", pdf(_actie("JavaScript", JS="app.alert(1)"))),
        "script bij een blad": ("a.pdf", pdf(_script_bij_blad)),
        "script diep weg": ("a.pdf", pdf(_diep_script)),
        "script met een gecodeerde naam": ("a.pdf", _naam_in_hex(pdf(_actie("JavaScript", JS="app.alert(1)")))),
        "script in een objectstroom": (
            "a.pdf",
            pdf(_diep_script, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        ),
        "programma": ("a.pdf", pdf(_actie("Launch", F="cmd.exe"))),
        "versturen": ("a.pdf", pdf(_actie("SubmitForm", F="http://x.be"))),
        "ander document": ("a.pdf", pdf(_actie("GoToR", F="//x.be/deel"))),
        "ingebed bestand": ("a.pdf", pdf(_bijlage)),
        "aangehecht bestand": ("a.pdf", pdf(_aantekening("FileAttachment"))),
        "film": ("a.pdf", pdf(_aantekening("RichMedia"))),
        "xfa": ("a.pdf", pdf(_xfa)),
        "stroom van buiten": ("a.pdf", pdf(_buiten)),
        "wachtwoord": ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
        "beveiligd zonder wachtwoord": ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user=""))),
        "pdf en zip tegelijk": ("a.pdf", pdf() + docx()),
        "afgebroken pdf": ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj"),
        "reuzebeeld": ("a.png", reuze_png()),
        "net te groot beeld": ("a.png", reuze_png(8000, 5001)),
        "afgebroken beeld": ("a.jpg", beeld("JPEG", (400, 300))[:600]),
        "te veel bladen": ("a.tiff", tiff_bladen(101)),
        "svg als png": ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        "html als pdf": ("a.pdf", b"<html><script>alert(1)</script>"),
        "programma als pdf": ("a.pdf", b"MZ\x90\x00" + b"\0" * 200),
        "pdf als jpg": ("a.jpg", pdf()),
        "jpg als png": ("a.png", beeld("JPEG")),
        "dubbele extensie": ("a.pdf.exe", pdf()),
        "geen extensie": ("a", pdf()),
        "html": ("a.html", b"<p>dag"),
        "eicar": ("a.pdf", EICAR),
        "leeg": ("a.pdf", b""),
        "macro": ("a.docx", docx(word__vbaProject_bin="x", **{"word/vbaProject.bin": b"\xd0\xcf"})),
        "macro naar soort": (
            "a.docx",
            docx(**{"[Content_Types].xml": str(docx_delen()["[Content_Types].xml"]).replace(
                DOCX_DEEL, "application/vnd.ms-word.document.macroEnabled.main+xml")}),
        ),
        "ingebed object": ("a.docx", docx(**{"word/embeddings/oleObject1.bin": b"\xd0\xcf"})),
        "vreemd stuk": ("a.docx", docx(word___rels__document_xml_rels="", **{
            "word/_rels/document.xml.rels": relatie("aFChunk", "/word/a.html", buiten=False)})),
        "sjabloon van buiten": ("a.docx", docx(**{
            "word/_rels/settings.xml.rels": relatie("attachedTemplate", "http://x.be/a.dotm")})),
        "beeld van buiten": ("a.docx", docx(**{"word/_rels/a.xml.rels": relatie("image", "http://x.be/a.png")})),
        "link naar een schijf": ("a.docx", docx(**{"word/_rels/a.xml.rels": relatie("hyperlink", "file:///c:/a")})),
        "dde": ("a.docx", docx_met_veld('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')),
        "tekst van buiten": ("a.docx", docx_met_veld('INCLUDEPICTURE "http://x.be/a.png"')),
        "entiteiten": ("a.docx", docx(**{"word/document.xml": f"{dtd}<x>&a;</x>"})),
        "entiteiten in utf-16": ("a.docx", docx(**{"word/document.xml": f"{dtd}<x>&a;</x>".encode("utf-16")})),
        "bom": ("a.docx", bom),
        "duizenden delen": ("a.docx", archief(docx_delen() | {f"a{n}.xml": "<a/>" for n in range(2100)})),
        "pad naar boven": ("a.docx", docx(**{"../../etc/passwd": "x"})),
        "absoluut pad": ("a.docx", docx(**{"/etc/passwd": "x"})),
        "iets voor de zip": ("a.docx", b"PK\x03\x04" + docx()),
        "iets achter de zip": ("a.docx", docx() + b"<script>"),
        "afgebroken zip": ("a.docx", docx()[:300]),
        "xlsx als docx": ("a.docx", archief({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"})),
        "odt als docx": ("a.docx", odt()),
        "docx als odt": ("a.odt", docx()),
        "odt met macro": ("a.odt", odt(**{"Basic/Standard/Module1.xml": "<x/>"})),
        "odt met luisteraar": ("a.odt", odt("<script:event-listener/>")),
        "odt van buiten": ("a.odt", odt('<draw:image xlink:href="http://x.be/a.png"/>')),
        "odt uit een map hoger": ("a.odt", odt('<draw:image xlink:href="../a.png"/>')),
        "odt met een object": ("a.odt", odt(**{"Object 1": b"\xd0\xcf"})),
        "odt met wachtwoord": ("a.odt", odt("<manifest:encryption-data/>")),
        "odt met document type": ("a.odt", odt(**{"styles.xml": f"{dtd}<x/>"})),
    }  # fmt: skip
