"""The first migration of an app, as `makemigrations` writes it, in as few steps as say the same.

Every step makes Django build the models of all apps anew; a model, its keys, rules, indexes and triggers are one step
here (CONTRIBUTING.md, "Migrations").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import AddField
from django.db.migrations.operations.models import AddConstraint, AddIndex, CreateModel
from django.db.models import Field
from pgtrigger.migrations import AddTrigger

from werkzorg.databank.migreren import InstalleerTriggers


def gebundeld(stappen: Iterable[Operation], app_label: str) -> list[Operation]:
    """The same tables in the order in which they need each other, and at the end what closes a circle.

    Raises ValueError for a step that does more than make: of a migration that changes tables there is nothing to gain.
    """
    modellen: dict[str, CreateModel] = {}
    for stap in stappen:
        match stap:
            case CreateModel():
                modellen[stap.name_lower] = CreateModel(
                    stap.name, list(stap.fields), dict(stap.options), stap.bases, stap.managers
                )
            case AddField():
                modellen[stap.model_name_lower].fields.append((stap.name, stap.field))
            case AddConstraint():
                _bij(modellen, stap.model_name, "constraints", stap.constraint)
            case AddIndex():
                _bij(modellen, stap.model_name, "indexes", stap.index)
            case AddTrigger():
                _bij(modellen, stap.model_name, "triggers", stap.trigger)
            case InstalleerTriggers():
                pass
            case _:
                raise ValueError(f"Cannot bundle {stap.describe()}")
    later: list[Operation] = []
    volgorde = _op_volgorde(modellen, app_label, later)
    return [*volgorde, *later, InstalleerTriggers()]


def _bij(modellen: dict[str, CreateModel], naam: str, wat: str, waarde: object) -> None:
    opties: dict[str, Any] = modellen[naam.lower()].options
    opties[wat] = [*opties.get(wat, []), waarde]


def _op_volgorde(
    modellen: dict[str, CreateModel], app_label: str, later: list[Operation]
) -> Sequence[CreateModel]:
    klaar: dict[str, CreateModel] = {}
    bezig: list[str] = []

    def bezoek(naam: str) -> None:
        if naam in klaar:
            return
        bezig.append(naam)
        model = modellen[naam]
        for veldnaam, veld in list(model.fields):
            doel = _doel(veld, app_label)
            if veld.many_to_many or (doel in bezig and doel != naam):
                # A table between two needs both, and one side of a circle waits for the other.
                _stel_uit(model, veldnaam, veld, later)
            elif doel in modellen and doel != naam:
                bezoek(doel)
        bezig.remove(naam)
        klaar[naam] = model

    for naam in modellen:
        bezoek(naam)
    return list(klaar.values())


def _doel(veld: Field[Any, Any], app_label: str) -> str:
    """The name in small letters of the model of this app to which a field refers, or nothing."""
    naar = getattr(veld.remote_field, "model", None)
    if naar is None:
        return ""
    label = naar if isinstance(naar, str) else naar._meta.label
    app, _, naam = label.lower().rpartition(".")
    return naam if app in ("", app_label) else ""


def _stel_uit(model: CreateModel, veldnaam: str, veld: Field[Any, Any], later: list[Operation]) -> None:
    model.fields.remove((veldnaam, veld))
    later.append(AddField(model.name, veldnaam, veld))
    for wat, stap in (("constraints", AddConstraint), ("indexes", AddIndex)):
        for een in list(model.options.get(wat, [])):
            # What names the field in any way waits with it: one step too many costs nothing, one too few fails.
            if veldnaam in repr(een.deconstruct()):
                model.options[wat] = [ander for ander in model.options[wat] if ander is not een]
                later.append(stap(model.name, een))
