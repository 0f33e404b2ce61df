"""Who sees which part of AMA; the base answer is nothing."""

from ama.querysets.begeleiding import (
    BegeleidingQuerySet,
    BegeleidingssessieQuerySet,
    JaarevaluatieQuerySet,
    SignaalQuerySet,
    StatuutQuerySet,
    ToestemmingQuerySet,
    VaphsteunQuerySet,
)
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
from ama.querysets.werkaanbod import ContactQuerySet, SluitingQuerySet, WerkaanbodQuerySet

__all__ = [
    "AanwezigheidQuerySet",
    "AanwezigheidsinlezingQuerySet",
    "BegeleidingQuerySet",
    "BegeleidingssessieQuerySet",
    "BetwistingQuerySet",
    "ContactQuerySet",
    "ErkenningverliesQuerySet",
    "HandtekeningQuerySet",
    "JaarevaluatieQuerySet",
    "OvereenkomstQuerySet",
    "OvereenkomstversieQuerySet",
    "SignaalQuerySet",
    "SluitingQuerySet",
    "StatuutQuerySet",
    "SubsidielijnQuerySet",
    "SubsidierunQuerySet",
    "TekenlinkQuerySet",
    "ToestemmingQuerySet",
    "VaphsteunQuerySet",
    "VoorschotQuerySet",
    "WerkaanbodQuerySet",
]
