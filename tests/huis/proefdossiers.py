"""A procedure, a campaign and an inspected file for whoever opens a page about one; the same ones each time."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from mandaten.models import Controledossier, Controleronde, Handhaving, Toekenning
from mandaten.querysets import BEHEERDER
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Organisatie

# Of each kind there may be several in one regio.
SOORT = {"departement_zorg": "erkenning", "vdab_beslisser": "werkactor", "departement_wse": "contingent"}


def _van(speler: Speler) -> Toekenning:
    """A running grant that this player decides about; a manager's own organisation holds it."""
    nummer = f"PROEF-{speler.lidmaatschap.pk.hex[:20]}"
    al = Toekenning.objects.filter(nummer=nummer).first()
    houder = speler.lidmaatschap.organisatie if speler.door.rol == BEHEERDER else None
    return al or maak_toekenning(SOORT.get(speler.door.rol, "erkenning"), houder=houder, nummer=nummer)


def _desk(toekenning: Toekenning) -> Organisatie:
    return Organisatie.objects.filter(soort__in=("departement_zorg", "departement_wse", "vdab")).first() or (
        toekenning.houder
    )


def procedure(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An open procedure about that grant, of which the holder was told today."""
    toekenning, vandaag = _van(speler), timezone.localdate()
    rij = toekenning.handhavingen.first()
    if rij is None:
        with in_handeling():
            rij = Handhaving.objects.create(
                toekenning=toekenning,
                organisatie=_desk(toekenning),
                tekortkoming="proef",
                vastgesteld_op=vandaag,
                geopend_door=speler.gebruiker,
            )
            rij.status, rij.voornemen, rij.meegedeeld_op = "voornemen", "intrekking", vandaag
            rij.meegedeeld_door = speler.gebruiker
            rij.verweer_uiterlijk_op = vandaag + timedelta(days=30)
            rij.beslissen_uiterlijk_op = vandaag + timedelta(days=60)
            rij.save()
    return rij.pk


def ronde(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A campaign over that one grant."""
    return _dossier(speler).ronde_id


def dossier(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The file of that campaign, with findings that wait for an answer."""
    return _dossier(speler).pk


def _dossier(speler: Speler) -> Controledossier:
    toekenning, vandaag = _van(speler), timezone.localdate()
    al = toekenning.controles.first()
    if al is not None:
        return al
    with in_handeling():
        nieuw = Controleronde.objects.create(
            soort=toekenning.soort,
            titel="Proef",
            criteria=["Een"],
            peildag=vandaag,
            zaad=7,
            populatie=1,
            populatie_ids=[toekenning.pk],
            steekproef=1,
            antwoord_dagen=30,
            organisatie=_desk(toekenning),
            gestart_door=speler.gebruiker,
        )
        rij = Controledossier.objects.create(ronde=nieuw, toekenning=toekenning, volgnummer=1)
        rij.status, rij.bezocht_op = "bevonden", vandaag
        rij.antwoord_uiterlijk_op = vandaag + timedelta(days=30)
        rij.save()
    return rij
