"""What happened to a message of a machine, and who must act now, in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping

VERWERKT, GEWEIGERD, MISLUKT = "verwerkt", "geweigerd", "mislukt"
STATUSSEN = (
    (VERWERKT, "verwerkt"),
    (GEWEIGERD, "geweigerd"),
    (MISLUKT, "mislukt"),
)
NIEMAND, PARTNER, WIJ = "niemand", "partner", "wij"
WIE = (
    (NIEMAND, "niemand"),
    (PARTNER, "de afzender"),
    (WIJ, "de helpdesk"),
)
# What the sender himself has to mend, and what a colleague can mend after which the same message is tried again.
_RAAD: Mapping[int, str] = {
    400: "Het bericht was onleesbaar. De afzender stuurt het opnieuw in het juiste formaat.",
    403: "De koppeling mag dit niet. Kijk na welke rechten ze heeft en of er een geldig protocol is; daarna stuurt de "
    "afzender het opnieuw.",
    404: "De afzender noemt iets dat niet bestaat of dat hij niet mag zien. Hij kijkt het kenmerk na.",
    409: "Iemand anders wijzigde het dossier intussen. De afzender haalt het op en stuurt het bericht opnieuw.",
    413: "Het bericht was te groot. De afzender splitst het.",
    415: "Het bericht was geen JSON. De afzender past zijn toepassing aan.",
    422: "Iets in het bericht klopt niet. Hieronder staat per veld wat.",
}
_DOSSIER = re.compile(r"D-\d{4}-\d{4}")
_KENMERK = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


def wie_handelt(status: int) -> str:
    """Who must act after an answer with this HTTP status."""
    if status < 400:
        return NIEMAND
    # Rights and protocols are registered here, whatever the sender sends.
    return WIJ if status >= 500 or status == 403 else PARTNER


def stand_na(status: int) -> str:
    """The state of a message after an answer with this HTTP status."""
    if status < 400:
        return VERWERKT
    return GEWEIGERD if status < 500 else MISLUKT


def raad(status: int) -> str:
    """What to do about it, as a sentence; "" when nothing must be done."""
    if status < 400:
        return ""
    if status >= 500:
        return "De helpdesk kijkt de fout na; daarna kan het bericht opnieuw geprobeerd worden."
    return _RAAD.get(status, "De afzender kijkt het bericht na.")


def zonder_kenmerk(zin: str) -> str:
    """A sentence as the exchange desk shows it: who works there sees no files, so no dossier number."""
    return _KENMERK.sub("(kenmerk)", _DOSSIER.sub("(dossier)", zin))


def mag_opnieuw(stand: str, *, heeft_inhoud: bool) -> str:
    """Why this message cannot be tried again, as a sentence; "" when it can."""
    if stand == VERWERKT:
        return "Dit bericht is al verwerkt."
    if not heeft_inhoud:
        return "De inhoud van dit bericht bewaren we niet (meer). De afzender stuurt het opnieuw."
    return ""
