"""The lines of a run, written and compared as a set: only what changed since the last time is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from ama.domein import correctie
from ama.domein.correctie import Correctie, Sleutel, Vastgelegd, sleutel_van
from ama.domein.subsidie import Jaarregels, Lijn, lijnen
from ama.models import Subsidielijn, Subsidierun
from ama.models.subsidielezen import (
    Rekenregels,
    als_stukken,
    grenzen_als_json,
    overeenkomsten_van,
    rekenregels,
)

# As many people at a time are explained by the law itself.
_PARTIJ = 500
_GETALLEN = (
    "dagen", "dagen_deelnemer", "maximum_cent", "noemer", "totaal_cent", "nieuw_cent", "bedrag_cent", "stukken",
)  # fmt: skip
# Only the lines that are other than they were are touched; of what fell away the line stays, at nothing, so that
# everybody sees what happened to it.
_SCHRIJF = """
    WITH nieuw AS MATERIALIZED (
        SELECT * FROM ama_subsidielijnen(%(jaar)s, %(maximum)s, %(noemer)s, %(indien_dagen)s, %(grenzen)s::jsonb)
    ), gezet AS (
        INSERT INTO ama_subsidielijn AS oud (
            id, run_id, jaar, is_correctie, deelnemer_id, begeleider_id, dagen, dagen_deelnemer, maximum_cent, noemer,
            totaal_cent, nieuw_cent, bedrag_cent, stukken, uitleg, berekening
        )
        SELECT gen_random_uuid(), %(run)s, %(jaar)s, false, deelnemer_id, begeleider_id, dagen, dagen_deelnemer,
            maximum_cent, delen_door, totaal_cent, bedrag_cent, bedrag_cent, stukken, '[]', %(berekening)s
        FROM nieuw
        ON CONFLICT (run_id, jaar, deelnemer_id, begeleider_id) DO UPDATE SET
            dagen = EXCLUDED.dagen, dagen_deelnemer = EXCLUDED.dagen_deelnemer, maximum_cent = EXCLUDED.maximum_cent,
            noemer = EXCLUDED.noemer, totaal_cent = EXCLUDED.totaal_cent, nieuw_cent = EXCLUDED.nieuw_cent,
            bedrag_cent = EXCLUDED.bedrag_cent, stukken = EXCLUDED.stukken, berekening = EXCLUDED.berekening,
            vorig_cent = oud.bedrag_cent
        WHERE (
            oud.dagen, oud.dagen_deelnemer, oud.maximum_cent, oud.noemer, oud.totaal_cent, oud.bedrag_cent, oud.stukken
        ) IS DISTINCT FROM (
            EXCLUDED.dagen, EXCLUDED.dagen_deelnemer, EXCLUDED.maximum_cent, EXCLUDED.noemer, EXCLUDED.totaal_cent,
            EXCLUDED.bedrag_cent, EXCLUDED.stukken
        )
        RETURNING 1
    ), weg AS (
        UPDATE ama_subsidielijn oud SET
            dagen = 0, dagen_deelnemer = 0, totaal_cent = 0, nieuw_cent = 0, bedrag_cent = 0, stukken = '[]',
            berekening = %(berekening)s, vorig_cent = oud.bedrag_cent
        WHERE run_id = %(run)s AND NOT is_correctie AND oud.stukken <> '[]'
            AND NOT EXISTS (
                SELECT FROM nieuw
                WHERE nieuw.deelnemer_id = oud.deelnemer_id AND nieuw.begeleider_id = oud.begeleider_id
            )
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM gezet) + (SELECT count(*) FROM weg)
"""
_VERGELIJK = """
    WITH nieuw AS MATERIALIZED (
        SELECT * FROM ama_subsidielijnen(%(jaar)s, %(maximum)s, %(noemer)s, %(indien_dagen)s, %(grenzen)s::jsonb)
    ), oud AS (
        SELECT * FROM ama_subsidielijn WHERE run_id = %(run)s AND NOT is_correctie AND stukken <> '[]'
    )
    SELECT COALESCE(nieuw.deelnemer_id, oud.deelnemer_id), COALESCE(nieuw.begeleider_id, oud.begeleider_id),
        COALESCE(oud.bedrag_cent, 0), COALESCE(nieuw.bedrag_cent, 0)
    FROM nieuw
    FULL JOIN oud ON oud.deelnemer_id = nieuw.deelnemer_id AND oud.begeleider_id = nieuw.begeleider_id
    WHERE (
        oud.dagen, oud.dagen_deelnemer, oud.maximum_cent, oud.noemer, oud.totaal_cent, oud.bedrag_cent, oud.stukken
    ) IS DISTINCT FROM (
        nieuw.dagen, nieuw.dagen_deelnemer, nieuw.maximum_cent, nieuw.delen_door, nieuw.totaal_cent,
        nieuw.bedrag_cent, nieuw.stukken
    )
    ORDER BY 2, 1
