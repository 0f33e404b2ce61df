"""The pages about runs: all years, the head of one run, and the settlement of one organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from ama.domein import woorden
from ama.domein.afrekening import Afrekening
from ama.domein.subsidie import EERSTE_JAAR, in_cent, noemer
from ama.meldingen.subsidie import LIJNEN_MAKEN
from ama.models import Betwisting, Subsidielijn, Subsidierun, Voorschot
from ama.models.subsidielezen import JAARPARAMETERS, betwisten_tot, organisaties_van
from ama.querysets.lezers import EIGEN_ORGANISATIE
from ama.statussen import GECONTROLEERD, IN_BEREKENING, VASTGELEGD
from werkzorg.berichten.models import Opdracht
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import mag

PLEK = "subsidierun"
KLEUR = {GECONTROLEERD: "let", VASTGELEGD: "goed"}
_GEWOON = Q(is_correctie=False)


@dataclass(frozen=True)
class Jaarregel:
    """One year in the list of runs; `run` None: it was never computed."""

    jaar: int
    run: Subsidierun | None
    kleur: str
    lijnen: int
    totaal: str
    voorschotten: str
    saldo: str
    bereken_url: str


def jaarregels(door: Hoedanigheid) -> list[Jaarregel]:
    """Every year that can be computed, the latest first; three queries."""
    sommen = {
        rij["run_id"]: rij
        for rij in Subsidielijn.objects.order_by()
        .values("run_id")
        .annotate(aantal=Count("pk", filter=_GEWOON), som=Sum("bedrag_cent"))
    }
    runs = {run.jaar: run for run in Subsidierun.objects.zichtbaar_voor(door)}
    vooraf = dict(
        Voorschot.objects.zichtbaar_voor(door)
        .order_by()
        .values("jaar")
        .annotate(som=Sum("bedrag_cent"))
        .values_list("jaar", "som")
    )
    uit = []
    for jaar in range(timezone.localdate().year, EERSTE_JAAR - 1, -1):
        run = runs.get(jaar)
        som = sommen.get(run.pk) if run else None
        totaal, voorschot = int(som["som"] or 0) if som else 0, int(vooraf.get(jaar, 0))
        kan = run is None and mag(door, "subsidie_berekenen")
        uit.append(
            Jaarregel(
                jaar,
                run,
                KLEUR.get(run.status, "") if run else "",
                int(som["aantal"]) if som else 0,
                woorden.euro(totaal) if som else "",
                woorden.euro(voorschot),
                woorden.euro(totaal - voorschot) if som else "",
                bereken_adres(jaar) if kan else "",
            )
        )
    return uit


def bereken_adres(jaar: int) -> str:
    """Where the subsidy of this year is computed."""
    return f"{reverse('subsidie_berekenen')}?{urlencode({'jaar': jaar})}"


def runblad(run: Subsidierun, door: Hoedanigheid) -> dict[str, Any]:
    """The head of a run: how it stands, its totals, its acts and what waits; two or three queries."""
    som = run.lijnen.aggregate(
        lijnen=Count("pk", filter=_GEWOON & Q(dagen__gt=0)),
        zonder=Count("pk", filter=_GEWOON & Q(dagen=0) & ~Q(stukken=[])),
        gewoon=Coalesce(Sum("bedrag_cent", filter=_GEWOON), 0),
        correcties=Coalesce(Sum("bedrag_cent", filter=~_GEWOON), 0),
        aantal_correcties=Count("pk", filter=~_GEWOON & ~Q(bedrag_cent=0)),
        gewijzigd=Count("pk", filter=Q(berekening=run.berekening)),
        was=Coalesce(Sum("vorig_cent", filter=Q(berekening=run.berekening)), 0),
        wordt=Coalesce(Sum("bedrag_cent", filter=Q(berekening=run.berekening)), 0),
    )
    erbij = _erbij(run)
    klaar = Afrekening(run.jaar, som["gewoon"], som["correcties"], erbij["vooraf"])
    return {
        "run": run,
        "kleur": KLEUR.get(run.status, ""),
        "is_bezig": run.status == IN_BEREKENING,
        "is_mislukt": run.status == IN_BEREKENING and _is_opgegeven(run),
        "afrekening": klaar,
        "bedragen": bedragen_van(klaar),
        "som": som,
        "verschil": _verschil(run, som),
        "acties": [
            *(
                (een.knop, reverse(een.route, args=[run.pk]), "primair")
                for een in mogelijke_handelingen(door, run, PLEK)
            ),
            *(
                [("Bereken opnieuw", bereken_adres(run.jaar), "stil")]
                if run.status != VASTGELEGD and mag(door, "subsidie_berekenen")
                else []
            ),
        ],
        "lijnen_url": reverse("subsidielijn_lijst", args=[run.pk]),
        "open_betwistingen": erbij["betwist"],
    }


def _erbij(run: Subsidierun) -> dict[str, int]:
    """What was paid in advance for the year of this run, in cents, and how many lines are disputed; one query."""
    vooraf = (
        Voorschot.objects.filter(jaar=run.jaar).order_by().values("jaar").annotate(som=Sum("bedrag_cent"))
    )
    betwist = Betwisting.objects.open().filter(lijn__run=run).order_by().values("lijn__run")
    (uit,) = Subsidierun.objects.filter(pk=run.pk).values(
        vooraf=Coalesce(Subquery(vooraf.values("som")), 0),
        betwist=Coalesce(Subquery(betwist.annotate(aantal=Count("pk")).values("aantal")), 0),
    )
    return {"vooraf": uit["vooraf"], "betwist": uit["betwist"]}


def bedragen_van(een: Afrekening) -> list[tuple[str, str]]:
    """A settlement as facts with a label."""
    saldo = "Terug te vorderen" if een.saldo_cent < 0 else "Nog te betalen"
    return [
        (f"Subsidie {een.jaar}", woorden.euro(een.lijnen_cent)),
        ("Correcties van vroegere jaren", woorden.euro(een.correcties_cent)),
        ("Voorschotten", woorden.euro(een.voorschotten_cent)),
        (saldo, woorden.euro(abs(een.saldo_cent))),
    ]


def afrekeningblad(run: Subsidierun, organisatie: Organisatie, door: Hoedanigheid) -> dict[str, Any]:
    """The settlement of one organisation with its advances; four queries."""
    lijnen = Subsidielijn.objects.filter(run=run, begeleider=organisatie)
    som = lijnen.aggregate(
        gewoon=Coalesce(Sum("bedrag_cent", filter=_GEWOON), 0),
        correcties=Coalesce(Sum("bedrag_cent", filter=~_GEWOON), 0),
        aantal=Count("pk", filter=_GEWOON & Q(dagen__gt=0)),
    )
    voorschotten = list(
        Voorschot.objects.zichtbaar_voor(door)
        .filter(begeleider=organisatie, jaar=run.jaar)
        .order_by("kwartaal")
    )
    een = Afrekening(run.jaar, som["gewoon"], som["correcties"], sum(rij.bedrag_cent for rij in voorschotten))
    return {
        "run": run,
        "kleur": KLEUR.get(run.status, ""),
        "organisatie": organisatie,
        "terug": _terug(run, door),
        "afrekening": een,
        "bedragen": bedragen_van(een),
        "aantal": som["aantal"],
        "is_voorlopig": run.status != VASTGELEGD,
        "betwisten_tot": betwisten_tot(run),
        "voorschotten": [
            (rij.kwartaal, rij.betaald_op, woorden.euro(rij.bedrag_cent), rij.kenmerk) for rij in voorschotten
        ],
        "lijnen_url": f"{reverse('subsidielijn_lijst', args=[run.pk])}?{urlencode({'organisatie': organisatie.pk})}",
    }


def gevraagd_huis(run: Subsidierun, vraag: str, door: Hoedanigheid) -> Organisatie | None:
    """The organisation whose settlement is asked: the reader's own, or for the departement one of the run.

    None for another one.
    """
    try:
        sleutel = UUID(vraag) if vraag else door.organisatie_id
    except ValueError:
        return None
    if door.rol in EIGEN_ORGANISATIE:
        return Organisatie.objects.filter(pk=door.organisatie_id).filter(pk=sleutel).first()
    return organisaties_van(run).filter(pk=sleutel).first()


def gevraagd_jaar(vraag: str) -> int | None:
    """The year that the address asks for, when it is one that can be computed."""
    jaar = int(vraag) if vraag.isascii() and vraag.isdigit() and len(vraag) == 4 else 0
    return jaar if EERSTE_JAAR <= jaar <= timezone.localdate().year else None


def getallen_van(jaar: int) -> dict[str, Any]:
    """The numbers of the law with which this year is computed, each with whether it is an assumption."""
    opname, aannames = momentopname_met_aannames(date(jaar, 1, 1))
    try:
        getallen = [
            (
                "Maximum per deelnemer",
                woorden.euro(in_cent(opname.bedrag(JAARPARAMETERS[0]))),
                JAARPARAMETERS[0],
            ),
            ("Gedeeld door", f"{noemer(jaar, opname.tekst(JAARPARAMETERS[1]))} dagen", JAARPARAMETERS[1]),
            ("Op tijd ingediend binnen", woorden.dagen(opname.getal(JAARPARAMETERS[2])), JAARPARAMETERS[2]),
        ]
    except ParameterOnbekend as onbekend:
        return {"getallen": [], "onbekend": onbekend.zin}
    return {
        "getallen": [
            (label, f"{waarde} (aanname)" if sleutel in aannames else waarde)
            for label, waarde, sleutel in getallen
        ]
    }


def eigen_runs(door: Hoedanigheid) -> list[dict[str, Any]]:
    """The runs in which the reader's organisation can look, the latest first, with what it gets; one query."""
    runs: Iterable[Any] = (
        Subsidierun.objects.zichtbaar_voor(door)
        .filter(lijnen__begeleider_id=door.organisatie_id)
        .annotate(som=Sum("lijnen__bedrag_cent"))
        .order_by("-jaar")
    )
    return [
        {
            "run": run,
            "kleur": KLEUR.get(run.status, ""),
            "totaal": woorden.euro(run.som),
            "url": reverse("subsidie_afrekening", args=[run.pk]),
        }
        for run in runs
    ]


def _terug(run: Subsidierun, door: Hoedanigheid) -> tuple[str, str]:
    """Where the reader of a settlement comes from."""
    if door.rol in EIGEN_ORGANISATIE:
        return "Subsidie tot vandaag", reverse("subsidie_verdiend")
    return f"Subsidie {run.jaar}", run.get_absolute_url()


def _verschil(run: Subsidierun, som: dict[str, Any]) -> str:
    """What the last calculation changed, as a sentence; "" for a first one."""
    if run.berekening == 1 or run.status == IN_BEREKENING:
        return ""
    if not som["gewijzigd"]:
        return "Sinds de vorige berekening veranderde er niets."
    aantal = "1 lijn veranderde" if som["gewijzigd"] == 1 else f"{som['gewijzigd']} lijnen veranderden"
    van, naar = woorden.euro(som["was"]), woorden.euro(som["wordt"])
    return f"{aantal} sinds de vorige berekening: samen van {van} naar {naar}."


def _is_opgegeven(run: Subsidierun) -> bool:
    sleutel = f"{LIJNEN_MAKEN}:{run.pk}:{run.berekening}"
    return Opdracht.objects.filter(effect_sleutel=sleutel, toestand=Opdracht.Toestand.MISLUKT).exists()
