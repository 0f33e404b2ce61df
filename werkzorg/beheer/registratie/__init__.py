"""What this app hands over to the foundation, one part per file."""

from werkzorg.beheer.registratie import (
    account,
    bijlagen,
    concepten,
    eigen,
    leden,
    organisaties,
    parameters,
    rechten,
    taken,
    toezicht,
    uitvoer,
    wissing,
)

REGISTRATIES = (
    account.REGISTRATIE,
    bijlagen.REGISTRATIE,
    concepten.REGISTRATIE,
    eigen.REGISTRATIE,
    leden.REGISTRATIE,
    organisaties.REGISTRATIE,
    parameters.REGISTRATIE,
    rechten.REGISTRATIE,
    toezicht.REGISTRATIE,
    wissing.REGISTRATIE,
    taken.REGISTRATIE,
    uitvoer.REGISTRATIE,
)
