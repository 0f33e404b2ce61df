"""What one begeleider knows of one deelnemer when an agreement begins, in one query, and the checks that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject, Lower, Upper

from ama.domein import statuut as statuutrecht
from ama.domein import toestemming as toestemmingsrecht
from ama.domein.doelgroep import Beeld, Controle, controles
from ama.domein.evaluatie import Termijn, nieuw_bezwaar
from ama.domein.ontwerp import Ontwerpstand, Opmaak, aangevuld, ontwerpstand
from ama.domein.overeenkomst import ONDERDELEN, ontbreekt
from ama.domein.rooster import Blok, Rooster
from ama.domein.samenloop import Overeenkomst as Samenloop
from ama.domein.samenloop import Steun
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Gebruik, Oordeel, Toestemming, Uitkomst
from ama.models import begeleiding as begeleidingtabellen
from ama.models import statuut as statuuttabellen
from ama.models.arbeidstijd import PARAMETERS as ARBEIDSTIJD
from ama.models.arbeidstijd import roosterzinnen
from ama.models.grenzen import LEESSLEUTELS, leeftijdsgrenzen
from ama.models.grenzen import PARAMETERS as LEEFTIJDEN
from ama.models.overeenkomst import Overeenkomst
from ama.models.versie import Overeenkomstversie, Roosterblok
from ama.models.versielezen import dimona_van, inhoud_van
from ama.models.werkaanbod import Werkaanbod
from ama.soorten import WVG
from ama.statussen import GETEKEND, IN_OPMAAK
from mandaten.models import Bevoegdheid
from mandaten.soorten import BEGELEIDER_AMA
from werkzorg.databank.perioden import laatste_dag
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Werkpost
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopnamen
from werkzorg.termijnen import Periode

PARAMETERS = (*LEEFTIJDEN, "ama_toelating_arts_herbruikbaar", *ARBEIDSTIJD)


@dataclass(frozen=True)
class Naast:
    """Another agreement of the same person; `minuten` per week and `rooster` only at the same begeleider, the schedule
    only of what all signed.
    """

    overeenkomst: Samenloop
    minuten: int
    is_ontwerp: bool
    rooster: Rooster


@dataclass(frozen=True)
class Persoonsbeeld:
    """All of it; see the tables for each."""

    geboortedatum: date
    overleden_op: date | None
    statuten: tuple[statuutrecht.Statuut, ...]
    vaph: tuple[Steun, ...]
    toestemmingen: tuple[Toestemming, ...]
    # The keys of these, in the same order.
    toestemming_ids: tuple[UUID, ...]
    erkenning: tuple[tuple[Periode, UUID], ...]
    naast: tuple[Naast, ...]
    evaluatie: Termijn | None

    def erkend_onder(self, dag: date) -> UUID | None:
        """The recognition (mandaten.Toekenning) of the begeleider on this day; None without one."""
        return next((toekenning for periode, toekenning in self.erkenning if periode.bevat(dag)), None)

    def statuut_onbekend(self, dag: date) -> bool:
        """Whether nobody noted from what the person lives on this day."""
        return statuutrecht.statuut_onbekend(self.statuten, dag)

    def oordelen(self, gebruik: Gebruik, dag: date, *, arts_jaren: int | None) -> tuple[Oordeel, ...]:
        """How it stands with every body that must permit this use from this day on."""
        vragen = statuutrecht.gevraagde_instanties(self.statuten, dag)
        return toestemmingsrecht.oordelen(
            vragen, self.toestemmingen, gebruik, dag, hergebruik_arts_jaren=arts_jaren
        )

    def minuten_naast(self, sleutel: UUID, dag: date) -> int:
        """The agreed minutes per week at this begeleider on this day in other signed agreements than `sleutel`."""
        return sum(
            een.minuten
            for een in self.naast
            if not een.is_ontwerp
            and een.overeenkomst.sleutel != sleutel
            and een.overeenkomst.periode.bevat(dag)
        )

    def roosters_naast(self, sleutel: UUID, vanaf: date) -> list[tuple[str, Rooster]]:
        """Where else the person comes from this day on under this begeleider, and when: name and schedule."""
        return [
            (een.overeenkomst.werkpost_naam, een.rooster)
            for een in self.naast
            if een.rooster.blokken
            and een.overeenkomst.sleutel != sleutel
            and een.overeenkomst.periode.overlapt(Periode(vanaf, None))
        ]


def lees_persoon(deelnemer_id: UUID, begeleider_id: UUID) -> Persoonsbeeld:
    """What is known of this person at this begeleider; one query. Of others' agreements only kind, place and days."""
    wie = Deelnemer.objects.filter(pk=deelnemer_id)
    return persoon_uit(wie.values_list(persoonsvelden("pk", begeleider_id))[0][0])


