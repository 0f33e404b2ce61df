"""`bijlage_nakijken`: nothing is served before the scanner saw it, and a scanner that is down loses nothing."""

from __future__ import annotations

from datetime import timedelta

import pghistory
import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from django.utils import timezone

from tests.beheer.bijlagen import SOORT, voeg_toe
from tests.documenten import proefbestanden as proef
from tests.documenten.proefscanner import proefscanner
from werkzorg.beheer.handelingen.bijlagen import bijlage_nakijken
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import MAX_POGINGEN, voer_uit
from werkzorg.documenten import opslag
from werkzorg.documenten.bijlagen import verwijder_geweigerde
from werkzorg.documenten.models import GEWEIGERD, QUARANTAINE, SCHOON, Bijlage
from werkzorg.documenten.soorten import BIJLAGESOORTEN
from werkzorg.handelen.klok import KlokRonde, sla
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
DOOR = Klok("bijlage_nakijken")


@pytest.fixture(autouse=True)
def soort(monkeypatch):
    monkeypatch.setitem(BIJLAGESOORTEN, SOORT.sleutel, SOORT)


@pytest.fixture
def clamd(settings):
    with proefscanner() as scanner:
        settings.CLAMAV_ADRES = scanner.adres
        yield scanner


def besmet() -> bytes:
    """A picture cannot carry it, because it is drawn anew; a document of text can."""
    return proef.archief({**proef.odt_delen(), "Pictures/a.txt": proef.EICAR}, gepakt=False)


def test_zonder_scanner_is_een_nagelezen_bestand_meteen_schoon(cast, settings):
    assert settings.CLAMAV_ADRES == ""
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"])
    assert bijlage.status == SCHOON
    assert bijlage.nagekeken_op is not None
    assert not Opdracht.objects.filter(soort="bijlage_nakijken").exists()
    assert opslag.lees(bijlage.id, bijlage.sha256) == proef.pdf()


def test_met_een_scanner_wacht_het_tot_de_worker_het_liet_nakijken(cast, clamd, uitgevoerd):
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"])
    assert bijlage.status == QUARANTAINE
    assert clamd.ontvangen == []
    assert uitgevoerd() == 1
    bijlage.refresh_from_db()
    assert (bijlage.status, bijlage.bevinding) == (SCHOON, "")
    assert clamd.ontvangen == [proef.pdf()]
    regel = Logregel.objects.get(handeling="bijlage_nakijken")
    assert (regel.object_id, regel.gegevens) == (bijlage.pk, {"status": "schoon"})


def test_een_besmet_bestand_wordt_geweigerd_en_weggegooid(cast, clamd, uitgevoerd):
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"], "brief.odt", besmet())
    goed = voeg_toe(cast.spelers["organisatiebeheerder"])
    assert uitgevoerd() >= 2
    bijlage.refresh_from_db()
    assert (bijlage.status, bijlage.bevinding) == (GEWEIGERD, "Eicar-Test-Signature")
    # The bytes go by the outbox: when everything stops here, the job is still there.
    uitgevoerd()
    assert not opslag.bestaat(bijlage.id)
    assert Opdracht.objects.get(soort="bijlage_verwijderen").toestand == "klaar"
    assert not verwijder_geweigerde(goed.id)
    assert opslag.bestaat(goed.id)


def test_wat_er_na_de_weigering_stilvalt_blijft_klaarstaan(cast, clamd):
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"], "brief.odt", besmet())
    bijlage_nakijken(bijlage.pk, door=DOOR)
    assert opslag.bestaat(bijlage.id)
    opdracht = Opdracht.objects.get(soort="bijlage_verwijderen")
    assert opdracht.verwijzing == {"bijlage": str(bijlage.id)}
    voer_uit(opdracht.pk)
    assert not opslag.bestaat(bijlage.id)


def test_twee_keer_nakijken_verandert_niets_en_een_gewist_bestand_evenmin(cast, clamd):
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"])
    assert bijlage_nakijken(bijlage.pk, door=DOOR) is not None
    assert bijlage_nakijken(bijlage.pk, door=DOOR) is None
    assert bijlage_nakijken(bijlage.toegevoegd_door_id, door=DOOR) is None
    assert len(clamd.ontvangen) == 1
    assert Logregel.objects.filter(handeling="bijlage_nakijken").count() == 1


def test_een_scanner_die_weg_is_laat_alles_in_quarantaine_tot_hij_terug_is(cast, settings, uitgevoerd):
    settings.CLAMAV_ADRES = "tcp://127.0.0.1:1"
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"])
    assert uitgevoerd() == 0
    opdracht = Opdracht.objects.get(soort="bijlage_nakijken")
    for _ in range(MAX_POGINGEN):
        voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    assert opdracht.toestand == "mislukt"
    bijlage.refresh_from_db()
    assert bijlage.status == QUARANTAINE
    # The outbox gave up; the clock goes on.
    nu = timezone.now()
    sla("bijlagen_nakijken", nu)
    assert KlokRonde.objects.get(naam="bijlagen_nakijken").fouten == 0
    with proefscanner() as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        _maak_ouder(bijlage)
        sla("bijlagen_nakijken", nu)
    bijlage.refresh_from_db()
    assert bijlage.status == SCHOON


def test_de_klok_wacht_niet_op_een_scanner_die_weg_is(cast, settings, monkeypatch):
    settings.CLAMAV_ADRES = "tcp://127.0.0.1:1"
    speler = cast.spelers["organisatiebeheerder"]
    for _ in range(3):
        _maak_ouder(voeg_toe(speler))
    sla("bijlagen_nakijken", timezone.now())
    assert KlokRonde.objects.get(naam="bijlagen_nakijken").fouten == 1


def test_een_bestand_zonder_oordeel_houdt_de_andere_niet_op(cast, clamd):
    speler = cast.spelers["organisatiebeheerder"]
    beschadigd, goed = voeg_toe(speler), voeg_toe(speler)
    opslag.schrijf(beschadigd.id, b"iets anders")
    for een in (beschadigd, goed):
        _maak_ouder(een)
    sla("bijlagen_nakijken", timezone.now())
    goed.refresh_from_db()
    beschadigd.refresh_from_db()
    assert (beschadigd.status, goed.status) == (QUARANTAINE, SCHOON)
    assert KlokRonde.objects.get(naam="bijlagen_nakijken").fouten == 1


@pytest.mark.parametrize("naar", [QUARANTAINE, SCHOON])
def test_wie_geweigerd_is_wordt_ook_met_sql_niet_meer_schoon(cast, clamd, naar):
    bijlage = voeg_toe(cast.spelers["organisatiebeheerder"], "brief.odt", besmet())
    bijlage_nakijken(bijlage.pk, door=DOOR)
    with (
        pghistory.context(handeling="test", door="commando:test"),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="Invalid transition"),
    ):
        cursor.execute("UPDATE documenten_bijlage SET status = %s WHERE id = %s", [naar, bijlage.pk])


def _maak_ouder(bijlage: Bijlage) -> None:
    """As if it had been added an hour ago."""
    with pghistory.context(handeling="test", door="commando:test"):
        Bijlage.objects.filter(pk=bijlage.pk).update(toegevoegd_op=timezone.now() - timedelta(hours=1))
