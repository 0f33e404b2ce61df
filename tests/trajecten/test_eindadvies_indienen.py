"""The act `eindadvies_indienen`: report, agreement, talk and motivation, and then the traject is closed."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.trajecten.eindes import (
    bespreek_en_akkoord,
    dien_verslag_in,
    laatste,
    met_dossier,
    rond_af,
    rond_onbesproken_af,
    schrijf_advies,
)
from tests.trajecten.maken import in_handeling
from trajecten.documenten.einddocumenten import EINDADVIES, EINDADVIES_KOPIE
from trajecten.domein.overdracht import NALEZEN_DAGEN
from trajecten.handelingen.eindadvies import eindadvies_indienen
from trajecten.models import Traject
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_het_traject_is_afgerond_en_alleen_de_tandem_en_vdab_blijven_betrokken(cast) -> None:
    traject = rond_af(cast)
    vandaag = timezone.localdate()
    assert traject.status == "afgerond"
    betrokken = Betrokkenheid.objects.filter(dossier_id=traject.pk).lopend_op(vandaag)
    per_rol = {een.rol: een for een in betrokken}
    assert set(per_rol) == {"casemanager_werk", "casemanager_zorg", "vdab_beslisser", "netwerkcoordinator"}
    # The netwerkcoördinator reads the outcome for some weeks, the others go on.
    tot = laatste_dag(per_rol["netwerkcoordinator"].periode)
    assert tot == vandaag + timedelta(days=NALEZEN_DAGEN - 1)
    assert laatste_dag(per_rol["casemanager_zorg"].periode) is None
    assert (
        Melding.objects.get(soort="traject_afgerond").gebruiker
        == cast.spelers["netwerkcoordinator"].gebruiker
    )
    open_taken = Taak.objects.filter(object_id=traject.pk, klaar_op=None)
    assert [taak.soort for taak in open_taken] == ["einde_registreren"]
    assert set(Document.objects.filter(object_id=laatste(traject).pk).values_list("soort", flat=True)) == {
        EINDADVIES,
        EINDADVIES_KOPIE,
    }


def test_alles_wat_ontbreekt_staat_er_in_een_keer(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk, motivering="")
    with pytest.raises(Geweigerd) as nee:
        eindadvies_indienen(traject, versie=1, door=cast.casemanager_werk.door)
    assert set(nee.value.velden) == {"", "motivering", "akkoord", "besproken_op"}
    assert "Dien eerst het eindverslag in" in nee.value.velden[""]
    assert Traject.objects.get(pk=traject.pk).status == "afrondend"


def test_een_akkoord_van_een_kant_is_niet_genoeg(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk)
    bespreek_en_akkoord(traject, cast)
    schrijf_advies(traject, cast.casemanager_werk, motivering="Anders.")
    with pytest.raises(Geweigerd) as nee:
        eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_werk.door)
    assert "casemanager Werk en de casemanager Zorg ontbreekt" in nee.value.velden["akkoord"]


@pytest.mark.parametrize(("reden", "aantal"), [("overlijden", 1), ("afgehaakt", 2)])
def test_zonder_gesprek_sluit_het_dossier_van_wie_er_niet_meer_is(cast, als, reden: str, aantal: int) -> None:
    traject = rond_onbesproken_af(cast, reden)
    assert traject.status == "afgerond"
    # The deelnemer's own copy only goes to who lives.
    assert Document.objects.filter(object_id=laatste(traject).pk).count() == aantal
    client = als(cast.casemanager_werk)
    for naam in ("eindadvies_detail", "eindverslag_detail", "einde_registreren"):
        assert "iet besproken: Overleden op 3 mei" in client.get(reverse(naam, args=[traject.pk])).text
    assert "niet besproken: Overleden" in client.get(traject.get_absolute_url()).text


def test_tweemaal_indienen_maakt_niets_dubbel(cast) -> None:
    traject = rond_af(cast)
    with pytest.raises(Geweigerd, match="al ingediend"):
        eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_zorg.door)
    assert Document.objects.filter(soort=EINDADVIES).count() == 1


def test_ook_met_sql_geen_advies_zonder_motivering_en_geen_ander_na_het_indienen(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk)
    with (
        in_handeling(),
        pytest.raises(IntegrityError, match="eindadvies_ingediend_heel"),
        transaction.atomic(),
    ):
        connection.cursor().execute(
            "UPDATE trajecten_eindadvies SET ingediend_op = now(), ingediend_door_id = %s",
            [cast.casemanager_werk.gebruiker.pk],
        )
    bespreek_en_akkoord(traject, cast)
    eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_werk.door)
    with in_handeling(), pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        connection.cursor().execute("UPDATE trajecten_eindadvies SET uitkomst = 'maatwerk'")


def test_via_het_scherm_en_wie_wat_ziet(cast, als) -> None:
    traject = met_dossier(cast)
    adres, lees = (reverse(naam, args=[traject.pk]) for naam in ("eindadvies_indienen", "eindadvies_detail"))
    dien_verslag_in(traject, cast.casemanager_werk)
    client = als(cast.casemanager_werk)
    assert "Schrijf het eindadvies eerst" in client.get(adres).text
    schrijf_advies(traject, cast.casemanager_werk)
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "1"}).status_code == 422
    vdab = cast.spelers["vdab_beslisser"]
    assert als(vdab).get(lees).status_code == 404
    advies = bespreek_en_akkoord(traject, cast)
    client = als(cast.casemanager_werk)
    gegevens = {"aanvraag_sleutel": uuid4(), "versie": str(advies.versie)}
    assert client.post(adres, gegevens).headers["Location"] == traject.get_absolute_url()
    assert "Verwijs door" in client.get(lees).text
    assert "na twee uur is ze op" in als(vdab).get(lees).text
    netwerk = als(cast.spelers["netwerkcoordinator"])
    blad = netwerk.get(traject.get_absolute_url()).text
    assert "arbeidsmatige activiteiten in het gezondheids- en welzijnsbeleid" in blad
    assert "na twee uur is ze op" not in blad
    assert netwerk.get(lees).status_code == 403
    assert als(cast.buren["casemanager_werk"]).get(adres).status_code == 404
