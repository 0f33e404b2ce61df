"""The act of the clock `controle_signaleren`: a lapsed right of reply is told once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mandaten.tasks.handhaving import handhaving_bewaken
from tests.mandaten.maken import beslisser
from tests.mandaten.procedures import bevonden, vandaag
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

KLOK = Klok("handhaving_bewaken")


@pytest.mark.django_db
def test_de_dag_na_de_termijn_en_maar_eenmaal() -> None:
    dossier = bevonden(beslisser("erkenning"))

    def open_taken() -> list[str]:
        return list(Taak.objects.filter(klaar_op=None).values_list("soort", flat=True))

    assert dossier.antwoord_uiterlijk_op == vandaag() + timedelta(days=30)
    assert handhaving_bewaken(dossier.antwoord_uiterlijk_op, KLOK).gedaan == 0
    assert open_taken() == ["controle_antwoorden"]
    for dagen, gedaan in ((1, 1), (1, 0), (20, 0)):
        telling = handhaving_bewaken(dossier.antwoord_uiterlijk_op + timedelta(days=dagen), KLOK)
        assert (telling.gedaan, telling.fouten) == (gedaan, 0)
    assert open_taken() == ["controle_besluiten"]
