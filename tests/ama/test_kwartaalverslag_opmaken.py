"""The act `kwartaalverslag_opmaken`: by the clock or by hand, from what is known, in both meanings of days."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from ama.domein.kwartaalverslag import Kwartaal
from ama.handelingen.kwartaalverslag import kwartaalverslag_opmaken
from ama.models import Kwartaallijn, Kwartaalverslag, Overeenkomst
from ama.tasks.kwartaal import JOB, wse_kwartaalverslagen_opmaken
from tests.ama.kwartalen import K1, K2, K3, K4, bevestig, contingent, heel, loop, maak_op
from tests.ama.maken import maak_aanwezigheid
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_opmaken(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    een = loop(cast, date(2025, 2, 1))
    maak_aanwezigheid(een, dag=date(2025, 2, 3))
    loop(cast, date(2024, 6, 1), date(2025, 1, 31))
    verslag = maak_op(cast)
    assert (verslag.contingent_id, verslag.organisatie_id) == (rij.pk, rij.houder_id)
    assert (verslag.kalender, verslag.aanwezig, verslag.plaatsen) == (59 + 31, 1, 10)
    assert (verslag.jaar_cent, verslag.saldo_cent) == (69_342, 69_342)
    lijn = Kwartaallijn.objects.get(verslag=verslag, toeleiding=een.toeleiding)
    assert (lijn.kalender, lijn.aanwezig, lijn.kwartaal_kalender) == (59, 1, 59)
    assert Taak.objects.filter(soort="kwartaalverslag_bevestigen", klaar_op=None).count() == 1
    assert Logregel.objects.filter(handeling="kwartaalverslag_opmaken", object_id=verslag.pk).count() == 1


def test_een_later_kwartaal_rekent_verder(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    eerste, tweede = maak_op(cast, K1), maak_op(cast, K2)
    assert (tweede.kalender, tweede.kwartaal_kalender) == (181, 91)
    assert tweede.eerder_cent == eerste.jaar_cent == 69_342
    assert tweede.saldo_cent == 139_454 - 69_342


def test_het_contingent_begrenst_het_jaar(cast: Rolverdeling) -> None:
    contingent(cast, plaatsen=1)
    for _ in range(2):
        loop(cast, date(2025, 1, 1))
    verslag = maak_op(cast, K4)
    assert (verslag.kalender, verslag.jaar_cent) == (730, 281_220)
    assert verslag.jaarbedrag().is_begrensd


def test_opnieuw_opmaken_verandert_alleen_wat_anders_is(cast: Rolverdeling) -> None:
    contingent(cast)
    blijft, stopt = loop(cast, date(2025, 1, 1)), loop(cast, date(2025, 1, 1))
    verslag = bevestig(maak_op(cast), cast.spelers["begeleider_ama"])
    sleutels = dict(verslag.lijnen.values_list("toeleiding_id", "pk"))
    with in_handeling():
        Overeenkomst.objects.filter(pk=stopt.pk).update(einde=date(2025, 1, 10), einde_reden="verhuisd")
    verslag = maak_op(cast)
    assert (verslag.status, verslag.opmaak, verslag.kalender) == ("in_opmaak", 2, 100)
    assert verslag.bevestigd_op is None
    assert dict(verslag.lijnen.values_list("toeleiding_id", "pk")) == sleutels
    assert verslag.lijnen.get(toeleiding=blijft.toeleiding).kalender == 90


@pytest.mark.parametrize(("dag", "aantal"), [(date(2026, 10, 5), 1), (date(2026, 11, 5), 0)])
def test_de_klok_maakt_ze_in_de_eerste_maand(cast: Rolverdeling, dag: date, aantal: int) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    telling = wse_kwartaalverslagen_opmaken(dag, Klok(JOB))
    assert (telling.gedaan, telling.fouten) == (aantal, 0)
    assert list(Kwartaalverslag.objects.values_list("jaar", "nummer")) == [(2026, 3)] * aantal
    # Nothing changed: nothing to do.
    assert wse_kwartaalverslagen_opmaken(dag, Klok(JOB)).gedaan == 0


def test_de_klok_houdt_een_ontwerp_bij_en_laat_het_andere_staan(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    bevestigd, ontwerp = bevestig(maak_op(cast, K1), cast.spelers["begeleider_ama"]), maak_op(cast, K2)
    with in_handeling():
        Overeenkomst.objects.filter(pk=een.pk).update(einde=date(2025, 1, 10), einde_reden="verhuisd")
    assert wse_kwartaalverslagen_opmaken(date(2026, 11, 23), Klok(JOB)).gedaan == 1
    bevestigd.refresh_from_db()
    ontwerp.refresh_from_db()
    assert (bevestigd.kalender, ontwerp.kalender) == (90, 10)


def test_wat_niet_kan(cast: Rolverdeling) -> None:
    rij = contingent(cast)
    door = cast.spelers["departement_wse"].door
    with pytest.raises(Geweigerd, match="loopt nog"):
        kwartaalverslag_opmaken(rij.pk, Kwartaal(2099, 1), door=door)
    with pytest.raises(Geweigerd, match="liep niet"):
        kwartaalverslag_opmaken(uuid4(), K1, door=door)
    with pytest.raises(Geweigerd, match="liep niet"):
        kwartaalverslag_opmaken(rij.pk, K1, door=cast.buren["begeleider_ama"].door)
    maak_op(cast)
    with pytest.raises(Versieconflict):
        kwartaalverslag_opmaken(rij.pk, K1, versie=9, door=door)
    heel(cast, K1)
    with pytest.raises(Geweigerd, match="ligt vast"):
        maak_op(cast)


def test_een_fout_bij_het_ene_stopt_het_andere_niet(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch
) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    maak_op(cast, K3)

    def stuk(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("ama.tasks.kwartaal.kwartaalverslag_opmaken", stuk)
    assert wse_kwartaalverslagen_opmaken(date(2026, 11, 23), Klok(JOB)).fouten == 1


def test_scherm(cast: Rolverdeling, als) -> None:
    rij = contingent(cast)
    loop(cast, date(2025, 1, 1))
    client = als(cast.spelers["begeleider_ama"])
    blad = client.get(reverse("kwartaalverslag_opmaken"), {"contingent": rij.pk, "jaar": 2025, "kwartaal": 1})
    assert rij.nummer in blad.content.decode()
    antwoord = client.post(
        reverse("kwartaalverslag_opmaken"),
        {
            "aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(),
            "contingent": rij.pk,
            "jaar": 2025,
            "kwartaal": 1,
        },
    )
    verslag = Kwartaalverslag.objects.get()
    assert antwoord.headers["Location"] == verslag.get_absolute_url()
    blad = client.get(verslag.get_absolute_url()).content.decode()
    assert "90 dagen / 365 = 0,25 trajecten" in blad
    assert "Dagen waarop iemand aanwezig was" in blad
    assert als(cast.buren["begeleider_ama"]).get(verslag.get_absolute_url()).status_code == 404
    assert als(cast.casemanager_werk).get(verslag.get_absolute_url()).status_code == 403
