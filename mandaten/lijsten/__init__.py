"""The lists of mandaten as files."""
