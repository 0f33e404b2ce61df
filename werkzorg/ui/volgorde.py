"""Names in the order a reader expects, whatever the collation of the database.

The databases differ: the embedded one has no Dutch collation at all and would put "Één" after "zee". So no
order relies on a collation: accents and capitals are taken off first, and the name itself decides between
equals.
"""

import unicodedata

from django.db.models import F, Func, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate, Lower


def op_naam(*velden: str) -> list[OrderBy]:
    """For `order_by(*op_naam("familienaam", "voornaam"), "pk")`; needs the database extension `unaccent`."""
    zonder_accent = [Func(Lower(F(veld)), function="unaccent", output_field=TextField()) for veld in velden]
    return [OrderBy(Collate(sleutel, "C")) for sleutel in zonder_accent] + [
        OrderBy(Collate(F(veld), "C")) for veld in velden
    ]


def sorteersleutel(naam: str) -> tuple[str, str]:
    """The same order for a list in memory: `sorted(namen, key=sorteersleutel)`."""
    ontleed = unicodedata.normalize("NFD", naam.lower())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken)), naam
