"""The states of a traject, an action, an extension and a stage: which act leads where (regelgeving 10.1 and 15, row 6).

The database refuses every other step.
"""

from __future__ import annotations

from werkzorg.handelen.overgangen import Overgangen

# --- a traject ------------------------------------------------------------------------------------------------------
AANGEVRAAGD = "aangevraagd"
IN_BEOORDELING = "in_beoordeling"
GEWEIGERD = "geweigerd"
INGETROKKEN = "ingetrokken"
GOEDGEKEURD = "goedgekeurd"
TOEGEWEZEN = "toegewezen"
PLAN_IN_OPMAAK = "plan_in_opmaak"
PLAN_INGEDIEND = "plan_ingediend"
LOPEND = "lopend"
ONDERBROKEN = "onderbroken"
VERLENGING_GEVRAAGD = "verlenging_gevraagd"
AFRONDEND = "afrondend"
AFGEROND = "afgerond"

TRAJECTSTATUSSEN = (
    (AANGEVRAAGD, "aangevraagd"),
    (IN_BEOORDELING, "in beoordeling"),
    (GEWEIGERD, "geweigerd"),
    (INGETROKKEN, "ingetrokken"),
    (GOEDGEKEURD, "goedgekeurd, wacht op een tandem"),
    (TOEGEWEZEN, "tandem toegewezen"),
    (PLAN_IN_OPMAAK, "plan in opmaak"),
    (PLAN_INGEDIEND, "plan bij de netwerkcoördinator"),
    (LOPEND, "lopend"),
    (ONDERBROKEN, "onderbroken"),
    (VERLENGING_GEVRAAGD, "verlenging gevraagd"),
    (AFRONDEND, "af te ronden"),
    (AFGEROND, "afgerond"),
)
# The request is not decided about.
VERZOEK = (AANGEVRAAGD, IN_BEOORDELING)
# The first talk was held and the end is not there: the 18 months run (regelgeving 15, row 3).
GESTART = (PLAN_IN_OPMAAK, PLAN_INGEDIEND, LOPEND, ONDERBROKEN, VERLENGING_GEVRAAGD)
# The tandem works on it.
IN_BEGELEIDING = (TOEGEWEZEN, *GESTART, AFRONDEND)
# Actions, stages and appointments are carried out.
IN_UITVOERING = (LOPEND, ONDERBROKEN, VERLENGING_GEVRAAGD)
AFGELOPEN = (GEWEIGERD, INGETROKKEN, AFGEROND)
# VDAB decided.
BESLIST = (GOEDGEKEURD, GEWEIGERD, *IN_BEGELEIDING, AFGEROND)
# What a file of the decree of 2014 answers when it is asked which acts are possible: none of those of the new one.
OUD = "oud"

TRAJECTOVERGANGEN: Overgangen = {
    "deelname_beoordelen": frozenset({(AANGEVRAAGD, IN_BEOORDELING)}),
    "deelname_toekennen": frozenset({(IN_BEOORDELING, GOEDGEKEURD)}),
    "deelname_weigeren": frozenset({(IN_BEOORDELING, GEWEIGERD)}),
    # Until the first talk the person can still step back.
    "verzoek_intrekken": frozenset(
        (van, INGETROKKEN) for van in (AANGEVRAAGD, IN_BEOORDELING, GOEDGEKEURD, TOEGEWEZEN)
    ),
    "tandem_toewijzen": frozenset({(GOEDGEKEURD, TOEGEWEZEN)}),
    "traject_starten": frozenset({(TOEGEWEZEN, PLAN_IN_OPMAAK)}),
    "trajectplan_indienen": frozenset({(PLAN_IN_OPMAAK, PLAN_INGEDIEND)}),
    "trajectplan_terugsturen": frozenset({(PLAN_INGEDIEND, PLAN_IN_OPMAAK)}),
    "trajectplan_registreren": frozenset({(PLAN_INGEDIEND, LOPEND)}),
    "onderbreking_melden": frozenset({(LOPEND, ONDERBROKEN)}),
    "onderbreking_beeindigen": frozenset({(ONDERBROKEN, LOPEND)}),
    "verlenging_vragen": frozenset({(LOPEND, VERLENGING_GEVRAAGD)}),
    "verlenging_toekennen": frozenset({(VERLENGING_GEVRAAGD, LOPEND)}),
    "verlenging_weigeren": frozenset({(VERLENGING_GEVRAAGD, LOPEND)}),
    "traject_stopzetten": frozenset((van, AFRONDEND) for van in GESTART),
    "maximumduur_bereiken": frozenset((van, AFRONDEND) for van in GESTART),
    "eindadvies_indienen": frozenset({(AFRONDEND, AFGEROND)}),
}

# --- an action of the plan ------------------------------------------------------------------------------------------
GEPLAND = "gepland"
BEZIG = "bezig"
AFGEWERKT = "afgewerkt"
GESCHRAPT = "geschrapt"

ACTIESTATUSSEN = (
    (GEPLAND, "gepland"),
    (BEZIG, "bezig"),
    (AFGEWERKT, "afgewerkt"),
    (GESCHRAPT, "geschrapt"),
)
OPEN_ACTIE = (GEPLAND, BEZIG)
ACTIEOVERGANGEN: Overgangen = {
    # The first hours that a provider writes down.
    "uren_registreren": frozenset({(GEPLAND, BEZIG)}),
    # The only hours there were are taken back.
    "uren_terugnemen": frozenset({(BEZIG, GEPLAND)}),
    "actie_afwerken": frozenset({(GEPLAND, AFGEWERKT), (BEZIG, AFGEWERKT)}),
    # Taken out of the plan, or not carried out before the end.
    "trajectplan_bewerken": frozenset({(GEPLAND, GESCHRAPT), (BEZIG, GESCHRAPT)}),
}

# --- an extension that was asked ------------------------------------------------------------------------------------
GEVRAAGD = "gevraagd"
TOEGEKEND = "toegekend"
VERVALLEN = "vervallen"

VERLENGINGSTATUSSEN = (
    (GEVRAAGD, "gevraagd"),
    (TOEGEKEND, "toegekend"),
    (GEWEIGERD, "geweigerd"),
    (VERVALLEN, "vervallen"),
)
VERLENGINGOVERGANGEN: Overgangen = {
    "verlenging_toekennen": frozenset({(GEVRAAGD, TOEGEKEND)}),
    "verlenging_weigeren": frozenset({(GEVRAAGD, GEWEIGERD)}),
    # The traject ended before VDAB decided (regelgeving 15, row 4).
    "maximumduur_bereiken": frozenset({(GEVRAAGD, VERVALLEN)}),
    "traject_stopzetten": frozenset({(GEVRAAGD, VERVALLEN)}),
}

# --- the same states in OSLO Klantvolgsysteem release 1 -------------------------------------------------------------
# Values of its list Trajectstatustype; what VDAB and the editors mean by "Passief" is not written down anywhere.
ACTIEF, PASSIEF, UITGEVOERD, STOPGEZET = "Actief", "Passief", "Uitgevoerd", "Stopgezet"
# A state that is not here has no traject yet, or never got one.
TRAJECT_IN_KVS = {
    **dict.fromkeys(IN_BEGELEIDING, ACTIEF),
    ONDERBROKEN: PASSIEF,
    # One that stopped before its time is STOPGEZET.
    AFGEROND: UITGEVOERD,
}
# An action that was planned and never begun has no state there.
ACTIE_IN_KVS = {BEZIG: ACTIEF, AFGEWERKT: UITGEVOERD, GESCHRAPT: STOPGEZET}
