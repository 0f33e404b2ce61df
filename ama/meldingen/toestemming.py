"""The task that a permission that falls away gives to who guides."""

from __future__ import annotations

from ama.meldingen.onderwerpen import adres, onderwerpen
from werkzorg.werklijst.soorten import Taaksoort

NAGAAN = "toestemming_nagaan"

TAAKSOORTEN = (
    Taaksoort(
        NAGAAN,
        "Ga na of een lopende overeenkomst nog kan: toestemming, of steun van het VAPH",
        "Departement Zorg, FAQ AMA",
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)
