"""The act `overeenkomsten_overdragen`: to one colleague, or to one other begeleider, each agreement by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.handelingen.overdragen import overeenkomsten_overdragen
from ama.models import Overeenkomst
from ama.statussen import ONDERTEKEND
from tests.ama.levensloop import andere_begeleider, begeleider, collega, over, stuur_bundel, vers
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling, Speler

pytestmark = pytest.mark.django_db


def test_naar_een_collega(cast: Rolverdeling) -> None:
    rijen, nieuw = [maak_overeenkomst(cast) for _ in range(2)], collega(cast)
    overeenkomsten_overdragen(
        overeenkomsten=[een.pk for een in rijen],
        collega=nieuw.lidmaatschap.pk,
        door=begeleider(cast).door,
    )
    assert {vers(een).begeleider_lid for een in rijen} == {nieuw.lidmaatschap}


def test_naar_een_andere_begeleider_alleen_wat_aanvaard_is(cast: Rolverdeling) -> None:
    goed = maak_overeenkomst(cast, start=over(-50))
    nog_niet = maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-50))
    bundel = overeenkomsten_overdragen(
        overeenkomsten=[goed.pk, nog_niet.pk],
        begeleider=andere_begeleider().lidmaatschap.organisatie_id,
        op=over(3),
        door=begeleider(cast).door,
    )
    assert bundel.gedaan == [goed.pk]
    assert "“actief”" in next(iter(bundel.geweigerd.values()))
    assert Overeenkomst.objects.filter(volgt_op=goed).count() == 1
    assert vers(nog_niet).einde is None


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij, nieuw = maak_overeenkomst(cast), collega(cast)
    velden = {"naar": f"collega:{nieuw.lidmaatschap.pk}", "op": ""}
    buur = als(cast.buren["begeleider_ama"])
    assert stuur_bundel(buur, "overeenkomsten_overdragen", [rij], **velden).status_code == 422
    antwoord = stuur_bundel(als(begeleider(cast)), "overeenkomsten_overdragen", [rij], **velden)
    assert antwoord.status_code == 302
    assert vers(rij).begeleider_lid == nieuw.lidmaatschap
