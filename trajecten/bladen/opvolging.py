"""The parts of the page of a traject about follow-up and duration; all of them together ask one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen import opvolgvragen
from trajecten.bladen.deel import Deel
from trajecten.bladen.opvolgvragen import velden
from trajecten.domein.notities import CONTACT, TERUG_TE_NEMEN
from trajecten.forms.opvolging import NotitieForm
from trajecten.models import Notitie, Onderbreking, Traject, Verlenging, Zorgnotitie, leest_alleen_na
from trajecten.querysets.lezers import OPVOLGING
from trajecten.soorten import CONTACTSOORTEN, ONDERBREEKREDENEN, TANDEM, ZICHTBAARHEDEN
from trajecten.statussen import GEVRAAGD, VERLENGINGSTATUSSEN
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import groepen_van, mag

OP_HET_BLAD = 8
_SOORTEN = dict(CONTACTSOORTEN)
_ZICHT = dict(ZICHTBAARHEDEN)
_REDENEN = dict(ONDERBREEKREDENEN)
_VERLENGING = dict(VERLENGINGSTATUSSEN)


@dataclass(frozen=True)
class Notitieregel:
    """One note as the page shows it; `terug_url` "" when this reader cannot take it back (any more)."""

    soort: str
    dag: date
    minuten: int | None
    tekst: str
    zicht: str
    wie: str
    organisatie: str
    terug_url: str = ""


def gegevens_van(traject: Traject, door: Hoedanigheid) -> dict[str, list[dict[str, Any]]]:
    """What stands in this file for this reader, per subject as lists of plain values; one query per fetched row."""
    onthouden: dict[Hoedanigheid, dict[str, list[dict[str, Any]]]] = traject.__dict__.setdefault(
        "_opvolging", {}
    )
    if door not in onthouden:
        hier = Traject.objects.filter(pk=traject.pk).annotate(
            **{f"lijst_{naam}": ArraySubquery(rijen) for naam, rijen in _vragen(door).items()}
        )
        rij = hier.values(*(naam for naam in hier.query.annotations if naam.startswith("lijst_"))).first()
        # What this reader may not see at all is no list but NULL.
        onthouden[door] = {naam.removeprefix("lijst_"): lijst or [] for naam, lijst in (rij or {}).items()}
    return onthouden[door]


def _vragen(door: Hoedanigheid) -> dict[str, QuerySet[Any, Any]]:
    hier = OuterRef("pk")

    def van(rijen: QuerySet[Any], *volgorde: str, hoogstens: int = OP_HET_BLAD) -> QuerySet[Any]:
        return rijen.filter(traject_id=hier).order_by(*volgorde)[:hoogstens]

    return {
        "notities": velden(
            van(Notitie.objects.zichtbaar_voor(door), "-dag", "-geschreven_op", "pk"),
            "id", "soort", "dag", "duur_minuten", "tekst", "zichtbaarheid", "geschreven_op",
            **opvolgvragen.WIE,
        ),
        "zorgnotities": opvolgvragen.zorgnotities(hier, door)[:OP_HET_BLAD],
        "zorgdagen": velden(
            van(Zorgnotitie.objects.geldig(), "-dag", "pk", hoogstens=60), "dag",
            huis=F("organisatie_id"), bij=F("organisatie__naam"),
        ),
        # The next ones, in their order.
        "afspraken": opvolgvragen.afspraken(hier, door)
        .filter(dag__gte=timezone.localdate())
        .order_by("dag", "van_uur", "pk")[:OP_HET_BLAD],
        "evaluaties": opvolgvragen.evaluaties(hier, door)[:OP_HET_BLAD],
        "onderbrekingen": velden(
            van(Onderbreking.objects.zichtbaar_voor(door), "-periode", "pk"),
            "id", "reden", "toelichting", "stopt_klok",
            van=F("periode__startswith"), tot_voor=F("periode__endswith"),
        ),
        "verlengingen": velden(
            van(Verlenging.objects.zichtbaar_voor(door), "-gevraagd_op", "pk"),
            "id", "maanden", "status", "gevraagd_op", "beslist_op", "beslissing",
        ),
        "stukken": opvolgvragen.stukken(hier, door)[:OP_HET_BLAD],
    }  # fmt: skip


def notitieregel(een: dict[str, Any], door: Hoedanigheid) -> Notitieregel:
    """One note of `gegevens_van` in words."""
    return Notitieregel(
        soort=_SOORTEN[een["soort"]],
        dag=date.fromisoformat(een["dag"]),
        minuten=een["duur_minuten"],
        tekst=een["tekst"],
        zicht=_ZICHT[een["zichtbaarheid"]],
        wie=een["wie"],
        organisatie=een["bij"],
        terug_url=terug_url("notitie_terugnemen", een, door),
    )


def zorgregel(een: dict[str, Any], door: Hoedanigheid) -> dict[str, Any]:
    """One care note of `opvolgvragen.zorgnotities` in words."""
    return {
        "dag": date.fromisoformat(een["dag"]),
        "tekst": een["tekst"],
        "wie": een["wie"],
        "terug_url": terug_url("zorgnotitie_terugnemen", een, door),
    }


def afspraakregel(een: dict[str, Any], door: Hoedanigheid) -> dict[str, Any]:
    """One appointment of `opvolgvragen.afspraken` in words, with the way to cancel it while it is to come."""
    dag, staat = date.fromisoformat(een["dag"]), een["afgezegd_op"] is None
    kan_af = staat and dag >= timezone.localdate() and mag(door, "afspraak_afzeggen")
    return {
        "dag": dag,
        "van_uur": time.fromisoformat(een["van_uur"]),
        "minuten": een["duur_minuten"],
        "soort": _SOORTEN[een["soort"]],
        "waar": een["waar"],
        "waarover": een["waarover"],
        "bij": een["bij"],
        "afzegging": een["afzegging"],
        "is_afgezegd": not staat,
        "afzeg_url": reverse("afspraak_afzeggen", args=[een["id"]]) if kan_af else "",
    }


def evaluatieregel(een: dict[str, Any]) -> dict[str, Any]:
    """One evaluation of `opvolgvragen.evaluaties` in words."""
    return {**een, "op": date.fromisoformat(een["op"])}


def stukregel(een: dict[str, Any]) -> dict[str, Any]:
    """One document of `opvolgvragen.stukken` in words, with where it is fetched."""
    return {
        "naam": een["naam"],
        "status": een["status"],
        "op": datetime.fromisoformat(een["toegevoegd_op"]),
        "url": reverse("bijlage_downloaden", args=[een["id"]]),
    }


def terug_url(sleutel: str, een: dict[str, Any], door: Hoedanigheid) -> str:
    """Where this reader takes a note back; "" when he did not write it or when it is too late."""
    laat = timezone.now() - datetime.fromisoformat(een["geschreven_op"]) > TERUG_TE_NEMEN
    eigen = UUID(een["wie_id"]) == door.gebruiker_id
    return reverse(sleutel, args=[een["id"]]) if eigen and not laat else ""


def kan(sleutel: str, traject: Traject, door: Hoedanigheid) -> str:
    """The address of this act when this reader can do it on this traject now; "" otherwise."""
    handeling = HANDELINGEN[sleutel]
    if not mag(door, sleutel) or traject.status not in handeling.toestanden:
        return ""
    if not handeling.recht.groepen <= groepen_van(door, traject) or _leest_na(traject, door):
        return ""
    return reverse(sleutel, args=[traject.pk])


def _lijst(sleutel: str, traject: Traject, door: Hoedanigheid, regels: list[dict[str, Any]]) -> str:
    """Where the rest of these stands; "" while the page shows them all."""
    if len(regels) < OP_HET_BLAD or not mag(door, sleutel):
        return ""
    return reverse(sleutel, args=[traject.pk])


def _leest_na(traject: Traject, door: Hoedanigheid) -> bool:
    """Whether he only reads it on; asked once per page."""
    if "leest_na" not in traject.__dict__:
        traject.__dict__["leest_na"] = leest_alleen_na(traject, door)
    uit: bool = traject.__dict__["leest_na"]
    return uit


def _volgt_op(traject: Traject, door: Hoedanigheid) -> bool:
    return OPVOLGING in groepen_van(door, traject)


def notities(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The newest notes that this reader may read, and the form for the next one."""
    regels = [notitieregel(een, door) for een in gegevens_van(traject, door)["notities"]]
    if not regels and not _volgt_op(traject, door):
        return None
    url = kan("notitie_schrijven", traject, door)
    # What is usual stands ready: three taps are enough (ux 6, row 2).
    begin = {"soort": CONTACT, "dag": timezone.localdate(), "zichtbaarheid": TANDEM}
    return {
        "regels": regels,
        "lijst_url": reverse("notitie_lijst", args=[traject.pk]) if mag(door, "notitie_lijst") else "",
        "schrijf_url": url,
        "formulier": NotitieForm(initial=begin, auto_id="snel_%s") if url else None,
    }


