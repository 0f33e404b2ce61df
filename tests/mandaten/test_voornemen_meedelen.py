"""The act `voornemen_meedelen`: the holder knows what is intended, why, and until when he can answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from mandaten.handelingen.handhaving import voornemen_meedelen
from mandaten.models import Handhaving
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import WAAROM, meegedeeld, schuif, vandaag, vastgesteld
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak


@pytest.mark.django_db
def test_termijnen_taak_melding_en_brief() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    houder = beheerder_van(toekenning.houder)
    op = vandaag() + timedelta(days=2)
    rij = voornemen_meedelen(
        vastgesteld(desk, toekenning),
        voornemen="schorsing",
        motivering=WAAROM,
        op=op,
        versie=1,
        door=desk.door,
    )
    assert rij.status == "voornemen"
    assert rij.verweer_uiterlijk_op == op + timedelta(days=30)
    assert rij.beslissen_uiterlijk_op == op + timedelta(days=60)
    taak = Taak.objects.get(soort="handhaving_verweren")
    assert (taak.organisatie_id, taak.rol, taak.termijn) == (
        toekenning.houder_id,
        "organisatiebeheerder",
        rij.verweer_uiterlijk_op,
    )
    assert Melding.objects.get(soort="handhaving_voornemen").gebruiker == houder.gebruiker
    assert Handhaving.objects.zichtbaar_voor(houder.door).get() == rij
    document = Document.objects.get(soort="voornemenbrief", object_id=rij.pk)
    assert Opdracht.objects.get(soort="voornemenbrief_opmaken").verwijzing == {"document": str(document.pk)}


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [-1, 8])
def test_de_brief_vertrekt_vandaag_of_binnen_de_week(dagen: int) -> None:
    desk = beslisser()
    with pytest.raises(Geweigerd) as nee:
        voornemen_meedelen(
            vastgesteld(desk),
            voornemen="intrekking",
            motivering=WAAROM,
            op=vandaag() + timedelta(days=dagen),
            versie=1,
            door=desk.door,
        )
    assert set(nee.value.velden) == {"op"}


@pytest.mark.django_db
def test_een_erkenning_wordt_niet_geschorst() -> None:
    desk = beslisser("erkenning")
    rij = vastgesteld(desk, maak_toekenning("erkenning"))
    with pytest.raises(Geweigerd) as nee:
        voornemen_meedelen(
            rij, voornemen="schorsing", motivering=WAAROM, op=vandaag(), versie=1, door=desk.door
        )
    assert set(nee.value.velden) == {"voornemen"}


@pytest.mark.django_db
def test_termijnen_die_geen_dag_laten_om_te_beslissen(monkeypatch) -> None:
    desk = beslisser()
    rij = vastgesteld(desk)
    opname = momentopname(vandaag())
    monkeypatch.setattr(
        "mandaten.handelingen.handhaving.momentopname",
        lambda dag: replace(opname, waarden={**opname.waarden, "sanctie_beslissing_termijn": 30}),
    )
    with pytest.raises(Geweigerd, match="hoorrecht_termijn"):
        voornemen_meedelen(
            rij, voornemen="intrekking", motivering=WAAROM, op=vandaag(), versie=1, door=desk.door
        )
    zonder = {naam: waarde for naam, waarde in opname.waarden.items() if naam != "hoorrecht_termijn"}
    monkeypatch.setattr(
        "mandaten.handelingen.handhaving.momentopname", lambda dag: replace(opname, waarden=zonder)
    )
    with pytest.raises(Geweigerd, match="nog niet gekend"):
        voornemen_meedelen(
            rij, voornemen="intrekking", motivering=WAAROM, op=vandaag(), versie=1, door=desk.door
        )
    rij.refresh_from_db()
    assert rij.status == "vastgesteld"


@pytest.mark.django_db
def test_eenmaal_en_niet_over_wat_iemand_wijzigde() -> None:
    desk = beslisser()
    with pytest.raises(Versieconflict):
        voornemen_meedelen(
            vastgesteld(desk),
            voornemen="intrekking",
            motivering=WAAROM,
            op=vandaag(),
            versie=7,
            door=desk.door,
        )
    rij = voornemen_meedelen(
        Handhaving.objects.get(),
        voornemen="intrekking",
        motivering=WAAROM,
        op=vandaag(),
        versie=1,
        door=desk.door,
    )
    with pytest.raises(Geweigerd, match="registreer eerst"):
        voornemen_meedelen(
            rij, voornemen="intrekking", motivering=WAAROM, op=vandaag(), versie=rij.versie, door=desk.door
        )
    assert Document.objects.filter(soort="voornemenbrief").count() == 1


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = vastgesteld(desk)
    adres = reverse("voornemen_meedelen", args=[rij.pk])
    client = als(desk)
    tekst = client.get(adres).text
    assert "Het verband dekt het werkingsgebied niet." in tekst
    goed = {
        "voornemen": "intrekking",
        "motivering": WAAROM,
        "op": f"{vandaag():%d/%m/%Y}",
        "versie": "1",
    }
    for fout in ({}, {**goed, "voornemen": "geen"}, {**goed, "op": "01/01/2020"}, {**goed, "versie": "nul"}):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), **goed, "versie": "9"}).status_code == 409
    assert (
        client.post(adres, {"aanvraag_sleutel": uuid4(), **goed}).headers["Location"]
        == rij.get_absolute_url()
    )
    # Done: the form leads to the page of the procedure.
    assert client.get(adres).headers["Location"] == rij.get_absolute_url()
    assert als(beslisser("werkactor")).get(adres).status_code == 404
    assert als(beheerder_van(rij.toekenning.houder)).get(adres).status_code == 403


@pytest.mark.django_db
def test_de_bladzijde_toont_beide_termijnen_in_woorden(als) -> None:
    desk = beslisser()
    rij = schuif(meegedeeld(desk), 20)
    tekst = als(desk).get(rij.get_absolute_url()).text
    assert "nog 10 dagen" in tekst
    assert "nog 40 dagen" in tekst
    assert f"aangetekend verstuurd op {rij.meegedeeld_op:%d/%m/%Y} + 30 dagen" in tekst
    assert "Registreer het verweer" in tekst
    assert "Trek in" not in tekst


@pytest.mark.django_db
def test_een_enige_maatregel_is_een_feit_en_geen_keuze(als) -> None:
    desk = beslisser("erkenning")
    rij = vastgesteld(desk, maak_toekenning("erkenning"))
    adres, client = reverse("voornemen_meedelen", args=[rij.pk]), als(desk)
    antwoord = client.get(adres)
    assert 'type="radio"' not in antwoord.text
    assert "Voorgenomen maatregel" in antwoord.text
    assert antwoord.context["formulier"]["voornemen"].value() == "intrekking"
    zorg = beslisser()
    andere = reverse("voornemen_meedelen", args=[vastgesteld(zorg).pk])
    assert als(zorg).get(andere).text.count('type="radio"') == 4
