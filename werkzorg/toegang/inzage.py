"""Noting that something was shown, and sealing and checking the log of it.

A view only *notes* what it shows (through the poort); the leeswacht writes the rows after the view, in the
same transaction. Without the row nothing is shown. A sealer job chains committed rows afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BigIntegerField, BinaryField, F, Func, TextField
from django.http import HttpRequest
from django.utils import timezone

from werkzorg.logboek.aanvraag import huidige_aanvraag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.models import Inzage, Schakel
from werkzorg.toegang.querysets import OPZOEKING, WEB

BEGIN = hashlib.sha256(b"werkzorg inzagelog").digest()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Any constant number; it only has to differ from other advisory locks of this application.
_SLOT = 7_201_936
# A row younger than this may belong to a transaction that is still running beside it.
_VERS = timedelta(seconds=5)
VELDEN = (
    "id", "wanneer", "gebruiker_id", "organisatie_id", "lidmaatschap_id", "rol", "sessie", "actie",
    "object_soort", "object_id", "deelnemer_ids", "groepen", "grond", "kanaal", "uitkomst", "aanvraag",
)  # fmt: skip


def noteer(
    request: HttpRequest,
    *,
    object_soort: str,
    object_id: UUID | None,
    deelnemer_ids: Iterable[UUID],
    groepen: Iterable[str],
    grond: str,
    uitkomst: str = "getoond",
) -> None:
    """Notes that this request shows something about these people; written by `schrijf` after the view.

    An answer has one row per ground, outcome and groups of data: who is shown in the same way stands in the same row.
    Only look-ups by number stand alone, because they are counted.
    With `uitkomst` "geweigerd" it looked somebody up and showed nothing.
    """
    door: Hoedanigheid = request.hoedanigheid  # type: ignore[attr-defined]
    # A machine has no session, but a token.
    sessie = getattr(request, "sessiekenmerk", "") or request.session.session_key or ""
    genoteerd: list[Inzage] = request.__dict__.setdefault("_inzagen", [])
    wie, wat = set(deelnemer_ids), sorted(groepen)
    for rij in genoteerd:
        zelfde = (rij.grond, rij.uitkomst) == (grond, uitkomst) and grond != OPZOEKING
        if zelfde and (not wie or rij.groepen == wat):
            rij.deelnemer_ids = sorted({*rij.deelnemer_ids, *wie})
            return
    genoteerd.append(
        Inzage(
            gebruiker_id=door.gebruiker_id,
            organisatie_id=door.organisatie_id,
            lidmaatschap_id=door.lidmaatschap_id,
            rol=door.rol,
            sessie=hashlib.sha256(sessie.encode()).hexdigest(),
            actie=getattr(request, "sleutel", ""),
            object_soort=object_soort,
            object_id=object_id,
            deelnemer_ids=sorted(wie),
            groepen=wat,
            grond=grond,
            kanaal=getattr(request, "kanaal", WEB),
            uitkomst=uitkomst,
            aanvraag=huidige_aanvraag(),
        )
    )


def leg_vast(
    door: Hoedanigheid,
    *,
    actie: str,
    deelnemer_id: UUID,
    grond: str,
    kanaal: str,
    uitkomst: str = "getoond",
) -> None:
    """Writes that an act outside a request (an import) looked this person up; in the transaction of that act."""
    Inzage.objects.create(
        gebruiker_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
        lidmaatschap_id=door.lidmaatschap_id,
        rol=door.rol,
        actie=actie,
        object_soort="deelnemers.deelnemer",
        object_id=deelnemer_id,
        deelnemer_ids=[deelnemer_id],
        groepen=["identiteit"] if uitkomst == "getoond" else [],
        grond=grond,
        kanaal=kanaal,
        uitkomst=uitkomst,
    )


def schrijf(request: HttpRequest) -> None:
    """Writes what was noted for this request; any failure must reach the caller, who then shows nothing."""
    genoteerd: list[Inzage] = request.__dict__.pop("_inzagen", [])
    if genoteerd:
        Inzage.objects.bulk_create(genoteerd)
        vars(request)["inzage_geschreven"] = True


class Regelhash(Func):
    """SHA-256 of the canonical text of one row, made by the database: a JSON array of VELDEN in that order.

    Moments stand in UTC whatever the session's zone; `bron` is the path to the row ("" or "inzage__").
    """

    function = "json_build_array"
    template = "sha256(convert_to(%(function)s(%(expressions)s)::text, 'UTF8'))"
    output_field = BinaryField()

    def __init__(self, bron: str = "") -> None:
        super().__init__(*(_in_utc(bron + veld) if veld == "wanneer" else F(bron + veld) for veld in VELDEN))


def _in_utc(veld: str) -> Func:
    return Func(F(veld), template="(%(expressions)s AT TIME ZONE 'UTC')", output_field=TextField())


def schakel_hash(vorige: bytes, volgnummer: int, verzegeld_op: int, regelhash: bytes) -> bytes:
    """SHA-256 over the previous hash, the number, the moment of sealing (microseconds since 1970, UTC) and the row."""
    delen = vorige + volgnummer.to_bytes(8, "big") + verzegeld_op.to_bytes(8, "big") + regelhash
    return hashlib.sha256(delen).digest()


def verzegel(hoogstens: int = 5000) -> int:
    """Adds committed rows to the chain, at most `hoogstens`; how many. Two sealers at once do no harm."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SLOT])
            if not cursor.fetchone()[0]:
                return 0
        kop = Schakel.objects.order_by("-volgnummer").first()
        vorige, nummer = (bytes(kop.hash), kop.volgnummer) if kop else (BEGIN, 0)
        nu = timezone.now()
        moment = (nu - _EPOCH) // timedelta(microseconds=1)
        schakels = []
        rijen = Inzage.objects.onverzegeld().filter(wanneer__lt=nu - _VERS)[:hoogstens]
        for inzage_id, regelhash in rijen.values_list("id", Regelhash()):
            nummer += 1
            vorige = schakel_hash(vorige, nummer, moment, bytes(regelhash))
            schakels.append(Schakel(volgnummer=nummer, inzage_id=inzage_id, hash=vorige, verzegeld_op=nu))
        Schakel.objects.bulk_create(schakels, batch_size=1000)
        return len(schakels)


