"""Programs that are not ours: where they are missing a test is skipped, visibly; under CI=true it fails."""

from __future__ import annotations

import os
import shutil

import pytest


def gereedschap(*namen: str, pakket: str) -> str:
    """The path of the first of these programs that is there; `pakket` is the Debian package that brings it."""
    for naam in namen:
        if pad := shutil.which(naam):
            return pad
    zin = f"{namen[0]} ontbreekt: installeer het Debian-pakket {pakket} om deze test te draaien."
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(zin, pytrace=False)
    pytest.skip(zin)
