"""The invented colleagues of the example organisations, beside the people one signs in as."""

from __future__ import annotations

from collections.abc import Iterator

from werkzorg.demo.organisaties import ALLEEN_ONTHAAL, ORGANISATIES
from werkzorg.demo.personen import PERSONEN, Voorbeeldpersoon
from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort

# Who does the onthaal at the core partners; where it is the only work, somebody manages it too.
ONTHAAL = (
    *((sleutel, "gbo_medewerker") for sleutel in ("caw", "caw_oostende", "caw_hv", "caw_ant", "dmw_vla")),
    *((sleutel, "gbo_medewerker") for sleutel in ("ocmw_dender", "ocmw_limburg")),
    *((sleutel, rol) for sleutel in ALLEEN_ONTHAAL for rol in ("organisatiebeheerder", "gbo_medewerker")),
)
# With those one signs in as (demo/personen.py) and those of the onthaal this makes 165 memberships.
AANTAL_LEDEN = 132 + len(ONTHAAL)
# Which roles an organisation fills first; only those that exist for its kind.
_VOLGORDE = (
    "organisatiebeheerder",
    "casemanager_zorg",
    "casemanager_werk",
    "vdab_beslisser",
    "begeleider_ama",
    "verwijzer",
    "gbo_medewerker",
    "dienstverlener",
)
# Where two people do the same work, so that one can take over from the other.
TWEEDEN = (
    ("cgg", "casemanager_zorg"),
    ("vdab", "casemanager_werk"),
    ("maatwerk", "begeleider_ama"),
    ("caw", "verwijzer"),
)
_VOORNAMEN = (
    "Annelies", "Bert", "Charlotte", "Davy", "Elke", "Frank", "Gitte", "Hans", "Iris", "Johan", "Kristel", "Lies",
    "Maarten", "Nora", "Olivier", "Petra", "Quinten", "Ria", "Steven", "Tamara", "Ulrike", "Viktor", "Wendy", "Yves",
)  # fmt: skip
_ACHTERNAMEN = (
    "Adriaens", "Bekaert", "Callens", "Daems", "Everaert", "Franssen", "Geens", "Hoste", "Ingels", "Joos", "Kerkhofs",
    "Leys", "Moerman", "Nijs", "Opdebeeck", "Poppe", "Roels", "Saelens", "Theys", "Uytterhoeven", "Vinck", "Wyns",
    "Zeebroek",
)  # fmt: skip


def collegas() -> Iterator[Voorbeeldpersoon]:
    """As many more people, each with one membership, as bring all memberships to AANTAL_LEDEN."""
    bezet = {plaats for persoon in PERSONEN for plaats in persoon.plaatsen}
    te_gaan = AANTAL_LEDEN - len(ONTHAAL) - len(TWEEDEN) - sum(len(persoon.plaatsen) for persoon in PERSONEN)
    plaatsen = [
        (sleutel, rol)
        for rol in _VOLGORDE
        for sleutel, organisatie in ORGANISATIES.items()
        if organisatie.soort in ROLLEN[rol].organisatiesoorten and (sleutel, rol) not in bezet
        if sleutel not in ALLEEN_ONTHAAL
        # VDAB grants the mandate of a network, so it takes part in none.
        if (organisatie.soort, rol) != (Organisatiesoort.VDAB, "dienstverlener")
    ]
    # Managers first, then every organisation gets people who work, before any gets a third.
    per_organisatie: dict[str, int] = {}
    rang: dict[tuple[str, str], int] = {}
    for plaats in plaatsen:
        rang[plaats] = per_organisatie.get(plaats[0], 0)
        per_organisatie[plaats[0]] = rang[plaats] + 1
    werkers = sorted(plaatsen, key=rang.__getitem__)[:te_gaan]
    for nummer, plaats in enumerate((*TWEEDEN, *werkers, *ONTHAAL)):
        voornaam = _VOORNAMEN[nummer % len(_VOORNAMEN)]
        achternaam = _ACHTERNAMEN[(nummer * 5 + nummer // len(_VOORNAMEN)) % len(_ACHTERNAMEN)]
        yield Voorbeeldpersoon(voornaam, achternaam, f"collega{nummer + 1}@voorbeeld.be", (plaats,))
