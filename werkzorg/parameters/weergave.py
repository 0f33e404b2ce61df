"""How a value is written for a reader, and read from what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from werkzorg.parameters.domein import Jaardag, Parametersoort, Vak, Verwijzing, Waarde, Waardesoort
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.ui import formaten, lezen

NOG_NIET_GEKEND = "nog niet gekend"
_MEESTE_DELEN = 30
_MEESTE_TEKENS = 200


def toon(soort: Parametersoort, waarde: Waarde) -> str:
    """The value with its unit, as in "18 maanden", "€ 883,27 per traject", "ja"; of a reference the other's name."""
    if isinstance(waarde, Verwijzing):
        return f"zoals “{PARAMETERS[waarde.sleutel].label}”"
    if isinstance(waarde, tuple):
        delen = [str(deel) for deel in waarde]
        tekst = " en ".join([", ".join(delen[:-1]), delen[-1]]) if len(delen) > 1 else delen[0]
        return f"{tekst} {soort.eenheid.meervoud}".rstrip()
    return f"{_los(soort, waarde)} {_achter(soort, waarde)}".rstrip()


def _achter(soort: Parametersoort, waarde: Waarde) -> str:
    if soort.soort is Waardesoort.BEDRAG:
        return soort.per
    is_aantal = isinstance(waarde, int | Decimal) and not isinstance(waarde, bool)
    return soort.eenheid.bij(waarde) if is_aantal else ""  # type: ignore[arg-type]


def _los(soort: Parametersoort, waarde: Waarde) -> str:
    if soort.soort is Waardesoort.KEUZE:
        return soort.keuzes.get(str(waarde), str(waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if soort.soort is Waardesoort.BEDRAG and isinstance(waarde, Decimal):
        return formaten.bedrag(waarde)
    return als_getypt(soort, waarde)


def als_getypt(soort: Parametersoort, waarde: Waarde) -> str:
    """The value as it stands in the box of a form: without unit; `lees` gives it back."""
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case int():
            return formaten.getal(Decimal(waarde), 0)
        case Decimal():
            decimalen = max(-int(waarde.as_tuple().exponent), 0)
            return formaten.getal(waarde, 2 if soort.soort is Waardesoort.BEDRAG else decimalen)
        case date():
            return formaten.datum(waarde)
        case Jaardag():
            return f"{waarde.dag} {formaten.MAANDEN[waarde.maand - 1]}"
        case tuple():
            return ", ".join(str(deel) for deel in waarde)
    return str(waarde)


def vak_in_woorden(vak: Vak) -> str:
    """The days of a value: "vanaf 01/07/2023", "tot en met 31/12/2023", "altijd"."""
    if vak.van and vak.tot:
        return f"van {formaten.datum(vak.van)} tot en met {formaten.datum(vak.tot)}"
    if vak.van:
        return f"vanaf {formaten.datum(vak.van)}"
    return f"tot en met {formaten.datum(vak.tot)}" if vak.tot else "zonder begindatum"


def lees(soort: Parametersoort, tekst: str) -> Waarde:
    """The value of a typed text; raises ValidationError with one sentence that says how to mend it."""
    schoon = lezen.lees_tekst(tekst, hoogstens=_MEESTE_TEKENS)
    if not schoon:
        raise ValidationError("De nieuwe waarde ontbreekt: vul dit veld in.", code="required")
    waarde = _LEZERS[soort.soort](schoon)
    if zin := soort.bezwaar(waarde):
        raise ValidationError(zin, code="grens")
    return waarde


def _lees_getal(tekst: str) -> int:
    kaal = "".join(tekst.replace(".", "").split())
    if not (kaal.isascii() and kaal.isdecimal() and len(kaal) <= 9):
        raise ValidationError("Vul een geheel getal in, bijvoorbeeld 30.", code="vorm")
    return int(kaal)


def _lees_decimaal(tekst: str) -> Decimal:
    kaal = tekst.removesuffix("%").strip().replace(",", ".", 1)
    geheel, _, rest = kaal.partition(".")
    goed = geheel.isascii() and geheel.isdecimal() and len(geheel) <= 9
    goed &= not rest or (rest.isascii() and rest.isdecimal() and len(rest) <= 6)
    if not goed:
        raise ValidationError("Vul een getal in, met een komma als het moet: 50 of 12,5.", code="vorm")
    return Decimal(f"{geheel}.{rest}" if rest else geheel)


def _lees_jaardag(tekst: str) -> Jaardag:
    # A year in which 29 February exists would let it through.
    delen = tekst.replace("/", " ").replace("-", " ").split()
    try:
        dag = lezen.lees_datum(" ".join([*delen[:2], "2001"]) if len(delen) == 2 else tekst)
    except ValidationError:
        raise ValidationError("Vul een dag en een maand in, bijvoorbeeld 1 januari.", code="vorm") from None
    return Jaardag(dag.month, dag.day)


def _lees_ja_nee(tekst: str) -> bool:
    if tekst.lower() not in {"ja", "nee"}:
        raise ValidationError("Kies ja of nee.", code="vorm")
    return tekst.lower() == "ja"


def _lees_lijst(tekst: str) -> tuple[str, ...]:
    delen = tuple(deel.strip() for deel in tekst.replace(";", ",").split(","))
    if not all(delen) or len(delen) > _MEESTE_DELEN:
        raise ValidationError("Schrijf de delen na elkaar met een komma ertussen: pdf, jpg.", code="vorm")
    return delen


def _lees_getallen(tekst: str) -> tuple[int, ...]:
    try:
        return tuple(_lees_getal(deel) for deel in _lees_lijst(tekst))
    except ValidationError:
        raise ValidationError(
            "Schrijf gehele getallen met een komma ertussen: 12, 15, 17.", code="vorm"
        ) from None


_LEZERS: dict[Waardesoort, Callable[[str], Any]] = {
    Waardesoort.GETAL: _lees_getal,
    Waardesoort.DECIMAAL: _lees_decimaal,
    Waardesoort.BEDRAG: lezen.lees_bedrag,
    Waardesoort.DATUM: lezen.lees_datum,
    Waardesoort.JAARDAG: _lees_jaardag,
    Waardesoort.TEKST: str,
    Waardesoort.KEUZE: str,
    Waardesoort.JA_NEE: _lees_ja_nee,
    Waardesoort.LIJST: _lees_lijst,
    Waardesoort.GETALLEN: _lees_getallen,
}
