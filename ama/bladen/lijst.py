"""The list of agreements: what waits for the reader first, and what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, Concat
from django.http import QueryDict
from django.urls import reverse

from ama.bladen.kop import KLEUR
from ama.domein.levensloop import is_te_laat_ingediend
from ama.domein.overeenkomst import indien_zin
from ama.domein.woorden import datum
from ama.forms.lijst import STANDEN, STANDEN_DEPARTEMENT, OvereenkomstFilterForm
from ama.models import Overeenkomst
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import SOORT_VAN_DEPARTEMENT
from ama.soorten import WVG
from ama.statussen import IN_OPMAAK, INGEDIEND, ONDERTEKEND, TERUGGESTUURD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname, momentopname_met_aannames
from werkzorg.toegang.matrix import mag

# The acts on several agreements, in the order of their buttons: label, key.
BUNDELS = (
    ("Dien in", "overeenkomsten_indienen"),
    ("Aanvaard", "overeenkomsten_aanvaarden"),
    ("Verleng", "overeenkomsten_verlengen"),
    ("Draag over", "overeenkomsten_overdragen"),
    ("Zet stop", "overeenkomsten_stopzetten"),
)


@dataclass(frozen=True)
class Lijstregel:
    """One agreement in a list; `zin` says what there is to know now, `is_laat` that it costs subsidy."""

    sleutel: str
    url: str
    naam: str
    dossiernummer: str
    werkpost: str
    begeleider: str
    lid: str
    status: str
    kleur: str
    start: date
    einde: date | None
    ingediend_op: date | None
    zin: str
    is_laat: bool


def lijstregels(rijen: Iterable[Overeenkomst], vandaag: date, indien_dagen: int) -> list[Lijstregel]:
    """One line per agreement (fetched by `met_verbanden`); no query."""
    return [_regel(rij, vandaag, indien_dagen) for rij in rijen]


def indien_dagen(vandaag: date) -> int:
    """Within how many days after the start an agreement counts from its start; one query."""
    return momentopname(vandaag).getal("ama_wvg_indien_termijn")


def stand_met_bron(rij: Overeenkomst, vandaag: date) -> str:
    """As `stand_zin`, and whether the term in it was assumed; one query."""
    opname, aannames = momentopname_met_aannames(vandaag)
    zin = stand_zin(rij, vandaag, opname.getal("ama_wvg_indien_termijn"))
    over_termijn = rij.status in {ONDERTEKEND, INGEDIEND}
    return (
        f"{zin} De termijn is een aanname." if over_termijn and "ama_wvg_indien_termijn" in aannames else zin
    )


def filterformulier(vraag: QueryDict, door: Hoedanigheid) -> OvereenkomstFilterForm:
    """The filters with the werkposten and begeleiders of what this reader sees; two queries."""
    eigen = Overeenkomst.objects.zichtbaar_voor(door).order_by()
    bij_departement = door.rol in SOORT_VAN_DEPARTEMENT
    # A place of an organisation is named after it already: "De Spil, atelier".
    plaats = Coalesce("werkpost__vestiging__naam", "werkpost__organisatie__naam")
    werkposten = eigen.annotate(plaats=plaats).values_list("werkpost_id", "plaats").distinct()
    if bij_departement:
        wie = eigen.values_list("begeleider_id", "begeleider__naam").distinct()
    else:
        naam = Concat(
            "begeleider_lid__gebruiker__voornaam", Value(" "), "begeleider_lid__gebruiker__achternaam"
        )
        wie = eigen.annotate(wie=naam).values_list("begeleider_lid_id", "wie").distinct()
    return OvereenkomstFilterForm(
        vraag,
        standen=STANDEN_DEPARTEMENT if bij_departement else STANDEN,
        werkposten=_op_naam(werkposten),
        begeleiders=_op_naam(wie),
    )


def gekozen(
    rijen: OvereenkomstQuerySet,
    formulier: OvereenkomstFilterForm,
    door: Hoedanigheid,
    vandaag: date,
    dagen: int,
) -> OvereenkomstQuerySet:
    """The agreements that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.filter(deelnemer__in=Deelnemer.objects.gezocht(vraag["zoek"]).order_by().values("pk"))
    if vraag["stand"]:
        rijen = rijen.filter(formulier.standen[vraag["stand"]][1])
    if vraag["werkpost"]:
        rijen = rijen.filter(werkpost_id=vraag["werkpost"])
    if vraag["begeleider"]:
        veld = "begeleider_id" if door.rol in SOORT_VAN_DEPARTEMENT else "begeleider_lid_id"
        rijen = rijen.filter(**{veld: vraag["begeleider"]})
    if vraag["laat"]:
        termijn = timedelta(days=dagen)
        rijen = rijen.filter(
            Q(status=ONDERTEKEND, start__lt=vandaag - termijn)
            | Q(ingediend_op__gt=F("start") + Value(termijn)) & ~Q(status=TERUGGESTUURD),
            soort=WVG,
        )
    return rijen


