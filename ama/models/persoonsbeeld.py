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
from django.utils import timezone

from ama.domein import statuut as statuutrecht
from ama.domein import toestemming as toestemmingsrecht
from ama.domein.evaluatie import Termijn
from ama.domein.ontwerp import Opmaak, aangevuld
from ama.domein.overgang import Lopend, Overgang, overgang
from ama.domein.rooster import Blok, Rooster
from ama.domein.samenloop import Overeenkomst as Samenloop
from ama.domein.samenloop import Steun
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Gebruik, Oordeel, Toestemming, Uitkomst
from ama.models import begeleiding as begeleidingtabellen
from ama.models import statuut as statuuttabellen
from ama.models.aanwezigheid import Aanwezigheid
from ama.models.overeenkomst import Overeenkomst
from ama.models.versie import Overeenkomstversie, Roosterblok
from ama.models.versielezen import dimona_van, inhoud_van
from ama.models.werkaanbod import Werkaanbod
from ama.models.wsebeeld import Wsebeeld, wse_uit, wsevelden
from ama.soorten import WSE, WVG
from ama.statussen import BEEINDIGD, GETEKEND, IN_OPMAAK
from mandaten.models import Bevoegdheid
from mandaten.soorten import BEGELEIDER_AMA
from werkzorg.databank.perioden import laatste_dag
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode


@dataclass(frozen=True)
class Naast:
    """Another agreement of the same person; `minuten` per week and `rooster` only at the same begeleider, the schedule
    only of what all signed.
    """

    overeenkomst: Samenloop
    minuten: int
    is_ontwerp: bool
    rooster: Rooster
    begeleider: UUID
    laatst_ingevuld: date | None
    is_voorbij: bool


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
    begeleider: UUID
    wse: Wsebeeld

    @property
    def nieuwe_soort(self) -> str:
        """Of which kind a new agreement is: what VDAB granted here, and else AMA WVG."""
        return WVG if self.wse.toegekend is None else WSE

    @property
    def nieuwe_toeleiding(self) -> UUID | None:
        """Under which toeleiding a new agreement stands; None for AMA WVG."""
        return None if self.wse.toegekend is None else self.wse.toegekend.toeleiding

    def erkend(self, soort: str) -> Sequence[tuple[Periode, UUID]]:
        """The days on which the begeleider may guide this kind, and under which grant (mandaten.Toekenning)."""
        return self.wse.hier if soort == WSE else self.erkenning

    def erkend_onder(self, dag: date, soort: str) -> UUID | None:
        """The recognition or contingent of the begeleider on this day; None without one."""
        return next((toekenning for periode, toekenning in self.erkend(soort) if periode.bevat(dag)), None)

    def overgang(self, soort: str, start: date) -> Overgang:
        """What becomes of agreements of the other kind when one of this kind begins here on that day."""
        anders = [
            Lopend(
                een.overeenkomst.sleutel,
                een.begeleider,
                een.overeenkomst.periode,
                een.laatst_ingevuld,
                een.is_voorbij,
            )
            for een in self.naast
            if not een.is_ontwerp and een.overeenkomst.soort != soort
        ]
        # VDAB's decision runs on between two agreements: it makes way by a letter too.
        if soort == WVG:
            vandaag = timezone.localdate()
            anders += [
                Lopend(
                    een.toeleiding,
                    een.aanbieder,
                    een.periode,
                    is_voorbij=een.periode.einde is not None and een.periode.einde < vandaag,
                )
                for een in self.wse.gestart
            ]
        return overgang(soort, self.begeleider, start, anders, self.wse.brieven)

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
    laatst = Aanwezigheid.objects.filter(overeenkomst=OuterRef("pk")).order_by("-dag")
    naast = (
        Overeenkomst.objects.filter(getekend | Q(status__in=IN_OPMAAK, begeleider=begeleider_id))
        .filter(deelnemer=OuterRef(deelnemer))
        .values(
            wat=JSONObject(
                id="pk", soort="soort", werkpost="werkpost_id", start="start", einde="einde", status="status",
                begeleider="begeleider_id", naam="werkpost__organisatie__naam",
                laatst=Subquery(laatst.values("dag")[:1]),
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
        wse=wsevelden(deelnemer, begeleider_id),
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
        begeleider=begeleider_id,
        wse=wse_uit(rij["wse"]),
    )


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
        UUID(rij["begeleider"]),
        _dag(rij["laatst"]),
        rij["status"] == BEEINDIGD,
    )


def _termijn(rij: dict[str, Any] | None) -> Termijn | None:
    if rij is None:
        return None
    return Termijn(*(date.fromisoformat(rij[naam]) for naam in ("open", "uiterlijk", "zichtbaar")))
