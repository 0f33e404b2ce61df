"""The parts of the page of an agreement about guidance and attendance; together one question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery, UUIDField, Value
from django.db.models.functions import Concat, JSONObject
from django.urls import reverse
from django.utils import timezone

from ama.bladen.deel import Deel
from ama.bladen.evaluaties import aannames, in_aanname, is_departement
from ama.bladen.opkomst import curve_vanaf
from ama.domein.evaluatie import Termijn, Tijd, begeleid_tot, stand_zin, tijd_op
from ama.domein.evaluatieinhoud import UITKOMSTEN
from ama.domein.sessie import kan_ongedaan
from ama.forms.sessies import OVEREENKOMST, SessieForm
from ama.models import Aanwezigheid, Begeleiding, Begeleidingssessie, Jaarevaluatie, Overeenkomst, Signaal
from ama.soorten import SESSIESOORTEN, SIGNALEN, ZICHTBAARHEDEN
from ama.statussen import AFGEBROKEN, AFGEWERKT, OPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag

OP_HET_BLAD = 5
_SOORTEN, _ZICHT, _SIGNALEN = dict(SESSIESOORTEN), dict(ZICHTBAARHEDEN), dict(SIGNALEN)


def gegevens_van(overeenkomst: Overeenkomst, door: Hoedanigheid) -> dict[str, list[dict[str, Any]]]:
    """What there is for this reader, per subject as lists of plain values; one query per fetched row."""
    onthouden: dict[Hoedanigheid, dict[str, list[dict[str, Any]]]] = overeenkomst.__dict__.setdefault(
        "_begeleiding", {}
    )
    if door not in onthouden:
        vandaag = timezone.localdate()
        hier = Overeenkomst.objects.filter(pk=overeenkomst.pk).annotate(
            lijst_signalen=ArraySubquery(
                Signaal.objects.zichtbaar_voor(door)
                .open()
                .filter(overeenkomst_id=OuterRef("pk"))
                .order_by("-gegeven_op", "pk")
                .values(json=JSONObject(id="id", soort="soort", zin="zin"))
            ),
            lijst_sessies=ArraySubquery(
                Begeleidingssessie.objects.zichtbaar_voor(door)
                .filter(deelnemer_id=OuterRef("deelnemer_id"))
                .order_by("-op", "-geschreven_op", "pk")[:OP_HET_BLAD]
                .values(json=_sessievelden())
            ),
            lijst_evaluatie=ArraySubquery(_begeleiding(door)),
            lijst_opkomst=ArraySubquery(
                Aanwezigheid.objects.zichtbaar_voor(door)
                .filter(overeenkomst_id=OuterRef("pk"))
                .tussen(curve_vanaf(vandaag), vandaag)
                .order_by("dag")
                .values(json=JSONObject(dag="dag", status="status", minuten="minuten", gepland="is_gepland"))
            ),
        )
        namen = ("lijst_signalen", "lijst_sessies", "lijst_evaluatie", "lijst_opkomst")
        rij = hier.values(*namen).first()
        # What this reader may not see at all is no list but NULL.
        onthouden[door] = {naam.removeprefix("lijst_"): (rij or {}).get(naam) or [] for naam in namen}
    return onthouden[door]


def signalen(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What stands out in the presences and nobody looked at; None without any."""
    regels = [
        {
            "soort": _SIGNALEN[een["soort"]],
            "zin": een["zin"],
            "url": reverse("signaal_afhandelen", args=[een["id"]]),
        }
        for een in gegevens_van(overeenkomst, door)["signalen"]
    ]
    return {"regels": regels} if regels else None


