"""Whether an application can be submitted: a list of lines, each green, or red with what to do about it.

Pure: everything is handed over as values, also which regio's are taken and whether the call is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mandaten.domein.aanvraagbeeld import Aanvraagbeeld, Antwoord, Criteriumbeeld, Lijn, Partner
from mandaten.domein.verdwenen import is_verdwenen, verdwenen_zin
from mandaten.domein.voorwaarden import MEDEWERKERS, Voorwaarde, voorwaarden

# The steps of the application, where a red line is mended.
GEGEVENS, PARTNERS, MEDEWERKERS_STAP, VOORWAARDEN_STAP = "gegevens", "partners", "medewerkers", "voorwaarden"
_BINDEN = "BVR 18/11/2022 hoofdstuk 2, afdeling 4"
# A mandate that starts later than this is asked too early: the situation will have changed.
_HOOGSTENS_VOORUIT = timedelta(days=3 * 366)


def lijst(beeld: Aanvraagbeeld) -> list[Lijn]:
    """All lines for this application, in the order of the form; it can be submitted when every one is green."""
    lijnen = [*_moment(beeld), *_wie(beeld), *_wanneer(beeld), *_waar(beeld)]
    lijnen += [*_samenstelling(beeld), *_medewerkers(beeld), *_voorwaarden(beeld), *_criteria(beeld)]
    if beeld.geweigerde_bestanden:
        namen = ", ".join(beeld.geweigerde_bestanden)
        lijnen.append(
            Lijn(
                "bestanden",
                False,
                f"Een bestand werd geweigerd bij het nakijken: {namen}. Vervang het.",
                _BINDEN,
            )
        )
    return lijnen


def is_klaar(lijnen: Sequence[Lijn]) -> bool:
    """Whether every line is green."""
    return all(lijn.is_groen for lijn in lijnen)


def is_volledig(lijnen: Sequence[Lijn]) -> bool:
    """Whether everything that the applicant fills in is green."""
    return all(lijn.is_groen for lijn in lijnen if lijn.is_volledigheid)


def is_aaneengesloten(regios: Sequence[str], grenzen: frozenset[tuple[str, str]]) -> bool:
    """Whether one can walk from each of these regio's to each other one without leaving them; True for none."""
    over = set(regios)
    if not over:
        return True
    te_doen = [over.pop()]
    while te_doen:
        hier = te_doen.pop()
        buren = {regio for regio in over if (hier, regio) in grenzen or (regio, hier) in grenzen}
        over -= buren
        te_doen += buren
    return not over


def _of(sleutel: str, bezwaar: str, goed: str, artikel: str, stap: str = "", *, moment: bool = False) -> Lijn:
    return Lijn(sleutel, not bezwaar, bezwaar or goed, artikel, stap, is_volledigheid=not moment)


def _moment(beeld: Aanvraagbeeld) -> list[Lijn]:
    soort = beeld.soort
    lijnen = []
    if soort.via_oproep:
        lijnen.append(
            _of("oproep", beeld.oproep_bezwaar, "De oproep staat open.", soort.rechtsgrond, moment=True)
        )
    mag = beeld.aanvrager.soort in soort.houders
    bezwaar = "" if mag else "Jullie soort organisatie kan dit niet aanvragen: trek deze aanvraag in."
    wie = beeld.aanvrager
    if wie.verdwijnt_op and is_verdwenen(wie.verdwijnt_op, beeld.vandaag):
        bezwaar = verdwenen_zin(wie.naam, wie.verdwijnt_op)
    elif not wie.is_actief:
        bezwaar = "Jullie organisatie staat als gesloten genoteerd: vraag de functioneel beheerder dat na te kijken."
    lijnen.append(
        _of(
            "aanvrager",
            bezwaar or wie.conventie_bezwaar,
            "Jullie organisatie kan dit aanvragen.",
            soort.rechtsgrond,
        )
    )
    return lijnen


