"""The states of a letter, and which act leads from which to which."""

from __future__ import annotations

VERSTUURD = "verstuurd"
AANVAARD = "aanvaard"
GEWEIGERD = "geweigerd"
INGETROKKEN = "ingetrokken"

STATUSSEN = (
    (VERSTUURD, "wacht op antwoord"),
    (AANVAARD, "aanvaard"),
    (GEWEIGERD, "geweigerd"),
    (INGETROKKEN, "ingetrokken"),
)
# act -> (from, to); an answer is final: another letter follows instead of a change of this one
OVERGANGEN: dict[str, tuple[str, str]] = {
    "doorverwijzing_aanvaarden": (VERSTUURD, AANVAARD),
    "doorverwijzing_weigeren": (VERSTUURD, GEWEIGERD),
    "doorverwijzing_intrekken": (VERSTUURD, INGETROKKEN),
}
VANUIT: dict[str, frozenset[str]] = {act: frozenset({van}) for act, (van, _) in OVERGANGEN.items()}
