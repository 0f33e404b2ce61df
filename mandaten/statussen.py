"""The states of an application, a grant, an enforcement procedure and an inspected file: which act leads where.

Regelgeving 10.2, 10.3 and 10.6. The database refuses every other step.
"""

from __future__ import annotations

from werkzorg.handelen.overgangen import Overgangen

# --- a call: follows from its moments, and is not stored --------------------------------------------------------------
AANGEKONDIGD = "aangekondigd"
OPEN = "open"
GESLOTEN = "gesloten"

# --- an application -------------------------------------------------------------------------------------------------
CONCEPT = "concept"
INGEDIEND = "ingediend"
ONVOLLEDIG = "onvolledig"
ONTVANKELIJK = "ontvankelijk"
AAN_TE_VULLEN = "aan_te_vullen"
NIET_ONTVANKELIJK = "niet_ontvankelijk"
VOORGESTELD = "voorgesteld"
TOEGEKEND = "toegekend"
GEWEIGERD = "geweigerd"
INGETROKKEN = "ingetrokken"

AANVRAAGSTATUSSEN = (
    (CONCEPT, "in opmaak"),
    (INGEDIEND, "ingediend"),
    (ONVOLLEDIG, "onvolledig"),
    (ONTVANKELIJK, "ontvankelijk"),
    (AAN_TE_VULLEN, "aan te vullen"),
    (NIET_ONTVANKELIJK, "niet ontvankelijk"),
    (VOORGESTELD, "beslissing voorgesteld"),
    (TOEGEKEND, "toegekend"),
    (GEWEIGERD, "geweigerd"),
    (INGETROKKEN, "ingetrokken"),
)
AANVRAAGOVERGANGEN: Overgangen = {
    "aanvraag_indienen": frozenset({(CONCEPT, INGEDIEND)}),
    "aanvraag_intrekken": frozenset(
        (van, INGETROKKEN) for van in (CONCEPT, INGEDIEND, ONVOLLEDIG, ONTVANKELIJK, AAN_TE_VULLEN)
    ),
    "aanvulling_vragen": frozenset({(INGEDIEND, ONVOLLEDIG), (ONTVANKELIJK, AAN_TE_VULLEN)}),
    "aanvulling_geven": frozenset({(ONVOLLEDIG, INGEDIEND), (AAN_TE_VULLEN, ONTVANKELIJK)}),
    # The desk takes its last open question back.
    "aanvulling_intrekken": frozenset({(ONVOLLEDIG, INGEDIEND), (AAN_TE_VULLEN, ONTVANKELIJK)}),
    "ontvankelijk_verklaren": frozenset({(INGEDIEND, ONTVANKELIJK)}),
    # Nothing came, or not in time: an incomplete application can be turned down without waiting for ever.
    "onontvankelijk_verklaren": frozenset({(INGEDIEND, NIET_ONTVANKELIJK), (ONVOLLEDIG, NIET_ONTVANKELIJK)}),
    # Whoever does not answer cannot hold up a decision for ever: the desk may decide on what it has.
    "beslissing_voorstellen": frozenset({(ONTVANKELIJK, VOORGESTELD), (AAN_TE_VULLEN, VOORGESTELD)}),
    "voorstel_terugsturen": frozenset({(VOORGESTELD, ONTVANKELIJK)}),
    "mandaat_toekennen": frozenset({(VOORGESTELD, TOEGEKEND)}),
    "mandaat_weigeren": frozenset({(VOORGESTELD, GEWEIGERD)}),
    "erkenning_verlenen": frozenset({(VOORGESTELD, TOEGEKEND)}),
    "erkenning_weigeren": frozenset({(VOORGESTELD, GEWEIGERD)}),
    "contingent_toekennen": frozenset({(VOORGESTELD, TOEGEKEND)}),
    "contingent_weigeren": frozenset({(VOORGESTELD, GEWEIGERD)}),
    # A founded challenge: what was decided falls, and somebody must decide again.
    "beroep_afhandelen": frozenset({(GEWEIGERD, ONTVANKELIJK), (NIET_ONTVANKELIJK, INGEDIEND)}),
}
AFGELOPEN = (NIET_ONTVANKELIJK, TOEGEKEND, GEWEIGERD, INGETROKKEN)
# The desk asked something: the clock stands still until the answer.
WACHT_OP_ANTWOORD = (ONVOLLEDIG, AAN_TE_VULLEN)
# The applicant and his partners can fill it in, or mend what the desk asked about.
BEWERKBAAR = (CONCEPT, *WACHT_OP_ANTWOORD)
# The desk has it; the statutory clock runs or stands still.
IN_BEHANDELING = (INGEDIEND, ONVOLLEDIG, ONTVANKELIJK, AAN_TE_VULLEN, VOORGESTELD)

