"""The organisations of a run: what each of them gets, on which account, and what is recovered (regelgeving 5.7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from ama.domein import woorden
from ama.domein.afrekening import Afrekening
from ama.models import Subsidierun, Voorschot
from ama.models.subsidielezen import organisaties_van
from ama.statussen import VASTGELEGD
from werkzorg.organisaties.models import Bankrekening, Organisatie
from werkzorg.organisaties.querysets import OrganisatieQuerySet

_GEWOON = Q(is_correctie=False)


@dataclass(frozen=True)
class Huisregel:
    """One organisation in a run, in cents; `rekening` is its account number without spaces ("": not known)."""

    sleutel: UUID
    naam: str
    kbo_nummer: str
    rekening: str
    lijnen: int
    gewijzigd: int
    afrekening: Afrekening
    url: str

    @property
    def subsidie(self) -> str:
        """What its lines of the year give."""
        return woorden.euro(self.afrekening.lijnen_cent)

    @property
    def correcties(self) -> str:
        """What earlier years still give or take."""
        return woorden.euro(self.afrekening.correcties_cent)

    @property
    def voorschotten(self) -> str:
        """What was paid in advance."""
        return woorden.euro(self.afrekening.voorschotten_cent)

    @property
    def saldo(self) -> str:
        """What remains; below zero it is recovered."""
        return woorden.euro(self.afrekening.saldo_cent)

    @property
    def mist_rekening(self) -> bool:
        """Whether something has to be paid and nobody knows where to."""
        return self.afrekening.saldo_cent > 0 and not self.rekening


def huizen(run: Subsidierun, zoek: str, dag: date) -> OrganisatieQuerySet:
    """The organisations of a run whose name holds `zoek`, by name, each with its advances and its account of `dag`."""
    rijen = organisaties_van(run)
    if zoek:
        rijen = rijen.filter(naam__icontains=zoek)
    vooraf = Voorschot.objects.filter(jaar=run.jaar, begeleider=OuterRef("pk")).order_by()
    rekening = Bankrekening.objects.filter(organisatie=OuterRef("pk"), periode__contains=dag)
    return rijen.annotate(
        vooraf_cent=Coalesce(
            Subquery(vooraf.values("begeleider").annotate(som=Sum("bedrag_cent")).values("som")), 0
        ),
        rekening=Coalesce(Subquery(rekening.values("iban")[:1]), Value("")),
    )


def huisregels(run: Subsidierun, rijen: Collection[Organisatie]) -> list[Huisregel]:
    """The settlement of each of these organisations (of `huizen`); one query."""
    sommen = {
        rij["begeleider_id"]: rij
        for rij in run.lijnen.filter(begeleider_id__in=[huis.pk for huis in rijen])
        .order_by()
        .values("begeleider_id")
        .annotate(
            lijnen=Count("pk", filter=_GEWOON & Q(dagen__gt=0)),
            gewoon=Sum("bedrag_cent", filter=_GEWOON, default=0),
            correcties=Sum("bedrag_cent", filter=~_GEWOON, default=0),
            gewijzigd=Count("pk", filter=Q(berekening=run.berekening)),
        )
    }
    niets = {"lijnen": 0, "gewoon": 0, "correcties": 0, "gewijzigd": 0}
    uit = []
    for huis in rijen:
        som, erbij = sommen.get(huis.pk, niets), vars(huis)
        uit.append(
            Huisregel(
                huis.pk,
                huis.naam,
                huis.kbo_nummer,
                erbij["rekening"],
                som["lijnen"],
                som["gewijzigd"] if run.berekening > 1 else 0,
                Afrekening(run.jaar, som["gewoon"], som["correcties"], erbij["vooraf_cent"]),
                afrekening_adres(run.pk, huis.pk),
            )
        )
    return uit


def afrekening_adres(run_id: UUID, organisatie_id: UUID) -> str:
    """Where the settlement of this organisation is read."""
    return f"{reverse('subsidie_afrekening', args=[run_id])}?{urlencode({'organisatie': organisatie_id})}"


def uitvoerrijen(run: Subsidierun, regels: Iterable[Huisregel]) -> list[tuple[Any, ...]]:
    """The rows of the payment file: whom, on which account, what for, how much, and what to mind before paying."""
    return [
        (
            regel.naam,
            regel.kbo_nummer,
            regel.rekening,
            regel.lijnen,
            _euro(regel.afrekening.lijnen_cent),
            _euro(regel.afrekening.correcties_cent),
            _euro(regel.afrekening.voorschotten_cent),
            _euro(max(regel.afrekening.saldo_cent, 0)),
            _euro(max(-regel.afrekening.saldo_cent, 0)),
            f"Subsidie AMA {run.jaar}",
            _let_op(run, regel),
        )
        for regel in regels
    ]


def _let_op(run: Subsidierun, regel: Huisregel) -> str:
    zinnen = []
    if run.status != VASTGELEGD:
        zinnen.append("Voorlopig: de berekening ligt nog niet vast, betaal nog niet.")
    if regel.mist_rekening:
        zinnen.append("Geen rekeningnummer bekend: vraag het aan de organisatie.")
    return " ".join(zinnen)


def _euro(cent: int) -> Decimal:
    return Decimal(cent) / 100
