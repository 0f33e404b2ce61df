"""The states of an agreement, an evaluation, a run and a dispute: which act leads where (regelgeving 10.4).

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


def staat_bezwaar(status: str, vanuit: Collection[str]) -> str:
    """Why an act that goes out from these states (empty: any) is not possible now, as a sentence; "" when it is."""
    if not vanuit or status in vanuit:
        return ""
    labels = dict(OVEREENKOMSTSTATUSSEN)
    mogelijk = " of ".join(sorted(f"“{labels[een]}”" for een in vanuit))
    return f"Dat kan nu niet: de overeenkomst staat op “{labels[status]}”, en dit kan alleen bij {mogelijk}."
