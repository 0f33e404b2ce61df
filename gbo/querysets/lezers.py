"""Who reads what of an onthaaltraject, and the groups of data in it (regelgeving 7, 11, 15 row 14)."""

from __future__ import annotations

# Kinds of object.
SAMENWERKING = "gbo.gbosamenwerking"
WELZIJNSADVIES = "gbo.welzijnsadvies"
ONTHAAL = "gbo.onthaaltraject"
WISATTEST = "gbo.wisattest"
ONTHAALTELLING = "gbo.onthaaltelling"
DEELNEMER = "deelnemers.deelnemer"

# Roles.
VDAB = "vdab_beslisser"
GBO = "gbo_medewerker"
BEHEERDER = "organisatiebeheerder"
DEPARTEMENT_ZORG = "departement_zorg"

# Groups of data.
ADVIES = "welzijnsadvies"
# What stands in the inbox before somebody is accepted: municipality, age and initials.
ONTHAALINGANG = "onthaalingang"
ONTHAALGEGEVENS = "onthaalgegevens"
ONTHAALREGISTRATIE = "onthaalregistratie"
