"""A machine gets access, a new secret, or loses its access."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from werkzorg.databank.perioden import reeks
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import rollen_bij
from werkzorg.parameters.lezen import momentopname
from werkzorg.uitwisseling.domein.scopes import AANBOD, SCOPES, aanbod_van, onmogelijke, rollen_voor
from werkzorg.uitwisseling.domein.sleutels import (
    TEGELIJK,
    begin_van,
    hash_van,
    nieuw_geheim,
    vernieuw_bezwaar,
    verval_bezwaar,
)
from werkzorg.uitwisseling.meldingen import VERVALT
from werkzorg.uitwisseling.models import Koppeling, Koppelingssleutel, Protocol, Toegangstoken
from werkzorg.werklijst.taken import rond_taken_af

SOORT = "uitwisseling.koppeling"
PARAMETERS = ("uitwisseling_sleutel_geldig",)


@dataclass(frozen=True)
class Koppelinggegevens:
    """A connection as somebody asks for it."""

    naam: str
    organisatie_id: UUID
    scopes: Sequence[str]
    contact: str
    vervalt_op: date


@handeling("client_registreren")
def client_registreren(gegevens: Koppelinggegevens, *, door: Hoedanigheid) -> tuple[Koppeling, str]:
    """The machine can ask for tokens from now on; the connection, and its first secret, that nobody sees again.

    It acts with an account of its own that nobody signs in with, in the roles that its scopes need. Raises Geweigerd
    for a scope that the organisation cannot have, or an offer without a protocol that holds today.
    """
    vandaag = timezone.localdate()
    huis = Organisatie.objects.filter(pk=gegevens.organisatie_id, is_actief=True).first()
    bezwaren = _bezwaren(gegevens, huis, vandaag)
    if bezwaren or huis is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    sleutel = uuid4()
    account = Gebruiker.objects.nieuw(
        f"koppeling-{sleutel.hex}@koppeling.invalid",
        voornaam="Koppeling",
        achternaam=gegevens.naam[:100],
        wachtwoord=None,
        # Nobody signs in with it, and it counts nowhere as a colleague.
        is_active=False,
    )
    koppeling = Koppeling(
        id=sleutel,
        naam=gegevens.naam,
        organisatie=huis,
        gebruiker=account,
        scopes=sorted(set(gegevens.scopes)),
        contact=gegevens.contact,
        vervalt_op=gegevens.vervalt_op,
        geregistreerd_door_id=door.gebruiker_id,
    )
    koppeling.save(force_insert=True)
    mogelijk = {rol.sleutel for rol in rollen_bij(huis.soort)}
    for rol in sorted(rollen_voor(koppeling.scopes, mogelijk)):
        Lidmaatschap.objects.create(
            gebruiker=account, organisatie=huis, rol=rol, periode=reeks(vandaag, gegevens.vervalt_op)
        )
    geheim = _maak_sleutel(koppeling, vandaag)
    _log("client_registreren", koppeling, door, scopes=koppeling.scopes)
    return koppeling, geheim


def _bezwaren(gegevens: Koppelinggegevens, huis: Organisatie | None, vandaag: date) -> dict[str, str]:
    bezwaren: dict[str, str] = {}
    if huis is None:
        return {"organisatie": "Kies een organisatie die nog werkt."}
    if zin := verval_bezwaar(gegevens.vervalt_op, vandaag):
        bezwaren["vervalt_op"] = zin
    if not gegevens.scopes:
        bezwaren["scopes"] = "Kies minstens één recht."
        return bezwaren
    mogelijk = {rol.sleutel for rol in rollen_bij(huis.soort)}
    if fout := onmogelijke(gegevens.scopes, mogelijk):
        namen = ", ".join(SCOPES[een].label if een in SCOPES else een for een in fout)
        bezwaren["scopes"] = f"Een organisatie van deze soort kan dit recht niet krijgen: {namen}."
        return bezwaren
    met_protocol = set(
        Protocol.objects.geldig_op(vandaag).filter(organisatie=huis).values_list("aanbod", flat=True)
    )
    if zonder := sorted(aanbod_van(gegevens.scopes) - met_protocol):
        namen = " en ".join(AANBOD[een] for een in zonder)
        bezwaren["scopes"] = (
            f"Er geldt vandaag geen protocol met deze organisatie over {namen}: registreer het eerst "
            "(e-govdecreet art. 8)."
        )
    return bezwaren


@handeling("client_sleutel_vernieuwen")
def client_sleutel_vernieuwen(koppeling: Koppeling, *, door: Hoedanigheid) -> tuple[Koppeling, str]:
    """A second secret works beside the first, until that one is taken back; the new one, that nobody sees again.

    Raises Geweigerd when two work already or the connection does not; DoesNotExist when the actor does not see it.
    """
    rij = _werkende(koppeling, door)
    vandaag = timezone.localdate()
    if zin := vernieuw_bezwaar(rij.sleutels.geldig_op(vandaag).count()):
        raise Geweigerd(zin)
    geheim = _maak_sleutel(rij, vandaag)
    rond_taken_af(VERVALT, object_soort=SOORT, object_id=rij.pk)
    _log("client_sleutel_vernieuwen", rij, door)
    return rij, geheim


@handeling("client_sleutel_intrekken")
def client_sleutel_intrekken(koppeling: Koppeling, *, begin: str, door: Hoedanigheid) -> Koppeling:
    """The secret that begins so works no longer; raises Geweigerd when there is none, or when it is the last."""
    rij = _werkende(koppeling, door)
    geldig = list(rij.sleutels.geldig_op(timezone.localdate()))
    weg = next((een for een in geldig if een.begin == begin), None)
    if weg is None:
        raise Geweigerd(
            "Kies een sleutel die nog werkt.", velden={"begin": "Kies een sleutel die nog werkt."}
        )
    if len(geldig) < TEGELIJK:
        zin = "Dit is de laatste sleutel: maak eerst een nieuwe, of trek de hele koppeling in."
        raise Geweigerd(zin, velden={"begin": zin})
    weg.ingetrokken_op = timezone.now()
    weg.save(update_fields=["ingetrokken_op"])
    _trek_tokens_in(rij)
    _log("client_sleutel_intrekken", rij, door)
    return rij


@handeling("client_intrekken")
def client_intrekken(koppeling: Koppeling, *, reden: str, door: Hoedanigheid) -> Koppeling:
    """The machine is shut out from this moment: its secrets, tokens and memberships are worth nothing.

    Raises Geweigerd without a reason or when it was taken back already.
    """
    rij = Koppeling.objects.zichtbaar_voor(door).vergrendel(koppeling.pk)
    if rij.ingetrokken_op is not None:
        raise Geweigerd("Deze koppeling is al ingetrokken.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom.", velden={"reden": "Schrijf op waarom je de koppeling intrekt."})
    nu = timezone.now()
    rij.ingetrokken_op, rij.ingetrokken_door_id = nu, door.gebruiker_id
    rij.intrekking_reden = reden.strip()
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_door", "intrekking_reden"])
    Koppelingssleutel.objects.filter(koppeling=rij, ingetrokken_op=None).update(ingetrokken_op=nu)
    Lidmaatschap.objects.filter(gebruiker_id=rij.gebruiker_id, ingetrokken_op=None).update(ingetrokken_op=nu)
    _trek_tokens_in(rij)
    rond_taken_af(VERVALT, object_soort=SOORT, object_id=rij.pk)
    _log("client_intrekken", rij, door)
    return rij


def _werkende(koppeling: Koppeling, door: Hoedanigheid) -> Koppeling:
    rij = Koppeling.objects.zichtbaar_voor(door).vergrendel(koppeling.pk)
    if not rij.werkt_op(timezone.localdate()):
        raise Geweigerd("Deze koppeling werkt niet meer: registreer een nieuwe.")
    return rij


def _maak_sleutel(koppeling: Koppeling, vandaag: date) -> str:
    geheim = nieuw_geheim()
    uiterlijk = momentopname(vandaag).laatste_dag("uitwisseling_sleutel_geldig", vandaag)
    Koppelingssleutel.objects.create(
        koppeling=koppeling,
        hash=hash_van(geheim),
        begin=begin_van(geheim),
        vervalt_op=min(uiterlijk, koppeling.vervalt_op),
    )
    return geheim


def _trek_tokens_in(koppeling: Koppeling) -> None:
    Toegangstoken.objects.filter(koppeling=koppeling).delete()


def _log(sleutel: str, rij: Koppeling, door: Hoedanigheid, **gegevens: object) -> None:
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.pk, gegevens=gegevens)
