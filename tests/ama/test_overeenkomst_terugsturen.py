"""The act `overeenkomst_terugsturen`: with a reason, a task for who guides, and a notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.handelingen.indienen import overeenkomst_terugsturen
from ama.models import Overeenkomst
from ama.statussen import TERUGGESTUURD
from tests.ama.levensloop import begeleider, departement, maak_ingediend, open_taken, over, stuur, vers
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_met_een_reden_en_een_taak(cast: Rolverdeling) -> None:
    rij = maak_ingediend(cast)
    overeenkomst_terugsturen(rij, reden=" De scan is leeg. ", versie=rij.versie, door=departement(cast).door)
    rij = vers(rij)
    assert (rij.status, rij.teruggestuurd_op, rij.terugstuurreden) == (
        TERUGGESTUURD,
        over(0),
        "De scan is leeg.",
    )
    (taak,) = open_taken("overeenkomst_teruggestuurd", rij)
    assert taak.gebruiker == begeleider(cast).gebruiker
    assert Melding.objects.filter(soort="ama_overeenkomst_teruggestuurd").count() == 1
    # The departement still sees what it sent back.
    assert Overeenkomst.objects.zichtbaar_voor(departement(cast).door).exists()


def test_niet_zonder_reden(cast: Rolverdeling) -> None:
    rij = maak_ingediend(cast)
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_terugsturen(rij, reden=" ", versie=rij.versie, door=departement(cast).door)
    assert "reden" in nee.value.velden


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_ingediend(cast)
    client = als(departement(cast))
    assert stuur(client, "overeenkomst_terugsturen", rij).status_code == 422
    assert stuur(client, "overeenkomst_terugsturen", rij, reden="Leeg").status_code == 302
    assert "Teruggestuurd: Leeg" in als(begeleider(cast)).get(rij.get_absolute_url()).content.decode()
    buur = als(cast.buren["departement_zorg"])
    assert stuur(buur, "overeenkomst_terugsturen", rij, reden="x").status_code == 404
