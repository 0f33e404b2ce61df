"""Numbers that name a person, an organisation, a telephone or an account: how they are read and written.

A reader (`lees_…`) takes what somebody typed or pasted and gives the bare number, or raises ValidationError
with a sentence. The sentence never holds the number itself: it may end up in a log or on a shared screen. A
writer takes the bare number; something that does not look like one is given back as it is.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from stdnum.be import ssn, vat
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as StdnumError

CIJFERS_INSZ = 11
CIJFERS_KBO = 10
MASKER = "•"

# Country codes of one and of two digits; all others have three (ITU-T E.164).
LANDCODE = re.compile(
    r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}",
)
# Inside Belgium, without the 0: a mobile number has nine digits, all others eight.
BELGISCH_GSM = re.compile(r"4[5-9][0-9]{7}")
BELGISCH_VAST = re.compile(r"(?!4[5-9])[1-9][0-9]{7}")
BIJZONDERE_ZONE = re.compile(r"(?:800|90[0-9])[0-9]{5}")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def cijfers_of_fout(tekst: str, *, wat: str) -> str:
    """The digits in the text, whatever stands between them; letters are refused."""
    overig = [teken for teken in tekst if teken.isalnum() and teken not in "0123456789"]
    if overig:
        raise ValidationError(
            f"{wat} bestaat alleen uit de cijfers 0 tot 9: haal de andere tekens weg.", code="tekens"
        )
    return "".join(teken for teken in tekst if teken in "0123456789")


def _telt(aantal: int) -> str:
    return "1 cijfer" if aantal == 1 else f"{aantal} cijfers"


def lees_insz(tekst: str) -> str:
    """The 11 digits of a rijksregister- or bisnummer (KB 8 February 1991), with a right check number."""
    cijfers = cijfers_of_fout(tekst, wat="Een rijksregisternummer")
    if len(cijfers) != CIJFERS_INSZ:
        raise ValidationError(
            f"Een rijksregisternummer telt 11 cijfers: je vulde er {len(cijfers)} in.", code="lengte"
        )
    try:
        return str(ssn.validate(cijfers))
    except InvalidChecksum:
        fout = "Het rijksregisternummer klopt niet: controleer de laatste 2 cijfers."
        raise ValidationError(fout, code="controlegetal") from None
    except StdnumError:
        fout = "Het rijksregisternummer klopt niet: de eerste 6 cijfers zijn geen geboortedatum."
        raise ValidationError(fout, code="geboortedatum") from None


def insz(waarde: str) -> str:
    """The number in full: 85.07.30-033.28."""
    if not re.fullmatch(r"[0-9]{11}", waarde):
        return waarde
    return f"{waarde[:2]}.{waarde[2:4]}.{waarde[4:6]}-{waarde[6:9]}.{waarde[9:]}"


def insz_gemaskeerd(waarde: str) -> str:
    """The number as lists show it: only the year of birth, 85.••.••-•••.••.

    The last digits stay hidden too: with a known birth date and the check number only a handful of numbers
    remain.
    """
    if not re.fullmatch(r"[0-9]{11}", waarde):
        return MASKER * len(waarde[:CIJFERS_INSZ])
    return waarde[:2] + re.sub(r"[0-9]", MASKER, insz(waarde)[2:])


def geboortedatum_uit_insz(waarde: str) -> date | None:
    """The birth date in a valid INSZ; None when month or day is unknown or the number is not valid."""
    try:
        gevonden = ssn.get_birth_date(waarde)
    except (StdnumError, ValueError):
        return None
    return gevonden if isinstance(gevonden, date) else None


def lees_kbo(tekst: str) -> str:
    """The 10 digits of an enterprise number, first digit 0 or 1; a leading "BE" is accepted."""
    cijfers = cijfers_of_fout(re.sub(r"^\s*BE", "", tekst, flags=re.IGNORECASE), wat="Een ondernemingsnummer")
    if len(cijfers) == CIJFERS_KBO - 1:
        cijfers = f"0{cijfers}"
    if len(cijfers) != CIJFERS_KBO:
        raise ValidationError(
            f"Een ondernemingsnummer telt 10 cijfers: je vulde er {len(cijfers)} in.", code="lengte"
        )
    try:
        return str(vat.validate(cijfers))
    except InvalidChecksum:
        fout = "Het ondernemingsnummer klopt niet: controleer de laatste 2 cijfers."
        raise ValidationError(fout, code="controlegetal") from None
    except StdnumError:
        fout = "Het ondernemingsnummer klopt niet: het eerste cijfer is 0 of 1."
        raise ValidationError(fout, code="reeks") from None


def kbo(waarde: str) -> str:
    """The enterprise number as 0123.456.789."""
    return f"{waarde[:4]}.{waarde[4:7]}.{waarde[7:]}" if re.fullmatch(r"[0-9]{10}", waarde) else waarde


def iban(waarde: str) -> str:
    """The account number in groups of four."""
    kaal = "".join(waarde.split()).upper()
    return " ".join(kaal[i : i + 4] for i in range(0, len(kaal), 4))


def lees_telefoon(tekst: str) -> str:
    """The number in international form: + and 7 to 15 digits; a number that starts with 0 is Belgian."""
    kaal = re.sub(r"\(\s*0\s*\)", "", tekst)
    kaal = "".join(teken for teken in kaal if teken not in "/.-‐‑‒–—()" and not _is_onzichtbaar(teken))
    if not re.fullmatch(r"\+?[0-9]+", kaal):
        raise ValidationError(
            "Een telefoonnummer bestaat uit cijfers, met vooraan eventueel een +: haal de andere tekens weg.",
            code="tekens",
        )
    if kaal.startswith("00"):
        kaal = f"+{kaal[2:]}"
    if kaal.startswith("0"):
        return _lees_belgisch(kaal[1:])
    if kaal.startswith("+32"):
        return _lees_belgisch(kaal[3:].removeprefix("0"))
    if not kaal.startswith("+"):
        raise ValidationError(
            "Begin het telefoonnummer met 0, of met + en de landcode, bijvoorbeeld +31.", code="begin"
        )
    if not E164.fullmatch(kaal):
        raise ValidationError(
            "Een buitenlands telefoonnummer telt 7 tot 15 cijfers, met + en de landcode vooraan.",
            code="lengte",
        )
    return kaal


def _lees_belgisch(abonnee: str) -> str:
    if not (BELGISCH_GSM.fullmatch(abonnee) or BELGISCH_VAST.fullmatch(abonnee)):
        raise ValidationError(
            f"Dit telefoonnummer klopt niet: een Belgisch gsm-nummer telt 10 cijfers en een vast nummer 9. "
            f"Jij vulde {_telt(len(abonnee) + 1)} in.",
            code="lengte",
        )
    return f"+32{abonnee}"


def telefoon(waarde: str) -> str:
    """The number with its country code and in groups: +32 470 12 34 56, +32 9 123 45 67, +31 612 345 678."""
    if not E164.fullmatch(waarde):
        return waarde
    if not waarde.startswith("+32"):
        code = LANDCODE.match(waarde, 1)
        einde = code.end() if code else 1
        return f"{waarde[:einde]} {_groepen(waarde[einde:], 3)}"
    abonnee = waarde[3:]
    if BELGISCH_GSM.fullmatch(abonnee):
        zone, rest = abonnee[:3], _groepen(abonnee[3:], 2)
    elif BIJZONDERE_ZONE.fullmatch(abonnee):
        zone, rest = abonnee[:3], f"{abonnee[3:5]} {abonnee[5:]}"
    elif abonnee[0] in "2349":
        zone, rest = abonnee[:1], f"{abonnee[1:4]} {_groepen(abonnee[4:], 2)}"
    else:
        zone, rest = abonnee[:2], _groepen(abonnee[2:], 2)
    return f"+32 {zone} {rest}"


def _groepen(cijfers: str, grootte: int) -> str:
    """The digits in groups; a last digit that would stand alone joins the group before it."""
    delen = [cijfers[i : i + grootte] for i in range(0, len(cijfers), grootte)]
    if len(delen) > 1 and len(delen[-1]) == 1:
        delen[-2:] = [delen[-2] + delen[-1]]
    return " ".join(delen)


def _is_onzichtbaar(teken: str) -> bool:
    """Spaces of every kind, and the marks that come along when a number is pasted."""
    return teken.isspace() or teken in "\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"


def lees_postcode(tekst: str) -> str:
    """The four digits of a Belgian postcode, 1000 to 9999; "B-9000" is accepted."""
    kaal = re.sub(r"^\s*BE?\s*-?\s*(?=[0-9])", "", tekst.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[1-9][0-9]{3}", kaal):
        raise ValidationError(
            "Een Belgische postcode telt 4 cijfers en begint niet met 0, bijvoorbeeld 9000.", code="postcode"
        )
    return kaal
