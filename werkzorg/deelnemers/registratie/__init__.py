"""What this app hands over to the foundation, one part per file."""

from werkzorg.deelnemers.registratie import dossier, identiteit, importeren, opzoeken, samenvoegen

REGISTRATIES = (
    identiteit.REGISTRATIE,
    dossier.REGISTRATIE,
    opzoeken.REGISTRATIE,
    samenvoegen.REGISTRATIE,
    importeren.REGISTRATIE,
)
