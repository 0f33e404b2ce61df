"""The worklist as the screen shows it: its filters with their counts, groups of urgency, and the notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from werkzorg.berichten.models import Melding
from werkzorg.handelen.register import MELDINGSOORTEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.querysets import TaakQuerySet
from werkzorg.werklijst.regels import GROEPEN, Taakregel, onderwerpen_van
from werkzorg.werklijst.soorten import TAAKSOORTEN
from werkzorg.werklijst.werkfilter import MIJ, TEAM, Werkfilter


@dataclass(frozen=True)
class Chip:
    """One visible filter: what it says, how many tasks it gives, where it leads, and whether it is on."""

    label: str
    aantal: int
    url: str
    is_aan: bool


@dataclass
class Tellingen:
    """How many open tasks there are, in all the ways in which the page says it; asked in one query."""

    per_groep: dict[str, int] = field(default_factory=dict)
    chips: Sequence[Sequence[Chip]] = ()

    @property
    def totaal(self) -> int:
        """How many tasks the present filter gives."""
        return sum(self.per_groep.values())


def tel(taken: TaakQuerySet, filter_: Werkfilter, door: Hoedanigheid, vandaag: date) -> Tellingen:
    """The counts of the groups under this filter, and of every other filter that can be chosen from here."""
    van_mij = Count("id", filter=Q(gebruiker_id=door.gebruiker_id) | Q(gebruiker__isnull=True))
    rijen = list(
        taken.open()
        .met_dringendheid(vandaag)
        .order_by()
        .values_list("dringendheid", "soort")  # type: ignore[misc]  # annotated
        .annotate(team=Count("id"), mij=van_mij)
        .values_list("dringendheid", "soort", "team", "mij")
    )

    def som(keuze: Werkfilter, groep: str = "") -> int:
        return sum(
            team if keuze.van == TEAM else mij
            for dringend, soort, team, mij in rijen
            if keuze.soort in {"", soort}
            and (not keuze.alleen_laat or dringend == "laat")
            and groep in {"", dringend}
        )

    def chip(label: str, keuze: Werkfilter, url: str = "") -> Chip:
        return Chip(label, som(keuze), url or keuze.adres, keuze == filter_)

    soorten = sorted({soort for _, soort, _, _ in rijen} | ({filter_.soort} - {""}))
    # The number beside it is that of the late ones, also when it is on and leads back.
    laat = replace(filter_, alleen_laat=True)
    chips = [
        [chip("Van mij", replace(filter_, van=MIJ)), chip("Van mijn team", replace(filter_, van=TEAM))],
        [chip("Alleen over tijd", laat, replace(filter_, alleen_laat=not filter_.alleen_laat).adres)],
    ]
    if len(soorten) > 1 or filter_.soort:
        chips.append([chip("Alle soorten", replace(filter_, soort=""))])
        chips[-1] += [chip(TAAKSOORTEN[een].titel, replace(filter_, soort=een)) for een in soorten]
    per_groep = {naam: aantal for naam in GROEPEN if (aantal := som(filter_, naam))}
    return Tellingen(per_groep, chips)


def groepen(regels: Iterable[Taakregel], per_groep: Mapping[str, int]) -> list[dict[str, object]]:
    """The groups of one page, each with how many tasks it has over all pages; empty groups are left out."""
    per_soort: dict[str, list[Taakregel]] = {naam: [] for naam in GROEPEN}
    for regel in regels:
        per_soort[regel.dringendheid].append(regel)
    return [
        {"titel": GROEPEN[naam], "taken": taken, "aantal": per_groep.get(naam, len(taken))}
        for naam, taken in per_soort.items()
        if taken
    ]


def meldingregels(
    meldingen: Iterable[Melding], door: Hoedanigheid, hoogstens: int
) -> tuple[list[dict[str, object]], set[UUID]]:
    """At most `hoogstens` notices as the screen shows them, and the deelnemers they show.

    A notice about something that the reader may not see in this hoedanigheid is left out. A fixed number of queries
    per kind of subject.
    """
    rijen = list(meldingen)
    onderwerpen = onderwerpen_van(
        [(MELDINGSOORTEN[melding.soort].onderwerpen, melding.object_id) for melding in rijen], door
    )
    getoond = [
        (melding, onderwerp)
        for melding in rijen
        if (onderwerp := onderwerpen.get((MELDINGSOORTEN[melding.soort].onderwerpen, melding.object_id)))
        is not None
    ][:hoogstens]
    regels: list[dict[str, object]] = [
        {
            "tekst": MELDINGSOORTEN[melding.soort].tekst,
            "onderwerp": onderwerp.tekst,
            "url": MELDINGSOORTEN[melding.soort].url(melding.object_id),
            "wanneer": melding.aangemaakt_op,
            "gelezen": melding.gelezen_op is not None,
        }
        for melding, onderwerp in getoond
    ]
    return regels, {onderwerp.deelnemer_id for _, onderwerp in getoond if onderwerp.deelnemer_id is not None}
