"""How typed text becomes a date, an amount, a duration or a clean text.

Every reader takes any string, however strange, and gives a value or raises ValidationError with one Dutch
sentence that says what is wrong and how to mend it. What can be read in two ways is refused: a wrong guess
is worse than a question.
"""

import calendar
import re
import unicodedata
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from werkzorg.ui.formaten import MAANDEN, MINUTEN_PER_UUR

VROEGSTE_JAAR = 1900
LAATSTE_JAAR = 2199
VOORBEELD = "bijvoorbeeld 30/07/1985"

_SCHEIDING = r"\s*[\s./\-‐‑–—]\s*"
_DAG_MAAND_JAAR = re.compile(rf"([0-9]{{1,2}}){_SCHEIDING}([0-9]{{1,2}}){_SCHEIDING}([0-9]{{2}}|[0-9]{{4}})")
_JAAR_MAAND_DAG = re.compile(rf"([0-9]{{4}}){_SCHEIDING}([0-9]{{1,2}}){_SCHEIDING}([0-9]{{1,2}})")
_AANEEN = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})")
_IN_WOORDEN = re.compile(r"(?:[a-z]+dag\s+)?([0-9]{1,2})\s+([a-z]+)\.?\s+([0-9]{2}|[0-9]{4})")

_DUIZENDTALLEN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+")
_ENGELSE_DUIZENDTALLEN = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?=\.[0-9]{1,2}$)|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"
)
_DECIMALEN = re.compile(r"[,.]([0-9]{1,2})|,-{1,2}")

_UREN_EN_MINUTEN = re.compile(
    r"([0-9]{1,4})\s*(?:u|uur|uren|h|:)\s*(?:([0-9]{1,2})\s*(?:m|min|minuten)?)?\.?"
)
_ALLEEN_MINUTEN = re.compile(r"([0-9]{1,5})\s*(?:m|min|minuut|minuten)\.?")
_DECIMALE_UREN = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?\s*(?:u|uur|uren)?")
_DELEN_VAN_EEN_UUR = {"00", "25", "50", "75"}

# Marks that come along with pasted text and that nobody sees: they would make two equal names differ.
_ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_OMKERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REGELEINDE = re.compile(r"\r\n|[\r\n\u0085\u2028\u2029]")
# The limit of UAX #15 for a run of combining marks; composing longer runs takes quadratic time.
_MEESTE_TEKENS_BOVEN_ELKAAR = 30


def lees_datum(tekst: str) -> date:
    """A day of 1900 to 2199, typed as d/m/jjjj, with dots or dashes, as ddmmjjjj, or with the month in words.

    jjjj-mm-dd, as a date picker pastes it, is read too. A year of two digits is refused.
    """
    kaal = " ".join(tekst.lower().split())
    if gevonden := _DAG_MAAND_JAAR.fullmatch(kaal) or _AANEEN.fullmatch(kaal):
        dag, maand, jaar = gevonden.groups()
    elif gevonden := _JAAR_MAAND_DAG.fullmatch(kaal):
        jaar, maand, dag = gevonden.groups()
    elif (gevonden := _IN_WOORDEN.fullmatch(kaal)) and (nummer := _maandnummer(gevonden[2])):
        dag, maand, jaar = gevonden[1], str(nummer), gevonden[3]
    else:
        raise ValidationError(f"Vul de datum in als dag/maand/jaar, {VOORBEELD}.", code="vorm")
    if len(jaar) == 2:
        raise ValidationError(f"Schrijf het jaartal met 4 cijfers, {VOORBEELD}.", code="jaar_kort")
    return _bestaande_dag(int(jaar), int(maand), int(dag))


def _maandnummer(woord: str) -> int | None:
    """The month of which `woord` is the name or its first three letters or more (mrt is March)."""
    if woord == "mrt":
        return 3
    if len(woord) < 3:
        return None
    return next((nummer for nummer, naam in enumerate(MAANDEN, 1) if naam.startswith(woord)), None)


def _bestaande_dag(jaar: int, maand: int, dag: int) -> date:
    if not VROEGSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValidationError(
            f"Het jaartal {jaar} klopt niet: vul een jaar van {VROEGSTE_JAAR} tot {LAATSTE_JAAR} in.",
            code="jaar",
        )
    if not 1 <= maand <= 12:
        raise ValidationError(f"Maand {maand} bestaat niet: vul een maand van 1 tot 12 in.", code="maand")
    laatste = calendar.monthrange(jaar, maand)[1]
    if not 1 <= dag <= laatste:
        raise ValidationError(
            f"Dag {dag} bestaat niet: {MAANDEN[maand - 1]} {jaar} telt {laatste} dagen.", code="dag"
        )
    return date(jaar, maand, dag)


