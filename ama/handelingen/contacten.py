"""The acts about companies and neighbourhood bodies that may become a werkpost; never about a deelnemer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.utils import timezone

from ama.domein.werkaanbod import CONTACTVELDEN, Moment, contact_bezwaren, werkpost_bezwaar
from ama.models import Contact, Contactmoment
from ama.querysets.werkposten import te_beheren
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.organisaties.querysets import GELIJKEND

SOORT = "ama.contact"
CONTROLEER = "Controleer de gemarkeerde velden."
# As many likely doubles as somebody can compare.
MEESTE_GELIJKENDE = 5


@dataclass
class MogelijkDubbel(Geweigerd):
    """There are contacts or werkposten that look like the new one; the actor must say that it is another."""

    contacten: list[Contact] = field(default_factory=list)
    werkposten: list[Werkpost] = field(default_factory=list)


@handeling("contact_bewaren")
def contact_bewaren(
    velden: Mapping[str, Any], moment: Moment, *, is_andere: bool = False, door: Hoedanigheid
) -> Contact:
    """The actor's organisation knows this contact since this first talk.

    Raises Geweigerd with a sentence per field; MogelijkDubbel when contacts of the own organisation, or werkposten,
    have nearly the same name and the actor did not say that it is another.
    """
    fout = contact_bezwaren(
        "", moment.stand, op=moment.op, vorige_op=None, reden=moment.nota, vandaag=timezone.localdate()
    )
    if fout:
        raise Geweigerd(CONTROLEER, velden=_naar_nota(fout))
    if not is_andere:
        al = list(_gelijkende_contacten(velden["naam"], door))
        posten = list(_gelijkende_werkposten(velden["naam"]))
        if al or posten:
            raise MogelijkDubbel(
                "Er staat al iets in de lijst dat hierop lijkt. Kijk of het een van deze is.",
                contacten=al,
                werkposten=posten,
            )
    rij = Contact.objects.create(
        begeleider_id=door.organisatie_id,
        stand=moment.stand,
        laatst_op=moment.op,
        **{naam: velden[naam] for naam in CONTACTVELDEN},
    )
    _noteer(rij, moment, door)
    log("contact_bewaren", door=door, object_soort=SOORT, object_id=rij.pk)
    return rij


@handeling("contact_wijzigen")
def contact_wijzigen(
    contact: Contact, velden: Mapping[str, Any], *, versie: int, door: Hoedanigheid
) -> Contact:
    """Who the contact is and how he is reached.

    Raises DoesNotExist for that of another organisation, Versieconflict when a colleague was first.
    """
    rij = Contact.objects.zichtbaar_voor(door).vergrendel(contact.pk)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    for naam in CONTACTVELDEN:
        setattr(rij, naam, velden[naam])
    rij.versie += 1
    rij.save(update_fields=[*CONTACTVELDEN, "versie"])
    log("contact_wijzigen", door=door, object_soort=SOORT, object_id=rij.pk)
    return rij


@handeling("contactmoment_noteren")
def contactmoment_noteren(
    contact: Contact, moment: Moment, *, versie: int, door: Hoedanigheid
) -> Contactmoment:
    """There was a talk with this contact, and it stands so now; a contact that became a werkpost is tied to it.

    Raises DoesNotExist for the contact of another organisation or a werkpost that the own one does not keep up,
    Geweigerd for a step that cannot be, Versieconflict when a colleague was first.
    """
    rij = Contact.objects.zichtbaar_voor(door).vergrendel(contact.pk)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    fout = contact_bezwaren(
        rij.stand,
        moment.stand,
        op=moment.op,
        vorige_op=rij.laatst_op,
        reden=moment.nota,
        vandaag=timezone.localdate(),
    )
    if zin := werkpost_bezwaar(moment.stand, moment.werkpost_id is not None):
        fout["werkpost"] = zin
    if fout:
        raise Geweigerd(CONTROLEER, velden=_naar_nota(fout))
    if moment.werkpost_id is not None:
        rij.werkpost = te_beheren().zichtbaar_voor(door).get(pk=moment.werkpost_id)
    rij.stand, rij.laatst_op = moment.stand, moment.op
    rij.versie += 1
    rij.save(update_fields=["stand", "laatst_op", "werkpost", "versie"])
    nieuw = _noteer(rij, moment, door)
    log("contactmoment_noteren", door=door, object_soort=SOORT, object_id=rij.pk)
    return nieuw


def _noteer(rij: Contact, moment: Moment, door: Hoedanigheid) -> Contactmoment:
    return Contactmoment.objects.create(
        contact=rij, op=moment.op, stand=moment.stand, nota=moment.nota, door_id=door.gebruiker_id
    )


def _naar_nota(fout: Mapping[str, str]) -> dict[str, str]:
    """The reason of a no is written in the note of the talk."""
    return {"nota" if veld == "reden" else veld: zin for veld, zin in fout.items()}


def _gelijkende_contacten(naam: str, door: Hoedanigheid) -> Any:
    rijen = Contact.objects.zichtbaar_voor(door).annotate(gelijkenis=TrigramSimilarity("naam", naam))
    return rijen.filter(gelijkenis__gte=GELIJKEND).order_by("-gelijkenis", "pk")[:MEESTE_GELIJKENDE]


def _gelijkende_werkposten(naam: str) -> Any:
    rijen = Werkpost.objects.geldig_op(timezone.localdate()).select_related("organisatie", "vestiging")
    gelijk = rijen.annotate(gelijkenis=TrigramSimilarity("organisatie__naam", naam))
    return gelijk.filter(gelijkenis__gte=GELIJKEND).order_by("-gelijkenis", "pk")[:MEESTE_GELIJKENDE]
