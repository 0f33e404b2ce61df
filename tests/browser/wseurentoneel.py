"""The stage of hours, steps and yearly decisions: five people in AMA sociale economie whom Els guides for VDAB."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.domein.doorstroom import Stap
from ama.handelingen.jaarbeslissing import (
    jaarbeslissing_openen,
    jaarbeslissing_stopzetten,
    jaarbeslissing_verlengen,
)
from ama.models import Toeleiding
from ama.soorten import WSE
from ama.tasks.jaarbeslissing import wse_jaarbeslissingen_bewaken
from tests.ama.begeleiden import betrek, over, vandaag
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst, maak_versie
from tests.ama.maken_wse import maak_ontwikkelplan, maak_toeleiding, maak_werkstap
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.organisaties.hoedanigheid import Klok

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

KLOK = Klok("wse_jaarbeslissingen_bewaken")


def _iemand(toneel: Toneel, vdab: Speler, voornaam: str, start: date, tot: date) -> Toeleiding:
    """Somebody who comes two mornings a week since `start`, with a POP that builds up to twelve hours."""
    cast = Rolverdeling(spelers={"begeleider_ama": toneel.els, "vdab_beslisser": vdab}, buren={})
    wie = registreer(toneel.els.door, voornaam=voornaam)
    rij = maak_toeleiding(cast, deelnemer=wie, start=start, beslissing_tot=tot)
    betrek(vdab, wie)
    maak_ontwikkelplan(
        rij,
        besproken_op=start,
        minuten_doel=720,
        opbouw=[
            {"vanaf": start.isoformat(), "minuten": 360},
            {"vanaf": (start + timedelta(days=260)).isoformat(), "minuten": 720},
        ],
        woorden_deelnemer="Ik wil graag in een bakkerij werken, en eerst de voormiddagen volhouden.",
    )
    for dag, werkpost in ((0, "Bakkerij De Korst"), (1, "Naaiatelier")):
        overeenkomst = maak_overeenkomst(
            cast,
            speler=toneel.els,
            soort=WSE,
            toeleiding=rij,
            deelnemer=wie,
            start=start,
            werkpost=maak_werkpost(f"{werkpost} {voornaam}"),
        )
        maak_versie(overeenkomst, weekdag=dag)
        maandag = vandaag() - timedelta(days=vandaag().weekday())
        for week in range(1, 14):
            keer = maandag - timedelta(weeks=week) + timedelta(days=dag)
            if keer >= start and (week + dag) % 5:
                maak_aanwezigheid(overeenkomst, keer, minuten=180 + 60 * (week % 4))
    return rij


def vul_wse_uren(toneel: Toneel) -> dict[str, Any]:
    """One that is due soon, one late, one extended, one that moved on, and one whose decision nobody opened yet."""
    with transaction.atomic():
        vdab = maak_speler("vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
        amina = _iemand(toneel, vdab, "Amina", over(-320), over(44))
        bert = _iemand(toneel, vdab, "Bert", over(-380), over(-16))
        chloe = _iemand(toneel, vdab, "Chloé", over(-330), over(34))
        dounia = _iemand(toneel, vdab, "Dounia", over(-200), over(164))
        emre = _iemand(toneel, vdab, "Emre", over(-60), over(304))
        huis = toneel.els.lidmaatschap.organisatie
        maak_werkstap(
            amina, soort="opleiding", van=over(-60), minuten_per_week=240, met_wie="CVO Gent",
            resultaat="Volgt de basis van hygiëne, tot de zomer.", geregistreerd_organisatie=huis,
        )  # fmt: skip
        stap = maak_werkstap(
            amina, soort="kennismaking", van=over(-20), met_wie="Bakkerij De Korst",
            resultaat="Mag een dag meelopen.", geregistreerd_organisatie=huis,
        )  # fmt: skip
        verlengd = jaarbeslissing_verlengen(
            jaarbeslissing_openen(chloe, door=vdab.door),
            motivering="De uren groeien en de stage lukt. Volgende stap: een tweede werkplek.",
            tot=over(200), versie=1, door=vdab.door,
        )  # fmt: skip
        gestopt = jaarbeslissing_stopzetten(
            jaarbeslissing_openen(dounia, door=vdab.door), uitkomst="doorgestroomd", einde=None,
            motivering="Ze begint in een maatwerkbedrijf.", versie=1, door=vdab.door,
            stap=Stap("collectief_maatwerk", over(9), 1140, "Maatwerkbedrijf De Brug"),
        )  # fmt: skip
    wse_jaarbeslissingen_bewaken(vandaag(), KLOK)
    return {
        "toeleiding": amina.pk,
        "nieuw": emre.pk,
        "stap": stap.pk,
        "open": amina.jaarbeslissingen.get().pk,
        "laat": bert.jaarbeslissingen.get().pk,
        "verlengd": verlengd.pk,
        "gestopt": gestopt.pk,
        "nummer": amina.deelnemer.dossiernummer,
        "nummer_laat": bert.deelnemer.dossiernummer,
        "nummer_verlengd": chloe.deelnemer.dossiernummer,
        "nummer_gestopt": dounia.deelnemer.dossiernummer,
    }
