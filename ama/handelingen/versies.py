"""Writing down what is agreed: a version with its schedule, as long as nobody signed it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ama.domein.overeenkomst import Inhoud
from ama.domein.rooster import Blok
from ama.models import Overeenkomst, Overeenkomstversie, Roosterblok, Tekenlink
from ama.models.versielezen import LIJSTEN, TEKSTEN
from werkzorg.handelen.weigering import Geweigerd

CONTROLEER = "Controleer de gemarkeerde velden."
# What the database refuses -> the field and the sentence.
_REGELS = {
    "overeenkomst_een_ontwerp": (
        "werkpost",
        "Voor deze werkpost is al een overeenkomst in opmaak: ga daarop verder.",
    ),
    "overeenkomst_nooit_twee_soorten": ("start", "AMA welzijn en AMA sociale economie gaan niet samen."),
    "overeenkomst_een_per_werkpost": (
        "werkpost",
        "Voor deze werkpost loopt in deze periode al een overeenkomst: wijzig die.",
    ),
    "overeenkomstversie_een_open": ("", "Er wacht al een wijziging op ondertekening."),
}


def bewaar_streng(rij: Overeenkomst | Overeenkomstversie, *, nieuw: bool = False) -> None:
    """Saves the row; what another did first, and the database therefore refuses, becomes a sentence (Geweigerd)."""
    try:
        with transaction.atomic():
            rij.save(force_insert=nieuw)
    except IntegrityError as fout:
        for naam, (veld, zin) in _REGELS.items():
            if naam in str(fout):
                raise Geweigerd(zin, velden={veld: zin} if veld else {}) from fout
        raise


def schrijf_inhoud(versie: Overeenkomstversie, inhoud: Inhoud) -> None:
    """The fields of the version say this; call `schrijf_rooster` after it was saved."""
    for naam in LIJSTEN:
        setattr(versie, naam, list(getattr(inhoud, naam)))
    for naam in TEKSTEN:
        setattr(versie, naam, getattr(inhoud, naam))
    versie.minuten_per_week = inhoud.rooster.minuten_per_week


def schrijf_rooster(versie: Overeenkomstversie, blokken: tuple[Blok, ...]) -> None:
    """The blocks of the version are these: what stays is not touched."""
    nieuw = {(een.weekdag, een.van, een.om_de, een.week): een for een in blokken}
    for rij in Roosterblok.objects.filter(versie=versie):
        blok = nieuw.get((rij.weekdag, rij.van, rij.om_de, rij.week))
        if blok is not None and (rij.tot, rij.pauze) == (blok.tot, blok.pauze):
            del nieuw[(rij.weekdag, rij.van, rij.om_de, rij.week)]
        else:
            rij.delete()
    Roosterblok.objects.bulk_create(
        [
            Roosterblok(
                versie=versie,
                weekdag=een.weekdag,
                van=een.van,
                tot=een.tot,
                pauze=een.pauze,
                om_de=een.om_de,
                week=een.week,
            )
            for een in nieuw.values()
        ]
    )


def laat_vervallen(versies: Iterable[Overeenkomstversie]) -> None:
    """What waits for signatures does not go on, and the links to sign it show nothing any more."""
    nu = timezone.now()
    for een in versies:
        een.vervallen_op = nu
        een.save(update_fields=["vervallen_op"])
        Tekenlink.objects.filter(versie=een).open().update(ingetrokken_op=nu)


def nieuwe_versie(
    overeenkomst: Overeenkomst,
    inhoud: Inhoud,
    *,
    ingaat_op: date,
    gewijzigd: list[str],
    tekenaars: list[str],
    opgemaakt_door_id: UUID,
) -> Overeenkomstversie:
    """The next version, with its schedule; raises Geweigerd when one waits for signatures already."""
    laatste = Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).order_by("-nummer").first()
    versie = Overeenkomstversie(
        overeenkomst=overeenkomst,
        nummer=laatste.nummer + 1 if laatste else 1,
        ingaat_op=ingaat_op,
        gewijzigd=gewijzigd,
        tekenaars=tekenaars,
        opgemaakt_door_id=opgemaakt_door_id,
    )
    schrijf_inhoud(versie, inhoud)
    bewaar_streng(versie, nieuw=True)
    schrijf_rooster(versie, inhoud.rooster.blokken)
    return versie