# --- a grant --------------------------------------------------------------------------------------------------------
ACTIEF = "actief"
GESCHORST = "geschorst"
STOPGEZET = "stopgezet"
# Given back before its first day: it never held, and keeps nothing occupied.
TERUGGEGEVEN = "teruggegeven"
VERLOPEN = "verlopen"

# It did not end: it gives its rights, or will again when the suspension is lifted.
LOPENDE_TOEKENNING = (ACTIEF, GESCHORST)
TOEKENNINGSTATUSSEN = (
    (ACTIEF, "geldig"),
    (GESCHORST, "geschorst"),
    (INGETROKKEN, "ingetrokken"),
    (STOPGEZET, "stopgezet"),
    (TERUGGEGEVEN, "teruggegeven"),
    (VERLOPEN, "verlopen"),
)
TOEKENNINGOVERGANGEN: Overgangen = {
    "mandaat_schorsen": frozenset({(ACTIEF, GESCHORST)}),
    "schorsing_opheffen": frozenset({(GESCHORST, ACTIEF)}),
    # By the clock, after the last day of a suspension that has one.
    "schorsing_laten_aflopen": frozenset({(GESCHORST, ACTIEF)}),
    "mandaat_intrekken": frozenset({(ACTIEF, INGETROKKEN), (GESCHORST, INGETROKKEN)}),
    "erkenning_intrekken": frozenset({(ACTIEF, INGETROKKEN), (GESCHORST, INGETROKKEN)}),
    # A founded challenge: a withdrawal or a suspension falls, and what held before it holds again.
    "besluit_herzien": frozenset({(INGETROKKEN, ACTIEF), (INGETROKKEN, GESCHORST), (GESCHORST, ACTIEF)}),
    "mandaat_stopzetten": frozenset(
        (van, naar) for van in (ACTIEF, GESCHORST) for naar in (STOPGEZET, TERUGGEGEVEN)
    ),
    "fusie_registreren": frozenset({(ACTIEF, STOPGEZET), (GESCHORST, STOPGEZET)}),
    # What was ended early is called stopped once its last day is over.
    "toekenning_laten_verlopen": frozenset(
        {(ACTIEF, VERLOPEN), (GESCHORST, VERLOPEN), (ACTIEF, STOPGEZET), (GESCHORST, STOPGEZET)}
    ),
}
# Art. 26-27: only after the party could present its defence.
SANCTIESTATUSSEN = (GESCHORST, INGETROKKEN)

# --- a file of existing grants --------------------------------------------------------------------------------------
INGELEZEN = "ingelezen"
TERUGGEDRAAID = "teruggedraaid"

# --- enforcement ----------------------------------------------------------------------------------------------------
VASTGESTELD = "vastgesteld"
VOORNEMEN = "voornemen"
GEHOORD = "gehoord"
AFGESLOTEN = "afgesloten"

HANDHAVINGSTATUSSEN = (
    (VASTGESTELD, "tekortkoming vastgesteld"),
    (VOORNEMEN, "voornemen meegedeeld"),
    (GEHOORD, "verweer gehoord of voorbij"),
    (AFGESLOTEN, "afgesloten"),
)
HANDHAVINGOVERGANGEN: Overgangen = {
    "voornemen_meedelen": frozenset({(VASTGESTELD, VOORNEMEN)}),
    "verweer_registreren": frozenset({(VOORNEMEN, GEHOORD)}),
    "handhaving_afsluiten": frozenset({(VASTGESTELD, AFGESLOTEN), (GEHOORD, AFGESLOTEN)}),
    "vergoeding_verminderen": frozenset({(GEHOORD, AFGESLOTEN)}),
    "mandaat_schorsen": frozenset({(GEHOORD, AFGESLOTEN)}),
    "mandaat_intrekken": frozenset({(GEHOORD, AFGESLOTEN)}),
    "erkenning_intrekken": frozenset({(GEHOORD, AFGESLOTEN)}),
}

# --- one file of an inspection campaign -----------------------------------------------------------------------------
TE_CONTROLEREN = "te_controleren"
BEVONDEN = "bevonden"
BEANTWOORD = "beantwoord"
BESLOTEN = "besloten"

CONTROLESTATUSSEN = (
    (TE_CONTROLEREN, "te controleren"),
    (BEVONDEN, "wacht op antwoord"),
    (BEANTWOORD, "beantwoord"),
    (BESLOTEN, "besloten"),
)
CONTROLEOVERGANGEN: Overgangen = {
    "bevindingen_vastleggen": frozenset({(TE_CONTROLEREN, BEVONDEN)}),
    "bevindingen_beantwoorden": frozenset({(BEVONDEN, BEANTWOORD)}),
    # The right of reply can lapse; then there is a conclusion without an answer.
    "controledossier_besluiten": frozenset({(BEVONDEN, BESLOTEN), (BEANTWOORD, BESLOTEN)}),
}
