"""What the page of one grant shows: what holds, who takes part, what waits, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.instemmingen import INSTEMMING_BIJ, instemming
from mandaten.bladen.toekenningen import (
    SCHORSING_VANAF,
    is_dringend,
    komt_geschorst,
    merk_van,
    stand_van,
)
from mandaten.bladen.verloop import dag_van, perioden_van, verloop, vraagzinnen
from mandaten.bladen.vernieuwen import met_knop, vernieuwing
from mandaten.bladen.vroeger import NIET_MEER, hoorde_erbij_tot, zin_over, zoals_op
from mandaten.domein.levensloop import dagen_in_woorden
from mandaten.domein.voorwaarden import VOORWAARDEN
from mandaten.domein.wijzigingsvragen import nog_te_vragen
from mandaten.meldingen.toekenningen import FUSIE_OPVOLGEN, SOORT
from mandaten.models import (
    Besluit,
    Contingentjaar,
    Controledossier,
    Fusieopvolging,
    Handhaving,
    Herinnering,
    Herkomst,
    Houderschap,
    Lid,
    Schorsing,
    Toekenning,
    Toekenningsregio,
    Vraagsoort,
    Wijzigingsvraag,
)
from mandaten.querysets import ToekenningQuerySet
from mandaten.soorten import CONTINGENT
from mandaten.statussen import AFGESLOTEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import datum, periode
from werkzorg.ui.volgorde import sorteersleutel
from werkzorg.werklijst.models import Taak

PLEK = "toekenning"
_EEN_DAG = timedelta(days=1)
_GEVAAR = frozenset({"mandaat_stopzetten"})
_VAN = {"begin": "periode__startswith", "na": "periode__endswith"}


def met_verloop(rijen: ToekenningQuerySet) -> ToekenningQuerySet:
    """With all rows of the grant's own life in the same question."""
    deze = {"toekenning": OuterRef("pk")}
    wie = {"organisatie": "organisatie_id", "naam": "organisatie__naam"}
    return rijen.select_related("houder", "aanvraag").annotate(
        rijen_regios=ArraySubquery(
            Toekenningsregio.objects.filter(**deze).values(json=JSONObject(naam="regio__naam", **_VAN))
        ),
        rijen_leden=ArraySubquery(
            Lid.objects.filter(**deze).values(
                json=JSONObject(
                    plaats="plaats",
                    reden="einde_reden",
                    voor="aan_te_vullen_voor",
                    instemming=INSTEMMING_BIJ,
                    **wie,
                    **_VAN,
                )
            )
        ),
        schorsing_vanaf=SCHORSING_VANAF,
        rijen_schorsingen=ArraySubquery(
            Schorsing.objects.filter(**deze).values(json=JSONObject(besluit="besluit_id", **_VAN))
        ),
        rijen_herinneringen=ArraySubquery(
            Herinnering.objects.filter(**deze).values(json=JSONObject(maanden="maanden", op="verstuurd_op"))
        ),
        rijen_fusieopvolgingen=ArraySubquery(
            Fusieopvolging.objects.filter(**deze).values(
                json=JSONObject(uitkomst="uitkomst", bevinding="bevinding", op="vastgelegd_op")
            )
        ),
        wacht_op_fusie=Exists(
            Taak.objects.filter(
                object_soort=SOORT, object_id=OuterRef("pk"), soort=FUSIE_OPVOLGEN, klaar_op__isnull=True
            )
        ),
        rijen_houders=ArraySubquery(
            Houderschap.objects.filter(**deze).values(json=JSONObject(**wie, **_VAN))
        ),
        rijen_jaren=ArraySubquery(
            Contingentjaar.objects.filter(**deze)
            .order_by("jaar")
            .values(
                json=JSONObject(
                    jaar="jaar", plaatsen="plaatsen", besluit="besluit_id", nummer="besluit__nummer"
                )
            )
        ),
    )


