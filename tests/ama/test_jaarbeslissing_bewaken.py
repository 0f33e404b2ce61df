"""The clock job `wse_jaarbeslissingen_bewaken`: it opens, reminds, escalates, and does nothing twice."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ama.domein.doorstroom import Stap
from ama.handelingen.doorstroom import doorstroom_registreren
from ama.handelingen.jaarbeslissing import jaarbeslissing_verlengen
from ama.meldingen.jaarbeslissing import BESLISSEN, LATE_BESLISSINGEN, MELD_NADERT, TE_LAAT
from ama.models import Jaarbeslissing
from ama.statussen import STOPGEZET
from ama.tasks.jaarbeslissing import wse_jaarbeslissingen_bewaken
from tests.ama.begeleiden import betrek, open_taken, over
from tests.ama.maken_wse import maak_jaarbeslissing, maak_toeleiding
from tests.ama.wse import gestart, vdab
from tests.rolverdeling import maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("wse_jaarbeslissingen_bewaken")


def sla(dagen: int = 0) -> int:
    telling = wse_jaarbeslissingen_bewaken(over(dagen), KLOK)
    assert telling.fouten == 0
    return telling.gedaan


def test_twee_maanden_vooraf_gaat_ze_open(cast) -> None:
    rij = gestart(cast, start=over(-300), tot=over(64))
    assert sla() == 0
    assert not Jaarbeslissing.objects.exists()
    assert sla(4) > 0
    beslissing = Jaarbeslissing.objects.get()
    assert (beslissing.uiterlijk_op, beslissing.geopend_op) == (rij.beslissing_tot, over(4))
    assert len(open_taken(BESLISSEN, beslissing.pk)) == 1
    assert sla(4) == 0


def test_ze_herinnert_en_na_een_storing_maar_een_keer(cast) -> None:
    rij = gestart(cast, start=over(-300), tot=over(64))
    with in_handeling():
        rij.beslist_door = vdab(cast).gebruiker
        rij.save()
    sla(4)
    # Only the reminder that still says something: 14 days before.
    assert sla(64 - 10) == 1
    assert Jaarbeslissing.objects.get().gezegd == ["open", "over_14"]
    assert Melding.objects.filter(soort=MELD_NADERT).count() == 1


def test_wie_laatst_besliste_wordt_herinnerd(cast) -> None:
    rij = gestart(cast, start=over(-400), tot=over(10))
    ander = maak_speler("vdab_beslisser", rij.vdab, email="opvolger@vdab.test")
    with in_handeling():
        rij.jaarbeslissingen.create(nummer=1, geopend_op=over(-90), uiterlijk_op=over(-30))
        rij.jaarbeslissingen.update(
            status="beslist",
            uitkomst="verlengd",
            motivering="Groeit.",
            besloten_op=over(-40),
            besloten_door=ander.gebruiker,
        )
    sla()
    assert Melding.objects.get(soort=MELD_NADERT).gebruiker == ander.gebruiker


def test_te_laat_komt_bij_de_beheerder_van_vdab_en_bij_het_departement(cast, als) -> None:
    rij = gestart(cast, start=over(-400), tot=over(-1))
    beheerder = maak_speler("organisatiebeheerder", rij.vdab, email="chef@vdab.test")
    betrek(cast.spelers["departement_wse"], rij.deelnemer)
    assert sla() > 0
    beslissing = Jaarbeslissing.objects.get()
    (taak,) = open_taken(TE_LAAT, beslissing.pk)
    assert (taak.organisatie_id, taak.rol) == (rij.vdab_id, "organisatiebeheerder")
    assert Taak.objects.filter(soort=LATE_BESLISSINGEN, klaar_op__isnull=True).count() == 1
    adres = f"{reverse('jaarbeslissing_lijst')}?stand=te_laat"
    for speler in (beheerder, cast.spelers["departement_wse"], vdab(cast)):
        tekst = als(speler).get(adres).content.decode()
        assert rij.deelnemer.dossiernummer in tekst, speler.lidmaatschap.rol
        assert "1 dag te laat" in tekst
    assert (
        rij.deelnemer.dossiernummer
        not in als(cast.spelers["organisatiebeheerder"]).get(adres).content.decode()
    )
    assert sla() == 0
    # Once VDAB decided nobody has a task about it any more.
    jaarbeslissing_verlengen(
        beslissing,
        motivering="Zij groeit.",
        tot=over(300),
        versie=Jaarbeslissing.objects.get().versie,
        door=vdab(cast).door,
    )
    soorten = (BESLISSEN, TE_LAAT, LATE_BESLISSINGEN)
    assert not Taak.objects.filter(soort__in=soorten, klaar_op__isnull=True).exists()
    # The manager saw whom it was about, and only while he had to.
    chef = Betrokkenheid.objects.get(deelnemer=rij.deelnemer, rol="organisatiebeheerder")
    assert (chef.omvang, chef.sluitreden) == ("identiteit", "afgerond")
    assert not Jaarbeslissing.objects.zichtbaar_voor(beheerder.door).exists()
    assert sla() == 0


def test_wat_eindigde_wordt_niet_meer_beslist(cast) -> None:
    rij = maak_toeleiding(cast, status=STOPGEZET)
    maak_jaarbeslissing(rij)
    assert sla() == 1
    assert Jaarbeslissing.objects.get().status == "vervallen"
    assert sla() == 0


def test_wie_doorstroomt_laat_geen_open_beslissing_na(cast) -> None:
    rij = gestart(cast, start=over(-400), tot=over(-1))
    sla()
    rij.refresh_from_db()
    doorstroom_registreren(rij, stap=Stap("nec", over(3), 600), versie=rij.versie, door=vdab(cast).door)
    assert Jaarbeslissing.objects.get().status == "vervallen"
    assert not Taak.objects.filter(soort=TE_LAAT, klaar_op__isnull=True).exists()


def test_de_vragen_groeien_niet_met_de_mensen(cast) -> None:
    def vragen() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            sla()
        return len(gevangen)

    gestart(cast, start=over(-10), tot=over(354))
    een = vragen()
    for _ in range(4):
        gestart(cast, start=over(-10), tot=over(354))
    assert vragen() == een