def dringendst(rijen: OvereenkomstQuerySet, door: Hoedanigheid) -> OvereenkomstQuerySet:
    """What waits for this reader first, the oldest of it on top; what ended last."""
    wacht = (INGEDIEND,) if door.rol in SOORT_VAN_DEPARTEMENT else (TERUGGESTUURD, ONDERTEKEND)
    return rijen.annotate(
        rang=Case(
            *(When(status=een, then=plaats) for plaats, een in enumerate(wacht)),
            When(status__in=[*IN_OPMAAK], then=3),
            When(einde__isnull=True, then=4),
            default=5,
            output_field=IntegerField(),
        ),
        eerste=Coalesce("ingediend_op", "start"),
    ).order_by("rang", "eerste", "pk")


def kijkt_voor_departement(door: Hoedanigheid) -> bool:
    """Whether the list shows organisations to this reader, not the colleagues who guide."""
    return door.rol in SOORT_VAN_DEPARTEMENT


def tellingen(rijen: OvereenkomstQuerySet, formulier: OvereenkomstFilterForm) -> list[tuple[str, int, str]]:
    """Label, how many, and key of each state; one query."""
    per_stand = rijen.aggregate(
        **{sleutel: Count("pk", filter=welke) for sleutel, (_, welke) in formulier.standen.items()}
    )
    return [(label, per_stand[sleutel], sleutel) for sleutel, (label, _) in formulier.standen.items()]


def bundelknoppen(door: Hoedanigheid) -> list[tuple[str, str]]:
    """Label and address of the acts on several agreements that this reader may do."""
    return [(label, reverse(sleutel)) for label, sleutel in BUNDELS if mag(door, sleutel)]


def stand_zin(rij: Overeenkomst, vandaag: date, dagen: int) -> str:
    """What there is to know now about this agreement, as a sentence; "" for nothing."""
    if rij.status == TERUGGESTUURD:
        return f"Teruggestuurd: {rij.terugstuurreden}"
    if rij.soort != WVG and rij.status == ONDERTEKEND:
        return "Dien in, zodat het departement ze aanvaardt."
    if rij.status == ONDERTEKEND:
        return indien_zin(rij.start, dagen, vandaag)
    if rij.soort == WVG and rij.status == INGEDIEND:
        return indien_zin(rij.start, dagen, vandaag, rij.ingediend_op)
    if rij.einde is not None and rij.status not in IN_OPMAAK:
        return f"{'Liep' if rij.einde < vandaag else 'Loopt'} tot en met {datum(rij.einde)}."
    return ""


def _regel(rij: Overeenkomst, vandaag: date, dagen: int) -> Lijstregel:
    op = rij.ingediend_op or vandaag
    telt = rij.soort == WVG and rij.status in {ONDERTEKEND, INGEDIEND}
    is_laat = telt and is_te_laat_ingediend(rij.start, dagen, op)
    return Lijstregel(
        sleutel=str(rij.pk),
        url=rij.get_absolute_url(),
        naam=rij.deelnemer.naam,
        dossiernummer=rij.deelnemer.dossiernummer,
        werkpost=rij.werkpost.naam,
        begeleider=rij.begeleider.naam,
        lid=rij.begeleider_lid.gebruiker.naam,
        status=rij.get_status_display(),
        kleur=KLEUR.get(rij.status, "let"),
        start=rij.start,
        einde=rij.einde,
        ingediend_op=rij.ingediend_op,
        zin=stand_zin(rij, vandaag, dagen),
        is_laat=is_laat,
    )


def _op_naam(paren: Iterable[tuple[Any, str]]) -> list[tuple[str, str]]:
    return sorted(((str(sleutel), naam) for sleutel, naam in paren), key=lambda paar: paar[1].casefold())
