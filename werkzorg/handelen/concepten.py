"""Drafts: what somebody typed and has not sent yet, kept on the server, so that a time-out loses nothing.

A draft belongs to one filled-in form (its aanvraag_sleutel), one person, organisation and role. Only acts that say so
in the register have drafts, so a password or a code of a second factor never gets here. An INSZ may: the whole draft
is encrypted for its own row, only its typist opens it, and it is exactly what people must not type twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import structlog
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from werkzorg.handelen.eenmalig import een_tegelijk
from werkzorg.handelen.klok import Telling
from werkzorg.handelen.models import Concept, VerwerkteAanvraag
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.matrix import groepen_van, mag
from werkzorg.toegang.middleware import SESSIE_SLEUTEL
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.versleuteling import OntsleutelFout, ontsleutel, versleutel

logger = structlog.get_logger(__name__)

BEWAREN = timedelta(days=30)
# Per person, organisation and role; the oldest makes room.
MEESTE = 20
# Of one draft, in bytes of its JSON; longer than any form of ours when every field is full.
GROOTSTE = 256 * 1024
_SLEUTEL = "aanvraag_sleutel"
# Secrets, and what only the moment of sending knows.
_NIET_BEWAARD = re.compile(r"csrfmiddlewaretoken|concept_\w+|.*(?:wachtwoord|password).*|code", re.IGNORECASE)
_HOOGSTE_VERSIE = 2**31 - 1
# Of a step, or the key of a row in it.
_NAAM = re.compile(r"[a-z0-9_-]{1,40}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Conceptkeuze:
    """One draft that waits; `is_ingehaald` when its object changed after the form was opened."""

    sleutel: UUID
    bewaard_op: datetime
    is_ingehaald: bool
    deel: str = ""

    @property
    def is_van_vandaag(self) -> bool:
        """Whether it was saved today: then the time says enough."""
        return timezone.localdate(self.bewaard_op) == timezone.localdate()


@dataclass(frozen=True)
class Conceptbalk:
    """What `onderdelen/concept.html` shows above a form: the draft in it, and the others that wait."""

    handeling: str
    object_id: UUID | None
    huidig: Conceptkeuze | None
    wachtend: Sequence[Conceptkeuze]
    is_onleesbaar: bool = False

    def bij_deel(self, stap: str, rij: str = "") -> Conceptbalk:
        """The same above one step of a form that has several: what was typed in another step waits there."""
        deel = deel_van(stap, rij)
        huidig = self.huidig if self.huidig and self.huidig.deel == deel else None
        wachtend = [een for een in self.wachtend if een.deel == deel][:1]
        return replace(self, huidig=huidig, wachtend=[] if huidig else wachtend)

    @property
    def stappen(self) -> frozenset[str]:
        """The steps in which a draft waits."""
        return frozenset(een.deel.partition("/")[0] for een in self.wachtend)


def bewaar(
    velden: Mapping[str, Sequence[str]], *, handeling: str, object_id: UUID | None, door: Hoedanigheid
) -> Concept | None:
    """The form as it stands now is this person's draft; None when it was sent already.

    `velden` is what a browser would send. Raises Geweigerd for a form that has no drafts, lacks its key or is too long;
    PermissionDenied when the act is not for this actor; ObjectDoesNotExist when he does not see the object.
    """
    over = _mag(handeling, object_id, door)
    sleutel = _sleutel_van(velden)
    tekst = json.dumps({naam: list(w) for naam, w in velden.items() if not _NIET_BEWAARD.fullmatch(naam)})
    if len(tekst) > GROOTSTE:
        raise Geweigerd(
            "Deze tekst is te lang voor een concept. Verstuur het formulier, of kort de tekst in."
        )
    with transaction.atomic():
        een_tegelijk(sleutel)
        if VerwerkteAanvraag.objects.filter(sleutel=sleutel).exclude(antwoord="").exists():
            return None
        rij = Concept.objects.filter(sleutel=sleutel).first() or Concept(
            sleutel=sleutel,
            gebruiker_id=door.gebruiker_id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            handeling=handeling,
            object_soort=over._meta.label_lower if over is not None else "",
            object_id=object_id,
            deelnemer_id=_deelnemer_van(over),
        )
        if not _is_van(rij, door) or (rij.handeling, rij.object_id) != (handeling, object_id):
            raise Geweigerd("Dit formulier is niet meer geldig. Open het opnieuw.")
        if rij._state.adding:
            _maak_plaats(door)
        rij.versie = _versie_van(velden)
        rij.deel = deel_van(*((velden.get(naam) or [""])[-1] for naam in ("stap", "rij")))
        rij.inhoud = versleutel(tekst.encode(), **_plaats(sleutel))
        rij.bewaard_op = timezone.now()
        rij.save()
        return rij


def gooi_weg(sleutel: UUID, *, door: Hoedanigheid) -> str:
    """This draft of one's own is gone; the address of its form, or "" when there was none."""
    rij = Concept.objects.zichtbaar_voor(door).filter(sleutel=sleutel).first()
    if rij is None:
        return ""
    rij.delete()
    return adres_van(rij, verder=False)


