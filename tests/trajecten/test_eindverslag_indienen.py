"""The act `eindverslag_indienen`: five contents and the talk, then it never changes and both documents are made."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from tests.trajecten.eindes import dien_verslag_in, invoer, met_dossier, onbesproken, schrijf, vers
from tests.trajecten.maken import in_handeling, maak_traject
from trajecten.documenten.einddocumenten import EINDVERSLAG, EINDVERSLAG_KOPIE
from trajecten.documenten.verslaginhoud import bewaarde_regels
from trajecten.domein.eindverslag import ACTIES, INHOUDEN, TEAM
from trajecten.handelingen.eindverslag import eindverslag_indienen
from trajecten.models import Eindverslag, Evaluatie
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db


def test_alle_regels_staan_vast_en_beide_documenten_worden_gemaakt(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_zorg)
    verslag = Eindverslag.objects.get()
    assert verslag.ingediend_door == cast.casemanager_zorg.gebruiker
    inhoud = bewaarde_regels(vers(traject))
    assert all(inhoud[een] for een in INHOUDEN)
    assert len(inhoud[ACTIES]) == 4
    with in_handeling():
        Evaluatie.objects.update(vooruitgang="Later anders gezegd.")
    assert "Later anders" not in str(bewaarde_regels(vers(traject))[TEAM])
    assert set(Document.objects.filter(object_id=traject.pk).values_list("soort", flat=True)) == {
        EINDVERSLAG,
        EINDVERSLAG_KOPIE,
    }


def test_zonder_gesprek_alleen_als_het_niet_kan(cast) -> None:
    with pytest.raises(Geweigerd) as nee:
        dien_verslag_in(met_dossier(cast), cast.casemanager_werk, onbesproken())
    assert "overlijden" in nee.value.velden["niet_besproken"]
    assert not Eindverslag.objects.exists()
    traject = met_dossier(cast, reden="overlijden")
    dien_verslag_in(traject, cast.casemanager_werk, onbesproken())
    verslag = Eindverslag.objects.get()
    assert (verslag.besproken_op, verslag.niet_besproken) == (None, "Overleden op 3 mei.")
    # Nobody who died gets a copy.
    assert [een.soort for een in Document.objects.filter(object_id=traject.pk)] == [EINDVERSLAG]


def test_zonder_inhoud_of_gesprek_niet(cast) -> None:
    traject = maak_traject(cast, status="afrondend")
    with pytest.raises(Geweigerd) as nee:
        eindverslag_indienen(traject, versie=0, door=cast.casemanager_werk.door)
    assert set(nee.value.velden) == {"acties", "resultaten", "casemanagementteam", "gesprek", "besproken_op"}
    assert "art. 22" in nee.value.velden["besproken_op"]
    assert not Eindverslag.objects.exists()


def test_tweemaal_of_na_een_wijziging_niet(cast) -> None:
    traject = met_dossier(cast)
    schrijf(traject, cast.casemanager_werk)
    with pytest.raises(Versieconflict):
        eindverslag_indienen(traject, versie=0, door=cast.casemanager_zorg.door)
    eindverslag_indienen(traject, versie=1, door=cast.casemanager_werk.door)
    with pytest.raises(Geweigerd, match="al ingediend"):
        eindverslag_indienen(traject, versie=2, door=cast.casemanager_werk.door)
    assert Document.objects.filter(soort=EINDVERSLAG).count() == 1


def test_ook_met_sql_verandert_het_niet_meer(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    with in_handeling(), pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        connection.cursor().execute("UPDATE trajecten_eindverslag SET eigen_visie = 'anders'")


def test_via_het_scherm_en_wat_vdab_ervan_ziet(cast, als) -> None:
    traject = met_dossier(cast)
    adres, lees = (
        reverse(naam, args=[traject.pk]) for naam in ("eindverslag_indienen", "eindverslag_detail")
    )
    vdab = cast.spelers["vdab_beslisser"]
    assert als(vdab).get(lees).status_code == 404
    client = als(cast.casemanager_werk)
    assert "Werk eerst dit af" in client.get(adres).text
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "0"}).status_code == 422
    schrijf(traject, cast.casemanager_werk, invoer())
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "1"}).status_code == 302
    assert "wordt gemaakt" in client.get(traject.get_absolute_url()).text
    html = als(vdab).get(lees).text
    assert "Ze komt elke dag buiten." in html
    assert "Schrijf het eindverslag" not in html
    assert als(cast.spelers["netwerkcoordinator"]).get(lees).status_code == 403
