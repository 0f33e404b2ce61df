"""The act `actie_toewijzen`: a provider of the network, or ad hoc with a reason, who sees his own action only."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import geef_bevoegdheid, maak_traject, stel_aan
from tests.trajecten.netwerk import (
    DAG,
    coordinator,
    dienstverlener,
    maak_aanbod,
    maak_actie,
    maak_versie,
    nieuwe_dienstverlener,
    vandaag,
    volg,
    wijs_toe,
)
from trajecten.handelingen.acties import actie_toewijzen
from trajecten.handelingen.netwerktaken import plan_ontvangen
from trajecten.meldingen.netwerk import OVERGENOMEN, STARTEN, TOEGEWEZEN, TOEWIJZEN
from trajecten.models import Actie, Traject
from trajecten.statussen import PLAN_IN_OPMAAK, PLAN_INGEDIEND
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_dienstverlener_van_het_netwerk(cast) -> None:
    traject = maak_traject(cast)
    wie = dienstverlener(cast)
    actie, andere = maak_actie(traject), maak_actie(traject)
    assert not Actie.objects.zichtbaar_voor(wie.door).exists()
    actie = wijs_toe(cast, actie)
    assert (actie.is_adhoc, actie.dienstverlener_id) == (False, wie.lidmaatschap.organisatie_id)
    # His own action and who it is about; not the rest of the file.
    assert list(Actie.objects.zichtbaar_voor(wie.door)) == [actie]
    assert Deelnemer.objects.zichtbaar_voor(wie.door).filter(pk=traject.deelnemer_id).exists()
    assert Betrokkenheid.objects.zichtbaar_voor(wie.door).get().omvang == "identiteit"
    assert not Traject.objects.zichtbaar_voor(wie.door).exists()
    assert not Actie.objects.zichtbaar_voor(cast.buren["dienstverlener"].door).exists()
    assert Melding.objects.get(soort=TOEGEWEZEN).gebruiker_id == wie.gebruiker.pk
    assert list(Actie.objects.filter(traject=traject).toe_te_wijzen()) == [andere]


def test_zonder_plaats_alleen_met_een_motivering(cast) -> None:
    traject = maak_traject(cast)
    actie, wie = maak_actie(traject), nieuwe_dienstverlener()
    volg(cast, traject)
    # A place in another regio is no place here.
    geef_bevoegdheid(wie, "dienstverlener", "kempen")
    zo = {"dienstverlener_id": wie.lidmaatschap.organisatie_id, "versie": 1, "door": coordinator(cast).door}
    with pytest.raises(Geweigerd) as nee:
        actie_toewijzen(actie, **zo)
    assert "art. 17" in nee.value.velden["motivering"]
    rij = actie_toewijzen(actie, motivering="Alleen zij hebben een houtatelier.", **zo)
    assert rij.is_adhoc
    assert rij.motivering == "Alleen zij hebben een houtatelier."
    assert list(Actie.objects.zichtbaar_voor(wie.door)) == [actie]


def test_opnieuw_toewijzen_sluit_de_vorige(cast) -> None:
    traject = maak_traject(cast)
    actie, wie, nieuw = maak_actie(traject), dienstverlener(cast), nieuwe_dienstverlener()
    tweede = wijs_toe(cast, maak_actie(traject))
    actie = wijs_toe(cast, actie)
    actie = wijs_toe(cast, actie, nieuw)
    # He keeps the other action, and with it who the person is.
    assert list(Actie.objects.zichtbaar_voor(wie.door)) == [tweede]
    wijs_toe(cast, tweede, nieuw)
    assert not Actie.objects.zichtbaar_voor(wie.door).exists()
    assert not Deelnemer.objects.zichtbaar_voor(wie.door).exists()
    assert Melding.objects.filter(soort=OVERGENOMEN, gebruiker=wie.gebruiker).count() == 2
    with pytest.raises(Geweigerd, match="gemarkeerde"):
        wijs_toe(cast, Actie.objects.get(pk=actie.pk), nieuw)


def test_geweigerd_buiten_het_plan_en_als_twee_toewijzen(cast) -> None:
    traject = maak_traject(cast, status=PLAN_IN_OPMAAK)
    actie = maak_actie(traject)
    with pytest.raises(Geweigerd, match="plan in opmaak"):
        wijs_toe(cast, actie)
    lopend = wijs_toe(cast, maak_actie(maak_traject(cast, status=PLAN_INGEDIEND)))
    with pytest.raises(Versieconflict):
        actie_toewijzen(
            lopend,
            dienstverlener_id=dienstverlener(cast).lidmaatschap.organisatie_id,
            versie=1,
            door=coordinator(cast).door,
        )
    overheid = cast.departement.lidmaatschap.organisatie_id
    with pytest.raises(Geweigerd) as nee:
        actie_toewijzen(lopend, dienstverlener_id=overheid, versie=2, door=coordinator(cast).door)
    assert "andere" in nee.value.velden["dienstverlener"]
    with pytest.raises(Actie.DoesNotExist):
        actie_toewijzen(
            lopend, dienstverlener_id=overheid, versie=2, door=cast.buren["netwerkcoordinator"].door
        )


def test_wat_de_tandem_zelf_doet_wacht_op_niemand(cast) -> None:
    traject = maak_traject(cast)
    zelf = maak_actie(traject, dienstverlener=cast.casemanager_zorg.lidmaatschap.organisatie)
    voorgesteld = maak_actie(traject, dienstverlener=dienstverlener(cast).lidmaatschap.organisatie)
    assert set(Actie.objects.toe_te_wijzen()) == {voorgesteld}
    assert zelf not in Actie.objects.zichtbaar_voor(dienstverlener(cast).door)
    # What the plan names is a proposal: nobody sees anything before it is assigned.
    assert not Actie.objects.zichtbaar_voor(dienstverlener(cast).door).exists()
    # A former casemanager is no reason to look for somebody.
    stel_aan(traject, "zorg", cast.buur, vandaag() - 200 * DAG, vandaag() - 100 * DAG)
    assert set(Actie.objects.toe_te_wijzen()) == {voorgesteld}


def test_de_taken_van_een_ontvangen_plan(cast) -> None:
    traject = maak_traject(cast, status=PLAN_INGEDIEND)
    actie = maak_actie(traject)
    versie = maak_versie(cast, traject)
    from tests.trajecten.maken import in_handeling

    with in_handeling():
        plan_ontvangen(versie, cast.casemanager_werk.door)
        plan_ontvangen(versie, cast.casemanager_werk.door)
    taken = {taak.soort: taak for taak in Taak.objects.filter(object_id=traject.pk, klaar_op=None)}
    assert taken.keys() == {STARTEN, TOEWIJZEN}
    # Fifteen working days are nineteen days or more.
    assert taken[STARTEN].termijn >= vandaag() + 19 * DAG
    assert taken[TOEWIJZEN].termijn is None
    assert Actie.objects.zichtbaar_voor(coordinator(cast).door).get() == actie
    wijs_toe(cast, actie)
    assert [taak.soort for taak in Taak.objects.filter(object_id=traject.pk, klaar_op=None)] == [STARTEN]


def test_scherm(cast, als) -> None:
    traject = maak_traject(cast)
    actie, wie, buiten = maak_actie(traject), dienstverlener(cast), nieuwe_dienstverlener()
    geef_bevoegdheid(wie, "dienstverlener")
    maak_aanbod(buiten, wachttijd_weken=3)
    volg(cast, traject)
    client, adres = als(coordinator(cast)), f"/trajecten/acties/{actie.pk}/toewijzen/"
    blad = client.get(adres).content.decode()
    assert "In het netwerk" in blad
    assert "Maatwerk Noord (wachttijd 3 weken)" in blad
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    niets = client.post(adres, {"aanvraag_sleutel": sleutel, "versie": 1})
    assert niets.status_code == 422
    assert "Kies wie de actie uitvoert" in niets.content.decode()
    gegevens = {"aanvraag_sleutel": sleutel, "versie": 1, "andere": "Maatwerk Noord"}
    assert client.post(adres, gegevens).status_code == 422
    klaar = client.post(adres, {**gegevens, "motivering": "Alleen zij."}, follow=True)
    assert "van buiten het netwerk" in klaar.content.decode()
    assert als(wie).get(adres).status_code == 403
    assert als(cast.buren["netwerkcoordinator"]).get(adres).status_code == 404
    blad = als(buiten).get(f"/trajecten/acties/{actie.pk}/").content.decode()
    assert traject.deelnemer.naam in blad
    assert cast.casemanager_werk.gebruiker.email.split("@")[0] in blad
    assert "Alleen zij." not in blad
