"""Arbeidsmatige activiteiten: agreements, presences, sessions, evaluations and subsidy (Decreet 2022 art. 28-33)."""