def sessies(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The newest sessions with this person, and the form for the next one."""
    if not mag(door, "sessie_registreren"):
        return None
    regels = [_sessieregel(een, door) for een in gegevens_van(overeenkomst, door)["sessies"]]
    kan = overeenkomst.status != AFGEBROKEN
    plaats = f"{OVEREENKOMST}:{overeenkomst.pk}"
    return {
        "regels": regels,
        "formulier": snelformulier(overeenkomst.deelnemer_id, plaats) if kan else None,
        "lijst_url": lijst_van("begeleidingssessie_lijst", overeenkomst.deelnemer) if regels else "",
    }


def evaluatie(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """When the yearly evaluation must be, and how the last one ended; None for who knows nothing of it."""
    gevonden = gegevens_van(overeenkomst, door)["evaluatie"]
    if not gevonden:
        return None
    return evaluatiestand(gevonden[0], door, timezone.localdate(), overeenkomst.deelnemer)


def snelformulier(deelnemer_id: UUID, plaats: str) -> SessieForm:
    """The form for a session with one person, on a page about him."""
    return SessieForm(vaste=deelnemer_id, initial={"vanaf": plaats}, auto_id="sessie_%s")


def evaluatiestand(
    een: Mapping[str, Any], door: Hoedanigheid, dag: date, deelnemer: Deelnemer
) -> Mapping[str, Any] | None:
    """The evaluation of one guidance (`begeleidingvelden`) of this person in words, as this reader may know it."""
    wanneer = Termijn(
        *(date.fromisoformat(een[naam]) for naam in ("open_op", "uiterlijk_op", "zichtbaar_op"))
    )
    tijd, loopt = tijd_op(wanneer, dag), een["tot"] is None
    laatste_dag = begeleid_tot(_perioden(een["perioden"]), date.fromisoformat(een["sinds"]))
    weet = loopt and (tijd is Tijd.GEESCALEERD or not is_departement(door))
    laatste = UITKOMSTEN[een["uitkomst"]].label if een["uitkomst"] else ""
    if not weet and not laatste:
        return None
    url, knop = "", ""
    if weet and mag(door, "evaluatie_afwerken"):
        if een["open_pk"]:
            url, knop = reverse("evaluatie_afwerken", args=[een["open_pk"]]), "Vul de evaluatie in"
        elif tijd is not Tijd.LATER:
            url, knop = reverse("evaluatie_openen", args=[een["id"]]), "Begin de evaluatie"
    leest = mag(door, "jaarevaluatie_detail") and een["laatste_pk"]
    return {
        "zin": stand_zin(wanneer, dag, laatste_dag=laatste_dag, **in_aanname(een["aannames"] or ()))
        if weet
        else "",
        "is_laat": weet and tijd in {Tijd.TE_LAAT, Tijd.GEESCALEERD},
        "laatst_op": date.fromisoformat(een["laatst_op"]) if een["laatst_op"] else None,
        "resultaat": laatste,
        "laatste_url": reverse("jaarevaluatie_detail", args=[een["laatste_pk"]]) if leest else "",
        "url": url,
        "knop": knop,
        "lijst_url": lijst_van("jaarevaluatie_lijst", deelnemer),
    }


def begeleidingvelden(dag: date) -> JSONObject:
    """One guidance with its open and its last evaluation, its agreements, and what is assumed on `dag`."""
    getekend = Overeenkomst.objects.getekend().filter(
        deelnemer_id=OuterRef("deelnemer_id"), begeleider_id=OuterRef("begeleider_id")
    )
    eigen = Jaarevaluatie.objects.filter(begeleiding_id=OuterRef("pk"))
    laatste = eigen.filter(status=AFGEWERKT).order_by("-op")
    return JSONObject(
        id="id",
        sinds="sinds",
        tot="tot",
        perioden=ArraySubquery(
            getekend.order_by("start").values(json=JSONObject(start="start", einde="einde"))
        ),
        aannames=ArraySubquery(aannames(dag)),
        open_op="evaluatie_open_op",
        uiterlijk_op="evaluatie_uiterlijk_op",
        zichtbaar_op="evaluatie_zichtbaar_op",
        open_pk=Subquery(eigen.filter(status=OPEN).values("pk")[:1], output_field=UUIDField()),
        laatste_pk=Subquery(laatste.values("pk")[:1], output_field=UUIDField()),
        laatst_op=Subquery(laatste.values("op")[:1]),
        uitkomst=Subquery(laatste.values("uitkomst")[:1]),
    )


def lijst_van(route: str, deelnemer: Deelnemer) -> str:
    """The list, of this person alone."""
    return f"{reverse(route)}?{urlencode({'zoek': deelnemer.dossiernummer})}"


def _perioden(rijen: Any) -> list[Periode]:
    return [
        Periode(date.fromisoformat(een["start"]), date.fromisoformat(een["einde"]) if een["einde"] else None)
        for een in rijen
    ]


def _begeleiding(door: Hoedanigheid) -> Any:
    rijen = Begeleiding.objects.zichtbaar_voor(door).filter(
        deelnemer_id=OuterRef("deelnemer_id"), begeleider_id=OuterRef("begeleider_id")
    )
    return rijen.order_by(F("tot").desc(nulls_first=True))[:1].values(
        json=begeleidingvelden(timezone.localdate())
    )


def _sessievelden() -> JSONObject:
    return JSONObject(
        id="id",
        soort="soort",
        op="op",
        minuten="minuten",
        tekst="tekst",
        zicht="zichtbaarheid",
        opvolging="opvolging",
        opvolgen_op="opvolgen_op",
        wie=Concat("door__voornaam", Value(" "), "door__achternaam"),
        wie_id="door_id",
        bij=F("begeleider__naam"),
        geschreven_op="geschreven_op",
    )


def _sessieregel(een: Mapping[str, Any], door: Hoedanigheid) -> dict[str, Any]:
    kan = UUID(een["wie_id"]) == door.gebruiker_id and kan_ongedaan(
        datetime.fromisoformat(een["geschreven_op"]), timezone.now()
    )
    return {
        "soort": _SOORTEN[een["soort"]],
        "op": date.fromisoformat(een["op"]),
        "minuten": een["minuten"],
        "tekst": een["tekst"],
        "zicht": _ZICHT[een["zicht"]],
        "opvolging": een["opvolging"],
        "opvolgen_op": date.fromisoformat(een["opvolgen_op"]) if een["opvolgen_op"] else None,
        "wie": f"{een['wie'].strip()}, {een['bij']}",
        "terug_url": reverse("sessie_terugnemen", args=[een["id"]]) if kan else "",
    }


SIGNALENDEEL = Deel("signalen", "Signalen in de aanwezigheden", "ama/delen/signalen.html", signalen)
SESSIEDEEL = Deel("sessies", "Sessies", "ama/delen/sessies.html", sessies)
EVALUATIEDEEL = Deel(
    "evaluatie", "Jaarlijkse evaluatie", "ama/delen/evaluatie.html", evaluatie, is_zijkolom=True
)
