"""The act `afspraak_afzeggen`: with a reason, once, and not after the day itself."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import over, spreek_af, stuur
from trajecten.handelingen.afspraken import afspraak_afzeggen
from trajecten.models import Afspraak
from werkzorg.handelen.weigering import Geweigerd, Versieconflict


@pytest.mark.django_db
def test_ze_blijft_staan_met_de_reden(cast, als) -> None:
    traject = maak_traject(cast)
    afspraak = spreek_af(traject, cast.casemanager_werk)
    client = als(cast.casemanager_zorg)
    assert stuur(client, "afspraak_afzeggen", afspraak.pk, reden="Ziek", versie=1).status_code == 302
    blad = client.get(traject.get_absolute_url()).content.decode()
    assert "afgezegd" in blad
    assert "Ziek" in blad


@pytest.mark.django_db
def test_niet_twee_keer_niet_over_een_ander_heen_en_niet_achteraf(cast) -> None:
    door = cast.casemanager_werk.door
    traject = maak_traject(cast)
    afspraak = spreek_af(traject, cast.casemanager_werk)
    with pytest.raises(Versieconflict):
        afspraak_afzeggen(afspraak, reden="x", versie=7, door=door)
    afspraak_afzeggen(afspraak, reden="x", versie=1, door=door)
    with pytest.raises(Geweigerd, match="al afgezegd"):
        afspraak_afzeggen(afspraak, reden="x", versie=2, door=door)
    voorbij = spreek_af(traject, cast.casemanager_werk)
    with in_handeling():
        Afspraak.objects.filter(pk=voorbij.pk).update(dag=over(-1))
    with pytest.raises(Geweigerd, match="voorbij"):
        afspraak_afzeggen(voorbij, reden="x", versie=1, door=door)


@pytest.mark.django_db
def test_een_buur_vindt_ze_niet(cast, als) -> None:
    afspraak = spreek_af(maak_traject(cast), cast.casemanager_werk)
    assert stuur(als(cast.buur), "afspraak_afzeggen", afspraak.pk, reden="x", versie=1).status_code == 404
