"""An invitation: put ready by the act that gives an account, mailed, and accepted with a first password."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.gebruikers.sessies import beeindig_alle
from werkzorg.gebruikers.uitnodiging import maak_uitnodiging, token_van
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import VOET
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.ui.formaten import datum

UITNODIGING_MAILEN = "uitnodiging_mailen"
SOORT = "gebruikers.gebruiker"
WERKT_NIET_MEER = "Deze uitnodiging werkt niet meer. Vraag een nieuwe aan wie je uitnodigde."


def stuur_uitnodiging(gebruiker: Gebruiker, *, lidmaatschap: Lidmaatschap, door: Door) -> Uitnodiging | None:
    """Puts the mail about this membership ready; call it inside an act, as often as somebody asks for a new mail.

    An account without password gets a link to choose one, and earlier links of it stop working; the answer is the
    invitation. An account with a password only hears that there is a new role; the answer is None.
    """
    if gebruiker.has_usable_password():
        zet_klaar(
            UITNODIGING_MAILEN,
            effect_sleutel=f"{UITNODIGING_MAILEN}:rol:{lidmaatschap.id}",
            verwijzing={"lidmaatschap": str(lidmaatschap.id), "uitnodiging": None},
            door=door,
        )
        return None
    uitnodiging = maak_uitnodiging(
        gebruiker,
        lidmaatschap_id=lidmaatschap.id,
        uitgenodigd_door_id=door.gebruiker_id if isinstance(door, Hoedanigheid) else None,
    )
    zet_klaar(
        UITNODIGING_MAILEN,
        effect_sleutel=f"{UITNODIGING_MAILEN}:{uitnodiging.id}",
        verwijzing={"lidmaatschap": str(lidmaatschap.id), "uitnodiging": str(uitnodiging.id)},
        door=door,
    )
    return uitnodiging


def link_van(uitnodiging: Uitnodiging) -> str:
    """The whole address that goes into the mail; whoever has it is the invited person."""
    return f"{settings.WEBADRES}{reverse('uitnodiging_aanvaarden')}?t={token_van(uitnodiging)}"


def effect_uitnodiging_mailen(opdracht: Opdracht) -> None:
    """Sends the mail, unless the invitation was used or withdrawn meanwhile; nothing in it is about anybody else."""
    if opdracht.verwijzing["uitnodiging"] is None:
        lid = Lidmaatschap.objects.select_related("gebruiker").get(pk=opdracht.verwijzing["lidmaatschap"])
        gebruiker = lid.gebruiker
        onderwerp = "Je hebt een nieuwe rol in werkzorg"
        tekst = (
            "Je kunt in werkzorg nu ook voor een andere organisatie of in een andere rol werken. Meld je aan en kies:"
            f"\n\n{settings.WEBADRES}{reverse('hoedanigheid_kiezen')}"
        )
    else:
        rij = (
            Uitnodiging.objects.bruikbaar_op(timezone.now())
            .select_related("gebruiker")
            .filter(pk=opdracht.verwijzing["uitnodiging"])
            .first()
        )
        if rij is None:
            return
        gebruiker = rij.gebruiker
        onderwerp = "Je bent uitgenodigd om met werkzorg te werken"
        tekst = (
            "Iemand nodigt je uit om met werkzorg te werken. Open deze link: je ziet dan wie je uitnodigt, en je kiest"
            f" een wachtwoord.\n\n{link_van(rij)}\n\n"
            f"De link werkt één keer, tot en met {datum(timezone.localdate(rij.vervalt_op))}. Geef hem niet door."
            "\n\nVerwacht je deze mail niet? Dan hoef je niets te doen."
        )
    if not gebruiker.is_active:
        return
    EmailMessage(
        subject=onderwerp,
        body=f"Dag,\n\n{tekst}\n\n{VOET}\n",
        to=[gebruiker.email],
        headers={"Message-ID": f"<{opdracht.id}@werkzorg>", "Auto-Submitted": "auto-generated"},
    ).send()


@handeling("uitnodiging_aanvaarden")
def uitnodiging_aanvaarden(
    uitnodiging: Uitnodiging,
    *,
    wachtwoord: str,
    maak_afdruk: Callable[[str], str] = make_password,
    door: Hoedanigheid,
) -> Gebruiker:
    """The invited account has this password, and the link works no more; raises Geweigerd when it did not any more.

    `maak_afdruk` hashes it; only example data, where a hundred people have one password, bring a hash made before.
    """
    rij = (
        Uitnodiging.objects.bruikbaar_op(timezone.now())
        .select_for_update(of=("self", "gebruiker"))
        .select_related("gebruiker")
        .filter(pk=uitnodiging.pk)
        .first()
    )
    if rij is None or rij.gebruiker_id != door.gebruiker_id:
        raise Geweigerd(WERKT_NIET_MEER)
    gebruiker = rij.gebruiker
    gebruiker.password = maak_afdruk(wachtwoord)
    gebruiker.save(update_fields=["password"])
    rij.aanvaard_op = timezone.now()
    rij.save(update_fields=["aanvaard_op"])
    beeindig_alle(gebruiker.pk)
    log(
        "uitnodiging_aanvaarden",
        door=door,
        object_soort=SOORT,
        object_id=gebruiker.pk,
        gegevens={"uitnodiging": str(rij.pk)},
    )
    return gebruiker