def persoonsvelden(deelnemer: str, begeleider_id: UUID) -> JSONObject:
    """All of it as one column of a query; `deelnemer`: the path of its rows to the key of the person."""
    hier = {"deelnemer": OuterRef(deelnemer), "begeleider": begeleider_id}
    persoon = "" if deelnemer == "pk" else deelnemer.removesuffix("_id") + "__"
    van, tot = Lower("periode"), Upper("periode")
    statuten = statuuttabellen.Statuut.objects.filter(**hier).values(
        wat=JSONObject(soort="soort", van=van, tot=tot, naam="instantie_naam")
    )
    vaph = statuuttabellen.Vaphsteun.objects.filter(**hier).values(
        wat=JSONObject(soort="soort", van=van, tot=tot)
    )
    toestemmingen = statuuttabellen.Toestemming.objects.filter(**hier).values(
        wat=JSONObject(
            id="pk", instantie="instantie", uitkomst="uitkomst", gegeven_op="gegeven_op", van="van", tot="tot",
            ingetrokken_op="ingetrokken_op", minuten="minuten_per_week", werkposten="werkposten",
        )
    )  # fmt: skip
    # What was signed says how many hours; of a draft its only version does.
    versie = Overeenkomstversie.objects.filter(overeenkomst=OuterRef("pk"), vervallen_op=None).order_by(
        "-nummer"
    )
    getekend = Q(status__in=GETEKEND)
    # What holds from the last signed version on; of another begeleider nobody reads when somebody comes.
    blokken = Roosterblok.objects.filter(
        versie__overeenkomst=OuterRef("pk"),
        versie__overeenkomst__begeleider=begeleider_id,
        versie__geldt__upper_inf=True,
    ).values(
        wat=JSONObject(weekdag="weekdag", van="van", tot="tot", pauze="pauze", om_de="om_de", week="week")
    )
    naast = (
        Overeenkomst.objects.filter(getekend | Q(status__in=IN_OPMAAK, begeleider=begeleider_id))
        .filter(deelnemer=OuterRef(deelnemer))
        .values(
            wat=JSONObject(
                id="pk", soort="soort", werkpost="werkpost_id", start="start", einde="einde", status="status",
                begeleider="begeleider_id", naam="werkpost__organisatie__naam",
                minuten=Subquery(versie.values("minuten_per_week")[:1]), blokken=ArraySubquery(blokken),
            )
        )
    )  # fmt: skip
    erkenning = (
        Bevoegdheid.objects.filter(organisatie=begeleider_id, functie=BEGELEIDER_AMA)
        .order_by("periode")
        .values(wat=JSONObject(van=van, tot=tot, toekenning="toekenning_id"))
    )
    evaluatie = begeleidingtabellen.Begeleiding.objects.filter(tot__isnull=True, **hier).values(
        wat=JSONObject(
            open="evaluatie_open_op", uiterlijk="evaluatie_uiterlijk_op", zichtbaar="evaluatie_zichtbaar_op"
        )
    )
    return JSONObject(
        geboortedatum=f"{persoon}geboortedatum",
        overleden_op=f"{persoon}overleden_op",
        begeleider=Value(str(begeleider_id)),
        statuten=ArraySubquery(statuten.order_by("periode")),
        vaph=ArraySubquery(vaph.order_by("periode")),
        toestemmingen=ArraySubquery(toestemmingen.order_by("gegeven_op")),
        erkenning=ArraySubquery(erkenning),
        naast=ArraySubquery(naast.order_by("start")),
        evaluatie=Subquery(evaluatie[:1]),
    )


