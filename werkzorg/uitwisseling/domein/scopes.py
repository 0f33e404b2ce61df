"""What a machine may ask for: per offer and per partner, and in which role it then acts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

ACTIVERING = "activeringstraject"
ONTHAAL = "onthaaltraject"
# Data that everybody may read: no offer, so no protocol either.
OPENBAAR = ""
AANBOD: Mapping[str, str] = {
    ACTIVERING: "activeringstrajecten",
    ONTHAAL: "onthaaltrajecten",
}


@dataclass(frozen=True)
class Scope:
    """One right of a machine: its key, what it is called, the offer it belongs to, and the roles in which it acts.

    Of `rollen` the first counts that the kind of organisation can have: a machine has no right that a colleague in
    that role does not have.
    """

    sleutel: str
    label: str
    aanbod: str
    rollen: tuple[str, ...]


REGISTER_LEZEN = "register.lezen"
VERZOEKEN_AANLEVEREN = "verzoeken.aanleveren"
BESLISSINGEN_AANLEVEREN = "beslissingen.aanleveren"
KLANTVOLGSYSTEEM_LEZEN = "klantvolgsysteem.lezen"
ADVIEZEN_AANLEVEREN = "adviezen.aanleveren"
ONTHAAL_LEZEN = "onthaal.lezen"
ONTHAAL_REGISTREREN = "onthaal.registreren"
_VDAB = ("vdab_beslisser",)
_GBO = ("gbo_medewerker",)
SCOPES: Mapping[str, Scope] = {
    scope.sleutel: scope
    for scope in (
        # Neither role opens a file of anybody.
        Scope(
            REGISTER_LEZEN,
            "Het register lezen en vragen wie wat mag",
            OPENBAAR,
            ("beleid", "dienstverlener"),
        ),
        Scope(VERZOEKEN_AANLEVEREN, "Verzoeken tot deelname aanleveren", ACTIVERING, _VDAB),
        Scope(BESLISSINGEN_AANLEVEREN, "Beslissingen over deelname aanleveren", ACTIVERING, _VDAB),
        Scope(
            KLANTVOLGSYSTEEM_LEZEN,
            "Een activeringstraject lezen als OSLO Klantvolgsysteem",
            ACTIVERING,
            ("vdab_beslisser", "casemanager_werk", "casemanager_zorg"),
        ),
        Scope(ADVIEZEN_AANLEVEREN, "Adviezen Welzijn aanleveren en gegevens overdragen", ONTHAAL, _VDAB),
        Scope(ONTHAAL_LEZEN, "Het eigen postvak van onthaaltrajecten lezen", ONTHAAL, _GBO),
        Scope(ONTHAAL_REGISTREREN, "Contact en einde in het eigen onthaaltraject noteren", ONTHAAL, _GBO),
    )
}


def scopes_uit(tekst: str) -> list[str]:
    """The scopes of a text with spaces between them, each once, as they came."""
    return list(dict.fromkeys(tekst.split()))


def rol_voor(scope: str, mogelijk: Collection[str]) -> str:
    """The role in which a machine acts with this scope, of the roles that are possible; "" for none."""
    return next((rol for rol in SCOPES[scope].rollen if rol in mogelijk), "")


def rollen_voor(scopes: Iterable[str], mogelijk: Collection[str]) -> set[str]:
    """All roles that a machine with these scopes needs."""
    return {rol for scope in scopes if (rol := rol_voor(scope, mogelijk))}


def onmogelijke(scopes: Iterable[str], mogelijk: Collection[str]) -> list[str]:
    """The scopes that do not exist, or that an organisation with these possible roles cannot have."""
    return [scope for scope in scopes if scope not in SCOPES or not rol_voor(scope, mogelijk)]


def aanbod_van(scopes: Iterable[str]) -> set[str]:
    """The offers about people that these scopes reach; each asks for a protocol."""
    return {SCOPES[scope].aanbod for scope in scopes} - {OPENBAAR}
