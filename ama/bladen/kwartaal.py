"""The pages about quarterly reports of AMA sociale economie: the list, and one report that explains itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from ama.domein import woorden
from ama.domein.afrekening import voorschot_voorstel
from ama.domein.kwartaalverslag import (
    DAGEN_IN_WOORDEN,
    EERSTE_JAAR,
    Afrekening,
    Kwartaal,
    getal,
    komma,
    kwartaal_van,
    te_rapporteren,
)
from ama.domein.subsidie import in_cent
from ama.forms.kwartaal import WACHT, VerslagFilterForm
from ama.models import Kwartaallijn, Kwartaalverslag
from ama.models.kwartaallezen import als_stukken
from ama.querysets import KwartaallijnQuerySet, KwartaalverslagQuerySet
from ama.querysets.lezers import EIGEN_ORGANISATIE
from ama.statussen import BEVESTIGD, GECONTROLEERD, VASTGELEGD, VERSLAG_IN_OPMAAK
from mandaten.geldigheid import contingenten
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Bankrekening
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import mag

PLEK = "kwartaalverslag"
KLEUR = {VERSLAG_IN_OPMAAK: "let", BEVESTIGD: "weet", GECONTROLEERD: "weet", VASTGELEGD: "goed"}


@dataclass(frozen=True)
class Verslagregel:
    """One report in the list; `iban` "" when no account is known."""

    rij: Kwartaalverslag
    url: str
    kwartaal: str
    organisatie: str
    contingent: str
    kleur: str
    dagen: str
    saldo: str
    iban: str

    @property
    def mist_rekening(self) -> bool:
        """Whether something has to be paid and nobody knows where to."""
        return self.rij.saldo_cent > 0 and not self.iban


def te_tonen(door: Hoedanigheid) -> KwartaalverslagQuerySet:
    """The reports that the reader sees, the latest quarter first, each with the account of its organisation today."""
    rekening = Bankrekening.objects.filter(
        organisatie=OuterRef("organisatie"), periode__contains=timezone.localdate()
    )
    return (
        Kwartaalverslag.objects.zichtbaar_voor(door)
        .met_verbanden()
        .annotate(iban=Coalesce(Subquery(rekening.values("iban")[:1]), Value("")))
        .order_by("-jaar", "-nummer", "organisatie__naam", "contingent__nummer")
    )


def gekozen(rijen: KwartaalverslagQuerySet, formulier: VerslagFilterForm) -> KwartaalverslagQuerySet:
    """The reports that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.filter(organisatie__naam__icontains=vraag["zoek"])
    if vraag["jaar"]:
        rijen = rijen.filter(jaar=vraag["jaar"])
    if vraag["kwartaal"]:
        rijen = rijen.filter(nummer=vraag["kwartaal"])
    if vraag["stand"] == WACHT:
        return rijen.filter(status__in=(BEVESTIGD, GECONTROLEERD))
    return rijen.filter(status=vraag["stand"]) if vraag["stand"] else rijen


def verslagregels(rijen: Iterable[Any]) -> list[Verslagregel]:
    """One row per report of `te_tonen`; no query."""
    return [
        Verslagregel(
            rij,
            rij.get_absolute_url(),
            woorden.met_hoofdletter(str(rij.kwartaal)),
            rij.organisatie.naam,
            rij.contingent.nummer,
            KLEUR[rij.status],
            getal(rij.jaarbedrag().dagen),
            woorden.euro(rij.saldo_cent),
            rij.iban,
        )
        for rij in rijen
    ]


def let_op(regel: Verslagregel) -> str:
    """What to mind before paying; "" when there is nothing."""
    zinnen = []
    if regel.rij.status != VASTGELEGD:
        zinnen.append("Voorlopig: het verslag ligt nog niet vast, betaal nog niet.")
    if regel.mist_rekening:
        zinnen.append("Geen rekeningnummer bekend: vraag het aan de organisatie.")
    return " ".join(zinnen)


def lijnen_van(verslag: Kwartaalverslag, door: Hoedanigheid) -> KwartaallijnQuerySet:
    """The lines of this report that the reader sees, by name; corrections last."""
    return Kwartaallijn.objects.zichtbaar_voor(door).filter(verslag=verslag).van_een_persoon()


def lijnregels(rijen: Iterable[Kwartaallijn]) -> list[dict[str, Any]]:
    """One row per line, with every day of every agreement; no query."""
    return [
        {
            "rij": rij,
            "naam": rij.deelnemer.naam,
            "dossiernummer": rij.deelnemer.dossiernummer,
            "aanbieder": rij.aanbieder.naam,
            "soort": f"correctie van {rij.jaar}" if rij.is_correctie else "",
            "was": f"was {rij.was_kalender} en {rij.was_aanwezig}" if rij.is_correctie else "",
            "dagen": [stuk.zin for stuk in als_stukken(rij.stukken)],
        }
        for rij in rijen
    ]


