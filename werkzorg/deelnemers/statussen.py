"""The states of a person's record, and which act needs which."""

from __future__ import annotations

WACHT_OP_INSZ = "wacht_op_insz"
COMPLEET = "compleet"

# act -> the states in which it is possible; an act that is not here is possible in every state
VANUIT: dict[str, frozenset[str]] = {"insz_toevoegen": frozenset({WACHT_OP_INSZ})}
