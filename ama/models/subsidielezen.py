"""From the rows to what the law of the subsidy computes with: agreement by agreement for who reads it, and as a set.

The set is computed in the database (`ama_subsidie`, migration 0002) for everybody at once; the explanation of one line
comes from `domein.subsidie`. Both give the same to the cent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ama.domein import subsidiedagen
from ama.domein.dagdelen import zonder
from ama.domein.leeftijd import Leeftijdsgrens, zonder_de_leeftijd
from ama.domein.samenloop import VAPH_SLUIT_UIT
from ama.domein.subsidie import Jaarregels
from ama.domein.subsidiedagen import Regel, Uitsluiting
from ama.models.overeenkomst import Overeenkomst
from ama.models.statuut import Vaphsteun
from ama.soorten import WSE, WVG
from mandaten.models import Bevoegdheid
from mandaten.soorten import BEGELEIDER_AMA
from werkzorg.databank.perioden import laatste_dag
from werkzorg.termijnen import Periode, samengevoegd

_KOLOMMEN = (
    "id", "deelnemer_id", "begeleider_id", "start", "einde", "ingediend_op", "aanvaard_op", "werkpost__periode",
    "deelnemer__geboortedatum", "deelnemer__overleden_op",
)  # fmt: skip


@dataclass(frozen=True)
class Bedrag:
    """What one begeleider gets for one deelnemer in one year, as the database computed it."""

    deelnemer: UUID
    begeleider: UUID
    dagen: int
    dagen_deelnemer: int
    totaal_cent: int
    bedrag_cent: int
    perioden: tuple[Periode, ...]


def bedragen(
    regels: Jaarregels, grenzen: Sequence[Leeftijdsgrens], *, tot: date | None = None
) -> list[Bedrag]:
    """The subsidy of everybody who has at least one day, in order of the keys; one query, whatever the number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM ama_subsidie(%s, %s, %s, %s, %s, "
            "(SELECT jsonb_agg(to_jsonb(g)) FROM unnest(%s::date[], %s::date[], %s::int[], %s::int[]) "
            "AS g(van, tot, ouder_dan, jonger_dan)))",
            [
                regels.jaar,
                regels.maximum_cent,
                regels.noemer,
                regels.indien_dagen,
                tot,
                [grens.periode.start for grens in grenzen],
                [grens.periode.einde for grens in grenzen],
                [grens.ouder_dan for grens in grenzen],
                [grens.jonger_dan for grens in grenzen],
            ],
        )
        return [
            Bedrag(wie, huis, dagen, samen, totaal, bedrag, tuple(als_periode(deel) for deel in perioden))
            for wie, huis, dagen, samen, totaal, bedrag, perioden in cursor.fetchall()
        ]


def overeenkomsten_van(
    deelnemers: Collection[UUID], jaar: int, grenzen: Sequence[Leeftijdsgrens]
) -> dict[UUID, list[subsidiedagen.Overeenkomst]]:
    """Per deelnemer the agreements of AMA WVG with a day in this year, and which rule excludes days; four queries."""
    rijen = list(
        Overeenkomst.objects.in_jaar(jaar)
        .van_deelnemers(deelnemers)
        .filter(soort=WVG)
        .order_by("start", "id")
        .values(*_KOLOMMEN)
    )
    erkend = _per(
        Bevoegdheid.objects.filter(
            functie=BEGELEIDER_AMA, organisatie_id__in={rij["begeleider_id"] for rij in rijen}
        ).values_list("organisatie_id", "periode")
    )
    vaph = _per(
        Vaphsteun.objects.filter(deelnemer_id__in=deelnemers, soort__in=VAPH_SLUIT_UIT).values_list(
            "deelnemer_id", "periode"
        )
    )
    wse: dict[UUID, list[Periode]] = {}
    andere = Overeenkomst.objects.getekend().van_deelnemers(deelnemers).filter(soort=WSE)
    for wie, van, tot in andere.values_list("deelnemer_id", "start", "einde"):
        wse.setdefault(wie, []).append(Periode(van, tot))
    uit: dict[UUID, list[subsidiedagen.Overeenkomst]] = {}
    for rij in rijen:
        periode, wie = Periode(rij["start"], rij["einde"]), rij["deelnemer_id"]
        weg: Mapping[Regel, Sequence[Periode]] = {
            Regel.NA_OVERLIJDEN: _na(rij["deelnemer__overleden_op"]),
            Regel.GEEN_ERKENNING: zonder(periode, erkend.get(rij["begeleider_id"], ())),
            Regel.WSE: wse.get(wie, ()),
            Regel.VAPH: vaph.get(wie, ()),
            Regel.LEEFTIJD: zonder_de_leeftijd(rij["deelnemer__geboortedatum"], grenzen, periode),
            Regel.WERKPOST_GESLOTEN: zonder(periode, [als_periode(rij["werkpost__periode"])]),
        }
        uit.setdefault(wie, []).append(
            subsidiedagen.Overeenkomst(
                sleutel=rij["id"],
                begeleider=rij["begeleider_id"],
                periode=periode,
                ingediend_op=rij["ingediend_op"],
                is_aanvaard=rij["aanvaard_op"] is not None,
                uitsluitingen=tuple(Uitsluiting(regel, een) for regel, alle in weg.items() for een in alle),
            )
        )
    return uit


def als_periode(reeks: DateRange) -> Periode:
    """A range of the database as people count it, both ends inclusive."""
    return Periode(reeks.lower or date.min, laatste_dag(reeks))


def _per(rijen: Collection[tuple[UUID, DateRange]]) -> dict[UUID, list[Periode]]:
    per: dict[UUID, list[Periode]] = {}
    for wie, reeks in rijen:
        per.setdefault(wie, []).append(als_periode(reeks))
    return {wie: samengevoegd(perioden) for wie, perioden in per.items()}


def _na(dag: date | None) -> list[Periode]:
    return [] if dag is None else [Periode(dag + timedelta(days=1))]
