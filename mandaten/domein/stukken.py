"""The kinds of proof beside a text: a defence, what an inspection found, and the answer to that."""

from __future__ import annotations

VERWEERSTUK = "verweerstuk"
BEVINDINGSTUK = "bevindingstuk"
ANTWOORDSTUK = "controleantwoordstuk"