def _wie(beeld: Aanvraagbeeld) -> list[Lijn]:
    binden = ""
    if not beeld.tekenbevoegde or not beeld.tekenfunctie:
        binden = "Vul in wie de organisatie wettelijk kan verbinden, en in welke functie."
    bereik = ""
    if not beeld.contact or not beeld.bereikbaar:
        bereik = "Vul een contactpersoon in, met een e-mailadres of telefoonnummer."
    return [
        _of(
            "tekenbevoegde",
            binden,
            f"{beeld.tekenbevoegde} verbindt de organisatie.",
            _BINDEN,
            GEGEVENS,
        ),
        _of("contact", bereik, f"Je contactpersoon is {beeld.contact}.", _BINDEN, GEGEVENS),
    ]


def _wanneer(beeld: Aanvraagbeeld) -> list[Lijn]:
    dag, artikel = beeld.ingaat_op, beeld.soort.rechtsgrond
    bezwaar = "" if dag else "Vul de gewenste eerste dag in."
    lijnen = [
        _of("ingaat_op", bezwaar, f"De gewenste eerste dag is {_dag(dag)}.", artikel, GEGEVENS),
    ]
    if dag:
        if dag < beeld.vandaag:
            bezwaar = f"De gewenste eerste dag ({_dag(dag)}) is voorbij: kies vandaag of later."
        elif dag > beeld.vandaag + _HOOGSTENS_VOORUIT:
            bezwaar = f"De gewenste eerste dag ({_dag(dag)}) ligt te ver: kies een dag binnen de drie jaar."
        else:
            bezwaar = _na_eigen(beeld)
        lijnen.append(_of("periode", bezwaar, _goede_dag(beeld), artikel, GEGEVENS, moment=True))
    if beeld.soort.sleutel == "contingent":
        bezwaar = "" if beeld.plaatsen else "Vul in hoeveel plaatsen jullie vragen: minstens 1."
        lijnen.append(
            _of("plaatsen", bezwaar, f"Jullie vragen {beeld.plaatsen} plaatsen.", artikel, GEGEVENS)
        )
    return lijnen


def _goede_dag(beeld: Aanvraagbeeld) -> str:
    """What is known of a first day that is in order; an own grant is looked for only where nobody else excludes it."""
    soort = beeld.soort
    if soort.exclusief or soort.telt_plaatsen or (soort.met_regio and not beeld.regios):
        return "De gewenste eerste dag ligt binnen de drie jaar."
    return "Jullie zelf hebben dit dan nog niet."


def _na_eigen(beeld: Aanvraagbeeld) -> str:
    """What the applicant holds or is to hold itself: it asks for the days after it."""
    eigen = beeld.eigen
    if eigen is None:
        return ""
    if eigen.tot is None:
        return (
            f"Jullie hebben dit al ({eigen.nummer}), zonder einddatum, en twee tegelijk kan niet: vraag eerst om het "
            "stop te zetten, of trek deze aanvraag in."
        )
    return (
        f"Jullie hebben dit al tot en met {_dag(eigen.tot)} ({eigen.nummer}): kies een gewenste eerste dag vanaf "
        f"{_dag(eigen.tot + timedelta(days=1))}."
    )


def _waar(beeld: Aanvraagbeeld) -> list[Lijn]:
    soort = beeld.soort
    if not soort.met_regio:
        return []
    namen = ", ".join(beeld.regios.values())
    buiten = [
        naam
        for sleutel, naam in beeld.regios.items()
        if beeld.oproepregios is not None and sleutel not in beeld.oproepregios
    ]
    bezwaar = ""
    if not beeld.regios:
        bezwaar = "Kies minstens een werk- en zorgregio."
    elif buiten:
        bezwaar = f"De oproep gaat niet over {', '.join(buiten)}: kies alleen regio's van de oproep."
    elif not is_aaneengesloten(list(beeld.regios), beeld.grenzen):
        bezwaar = (
            f"De regio's {namen} sluiten niet op elkaar aan: een werkingsgebied bestaat uit aangrenzende "
            "regio's. Laat een regio weg, of voeg die ertussen toe."
        )
    lijnen = [_of("regios", bezwaar, f"Het werkingsgebied is {namen}.", soort.rechtsgrond, GEGEVENS)]
    if not beeld.regios or beeld.ingaat_op is None:
        # Who has it when, is only known of regio's and a first day.
        return lijnen
    if soort.exclusief:
        bezwaar = " ".join(
            f"In {een.regio} heeft al iemand dit mandaat"
            + (
                f" tot en met {_dag(een.tot)}: kies een andere regio, of een eerste dag vanaf "
                f"{_dag(een.tot + timedelta(days=1))}."
                if een.tot
                else ": kies een andere regio."
            )
            for een in beeld.bezet
        )
        lijnen.append(
            _of(
                "vrij",
                bezwaar,
                "In het werkingsgebied is dit mandaat dan vrij.",
                soort.rechtsgrond,
                GEGEVENS,
                moment=True,
            )
        )
    if soort.functies & {"casemanager_werk", "casemanager_zorg"}:
        lijnen.append(
            _of(
                "werk_en_zorg",
                beeld.botsing,
                "Niemand is in het werkingsgebied casemanager Werk en casemanager Zorg tegelijk.",
                "Decreet 8/7/2022 art. 13 § 2, 5°",
                PARTNERS if soort.met_partners else GEGEVENS,
                moment=True,
            )
        )
    return lijnen


