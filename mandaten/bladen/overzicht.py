"""The start of mandaten: what waits for the reader, and how every regio stands today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from mandaten.domein.samenstelling import Bezetting, tekorten
from mandaten.models import (
    Aanvraag,
    Controledossier,
    Deelname,
    Handhaving,
    Lid,
    Oproep,
    OproepRegio,
    Schorsing,
    Toekenning,
    Toekenningsregio,
)
from mandaten.querysets import BEHEERDER, INSPECTIE, beslist_over
from mandaten.soorten import CONTINGENT, NETWERK, SOORTEN, ZORG, Toekenningssoort
from mandaten.statussen import AFGESLOTEN, BEANTWOORD, CONCEPT, GESCHORST, VOORGESTELD
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.plaatsen.models import Regio
from werkzorg.termijnen import Periode, einde_na_maanden
from werkzorg.toegang.matrix import mag
from werkzorg.ui.volgorde import op_naam

# A successor needs a call, an application and a decision: a year ahead is not early.
MAANDEN_VOORUIT = 12
# What a regio has or lacks; the other kinds hold everywhere, or there are any number of them.
_PER_REGIO = (ZORG, NETWERK, CONTINGENT)
# What stands behind a one.
_ENKELVOUD = {
    "aanvragen over de wettelijke termijn": "aanvraag over de wettelijke termijn",
    "voorstellen waarover een tweede persoon beslist": "voorstel waarover een tweede persoon beslist",
    "aanvragen in behandeling": "aanvraag in behandeling",
    "lopende handhavingen": "lopende handhaving",
    "beantwoorde controledossiers": "beantwoord controledossier",
    "geschorste mandaten en erkenningen": "geschorst mandaat of geschorste erkenning",
    "mandaten en erkenningen die binnen een jaar aflopen": "mandaat of erkenning die binnen een jaar afloopt",
    "deelnames die je organisatie nog moet bevestigen": "deelname die je organisatie nog moet bevestigen",
    "aanvragen in opmaak": "aanvraag in opmaak",
    "mandaten, erkenningen en contingenten van je organisatie": "mandaat, erkenning of contingent van je organisatie",
    "daarvan lopen er binnen een jaar af": "daarvan loopt binnen een jaar af",
    "geldige mandaten, erkenningen en contingenten": "geldig mandaat, geldige erkenning of geldig contingent",
    "open oproepen": "open oproep",
}


@dataclass(frozen=True)
class Teller:
    """How many of something wait; `adres` is the list with them ("": this reader opens no such list)."""

    aantal: int
    wat: str
    adres: str
    is_dringend: bool = False

    @property
    def woorden(self) -> str:
        """What is counted, as it stands behind the number."""
        return _ENKELVOUD[self.wat] if self.aantal == 1 else self.wat


@dataclass(frozen=True)
class Bezet:
    """Who has a regio today, and until when (inclusive; None: without end); `leeg` are the seats that nobody takes."""

    wie: tuple[str, ...]
    tot: date | None
    is_geschorst: bool
    loopt_af: bool
    leeg: tuple[str, ...] = ()


@dataclass(frozen=True)
class Regiostand:
    """One regio today; without partnership or coordinator that is what it says. Open calls stand with their kind."""

    sleutel: str
    naam: str
    verband: Bezet | None
    netwerk: Bezet | None
    contingenten: tuple[Bezet, ...]
    oproepen: Mapping[str, Sequence[tuple[str, str]]]

    @property
    def alle_oproepen(self) -> list[str]:
        """The titles of all open calls, in the order of the kinds."""
        return [titel for soort in SOORTEN for titel, _ in self.oproepen.get(soort, ())]


def tellers(door: Hoedanigheid, vandaag: date) -> list[Teller]:
    """What waits for this reader, what is urgent first; one query."""
    aantal = _tel(door, vandaag)
    behandeling, aanvragen = _adres(door, "behandeling_lijst"), _adres(door, "aanvraag_lijst")
    toekenningen = _adres(door, "toekenning_lijst")
    aflopend = _adres(door, "toekenning_lijst", eindigt=MAANDEN_VOORUIT)
    alle = []
    if beslist_over(door):
        alle = [
            Teller(
                aantal["te_laat"],
                "aanvragen over de wettelijke termijn",
                _adres(door, "behandeling_lijst", klok="laat"),
                is_dringend=True,
            ),
            Teller(
                aantal["voorgesteld"],
                "voorstellen waarover een tweede persoon beslist",
                _adres(door, "behandeling_lijst", status=VOORGESTELD),
            ),
            Teller(aantal["in_behandeling"], "aanvragen in behandeling", behandeling),
            Teller(aantal["handhaving"], "lopende handhavingen", _adres(door, "handhaving_lijst")),
            Teller(aantal["beantwoord"], "beantwoorde controledossiers", _adres(door, "controle_lijst")),
            Teller(
                aantal["geschorst"],
                "geschorste mandaten en erkenningen",
                _adres(door, "toekenning_lijst", stand=GESCHORST),
            ),
            Teller(aantal["aflopend"], "mandaten en erkenningen die binnen een jaar aflopen", aflopend),
        ]
    elif door.rol == BEHEERDER:
        alle = [
            Teller(
                aantal["te_bevestigen"],
                "deelnames die je organisatie nog moet bevestigen",
                aanvragen,
                is_dringend=True,
            ),
            Teller(aantal["concept"], "aanvragen in opmaak", aanvragen),
            Teller(aantal["in_behandeling"], "aanvragen in behandeling", aanvragen),
            Teller(
                aantal["geldig"], "mandaten, erkenningen en contingenten van je organisatie", toekenningen
            ),
            Teller(aantal["aflopend"], "daarvan lopen er binnen een jaar af", aflopend),
        ]
    elif door.rol == INSPECTIE:
        alle = [
            Teller(aantal["handhaving"], "lopende handhavingen", _adres(door, "handhaving_lijst")),
            Teller(aantal["beantwoord"], "beantwoorde controledossiers", _adres(door, "controle_lijst")),
            Teller(aantal["geldig"], "geldige mandaten, erkenningen en contingenten", toekenningen),
        ]
    alle.append(Teller(aantal["oproepen"], "open oproepen", _adres(door, "oproep_lijst", stand="open")))
    return alle


def _tel(door: Hoedanigheid, vandaag: date) -> dict[str, int]:
    aanvragen = Aanvraag.objects.zichtbaar_voor(door)
    toekenningen = Toekenning.objects.zichtbaar_voor(door)
    vragen: dict[str, QuerySet[Any]] = {
        "te_laat": aanvragen.te_laat(vandaag),
        "voorgesteld": aanvragen.filter(status=VOORGESTELD),
        "in_behandeling": aanvragen.in_behandeling(),
        "concept": aanvragen.filter(status=CONCEPT),
        "te_bevestigen": Deelname.objects.zichtbaar_voor(door).wachtend(),
        "geldig": toekenningen.geldig_op(vandaag),
        "geschorst": toekenningen.geldig_op(vandaag).geschorst_op(vandaag),
        "aflopend": toekenningen.geldig_op(vandaag).eindigt_tussen(
            vandaag, einde_na_maanden(vandaag, MAANDEN_VOORUIT)
        ),
        "handhaving": Handhaving.objects.zichtbaar_voor(door).exclude(status=AFGESLOTEN),
        "beantwoord": Controledossier.objects.zichtbaar_voor(door).filter(status=BEANTWOORD),
        "oproepen": Oproep.objects.zichtbaar_voor(door).open(),
    }
    eerste, *andere = (
        rijen.order_by()
        .annotate(wat=Value(wat))
        .values("wat")
        .annotate(n=Count("pk"))
        .values_list("wat", "n")
        for wat, rijen in vragen.items()
    )
    return dict.fromkeys(vragen, 0) | dict(eerste.union(*andere, all=True))


def _adres(door: Hoedanigheid, route: str, **vraag: object) -> str:
    """The address of this list with these filters; "" when the reader may not open it."""
    if not mag(door, route):
        return ""
    return f"{reverse(route)}?{urlencode(vraag)}" if vraag else reverse(route)


def regiostanden(vandaag: date) -> list[Regiostand]:
    """Every regio by name: its partnership Zorg, netwerkcoördinator, contingents and open calls; four queries."""
    rijen = list(
        Toekenningsregio.objects.filter(soort__in=_PER_REGIO, periode__contains=vandaag)
        .select_related("toekenning__houder")
        .order_by("regio_id", *op_naam("toekenning__houder__naam"), "pk")
        .annotate(
            is_geschorst=Exists(
                Schorsing.objects.filter(toekenning_id=OuterRef("toekenning_id"), periode__contains=vandaag)
            )
        )
    )
    leden = _leden({rij.toekenning_id for rij in rijen}, vandaag)
    grens = einde_na_maanden(vandaag, MAANDEN_VOORUIT)
    bezet: defaultdict[tuple[str, str], list[Bezet]] = defaultdict(list)
    for rij in rijen:
        tot, houder = laatste_dag(rij.periode), rij.toekenning.houder.naam
        hier = leden[rij.toekenning_id]
        bezet[rij.soort, rij.regio_id].append(
            Bezet(
                tuple(lid.organisatie.naam for lid in hier) or (houder,) if rij.soort == ZORG else (houder,),
                tot,
                rij.is_geschorst,
                loopt_af=tot is not None and tot <= grens,
                leeg=_leeg(SOORTEN[rij.soort], hier, vandaag),
            )
        )
    oproepen: defaultdict[str, defaultdict[str, list[tuple[str, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for een in (
        OproepRegio.objects.filter(oproep__in=Oproep.objects.open())
        .select_related("oproep")
        .order_by("oproep__sluit_op", "oproep_id")
    ):
        oproepen[een.regio_id][een.oproep.soort].append((een.oproep.titel, een.oproep.get_absolute_url()))
    return [
        Regiostand(
            regio.sleutel,
            regio.naam,
            next(iter(bezet[ZORG, regio.sleutel]), None),
            next(iter(bezet[NETWERK, regio.sleutel]), None),
            tuple(bezet[CONTINGENT, regio.sleutel]),
            {soort: oproepen[regio.sleutel][soort] for soort in _PER_REGIO},
        )
        for regio in Regio.objects.order_by(*op_naam("naam"))
    ]


def _leden(toekenningen: Iterable[UUID], vandaag: date) -> defaultdict[UUID, list[Lid]]:
    """Per grant who takes a seat today, in the order of the seats."""
    per_toekenning: defaultdict[UUID, list[Lid]] = defaultdict(list)
    for lid in (
        Lid.objects.filter(toekenning_id__in=list(toekenningen), periode__contains=vandaag)
        .select_related("organisatie")
        .order_by("plaats", *op_naam("organisatie__naam"))
    ):
        per_toekenning[lid.toekenning_id].append(lid)
    return per_toekenning


def _leeg(soort: Toekenningssoort, leden: Iterable[Lid], vandaag: date) -> tuple[str, ...]:
    """The seats of this kind that must be taken and are not today, by name."""
    dag = Periode(vandaag, vandaag)
    bezetting = [Bezetting(lid.pk, lid.organisatie_id, lid.plaats, dag) for lid in leden]
    return tuple(een.label for een in tekorten(soort, bezetting, vandaag))
