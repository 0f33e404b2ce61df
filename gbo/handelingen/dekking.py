"""The Departement Zorg keeps who covers which municipality: a partnership begins, and changes from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from gbo.domein.dekking import Samenstelling, samenstellingsbezwaren
from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking
from gbo.querysets.lezers import SAMENWERKING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import KERNPARTNERS_GBO

REGISTREREN = "gbo_samenwerking_registreren"
WIJZIGEN = "gbo_samenwerking_wijzigen"


@handeling(REGISTREREN)
def gbo_samenwerking_registreren(
    *, samenstelling: Samenstelling, van: date, door: Hoedanigheid
) -> Gbosamenwerking:
    """This partnership covers these municipalities with these core partners, from `van` on.

    Raises Geweigerd for a name that is taken, a municipality that another one covers, or who is no core partner.
    """
    _eis(samenstelling, van=van)
    with _botsing():
        rij = Gbosamenwerking.objects.create(naam=samenstelling.naam.strip(), van=van)
        _zet_om(rij, samenstelling, vanaf=van)
    _log(REGISTREREN, rij, samenstelling, door)
    return rij


@handeling(WIJZIGEN)
def gbo_samenwerking_wijzigen(
    samenwerking: Gbosamenwerking,
    *,
    samenstelling: Samenstelling,
    vanaf: date,
    versie: int,
    door: Hoedanigheid,
) -> Gbosamenwerking:
    """From `vanaf` on the partnership is so; what went before stays as it was.

    A line that began on that day or later and is no longer there was a mistake, and goes. Raises Geweigerd as for a new
    one, or for a day before the partnership began; Versieconflict when somebody was first.
    """
    rij = Gbosamenwerking.objects.zichtbaar_voor(door).vergrendel(samenwerking.pk)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if vanaf < rij.van:
        zin = "Het samenwerkingsverband bestond toen nog niet: kies een latere dag."
        raise Geweigerd(zin, velden={"vanaf": zin})
    _eis(samenstelling, van=vanaf, behalve=rij)
    with _botsing():
        _zet_om(rij, samenstelling, vanaf=vanaf)
        rij.naam, rij.versie = samenstelling.naam.strip(), rij.versie + 1
        rij.save(update_fields=["naam", "versie"])
    _log(WIJZIGEN, rij, samenstelling, door)
    return rij


@contextmanager
def _botsing() -> Iterator[None]:
    """Two at once: the database keeps one, and the other reads why."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        raise Geweigerd(
            "Iemand anders wijzigde intussen een samenwerkingsverband met dezelfde naam of gemeente. Probeer opnieuw."
        ) from fout


def _eis(nieuw: Samenstelling, *, van: date, behalve: Gbosamenwerking | None = None) -> None:
    anderen = Gbosamenwerking.objects.exclude(pk=behalve.pk) if behalve else Gbosamenwerking.objects.all()
    elders = Gbogemeente.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=van), samenwerking__in=anderen, gemeente_id__in=nieuw.gemeenten
    )
    huizen = Organisatie.objects.filter(pk__in=nieuw.partners, soort__in=KERNPARTNERS_GBO, is_actief=True)
    velden = samenstellingsbezwaren(
        nieuw,
        kernpartners=set(huizen.values_list("pk", flat=True)),
        elders=dict(elders.values_list("gemeente__naam", "samenwerking__naam")),
        naam_bezet=anderen.filter(naam=nieuw.naam.strip()).exists(),
    )
    if velden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)


def _zet_om(rij: Gbosamenwerking, nieuw: Samenstelling, *, vanaf: date) -> None:
    """The lines that hold from this day on become those of `nieuw`."""
    gemeenten, partners = set(nieuw.gemeenten), dict(nieuw.partners)
    for gemeente in rij.gemeenten.vanaf(vanaf):
        if gemeente.gemeente_id in gemeenten and gemeente.van <= vanaf and gemeente.tot is None:
            gemeenten.discard(gemeente.gemeente_id)
        else:
            _eindig(gemeente, vanaf)
    for partner in rij.partners.vanaf(vanaf):
        zelfde = partners.get(partner.organisatie_id) == (partner.gemeente_id or "")
        if zelfde and partner.van <= vanaf and partner.tot is None:
            del partners[partner.organisatie_id]
        else:
            _eindig(partner, vanaf)
    Gbogemeente.objects.bulk_create(
        Gbogemeente(samenwerking=rij, gemeente_id=refnis, van=vanaf) for refnis in sorted(gemeenten)
    )
    Gbopartner.objects.bulk_create(
        Gbopartner(samenwerking=rij, organisatie_id=huis, gemeente_id=refnis or None, van=vanaf)
        for huis, refnis in sorted(partners.items())
    )


def _eindig(rij: Gbopartner | Gbogemeente, vanaf: date) -> None:
    """Its last day is the day before; what began on that day or later never was."""
    if rij.van >= vanaf:
        rij.delete()
        return
    rij.tot = vanaf - timedelta(days=1)
    rij.save(update_fields=["tot"])


def _log(sleutel: str, rij: Gbosamenwerking, nieuw: Samenstelling, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SAMENWERKING,
        object_id=rij.pk,
        gegevens={"gemeenten": len(nieuw.gemeenten), "partners": len(nieuw.partners)},
    )
