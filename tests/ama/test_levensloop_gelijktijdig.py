"""Two people at the same moment on the same agreements: each is done once, and nobody waits for ever."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest
from django.db import IntegrityError

from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.indienen import overeenkomsten_indienen
from ama.models import Aanwezigheid, Begeleiding, Overeenkomst
from ama.statussen import BEEINDIGD, INGEDIEND, ONDERTEKEND
from tests.ama.levensloop import begeleider, over, vers
from tests.ama.maken import maak_aanwezigheid, maak_begeleiding, maak_overeenkomst, maak_versie
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tweetal(transactional_db: None) -> Rolverdeling:
    """Only the players these tests need: a transactional test pays for every row."""
    departement = maak_organisatie("Departement", "departement_zorg")
    return Rolverdeling(
        {
            "begeleider_ama": maak_speler("begeleider_ama", maak_organisatie("Eigen", "maatwerkbedrijf")),
            "departement_zorg": maak_speler("departement_zorg", departement),
        },
        {},
    )


def test_twee_bundels_dienen_elke_overeenkomst_een_keer_in(tweetal: Rolverdeling) -> None:
    door = begeleider(tweetal).door
    eerste = maak_overeenkomst(tweetal, status=ONDERTEKEND, start=over(-5))
    rijen = [eerste, *(maak_overeenkomst(tweetal, status=ONDERTEKEND, start=over(-5)) for _ in range(3))]
    # Two of one person: the bundles also wait for people.
    rijen.append(maak_overeenkomst(tweetal, deelnemer=eerste.deelnemer, status=ONDERTEKEND, start=over(-5)))
    sleutels = [rij.pk for rij in rijen]

    def dien_in(welke: list[UUID]) -> int:
        try:
            return len(overeenkomsten_indienen(overeenkomsten=welke, door=door).gedaan)
        except Geweigerd:
            return 0

    assert sum(tegelijk(partial(dien_in, sleutels), partial(dien_in, sleutels[::-1]))) == len(rijen)
    assert {vers(rij).status for rij in rijen} == {INGEDIEND}
    assert Logregel.objects.filter(handeling="overeenkomsten_indienen").count() == len(rijen)
    assert Betrokkenheid.objects.filter(rol="departement_zorg").count() == len(rijen)


def test_de_twee_overeenkomsten_van_een_persoon_stoppen_samen(tweetal: Rolverdeling) -> None:
    een = maak_overeenkomst(tweetal, start=over(-60))
    maak_begeleiding(een)
    ander = maak_overeenkomst(tweetal, deelnemer=een.deelnemer, start=over(-30))
    door = begeleider(tweetal).door

    def stop(rij: Overeenkomst) -> None:
        overeenkomst_stopzetten(
            rij, einde=over(-1), reden="verhuisd", toelichting="", versie=rij.versie, door=door
        )

    tegelijk(partial(stop, een), partial(stop, ander))
    assert {vers(rij).status for rij in (een, ander)} == {BEEINDIGD}
    assert [rij.tot for rij in Begeleiding.objects.all()] == [over(-1)]


def test_een_aanwezigheid_ligt_nooit_na_het_einde(tweetal: Rolverdeling) -> None:
    door = begeleider(tweetal).door
    for _ in range(3):
        rij = maak_overeenkomst(tweetal, start=over(-60))
        maak_versie(rij)

        def stop(rij: Overeenkomst = rij) -> bool:
            try:
                overeenkomst_stopzetten(
                    rij, einde=over(-2), reden="verhuisd", toelichting="", versie=rij.versie, door=door
                )
            except Geweigerd:
                return False
            return True

        def vul_in(rij: Overeenkomst = rij) -> bool:
            try:
                maak_aanwezigheid(rij, over(-1))
            except IntegrityError:
                return False
            return True

        gestopt, ingevuld = tegelijk(stop, vul_in)
        assert gestopt != ingevuld
        assert Aanwezigheid.objects.filter(overeenkomst=rij, dag__gt=over(-2)).exists() is ingevuld
