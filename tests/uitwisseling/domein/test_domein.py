"""The rules of the exchange, without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from werkzorg.uitwisseling.domein.berichten import (
    GEWEIGERD,
    MISLUKT,
    VERWERKT,
    mag_opnieuw,
    raad,
    stand_na,
    wie_handelt,
    zonder_kenmerk,
)
from werkzorg.uitwisseling.domein.protocollen import geldt_op, protocol_bezwaren
from werkzorg.uitwisseling.domein.scopes import (
    ACTIVERING,
    KLANTVOLGSYSTEEM_LEZEN,
    ONTHAAL,
    ONTHAAL_LEZEN,
    REGISTER_LEZEN,
    SCOPES,
    VERZOEKEN_AANLEVEREN,
    aanbod_van,
    onmogelijke,
    rol_voor,
    rollen_voor,
    scopes_uit,
)
from werkzorg.uitwisseling.domein.sleutels import (
    begin_van,
    hash_van,
    is_gelijk,
    nieuw_geheim,
    vernieuw_bezwaar,
    verval_bezwaar,
)

DAG = date(2026, 11, 23)


def test_een_scope_geeft_de_eerste_rol_die_de_organisatie_kan_hebben() -> None:
    assert rol_voor(KLANTVOLGSYSTEEM_LEZEN, {"casemanager_zorg", "casemanager_werk"}) == "casemanager_werk"
    assert rol_voor(ONTHAAL_LEZEN, {"vdab_beslisser"}) == ""
    assert rollen_voor([REGISTER_LEZEN, ONTHAAL_LEZEN], {"dienstverlener", "gbo_medewerker"}) == {
        "dienstverlener",
        "gbo_medewerker",
    }


def test_wat_een_organisatie_niet_kan_hebben_is_onmogelijk() -> None:
    assert onmogelijke([ONTHAAL_LEZEN, VERZOEKEN_AANLEVEREN], {"gbo_medewerker"}) == [VERZOEKEN_AANLEVEREN]
    assert onmogelijke(["alles"], {"gbo_medewerker"}) == ["alles"]


def test_het_register_vraagt_geen_protocol_en_gegevens_van_mensen_wel() -> None:
    assert aanbod_van([REGISTER_LEZEN]) == set()
    assert aanbod_van([REGISTER_LEZEN, ONTHAAL_LEZEN, VERZOEKEN_AANLEVEREN]) == {ONTHAAL, ACTIVERING}
    assert all(scope.rollen for scope in SCOPES.values())
    assert scopes_uit("a  b a") == ["a", "b"]


@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [
        (DAG, None, True),
        (DAG, DAG, True),
        (DAG - timedelta(days=1), DAG - timedelta(days=1), False),
        (DAG + timedelta(days=1), None, False),
    ],
)
def test_een_protocol_geldt_op_zijn_eerste_en_laatste_dag(
    van: date, tot: date | None, *, geldt: bool
) -> None:
    assert geldt_op(van, tot, DAG) is geldt


def test_een_protocol_zonder_aanbod_of_met_een_einde_voor_het_begin_is_er_geen() -> None:
    goed = {"aanbod": ONTHAAL, "van": DAG, "tot": None, "webadres": ""}
    assert protocol_bezwaren(**goed) == {}
    fout = {**goed, "aanbod": "x", "tot": DAG - timedelta(days=1), "webadres": "http://a.be"}
    assert protocol_bezwaren(**fout).keys() == {"aanbod", "tot", "webadres"}


def test_een_geheim_is_niet_te_raden_en_alleen_zijn_hash_past() -> None:
    een, ander = nieuw_geheim(), nieuw_geheim()
    assert een != ander
    assert len(een) >= 43
    assert is_gelijk(hash_van(een), een)
    assert not is_gelijk(hash_van(een), ander)
    assert een not in hash_van(een)
    assert een.startswith(begin_van(een))
    assert len(begin_van(een)) < 8


def test_hoogstens_twee_sleutels_en_een_einde_in_de_toekomst() -> None:
    assert vernieuw_bezwaar(1) == ""
    assert vernieuw_bezwaar(2)
    assert verval_bezwaar(DAG, DAG)
    assert verval_bezwaar(DAG + timedelta(days=1), DAG) == ""


@pytest.mark.parametrize(
    ("status", "stand", "wie"),
    [(201, VERWERKT, "niemand"), (422, GEWEIGERD, "partner"), (500, MISLUKT, "wij")],
)
def test_wie_moet_reageren(status: int, stand: str, wie: str) -> None:
    assert (stand_na(status), wie_handelt(status)) == (stand, wie)
    assert bool(raad(status)) is (status >= 400)


def test_het_loket_toont_geen_dossiernummer() -> None:
    assert zonder_kenmerk("Volgt al, onder D-1234-5678.") == "Volgt al, onder (dossier)."


def test_opnieuw_kan_alleen_met_wat_bewaard_is() -> None:
    assert mag_opnieuw(GEWEIGERD, heeft_inhoud=True) == ""
    assert mag_opnieuw(GEWEIGERD, heeft_inhoud=False)
    assert mag_opnieuw(VERWERKT, heeft_inhoud=True)
