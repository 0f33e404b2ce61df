"""`advies_welzijn_vervallen`: an advice to somebody who died is closed by the clock, and counted nowhere."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gbo.handelingen.advies import advies_welzijn_vervallen
from gbo.models import Onthaaltelling, Onthaaltraject, Welzijnsadvies
from gbo.statussen import OVERGEDRAGEN, VERVALLEN, VOORGESTELD
from gbo.tasks.adviezen import JOB, adviezen_na_overlijden
from tests.gbo.overdragen import adviseer, draag_over, vdab
from tests.rolverdeling import Rolverdeling
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.klok import sla
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def overlijd(cast: Rolverdeling, advies: Welzijnsadvies, *, niet: bool = False) -> None:
    """The house knows that this person died; `niet`: it was a mistake."""
    persoon = Deelnemer.objects.get(pk=advies.deelnemer_id)
    overlijden_registreren(
        persoon,
        overleden_op=None if niet else timezone.localdate(),
        bron="" if niet else "familie",
        reden="Vergissing." if niet else "",
        versie=persoon.versie,
        door=vdab(cast).door,
    )


def test_de_klok_sluit_wat_openstond_en_telt_niemand(cast: Rolverdeling, als) -> None:
    rij, leeft, weg = adviseer(cast), adviseer(cast), adviseer(cast)
    draag_over(cast, weg)
    for een in (rij, weg):
        overlijd(cast, een)
    assert sla(JOB) == 1
    for een, status in ((rij, VERVALLEN), (leeft, VOORGESTELD), (weg, OVERGEDRAGEN)):
        een.refresh_from_db()
        assert een.status == status
    rij.advies.refresh_from_db()
    assert (rij.advies.tot, rij.afgesloten_door_id) == (timezone.localdate(), None)
    assert set(Onthaaltelling.objects.values_list("uitkomst", flat=True)) == {"overgedragen"}
    assert Onthaaltraject.objects.count() == 1
    blad = als(vdab(cast)).get(rij.get_absolute_url()).content.decode()
    assert "De persoon is overleden" in blad
    assert "Draag gegevens over" not in blad
    assert adviezen_na_overlijden(timezone.localdate(), Klok(JOB)).gedaan == 0


def test_een_overlijden_dat_een_vergissing_was_opent_geen_taak_over_wat_dicht_is(cast: Rolverdeling) -> None:
    rij, op_tijd = adviseer(cast), adviseer(cast)
    overlijd(cast, rij)
    sla(JOB)
    overlijd(cast, op_tijd)
    for een in (rij, op_tijd):
        overlijd(cast, een, niet=True)
    assert set(Taak.objects.filter(klaar_op=None).values_list("object_id", flat=True)) == {op_tijd.pk}
    # Who lives can be advised anew.
    assert adviseer(cast, rij.deelnemer).status == VOORGESTELD
    assert advies_welzijn_vervallen(op_tijd, door=Klok(JOB)) == 0


def test_geen_mens_laat_een_advies_vervallen(cast: Rolverdeling) -> None:
    with pytest.raises(PermissionDenied):
        advies_welzijn_vervallen(adviseer(cast), door=vdab(cast).door)
