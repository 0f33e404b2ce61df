"""One page of the application in one situation; the rows stand in paginas.py and its two neighbours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pagina:
    """One page in one situation.

    `route` is the name in the URL configuration ("" for an error page without a route of its own); `pad` and `titel`
    are filled in with `Toneel.plaatsen`; `wie` names a player of the stage, "" for somebody signed out, and a `!`
    behind it means that the password was asked again just now; `vooraf` names a step of test_paginas.
    """

    groep: str
    route: str
    pad: str
    titel: str
    wie: str = ""
    status: int = 200
    vooraf: str = ""

    def __str__(self) -> str:
        return f"{self.route or self.status} als {self.wie or 'niemand'}"
