"""The clock warns the desk: once a week before the last day, once when it is over, never twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from mandaten.handelingen import werk
from mandaten.handelingen.termijnbewaking import behandeltermijn_melden
from mandaten.models import Aanvraag
from mandaten.tasks import behandeling as tasks
from tests.mandaten.behandelingen import (
    bureau,
    ingediend,
    over,
    schuif_indiening,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.handelen.klok import Telling
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("behandeltermijnen_bewaken")


@pytest.fixture
def an() -> Speler:
    """Who decides about recognitions."""
    return bureau()


def bewaak(dag: date | None = None) -> Telling:
    """One round of the clock job."""
    return tasks.behandeltermijnen_bewaken(dag or vandaag(), KLOK)


def open_taken(aanvraag: Aanvraag) -> list[tuple[str, date | None]]:
    """Kind and term of what waits about this application."""
    return sorted(Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None).values_list("soort", "termijn"))


@pytest.mark.parametrize(
    ("geleden", "taak"),
    [
        (0, "aanvraag_onderzoeken"),
        (22, "aanvraag_onderzoeken"),
        (23, "behandeltermijn_nadert"),
        (30, "behandeltermijn_nadert"),
        (31, "behandeltermijn_overschreden"),
        (400, "behandeltermijn_overschreden"),
    ],
)
def test_een_week_ervoor_en_als_het_voorbij_is(an: Speler, geleden: int, taak: str) -> None:
    aanvraag = ingediend(geleden=geleden)
    bewaak()
    assert open_taken(aanvraag) == [(taak, over(30 - geleden))]


def test_elk_maar_een_keer_ook_als_de_ronde_twee_keer_komt(an: Speler) -> None:
    aanvraag = ingediend(geleden=25)
    assert (bewaak().gedaan, bewaak().gedaan) == (1, 0)
    # Two days too late on a later day: the other one, once.
    assert (bewaak(over(7)).gedaan, bewaak(over(7)).gedaan, bewaak(over(9)).gedaan) == (1, 0, 0)
    assert open_taken(aanvraag) == [("behandeltermijn_overschreden", over(5))]
    assert Logregel.objects.filter(handeling="behandeltermijn_melden").count() == 2
    # Who ticks it off is not asked again.
    with in_handeling():
        Taak.objects.filter(klaar_op=None).update(klaar_op=aanvraag.ingediend_op)
    assert bewaak(over(8)).gedaan == 0


def test_na_dagen_stilte_alleen_wat_nu_geldt(an: Speler) -> None:
    """The job did not run for months: no warning that it would be over soon, only that it is."""
    aanvraag = ingediend(geleden=90)
    assert bewaak().gedaan == 1
    assert open_taken(aanvraag) == [("behandeltermijn_overschreden", over(-60))]
    assert not Taak.objects.filter(soort="behandeltermijn_nadert").exists()


def test_zolang_de_klok_stilstaat_is_er_niets_te_melden(an: Speler) -> None:
    aanvraag = ingediend(geleden=29)
    vraag(aanvraag, an)
    assert bewaak(over(60)).gedaan == 0
    assert open_taken(aanvraag) == [("aanvraag_aanvullen", None)]


def test_een_nieuwe_termijn_heeft_een_eigen_waarschuwing(an: Speler) -> None:
    aanvraag = ingediend(geleden=25)
    bewaak()
    verklaar_ontvankelijk(aanvraag, an)
    assert open_taken(aanvraag) == [("aanvraag_beoordelen", over(45))]
    assert bewaak(over(40)).gedaan == 1
    assert open_taken(aanvraag) == [("behandeltermijn_nadert", over(45))]


def test_wie_ermee_bezig_was_houdt_ze(an: Speler) -> None:
    aanvraag = ingediend(geleden=25)
    with in_handeling():
        Taak.objects.filter(object_id=aanvraag.pk).update(gebruiker=an.gebruiker)
    bewaak()
    assert Taak.objects.get(klaar_op=None).gebruiker_id == an.gebruiker.pk


def test_elk_bureau_heeft_een_taak_tenzij_een_ervan_de_oproep_deed() -> None:
    een, ander = beslisser("zorg"), beslisser("zorg")
    oproep = maak_oproep("zorg", uitgever=een.lidmaatschap.organisatie)
    van_een = ingediend("zorg", oproep=oproep, geleden=25)
    assert werk.bureaus(van_een) == [een.lidmaatschap.organisatie_id]
    van_beide = ingediend("zorg", regios=("brugge",))
    assert set(werk.bureaus(van_beide)) == {
        een.lidmaatschap.organisatie_id,
        ander.lidmaatschap.organisatie_id,
    }
    bewaak()
    assert Taak.objects.filter(object_id=van_een.pk, klaar_op=None).count() == 1
    assert Taak.objects.filter(object_id=van_beide.pk, klaar_op=None).count() == 2


def test_een_rij_die_faalt_houdt_de_andere_niet_tegen(an: Speler, monkeypatch: pytest.MonkeyPatch) -> None:
    fout, goed = ingediend(geleden=40), ingediend(geleden=35)

    def breekt(aanvraag: Aanvraag, dag: date, **kwargs: Any) -> bool:
        if aanvraag.pk == fout.pk:
            raise RuntimeError
        return behandeltermijn_melden(aanvraag, dag, **kwargs)

    monkeypatch.setattr(tasks, "behandeltermijn_melden", breekt)
    telling = bewaak()
    assert (telling.gedaan, telling.fouten) == (1, 1)
    assert open_taken(goed)[0][0] == "behandeltermijn_overschreden"


def test_alleen_de_klok_meldt(an: Speler) -> None:
    aanvraag = ingediend(geleden=40)
    with pytest.raises(PermissionDenied):
        behandeltermijn_melden(aanvraag, vandaag(), door=an.door)
    assert behandeltermijn_melden(schuif_indiening(aanvraag, 0), vandaag(), door=KLOK) is False
    assert vers(aanvraag).uiterlijk_op == over(30)


def test_de_taak_staat_op_vandaag_met_haar_grond_en_leidt_naar_de_aanvraag(an: Speler, als: Any) -> None:
    aanvraag = ingediend(geleden=33)
    bewaak()
    client: Client = als(an)
    html = client.get(reverse("vandaag")).content.decode()
    assert "De termijn van een aanvraag is voorbij" in html
    assert "BVR 18/11/2022, termijnen van 30, 45 en samen 75 dagen" in html
    assert reverse("aanvraag_detail", args=[aanvraag.pk]) in html
    assert aanvraag.aanvrager.naam in html
    # The law sets the term: nobody puts it off.
    taak = Taak.objects.get(klaar_op=None)
    assert taak.termijn == over(-3)
    buur = maak_speler("departement_wse", maak_organisatie("Departement WSE", "departement_wse"))
    assert "De termijn van een aanvraag" not in als(buur).get(reverse("vandaag")).content.decode()
