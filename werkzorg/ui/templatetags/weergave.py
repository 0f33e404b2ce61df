"""`{% load weergave %}`: the formats as filters. A value that is missing (None or "") gives empty text."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from werkzorg.ui import formaten, nummers, organisatienummers

register = template.Library()
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")


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


@register.filter
def breekbaar(waarde: Any) -> Any:
    """An e-mail address that a narrow screen breaks after "@" or "." and not mid-word; anything else as it is.

    What is typed is escaped first; what is HTML already is left alone.
    """
    if not isinstance(waarde, str) or isinstance(waarde, SafeString) or not _EMAIL.fullmatch(waarde):
        return waarde
    eerste, *verder = re.split(r"(?<=[@.])", waarde)
    return format_html("{}{}", eerste, format_html_join("", "<wbr>{}", ((deel,) for deel in verder)))
