"""The test objects of AMA sociale economie together: each area adds its own module here."""

from __future__ import annotations

from tests.huis import proefwse_kwartaal, proefwse_start, proefwse_toeleiding, proefwse_uren
from tests.huis.proefama import Maker

_DELEN = (proefwse_kwartaal, proefwse_start, proefwse_toeleiding, proefwse_uren)
# As in `proefama`: label of a model, or key of an act that asks another object than its kind has -> its maker.
MAKERS: dict[str, Maker] = {soort: maak for deel in _DELEN for soort, maak in deel.MAKERS.items()}
PER_SLEUTEL: dict[str, Maker] = {
    sleutel: maak for deel in _DELEN for sleutel, maak in getattr(deel, "PER_SLEUTEL", {}).items()
}
