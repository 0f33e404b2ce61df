"""The act `subsidielijnen_maken`: what the worker does of a run, whole and once."""

from __future__ import annotations

from unittest import mock

import pytest

from ama.handelingen import subsidie as handelingen
from ama.handelingen.subsidie import subsidie_berekenen, subsidielijnen_maken
from ama.models import Subsidielijn
from tests.ama.subsidies import voorbeeld
from tests.rolverdeling import Rolverdeling
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db


def test_de_werker_doet_het_precies_een_keer(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    run = subsidie_berekenen(2024, door=cast.departement.door)
    opdracht = Opdracht.objects.get(soort="subsidielijnen_maken")
    # It falls over after the lines were written: nothing of it is left, and the job waits.
    with mock.patch.object(handelingen, "kenmerk", side_effect=RuntimeError("weg")):
        assert not voer_uit(opdracht.pk)
    run.refresh_from_db()
    assert (run.status, run.lijnen.count()) == ("in_berekening", 0)
    Opdracht.objects.update(volgende_poging_op=None)
    assert voer_uit(opdracht.pk)
    assert not voer_uit(opdracht.pk)
    lijnen = list(Subsidielijn.objects.values_list("pk", flat=True))
    subsidielijnen_maken(run.pk, door=Klok("subsidielijnen_maken"))
    assert list(Subsidielijn.objects.values_list("pk", flat=True)) == lijnen
    assert Logregel.objects.filter(handeling="subsidielijnen_maken").count() == 1
