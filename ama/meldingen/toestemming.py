"""The task that a permission that falls away gives to who guides."""

from __future__ import annotations

from ama.meldingen.onderwerpen import adres, onderwerpen
from werkzorg.werklijst.soorten import Taaksoort

NAGAAN = "toestemming_nagaan"

TAAKSOORTEN = (
    Taaksoort(
        NAGAAN,
        "De toestemming voor een lopende overeenkomst nagaan",
        "Departement Zorg, FAQ AMA",
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)
