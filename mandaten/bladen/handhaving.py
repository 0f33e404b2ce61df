"""What the pages about enforcement show: the list, one procedure for the desk or the holder, the heads of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.documenten import documenten_over, stukken_van
from mandaten.bladen.toekenningen import stand_nu
from mandaten.domein.handhaving import (
    GEEN,
    GELD,
    NAMEN,
    handeling_bezwaar,
    hoorgrond,
    maatregelen,
    vier_ogen_bezwaar,
)
from mandaten.models import Aard, Besluit, Controledossier, Handhaving, Schorsing, Toekenning
from mandaten.soorten import EXCLUSIEF, SOORTEN
from mandaten.statussen import AFGESLOTEN, BESLOTEN, GEHOORD, INGETROKKEN, VASTGESTELD, VOORNEMEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.register import Handeling, mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import bedrag, datum, nog_dagen, periode, procent
from werkzorg.ui.velden import SLEUTELVORM

PLEK = "handhaving"
KLEUR = {VASTGESTELD: "let", VOORNEMEN: "let", GEHOORD: "let", AFGESLOTEN: ""}
_GEVAAR = frozenset(
    {"mandaat_schorsen", "mandaat_intrekken", "erkenning_intrekken", "vergoeding_verminderen"}
)


def gekozen(rijen: QuerySet[Handhaving], vraag: Mapping[str, Any]) -> QuerySet[Handhaving]:
    """The procedures that the filters ask for, the nearest last day to decide first, what is closed last."""
    stand = vraag.get("stand", "")
    if stand == "":
        rijen = rijen.exclude(status=AFGESLOTEN)
    elif stand == "te_laat":
        rijen = rijen.exclude(status=AFGESLOTEN).filter(beslissen_uiterlijk_op__lt=timezone.localdate())
    elif stand == AFGESLOTEN:
        rijen = rijen.filter(status=AFGESLOTEN)
    if vraag.get("soort"):
        rijen = rijen.filter(toekenning__soort=vraag["soort"])
    rang = Case(When(status=AFGESLOTEN, then=Value(1)), default=Value(0), output_field=IntegerField())
    return (
        rijen.select_related("toekenning__houder")
        .annotate(rang=rang)
        .order_by("rang", F("beslissen_uiterlijk_op").asc(nulls_last=True), "-geopend_op", "pk")
    )


@dataclass(frozen=True)
class Regel:
    """One procedure in the list: what comes next and how urgent that is ("laat", "vandaag" or "")."""

    url: str
    nummer: str
    houder: str
    soort: str
    vastgesteld_op: date
    stand: str
    kleur: str
    volgende: str
    volgende_op: date | None
    dringend: str
    maatregel: str


def regels(rijen: Iterable[Handhaving], vandaag: date) -> list[Regel]:
    """The rows of the list."""
    uit = []
    for rij in rijen:
        volgende, dag = volgende_termijn(rij)
        dringend = "" if dag is None else "laat" if dag < vandaag else "vandaag" if dag == vandaag else ""
        uit.append(
            Regel(
                url=rij.get_absolute_url(),
                nummer=rij.toekenning.nummer,
                houder=rij.toekenning.houder.naam,
                soort=SOORTEN[rij.toekenning.soort].label,
                vastgesteld_op=rij.vastgesteld_op,
                stand=rij.get_status_display(),
                kleur="fout" if dringend == "laat" and rij.status == GEHOORD else KLEUR[rij.status],
                volgende=volgende,
                volgende_op=dag,
                dringend=dringend,
                maatregel=rij.get_maatregel_display() if rij.maatregel else "",
            )
        )
    return uit


def volgende_termijn(rij: Handhaving) -> tuple[str, date | None]:
    """What is waited for and until when (inclusive); ("", None) when there is no term."""
    if rij.status == VOORNEMEN:
        return "verweer", rij.verweer_uiterlijk_op
    if rij.status == GEHOORD:
        return "beslissing", rij.beslissen_uiterlijk_op
    return "", None


def kop_van_toekenning(toekenning: Toekenning) -> dict[str, Any]:
    """The head of a form about a grant."""
    return {
        "toekenning": toekenning,
        "onder": f"{toekenning.toekenningssoort.label} · {toekenning.houder}",
        "hoorgrond": hoorgrond(toekenning.soort),
        "terug": f"Toekenning {toekenning.nummer}",
        "terug_url": toekenning.get_absolute_url(),
    }


def kop_van(rij: Handhaving) -> dict[str, Any]:
    """The head of a form about a procedure, and what was written before."""
    toekenning = rij.toekenning
    return {
        "handhaving": rij,
        "onder": f"{toekenning.nummer} · {toekenning.toekenningssoort.label} · {toekenning.houder}",
        "hoorgrond": hoorgrond(toekenning.soort),
        "terug": f"Handhaving {toekenning.nummer}",
        "terug_url": rij.get_absolute_url(),
        "gevolgen": gevolgen_van_intrekking(toekenning) if rij.status == GEHOORD else [],
        "nalezen": "Lees de brief",
    }


def geldmaatregelen(rij: Handhaving) -> list[str]:
    """Which of reduction and recovery can follow; what was announced first."""
    kan = [een for een in maatregelen(rij.toekenning.soort) if een in GELD]
    return sorted(kan, key=lambda een: een != rij.voornemen)


def uit_controle(
    sleutel: str, toekenning: Toekenning, door: Hoedanigheid
) -> tuple[Controledossier | None, dict[str, str]]:
    """The inspected file in the address, when this reader sees it, and what the form then begins with."""
    if not SLEUTELVORM.fullmatch(sleutel):
        return None, {}
    dossier = (
        Controledossier.objects.zichtbaar_voor(door)
        .filter(pk=UUID(sleutel), toekenning=toekenning, status=BESLOTEN)
        .select_related("ronde")
        .first()
    )
    if dossier is None:
        return None, {}
    criteria = dossier.ronde.criteria
    fout = [
        f"{criteria[een.nummer]}: {een.bewijs}"
        for een in dossier.bevindingen.filter(oordeel="niet_in_orde")
        if een.nummer < len(criteria)
    ]
    tekst = "\n".join(
        ["Bij een controle was niet in orde:", *(f"- {regel}" for regel in fout), "", dossier.conclusie]
    )
    return dossier, {
        "tekst": tekst[:5000],
        "bron": f"Controle “{dossier.ronde.titel}”, dossier {dossier.volgnummer}"[:500],
    }


def handhavingblad(rij: Handhaving, door: Hoedanigheid) -> dict[str, Any]:
    """All that the page of one procedure (fetched by `met_stukken`) shows to this reader."""
    toekenning, vandaag = rij.toekenning, timezone.localdate()
    regios = [een.regio.naam for een in toekenning.regios.select_related("regio")]
    besluiten = list(rij.besluiten.prefetch_related("herzien_door"))
    schorsingen = list(Schorsing.objects.filter(toekenning=toekenning))
    van_hier = {een.pk for een in besluiten}
    schorsing = next((een for een in schorsingen if een.besluit_id in van_hier), None)
    return {
        "handhaving": rij,
        "toekenning": toekenning,
        "soort": toekenning.toekenningssoort,
        "kleur": KLEUR[rij.status],
        "regios": ", ".join(dict.fromkeys(regios)),
        "is_houder": rij.toekenning.houder_id == door.organisatie_id,
        "stand": stand_nu(toekenning, schorsingen, vandaag),
        "toekenning_url": toekenning.get_absolute_url() if mag(door, "toekenning_detail") else "",
        "stappen": _stappen(rij),
        "wacht": _wacht(rij, door) if mag(door, "verweer_registreren") else "",
        "termijnen": _termijnen(rij, vandaag),
        "acties": _acties(rij, door, vandaag),
        "besluit_feiten": _besluit_feiten(rij, schorsing, besluiten),
        "gevolgen": [] if _vervallen_door(besluiten) else _gevolgen(rij, regios),
        "besluiten": [
            (een.nummer, een.get_absolute_url() if mag(door, "besluit_detail") else "") for een in besluiten
        ],
        "stukken": stukken_van(rij),
        **documenten_over([rij.pk, *(een.pk for een in besluiten)], door),
    }


def _stappen(rij: Handhaving) -> list[dict[str, Any]]:
    """The four steps of every procedure: what was done, what is being done, what comes (or never will)."""
    zonder = rij.status == AFGESLOTEN
    stappen = [
        ("Tekortkoming", rij.vastgesteld_op, True),
        ("Voornemen", rij.meegedeeld_op, rij.meegedeeld_op is not None),
        ("Verweer", rij.verweer_op, bool(rij.verweerwijze)),
        (
            "Besluit" if rij.maatregel != GEEN else "Afgesloten zonder maatregel",
            timezone.localdate(rij.afgesloten_op) if rij.afgesloten_op else None,
            zonder,
        ),
    ]
    uit, is_nu_gezet = [], False
    for titel, op, gedaan in stappen:
        is_nu = not gedaan and not zonder and not is_nu_gezet
        is_nu_gezet = is_nu_gezet or is_nu
        stand = "gedaan" if gedaan else "nu" if is_nu else "overgeslagen" if zonder else "straks"
        uit.append({"titel": titel, "op": op, "stand": stand})
    return uit


def _wacht(rij: Handhaving, door: Hoedanigheid) -> str:
    """Why the desk cannot decide about a measure yet, and what comes first; "" when it can, or it is over."""
    if rij.status == VASTGESTELD:
        return (
            "Je kunt nog geen maatregel nemen: deel eerst mee wat je van plan bent, zodat de organisatie zich kan "
            f"verweren ({hoorgrond(rij.toekenning.soort)})."
        )
    if rij.status == VOORNEMEN and rij.verweer_uiterlijk_op:
        return (
            f"Je kunt nog geen maatregel nemen: de organisatie kan zich verweren tot en met "
            f"{datum(rij.verweer_uiterlijk_op)}. Registreer eerst hoe dat verliep ({hoorgrond(rij.toekenning.soort)})."
        )
    if rij.status == GEHOORD:
        return vier_ogen_bezwaar(rij.meegedeeld_door_id, door.gebruiker_id)
    return ""


def _termijnen(rij: Handhaving, vandaag: date) -> list[dict[str, Any]]:
    """Both terms in words, with how the last day was counted, and how far off it is."""
    if rij.meegedeeld_op is None:
        return []
    assert rij.verweer_uiterlijk_op is not None
    assert rij.beslissen_uiterlijk_op is not None
    opname = momentopname(rij.meegedeeld_op)
    rijen = (
        ("Verweer", "hoorrecht_termijn", rij.verweer_uiterlijk_op, rij.status == VOORNEMEN),
        (
            "Beslissing",
            "sanctie_beslissing_termijn",
            rij.beslissen_uiterlijk_op,
            rij.status in (VOORNEMEN, GEHOORD),
        ),
    )
    uit = []
    for naam, sleutel, einde, loopt in rijen:
        dagen = (einde - rij.meegedeeld_op).days
        begin = f"aangetekend verstuurd op {datum(rij.meegedeeld_op)}"
        geteld = f"{begin} + {dagen} dagen = {datum(einde)}, die dag inbegrepen"
        uit.append(
            {
                "naam": naam,
                "einde": einde,
                "geteld": geteld,
                "parameter": opname.soorten[sleutel].label,
                "stand": nog_dagen(einde, vandaag) if loopt else "",
                "is_laat": loopt and einde < vandaag,
                "is_dringend": loopt and 0 <= (einde - vandaag).days <= 7,
            }
        )
    return uit


def _acties(rij: Handhaving, door: Hoedanigheid, vandaag: date) -> list[tuple[str, str, str]]:
    """The buttons: what this reader may do now and what can follow after what was announced."""
    acties: list[tuple[str, str, str]] = []
    for een in mogelijke_handelingen(door, rij, plek=PLEK):
        if _kan(een, rij, door, vandaag):
            # To stop without a measure is never what the page steers to.
            is_bijzaak = bool(acties) or een.sleutel == "handhaving_afsluiten"
            stijl = "gevaar" if een.sleutel in _GEVAAR else "stil" if is_bijzaak else "primair"
            acties.append((een.knop, reverse(een.route, args=[rij.pk]), stijl))
    return acties


def _kan(een: Handeling, rij: Handhaving, door: Hoedanigheid, vandaag: date) -> bool:
    if een.sleutel == "verweer_indienen":
        tot = rij.verweer_uiterlijk_op
        return rij.verweer_ingediend_op is None and tot is not None and vandaag <= tot
    if een.sleutel == "vergoeding_verminderen" and not geldmaatregelen(rij):
        return False
    return een.sleutel not in _GEVAAR or not handeling_bezwaar(
        een.sleutel,
        soort=rij.toekenning.soort,
        voornemen=rij.voornemen,
        meegedeeld_door=rij.meegedeeld_door_id,
        door=door.gebruiker_id,
    )


def _besluit_feiten(
    rij: Handhaving, schorsing: Schorsing | None, besluiten: Iterable[Besluit]
) -> list[tuple[str, str]]:
    """What was decided, as facts; nothing while nothing was."""
    if not rij.maatregel or rij.maatregel == GEEN:
        return []
    feiten = [("Maatregel", NAMEN[rij.maatregel])]
    if rij.bedrag is not None:
        feiten.append(("Bedrag", bedrag(rij.bedrag)))
    if rij.percentage is not None:
        feiten.append(("Deel van de vergoeding", procent(rij.percentage)))
    if rij.periode is not None:
        feiten.append(("Periode", periode(Periode(rij.periode.lower, laatste_dag(rij.periode)))))
    if schorsing is not None:
        einde = laatste_dag(schorsing.periode)
        tot = f"tot en met {datum(einde)}" if einde else "tot ze opgeheven wordt"
        feiten.append(("Geschorst", f"vanaf {datum(schorsing.periode.lower)}, {tot}"))
    if rij.maatregel == "intrekking" and rij.toekenning.status == INGETROKKEN:
        einde = laatste_dag(rij.toekenning.periode)
        feiten.append(("Laatste dag", datum(einde) if einde else ""))
    if vervallen := _vervallen_door(besluiten):
        feiten.append(("Vervallen", f"na een gegrond bezwaar of beroep, door besluit {vervallen}"))
    return feiten


def _vervallen_door(besluiten: Iterable[Besluit]) -> str:
    """The number of the decision by which one of these fell after a founded challenge; "" when none did."""
    alle = [later for een in besluiten for later in een.herzien_door.all()]
    return next((later.nummer for later in alle if later.aard == Aard.VERVAL), "")


def gevolgen_van_intrekking(toekenning: Toekenning) -> list[str]:
    """What withdrawing means, before it is decided."""
    soort = toekenning.toekenningssoort
    zinnen = [
        "Na de laatste dag mag niemand meer begeleiden op grond van deze toekenning.",
        "Lopende begeleidingen eindigen of gaan naar een ander: neem daarover contact met de organisatie.",
    ]
    if soort.met_partners:
        zinnen.append("Ook voor de partners eindigt het: zij krijgen een melding.")
    if soort.sleutel in EXCLUSIEF:
        zinnen.append(
            "De regio is vanaf de dag erna vrij: open er een nieuwe oproep, anders is er niemand bevoegd (art. 12, 17)."
        )
    return zinnen


def _gevolgen(rij: Handhaving, regios: list[str]) -> list[str]:
    """What the decision means, for who reads it afterwards."""
    if rij.maatregel == "intrekking":
        einde = laatste_dag(rij.toekenning.periode)
        zinnen = [
            f"Na {datum(einde) if einde else 'vandaag'} mag niemand meer begeleiden op grond van deze toekenning.",
            "Lopende begeleidingen eindigen of gaan naar een ander: spreek dat af met de overheid die besliste.",
        ]
        if rij.toekenning.soort in EXCLUSIEF and regios:
            zinnen.append(
                f"In {' en '.join(dict.fromkeys(regios))} is daarna niemand bevoegd tot er een nieuw mandaat is."
            )
        return zinnen
    if rij.maatregel == "schorsing":
        return [
            "Zolang de schorsing loopt, mag niemand nieuwe taken opnemen op grond van deze toekenning.",
            "De regio blijft bezet, en de einddatum verandert niet.",
        ]
    if rij.maatregel in GELD:
        return ["De toekenning zelf loopt gewoon door. De verrekening met de vergoeding volgt later."]
    return []


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters of the list, for the file that is taken along."""
    stand = {"": "lopend", "te_laat": "te laat", "afgesloten": "afgesloten"}.get(
        vraag.get("stand", ""), "alle"
    )
    soort = SOORTEN[vraag["soort"]].label if vraag.get("soort") else "alle"
    return [("Stand", stand), ("Soort", soort)]


def open_procedures(toekenning_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these grants have an open procedure; one query."""
    return set(
        Handhaving.objects.filter(~Q(status=AFGESLOTEN), toekenning_id__in=list(toekenning_ids)).values_list(
            "toekenning_id", flat=True
        )
    )
