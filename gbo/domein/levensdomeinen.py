"""What a partner may note for itself: 15 life domains, 26 rights and 5 benefit schemes, as many as GBO-33 counts.

The report names six of the domains (financiën, dagbesteding, wonen, familiale relaties, psychische gezondheid,
verslaving) and gives numbers only for the rest: the other names in these lists are an assumption. What is noted
per domain follows the report: explored, acted on, with a concrete result.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

DOMEINEN: Mapping[str, str] = {
    "financien": "Financiën",
    "wonen": "Wonen",
    "dagbesteding": "Dagbesteding",
    "werk": "Werk",
    "opleiding": "Opleiding en vorming",
    "familie": "Familiale relaties",
    "netwerk": "Vrienden en netwerk",
    "lichamelijk": "Lichamelijke gezondheid",
    "psychisch": "Psychische gezondheid",
    "verslaving": "Verslaving",
    "huishouden": "Huishouden en zelfzorg",
    "administratie": "Administratie",
    "mobiliteit": "Mobiliteit",
    "taal": "Taal en digitale vaardigheden",
    "justitie": "Politie en justitie",
}
STAPPEN: Mapping[str, str] = {
    "besproken": "besproken",
    "actie": "actie ondernomen",
    "resultaat": "concreet resultaat",
}
RECHTEN: Mapping[str, str] = {
    "verhoogde_tegemoetkoming": "Verhoogde tegemoetkoming",
    "maximumfactuur": "Maximumfactuur",
    "zorgbudget_zorgnood": "Zorgbudget voor zwaar zorgbehoevenden",
    "zorgbudget_handicap": "Zorgbudget voor mensen met een handicap",
    "persoonsvolgend_budget": "Persoonsvolgend budget",
    "forfait_chronisch_zieken": "Forfait voor chronisch zieken",
    "hulpmiddelen": "Tegemoetkoming voor hulpmiddelen",
    "groeipakket": "Groeipakket",
    "sociale_toeslag": "Sociale toeslag in het groeipakket",
    "schooltoeslag": "Schooltoeslag",
    "studietoelage": "Studietoelage hoger onderwijs",
    "kinderopvang": "Verminderd tarief kinderopvang",
    "sociale_woning": "Inschrijving voor een sociale woning",
    "huurpremie": "Huurpremie",
    "huursubsidie": "Huursubsidie",
    "huurwaarborg": "Huurwaarborglening of hulp bij de huurwaarborg",
    "installatiepremie": "Installatiepremie",
    "sociaal_tarief_energie": "Sociaal tarief voor energie",
    "verwarmingstoelage": "Verwarmingstoelage",
    "sociaal_tarief_water": "Sociaal tarief voor water",
    "sociaal_tarief_internet": "Sociaal tarief voor telefoon en internet",
    "sociaal_tarief_vervoer": "Verminderd tarief openbaar vervoer",
    "kansentarief": "Kansentarief voor vrije tijd",
    "aanvullende_steun": "Aanvullende financiële steun van het OCMW",
    "schuldhulp": "Budgetbeheer of schuldbemiddeling",
    "rechtsbijstand": "Kosteloze rechtsbijstand",
}
RECHTSTANDEN: Mapping[str, str] = {
    "nagegaan": "nagegaan",
    "aangevraagd": "aangevraagd",
    "toegekend": "toegekend",
    "geen_recht": "geen recht",
}
STELSELS: Mapping[str, str] = {
    "werkloosheid": "Werkloosheid",
    "ziekte": "Ziekte en invaliditeit",
    "leefloon": "Leefloon of equivalent leefloon",
    "handicap": "Tegemoetkoming voor personen met een handicap",
    "pensioen": "Pensioen of inkomensgarantie voor ouderen",
}
_ONBEKEND = "Kies alleen uit de lijst."


def bezwaren(
    domeinen: Mapping[str, str], rechten: Mapping[str, str], stelsels: Collection[str]
) -> dict[str, str]:
    """Sentences by field for anything that is not in the lists; empty when all of it is."""
    nee = {}
    if not _past(domeinen, DOMEINEN, STAPPEN):
        nee["domeinen"] = _ONBEKEND
    if not _past(rechten, RECHTEN, RECHTSTANDEN):
        nee["rechten"] = _ONBEKEND
    if not set(stelsels) <= STELSELS.keys():
        nee["stelsels"] = _ONBEKEND
    return nee


def in_woorden(
    gekozen: Mapping[str, str], namen: Mapping[str, str], standen: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What was chosen as (name, where it stands), in the order of the list."""
    return [(naam, standen[gekozen[sleutel]]) for sleutel, naam in namen.items() if sleutel in gekozen]


def _past(gekozen: Mapping[str, str], namen: Mapping[str, str], standen: Mapping[str, str]) -> bool:
    return gekozen.keys() <= namen.keys() and set(gekozen.values()) <= standen.keys()
