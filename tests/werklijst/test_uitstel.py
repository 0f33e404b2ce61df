"""When a task is urgent, and how far it may be put off: law in Python and in SQL say the same."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pghistory
import pytest

from tests.rolverdeling import maak_organisatie
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.querysets import VOLGORDE
from werkzorg.werklijst.regels import GROEPEN
from werkzorg.werklijst.uitstel import MEESTE_DAGEN, WACHT_OP_ANDEREN, dringendheid, uitstel_bezwaar

VANDAAG = date(2026, 11, 21)


def dag(dagen: int | None) -> date | None:
    return None if dagen is None else VANDAAG + timedelta(days=dagen)


@pytest.mark.parametrize(
    ("termijn", "herinner", "reden", "groep"),
    [
        (-400, None, "", "laat"),
        (-1, None, "", "laat"),
        (0, None, "", "vandaag"),
        (1, None, "", "week"),
        (6, None, "", "week"),
        (7, None, "", "later"),
        (None, None, "", "later"),
        # Put off: the day of seeing it again counts, until the term itself is over.
        (20, 3, "afspraak", "week"),
        (20, 0, "afspraak", "vandaag"),
        (20, -5, "afspraak", "vandaag"),
        (3, 3, "deelnemer", "wacht"),
        (20, 3, "dienst", "wacht"),
        (None, 30, "document", "wacht"),
        (20, 0, "document", "vandaag"),
        (-1, 3, "deelnemer", "laat"),
        (None, 7, "voorrang", "later"),
    ],
)
def test_dringendheid(termijn, herinner, reden, groep):
    assert dringendheid(dag(termijn), VANDAAG, herinner_op=dag(herinner), reden=reden) == groep


@pytest.mark.parametrize(
    ("tot", "termijn", "wettelijk", "teken"),
    [
        (-1, 5, False, "al voorbij"),
        (0, 5, False, ""),
        (MEESTE_DAGEN, -3, False, ""),
        (MEESTE_DAGEN + 1, 5, False, "hoogstens 30 dagen"),
        (MEESTE_DAGEN + 1, None, True, "hoogstens 30 dagen"),
        (5, 5, True, ""),
        (6, 5, True, "na de wettelijke termijn"),
        (60, 90, True, ""),
        (0, -1, True, "termijn is voorbij"),
        (-1, 5, True, "al voorbij"),
    ],
)
def test_uitstel(tot, termijn, wettelijk, teken):
    zin = uitstel_bezwaar(dag(tot), termijn=dag(termijn), vandaag=VANDAAG, is_wettelijk=wettelijk)
    assert bool(zin) == bool(teken)
    assert teken in zin


@pytest.mark.django_db
def test_de_databank_zegt_hetzelfde_en_zet_ze_in_die_volgorde(cast):
    """Every combination of term, reminder and reason at the edges."""
    organisatie = maak_organisatie("Proef", "cgg")
    dagen = (None, -2, -1, 0, 1, 6, 7, 40)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.bulk_create(
            Taak(
                soort="insz_aanvullen", sleutel=f"{termijn}/{herinner}/{reden}", object_soort="x",
                object_id=uuid4(), organisatie=organisatie, rol="verwijzer",
                termijn=dag(termijn), herinner_op=dag(herinner), uitstel_reden=reden,
            )
            for termijn, herinner, reden in product(dagen, dagen, ("", "afspraak", *sorted(WACHT_OP_ANDEREN)))
        )  # fmt: skip
    rijen = list(Taak.objects.met_dringendheid(VANDAAG).dringendst_eerst())
    assert len(rijen) == 8 * 8 * 5
    for rij in rijen:
        assert rij.dringendheid == dringendheid(
            rij.termijn, VANDAAG, herinner_op=rij.herinner_op, reden=rij.uitstel_reden
        )
    volgorde = [(VOLGORDE.index(rij.dringendheid), (rij.peil is None, rij.peil or VANDAAG)) for rij in rijen]
    assert volgorde == sorted(volgorde)
    assert tuple(GROEPEN) == VOLGORDE
    assert {rij.dringendheid for rij in rijen} == set(VOLGORDE)
