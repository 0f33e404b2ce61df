"""Tests of arbeidsmatige activiteiten."""