def toekenningsblad(toekenning: Any, door: Hoedanigheid) -> dict[str, Any]:
    """One grant of `met_verloop`, for one reader; four more queries."""
    vandaag = timezone.localdate()
    tot = hoorde_erbij_tot(toekenning, door, vandaag)
    if tot:
        toekenning, vandaag = zoals_op(toekenning, tot), tot
    einde = laatste_dag(toekenning.periode)
    leden = [_lid(rij, vandaag) | instemming(rij, toekenning, door) for rij in toekenning.rijen_leden]
    besluiten = list(
        Besluit.objects.zichtbaar_voor(door).filter(
            Q(toekenning=toekenning) | Q(aanvraag__isnull=False, aanvraag=toekenning.aanvraag_id)
        )
    )
    procedures = list(
        Handhaving.objects.zichtbaar_voor(door).filter(toekenning=toekenning).order_by("-geopend_op")
    )
    controles = list(
        Controledossier.objects.zichtbaar_voor(door)
        .filter(toekenning=toekenning)
        .select_related("ronde")
        .order_by("-ronde__gestart_op")
    )
    vragen = list(
        Wijzigingsvraag.objects.zichtbaar_voor(door)
        .filter(toekenning=toekenning)
        .select_related("organisatie", "nieuw", "nieuwe_houder", "vertrekker__organisatie")
    )
    loopt = toekenning.status in ("actief", "geschorst") or tot is not None
    nieuw = vernieuwing(toekenning, door, vandaag)
    plaatsen = _plaatsen(toekenning, leden, vandaag) if loopt else []
    return {
        "toekenning": toekenning,
        "soort": toekenning.toekenningssoort,
        **(
            NIET_MEER
            if tot
            else {"stand": stand_van(toekenning, vandaag), "merk": merk_van(toekenning, vandaag)}
        ),
        "resteert": dagen_in_woorden(einde, vandaag) if loopt and not tot else "",
        "is_dringend": loopt and is_dringend(einde, vandaag),
        "waarschuwingen": [("weet", zin_over(tot))]
        if tot
        else [
            *_na_fusie(toekenning, door),
            *_waarschuwingen(toekenning, plaatsen, procedures, einde, vandaag),
        ],
        "vernieuwing": nieuw,
        "feiten": _feiten(toekenning, einde),
        "regios": _regios(toekenning, einde),
        "plaatsen": plaatsen,
        "vertrokken": [lid for lid in leden if not lid["is_nu"] and not lid["komt"]],
        "jaren": _jaren(toekenning, vandaag),
        "voorwaarden": VOORWAARDEN.get(toekenning.soort, ()),
        "acties": [] if tot else met_knop(acties(toekenning, door, vragen), nieuw),
        "vragen": [_vraag(vraag, door) for vraag in vragen if not vraag.uitkomst],
        "procedures": procedures,
        "controles": controles,
        "verloop": verloop(toekenning, leden, besluiten, vragen, vandaag),
    }


def acties(
    toekenning: Any, door: Hoedanigheid, vragen: Sequence[Wijzigingsvraag]
) -> list[tuple[str, str, str]]:
    """The acts that this reader may do on this grant (of `met_verloop`) now, as (label, url, style)."""
    soort = toekenning.toekenningssoort
    al_open = {een.soort for een in vragen if not een.uitkomst and een.organisatie_id == door.organisatie_id}
    is_houder = toekenning.houder_id == door.organisatie_id
    past = {
        "samenstelling_wijzigen": soort.met_partners,
        "contingent_herzien": toekenning.soort == CONTINGENT,
        "wijziging_vragen": bool(nog_te_vragen(soort, is_houder=is_houder, al_open=al_open)),
        "fusie_opvolgen": toekenning.wacht_op_fusie,
    }
    return [
        (een.knop, reverse(een.route, args=[toekenning.pk]), "gevaar" if een.sleutel in _GEVAAR else "")
        for een in mogelijke_handelingen(door, toekenning, PLEK)
        if past.get(een.sleutel, True)
    ]


def _lid(rij: dict[str, Any], vandaag: date) -> dict[str, Any]:
    begin, einde = perioden_van(rij)
    voor = dag_van(rij["voor"])
    return {
        "naam": rij["naam"],
        "url": reverse("organisatie_detail", args=[rij["organisatie"]]),
        "organisatie": UUID(rij["organisatie"]),
        "plaats": rij["plaats"],
        "begin": begin,
        "einde": einde,
        "reden": rij["reden"],
        "voor": voor,
        "is_te_laat": voor is not None and voor < vandaag,
        "is_nu": begin <= vandaag and (einde is None or einde >= vandaag),
        "komt": begin > vandaag,
    }


def _plaatsen(toekenning: Toekenning, leden: Sequence[dict[str, Any]], vandaag: date) -> list[dict[str, Any]]:
    """Per seat who has it now and later, how many are short, and until when it can be filled."""
    uit = []
    for sleutel, wat in toekenning.toekenningssoort.plaatsen.items():
        hier = [lid for lid in leden if lid["plaats"] == sleutel]
        blijven = [lid for lid in hier if lid["is_nu"] or lid["komt"]]
        # Before its first day nobody is there yet: then those who come count.
        nu = blijven if toekenning.periode.lower > vandaag else [lid for lid in hier if lid["is_nu"]]
        wachtend = sorted((lid["voor"], lid["is_te_laat"]) for lid in hier if lid["voor"])
        if blijven or wat.minstens:
            uit.append(
                {
                    "label": wat.label,
                    "leden": sorted(blijven, key=lambda lid: (lid["komt"], sorteersleutel(lid["naam"]))),
                    "tekort": max(wat.minstens - len(nu), 0),
                    "voor": wachtend[0][0] if wachtend else None,
                    "is_te_laat": bool(wachtend) and wachtend[0][1],
                }
            )
    return uit


