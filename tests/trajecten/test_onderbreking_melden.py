"""The act `onderbreking_melden`: by default the clock runs on; when it stops, the new end is shown first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import onderbreek, open_taken, over, stop_de_klok, stuur
from trajecten.models import Onderbreking, Traject
from trajecten.statussen import LOPEND, ONDERBROKEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict


@pytest.mark.django_db
def test_de_klok_loopt_door_tenzij_de_parameter_anders_zegt(cast) -> None:
    traject = maak_traject(cast)
    einde = traject.uiterste_einddatum
    onderbreek(traject, cast.casemanager_zorg, over(-5), over(14))
    traject.refresh_from_db()
    assert (traject.status, traject.uiterste_einddatum) == (ONDERBROKEN, einde)
    assert [taak.termijn for taak in open_taken("onderbreking_nakijken", traject.pk)] == [over(14)] * 2


@pytest.mark.django_db
def test_met_de_klok_stil_schuift_het_einde_mee(cast, monkeypatch) -> None:
    stop_de_klok(monkeypatch)
    traject = maak_traject(cast)
    einde = traject.uiterste_einddatum
    onderbreek(traject, cast.casemanager_zorg, over(-5), over(14))
    traject.refresh_from_db()
    assert traject.uiterste_einddatum == einde + timedelta(days=20)


@pytest.mark.django_db
def test_wat_voorbij_is_verandert_de_stand_niet(cast) -> None:
    traject = maak_traject(cast)
    onderbreek(traject, cast.casemanager_werk, over(-9), over(-3))
    traject.refresh_from_db()
    assert traject.status == LOPEND
    with pytest.raises(Geweigerd) as nee:
        onderbreek(traject, cast.casemanager_werk, over(-4), over(2))
    assert "valt niet" in nee.value.velden["van"] or "vallen" in nee.value.velden["van"]


@pytest.mark.parametrize(
    ("van", "tot", "reden", "velden"),
    [
        (over(-90), over(2), "ziekte", {"van"}),
        (over(1), over(2), "ziekte", {"van"}),
        (over(-1), over(-2), "ziekte", {"tot"}),
        (over(-1), over(4000), "ziekte", {"tot"}),
        (over(-1), over(4), "andere", {"toelichting"}),
        (over(-1), over(4), "zomaar", {"reden"}),
    ],
)
@pytest.mark.django_db
def test_wat_niet_kan_staat_bij_het_veld(cast, van, tot, reden, velden) -> None:
    with pytest.raises(Geweigerd) as nee:
        onderbreek(maak_traject(cast), cast.casemanager_werk, van, tot, reden=reden)
    assert set(nee.value.velden) == velden
    assert not Onderbreking.objects.exists()


@pytest.mark.django_db
def test_niet_over_een_ander_heen(cast) -> None:
    with pytest.raises(Versieconflict):
        onderbreek(maak_traject(cast), cast.casemanager_werk, over(-1), None, versie=99)


@pytest.mark.django_db
def test_het_effect_staat_er_voor_je_bewaart(cast, als, monkeypatch) -> None:
    stop_de_klok(monkeypatch)
    traject = maak_traject(cast)
    client = als(cast.casemanager_zorg)
    velden = {
        "van": f"{over(-5):%d/%m/%Y}",
        "tot": f"{over(14):%d/%m/%Y}",
        "reden": "opname",
        "versie": traject.versie,
    }
    dan = traject.uiterste_einddatum + timedelta(days=20)
    toon = stuur(client, "onderbreking_melden", traject.pk, wijzig="1", **velden)
    assert toon.status_code == 200
    assert f"{dan:%d/%m/%Y}" in toon.content.decode()
    # Sent without having seen it: shown first, nothing done.
    eerst = stuur(client, "onderbreking_melden", traject.pk, **velden)
    assert eerst.status_code == 200
    assert "verschuift de einddatum" in eerst.content.decode()
    assert not Onderbreking.objects.exists()
    klaar = stuur(client, "onderbreking_melden", traject.pk, gezien=dan.isoformat(), **velden)
    assert klaar.status_code == 302
    assert Traject.objects.get().uiterste_einddatum == dan


@pytest.mark.django_db
def test_een_buur_en_vdab_niet(cast, als) -> None:
    traject = maak_traject(cast)
    assert stuur(als(cast.buur), "onderbreking_melden", traject.pk).status_code == 404
    assert stuur(als(cast.spelers["vdab_beslisser"]), "onderbreking_melden", traject.pk).status_code == 403
