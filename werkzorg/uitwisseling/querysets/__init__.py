"""Named questions to the tables of the exchange."""

from werkzorg.uitwisseling.querysets.berichten import BerichtQuerySet
from werkzorg.uitwisseling.querysets.koppelingen import (
    KoppelingQuerySet,
    KoppelingssleutelQuerySet,
    ProtocolQuerySet,
)

__all__ = ["BerichtQuerySet", "KoppelingQuerySet", "KoppelingssleutelQuerySet", "ProtocolQuerySet"]
