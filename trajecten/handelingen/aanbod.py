"""The acts about the catalogue: a provider says what he offers, changes it and ends it."""

from __future__ import annotations

from collections.abc import Sequence

from trajecten.domein.uitvoering import AANBODVELDEN, Aangeboden, aanbod_bezwaren
from trajecten.handelingen.acties import CONTROLEER
from trajecten.models import Aanbod, Aanbodregio
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

SOORT = "trajecten.aanbod"


@handeling("aanbod_registreren")
def aanbod_registreren(gegevens: Aangeboden, *, door: Hoedanigheid) -> Aanbod:
    """The actor's organisation offers this from now on; raises Geweigerd when it cannot stand in the catalogue."""
    _kijk_na(gegevens)
    rij = Aanbod(organisatie_id=door.organisatie_id, periode=reeks(gegevens.van, gegevens.tot_en_met))
    _vul(rij, gegevens)
    rij.save(force_insert=True)
    _zet_regios(rij, gegevens.regios)
    log("aanbod_registreren", door=door, object_soort=SOORT, object_id=rij.pk)
    return rij


@handeling("aanbod_wijzigen")
def aanbod_wijzigen(aanbod: Aanbod, gegevens: Aangeboden, *, versie: int, door: Hoedanigheid) -> Aanbod:
    """An own offer is this from now on, or ends with a last day; what was chosen before stays chosen.

    Raises DoesNotExist for the offer of somebody else, Versieconflict when a colleague was first.
    """
    rij = Aanbod.objects.zichtbaar_voor(door).eigen_van(door).vergrendel(aanbod.pk)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    _kijk_na(gegevens)
    _vul(rij, gegevens)
    rij.periode = reeks(gegevens.van, gegevens.tot_en_met)
    rij.versie += 1
    rij.save(update_fields=[*AANBODVELDEN, "periode", "versie"])
    _zet_regios(rij, gegevens.regios)
    log("aanbod_wijzigen", door=door, object_soort=SOORT, object_id=rij.pk)
    return rij


def _kijk_na(gegevens: Aangeboden) -> None:
    bezwaren = aanbod_bezwaren(gegevens.van, gegevens.tot_en_met, gegevens.regios)
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)


def _vul(rij: Aanbod, gegevens: Aangeboden) -> None:
    for naam in AANBODVELDEN:
        setattr(rij, naam, gegevens.velden[naam])


def _zet_regios(rij: Aanbod, regios: Sequence[str]) -> None:
    """The offer holds in these regio's and in no other."""
    nu = set(rij.regios.values_list("regio_id", flat=True))
    rij.regios.filter(regio_id__in=nu - set(regios)).delete()
    Aanbodregio.objects.bulk_create(
        Aanbodregio(aanbod=rij, regio_id=regio) for regio in sorted(set(regios) - nu)
    )
