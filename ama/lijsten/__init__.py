"""The lists of AMA that can be taken along as a file."""
