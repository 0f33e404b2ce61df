"""The kinds of proof beside a text: a defence, what an inspection found, and the answer to that."""

from __future__ import annotations

VERWEERSTUK = "verweerstuk"
BEVINDINGSTUK = "bevindingstuk"
ANTWOORDSTUK = "controleantwoordstuk"
# The written consent of who joins a grant; two kinds, because who sees a seat is not who sees a question.
INSTEMMING = "instemming_lid"
GEVRAAGDE_INSTEMMING = "instemming_vraag"
