"""What this app hands over to the foundation, one part per file."""

from werkzorg.beheer.registratie import account, concepten, eigen, rechten

REGISTRATIES = (
    account.REGISTRATIE,
    concepten.REGISTRATIE,
    eigen.REGISTRATIE,
    rechten.REGISTRATIE,
)
