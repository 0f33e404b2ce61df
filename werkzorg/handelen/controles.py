"""System check: every key of the register has all that belongs to it; otherwise `manage.py check` fails."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from werkzorg.berichten.effecten import EFFECTEN
from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.handelen.register import (
    HANDELINGEN,
    LEZINGEN,
    MELDINGSOORTEN,
    PARAMETERGEBRUIK,
    Handeling,
    Meldingsoort,
)
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.rooster import ROOSTER
from werkzorg.toegang.matrix import MATRIX, Recht


@dataclass(frozen=True)
class Stand:
    """All that was handed over, and the addresses and model labels it must fit."""

    handelingen: Mapping[str, Handeling]
    lezingen: Mapping[str, Recht]
    matrix: Mapping[str, Recht]
    effecten: Mapping[str, object]
    meldingen: Mapping[str, Meldingsoort]
    klokjobs: Collection[str]
    rooster: Collection[str]
    # Route name -> view; only routes with a name.
    routes: Mapping[str, Callable[..., object]]
    modellen: Collection[str]
    # Key of a parameter -> who calculates with it.
    gebruik: Mapping[str, Collection[str]]


Gebrek = tuple[str, str]


def huidige_stand() -> Stand:
    """The register of this process."""
    return Stand(
        handelingen=HANDELINGEN,
        lezingen=LEZINGEN,
        matrix=MATRIX,
        effecten=EFFECTEN,
        meldingen=MELDINGSOORTEN,
        klokjobs=KLOKJOBS.keys(),
        rooster=ROOSTER.keys(),
        routes=dict(benoemde_routes(get_resolver().url_patterns)),
        modellen={model._meta.label_lower for model in apps.get_models()},
        gebruik=PARAMETERGEBRUIK,
    )


def benoemde_routes(
    patronen: Sequence[URLPattern | URLResolver],
) -> Iterator[tuple[str, Callable[..., object]]]:
    """Name and view of every named route below these patterns."""
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from benoemde_routes(patroon.url_patterns)
        elif patroon.name:
            yield patroon.name, patroon.callback


def gebreken(stand: Stand) -> Iterator[Gebrek]:
    """Everything that is missing or does not fit, as (number, Dutch sentence)."""
    for sleutel, handeling in stand.handelingen.items():
        yield from _van_handeling(sleutel, handeling, stand)
    for sleutel, recht in stand.lezingen.items():
        yield from _van_recht(sleutel, recht, stand)
        if sleutel not in stand.routes:
            yield "E006", f"De bladzijde {sleutel} heeft geen adres met die naam."
    for naam, view in stand.routes.items():
        gevraagd = getattr(view, "sleutel", None)
        if gevraagd is not None and gevraagd not in stand.matrix:
            yield "E007", f"Het adres {naam} vraagt {gevraagd}, en dat staat niet in de rechtenmatrix."
    for soort, functie in stand.effecten.items():
        if not callable(functie):
            yield "E008", f"Het effect {soort} heeft geen functie."
    for soort, melding in stand.meldingen.items():
        if not (callable(melding.url) and melding.tekst and melding.mail_onderwerp and melding.mail_tekst):
            yield "E009", f"De melding {soort} mist een adres of een tekst."
    for naam in sorted(set(stand.klokjobs) ^ set(stand.rooster)):
        waar = "het rooster" if naam in stand.klokjobs else "de klokjobs"
        yield "E010", f"De klokjob {naam} ontbreekt in {waar}."
    for parameter, gebruikers in stand.gebruik.items():
        if parameter not in PARAMETERS:
            yield "E011", f"De parameter {parameter} bestaat niet."
        for naam in set(gebruikers) - stand.matrix.keys() - set(stand.klokjobs):
            yield "E011", f"{naam} rekent met {parameter}, maar is geen handeling, bladzijde of klokjob."


def _van_handeling(sleutel: str, handeling: Handeling, stand: Stand) -> Iterator[Gebrek]:
    if not callable(handeling.functie):
        yield "E001", f"De handeling {sleutel} heeft geen functie."
    elif getattr(handeling.functie, "sleutel", None) != sleutel:
        yield "E001", f"De functie van {sleutel} is niet met @handeling(“{sleutel}”) gemaakt."
    if not handeling.zin:
        yield "E002", f"De handeling {sleutel} heeft geen zin voor het verloop."
    yield from _van_recht(sleutel, handeling.recht, stand)
    if handeling.route:
        view = stand.routes.get(handeling.route)
        if view is None:
            yield "E005", f"Het adres {handeling.route} van {sleutel} bestaat niet."
        elif not _past(sleutel, handeling.route, view):
            yield "E005", f"Het adres {handeling.route} staat niet achter de deur {sleutel}."
    elif handeling.recht.rollen or handeling.knop:
        yield "E005", f"De handeling {sleutel} is voor mensen maar heeft geen adres."


def _past(sleutel: str, route: str, view: object) -> bool:
    """Whether this act may stand at this address: behind its own door, or at a page that asks for no role.

    A page without sign-in (the link of an invitation) carries the name of its act.
    """
    if getattr(view, "sleutel", None) == sleutel or getattr(view, "alleen_aangemeld", False):
        return True
    return route == sleutel and not getattr(view, "login_required", True)


def _van_recht(sleutel: str, recht: Recht, stand: Stand) -> Iterator[Gebrek]:
    if stand.matrix.get(sleutel) != recht:
        yield "E003", f"De sleutel {sleutel} heeft geen (of een andere) rij in de rechtenmatrix."
    if not recht.rollen and not recht.klok:
        yield "E003", f"Niemand mag {sleutel}: geen rol en niet de klok."
    if not recht.grondslag:
        yield "E003", f"De rij {sleutel} van de rechtenmatrix noemt geen grond."
    if recht.object_soort and recht.object_soort not in stand.modellen:
        yield "E004", f"De sleutel {sleutel} werkt op {recht.object_soort}, en dat bestaat niet."


@register(Tags.security)
def controleer_register(app_configs: Sequence[AppConfig] | None, **opties: Any) -> list[CheckMessage]:
    """Reports every key that lacks its function, sentence, matrix row or address, and every job without a time."""
    return [Error(zin, id=f"handelen.{nummer}") for nummer, zin in gebreken(huidige_stand())]
