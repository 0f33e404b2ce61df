"""Names in the order a reader expects, whatever the collation of the database.

The databases differ: the embedded one has no Dutch collation at all and would put "Één" after "zee". So no
order relies on a collation: accents and capitals are taken off first, and the name itself decides between
equals.
"""

import unicodedata

from django.db.models import F, Func, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate

# What the database's `unaccent` writes for letters that are more than a base letter with an accent.
_ZOALS_UNACCENT = str.maketrans(
    {"’": "'", "‘": "'", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)


class Sorteersleutel(Func):
    """The key by which names are sorted and searched: lower case without accents, on every PostgreSQL alike.

    The first migration of `databank` makes the function; an index may use it.
    """

    function = "sorteersleutel"
    output_field = TextField()


def op_naam(*velden: str) -> list[OrderBy]:
    """For `order_by(*op_naam("familienaam", "voornaam"), "pk")`."""
    # First all names without accents, so that "Één Bram" comes before "Een Carl".
    sleutels = [Sorteersleutel(F(veld)) for veld in velden]
    in_volgorde = [Collate(sleutel, "C") for sleutel in sleutels] + [Collate(veld, "C") for veld in velden]
    return [OrderBy(sleutel) for sleutel in in_volgorde]


def sorteersleutel(naam: str) -> tuple[str, str]:
    """The same order for a list in memory: `sorted(namen, key=sorteersleutel)`."""
    ontleed = unicodedata.normalize("NFD", naam.lower()).translate(_ZOALS_UNACCENT)
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken)), naam
