"""The law of arbeidsmatige activiteiten as pure functions on plain values."""
