"""The kinds that the tables and screens of a traject know, as data; what the law names comes from `domein`."""

from __future__ import annotations

from trajecten.domein import (
    akkoord,
    beeindiging,
    beslissing,
    draagkracht,
    eindverslag,
    notities,
    onderbrekingen,
    oude_regels,
    overdracht,
    plan,
)


def _klein(label: str) -> str:
    """A label of the law as it stands inside a sentence."""
    return label[:1].lower() + label[1:]


# The decree of 2014 or of 2022 (regelgeving 15, row 9).
REGELING_2014, REGELING_2022 = "2014", "2022"
REGELINGEN = ((REGELING_2014, "decreet van 25 april 2014"), (REGELING_2022, "decreet van 8 juli 2022"))

# Why paid work is not possible: CMPPS (Decreet 2022 art. 3), and MMPPS of the files of 2014.
BELEMMERINGEN = {
    sleutel: label.lower()
    for sleutel, label in {**oude_regels.BELEMMERINGEN, **oude_regels.BELEMMERINGEN_OUD}.items()
}

WERK, ZORG, OVERLEG = plan.WERK, plan.ZORG, plan.OVERLEG
KANTEN = ((WERK, "Werk"), (ZORG, "Zorg"))
DOMEINEN = tuple(plan.DOMEINEN.items())

# Sub-types of art. 10: key -> (domain, how the screen calls it).
ACTIESOORTEN = {sleutel: (een.domein, _klein(een.label)) for sleutel, een in plan.SUBTYPES.items()}
ACTIESOORT_KEUZES = [(sleutel, naam) for sleutel, (_domein, naam) in ACTIESOORTEN.items()]

# The notice of who takes a traject over: with it the hand-over has begun.
MELD_OVERGEDRAGEN = "traject_overgedragen"
# The tasks that the clock makes when nothing else asks.
LATE_NETWERKACTIES = "netwerkacties_te_laat"
LATE_EIGEN_ACTIES = "eigen_acties_te_laat"
OVERLEDEN_AFSLUITEN = "overleden_afsluiten"

# A document that the tandem adds to the file.
TRAJECTSTUK = "trajectstuk"

EIGEN_DIENST, TANDEM, NETWERK = notities.EIGEN_DIENST, notities.TANDEM, notities.NETWERK
ZICHTBAARHEDEN = tuple(notities.ZICHTBAARHEDEN.items())
CONTACTSOORTEN = tuple(notities.SOORTEN.items())

ONDERBREEKREDENEN = tuple(onderbrekingen.REDENEN.items())
EINDEREDENEN = tuple((een.sleutel, een.label) for een in beeindiging.REDENEN.values())
# Regelgeving 3.6.
UITKOMSTEN = (
    ("betaald_werk", "betaald werk in het normaal economisch circuit"),
    ("betaald_werk_ondersteund", "betaald werk in het normaal economisch circuit, met ondersteuning"),
    ("maatwerk", "collectief of individueel maatwerk"),
    ("ama_wse", "arbeidsmatige activiteiten in de sociale economie"),
    ("ama_wvg", "arbeidsmatige activiteiten in het gezondheids- en welzijnsbeleid"),
    ("advies_welzijn", "advies Welzijn (onthaaltraject)"),
    ("verdere_zorg", "verdere zorg"),
    ("opleiding_stage", "opleiding of stage"),
    ("vroegtijdig_gestopt", "vroegtijdig gestopt"),
)
# What VDAB proposes instead when it says no (Decreet 2022 art. 9; regelgeving 10.1).
ANDER_AANBOD = (
    (beslissing.AMA_WVG, "arbeidsmatige activiteiten in het gezondheids- en welzijnsbeleid"),
    (beslissing.AMA_WSE, "arbeidsmatige activiteiten in de sociale economie"),
    (beslissing.ADVIES_WELZIJN, "advies Welzijn (onthaaltraject)"),
    (beslissing.ANDER, "een ander aanbod"),
)
DEELNEMER = akkoord.DEELNEMER
PARTIJEN = tuple(akkoord.PARTIJEN.items())
AKKOORDWIJZEN = tuple(akkoord.WIJZEN.items())
OVERDRACHTREDENEN = tuple(overdracht.REDENEN.items())
# Which of these somebody chooses himself, as the form asks it.
OVERDRACHTKEUZES = {
    "collega": "aan een collega van dezelfde organisatie",
    "organisatie": "aan een andere organisatie in hetzelfde werkingsgebied",
    "werkingsgebied": "aan een ander werkingsgebied, na een verhuizing",
}
WEEKDAGEN = tuple(enumerate(draagkracht.WEEKDAGEN))
# The five contents of the eindverslag (Decreet 2022 art. 22).
RUBRIEKEN = tuple((sleutel, _klein(label)) for sleutel, label in eindverslag.INHOUDEN.items())
