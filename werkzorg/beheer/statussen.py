"""Where somebody stands in a membership, and which act needs which."""

from __future__ import annotations

UITGENODIGD = "uitgenodigd"
LOPEND = "lopend"
VERTREKT = "vertrekt"
VOORBIJ = "voorbij"

LIDSTANDEN = {
    UITGENODIGD: "uitgenodigd",
    LOPEND: "aan het werk",
    VERTREKT: "vertrekt",
    VOORBIJ: "beëindigd",
}
# Not over: who has the role, is about to leave, or has not come in yet.
ACTIEF = frozenset({UITGENODIGD, LOPEND, VERTREKT})

# act -> the states of the membership in which it is possible
VANUIT: dict[str, frozenset[str]] = {
    "uitnodiging_vernieuwen": frozenset({UITGENODIGD}),
    "uitnodiging_intrekken": frozenset({UITGENODIGD}),
    "lidmaatschap_geven": frozenset({LOPEND, VERTREKT}),
    "lidmaatschap_beeindigen": frozenset({LOPEND, VERTREKT}),
    "vertrek_annuleren": frozenset({VERTREKT}),
    "werk_overdragen": frozenset({LOPEND, VERTREKT, VOORBIJ}),
    "factorherstel_voorstellen": frozenset({LOPEND, VERTREKT}),
}
