"""From the rows to a quarterly report of AMA sociale economie: all it says, computed anew and written nowhere."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from ama.domein.aanwezigheid import Status
from ama.domein.dagdelen import jaar_als_periode, zonder
from ama.domein.kwartaaldagen import Begeleiding, Dagstuk, Regel, Telling, dagen_in, tellingen
from ama.domein.kwartaalverslag import (
    KALENDERDAGEN,
    Correctie,
    Jaarbedrag,
    Jaarregels,
    Kwartaal,
    correctie,
)
from ama.domein.subsidie import in_cent
from ama.models.aanwezigheid import Aanwezigheid
from ama.models.kwartaal import Kwartaalcorrectie, Kwartaallijn, Kwartaalverslag, WseVoorschot
from ama.models.overeenkomst import Overeenkomst
from ama.querysets import KwartaalverslagQuerySet
from ama.soorten import WSE
from ama.statussen import BEGONNEN, GETEKEND, VASTGELEGD
from mandaten.geldigheid import Contingent, contingenten
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode

# The numbers of a year; those of its first day.
JAARPARAMETERS = ("ama_se_subsidie_jaar", "ama_se_noemer", "ama_se_dagen", "ama_se_zonder_beslissing")


@dataclass(frozen=True)
class Rekenjaar:
    """What one contingent counts with in a year; `eist_beslissing`: only days that a decision of VDAB covers count."""

    regels: Jaarregels
    eist_beslissing: bool


@dataclass(frozen=True)
class Lijn:
    """The days of one toeleiding, as a row of a report keeps them."""

    jaar: int
    toeleiding: UUID
    deelnemer: UUID
    aanbieder: UUID
    kalender: int
    aanwezig: int
    kwartaal_kalender: int = 0
    kwartaal_aanwezig: int = 0
    was_kalender: int = 0
    was_aanwezig: int = 0
    is_correctie: bool = False
    stukken: tuple[Dagstuk, ...] = ()


@dataclass(frozen=True)
class Jaarcorrectie:
    """The correction of one fixed year, with its days by calendar and by presence, then and now."""

    een: Correctie
    kalender: tuple[int, int]
    aanwezig: tuple[int, int]


@dataclass(frozen=True)
class Opmaak:
    """All that a report says, computed from what is known now."""

    contingent: Contingent
    kwartaal: Kwartaal
    regels: Jaarregels
    lijnen: tuple[Lijn, ...]
    correcties: tuple[Jaarcorrectie, ...]
    correctielijnen: tuple[Lijn, ...]
    eerder_cent: int
    voorschot_cent: int
    sommen: Mapping[str, int] = field(default_factory=dict)

    @property
    def jaar_cent(self) -> int:
        """What the year gives so far."""
        dagen = self.sommen["kalender" if self.regels.dagen == KALENDERDAGEN else "aanwezig"]
        return Jaarbedrag(self.regels, dagen).cent

    @property
    def bron(self) -> str:
        """A SHA-256 over all lines and numbers, in hex: another one says that something changed."""
        regels = self.regels
        wat = [
            [regels.jaar, regels.eenheid_cent, regels.noemer, regels.plaatsen, regels.dagen],
            [self.eerder_cent, self.voorschot_cent, self.jaar_cent, sorted(self.sommen.items())],
            [
                [een.een.jaar, een.een.was_cent, een.een.nu_cent, een.kalender, een.aanwezig]
                for een in self.correcties
            ],
            [_tekens(lijn) for lijn in (*self.lijnen, *self.correctielijnen)],
        ]
        return sha256(json.dumps(wat, default=str).encode()).hexdigest()


def contingent_in(contingent_id: UUID, kwartaal: Kwartaal) -> Contingent | None:
    """The contingent, when it ran on some day of the year up to and including this quarter; None otherwise.

    One that ended before that year too, as long as a year of it is fixed: that can still be corrected.
    """
    einde = kwartaal.periode.einde
    assert einde is not None  # a quarter always ends
    begin = date(kwartaal.jaar, 1, 1)
    if er := next(iter(contingenten(begin, einde, ids=[contingent_id])), None):
        return er
    eerste = vaste_jaren(kwartaal).filter(contingent_id=contingent_id).order_by("jaar").first()
    if eerste is None:
        return None
    return next(iter(contingenten(date(eerste.jaar, 1, 1), begin, ids=[contingent_id])), None)


def loopt_in(contingent: Contingent, kwartaal: Kwartaal) -> bool:
    """Whether it ran on some day of the year up to and including this quarter; otherwise a report only corrects."""
    return contingent.periode.doorsnede(kwartaal.tot_nu) is not None


def vaste_jaren(kwartaal: Kwartaal) -> KwartaalverslagQuerySet:
    """The last quarters of the years before this quarter, fixed: what changes in those years is corrected."""
    return Kwartaalverslag.objects.vastgelegd().filter(nummer=4, jaar__lt=kwartaal.jaar)


def rekenjaar(contingent: Contingent, jaar: int) -> Rekenjaar:
    """The numbers of this year; raises ParameterOnbekend when one of them is not known."""
    opname = momentopname(date(jaar, 1, 1))
    return Rekenjaar(
        Jaarregels(
            jaar,
            in_cent(opname.bedrag("ama_se_subsidie_jaar")),
            opname.getal("ama_se_noemer"),
            contingent.plaatsen_in(jaar),
            opname.tekst("ama_se_dagen"),
        ),
        opname.tekst("ama_se_zonder_beslissing") == "weigeren",
    )


def bereken(contingent: Contingent, kwartaal: Kwartaal) -> Opmaak:
    """The report of this contingent and quarter as it is today; ten queries, and four per fixed year before it."""
    jaar = rekenjaar(contingent, kwartaal.jaar)
    # After its last year nobody is guided under it any more.
    lijnen = (
        _lijnen(contingent, jaar, kwartaal.tot_nu, kwartaal.periode) if loopt_in(contingent, kwartaal) else ()
    )
    correcties, correctielijnen = _correcties(contingent, kwartaal)
    eerder = (
        Kwartaalverslag.objects.filter(
            contingent_id=contingent.id, jaar=kwartaal.jaar, nummer__lt=kwartaal.nummer
        )
        .order_by("-nummer")
        .first()
    )
    # Also what was paid for quarters of the year of which nobody made a report.
    voorschot = WseVoorschot.objects.filter(
        contingent_id=contingent.id,
        jaar=kwartaal.jaar,
        kwartaal__gt=eerder.nummer if eerder else 0,
        kwartaal__lte=kwartaal.nummer,
    ).aggregate(som=Coalesce(Sum("bedrag_cent"), 0))["som"]
    sommen = {
        naam: sum(getattr(lijn, naam) for lijn in lijnen)
        for naam in ("kalender", "aanwezig", "kwartaal_kalender", "kwartaal_aanwezig")
    }
    return Opmaak(
        contingent,
        kwartaal,
        jaar.regels,
        lijnen,
        correcties,
        correctielijnen,
        eerder.jaar_cent if eerder else 0,
        voorschot,
        sommen,
    )


def begeleidingen_van(
    contingent_ids: Collection[UUID], binnen: Periode, *, eist_beslissing: bool
) -> dict[UUID, list[Begeleiding]]:
    """Per contingent the signed agreements under it that have a day in `binnen`, the earliest first; one query."""
    rijen = (
        Overeenkomst.objects.filter(
            soort=WSE,
            toeleiding__contingent_id__in=contingent_ids,
            status__in=GETEKEND,
            start__lte=binnen.einde,
        )
        .exclude(einde__lt=binnen.start)
        .order_by("start", "pk")
        .values(
            "id", "deelnemer_id", "begeleider_id", "start", "einde", "einde_reden", "ingediend_op", "toeleiding_id",
            contingent=F("toeleiding__contingent_id"), status_nu=F("toeleiding__status"),
            eerste=F("toeleiding__start"), laatste=F("toeleiding__einde"), beslist=F("toeleiding__beslissing_tot"),
        )
    )  # fmt: skip
    uit: dict[UUID, list[Begeleiding]] = {}
    for rij in rijen:
        een = _begeleiding(rij, eist_beslissing=eist_beslissing)
        uit.setdefault(rij["contingent"], []).append(een)
    return uit


def loopt(contingent: Contingent) -> list[Periode]:
    """The days on which this contingent gives right: without those on which it is suspended."""
    return zonder(contingent.periode, contingent.geschorst)


def tellingen_van(
    contingent: Contingent, rekent: Rekenjaar, binnen: Periode
) -> tuple[tuple[Telling, ...], dict[UUID, UUID]]:
    """What every toeleiding under this contingent counts in `binnen`, and who guides it; two queries."""
    assert binnen.einde is not None  # only days that are over count
    alle = begeleidingen_van([contingent.id], binnen, eist_beslissing=rekent.eist_beslissing).get(
        contingent.id, []
    )
    kwam: dict[UUID, list[date]] = {}
    for overeenkomst, dag in Aanwezigheid.objects.filter(
        overeenkomst_id__in=[een.overeenkomst for een in alle],
        status=Status.AANWEZIG.value,
        dag__gte=binnen.start,
        dag__lte=binnen.einde,
    ).values_list("overeenkomst_id", "dag"):
        kwam.setdefault(overeenkomst, []).append(dag)
    aanbieders = {een.toeleiding: een.aanbieder for een in alle}
    return tellingen(alle, loopt(contingent), binnen, kwam), aanbieders


def als_stukken(rijen: Iterable[Mapping[str, str]]) -> tuple[Dagstuk, ...]:
    """The days of a line as they are kept, as the law reads them."""
    return tuple(
        Dagstuk(
            UUID(rij["overeenkomst"]),
            Periode(date.fromisoformat(rij["van"]), date.fromisoformat(rij["tot"])),
            Regel(rij["regel"]) if rij["regel"] else None,
        )
        for rij in rijen
    )


def als_rijen(stukken: Iterable[Dagstuk]) -> list[dict[str, str]]:
    """The same days as a line keeps them."""
    return [
        {
            "overeenkomst": str(stuk.overeenkomst),
            "van": str(stuk.periode.start),
            "tot": str(stuk.periode.einde),
            "regel": str(stuk.regel or ""),
        }
        for stuk in stukken
    ]


def _begeleiding(rij: Mapping[str, Any], *, eist_beslissing: bool) -> Begeleiding:
    begonnen = rij["status_nu"] in BEGONNEN
    return Begeleiding(
        overeenkomst=rij["id"],
        deelnemer=rij["deelnemer_id"],
        toeleiding=rij["toeleiding_id"],
        aanbieder=rij["begeleider_id"],
        dagen=Periode(rij["start"], rij["einde"]),
        toegeleid=Periode(rij["eerste"], rij["laatste"]) if begonnen else None,
        is_ingediend=rij["ingediend_op"] is not None,
        beslist_tot=rij["beslist"] if eist_beslissing else None,
        reden=rij["einde_reden"],
    )


def _lijnen(
    contingent: Contingent, rekent: Rekenjaar, binnen: Periode, kwartaal: Periode | None
) -> tuple[Lijn, ...]:
    alle, aanbieders = tellingen_van(contingent, rekent, binnen)
    uit = []
    for een in alle:
        kalender, aanwezig = dagen_in(een, kwartaal) if kwartaal else (0, 0)
        uit.append(
            Lijn(
                rekent.regels.jaar,
                een.toeleiding,
                een.deelnemer,
                aanbieders[een.toeleiding],
                een.kalender,
                een.aanwezig,
                kalender,
                aanwezig,
                stukken=een.stukken,
            )
        )
    return tuple(uit)


def _correcties(
    contingent: Contingent, kwartaal: Kwartaal
) -> tuple[tuple[Jaarcorrectie, ...], tuple[Lijn, ...]]:
    """What the fixed years before this quarter still ask, year by year, with the lines that changed."""
    jaren = vaste_jaren(kwartaal).filter(contingent_id=contingent.id)
    uit, anders = [], []
    for vast in jaren.order_by("jaar"):
        rekent = rekenjaar(contingent, vast.jaar)
        eerder = _laatste_correctie(contingent.id, vast.jaar)
        was_kalender, was_aanwezig = (
            (eerder.kalender_nu, eerder.aanwezig_nu) if eerder else (vast.kalender, vast.aanwezig)
        )
        veranderd = _veranderd(
            _vaste_lijnen(contingent.id, vast.jaar),
            _lijnen(contingent, rekent, jaar_als_periode(vast.jaar), None),
        )
        # By difference: who was erased since stays counted.
        kalender = was_kalender + sum(lijn.kalender - lijn.was_kalender for lijn in veranderd)
        aanwezig = was_aanwezig + sum(lijn.aanwezig - lijn.was_aanwezig for lijn in veranderd)
        was_cent = eerder.nu_cent if eerder else vast.jaar_cent
        op_kalender = rekent.regels.dagen == KALENDERDAGEN
        een = correctie(
            was_kalender if op_kalender else was_aanwezig,
            was_cent,
            Jaarbedrag(rekent.regels, kalender if op_kalender else aanwezig),
        )
        if een is not None:
            uit.append(Jaarcorrectie(een, (was_kalender, kalender), (was_aanwezig, aanwezig)))
            anders += veranderd
    return tuple(uit), tuple(anders)


def _laatste_correctie(contingent_id: UUID, jaar: int) -> Kwartaalcorrectie | None:
    rijen = Kwartaalcorrectie.objects.filter(
        verslag__contingent_id=contingent_id, verslag__status=VASTGELEGD, jaar=jaar
    )
    # In the order in which they were fixed: a last quarter can come after the first one of the next year.
    return rijen.order_by("-verslag__vastgelegd_op").first()


def _vaste_lijnen(contingent_id: UUID, jaar: int) -> dict[UUID, Kwartaallijn]:
    """Per toeleiding what was last fixed about this year: the line of its last quarter, or a later correction."""
    rijen = Kwartaallijn.objects.filter(
        verslag__contingent_id=contingent_id, verslag__status=VASTGELEGD, jaar=jaar
    ).exclude(is_correctie=False, verslag__nummer__lt=4)
    return {rij.toeleiding_id: rij for rij in rijen.order_by("verslag__vastgelegd_op")}


def _veranderd(vast: Mapping[UUID, Kwartaallijn], nu: Sequence[Lijn]) -> list[Lijn]:
    huidig = {lijn.toeleiding: lijn for lijn in nu}
    uit = []
    for sleutel in sorted(vast.keys() | huidig.keys()):
        was, wordt = vast.get(sleutel), huidig.get(sleutel)
        toen = (was.kalender, was.aanwezig) if was else (0, 0)
        nu_ = (wordt.kalender, wordt.aanwezig) if wordt else (0, 0)
        if toen == nu_:
            continue
        bron: Any = wordt or was
        uit.append(
            Lijn(
                wordt.jaar if wordt else bron.jaar,
                sleutel,
                wordt.deelnemer if wordt else bron.deelnemer_id,
                wordt.aanbieder if wordt else bron.aanbieder_id,
                *nu_,
                was_kalender=toen[0],
                was_aanwezig=toen[1],
                is_correctie=True,
                stukken=wordt.stukken if wordt else (),
            )
        )
    return uit


def _tekens(lijn: Lijn) -> list[Any]:
    return [
        lijn.jaar, lijn.toeleiding, lijn.aanbieder, lijn.kalender, lijn.aanwezig, lijn.kwartaal_kalender,
        lijn.kwartaal_aanwezig, lijn.was_kalender, lijn.was_aanwezig, als_rijen(lijn.stukken),
    ]  # fmt: skip
