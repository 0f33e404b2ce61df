"""How everything about one record moves to another one and back; which columns that are is read from the models."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.models.verwijzingen import kolommen, verwijzingen
from werkzorg.handelen.weigering import Geweigerd

# {model label: {column: [keys]}}, as Samenvoeging.verhuisd keeps it.
Verhuisd = dict[str, dict[str, list[str]]]


def verhuis(van: UUID, naar: UUID) -> tuple[Verhuisd, list[str]]:
    """Every row of record `van` names `naar`; which rows, and the keys of those that were flagged for it.

    Raises Geweigerd when both records hold something that a person can have only once.
    """
    verhuisd: Verhuisd = {}
    gemerkt: list[str] = []
    for kolom in kolommen():
        ids = [str(pk) for pk in kolom.rijen(Deelnemer, [van]).order_by("pk").values_list("pk", flat=True)]
        if not ids:
            continue
        vlag = getattr(kolom.model, "verhuist_met", "")
        rijen = kolom.model._default_manager.filter(pk__in=ids)
        if vlag:
            gemerkt += [str(pk) for pk in rijen.filter(**{vlag: False}).values_list("pk", flat=True)]
        _zet(rijen, {kolom.veld: naar, **({vlag: True} if vlag else {})}, kolom.model)
        verhuisd.setdefault(kolom.model._meta.label_lower, {})[kolom.veld] = ids
    return verhuisd, gemerkt


def eis_verenigbaar(van: UUID, naar: UUID) -> None:
    """Raises Geweigerd, before anything moves, when both records hold something a person can have only once.

    Asked of every unique constraint of a table that names a person, on the rows to which it applies.
    """
    for kolom in kolommen():
        if kolom.soort:
            continue
        naam = kolom.veld.removesuffix("_id")
        for regel in kolom.model._meta.constraints:
            if not isinstance(regel, models.UniqueConstraint) or naam not in regel.fields:
                continue
            hier = kolom.model._default_manager.filter(regel.condition or models.Q())
            rest = {veld: models.OuterRef(veld) for veld in regel.fields if veld != naam}
            daar = hier.filter(**{kolom.veld: naar}, **rest)
            if hier.filter(models.Exists(daar), **{kolom.veld: van}).exists():
                raise Geweigerd(_niet_samen(kolom.model))


def verhuis_terug(verhuisd: Verhuisd, gemerkt: list[str], *, van: UUID, naar: UUID) -> None:
    """What moved to `van` names `naar` again, with everything that was hung on it since; the rest stays.

    Rows that meanwhile name a third record, or are gone, are left alone. Raises Geweigerd as `verhuis` does.
    """
    mee = _met_aanhang(verhuisd, van)
    for label, per_kolom in mee.items():
        model = apps.get_model(label)
        vlag = getattr(model, "verhuist_met", "")
        for veld, ids in per_kolom.items():
            rijen = model._default_manager.filter(pk__in=ids, **{veld: van})
            if vlag:
                _zet(rijen.filter(pk__in=gemerkt), {veld: naar, vlag: False}, model)
            _zet(rijen, {veld: naar}, model)


def _met_aanhang(verhuisd: Verhuisd, van: UUID) -> Verhuisd:
    """The moved rows, and the rows of `van` that point to one of them, and so on."""
    mee: Verhuisd = {label: {veld: list(ids) for veld, ids in per.items()} for label, per in verhuisd.items()}
    alle = list(kolommen())
    groei = True
    while groei:
        groei = False
        for label, ids in _sleutels(mee).items():
            doel = apps.get_model(label)
            for verwijzing in verwijzingen(doel):
                wijzers = [str(pk) for pk in verwijzing.rijen(doel, sorted(ids)).values_list("pk", flat=True)]
                for kolom in alle if wijzers else ():
                    if kolom.model is not verwijzing.model:
                        continue
                    eigen = kolom.rijen(Deelnemer, [van]).filter(pk__in=wijzers).values_list("pk", flat=True)
                    lijst = mee.setdefault(kolom.model._meta.label_lower, {}).setdefault(kolom.veld, [])
                    nieuw = [str(pk) for pk in eigen if str(pk) not in lijst]
                    lijst += nieuw
                    groei = groei or bool(nieuw)
    return mee


def _sleutels(mee: Verhuisd) -> dict[str, set[str]]:
    return {label: {pk for ids in per.values() for pk in ids} for label, per in mee.items()}


def _zet(rijen: models.QuerySet[Any], waarden: dict[str, Any], model: type[models.Model]) -> None:
    try:
        with transaction.atomic():
            rijen.update(**waarden)
    except IntegrityError as fout:
        raise Geweigerd(_niet_samen(model)) from fout


def _niet_samen(model: type[models.Model]) -> str:
    return (
        f"De {model._meta.verbose_name_plural} van deze twee dossiers gaan niet samen: van iets mag er maar één "
        "lopen. Rond in een van beide eerst af wat dubbel loopt, en probeer het dan opnieuw."
    )
