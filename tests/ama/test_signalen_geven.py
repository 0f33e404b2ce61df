"""The act `signalen_geven` and its clock job: what stands out is said once, as a suggestion."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ama.models import Signaal
from ama.tasks.signalen import ama_signalen_geven
from tests.ama.begeleiden import begeleider, lopend, open_taken, over, vandaag
from tests.ama.maken import maak_aanwezigheid
from tests.trajecten.maken import in_handeling
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_signalen_geven")


def sla(dagen: int = 0) -> int:
    telling = ama_signalen_geven(over(dagen), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def test_drie_na_elkaar_gemist_is_een_signaal_met_een_taak(cast) -> None:
    overeenkomst = lopend(cast)
    for dagen in (-9, -6, -3):
        maak_aanwezigheid(overeenkomst, over(dagen), "O")
    assert sla() == 1
    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.sinds) == ("na_elkaar_gemist", over(-9))
    assert "Neem contact op" in signaal.zin
    (taak,) = open_taken("ama_signaal_bekijken", signaal.pk)
    assert (taak.gebruiker, taak.termijn) == (begeleider(cast).gebruiker, None)
    assert Logregel.objects.get(handeling="signalen_geven").deelnemer_id == overeenkomst.deelnemer_id
    # Again, and a day later with one more missed: nothing new.
    assert sla() == 0
    maak_aanwezigheid(overeenkomst, over(-1), "V")
    assert sla(1) == 0
    assert Signaal.objects.count() == 1


def test_wie_weer_komt_haalt_het_signaal_vanzelf_weg(cast) -> None:
    overeenkomst = lopend(cast)
    for dagen in (-9, -6, -3):
        maak_aanwezigheid(overeenkomst, over(dagen), "O")
    sla()
    maak_aanwezigheid(overeenkomst, over(-1), "A")
    assert sla() == 1
    signaal = Signaal.objects.get()
    assert (signaal.toestand, signaal.wat_nu) == ("afgehandeld", "Vanzelf voorbij.")
    assert open_taken("ama_signaal_bekijken", signaal.pk) == []


def test_niets_ingevuld_sinds_de_laatste_dag_hoe_lang_ook_geleden(cast) -> None:
    overeenkomst = lopend(cast, over(-300))
    maak_aanwezigheid(overeenkomst, over(-200))
    assert sla() == 1
    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.sinds) == ("niets_ingevuld", over(-199))
    assert [sla(dagen) for dagen in range(1, 30, 4)] == [0] * 8


def test_een_dalende_opkomst_eenmaal_en_pas_veel_later_opnieuw(cast) -> None:
    overeenkomst = lopend(cast, over(-120))
    for week in range(12):
        for dag in (0, 2):
            status = "A" if week >= 6 or (dag == 0 and week % 2) else "V"
            maak_aanwezigheid(overeenkomst, over(-1 - 7 * week - dag), status)
    assert sla() >= 1
    assert Signaal.objects.filter(soort="dalende_opkomst").count() == 1
    for dagen in range(1, 15, 3):
        sla(dagen)
    assert Signaal.objects.filter(soort="dalende_opkomst").count() == 1


def test_meer_uren_dan_afgesproken(cast) -> None:
    overeenkomst = lopend(cast)
    maandag = vandaag() - timedelta(days=vandaag().weekday())
    for week in range(1, 5):
        maak_aanwezigheid(overeenkomst, maandag - timedelta(weeks=week), minuten=240)
    assert sla() == 1
    assert Signaal.objects.get().soort == "meer_uren"


def test_even_veel_vragen_voor_veel_als_voor_weinig(cast) -> None:
    for _ in range(2):
        maak_aanwezigheid(lopend(cast), over(-1))
    with CaptureQueriesContext(connection) as weinig:
        sla()
    for _ in range(6):
        maak_aanwezigheid(lopend(cast), over(-1))
    with CaptureQueriesContext(connection) as veel:
        sla()
    assert len(veel) == len(weinig)


def test_wat_eindigde_houdt_niets_over(cast) -> None:
    overeenkomst = lopend(cast)
    sla()
    assert Signaal.objects.open().count() == 1
    with in_handeling():
        overeenkomst.einde, overeenkomst.einde_reden = over(-1), "deelnemer"
        overeenkomst.status = "beeindigd"
        overeenkomst.save()
    assert sla() == 1
    assert not Signaal.objects.open().exists()


def test_met_de_hand_en_een_set_die_mislukt(cast, capsys, monkeypatch) -> None:
    lopend(cast)
    lopend(cast)
    monkeypatch.setattr("ama.tasks.signalen.SET", 1)
    call_command("ama_signalen_geven")
    assert "2 gedaan, 0 mislukt" in capsys.readouterr().out
