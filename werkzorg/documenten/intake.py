"""Taking in a file that somebody adds: what it is called, what it says it is and what it is must agree.

Whoever adds it is a stranger. Its name is cleaned, its type is read from its bytes, and a process of its own reads it
in full (bestandslezer.py): pictures are drawn anew, documents with macros or hidden things are refused.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from werkzorg.documenten.bestandstypes import (
    VAN_EXTENSIE,
    Bestandstype,
    begint_als,
    grootte,
    labels,
)
from werkzorg.documenten.soorten import Bijlagesoort

TIJDSLIMIET = 25
"""How long reading one file may take before it is refused, in seconds."""

LANGSTE_NAAM = 150
# However many add something at once, this process reads two files at a time.
_PLAATSEN = BoundedSemaphore(2)
_WACHTTIJD = 20
_LEZER = Path(__file__).with_name("bestandslezer.py")
# Pictures are drawn anew, which may make them larger than they came.
_MEESTE_GROEI = 4

_ANDERS = "Bewaar het opnieuw, of maak er een gewone pdf van, en voeg dat bestand toe."
_ZINNEN = {
    "onleesbaar": "Dit bestand is niet leesbaar: het is beschadigd of onvolledig. Open het zelf eens, bewaar het "
    "opnieuw en voeg dat bestand toe.",
    "twee": "In dit bestand zit nog een ander bestand verstopt. " + _ANDERS,
    "versleuteld": "Dit bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord en voeg dat bestand toe.",
    "script": "Deze pdf bevat een script (JavaScript). Druk ze af naar een nieuwe pdf en voeg die toe.",
    "programma": "Deze pdf wil een programma starten of een bestand openen. Druk ze af naar een nieuwe pdf en voeg die "
    "toe.",
    "verstuurt": "Deze pdf bevat een knop die gegevens verstuurt. Druk ze af naar een nieuwe pdf en voeg die toe.",
    "media": "Deze pdf bevat film, geluid of 3D. Druk ze af naar een nieuwe pdf en voeg die toe.",
    "xfa": "Deze pdf is een formulier van een oude soort (XFA). Druk ze af naar een nieuwe pdf en voeg die toe.",
    "ingebed": "In dit bestand zitten andere bestanden. Haal ze eruit en voeg ze apart toe, of druk af naar een pdf.",
    "verwijst": "Dit bestand haalt iets op van buiten het bestand zelf, bijvoorbeeld een sjabloon, een afbeelding of "
    "een ander document. Maak er een gewone pdf van en voeg die toe.",
    "macro": "Dit bestand bevat macro's. Bewaar het zonder macro's, of als pdf, en voeg dat bestand toe.",
    "vreemd": "Dit bestand is niet gewoon bewaard. " + _ANDERS,
    "bom": "Dit bestand is uitgepakt te groot. " + _ANDERS,
    "leeg": "Deze pdf heeft geen bladzijden. Kies een ander bestand.",
    "te_ingewikkeld": "Dit bestand bestaat uit te veel stukken om na te kijken. Druk het af naar een nieuwe pdf en "
    "voeg die toe.",
    "te_groot_beeld": "Deze afbeelding heeft te veel punten (hoogstens 40 miljoen per blad). Scan ze met minder punten "
    "per inch, bijvoorbeeld 300, en voeg die toe.",
    "te_veel_bladen": "Deze tiff heeft meer dan 100 bladen. Verdeel ze over meer bestanden, of maak er een pdf van.",
}


class BijlageGeweigerd(Exception):
    """This file is not taken in; `str()` is the Dutch sentence that says why and how to mend it."""


@dataclass(frozen=True)
class Aangenomen:
    """A file that was read and may be kept: its cleaned name, its MIME type, and the bytes to keep."""

    naam: str
    mime: str
    inhoud: bytes


def neem_aan(soort: Bijlagesoort, naam: str, inhoud: bytes) -> Aangenomen:
    """The file as it may be kept under this kind; raises BijlageGeweigerd. Takes some seconds at most."""
    # Before anything looks inside.
    eis_grootte(soort, len(inhoud))
    if not inhoud:
        raise BijlageGeweigerd("Dit bestand is leeg. Kies het bestand dat je wilt toevoegen.")
    schone_naam = toonnaam(naam)
    wat = _eis_type(soort, schone_naam, inhoud)
    heel = _lees_apart(wat, inhoud)
    if len(heel) > _MEESTE_GROEI * soort.hoogstens:
        raise BijlageGeweigerd(_ZINNEN["te_groot_beeld"])
    return Aangenomen(schone_naam, wat.mime, heel)


def eis_grootte(soort: Bijlagesoort, aantal: int) -> None:
    """Raises BijlageGeweigerd when a file of so many bytes is too large for this kind."""
    if aantal > soort.hoogstens:
        raise BijlageGeweigerd(
            f"Dit bestand is te groot ({grootte(aantal)}). Het mag hoogstens {grootte(soort.hoogstens)} zijn: maak het "
            "kleiner of verdeel het over meer bestanden."
        )


def toonnaam(naam: str) -> str:
    """What the file is called on screen: one line, without folders or signs that hide something, at most 150 signs."""
    los = unicodedata.normalize("NFC", naam).replace("\\", "/").rpartition("/")[2]
    # C: invisible and control signs, among them those that turn the reading direction; Z: every kind of space.
    letters = (" " if unicodedata.category(teken)[0] == "Z" else teken for teken in los)
    zichtbaar = "".join(teken for teken in letters if unicodedata.category(teken)[0] != "C")
    zichtbaar = "".join("_" if teken in '<>:"|?*' else teken for teken in zichtbaar)
    stam, punt, staart = " ".join(zichtbaar.split()).rstrip(" .").rpartition(".")
    if not punt:
        stam, staart = staart, ""
    staart = staart.strip().lower()
    stam = stam.strip(" .") or "bijlage"
    if not staart:
        return stam[:LANGSTE_NAAM]
    return f"{stam[: max(1, LANGSTE_NAAM - 1 - len(staart))].strip(' .')}.{staart}"[:LANGSTE_NAAM]


def _eis_type(soort: Bijlagesoort, naam: str, inhoud: bytes) -> Bestandstype:
    """The type that name and bytes agree on and that this kind takes; raises BijlageGeweigerd."""
    mag = f"Voeg een {labels(soort.types)} toe."
    genoemd = VAN_EXTENSIE.get(naam.rpartition(".")[2]) if "." in naam else None
    if genoemd is None or genoemd.mime not in soort.types:
        raise BijlageGeweigerd(f"Dit soort bestand kun je hier niet toevoegen. {mag}")
    if genoemd in begint_als(inhoud):
        return genoemd
    echt = next(iter(begint_als(inhoud)), None)
    staart = naam.rpartition(".")[2]
    if echt is None:
        raise BijlageGeweigerd(
            f"De naam eindigt op .{staart}, maar de inhoud is geen {genoemd.label}. Bewaar het opnieuw als "
            f"{genoemd.label}, of kies een ander bestand."
        )
    raise BijlageGeweigerd(
        f"De naam eindigt op .{staart}, maar de inhoud is een {echt.label}. Geef het bestand de juiste naam, of "
        "bewaar het opnieuw."
    )


def _lees_apart(wat: Bestandstype, inhoud: bytes) -> bytes:
    """Let the child process read the file; anything but a clean answer is unreadable."""
    if not _PLAATSEN.acquire(timeout=_WACHTTIJD):
        raise BijlageGeweigerd("Er worden nu veel bestanden nagekeken. Probeer het over een minuut opnieuw.")
    try:
        klaar = subprocess.run(  # noqa: S603  (our own program; the file goes in and out by a pipe)
            [sys.executable, "-I", str(_LEZER), wat.label],
            input=inhoud,
            capture_output=True,
            timeout=TIJDSLIMIET,
            cwd="/",
            env={},
            check=True,
        )
        kop, _, heel = klaar.stdout.partition(b"\n")
        antwoord = json.loads(kop)
        nee, aantal = antwoord["nee"], antwoord["grootte"]
    except (subprocess.SubprocessError, ValueError, KeyError, TypeError):
        raise BijlageGeweigerd(_ZINNEN["onleesbaar"]) from None
    finally:
        _PLAATSEN.release()
    if nee == "ander_type":
        raise BijlageGeweigerd(
            f"De inhoud van dit bestand is geen {wat.label}. Bewaar het opnieuw als {wat.label} of als pdf."
        )
    if nee:
        raise BijlageGeweigerd(_ZINNEN.get(nee, _ZINNEN["onleesbaar"]))
    if not heel or len(heel) != aantal:
        raise BijlageGeweigerd(_ZINNEN["onleesbaar"])
    return heel
