"""Raw SQL does not bring a traject, a plan, a decision or an extension where the law did not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten.eindes import dien_verslag_in, met_dossier, schrijf_advies
from tests.trajecten.maken import in_handeling, maak_traject, stel_aan, verstuur
from tests.trajecten.opvolgen import noteer, over, vandaag, vraag_verlenging
from tests.trajecten.plannen import in_opmaak
from tests.trajecten.test_deelname_toekennen import ken_toe
from tests.trajecten.test_evaluatie_registreren import evalueer
from tests.trajecten.test_tabellen import geweigerd, maak_actie
from tests.trajecten.test_verlenging_toekennen import ken_toe as verleng
from tests.trajecten.verzoeken import beoordeel, vraag_aan
from trajecten.models import Beoordeling, Evaluatie, Notitie, Planversie, Traject, Uren, Verlenging
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import (
    AFGEROND,
    AFRONDEND,
    GEWEIGERD,
    GOEDGEKEURD,
    IN_BEOORDELING,
    LOPEND,
    ONDERBROKEN,
    PLAN_INGEDIEND,
    TOEGEWEZEN,
    VERLENGING_GEVRAAGD,
)

pytestmark = pytest.mark.django_db


def sql(opdracht: str, *waarden: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def zet_status(traject: Traject, naar: str) -> None:
    sql("UPDATE trajecten_traject SET status = %s WHERE id = %s", naar, traject.pk)


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        (IN_BEOORDELING, GOEDGEKEURD),
        (IN_BEOORDELING, GEWEIGERD),
        (GOEDGEKEURD, TOEGEWEZEN),
        ("plan_in_opmaak", PLAN_INGEDIEND),
        (PLAN_INGEDIEND, LOPEND),
        (LOPEND, ONDERBROKEN),
        (LOPEND, VERLENGING_GEVRAAGD),
        (AFRONDEND, AFGEROND),
    ],
)
def test_geen_status_zonder_wat_ertoe_leidt(cast: Rolverdeling, van: str, naar: str) -> None:
    traject = maak_traject(cast, status=van)
    with geweigerd("traject_stukken_bij_status"):
        zet_status(traject, naar)


def test_met_een_helft_van_de_tandem_gaat_het_ook_niet(cast: Rolverdeling) -> None:
    traject = maak_traject(cast, status=GOEDGEKEURD)
    stel_aan(traject, WERK, cast.casemanager_werk, vandaag())
    with geweigerd("traject_stukken_bij_status"):
        zet_status(traject, TOEGEWEZEN)
    stel_aan(traject, ZORG, cast.casemanager_zorg, vandaag())
    with in_handeling():
        zet_status(traject, TOEGEWEZEN)


def test_een_verkeerde_beslissing_is_er_geen(cast: Rolverdeling) -> None:
    rij = beoordeel(cast, vraag_aan(cast))
    with in_handeling():
        Beoordeling.objects.filter(pk=rij.pk).update(
            uitkomst=False,
            motivering="Neen.",
            ander_aanbod="ander",
            beslist_op=vandaag(),
            beslist_door=cast.spelers["vdab_beslisser"].gebruiker,
        )
    with geweigerd("traject_stukken_bij_status"):
        zet_status(rij, GOEDGEKEURD)


def test_een_traject_van_2022_begint_niet_afgerond_en_wisselt_niet_van_decreet(cast: Rolverdeling) -> None:
    voorbeeld = maak_traject(cast)
    velden = {
        "deelnemer": voorbeeld.deelnemer,
        "vdab_id": voorbeeld.vdab_id,
        "aanmelder_id": voorbeeld.aanmelder_id,
        "aanmelder_rol": voorbeeld.aanmelder_rol,
        "ontvangen_op": over(-900),
        "informatieplicht_op": over(-800),
        "startdatum": over(-800),
        "max_maanden": 18,
        "uiterste_einddatum": over(-400),
        "einddatum": over(-400),
        "einde_reden": "doel_bereikt",
        "status": AFGEROND,
    }
    with geweigerd("traject_begint_met_verzoek"):
        Traject.objects.create(**velden)
    with in_handeling():
        oud = Traject.objects.create(**velden, regeling="2014")
    with geweigerd("traject_blijft_bij_zijn_decreet"):
        Traject.objects.filter(pk=oud.pk).update(regeling="2022")


def test_wat_vdab_besliste_verandert_niet_meer(cast: Rolverdeling) -> None:
    rij = beoordeel(cast, vraag_aan(cast))
    ken_toe(cast, rij)
    for veld, waarde in (("uitkomst", False), ("motivering", "Anders."), ("groei", "Anders.")):
        with geweigerd("trajecten_beoordeling_vastgelegd"):
            Beoordeling.objects.filter(pk=rij.pk).update(**{veld: waarde})
    with in_handeling():
        Beoordeling.objects.filter(pk=rij.pk).update(geregistreerd_op=vandaag())


def test_een_plan_gaat_niet_weg_zonder_drie_akkoorden(cast: Rolverdeling) -> None:
    traject = in_opmaak(cast)
    with in_handeling():
        versie = Planversie.objects.create(
            traject=traject, nummer=1, inhoud={}, gemaakt_door=cast.casemanager_werk.gebruiker
        )
    with geweigerd("planversie_ingediend_met_akkoorden"):
        Planversie.objects.filter(pk=versie.pk).update(ingediend_op=timezone.now())
    with geweigerd("planversie_eerst_ingediend"):
        Planversie.objects.filter(pk=versie.pk).update(geregistreerd_op=vandaag())
    verstuur(versie)
    with in_handeling():
        zet_status(traject, PLAN_INGEDIEND)


def test_een_eindadvies_komt_na_het_eindverslag(cast: Rolverdeling) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    nu, wie = timezone.now(), cast.casemanager_werk.gebruiker
    klaar = {
        "besproken_op": vandaag(),
        "akkoord_werk_op": nu,
        "akkoord_werk_door": wie,
        "akkoord_zorg_op": nu,
        "akkoord_zorg_door": wie,
        "ingediend_op": nu,
        "ingediend_door": wie,
    }
    with geweigerd("eindadvies_na_het_eindverslag"):
        traject.eindadviezen.update(**klaar)
    dien_verslag_in(traject, cast.casemanager_werk)
    with in_handeling():
        traject.eindadviezen.update(**klaar)


@pytest.mark.parametrize(("maanden", "eerder"), [(7, 0), (2, 1)])
def test_een_verlenging_is_niet_langer_of_vaker_dan_de_wet(
    cast: Rolverdeling, maanden: int, eerder: int
) -> None:
    traject = maak_traject(cast)
    if eerder:
        vraag_verlenging(traject, cast.casemanager_werk)
        verleng(traject, cast.spelers["vdab_beslisser"])
    wie = cast.spelers["vdab_beslisser"].gebruiker
    with in_handeling():
        vraag = Verlenging.objects.create(
            traject=traject, maanden=maanden, motivering="x", gevraagd_op=vandaag(), gevraagd_door=wie
        )
    with geweigerd("verlenging_binnen_de_wet"):
        Verlenging.objects.filter(pk=vraag.pk).update(
            status="toegekend", beslist_op=vandaag(), beslist_door=wie, beslissing="Ja."
        )


def test_een_besliste_verlenging_verandert_niet_meer(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    verleng(traject, cast.spelers["vdab_beslisser"])
    with geweigerd("trajecten_verlenging_vastgelegd"):
        Verlenging.objects.filter(traject=traject).update(maanden=6)


def test_niets_schuift_achteraf_voorbij_het_einde(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    notitie = noteer(traject, cast.casemanager_werk)
    evaluatie = evalueer(traject, cast.casemanager_werk)
    assert traject.uiterste_einddatum is not None
    later = traject.uiterste_einddatum + timedelta(days=1)
    with geweigerd("notitie_binnen_de_looptijd"):
        Notitie.objects.filter(pk=notitie.pk).update(dag=later)
    with geweigerd("evaluatie_binnen_de_looptijd"):
        Evaluatie.objects.filter(pk=evaluatie.pk).update(op=later)


def test_een_vroeger_einde_laat_geen_evaluatie_en_geen_contact_achter(cast: Rolverdeling) -> None:
    gesproken, geevalueerd = maak_traject(cast), maak_traject(cast)
    noteer(gesproken, cast.casemanager_werk)
    evalueer(geevalueerd, cast.casemanager_werk)
    einde = {"status": AFRONDEND, "einddatum": over(-1), "einde_reden": "verhuis"}
    with geweigerd("traject_geen_contact_na_het_einde"):
        Traject.objects.filter(pk=gesproken.pk).update(**einde)
    with geweigerd("traject_niets_na_het_einde"):
        Traject.objects.filter(pk=geevalueerd.pk).update(**einde)
    with in_handeling():
        Traject.objects.filter(pk=gesproken.pk).update(**einde | {"einde_reden": "overlijden"})


def test_uren_en_actie_zijn_van_een_traject(cast: Rolverdeling) -> None:
    een, ander = maak_traject(cast), maak_traject(cast)
    actie = maak_actie(een)
    with geweigerd("uren_van_hetzelfde_traject"):
        Uren.objects.create(
            traject=ander,
            actie=actie,
            organisatie=cast.casemanager_werk.lidmaatschap.organisatie,
            dag=vandaag(),
            uren=1,
            door=cast.casemanager_werk.gebruiker,
        )
    with geweigerd("trajecten_actie_vastgelegd"):
        type(actie).objects.filter(pk=actie.pk).update(traject=ander)
