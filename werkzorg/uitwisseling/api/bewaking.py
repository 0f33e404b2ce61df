"""The one way through an operation: who, with which right, on which protocol; once per message; kept and noted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid5

import structlog
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from werkzorg.gebruikers.sessies import SessionStore
from werkzorg.handelen.eenmalig import een_tegelijk
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.inzage import noteer, schrijf
from werkzorg.toegang.matrix import MATRIX, groepen, mag
from werkzorg.toegang.querysets import API
from werkzorg.uitwisseling.api.bewerking import Bewerking
from werkzorg.uitwisseling.api.lezen import inhoud_van, tekens_bezwaar
from werkzorg.uitwisseling.api.problemen import Probleem, probleem_bij
from werkzorg.uitwisseling.domein.berichten import VERWERKT
from werkzorg.uitwisseling.domein.scopes import AANBOD, OPENBAAR, SCOPES
from werkzorg.uitwisseling.handelingen.berichten import Afloop, Post, eerder_bericht, noteer_bericht
from werkzorg.uitwisseling.handelingen.tokens import hoedanigheid_van
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol, Toegangstoken
from werkzorg.uitwisseling.schemas import KENMERK

logger = structlog.get_logger(__name__)
GROND = "uitwisseling"
SLEUTELKOP = "Idempotency-Key"
Loop = Callable[..., HttpResponse]


def bewaak(bewerking: Bewerking, vragen: frozenset[str], loop: Loop) -> Loop:
    """The function `loop` of an operation, behind everything that every call goes through.

    `vragen` are the parameters that its address knows.
    """

    def bewaakt(request: HttpRequest, **adres: Any) -> HttpResponse:
        try:
            token = _eis_token(request)
            vars(request)["sleutel"] = bewerking.sleutel
            try:
                _treed_binnen(request, bewerking, token.koppeling, token.scopes)
            except Probleem as dicht:
                _zet_aan_het_loket(request, bewerking, token.koppeling, dicht)
                raise
            _eis_vragen(request, vragen)
            if bewerking.is_bericht:
                return _handel_af(request, bewerking, token.koppeling, loop, adres)
            antwoord = loop(request, **adres)
            _noteer_altijd(request, bewerking)
            return antwoord
        except Probleem as nee:
            return nee.antwoord()

    return bewaakt


def _eis_token(request: HttpRequest) -> Toegangstoken:
    token: Toegangstoken | None = getattr(request, "token", None)
    if token is None:
        raise Probleem(
            "niet_aangemeld",
            "Vraag met de sleutel van de koppeling een token, en zet het in de kop Authorization: Bearer.",
            kop={"WWW-Authenticate": 'Bearer realm="werkzorg"'},
        )
    return token


def _treed_binnen(
    request: HttpRequest, bewerking: Bewerking, koppeling: Koppeling, scopes: list[str]
) -> Hoedanigheid:
    """The machine acts in this request; raises Probleem when it may not."""
    scope = SCOPES[bewerking.scope]
    if scope.sleutel not in scopes or scope.sleutel not in koppeling.scopes:
        raise Probleem(
            "geen_recht", f"Hiervoor is de scope {scope.sleutel} nodig, en die heeft dit token niet."
        )
    if scope.aanbod != OPENBAAR and not _heeft_protocol(koppeling, scope.aanbod):
        raise Probleem(
            "geen_protocol",
            f"Er geldt vandaag geen geregistreerd protocol met deze organisatie over {AANBOD[scope.aanbod]} "
            "(e-govdecreet art. 8).",
        )
    door = hoedanigheid_van(koppeling, scope.sleutel)
    if door is None or not mag(door, bewerking.sleutel):
        raise Probleem("geen_recht", "De organisatie van deze koppeling mag dit (nu) niet.")
    # As `deur` and the middleware do for a person.
    vars(request)["hoedanigheid"] = door
    vars(request)["sleutel"] = bewerking.sleutel
    vars(request)["kanaal"] = API
    return door


def _zet_aan_het_loket(
    request: HttpRequest, bewerking: Bewerking, koppeling: Koppeling, nee: Probleem
) -> None:
    """A message of a machine that may not (any more) stands at the desk too; neither what it held nor its address."""
    if not bewerking.is_bericht:
        return
    try:
        sleutel = _aanvraag_sleutel(request)
    except Probleem:
        # Nothing to know it by again: the machine hears that it may not, and the inzagelog has it.
        return
    post = Post(sleutel, bewerking.naam, bewerking.sleutel, {}, b"", is_vluchtig=True)
    _een_bericht_tegelijk(koppeling, sleutel)
    eerder = eerder_bericht(koppeling, post)
    # What waits there to be tried again keeps what it holds.
    if eerder is None or (eerder.status != VERWERKT and eerder.inhoud is None):
        noteer_bericht(koppeling, post, Afloop(nee.status, nee.als_json()), eerder)


def _heeft_protocol(koppeling: Koppeling, aanbod: str) -> bool:
    protocollen = Protocol.objects.geldig_op(timezone.localdate())
    return protocollen.filter(organisatie_id=koppeling.organisatie_id, aanbod=aanbod).exists()


def _eis_vragen(request: HttpRequest, vragen: frozenset[str]) -> None:
    fouten = []
    for naam, waarden in request.GET.lists():
        waar = f"#/parameters/{naam}"
        if naam not in vragen:
            fouten.append((waar, "Deze parameter kennen we niet: laat hem weg."))
        elif len(waarden) > 1:
            fouten.append((waar, "Deze parameter staat er twee keer: laat er één staan."))
        elif zin := tekens_bezwaar(waarden[0]):
            fouten.append((waar, zin))
    if fouten:
        raise Probleem("ongeldig", "Het adres klopt niet. Bij elke parameter staat wat je verbetert.", fouten)


def _noteer_altijd(request: HttpRequest, bewerking: Bewerking, *, is_geweigerd: bool = False) -> None:
    """Every call leaves a row, also one that showed nobody; of one that is refused here the street door writes it."""
    if not request.__dict__.get("_inzagen"):
        noteer(
            request,
            object_soort=MATRIX[bewerking.sleutel].object_soort,
            object_id=None,
            deelnemer_ids=(),
            groepen=(),
            grond=GROND,
            uitkomst="geweigerd" if is_geweigerd else "getoond",
        )


def _noteer_herhaling(request: HttpRequest, bewerking: Bewerking, eerder: Bericht) -> None:
    """The first answer is shown again, with whom it was about."""
    if eerder.persoon_id is None:
        _noteer_altijd(request, bewerking)
        return
    soort = MATRIX[bewerking.sleutel].object_soort
    noteer(
        request,
        object_soort=soort,
        object_id=None,
        deelnemer_ids=[eerder.persoon_id],
        groepen=groepen(vars(request)["hoedanigheid"], soort),
        grond=GROND,
    )


def over(request: HttpRequest, persoon_id: UUID) -> None:
    """This message is about this deelnemer, or onthaaltraject: what we keep of it goes when he goes."""
    vars(request)["persoon_id"] = persoon_id


def na_weigering(request: HttpRequest, doe: Callable[[], None]) -> None:
    """Does this after a message was refused and all it did is undone: what the functionaris must hear, for one."""
    vars(request).setdefault("na_weigering", []).append(doe)


def _handel_af(
    request: HttpRequest, bewerking: Bewerking, koppeling: Koppeling, loop: Loop, adres: Mapping[str, Any]
) -> HttpResponse:
    if request.content_type != "application/json":
        raise Probleem("geen_json", "Stuur het bericht als application/json.")
    post = Post(
        aanvraag_sleutel=_aanvraag_sleutel(request),
        bewerking=bewerking.naam,
        handeling=bewerking.sleutel,
        adres={naam: str(waarde) for naam, waarde in adres.items()},
        inhoud=inhoud_van(request),
        is_vluchtig=bewerking.is_vluchtig,
    )
    vars(request)["post"] = (koppeling, post)
    _een_bericht_tegelijk(koppeling, post.aanvraag_sleutel)
    eerder = eerder_bericht(koppeling, post)
    if eerder is not None and eerder.status == VERWERKT:
        if eerder.vingerafdruk != post.vingerafdruk():
            raise Probleem(
                "sleutel_hergebruikt",
                "Deze Idempotency-Key hoort bij een ander bericht: kies voor elk bericht een nieuwe.",
            )
        _noteer_herhaling(request, bewerking, eerder)
        antwoord: HttpResponse = JsonResponse(eerder.antwoord, status=eerder.http_status)
        antwoord["Idempotency-Replayed"] = "true"
        return antwoord
    antwoord = _voer_uit(request, bewerking, loop, adres)
    noteer_bericht(koppeling, post, _afloop(request, antwoord), eerder)
    return antwoord


def noteer_mislukking(request: HttpRequest, nee: Probleem) -> None:
    """Keeps a message that broke something of ours, after its request left nothing behind; the desk shows it."""
    koppeling, post = request.__dict__.get("post", (None, None))
    if koppeling is not None:
        with transaction.atomic():
            _een_bericht_tegelijk(koppeling, post.aanvraag_sleutel)
            eerder = eerder_bericht(koppeling, post)
            if eerder is None or eerder.status != VERWERKT:
                noteer_bericht(
                    koppeling,
                    post,
                    Afloop(nee.status, nee.als_json(), vars(request).get("persoon_id")),
                    eerder,
                )


def _voer_uit(
    request: HttpRequest, bewerking: Bewerking, loop: Loop, adres: Mapping[str, Any]
) -> HttpResponse:
    """The answer of the operation; what it did before it said no is undone."""
    with transaction.atomic():
        antwoord = loop(request, **adres)
        if antwoord.status_code >= 400:
            transaction.set_rollback(True)
    if antwoord.status_code >= 400:
        for doe in request.__dict__.pop("na_weigering", []):
            doe()
    _noteer_altijd(request, bewerking, is_geweigerd=antwoord.status_code >= 400)
    return antwoord


def _een_bericht_tegelijk(koppeling: Koppeling, sleutel: UUID) -> None:
    # Of this machine: with its key it holds up nobody else, and takes no other lock of the application.
    een_tegelijk(uuid5(koppeling.pk, str(sleutel)))


def _afloop(request: HttpRequest, antwoord: HttpResponse) -> Afloop:
    return Afloop(antwoord.status_code, json.loads(antwoord.content), request.__dict__.get("persoon_id"))


def _aanvraag_sleutel(request: HttpRequest) -> UUID:
    tekst = request.headers.get(SLEUTELKOP, "")
    if not KENMERK.fullmatch(tekst):
        raise Probleem("sleutel_ontbreekt", "Zet bij elk bericht een nieuwe UUID in de kop Idempotency-Key.")
    return UUID(tekst)


def speel_opnieuw(bericht: Bericht, inhoud: bytes, bewerking: Bewerking, loop: Loop) -> Afloop:
    """A message that was kept is handled as if its machine sent it now: same right, same protocol, same act."""
    request = HttpRequest()
    request.method = "POST"
    request.META |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(inhoud))}
    request.content_type = "application/json"
    vars(request)["_body"] = inhoud
    request.session = SessionStore()
    try:
        _treed_binnen(request, bewerking, bericht.koppeling, bericht.koppeling.scopes)
        antwoord = _voer_uit(request, bewerking, loop, bericht.adres)
    except Probleem as nee:
        antwoord = nee.antwoord()
    except Exception:
        # What it did is undone; the desk says that it is our fault, as it did the first time.
        logger.exception("bericht_opnieuw_mislukt", bericht=str(bericht.pk))
        return Afloop(500, probleem_bij(500).als_json(), bericht.persoon_id)
    if antwoord.status_code >= 500:
        return Afloop(500, probleem_bij(500).als_json(), bericht.persoon_id)
    schrijf(request)
    return _afloop(request, antwoord)
