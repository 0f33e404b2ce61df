"""What a decision about an application rests on, read-only: what was answered, what it shows, and what experts say."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from mandaten.bladen.aanvragen import voorwaarderegels
from mandaten.bladen.behandeling import adviesregels, op_tien, samen
from mandaten.domein.inhoud import Criteriumvraag, lees_inhoud
from mandaten.domein.scores import gemiddelde
from mandaten.models import Aanvraag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def oordeelblad(aanvraag: Aanvraag, door: Hoedanigheid) -> dict[str, Any]:
    """The conditions, the criteria with their points, and the advices of an application of `met_inhoud`; one query.

    Without an advice the criteria are there too, without points.
    """
    inhoud = lees_inhoud(aanvraag)
    adviezen = adviesregels(aanvraag.adviezen.met_scores())
    voorwaarden = voorwaarderegels(aanvraag, inhoud, door)
    per_criterium: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for advies in adviezen:
        for score in advies["scores"]:
            per_criterium[score["id"]].append({"adviseur": advies["adviseur"], "punten": score["punten"]})
    return {
        "voorwaarden": voorwaarden,
        "bevestigd": sum(een.is_bevestigd for een in voorwaarden),
        "criteria": [_criterium(een, per_criterium[str(een.id)]) for een in inhoud.criteria],
        "adviezen": adviezen,
        "totaal": samen(adviezen),
    }


def _criterium(vraag: Criteriumvraag, punten: list[dict[str, Any]]) -> dict[str, Any]:
    alle = [een["punten"] for een in punten]
    return {
        "vraag": vraag,
        "punten": punten,
        "gemiddelde": op_tien(gemiddelde(alle)),
        "ontbreekt": vraag.is_uitsluitend and bool(alle) and not any(alle),
    }
