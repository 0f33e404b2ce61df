"""What became of a message of a machine: kept, tried again, and gone in time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import salted_hmac

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.uitwisseling.domein.berichten import VERWERKT, mag_opnieuw, stand_na, wie_handelt
from werkzorg.uitwisseling.models import Bericht, Koppeling, Toegangstoken
from werkzorg.versleuteling import ontsleutel, versleutel

SOORT = "uitwisseling.bericht"
_DOEL, _TABEL, _KOLOM = "uitwisseling", "uitwisseling_bericht", "inhoud"
# More is no message that anybody reads again.
_GROOTSTE = 64 * 1024


@dataclass(frozen=True)
class Post:
    """A message as it came in: its key, the operation and the act it asks for, its address and its bytes."""

    aanvraag_sleutel: UUID
    bewerking: str
    handeling: str
    adres: Mapping[str, str]
    inhoud: bytes
    # What it holds goes nowhere else, not even encrypted.
    is_vluchtig: bool = False

    def vingerafdruk(self) -> str:
        """A keyed hash by which the same message is recognised, and from which nothing can be read."""
        tekst = json.dumps([str(self.aanvraag_sleutel), self.bewerking, sorted(self.adres.items())])
        return salted_hmac(
            "werkzorg.bericht", tekst.encode() + b"\0" + self.inhoud, algorithm="sha256"
        ).hexdigest()


@dataclass(frozen=True)
class Afloop:
    """What the machine was answered, and whom it was about."""

    http_status: int
    antwoord: Mapping[str, Any]
    persoon_id: UUID | None = None


def eerder_bericht(koppeling: Koppeling, post: Post) -> Bericht | None:
    """The message with this key that this machine sent before, locked; None the first time."""
    rijen = Bericht.objects.filter(koppeling=koppeling, aanvraag_sleutel=post.aanvraag_sleutel)
    return rijen.vergrendeld().first()


def noteer_bericht(
    koppeling: Koppeling, post: Post, afloop: Afloop, eerder: Bericht | None = None
) -> Bericht:
    """Keeps what became of a message; of one that was not handled also what it held, encrypted."""
    rij = eerder or Bericht(koppeling=koppeling, aanvraag_sleutel=post.aanvraag_sleutel)
    rij.bewerking, rij.handeling, rij.adres = post.bewerking, post.handeling, dict(post.adres)
    rij.vingerafdruk = post.vingerafdruk()
    rij.http_status, rij.antwoord = afloop.http_status, dict(afloop.antwoord)
    rij.status, rij.wie = stand_na(afloop.http_status), wie_handelt(afloop.http_status)
    rij.persoon_id = afloop.persoon_id or rij.persoon_id
    rij.bijgewerkt_op = timezone.now()
    bewaren = rij.status != VERWERKT and not post.is_vluchtig and len(post.inhoud) <= _GROOTSTE
    rij.inhoud = (
        versleutel(post.inhoud, doel=_DOEL, tabel=_TABEL, kolom=_KOLOM, rij=str(rij.pk)) if bewaren else None
    )
    if eerder is not None:
        rij.pogingen += 1
    rij.save()
    return rij


def vergeet_berichten(persoon_id: UUID) -> None:
    """Nothing is kept of the messages about this one; inside an act, when who sent them may read it no more."""
    Bericht.objects.filter(persoon_id=persoon_id).delete()


def inhoud_van(bericht: Bericht) -> bytes:
    """What the message held; raises Geweigerd when that is not kept."""
    if bericht.inhoud is None:
        raise Geweigerd(mag_opnieuw(bericht.status, heeft_inhoud=False))
    return ontsleutel(bericht.inhoud, doel=_DOEL, tabel=_TABEL, kolom=_KOLOM, rij=str(bericht.pk))


@handeling("bericht_opnieuw_proberen")
def bericht_opnieuw_proberen(
    bericht: Bericht, *, speel: Callable[[Bericht, bytes], Afloop], door: Hoedanigheid
) -> Bericht:
    """The message is handled as if the machine sent it now, in its own hoedanigheid; with what became of it.

    `speel` does that. Raises Geweigerd for a message that was handled or of which nothing is kept; DoesNotExist when
    the actor does not see it.
    """
    rij = Bericht.objects.zichtbaar_voor(door).vergrendel(bericht.pk)
    if zin := mag_opnieuw(rij.status, heeft_inhoud=rij.inhoud is not None):
        raise Geweigerd(zin)
    inhoud = inhoud_van(rij)
    afloop = speel(rij, inhoud)
    rij.http_status, rij.antwoord = afloop.http_status, dict(afloop.antwoord)
    rij.status, rij.wie = stand_na(afloop.http_status), wie_handelt(afloop.http_status)
    rij.persoon_id = afloop.persoon_id or rij.persoon_id
    rij.pogingen += 1
    rij.bijgewerkt_op = timezone.now()
    if rij.status == VERWERKT:
        rij.inhoud = None
    rij.save()
    log(
        "bericht_opnieuw_proberen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"status": rij.status},
    )
    return rij


@handeling("uitwisseling_opruimen")
def uitwisseling_opruimen(nu: datetime, *, door: Klok) -> int:
    """Messages older than the parameter says, and tokens that ended, are gone; how many."""
    dagen = momentopname(timezone.localdate(nu)).getal("uitwisseling_bewaren")
    oud, _ = Bericht.objects.ouder_dan(nu - timedelta(days=dagen)).delete()
    tokens, _ = Toegangstoken.objects.filter(vervalt_op__lt=nu).delete()
    return oud + tokens
