"""Lost mandates at their edges: planned hand-overs, a gap before the take-over, a long outage, the network."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from mandaten.models import Bevoegdheid
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten import netwerk
from tests.trajecten.eindes import maak_actie
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, maak_traject
from tests.trajecten.plannen import ingediend
from tests.trajecten.tandems import (
    ANDERE_REGIO,
    andere_organisatie,
    collega,
    laat_eindigen,
    met_team,
    opnieuw,
    over,
)
from trajecten.handelingen.mandaatverlies import mandaatverlies_afhandelen
from trajecten.handelingen.overdragen import traject_overdragen
from trajecten.models import Actie, Mandaatverlies, Traject
from trajecten.tasks.tandem import mandaatverlies_bewaken, tandems_bewaken
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def loop() -> int:
    telling = mandaatverlies_bewaken(timezone.localdate(), Klok("mandaatverlies_verwerken"))
    assert telling.fouten == 0
    return telling.gedaan


def plan_overdracht(
    rij: Traject,
    door: Speler,
    naar: Speler,
    op: date,
    soort: str = "organisatie",
    regio: str = "",
    **ook: Speler,
) -> None:
    rij = opnieuw(rij)
    traject_overdragen(
        rij,
        soort=soort,
        naar={"zorg": naar.lidmaatschap.pk, **{kant: wie.lidmaatschap.pk for kant, wie in ook.items()}},
        ingaat_op=op,
        nota="Neem het over.",
        versie=rij.versie,
        regio=regio,
        door=door.door,
    )


def open_taken() -> int:
    return Taak.objects.filter(soort="mandaatverlies_opvolgen", klaar_op__isnull=True).count()


def test_wie_later_zou_beginnen_zonder_mandaat_staat_er_ook(cast: Rolverdeling) -> None:
    met_team(cast)
    ander = andere_organisatie("casemanager_zorg", "vaph", bevoegd=False)
    bevoegd = geef_bevoegdheid(ander, "casemanager_zorg")
    rij = maak_traject(cast)
    plan_overdracht(rij, cast.casemanager_zorg, ander, over(30))
    # Withdrawn after the hand-over was planned: on the day on which she begins, she may not.
    laat_eindigen(bevoegd, over(10))
    assert loop() == 1
    verlies = Mandaatverlies.objects.get()
    assert (verlies.traject_id, verlies.organisatie_id) == (rij.pk, ander.lidmaatschap.organisatie_id)


def test_wie_later_begint_met_een_nieuw_mandaat_staat_er_niet(cast: Rolverdeling) -> None:
    met_team(cast)
    ander = andere_organisatie("casemanager_zorg", "vaph", bevoegd=False)
    eerste, tweede = (geef_bevoegdheid(ander, "casemanager_zorg") for _ in range(2))
    rij = maak_traject(cast)
    plan_overdracht(rij, cast.casemanager_zorg, ander, over(30))
    laat_eindigen(eerste, over(10))
    with in_handeling():
        tweede.periode = (over(20), None)
        tweede.save()
    assert loop() == 0


def test_na_een_verhuizing_telt_het_nieuwe_werkingsgebied(cast: Rolverdeling) -> None:
    met_team(cast)
    hier = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg", ANDERE_REGIO)
    rij = maak_traject(cast)
    nieuw = collega(cast.casemanager_zorg)
    plan_overdracht(
        rij, cast.casemanager_zorg, nieuw, over(5), "werkingsgebied", ANDERE_REGIO, werk=cast.casemanager_werk
    )
    # The mandate there ends on the very day before the move.
    laat_eindigen(hier, over(4))
    assert loop() == 1


def test_een_overname_met_een_gat_laat_het_verlies_open_tot_ze_ingaat(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    ander = andere_organisatie("casemanager_zorg", "vaph")
    rij = maak_traject(cast)
    laat_eindigen(bevoegd, over(10))
    assert loop() == 1
    plan_overdracht(rij, cast.casemanager_zorg, ander, over(60))
    assert Mandaatverlies.objects.get().afgehandeld_op is None
    assert open_taken() == 1
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        tandems_bewaken(timezone.localdate(), Klok("tandems_bewaken"))
    assert Mandaatverlies.objects.get().afgehandeld_op is not None
    assert open_taken() == 0


def test_een_overname_op_de_dag_erna_is_genoeg(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    ander = andere_organisatie("casemanager_zorg", "vaph")
    rij = maak_traject(cast)
    laat_eindigen(bevoegd, over(10))
    loop()
    plan_overdracht(rij, cast.casemanager_zorg, ander, over(11))
    assert Mandaatverlies.objects.get().afgehandeld_op is not None


def test_een_dossier_dat_later_geraakt_wordt_vraagt_opnieuw(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    maak_traject(cast)
    laat_eindigen(bevoegd, over(10))
    loop()
    verlies = Mandaatverlies.objects.get()
    mandaatverlies_afhandelen(
        verlies, afhandeling="Loopt af.", versie=verlies.versie, door=cast.spelers["vdab_beslisser"].door
    )
    assert open_taken() == 0
    maak_traject(cast)
    assert loop() == 1
    assert open_taken() == 1
    assert loop() == 0


def test_na_een_uitval_van_maanden_wordt_het_nog_gevonden(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    maak_traject(cast)
    laat_eindigen(bevoegd, over(-50))
    assert loop() == 1


def test_wie_intussen_weer_mag_raakt_niets(cast: Rolverdeling) -> None:
    eerste = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    tweede = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    maak_traject(cast)
    laat_eindigen(eerste, over(-20))
    with in_handeling():
        tweede.periode = (over(-10), None)
        tweede.save()
    assert loop() == 0


def test_het_netwerk_een_coordinator_en_een_dienstverlener(cast: Rolverdeling) -> None:
    coordinator, dienst = cast.spelers["netwerkcoordinator"], cast.spelers["dienstverlener"]
    van_netwerk = geef_bevoegdheid(coordinator, "netwerkcoordinator")
    plaats = geef_bevoegdheid(dienst, "dienstverlener")
    met_plan = ingediend(cast)
    met_actie, adhoc, gedaan = (maak_traject(cast) for _ in range(3))
    with in_handeling():
        for rij, velden in ((met_actie, {}), (adhoc, {"is_adhoc": True}), (gedaan, {"status": "geschrapt"})):
            actie = maak_actie(rij, 1, "werk", "werkattitudes", "Groen", dienst)
            Actie.objects.filter(pk=actie.pk).update(tot_en_met=over(40), uren_per_week=Decimal(4), **velden)
    laat_eindigen(van_netwerk, over(20))
    laat_eindigen(plaats, over(20))
    assert loop() == 2
    assert {(een.functie, een.traject_id) for een in Mandaatverlies.objects.all()} == {
        ("netwerkcoordinator", met_plan.pk),
        ("dienstverlener", met_actie.pk),
    }
    assert loop() == 0


def test_wie_een_andere_dienstverlener_krijgt_is_niet_meer_geraakt(cast: Rolverdeling) -> None:
    dienst, ander = cast.spelers["dienstverlener"], netwerk.nieuwe_dienstverlener()
    rij = maak_traject(cast)
    actie = netwerk.wijs_toe(cast, netwerk.maak_actie(rij))
    laat_eindigen(Bevoegdheid.objects.get(organisatie=dienst.lidmaatschap.organisatie), over(20))
    assert loop() == 1
    netwerk.wijs_toe(cast, actie, ander)
    assert Mandaatverlies.objects.get().afgehandeld_op is not None
    assert open_taken() == 0
