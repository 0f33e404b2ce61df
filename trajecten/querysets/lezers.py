"""Which roles look at which part of a traject (regelgeving 11)."""

from __future__ import annotations

VDAB_BESLISSER = "vdab_beslisser"
VERWIJZER = "verwijzer"
CASEMANAGER_WERK = "casemanager_werk"
CASEMANAGER_ZORG = "casemanager_zorg"
NETWERKCOORDINATOR = "netwerkcoordinator"
DIENSTVERLENER = "dienstverlener"

TANDEMROLLEN = frozenset({CASEMANAGER_WERK, CASEMANAGER_ZORG})
# The side of the tandem on which a role works.
KANT_VAN_ROL = {CASEMANAGER_WERK: "werk", CASEMANAGER_ZORG: "zorg"}
ROL_VAN_KANT = {kant: rol for rol, kant in KANT_VAN_ROL.items()}
# Who reads the plan and what follows from it.
PLANLEZERS = TANDEMROLLEN | {VDAB_BESLISSER, NETWERKCOORDINATOR}
# Who reads the request and how it was judged, and who may make one.
VERZOEKLEZERS = TANDEMROLLEN | {VDAB_BESLISSER}
AANMELDERS = VERZOEKLEZERS | {VERWIJZER}
TRAJECT = "trajecten.traject"
# Groups of data of a traject: how it stands, its plan, and what the tandem writes and plans.
STAND, PLAN, OPVOLGING = "stand", "plan", "opvolging"
