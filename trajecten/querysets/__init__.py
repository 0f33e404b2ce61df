"""Who sees which trajecten and what is in them; the base answer is nothing."""

from trajecten.querysets.opvolging import (
    AfspraakQuerySet,
    EindadviesQuerySet,
    EindverslagQuerySet,
    EvaluatieQuerySet,
    NotitieQuerySet,
    OnderbrekingQuerySet,
    VerlengingQuerySet,
    ZorgnotitieQuerySet,
)
from trajecten.querysets.plan import (
    AanbodQuerySet,
    ActieQuerySet,
    DraagkrachtQuerySet,
    PlanversieQuerySet,
    StageQuerySet,
    TrajectplanQuerySet,
    UrenQuerySet,
    ZorgmomentQuerySet,
)
from trajecten.querysets.trajecten import (
    AanstellingQuerySet,
    BeoordelingQuerySet,
    IntakeQuerySet,
    MandaatverliesQuerySet,
    TrajectQuerySet,
    WaarschuwingQuerySet,
)

__all__ = [
    "AanbodQuerySet",
    "AanstellingQuerySet",
    "ActieQuerySet",
    "AfspraakQuerySet",
    "BeoordelingQuerySet",
    "DraagkrachtQuerySet",
    "EindadviesQuerySet",
    "EindverslagQuerySet",
    "EvaluatieQuerySet",
    "IntakeQuerySet",
    "MandaatverliesQuerySet",
    "NotitieQuerySet",
    "OnderbrekingQuerySet",
    "PlanversieQuerySet",
    "StageQuerySet",
    "TrajectQuerySet",
    "TrajectplanQuerySet",
    "UrenQuerySet",
    "VerlengingQuerySet",
    "WaarschuwingQuerySet",
    "ZorgmomentQuerySet",
    "ZorgnotitieQuerySet",
]
