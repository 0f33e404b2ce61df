"""The yearly evaluations on the screen: the list per reader, one evaluation, and what its outcome leads to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.urls import reverse

from ama.bladen.documenten import documentenlijst, met_maakstand
from ama.bladen.opkomst import curve
from ama.domein.evaluatie import (
    Evaluatieregels,
    Tijd,
    begeleid_tot,
    dagen_te_laat,
    stand_zin,
    termijnzinnen,
    tijd_op,
)
from ama.domein.evaluatieinhoud import BETAALD_WERK, UITKOMSTEN, VOORUITGANG
from ama.domein.groei import groeiregels
from ama.domein.statuut import INSTANTIES
from ama.domein.woorden import dagen, met_hoofdletter
from ama.meldingen.evaluaties import EVALUATIE, staat_gevolg_open
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst, Toeleiding
from ama.models.evaluatiefeiten import inhoud_van, opkomst_per_maand, samen, vorige_van
from ama.models.groei import metingen_van
from ama.querysets import BegeleidingQuerySet
from ama.querysets.lezers import SOORT_VAN_DEPARTEMENT
from ama.soorten import WSE
from ama.statussen import AFGEWERKT, GESTART, OPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.parameters.models import Parameterwaarde
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag

TE_LAAT, TE_DOEN, LATER, GEHOUDEN = "te_laat", "te_doen", "later", "gehouden"
STANDEN = ((TE_LAAT, "te laat"), (TE_DOEN, "te houden"), (LATER, "later"), (GEHOUDEN, "al gehouden"))
STANDEN_DEPARTEMENT = ((TE_LAAT, "te laat"), (GEHOUDEN, "gehouden"))
# The acts that an outcome sets going.
DOORVERWIJZEN, STOPZETTEN = "doorverwijzing_versturen", "overeenkomst_stopzetten"
WIJZIGEN = "overeenkomst_wijzigen"
_OPENEN, _ESCALATIE = "ama_evaluatie_openen", "evaluatie_escalatie_dagen"
_MERK = {Tijd.LATER: ("later", ""), Tijd.OPEN: ("te houden", "let"), Tijd.TE_LAAT: ("te laat", "fout")}


@dataclass(frozen=True)
class Evaluatieregel:
    """One guidance in the list; `url` "" when this reader has nothing to do or to read there."""

    deelnemer: str
    deelnemer_url: str
    dossiernummer: str
    begeleider: str
    stand: str
    kleur: str
    uiterlijk_op: date | None
    laatst_op: date | None
    resultaat: str
    url: str
    doe: str
    laatste_url: str


def aannames(dag: date) -> QuerySet[Any, str]:
    """The keys of the numbers of the evaluation that are assumed on this day; not asked yet."""
    rijen = (
        Parameterwaarde.objects.geldig_op(dag).aannames().filter(parameter__sleutel__in=(_OPENEN, _ESCALATIE))
    )
    return rijen.values_list("parameter__sleutel", flat=True)


def in_aanname(sleutels: Collection[str]) -> dict[str, bool]:
    """Which of these terms the sentence about an evaluation calls assumed (`domein.evaluatie.stand_zin`)."""
    return {"is_opening_aanname": _OPENEN in sleutels, "is_escalatie_aanname": _ESCALATIE in sleutels}


def stand_in_woorden(rij: Begeleiding, dag: date) -> str:
    """Where the evaluation of this guidance stands on `dag`, for who has to hold it; one query."""
    rijen = list(
        Overeenkomst.objects.getekend()
        .filter(deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id)
        .annotate(aangenomen=ArraySubquery(aannames(dag)))
        .values_list("start", "einde", "aangenomen")
    )
    laatste_dag = begeleid_tot([Periode(start, einde) for start, einde, _ in rijen], rij.sinds)
    aangenomen = rijen[0][2] or () if rijen else ()
    return stand_zin(rij.termijn, dag, laatste_dag=laatste_dag, **in_aanname(aangenomen))


def termijnen(door: Hoedanigheid, dag: date) -> tuple[str, ...]:
    """The terms in general, for who has to keep them; nothing for the departement. One query."""
    if is_departement(door):
        return ()
    opname, aangenomen = momentopname_met_aannames(dag)
    regels = Evaluatieregels(
        interval_maanden=opname.getal("ama_evaluatie_interval"),
        open_maanden=opname.getal("ama_evaluatie_openen"),
        escalatie_dagen=opname.getal("evaluatie_escalatie_dagen"),
    )
    return termijnzinnen(regels, **in_aanname(aangenomen))


def is_departement(door: Hoedanigheid) -> bool:
    """Whether this reader only sees that, whether and with which result (regelgeving 11)."""
    return door.rol in SOORT_VAN_DEPARTEMENT


def standen_voor(door: Hoedanigheid) -> tuple[tuple[str, str], ...]:
    """By which stands this reader can choose."""
    return STANDEN_DEPARTEMENT if is_departement(door) else STANDEN


def gekozen(
    rijen: BegeleidingQuerySet, vraag: Mapping[str, Any], door: Hoedanigheid, dag: date
) -> BegeleidingQuerySet:
    """The guidances that these filters ask for, the most urgent first, each with its last result.

    Who is late is nobody else's business before `evaluatie_zichtbaar_op` (regelgeving 15, row 20).
    """
    afgewerkt = Jaarevaluatie.objects.filter(begeleiding_id=OuterRef("pk"), status=AFGEWERKT)
    if is_departement(door):
        afgewerkt = afgewerkt.filter(soort=SOORT_VAN_DEPARTEMENT[door.rol])
        rijen = rijen.met_soort(SOORT_VAN_DEPARTEMENT[door.rol], dag)
    laatste = afgewerkt.order_by("-op")
    open_ = Jaarevaluatie.objects.filter(begeleiding_id=OuterRef("pk"), status=OPEN)
    laat_veld = "evaluatie_zichtbaar_op__lte" if is_departement(door) else "evaluatie_uiterlijk_op__lt"
    laat = Q(tot__isnull=True, **{laat_veld: dag})
    if is_departement(door):
        laat &= Q(is_van_soort=True)
    op_stand = {
        TE_LAAT: laat,
        TE_DOEN: Q(
            tot__isnull=True, evaluatie_open_op__lte=dag, evaluatie_uiterlijk_op__gte=dag, gaat_verder=True
        ),
        LATER: Q(tot__isnull=True, evaluatie_open_op__gt=dag),
        GEHOUDEN: Q(Exists(afgewerkt)),
    }
    rijen = rijen.met_vervolg()
    if zoek := vraag.get("zoek"):
        wie = Deelnemer.objects.zichtbaar_voor(door).gezocht(zoek).order_by()
        rijen = rijen.filter(deelnemer_id__in=wie.values("pk"))
    if is_departement(door):
        rijen = rijen.filter(laat | op_stand[GEHOUDEN])
    if stand := vraag.get("stand"):
        rijen = rijen.filter(op_stand[stand])
    elif not is_departement(door):
        rijen = rijen.lopend()
    return (
        rijen.annotate(
            laatst_op=Subquery(laatste.values("op")[:1], output_field=DateField()),
            laatste_uitkomst=Subquery(laatste.values("uitkomst")[:1], output_field=CharField()),
            laatste_pk=Subquery(laatste.values("pk")[:1], output_field=UUIDField()),
            open_pk=Subquery(open_.values("pk")[:1], output_field=UUIDField()),
        )
        .select_related("deelnemer", "begeleider")
        .order_by(F("tot").asc(nulls_first=True), "evaluatie_uiterlijk_op", "pk")
    )


def regel(rij: Any, door: Hoedanigheid, dag: date) -> Evaluatieregel:
    """One guidance (fetched by `gekozen`) in words, as this reader may know it; no query."""
    tijd = tijd_op(rij.termijn, dag)
    weet = rij.tot is None and (not is_departement(door) or (tijd is Tijd.GEESCALEERD and rij.is_van_soort))
    stand, kleur = _stand(rij, tijd, dag, is_departement(door)) if weet else ("", "")
    url, doe = _doen(rij, tijd) if mag(door, "evaluatie_afwerken") else ("", "")
    leest = mag(door, "jaarevaluatie_detail") and rij.laatste_pk is not None
    return Evaluatieregel(
        deelnemer=rij.deelnemer.naam,
        deelnemer_url=rij.deelnemer.get_absolute_url() if mag(door, "dossier_detail") else "",
        dossiernummer=rij.deelnemer.dossiernummer,
        begeleider=rij.begeleider.naam,
        stand=stand,
        kleur=kleur,
        uiterlijk_op=rij.evaluatie_uiterlijk_op if weet else None,
        laatst_op=rij.laatst_op,
        resultaat=UITKOMSTEN[rij.laatste_uitkomst].label if rij.laatste_uitkomst else "",
        url=url,
        doe=doe,
        laatste_url=reverse("jaarevaluatie_detail", args=[rij.laatste_pk]) if leest else "",
    )


def blad(rij: Jaarevaluatie, door: Hoedanigheid, dag: date) -> dict[str, Any]:
    """The context of the page of one evaluation."""
    return {
        "evaluatie": rij,
        "deelnemer": rij.begeleiding.deelnemer,
        "doelen": [
            (een.tekst, VOORUITGANG.get(een.vooruitgang or 0, "niet ingevuld"), een.vooruitgang)
            for een in inhoud_van(rij).doelen
        ],
        "afgestemd": [met_hoofdletter(INSTANTIES[een]) for een in sorted(inhoud_van(rij).afgestemd)],
        "groei": groeiregels(metingen_van(rij)),
        "gevolg": _gevolg(rij, door),
        "verslag": _verslag(rij, door),
        "afwerk_url": reverse("evaluatie_afwerken", args=[rij.pk]) if rij.status == OPEN else "",
        "te_laat": dagen(rij.dagen_te_laat) if rij.dagen_te_laat else "",
        "terug_url": reverse("jaarevaluatie_lijst"),
    }


def vooraf(rij: Jaarevaluatie, dag: date) -> dict[str, Any]:
    """What stands beside the form: the attendance per month up to `dag`, and what was said last time; two queries."""
    vorige = vorige_van(rij.begeleiding)
    maanden = opkomst_per_maand(rij.begeleiding, vorige, dag)
    return {
        "opkomst": samen(maanden).zin,
        "curve": curve(samen(maanden).zin, maanden),
        "vorige": vorige,
    }


def _stand(rij: Any, tijd: Tijd, dag: date, is_departement: bool) -> tuple[str, str]:
    if tijd is Tijd.GEESCALEERD and not is_departement:
        laat = dagen(dagen_te_laat(rij.evaluatie_uiterlijk_op, dag))
        return f"{laat} te laat, departement ziet het", "fout"
    if tijd in {Tijd.TE_LAAT, Tijd.GEESCALEERD}:
        return f"{dagen(dagen_te_laat(rij.evaluatie_uiterlijk_op, dag))} te laat", "fout"
    return _MERK[tijd] if rij.gaat_verder else ("niet nodig: de begeleiding eindigt", "")


def _doen(rij: Any, tijd: Tijd) -> tuple[str, str]:
    """Where the reader goes on with this guidance."""
    if rij.open_pk is not None:
        return reverse("evaluatie_afwerken", args=[rij.open_pk]), "Vul in"
    if rij.tot is None and tijd is not Tijd.LATER:
        return reverse("evaluatie_openen", args=[rij.pk]), "Begin"
    return "", ""


def _verslag(rij: Jaarevaluatie, door: Hoedanigheid) -> dict[str, Any] | None:
    """The paper of a finished evaluation: made, under way or failed; None while it is open."""
    if rij.status != AFGEWERKT:
        return None
    rijen = Document.objects.zichtbaar_voor(door).filter(object_soort=EVALUATIE, object_id=rij.pk)
    return documentenlijst([een.stand for een in met_maakstand(rijen)], door)


def _gevolg(rij: Jaarevaluatie, door: Hoedanigheid) -> dict[str, Any] | None:
    """What the outcome sets going, and where; None while nothing does or when it is done."""
    if rij.status != AFGEWERKT:
        return None
    uitkomst = UITKOMSTEN[rij.uitkomst]
    is_open = staat_gevolg_open(rij, door)
    return {
        "wat_nu": uitkomst.wat_nu_onder(rij.soort),
        "wegen": gevolgwegen(rij, door) if is_open else [],
        "klaar_url": reverse("evaluatiegevolg_afronden", args=[rij.pk]) if is_open else "",
    }


def gevolgwegen(rij: Jaarevaluatie, door: Hoedanigheid) -> list[tuple[str, str]]:
    """Label and address of the next step, one per running agreement when it is a step in an agreement.

    The form behind it is filled in with what the outcome says: where to, or why it stops.
    """
    uitkomst, wie = UITKOMSTEN[rij.uitkomst], rij.begeleiding.deelnemer_id
    uit: list[tuple[str, str]] = []
    if uitkomst.volgende_handeling == DOORVERWIJZEN and mag(door, DOORVERWIJZEN):
        adres = f"{reverse(DOORVERWIJZEN, args=[wie])}?naar={rij.uitkomst}"
        uit.append((HANDELINGEN[DOORVERWIJZEN].knop, adres))
    if rij.soort == WSE and rij.uitkomst == BETAALD_WERK:
        return uit + _toeleidingswegen(rij, door)
    sleutel = STOPZETTEN if uitkomst.stopt else uitkomst.volgende_handeling
    if sleutel in {STOPZETTEN, WIJZIGEN} and mag(door, sleutel):
        lopend = (
            Overeenkomst.objects.zichtbaar_voor(door)
            .in_begeleiding()
            .filter(deelnemer_id=wie, begeleider_id=rij.begeleiding.begeleider_id)
            .select_related("werkpost__organisatie", "werkpost__vestiging")
            .order_by("start", "pk")
        )
        knop, vraag = HANDELINGEN[sleutel].knop, f"?reden={uitkomst.reden}" if uitkomst.stopt else ""
        uit += [
            (f"{knop}: {een.werkpost.naam}", f"{reverse(sleutel, args=[een.pk])}{vraag}") for een in lopend
        ]
    return uit


def _toeleidingswegen(rij: Jaarevaluatie, door: Hoedanigheid) -> list[tuple[str, str]]:
    """The way to where the step on to work is recorded: it ends agreements and toeleiding together."""
    lopend = Toeleiding.objects.zichtbaar_voor(door).filter(
        deelnemer_id=rij.begeleiding.deelnemer_id, status=GESTART
    )
    return [("Registreer de doorstroom", een.get_absolute_url()) for een in lopend]


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    uit = [("Naam of dossiernummer", vraag["zoek"])] if vraag.get("zoek") else []
    return [*uit, ("Stand", dict(STANDEN)[vraag["stand"]])] if vraag.get("stand") else uit


def over(rijen: list[Any]) -> frozenset[UUID]:
    """Whom these guidances are about."""
    return frozenset(rij.deelnemer_id for rij in rijen)
