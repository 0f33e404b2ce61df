"""The law of mandates, recognitions and contingents, on plain values."""
