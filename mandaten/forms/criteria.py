"""The fields in which an application answers the criteria of its call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from mandaten.domein.aanvraagstappen import Criteriuminvoer
from mandaten.domein.inhoud import Criteriumvraag
from mandaten.forms.bewijshint import bestandshint
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.velden import TekstVeld


def uitleg_bij(een: Criteriumvraag) -> str:
    """What the call says of a criterion: its weight, whether nobody can go without, and the proof it asks."""
    zinnen = [f"Gewicht {een.gewicht}."]
    if een.is_uitsluitend:
        zinnen.append("Wie hier niet aan voldoet, krijgt niets, hoe goed de rest ook is.")
    if een.bewijs:
        zinnen.append(f"Gevraagd bewijs: {een.bewijs}.")
    return " ".join(zinnen)


def voeg_criterium_toe(velden: dict[str, forms.Field], een: Criteriumvraag, soort: str) -> list[str]:
    """Puts the fields of one criterion in a form, files being of this kind; their names."""
    tekst, bestand = f"criterium_{een.id.hex}", f"criteriumbestand_{een.id.hex}"
    velden[tekst] = TekstVeld(
        label="Hoe voldoen jullie hieraan?",
        max_length=2000,
        regels=True,
        required=False,
        een_van_beide=bool(een.bewijs or een.is_uitsluitend),
    )
    velden[bestand] = BijlageVeld(
        soort,
        label="Bewijs als bestand",
        required=False,
        een_van_beide=bool(een.bewijs or een.is_uitsluitend),
        help_text=bestandshint(een.bestand),
    )
    return [tekst, bestand]


def criteriuminvoer(
    gegeven: Mapping[str, Any], criteria: Iterable[Criteriumvraag]
) -> dict[UUID, Criteriuminvoer]:
    """The cleaned fields of these criteria, as the acts want them."""
    return {
        een.id: Criteriuminvoer(gegeven[f"criterium_{een.id.hex}"], gegeven[f"criteriumbestand_{een.id.hex}"])
        for een in criteria
    }


def criteriumgroepen(
    velden: dict[str, forms.Field], criteria: Sequence[Criteriumvraag], soort: str
) -> list[tuple[str, str, list[str]]]:
    """A group of fields per criterion, put in a form."""
    return [
        (f"Criterium: {een.omschrijving}", uitleg_bij(een), voeg_criterium_toe(velden, een, soort))
        for een in criteria
    ]
