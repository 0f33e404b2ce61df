"""From the rows to what the law of the subsidy computes with: agreement by agreement for who reads it, and as a set.

The set is computed in the database (`ama_subsidie`, migration 0002) for everybody at once; the explanation of one line
comes from `domein.subsidie`. Both give the same to the cent.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from ama.domein import subsidiedagen
from ama.domein.dagdelen import jaar_als_periode, zonder
from ama.domein.leeftijd import Leeftijdsgrens, zonder_de_leeftijd
from ama.domein.samenloop import VAPH_SLUIT_UIT
from ama.domein.subsidie import Jaarregels, in_cent, noemer
from ama.domein.subsidiedagen import Dagstuk, Regel, Uitsluiting
from ama.models.grenzen import LEESSLEUTELS, leeftijdsgrenzen
from ama.models.overeenkomst import Overeenkomst
from ama.models.statuut import Vaphsteun
from ama.models.subsidie import Subsidierun, Voorschot
from ama.soorten import WSE, WVG
from mandaten.models import Bevoegdheid
from mandaten.soorten import BEGELEIDER_AMA
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.querysets import OrganisatieQuerySet
from werkzorg.parameters.lezen import momentopname, momentopnamen
from werkzorg.termijnen import Periode, samengevoegd

_KOLOMMEN = (
    "id", "deelnemer_id", "begeleider_id", "start", "einde", "ingediend_op", "aanvaard_op", "werkpost__periode",
    "deelnemer__geboortedatum", "deelnemer__overleden_op",
)  # fmt: skip


# The numbers of the year that the amounts follow from; the ages come from `grenzen`.
JAARPARAMETERS = ("ama_wvg_subsidie_max_jaar", "ama_wvg_noemer_prorata", "ama_wvg_indien_termijn")


@dataclass(frozen=True)
class Rekenregels:
    """All numbers of the law with which the subsidy of one year is computed."""

    jaar: Jaarregels
    grenzen: tuple[Leeftijdsgrens, ...]


def rekenregels(jaar: int) -> Rekenregels:
    """The numbers of this year: the amount and terms of 1 January, the ages of each of its days; one query.

    Raises ParameterOnbekend when one of them is not known, ValueError before 2024.
    """
    dagen = jaar_als_periode(jaar)
    opnamen = momentopnamen((*JAARPARAMETERS, *LEESSLEUTELS))
    eerste = [een for een in opnamen if een.dag <= dagen.start][-1]
    for een in opnamen:
        if een is eerste or dagen.bevat(een.dag):
            # Without a limit on some day nobody would count on it, and nobody would know why.
            een.getal("ama_min_leeftijd"), een.getal("ama_max_leeftijd")
    return Rekenregels(
        Jaarregels(
            jaar,
            in_cent(eerste.bedrag("ama_wvg_subsidie_max_jaar")),
            noemer(jaar, eerste.tekst("ama_wvg_noemer_prorata")),
            eerste.getal("ama_wvg_indien_termijn"),
        ),
        tuple(een for een in leeftijdsgrenzen(opnamen) if een.periode.overlapt(dagen)),
    )


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
            "SELECT * FROM ama_subsidie(%s, %s, %s, %s, %s, %s::jsonb)",
            [
                regels.jaar,
                regels.maximum_cent,
                regels.noemer,
                regels.indien_dagen,
                tot,
                grenzen_als_json(grenzen),
            ],
        )
        return [
            Bedrag(wie, huis, dagen, samen, totaal, bedrag, tuple(als_periode(deel) for deel in perioden))
            for wie, huis, dagen, samen, totaal, bedrag, perioden in cursor.fetchall()
        ]


def grenzen_als_json(grenzen: Sequence[Leeftijdsgrens]) -> str:
    """The ages as the functions of the database take them: a list of {van, tot, ouder_dan, jonger_dan}."""
    return json.dumps(
        [
            {
                "van": str(grens.periode.start),
                "tot": str(grens.periode.einde) if grens.periode.einde else None,
                "ouder_dan": grens.ouder_dan,
                "jonger_dan": grens.jonger_dan,
            }
            for grens in grenzen
        ]
    )


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


def overeenkomsten_van(
    deelnemers: Collection[UUID], jaar: int, grenzen: Sequence[Leeftijdsgrens]
) -> dict[UUID, list[subsidiedagen.Overeenkomst]]:
    """Per deelnemer the agreements of AMA WVG with a day in this year, and which rule excludes days; three queries."""
    alle = list(
        Overeenkomst.objects.in_jaar(jaar)
        .van_deelnemers(deelnemers)
        .order_by("start", "id")
        .values("soort", *_KOLOMMEN)
    )
    rijen = [rij for rij in alle if rij["soort"] == WVG]
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
    for rij in alle:
        if rij["soort"] == WSE:
            wse.setdefault(rij["deelnemer_id"], []).append(Periode(rij["start"], rij["einde"]))
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


def verwacht_per_begeleider(jaar: int) -> dict[UUID, int]:
    """What every begeleider with a day of agreement in this year would get for all of it, in cents; two queries.

    Agreements that run are counted up to the end of the year.
    """
    regels = rekenregels(jaar)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT begeleider_id, sum(bedrag_cent) FROM ama_subsidie(%s, %s, %s, %s, NULL, %s::jsonb) "
            "GROUP BY begeleider_id ORDER BY begeleider_id",
            [
                jaar,
                regels.jaar.maximum_cent,
                regels.jaar.noemer,
                regels.jaar.indien_dagen,
                grenzen_als_json(regels.grenzen),
            ],
        )
        return {huis: int(som) for huis, som in cursor.fetchall()}


def organisaties_van(run: Subsidierun) -> OrganisatieQuerySet:
    """The organisations with a line in this run, and those that only got an advance on its year: that is recovered."""
    vooraf = Voorschot.objects.filter(jaar=run.jaar).order_by()
    return Organisatie.objects.filter(
        Q(pk__in=run.lijnen.order_by().values("begeleider_id")) | Q(pk__in=vooraf.values("begeleider_id"))
    ).order_by("naam", "pk")


def betwisten_tot(run: Subsidierun) -> date | None:
    """The last day, inclusive, on which a line of this run can be disputed; None while it was not checked."""
    if run.gecontroleerd_op is None:
        return None
    dag = timezone.localdate(run.gecontroleerd_op)
    return momentopname(dag).laatste_dag("ama_wvg_betwist_termijn", dag)
