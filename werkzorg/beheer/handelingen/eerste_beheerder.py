"""The very first account of an installation: nobody is there yet to invite it."""

from __future__ import annotations

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.beheer.handelingen.uitnodiging import SOORT
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.gebruikers.uitnodiging import maak_uitnodiging
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import Organisatiesoort

ROL = "functioneel_beheerder"
NAAM = "Departement Zorg"


@handeling("eerste_beheerder_aanstellen")
def eerste_beheerder_aanstellen(email: str, *, voornaam: str, achternaam: str, door: Commando) -> Uitnodiging:
    """A functioneel beheerder of Departement Zorg with an invitation; organisation and account are made when absent.

    Asked again for the same address that has no password yet, it gives a new link, and the old one stops working.
    Raises Geweigerd when there is a functioneel beheerder already, or an account that can sign in.
    """
    vandaag = timezone.localdate()
    beheerders = Lidmaatschap.objects.filter(rol=ROL).geldig_op(vandaag).select_related("gebruiker")
    for lid in beheerders:
        if lid.gebruiker.has_usable_password() or lid.gebruiker.email != email:
            raise Geweigerd(
                "Er is al een functioneel beheerder. Die nodigt anderen uit in de toepassing, bij Beheer."
            )
        return _nodig_uit(lid.gebruiker, lid, door)
    gebruiker = Gebruiker.objects.filter(email=email).first()
    if gebruiker is not None and (gebruiker.has_usable_password() or not gebruiker.is_active):
        raise Geweigerd("Er is al een account met dit e-mailadres. Neem een ander adres.")
    if gebruiker is None:
        gebruiker = Gebruiker.objects.nieuw(email, voornaam=voornaam, achternaam=achternaam, wachtwoord=None)
    huis = (
        Organisatie.objects.filter(soort=Organisatiesoort.DEPARTEMENT_ZORG, is_actief=True)
        .order_by("aangemaakt_op", "id")
        .first()
    )
    if huis is None:
        huis = Organisatie.objects.create(naam=NAAM, soort=Organisatiesoort.DEPARTEMENT_ZORG)
    lid = Lidmaatschap.objects.create(
        gebruiker=gebruiker, organisatie=huis, rol=ROL, periode=DateRange(vandaag, None)
    )
    return _nodig_uit(gebruiker, lid, door)


def _nodig_uit(gebruiker: Gebruiker, lid: Lidmaatschap, door: Commando) -> Uitnodiging:
    uitnodiging = maak_uitnodiging(gebruiker, lidmaatschap_id=lid.pk, uitgenodigd_door_id=None)
    log(
        "eerste_beheerder_aanstellen",
        door=door,
        object_soort=SOORT,
        object_id=gebruiker.pk,
        gegevens={"lidmaatschap": str(lid.pk), "uitnodiging": str(uitnodiging.pk)},
    )
    return uitnodiging