"""
# Of a year that was fixed: who would get another amount today than the fixed runs gave together.
_VERSCHILT = """
    WITH nieuw AS MATERIALIZED (
        SELECT * FROM ama_subsidielijnen(%(jaar)s, %(maximum)s, %(noemer)s, %(indien_dagen)s, %(grenzen)s::jsonb)
    ), vast AS (
        SELECT lijn.deelnemer_id, lijn.begeleider_id, sum(lijn.bedrag_cent) AS bedrag_cent
        FROM ama_subsidielijn lijn JOIN ama_subsidierun run ON run.id = lijn.run_id
        WHERE run.status = 'vastgelegd' AND lijn.jaar = %(jaar)s
        GROUP BY lijn.deelnemer_id, lijn.begeleider_id
    )
    SELECT DISTINCT COALESCE(nieuw.deelnemer_id, vast.deelnemer_id)
    FROM nieuw
    FULL JOIN vast ON vast.deelnemer_id = nieuw.deelnemer_id AND vast.begeleider_id = nieuw.begeleider_id
    WHERE COALESCE(nieuw.bedrag_cent, 0) <> COALESCE(vast.bedrag_cent, 0)
    ORDER BY 1
"""
_KENMERK = """
    SELECT encode(sha256(convert_to(COALESCE(string_agg(concat_ws(
        '|', jaar, deelnemer_id, begeleider_id, dagen, dagen_deelnemer, maximum_cent, noemer, totaal_cent,
        nieuw_cent, bedrag_cent, stukken
    ), E'\\n' ORDER BY jaar, deelnemer_id, begeleider_id), ''), 'UTF8')), 'hex')
    FROM ama_subsidielijn WHERE run_id = %s
"""


def schrijf_lijnen(run: Subsidierun, regels: Rekenregels) -> int:
    """Sets the lines of the year of this locked run, and its corrections of fixed years; how many changed."""
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF, _waarden(regels) | {"run": run.pk, "berekening": run.berekening})
        (anders,) = cursor.fetchone()
    return int(anders) + _schrijf_correcties(run)


def veranderd(run: Subsidierun, regels: Rekenregels) -> list[tuple[UUID, UUID, int, int]]:
    """What would be another line if it were computed now: deelnemer, begeleider, amount then and now in cents.

    Another day or rule with the same amount counts too.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VERGELIJK, _waarden(regels) | {"run": run.pk})
        uit = cursor.fetchall()
    nu = {rij.sleutel: rij for rij, _, _ in _correcties_nu(run)}
    oud = {
        (een.deelnemer_id, een.begeleider_id, een.jaar): een.bedrag_cent
        for een in run.lijnen.filter(is_correctie=True).exclude(bedrag_cent=0)
    }
    for sleutel in sorted(nu.keys() | oud.keys()):
        was, wordt = oud.get(sleutel, 0), nu[sleutel].verschil_cent if sleutel in nu else 0
        if was != wordt:
            uit.append((sleutel[0], sleutel[1], was, wordt))
    return uit


def kenmerk(run: Subsidierun) -> str:
    """The SHA-256 over all lines of this run as they stand, in hex."""
    with connection.cursor() as cursor:
        cursor.execute(_KENMERK, [run.pk])
        (uit,) = cursor.fetchone()
    return str(uit)


def _waarden(regels: Rekenregels) -> dict[str, Any]:
    jaar = regels.jaar
    return {
        "jaar": jaar.jaar,
        "maximum": jaar.maximum_cent,
        "noemer": jaar.noemer,
        "indien_dagen": jaar.indien_dagen,
        "grenzen": grenzen_als_json(regels.grenzen),
    }


