"""Files of existing grants for tests: rows as texts, and organisations with a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from stdnum.be import vat

from mandaten.handelingen.inlezen import Bestand, regionamen, toekenningen_inlezen
from mandaten.imports.kolommen import KOLOMMEN, VAN_VELD
from mandaten.imports.repetitie import lees
from mandaten.models import Inlezing
from tests.mandaten.maken import in_handeling
from tests.rolverdeling import Speler
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


def maak_organisaties() -> list[Organisatie]:
    """An organisation of each kind that a file can name, with the numbers `kbo(1)` to `kbo(5)`."""
    soorten = ("caw", "vaph", "cgg", "werkactor", "maatwerkbedrijf")
    return [organisatie(nummer, soort) for nummer, soort in enumerate(soorten, start=1)]


def lees_in(speler: Speler, *rijen: Mapping[str, str]) -> Inlezing:
    """The act, with rows as texts."""
    gelezen, fouten = lees(
        [(nummer, dict.fromkeys(VAN_VELD, "") | dict(een)) for nummer, een in enumerate(rijen, start=2)],
        regionamen(),
    )
    assert fouten == []
    return toekenningen_inlezen(gelezen, Bestand("mandaten.csv", "ab" * 32), door=speler.door)
