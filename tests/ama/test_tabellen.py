"""What the tables of AMA refuse whatever door it comes through, raw SQL included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ama.models import (
    Aanwezigheid,
    Handtekening,
    Overeenkomst,
    Overeenkomstversie,
    Roosterblok,
    Sluiting,
    Statuut,
    Subsidielijn,
    Subsidierun,
    Toestemming,
    Werkaanbod,
)
from ama.soorten import WSE
from ama.statussen import ACTIEF, CONCEPT, INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama.maken import (
    START,
    leg_vast,
    maak_aanwezigheid,
    maak_begeleiding,
    maak_evaluatie,
    maak_lijn,
    maak_overeenkomst,
    maak_run,
    maak_sessie,
    maak_versie,
)
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from tests.trajecten.test_tabellen import geweigerd
from werkzorg.databank.perioden import reeks

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def naast(eerste: Overeenkomst, cast: Rolverdeling, **velden: Any) -> Overeenkomst:
    """Another agreement of the same person."""
    return maak_overeenkomst(cast, deelnemer=eerste.deelnemer, **velden)


@contextmanager
def onveranderlijk() -> Iterator[None]:
    """What happens inside is refused because it stands for ever."""
    with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic(), in_handeling():
        yield


def verander(rij: Any, **velden: Any) -> None:
    """An update in the database itself, past every model method."""
    type(rij).objects.filter(pk=rij.pk).update(**velden)


# --- agreements -------------------------------------------------------------------------------------------------------
def test_nooit_twee_soorten_op_dezelfde_dag(cast: Rolverdeling) -> None:
    eerste = maak_overeenkomst(cast, einde=date(2026, 3, 31), einde_reden="verhuisd")
    with geweigerd("overeenkomst_nooit_twee_soorten"):
        naast(eerste, cast, soort=WSE, start=date(2026, 3, 31))
    # A draft of the other kind is no agreement yet, and the day after the end is free.
    naast(eerste, cast, soort=WSE, status=KLAAR)
    naast(eerste, cast, soort=WSE, start=date(2026, 4, 1))
    # The other way round too.
    with geweigerd("overeenkomst_nooit_twee_soorten"):
        naast(eerste, cast, start=date(2026, 5, 1))


def test_een_overeenkomst_per_werkpost_tegelijk(cast: Rolverdeling) -> None:
    eerste = maak_overeenkomst(cast)
    with geweigerd("overeenkomst_een_per_werkpost"):
        naast(eerste, cast, werkpost=eerste.werkpost, start=date(2026, 6, 1))
    # Another werkpost, another begeleider, another person: all at the same time.
    naast(eerste, cast)
    naast(eerste, cast, speler=cast.buren["begeleider_ama"])
    maak_overeenkomst(cast, werkpost=eerste.werkpost)
    naast(eerste, cast, werkpost=eerste.werkpost, status=CONCEPT)
    with geweigerd("overeenkomst_een_ontwerp"):
        naast(eerste, cast, werkpost=eerste.werkpost, status=KLAAR)


def test_geen_sprong(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=KLAAR)
    for naar in (INGEDIEND, ACTIEF):
        with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic(), in_handeling():
            verander(rij, status=naar)


def test_wat_bij_een_status_hoort(cast: Rolverdeling) -> None:
    klaar = maak_overeenkomst(cast, status=KLAAR)
    with geweigerd("overeenkomst_getekend_en_geinformeerd"):
        verander(klaar, status=ONDERTEKEND, ondertekend_op=START)
    with geweigerd("overeenkomst_getekend_en_geinformeerd"):
        verander(klaar, ondertekend_op=START)
    getekend = maak_overeenkomst(cast, status=ONDERTEKEND)
    with geweigerd("overeenkomst_ingediend_met_dag"):
        verander(getekend, status=INGEDIEND)
    actief = maak_overeenkomst(cast)
    with geweigerd("overeenkomst_beeindigd_met_dag"):
        verander(actief, status="beeindigd")
    for einde, reden in ((START - DAG, "verhuisd"), (START, ""), (None, "verhuisd")):
        with geweigerd("overeenkomst_einde_na_start"):
            verander(actief, einde=einde, einde_reden=reden)


def test_wat_ondertekend_is_verandert_niet(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    for velden in ({"start": START + DAG}, {"soort": WSE}, {"werkpost": maak_werkpost("Ander")}):
        with onveranderlijk():
            verander(rij, **velden)


# --- versions and signatures ------------------------------------------------------------------------------------------
def test_een_getekende_versie_ligt_vast(cast: Rolverdeling) -> None:
    versie = maak_versie(maak_overeenkomst(cast))
    for velden in ({"hygiene": "anders"}, {"ingaat_op": START + DAG}, {"activiteiten": []}):
        with onveranderlijk():
            verander(versie, **velden)
    # Its last day follows from the next version.
    with in_handeling():
        verander(versie, geldt=reeks(START, START + 30 * DAG))
    with geweigerd("rooster_voor_ondertekening"):
        Roosterblok.objects.create(versie=versie, weekdag=1, van=time(9), tot=time(12))
    with geweigerd("rooster_voor_ondertekening"):
        verander(versie.blokken.get(), tot=time(13))
    with geweigerd("handtekening_eenmaal"):
        Handtekening.objects.create(
            versie=versie, partij="deelnemer", naam="x", op=START, wijze="ter_plaatse"
        )


def test_een_addendum_tegelijk_en_een_geldige_versie_per_dag(cast: Rolverdeling) -> None:
    overeenkomst = maak_overeenkomst(cast)
    maak_versie(overeenkomst)
    open_ = maak_versie(overeenkomst, 2, vervallen_op=timezone.now())
    with in_handeling():
        derde = Overeenkomstversie.objects.create(
            overeenkomst=overeenkomst,
            nummer=3,
            ingaat_op=date(2026, 6, 1),
            opgemaakt_door=open_.opgemaakt_door,
        )
    with geweigerd("overeenkomstversie_een_open"):
        Overeenkomstversie.objects.create(
            overeenkomst=overeenkomst,
            nummer=4,
            ingaat_op=date(2026, 7, 1),
            opgemaakt_door=open_.opgemaakt_door,
        )
    with geweigerd("overeenkomstversie_een_geldig"):
        verander(derde, getekend_op=START, geldt=reeks(date(2026, 6, 1), None))
    with geweigerd("overeenkomstversie_geldt_na_tekenen"):
        verander(derde, getekend_op=START)
    with geweigerd("overeenkomstversie_geldt_na_tekenen"):
        verander(derde, geldt=reeks(date(2026, 6, 1), None))


def test_een_scan_wordt_nagekeken(cast: Rolverdeling) -> None:
    versie = maak_versie(maak_overeenkomst(cast, status=KLAAR))
    with geweigerd("handtekening_scan_nagekeken"):
        Handtekening.objects.create(versie=versie, partij="deelnemer", naam="x", op=START, wijze="scan")


def test_een_onmogelijk_blok(cast: Rolverdeling) -> None:
    versie = maak_versie(maak_overeenkomst(cast, status=KLAAR))
    for velden in ({"tot": time(9)}, {"weekdag": 7}, {"om_de": 0}, {"om_de": 2, "week": 2}):
        with geweigerd("roosterblok_kan"):
            Roosterblok.objects.create(
                **{"versie": versie, "weekdag": 2, "van": time(9), "tot": time(12), **velden}
            )


# --- presences --------------------------------------------------------------------------------------------------------
def test_aanwezig_binnen_de_overeenkomst(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, einde=date(2026, 2, 2), einde_reden="verhuisd")
    maak_aanwezigheid(rij, START)
    maak_aanwezigheid(rij, date(2026, 2, 2))
    for dag in (START - DAG, date(2026, 2, 3)):
        with geweigerd("aanwezigheid_binnen_overeenkomst"):
            maak_aanwezigheid(rij, dag)
    with geweigerd("aanwezigheid_na_ondertekening"):
        maak_aanwezigheid(maak_overeenkomst(cast, status=KLAAR), START)
    with geweigerd("aanwezigheid_eenmaal_per_dag"):
        maak_aanwezigheid(rij, START, "V")
    with geweigerd("overeenkomst_niets_erbuiten"):
        verander(rij, einde=date(2026, 2, 1))


@pytest.mark.parametrize(("status", "minuten"), [("A", 0), ("A", 721), ("V", 1), ("O", 60), ("X", 60)])
def test_uren_bij_de_status(cast: Rolverdeling, status: str, minuten: int) -> None:
    with geweigerd("aanwezigheid_uren_bij_status"):
        maak_aanwezigheid(maak_overeenkomst(cast), START, status, minuten=minuten)


def test_de_eerste_waarde_blijft(cast: Rolverdeling) -> None:
    rij = maak_aanwezigheid(maak_overeenkomst(cast), START)
    with in_handeling():
        verander(rij, status="V", minuten=0, eerste_status="A", eerste_minuten=180)
    with onveranderlijk():
        verander(rij, eerste_status="O", eerste_minuten=0)
    with geweigerd("aanwezigheid_eerste_heel"):
        verander(maak_aanwezigheid(rij.overeenkomst, START + DAG), eerste_status="A")


def test_een_gesloten_werkpost(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    maak_aanwezigheid(rij, START)
    maak_aanwezigheid(rij, START + DAG, "O")
    gewoon = {"werkpost": rij.werkpost, "geregistreerd_door": rij.begeleider}
    with geweigerd("sluiting_zonder_aanwezigen"):
        Sluiting.objects.create(periode=reeks(START, START), **gewoon)
    # Who was absent can have been so because it was closed.
    with in_handeling():
        dicht = Sluiting.objects.create(periode=reeks(START + DAG, START + 5 * DAG), **gewoon)
    with geweigerd("aanwezigheid_werkpost_open"):
        maak_aanwezigheid(rij, START + 2 * DAG)
    with geweigerd("sluiting_een_tegelijk"):
        Sluiting.objects.create(periode=reeks(START + 5 * DAG, START + 6 * DAG), **gewoon)
    with in_handeling():
        verander(dicht, ingetrokken_op=timezone.now())
    maak_aanwezigheid(rij, START + 2 * DAG)


def test_een_groot_blad_gaat_in_een_keer(cast: Rolverdeling) -> None:
    """The triggers work row by row for a bulk insert too."""
    rij = maak_overeenkomst(cast)
    rijen = [
        Aanwezigheid(
            overeenkomst=rij,
            dag=START + later * DAG,
            status="A",
            minuten=60,
            ingevuld_door=rij.opgemaakt_door,
        )
        for later in range(-1, 3)
    ]
    with geweigerd("aanwezigheid_binnen_overeenkomst"):
        Aanwezigheid.objects.bulk_create(rijen)
    with in_handeling():
        Aanwezigheid.objects.bulk_create(rijen[1:])
    assert Aanwezigheid.objects.filter(overeenkomst=rij).count() == 3


# --- the rest of a person ---------------------------------------------------------------------------------------------
def test_statuut_en_toestemming(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    van = {"deelnemer": rij.deelnemer, "begeleider": rij.begeleider}
    statuut = {
        **van,
        "soort": "leefloon",
        "periode": reeks(START, None),
        "vastgelegd_door": rij.opgemaakt_door,
    }
    with in_handeling():
        Statuut.objects.create(**statuut)
        Statuut.objects.create(**{**statuut, "soort": "tegemoetkoming_fod"})
    with geweigerd("statuut_eenmaal_tegelijk"):
        Statuut.objects.create(**{**statuut, "periode": reeks(START + DAG, None)})
    with geweigerd("statuut_andere_met_naam"):
        Statuut.objects.create(**{**statuut, "soort": "andere"})
    toestemming = {
        **van, "instantie": "ocmw", "uitkomst": "verleend", "gegeven_op": START, "van": START,
        "bewijs_bewaard": True, "geregistreerd_door": rij.opgemaakt_door,
    }  # fmt: skip
    with in_handeling():
        Toestemming.objects.create(**toestemming)
    for velden, regel in (
        ({"bewijs_bewaard": False}, "toestemming_met_bewijs"),
        ({"tot": START - DAG}, "toestemming_tot_na_van"),
        ({"ingetrokken_op": START - DAG}, "toestemming_intrekking_na_van"),
        ({"minuten_per_week": 0}, "toestemming_uren_kunnen"),
    ):
        with geweigerd(regel):
            Toestemming.objects.create(**{**toestemming, **velden})


def test_een_evaluatie_tegelijk_en_een_afgewerkte_ligt_vast(cast: Rolverdeling) -> None:
    begeleiding = maak_begeleiding(maak_overeenkomst(cast))
    rij = maak_evaluatie(begeleiding)
    with geweigerd("jaarevaluatie_een_open"):
        maak_evaluatie(begeleiding)
    with geweigerd("jaarevaluatie_afgewerkt_is_heel"):
        verander(rij, status="afgewerkt", op=START)
    af = {
        "status": "afgewerkt", "op": START, "afgewerkt_op": timezone.now(), "volgende_stap_mogelijk": False,
        "afgewerkt_door": cast.spelers["begeleider_ama"].gebruiker, "uitkomst": "verder",
    }  # fmt: skip
    with in_handeling():
        verander(rij, **af)
    with onveranderlijk():
        verander(rij, uitkomst="stop")
    with geweigerd("jaarevaluatie_een_per_dag"):
        verander(maak_evaluatie(begeleiding), **af)
    with geweigerd("begeleiding_een_lopende"):
        maak_begeleiding(maak_overeenkomst(cast, deelnemer=begeleiding.deelnemer))


def test_een_sessie(cast: Rolverdeling) -> None:
    rij = maak_sessie(maak_overeenkomst(cast), minuten=30)
    with geweigerd("sessie_duur_kan"):
        verander(rij, minuten=0)


def test_een_aanbod_per_werkpost(cast: Rolverdeling) -> None:
    werkpost = maak_werkpost()
    gewoon = {
        "werkpost": werkpost, "periode": reeks(START, None), "activiteiten": ["inpakken"], "plaatsen": 3,
        "open_dagen": [0, 4], "geregistreerd_door": werkpost.organisatie,
    }  # fmt: skip
    with in_handeling():
        Werkaanbod.objects.create(**gewoon)
    for velden, regel in (
        ({}, "werkaanbod_een_tegelijk"),
        ({"activiteiten": []}, "werkaanbod_met_activiteit"),
        ({"plaatsen": 0}, "werkaanbod_met_plaats"),
        ({"open_dagen": [7]}, "werkaanbod_open_dagen"),
        ({"open_dagen": []}, "werkaanbod_open_dagen"),
    ):
        with geweigerd(regel):
            Werkaanbod.objects.create(
                **{**gewoon, "werkpost": werkpost if not velden else maak_werkpost(), **velden}
            )


# --- who sees what ----------------------------------------------------------------------------------------------------
def test_wie_wat_ziet(cast: Rolverdeling) -> None:
    overeenkomst = maak_overeenkomst(cast)
    maak_versie(overeenkomst)
    maak_aanwezigheid(overeenkomst, START)
    lijn = maak_lijn(maak_run(cast.departement), overeenkomst)
    eigen, buur = cast.spelers["begeleider_ama"].door, cast.buren["begeleider_ama"].door
    for model in (Overeenkomst, Overeenkomstversie, Aanwezigheid):
        assert model.objects.zichtbaar_voor(eigen).count() == 1, model
        for speler in (buur, *(een.door for rol, een in cast.spelers.items() if rol != "begeleider_ama")):
            assert not model.objects.zichtbaar_voor(speler).exists(), (model, speler)
    # A run that nobody checked is only for the departement.
    assert not Subsidierun.objects.zichtbaar_voor(eigen).exists()
    assert Subsidierun.objects.zichtbaar_voor(cast.departement.door).exists()
    leg_vast(lijn.run, cast.buren["departement_zorg"])
    assert Subsidielijn.objects.zichtbaar_voor(eigen).exists()
    assert not Subsidielijn.objects.zichtbaar_voor(buur).exists()
