"""The states of an agreement, an evaluation, a run and a toeleiding: which act leads where (regelgeving 10.4-10.5).

The database refuses every other step.
"""

from __future__ import annotations

from collections.abc import Collection

from werkzorg.handelen.overgangen import Overgangen

# --- a begeleidingsovereenkomst -------------------------------------------------------------------------------------
CONCEPT = "concept"
WACHT_OP_TOESTEMMING = "wacht_op_toestemming"
KLAAR = "klaar"
AFGEBROKEN = "afgebroken"
ONDERTEKEND = "ondertekend"
INGEDIEND = "ingediend"
TERUGGESTUURD = "teruggestuurd"
ACTIEF = "actief"
BEEINDIGD = "beeindigd"

OVEREENKOMSTSTATUSSEN = (
    (CONCEPT, "in opmaak"),
    (WACHT_OP_TOESTEMMING, "wacht op toestemming"),
    (KLAAR, "klaar om te ondertekenen"),
    (AFGEBROKEN, "afgebroken"),
    (ONDERTEKEND, "ondertekend, nog in te dienen"),
    (INGEDIEND, "ingediend"),
    (TERUGGESTUURD, "teruggestuurd"),
    (ACTIEF, "actief"),
    (BEEINDIGD, "beëindigd"),
)
# Nobody signed yet: the contents can still be written over.
IN_OPMAAK = (CONCEPT, WACHT_OP_TOESTEMMING, KLAAR)
# All three parties signed: the deelnemer may come, and the days of the agreement stand.
GETEKEND = (ONDERTEKEND, INGEDIEND, TERUGGESTUURD, ACTIEF, BEEINDIGD)
# Guidance runs, as far as its days say so.
IN_BEGELEIDING = (ONDERTEKEND, INGEDIEND, TERUGGESTUURD, ACTIEF)
# The departement knows it.
BIJ_DEPARTEMENT = (INGEDIEND, TERUGGESTUURD, ACTIEF, BEEINDIGD)
AFGELOPEN = (AFGEBROKEN, BEEINDIGD)

# Whether a draft waits for a permission, or may be signed, follows from status, permissions and contents: it is asked
# again by every act that changes one of these. A refusal stops it.
_ONTWERP = frozenset((van, naar) for van in IN_OPMAAK for naar in (*IN_OPMAAK, AFGEBROKEN) if van != naar)
OVEREENKOMSTOVERGANGEN: Overgangen = {
    **dict.fromkeys(
        ("overeenkomst_opmaken", "overeenkomst_bewerken", "statuut_vastleggen", "toestemming_registreren"),
        _ONTWERP,
    ),
    "overeenkomst_ondertekenen": frozenset({(CONCEPT, ONDERTEKEND), (KLAAR, ONDERTEKEND)}),
    "overeenkomst_indienen": frozenset({(ONDERTEKEND, INGEDIEND), (TERUGGESTUURD, INGEDIEND)}),
    # What ended before the departement looked at it is accepted all the same: its days count.
    "overeenkomst_aanvaarden": frozenset({(INGEDIEND, ACTIEF), (INGEDIEND, BEEINDIGD)}),
    "overeenkomst_terugsturen": frozenset({(INGEDIEND, TERUGGESTUURD)}),
    # What was signed and never began is broken off too: no day of it counts.
    "overeenkomst_stopzetten": frozenset(
        {(ACTIEF, BEEINDIGD), *((van, AFGEBROKEN) for van in (*IN_OPMAAK, *IN_BEGELEIDING))},
    ),
    "overeenkomst_overdragen": frozenset({(ACTIEF, BEEINDIGD)}),
}

# --- an evaluation --------------------------------------------------------------------------------------------------
OPEN = "open"
AFGEWERKT = "afgewerkt"
VERVALLEN = "vervallen"

EVALUATIESTATUSSEN = ((OPEN, "open"), (AFGEWERKT, "afgewerkt"), (VERVALLEN, "vervallen"))
EVALUATIEOVERGANGEN: Overgangen = {
    "evaluatie_afwerken": frozenset({(OPEN, AFGEWERKT)}),
    # The guidance ended before its date.
    "overeenkomst_stopzetten": frozenset({(OPEN, VERVALLEN)}),
}

# --- a run of the subsidy -------------------------------------------------------------------------------------------
IN_BEREKENING = "in_berekening"
BEREKEND = "berekend"
GECONTROLEERD = "gecontroleerd"
VASTGELEGD = "vastgelegd"

RUNSTATUSSEN = (
    (IN_BEREKENING, "in berekening"),
    (BEREKEND, "berekend"),
    (GECONTROLEERD, "gecontroleerd"),
    (VASTGELEGD, "vastgelegd"),
)
# What organisations do not see yet: nobody looked at it.
RUN_IN_OPMAAK = (IN_BEREKENING, BEREKEND)
RUNOVERGANGEN: Overgangen = {
    # Computed again as often as wanted, also when it was checked already.
    "subsidie_berekenen": frozenset({(BEREKEND, IN_BEREKENING), (GECONTROLEERD, IN_BEREKENING)}),
    "subsidielijnen_maken": frozenset({(IN_BEREKENING, BEREKEND)}),
    "subsidie_controleren": frozenset({(BEREKEND, GECONTROLEERD)}),
    "subsidie_vastleggen": frozenset({(GECONTROLEERD, VASTGELEGD)}),
}

