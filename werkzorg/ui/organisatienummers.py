"""Numbers that name a branch, a public body, a convention or an account: how they are read and written.

Readers and writers as in `nummers`.
"""

import re

from django.core.exceptions import ValidationError
from stdnum import iban as stdnum_iban
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as StdnumError

from werkzorg.ui.nummers import cijfers_of_fout

CIJFERS_VESTIGING = 10
CIJFERS_CONVENTIE = 8


def lees_vestigingsnummer(tekst: str) -> str:
    """The 10 digits of a vestigingseenheidsnummer: the first is 2 to 8, the last two check the others (mod 97)."""
    cijfers = cijfers_of_fout(tekst, wat="Een vestigingsnummer")
    if len(cijfers) != CIJFERS_VESTIGING:
        raise ValidationError(
            f"Een vestigingsnummer telt 10 cijfers: je vulde er {len(cijfers)} in.", code="lengte"
        )
    if cijfers[0] not in "2345678":
        raise ValidationError(
            "Het vestigingsnummer klopt niet: het eerste cijfer is 2 tot 8. Een nummer met 0 of 1 vooraan is een "
            "ondernemingsnummer.",
            code="reeks",
        )
    if 97 - int(cijfers[:8]) % 97 != int(cijfers[8:]):
        raise ValidationError(
            "Het vestigingsnummer klopt niet: controleer de laatste 2 cijfers.", code="controlegetal"
        )
    return cijfers


def vestigingsnummer(waarde: str) -> str:
    """The branch number as 2.147.812.701."""
    if not re.fullmatch(r"[0-9]{10}", waarde):
        return waarde
    return f"{waarde[0]}.{waarde[1:4]}.{waarde[4:7]}.{waarde[7:]}"


def lees_ovo(tekst: str) -> str:
    """An OVO code, "OVO" and six digits; the code means nothing and is not taken apart."""
    kaal = "".join(teken for teken in tekst.upper() if teken.isalnum())
    if not re.fullmatch(r"OVO[0-9]{6}", kaal):
        raise ValidationError(
            "Een OVO-code bestaat uit de letters OVO en 6 cijfers, bijvoorbeeld OVO001992.", code="vorm"
        )
    return kaal


def lees_conventie(tekst: str) -> str:
    """The 8 digits of a convention number of a rehabilitation structure."""
    cijfers = cijfers_of_fout(tekst, wat="Een conventienummer")
    if len(cijfers) != CIJFERS_CONVENTIE:
        raise ValidationError(
            f"Een conventienummer telt 8 cijfers: je vulde er {len(cijfers)} in.", code="lengte"
        )
    return cijfers


def conventie(waarde: str) -> str:
    """The convention number as 7.72.123.45."""
    if not re.fullmatch(r"[0-9]{8}", waarde):
        return waarde
    return f"{waarde[0]}.{waarde[1:3]}.{waarde[3:6]}.{waarde[6:]}"


def lees_iban(tekst: str) -> str:
    """An account number without spaces, of any country, with a right check number."""
    kaal = "".join(teken for teken in tekst.upper() if teken.isalnum())
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}", kaal):
        raise ValidationError(
            "Een rekeningnummer begint met de landcode en 2 cijfers, bijvoorbeeld BE68 5390 0754 7034.",
            code="vorm",
        )
    try:
        # Not by country: the list of Belgian bank codes in the library is never complete.
        stdnum_iban.validate(kaal, check_country=False)
    except InvalidChecksum:
        fout = "Het rekeningnummer klopt niet: controleer de cijfers."
        raise ValidationError(fout, code="controlegetal") from None
    except StdnumError:
        fout = "Het rekeningnummer klopt niet: controleer de landcode en hoeveel tekens erna komen."
        raise ValidationError(fout, code="vorm") from None
    if kaal.startswith("BE") and not _is_belgische_rekening(kaal[4:]):
        raise ValidationError("Het rekeningnummer klopt niet: controleer de cijfers.", code="controlegetal")
    return kaal


def _is_belgische_rekening(rekening: str) -> bool:
    """Whether these are 12 digits of which the last two check the others."""
    if not re.fullmatch(r"[0-9]{12}", rekening):
        return False
    return (int(rekening[:10]) % 97 or 97) == int(rekening[10:])
