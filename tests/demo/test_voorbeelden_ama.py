"""The example data of AMA in the demo: as many as promised, over two years, and a whole working day for Els."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from ama.domein.evaluatieinhoud import uitkomsten_onder
from ama.models import (
    Aanwezigheid,
    Aanwezigheidsinlezing,
    Begeleidingssessie,
    Betwisting,
    Jaarevaluatie,
    Overeenkomst,
    Overeenkomstversie,
    Signaal,
    Subsidielijn,
    Subsidierun,
    Tekenlink,
    Toestemming,
    Voorschot,
    Werkaanbod,
)
from ama.models.dagbladlezen import met_rooster, plannen_van
from ama.soorten import WVG
from ama.statussen import EVALUATIESTATUSSEN, OVEREENKOMSTSTATUSSEN
from ama.voorbeelden.mensen import BIJ_ELS
from tests.demo.beeld import beeld_van_alles
from werkzorg.demo.voorbeelden import laad
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode

# Loading everything takes minutes on a busy machine.
pytestmark = pytest.mark.timeout(1500)
AANTAL = 45


@pytest.fixture(scope="module")
def geladen(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything loaded once for this file, and gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert laad(AANTAL) is True
        yield
        transaction.set_rollback(True)


def test_twaalf_begeleiders_dertig_werkposten_vierhonderd_overeenkomsten(geladen: None) -> None:
    rijen = Overeenkomst.objects.filter(soort=WVG)
    assert rijen.values("begeleider").distinct().count() == 12
    assert rijen.values("werkpost").distinct().count() == 30
    assert rijen.count() >= 400
    standen = Counter(rijen.values_list("status", flat=True))
    assert standen.keys() == {stand for stand, _ in OVEREENKOMSTSTATUSSEN}
    assert standen["actief"] > 200
    assert standen["beeindigd"] > 80
    # Nobody guides more people at a werkpost than it has places for.
    for post in Werkpost.objects.filter(pk__in=rijen.values("werkpost")):
        aanbod = Werkaanbod.objects.geldig_op(timezone.localdate()).get(werkpost=post)
        lopend = rijen.filter(werkpost=post, status="actief").values("deelnemer").distinct().count()
        assert lopend <= aanbod.plaatsen, post.naam


def test_twee_jaar_aanwezigheden_tot_gisteren(geladen: None) -> None:
    vandaag = timezone.localdate()
    dagen = Aanwezigheid.objects.aggregate(eerste=Min("dag"), laatste=Max("dag"))
    assert dagen["eerste"] <= vandaag - timedelta(days=680)
    assert vandaag - timedelta(days=5) <= dagen["laatste"] < vandaag
    assert Aanwezigheid.objects.count() > 20_000
    assert set(Aanwezigheid.objects.values_list("status", flat=True)) == {"A", "V", "O"}
    maanden = Aanwezigheid.objects.dates("dag", "month")
    assert len(maanden) >= 23, "elke maand kwam er iemand"
    assert set(Aanwezigheidsinlezing.objects.values_list("toestand", flat=True)) == {"ingelezen"}


def test_els_heeft_een_hele_werkdag(geladen: None) -> None:
    """The sheet of her first werkpost has some fifteen people on every weekday; nothing of it is filled in."""
    els = Gebruiker.objects.get(email="els.peeters@voorbeeld.be")
    maandag = timezone.localdate() + timedelta(days=-timezone.localdate().weekday() % 7)
    rijen = met_rooster(
        Overeenkomst.objects.getekend().filter(begeleider_lid__gebruiker=els), Periode(maandag, maandag)
    )
    per_post: Counter[str] = Counter()
    for rij in rijen:
        if any(plan.periode.bevat(maandag) and plan.rooster.minuten_op(maandag) for plan in plannen_van(rij)):
            per_post[rij.werkpost.naam] += 1
    assert 13 <= max(per_post.values()) <= 20, per_post
    assert not Aanwezigheid.objects.filter(dag__gte=timezone.localdate()).exists()
    van_els = Overeenkomst.objects.filter(begeleider_lid__gebruiker=els)
    assert set(van_els.values_list("status", flat=True)) == {stand for stand, _ in OVEREENKOMSTSTATUSSEN}
    assert Begeleidingssessie.objects.filter(door=els).count() > 40
    assert Tekenlink.objects.filter(gebruikt_op=None, ingetrokken_op=None).exists()
    assert Signaal.objects.filter(overeenkomst__in=van_els, gezien_op=None).count() >= 2


def test_een_overeenkomst_wijzigde_verlengde_en_ging_over(geladen: None) -> None:
    wijzigingen = Overeenkomstversie.objects.filter(nummer=2)
    assert wijzigingen.exclude(getekend_op=None).exists()
    assert wijzigingen.filter(getekend_op=None, vervallen_op=None).exists()
    assert Overeenkomst.objects.filter(volgt_op__isnull=False).exists()
    assert Overeenkomst.objects.filter(einde__gt=timezone.localdate() + timedelta(days=90)).exists()
    per_mens = Counter(Overeenkomst.objects.filter(status="actief").values_list("deelnemer", flat=True))
    assert max(per_mens.values()) == 2, "iemand werkt op twee werkposten"
    binnenkort = timezone.localdate() + timedelta(days=60)
    assert Toestemming.objects.filter(uitkomst="verleend", tot__lte=binnenkort).exclude(herinnerd=[]).exists()
    assert set(Toestemming.objects.values_list("uitkomst", flat=True)) >= {"gevraagd", "verleend"}


def test_evaluaties_met_elke_uitkomst_en_een_die_te_laat_is(geladen: None) -> None:
    gedaan = Jaarevaluatie.objects.filter(status="afgewerkt")
    assert set(gedaan.values_list("uitkomst", flat=True)) == set(uitkomsten_onder(WVG))
    open_ = Jaarevaluatie.objects.filter(status="open")
    vandaag = timezone.localdate()
    assert open_.filter(uiterlijk_op__gte=vandaag).exists()
    assert open_.filter(uiterlijk_op__lt=vandaag).exists()
    assert open_.filter(uiterlijk_op__lt=vandaag, begeleiding__evaluatie_zichtbaar_op__lte=vandaag).exists()
    assert set(Jaarevaluatie.objects.values_list("status", flat=True)) <= {
        een for een, _ in EVALUATIESTATUSSEN
    }


def test_een_vastgelegd_jaar_een_voorspelling_met_correctie_en_een_betwisting(geladen: None) -> None:
    vast, nu = Subsidierun.objects.order_by("jaar")
    assert (vast.status, nu.status) == ("vastgelegd", "gecontroleerd")
    assert vast.berekend_door_id != vast.vastgelegd_door_id
    assert Subsidielijn.objects.filter(run=vast).count() > 100
    correcties = Subsidielijn.objects.filter(run=nu, is_correctie=True, jaar=vast.jaar)
    assert correcties.exists()
    assert all(een.uitleg for een in correcties)
    uitkomsten = Counter(Betwisting.objects.values_list("uitkomst", flat=True))
    assert uitkomsten == {"aanvaard": 1, "afgewezen": 1, "": 1}
    assert Voorschot.objects.filter(jaar=vast.jaar).values("kwartaal").distinct().count() >= 3


@pytest.mark.django_db
def test_twee_keer_laden_op_een_dag_geeft_hetzelfde() -> None:
    beelden = []
    for uur in (7, 21):
        moment = timezone.localtime().replace(hour=uur, minute=13)
        with time_machine.travel(moment, tick=True), transaction.atomic():
            assert laad(AANTAL, 12) is True
            beelden.append(beeld_van_alles())
            transaction.set_rollback(True)
    for wat, eerste in beelden[0].items():
        assert eerste == beelden[1][wat], wat


def test_bij_els_heet_niemand_hetzelfde() -> None:
    assert len({(een.voornaam, een.achternaam) for een in BIJ_ELS}) == len(BIJ_ELS)