def lees_bedrag(tekst: str) -> Decimal:
    """An amount in euro with two decimals: 1061,2 and 1.061,20 and 1061.20 and € 1 061,20 are the same.

    A point before three digits is a thousand; a single comma before three digits is refused, because it may
    be either. A minus sign is read; whether the amount may be negative is for the field to say.
    """
    kaal = " ".join(re.sub(r"€|\beuro\b|\beur\b", " ", tekst, flags=re.IGNORECASE).split())
    kaal = kaal.replace("\u2212", "-")
    negatief = kaal.startswith("-")
    kaal = kaal.removeprefix("-").strip()
    if re.fullmatch(r"[0-9]{1,3},[0-9]{3}", kaal):
        raise ValidationError(
            "Na de komma staan hoogstens 2 cijfers. Bedoel je een duizendtal? Schrijf dan 1061,00.",
            code="dubbelzinnig",
        )
    for geheel in (_ENGELSE_DUIZENDTALLEN, _DUIZENDTALLEN):
        if not (begin := geheel.match(kaal)):
            continue
        rest = kaal[begin.end() :]
        decimalen = _DECIMALEN.fullmatch(rest) if rest else None
        if rest and not decimalen:
            continue
        cijfers = re.sub(r"[^0-9]", "", begin[0])
        centen = (decimalen[1] or "") if decimalen else ""
        waarde = Decimal(f"{cijfers}.{centen:0<2}")
        return -waarde if negatief and waarde else waarde
    raise ValidationError("Vul een bedrag in euro in, bijvoorbeeld 1061,20.", code="vorm")


def lees_uren(tekst: str) -> int:
    """A duration in whole minutes, typed as 3, 3,5, 3u30, 3:30, "3 uur 30" or "45 min".

    Two digits after the comma are only read for quarters: 3,30 may mean 3 u 18 as well as 3 u 30.
    """
    kaal = " ".join(tekst.lower().split())
    if gevonden := _UREN_EN_MINUTEN.fullmatch(kaal):
        minuten = int(gevonden[2] or 0)
        if minuten >= MINUTEN_PER_UUR:
            raise ValidationError("De minuten gaan van 0 tot 59, bijvoorbeeld 3u30.", code="minuten")
        return int(gevonden[1]) * MINUTEN_PER_UUR + minuten
    if gevonden := _ALLEEN_MINUTEN.fullmatch(kaal):
        return int(gevonden[1])
    if gevonden := _DECIMALE_UREN.fullmatch(kaal):
        deel = gevonden[2] or "0"
        if len(deel) == 2 and deel not in _DELEN_VAN_EEN_UUR:
            raise ValidationError(
                "Dit is niet duidelijk: schrijf uren en minuten als 3u30, of 3,5 voor drie en een half uur.",
                code="dubbelzinnig",
            )
        return int(Decimal(f"{gevonden[1]}.{deel}") * MINUTEN_PER_UUR)
    raise ValidationError("Vul uren in als 3, 3,5 of 3u30.", code="vorm")


def lees_tekst(tekst: str, *, hoogstens: int, regels: bool = False) -> str:
    """The text in NFC, without spaces around it and without invisible marks; at most `hoogstens` characters.

    In one line every run of white space becomes one space. With `regels` line ends become "\\n" and spaces
    inside stay. Refused: NUL and other control characters, half characters (lone surrogates), marks that
    turn the writing direction, and endless piles of accents.
    """
    # Before anything that takes time: no text gets shorter than half by composing it.
    if len(tekst) > 2 * hoogstens + 100:
        raise _te_lang(len(tekst), hoogstens)
    tekst = _REGELEINDE.sub("\n", tekst).translate(_ONZICHTBAAR)
    if not regels:
        tekst = tekst.replace("\n", " ").replace("\t", " ")
    _weiger_vreemde_tekens(tekst)
    tekst = unicodedata.normalize("NFC", tekst)
    if regels:
        tekst = "\n".join(regel.rstrip() for regel in tekst.split("\n")).strip()
    else:
        tekst = " ".join(tekst.split())
    if len(tekst) > hoogstens:
        raise _te_lang(len(tekst), hoogstens)
    return tekst


def _te_lang(aantal: int, hoogstens: int) -> ValidationError:
    return ValidationError(
        f"Deze tekst is te lang: hoogstens {hoogstens} tekens, en dit zijn er {aantal}.", code="te_lang"
    )


def _weiger_vreemde_tekens(tekst: str) -> None:
    op_elkaar = 0
    for teken in tekst:
        soort = unicodedata.category(teken)
        if (soort == "Cc" and teken not in "\n\t") or soort == "Cs" or _is_nooit_een_teken(teken):
            raise ValidationError(
                "Deze tekst bevat een teken dat niet leesbaar is: wis de tekst en typ hem opnieuw.",
                code="tekens",
            )
        if teken in _OMKERING:
            raise ValidationError(
                "Deze tekst bevat een verborgen teken dat de schrijfrichting omkeert: typ de tekst opnieuw.",
                code="schrijfrichting",
            )
        op_elkaar = op_elkaar + 1 if soort in {"Mn", "Me"} else 0
        if op_elkaar > _MEESTE_TEKENS_BOVEN_ELKAAR:
            raise ValidationError(
                "Deze tekst bevat te veel accenten op één letter: typ de tekst opnieuw.", code="accenten"
            )


def _is_nooit_een_teken(teken: str) -> bool:
    """Whether this code point can never be a character (U+FDD0 to FDEF and the last two of a plane)."""
    code = ord(teken)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def toonbaar(tekst: str) -> str:
    """The text as it may be put in a page again: what cannot be shown becomes a replacement mark."""
    return "".join(
        "\ufffd" if teken == "\x00" or unicodedata.category(teken) == "Cs" else teken for teken in tekst
    )
