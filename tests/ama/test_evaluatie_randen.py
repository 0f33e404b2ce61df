"""The clock day by day when agreements stop, go on, are taken over or handed in late (regelgeving 15, row 20)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ama.domein.toestemming import Uitkomst
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst, Toestemming
from ama.statussen import AFGEWERKT, ONDERTEKEND, OPEN, VERVALLEN
from ama.tasks.evaluaties import ama_evaluaties_bewaken
from tests.ama.begeleiden import begeleid, begeleider, lopend, open_taken, over, vandaag, werk_af
from tests.ama.levensloop import andere_begeleider, dien_in, stop, verleng
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import einde_na_maanden
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_evaluaties_bewaken")
BRUSSEL = ZoneInfo("Europe/Brussels")
EEN_DAG = timedelta(days=1)


def op(dag: date) -> time_machine.travel:
    return time_machine.travel(datetime.combine(dag, time(3), BRUSSEL), tick=False)


def klok(dag: date | None = None) -> int:
    telling = ama_evaluaties_bewaken(dag or vandaag(), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def eindig(rij: Begeleiding, einde: date) -> Overeenkomst:
    overeenkomst = Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id)
    with in_handeling():
        overeenkomst.einde, overeenkomst.einde_reden = einde, "deelnemer_stopt"
        overeenkomst.save()
    return overeenkomst


@pytest.mark.parametrize("start", [date(2028, 2, 29), date(2027, 3, 1), date(2026, 12, 31)])
def test_dag_per_dag_rond_een_schrikkeljaar(cast: Rolverdeling, start: date) -> None:
    """What the clock says, and on which day, counted by hand: nothing too early, nothing twice."""
    uiterlijk = einde_na_maanden(start, 12)
    with op(start):
        rij = begeleid(cast, start)
    dag, gezien = uiterlijk - timedelta(days=70), {}
    while dag <= uiterlijk + timedelta(days=33):
        with op(dag):
            for _ in range(2):
                klok(dag)
        for een in Melding.objects.all():
            gezien.setdefault(een.effect_sleutel.rsplit(":", 1)[1], (dag - uiterlijk).days)
        dag += EEN_DAG
    open_op = (rij.evaluatie_open_op - uiterlijk).days
    assert gezien == {"open": open_op, "over_30": -30, "over_14": -14, "te_laat": 1, "zichtbaar": 31}
    # Two whole months, also when one of them is February.
    assert einde_na_maanden(rij.evaluatie_open_op, 2) == uiterlijk
    assert Melding.objects.count() == 5
    assert Jaarevaluatie.objects.count() == 1


@pytest.mark.parametrize(("later", "opent"), [(-1, False), (0, False), (1, True)])
def test_wie_voor_de_laatste_dag_stopt_wordt_niet_meer_geevalueerd(
    cast: Rolverdeling, later: int, opent: bool
) -> None:
    rij = begeleid(cast, over(-330))
    eindig(rij, rij.evaluatie_uiterlijk_op + timedelta(days=later))
    assert klok() == (2 if opent else 0)
    assert Jaarevaluatie.objects.exists() is opent


def test_wie_toch_verder_gaat_wordt_meteen_geevalueerd(cast: Rolverdeling) -> None:
    rij = begeleid(cast, over(-330))
    overeenkomst = stop(cast, Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id), over(20))
    assert klok() == 0
    verleng(cast, overeenkomst, None)
    assert klok() == 2
    assert Jaarevaluatie.objects.get().uiterlijk_op == rij.evaluatie_uiterlijk_op


def test_een_einde_na_het_openen_houdt_de_herinneringen_tegen(cast: Rolverdeling) -> None:
    rij = begeleid(cast, over(-330))
    klok()
    eindig(rij, rij.evaluatie_uiterlijk_op - timedelta(days=3))
    dag = vandaag()
    while dag < rij.evaluatie_uiterlijk_op:
        dag += EEN_DAG
        with op(dag):
            klok(dag)
    assert [een.effect_sleutel.rsplit(":", 1)[1] for een in Melding.objects.all()] == ["open"]
    evaluatie = Jaarevaluatie.objects.get()
    assert (evaluatie.status, evaluatie.dagen_te_laat) == (VERVALLEN, 0)
    assert open_taken("ama_evalueren", evaluatie.pk) == []


def test_te_laat_blijft_staan_als_de_begeleiding_stopt(cast: Rolverdeling) -> None:
    rij = begeleid(cast, over(-400))
    klok()
    eindig(rij, over(-1))
    klok()
    evaluatie = Jaarevaluatie.objects.get()
    assert evaluatie.status == VERVALLEN
    assert evaluatie.dagen_te_laat == (over(-1) - rij.evaluatie_uiterlijk_op).days > 0


def test_wie_na_het_einde_toch_aansluit_begint_opnieuw_met_alles_te_zeggen(cast: Rolverdeling) -> None:
    """The manager had his task, it ended with the guidance; it comes back with it."""
    rij = begeleid(cast, over(-370))
    klok()
    eindig(rij, over(-1))
    klok()
    assert not Taak.objects.filter(soort="ama_evaluatie_te_laat", klaar_op__isnull=True).exists()
    lopend(cast, over(0), deelnemer=rij.deelnemer)
    with in_handeling():
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    assert klok() > 0
    nieuw = Jaarevaluatie.objects.get(status=OPEN)
    assert nieuw.uiterlijk_op == rij.evaluatie_uiterlijk_op
    assert len(open_taken("ama_evaluatie_te_laat", nieuw.pk)) == 1
    assert klok() == 0


def test_vroeg_gehouden_telt_vanaf_die_dag(cast: Rolverdeling) -> None:
    rij = begeleid(cast, over(-330))
    klok()
    werk_af(Jaarevaluatie.objects.get(), begeleider(cast), op=over(-5))
    assert klok() == 0
    rij.refresh_from_db()
    assert rij.evaluatie_uiterlijk_op == einde_na_maanden(over(-4), 12)
    with op(rij.evaluatie_open_op - EEN_DAG):
        assert klok() == 0
    with op(rij.evaluatie_open_op):
        assert klok() == 2
    assert Jaarevaluatie.objects.filter(status=OPEN).count() == 1


def test_een_oudere_overeenkomst_verzet_de_open_evaluatie_met_haar_taak(cast: Rolverdeling) -> None:
    rij = begeleid(cast, over(-310))
    klok()
    evaluatie = Jaarevaluatie.objects.get()
    maak_overeenkomst(cast, deelnemer=rij.deelnemer, start=over(-350))
    with in_handeling():
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    evaluatie.refresh_from_db()
    assert evaluatie.uiterlijk_op == einde_na_maanden(over(-350), 12)
    (taak,) = open_taken("ama_evalueren", evaluatie.pk)
    assert taak.termijn == evaluatie.uiterlijk_op
    assert klok() == 1  # its last reminder, about the new day
    assert klok() == 0


def test_wie_overneemt_heeft_de_dag_van_wie_nog_evalueerde(cast: Rolverdeling) -> None:
    """The former begeleider holds it after the follow-up was signed: the new one has a full year."""
    rij = begeleid(cast, over(-330))
    oud = eindig(rij, over(9))
    nieuwe = andere_begeleider()
    nieuw = maak_overeenkomst(
        cast, speler=nieuwe, deelnemer=rij.deelnemer, start=over(10), status=ONDERTEKEND, volgt_op=oud
    )
    with in_handeling():
        werk_begeleiding_bij(nieuw.deelnemer_id, nieuw.begeleider_id)
    erna = Begeleiding.objects.get(begeleider=nieuw.begeleider)
    assert erna.evaluatie_uiterlijk_op == rij.evaluatie_uiterlijk_op
    werk_af(evaluatie_openen(rij, door=begeleider(cast).door), begeleider(cast))
    erna.refresh_from_db()
    assert erna.evaluatie_uiterlijk_op == einde_na_maanden(over(1), 12)
    with op(over(11)):
        klok(over(11))
    erna.refresh_from_db()
    assert erna.evaluatie_uiterlijk_op == einde_na_maanden(over(1), 12)


def test_wie_laat_indient_laat_het_departement_weten_wat_te_laat_is(cast: Rolverdeling) -> None:
    begeleid(cast, over(-500), status=ONDERTEKEND)
    klok()
    laat = Taak.objects.filter(soort="ama_evaluaties_zichtbaar_laat")
    assert not laat.exists()
    dien_in(cast, Overeenkomst.objects.get())
    assert laat.get().klaar_op is None
    werk_af(Jaarevaluatie.objects.get(), begeleider(cast))
    assert laat.get().klaar_op is not None


def test_wie_op_tijd_is_maakt_bij_het_indienen_geen_taak(cast: Rolverdeling) -> None:
    begeleid(cast, over(-370), status=ONDERTEKEND)
    klok()
    dien_in(cast, Overeenkomst.objects.get())
    assert not Taak.objects.filter(soort="ama_evaluaties_zichtbaar_laat").exists()


def test_een_toestemming_die_gisteren_afliep_telt_voor_de_dag_van_het_gesprek(
    cast: Rolverdeling, als
) -> None:
    """The form offers the body that permitted on the day of the talk, also when it no longer does today."""
    wie = begeleider(cast)
    evaluatie = evaluatie_openen(begeleid(cast, over(-330)), door=wie.door)
    with in_handeling():
        Toestemming.objects.create(
            deelnemer_id=evaluatie.begeleiding.deelnemer_id,
            begeleider_id=evaluatie.begeleiding.begeleider_id,
            instantie="ocmw",
            uitkomst=Uitkomst.VERLEEND.value,
            bewijs_bewaard=True,
            geregistreerd_door=wie.gebruiker,
            gegeven_op=over(-100),
            van=over(-100),
            tot=over(-1),
        )
    blad = als(wie).get(f"/ama/evaluaties/{evaluatie.pk}/werk-af/").content.decode()
    assert "Afgestemd met" in blad
    # Held today nobody has to agree; held on the last day of the permission its body does.
    assert werk_af(evaluatie, wie).status == AFGEWERKT
