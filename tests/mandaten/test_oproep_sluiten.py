"""Act, clock and door of oproep_sluiten: to the second, by the clock of the database, whoever is just submitting."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from mandaten.handelingen.oproepen import nu_in_de_databank, oproep_sluiten
from mandaten.models import Aanvraag, Oproep
from mandaten.tasks import oproepen as taken
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep
from tests.mandaten.oproepen import dien_in, maak_aanvraag, over
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
KLOK = Klok("oproepen_sluiten")


def slaap_tot(moment: datetime) -> None:
    """Waits until the database itself says that it is this moment or later."""
    while (rest := (moment - nu_in_de_databank()).total_seconds()) > 0:
        time.sleep(min(rest, 0.05))


# --- to the second ----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_indienen_kan_tot_het_ogenblik_van_sluiten_en_geen_tel_later() -> None:
    """In one transaction that began while the call was open: only the clock itself counts, not `now()`."""
    oproep = maak_oproep()
    op_tijd, te_laat = maak_aanvraag(oproep), maak_aanvraag(oproep)
    dien_in(op_tijd)
    # Only now: however long the lines above took, the call was open for them.
    sluit_op = nu_in_de_databank() + timedelta(seconds=0.3)
    with in_handeling():
        Oproep.objects.update(sluit_op=sluit_op)
    slaap_tot(sluit_op)
    with pytest.raises(IntegrityError, match="staat niet open"), transaction.atomic():
        dien_in(te_laat)
    # Nothing closed it yet but the clock of the database.
    assert Oproep.objects.get().gesloten_op is None
    assert set(Aanvraag.objects.values_list("pk", "status")) == {
        (op_tijd.pk, "ingediend"),
        (te_laat.pk, "concept"),
    }


@pytest.mark.django_db
def test_ook_met_sql_en_ook_voor_de_opening() -> None:
    oproep = maak_oproep(opent_op=over(hours=1), sluit_op=over(hours=2))
    aanvraag = maak_aanvraag(oproep)
    with (
        in_handeling(),
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match="staat niet open"),
    ):
        cursor.execute("UPDATE mandaten_aanvraag SET status = 'ingediend' WHERE id = %s", [aanvraag.pk])


@pytest.mark.django_db(transaction=True)
def test_wie_indient_terwijl_een_collega_sluit_komt_erna_en_is_te_laat() -> None:
    """The closing is not committed yet: the one who submits waits for it, instead of slipping in beside it."""
    oproep = maak_oproep()
    aanvraag, wie = maak_aanvraag(oproep), beslisser()
    sluit, mag_vastleggen, uit = Event(), Event(), []

    def sluiter() -> None:
        try:
            with transaction.atomic():
                oproep_sluiten(oproep, reden="Vergissing", door=wie.door)
                sluit.set()
                mag_vastleggen.wait(60)
        finally:
            connection.close()

    def indiener() -> None:
        try:
            with transaction.atomic():
                dien_in(aanvraag)
            uit.append("ingediend")
        except IntegrityError as fout:
            uit.append(str(fout))
        finally:
            connection.close()

    eerste, tweede = Thread(target=sluiter), Thread(target=indiener)
    eerste.start()
    assert sluit.wait(60)
    tweede.start()
    tweede.join(0.5)
    assert uit == []  # it waits
    mag_vastleggen.set()
    eerste.join(60)
    tweede.join(60)
    assert len(uit) == 1
    assert "staat niet open" in uit[0]
    assert Aanvraag.objects.get().status == "concept"


@pytest.mark.django_db(transaction=True)
def test_wie_sluit_terwijl_iemand_indient_wacht_tot_die_binnen_is() -> None:
    oproep = maak_oproep()
    aanvraag, wie = maak_aanvraag(oproep), beslisser()
    bezig, mag_vastleggen, uit = Event(), Event(), []

    def indiener() -> None:
        try:
            with transaction.atomic():
                dien_in(aanvraag)
                bezig.set()
                mag_vastleggen.wait(60)
        finally:
            connection.close()

    def sluiter() -> None:
        try:
            uit.append(oproep_sluiten(oproep, reden="Genoeg", door=wie.door))
        finally:
            connection.close()

    eerste, tweede = Thread(target=indiener), Thread(target=sluiter)
    eerste.start()
    assert bezig.wait(60)
    tweede.start()
    tweede.join(0.5)
    assert uit == []
    mag_vastleggen.set()
    eerste.join(60)
    tweede.join(60)
    assert uit == [True]
    assert Aanvraag.objects.get().status == "ingediend"


# --- by hand ----------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_met_de_hand_sluit_ze_nu_met_een_reden() -> None:
    oproep, wie = maak_oproep(), beslisser()
    aanvraag = maak_aanvraag(oproep)
    assert oproep_sluiten(oproep, reden="De oproep bevatte een fout.", door=wie.door)
    rij = Oproep.objects.get()
    assert rij.sluit_op == rij.gesloten_op <= timezone.now()
    assert (rij.sluitingsreden, rij.toestand, rij.versie) == ("De oproep bevatte een fout.", "gesloten", 2)
    with pytest.raises(IntegrityError, match="staat niet open"), transaction.atomic():
        dien_in(aanvraag)
    assert Logregel.objects.get(handeling="oproep_sluiten").gegevens == {"vroeger": True}
    with pytest.raises(Geweigerd, match="niets meer te sluiten"):
        oproep_sluiten(oproep, reden="Nog eens", door=wie.door)


@pytest.mark.django_db
def test_wie_voor_de_opening_sluit_trekt_ze_in() -> None:
    oproep = maak_oproep(opent_op=over(days=1), sluit_op=over(days=2))
    oproep_sluiten(oproep, reden="Verkeerde regio", door=beslisser().door)
    rij = Oproep.objects.get()
    assert rij.sluit_op < rij.opent_op
    assert rij.toestand == "gesloten"
    assert not Taak.objects.exists()
    # Nobody ever reads it as a call that was open, also not on the day it would have opened.
    with in_handeling():
        Oproep.objects.update(opent_op=timezone.now(), sluit_op=timezone.now() - timedelta(seconds=1))
    assert not Oproep.objects.gepubliceerd().exists()


@pytest.mark.django_db
def test_zonder_reden_of_van_een_ander_sluit_niemand_vroeger() -> None:
    oproep = maak_oproep()
    with pytest.raises(Geweigerd) as nee:
        oproep_sluiten(oproep, reden=" ", door=beslisser().door)
    assert list(nee.value.velden) == ["reden"]
    with pytest.raises(Oproep.DoesNotExist):
        oproep_sluiten(oproep, reden="Ik wil het", door=beslisser("netwerk").door)
    assert Oproep.objects.get().gesloten_op is None


# --- by the clock -----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_klok_sluit_wat_voorbij_is_en_verwittigt_het_loket() -> None:
    uitgever = beslisser().lidmaatschap.organisatie
    voorbij = maak_oproep(sluit_op=timezone.now() - timedelta(seconds=1), uitgever=uitgever)
    maak_oproep(regios=("midwest",))
    assert taken.oproepen_sluiten(timezone.localdate(), KLOK).gedaan == 1
    assert taken.oproepen_sluiten(timezone.localdate(), KLOK).gedaan == 0
    rij = Oproep.objects.exclude(gesloten_op=None).get()
    assert rij.pk == voorbij.pk
    assert rij.sluit_op == voorbij.sluit_op < rij.gesloten_op
    taak = Taak.objects.get()
    assert (taak.soort, taak.rol, taak.organisatie_id, taak.object_id) == (
        "oproep_nakijken",
        "departement_zorg",
        uitgever.pk,
        voorbij.pk,
    )
    assert not oproep_sluiten(voorbij, door=KLOK)


@pytest.mark.django_db
def test_een_oproep_die_mislukt_houdt_de_andere_niet_tegen(monkeypatch: pytest.MonkeyPatch) -> None:
    voorbij = [maak_oproep(regios=(regio,), sluit_op=timezone.now()) for regio in ("gent", "midwest")]

    def soms(oproep: Oproep, *, door: Klok) -> bool:
        if oproep.pk == voorbij[0].pk:
            raise RuntimeError
        return oproep_sluiten(oproep, door=door)

    monkeypatch.setattr(taken, "oproep_sluiten", soms)
    telling = taken.oproepen_sluiten(timezone.localdate(), KLOK)
    assert (telling.gedaan, telling.fouten) == (1, 1)


# --- door -------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_sluiten_op_het_scherm(als: Als) -> None:
    oproep = maak_oproep()
    client = als(beslisser())
    url = f"/mandaten/oproepen/{oproep.pk}/sluit/"
    assert f'href="{url}"' in client.get(oproep.get_absolute_url()).text
    leeg = client.post(url, {"reden": "", "aanvraag_sleutel": str(uuid4())})
    assert leeg.status_code == 422
    gegevens = {"reden": "Er stond een fout in.", "aanvraag_sleutel": str(uuid4())}
    assert client.post(url, gegevens).status_code == 302
    assert client.post(url, gegevens).status_code == 302
    nog = client.post(url, {**gegevens, "aanvraag_sleutel": str(uuid4())})
    assert nog.status_code == 422
    assert "niets meer te sluiten" in nog.text
    detail = client.get(oproep.get_absolute_url()).text
    assert "Er stond een fout in." in detail
    assert f'href="{url}"' not in detail
    assert "al gesloten" in client.get(url).text


@pytest.mark.django_db
def test_wie_er_niet_over_beslist_sluit_niet(als: Als) -> None:
    oproep = maak_oproep()
    url = f"/mandaten/oproepen/{oproep.pk}/sluit/"
    assert als(beslisser("netwerk")).get(url).status_code == 404
    assert als(beslisser("netwerk")).get(oproep.get_absolute_url()).status_code == 200
