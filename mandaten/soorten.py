"""The five kinds of grant, as data: who decides, how one is asked, and what it lets whom do.

"Toekenning" is our word for what the decree calls mandaat, erkenning or contingent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzorg.organisaties.rollen import (
    BEGELEIDERS_AMA,
    CATEGORIEEN_ZORG,
    ROLLEN,
    SLOTEN_NETWERK,
    WELZIJN_EN_ZORG,
    Organisatiesoort,
    Soorten,
)

ZORG = "zorg"
NETWERK = "netwerk"
WERKACTOR = "werkactor"
ERKENNING = "erkenning"
CONTINGENT = "contingent"

# What a grant lets an organisation do; the offers ask for it by this key.
CASEMANAGER_ZORG = "casemanager_zorg"
CASEMANAGER_WERK = "casemanager_werk"
NETWERKCOORDINATOR = "netwerkcoordinator"
DIENSTVERLENER = "dienstverlener"
BEGELEIDER_AMA = "begeleider_ama"
AMA_WSE = "ama_wse"
FUNCTIES: Mapping[str, str] = {
    CASEMANAGER_ZORG: "casemanager Zorg",
    CASEMANAGER_WERK: "casemanager Werk",
    NETWERKCOORDINATOR: "netwerkcoördinator",
    DIENSTVERLENER: "dienstverlener in het netwerk",
    BEGELEIDER_AMA: "begeleider AMA",
    AMA_WSE: "AMA sociale economie",
}
# Art. 13 par. 2, 5: one organisation does not do both in one werkingsgebied.
NOOIT_SAMEN = frozenset({CASEMANAGER_WERK, CASEMANAGER_ZORG})


@dataclass(frozen=True)
class Plaats:
    """One seat in a partnership or network: its name on screen, the kinds that may take it, how many at least and
    at most (`hoogstens` None: any number)."""

    label: str
    soorten: Soorten
    minstens: int = 1
    hoogstens: int | None = None


@dataclass(frozen=True)
class Toekenningssoort:
    """One kind of grant.

    `houders`: the kinds of organisation that can ask for it. `plaatsen`: the seats of the others; the holder takes one
    himself when `houder_neemt_plaats`. `exclusief`: one at a time per regio (regelgeving 15, row 11). `reeks` begins
    the numbers of its decisions. The `…_parameter`s are keys of the law's numbers; "" where the law sets none.
    """

    sleutel: str
    label: str
    reeks: str
    beslisser: str
    rechtsgrond: str
    houders: Soorten
    functie_houder: str
    functie_lid: str = ""
    plaatsen: Mapping[str, Plaats] = field(default_factory=dict)
    houder_neemt_plaats: bool = False
    via_oproep: bool = False
    met_regio: bool = True
    exclusief: bool = False
    duur_parameter: str = ""
    # The law names the longest duration, not the duration.
    duur_is_hoogstens: bool = False
    ontvankelijkheid_parameter: str = "mandaat_ontvankelijkheid"
    gegrondheid_parameter: str = "mandaat_gegrondheid"
    totaal_parameter: str = "mandaat_totaal"

    @property
    def functies(self) -> frozenset[str]:
        """All that this kind lets its holder and members do."""
        return frozenset({self.functie_houder, self.functie_lid} - {""})

    @property
    def telt_plaatsen(self) -> bool:
        """Whether a number of places per calendar year is granted."""
        return self.sleutel == CONTINGENT

    @property
    def is_enkelvoudig(self) -> bool:
        """Whether one organisation has this once at a time; what is exclusive is so per regio, whoever has it."""
        return not self.exclusief and not self.telt_plaatsen

    @property
    def met_partners(self) -> bool:
        """Whether others than the holder take part."""
        return bool(self.plaatsen)


_S = Organisatiesoort
SOORTEN: Mapping[str, Toekenningssoort] = {
    soort.sleutel: soort
    for soort in (
        Toekenningssoort(
            ZORG,
            "Mandaat samenwerkingsverband Zorg",
            reeks="SVZ",
            beslisser="departement_zorg",
            rechtsgrond="Decreet 8/7/2022 art. 12",
            houders=frozenset().union(*CATEGORIEEN_ZORG.values()),
            functie_houder=CASEMANAGER_ZORG,
            functie_lid=CASEMANAGER_ZORG,
            plaatsen={
                "A": Plaats("Categorie A: CAW, OCMW of DMW", CATEGORIEEN_ZORG["A"], hoogstens=1),
                "B": Plaats("Categorie B: VAPH-voorziening", CATEGORIEEN_ZORG["B"], hoogstens=1),
                "C": Plaats(
                    "Categorie C: CGG, psychiatrisch ziekenhuis, revalidatiecentrum of beschut wonen",
                    CATEGORIEEN_ZORG["C"],
                    hoogstens=1,
                ),
            },
            houder_neemt_plaats=True,
            via_oproep=True,
            exclusief=True,
            duur_parameter="cmz_mandaat_duur",
        ),
        Toekenningssoort(
            NETWERK,
            "Mandaat netwerkcoördinator",
            reeks="NWC",
            beslisser="vdab_beslisser",
            rechtsgrond="Decreet 8/7/2022 art. 17-19",
            houders=ROLLEN["netwerkcoordinator"].organisatiesoorten,
            functie_houder=NETWERKCOORDINATOR,
            functie_lid=DIENSTVERLENER,
            plaatsen={
                "caw": Plaats("CAW", SLOTEN_NETWERK["caw"]),
                "werkactor": Plaats("Werkactor", SLOTEN_NETWERK["werkactor"]),
                "maatwerkbedrijf": Plaats("Maatwerkbedrijf", SLOTEN_NETWERK["maatwerkbedrijf"]),
                "ggz": Plaats("Geestelijke gezondheidszorg", SLOTEN_NETWERK["ggz"]),
                "vaph": Plaats("VAPH-voorziening", SLOTEN_NETWERK["vaph"]),
                "ocmw": Plaats("OCMW", SLOTEN_NETWERK["ocmw"]),
                # Art. 17: "at least" the six; others join freely, but not who grants the mandate.
                "andere": Plaats(
                    "Andere dienstverlener",
                    ROLLEN["dienstverlener"].organisatiesoorten - {_S.VDAB},
                    minstens=0,
                ),
            },
            via_oproep=True,
            exclusief=True,
            duur_parameter="netwerk_mandaat_duur_max",
            duur_is_hoogstens=True,
        ),
        Toekenningssoort(
            WERKACTOR,
            "Mandaat casemanager Werk",
            reeks="CMW",
            beslisser="vdab_beslisser",
            rechtsgrond="Decreet 8/7/2022 art. 13",
            houders=frozenset({_S.WERKACTOR}),
            functie_houder=CASEMANAGER_WERK,
            duur_parameter="cmw_mandaat_duur",
        ),
        Toekenningssoort(
            ERKENNING,
            "Erkenning begeleider AMA",
            reeks="AMA",
            beslisser="departement_zorg",
            rechtsgrond="Decreet 8/7/2022 art. 30; BVR 18/11/2022 art. 46",
            houders=BEGELEIDERS_AMA,
            functie_houder=BEGELEIDER_AMA,
            met_regio=False,
            duur_parameter="ama_wvg_erkenning_duur",
            ontvankelijkheid_parameter="ama_wvg_ontvankelijkheid",
            gegrondheid_parameter="ama_wvg_gegrondheid",
            totaal_parameter="",
        ),
        Toekenningssoort(
            CONTINGENT,
            "Contingent AMA sociale economie",
            reeks="WSE",
            beslisser="departement_wse",
            rechtsgrond="BVR 18/11/2022 hoofdstuk 3, afdeling 2",
            houders=frozenset({_S.MAATWERKBEDRIJF}),
            functie_houder=AMA_WSE,
            functie_lid=AMA_WSE,
            plaatsen={
                "lid": Plaats(
                    "Partner",
                    WELZIJN_EN_ZORG | {_S.MAATWERKBEDRIJF, _S.ONDERNEMING},
                    minstens=0,
                ),
            },
            via_oproep=True,
            # The law gives a contingent per year and names no end: it runs until it is revised to nothing or ends.
            duur_parameter="",
        ),
    )
}
SOORT_KEUZES = [(soort.sleutel, soort.label) for soort in SOORTEN.values()]
# Which kinds somebody in this role decides about.
BESLIST_OVER: Mapping[str, frozenset[str]] = {
    rol: frozenset(soort.sleutel for soort in SOORTEN.values() if soort.beslisser == rol)
    for rol in ("departement_zorg", "vdab_beslisser", "departement_wse")
}
BESLISSERS = frozenset(BESLIST_OVER)
MANDATEN = frozenset({ZORG, NETWERK, WERKACTOR})
EXCLUSIEF = tuple(soort.sleutel for soort in SOORTEN.values() if soort.exclusief)
