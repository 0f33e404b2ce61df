"""Where law and tables name things each on their own, they use the same keys."""

from __future__ import annotations

import pytest

from trajecten import soorten
from trajecten.domein import beslissing, eindadvies, oude_regels, tandem


@pytest.mark.parametrize(
    ("recht", "tabel"),
    [
        (oude_regels.PROBLEEMLABEL, dict(soorten.REGELINGEN)),
        (beslissing.ANDER_AANBOD, dict(soorten.ANDER_AANBOD)),
        (tandem.ROLLEN, dict(soorten.KANTEN)),
        (eindadvies.UITKOMSTEN, dict(soorten.UITKOMSTEN)),
    ],
)
def test_het_recht_en_de_tabellen_noemen_hetzelfde(recht, tabel):
    assert set(recht) == set(tabel)
