"""Example colleagues through the acts of this app: the first account, invitations, and who lost a second factor."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import update_last_login
from django.utils import timezone

from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.handelingen.eerste_beheerder import eerste_beheerder_aanstellen
from werkzorg.beheer.handelingen.factorherstel import factorherstel_voorstellen
from werkzorg.beheer.handelingen.leden import Genodigde, gebruiker_uitnodigen, lidmaatschap_geven
from werkzorg.beheer.handelingen.uitnodiging import uitnodiging_aanvaarden
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.models.factorherstel import HerstelReden, Identiteitscontrole
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.organisaties.hoedanigheid import Commando, Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.termijnen import einde_na_maanden

# The secret of an app on a phone that nobody has.
_GEHEIM = "JBSWY3DPEHPK3PXP"


def stel_eerste_aan(email: str, voornaam: str, achternaam: str) -> Lidmaatschap:
    """The first functioneel beheerder is invited by the operator, as `manage.py eerste_beheerder` does."""
    uitnodiging = eerste_beheerder_aanstellen(
        email, voornaam=voornaam, achternaam=achternaam, door=Commando("eerste_beheerder")
    )
    return Lidmaatschap.objects.get(pk=uitnodiging.lidmaatschap_id)


def nodig_uit(
    email: str, voornaam: str, achternaam: str, huis: Organisatie, rol: str, *, door: Hoedanigheid
) -> Lidmaatschap:
    """This person is invited for a role from today, as long as the role may last."""
    vandaag = timezone.localdate()
    maanden = ROLLEN[rol].max_maanden
    looptijd = Looptijd(vandaag, None if maanden is None else einde_na_maanden(vandaag, maanden))
    wie = Genodigde(email, voornaam, achternaam)
    return gebruiker_uitnodigen(wie, organisatie_id=huis.pk, rol=rol, looptijd=looptijd, door=door)


def geef_rol(lid: Lidmaatschap, rol: str, *, door: Hoedanigheid) -> Lidmaatschap:
    """The colleague of this membership has another role in the same organisation, from today."""
    return lidmaatschap_geven(lid, rol=rol, looptijd=Looptijd(timezone.localdate(), None), door=door)


def kom_binnen(lid: Lidmaatschap, wachtwoord: str, maak_afdruk: Callable[[str], str]) -> Hoedanigheid:
    """The invited person accepts, chooses this password and signs in for the first time."""
    door = lid.als_hoedanigheid()
    uitnodiging = Uitnodiging.objects.bruikbaar_op(timezone.now()).get(gebruiker_id=lid.gebruiker_id)
    gebruiker = uitnodiging_aanvaarden(uitnodiging, wachtwoord=wachtwoord, maak_afdruk=maak_afdruk, door=door)
    update_last_login(Gebruiker, gebruiker)
    return door


def beveilig(wie: Hoedanigheid) -> None:
    """This person has an app with codes as second factor."""
    TOTP.activate(Gebruiker.objects.get(pk=wie.gebruiker_id), _GEHEIM)


def vraag_herstel(wie: Hoedanigheid, *, door: Hoedanigheid) -> Factorherstel:
    """The phone of this colleague is broken: his second factor may be taken away when a second person agrees."""
    return factorherstel_voorstellen(
        Lidmaatschap.objects.get(pk=wie.lidmaatschap_id),
        reden=HerstelReden.STUK,
        controle=Identiteitscontrole.GEZIEN,
        door=door,
    )
