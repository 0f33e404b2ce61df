"""The law of the activeringstraject, on plain values."""
