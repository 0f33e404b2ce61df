"""The act `overeenkomsten_indienen`: each by itself, exactly once, in few questions."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ama.handelingen.indienen import overeenkomsten_indienen
from ama.models import Overeenkomst
from ama.statussen import INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama.levensloop import begeleider, departement, over, stuur_bundel, vers
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_wat_kan_gaat_mee_en_wat_niet_kan_wordt_genoemd(cast: Rolverdeling) -> None:
    goed = [maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-5)) for _ in range(2)]
    niet = maak_overeenkomst(cast, status=KLAAR)
    vreemd = maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"], status=ONDERTEKEND)
    bundel = overeenkomsten_indienen(
        overeenkomsten=[een.pk for een in (*goed, niet, vreemd)], door=begeleider(cast).door
    )
    assert set(bundel.gedaan) == {een.pk for een in goed}
    assert list(bundel.geweigerd) == [f"{niet.deelnemer.dossiernummer} ({niet.werkpost.naam})"]
    assert vers(vreemd).status == ONDERTEKEND
    assert Logregel.objects.filter(handeling="overeenkomsten_indienen").count() == 2
    assert Betrokkenheid.objects.filter(organisatie=departement(cast).lidmaatschap.organisatie).count() == 2


def test_niets_gekozen_of_niets_mogelijk(cast: Rolverdeling) -> None:
    door = begeleider(cast).door
    for rijen in ([], [uuid4()], [maak_overeenkomst(cast, status=KLAAR).pk]):
        with pytest.raises(Geweigerd) as nee:
            overeenkomsten_indienen(overeenkomsten=rijen, door=door)
        assert "rij" in nee.value.velden


def test_op_het_scherm_elke_rij_en_precies_een_keer(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    rijen = [maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-40)) for _ in range(2)]
    niet = maak_overeenkomst(cast, status=KLAAR)
    client = als(begeleider(cast))
    vraag = "&".join(f"rij={een.pk}" for een in (*rijen, niet))
    tekst = client.get(f"{reverse('overeenkomsten_indienen')}?{vraag}&rij=onzin").content.decode()
    assert tekst.count("verliest de subsidie") == 2
    assert "Kan niet mee" in tekst
    sleutel = str(uuid4())
    for _ in range(2):
        antwoord = stuur_bundel(client, "overeenkomsten_indienen", rijen, aanvraag_sleutel=sleutel)
        assert antwoord.status_code == 302
    assert Logregel.objects.filter(handeling="overeenkomsten_indienen").count() == 2
    assert Overeenkomst.objects.filter(status=INGEDIEND).count() == 2
    # A row that the reader does not see is no choice.
    buur = als(cast.buren["begeleider_ama"])
    assert stuur_bundel(buur, "overeenkomsten_indienen", rijen).status_code == 422
    assert stuur_bundel(als(departement(cast)), "overeenkomsten_indienen", rijen).status_code == 403
