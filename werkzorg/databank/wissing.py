"""The one way out: the database function that erases a person, generated from the models after each migrate.

Each model says itself how its rows go with a person: by default the column `deelnemer_id`, otherwise a class
attribute `wist_mee` with lookup paths from the row to the id of the person, as `("document__deelnemer_id",)`.
An empty `wist_mee` says that the rows stay. History goes by the same paths over the history tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.apps import apps
from django.db import connection, models, transaction
from psycopg import sql

from werkzorg.databank.rollen import WISSER, is_van_ons

Model = type[models.Model]

PERSOON = "deelnemers.deelnemer"
LIJST = "deelnemers.wisopdracht"
KOLOM = "deelnemer_id"


@dataclass(frozen=True)
class Wisbaar:
    """One model of which rows go with a person, by which paths (any of them), and its history model."""

    model: Model
    paden: tuple[str, ...]
    geschiedenis: Model | None

    @property
    def tabel(self) -> str:
        """The table of the rows."""
        return self.model._meta.db_table


def onze_modellen() -> list[Model]:
    """Every managed model of our own packages, without history tables and proxies."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if is_van_ons(model)
        and model._meta.managed
        and not model._meta.proxy
        and not hasattr(model, "pgh_tracked_model")
    ]


def geschiedenissen() -> dict[Model, Model]:
    """Model -> its history model."""
    return {
        model.pgh_tracked_model: model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")
    }


def paden(model: Model) -> tuple[str, ...]:
    """By which paths the rows of `model` go with a person; () when they stay or are not about people."""
    zelf = ("id",) if model._meta.label_lower == PERSOON else ()
    eigen: tuple[str, ...] | None = getattr(model, "wist_mee", None)
    if eigen is None:
        eigen = (KOLOM,) if KOLOM in _kolommen(model) and not zelf else ()
    return (*zelf, *(pad for pad in eigen if pad not in zelf))


def wisbaren(modellen: Iterable[Model]) -> list[Wisbaar]:
    """The models of which rows go with a person, children before the rows they point to."""
    historie = geschiedenissen()
    mee = {model: paden(model) for model in modellen if paden(model)}
    # A cycle of foreign keys would raise CycleError; a table that points to itself is no cycle here.
    volgorde = TopologicalSorter(
        {model: {kind for kind in mee if kind is not model and _wijst_naar(kind, model)} for model in mee}
    ).static_order()
    return [Wisbaar(model, mee[model], historie.get(model)) for model in volgorde]


def zonder_pad(modellen: Iterable[Model]) -> list[str]:
    """Labels of models that would block or survive an erasure unsaid: they point to erased rows and give no path.

    A model that says `wist_mee = ()` may hold a bare id, but no foreign key: that would stop every erasure.
    """
    alle = list(modellen)
    mee = {een.model for een in wisbaren(alle)}
    return sorted(
        model._meta.label
        for model in alle
        if model not in mee and any(_wijst_naar(model, weg) for weg in mee)
    )


def _kolommen(model: Model) -> dict[str, str]:
    """Name of a field as Python says it (`deelnemer_id`) -> its column."""
    return {veld.attname: str(veld.column) for veld in model._meta.concrete_fields}


def _wijst_naar(model: Model, doel: Model) -> bool:
    return any(veld.is_relation and veld.related_model is doel for veld in model._meta.concrete_fields)


def _sleutel(model: Model) -> str:
    return str(model._meta.pk.column)


def _stations(model: Model, pad: str) -> list[Model]:
    """The models that a path passes through after `model`."""
    onderweg = []
    for naam in pad.split("__")[:-1]:
        model = model._meta.get_field(naam).related_model  # type: ignore[assignment]
        onderweg.append(model)
    return onderweg


def _voorwaarde(model: Model, pad: str, *, ook_vroeger: bool) -> str:
    """SQL that is true for rows `t` of `model` that lead to one of the people in `wie`.

    With `ook_vroeger` a row on the way may also have led there once, by its history.
    """
    stap, _, rest = pad.partition("__")
    if not rest:
        return f"t.{_kolommen(model)[stap]} = ANY (wie)"
    veld = model._meta.get_field(stap)
    doel: Model = veld.related_model  # type: ignore[assignment]
    voorwaarde = _voorwaarde(doel, rest, ook_vroeger=ook_vroeger)
    verder = f"SELECT t.{_sleutel(doel)} FROM public.{doel._meta.db_table} t WHERE {voorwaarde}"
    if ook_vroeger and (vroeger := geschiedenissen().get(doel)):
        voorwaarde = _voorwaarde(vroeger, rest, ook_vroeger=True)
        verder += f" UNION SELECT t.pgh_obj_id FROM public.{vroeger._meta.db_table} t WHERE {voorwaarde}"
    return f"t.{veld.column} IN ({verder})"  # type: ignore[union-attr]


def _weg(een: Wisbaar, rijen: str) -> list[str]:
    """The statements that remove the rows with the keys in the variable `rijen`, and all history of them."""
    rij = f"DELETE FROM public.{een.tabel} t WHERE t.{_sleutel(een.model)} = ANY ({rijen});"
    if een.geschiedenis is None:
        return [rij]
    tabel = een.geschiedenis._meta.db_table
    vroeger = [f"t.pgh_obj_id = ANY ({rijen})"]
    # What was once said of somebody else by a merge stays with that other person.
    if een.model._meta.label_lower != PERSOON:
        vroeger += [_voorwaarde(een.geschiedenis, pad, ook_vroeger=True) for pad in een.paden]
    return [
        f"DELETE FROM public.{tabel} t WHERE {' OR '.join(vroeger)};",
        rij,
        # Removing a row added one last row to its history.
        f"DELETE FROM public.{tabel} t WHERE t.pgh_obj_id = ANY ({rijen});",
    ]


