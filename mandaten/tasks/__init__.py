"""The clock jobs of mandaten: thin, each row is an act of its own."""
