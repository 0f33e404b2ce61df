"""Which own grant an application follows, and who went into another organisation asks and takes part no more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mandaten.handelingen.aanvragen import aanvraag_indienen, aanvraag_intrekken
from mandaten.models import Fusie
from tests.mandaten.aanvragen import gestart, klaar_om_in_te_dienen, vers, zet_gegevens
from tests.mandaten.maken import (
    beheerder_van,
    in_handeling,
    maak_oproep,
    maak_toekenning,
    organisatie_voor,
)
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_een_mandaat_in_een_andere_regio_wordt_niet_opgevolgd():
    oud = maak_toekenning(
        "zorg", regios=("brugge",), van=date(2024, 1, 1), tot=timezone.localdate() + timedelta(days=100)
    )
    aanvraag, _ = gestart(
        "zorg", speler=beheerder_van(oud.houder), oproep=maak_oproep("zorg", regios=("gent",))
    )
    assert (aanvraag.voorganger, aanvraag.ingaat_op) == (None, None)
    assert list(aanvraag.regios.values_list("regio_id", flat=True)) == ["gent"]
    assert aanvraag.deelnames.get().organisatie == oud.houder


def test_de_regios_van_de_oproep_kiezen_welk_mandaat_wordt_opgevolgd():
    vandaag = timezone.localdate()
    houder = organisatie_voor("zorg")
    gent = maak_toekenning("zorg", houder=houder, tot=vandaag + timedelta(days=100))
    maak_toekenning(
        "zorg", houder=houder, regios=("brugge",), van=date(2025, 1, 1), tot=vandaag + timedelta(days=900)
    )
    oproep = maak_oproep("zorg", regios=("gent", "waasland"))
    aanvraag, speler = gestart("zorg", speler=beheerder_van(houder), oproep=oproep)
    assert aanvraag.voorganger == gent
    assert aanvraag.ingaat_op == vandaag + timedelta(days=101)
    # Who then asks for another regio, follows nothing any more.
    zet_gegevens(aanvraag, speler, regios=frozenset({"waasland"}))
    assert vers(aanvraag).voorganger is None
    zet_gegevens(aanvraag, speler, regios=frozenset({"gent", "waasland"}))
    assert vers(aanvraag).voorganger == gent


def test_wie_opging_in_een_ander_vraagt_niets_meer():
    organisatie, ander = organisatie_voor("erkenning"), organisatie_voor("erkenning")
    speler = beheerder_van(organisatie)
    with in_handeling():
        fusie = Fusie.objects.create(
            soort="overname",
            verdwijnt=organisatie,
            gaat_verder=ander,
            op=timezone.localdate() + timedelta(days=1),
            geregistreerd_door=speler.gebruiker,
        )
    aanvraag, _ = gestart("erkenning", speler=speler)
    aanvraag_intrekken(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    with in_handeling():
        fusie.op = timezone.localdate()
        fusie.save()
    with pytest.raises(Geweigerd, match="op in een andere organisatie"):
        gestart("erkenning", speler=speler)


def test_een_partner_die_opging_in_een_ander_houdt_het_indienen_tegen():
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    partner = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first()
    with in_handeling():
        Fusie.objects.create(
            soort="overname",
            verdwijnt=partner.organisatie,
            gaat_verder=organisatie_voor("zorg"),
            op=timezone.localdate(),
            geregistreerd_door=speler.gebruiker,
        )
    with pytest.raises(Geweigerd, match="op in een andere organisatie"):
        aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
