"""VDAB decides while somebody else registers that the person moved on: one of both holds, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError

from ama.domein.doorstroom import Stap
from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.doorstroom import doorstroom_registreren
from ama.handelingen.jaarbeslissing import jaarbeslissing_stopzetten, jaarbeslissing_verlengen
from ama.models import Aanwezigheid, Doorstroom, Overeenkomst, Toeleiding
from tests.ama.begeleiden import begeleider, over
from tests.ama.maken import maak_aanwezigheid
from tests.ama.wse import gestart, met_overeenkomst, open_beslissing, vdab
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = aantal(4, 25)


@pytest.fixture
def tweetal(transactional_db: None) -> Rolverdeling:
    """Only the players these tests need: a transactional test pays for every row."""
    return Rolverdeling(
        {
            "begeleider_ama": maak_speler("begeleider_ama", maak_organisatie("Eigen", "maatwerkbedrijf")),
            "vdab_beslisser": maak_speler("vdab_beslisser", maak_organisatie("VDAB", "vdab")),
        },
        {},
    )


def _lukt(doe) -> bool:
    try:
        doe()
    except (Geweigerd, Versieconflict):
        return False
    return True


def test_een_beslissing_en_een_doorstroom_tegelijk(tweetal: Rolverdeling) -> None:
    rij = gestart(tweetal)
    overeenkomst = met_overeenkomst(tweetal, rij)
    beslissing = open_beslissing(tweetal, rij)
    stop = partial(
        jaarbeslissing_stopzetten,
        beslissing,
        uitkomst="gestopt",
        motivering="Het lukt niet meer.",
        einde=over(5),
        versie=1,
        door=vdab(tweetal).door,
    )
    weg = partial(
        doorstroom_registreren,
        rij,
        stap=Stap("nec", over(20), 600),
        versie=rij.versie,
        door=begeleider(tweetal).door,
    )
    assert sorted(tegelijk(partial(_lukt, stop), partial(_lukt, weg))) == [False, True]
    nu, rest = Toeleiding.objects.get(pk=rij.pk), Overeenkomst.objects.get(pk=overeenkomst.pk)
    stroomde_door = Doorstroom.objects.exists()
    assert (nu.status, nu.einde) == (("doorgestroomd", over(19)) if stroomde_door else ("stopgezet", over(5)))
    assert rest.einde == nu.einde
    beslissing.refresh_from_db()
    assert beslissing.status == ("vervallen" if stroomde_door else "beslist")


def test_twee_keer_verlengen_is_een_keer(tweetal: Rolverdeling) -> None:
    beslissing = open_beslissing(tweetal, gestart(tweetal))
    verleng = partial(
        jaarbeslissing_verlengen, beslissing, motivering="Zij groeit.", versie=1, door=vdab(tweetal).door
    )
    uit = tegelijk(
        partial(_lukt, partial(verleng, tot=over(100))), partial(_lukt, partial(verleng, tot=over(200)))
    )
    assert sorted(uit) == [False, True]


def _beslist_te_stoppen(cast: Rolverdeling, rij: Toeleiding, dagen: int) -> Callable[[], object]:
    """VDAB decides that AMA was over so many days from now (negative: before today)."""
    return partial(
        jaarbeslissing_stopzetten,
        open_beslissing(cast, rij),
        uitkomst="gestopt",
        motivering="Het lukt niet meer.",
        einde=over(dagen),
        versie=1,
        door=vdab(cast).door,
    )


def _stroomt_door(cast: Rolverdeling, rij: Toeleiding, dagen: int) -> Callable[[], object]:
    stap = Stap("nec", over(dagen + 1), 600)
    return partial(doorstroom_registreren, rij, stap=stap, versie=rij.versie, door=begeleider(cast).door)


@pytest.mark.parametrize("beeindig", [_beslist_te_stoppen, _stroomt_door])
def test_de_overeenkomst_stopt_terwijl_de_toeleiding_eindigt(tweetal: Rolverdeling, beeindig) -> None:
    for _ in range(KEREN):
        rij = gestart(tweetal)
        overeenkomst = met_overeenkomst(tweetal, rij)
        stop = partial(
            overeenkomst_stopzetten,
            overeenkomst,
            einde=over(-1),
            reden="verhuisd",
            toelichting="",
            versie=overeenkomst.versie,
            door=begeleider(tweetal).door,
        )
        toeleidingseinde = beeindig(tweetal, rij, -2)
        # Whoever is second finds it changed: nobody waits for ever, and nobody is told that the database is away.
        assert sorted(tegelijk(partial(_lukt, stop), partial(_lukt, toeleidingseinde))) == [False, True]
        nu, rest = Toeleiding.objects.get(pk=rij.pk), Overeenkomst.objects.get(pk=overeenkomst.pk)
        assert nu.einde == rest.einde
        assert nu.einde in (over(-1), over(-2))


@pytest.mark.parametrize("beeindig", [_beslist_te_stoppen, _stroomt_door])
def test_een_aanwezigheid_terwijl_de_toeleiding_eindigt(tweetal: Rolverdeling, beeindig) -> None:
    for _ in range(KEREN):
        rij = gestart(tweetal)
        overeenkomst = met_overeenkomst(tweetal, rij)

        def vul_in(overeenkomst: Overeenkomst = overeenkomst) -> bool:
            try:
                maak_aanwezigheid(overeenkomst, over(-1))
            except IntegrityError:
                return False
            return True

        eindigt, ingevuld = tegelijk(partial(_lukt, beeindig(tweetal, rij, -2)), vul_in)
        assert eindigt != ingevuld
        assert Aanwezigheid.objects.filter(overeenkomst=overeenkomst).exists() is ingevuld
