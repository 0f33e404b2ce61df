"""The law and the tables call things by the same keys."""

from __future__ import annotations

from uuid import UUID

import pytest

from trajecten import soorten
from trajecten.domein import (
    akkoord,
    beslissing,
    eindadvies,
    eindverslag,
    notities,
    oude_regels,
    overdracht,
    plan,
    tandem,
)

_IK, _WIJ = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("recht", "tabel"),
    [
        (oude_regels.PROBLEEMLABEL, dict(soorten.REGELINGEN)),
        ({*oude_regels.BELEMMERINGEN, *oude_regels.BELEMMERINGEN_OUD}, soorten.BELEMMERINGEN),
        (beslissing.ANDER_AANBOD, dict(soorten.ANDER_AANBOD)),
        (tandem.ROLLEN, dict(soorten.KANTEN)),
        (plan.DOMEINEN, dict(soorten.DOMEINEN)),
        (plan.SUBTYPES, soorten.ACTIESOORTEN),
        (akkoord.PARTIJEN, dict(soorten.PARTIJEN)),
        (akkoord.WIJZEN, dict(soorten.AKKOORDWIJZEN)),
        (notities.SOORTEN, dict(soorten.CONTACTSOORTEN)),
        (eindverslag.INHOUDEN, dict(soorten.RUBRIEKEN)),
        (eindadvies.UITKOMSTEN, dict(soorten.UITKOMSTEN)),
        (overdracht.REDENEN, dict(soorten.OVERDRACHTREDENEN)),
    ],
)
def test_het_recht_en_de_tabellen_noemen_hetzelfde(recht, tabel):
    assert set(recht) == set(tabel)


def test_elke_soort_actie_staat_in_hetzelfde_domein():
    assert {sleutel: een.domein for sleutel, een in plan.SUBTYPES.items()} == {
        sleutel: domein for sleutel, (domein, _) in soorten.ACTIESOORTEN.items()
    }


def test_elke_zichtbaarheid_is_te_lezen():
    for sleutel, _ in soorten.ZICHTBAARHEDEN:
        notitie = notities.Notitie(_IK, _WIJ, sleutel)
        assert notities.mag_lezen(notitie, notities.Lezer(_IK, _WIJ, {notities.CASEMANAGER_WERK}))
