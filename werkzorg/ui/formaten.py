"""How values are written for a reader in Flanders.

Every function gives plain text (not HTML) and is the inverse of a reader in `lezen` or `nummers`: what it
writes can be typed again and gives the same value. They do not look at Django's locale, so that a letter
made by the worker and a screen show the same.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from werkzorg.termijnen import Periode

VASTE_SPATIE = "\u00a0"
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MINUTEN_PER_UUR = 60


def lokale_dag(waarde: date) -> date:
    """The day itself, or the day in our time zone of a moment; raises ValueError for a naive moment."""
    if isinstance(waarde, datetime):
        return timezone.localdate(waarde)
    return waarde


def datum(waarde: date) -> str:
    """dd/mm/jjjj; of a moment the day in our time zone."""
    dag = lokale_dag(waarde)
    return f"{dag.day:02}/{dag.month:02}/{dag.year:04}"


def datum_tijd(waarde: datetime) -> str:
    """dd/mm/jjjj om uu:mm, in our time zone; raises ValueError for a naive moment."""
    return f"{datum(waarde)} om {timezone.localtime(waarde):%H:%M}"


def datum_lang(waarde: date) -> str:
    """The day in words, as in "zaterdag 21 november 2026"."""
    dag = lokale_dag(waarde)
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def periode(waarde: Periode) -> str:
    """Both days of a period, or "lopend" where the end is open."""
    if waarde.einde is None:
        return f"vanaf {datum(waarde.start)} (lopend)"
    if waarde.einde == waarde.start:
        return f"op {datum(waarde.start)}"
    return f"van {datum(waarde.start)} tot en met {datum(waarde.einde)}"


def nog_dagen(dag: date, vandaag: date | None = None) -> str:
    """How far a due day lies from `vandaag` (the local day): "nog 5 dagen", "vandaag", "4 dagen te laat"."""
    verschil = (lokale_dag(dag) - (vandaag or timezone.localdate())).days
    if verschil == 0:
        return "vandaag"
    aantal = f"{abs(verschil)} {'dag' if abs(verschil) == 1 else 'dagen'}"
    return f"nog {aantal}" if verschil > 0 else f"{aantal} te laat"


def getal(waarde: Decimal, decimalen: int = 2) -> str:
    """A number with a comma, points per thousand and exactly that many decimals (half is rounded up)."""
    if not waarde.is_finite():
        raise ValueError("only finite numbers can be written")
    afgerond = waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    if afgerond == 0:
        afgerond = abs(afgerond)
    return f"{afgerond:,f}".translate({ord(","): ".", ord("."): ","})


def procent(waarde: Decimal, decimalen: int = 2) -> str:
    """A percentage with at most that many decimals and a fixed space, as in "25 %" and "12,5 %"."""
    heel, _, rest = getal(waarde, decimalen).partition(",")
    rest = rest.rstrip("0")
    return f"{heel},{rest}\N{NO-BREAK SPACE}%" if rest else f"{heel}\N{NO-BREAK SPACE}%"


def bedrag(waarde: Decimal) -> str:
    """An amount in euro with two decimals and a fixed space, as in "€ 1.061,20".

    Raises TypeError for a float: an amount that was a float has already lost its cents.
    """
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        waarde = Decimal(waarde)
    if not isinstance(waarde, Decimal):
        raise TypeError(f"an amount is a Decimal, not {type(waarde).__name__}")
    return f"€{VASTE_SPATIE}{getal(waarde)}"


def uren(waarde: Decimal | int | timedelta) -> str:
    """A duration as "3 u 30" or "3 u". A Decimal means hours, an int means minutes.

    Parts of a minute are rounded, half up. Raises TypeError for a float or a bool.
    """
    if isinstance(waarde, timedelta):
        minuten = Decimal(waarde // timedelta(seconds=1)) / MINUTEN_PER_UUR
    elif isinstance(waarde, Decimal):
        minuten = waarde * MINUTEN_PER_UUR
    elif isinstance(waarde, int) and not isinstance(waarde, bool):
        minuten = Decimal(waarde)
    else:
        raise TypeError(f"a duration is minutes, hours or a timedelta, not {type(waarde).__name__}")
    geheel = int(minuten.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    uur, rest = divmod(abs(geheel), MINUTEN_PER_UUR)
    tekst = f"{uur}{VASTE_SPATIE}u" + (f"{VASTE_SPATIE}{rest:02}" if rest else "")
    return f"-{tekst}" if geheel < 0 else tekst
