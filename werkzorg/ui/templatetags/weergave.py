"""`{% load weergave %}`: the formats as filters. A value that is missing (None or "") gives empty text."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import template

from werkzorg.ui import formaten, nummers, organisatienummers

register = template.Library()


def _filter(naam: str, functie: Callable[[Any], str]) -> None:
    def weergave(waarde: Any) -> str:
        return "" if waarde is None or waarde == "" else functie(waarde)

    register.filter(naam, weergave)


for _naam, _functie in (
    ("datum", formaten.datum),
    ("datum_tijd", formaten.datum_tijd),
    ("datum_lang", formaten.datum_lang),
    ("periode", formaten.periode),
    ("bedrag", formaten.bedrag),
    ("uren", formaten.uren),
    ("telefoon", nummers.telefoon),
    ("kbo", nummers.kbo),
    ("iban", nummers.iban),
    ("vestigingsnummer", organisatienummers.vestigingsnummer),
    ("conventie", organisatienummers.conventie),
    ("insz", nummers.insz),
    ("insz_gemaskeerd", nummers.insz_gemaskeerd),
):
    _filter(_naam, _functie)


@register.filter
def nog_dagen(dag: date | None, vandaag: date | None = None) -> str:
    """How far the day lies from today, or from the day that is given: `{{ taak.termijn|nog_dagen }}`."""
    return "" if dag is None else formaten.nog_dagen(dag, vandaag)
