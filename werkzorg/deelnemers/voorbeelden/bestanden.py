"""Example files of people: one that was taken in and kept, one that was taken back the next day."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from werkzorg.deelnemers.domein import Trekking
from werkzorg.deelnemers.handelingen.import_terugdraaien import import_terugdraaien
from werkzorg.deelnemers.handelingen.importeren import (
    deelnemers_importeren,
    import_bewaren,
    import_uitvoeren,
)
from werkzorg.deelnemers.imports.repetitie import repeteer
from werkzorg.deelnemers.imports.uitvoeren import mensen_van
from werkzorg.deelnemers.models import Import
from werkzorg.deelnemers.voorbeelden.bevolking import Woonplaats, voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formaten import datum
from werkzorg.ui.tabelbestand import lees_bestand

_KOPPEN = "Voornaam;Achternaam;Geboortedatum;Rijksregisternummer;Postcode;Gemeente"
_BLIJFT = (
    ("Arne", "Vercruysse", date(1987, 2, 14)),
    ("Hanne", "De Clercq", date(1993, 10, 3)),
    ("Moussa", "Diallo", date(1980, 5, 27)),
    ("Rita", "Vanhove", date(1966, 12, 8)),
    ("Selin", "Arslan", date(1996, 7, 19)),
    ("Dries", "Lauwers", date(1974, 3, 2)),
)
_TERUG = (
    ("Bea", "Oud-Lijst", date(1971, 8, 11)),
    ("Cis", "Oud-Lijst", date(1964, 1, 22)),
    ("Door", "Oud-Lijst", date(1990, 6, 1)),
    ("Evi", "Oud-Lijst", date(1985, 9, 16)),
)
# How many people came out of a file to stay.
AANTAL_UIT_BESTAND = len(_BLIJFT)


def imports(
    door: Hoedanigheid, plaats: Woonplaats, *, nu: datetime, trekking: Trekking
) -> Iterator[tuple[datetime, Callable[[], object]]]:
    """Two files that `door` took in twelve and six days before `nu`; the second was the wrong one."""

    def op(dagen_terug: int) -> datetime:
        return (nu - timedelta(days=dagen_terug)).replace(hour=11, minute=0, second=0, microsecond=0)

    verkeerd: list[Import] = []
    yield op(12), partial(_neem_op, _BLIJFT, 910, plaats, trekking, [], door)
    yield op(6), partial(_neem_op, _TERUG, 930, plaats, trekking, verkeerd, door)
    yield op(5), partial(_draai_terug, verkeerd, door)


def _neem_op(
    wie: Sequence[tuple[str, str, date]],
    volgnummer: int,
    plaats: Woonplaats,
    trekking: Trekking,
    gedaan: list[Import],
    door: Hoedanigheid,
) -> None:
    """Read, rehearsed, kept, started, and carried out as the worker does."""
    regels = [
        f"{voornaam};{achternaam};{datum(geboren)};{voorbeeld_insz(geboren, volgnummer + plek)};"
        f"{plaats.postcode};{plaats.gemeente}"
        for plek, (voornaam, achternaam, geboren) in enumerate(wie)
    ]
    inhoud = "\r\n".join((_KOPPEN, *regels)).encode()
    uitkomst = repeteer(
        lees_bestand(io.BytesIO(inhoud), len(inhoud), "personen"),
        grond="begeleiding",
        geinformeerd_op=datum(timezone.localdate()),
        door=door,
    )
    assert not uitkomst.fouten, uitkomst.fouten
    invoer = import_bewaren(
        uitkomst.rijen,
        zonder_nummer=uitkomst.zonder_nummer,
        gelijkenissen=len(uitkomst.gelijkenissen),
        door=door,
    )
    invoer = deelnemers_importeren(invoer, door=door)
    gedaan.append(import_uitvoeren(invoer, mensen=mensen_van(invoer), trekking=trekking, door=door))


def _draai_terug(gedaan: list[Import], door: Hoedanigheid) -> None:
    import_terugdraaien(gedaan[0], door=door)
