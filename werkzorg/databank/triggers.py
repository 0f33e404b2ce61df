"""The triggers every guarded table shares: no change without context, append-only, born in an initial state."""

from __future__ import annotations

from typing import Any

import pghistory
import pgtrigger
from django.db import models
from pghistory.trigger import Event as EventTrigger

from werkzorg.databank.rollen import WISSER


class ContextVerplicht(pgtrigger.Trigger):
    """Refuses a change of a tracked row while no act context (pghistory.context) has been set in the transaction."""

    when = pgtrigger.Before

    def get_func(self, model: Any) -> str:
        return f"""
            IF current_user <> '{WISSER}'
               AND COALESCE(current_setting('pghistory.context_metadata', true), '') NOT LIKE '%"handeling"%' THEN
                RAISE EXCEPTION 'wijziging van % zonder handeling', TG_TABLE_NAME USING ERRCODE = '23514';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class AlleenToevoegen(pgtrigger.Trigger):
    """Refuses UPDATE and DELETE by everybody; only the erasing function's role may remove rows."""

    name = "alleen_toevoegen"
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return f"""
            IF TG_OP = 'DELETE' AND current_user = '{WISSER}' THEN RETURN OLD; END IF;
            RAISE EXCEPTION 'in % wordt alleen toegevoegd', TG_TABLE_NAME USING ERRCODE = '23514';
        """


class Begintoestand(pgtrigger.Trigger):
    """Refuses the INSERT of a row whose state field is not one of the initial states."""

    name = "begintoestand"
    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def __init__(self, *, veld: str, toegelaten: tuple[str, ...]) -> None:
        self.veld = veld
        self.toegelaten = toegelaten
        super().__init__()

    def get_func(self, model: Any) -> str:
        kolom = model._meta.get_field(self.veld).column
        lijst = ", ".join(f"'{waarde}'" for waarde in self.toegelaten)
        return f"""
            IF NEW.{kolom} NOT IN ({lijst}) THEN
                RAISE EXCEPTION 'een rij van % begint niet als %', TG_TABLE_NAME, NEW.{kolom} USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """


class _SchrijfPerReeks(EventTrigger):
    """Writes the history of a whole statement; the act goes along in each row, so no row of contexts is made."""

    def get_func(self, model: Any) -> Any:
        tekst = str(super().get_func(model).func)
        for weg in (
            "WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) ",
            ", _pgh_attached_context",
        ):
            assert weg in tekst  # as pghistory writes it
            tekst = tekst.replace(weg, "")
        return pgtrigger.Func(tekst)


class _PerReeks(pghistory.RowEvent):
    """The history of inserts or deletes, written once per statement."""

    def add_event_trigger(self, event_model: Any) -> None:
        pgtrigger.register(
            _SchrijfPerReeks(
                event_model=event_model,
                label=self.label,
                name=self.trigger_name,
                row=self.row,
                operation=self.operation,
                level=pgtrigger.Statement,
            )
        )(event_model.pgh_tracked_model)


class _InsertPerReeks(_PerReeks, pghistory.InsertEvent):
    pass


class _DeletePerReeks(_PerReeks, pghistory.DeleteEvent):
    pass


def volg(*, exclude: list[str] | None = None, per_reeks: bool = False, los: bool = False) -> Any:
    """Class decorator: append-only history of every insert, update and delete, refused without an act context.

    Fields in `exclude` are neither kept in the history nor guarded (last sign-in, password hash, blind index).
    `per_reeks`: rows are written thousands at a time, so that the history of inserts and deletes is written once
    per statement. `los`: the history keeps no id of the act, which other tables of the same act keep too: nobody finds
    by it what else the act changed (regelgeving 15, row 14).
    """
    verband: dict[str, Any] = {"context_id_field": None} if los else {}
    # A condition on a row comparison makes no sense for an insert or delete, so updates have a trigger of their own.
    bewakers = [
        ContextVerplicht(name="context_nieuw", operation=pgtrigger.Insert | pgtrigger.Delete),
        ContextVerplicht(
            name="context_wijziging",
            operation=pgtrigger.Update,
            condition=pgtrigger.AnyChange(exclude=exclude) if exclude else pgtrigger.AnyChange(),
        ),
    ]

    def versier(model: type[models.Model]) -> type[models.Model]:
        for bewaker in bewakers:
            pgtrigger.register(bewaker)(model)
        pghistory.track(
            _InsertPerReeks() if per_reeks else pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            _DeletePerReeks() if per_reeks else pghistory.DeleteEvent(),
            exclude=exclude,
            append_only=False,  # our own trigger below also lets the erasing function through
            meta={"triggers": [AlleenToevoegen()]},
            **verband,
        )(model)
        return model

    return versier
