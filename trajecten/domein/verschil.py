"""What differs between two frozen versions of a plan, in lines that a person reads.

A version is what JSON can hold: fields with text, numbers, days (ISO), lists, and rows (dicts with an `id`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trajecten.domein.plan import DOMEINEN, SUBTYPES
from trajecten.domein.woorden import datum, met_hoofdletter, opsomming

LABELS: Mapping[str, str] = {
    "deelnemer": "Deelnemer",
    "casemanager_werk": "Casemanager Werk",
    "casemanager_zorg": "Casemanager Zorg",
    "startdatum": "Startdatum",
    "duur_maanden": "Vermoedelijke duur in maanden",
    "doelen": "Doelen",
    "doel": "Doel",
    "tekst": "Tekst",
    "omschrijving": "Omschrijving",
    "acties": "Acties",
    "domein": "Domein",
    "soort": "Soort actie",
    "van": "Eerste dag",
    "tot_en_met": "Laatste dag",
    "uren_per_week": "Uren per week",
    "dienstverlener": "Dienstverlener",
    "is_adhoc": "Van buiten het netwerk",
    "na": "Alleen na",
    "alternatieven": "Overwogen alternatieven",
    "werkpost": "Werkpost",
    "mentor": "Mentor",
    "verzekering": "Verzekering",
    "rechten_plichten": "Rechten en plichten",
    "evaluatie_maanden": "Evalueren om de (maanden)",
    "motivering": "Motivering",
    "uren_motivering": "Waarom meer uren dan de draagkracht",
}
# What one row of these lists is called; another list says "regel".
_RIJNAMEN: Mapping[str, str] = {"acties": "actie", "doelen": "doel"}
_KEUZES: Mapping[str, Mapping[str, str]] = {
    "domein": DOMEINEN,
    "soort": {sleutel: een.label for sleutel, een in SUBTYPES.items()},
}
LEEG = "leeg"
VOLGORDE = "volgorde"


class Soort(StrEnum):
    """What happened between the versions."""

    TOEGEVOEGD = "toegevoegd"
    VERWIJDERD = "verwijderd"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True)
class Lijn:
    """One difference: `pad` is (field), (field, row id) or (field, row id, field of the row); (field, VOLGORDE) is
    the order of the rows, with the ids in `oud` and `nieuw`.

    `oud` and `nieuw` are the values as the versions hold them (None: not there), `zin` says it in Dutch.
    """

    soort: Soort
    pad: tuple[str, ...]
    oud: Any
    nieuw: Any
    zin: str


def verschil(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Lijn]:
    """Every difference from one version to the other: first what the law asks, in its order, then what is unknown.

    Empty exactly when the versions say the same. A field that is absent and one that is empty are the same.
    """
    velden = [veld for veld in LABELS if veld in oud or veld in nieuw]
    velden += sorted({*oud, *nieuw} - set(LABELS))
    uit: list[Lijn] = []
    for veld in velden:
        was, wordt = oud.get(veld), nieuw.get(veld)
        if gelijk(was, wordt):
            continue
        if _zijn_rijen(was) and _zijn_rijen(wordt):
            uit += _rijverschil(veld, _rijen(was), _rijen(wordt))
        else:
            uit.append(_veldlijn((veld,), veld, was, wordt))
    return uit


def label(veld: str) -> str:
    """How a field is called on screen; an unknown one by its key, readable."""
    return LABELS.get(veld) or met_hoofdletter(veld.replace("_", " "))


def leesbaar(veld: str, waarde: Any) -> str:
    """A value of this field as a reader sees it: days as dd/mm/jjjj, choices by their label, nothing as "leeg"."""
    if is_leeg(waarde):
        return LEEG
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Mapping):
        return (
            ", ".join(leesbaar(sleutel, deel) for sleutel, deel in waarde.items() if sleutel != "id") or LEEG
        )
    if isinstance(waarde, list | tuple):
        return opsomming([leesbaar(veld, deel) for deel in waarde])
    tekst = str(waarde)
    if tekst in _KEUZES.get(veld, {}):
        return _KEUZES[veld][tekst]
    dag = _dag(tekst)
    return datum(dag) if dag else tekst


def is_leeg(waarde: Any) -> bool:
    """Whether this is nothing to a reader: None, an empty text, or a list or row of nothing; 0 and `false` are not."""
    if isinstance(waarde, Mapping):
        return all(map(is_leeg, waarde.values()))
    if isinstance(waarde, list | tuple):
        return all(map(is_leeg, waarde))
    return waarde is None or waarde == ""


def gelijk(een: Any, ander: Any) -> bool:
    """Whether two values say the same to a reader: `true` is not 1, and nothing is nothing, however it is written."""
    if is_leeg(een) or is_leeg(ander):
        return is_leeg(een) and is_leeg(ander)
    if isinstance(een, bool) != isinstance(ander, bool):
        return False
    if isinstance(een, Mapping) and isinstance(ander, Mapping):
        return all(gelijk(een.get(sleutel), ander.get(sleutel)) for sleutel in {*een, *ander})
    if isinstance(een, list | tuple) and isinstance(ander, list | tuple):
        return len(een) == len(ander) and all(map(gelijk, een, ander))
    return bool(een == ander)


def _zijn_rijen(waarde: Any) -> bool:
    """Whether this is a list of rows, each with an id of its own, or nothing at all."""
    if is_leeg(waarde):
        return True
    if not isinstance(waarde, list) or not all(isinstance(rij, Mapping) and "id" in rij for rij in waarde):
        return False
    return len({str(rij["id"]) for rij in waarde}) == len(waarde)


def _rijen(waarde: Any) -> Sequence[Mapping[str, Any]]:
    return [] if is_leeg(waarde) else waarde


def _rijverschil(
    veld: str, oud: Sequence[Mapping[str, Any]], nieuw: Sequence[Mapping[str, Any]]
) -> list[Lijn]:
    was, wordt = ({str(rij["id"]): rij for rij in rijen} for rijen in (oud, nieuw))
    naam = _RIJNAMEN.get(veld, "regel")
    uit = []
    for sleutel in [*wordt, *(weg for weg in was if weg not in wordt)]:
        voor, na = was.get(sleutel), wordt.get(sleutel)
        if voor is None:
            zin = f"{met_hoofdletter(naam)} toegevoegd: {_rijtitel(na or {})}."
            uit.append(Lijn(Soort.TOEGEVOEGD, (veld, sleutel), None, na, zin))
        elif na is None:
            zin = f"{met_hoofdletter(naam)} verwijderd: {_rijtitel(voor)}."
            uit.append(Lijn(Soort.VERWIJDERD, (veld, sleutel), voor, None, zin))
        else:
            uit += _veldverschil(veld, sleutel, naam, voor, na)
    uit += _volgordeverschil(veld, list(was), list(wordt))
    return uit


def _veldverschil(
    veld: str, sleutel: str, naam: str, voor: Mapping[str, Any], na: Mapping[str, Any]
) -> list[Lijn]:
    velden = [een for een in LABELS if een in voor or een in na]
    velden += sorted({*voor, *na} - set(LABELS))
    waar = f"{met_hoofdletter(naam)} {_rijtitel(na)}, "
    return [
        _veldlijn((veld, sleutel, een), een, voor.get(een), na.get(een), waar)
        for een in velden
        if not gelijk(voor.get(een), na.get(een))
    ]


def _volgordeverschil(veld: str, was: list[str], wordt: list[str]) -> list[Lijn]:
    """Whether what stayed stands in another order; the line holds all ids, so that a new row has its place too."""
    bleef = [een for een in was if een in wordt]
    if bleef == [een for een in wordt if een in was]:
        return []
    zin = f"{label(veld)}: de volgorde is anders."
    return [Lijn(Soort.GEWIJZIGD, (veld, VOLGORDE), was, wordt, zin)]


def _veldlijn(pad: tuple[str, ...], veld: str, was: Any, wordt: Any, waar: str = "") -> Lijn:
    wat = label(veld)
    if waar:
        wat = waar + wat[:1].lower() + wat[1:]
    voor, na = leesbaar(veld, was), leesbaar(veld, wordt)
    if voor == LEEG and na != LEEG:
        return Lijn(Soort.TOEGEVOEGD, pad, was, wordt, f"{wat}: toegevoegd “{na}”.")
    if na == LEEG and voor != LEEG:
        return Lijn(Soort.VERWIJDERD, pad, was, wordt, f"{wat}: verwijderd “{voor}”.")
    return Lijn(Soort.GEWIJZIGD, pad, was, wordt, f"{wat}: van “{voor}” naar “{na}”.")


def _rijtitel(rij: Mapping[str, Any]) -> str:
    """What a reader knows the row by: its name, its text, or else everything that it says."""
    for veld in ("omschrijving", "naam", "tekst"):
        if rij.get(veld):
            return f"“{leesbaar(veld, rij[veld])}”"
    return f"“{leesbaar('', rij)}”"


def _dag(tekst: str) -> date | None:
    # Only the long form: "20260101" is a number to a reader.
    if len(tekst) != 10:
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
