"""Who must ask anew, before a grant ends or after a merger, is done with it by an application, unless it is refused."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from mandaten.handelingen.aanvragen import aanvraag_indienen, aanvraag_intrekken
from mandaten.models import Aanvraag, Toekenning
from tests.mandaten.aanvragen import klaar_om_in_te_dienen
from tests.mandaten.levenslopen import DAG, klok, open_taken, vandaag
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning, organisatie_voor
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
SOORTEN = ("fusie_nieuwe_aanvraag", "toekenning_vernieuwen")


def _vraag_opnieuw(soort: str, toekenning: Toekenning, organisatie_id: UUID, *, over: int = 90) -> UUID:
    with in_handeling():
        return Taak.objects.create(
            soort=soort,
            sleutel=f"proef:{toekenning.pk}:{organisatie_id}",
            object_soort="mandaten.toekenning",
            object_id=toekenning.pk,
            organisatie_id=organisatie_id,
            rol="organisatiebeheerder",
            termijn=vandaag() + timedelta(days=over),
        ).pk


def _open() -> set[UUID]:
    return set(Taak.objects.filter(soort__in=SOORTEN, klaar_op=None).values_list("pk", flat=True))


@pytest.mark.parametrize("soort", SOORTEN)
def test_wie_opnieuw_aanvraagt_is_zijn_taak_kwijt(soort: str) -> None:
    aanvraag, speler = klaar_om_in_te_dienen("erkenning")
    taken = {
        wat: _vraag_opnieuw(soort, maak_toekenning(van_soort), wie)
        for wat, van_soort, wie in (
            ("deze", "erkenning", aanvraag.aanvrager_id),
            ("andere soort", "werkactor", aanvraag.aanvrager_id),
            ("andere organisatie", "erkenning", organisatie_voor("erkenning").pk),
        )
    }
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    assert _open() == {taken["andere soort"], taken["andere organisatie"]}


def test_een_aanvraag_voor_een_andere_regio_telt_niet() -> None:
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    daar = list(aanvraag.regios.values_list("regio_id", flat=True))
    elders = next(een for een in ("kempen", "midwest") if een not in daar)
    blijft = _vraag_opnieuw(
        SOORTEN[0], maak_toekenning("zorg", regios=(elders,), tot=vandaag()), aanvraag.aanvrager_id
    )
    _vraag_opnieuw(
        SOORTEN[0], maak_toekenning("zorg", regios=tuple(daar), tot=vandaag() - DAG), aanvraag.aanvrager_id
    )
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    assert _open() == {blijft}


@pytest.mark.parametrize(("over", "is_terug"), [(90, True), (0, True), (-1, False)])
def test_wie_zijn_aanvraag_intrekt_moet_weer_aanvragen_zolang_dat_kan(over: int, is_terug: bool) -> None:
    aanvraag, speler = klaar_om_in_te_dienen("erkenning")
    houder = Organisatie.objects.get(pk=aanvraag.aanvrager_id)
    loopt = maak_toekenning("erkenning", houder=houder, tot=vandaag() + timedelta(days=60))
    taak = _vraag_opnieuw(SOORTEN[1], loopt, houder.pk, over=over)
    vroeger = _vraag_opnieuw(SOORTEN[1], maak_toekenning("erkenning"), aanvraag.aanvrager_id)
    Taak.objects.filter(pk=vroeger).update(klaar_op=timezone.now())
    ingediend = aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    assert _open() == set()
    aanvraag_intrekken(ingediend, versie=ingediend.versie, door=speler.door)
    # What was done before the application stays done.
    assert _open() == ({taak} if is_terug else set())


@pytest.mark.parametrize("anders", ["stopgezet", "andere houder", ""])
def test_wat_niet_meer_van_hem_is_vraagt_hij_niet_opnieuw(anders: str) -> None:
    aanvraag, speler = klaar_om_in_te_dienen("erkenning")
    houder = Organisatie.objects.get(pk=aanvraag.aanvrager_id)
    toekenning = maak_toekenning("erkenning", houder=houder, tot=vandaag() + timedelta(days=60))
    taak = _vraag_opnieuw(SOORTEN[1], toekenning, houder.pk)
    ingediend = aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    with in_handeling():
        if anders == "stopgezet":
            toekenning.status = "stopgezet"
        elif anders:
            toekenning.houder = organisatie_voor("erkenning")
        toekenning.save()
    aanvraag_intrekken(ingediend, versie=ingediend.versie, door=speler.door)
    assert _open() == (set() if anders else {taak})


def test_een_herinnering_vraagt_niet_wat_al_aangevraagd_is() -> None:
    beslisser("erkenning")
    aanvraag, speler = klaar_om_in_te_dienen("erkenning")
    loopt_af = maak_toekenning(
        "erkenning",
        houder=Organisatie.objects.get(pk=aanvraag.aanvrager_id),
        tot=vandaag() + timedelta(days=60),
    )
    ander = maak_toekenning("erkenning", tot=vandaag() + timedelta(days=60))
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    klok(vandaag())
    assert open_taken("toekenning_vernieuwen", loopt_af) == []
    assert len(open_taken("toekenning_vernieuwen", ander)) == 1
    # The desk follows the end of both.
    assert open_taken("toekenning_einde_opvolgen", loopt_af)
    ingediend = Aanvraag.objects.get(pk=aanvraag.pk)
    aanvraag_intrekken(ingediend, versie=ingediend.versie, door=speler.door)
    assert len(open_taken("toekenning_vernieuwen", loopt_af)) == 1