def zorg(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """For the own zorg organisation its care notes; for the rest of the tandem only on which days there was care."""
    if not _volgt_op(traject, door):
        return None
    gegevens = gegevens_van(traject, door)
    regels = [zorgregel(een, door) for een in gegevens["zorgnotities"]]
    eigen = str(door.organisatie_id) if regels else ""
    dagen = {(een["dag"], een["bij"]) for een in gegevens["zorgdagen"] if een["huis"] != eigen}
    elders = [(date.fromisoformat(dag), bij) for dag, bij in sorted(dagen, reverse=True)]
    return {
        "regels": regels,
        "dagen": elders,
        "lijst_url": _lijst("zorgnotitie_lijst", traject, door, regels),
        "schrijf_url": kan("zorgnotitie_schrijven", traject, door),
    }


def afspraken(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The appointments from today on."""
    if not _volgt_op(traject, door):
        return None
    return {
        "regels": [
            regel | {"afzeg_url": "" if _leest_na(traject, door) else regel["afzeg_url"]}
            for regel in (afspraakregel(een, door) for een in gegevens_van(traject, door)["afspraken"])
        ],
        "lijst_url": reverse("afspraak_lijst", args=[traject.pk]) if mag(door, "afspraak_lijst") else "",
        "plan_url": kan("afspraak_plannen", traject, door),
    }


def evaluaties(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The evaluations, the newest first, and when the next one is due."""
    regels = [evaluatieregel(een) for een in gegevens_van(traject, door)["evaluaties"]]
    url = kan("evaluatie_registreren", traject, door)
    if not regels and not url:
        return None
    return {
        "regels": regels,
        "volgende_op": traject.volgende_evaluatie_op,
        "lijst_url": _lijst("evaluatie_lijst", traject, door, regels),
        "url": url,
    }


def looptijd(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """Interruptions and extensions, and the question what one more would do; None before the start."""
    gegevens = gegevens_van(traject, door)
    if traject.startdatum is None or not mag(door, "traject_wat_als"):
        return None
    volgt_op = _volgt_op(traject, door)
    return {
        "startdatum": traject.startdatum,
        "uiterste": traject.uiterste_einddatum,
        "einddatum": traject.einddatum,
        "einde_reden": traject.get_einde_reden_display() if traject.einddatum else "",
        "onderbrekingen": [
            {
                **een,
                # What exactly happened to somebody is between him and his tandem.
                "toelichting": een["toelichting"] if volgt_op else "",
                "reden": _REDENEN[een["reden"]],
                "van": date.fromisoformat(een["van"]),
                "tot": _dag_voor(een["tot_voor"]),
            }
            for een in gegevens["onderbrekingen"]
        ],
        "verlengingen": [
            {
                **een,
                "stand": _VERLENGING[een["status"]],
                "is_open": een["status"] == GEVRAAGD,
                "gevraagd_op": date.fromisoformat(een["gevraagd_op"]),
                "beslist_op": date.fromisoformat(een["beslist_op"]) if een["beslist_op"] else None,
            }
            for een in gegevens["verlengingen"]
        ],
        "wat_als_url": "" if traject.einddatum else reverse("traject_wat_als", args=[traject.pk]),
    }


def _dag_voor(tot_voor: str | None) -> date | None:
    """The last day that belongs to a period of which the database keeps the day after it."""
    return date.fromordinal(date.fromisoformat(tot_voor).toordinal() - 1) if tot_voor else None


def stukken(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The documents that the tandem added."""
    if not _volgt_op(traject, door):
        return None
    regels = [stukregel(een) for een in gegevens_van(traject, door)["stukken"]]
    return {
        "regels": regels,
        "lijst_url": _lijst("trajectstuk_lijst", traject, door, regels),
        "url": kan("trajectstuk_toevoegen", traject, door),
    }


DELEN: tuple[Deel, ...] = (
    Deel("notities", "Notities", "trajecten/delen/notities.html", notities),
    Deel("evaluaties", "Evaluaties", "trajecten/delen/evaluaties.html", evaluaties),
    Deel("afspraken", "Afspraken", "trajecten/delen/afspraken.html", afspraken, is_zijkolom=True),
    Deel("zorg", "Zorg", "trajecten/delen/zorg.html", zorg, is_zijkolom=True),
    Deel("looptijd", "Looptijd", "trajecten/delen/looptijd.html", looptijd, is_zijkolom=True),
    Deel("stukken", "Toegevoegde documenten", "trajecten/delen/stukken.html", stukken, is_zijkolom=True),
)