def adres_van(concept: Concept, *, verder: bool = True) -> str:
    """Where the form of this draft stands; `verder`: with what was typed in it. "" when the act is gone."""
    handeling = HANDELINGEN.get(concept.handeling)
    if handeling is None:
        return ""
    adres = reverse(handeling.route, args=[concept.object_id] if concept.object_id else [])
    vraag = {"concept": str(concept.sleutel)} if verder else {}
    if handeling.concept_vraag:
        with suppress(OntsleutelFout):
            getypt = _inhoud(concept)
            vraag |= {naam: een[-1] for naam in handeling.concept_vraag if (een := getypt.getlist(naam))}
    return f"{adres}?{urlencode(vraag)}" if vraag else adres


def conceptbalk(
    formulier: WerkzorgForm,
    handeling: str,
    *,
    door: Hoedanigheid,
    gevraagd: str = "",
    obj: models.Model | None = None,
) -> Conceptbalk:
    """The bar above this form; with `gevraagd` (the key in the address) an empty form shows that draft.

    One query. What waits is never filled in unasked: half of another person's data would be taken for this one's. Of
    what waits about one object only the newest is offered, and nothing beside the draft one works on; of a form of
    several steps `bij_deel` chooses.
    """
    rijen = Concept.objects.zichtbaar_voor(door).van_formulier(handeling, obj.pk if obj is not None else None)
    versie_nu = getattr(obj, "versie", None)
    huidig, wachtend, is_onleesbaar = None, [], False
    eigen = str(formulier[_SLEUTEL].value()) if formulier.is_bound else gevraagd
    for rij in rijen[:MEESTE]:
        ingehaald = versie_nu is not None and rij.versie is not None and rij.versie != versie_nu
        keuze = Conceptkeuze(rij.sleutel, rij.bewaard_op, ingehaald, rij.deel)
        if str(rij.sleutel) != eigen:
            wachtend.append(keuze)
        elif not formulier.is_bound:
            huidig = keuze
            try:
                formulier.concept = _inhoud(rij)
            except OntsleutelFout:
                logger.exception("concept_onleesbaar", handeling=handeling)
                is_onleesbaar = True
    if obj is not None and not any(een.deel for een in wachtend):
        wachtend = [] if huidig else wachtend[:1]
    return Conceptbalk(handeling, obj.pk if obj is not None else None, huidig, wachtend, is_onleesbaar)


def deel_van(stap: str, rij: str = "") -> str:
    """How a draft names the part of the form that it is of: the step, and the row in it; "" for a form without steps.

    Such a form sends its hidden fields `stap` and `rij` along; nonsense in them is no step.
    """
    stap, rij = (een if _NAAM.fullmatch(een) else "" for een in (stap, rij))
    return f"{stap}/{rij}" if stap else ""


def stap_bewaard(handeling: str, object_id: UUID, *, stap: str, rij: str = "", door: Hoedanigheid) -> None:
    """What was typed in this step holds now: the actor's drafts of the same step, also older ones, are gone."""
    rijen = Concept.objects.zichtbaar_voor(door).van_formulier(handeling, object_id)
    rijen.filter(deel=deel_van(stap, rij)).delete()


