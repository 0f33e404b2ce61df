"""What happens meanwhile and at the end: notes, evaluations, interruptions, extensions, report and advice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial

from trajecten.domein.overdracht import COLLEGA
from trajecten.domein.verslaginvoer import Verslaginvoer
from trajecten.handelingen.afspraken import afspraak_plannen
from trajecten.handelingen.eindadvies import (
    eindadvies_akkoord_geven,
    eindadvies_bespreken,
    eindadvies_bewerken,
    eindadvies_indienen,
    eindadvies_verbeteren,
)
from trajecten.handelingen.eindregistratie import einde_registreren
from trajecten.handelingen.eindverslag import eindverslag_bewerken, eindverslag_indienen
from trajecten.handelingen.evaluaties import evaluatie_registreren
from trajecten.handelingen.notities import notitie_schrijven, zorgnotitie_schrijven
from trajecten.handelingen.onderbrekingen import onderbreking_melden
from trajecten.handelingen.overdragen import traject_overdragen, trajecten_overdragen
from trajecten.handelingen.stopzetten import traject_stopzetten
from trajecten.handelingen.verlengingen import verlenging_toekennen, verlenging_vragen
from trajecten.models import Eindadvies, Eindverslag
from trajecten.soorten import EIGEN_DIENST, NETWERK, TANDEM
from trajecten.voorbeelden.mensen import DOSSIERS, Dossier
from trajecten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.models import Overlijdensbron

_NOTITIES = (
    (
        12,
        "telefonisch",
        "Belde zelf om te zeggen dat de bus te vroeg vertrekt. We zoeken samen een latere.",
        TANDEM,
    ),
    (33, "contact", "Op gesprek. Het ritme lukt beter, de eerste week was zwaar.", NETWERK),
    (54, "overleg", "Overleg in de ploeg over de volgende stap.", EIGEN_DIENST),
    (110, "huisbezoek", "Thuis langsgegaan na twee dagen afwezigheid. Er was zorg om een ziek kind.", TANDEM),
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """What happened between the plan and the end, and at the end."""
    for een in DOSSIERS:
        if een.komt_tot("plan_in_opmaak"):
            yield from _schrijven(spel, een)
        if een.komt_tot("lopend"):
            yield from _duur(spel, een)
        if een.komt_tot("afrondend"):
            yield from _einde(spel, een)


def _schrijven(spel: Spel, een: Dossier) -> Iterator[Gebeurtenis]:
    laatste = _stop(een)
    for dag, soort, tekst, wie in _NOTITIES:
        if een.start + dag < min(0, laatste):
            yield spel.op(een.start + dag, 15), partial(_noteer, spel, een, soort, tekst, wie)
    if een.start + 18 < min(0, laatste):
        yield spel.op(een.start + 18, 16), partial(_noteer_zorg, spel, een)
    if een.tot == "lopend" and een.start > -480 and "vervangen" not in een.bijzonder:
        yield spel.op(-3, 9), partial(_plan_afspraak, spel, een)
    if "evaluatie" in een.bijzonder:
        for keer in range(1, 6):
            dag = een.start + 20 + 88 * keer
            if dag < min(-4, laatste):
                yield spel.op(dag, 14), partial(_evalueer, spel, een)


def _duur(spel: Spel, een: Dossier) -> Iterator[Gebeurtenis]:
    if "onderbroken" in een.bijzonder:
        yield spel.op(-18, 9), partial(_onderbreek, spel, een)
    if een.bijzonder & {"verlenging_gevraagd", "verlengd"}:
        yield spel.op(een.start + 485, 9), partial(_vraag_verlenging, spel, een)
    if "verlengd" in een.bijzonder:
        yield spel.op(een.start + 495, 9), partial(_verleng, spel, een)
    if "overgedragen" in een.bijzonder:
        yield spel.op(een.start + 100, 9), partial(_draag_over, spel, een)
    if "vervangen" in een.bijzonder:
        yield spel.op(-8, 9), partial(_vervang, spel, een)


def _stop(een: Dossier) -> int:
    """The last day of the traject, counted from today; today for one that runs."""
    if not een.komt_tot("afrondend"):
        return 0
    if "overleden" in een.bijzonder:
        return -8
    return een.start + 55 if "vroeg" in een.bijzonder else -32


def _einde(spel: Spel, een: Dossier) -> Iterator[Gebeurtenis]:
    stop = _stop(een)
    if "overleden" in een.bijzonder:
        yield spel.op(stop, 14), partial(_sterft, spel, een)
    yield spel.op(stop, 16), partial(_zet_stop, spel, een)
    if een.komt_tot("verslag_ingediend"):
        yield spel.op(stop + 8, 9), partial(_schrijf_verslag, spel, een)
        yield spel.op(stop + 9, 9), partial(_dien_verslag_in, spel, een)
    if een.komt_tot("afgerond"):
        yield spel.op(stop + 10, 9), partial(_adviseer, spel, een)
        yield spel.op(stop + 12, 9), partial(_dien_advies_in, spel, een)
        yield spel.op(stop + 13, 9), partial(_registreer_einde, spel, een)
    if "verbeterd" in een.bijzonder:
        yield spel.op(stop + 20, 9), partial(_verbeter, spel, een)


def _noteer(spel: Spel, een: Dossier, soort: str, tekst: str, wie: str) -> None:
    notitie_schrijven(
        spel.traject(een.sleutel),
        soort=soort,
        dag=spel.vandaag,
        minuten=30,
        tekst=tekst,
        zichtbaarheid=wie,
        door=(spel.zorg if soort == "huisbezoek" else spel.werk)(een.plek),
    )


def _noteer_zorg(spel: Spel, een: Dossier) -> None:
    zorgnotitie_schrijven(
        spel.traject(een.sleutel),
        dag=spel.vandaag,
        tekst="Slaapt vier uur per nacht. Afgesproken om met de huisarts te bellen.",
        door=spel.zorg(een.plek),
    )


def _plan_afspraak(spel: Spel, een: Dossier) -> None:
    afspraak_plannen(
        spel.traject(een.sleutel),
        soort="contact",
        dag=spel.vandaag + timedelta(days=7),
        van_uur=time(10, 30),
        minuten=45,
        waar="Atelier",
        waarover="Hoe het loopt",
        door=spel.zorg(een.plek),
    )


def _evalueer(spel: Spel, een: Dossier) -> None:
    evaluatie_registreren(
        spel.traject(een.sleutel),
        op=spel.vandaag,
        vooruitgang="Vaste halve dagen lukken. Nieuwe mensen aanspreken blijft moeilijk.",
        woorden_deelnemer="Ik sta weer op met een reden.",
        afspraken="De uren blijven zoals ze zijn, over drie maanden bekijken we meer.",
        plan_bijsturen=False,
        door=spel.zorg(een.plek),
    )


def _onderbreek(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    onderbreking_melden(
        rij,
        van=spel.vandaag,
        tot=None,
        reden="opname",
        toelichting="Opgenomen, vermoedelijk enkele weken.",
        versie=rij.versie,
        door=spel.zorg(een.plek),
    )


def _vraag_verlenging(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    verlenging_vragen(
        rij,
        maanden=6,
        motivering="Door een opname van drie maanden begon de stage laat. Er ligt een kans op een job na de stage.",
        versie=rij.versie,
        door=spel.werk(een.plek),
    )


def _verleng(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    verlenging_toekennen(
        rij,
        maanden=6,
        motivering="De opname is een uitzonderlijke reden en de stage geeft uitzicht op werk.",
        versie=rij.versie,
        door=spel.beslisser(),
    )


def _draag_over(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    traject_overdragen(
        rij,
        soort=COLLEGA,
        naar={"werk": spel.werk(1 - een.plek).lidmaatschap_id},
        ingaat_op=spel.vandaag + timedelta(days=1),
        nota="Nieuwe verdeling van de dossiers in de ploeg. De deelnemer kent de collega al.",
        versie=rij.versie,
        door=spel.werk(een.plek),
    )


def _vervang(spel: Spel, een: Dossier) -> None:
    trajecten_overdragen(
        trajecten=[spel.traject(een.sleutel).pk],
        vervangers={spel.zorg(1 - een.plek).lidmaatschap_id},
        van=spel.vandaag + timedelta(days=1),
        tot=spel.vandaag + timedelta(days=22),
        nota="Verlof. Bel bij crisis eerst de huisarts.",
        door=spel.zorg(een.plek),
    )


def _sterft(spel: Spel, een: Dossier) -> None:
    persoon = spel.deelnemer(een.sleutel)
    overlijden_registreren(
        persoon,
        overleden_op=spel.vandaag,
        bron=Overlijdensbron.FAMILIE,
        versie=persoon.versie,
        door=spel.werk(een.plek),
    )


def _zet_stop(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    reden, toelichting = "doel_bereikt", "Klaar voor de volgende stap."
    if "vroeg" in een.bijzonder:
        reden, toelichting = "betaald_werk", "Vond zelf werk als hulp in een bakkerij."
    elif "overleden" in een.bijzonder:
        reden, toelichting = "overlijden", "De familie belde."
    traject_stopzetten(
        rij,
        einddatum=spel.vandaag,
        reden=reden,
        toelichting=toelichting,
        inkorten=True,
        versie=rij.versie,
        door=spel.werk(een.plek),
    )


def _schrijf_verslag(spel: Spel, een: Dossier) -> None:
    eindverslag_bewerken(
        spel.traject(een.sleutel),
        invoer=Verslaginvoer(
            regels=(),
            nieuw={
                "casemanagementteam": "De deelnemer bouwde op van vier naar twaalf uur per week.",
                "dienstverleners": "Het atelier is tevreden over inzet en stiptheid.",
                "gesprek": "Samen overlopen wat lukte en wat nog moeilijk is.",
            },
            eigen_visie="Ik ben verder dan ik dacht. Alleen nieuwe groepen vind ik nog spannend.",
            besproken_op=spel.vandaag,
        ),
        versie=0,
        door=spel.werk(een.plek),
    )


def _dien_verslag_in(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    verslag = Eindverslag.objects.get(traject=rij)
    eindverslag_indienen(rij, versie=verslag.versie, door=spel.werk(een.plek))


def _advies(spel: Spel, een: Dossier) -> Eindadvies:
    return Eindadvies.objects.filter(traject=spel.traject(een.sleutel)).order_by("-nummer")[0]


def _adviseer(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    eindadvies_bewerken(
        rij,
        uitkomst="maatwerk",
        motivering="Werken lukt in een kleine groep met begeleiding; een gewone werkvloer is nog een stap te ver.",
        volgende_stap="Een plaats zoeken in een maatwerkbedrijf, met opvolging door de casemanager Werk.",
        versie=0,
        door=spel.werk(een.plek),
    )
    eindadvies_bespreken(
        spel.traject(een.sleutel),
        op=spel.vandaag,
        woorden_deelnemer="Dat is wat ik wil.",
        versie=_advies(spel, een).versie,
        door=spel.werk(een.plek),
    )


def _dien_advies_in(spel: Spel, een: Dossier) -> None:
    for door in (spel.werk(een.plek), spel.zorg(een.plek)):
        eindadvies_akkoord_geven(spel.traject(een.sleutel), versie=_advies(spel, een).versie, door=door)
    eindadvies_indienen(spel.traject(een.sleutel), versie=_advies(spel, een).versie, door=spel.werk(een.plek))


def _registreer_einde(spel: Spel, een: Dossier) -> None:
    einde_registreren(
        spel.traject(een.sleutel),
        eindverslag_op=spel.vandaag,
        eindadvies_op=spel.vandaag,
        door=spel.werk(een.plek),
    )


def _verbeter(spel: Spel, een: Dossier) -> None:
    advies = _advies(spel, een)
    eindadvies_verbeteren(
        spel.traject(een.sleutel),
        nummer=advies.nummer,
        uitkomst=advies.uitkomst,
        motivering=advies.motivering,
        volgende_stap="Een plaats in een maatwerkbedrijf in Gent, met opvolging door de casemanager Werk.",
        reden="De gemeente ontbrak in de volgende stap.",
        door=spel.werk(een.plek),
    )
    _dien_advies_in(spel, een)