def _na_fusie(toekenning: Any, door: Hoedanigheid) -> list[tuple[str, str]]:
    """That the desk must look at it, as (kind of message, sentence)."""
    if not toekenning.wacht_op_fusie or not mag(door, "fusie_opvolgen"):
        return []
    zin = "Er was een fusie of overname: kijk na of dit zo verder kan, en leg vast wat je vond."
    return [("let", zin)]


def _waarschuwingen(
    toekenning: Any,
    plaatsen: Sequence[dict[str, Any]],
    procedures: Sequence[Handhaving],
    einde: date | None,
    vandaag: date,
) -> list[tuple[str, str]]:
    """What must not be missed, as (kind of message, sentence)."""
    uit = []
    for plaats in plaatsen:
        if plaats["is_te_laat"]:
            uit.append(
                (
                    "fout",
                    f"“{plaats['label']}” moest uiterlijk op {datum(plaats['voor'])} weer bezet zijn.",
                )
            )
        elif plaats["voor"]:
            uit.append(
                ("let", f"“{plaats['label']}” moet uiterlijk op {datum(plaats['voor'])} een opvolger hebben.")
            )
        elif plaats["tekort"]:
            uit.append(("let", f"“{plaats['label']}” is vandaag niet bezet."))
    for rij in toekenning.rijen_houders:
        begin, _ = perioden_van(rij)
        if begin > vandaag:
            uit.append(("weet", f"Vanaf {datum(begin)} is {rij['naam']} de houder."))
    if komt_geschorst(toekenning, vandaag):
        vanaf = datum(toekenning.schorsing_vanaf)
        uit.append(("let", f"Geschorst vanaf {vanaf}: tot de dag ervoor geldt alles nog."))
    elif toekenning.status == "geschorst":
        uit.append(("let", "Geschorst: er mag nu niets mee gebeuren, maar de regio blijft bezet."))
    if toekenning.einde_reden and einde and einde >= vandaag:
        uit.append(("weet", f"Eindigt op {datum(einde)}: {toekenning.einde_reden}"))
    if any(rij.status != AFGESLOTEN for rij in procedures):
        uit.append(("weet", "Er loopt een procedure over een tekortkoming."))
    return uit


def _feiten(toekenning: Toekenning, einde: date | None) -> list[tuple[str, str]]:
    uit = [
        ("Periode", periode(Periode(toekenning.periode.lower, einde))),
        ("Rechtsgrond", toekenning.toekenningssoort.rechtsgrond),
    ]
    besloten = toekenning.laatste_dag_besluit
    if besloten and besloten != einde:
        uit.append(("Toegekend tot en met", datum(besloten)))
    if toekenning.einde_reden:
        uit.append(("Waarom het vroeger eindigt", toekenning.einde_reden))
    if toekenning.is_overgang:
        uit.append(("Overgang", "erkend vóór de nieuwe regels: behoudt zijn oude einddatum"))
    if toekenning.herkomst == Herkomst.INGELEZEN:
        uit.append(("Herkomst", toekenning.get_herkomst_display()))
    return uit


def _regios(toekenning: Any, einde: date | None) -> list[str]:
    """The names, with the period where it is another one than of the whole."""
    uit = []
    for rij in sorted(toekenning.rijen_regios, key=lambda rij: sorteersleutel(rij["naam"])):
        begin, tot = perioden_van(rij)
        anders = (begin, tot) != (toekenning.periode.lower, einde)
        uit.append(f"{rij['naam']} ({periode(Periode(begin, tot))})" if anders else rij["naam"])
    return uit


def _jaren(toekenning: Any, vandaag: date) -> list[dict[str, Any]]:
    return [
        {
            "jaar": rij["jaar"],
            "plaatsen": rij["plaatsen"],
            "is_voorbij": rij["jaar"] < vandaag.year,
            "nummer": rij["nummer"] or "",
            "url": reverse("besluit_detail", args=[rij["besluit"]]) if rij["besluit"] else "",
        }
        for rij in toekenning.rijen_jaren
    ]


def _vraag(vraag: Wijzigingsvraag, door: Hoedanigheid) -> dict[str, Any]:
    """One open question, and how the desk does it or does not."""
    doe = "mandaat_stopzetten" if vraag.soort == Vraagsoort.STOPZETTING else "samenstelling_wijzigen"
    mag_beslissen = mag(door, "wijziging_afwijzen")
    return {
        "titel": vraag.get_soort_display(),
        "wie": vraag.organisatie.naam,
        "op": vraag.gevraagd_op,
        "reden": vraag.reden,
        "wat": vraagzinnen(vraag),
        "doe_url": f"{reverse(doe, args=[vraag.toekenning_id])}?vraag={vraag.pk}" if mag_beslissen else "",
        "wijs_af_url": reverse("wijziging_afwijzen", args=[vraag.pk]) if mag_beslissen else "",
    }
