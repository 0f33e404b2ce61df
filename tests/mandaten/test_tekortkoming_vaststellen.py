"""The act `tekortkoming_vaststellen`: a procedure opens, and the holder reads nothing yet."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.handhaving import handhaving_afsluiten, tekortkoming_vaststellen
from mandaten.models import Handhaving, Toekenning
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import bevonden, laat_antwoord_verlopen, sql, vandaag, vastgesteld
from tests.rolverdeling import maak_speler
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

GOED = {"tekst": "Te weinig begeleiders.", "bron": "Klacht", "vastgesteld_op": "01/06/2026"}


@pytest.mark.django_db
def test_een_procedure_begint_bij_dit_loket_en_de_houder_ziet_niets() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    rij = vastgesteld(desk, toekenning)
    assert (rij.status, rij.organisatie_id) == ("vastgesteld", desk.door.organisatie_id)
    assert Logregel.objects.get(handeling="tekortkoming_vaststellen").object_id == rij.pk
    houder = beheerder_van(toekenning.houder)
    assert Handhaving.objects.zichtbaar_voor(desk.door).get() == rij
    assert not Handhaving.objects.zichtbaar_voor(houder.door).exists()


@pytest.mark.django_db
def test_er_loopt_een_procedure_tegelijk_ook_met_sql() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    rij = vastgesteld(desk, toekenning)
    with pytest.raises(Geweigerd, match="loopt al een procedure"):
        vastgesteld(desk, toekenning)
    with pytest.raises(IntegrityError, match="handhaving_een_open"), transaction.atomic(), in_handeling():
        Handhaving.objects.create(
            toekenning=toekenning,
            organisatie_id=desk.door.organisatie_id,
            tekortkoming="x",
            vastgesteld_op=vandaag(),
            geopend_door=desk.gebruiker,
        )
    handhaving_afsluiten(rij, motivering="Toch niet.", versie=1, door=desk.door)
    assert vastgesteld(desk, toekenning).pk != rij.pk


@pytest.mark.django_db
def test_een_procedure_begint_nooit_verder_ook_niet_met_sql() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vastgesteld(desk, toekenning)
    with pytest.raises(IntegrityError, match="begint niet als"), transaction.atomic(), in_handeling():
        Handhaving.objects.create(
            toekenning=maak_toekenning("werkactor"),
            organisatie_id=desk.door.organisatie_id,
            status="gehoord",
            tekortkoming="x",
            vastgesteld_op=vandaag(),
            geopend_door=desk.gebruiker,
            voornemen="intrekking",
            meegedeeld_op=vandaag(),
            verweer_uiterlijk_op=vandaag(),
            verweerwijze="afstand",
            verweer_op=vandaag(),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [(-800, -1), (1, 800)], ids=["voorbij", "nog niet begonnen"])
def test_alleen_over_een_toekenning_die_loopt(dagen: tuple[int, int]) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    van, tot = (vandaag() + timedelta(days=n) for n in dagen)
    with in_handeling():
        Toekenning.objects.filter(pk=toekenning.pk).update(periode=reeks(van, tot), einde_reden="Proef.")
    with pytest.raises(Geweigerd, match="loopt vandaag niet"):
        vastgesteld(desk, toekenning)


@pytest.mark.django_db
def test_een_dag_in_de_toekomst_of_voor_het_begin_wordt_geweigerd() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    for dag in (vandaag() + timedelta(days=1), toekenning.periode.lower - timedelta(days=1)):
        with pytest.raises(Geweigerd) as nee:
            tekortkoming_vaststellen(toekenning, tekst="x", vastgesteld_op=dag, door=desk.door)
        assert set(nee.value.velden) == {"vastgesteld_op"}


@pytest.mark.django_db
def test_niet_over_een_andere_soort_en_niet_door_eigen_mensen() -> None:
    toekenning = maak_toekenning("zorg")
    with pytest.raises(Toekenning.DoesNotExist):
        vastgesteld(beslisser("werkactor"), toekenning)
    with pytest.raises(PermissionDenied):
        vastgesteld(beheerder_van(toekenning.houder), toekenning)
    desk = beslisser()
    partner = toekenning.leden.exclude(organisatie=toekenning.houder).order_by("plaats")[0].organisatie
    with in_handeling():
        type(desk.lidmaatschap).objects.create(
            gebruiker=desk.gebruiker,
            organisatie=partner,
            rol="organisatiebeheerder",
            periode=desk.lidmaatschap.periode,
        )
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        vastgesteld(desk, toekenning)


@pytest.mark.django_db
def test_uit_een_controle_staat_alles_al_ingevuld(als) -> None:
    from mandaten.handelingen.controle import controledossier_besluiten

    desk = beslisser("erkenning")
    dossier = laat_antwoord_verlopen(bevonden(desk))
    controledossier_besluiten(
        dossier,
        is_in_orde=False,
        conclusie="Er is geen polis.",
        opvolging="Sluit een polis af.",
        opvolgen_voor=vandaag() + timedelta(days=30),
        versie=dossier.versie,
        door=desk.door,
    )
    adres = reverse("tekortkoming_vaststellen", args=[dossier.toekenning_id])
    tekst = als(desk).get(f"{adres}?controledossier={dossier.pk}").text
    assert "Er is geen polis." in tekst
    assert "Elke medewerker heeft een diploma: Polis gezien" in tekst
    antwoord = als(desk).post(f"{adres}?controledossier={dossier.pk}", {**GOED, "aanvraag_sleutel": uuid4()})
    assert antwoord.status_code == 302
    assert Handhaving.objects.get().controledossier_id == dossier.pk
    # Somebody else's file, nonsense: an empty form, never an error.
    for sleutel in (uuid4(), "onzin", "%00"):
        assert als(desk).get(f"{adres}?controledossier={sleutel}").status_code == 200


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    adres = reverse("tekortkoming_vaststellen", args=[toekenning.pk])
    client = als(desk)
    assert client.get(adres).status_code == 200
    for fout in (
        {},
        {**GOED, "tekst": ""},
        {**GOED, "tekst": "x" * 5001},
        {**GOED, "tekst": "a\x00b"},
        {**GOED, "vastgesteld_op": "31/02/2026"},
        {**GOED, "vastgesteld_op": "01/01/2199"},
    ):
        antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **fout})
        assert antwoord.status_code == 422
        assert "Fout:" in antwoord.text
    sleutel = uuid4()
    for _ in range(2):
        antwoord = client.post(adres, {"aanvraag_sleutel": sleutel, **GOED, "tekst": "Geen polis 🙂"})
        assert antwoord.headers["Location"] == Handhaving.objects.get().get_absolute_url()
    assert als(maak_speler("inspectie", _inspectie())).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
    assert als(beheerder_van(toekenning.houder)).post(adres, {}).status_code == 403


def _inspectie():
    from tests.rolverdeling import maak_organisatie

    return maak_organisatie("Zorginspectie", "zorginspectie")


@pytest.mark.django_db
def test_een_sprong_met_sql_wordt_geweigerd() -> None:
    rij = vastgesteld(beslisser())
    for status in ("gehoord", "voornemen"):
        with pytest.raises(Exception, match=r"handhaving|Invalid transition"), transaction.atomic():
            sql("UPDATE mandaten_handhaving SET status = %s WHERE id = %s", status, rij.pk)
    rij.refresh_from_db()
    assert rij.status == "vastgesteld"
