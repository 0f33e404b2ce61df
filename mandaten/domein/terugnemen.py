"""The desk takes a question back that it asked about an application: which, and why."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID


def terugneem_bezwaren(gekozen: Collection[UUID], reden: str, *, open_: Collection[UUID]) -> dict[str, str]:
    """Per field ("" for the whole) why these questions cannot be taken back, as sentences; empty when they can.

    `open_` are the questions of the running round that nobody answered yet.
    """
    if not open_:
        return {"": "Er wacht geen vraag meer op een antwoord: er valt niets terug te nemen."}
    uit: dict[str, str] = {}
    if not gekozen:
        uit["vragen"] = "Kies minstens één vraag die je terugneemt."
    elif set(gekozen) - set(open_):
        uit["vragen"] = "Een van deze vragen is intussen beantwoord of teruggenomen. Kies opnieuw."
    if not reden.strip():
        uit["reden"] = "Schrijf op waarom je de vraag terugneemt: de aanvrager leest het."
    return uit
