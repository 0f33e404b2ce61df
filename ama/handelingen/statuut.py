"""From what a deelnemer lives, and which support of the VAPH there is (regelgeving 5.1, 5.5; 15, row 12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ama.domein import statuut as recht
from ama.domein.samenloop import VAPH_STEUN
from ama.domein.statuutwijziging import Gang, gang, later_bezwaar, zonder_dag_zin
from ama.handelingen.ontwerpen import werk_ontwerpen_bij
from ama.handelingen.vergrendelen import vergrendel_persoon
from ama.handelingen.versies import CONTROLEER
from ama.models import Statuut, Vaphsteun
from ama.models.nakijken import PARAMETERS as PARAMETERS
from ama.models.persoonsbeeld import als_periode
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import MATRIX, groepen_van

_SLEUTEL = "statuut_vastleggen"
_EEN_DAG = timedelta(days=1)


@handeling(_SLEUTEL)
def statuut_vastleggen(
    deelnemer: Deelnemer,
    *,
    vanaf: date,
    statuten: Collection[str],
    instantie_naam: str = "",
    steun: Collection[str] = (),
    door: Hoedanigheid,
) -> list[Statuut]:
    """From `vanaf` on the person lives from exactly these, with exactly this support; what held before stays known.

    Drafts of agreements follow. Raises Geweigerd without a status, for what the law does not let go together, and when
    a row begins later; DoesNotExist when the actor does not see the person.
    """
    persoon = vergrendel_persoon(deelnemer.pk, door=door)
    if not MATRIX[_SLEUTEL].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    if not statuten:
        zin = "Kies waarvan de persoon leeft. Is er niets? Kies dan “geen inkomen”."
        raise Geweigerd(CONTROLEER, velden={"statuten": zin})
    hier = {"deelnemer": persoon, "begeleider_id": door.organisatie_id}
    alle = list(Statuut.objects.filter(**hier).vergrendeld())
    labels = {een.sleutel: een.label for een in recht.STATUTEN.values()}
    stap = _gang(alle, statuten, vanaf, labels, "statuten")
    velden: dict[str, str] = {}
    blijft = [
        recht.Statuut(rij.soort, als_periode(rij.periode), rij.instantie_naam)
        for rij in alle
        if als_periode(rij.periode).bevat(vanaf) and rij.soort in statuten
    ]
    for soort in [*stap.begint, *(nieuw for _, nieuw in stap.wordt)]:
        naam = instantie_naam if soort == recht.ANDERE else ""
        nieuw = recht.Statuut(soort, Periode(vanaf), naam)
        zinnen = recht.bezwaren(
            nieuw, blijft, geboortedatum=persoon.geboortedatum, vandaag=timezone.localdate()
        )
        velden |= {{"soort": "statuten", "van": "vanaf"}.get(veld, veld): zin for veld, zin in zinnen.items()}
        blijft.append(nieuw)
    if velden:
        raise Geweigerd(CONTROLEER, velden=velden)
    ondersteuning = list(Vaphsteun.objects.filter(**hier).vergrendeld())
    stap_steun = _gang(ondersteuning, steun, vanaf, VAPH_STEUN, "steun")
    nieuw_namen = {recht.ANDERE: instantie_naam}
    extra = {**hier, "vastgelegd_door_id": door.gebruiker_id}
    _voer_uit(Statuut, alle, stap, vanaf, extra, nieuw_namen)
    if recht.ANDERE not in stap.begint:
        _hernoem(alle, vanaf, instantie_naam.strip(), extra)
    _voer_uit(Vaphsteun, ondersteuning, stap_steun, vanaf, extra, {})
    werk_ontwerpen_bij(persoon.pk, door)
    log(
        _SLEUTEL,
        door=door,
        object_soort="deelnemers.deelnemer",
        object_id=persoon.pk,
        deelnemer_id=persoon.pk,
    )
    return list(Statuut.objects.filter(**hier, periode__contains=vanaf))


def _gang(rijen: Sequence[Any], gekozen: Collection[str], vanaf: date, labels: Any, veld: str) -> Gang:
    """What changes in these rows; raises Geweigerd when a row begins later, or would be left without a day."""
    perioden = [(rij.soort, als_periode(rij.periode)) for rij in rijen]
    if zin := later_bezwaar([een for een in perioden if een[1].start > vanaf]):
        raise Geweigerd(CONTROLEER, velden={"vanaf": zin})
    try:
        return gang([een for een in perioden if een[1].bevat(vanaf)], gekozen, vanaf)
    except ValueError as fout:
        zin = zonder_dag_zin(labels[str(fout)], vanaf)
        raise Geweigerd(CONTROLEER, velden={veld: zin}) from fout


def _hernoem(alle: Sequence[Statuut], vanaf: date, naam: str, vast: dict[str, Any]) -> None:
    """From `vanaf` on somebody else pays the other benefit that goes on; a row of that day itself is mended."""
    for rij in alle:
        if rij.soort != recht.ANDERE or not naam or rij.instantie_naam == naam:
            continue
        if not als_periode(rij.periode).bevat(vanaf):
            continue
        is_zelfde_dag = rij.periode.lower == vanaf
        if is_zelfde_dag:
            rij.instantie_naam = naam
        else:
            rij.periode = reeks(rij.periode.lower, vanaf - _EEN_DAG)
        rij.versie += 1
        rij.save(update_fields=["instantie_naam", "periode", "versie"])
        if not is_zelfde_dag:
            Statuut.objects.create(
                soort=recht.ANDERE, instantie_naam=naam, periode=reeks(vanaf, None), **vast
            )


def _voer_uit(
    model: Any, rijen: Sequence[Any], stap: Gang, vanaf: date, vast: dict[str, Any], namen: dict[str, str]
) -> None:
    wordt = dict(stap.wordt)
    for rij in rijen:
        if not als_periode(rij.periode).bevat(vanaf):
            continue
        if rij.soort in stap.eindigt:
            rij.periode = reeks(rij.periode.lower, vanaf - _EEN_DAG)
            rij.versie += 1
            rij.save(update_fields=["periode", "versie"])
        elif rij.soort in wordt:
            rij.soort = wordt[rij.soort]
            if namen:
                rij.instantie_naam = namen.get(rij.soort, "")
            rij.versie += 1
            rij.save()
    for soort in stap.begint:
        anders = {"instantie_naam": namen.get(soort, "")} if namen else {}
        model.objects.create(soort=soort, periode=reeks(vanaf, None), **vast, **anders)