def _keten() -> Iterator[tuple[int, bytes, int, bytes]]:
    """Number, stored hash, moment of sealing and row hash of every link, in order, while the database sends them."""
    tijdstip = "(extract(epoch FROM %(expressions)s) * 1000000)::bigint"
    moment = Func(F("verzegeld_op"), template=tijdstip, output_field=BigIntegerField())
    rijen = Schakel.objects.order_by("volgnummer").values_list(
        "volgnummer", "hash", moment, Regelhash("inzage__")
    )
    opdracht, waarden = rijen.query.sql_with_params()
    connection.ensure_connection()
    # Streamed: a million links neither fit in memory nor wait for the last one (a named cursor is planned worse).
    with connection.connection.cursor() as cursor:
        yield from cursor.stream(opdracht, waarden, size=1000)


@dataclass(frozen=True)
class Bevinding:
    """One thing that is wrong with the log: at which link (0 = not at a link), and what, in Dutch."""

    volgnummer: int
    zin: str


def controleer(
    ankers: Iterable[Path] = (), te_lang: timedelta = timedelta(minutes=10)
) -> Iterator[Bevinding]:
    """Everything wrong with the inzagelog: changed, removed, inserted, swapped rows, gaps, a cut tail, idle sealer."""
    bekend: dict[int, bytes] = {}
    hoogste_anker = 0
    for pad in ankers:
        try:
            anker = json.loads(pad.read_text())
            bekend[anker["volgnummer"]] = bytes.fromhex(anker["hash"])
            hoogste_anker = max(hoogste_anker, anker["volgnummer"])
        except (ValueError, KeyError, TypeError):
            yield Bevinding(0, f"Het anker {pad.name} is onleesbaar.")
    vorige, verwacht = BEGIN, 0
    for nummer, opgeslagen, moment, regelhash in _keten():
        verwacht += 1
        if nummer != verwacht:
            yield Bevinding(nummer, f"Schakel {verwacht} ontbreekt: de keten springt naar {nummer}.")
            verwacht = nummer
        if schakel_hash(vorige, nummer, moment, regelhash) != opgeslagen:
            yield Bevinding(
                nummer, f"Schakel {nummer} klopt niet: de regel of een regel ervoor is veranderd."
            )
        if nummer in bekend and bekend[nummer] != opgeslagen:
            yield Bevinding(
                nummer, f"Schakel {nummer} wijkt af van het anker dat buiten de databank bewaard is."
            )
        vorige = opgeslagen
    if hoogste_anker > verwacht:
        yield Bevinding(verwacht, f"Het einde ontbreekt: het laatste anker noemt schakel {hoogste_anker}.")
    achter = Inzage.objects.onverzegeld_sinds(timezone.now() - te_lang).count()
    if achter:
        yield Bevinding(0, f"{achter} regels zijn na {te_lang.seconds // 60} minuten nog niet verzegeld.")


def anker(map_: Path, dag: str) -> Path | None:
    """Writes the head of the chain to `map_`/anker-`dag`.json, outside the database; None when the chain is empty.

    Written beside and renamed, so a kill leaves no half file; a second run on the same day replaces nothing.
    """
    kop = Schakel.objects.order_by("-volgnummer").first()
    if kop is None:
        return None
    doel = map_ / f"anker-{dag}.json"
    if doel.exists():
        return doel
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    tijdelijk = doel.with_suffix(".deel")
    inhoud = {"volgnummer": kop.volgnummer, "hash": bytes(kop.hash).hex(), "op": timezone.now().isoformat()}
    with tijdelijk.open("w") as bestand:
        json.dump(inhoud, bestand)
        bestand.flush()
        os.fsync(bestand.fileno())  # a name without its bytes would after a power cut pass for tampering
    tijdelijk.rename(doel)
    return doel
