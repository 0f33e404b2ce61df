"""The law of the onthaaltrajecten, on plain values."""
