"""Files of existing grants for tests: rows as texts, and organisations with a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from stdnum.be import vat

from mandaten.imports.kolommen import KOLOMMEN
from tests.mandaten.maken import in_handeling
from werkzorg.organisaties.models import Organisatie


def kbo(nummer: int) -> str:
    """The valid enterprise number that begins with this one."""
    kop = f"0{700_000_0 + nummer:07d}"
    gevonden = f"{kop}{97 - int(kop) % 97:02d}"
    assert vat.is_valid(gevonden)
    return gevonden


def organisatie(nummer: int, soort: str, **anders: Any) -> Organisatie:
    """An organisation of this kind with that number."""
    with in_handeling():
        return Organisatie.objects.create(
            naam=anders.pop("naam", f"Huis {nummer}"), soort=soort, kbo_nummer=kbo(nummer), **anders
        )


def rij(**anders: str) -> dict[str, str]:
    """A recognition that can be read in, with other texts; organisation 1 holds it."""
    return {
        "soort": "erkenning",
        "kenmerk": "MB 2023/12",
        "houder": kbo(1),
        "van": "01/07/2023",
        "tot": "30/06/2028",
        **anders,
    }


def verband(**anders: str) -> dict[str, str]:
    """A partnership of organisations 1 (CAW), 2 (VAPH) and 3 (CGG) in Gent."""
    return rij(
        **{
            "soort": "zorg",
            "regios": "Gent",
            "partners": f"{kbo(2)} = B, {kbo(3)}",
            **anders,
        }
    )


def csv_bestand(
    rijen: Iterable[Mapping[str, str]], *, naam: str = "mandaten.csv", koppen: Mapping[str, str] | None = None
) -> SimpleUploadedFile:
    """These rows under the headings of the template, as Excel in Belgium writes them."""
    koppen = koppen or {kolom.veld: kolom.kop for kolom in KOLOMMEN}
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(koppen), delimiter=";", extrasaction="ignore")
    schrijver.writerow(dict(koppen))
    schrijver.writerows(rijen)
    return SimpleUploadedFile(naam, uit.getvalue().encode("utf-8-sig"), content_type="text/csv")
