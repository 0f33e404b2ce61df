"""Running trajecten in bulk, written by SQL in sets: people, tandems, plans, actions and notes as the acts leave them.

Rows are written as the owner with the triggers off; never run this on a database with real people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vullen import Hoeveel, Plek, _standaarden, vul

PER_CASEMANAGER = 650
TABELLEN = (
    "trajecten_traject",
    "trajecten_aanstelling",
    "trajecten_trajectplan",
    "trajecten_actie",
    "trajecten_notitie",
    "deelnemers_betrokkenheid",
)


@dataclass(frozen=True)
class Bezetting:
    """Who works in the bulk: the office of VDAB, and per place one casemanager Werk and one casemanager Zorg."""

    beslisser: Plek
    coordinator: Plek
    werk: tuple[Plek, ...]
    zorg: tuple[Plek, ...]


@dataclass(frozen=True)
class Omvang:
    """How many: trajecten, and per traject so many actions and notes."""

    trajecten: int
    acties: int = 10
    notities: int = 50


def bezet(trajecten: int) -> Bezetting:
    """The organisations and people for so many trajecten."""
    plekken = max(2, trajecten // PER_CASEMANAGER)
    vdab = _plek("vdab", "vdab_beslisser")
    return Bezetting(
        beslisser=vdab,
        coordinator=_plek("ocmw", "netwerkcoordinator"),
        werk=tuple(_plek("werkactor", "casemanager_werk") for _ in range(plekken)),
        zorg=tuple(_plek("cgg", "casemanager_zorg") for _ in range(plekken)),
    )


def _plek(soort: str, rol: str) -> Plek:
    import pghistory
    from django.db.backends.postgresql.psycopg_any import DateRange
    from vullen import BEGIN

    from werkzorg.gebruikers.models import Gebruiker
    from werkzorg.organisaties.models import Lidmaatschap, Organisatie

    with pghistory.context(handeling="vullen", door="commando:vullen"):
        huis = Organisatie.objects.create(naam=f"Meting {rol}", soort=soort, postcode="9000", gemeente="Gent")
        wie = Gebruiker.objects.nieuw(
            f"{rol}-{huis.pk.hex[:12]}@voorbeeld.be", voornaam="M", achternaam=rol, wachtwoord=None
        )
        lid = Lidmaatschap.objects.create(
            gebruiker=wie, organisatie=huis, rol=rol, periode=DateRange(BEGIN, None)
        )
    return Plek(wie.pk, lid.pk, huis.pk, rol)


def vul_trajecten(omvang: Omvang, wie: Bezetting, *, zaad: int) -> None:
    """Adds so many running trajecten of new people, spread evenly over the casemanagers; must run as the owner."""
    from django.db import connection, transaction

    vul(Hoeveel(omvang.trajecten, logregels=0, inzagen=0, documenten=0), [wie.beslisser], zaad=zaad)
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        _mensen(wie)
        _trajecten(wie)
        _tandem(wie)
        _plannen()
        _acties(omvang.acties, wie)
        _notities(omvang.notities)
        cursor.execute("DROP TABLE nieuw")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM ANALYZE {tabel}")


def _mensen(wie: Bezetting) -> None:
    """The people without a traject, numbered, each with the place that gets him."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE nieuw AS SELECT id AS deelnemer, gen_random_uuid() AS traject, nr,"
            " (CURRENT_DATE - (1 + mod(nr * 7, 480))::int)::date AS start, mod(nr, %s)::int + 1 AS plek"
            " FROM (SELECT id, row_number() OVER (ORDER BY id) AS nr FROM deelnemers_deelnemer d"
            " WHERE NOT EXISTS (SELECT FROM trajecten_traject t WHERE t.deelnemer_id = d.id)) alle",
            [len(wie.werk)],
        )


def _voeg_in(tabel: str, kolommen: Mapping[str, str], uit: str, waarden: tuple[Any, ...] = ()) -> None:
    """One INSERT … SELECT: expressions per column, and the default of every other column that may not be empty."""
    from django.db import connection

    anders = _standaarden(tabel, tuple(kolommen))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabel} ({', '.join([*kolommen, *anders])})"
            f" SELECT {', '.join([*kolommen.values(), *(['%s'] * len(anders))])} FROM {uit}",
            [*waarden, *(_kaal(waarde) for waarde in anders.values())],
        )


def _kaal(waarde: Any) -> Any:
    return str(waarde) if isinstance(waarde, UUID) else waarde


def _trajecten(wie: Bezetting) -> None:
    begonnen = "mod(nr, 10) <> 1"
    _voeg_in(
        "trajecten_traject",
        {
            "id": "traject",
            "deelnemer_id": "deelnemer",
            "status": "CASE mod(nr, 10) WHEN 0 THEN 'plan_in_opmaak' WHEN 1 THEN 'aangevraagd' ELSE 'lopend' END",
            "vdab_id": f"'{wie.beslisser.organisatie_id}'::uuid",
            "aanmelder_id": f"'{wie.beslisser.organisatie_id}'::uuid",
            "aanmelder_rol": "'vdab_beslisser'",
            "ontvangen_op": "start - 60",
            "volledig_op": "start - 50",
            "regio_id": "'gent'",
            "gemeente": "'Gent'",
            "belemmeringen": "ARRAY['psychisch']",
            "vraag": "'Ik wil weer onder de mensen komen.'",
            "informatieplicht_op": f"CASE WHEN {begonnen} THEN start END",
            "startdatum": f"CASE WHEN {begonnen} THEN start END",
            "max_maanden": f"CASE WHEN {begonnen} THEN 18 END",
            "uiterste_einddatum": f"CASE WHEN {begonnen} THEN trajecten_uiterste_einddatum(start, 18, 0, '{{}}') END",
            # Nothing is due: the next warning lies ahead for everybody.
            "waarschuwen_op": f"CASE WHEN {begonnen} THEN CURRENT_DATE + mod(nr, 90)::int + 1 END",
            "aangemaakt_op": "now()",
        },
        "nieuw",
    )


