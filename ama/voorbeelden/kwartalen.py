"""The quarterly reports of the examples: advances, fixed quarters, and the last one on its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from ama.domein.afrekening import voorschot_voorstel
from ama.domein.kwartaalverslag import KWARTALEN, Kwartaal, kwartaal_van
from ama.domein.subsidie import in_cent
from ama.handelingen.kwartaalverslag import (
    kwartaalverslag_bevestigen,
    kwartaalverslag_opmaken,
    wse_subsidie_controleren,
    wse_subsidie_vastleggen,
)
from ama.handelingen.wsevoorschotten import wse_voorschot_registreren
from ama.models import Kwartaalverslag
from ama.querysets.lezers import BEGELEIDER
from ama.tasks.kwartaal import JOB
from ama.voorbeelden.spel import Gebeurtenis, Spel
from mandaten.geldigheid import contingenten
from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.parameters.lezen import momentopname

# Days after the end of the quarter: made by the clock, confirmed, looked at, fixed; the advance is paid in the middle.
_OPGEMAAKT, _BEVESTIGD, _NAGEKEKEN, _VASTGELEGD, _BETAALD = 4, 12, 24, 30, -46


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Reports of every contingent since the year before the last quarter; of that one only some are confirmed."""
    laatste = kwartaal_van(spel.dag(0)).vorige
    alle = [Kwartaal(jaar, nummer) for jaar in (laatste.jaar - 1, laatste.jaar) for nummer in KWARTALEN]
    for kwartaal in alle:
        if kwartaal > laatste:
            break
        einde = kwartaal.periode.einde
        assert einde is not None  # a quarter always ends
        is_laatste = kwartaal == laatste
        stappen = (
            (_BETAALD, 11, _betaal),
            (_OPGEMAAKT, 5, _maak_op),
            (_BEVESTIGD, 10, _bevestig_de_helft if is_laatste else _bevestig),
            *(() if is_laatste else ((_NAGEKEKEN, 10, _kijk_na), (_VASTGELEGD, 14, _leg_vast))),
        )
        for dagen, uur, doe in stappen:
            wanneer = spel.op_datum(einde + timedelta(days=dagen), uur)
            if wanneer < spel.op(0, 0):
                yield wanneer, partial(doe, spel, kwartaal)


def _betaal(spel: Spel, kwartaal: Kwartaal) -> None:
    """To every contingent a quarter of the part that is paid in advance."""
    opname = momentopname(date(kwartaal.jaar, 1, 1))
    eenheid, procent = in_cent(opname.bedrag("ama_se_subsidie_jaar")), opname.getal("ama_se_voorschot_deel")
    dagen = kwartaal.periode
    assert dagen.einde is not None  # a quarter always ends
    for een in contingenten(dagen.start, dagen.einde):
        cent = voorschot_voorstel(een.plaatsen_in(kwartaal.jaar) * eenheid, procent, kwartaal.nummer)
        if cent:
            wse_voorschot_registreren(
                een.id,
                kwartaal,
                bedrag_cent=cent,
                betaald_op=spel.vandaag,
                kenmerk=f"WSE {kwartaal.jaar}/K{kwartaal.nummer}",
                door=_departement(spel),
            )


def _maak_op(spel: Spel, kwartaal: Kwartaal) -> None:
    telling = KLOKJOBS[JOB].functie(spel.vandaag, Klok(JOB))
    assert not telling.fouten, JOB


def _bevestig(spel: Spel, kwartaal: Kwartaal) -> None:
    for rij in _van(kwartaal):
        _bevestig_een(spel, rij)


def _bevestig_de_helft(spel: Spel, kwartaal: Kwartaal) -> None:
    for rij in _van(kwartaal)[::2]:
        _bevestig_een(spel, rij)


def _bevestig_een(spel: Spel, rij: Kwartaalverslag) -> None:
    """As it is today: what was handed in meanwhile counts too."""
    door = _houder(spel, rij.organisatie_id)
    nu = kwartaalverslag_opmaken(rij.contingent_id, rij.kwartaal, door=door) or rij
    kwartaalverslag_bevestigen(nu, versie=nu.versie, door=door)


def _kijk_na(spel: Spel, kwartaal: Kwartaal) -> None:
    for rij in _van(kwartaal):
        _kijk_een_na(spel, rij)


def _kijk_een_na(spel: Spel, rij: Kwartaalverslag) -> None:
    try:
        wse_subsidie_controleren(rij, versie=rij.versie, door=_departement(spel))
    except Geweigerd:
        # Something changed since: the organisation confirms it again.
        _bevestig_een(spel, rij)
        rij.refresh_from_db()
        wse_subsidie_controleren(rij, versie=rij.versie, door=_departement(spel))


def _leg_vast(spel: Spel, kwartaal: Kwartaal) -> None:
    for rij in _van(kwartaal):
        try:
            wse_subsidie_vastleggen(rij, versie=rij.versie, door=_departement(spel, 1))
        except Geweigerd:
            _bevestig_een(spel, rij)
            rij.refresh_from_db()
            _kijk_een_na(spel, rij)
            rij.refresh_from_db()
            wse_subsidie_vastleggen(rij, versie=rij.versie, door=_departement(spel, 1))


def _van(kwartaal: Kwartaal) -> list[Kwartaalverslag]:
    rijen = Kwartaalverslag.objects.filter(jaar=kwartaal.jaar, nummer=kwartaal.nummer)
    return list(rijen.order_by("contingent__nummer"))


def _departement(spel: Spel, plek: int = 0) -> Hoedanigheid:
    return spel.wie("wse", "departement_wse")[plek]


def _houder(spel: Spel, organisatie_id: UUID) -> Hoedanigheid:
    sleutel = next(naam for naam, huis in spel.huizen.items() if huis.pk == organisatie_id)
    return spel.wie(sleutel, BEGELEIDER)[0]
