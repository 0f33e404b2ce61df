"""What must be true of an organisation, who registers which kind, and who corrects which data.

Every rule answers with a Dutch sentence, or "" when there is no objection.
"""

from __future__ import annotations

from datetime import date

from werkzorg.organisaties.rollen import (
    CONVENTIE_BEGINT_MET,
    KAN_WERKPOST_ZIJN,
    KBO_NIET_VERPLICHT,
    OVERHEID,
    WELZIJN_EN_ZORG,
    Organisatiesoort,
    Soorten,
)

_S = Organisatiesoort
# Kinds that are a person or a handful of people: no more readers than who works with a werkpost.
PERSOONLIJK: Soorten = frozenset({_S.ZELFSTANDIGE, _S.FEITELIJKE_VERENIGING})
# What a new werkpost can be that nobody registered yet (regelgeving 2, DZ-OVK).
KLEIN: Soorten = frozenset({_S.ONDERNEMING, _S.ZELFSTANDIGE, _S.FEITELIJKE_VERENIGING, _S.OPENBAAR_BESTUUR})
# Who registers which kind. The departments: whom they mandate, recognise or subsidise (Decreet 2022 art. 12, 28-30,
# 34). VDAB: the werkactoren and whoever joins a network (art. 13, 17). The functioneel beheerder: everybody.
REGISTREERT: dict[str, Soorten] = {
    "functioneel_beheerder": frozenset(Organisatiesoort),
    "departement_zorg": WELZIJN_EN_ZORG
    | KLEIN
    | {_S.MAATWERKBEDRIJF, _S.UITKERINGSINSTANTIE, _S.ZORGINSPECTIE},
    "departement_wse": KLEIN | {_S.MAATWERKBEDRIJF, _S.SOCIALE_INSPECTIE},
    "vdab_beslisser": KLEIN | {_S.VDAB, _S.WERKACTOR, _S.MAATWERKBEDRIJF},
}
IDENTITEIT = ("naam", "soort", "kbo_nummer", "kbo_ontbreekt", "ovo_code", "conventienummer")
SLUITING = ("gesloten_op", "sluitingsreden", "opvolger")
BEREIKBAAR = ("email", "telefoon", "website", "straat", "huisnummer", "bus", "postcode", "gemeente")
REKENING = ("iban", "iban_vanaf")
# Who corrects what: the manager keeps up how his organisation is reached and paid, the functioneel beheerder who it is.
WIJZIGT: dict[str, tuple[str, ...]] = {
    "organisatiebeheerder": (*BEREIKBAAR, *REKENING),
    "functioneel_beheerder": (*IDENTITEIT, *SLUITING, *BEREIKBAAR),
}
# Who sees the account: the own manager, and the departments that pay (Decreet 2022 art. 16, 28, 30).
ZIEN_REKENING = frozenset({"departement_zorg", "departement_wse"})
# Who sees which organisations are a werkpost (regelgeving 11: begeleiders, VDAB, departments, inspection).
ZIEN_WERKPOSTEN = frozenset(
    {
        "begeleider_ama",
        "organisatiebeheerder",
        "departement_zorg",
        "departement_wse",
        "vdab_beslisser",
        "inspectie",
        "functioneel_beheerder",
    }
)
# Who deals with the contact person of a werkpost.
ZIEN_CONTACTPERSOON = frozenset({"begeleider_ama", "organisatiebeheerder"})


def soort_bezwaar(rol: str, soort: str) -> str:
    """Why somebody in this role does not register this kind."""
    if soort in REGISTREERT.get(rol, frozenset()):
        return ""
    return "Deze soort organisatie registreer jij niet: vraag het aan de functioneel beheerder."


def kbo_bezwaar(soort: str, kbo_nummer: str, ovo_code: str, kbo_ontbreekt: str) -> str:
    """Why this organisation cannot do with this number, or with none."""
    if kbo_nummer and kbo_ontbreekt:
        return "Je vulde een KBO-nummer in en ook waarom het ontbreekt: laat een van beide leeg."
    if kbo_nummer or kbo_ontbreekt or soort in KBO_NIET_VERPLICHT or (ovo_code and soort in OVERHEID):
        return ""
    return "Vul het KBO-nummer in, of kies waarom deze organisatie er geen heeft."


def conventie_bezwaar(soort: str, conventienummer: str) -> str:
    """Why this convention number does not go with this kind (Decreet 2022 art. 2, 18; regelgeving 5.2)."""
    begin = next((waarde for sleutel, waarde in CONVENTIE_BEGINT_MET.items() if sleutel == soort), ())
    if not begin:
        return (
            "Alleen een revalidatiestructuur heeft een conventienummer: laat dit leeg."
            if conventienummer
            else ""
        )
    mogelijk = " of ".join(f"{een[0]}.{een[1:]}" for een in begin)
    if not conventienummer:
        return f"Vul het conventienummer in: het begint met {mogelijk}."
    if not conventienummer.startswith(begin):
        return f"Het conventienummer van deze soort begint met {mogelijk}."
    return ""


def sluiting_bezwaren(
    gesloten_op: date | None, reden: str, *, heeft_opvolger: bool, vandaag: date
) -> dict[str, str]:
    """What is wrong with how an organisation ends, per field."""
    fout: dict[str, str] = {}
    if gesloten_op is None:
        if reden:
            fout["gesloten_op"] = "Vul de dag in waarop de organisatie stopte."
        if heeft_opvolger:
            fout["opvolger"] = "Alleen een gesloten organisatie heeft een opvolger."
        return fout
    if gesloten_op > vandaag:
        fout["gesloten_op"] = "Deze dag ligt in de toekomst: sluit de organisatie op de dag zelf of later."
    elif gesloten_op < date(1900, 1, 1):
        fout["gesloten_op"] = "Deze dag ligt te ver in het verleden: controleer het jaar."
    if not reden:
        fout["sluitingsreden"] = "Kies waarom de organisatie gesloten is."
    if reden in {"fusie", "overname"} and not heeft_opvolger:
        fout["opvolger"] = "Kies de organisatie die de werking voortzet."
    if reden in {"stopgezet", "vergissing"} and heeft_opvolger:
        fout["opvolger"] = "Bij deze reden is er geen opvolger: laat dit leeg."
    return fout


def werkpost_bezwaar(soort: str) -> str:
    """Why an organisation of this kind is no werkpost."""
    if soort in KAN_WERKPOST_ZIJN:
        return ""
    return "Deze soort organisatie kan geen werkpost zijn."


def wijzigbaar(rol: str, *, is_eigen: bool) -> tuple[str, ...]:
    """The fields of an organisation that somebody in this role corrects; a manager only those of his own."""
    if rol == "organisatiebeheerder" and not is_eigen:
        return ()
    return WIJZIGT.get(rol, ())
