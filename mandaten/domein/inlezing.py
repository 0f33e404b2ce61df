"""A file of existing grants: everything that is wrong with its rows, each with its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from mandaten.domein.bevoegdheid import Bevoegd, Gebied, Zetel, bevoegdheden
from mandaten.domein.contingent import MEESTE_IN_WOORDEN, MEESTE_PLAATSEN
from mandaten.domein.inleesfeiten import Bekende, Feiten, Partner, Rij
from werkzorg.termijnen import Periode, einde_na_jaren

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

# BVR 1/4/2021: before that year nobody had a contingent.
EERSTE_CONTINGENTJAAR = 2021
# Regelgeving 3.11: from this day on the decree of 2022 recognises; what was recognised before is transitional.
NIEUWE_REGELS_AMA = date(2024, 1, 1)


@dataclass(frozen=True)
class Bezwaar:
    """One thing that is wrong: the number of the row, the field, and the sentence."""

    rij: int
    veld: str
    zin: str


def bezwaren(rijen: Sequence[Rij], feiten: Feiten) -> list[Bezwaar]:
    """Everything that is wrong with these rows, alone, together and beside what exists; empty when nothing is."""
    uit = list(_dubbele_nummers(rijen))
    # A row that stands there twice clashes with itself in every other way too: that says nothing more.
    dubbel = {een.rij for een in uit}
    goede = []
    for rij in rijen:
        eigen = [Bezwaar(rij.nummer, veld, zin) for veld, zin in _van_rij(rij, feiten)]
        uit += eigen
        if not eigen and rij.nummer not in dubbel:
            goede.append(rij)
    uit += _bezette_regios(goede, feiten)
    uit += _tweemaal(goede, feiten)
    uit += _werk_en_zorg(goede, feiten)
    return sorted(uit, key=lambda een: een.rij)


def zetels(rij: Rij, feiten: Feiten) -> list[tuple[UUID, str]]:
    """Who takes which seat, the holder included where he takes one; of a row without bezwaren."""
    soort = feiten.soorten[rij.soort]
    uit = [(feiten.organisaties[een.kbo].id, _plaats(een, rij, feiten)) for een in rij.partners]
    houder = feiten.organisaties[rij.houder]
    if soort.houder_neemt_plaats and houder.id not in {wie for wie, _ in uit}:
        uit.insert(0, (houder.id, _passend(soort, houder.soort)))
    return uit


def contingentjaar(rij: Rij, vandaag: date) -> int:
    """The calendar year of the places of this row: the running one, or the nearest one in which it holds."""
    return max(rij.van.year, min(vandaag.year, rij.tot.year if rij.tot else vandaag.year))


def bevoegdheden_van(rij: Rij, feiten: Feiten) -> list[Bevoegd]:
    """What this grant lets its holder and members do; of a row without bezwaren."""
    return bevoegdheden(
        feiten.soorten[rij.soort],
        rij.periode,
        houder=feiten.organisaties[rij.houder].id,
        zetels=[Zetel(wie, rij.periode) for wie, _ in zetels(rij, feiten)],
        gebieden=[Gebied(regio, rij.periode) for regio in rij.regios],
        schorsingen=[],
    )


# --- one row --------------------------------------------------------------------------------------------------------
def _van_rij(rij: Rij, feiten: Feiten) -> Iterator[tuple[str, str]]:
    soort = feiten.soorten[rij.soort]
    if rij.soort not in feiten.mag:
        yield "soort", f"Over “{soort.label}” beslist {feiten.beslissers[rij.soort]}: laat die dit inlezen."
        return
    yield from _kenmerk(rij, feiten)
    yield from _dagen(rij, soort, feiten)
    yield from _regios(rij, soort)
    yield from _plaatsen(rij, soort)
    houder = feiten.organisaties.get(rij.houder)
    if zin := _organisatie(rij.houder, houder, rij):
        yield "houder", zin
    elif houder is not None and houder.soort not in soort.houders:
        yield (
            "houder",
            f"{houder.naam} is een “{houder.soort_label}” en kan “{soort.label}” niet krijgen ({soort.rechtsgrond}). "
            "Kijk het KBO-nummer en de soort na.",
        )
    elif houder is not None:
        yield from _partners(rij, soort, houder, feiten)


def _kenmerk(rij: Rij, feiten: Feiten) -> Iterator[tuple[str, str]]:
    reeksen = "|".join(soort.reeks for soort in feiten.soorten.values())
    if re.fullmatch(rf"(?:{reeksen})-[0-9]{{4}}-[0-9]+", rij.kenmerk):
        yield (
            "kenmerk",
            "Nummers van deze vorm deelt de toepassing zelf uit: neem het nummer van het besluit op papier.",
        )
    elif rij.kenmerk in feiten.kenmerken:
        yield "kenmerk", f"{rij.kenmerk} bestaat hier al. Haal deze rij weg, of kijk het nummer na."


def _dagen(rij: Rij, soort: Toekenningssoort, feiten: Feiten) -> Iterator[tuple[str, str]]:
    if rij.is_overgang:
        yield from _overgang(rij, feiten)
    if rij.van > feiten.vandaag:
        yield (
            "van",
            f"De eerste dag moet nog komen: lees in wat op {feiten.vandaag:%d/%m/%Y} al loopt of liep, en beslis hier "
            "over wat later begint.",
        )
    jaren = feiten.jaren[rij.soort]
    if rij.tot is None:
        if jaren is not None:
            yield "tot", f"“{soort.label}” heeft een laatste dag ({soort.rechtsgrond}): vul ze in."
    elif rij.tot < rij.van:
        yield "tot", f"De laatste dag ligt vóór de eerste: vul {rij.van:%d/%m/%Y} of later in."
    elif soort.telt_plaatsen and rij.tot.year < EERSTE_CONTINGENTJAAR:
        yield (
            "tot",
            f"Een contingent bestaat pas vanaf {EERSTE_CONTINGENTJAAR} ({soort.rechtsgrond}): kijk de dagen na, of "
            "laat deze rij weg.",
        )
    else:
        # Who was recognised before the new rules keeps his own last day, which the old ones set.
        meest = feiten.overgang.get(rij.soort, jaren) if rij.is_overgang else jaren
        if meest is not None and rij.tot > (uiterste := einde_na_jaren(rij.van, meest)):
            yield (
                "tot",
                f"Dat is langer dan {meest} jaar ({soort.rechtsgrond}): de laatste dag is hoogstens "
                f"{uiterste:%d/%m/%Y}.",
            )


def _overgang(rij: Rij, feiten: Feiten) -> Iterator[tuple[str, str]]:
    if rij.soort not in feiten.overgang:
        yield (
            "overgang",
            "Alleen een erkenning van vóór de nieuwe regels kan een overgangserkenning zijn: zet hier nee.",
        )
    elif rij.van >= NIEUWE_REGELS_AMA:
        yield (
            "overgang",
            f"De nieuwe regels gelden vanaf {NIEUWE_REGELS_AMA:%d/%m/%Y}, en deze erkenning begint dan of later "
            "(Decreet 8/7/2022 art. 30): zet hier nee.",
        )


def _regios(rij: Rij, soort: Toekenningssoort) -> Iterator[tuple[str, str]]:
    if soort.met_regio and not rij.regios:
        yield "regios", f"“{soort.label}” geldt in een regio ({soort.rechtsgrond}): vul er minstens één in."
    if not soort.met_regio and rij.regios:
        yield (
            "regios",
            f"“{soort.label}” geldt in heel Vlaanderen ({soort.rechtsgrond}): laat de regio's leeg.",
        )


def _plaatsen(rij: Rij, soort: Toekenningssoort) -> Iterator[tuple[str, str]]:
    if not soort.telt_plaatsen:
        if rij.plaatsen is not None:
            yield "plaatsen", f"“{soort.label}” telt geen plaatsen: laat dit leeg."
    elif rij.plaatsen is None:
        yield "plaatsen", f"Vul in hoeveel plaatsen er dit jaar zijn ({soort.rechtsgrond})."
    elif not 1 <= rij.plaatsen <= MEESTE_PLAATSEN:
        yield "plaatsen", f"Vul een aantal plaatsen in van 1 tot en met {MEESTE_IN_WOORDEN}."


def _organisatie(kbo: str, wie: Bekende | None, rij: Rij) -> str:
    """Why this organisation cannot stand in the row at all; "" when it can."""
    if wie is None:
        return (
            f"Er is hier geen organisatie met KBO-nummer {_kbo(kbo)}: laat ze eerst registreren, of kijk het nummer "
            "na."
        )
    if wie.gesloten_op is not None and (rij.tot is None or rij.tot > wie.gesloten_op):
        return f"{wie.naam} sloot op {wie.gesloten_op:%d/%m/%Y}: laat het die dag eindigen, of vul in wie verdergaat."
    return ""


def _partners(
    rij: Rij, soort: Toekenningssoort, houder: Bekende, feiten: Feiten
) -> Iterator[tuple[str, str]]:
    if not soort.met_partners:
        if rij.partners:
            yield (
                "partners",
                f"“{soort.label}” is van één organisatie ({soort.rechtsgrond}): laat de partners leeg.",
            )
        return
    zinnen = []
    telling: defaultdict[str, int] = defaultdict(int)
    gezien = set()
    for een in rij.partners:
        wie = feiten.organisaties.get(een.kbo)
        if zin := _organisatie(een.kbo, wie, rij):
            zinnen.append(zin)
            continue
        assert wie is not None  # _organisatie says so
        if een.kbo in gezien:
            zinnen.append(f"{wie.naam} staat er twee keer bij: laat één keer staan.")
            continue
        gezien.add(een.kbo)
        if een.kbo == rij.houder and not soort.houder_neemt_plaats:
            zinnen.append(
                f"{wie.naam} is de houder zelf en geen partner: haal dit nummer weg bij de partners."
            )
            continue
        plaats = _plaats(een, rij, feiten)
        if plaats not in soort.plaatsen:
            zinnen.append(f"Zeg ook welke plaats {wie.naam} inneemt: {', '.join(soort.plaatsen)}.")
        elif wie.soort not in soort.plaatsen[plaats].soorten:
            zinnen.append(
                f"{wie.naam} is een “{wie.soort_label}” en past niet op de plaats “{soort.plaatsen[plaats].label}” "
                f"({soort.rechtsgrond})."
            )
        telling[plaats] += 1
    if soort.houder_neemt_plaats and rij.houder not in gezien:
        telling[_passend(soort, houder.soort)] += 1
    if not zinnen:
        zinnen = list(_bezetting(soort, telling))
    if zinnen:
        yield "partners", " ".join(zinnen)


def _bezetting(soort: Toekenningssoort, telling: Mapping[str, int]) -> Iterator[str]:
    """Seats with too few or too many organisations, the holder counted where he takes one."""
    for plaats, wat in soort.plaatsen.items():
        aantal = telling.get(plaats, 0)
        if aantal < wat.minstens:
            yield f"Er ontbreekt een organisatie voor de plaats “{wat.label}” ({soort.rechtsgrond})."
        if wat.hoogstens is not None and aantal > wat.hoogstens:
            yield f"Op de plaats “{wat.label}” staan er {aantal}, en er hoort er {wat.hoogstens} ({soort.rechtsgrond})."


def _plaats(partner: Partner, rij: Rij, feiten: Feiten) -> str:
    """The seat of a partner: as it was typed, or else the one that fits; "" when several fit."""
    if partner.plaats:
        return partner.plaats
    wie = feiten.organisaties[partner.kbo]
    return _passend(feiten.soorten[rij.soort], wie.soort)


def _passend(soort: Toekenningssoort, organisatiesoort: str) -> str:
    """The seat that must be taken and fits this kind of organisation, otherwise any that fits; "" when several do."""
    passen = [sleutel for sleutel, wat in soort.plaatsen.items() if organisatiesoort in wat.soorten]
    nodig = [sleutel for sleutel in passen if soort.plaatsen[sleutel].minstens]
    kandidaten = nodig or passen
    return kandidaten[0] if len(kandidaten) == 1 else ""


# --- rows together, and beside what exists --------------------------------------------------------------------------
def _dubbele_nummers(rijen: Sequence[Rij]) -> Iterator[Bezwaar]:
    eerste: dict[str, int] = {}
    for rij in rijen:
        eerder = eerste.setdefault(rij.kenmerk, rij.nummer)
        if eerder != rij.nummer:
            yield Bezwaar(
                rij.nummer,
                "kenmerk",
                f"{rij.kenmerk} staat ook op rij {eerder}. Haal één van beide rijen weg.",
            )


def _bezette_regios(rijen: Sequence[Rij], feiten: Feiten) -> Iterator[Bezwaar]:
    """Regelgeving 15, row 11: one at a time per regio, of the kinds that are exclusive."""
    hier: defaultdict[tuple[str, str], list[tuple[Periode, str]]] = defaultdict(list)
    for een in feiten.bezet:
        hier[een.soort, een.regio].append((een.periode, een.wie))
    for rij in rijen:
        soort = feiten.soorten[rij.soort]
        if not soort.exclusief:
            continue
        for regio in rij.regios:
            wie = next(
                (wie for periode, wie in hier[rij.soort, regio] if periode.overlapt(rij.periode)), None
            )
            if wie is None:
                hier[rij.soort, regio].append((rij.periode, f"rij {rij.nummer}"))
                continue
            yield Bezwaar(
                rij.nummer,
                "regios",
                f"{feiten.regios[regio]} heeft in (een deel van) deze periode al “{soort.label}”: {wie}. Een regio "
                f"heeft er één tegelijk ({soort.rechtsgrond}).",
            )


def _tweemaal(rijen: Sequence[Rij], feiten: Feiten) -> Iterator[Bezwaar]:
    """Nobody has the same twice on one day; a kind that holds in regio's: not in one regio."""
    hier: defaultdict[tuple[str, UUID, str | None], list[tuple[Periode, str]]] = defaultdict(list)
    for een in feiten.lopend:
        hier[een.soort, een.houder, een.regio].append((een.periode, een.nummer))
    for rij in rijen:
        soort, houder = feiten.soorten[rij.soort], feiten.organisaties[rij.houder]
        if not soort.is_enkelvoudig:
            continue
        for regio in rij.regios or (None,):
            waar = hier[rij.soort, houder.id, regio]
            al = next((wat for periode, wat in waar if periode.overlapt(rij.periode)), None)
            waar.append((rij.periode, f"rij {rij.nummer}"))
            if al is not None:
                yield Bezwaar(
                    rij.nummer,
                    "houder",
                    f"{houder.naam} heeft “{soort.label}”{f' in {feiten.regios[regio]}' if regio else ''} al in (een "
                    f"deel van) deze periode: {al}. Twee tegelijk kan niet ({soort.rechtsgrond}): haal één van beide "
                    "weg, of kijk de dagen na.",
                )


