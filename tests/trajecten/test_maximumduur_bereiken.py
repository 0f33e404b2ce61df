"""The act of the clock `maximumduur_bereiken`: whatever the state, the day after the last one, once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.trajecten import netwerk
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import open_taken, over
from trajecten.handelingen.netwerktaken import plan_ontvangen
from trajecten.handelingen.stopzetten import maximumduur_bereiken
from trajecten.meldingen.netwerk import NETWERKTAKEN
from trajecten.models import Onderbreking, Traject, Verlenging
from trajecten.statussen import AFRONDEND, GESTART, ONDERBROKEN, VERLENGING_GEVRAAGD
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.hoedanigheid import Klok

KLOK = Klok("termijnen_bewaken")


@pytest.mark.parametrize("status", GESTART)
@pytest.mark.django_db
def test_in_elke_stand_op_de_dag_na_de_laatste(cast, status) -> None:
    traject = maak_traject(cast, status=status, start=over(-200), maanden=3)
    einde = traject.uiterste_einddatum
    assert maximumduur_bereiken(traject, dag=einde, door=KLOK) == 0
    assert maximumduur_bereiken(traject, dag=over(0), door=KLOK) == 1
    assert maximumduur_bereiken(traject, dag=over(0), door=KLOK) == 0
    na = Traject.objects.get()
    # Late as it is, it ended on its own last day.
    assert (na.status, na.einddatum, na.einde_reden) == (AFRONDEND, einde, "maximumduur")
    assert len(open_taken("eindverslag_schrijven", traject.pk)) == 2
    assert Melding.objects.filter(soort="maximumduur_bereikt").count() == 2


@pytest.mark.django_db
def test_een_vraag_zonder_beslissing_vervalt_en_vdab_heeft_een_dringende_taak(cast) -> None:
    traject = maak_traject(cast, status=VERLENGING_GEVRAAGD, start=over(-200), maanden=3)
    with in_handeling():
        Verlenging.objects.create(
            traject=traject,
            maanden=3,
            motivering="x",
            gevraagd_op=over(-150),
            gevraagd_door=cast.casemanager_werk.gebruiker,
        )
    maximumduur_bereiken(traject, dag=over(0), door=KLOK)
    assert Verlenging.objects.get().status == "vervallen"
    (taak,) = open_taken("verlenging_vervallen", traject.pk)
    assert (taak.organisatie_id, taak.termijn) == (traject.vdab_id, over(0))


@pytest.mark.django_db
def test_het_netwerk_wacht_op_niets_meer(cast) -> None:
    traject = maak_traject(cast, start=over(-200), maanden=3)
    netwerk.maak_actie(traject, van=traject.startdatum, tot_en_met=traject.uiterste_einddatum)
    versie = netwerk.maak_versie(cast, traject)
    with in_handeling():
        plan_ontvangen(versie, netwerk.coordinator(cast).door)
    assert [len(open_taken(soort, traject.pk)) for soort in NETWERKTAKEN] == [1, 1]
    assert maximumduur_bereiken(traject, dag=over(0), door=KLOK) == 1
    assert [open_taken(soort, traject.pk) for soort in NETWERKTAKEN] == [[], []]


@pytest.mark.django_db
def test_een_open_onderbreking_eindigt_mee(cast) -> None:
    traject = maak_traject(cast, status=ONDERBROKEN, start=over(-200), maanden=3)
    with in_handeling():
        Onderbreking.objects.create(
            traject=traject,
            periode=reeks(over(-150), None),
            reden="ziekte",
            gemeld_door=cast.casemanager_werk.gebruiker,
        )
    maximumduur_bereiken(traject, dag=over(0), door=KLOK)
    assert laatste_dag(Onderbreking.objects.get().periode) == traject.uiterste_einddatum


@pytest.mark.django_db
def test_geen_mens_doet_dit(cast) -> None:
    with pytest.raises(PermissionDenied):
        maximumduur_bereiken(maak_traject(cast), dag=over(0), door=cast.casemanager_werk.door)
