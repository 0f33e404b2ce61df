"""When somebody else was first: what the reader typed beside what stands there now, and what he then chose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

GEZIEN, _KEUZE, ANDER, MIJN = "versie_gezien", "keuze_", "ander", "mijn"


def naast_elkaar(formulier: forms.Form, nu: forms.Form) -> dict[str, Any] | None:
    """The fields that differ, for `onderdelen/versieconflict.html`; None when what was typed is what stands there.

    `formulier` was sent and is valid, `nu` is the same form filled in with what stands there now (its initial values).
    A field that was left empty is not a reason to wipe what another wrote: there the other text is proposed.
    """
    velden = []
    for veld in formulier.visible_fields():
        if veld.name not in nu.fields:
            continue
        mijn = _getypt(formulier, veld.name, formulier.cleaned_data.get(veld.name))
        ander = _getypt(nu, veld.name, nu[veld.name].initial)
        if mijn != ander:
            velden.append(
                {
                    "naam": veld.name,
                    "label": veld.label,
                    "mijn": _leesbaar(formulier, veld.name, mijn),
                    "ander": _leesbaar(nu, veld.name, ander),
                    "voorstel": MIJN if any(mijn) else ANDER,
                }
            )
    if not velden:
        return None
    return {
        "versie": nu["versie"].initial,
        "velden": velden,
        "namen": {een["naam"] for een in velden},
    }


def met_keuzes(gegevens: QueryDict, nu: forms.Form) -> QueryDict:
    """What was sent after a choice per field: the own text, or what stood there then."""
    if GEZIEN not in gegevens:
        return gegevens
    kopie = gegevens.copy()
    kopie["versie"] = str(kopie[GEZIEN])
    for naam in nu.fields:
        if kopie.get(f"{_KEUZE}{naam}") == ANDER:
            kopie.setlist(nu.add_prefix(naam), _getypt(nu, naam, nu[naam].initial))
    return kopie


def _getypt(formulier: forms.Form, naam: str, waarde: Any) -> list[str]:
    """A value as a browser would send it; nothing is one empty text, or no box ticked."""
    if isinstance(waarde, bool):
        return ["on"] if waarde else []
    if isinstance(waarde, list | tuple | set | frozenset):
        return sorted(str(een) for een in waarde)
    voorbereid = formulier.fields[naam].prepare_value(waarde)
    return ["" if voorbereid is None else str(voorbereid).replace("\r\n", "\n").strip()]


def _leesbaar(formulier: forms.Form, naam: str, getypt: list[str]) -> str:
    veld = formulier.fields[naam]
    if isinstance(veld, forms.BooleanField):
        return "ja" if getypt else "nee"
    labels: dict[str, str] = {}
    for sleutel, tekst in getattr(veld, "choices", ()):
        labels |= {str(een): str(woord) for een, woord in tekst} if isinstance(tekst, list | tuple) else {}
        labels[str(sleutel)] = str(tekst)
    return ", ".join(labels.get(een, een) for een in getypt if een)
