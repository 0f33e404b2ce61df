"""Two who edit one row: what each of them typed, side by side, and what the second chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict


def neem_keuzes_over(gegevens: QueryDict, nu: BaseForm, namen: Iterable[str]) -> None:
    """Carries out in `gegevens` what the reader chose per field: his own text, or the colleague's as `nu` shows it.

    Does nothing unless the form came back from the screen with both texts.
    """
    if "versie_gezien" not in gegevens:
        return
    gegevens["versie"] = str(gegevens["versie_gezien"])
    for naam in namen:
        if gegevens.get(f"keuze_{naam}") == "ander":
            gegevens.setlist(naam, _als_getypt(nu, naam))


def naast_elkaar(
    formulier: BaseForm, nu: BaseForm, gezien: Mapping[str, Any], namen: Iterable[str]
) -> list[dict[str, str]]:
    """A row for every field that differs; where the reader changed nothing, the colleague's text is proposed.

    `formulier` is bound and clean, `nu` shows the present values as initial ones, `gezien` are those that the reader
    started from.
    """
    rijen = []
    for naam in namen:
        mijn, ander = formulier.cleaned_data[naam], nu.initial[naam]
        if mijn != ander:
            rijen.append(
                {
                    "naam": naam,
                    "label": str(formulier[naam].label),
                    "mijn": _leesbaar(formulier, naam, mijn),
                    "ander": _leesbaar(nu, naam, ander),
                    "voorstel": "ander" if gezien.get(naam, object()) == mijn else "mijn",
                }
            )
    return rijen


def _als_getypt(formulier: BaseForm, naam: str) -> list[str]:
    """The initial value of a field as a browser would send it."""
    waarde = formulier[naam].value()
    if isinstance(waarde, bool):
        return ["on"] if waarde else []
    getoond = formulier.fields[naam].prepare_value(waarde)
    return ["" if getoond is None else str(getoond)]


def _leesbaar(formulier: BaseForm, naam: str, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    keuzes = dict(getattr(formulier.fields[naam], "choices", ()))
    getoond = keuzes.get(waarde, formulier.fields[naam].prepare_value(waarde))
    return "" if getoond is None else str(getoond)
