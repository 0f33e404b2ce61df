"""The act of the clock `traject_waarschuwen`: each warning once, and the next day it has to look again."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import open_taken, over, vraag_verlenging
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.stopzetten import traject_waarschuwen
from trajecten.handelingen.vergrendelen import vergrendel_traject
from trajecten.handelingen.verlengingen import verlenging_toekennen
from trajecten.models import Traject, Waarschuwing
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import einde_na_maanden

KLOK = Klok("termijnen_bewaken")


def met_klok(cast, **anders) -> Traject:
    """A traject whose next warning is known, as `traject_starten` leaves it."""
    traject = maak_traject(cast, **anders)
    with in_handeling():
        herbereken_einde(vergrendel_traject(traject.pk, door=KLOK))
    traject.refresh_from_db()
    return traject


@pytest.mark.django_db
def test_elke_waarschuwing_eenmaal(cast) -> None:
    traject = met_klok(cast, start=over(-370))
    assert traject.waarschuwen_op == einde_na_maanden(traject.startdatum, 12)
    assert traject_waarschuwen(traject, dag=over(0), door=KLOK) == 1
    assert traject_waarschuwen(traject, dag=over(0), door=KLOK) == 0
    assert [een.sleutel for een in Waarschuwing.objects.all()] == ["gebruikt_12"]
    assert Melding.objects.filter(soort="maximumduur_nadert").count() == 2
    taken = open_taken("traject_einde_nadert", traject.pk)
    assert [taak.termijn for taak in taken] == [traject.uiterste_einddatum] * 2
    traject.refresh_from_db()
    assert traject.waarschuwen_op == einde_na_maanden(traject.startdatum, 15)


@pytest.mark.django_db
def test_wat_gemist_is_komt_samen_en_er_blijft_een_taak_per_kant(cast) -> None:
    traject = met_klok(cast, start=over(-500))
    assert traject_waarschuwen(traject, dag=over(0), door=KLOK) == 2
    assert len(open_taken("traject_einde_nadert", traject.pk)) == 2
    assert Melding.objects.filter(soort="maximumduur_nadert").count() == 4


@pytest.mark.django_db
def test_na_een_verlenging_is_de_taak_weg_tot_het_nieuwe_einde_nadert(cast) -> None:
    traject = met_klok(cast, start=over(-500))
    assert traject_waarschuwen(traject, dag=over(0), door=KLOK)
    vraag = vraag_verlenging(traject, cast.casemanager_werk, 6)
    assert len(open_taken("traject_einde_nadert", traject.pk)) == 2
    traject.refresh_from_db()
    verlenging_toekennen(
        traject,
        maanden=vraag.maanden,
        motivering="Uitzonderlijk.",
        versie=traject.versie,
        door=cast.spelers["vdab_beslisser"].door,
    )
    assert open_taken("traject_einde_nadert", traject.pk) == []
    traject.refresh_from_db()
    assert traject.waarschuwen_op is not None
    assert traject_waarschuwen(traject, dag=traject.waarschuwen_op, door=KLOK) == 1
    taken = open_taken("traject_einde_nadert", traject.pk)
    assert [taak.termijn for taak in taken] == [traject.uiterste_einddatum] * 2


@pytest.mark.django_db
def test_nog_niet_aan_de_beurt(cast) -> None:
    traject = met_klok(cast)
    assert traject_waarschuwen(traject, dag=over(0), door=KLOK) == 0
    assert not Waarschuwing.objects.exists()
