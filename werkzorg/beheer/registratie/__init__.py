"""What this app hands over to the foundation, one part per file."""

from werkzorg.beheer.registratie import concepten, eigen

REGISTRATIES = (
    concepten.REGISTRATIE,
    eigen.REGISTRATIE,
)
