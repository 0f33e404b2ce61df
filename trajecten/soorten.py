"""The kinds that the tables and screens of a traject know, as data."""

from __future__ import annotations

from trajecten.domein import beslissing, oude_regels

# The decree of 2014 or of 2022 (regelgeving 15, row 9).
REGELING_2014, REGELING_2022 = "2014", "2022"
REGELINGEN = ((REGELING_2014, "decreet van 25 april 2014"), (REGELING_2022, "decreet van 8 juli 2022"))

# Why paid work is not possible: CMPPS (Decreet 2022 art. 3), and MMPPS of the files of 2014.
BELEMMERINGEN = {
    sleutel: label.lower()
    for sleutel, label in {**oude_regels.BELEMMERINGEN, **oude_regels.BELEMMERINGEN_OUD}.items()
}

WERK, ZORG, OVERLEG = "werk", "zorg", "overleg"
KANTEN = ((WERK, "Werk"), (ZORG, "Zorg"))
DOMEINEN = ((WERK, "Werk"), (ZORG, "Zorg"), (OVERLEG, "Overleg"))

# Sub-types of art. 10: key -> (domain, how the screen calls it).
ACTIESOORTEN = {
    "werkattitudes": (WERK, "arbeidsattitudes aanleren"),
    "werkplekken": (WERK, "gevarieerde werkplekken zoeken en aanbieden"),
    "begeleiding_deelnemer": (WERK, "de deelnemer begeleiden tijdens een stage"),
    "begeleiding_werkgever": (WERK, "de werkgever begeleiden tijdens een stage"),
    "competenties": (WERK, "competenties op de werkvloer opsporen, versterken, opvolgen en evalueren"),
    "zorgverkenning": (ZORG, "zorgnoden verkennen en inzicht geven"),
    "zorg": (ZORG, "zorg gericht op herstel, hanteerbaar maken van problemen of versterken van competenties"),
    "zorgdoorverwijzing": (ZORG, "doorverwijzen naar en samenwerken met andere zorgverleners"),
    "overleg": (OVERLEG, "overleg, afstemming en samenwerking"),
}
ACTIESOORT_KEUZES = [(sleutel, naam) for sleutel, (_domein, naam) in ACTIESOORTEN.items()]

# A document that the tandem adds to the file.
TRAJECTSTUK = "trajectstuk"

EIGEN_DIENST, TANDEM, NETWERK = "eigen_dienst", "tandem", "netwerk"
ZICHTBAARHEDEN = ((EIGEN_DIENST, "eigen dienst"), (TANDEM, "tandem"), (NETWERK, "netwerk"))
CONTACTSOORTEN = (
    ("contact", "contact"),
    ("huisbezoek", "huisbezoek"),
    ("overleg", "overleg"),
    ("crisis", "crisis"),
    ("telefonisch", "telefonisch contact"),
)

ONDERBREEKREDENEN = (
    ("ziekte", "ziekte"),
    ("opname", "opname"),
    ("zorgplicht", "zorg voor een naaste"),
    ("moederschap", "moederschapsrust"),
    ("andere", "een andere reden"),
)
EINDEREDENEN = (
    ("doel_bereikt", "het doel is bereikt"),
    ("betaald_werk", "betaald werk"),
    ("opleiding", "opleiding"),
    ("heropname", "opname of heropname"),
    ("afgehaakt", "de deelnemer haakte af"),
    ("verhuis", "verhuis"),
    ("overlijden", "overlijden"),
    ("ander_aanbod", "een ander aanbod past beter"),
    ("mandaat_verloren", "het mandaat viel weg en niemand nam over"),
    ("maximumduur", "de maximumduur is bereikt"),
)
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
DEELNEMER = "deelnemer"
PARTIJEN = ((DEELNEMER, "de deelnemer"), (WERK, "de casemanager Werk"), (ZORG, "de casemanager Zorg"))
AKKOORDWIJZEN = (
    ("ter_plaatse", "ter plaatse, in het bijzijn van een casemanager"),
    ("aangemeld", "aangemeld in deze toepassing"),
    ("ondertekend", "ondertekend op papier, ingescand"),
)
OVERDRACHTREDENEN = (
    ("collega", "een collega volgt op"),
    ("organisatie", "een andere organisatie volgt op"),
    ("werkingsgebied", "verhuis naar een ander werkingsgebied"),
    ("verlof", "verlof of afwezigheid"),
    ("mandaat", "het mandaat viel weg"),
    ("vertrek", "de collega vertrekt"),
)
# Which of these somebody chooses himself, as the form asks it.
OVERDRACHTKEUZES = {
    "collega": "aan een collega van dezelfde organisatie",
    "organisatie": "aan een andere organisatie in hetzelfde werkingsgebied",
    "werkingsgebied": "aan een ander werkingsgebied, na een verhuizing",
}
WEEKDAGEN = (
    (0, "maandag"),
    (1, "dinsdag"),
    (2, "woensdag"),
    (3, "donderdag"),
    (4, "vrijdag"),
    (5, "zaterdag"),
    (6, "zondag"),
)
# The five contents of the eindverslag (Decreet 2022 art. 22).
RUBRIEKEN = (
    ("acties", "beschrijving van de acties"),
    ("resultaten", "resultaten van de acties"),
    ("casemanagementteam", "informatie van het casemanagementteam"),
    ("dienstverleners", "informatie van de dienstverleners"),
    ("gesprek", "verslag van het gesprek met de deelnemer"),
)
