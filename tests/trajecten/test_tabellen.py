"""What the tables of trajecten refuse whatever door it comes through, raw SQL included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject, stel_aan
from trajecten.models import Actie, Actiemoment, Onderbreking, Traject, Verlenging, Zorgmoment
from trajecten.soorten import ZORG
from trajecten.statussen import AFGEROND, GEPLAND, GESCHRAPT, LOPEND, PLAN_IN_OPMAAK, TOEGEWEZEN
from werkzorg.databank.perioden import reeks
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db


@contextmanager
def geweigerd(regel: str) -> Iterator[None]:
    """What happens inside is refused by this rule of the database."""
    try:
        with transaction.atomic(), in_handeling():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as fout:
        gevonden = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", "")
        if gevonden != regel:
            raise
    else:
        pytest.fail(f"{regel} weigerde niets")


def maak_actie(traject: Traject, **velden: Any) -> Actie:
    """An action in the middle of the traject."""
    begin = traject.startdatum or timezone.localdate()
    with in_handeling():
        return Actie.objects.create(
            **{
                "traject": traject,
                "volgorde": Actie.objects.filter(traject=traject).count() + 1,
                "domein": "werk",
                "soort": "werkattitudes",
                "omschrijving": "Op tijd komen",
                "van": begin + timedelta(days=10),
                "tot_en_met": begin + timedelta(days=100),
                "uren_per_week": Decimal("8"),
                **velden,
            }
        )


def test_een_tweede_open_traject_wordt_geweigerd(cast: Rolverdeling) -> None:
    eerste = maak_traject(cast)
    with geweigerd("traject_een_tegelijk"):
        maak_traject(cast, deelnemer=eerste.deelnemer, status="aangevraagd")


@pytest.mark.parametrize("naar", [AFGEROND, "geweigerd", "goedgekeurd", "toegewezen"])
def test_een_sprong_van_status_wordt_geweigerd(cast: Rolverdeling, naar: str) -> None:
    traject = maak_traject(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), in_handeling(), connection.cursor() as cursor:
        cursor.execute("UPDATE trajecten_traject SET status = %s WHERE id = %s", [naar, traject.pk])


def test_een_latere_uiterste_einddatum_dan_de_wet_wordt_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    assert traject.uiterste_einddatum is not None
    with geweigerd("traject_uiterste_einddatum"):
        Traject.objects.filter(pk=traject.pk).update(
            uiterste_einddatum=traject.uiterste_einddatum + timedelta(days=1)
        )


def test_meer_maanden_dan_de_maximumduur_worden_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    with geweigerd("traject_maximumduur"):
        Traject.objects.filter(pk=traject.pk).update(max_maanden=19)


def test_verlengen_zonder_beslissing_wordt_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    with geweigerd("traject_verlenging_toegekend"):
        Traject.objects.filter(pk=traject.pk).update(verlenging_maanden=6)


def test_een_toegekende_verlenging_telt(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    assert traject.startdatum is not None
    wie = cast.casemanager_werk.gebruiker
    with in_handeling():
        rij = Verlenging.objects.create(
            traject=traject,
            maanden=6,
            motivering="Bijna klaar.",
            gevraagd_op=timezone.localdate(),
            gevraagd_door=wie,
        )
        Verlenging.objects.filter(pk=rij.pk).update(
            status="toegekend", beslist_op=timezone.localdate(), beslist_door=wie, beslissing="Ja."
        )
        later = einde_na_maanden(traject.startdatum, 24)
        Traject.objects.filter(pk=traject.pk).update(verlenging_maanden=6, uiterste_einddatum=later)
    with geweigerd("traject_uiterste_einddatum"):
        Traject.objects.filter(pk=traject.pk).update(uiterste_einddatum=later + timedelta(days=1))


def test_een_onderbreking_die_de_klok_stopt_geeft_dagen_en_neemt_ze_terug(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    assert traject.startdatum
    assert traject.uiterste_einddatum
    begin = traject.startdatum + timedelta(days=5)
    with in_handeling():
        rust = Onderbreking.objects.create(
            traject=traject,
            periode=reeks(begin, begin + timedelta(days=9)),
            reden="opname",
            stopt_klok=True,
            gemeld_door=cast.casemanager_zorg.gebruiker,
        )
        Traject.objects.filter(pk=traject.pk).update(
            uiterste_einddatum=traject.uiterste_einddatum + timedelta(days=10)
        )
    with geweigerd("traject_uiterste_einddatum"):
        rust.delete()


def test_een_onderbreking_die_de_klok_stopt_heeft_een_einde(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    with geweigerd("onderbreking_klok_met_einde"):
        Onderbreking.objects.create(
            traject=traject,
            periode=reeks(timezone.localdate(), None),
            reden="opname",
            stopt_klok=True,
            gemeld_door=cast.casemanager_zorg.gebruiker,
        )


@pytest.mark.parametrize(("van", "tot"), [(10, 600), (-1, 5)])
def test_een_actie_buiten_het_traject_wordt_geweigerd(cast: Rolverdeling, van: int, tot: int) -> None:
    traject = maak_traject(cast)
    assert traject.startdatum
    begin = traject.startdatum
    with geweigerd("actie_binnen_de_looptijd"):
        maak_actie(traject, van=begin + timedelta(days=van), tot_en_met=begin + timedelta(days=tot))


def test_een_actie_in_een_traject_dat_niet_begon_wordt_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast, status=TOEGEWEZEN)
    with geweigerd("actie_binnen_de_looptijd"):
        maak_actie(traject)


def test_inkorten_kan_niet_over_een_actie_heen(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    actie = maak_actie(traject)
    korter = actie.tot_en_met - timedelta(days=1)
    with geweigerd("traject_niets_na_het_einde"):
        Traject.objects.filter(pk=traject.pk).update(uiterste_einddatum=korter)
    with in_handeling():
        Actie.objects.filter(pk=actie.pk).update(status=GESCHRAPT)
        Traject.objects.filter(pk=traject.pk).update(uiterste_einddatum=korter)


def test_werk_en_zorg_van_een_organisatie_wordt_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast, status=PLAN_IN_OPMAAK)
    zelfde = cast.casemanager_werk
    with geweigerd("aanstelling_een_per_kant"):
        stel_aan(traject, ZORG, zelfde, timezone.localdate())
    with in_handeling():
        traject.aanstellingen.filter(kant=ZORG).update(
            periode=reeks(traject.ontvangen_op, timezone.localdate() - timedelta(days=1))
        )
    with geweigerd("aanstelling_niet_werk_en_zorg"):
        stel_aan(traject, ZORG, zelfde, timezone.localdate())


def test_een_actie_op_een_zorgmoment_wordt_langs_beide_kanten_geweigerd(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    actie = maak_actie(traject)
    zorg = {"traject": traject, "weekdag": 1, "van_uur": time(9), "tot_uur": time(11)}
    with in_handeling():
        Actiemoment.objects.create(actie=actie, weekdag=1, van_uur=time(10), tot_uur=time(12))
    with geweigerd("actie_niet_op_zorgmoment"):
        Zorgmoment.objects.create(**zorg, periode=reeks(actie.van, None))
    with in_handeling():
        # Ends as the action begins: no clash.
        Zorgmoment.objects.create(**{**zorg, "tot_uur": time(10)}, periode=reeks(actie.van, None))
        # After the action ended: no clash either.
        later = reeks(actie.tot_en_met + timedelta(days=1), None)
        Zorgmoment.objects.create(**zorg, periode=later)
    with geweigerd("actie_niet_op_zorgmoment"):
        Actie.objects.filter(pk=actie.pk).update(tot_en_met=actie.tot_en_met + timedelta(days=8))
    with geweigerd("actie_niet_op_zorgmoment"):
        Actiemoment.objects.create(actie=actie, weekdag=1, van_uur=time(9, 30), tot_uur=time(9, 45))


def test_een_actie_begint_gepland(cast: Rolverdeling) -> None:
    traject = maak_traject(cast, status=LOPEND)
    with pytest.raises(DatabaseError), transaction.atomic():
        maak_actie(traject, status="afgewerkt", afgewerkt_op=timezone.localdate())
    assert maak_actie(traject).status == GEPLAND