def _samenstelling(beeld: Aanvraagbeeld) -> list[Lijn]:
    soort = beeld.soort
    if not soort.met_partners:
        return []
    # The article of the composition itself, without the duration that follows it for a network.
    artikel = {"zorg": "Decreet 8/7/2022 art. 12 § 1", "netwerk": "Decreet 8/7/2022 art. 17 § 1"}.get(
        soort.sleutel, soort.rechtsgrond
    )
    lijnen = []
    for sleutel, plaats in soort.plaatsen.items():
        erin = [partner for partner in beeld.partners if partner.plaats == sleutel and partner.doet_mee]
        fout = [partner.naam for partner in erin if partner.soort not in plaats.soorten]
        bezwaar = ""
        if len(erin) < plaats.minstens:
            bezwaar = f"{plaats.label} ontbreekt: voeg een organisatie toe bij Partners."
        elif plaats.hoogstens is not None and len(erin) > plaats.hoogstens:
            bezwaar = f"{plaats.label}: er is plaats voor {plaats.hoogstens}. Verwijder een organisatie."
        elif fout:
            bezwaar = f"{', '.join(fout)} hoort niet bij “{plaats.label}”: kies een andere plaats."
        if plaats.minstens or bezwaar:
            goed = f"{plaats.label}: {', '.join(partner.naam for partner in erin)}."
            lijnen.append(_of(f"plaats_{sleutel}", bezwaar, goed, artikel, PARTNERS))
    if soort.houder_neemt_plaats:
        bezwaar = ""
        if not any(partner.is_aanvrager for partner in beeld.partners):
            bezwaar = "Jullie eigen organisatie neemt zelf een plaats in: voeg ze toe bij Partners."
        lijnen.append(_of("eigen_plaats", bezwaar, "Jullie nemen zelf een plaats in.", artikel, PARTNERS))
    lijnen += [lijn for een in beeld.partners for lijn in _partner(een, artikel, beeld.vandaag)]
    return lijnen


def _partner(partner: Partner, artikel: str, dag: date) -> list[Lijn]:
    bezwaar = ""
    if partner.verdwijnt_op and is_verdwenen(partner.verdwijnt_op, dag):
        bezwaar = verdwenen_zin(partner.naam, partner.verdwijnt_op)
    elif not partner.is_actief:
        bezwaar = f"{partner.naam} staat als gesloten genoteerd: kies een andere organisatie."
    elif partner.conventie_bezwaar:
        bezwaar = f"{partner.naam}: {partner.conventie_bezwaar}"
    elif not partner.doet_mee:
        bezwaar = f"{partner.naam} doet niet mee: verwijder haar bij Partners en kies een andere organisatie."
    elif not partner.is_gevraagd:
        bezwaar = f"{partner.naam} is nog niet gevraagd: vraag haar bij Partners om te bevestigen."
    elif not partner.is_bevestigd and not partner.is_aanvrager:
        bezwaar = (
            f"{partner.naam} moet haar deelname zelf nog bevestigen: haar organisatiebeheerder vindt de vraag "
            "op Vandaag."
        )
    if partner.is_aanvrager and not bezwaar:
        return []
    return [_of("partner", bezwaar, f"{partner.naam} bevestigde haar deelname.", artikel, PARTNERS)]