# --- AMA sociale economie: a toeleiding (regelgeving 10.5) ------------------------------------------------------------
VOORGESTELD = "voorgesteld"
GEWEIGERD = "geweigerd"
INGETROKKEN = "ingetrokken"
TOEGEKEND = "toegekend"
WACHT_OP_PLAATS = "wacht_op_plaats"
GESTART = "gestart"
DOORGESTROOMD = "doorgestroomd"
DOORVERWEZEN = "doorverwezen"
STOPGEZET = "stopgezet"

TOELEIDINGSTATUSSEN = (
    (VOORGESTELD, "voorgesteld"),
    (GEWEIGERD, "geweigerd"),
    (INGETROKKEN, "ingetrokken"),
    (TOEGEKEND, "toegekend"),
    (WACHT_OP_PLAATS, "wacht op een plaats"),
    (GESTART, "gestart"),
    (DOORGESTROOMD, "doorgestroomd"),
    (DOORVERWEZEN, "doorverwezen"),
    (STOPGEZET, "stopgezet"),
)
# VDAB said yes; nothing began yet.
TE_STARTEN = (TOEGEKEND, WACHT_OP_PLAATS)
# Of one person there is never more than one of these.
TOELEIDING_OPEN = (VOORGESTELD, *TE_STARTEN, GESTART)
UITGESTROOMD = (DOORGESTROOMD, DOORVERWEZEN, STOPGEZET)
# It has or had a first day.
BEGONNEN = (GESTART, *UITGESTROOMD)
# The aanbieder knows it.
BIJ_AANBIEDER = (*TE_STARTEN, *BEGONNEN)

_UIT = frozenset((GESTART, naar) for naar in UITGESTROOMD)
TOELEIDINGOVERGANGEN: Overgangen = {
    "toeleiding_toekennen": frozenset({(VOORGESTELD, TOEGEKEND)}),
    "toeleiding_weigeren": frozenset({(VOORGESTELD, GEWEIGERD)}),
    "toeleiding_intrekken": frozenset((van, INGETROKKEN) for van in (VOORGESTELD, *TE_STARTEN)),
    "wachtlijst_plaatsen": frozenset({(TOEGEKEND, WACHT_OP_PLAATS)}),
    "wse_starten": frozenset((van, GESTART) for van in TE_STARTEN),
    "doorstroom_registreren": frozenset({(GESTART, DOORGESTROOMD)}),
    "jaarbeslissing_stopzetten": _UIT,
    # The last agreement under it ends: stopped by a party, or because AMA welzijn begins the day after.
    "overeenkomst_stopzetten": _UIT,
    "overeenkomst_ondertekenen": frozenset({(GESTART, DOORVERWEZEN)}),
}

# --- the yearly decision of VDAB --------------------------------------------------------------------------------------
BESLIST = "beslist"

JAARBESLISSINGSTATUSSEN = ((OPEN, "open"), (BESLIST, "beslist"), (VERVALLEN, "vervallen"))
JAARBESLISSINGOVERGANGEN: Overgangen = {
    "jaarbeslissing_verlengen": frozenset({(OPEN, BESLIST)}),
    "jaarbeslissing_stopzetten": frozenset({(OPEN, BESLIST)}),
    # It ended before anybody decided.
    "doorstroom_registreren": frozenset({(OPEN, VERVALLEN)}),
    "overeenkomst_stopzetten": frozenset({(OPEN, VERVALLEN)}),
}

# --- a quarterly report of AMA sociale economie -----------------------------------------------------------------------
VERSLAG_IN_OPMAAK = "in_opmaak"
BEVESTIGD = "bevestigd"

KWARTAALSTATUSSEN = (
    (VERSLAG_IN_OPMAAK, "na te kijken door de organisatie"),
    (BEVESTIGD, "bevestigd door de organisatie"),
    (GECONTROLEERD, "nagekeken door het departement"),
    (VASTGELEGD, "vastgelegd"),
)
KWARTAALOVERGANGEN: Overgangen = {
    # Made again, whoever looked at it already: what is confirmed is what stands there.
    "kwartaalverslag_opmaken": frozenset(
        {(BEVESTIGD, VERSLAG_IN_OPMAAK), (GECONTROLEERD, VERSLAG_IN_OPMAAK)}
    ),
    "kwartaalverslag_bevestigen": frozenset({(VERSLAG_IN_OPMAAK, BEVESTIGD)}),
    "wse_subsidie_controleren": frozenset({(BEVESTIGD, GECONTROLEERD)}),
    "wse_subsidie_vastleggen": frozenset({(GECONTROLEERD, VASTGELEGD)}),
}


def staat_bezwaar(status: str, vanuit: Collection[str]) -> str:
    """Why an act that goes out from these states (empty: any) is not possible now, as a sentence; "" when it is."""
    if not vanuit or status in vanuit:
        return ""
    labels = dict(OVEREENKOMSTSTATUSSEN)
    mogelijk = " of ".join(sorted(f"“{labels[een]}”" for een in vanuit))
    return f"Dat kan nu niet: de overeenkomst staat op “{labels[status]}”, en dit kan alleen bij {mogelijk}."
