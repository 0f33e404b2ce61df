"""What the addresses about werkposten work on: a werkpost that the player keeps up, a closing, a contact, a loss."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from ama.models import Contact, Contactmoment, Erkenningverlies, Sluiting, Werkaanbod
from tests.huis.proefama import Maker, overeenkomst_van
from tests.rolverdeling import Speler, maak_organisatie
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Werkpost

SINDS = date(2024, 1, 1)


def werkpost(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A werkpost with an offer that this player's organisation registered; the same one each time."""
    huis = speler.lidmaatschap.organisatie
    al = Werkpost.objects.filter(geregistreerd_door=huis, sector="profit").first()
    if al is not None:
        return al.pk
    with in_handeling():
        rij = Werkpost.objects.create(
            organisatie=maak_organisatie("Proefbakkerij", "onderneming"),
            sector="profit",
            periode=reeks(SINDS, None),
            geregistreerd_door=huis,
        )
        Werkaanbod.objects.create(
            werkpost=rij,
            periode=reeks(SINDS, None),
            activiteiten=["inpakken"],
            plaatsen=3,
            open_dagen=[0, 1],
            geregistreerd_door=huis,
        )
    return rij.pk


def sluiting(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The closing of that werkpost next month; the same one each time."""
    dag = timezone.localdate() + timedelta(days=30)
    with in_handeling():
        rij, _ = Sluiting.objects.get_or_create(
            werkpost_id=werkpost(speler, deelnemer),
            periode=reeks(dag, dag),
            ingetrokken_op=None,
            defaults={"reden": "verlof", "geregistreerd_door": speler.lidmaatschap.organisatie},
        )
    return rij.pk


def contact(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A contact of this player's organisation; the same one each time."""
    with in_handeling():
        rij, is_nieuw = Contact.objects.get_or_create(
            begeleider=speler.lidmaatschap.organisatie,
            naam="Garage Proef",
            defaults={"sector": "profit", "stand": "gecontacteerd", "laatst_op": SINDS},
        )
        if is_nieuw:
            Contactmoment.objects.create(contact=rij, op=SINDS, stand="gecontacteerd", door=speler.gebruiker)
    return rij.pk


def verlies(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The open loss of an agreement of this person that the player sees; the same one each time."""
    with in_handeling():
        rij, _ = Erkenningverlies.objects.get_or_create(
            overeenkomst=overeenkomst_van(speler, deelnemer),
            laatste_dag=date(2099, 6, 30),
            defaults={"reden": "verstreken"},
        )
    return rij.pk


MAKERS: dict[str, Maker] = {"ama.erkenningverlies": verlies}
# What the own organisation keeps up, whoever works there.
EIGEN: dict[str, Maker] = {"ama.contact": contact, "ama.sluiting": sluiting}
# Who looks for a place sees every werkpost; only who keeps it up changes it.
TE_BEHEREN = ("werkaanbod_registreren", "werkpost_sluiten", "werkpost_beeindigen")
