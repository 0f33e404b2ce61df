"""Every address of the application, and how it is guarded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern


@dataclass(frozen=True)
class Adres:
    """One route: its name, its view, and the names of its parameters."""

    naam: str
    view: Callable[..., Any]
    parameters: frozenset[str]

    @property
    def sleutel(self) -> str:
        """The key of the matrix, or an empty text."""
        return getattr(self.view, "sleutel", "")

    @property
    def is_openbaar(self) -> bool:
        """Whether somebody who is not signed in may come in."""
        return not getattr(self.view, "login_required", True)

    @property
    def is_alleen_aangemeld(self) -> bool:
        """Whether every signed-in person may come in, in no hoedanigheid at all."""
        return getattr(self.view, "alleen_aangemeld", False)

    @property
    def is_van_ons(self) -> bool:
        """Whether the view is ours, and not of an installed library."""
        return not self.view.__module__.startswith("allauth.")

    def url(self, **parameters: object) -> str:
        """The address with these parameters; others are left out."""
        return reverse(self.naam, kwargs={naam: parameters[naam] for naam in self.parameters})

    @property
    def sleutels_van_machines(self) -> dict[str, str]:
        """Of an operation of the API: per method the key of the matrix; empty for a page."""
        return getattr(self.view, "koppeling", {})


def adressen(urlconf: str | None = None) -> list[Adres]:
    """Every named address that a browser opens."""
    alle = _adressen(get_resolver(urlconf).url_patterns)
    return [adres for adres in alle if not adres.sleutels_van_machines]


def bewerkingen() -> list[Adres]:
    """Every operation of the API."""
    return [adres for adres in _adressen(get_resolver().url_patterns) if adres.sleutels_van_machines]


def _adressen(
    patronen: Sequence[URLPattern | URLResolver], erboven: frozenset[str] = frozenset()
) -> Iterator[Adres]:
    for patroon in patronen:
        vorm = patroon.pattern
        namen = erboven | frozenset(
            vorm.regex.groupindex if isinstance(vorm, RegexPattern) else vorm.converters
        )
        if isinstance(patroon, URLResolver):
            yield from _adressen(patroon.url_patterns, namen)
        else:
            yield Adres(patroon.name or "", patroon.callback, namen)


def onbewaakt(alle: Sequence[Adres], openbaar: frozenset[str], van_bibliotheken: frozenset[str]) -> list[str]:
    """What is wrong with the guards: no key, open without being listed, unknown to us, or without a name."""
    fout = []
    for adres in alle:
        if not adres.naam:
            fout.append(f"{adres.view.__module__}: zonder naam")
        elif not adres.is_van_ons:
            if adres.naam not in van_bibliotheken:
                fout.append(f"{adres.naam}: van een bibliotheek, en niet in de lijst")
        elif adres.is_openbaar:
            if adres.naam not in openbaar:
                fout.append(f"{adres.naam}: openbaar, en niet in de lijst")
        elif not adres.sleutel and not adres.is_alleen_aangemeld:
            fout.append(f"{adres.naam}: zonder deur")
    return fout
