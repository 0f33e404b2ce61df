"""The row about guidance follows from agreements and evaluations, whoever writes them and however often."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.statussen import ACTIEF, INGEDIEND, KLAAR, ONDERTEKEND, VERVALLEN
from tests.ama.begeleiden import betrek
from tests.ama.maken import maak_evaluatie, maak_overeenkomst
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def over(dagen: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=dagen)


def werk_bij(overeenkomst: Overeenkomst) -> int:
    with in_handeling():
        return werk_begeleiding_bij(overeenkomst.deelnemer_id, overeenkomst.begeleider_id)


def eindig(overeenkomst: Overeenkomst, einde: date) -> None:
    with in_handeling():
        overeenkomst.einde, overeenkomst.einde_reden = einde, "deelnemer_stopt"
        overeenkomst.save()


def test_ze_begint_met_de_eerste_ondertekende_overeenkomst(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=ONDERTEKEND, start=date(2026, 3, 10))
    assert (werk_bij(rij), werk_bij(rij)) == (1, 0)
    begeleiding = Begeleiding.objects.get()
    assert (begeleiding.sinds, begeleiding.tot) == (date(2026, 3, 10), None)
    assert begeleiding.evaluatie_uiterlijk_op == date(2027, 3, 9)
    assert begeleiding.evaluatie_open_op == date(2027, 1, 10)
    assert begeleiding.evaluatie_zichtbaar_op == date(2027, 4, 9)


def test_een_ontwerp_is_nog_geen_begeleiding(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=KLAAR)
    assert werk_bij(rij) == 0
    assert not Begeleiding.objects.exists()


def test_een_overeenkomst_die_de_dag_erna_volgt_begint_geen_nieuw_jaar(cast: Rolverdeling) -> None:
    eerste = maak_overeenkomst(cast, start=over(-100))
    eindig(eerste, over(-11))
    tweede = maak_overeenkomst(cast, deelnemer=eerste.deelnemer, start=over(-10))
    werk_bij(eerste)
    assert [(een.sinds, een.tot) for een in Begeleiding.objects.all()] == [(over(-100), None)]
    # One day between: that is other guidance, with a year of its own.
    derde = maak_overeenkomst(cast, start=over(-100))
    eindig(derde, over(-12))
    maak_overeenkomst(cast, deelnemer=derde.deelnemer, start=over(-10))
    werk_bij(derde)
    rijen = Begeleiding.objects.filter(deelnemer=derde.deelnemer).order_by("sinds")
    assert [(een.sinds, een.tot) for een in rijen] == [(over(-100), over(-12)), (over(-10), None)]
    assert tweede.deelnemer_id != derde.deelnemer_id


def test_ze_loopt_tot_en_met_de_laatste_dag_en_dan_vervalt_de_open_evaluatie(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-360))
    werk_bij(rij)
    begeleiding = Begeleiding.objects.get()
    evaluatie = maak_evaluatie(begeleiding)
    with in_handeling():
        Taak.objects.create(
            soort="x",
            sleutel="x",
            object_soort="ama.jaarevaluatie",
            object_id=evaluatie.pk,
            organisatie=rij.begeleider,
            rol="begeleider_ama",
        )
    eindig(rij, over(0))
    assert werk_bij(rij) == 0
    assert Begeleiding.objects.get().tot is None
    eindig(rij, over(-1))
    assert (werk_bij(rij), werk_bij(rij)) == (1, 0)
    assert Begeleiding.objects.get().tot == over(-1)
    assert Jaarevaluatie.objects.get().status == VERVALLEN
    assert Taak.objects.get().klaar_op is not None


def test_zolang_een_andere_overeenkomst_loopt_gaat_ze_door(cast: Rolverdeling) -> None:
    eerste = maak_overeenkomst(cast, start=over(-50))
    maak_overeenkomst(cast, deelnemer=eerste.deelnemer, start=over(-20), status=INGEDIEND)
    eindig(eerste, over(-5))
    werk_bij(eerste)
    assert Begeleiding.objects.get().tot is None


def test_een_evaluatie_verschuift_de_volgende(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-380))
    werk_bij(rij)
    begeleiding = Begeleiding.objects.get()
    evaluatie = maak_evaluatie(begeleiding)
    with in_handeling():
        Jaarevaluatie.objects.filter(pk=evaluatie.pk).update(
            status="afgewerkt",
            op=over(-3),
            afgewerkt_op=timezone.now(),
            afgewerkt_door=rij.opgemaakt_door,
            volgende_stap_mogelijk=False,
            uitkomst="verderzetten",
        )
        Begeleiding.objects.update(gezegd=["open", "te_laat"])
    assert werk_bij(rij) == 1
    begeleiding.refresh_from_db()
    assert begeleiding.evaluatie_uiterlijk_op > over(360)
    assert begeleiding.gezegd == []


def test_wie_overneemt_neemt_ook_de_dag_van_de_evaluatie_over(cast: Rolverdeling) -> None:
    oud = maak_overeenkomst(cast, start=over(-300))
    werk_bij(oud)
    eindig(oud, over(-1))
    werk_bij(oud)
    nieuwe = maak_speler("begeleider_ama", maak_organisatie("Overnemer", "maatwerkbedrijf"))
    nieuw = maak_overeenkomst(
        cast, speler=nieuwe, deelnemer=oud.deelnemer, start=over(0), status=ACTIEF, volgt_op=oud
    )
    werk_bij(nieuw)
    vroeger = Begeleiding.objects.get(begeleider=oud.begeleider)
    nu = Begeleiding.objects.get(begeleider=nieuw.begeleider)
    assert nu.sinds == over(0)
    assert nu.overgenomen_tot == vroeger.evaluatie_uiterlijk_op == nu.evaluatie_uiterlijk_op
    assert nu.evaluatie_uiterlijk_op < over(100)


def test_wie_later_een_oudere_overeenkomst_inbrengt_schuift_het_begin_op(cast: Rolverdeling) -> None:
    later = maak_overeenkomst(cast, start=over(-50))
    werk_bij(later)
    maak_overeenkomst(cast, deelnemer=later.deelnemer, start=over(-200))
    assert werk_bij(later) == 1
    assert [een.sinds for een in Begeleiding.objects.all()] == [over(-200)]


def test_twee_tegelijk_wachten_op_elkaar(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    with CaptureQueriesContext(connection) as vragen:
        werk_bij(rij)
    sloten = [een["sql"] for een in vragen.captured_queries if "FOR NO KEY UPDATE" in een["sql"]]
    assert sloten[0].startswith('SELECT "deelnemers_deelnemer"')


def test_het_departement_ziet_alleen_wie_bij_hem_indiende(cast: Rolverdeling) -> None:
    departement, ander = cast.spelers["departement_zorg"], cast.buren["begeleider_ama"]
    ingediend = maak_overeenkomst(cast, status=INGEDIEND, start=over(-60))
    niet = maak_overeenkomst(
        cast, status=ONDERTEKEND, start=over(-60), speler=ander, deelnemer=ingediend.deelnemer
    )
    for rij in (ingediend, niet):
        werk_bij(rij)
    betrek(departement, ingediend.deelnemer)
    gezien = Begeleiding.objects.zichtbaar_voor(departement.door)
    assert [een.begeleider_id for een in gezien] == [ingediend.begeleider_id]
