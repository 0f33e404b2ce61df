"""What a partner confirms of an application, and when (Decreet 8/7/2022 art. 12 par. 1, 17 par. 1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from mandaten.domein.aanvraagstappen import Verklaringinvoer, is_anders
from mandaten.domein.aanvraagvelden import GEHEEL, PARTNERS, voorwaarde_van
from mandaten.domein.inhoud import Verklaring
from mandaten.domein.voorwaarden import Voorwaarde, voorwaarden

_LEEG = Verklaringinvoer(is_bevestigd=False)


def is_alles_open(*, is_concept: bool, is_bevestigd: bool, over_alles: Collection[str]) -> bool:
    """Whether a partner answers for his whole part: in a draft, while he did not confirm, or when the desk asks so.

    `over_alles`: the fields that the running round asks about without naming a partner.
    """
    return is_concept or not is_bevestigd or bool({GEHEEL, PARTNERS} & set(over_alles))


def te_bevestigen(soort: str, *, alles: bool, gevraagd: Collection[str]) -> Sequence[Voorwaarde]:
    """The conditions a partner answers now: all of his own, or only those he is asked about (`gevraagd`: fields)."""
    sleutels = {voorwaarde_van(veld) for veld in gevraagd}
    return [een for een in voorwaarden(soort, per_partner=True) if alles or een.sleutel in sleutels]


def bevestiging_bezwaren(
    gevraagd: Sequence[Voorwaarde],
    antwoorden: Mapping[str, Verklaringinvoer],
    *,
    had: Mapping[str, Verklaring],
    vragen: Mapping[UUID, str],
    woorden: Mapping[UUID, str],
) -> dict[str, str]:
    """Per field why a partner cannot confirm this; empty when he can.

    Each condition asked of him is ticked and, where it needs proof, shown in words or with a file: a new one, or the
    one he had (`had`, by condition). Each question of the desk (`vragen`: its key and the field it is about) has words,
    or the answer it is about changed.
    """
    nee: dict[str, str] = {}
    anders = set()
    for een in gevraagd:
        antwoord, oud = antwoorden.get(een.sleutel, _LEEG), had.get(een.sleutel)
        houdt_bestand = oud is not None and oud.bestand is not None and oud.bestand.telt
        heeft_bestand = bool(antwoord.bestand) or (houdt_bestand and not antwoord.bestand_weg)
        if is_anders(oud, antwoord):
            anders.add(een.sleutel)
        if not antwoord.is_bevestigd:
            nee[f"vink_{een.sleutel}"] = f"Vink aan dat dit in orde is ({een.artikel})."
        elif een.bewijs_nodig and not antwoord.toelichting and not heeft_bestand:
            nee[f"tekst_{een.sleutel}"] = (
                f"Zeg waaruit dat blijkt, in woorden of met een bestand ({een.artikel})."
            )
    for vraag, veld in vragen.items():
        if not woorden.get(vraag) and voorwaarde_van(veld) not in anders:
            nee[f"toelichting_{vraag.hex}"] = (
                "Beantwoord de vraag, of verbeter hieronder wat jullie antwoordden."
            )
    return nee