def persoon_uit(rij: dict[str, Any]) -> Persoonsbeeld:
    """What the column of `persoonsvelden` holds."""
    begeleider_id = UUID(rij["begeleider"])
    return Persoonsbeeld(
        geboortedatum=date.fromisoformat(rij["geboortedatum"]),
        overleden_op=_dag(rij["overleden_op"]),
        statuten=tuple(
            statuutrecht.Statuut(een["soort"], _periode(een), een["naam"]) for een in rij["statuten"]
        ),
        vaph=tuple(Steun(een["soort"], _periode(een)) for een in rij["vaph"]),
        toestemmingen=tuple(_toestemming(een) for een in rij["toestemmingen"]),
        toestemming_ids=tuple(UUID(een["id"]) for een in rij["toestemmingen"]),
        erkenning=tuple((_periode(een), UUID(een["toekenning"])) for een in rij["erkenning"]),
        naast=tuple(_naast(een, begeleider_id) for een in rij["naast"]),
        evaluatie=_termijn(rij["evaluatie"]),
    )


@dataclass(frozen=True)
class Nagekeken:
    """The checks of one agreement, what a permission must cover, and how its draft stands."""

    controles: Sequence[Controle]
    oordelen: Sequence[Oordeel]
    stand: Ontwerpstand


def kijk_na(
    persoon: Persoonsbeeld,
    opmaak: Opmaak,
    *,
    sleutel: UUID,
    plek: Plek | None,
    vandaag: date,
    toestemming_op: date | None = None,
    is_begin: bool = True,
) -> Nagekeken:
    """Every check of this agreement as it stands on `vandaag`; one query (the numbers of the law).

    `toestemming_op`: the day on which the bodies must permit (None: the start); `is_begin` False: nothing begins then.
    """
    op = toestemming_op or opmaak.start
    start, opnamen = opmaak.start, momentopnamen((*LEESSLEUTELS, *PARAMETERS))
    werkpost = plek.werkpost if plek else None
    periode = Periode(start, None)
    gebruik = Gebruik(
        opmaak.werkpost, opmaak.inhoud.rooster.minuten_per_week + persoon.minuten_naast(sleutel, op)
    )
    nu = max((een for een in opnamen if een.dag <= vandaag), key=lambda een: een.dag)
    oordelen = persoon.oordelen(gebruik, op, arts_jaren=_arts_jaren(nu) if is_begin else None)
    wet, botsingen = roosterzinnen(opmaak.inhoud.rooster, persoon.roosters_naast(sleutel, start), nu)
    mist = ontbreekt(opmaak.inhoud)
    beeld = Beeld(
        overeenkomst=Samenloop(sleutel, WVG, opmaak.werkpost, periode, werkpost.naam if werkpost else ""),
        geboortedatum=persoon.geboortedatum,
        grenzen=leeftijdsgrenzen(opnamen),
        erkenning=[een for een, _ in persoon.erkenning],
        andere=[een.overeenkomst for een in persoon.naast if een.overeenkomst.sleutel != sleutel],
        vaph_gevraagd=opmaak.vaph_gevraagd_op is not None or bool(persoon.vaph),
        vaph=persoon.vaph,
        statuut_onbekend=persoon.statuut_onbekend(op),
        oordelen=oordelen,
        betaald_werk_mogelijk=opmaak.betaald_werk_mogelijk,
        geinformeerd_op=opmaak.geinformeerd_op,
        verzekerd_ongevallen=opmaak.verzekerd_ongevallen,
        verzekerd_ba=opmaak.verzekerd_ba,
        dimona=opmaak.dimona,
        werkpost=als_periode(werkpost.periode) if werkpost else None,
        overleden_op=persoon.overleden_op,
        inhoud_ontbreekt=[ONDERDELEN[naam].label for naam in mist],
        evaluatie_bezwaar=nieuw_bezwaar(persoon.evaluatie, vandaag),
        arbeidstijd=wet,
        botsingen=botsingen,
    )
    stand = ontwerpstand(statuut_onbekend=beeld.statuut_onbekend, oordelen=oordelen, ontbreekt=mist)
    return Nagekeken(controles(beeld, vandaag), oordelen, stand)


@dataclass(frozen=True)
class Plek:
    """A werkpost and what it offers on one day."""

    werkpost: Werkpost
    activiteiten: tuple[str, ...]