def _medewerkers(beeld: Aanvraagbeeld) -> list[Lijn]:
    if beeld.soort.sleutel not in MEDEWERKERS:
        return []
    artikel = "BVR 18/11/2022 art. 46" if beeld.soort.sleutel == "erkenning" else beeld.soort.rechtsgrond
    if not beeld.begeleiders:
        if not MEDEWERKERS[beeld.soort.sleutel]:
            return []
        zin = "Voeg minstens een medewerker toe die zal begeleiden."
        return [Lijn("medewerkers", False, zin, artikel, MEDEWERKERS_STAP)]
    bezwaar = " ".join(
        f"{een.naam}: vul een diploma of minstens een jaar ervaring in, met een bewijs."
        for een in beeld.begeleiders
        if not (een.heeft_kwalificatie and een.heeft_bewijs)
    )
    aantal = len(beeld.begeleiders)
    wie = "1 medewerker heeft" if aantal == 1 else f"{aantal} medewerkers hebben"
    goed = f"{wie} een diploma of ervaring, met bewijs."
    return [_of("medewerkers", bezwaar, goed, artikel, MEDEWERKERS_STAP)]


def _voorwaarden(beeld: Aanvraagbeeld) -> list[Lijn]:
    sleutel = beeld.soort.sleutel
    lijnen = [
        _voorwaarde(een, beeld.antwoorden.get(een.sleutel), "", VOORWAARDEN_STAP)
        for een in voorwaarden(sleutel, per_partner=False)
    ]
    for partner in beeld.partners:
        # Who did not confirm yet answers them when he does: one line says that already.
        if not (partner.is_aanvrager or partner.is_bevestigd):
            continue
        stap = VOORWAARDEN_STAP if partner.is_aanvrager else PARTNERS
        lijnen += [
            _voorwaarde(een, partner.antwoorden.get(een.sleutel), partner.naam, stap)
            for een in voorwaarden(sleutel, per_partner=True)
        ]
    return lijnen


def _voorwaarde(een: Voorwaarde, antwoord: Antwoord | None, wie: str, stap: str) -> Lijn:
    kop = f"{een.label} ({wie})" if wie else een.label
    bezwaar = ""
    if antwoord is None or not antwoord.is_bevestigd:
        bezwaar = f"{kop}: vink aan dat dit in orde is."
    elif een.bewijs_nodig and not antwoord.heeft_bewijs:
        bezwaar = f"{kop}: zeg waaruit dat blijkt, in woorden of met een bestand."
    if bezwaar and stap == PARTNERS:
        bezwaar = f"{kop}: deze organisatie moet dat zelf nog bevestigen."
    return _of(f"voorwaarde_{een.sleutel}", bezwaar, f"{kop}: bevestigd.", een.artikel, stap)


def _criteria(beeld: Aanvraagbeeld) -> list[Lijn]:
    """The call says what it asks: a proof at a criterion, and an answer to each without which nobody is granted."""
    artikel = f"Oproep; {beeld.soort.rechtsgrond}"
    return [
        _of(
            f"criterium_{een.sleutel}",
            "" if een.is_beantwoord else _wat_criterium_vraagt(een),
            f"Criterium “{een.omschrijving}”: beantwoord.",
            artikel,
            VOORWAARDEN_STAP,
        )
        for een in beeld.criteria
        if een.bewijs or een.is_uitsluitend
    ]


def _wat_criterium_vraagt(een: Criteriumbeeld) -> str:
    vraag = "zeg hoe jullie hieraan voldoen. Wie hier niet aan voldoet, krijgt niets"
    if een.bewijs:
        vraag = f"geef het gevraagde bewijs ({een.bewijs}), in woorden of met een bestand"
    return f"Criterium “{een.omschrijving}”: {vraag}."


def _dag(dag: date | None) -> str:
    return f"{dag:%d/%m/%Y}" if dag else ""