def _een_van(een: Wisbaar) -> str:
    return " OR ".join(_voorwaarde(een.model, pad, ook_vroeger=False) for pad in een.paden)


def functie(alle: list[Wisbaar]) -> str:
    """The SQL that makes or replaces `wis_deelnemer(opdracht uuid)`; it answers with the ids of stored files."""
    variabelen = {een.model: f"rijen_{nummer}" for nummer, een in enumerate(alle, start=1)}
    persoon = next(een for een in alle if een.model._meta.label_lower == PERSOON)
    lijst = apps.get_model(LIJST)._meta.db_table
    bestanden = [variabelen[een.model] for een in alle if getattr(een.model, "heeft_bestand", False)]
    mensen = _een_van(persoon)
    zoek = [
        f"SELECT array_agg(t.{_sleutel(een.model)}) INTO {variabelen[een.model]}"
        f" FROM public.{een.tabel} t WHERE {_een_van(een)};"
        for een in alle
    ]
    weg = [regel for een in alle for regel in _weg(een, variabelen[een.model])]
    soorten = "".join(
        f"    {naam} {model._meta.pk.rel_db_type(connection)}[];\n" for model, naam in variabelen.items()
    )
    terug = " || ".join(f"COALESCE({naam}, ARRAY[]::uuid[])" for naam in bestanden) or "ARRAY[]::uuid[]"
    werk = "\n    ".join((*zoek, *weg))
    return f"""
CREATE OR REPLACE FUNCTION public.wis_deelnemer(opdracht uuid) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
-- Columns stand behind the letter of their table: a bare name is ours, whatever columns a table gets.
#variable_conflict use_variable
DECLARE
    wie uuid[];
    meer uuid[];
{soorten}BEGIN
    SELECT ARRAY[w.deelnemer_id] INTO wie FROM public.{lijst} w
     WHERE w.id = opdracht AND w.goedgekeurd_op IS NOT NULL AND w.uitgevoerd_op IS NULL
       FOR UPDATE;
    IF wie IS NULL THEN
        RAISE EXCEPTION 'geen goedgekeurde wisopdracht %', opdracht USING ERRCODE = '23514';
    END IF;
    LOOP
        -- Rows of somebody who was merged into this person are rows of the same human.
        PERFORM 1 FROM public.{persoon.tabel} t WHERE {mensen} ORDER BY t.id FOR UPDATE;
        SELECT array_agg(t.id) INTO meer FROM public.{persoon.tabel} t WHERE {mensen};
        EXIT WHEN meer IS NULL OR meer <@ wie;
        wie := wie || meer;
    END LOOP;
    {werk}
    UPDATE public.{lijst} SET uitgevoerd_op = now() WHERE id = opdracht;
    RETURN {terug};
END;
$$;
"""


def zet_wissing() -> None:
    """Makes the erasing function anew from the present models, with exactly its rights (as owner, one transaction).

    Does nothing while the migration that makes the function the first time has not run.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('public.wis_deelnemer(uuid)') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        bestaand = set(connection.introspection.table_names(cursor))
        # A migration of one app, or backwards, leaves tables that are not there yet.
        alle = [
            een
            for een in wisbaren(onze_modellen())
            if {een.tabel, *([een.geschiedenis._meta.db_table] if een.geschiedenis else [])} <= bestaand
        ]
        lijst = apps.get_model(LIJST)
        cursor.execute(functie(alle))

        def voer_uit(opdracht: str, *tabellen: str) -> None:
            namen = sql.SQL(", ").join(sql.Identifier("public", tabel) for tabel in tabellen)
            cursor.execute(
                sql.SQL(opdracht)
                .format(tabellen=namen, wisser=sql.Identifier(WISSER))
                .as_string(cursor.connection)
            )

        historie = geschiedenissen()
        voer_uit("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {wisser}")
        voer_uit("GRANT USAGE ON SCHEMA public TO {wisser}")
        voer_uit("GRANT SELECT, DELETE ON {tabellen} TO {wisser}", *(een.tabel for een in alle))
        # FOR UPDATE on the people needs UPDATE.
        voer_uit("GRANT UPDATE ON {tabellen} TO {wisser}", apps.get_model(PERSOON)._meta.db_table)
        voer_uit("GRANT SELECT, UPDATE ON {tabellen} TO {wisser}", lijst._meta.db_table)
        voer_uit("GRANT INSERT ON {tabellen} TO {wisser}", historie[lijst]._meta.db_table)
        voer_uit(
            "GRANT SELECT, INSERT, DELETE ON {tabellen} TO {wisser}",
            *(een.geschiedenis._meta.db_table for een in alle if een.geschiedenis),
        )
        onderweg = {model for een in alle for pad in een.paden for model in _stations(een.model, pad)}
        voer_uit(
            "GRANT SELECT ON {tabellen} TO {wisser}",
            *sorted({model._meta.db_table for model in onderweg} | {een.tabel for een in alle}),
        )
        # Only its owner may be handed a function in this schema, and only for that moment.
        voer_uit("GRANT CREATE ON SCHEMA public TO {wisser}")
        voer_uit("ALTER FUNCTION public.wis_deelnemer(uuid) OWNER TO {wisser}")
        voer_uit("REVOKE CREATE ON SCHEMA public FROM {wisser}")