def lees_plek(werkpost_id: UUID, dag: date) -> Plek | None:
    """The werkpost with its offer on this day; None when there is no such werkpost; one query."""
    aanbod = Werkaanbod.objects.geldig_op(dag).filter(werkpost=OuterRef("pk"))
    werkpost = (
        Werkpost.objects.filter(pk=werkpost_id)
        .select_related("organisatie", "vestiging")
        .annotate(aangeboden=Subquery(aanbod.values("activiteiten")[:1]))
        .first()
    )
    return None if werkpost is None else Plek(werkpost, tuple(werkpost.aangeboden or ()))


def vul_aan(opmaak: Opmaak, plek: Plek | None) -> Opmaak:
    """With what is known of the werkpost, where nobody typed anything else."""
    if plek is None:
        return opmaak
    return aangevuld(opmaak, activiteiten=plek.activiteiten, plaats=plek.werkpost.waar)


def persoon_bij(overeenkomst: Overeenkomst) -> Persoonsbeeld:
    """The person of this agreement at its begeleider, read once per page or act."""
    if overeenkomst.gelezen_persoon is None:
        overeenkomst.gelezen_persoon = lees_persoon(overeenkomst.deelnemer_id, overeenkomst.begeleider_id)
    return overeenkomst.gelezen_persoon


def opmaak_van(overeenkomst: Overeenkomst, versie: Overeenkomstversie) -> Opmaak:
    """What stands in the agreement and this version of it, as its page has it."""
    return Opmaak(
        werkpost=overeenkomst.werkpost_id,
        start=versie.ingaat_op,
        inhoud=inhoud_van(versie),
        betaald_werk_mogelijk=overeenkomst.betaald_werk_mogelijk,
        vaph_gevraagd_op=overeenkomst.vaph_gevraagd_op,
        geinformeerd_op=overeenkomst.geinformeerd_op,
        verzekerd_ongevallen=overeenkomst.verzekerd_ongevallen,
        verzekerd_ba=overeenkomst.verzekerd_ba,
        dimona=dimona_van(overeenkomst),
    )


def als_periode(reeks: Any) -> Periode:
    """A range of the database as people count it, both ends inclusive."""
    return Periode(reeks.lower or date.min, laatste_dag(reeks))


def _arts_jaren(nu: Momentopname) -> int | None:
    """How many years a permission of the arts stays of use to begin with; None while nobody knows."""
    sleutel_gekend = nu.is_gekend("ama_toelating_arts_herbruikbaar")
    return nu.getal("ama_toelating_arts_herbruikbaar") if sleutel_gekend else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _periode(rij: dict[str, Any]) -> Periode:
    """The upper bound of the database is the first day that does not belong to it any more."""
    tot = _dag(rij["tot"])
    return Periode(_dag(rij["van"]) or date.min, date.fromordinal(tot.toordinal() - 1) if tot else None)


def _toestemming(rij: dict[str, Any]) -> Toestemming:
    return Toestemming(
        Instantie(rij["instantie"]),
        Uitkomst(rij["uitkomst"]),
        date.fromisoformat(rij["gegeven_op"]),
        date.fromisoformat(rij["van"]),
        _dag(rij["tot"]),
        _dag(rij["ingetrokken_op"]),
        rij["minuten"],
        frozenset(UUID(een) for een in rij["werkposten"]),
    )


def _naast(rij: dict[str, Any], begeleider_id: UUID) -> Naast:
    eigen = rij["begeleider"] == str(begeleider_id)
    wat = Samenloop(
        UUID(rij["id"]),
        rij["soort"],
        UUID(rij["werkpost"]),
        Periode(date.fromisoformat(rij["start"]), _dag(rij["einde"])),
        rij["naam"] if eigen else "",
    )
    blokken = (
        Blok(
            een["weekdag"],
            time.fromisoformat(een["van"]),
            time.fromisoformat(een["tot"]),
            een["pauze"],
            een["om_de"],
            een["week"],
        )
        for een in rij["blokken"]
    )
    return Naast(
        wat,
        (rij["minuten"] or 0) if eigen else 0,
        rij["status"] in IN_OPMAAK,
        Rooster(tuple(sorted(blokken))),
    )


def _termijn(rij: dict[str, Any] | None) -> Termijn | None:
    if rij is None:
        return None
    return Termijn(*(date.fromisoformat(rij[naam]) for naam in ("open", "uiterlijk", "zichtbaar")))
