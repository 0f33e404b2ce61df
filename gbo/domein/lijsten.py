"""The lists of the onthaaltrajecten that the law names or asks for: ways and results of a contact, and reasons."""

from __future__ import annotations

# How somebody was tried to be reached.
TELEFOON, EMAIL, BRIEF, HUISBEZOEK, LOKET, VIDEO = (
    "telefoon",
    "email",
    "brief",
    "huisbezoek",
    "loket",
    "video",
)
WIJZEN = (
    (TELEFOON, "telefoon"),
    (EMAIL, "e-mail of bericht"),
    (BRIEF, "brief"),
    (HUISBEZOEK, "huisbezoek"),
    (LOKET, "gesprek bij ons"),
    (VIDEO, "videogesprek"),
)
# A traject starts with a talk in which people see each other in one place (GBO-33): a call is not enough.
PERSOONLIJK = frozenset({HUISBEZOEK, LOKET})

BEREIKT, NIET_BEREIKT, BOODSCHAP = "bereikt", "niet_bereikt", "boodschap"
UITKOMSTEN = (
    (BEREIKT, "bereikt"),
    (NIET_BEREIKT, "niet bereikt"),
    (BOODSCHAP, "boodschap achtergelaten"),
)

# Why a partner sends somebody back.
TERUGSTUURREDENEN = (
    ("ander_gebied", "De persoon woont niet in ons werkingsgebied"),
    ("verkeerde_persoon", "De gegevens zijn niet van deze persoon"),
    ("geen_akkoord", "De persoon zegt dat hij niet akkoord ging"),
    ("al_gekend", "De persoon is al in begeleiding bij een andere kernpartner"),
    ("andere", "Een andere reden"),
)

# Why an onthaaltraject is broken off.
AFBREEKREDENEN = (
    ("persoon_stopt", "De persoon wil niet verder"),
    ("verhuisd", "De persoon verhuisde"),
    ("opgenomen", "De persoon werd opgenomen"),
    ("overleden", "De persoon overleed"),
    ("andere", "Een andere reden"),
)
