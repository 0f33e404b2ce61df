"""The stage of sessions and yearly evaluations: six people whom Els guides, each evaluation at another moment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.domein.evaluatieinhoud import Doel
from ama.domein.groei import Meting
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.tasks.evaluaties import ama_evaluaties_bewaken
from tests.ama.begeleiden import begeleid, betrek, noteer, over, vandaag, werk_af
from tests.ama.maken import maak_aanwezigheid
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.organisaties.hoedanigheid import Klok

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

KLOK = Klok("ama_evaluaties_bewaken")
DOELEN = (
    Doel("Drie voormiddagen per week volhouden", 3),
    Doel("Zelf verwittigen als het niet lukt", 2),
    Doel("De kassa leren bedienen", 4),
)
TEKST = (
    "Ze vertelt dat de voormiddagen lukken, maar dat ze 's avonds uitgeput is. Ze wil de woensdag wisselen met de "
    "vrijdag. We spraken af dat ik dat deze week met de werkpost bekijk."
)


def cast_van(toneel: Toneel) -> Rolverdeling:
    """Els guides, An looks along for the departement."""
    return Rolverdeling(spelers={"begeleider_ama": toneel.els, "departement_zorg": toneel.an}, buren={})


def begeleide(toneel: Toneel, voornaam: str, start: date, **anders: Any) -> Begeleiding:
    """Guidance of somebody with this name since `start`."""
    wie = registreer(toneel.els.door, voornaam=voornaam)
    return begeleid(cast_van(toneel), start, deelnemer=wie, **anders)


def overeenkomst_van(rij: Begeleiding) -> Overeenkomst:
    """His one agreement."""
    return Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id)


def kwam(rij: Begeleiding, weken: int, patroon: str) -> None:
    """One day a week was recorded, the latest a week ago, with these letters in turn."""
    overeenkomst = overeenkomst_van(rij)
    for week in range(1, weken + 1):
        dag = vandaag() - timedelta(weeks=week)
        if dag >= overeenkomst.start:
            maak_aanwezigheid(overeenkomst, dag, patroon[week % len(patroon)])


def met_vorige(toneel: Toneel, voornaam: str = "Amina") -> Begeleiding:
    """Somebody whose last evaluation was ten and a half months ago, with goals of which one was reached."""
    rij = begeleide(toneel, voornaam, over(-700))
    werk_af(
        evaluatie_openen(rij, door=toneel.els.door),
        toneel.els,
        op=over(-320),
        doelen=DOELEN,
        woorden_deelnemer="Ik kom graag. De kassa kan ik nu, maar vroeg opstaan blijft lastig.",
        afspraken="Elke maand een gesprek, en in de zomer een dag minder.",
        waarom="Meer uren lukt nog niet.",
    )
    kwam(rij, 40, "AAAVAAO")
    rij.refresh_from_db()
    return rij


def met_groeilijn(toneel: Toneel) -> Begeleiding:
    """Somebody with two evaluations of points, whose own view differs, and who was referred to VDAB."""
    rij = begeleide(toneel, "Hilde", over(-1000))
    punten = ({"structuur": (2, 3), "contacten": (1, 1), "volhouden": (2, 2), "zinvol": (3, 4)},
              {"structuur": (3, 3), "contacten": (2, 4), "volhouden": (2, None), "zelfstandig": (1, 2)})  # fmt: skip
    for dagen, gegeven in zip((-640, -290), punten, strict=True):
        rij.refresh_from_db()
        groei = tuple(Meting(thema, *twee) for thema, twee in gegeven.items())
        werk_af(evaluatie_openen(rij, door=toneel.els.door), toneel.els, op=over(dagen), groei=groei)
    return rij


def vul_begeleiding(toneel: Toneel) -> dict[str, Any]:
    """One evaluation to write, one late, one that the departement sees, one that asked to stop, and two in order."""
    with transaction.atomic():
        cast = cast_van(toneel)
        amina = met_vorige(toneel)
        bert = begeleide(toneel, "Bert", over(-370), werkpost=maak_werkpost("Buurtatelier Noord"))
        chloe = begeleide(toneel, "Chloé", over(-420))
        dounia, emre = begeleide(toneel, "Dounia", over(-340)), begeleide(toneel, "Emre", over(-100))
        hilde = met_groeilijn(toneel)
        fatou = begeleide(toneel, "Fatou", over(-345))
        gust = begeleide(toneel, "Gust", over(-335))
        for rij in (bert, chloe, dounia, fatou):
            kwam(rij, 20, "AAAV")
        stopt = werk_af(
            evaluatie_openen(dounia, door=toneel.els.door), toneel.els, doelen=DOELEN, uitkomst="stop"
        )
        verder = werk_af(evaluatie_openen(fatou, door=toneel.els.door), toneel.els, doelen=DOELEN)
        for rij in (amina, bert, chloe, dounia, fatou):
            betrek(toneel.an, rij.deelnemer)
        noteer(
            toneel.els,
            overeenkomst_van(bert),
            soort="telefonisch",
            minuten=15,
            tekst="Kort gebeld.",
            op=over(-9),
        )
        groep = [overeenkomst_van(rij) for rij in (bert, emre, fatou)]
        noteer(toneel.els, *groep, soort="overleg", minuten=90, zichtbaarheid="begeleiders", op=over(-3))
        (sessie,) = noteer(
            toneel.els,
            overeenkomst_van(amina),
            minuten=45,
            tekst=TEKST,
            opvolging="De woensdag wisselen met de vrijdag",
            opvolgen_op=over(4),
        )
        with in_handeling():
            signaal = overeenkomst_van(emre).signalen.create(
                soort="na_elkaar_gemist",
                sinds=over(-14),
                zin="3 geplande dagen na elkaar gemist, waarvan 1 zonder te verwittigen. Neem contact op en vraag hoe "
                "het gaat.",
            )
    # Gust's evaluation opens by hand; the clock opened all others.
    for rij in (amina, bert, chloe):
        with transaction.atomic():
            evaluatie_openen(rij, door=cast.spelers["begeleider_ama"].door)
    return {
        "te_openen": gust.pk,
        "open": Jaarevaluatie.objects.get(begeleiding=amina, status="open").pk,
        "laat": Jaarevaluatie.objects.get(begeleiding=bert, status="open").pk,
        "heel_laat": Jaarevaluatie.objects.get(begeleiding=chloe, status="open").pk,
        "stopt": stopt.pk,
        "verder": verder.pk,
        "sessie": sessie.pk,
        "signaal": signaal.pk,
        "overeenkomst": overeenkomst_van(emre).pk,
        "nummer": emre.deelnemer.dossiernummer,
        "groeier": hilde.deelnemer_id,
        "nummer_groeier": hilde.deelnemer.dossiernummer,
        "met_groei": Jaarevaluatie.objects.filter(begeleiding=hilde, status="afgewerkt").latest("op").pk,
        "persoon": bert.deelnemer_id,
        "nummer_persoon": bert.deelnemer.dossiernummer,
    }


def laat_de_klok_lopen() -> int:
    """The clock job of today, as beat does it; how many things happened."""
    return ama_evaluaties_bewaken(vandaag(), KLOK).gedaan
