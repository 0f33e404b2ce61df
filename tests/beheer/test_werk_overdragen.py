"""`werk_overdragen`: work goes to a colleague without anybody leaving, or after somebody left without a successor."""

from __future__ import annotations

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.beheer.collegas import dossier_van, over, sleutel, taak_voor, vandaag
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen, werk_overdragen
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen import overdracht
from werkzorg.handelen.overdracht import Overdracht, registreer_overdracht
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def adres(speler) -> str:
    return f"/medewerkers/{speler.lidmaatschap.pk}/overdragen/"


def test_alleen_wat_gekozen_is_gaat_over(bureau):
    taak, dossier = taak_voor(bureau.karim), dossier_van(bureau.karim)
    opvolger = bureau.sofie.lidmaatschap.pk
    aantal = werk_overdragen(bureau.karim.lidmaatschap, opvolging={"taken": opvolger}, door=bureau.griet.door)
    taak.refresh_from_db()
    dossier.refresh_from_db()
    assert (aantal, taak.gebruiker) == (1, bureau.sofie.gebruiker)
    assert dossier.periode.upper is None
    assert Logregel.objects.get(handeling="werk_overdragen").gegevens == {"taken": 1}
    bureau.karim.lidmaatschap.refresh_from_db()
    assert bureau.karim.lidmaatschap.periode.upper is None


def test_taken_van_een_ander_of_die_klaar_zijn_blijven(bureau):
    van_sofie = taak_voor(bureau.sofie)
    taak_voor(bureau.karim)
    werk_overdragen(bureau.karim.lidmaatschap, opvolging={"taken": None}, door=bureau.griet.door)
    van_sofie.refresh_from_db()
    assert van_sofie.gebruiker == bureau.sofie.gebruiker
    assert Taak.objects.filter(gebruiker__isnull=True, soort="insz_aanvullen").count() == 1


def test_na_een_vertrek_zonder_opvolger_komt_het_dossier_alsnog_bij_iemand(bureau):
    dossier = dossier_van(bureau.karim)
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap, laatste_dag=None, opvolging={}, versie=0, door=bureau.griet.door
    )
    rest = Taak.objects.get(soort="opvolger_aanduiden")
    werk_overdragen(
        bureau.karim.lidmaatschap,
        opvolging={"dossiers": bureau.sofie.lidmaatschap.pk},
        door=bureau.griet.door,
    )
    rest.refresh_from_db()
    assert rest.klaar_op is not None
    nieuw = Betrokkenheid.objects.get(deelnemer=dossier.deelnemer, lidmaatschap=bureau.sofie.lidmaatschap)
    assert nieuw.periode == DateRange(vandaag(), None)
    dossier.refresh_from_db()
    assert dossier.periode.upper <= vandaag()


def test_een_nieuwe_soort_werk_doet_vanzelf_mee(bureau, monkeypatch):
    gegeven = []
    monkeypatch.setattr(overdracht, "OVERDRACHTEN", overdracht.OVERDRACHTEN.copy())
    proef = Overdracht(
        "proef",
        "Proefdossiers",
        "Niemand",
        tel=lambda lid: 3,
        draag_over=lambda van, aan, vanaf, door: gegeven.append((van.pk, aan and aan.pk, vanaf)) or 3,
    )
    registreer_overdracht(proef)
    monkeypatch.setattr("werkzorg.beheer.handelingen.vertrek.OVERDRACHTEN", overdracht.OVERDRACHTEN)
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap,
        laatste_dag=None,
        opvolging={"proef": bureau.sofie.lidmaatschap.pk},
        versie=0,
        door=bureau.griet.door,
    )
    assert gegeven == [(bureau.karim.lidmaatschap.pk, bureau.sofie.lidmaatschap.pk, vandaag())]
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_overdracht(Overdracht("proef", "x", "y", tel=lambda lid: 0, draag_over=proef.draag_over))


def test_niets_kiezen_is_geen_overdracht(bureau):
    with pytest.raises(Geweigerd, match="Kies voor minstens"):
        werk_overdragen(bureau.karim.lidmaatschap, opvolging={}, door=bureau.griet.door)


def test_aan_wie_het_niet_kan_gaat_niets(bureau):
    taak_voor(bureau.karim)
    with pytest.raises(Geweigerd) as nee:
        werk_overdragen(
            bureau.karim.lidmaatschap,
            opvolging={"taken": bureau.griet.lidmaatschap.pk},
            door=bureau.griet.door,
        )
    assert "opvolger_taken" in nee.value.velden


def test_het_scherm(bureau, als):
    klant = als(bureau.griet)
    assert "Er is niets over te dragen" in klant.get(adres(bureau.karim)).text
    taak = taak_voor(bureau.karim)
    assert "Terug naar het team" in klant.get(adres(bureau.karim)).text
    leeg = klant.post(adres(bureau.karim), {**sleutel(), "opvolger_taken": ""})
    assert (leeg.status_code, "Kies voor minstens" in leeg.text) == (422, True)
    velden = {**sleutel(), "opvolger_taken": "team"}
    assert [klant.post(adres(bureau.karim), velden).status_code for _ in range(2)] == [302, 302]
    taak.refresh_from_db()
    assert taak.gebruiker is None


def test_een_taak_van_een_andere_rol_blijft_staan(bureau):
    taak = taak_voor(bureau.karim)
    assert taak.rol == "verwijzer"
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap, laatste_dag=over(3), opvolging={}, versie=0, door=bureau.griet.door
    )
    taak.refresh_from_db()
    assert taak.gebruiker == bureau.karim.gebruiker


def test_buren_en_collegas_blijven_buiten(bureau, als):
    assert als(bureau.bob).get(adres(bureau.karim)).status_code == 404
    assert als(bureau.sofie).get(adres(bureau.karim)).status_code == 403