def verslagblad(verslag: Kwartaalverslag, door: Hoedanigheid) -> dict[str, Any]:
    """One report: what it comes to in both meanings of days, corrections, acts, and what is hidden; three queries."""
    een = afrekening_van(verslag)
    zichtbaar = lijnen_van(verslag, door).order_by().aggregate(som=Coalesce(Sum("kalender"), 0))["som"]
    alle = verslag.lijnen.aggregate(som=Coalesce(Sum("kalender"), 0))["som"]
    return {
        "verslag": verslag,
        "titel_verslag": f"{woorden.met_hoofdletter(str(verslag.kwartaal))}",
        "kleur": KLEUR[verslag.status],
        "stappen": verslag.jaarbedrag().uitleg,
        "afrekening": een.uitleg,
        "bedragen": bedragen_van(een),
        "betekenissen": betekenissen(verslag),
        "correcties": [
            {
                "jaar": rij.jaar,
                "uitleg": rij.uitleg,
                "verschil": woorden.euro(rij.verschil_cent),
            }
            for rij in verslag.correcties.all()
        ],
        "elders": getal(alle - zichtbaar) if alle > zichtbaar else "",
        "acties": _acties(verslag, door),
    }


def afrekening_van(verslag: Kwartaalverslag) -> Afrekening:
    """The settlement of a report as the law explains it."""
    return Afrekening(
        verslag.kwartaal,
        verslag.jaar_cent,
        verslag.eerder_cent,
        verslag.correcties_cent,
        verslag.voorschot_cent,
    )


def bedragen_van(een: Afrekening) -> list[tuple[str, str]]:
    """A settlement as facts with a label."""
    saldo = "Terug te vorderen" if een.saldo_cent < 0 else "Te betalen"
    return [
        (f"Subsidie {een.kwartaal.jaar} tot en met dit kwartaal", woorden.euro(een.jaar_cent)),
        ("Vroegere kwartalen", woorden.euro(een.eerder_cent)),
        ("Correcties van vroegere jaren", woorden.euro(een.correcties_cent)),
        ("Voorschot", woorden.euro(een.voorschot_cent)),
        (saldo, woorden.euro(abs(een.saldo_cent))),
    ]


def betekenissen(verslag: Kwartaalverslag) -> list[dict[str, Any]]:
    """What the year gives in each meaning of "days"; the first is the one that counts."""
    dagen = sorted(DAGEN_IN_WOORDEN, key=lambda een: een != verslag.dagen)
    uit = []
    for sleutel in dagen:
        jaar = verslag.jaarbedrag(sleutel)
        op_kalender = sleutel == "kalenderdagen"
        uit.append(
            {
                "naam": woorden.met_hoofdletter(DAGEN_IN_WOORDEN[sleutel]),
                "telt": sleutel == verslag.dagen,
                "kwartaal": getal(verslag.kwartaal_kalender if op_kalender else verslag.kwartaal_aanwezig),
                "jaar": getal(jaar.dagen),
                "trajecten": komma(jaar.trajecten),
                "betaald": komma(jaar.betaald),
                "bedrag": woorden.euro(jaar.cent),
            }
        )
    return uit


def contingentkeuzes(door: Hoedanigheid) -> list[tuple[str, str]]:
    """The contingents since the first year of which the reader makes reports, by name; four queries."""
    eigen = door.organisatie_id if door.rol in EIGEN_ORGANISATIE else None
    rijen = contingenten(date(EERSTE_JAAR, 1, 1), timezone.localdate(), houder_id=eigen)
    return [(str(een.id), f"{een.houder} · {een.nummer}") for een in rijen]


def voorschotvoorstellen(dag: date) -> list[tuple[str, str]]:
    """What is proposed as the advance of the quarter of this day, per contingent that runs in it; four queries.

    Empty while one of the numbers of the law is not known.
    """
    kwartaal = kwartaal_van(dag)
    dagen = kwartaal.periode
    assert dagen.einde is not None  # a quarter always ends
    opname = momentopname(date(kwartaal.jaar, 1, 1))
    try:
        eenheid, procent = (
            in_cent(opname.bedrag("ama_se_subsidie_jaar")),
            opname.getal("ama_se_voorschot_deel"),
        )
    except ParameterOnbekend:
        return []
    uit = []
    for een in contingenten(dagen.start, dagen.einde):
        cent = voorschot_voorstel(een.plaatsen_in(kwartaal.jaar) * eenheid, procent, kwartaal.nummer)
        uit.append((f"{een.houder} · {een.nummer}", woorden.euro(cent)))
    return uit


def opmaakvraag(contingent_id: UUID | None = None, kwartaal: Kwartaal | None = None) -> str:
    """Where a report of this contingent and quarter is made; without them the last quarter is proposed."""
    vraag: dict[str, Any] = {}
    if contingent_id is not None and kwartaal is not None:
        vraag = {"contingent": contingent_id, "jaar": kwartaal.jaar, "kwartaal": kwartaal.nummer}
    adres = reverse("kwartaalverslag_opmaken")
    return f"{adres}?{urlencode(vraag)}" if vraag else adres


def voorgesteld_kwartaal() -> Kwartaal:
    """The quarter whose report is made now."""
    return te_rapporteren(timezone.localdate())


def _acties(verslag: Kwartaalverslag, door: Hoedanigheid) -> list[tuple[str, str, str]]:
    uit = [
        (een.knop, reverse(een.route, args=[verslag.pk]), "primair")
        for een in mogelijke_handelingen(door, verslag, PLEK)
    ]
    if verslag.status != VASTGELEGD and mag(door, "kwartaalverslag_opmaken"):
        uit.append(("Maak opnieuw op", opmaakvraag(verslag.contingent_id, verslag.kwartaal), "stil"))
    return uit
