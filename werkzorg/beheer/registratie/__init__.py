"""What this app hands over to the foundation, one part per file."""

from werkzorg.beheer.registratie import eigen

REGISTRATIES = (eigen.REGISTRATIE,)
