"""What this app hands over to the foundation, one part per file."""

from werkzorg.beheer.registratie import (
    account,
    concepten,
    eigen,
    leden,
    parameters,
    rechten,
    taken,
    toezicht,
    uitvoer,
)

REGISTRATIES = (
    account.REGISTRATIE,
    concepten.REGISTRATIE,
    eigen.REGISTRATIE,
    leden.REGISTRATIE,
    parameters.REGISTRATIE,
    rechten.REGISTRATIE,
    toezicht.REGISTRATIE,
    taken.REGISTRATIE,
    uitvoer.REGISTRATIE,
)
