"""AMA sociale economie starts: agreement signed, POP registered, twelve hours in reach, a place in the contingent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.domein.ontwikkelplan import Opbouwstap
from ama.domein.wsestart import beslissing_tot
from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.toeleidingbeslissing import wachtlijst_plaatsen
from ama.handelingen.wsestart import wse_starten
from ama.meldingen.toeleiding import OPNEMEN
from ama.meldingen.wse_start import MELD_GESTART, STARTEN
from ama.models import Toeleiding
from ama.statussen import GESTART, TOEGEKEND, WACHT_OP_PLAATS
from ama.tasks.jaarbeslissing import wse_jaarbeslissingen_bewaken
from mandaten.models import Bevoegdheid, Contingentjaar
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.opmaken import onderteken, over
from tests.ama.wsestarten import PLAN, begeleider, gestart, maak_wse, met_pop, start, toegekend
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def _klaar(cast: Rolverdeling, **velden: Any) -> Toeleiding:
    """Everything but the start."""
    speler = begeleider(cast)
    rij = met_pop(toegekend(cast, **velden), speler)
    onderteken(maak_wse(rij, speler), speler)
    return Toeleiding.objects.get(pk=rij.pk)


def test_de_begeleiding_start_op_de_eerste_dag(cast: Rolverdeling) -> None:
    rij = start(_klaar(cast), begeleider(cast))
    rij.refresh_from_db()
    assert (rij.status, rij.start) == (GESTART, over(0))
    assert rij.beslissing_tot == beslissing_tot(over(0), rij.beslist_op, 12) < over(350)
    assert Melding.objects.filter(soort=MELD_GESTART, gebruiker=rij.beslist_door, object_id=rij.pk).exists()
    assert Logregel.objects.filter(handeling="wse_starten", object_id=rij.pk).exists()
    assert not Taak.objects.filter(soort__in=[STARTEN, OPNEMEN], klaar_op__isnull=True).exists()


def test_zonder_overeenkomst_plan_of_uren_start_niets(cast: Rolverdeling) -> None:
    speler, rij = begeleider(cast), toegekend(cast)
    with pytest.raises(Geweigerd, match="nog geen overeenkomst die iedereen ondertekende"):
        start(rij, speler)
    overeenkomst = maak_wse(rij, speler)
    with pytest.raises(Geweigerd, match="nog geen overeenkomst"):
        start(rij, speler)
    overeenkomst = onderteken(overeenkomst, speler)
    with pytest.raises(Geweigerd, match="nog geen persoonlijk ontwikkelingsplan"):
        start(rij, speler)
    met_pop(rij, speler, replace(PLAN, minuten_doel=11 * 60))
    with pytest.raises(Geweigerd, match="komt niet tot 12 u per week"):
        start(rij, speler)
    # What was broken off before it began, starts nothing.
    overeenkomst_stopzetten(
        overeenkomst,
        einde=over(0),
        reden="deelnemer_stopt",
        toelichting="",
        versie=overeenkomst.versie,
        door=speler.door,
    )
    assert Toeleiding.objects.get(pk=rij.pk).status == TOEGEKEND


def test_met_een_opbouw_naar_twaalf_uur_mag_het(cast: Rolverdeling) -> None:
    speler, rij = begeleider(cast), toegekend(cast)
    pad = (Opbouwstap(over(0), 360), Opbouwstap(over(90), 720))
    met_pop(rij, speler, replace(PLAN, opbouw=pad))
    onderteken(maak_wse(rij, speler), speler)
    assert start(rij, speler).status == GESTART


def test_een_vol_contingent_houdt_de_start_tegen_tot_er_een_plaats_vrijkomt(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    contingent = maak_contingent(speler.lidmaatschap.organisatie, plaatsen=1)
    bezet = maak_toeleiding(cast, status=GESTART, speler=speler, contingent=contingent)
    rij = _klaar(cast, contingent=contingent)
    with pytest.raises(Geweigerd, match="is ingenomen"):
        start(rij, speler)
    rij = wachtlijst_plaatsen(rij, versie=rij.versie, door=speler.door)
    assert rij.status == WACHT_OP_PLAATS
    with in_handeling():
        bezet.status, bezet.einde, bezet.einde_reden = "stopgezet", over(-1), "gestopt"
        bezet.save()
    assert start(rij, speler).status == GESTART


def test_een_jaar_zonder_contingent_zegt_dat(cast: Rolverdeling) -> None:
    rij = _klaar(cast)
    with in_handeling():
        Contingentjaar.objects.filter(toekenning=rij.contingent_id).delete()
    with pytest.raises(Geweigerd, match="nog geen contingent toegekend"):
        start(rij, begeleider(cast))


def test_na_een_lange_wacht_beslist_vdab_op_de_eerste_dag_opnieuw(cast: Rolverdeling) -> None:
    """Nobody is guided a second day on a yes of more than a year ago (regelgeving 6)."""
    rij = start(_klaar(cast, beslist_op=over(-500)), begeleider(cast))
    assert (rij.start, rij.beslissing_tot) == (over(0), over(0))
    assert wse_jaarbeslissingen_bewaken(over(0), Klok("wse_jaarbeslissingen_bewaken")).gedaan
    assert rij.jaarbeslissingen.get().uiterlijk_op == over(0)


def test_een_contingent_dat_er_niet_meer_is_start_niemand(cast: Rolverdeling) -> None:
    """Withdrawn, or the house is no partner any more, between the signatures and the start."""
    rij = _klaar(cast)
    with in_handeling():
        Bevoegdheid.objects.filter(toekenning=rij.contingent_id).update(periode=reeks(over(-700), over(-1)))
    with pytest.raises(Geweigerd, match="niet meer binnen het contingent"):
        start(rij, begeleider(cast))
    # A right of another house under this contingent does not help this one.
    with in_handeling():
        Bevoegdheid.objects.filter(toekenning=rij.contingent_id).update(
            periode=reeks(over(-700), None), organisatie=cast.buren["begeleider_ama"].lidmaatschap.organisatie
        )
    with pytest.raises(Geweigerd, match="niet meer binnen het contingent"):
        start(rij, begeleider(cast))


def test_tweemaal_starten_en_een_oud_scherm(cast: Rolverdeling) -> None:
    speler, rij = begeleider(cast), _klaar(cast)
    with pytest.raises(Versieconflict):
        wse_starten(rij, versie=rij.versie - 1, door=speler.door)
    start(rij, speler)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        start(rij, speler)


def test_alleen_wie_begeleidt_start(cast: Rolverdeling, als: Any) -> None:
    rij = _klaar(cast)
    with pytest.raises(Toeleiding.DoesNotExist):
        start(rij, cast.buren["begeleider_ama"])
    with pytest.raises(PermissionDenied):
        start(rij, cast.spelers["vdab_beslisser"])
    adres = reverse("wse_starten", args=[rij.pk])
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403


def test_de_deur(cast: Rolverdeling, als: Any) -> None:
    speler, rij = begeleider(cast), _klaar(cast)
    klant, adres = als(speler), reverse("wse_starten", args=[rij.pk])
    pagina = klant.get(adres)
    assert "Er zijn 10 plaatsen vrij" in pagina.content.decode()
    sleutel = pagina.context["formulier"]["aanvraag_sleutel"].value()
    antwoord = klant.post(adres, {"aanvraag_sleutel": sleutel, "versie": rij.versie})
    assert (antwoord.status_code, antwoord["Location"]) == (302, rij.get_absolute_url())
    assert Toeleiding.objects.get(pk=rij.pk).status == GESTART
    assert klant.get(rij.get_absolute_url()).status_code == 200


def test_de_blad_van_wie_nog_moet_starten_zegt_wat_er_mist(cast: Rolverdeling, als: Any) -> None:
    rij = toegekend(cast)
    pagina = als(begeleider(cast)).get(rij.get_absolute_url()).content.decode()
    assert "Kan het beginnen?" in pagina
    assert "Er is nog geen persoonlijk ontwikkelingsplan" in pagina
    assert reverse("overeenkomst_opmaken", args=[rij.deelnemer_id]) in pagina
    vdab = als(cast.spelers["vdab_beslisser"]).get(rij.get_absolute_url()).content.decode()
    assert reverse("overeenkomst_opmaken", args=[rij.deelnemer_id]) not in vdab


def test_een_gestarte_blijft_gestart_bij_een_tweede_overeenkomst(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij, _ = gestart(cast)
    onderteken(maak_wse(rij, speler, naam="Tweede plek", start=over(0) + timedelta(days=30)), speler)
    assert not Taak.objects.filter(soort=STARTEN, klaar_op__isnull=True).exists()


def test_een_vorige_die_nog_een_dag_op_papier_staat_houdt_de_start_tegen(cast: Rolverdeling) -> None:
    """Started ahead and made way before its first day: that day stays, and no other begins before it is over."""
    eerder = maak_toeleiding(
        cast, status="doorverwezen", start=over(30), beslissing_tot=over(60), einde=over(30)
    )
    rij = _klaar(cast, deelnemer=eerder.deelnemer)
    with pytest.raises(Geweigerd, match=f"staat tot en met {over(30):%d/%m/%Y}"):
        start(rij, begeleider(cast))