def _schrijf_correcties(run: Subsidierun) -> int:
    """The corrections as they are today; one that is no longer needed stays, at nothing."""
    bestaand = {
        (een.deelnemer_id, een.begeleider_id, een.jaar): een for een in run.lijnen.filter(is_correctie=True)
    }
    nieuw, anders = [], []
    for een, lijn, noemer in _correcties_nu(run):
        al = bestaand.pop(een.sleutel, None)
        rij = al or Subsidielijn(
            run=run,
            is_correctie=True,
            deelnemer_id=een.sleutel[0],
            begeleider_id=een.sleutel[1],
            jaar=een.sleutel[2],
        )
        voor, was = _stand(rij), rij.bedrag_cent
        _vul(rij, een, lijn, noemer)
        rij.berekening = run.berekening
        if al is None:
            nieuw.append(rij)
        elif voor != _stand(rij):
            rij.vorig_cent = was
            anders.append(rij)
    for rij in bestaand.values():
        if rij.bedrag_cent:
            rij.vorig_cent, rij.berekening = rij.bedrag_cent, run.berekening
            rij.dagen = rij.dagen_deelnemer = rij.totaal_cent = rij.nieuw_cent = rij.bedrag_cent = 0
            rij.stukken, rij.uitleg = [], []
            anders.append(rij)
    Subsidielijn.objects.bulk_create(nieuw, batch_size=1000)
    Subsidielijn.objects.bulk_update(
        anders, [*_GETALLEN, "uitleg", "vorig_cent", "berekening"], batch_size=500
    )
    return len(nieuw) + len(anders)


def _stand(rij: Subsidielijn) -> list[Any]:
    return [getattr(rij, veld) for veld in (*_GETALLEN, "uitleg")]


def _vul(rij: Subsidielijn, een: Correctie, lijn: Lijn | None, noemer: int) -> None:
    rij.noemer = noemer
    rij.bedrag_cent, rij.nieuw_cent, rij.uitleg = een.verschil_cent, een.wordt_cent, list(een.uitleg)
    rij.dagen = lijn.dagen if lijn else 0
    rij.dagen_deelnemer = lijn.dagen_deelnemer if lijn else 0
    rij.totaal_cent = lijn.totaal_cent if lijn else 0
    rij.maximum_cent = lijn.regels.maximum_cent if lijn else 0
    rij.stukken = (
        [
            {
                "overeenkomst": str(stuk.overeenkomst),
                "van": str(stuk.periode.start),
                "tot": str(stuk.periode.einde),
                "regel": str(stuk.regel or ""),
            }
            for stuk in lijn.telling.stukken
        ]
        if lijn
        else []
    )


def _correcties_nu(run: Subsidierun) -> Iterable[tuple[Correctie, Lijn | None, int]]:
    """What the fixed years before that of the run still ask, with the line as it is now and the number to divide by.

    Explained by the law itself, in batches of people.
    """
    jaren = Subsidierun.objects.vastgelegd().filter(jaar__lt=run.jaar).order_by("jaar")
    for jaar in jaren.values_list("jaar", flat=True):
        regels = rekenregels(jaar)
        with connection.cursor() as cursor:
            cursor.execute(_VERSCHILT, _waarden(regels))
            wie = [rij[0] for rij in cursor.fetchall()]
        for begin in range(0, len(wie), _PARTIJ):
            yield from _van(wie[begin : begin + _PARTIJ], regels)


def _van(wie: Sequence[UUID], regels: Rekenregels) -> Iterable[tuple[Correctie, Lijn | None, int]]:
    jaar: Jaarregels = regels.jaar
    per = overeenkomsten_van(wie, jaar.jaar, regels.grenzen)
    nu = [lijn for deelnemer in wie for lijn in lijnen(deelnemer, per.get(deelnemer, []), jaar)]
    vast = _vastgelegd(wie, jaar.jaar)
    huidig = {sleutel_van(lijn): lijn for lijn in nu}
    for een in correctie.correcties(nu, vast):
        yield een, huidig.get(een.sleutel), jaar.noemer


def _vastgelegd(wie: Sequence[UUID], jaar: int) -> Mapping[Sleutel, Vastgelegd]:
    uit: dict[Sleutel, Vastgelegd] = {}
    rijen = Subsidielijn.objects.vastgelegd().filter(deelnemer_id__in=wie, jaar=jaar)
    # A correction that fell away before its run was fixed says nothing about the days.
    for rij in rijen.exclude(is_correctie=True, bedrag_cent=0).order_by("run__jaar"):
        sleutel = (rij.deelnemer_id, rij.begeleider_id, jaar)
        eerder = uit[sleutel].bedrag_cent if sleutel in uit else 0
        uit[sleutel] = Vastgelegd(
            sleutel,
            eerder + rij.bedrag_cent,
            tuple(stuk.periode for stuk in als_stukken(rij.stukken) if stuk.telt),
            rij.dagen_deelnemer,
            rij.maximum_cent,
        )
    return uit
