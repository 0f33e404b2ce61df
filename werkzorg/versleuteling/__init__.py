"""Field encryption: values that stay unreadable for whoever holds only the database.

The keys come from the settings HOOFDSLEUTELS and INSZ_INDEX_SLEUTEL, never from the database.
"""

from .geheimschrift import (
    OnbekendeSleutel,
    OntsleutelFout,
    blinde_index,
    is_actueel,
    ontsleutel,
    sleutel_van,
    versleutel,
)

__all__ = [
    "OnbekendeSleutel",
    "OntsleutelFout",
    "blinde_index",
    "is_actueel",
    "ontsleutel",
    "sleutel_van",
    "versleutel",
]
