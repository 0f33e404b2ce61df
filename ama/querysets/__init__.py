"""Who sees which part of AMA; the base answer is nothing."""

from ama.querysets.begeleiding import (
    BegeleidingQuerySet,
    BegeleidingssessieQuerySet,
    GroeimetingQuerySet,
    JaarevaluatieQuerySet,
    SignaalQuerySet,
    StatuutQuerySet,
    ToestemmingQuerySet,
    VaphsteunQuerySet,
)
from ama.querysets.kwartaal import KwartaallijnQuerySet, KwartaalverslagQuerySet, WseVoorschotQuerySet
from ama.querysets.overeenkomsten import (
    AanwezigheidQuerySet,
    AanwezigheidsinlezingQuerySet,
    ErkenningverliesQuerySet,
    HandtekeningQuerySet,
    OvereenkomstQuerySet,
    OvereenkomstversieQuerySet,
    TekenlinkQuerySet,
)
from ama.querysets.subsidie import (
    BetwistingQuerySet,
    SubsidielijnQuerySet,
    SubsidierunQuerySet,
    VoorschotQuerySet,
)
from ama.querysets.toeleiding import (
    DoorstroomQuerySet,
    JaarbeslissingQuerySet,
    OntwikkelplanQuerySet,
    ToeleidingQuerySet,
    WerkstapQuerySet,
)
from ama.querysets.werkaanbod import ContactQuerySet, SluitingQuerySet, WerkaanbodQuerySet

__all__ = [
    "AanwezigheidQuerySet",
    "AanwezigheidsinlezingQuerySet",
    "BegeleidingQuerySet",
    "BegeleidingssessieQuerySet",
    "BetwistingQuerySet",
    "ContactQuerySet",
    "DoorstroomQuerySet",
    "ErkenningverliesQuerySet",
    "GroeimetingQuerySet",
    "HandtekeningQuerySet",
    "JaarbeslissingQuerySet",
    "JaarevaluatieQuerySet",
    "KwartaallijnQuerySet",
    "KwartaalverslagQuerySet",
    "OntwikkelplanQuerySet",
    "OvereenkomstQuerySet",
    "OvereenkomstversieQuerySet",
    "SignaalQuerySet",
    "SluitingQuerySet",
    "StatuutQuerySet",
    "SubsidielijnQuerySet",
    "SubsidierunQuerySet",
    "TekenlinkQuerySet",
    "ToeleidingQuerySet",
    "ToestemmingQuerySet",
    "VaphsteunQuerySet",
    "VoorschotQuerySet",
    "WerkaanbodQuerySet",
    "WerkstapQuerySet",
    "WseVoorschotQuerySet",
]
