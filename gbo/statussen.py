"""The states of an advies Welzijn at VDAB and of an onthaaltraject at a core partner (regelgeving 10.7).

The database refuses every other step.
"""

from __future__ import annotations

from werkzorg.handelen.overgangen import Overgangen

# --- the advies at VDAB ---------------------------------------------------------------------------------------------
VOORGESTELD = "voorgesteld"
GEWEIGERD = "geweigerd"
OVERGEDRAGEN = "overgedragen"
VERVALLEN = "vervallen"
ADVIESSTATUSSEN = (
    (VOORGESTELD, "gegeven, nog niet overgedragen"),
    (GEWEIGERD, "de persoon wil dit niet"),
    (OVERGEDRAGEN, "afgesloten"),
    (VERVALLEN, "vervallen: de persoon is overleden"),
)
ADVIESOVERGANGEN: Overgangen = {
    "advies_welzijn_weigering_registreren": frozenset({(VOORGESTELD, GEWEIGERD)}),
    "gegevens_overdragen": frozenset({(VOORGESTELD, OVERGEDRAGEN)}),
    "advies_welzijn_vervallen": frozenset({(VOORGESTELD, VERVALLEN)}),
}

# --- the onthaaltraject at the core partner -------------------------------------------------------------------------
ONTVANGEN = "ontvangen"
AANVAARD = "aanvaard"
NIET_BEREIKT = "niet_bereikt"
GECONTACTEERD = "gecontacteerd"
GESTART = "gestart"
DOORVERWEZEN = "doorverwezen"
AFGEROND = "afgerond"
AFGEBROKEN = "afgebroken"
AFGESLOTEN = "afgesloten"
TERUGGESTUURD = "teruggestuurd"
ONTHAALSTATUSSEN = (
    (ONTVANGEN, "nieuw"),
    (AANVAARD, "aanvaard, nog te contacteren"),
    (NIET_BEREIKT, "nog niet bereikt"),
    (GECONTACTEERD, "bereikt"),
    (GESTART, "gestart"),
    (DOORVERWEZEN, "doorverwezen"),
    (AFGEROND, "afgerond"),
    (AFGEBROKEN, "afgebroken"),
    (AFGESLOTEN, "afgesloten: niet bereikt"),
    (TERUGGESTUURD, "niet opgenomen"),
)
# Nobody talked face to face yet.
VOOR_DE_START = (ONTVANGEN, AANVAARD, NIET_BEREIKT, GECONTACTEERD)
OPEN = (*VOOR_DE_START, GESTART)
# The first contact still has to succeed.
TE_CONTACTEREN = (ONTVANGEN, AANVAARD, NIET_BEREIKT)
EINDES = (DOORVERWEZEN, AFGEROND, AFGEBROKEN, AFGESLOTEN, TERUGGESTUURD)

# Accepted, and nobody talked face to face yet.
IN_OPVOLGING = (AANVAARD, NIET_BEREIKT, GECONTACTEERD)
ONTHAALOVERGANGEN: Overgangen = {
    "onthaal_aanvaarden": frozenset({(ONTVANGEN, AANVAARD)}),
    "onthaal_doorgeven": frozenset((van, ONTVANGEN) for van in IN_OPVOLGING),
    "onthaal_terugsturen": frozenset((van, TERUGGESTUURD) for van in VOOR_DE_START)
    | frozenset((van, ONTVANGEN) for van in IN_OPVOLGING),
    "contactpoging_registreren": frozenset(
        {(AANVAARD, NIET_BEREIKT), (AANVAARD, GECONTACTEERD), (NIET_BEREIKT, GECONTACTEERD)}
    ),
    "onthaal_starten": frozenset((van, GESTART) for van in IN_OPVOLGING),
    "onthaal_doorverwijzen": frozenset({(GESTART, DOORVERWEZEN)}),
    "onthaal_afronden": frozenset({(GESTART, AFGEROND)}),
    "onthaal_afbreken": frozenset((van, AFGEBROKEN) for van in OPEN),
    "onthaal_onbereikbaar_sluiten": frozenset({(NIET_BEREIKT, AFGESLOTEN)}),
}
