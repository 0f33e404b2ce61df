"""Who works with protocols, connections and messages."""

from __future__ import annotations

FUNCTIONEEL_BEHEERDER = "functioneel_beheerder"
FUNCTIONARIS = "functionaris_gegevensbescherming"
ORGANISATIEBEHEERDER = "organisatiebeheerder"
# These see all of them; a manager sees those of his own organisation.
ZIEN_ALLES = frozenset({FUNCTIONEEL_BEHEERDER, FUNCTIONARIS})
LEZERS = ZIEN_ALLES | {ORGANISATIEBEHEERDER}