def _werk_en_zorg(rijen: Sequence[Rij], feiten: Feiten) -> Iterator[Bezwaar]:
    """Decreet 2022 art. 13 par. 2, 5: one organisation is never casemanager Werk and Zorg in one regio."""
    hier: defaultdict[tuple[UUID, str | None], list[tuple[Bevoegd, str]]] = defaultdict(list)
    for een in feiten.bevoegd:
        hier[een.organisatie, een.regio].append((een, "volgens wat hier al staat"))
    namen = {wie.id: wie.naam for wie in feiten.organisaties.values()}
    for rij in rijen:
        for nieuw in bevoegdheden_van(rij, feiten):
            if nieuw.functie not in feiten.nooit_samen or nieuw.regio is None:
                continue
            waar = hier[nieuw.organisatie, nieuw.regio]
            waardoor = next(
                (
                    waardoor
                    for al, waardoor in waar
                    if al.functie != nieuw.functie and al.periode.overlapt(nieuw.periode)
                ),
                None,
            )
            if waardoor is not None:
                yield Bezwaar(
                    rij.nummer,
                    "regios",
                    f"{namen[nieuw.organisatie]} zou in {feiten.regios[nieuw.regio]} casemanager Werk en casemanager "
                    f"Zorg samen zijn, {waardoor}. Dat kan nooit in één werkingsgebied (Decreet 8/7/2022 art. 13).",
                )
            waar.append((nieuw, f"door rij {rij.nummer}"))


def _kbo(nummer: str) -> str:
    return f"{nummer[:4]}.{nummer[4:7]}.{nummer[7:]}"
