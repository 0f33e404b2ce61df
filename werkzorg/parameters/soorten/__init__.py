"""The list of all parameters: what code may ask for. Their values are dated rows in the database."""

from __future__ import annotations

from types import MappingProxyType

from werkzorg.parameters.domein import Parametersoort
from werkzorg.parameters.soorten import activering, ama, ama_se, ama_werking, bewaren, mandaten, toepassing

_ALLE = (
    *activering.SOORTEN,
    *mandaten.SOORTEN,
    *ama.SOORTEN,
    *ama_se.SOORTEN,
    *ama_werking.SOORTEN,
    *bewaren.SOORTEN,
    *toepassing.SOORTEN,
)
# In the order in which the screen lists them.
PARAMETERS: MappingProxyType[str, Parametersoort] = MappingProxyType({een.sleutel: een for een in _ALLE})
if len(PARAMETERS) != len(_ALLE):
    raise ValueError("Een parameter staat tweemaal in de lijst.")