def _tandem(wie: Bezetting) -> None:
    plaatsen = (("werk", wie.werk), ("zorg", wie.zorg))
    for kant, plekken in plaatsen:
        rijen = ", ".join(
            f"({nr}, '{plek.organisatie_id}'::uuid, '{plek.lidmaatschap_id}'::uuid)"
            for nr, plek in enumerate(plekken, start=1)
        )
        uit = f"nieuw JOIN (VALUES {rijen}) AS plekken (plek, organisatie, lid) USING (plek)"
        _voeg_in(
            "trajecten_aanstelling",
            {
                "id": "gen_random_uuid()",
                "traject_id": "traject",
                "kant": f"'{kant}'",
                "organisatie_id": "organisatie",
                "lidmaatschap_id": "lid",
                "periode": "daterange(start, NULL)",
                "aangesteld_op": "now()",
            },
            uit,
        )
        _voeg_in(
            "deelnemers_betrokkenheid",
            {
                "id": "gen_random_uuid()",
                "deelnemer_id": "deelnemer",
                "organisatie_id": "organisatie",
                "lidmaatschap_id": "lid",
                "rol": f"'casemanager_{kant}'",
                "aanbod": "'activeringstraject'",
                "dossier_soort": "'trajecten.traject'",
                "dossier_id": "traject",
                "omvang": "'volledig'",
                "periode": "daterange(start, NULL)",
                "grond": "'begeleiding'",
                "geinformeerd_op": "start",
                "gegeven_door": "'{}'::jsonb",
            },
            uit,
        )
    _voeg_in(
        "deelnemers_betrokkenheid",
        {
            "id": "gen_random_uuid()",
            "deelnemer_id": "deelnemer",
            "organisatie_id": f"'{wie.coordinator.organisatie_id}'::uuid",
            "rol": "'netwerkcoordinator'",
            "aanbod": "'activeringstraject'",
            "dossier_soort": "'trajecten.traject'",
            "dossier_id": "traject",
            "omvang": "'identiteit'",
            "periode": "daterange(start, NULL)",
            "grond": "'verwijzing'",
            "geinformeerd_op": "start",
            "gegeven_door": "'{}'::jsonb",
        },
        "nieuw",
    )


def _plannen() -> None:
    _voeg_in(
        "trajecten_trajectplan",
        {
            "traject_id": "traject",
            "doelen": "'Ik wil drie halve dagen per week in het atelier staan.'",
            "omschrijving": "'Opbouwen tot twaalf uur per week.'",
            "duur_maanden": "12",
            "rechten_plichten": "'Zoals besproken.'",
            "evaluatie_maanden": "3",
        },
        "nieuw WHERE mod(nr, 10) <> 1",
    )


def _acties(elk: int, wie: Bezetting) -> None:
    zorg = wie.zorg[0].organisatie_id
    klaar = "start + volg * 10 + 60"
    _voeg_in(
        "trajecten_actie",
        {
            "id": "gen_random_uuid()",
            "traject_id": "traject",
            "volgorde": "volg",
            "domein": "CASE mod(volg, 2) WHEN 0 THEN 'zorg' ELSE 'werk' END",
            "soort": "CASE mod(volg, 2) WHEN 0 THEN 'zorg' ELSE 'werkattitudes' END",
            "omschrijving": "'Actie ' || volg",
            "van": "start + volg * 10",
            "tot_en_met": klaar,
            "uren_per_week": "3.00",
            "ingediend_op": "start + interval '20 days'",
            "dienstverlener_id": f"CASE WHEN mod(volg, 10) <> 3 THEN '{zorg}'::uuid END",
            "status": f"CASE WHEN {klaar} < CURRENT_DATE THEN 'afgewerkt' ELSE 'gepland' END",
            "afgewerkt_op": f"CASE WHEN {klaar} < CURRENT_DATE THEN {klaar} END",
        },
        f"nieuw CROSS JOIN generate_series(1, {elk}) AS volg WHERE mod(nr, 10) <> 1",
    )


def _notities(elk: int) -> None:
    _voeg_in(
        "trajecten_notitie",
        {
            "id": "gen_random_uuid()",
            "traject_id": "a.traject_id",
            "soort": "'contact'",
            "dag": "lower(a.periode) + volg",
            "tekst": "'We spraken over de week. Het opstaan lukt beter, de bus nemen nog niet.'",
            "zichtbaarheid": "CASE mod(volg, 3) WHEN 0 THEN 'eigen_dienst' WHEN 1 THEN 'tandem' ELSE 'netwerk' END",
            "organisatie_id": "a.organisatie_id",
            "rol": "'casemanager_' || a.kant",
            "door_id": "l.gebruiker_id",
            "geschreven_op": "now() - volg * interval '1 day'",
        },
        "trajecten_aanstelling a JOIN nieuw ON nieuw.traject = a.traject_id"
        " JOIN organisaties_lidmaatschap l ON l.id = a.lidmaatschap_id"
        f" CROSS JOIN generate_series(1, {elk}) AS volg WHERE a.kant = 'werk'",
    )