def bewaar_bij_verlopen(request: HttpRequest, gebruiker_id: UUID) -> str:
    """What an expired but known session sent is kept as draft: the address to go on after sign-in, or "".

    Call it after the check of the CSRF token and before the session is emptied: the chosen role stands in it. Never
    raises for what cannot be kept.
    """
    door = _hoedanigheid_uit_sessie(request, gebruiker_id)
    if request.method != "POST" or door is None:
        return ""
    try:
        gevonden = resolve(request.path_info)
    except Resolver404:
        return ""
    handeling = getattr(gevonden.func, "sleutel", "")
    object_id = gevonden.kwargs.get("pk")
    try:
        if handeling == "concept_bewaren":  # the form saved itself, too late
            handeling, object_id = doel_van(request.POST)
        concept = bewaar(dict(request.POST.lists()), handeling=handeling, object_id=object_id, door=door)
    except (Geweigerd, PermissionDenied, ObjectDoesNotExist):
        return ""
    return adres_van(concept) if concept is not None else ""


def doel_van(velden: QueryDict) -> tuple[str, UUID | None]:
    """Act and object that `concept.js` names beside the fields of the form; Geweigerd for nonsense."""
    ruw = velden.get("concept_object", "")
    try:
        return velden.get("concept_handeling", ""), UUID(ruw) if ruw else None
    except ValueError:
        raise Geweigerd("Dit formulier is niet meer geldig. Open het opnieuw.") from None


def oude_concepten_opruimen(_dag: date, _door: Klok) -> Telling:
    """Clock job: drafts that nobody touched for 30 days are gone."""
    weg, _ = Concept.objects.ouder_dan(timezone.now() - BEWAREN).delete()
    return Telling(gedaan=weg)


def _mag(handeling: str, object_id: UUID | None, door: Hoedanigheid) -> models.Model | None:
    """The object that the act works on, when this actor may do the act on it now."""
    een = HANDELINGEN.get(handeling)
    if een is None or not een.concept or bool(object_id) != bool(een.recht.object_soort):
        raise Geweigerd("Van dit formulier houden we geen concept bij.")
    if not mag(door, handeling):
        raise PermissionDenied
    if object_id is None:
        return None
    if een.concept_over is not None:
        return een.concept_over(object_id, door)
    model: Any = apps.get_model(een.recht.object_soort)
    over: models.Model = model.objects.zichtbaar_voor(door).get(pk=object_id)
    if not een.recht.groepen <= groepen_van(door, over):
        raise PermissionDenied
    return over


def _sleutel_van(velden: Mapping[str, Sequence[str]]) -> UUID:
    try:
        return UUID(velden[_SLEUTEL][-1])
    except (KeyError, IndexError, ValueError):
        raise Geweigerd("Dit formulier is niet meer geldig. Open het opnieuw.") from None


def _versie_van(velden: Mapping[str, Sequence[str]]) -> int | None:
    getypt = (velden.get("versie") or [""])[-1]
    if not re.fullmatch(r"[0-9]{1,10}", getypt):
        return None
    return versie if (versie := int(getypt)) <= _HOOGSTE_VERSIE else None


def _deelnemer_van(over: models.Model | None) -> UUID | None:
    mensen: Sequence[UUID] = getattr(over, "over_deelnemers", ())
    return mensen[0] if mensen else None


def _is_van(rij: Concept, door: Hoedanigheid) -> bool:
    return (rij.gebruiker_id, rij.organisatie_id, rij.rol) == (
        door.gebruiker_id,
        door.organisatie_id,
        door.rol,
    )


def _maak_plaats(door: Hoedanigheid) -> None:
    """Removes the oldest drafts of this person above the most he may have, the new one counted."""
    te_oud = Concept.objects.zichtbaar_voor(door).values_list("pk", flat=True)[MEESTE - 1 :]
    Concept.objects.filter(pk__in=list(te_oud)).delete()


def _plaats(sleutel: UUID) -> dict[str, str]:
    return {"doel": "concept", "tabel": "handelen_concept", "kolom": "inhoud", "rij": str(sleutel)}


def _inhoud(rij: Concept) -> QueryDict:
    velden: dict[str, list[str]] = json.loads(ontsleutel(rij.inhoud, **_plaats(rij.sleutel)))
    concept = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        concept.setlist(naam, waarden)
    return concept


def _hoedanigheid_uit_sessie(request: HttpRequest, gebruiker_id: UUID) -> Hoedanigheid | None:
    geldig = Lidmaatschap.objects.van(gebruiker_id).geldig_op(timezone.localdate())
    gekozen = request.session.get(SESSIE_SLEUTEL)
    if gekozen is not None:
        return Lidmaatschap.objects.hoedanigheid(UUID(gekozen), gebruiker_id, timezone.localdate())
    leden = list(geldig[:2])
    return leden[0].als_hoedanigheid() if len(leden) == 1 else None
